"""Keeping filters and giving them up."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_POST

from truceline.desk.actions.keeping_filters import drop_filter, keep_filter
from truceline.desk.pages.every_page import person_of
from truceline.desk.policy import Role
from truceline.desk.queries.reading import read_query
from truceline.errors import Refused, Where, problem


@require_POST
def kept_filters(request: HttpRequest) -> HttpResponse:
    """Keep the filter that the form carries, and show what it finds."""
    query = read_query(QueryDict(request.POST.get("address", "")[:2_000]).dict())
    if query.not_understood:
        raise Refused([problem("D003", Where("", 0, name), "") for name in query.not_understood])
    roles = [Role(role) for role in request.POST.getlist("role") if role in set(Role)]
    kept = keep_filter(person_of(request), request.POST.get("name", ""), query, roles)
    return HttpResponseRedirect(f"/situation/?{kept.address or 'from='}")


@require_POST
def dropped_filter(request: HttpRequest, filter_id: str) -> HttpResponse:
    """Delete a filter of one's own."""
    drop_filter(person_of(request), filter_id)
    return HttpResponseRedirect("/situation/")
