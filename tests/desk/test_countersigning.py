"""Determined jointly on the desk: guarantors sign themselves, each once; who is missing is told; nobody signs for another."""

import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from desk_cases import file_in, new_case, signed_in
from desk_reading import counts, entries_of_kind
from joint_cases import ASKED, content, draft, joint_cast, put, say

from truceline.errors import Conflict, NotAllowed

NAMES = ("Russian Federation", "United States of America", "Hashemite Kingdom of Jordan")


@pytest.fixture(scope="module")
def people(somebody: Callable[..., Any]) -> dict[str, Any]:
    return joint_cast(somebody, (*ASKED, "turkey"))


@pytest.fixture
def incident(people: dict[str, Any], tmp_path: Path) -> Any:
    return new_case(people["duty_officer"], file_in(tmp_path))


def joint_on(person: Any, incident: Any) -> dict[str, Any]:
    page = signed_in(person).get(f"/incidents/{incident.number}/")
    told: dict[str, Any] = page.context["determinations"][0]["joint"]
    return told


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def table(person: Any, name: str) -> list[dict[str, str]]:
    answer = b"".join(signed_in(person).get(f"/{name}-table.csv")).decode().lstrip("\ufeff")
    return list(csv.DictReader(io.StringIO(answer)))


def test_a_joint_determination_says_who_is_missing_until_each_guarantor_signed_or_dissented_itself(
    people: dict[str, Any], incident: Any, desk: Any
) -> None:
    made = put(people, incident)
    assert content(made)["asked"] == list(ASKED)
    told = joint_on(people["analyst"], incident)
    assert plain(told["sentence"]) == f"Joint, not signed yet by {', '.join(NAMES)}."
    assert told["clock"]["state"] == "running"

    assert say(people["russia"], made).status_code == 302
    assert say(people["jordan"], made, word="dissents", words="لم نر ما يثبته.", language="ar").status_code == 302
    told = joint_on(people["jordan"], incident)
    assert plain(told["sentence"]) == (
        f"Joint, signed by {NAMES[0]}; dissent of {NAMES[2]}; not signed yet by {NAMES[1]}."
    )
    assert [row["words"] for row in told["rows"]] == ["", "", "لم نر ما يثبته."]

    assert say(people["united-states"], made).status_code == 302
    told = joint_on(people["analyst"], incident)
    assert plain(told["sentence"]) == f"Joint, signed by {NAMES[0]}, {NAMES[1]}; dissent of {NAMES[2]}."
    assert told["clock"] is None

    entries = [json.loads(one) for one in entries_of_kind(desk, "countersignature").values()]
    mine = {one["side"]: one for one in entries if one["determination"] == made.pk}
    assert {code: one["word"] for code, one in mine.items()} == {
        "russia": "signs",
        "united-states": "signs",
        "jordan": "dissents",
    }
    assert {code: one["by"] for code, one in mine.items()} == {code: people[code].pseudonym for code in ASKED}
    held = json.loads(entries_of_kind(desk, "determination")[made.pk])
    assert (held["signed_by"], held["dissent_by"]) == (["russia", "united-states"], ["jordan"])


def test_who_signed_or_dissented_is_not_told_as_silent_on_the_same_page(people: dict[str, Any], incident: Any) -> None:
    page = signed_in(people["analyst"]).get(f"/incidents/{incident.number}/")
    assert set(NAMES) <= set(page.context["silent"])
    made = put(people, incident)
    say(people["russia"], made)
    say(people["jordan"], made, word="dissents", words="لم نر ما يثبته.", language="ar")
    page = signed_in(people["analyst"]).get(f"/incidents/{incident.number}/")
    assert set(NAMES) & set(page.context["silent"]) == {NAMES[1]}


