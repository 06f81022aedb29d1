"""Two outlets that copy each other in silence are one voice on the desk; who knows better says so, and both count again. Counted by hand."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from desk_cases import signed_in
from desk_reading import entries_of_kind
from gathered import anew

PLACE = "/administration/voices/"
HEAD = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,count,unit,killed_low,killed_best,killed_high,observed,exercise"
AGENCY, COPIER = "agency", "copier"
DAYS = 15


@pytest.fixture(scope="module")
def people(somebody: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Those who look at a desk that holds fifteen evenings, each told by an agency, by who copies it to the letter, and by a post."""
    from truceline.desk.actions.taking_in import take_in

    people = {name: somebody(name) for name in ("duty_officer", "analyst", "auditor", "guarantor_representative")}
    rows = [
        f"{source},{family},day-{day},2019-0{1 + day // 14}-{1 + 2 * day % 28:02}T12:{minute:02}:00Z,36.2,32.6,300,artillery_fire,4,explosion,3,3,3,{observed},true"
        for day in range(DAYS)
        for source, family, minute, observed in (
            (AGENCY, "media", 7, "told"),
            (COPIER, "media", 7, "told"),
            ("post", "monitor", 10, "seen"),
        )
    ]
    path = tmp_path_factory.mktemp("voices") / "EXERCISE-evenings.csv"
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    take_in(people["duty_officer"], [path])
    return people


def page_of(person: Any, address: str = PLACE) -> str:
    return html.unescape(re.sub("[\u2068\u2069]", "", signed_in(person).get(address).content.decode()))


def ruled(person: Any, reason: str = "", *, apart: bool = True, pair: tuple[str, str] = (COPIER, AGENCY)) -> Any:
    form = {"first": pair[0], "second": pair[1], "apart": "1" if apart else "0", "reason": reason}
    return signed_in(person).post(PLACE, form)


def origins() -> set[int]:
    from truceline.desk.tables import Incident

    return set(Incident.objects.filter(is_struck=False).values_list("origins", flat=True))


def test_what_is_one_voice_is_told_with_its_grounds_and_the_case_leads_there(people: dict[str, Any]) -> None:
    from truceline.desk.tables import Incident

    shown = page_of(people["duty_officer"])
    one = Incident.objects.filter(is_struck=False).first()
    assert one is not None

    assert origins() == {2}
    assert "agency and copier" in shown
    assert f"from {3 * DAYS} reports. It is learnt anew once there are twice as many." in shown
    assert f"They say the very same in {DAYS} of {DAYS} incidents" in shown
    assert "They speak independently" not in shown  # a duty officer reads it, an analyst says so
    assert f'<a href="{PLACE}">counts as one voice with report' in page_of(
        people["analyst"], f"/incidents/{one.number}/"
    )


def test_who_does_not_know_the_sources_does_not_see_it(people: dict[str, Any]) -> None:
    for name in ("auditor", "guarantor_representative"):
        assert signed_in(people[name]).get(PLACE).status_code == 403
    assert ruled(people["duty_officer"], "I know both").status_code == 403


def test_a_wrong_form_is_refused_and_changes_nothing(people: dict[str, Any]) -> None:
    from truceline.desk.tables import VoiceRuling

    analyst = people["analyst"]
    assert ruled(analyst, " ").status_code == 409
    assert ruled(analyst, "no such two", pair=("post", "agency")).status_code == 404
    assert ruled(analyst, "they are one already", apart=False).status_code == 409
    assert not VoiceRuling.objects.exists()


def test_held_apart_they_are_two_voices_in_every_incident_until_it_is_taken_back(
    people: dict[str, Any], desk: Any
) -> None:
    from truceline.desk.tables import LinkModelKept, VoiceRuling

    models = LinkModelKept.objects.count()
    assert ruled(people["analyst"], "Each has a desk of its own in Daraa.").status_code == 302

    assert origins() == {3}
    made = VoiceRuling.objects.get()
    assert entries_of_kind(desk, "voice_ruling")[made.ruling_id] == made.content
    shown = page_of(people["duty_officer"])
    assert "Held to be independent by" in shown
    assert "Each has a desk of its own in Daraa." in shown
    assert anew() == 0
    # Sent again it is the ruling that was made; said again by somebody else it would change nothing.
    assert ruled(people["analyst"], "Each has a desk of its own in Daraa.").status_code == 302
    assert VoiceRuling.objects.count() == 1
    assert LinkModelKept.objects.count() == models  # what was learnt stays as it was learnt

    assert ruled(people["analyst"], "They share one desk after all.", apart=False).status_code == 302
    assert origins() == {2}
    assert VoiceRuling.objects.count() == 2


def test_a_model_that_is_learnt_anew_leaves_apart_what_was_held_apart(people: dict[str, Any]) -> None:
    from truceline.desk.actions.gathering import gather_anew
    from truceline.desk.recording import recorded
    from truceline.desk.tables import LinkModelKept

    assert ruled(people["analyst"], "Two desks.").status_code == 302
    LinkModelKept.objects.update(reports=1)  # outgrown
    with recorded("test") as entries:
        gather_anew(entries)

    latest = LinkModelKept.objects.order_by("-made_at").first()
    assert latest is not None
    assert COPIER in latest.content
    assert origins() == {3}
    assert ruled(people["analyst"], "One desk.", apart=False).status_code == 302


def test_where_there_are_many_reports_the_worker_does_it(
    people: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import gathering
    from truceline.desk.actions.gathering_owed import gather_owed
    from truceline.desk.tables import Owed

    monkeypatch.setattr(gathering, "WHOLE", 0)
    assert ruled(people["analyst"], "Two desks, far apart.").status_code == 302
    assert origins() == {2}
    assert "One change is kept and not compared" in page_of(people["analyst"], "/queue/")

    assert gather_owed() == DAYS
    assert origins() == {3}
    assert not Owed.objects.exists()
    monkeypatch.undo()
    assert ruled(people["analyst"], "Not far at all.", apart=False).status_code == 302


def test_a_third_that_copies_both_still_makes_them_one_and_the_page_says_so() -> None:
    from truceline.desk.queries.voices import held_apart, one_voice_through
    from truceline.incident.model import Echo, LinkModel

    ring = (Echo("agency", "third", 15, 15), Echo("copier", "third", 15, 15), Echo("other", "third", 15, 15))

    assert one_voice_through(("agency", "copier"), ring) == ["third"]
    assert one_voice_through(("agency", "copier"), ring[:1]) == []
    # Who mixes what both say is one voice with one of them: they remain two.
    assert one_voice_through(("agency", "copier"), [echo._replace(alike_in="errors") for echo in ring]) == []
    assert held_apart(LinkModel(echoes=ring)).echoes == ring
