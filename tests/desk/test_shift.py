"""The shift log: who is on duty, what is promised and watched, and one officer handing to another."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from desk_reading import counts, entries_of_kind

PROMISE = {"kind": "promise", "text": "Call the mill about the road", "to_whom": "Post 7", "due": "2017-11-02T18:00"}


def browser(person: Any) -> Any:
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def amina(somebody: Callable[..., Any]) -> Any:
    return somebody("duty_officer")


@pytest.fixture
def boris(somebody: Callable[..., Any]) -> Any:
    return somebody("analyst")


@pytest.fixture(autouse=True)
def nobody_before() -> None:
    """Whoever another test left on duty, or whatever it handed over, is not there any more."""
    from truceline.desk.clock import now
    from truceline.desk.tables import Duty, Handover

    Duty.objects.filter(until__isnull=True).update(until=now())
    Handover.objects.filter(accepted_on__isnull=True).update(accepted_on=now())


def written(person: Any, **more: str) -> Any:
    from truceline.desk.actions.keeping_shift import write_entry

    return write_entry(person, PROMISE | more)


def test_a_promise_stands_in_the_log_and_on_the_register_until_somebody_says_what_came_of_it(
    amina: Any, boris: Any, desk: Any
) -> None:
    from truceline.desk.tables import ShiftEntry

    text = "Call the mill before dark"
    browser(amina).post("/shift/", PROMISE | {"text": text})
    entry = ShiftEntry.objects.get(text=text)
    assert entries_of_kind(desk, "shift_entry")[entry.pk] == entry.content
    assert entry.due_at.isoformat() == "2017-11-02T16:00:00+00:00"  # 18:00 in Damascus
    assert text in browser(boris).get("/shift/", {"show": "open"}).content.decode()

    assert browser(boris).post(f"/shift/entries/{entry.pk}/", {"outcome": " "}).status_code == 400
    browser(boris).post(f"/shift/entries/{entry.pk}/", {"outcome": "They know"})

    assert text not in browser(amina).get("/shift/", {"show": "open"}).content.decode()
    assert "They know" in browser(amina).get("/shift/", {"show": "all"}).content.decode()
    assert browser(amina).post(f"/shift/entries/{entry.pk}/", {"outcome": "Again"}).status_code == 409
    assert json.loads(entries_of_kind(desk, "shift_entry")[entry.pk])["done_by"] == boris.pseudonym


def test_two_who_correct_one_entry_are_shown_both_versions_and_nothing_is_lost(amina: Any, boris: Any) -> None:
    from truceline.desk.tables import ShiftEntry

    entry = written(amina)
    address = f"/shift/entries/{entry.pk}/"
    seals = [one.get(address).context["seen"] for one in (browser(amina), browser(boris))]
    fields = browser(amina).get(address).context["fields"]
    browser(amina).post(address, fields | {"text": "Call the mill and the silo", "seen": seals[0]})

    answer = browser(boris).post(address, fields | {"to_whom": "Post 8", "seen": seals[1]})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Call the mill and the silo" in text
    assert amina.name in text
    assert ShiftEntry.objects.get(pk=entry.pk).to_whom == "Post 7"
    again = text.split('name="seen" value="')[1].split('"')[0]
    chosen = {"choose-text": "theirs", "choose-to_whom": "mine"}
    browser(boris).post(address, fields | {"to_whom": "Post 8", "seen": again} | chosen)
    stands = ShiftEntry.objects.get(pk=entry.pk)
    assert (stands.text, stands.to_whom, stands.changed_by) == ("Call the mill and the silo", "Post 8", boris)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"kind": "rumour"}, "D039"),
        ({"text": "  "}, "D040"),
        ({"text": "x" * 4_001}, "D041"),
        ({"to_whom": "a\0b"}, "D231"),
        ({"due": "soon"}, "D042"),
        ({"to_whom": ""}, "D043"),
    ],
)
def test_an_entry_that_tells_nobody_anything_is_refused(
    amina: Any, desk: Any, wrong: dict[str, str], code: str
) -> None:
    before = counts(desk)
    answer = browser(amina).post("/shift/", PROMISE | wrong)
    assert answer.status_code == 400
    assert code in answer.content.decode()
    assert counts(desk) == before


def test_two_people_hand_over_and_what_was_handed_stays_as_it_was(amina: Any, boris: Any, desk: Any) -> None:
    from truceline.desk.queries.shift import on_duty
    from truceline.desk.tables import Handover

    entry = written(amina, text="Watch the bridge", kind="watch")
    browser(amina).post("/shift/duty/", {"duty": "begin"})
    answer = browser(amina).post("/shift/handover/", {"words": "The line to Post 7 is bad"})
    made = Handover.objects.latest("on")
    assert answer["location"] == f"/shift/handover/{made.pk}/"
    browser(boris).post(f"/shift/entries/{entry.pk}/", {"outcome": "It stands"})

    assert browser(amina).post(answer["location"]).status_code == 409  # nobody accepts their own
    assert "I take over" in browser(boris).get(answer["location"]).content.decode()
    browser(boris).post(answer["location"])

    shown = browser(boris).get(answer["location"]).content.decode()
    assert "Watch the bridge" in shown
    assert "The line to Post 7 is bad" in shown
    assert [one.person for one in on_duty()] == [boris]
    last = json.loads(entries_of_kind(desk, "handover")[made.pk])
    assert (last["by"], last["accepted_by"]) == (amina.pseudonym, boris.pseudonym)
    assert "clocks" in last
    assert browser(boris).post(answer["location"]).status_code == 409


def test_contacts_that_have_not_gone_out_stand_on_top_of_the_log_and_are_handed_over(
    amina: Any, boris: Any, contacted: Callable[..., list[Any]]
) -> None:
    """A call that somebody has to make is nobody's for as long as no list shows it; one without a clock is no exception."""
    from truceline.desk.queries.contacts import contacts_shown
    from truceline.desk.tables import Handover

    before = contacts_shown(amina, "unsent").count()
    calls = contacted(means="telephone", hours="0")
    assert {one.due_at for one in calls} == {None}

    page = browser(amina).get("/shift/").content.decode()
    assert f"Contacts not sent yet: \u2068{before + 2}\u2069, none is late." in page
    assert 'href="/contacts/?show=unsent"' in page
    numbers = {one.number for one in contacts_shown(amina, "unsent")}
    assert {one.number for one in calls} <= numbers
    shown = browser(amina).get("/contacts/?show=unsent").content.decode()
    assert all(f"/contacts/{one.number}/" in shown for one in calls)

    browser(amina).post("/shift/duty/", {"duty": "begin"})
    answer = browser(amina).post("/shift/handover/", {"words": ""})
    kept = json.loads(Handover.objects.latest("on").content)["clocks"]["contacts"]
    assert (kept["running"], kept["late"]) == (before + 2, 0)
    assert "Contacts not sent yet" in browser(boris).get(answer["location"]).content.decode()