def test_the_tables_for_the_bulletin_say_who_signed_and_what_dissent_says(
    people: dict[str, Any], incident: Any
) -> None:
    made = put(people, incident)
    say(people["russia"], made, word="dissents", words="Не доказано.", language="ru")
    say(people["jordan"], made)
    for reader in ("analyst", "jordan", "publisher"):
        row = next(one for one in table(people[reader], "determinations") if one["incident_id"] == incident.pk)
        assert [row[name] for name in ("manner", "signed_by", "dissent_by", "awaited")] == [
            "joint", "jordan", "russia", "united-states",
        ]  # fmt: skip
    row = next(one for one in table(people["analyst"], "replies") if one["incident_id"] == incident.pk)
    assert (row["about"], row["provision"], row["side"], row["said"], row["words"]) == (
        "determination", "cease-fire", "russia", "dissents", "Не доказано.",
    )  # fmt: skip
    held = {
        (one["side"], one["says"]) for one in table(people["analyst"], "stances") if one["incident_id"] == incident.pk
    }
    # Who signed or dissented is not silent.
    assert {("russia", "dissents"), ("jordan", "signs"), ("united-states", "silent")} <= held
    assert ("russia", "silent") not in held


def test_nobody_signs_for_a_guarantor_but_its_own_representative(
    people: dict[str, Any], incident: Any, desk: Any
) -> None:
    made = put(people, incident)
    before = counts(desk)
    for who in ("liaison_officer", "head_of_centre", "analyst", "turkey"):
        assert say(people[who], made).status_code == 403
    assert counts(desk) == before
    assert [joint_on(people[who], incident)["may_countersign"] for who in ("russia", "turkey", "head_of_centre")] == [
        True,
        False,
        False,
    ]


