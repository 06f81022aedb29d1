"""Presence instead of locks, and two versions of one thing field by field."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from truceline.desk.policy import Mode

FIELDS = {"note": "Call the mill", "until": "18:00"}


def browser(person: Any) -> Any:
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_who_edits_is_told_to_the_others_and_not_to_themselves(somebody: Callable[..., Any]) -> None:
    amina, boris = somebody("duty_officer"), somebody("analyst")

    mine = browser(amina).post("/presence/incident/71/").json()
    theirs = browser(boris).get("/presence/incident/71/").json()

    assert mine == {"said": ""}
    assert amina.name in theirs["said"]
    assert browser(boris).get("/presence/incident/72/").json() == {"said": ""}


def test_presence_fades_when_a_page_falls_silent_and_ends_when_it_is_left(somebody: Callable[..., Any]) -> None:
    from truceline.desk.actions.being_present import FADES_AFTER
    from truceline.desk.tables import Presence

    amina, boris = somebody("duty_officer"), somebody("analyst")
    browser(amina).post("/presence/shift/a/")
    browser(amina).post("/presence/shift/b/")

    Presence.objects.filter(record="a").update(seen_at=datetime.now(UTC) - FADES_AFTER - timedelta(seconds=1))
    browser(amina).post("/presence/shift/b/", {"leave": "yes"})

    assert [browser(boris).get(f"/presence/shift/{at}/").json() for at in "ab"] == [{"said": ""}, {"said": ""}]


def test_whoever_goes_on_editing_is_there_since_they_began(somebody: Callable[..., Any]) -> None:
    from truceline.desk.tables import Presence

    amina = somebody("duty_officer")
    browser(amina).post("/presence/report/c/")
    began = datetime.now(UTC) - timedelta(minutes=20)
    Presence.objects.filter(record="c").update(since=began)

    browser(amina).post("/presence/report/c/")

    assert Presence.objects.get(record="c").since == began


def test_something_else_has_nobody_present_and_a_guarantor_is_told_of_nobody(browser_of: Callable[..., Any]) -> None:
    assert browser_of("analyst").get("/presence/weather/1/").status_code == 404
    assert browser_of("guarantor_representative").get("/presence/incident/1/").status_code == 403


def test_a_read_only_desk_keeps_no_presence(somebody: Callable[..., Any]) -> None:
    from truceline.desk.actions.switching import switch_mode
    from truceline.desk.tables import Presence

    head, amina = somebody("head_of_centre"), somebody("duty_officer")
    switch_mode(head, Mode.READ_ONLY, "a test")
    try:
        assert browser(amina).post("/presence/incident/73/").json() == {"said": ""}
    finally:
        switch_mode(head, Mode.NORMAL, "the test is over")
    assert not Presence.objects.filter(record="73").exists()


def test_what_one_of_two_changed_is_proposed_and_what_both_changed_is_asked() -> None:
    from truceline.desk.differing import differences

    seen = {"note": "one", "until": "18:00", "place": "mill", "kind": "note"}
    mine = seen | {"note": "mine", "until": "19:00"}
    theirs = seen | {"note": "theirs", "place": "silo"}

    told = {one.name: one.proposed for one in differences(seen, mine, theirs)}

    assert told == {"note": None, "until": "mine", "place": "theirs"}


def test_writing_is_refused_where_what_stands_is_not_what_was_seen() -> None:
    from truceline.desk.differing import ChangedMeanwhile, hold_to

    hold_to(FIELDS, dict(FIELDS))
    with pytest.raises(ChangedMeanwhile) as told:
        hold_to(FIELDS, FIELDS | {"note": "other"}, "Boris")
    assert (told.value.by, told.value.standing["note"]) == ("Boris", "other")


def test_a_form_says_what_was_seen_and_nobody_can_make_it_up(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from truceline.desk.differing import chosen, sealed
    from truceline.errors import Refused

    form = {"seen": sealed(FIELDS), "note": " Call the silo ", "until": "20:00", "choose-until": "theirs"}

    assert chosen(form, FIELDS) == ({"note": "Call the silo", "until": "18:00"}, FIELDS)
    for forged in ("", "nonsense", form["seen"][:-2]):
        with pytest.raises(Refused, match="D030"):
            chosen(form | {"seen": forged}, FIELDS)


def test_the_page_of_differences_shows_both_and_keeps_mine_until_somebody_chooses(somebody: Callable[..., Any]) -> None:
    from django.test import RequestFactory

    from truceline.desk.differing import ChangedMeanwhile, chosen
    from truceline.desk.pages.presence import difference_page

    request = RequestFactory().post("/shift/1/", {"note": "Call the silo", "until": "18:00", "entry": "7"})
    request.user = somebody("duty_officer")
    changed = ChangedMeanwhile(FIELDS, FIELDS | {"note": "<b>Done</b>"}, "Boris", datetime.now(UTC))

    answer = difference_page(request, changed, FIELDS | {"note": "Call the silo"}, {"note": "Note", "until": "Until"})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Call the silo" in text
    assert "&lt;b&gt;Done&lt;/b&gt;" in text
    assert 'name="entry" value="7"' in text
    assert "choose-note" in text
    assert "choose-until" not in text
    seal = text.split('name="seen" value="')[1].split('"')[0]
    assert chosen({"seen": seal, "choose-note": "theirs", "until": "18:00"}, FIELDS)[0]["note"] == "<b>Done</b>"