def test_the_last_on_duty_does_not_leave_the_room_empty(amina: Any, boris: Any) -> None:
    amina_s, boris_s = browser(amina), browser(boris)
    amina_s.post("/shift/duty/", {"duty": "begin"})
    assert amina_s.post("/shift/duty/", {"duty": "end"}).status_code == 409
    boris_s.post("/shift/duty/", {"duty": "begin"})
    assert amina_s.post("/shift/duty/", {"duty": "end"}).status_code == 302
    assert amina_s.post("/shift/duty/", {"duty": "end"}).status_code == 409
    assert amina_s.post("/shift/duty/", {"duty": "nap"}).status_code == 400


def test_whoever_is_not_on_duty_hands_nothing_over_and_one_handover_waits_at_a_time(amina: Any, boris: Any) -> None:
    assert browser(boris).post("/shift/handover/", {}).status_code == 409
    for one in (amina, boris):
        browser(one).post("/shift/duty/", {"duty": "begin"})
    assert browser(amina).post("/shift/handover/", {}).status_code == 302
    assert browser(boris).post("/shift/handover/", {}).status_code == 409


def test_an_auditor_reads_the_log_and_writes_nothing(browser_of: Callable[..., Any], amina: Any) -> None:
    entry = written(amina)
    auditor = browser_of("auditor")
    shown = auditor.get("/shift/", {"show": "all"}).content.decode()
    assert "Call the mill" in shown
    assert f"/shift/entries/{entry.pk}/" not in shown
    assert auditor.post("/shift/", PROMISE).status_code == 403


@pytest.mark.parametrize("show", ["open", "shift", "all"])
@pytest.mark.parametrize("kind", ["", "note", "promise", "watch"])
def test_the_log_counts_on_the_page_what_its_files_hold(amina: Any, show: str, kind: str) -> None:
    written(amina)
    client, asked = browser(amina), {"show": show, "kind": kind}

    page = client.get("/shift/", asked).context["page"].paginator.count
    rows = list(csv.reader(io.StringIO(b"".join(client.get("/shift.csv", asked)).decode("utf-8-sig"))))
    listed = json.loads(b"".join(client.get("/shift.json", asked)))["shift"]

    assert len(rows) - 1 == page == len(listed)
    assert (
        client.get("/shift/", {"show": "x"}).status_code == client.get("/shift.csv", {"kind": "x"}).status_code == 400
    )