def test_teeth_were_whose_signature_it_is_not_asked_a_liaison_officer_could_sign(
    people: dict[str, Any], incident: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import countersigning

    made = put(people, incident)
    seen = content(made)["signed_over_sha256"]
    liaison = people["liaison_officer"]
    liaison.speaks_for = "russia"
    with pytest.raises(NotAllowed):
        countersigning.countersign(liaison, made, countersigning.Said("signs", "", "", seen))
    monkeypatch.setattr(countersigning, "require", lambda *_: None)
    countersigning.countersign(liaison, made, countersigning.Said("signs", "", "", seen))
    liaison.speaks_for = ""
    assert content(made)["signed_by"] == ["russia"]


def test_a_word_is_given_once_and_only_on_what_was_shown(people: dict[str, Any], incident: Any, desk: Any) -> None:
    made = put(people, incident)
    before = counts(desk)
    assert say(people["russia"], made, seen="0" * 64).status_code == 409
    answer = say(people["russia"], made, word="dissents", words=" ", language="Arabic")
    assert answer.status_code == 400
    assert "D333" in answer.content.decode()
    assert "D332" in say(people["russia"], made, word="perhaps").content.decode()
    assert "D334" in say(people["russia"], made, words="Yes", language="Arabic").content.decode()
    assert counts(desk) == before
    assert say(people["russia"], made).status_code == 302
    after = counts(desk)
    assert say(people["russia"], made, word="dissents", words="No.").status_code == 409
    assert counts(desk) == after


def test_what_changed_since_is_not_signed_and_can_be_dissented_from(people: dict[str, Any], incident: Any) -> None:
    from truceline.desk.actions.striking import strike_report

    made = put(people, incident)
    strike_report(people["duty_officer"], incident.links.last().report, "The caller was somewhere else.")
    assert "changed since" in joint_on(people["russia"], incident)["why_not"]
    assert say(people["russia"], made).status_code == 409
    assert say(people["russia"], made, word="dissents", words="It does not hold.").status_code == 302


def test_a_draft_and_what_was_struck_are_nothing_that_a_guarantor_learns_of(
    people: dict[str, Any], incident: Any
) -> None:
    from truceline.desk.actions.determining import handle_determination
    from truceline.finding.approving import Handling

    made = draft(people, incident)
    assert say(people["russia"], made).status_code == 404
    assert "determinations" in signed_in(people["russia"]).get(f"/incidents/{incident.number}/").context
    handle_determination(people["analyst"], made, Handling.STRIKE, "Begun on the wrong incident.")

    other = put(people, incident)
    say(people["russia"], other)
    handle_determination(people["head_of_centre"], other, Handling.STRIKE, "The film was of another day.")
    assert content(other)["signed_by"] == ["russia"]
    assert say(people["jordan"], other).status_code == 404


def test_one_that_supersedes_it_asks_all_again_and_the_former_is_signed_no_more(
    people: dict[str, Any], incident: Any
) -> None:
    former = put(people, incident)
    say(people["russia"], former)
    anew = put(people, incident)
    assert content(anew)["asked"] == list(ASKED)
    assert "signed_by" not in content(anew)
    assert say(people["jordan"], former).status_code == 409
    assert say(people["russia"], anew).status_code == 302


def test_when_the_time_is_over_who_is_missing_is_told_and_is_held_to_have_signed_nothing(
    people: dict[str, Any], incident: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.clock import now
    from truceline.desk.pages import case_page

    made = put(people, incident)
    say(people["russia"], made)
    later = now() + timedelta(hours=73)
    monkeypatch.setattr(case_page, "now", lambda: later)
    told = joint_on(people["analyst"], incident)
    assert told["clock"]["state"] == "late"
    assert f"not signed yet by {NAMES[1]}, {NAMES[2]}" in plain(told["sentence"])
    assert content(made)["signed_by"] == ["russia"]
    # Late is late, and not too late: what it says is worth more than that it was silent.
    assert say(people["jordan"], made).status_code == 302


def test_a_guarantor_finds_what_waits_for_its_signature(people: dict[str, Any], incident: Any) -> None:
    made = put(people, incident)

    def mine(who: str) -> bool:
        rows = signed_in(people[who]).get("/determinations/?state=awaited").context["rows"]
        return any(row["joint"]["is_mine"] for row in rows if row["number"] == incident.number)

    assert [mine(who) for who in ("russia", "turkey", "analyst")] == [True, False, False]
    say(people["russia"], made)
    assert not mine("russia")
    for who in ("united-states", "jordan"):
        say(people[who], made)
    rows = signed_in(people["russia"]).get("/determinations/?state=awaited").context["rows"]
    assert incident.number not in [row["number"] for row in rows]


def test_what_is_determined_individually_stays_as_it_was(people: dict[str, Any], incident: Any) -> None:
    made = put(people, incident, manner="")
    assert not {"manner", "asked", "sign_by"} & set(content(made))
    assert joint_on(people["analyst"], incident) is None
    assert say(people["russia"], made).status_code == 409
    row = next(one for one in table(people["analyst"], "determinations") if one["incident_id"] == incident.pk)
    assert (row["manner"], row["awaited"]) == ("individual", "")


def test_a_manner_that_there_is_not_is_refused_and_one_that_nobody_can_sign_too(
    people: dict[str, Any], incident: Any, monkeypatch: pytest.MonkeyPatch, desk: Any
) -> None:
    from truceline.desk.actions import determining
    from truceline.desk.tables import Determination
    from truceline.finding.approving import Handling

    form = {
        "provision": "cease-fire",
        "outcome": "minor_violation",
        "standard": "reasonable grounds to believe",
        "reasons": "Two heard it.",
        "manner": "together",
    }
    before = counts(desk)
    address = f"/incidents/{incident.number}/determination/"
    assert "D330" in signed_in(people["analyst"]).post(address, form).content.decode()
    with monkeypatch.context() as patched:
        patched.setattr(determining, "asked_of", lambda *_: ())
        answer = signed_in(people["analyst"]).post(address, form | {"manner": "joint"})
        assert "D331" in answer.content.decode()
    assert counts(desk) == before
    # Where the agreement comes to name nobody between the draft and the signature, it is not put to nobody.
    made = draft(people, incident)
    for who, handling in (("analyst", Handling.SUBMIT), ("verifier", Handling.APPROVE)):
        determining.handle_determination(people[who], Determination.objects.get(pk=made.pk), handling)
    monkeypatch.setattr(determining, "asked_of", lambda *_: ())
    with pytest.raises(Conflict, match="desk-countersign-nobody"):
        determining.handle_determination(people["head_of_centre"], Determination.objects.get(pk=made.pk), Handling.SIGN)


def test_the_history_of_an_incident_shows_a_guarantor_each_signature_with_its_proof(
    people: dict[str, Any], incident: Any
) -> None:
    made = put(people, incident)
    say(people["russia"], made)
    lines = signed_in(people["jordan"]).get(f"/incidents/{incident.number}/history/").content.decode()
    assert "signature of a guarantor, or dissent" in lines
