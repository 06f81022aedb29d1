"""Who was told of the ceasefire, of each change and of each notice, who acknowledged it, and who heard nothing."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from truceline.agreement.charter import Charter
from truceline.desk.actions.asking import may, require
from truceline.desk.actions.spreading import KINDS, acknowledge_word, announce_words, owe_ceasefire, tell_word, told_on
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.forms import Form
from truceline.desk.pages.agreement import drawn_map
from truceline.desk.pages.announcements import announcement
from truceline.desk.pages.decision_doors import doors_told
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.telling import name_of
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.words import Subject, gaps_on_the_map, subjects, words_of
from truceline.desk.tables import Word
from truceline.errors import NotFound
from truceline.values.language import Language, say

_COLUMNS = (
    "word_id",
    "kind",
    "of",
    "unit",
    "name",
    "state",
    "owed_on",
    "told_at",
    "how",
    "acknowledged_at",
    "evidence",
    "contact",
)


@require_GET
def words(request: HttpRequest) -> HttpResponse:
    """Show, for one thing that everybody has to hear, how each unit stands; left out: the latest thing."""
    person = person_of(request)
    require(person, Action.SEE, Noun.WORD)
    charter, language, things = charter_at_hand(), language_of(request), subjects()
    asked = (request.GET.get("kind", ""), request.GET.get("of", ""))
    chosen = next((one for one in things if (one.kind, one.of) == asked), things[0] if things else None)
    rows = list(_named(chosen, charter, language)) if chosen else []
    here, gaps = charter.zone_info, gaps_on_the_map(rows, charter, now()) if chosen else []
    told = {
        "doors_here": doors_told(request),
        "things": [
            {
                "kind": one.kind,
                "of": one.of,
                "name": _name_of(one, language),
                "told": one.told,
                "all": one.all,
                "acknowledged": one.acknowledged,
                "is_chosen": one == chosen,
            }
            for one in things
        ],
        "chosen": _name_of(chosen, language) if chosen else "",
        "rows": [
            {
                **row,
                **{
                    name: f"{datetime.fromisoformat(row[name]).astimezone(here):%Y-%m-%d %H:%M}" if row[name] else ""
                    for name in ("owed_on", "told_at", "acknowledged_at")
                },
            }
            for row in rows
        ],
        "counts": [
            (state, sum(row["state"] == state for row in rows)) for state in ("not_told", "told", "acknowledged")
        ],
        "gaps": [
            {"zone": getattr(zone.name, language), "units": [name_of(unit, charter, language) for unit in units]}
            for zone, units in gaps
        ],
        "map": drawn_map(charter, now(), language, person.held(), {zone.code for zone, _ in gaps}) if gaps else None,
        "may_write": may(person, Action.WRITE, Noun.WORD),
        "address": f"/decisions/told/{chosen.kind}/{chosen.of}/announce/" if chosen else "",
        "to_announce": sum(row["state"] == "not_told" and row["contact"] is None for row in rows),
        "lacks_ceasefire": all(one.kind != "ceasefire" for one in things),
        "soon": f"{now().astimezone(here):%Y-%m-%dT%H:%M}",
        "exports": [(ending, f"/told.{ending}") for ending in ENDINGS],
    }
    return render(request, "desk/words.html", told)


@require_GET
def words_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give every word that is owed or was told, as a file."""
    require(person_of(request), Action.SEE, Noun.WORD)
    charter, language = charter_at_hand(), language_of(request)
    rows = (row for one in subjects() for row in _named(one, charter, language))
    return export(Listing("told", _COLUMNS, rows, "word_id"), ending)


@require_POST
def ceasefire_owed(request: HttpRequest) -> HttpResponse:
    """List everybody who is to be told of the ceasefire."""
    owe_ceasefire(person_of(request), charter_at_hand())
    return HttpResponseRedirect(reverse("words"))


@require_POST
def word_told(request: HttpRequest, word_id: str) -> HttpResponse:
    """Write down that a unit was told, or that it acknowledged."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.WORD)
    word = Word.objects.filter(pk=word_id).first()
    if word is None or word.kind not in KINDS:
        raise NotFound("desk-word-unknown")
    form = Form(request.POST, charter_at_hand().zone_info)
    at, how = form.past("at"), form.text("how", most=1_000)
    form.check()
    if told_on(word) is None:
        tell_word(person, word, at or now(), how)
    else:
        acknowledge_word(person, word, at or now(), how)
    return HttpResponseRedirect(f"{reverse('words')}?kind={word.kind}&of={word.of}")


@require_POST
def announced(request: HttpRequest, kind: str, of: str) -> HttpResponse:
    """Say it to all with whom the centre speaks, in the same minute and in three languages."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.WORD)
    words = list(Word.objects.filter(kind=kind, of=of).select_related("contact"))
    if not words:
        raise NotFound("desk-word-unknown")
    said = {one.value: announcement(kind, of, charter_at_hand(), one) for one in Language}
    subject = next(one for one in subjects() if (one.kind, one.of) == (kind, of))
    announce_words(person, words, said, _name_of(subject, Language.ENGLISH)[:300])
    return HttpResponseRedirect(f"{reverse('words')}?kind={kind}&of={of}")


def _name_of(subject: Subject, language: Language) -> str:
    return say(f"desk-word-of-{subject.kind}", language, name=subject.name)


def _named(subject: Subject, charter: Charter, language: Language) -> Iterator[dict[str, Any]]:
    for row in words_of(subject):
        yield row | {"name": name_of(row["unit"], charter, language)}
