"""Filters that people keep: theirs, shown to a role or to nobody, and gone when deleted."""

from collections.abc import Callable
from typing import Any

import pytest


def client_of(person: Any) -> Any:
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def names(person: Any) -> list[str]:
    from truceline.desk.queries.filters import filters_of

    return [one.name for one in filters_of(person)]


@pytest.fixture
def analyst(somebody: Callable[..., Any]) -> Any:
    return somebody("analyst")


def test_a_filter_is_kept_shown_to_a_role_replaced_and_given_up(analyst: Any, somebody: Callable[..., Any]) -> None:
    from truceline.desk.queries.filters import filters_of

    verifier, officer = somebody("verifier"), somebody("duty_officer")
    client = client_of(analyst)
    form = {"name": "  Shells   on silos ", "address": "act=artillery_fire&page=3&from=2017-07-10", "role": "verifier"}

    answer = client.post("/situation/filters/", form)
    assert (answer.status_code, answer["location"]) == (302, "/situation/?act=artillery_fire&from=2017-07-10")
    assert names(analyst) == names(verifier) == ["Shells on silos"]
    assert "Shells on silos" not in names(officer)
    assert "Shells on silos" in client_of(verifier).get("/situation/?from=").content.decode()

    client.post("/situation/filters/", {"name": "Shells on silos", "address": ""})
    assert [(one.name, one.address, one.roles) for one in filters_of(analyst)] == [("Shells on silos", "", ())]
    assert names(verifier) == []

    kept = filters_of(analyst)[0]
    assert client_of(verifier).post(f"/situation/filters/{kept.filter_id}/drop/").status_code == 404
    assert client.post(f"/situation/filters/{kept.filter_id}/drop/").status_code == 302
    assert names(analyst) == []


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({}, "D090"),
        ({"name": "   "}, "D090"),
        ({"name": "x" * 101}, "D090"),
        ({"name": "ok", "address": "zone=atlantis"}, "D003"),
        ({"name": "ok", "address": "from=yesterday"}, "D003"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused_and_not_kept(form: dict[str, str], code: str, analyst: Any) -> None:
    answer = client_of(analyst).post("/situation/filters/", form)

    assert answer.status_code == 400
    assert code in answer.content.decode()
    assert names(analyst) == []


def test_a_kept_address_never_leads_elsewhere(analyst: Any) -> None:
    """Teeth: what is kept is the query spelt anew, not what was sent."""
    client = client_of(analyst)
    for sent in ("https://elsewhere.example/?q=1", "//elsewhere.example", "javascript:alert(1)", 'q="><script>'):
        answer = client.post("/situation/filters/", {"name": "away", "address": sent})
        assert answer["location"].startswith("/situation/?")
        assert "elsewhere" not in answer["location"].split("q=")[0]
    told = client.get("/situation/?from=").content.decode()
    assert "javascript:" not in told
    assert "<script>" not in told


def test_nobody_keeps_more_than_they_find_their_way_among(analyst: Any) -> None:
    from truceline.desk.actions import keeping_filters
    from truceline.desk.queries.incidents import IncidentQuery
    from truceline.errors import Refused

    before = keeping_filters._MOST
    keeping_filters._MOST = 2
    try:
        for name in ("one", "two", "two"):
            keeping_filters.keep_filter(analyst, name, IncidentQuery())
        with pytest.raises(Refused, match="D091"):
            keeping_filters.keep_filter(analyst, "three", IncidentQuery())
    finally:
        keeping_filters._MOST = before


def test_keeping_a_filter_leaves_no_entry_on_the_register(analyst: Any, desk: Any) -> None:
    from desk_reading import counts

    before = counts(desk)
    client_of(analyst).post("/situation/filters/", {"name": "quiet inquiry", "address": "q=Naima"})
    assert counts(desk) == before
