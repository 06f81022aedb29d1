"""The lists of the administration, and one's filters, as files: the same query as the page, all of it."""

from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_GET

from truceline.desk.actions.asking import may, require
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.every_page import person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.policy import Action, Noun, Relation
from truceline.desk.queries import administration as listed


def files_of(address: str) -> list[tuple[str, str]]:
    """The files of a list, by their endings."""
    return [(ending, f"{address}.{ending}") for ending in ENDINGS]


@require_GET
def people_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give who has an account as a file, without names."""
    require(person_of(request), Action.SEE, Noun.ACCOUNT)
    return _file("people", listed.people_listed(), ending)


@require_GET
def posts_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give the posts as a file."""
    require(person_of(request), Action.SEE, Noun.POST)
    return _file("posts", listed.posts_listed(charter_at_hand()), ending)


@require_GET
def clocks_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give the rules for clocks that hold as a file."""
    require(person_of(request), Action.SEE, Noun.SETTING)
    return _file("clocks", listed.clocks_listed(), ending)


@require_GET
def sources_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give the pseudonyms as a file; nothing in it tells who anybody is."""
    person = person_of(request)
    require(person, Action.ASK if may(person, Action.ASK, Noun.SOURCE) else Action.GRANT, Noun.SOURCE)
    return _file("sources", listed.sources_listed(), ending)


@require_GET
def channels_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give how the sides are reached as a file, without addresses."""
    require(person_of(request), Action.SEE, Noun.CHANNEL)
    return _file("channels", listed.channels_listed(charter_at_hand()), ending)


@require_GET
def filters_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give one's kept filters and those shown to one as a file."""
    person = person_of(request)
    require(person, Action.SEE, Noun.FILTER, Relation.OWN)
    return _file("filters", listed.filters_listed(person), ending)


def _file(name: str, rows: list[dict[str, Any]], ending: str) -> StreamingHttpResponse:
    columns = listed.COLUMNS[name]
    return export(Listing(name, columns, rows, columns[0]), ending)
