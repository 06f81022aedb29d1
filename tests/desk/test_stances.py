"""Stances side by side, claims that wait for a named ruling, and determinations with dissent beside them."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_cases import file_in, new_case, signed_in
from desk_reading import counts, entries_of_kind

ROLES = ("duty_officer", "analyst", "verifier", "liaison_officer", "auditor", "head_of_centre")


@pytest.fixture(scope="module")
def people(somebody: Callable[..., Any]) -> dict[str, Any]:
    sides = ("russia", "united-states", "jordan")
    return {role: somebody(role) for role in ROLES} | {
        code: somebody("guarantor_representative", speaks_for=code) for code in sides
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stances")


@pytest.fixture
def incident(people: dict[str, Any], folder: Path) -> Any:
    place = folder / f"{next(_numbers)}"
    place.mkdir()
    return new_case(people["duty_officer"], file_in(place))


_numbers = iter(range(1_000))


def take(person: Any, incident: Any, **said: str) -> Any:
    usual = {
        "holder": "russia",
        "stance": "denies",
        "taken_at": "2018-12-01T10:00",
        "instrument": "note verbale 12",
        "quotation": "Мы отрицаем.",
        "language": "ru",
    }
    return signed_in(person).post(f"/incidents/{incident.number}/stance/", usual | said)


def claimed(people: dict[str, Any], incident: Any, **said: str) -> Any:
    from truceline.desk.tables import Claim

    form = {"stance": "claims_exclusion", "about": "provision:cease-fire", "group": "hts", "evidence": "film\nmap"}
    answer = take(people["liaison_officer"], incident, **(form | said))
    assert answer.status_code == 302, answer.content.decode()
    return Claim.objects.get(incident=incident)


def rule(person: Any, claim: Any, **said: str) -> Any:
    usual = {
        "ruled_by": "amman-centre",
        "ruling": "excluded",
        "reasons": "Seen on the film.",
        "ruled_at": "2019-01-05T10:00",
    }
    return signed_in(person).post(f"/claims/{claim.pk}/ruling/", usual | said)


def signed(people: dict[str, Any], incident: Any) -> Any:
    from truceline.desk.actions.determining import Ruling, handle_determination, write_determination
    from truceline.desk.tables import Determination
    from truceline.finding.approving import Handling

    ruling = Ruling("cease-fire", "minor_violation", "reasonable grounds to believe", "Two heard it.")
    made = write_determination(people["analyst"], incident, ruling)
    for who, handling in (
        ("analyst", Handling.SUBMIT),
        ("verifier", Handling.APPROVE),
        ("head_of_centre", Handling.SIGN),
    ):
        handle_determination(people[who], Determination.objects.get(pk=made.pk), handling)
    return made


def page_of(person: Any, address: str) -> str:
    """A page without what changes by itself: its token, and the minute that its form begins with."""
    changing = r'name="(csrfmiddlewaretoken|taken_at)" value="[^"]+"'
    return re.sub(changing, "", signed_in(person).get(address).content.decode())


def test_stances_stand_side_by_side_in_their_own_words_and_are_never_averaged(
    people: dict[str, Any], incident: Any, desk: Any
) -> None:
    officer = people["liaison_officer"]
    assert take(officer, incident).status_code == 302
    take(officer, incident, holder="jordan", stance="affirms", quotation="نؤكد", language="ar")
    take(officer, incident, holder="jordan", stance="disputes_number", quotation="Four, not six.", language="en")

    page = signed_in(people["analyst"]).get(f"/incidents/{incident.number}/")
    told = {one["name"]: [each["stance"] for each in one["stands"]] for one in page.context["stances"]}
    assert told == {"Russian Federation": ["denies"], "Hashemite Kingdom of Jordan": ["affirms", "disputes_number"]}
    assert "United States of America" in page.context["silent"]
    text = page.content.decode()
    assert '<blockquote dir="auto" lang="ru">Мы отрицаем.</blockquote>' in text
    assert "note verbale 12" in text
    assert "2018-12-01 10:00" in text
    row = json.loads(next(told for told in entries_of_kind(desk, "stance").values() if incident.pk in told))
    assert (row["holder"], row["by"], row["is_shared"]) == ("russia", officer.pseudonym, False)

    take(officer, incident, stance="affirms", taken_at="2018-12-02T10:00", quotation="Подтверждаем.")
    page = signed_in(people["analyst"]).get(f"/incidents/{incident.number}/")
    russia = page.context["stances"][0]
    assert [one["stance"] for one in russia["stands"]] == ["affirms"]
    assert [one["words"] for one in russia["superseded"]] == ["Мы отрицаем."]


def test_every_problem_of_a_stance_is_told_and_nothing_is_written(
    people: dict[str, Any], incident: Any, desk: Any
) -> None:
    before = counts(desk)
    answer = take(
        people["liaison_officer"],
        incident,
        holder="atlantis",
        stance="shrugs",
        about="provision:none",
        taken_at="2999-01-01T10:00",
        instrument=" ",
        quotation="",
    )
    assert answer.status_code == 400
    assert all(code in answer.content.decode() for code in ("D190", "D191", "D192", "D193", "D194", "D195"))
    answer = take(people["liaison_officer"], incident, stance="claims_exclusion", group="nobody")
    assert all(code in answer.content.decode() for code in ("D196", "D197"))
    assert counts(desk) == before


def test_a_guarantor_writes_its_own_stance_and_nobody_elses(people: dict[str, Any], incident: Any) -> None:
    assert take(people["russia"], incident).status_code == 302
    assert take(people["russia"], incident, holder="jordan").status_code == 403
    assert take(people["analyst"], incident).status_code == 403


def test_what_one_guarantor_said_changes_no_byte_of_what_another_sees_until_it_is_shared(
    people: dict[str, Any], incident: Any
) -> None:
    from truceline.desk.tables import Stance

    jordan = people["jordan"]
    addresses = (f"/incidents/{incident.number}/", "/stances/", "/claims/")

    def world() -> list[str]:
        files = [
            b"".join(signed_in(jordan).get(f"/stances.{ending}")).decode() for ending in ("csv", "json", "geojson")
        ]
        return [*(page_of(jordan, address) for address in addresses), *files]

    before = world()
    take(people["russia"], incident)
    take(people["liaison_officer"], incident, holder="syrian-government", quotation="Не мы.")
    assert world() == before
    assert "Мы отрицаем." in page_of(people["russia"], addresses[0])

    made = Stance.objects.get(incident=incident, holder="russia")
    assert signed_in(jordan).post(f"/incidents/{incident.number}/stance/{made.pk}/share/").status_code == 404
    assert signed_in(people["russia"]).post(f"/incidents/{incident.number}/stance/{made.pk}/share/").status_code == 302
    assert "Мы отрицаем." in page_of(jordan, addresses[0])
    assert "Не мы." not in page_of(jordan, addresses[0])


def test_teeth_a_list_that_forgot_whose_stances_it_shows_is_found(
    people: dict[str, Any], incident: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.pages import case_stances
    from truceline.desk.tables import Stance

    take(people["russia"], incident)
    monkeypatch.setattr(case_stances, "stances_for", lambda _: Stance.objects.all())

    assert "Мы отрицаем." in page_of(people["jordan"], f"/incidents/{incident.number}/")


def test_a_claim_waits_for_whom_the_agreement_names_and_its_ruling_clears_nothing(
    people: dict[str, Any], incident: Any, desk: Any
) -> None:
    claim = claimed(people, incident)
    assert claim.standing == ""
    # Whoever has to rule sees it, shared or not.
    page = page_of(people["jordan"], f"/claims/{claim.pk}/")
    assert "film" in page
    assert "Waits for a ruling." in page
    before = {kind: entries_of_kind(desk, kind) for kind in ("incident", "finding", "case", "determination")}

    for who, form, status, code in (
        ("jordan", {"ruled_by": "jordan"}, 400, "N005"),
        ("russia", {"ruled_by": "amman-centre"}, 403, ""),
        ("head_of_centre", {"reasons": " "}, 400, "N007"),
        ("head_of_centre", {"ruling": "cleared"}, 400, "D198"),
        ("head_of_centre", {"ruled_at": "2018-11-01T10:00"}, 400, "D199"),
        ("analyst", {}, 403, ""),
    ):
        answer = rule(people[who], claim, **form)
        assert (answer.status_code, code in answer.content.decode()) == (status, True), (who, form)
    assert rule(people["head_of_centre"], claim).status_code == 302

    claim.refresh_from_db()
    assert claim.standing == "excluded"
    assert {kind: entries_of_kind(desk, kind) for kind in before} == before
    kept = json.loads(next(told for told in entries_of_kind(desk, "ruling").values() if claim.pk in told))
    assert (kept["ruled_by"], kept["by"]) == ("amman-centre", people["head_of_centre"].pseudonym)
    assert "the case stays as it is until people determine it" in page_of(people["auditor"], f"/claims/{claim.pk}/")


def test_where_guarantors_rule_they_rule_alike_or_it_waits_and_nobody_rules_on_their_own_claim(
    people: dict[str, Any], incident: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import ruling_on_claims
    from truceline.desk.pages import claims

    three = ("russia", "united-states", "jordan")
    for module in (ruling_on_claims, claims):
        monkeypatch.setattr(module, "rulers", lambda *_: three)
    claim = claimed(people, incident)

    answer = rule(people["russia"], claim, ruled_by="russia")
    assert (answer.status_code, "N006" in answer.content.decode()) == (400, True)
    rule(people["jordan"], claim, ruled_by="jordan")
    rule(people["united-states"], claim, ruled_by="united-states", ruling="not_established")
    claim.refresh_from_db()
    assert claim.standing == ""
    assert "They rule differently" in page_of(people["auditor"], f"/claims/{claim.pk}/")
    rule(people["united-states"], claim, ruled_by="united-states", ruled_at="2019-01-06T10:00")
    claim.refresh_from_db()
    assert claim.standing == "excluded"


def test_dissent_stands_beside_what_was_determined_and_silence_is_not_joining(
    people: dict[str, Any], incident: Any
) -> None:
    made = signed(people, incident)
    about = f"determination:{made.pk}"

    def manner() -> Any:
        page = signed_in(people["auditor"]).get(f"/incidents/{incident.number}/")
        return page.context["determinations"][0]["support"]

    assert manner()["manner"] == "No guarantor has spoken on it."
    take(people["jordan"], incident, holder="jordan", stance="affirms", about=about)
    assert manner()["manner"].startswith("Determined individually")
    assert manner()["joined"] == ["Hashemite Kingdom of Jordan"]
    take(people["russia"], incident, about=about, quotation="Цель была иной.")
    told = manner()
    assert told["manner"] == "Determined with dissent."
    assert [one["words"] for one in told["dissent"]] == ["Цель была иной."]
    assert "United States of America" in told["silent"]
    # A guarantor to whom nothing of it was shared is told of no dissent.
    assert "Цель была иной." not in page_of(people["united-states"], f"/incidents/{incident.number}/")


def test_screens_count_what_their_exports_hold(people: dict[str, Any], incident: Any) -> None:
    claimed(people, incident)
    client = signed_in(people["auditor"])
    for query in ("", "?holder=russia", "?stance=claims_exclusion"):
        page = client.get(f"/stances/{query}")
        rows = list(csv.DictReader(io.StringIO(b"".join(client.get(f"/stances.csv{query}")).decode("utf-8-sig"))))
        assert page.context["found"] == len(rows) > 0
    for query in ("", "?state=waits", "?state=ruled"):
        page = client.get(f"/claims/{query}")
        rows = json.loads(b"".join(client.get(f"/claims.json{query}")))["claims"]
        assert page.context["page"].paginator.count == len(rows)
    for wrong in ("/stances/?holder=atlantis", "/stances.csv?stance=x", "/claims/?state=x", "/claims.json?state=x"):
        assert client.get(wrong).status_code == 400


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_stances_and_claims_are_read_in_three_languages(people: dict[str, Any], incident: Any, language: str) -> None:
    claim = claimed(people, incident)
    client = signed_in(people["liaison_officer"])
    client.post("/language/", {"language": language, "next": "/"})
    for address in (f"/incidents/{incident.number}/", "/stances/", "/claims/", f"/claims/{claim.pk}/"):
        answer = client.get(address)
        assert (answer.status_code, f'<html lang="{language}"' in answer.content.decode()) == (200, True)


def test_what_sides_put_on_the_record_is_the_table_that_the_bulletin_reads(
    people: dict[str, Any], incident: Any, contacted: Callable[..., list[Any]], north: Any, tmp_path: Path
) -> None:
    from truceline.contact.reply import read_replies
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.contents import table_of
    from truceline.desk.tables import Incident
    from truceline.finding.determination import read_determinations
    from truceline.incident.table import INCIDENTS

    def fetched(who: str, name: str) -> str:
        answer = signed_in(people[who]).get(f"/{name}-table.csv")
        return b"".join(answer).decode("utf-8-sig")

    contact = contacted(incident=str(incident.number), subject="Of the silo")[0]
    for words, ticked in (('- we deny it, "all"\nof it', {"for_record": "yes"}), ("Between us only", {})):
        north.post(f"/portal/{contact.pk}/reply/", {"said": "disputed", "words": words, "language": "en", **ticked})
    assert incident.pk not in fetched("auditor", "replies")  # nothing is signed yet
    made = signed(people, incident)
    about = f"determination:{made.pk}"
    take(people["russia"], incident, about=about, quotation="Цель была иной.")
    take(people["jordan"], incident, holder="jordan", stance="affirms", quotation="Not shared.", language="en")
    assert "Цель была иной." not in fetched("auditor", "replies")  # nor shared
    stance = incident.stances.get(holder="russia")
    signed_in(people["russia"]).post(f"/incidents/{incident.number}/stance/{stance.pk}/share/")

    for name in ("replies", "determinations"):
        (tmp_path / f"{name}.csv").write_text(fetched("head_of_centre", name), encoding="utf-8", newline="")
    incidents = table_of(INCIDENTS, Incident.objects.filter(is_struck=False).values_list("content", flat=True))
    determined = read_determinations(tmp_path / "determinations.csv", incidents, charter_at_hand())
    table = read_replies(tmp_path / "replies.csv", incidents, determined, charter_at_hand())
    rows = [row for row in table.to_pylist() if row["incident_id"] == incident.pk]
    assert [(row["about"], row["side"], row["said"], row["words"], row["language"]) for row in rows] == [
        ("incident", contact.addressee, "disputed", '- we deny it, "all"\nof it', "en"),
        ("determination", "russia", "denies", "Цель была иной.", "ru"),
    ]
    assert rows[1]["provision"] == "cease-fire"
    # Whoever asks gets the same; whoever may not see stances gets none of it.
    assert fetched("united-states", "replies") == fetched("auditor", "replies") == fetched("jordan", "replies")
    assert north.get("/replies-table.csv").status_code == 403


def test_teeth_without_asking_for_the_record_the_table_would_tell_what_was_said_between_us(
    people: dict[str, Any], incident: Any, contacted: Callable[..., list[Any]], north: Any
) -> None:
    from truceline.desk.tables import ContactFact

    contact = contacted(incident=str(incident.number), subject="Of the silo")[0]
    north.post(f"/portal/{contact.pk}/reply/", {"said": "disputed", "words": "Only to the centre"})
    signed(people, incident)

    def table() -> str:
        return b"".join(signed_in(people["auditor"]).get("/replies-table.csv")).decode()

    assert "Only to the centre" not in table()
    ContactFact.objects.filter(contact=contact).update(for_record=True)
    assert "Only to the centre" in table()
    ContactFact.objects.filter(contact=contact).update(for_record=False)


def test_what_each_side_holds_and_who_ruled_is_the_table_that_the_bulletin_reads(
    people: dict[str, Any], incident: Any, tmp_path: Path
) -> None:
    from truceline.contact.held import read_stances
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.contents import table_of
    from truceline.desk.tables import Incident
    from truceline.finding.determination import read_determinations
    from truceline.incident.table import INCIDENTS

    def fetched(who: str, name: str = "stances") -> str:
        return b"".join(signed_in(people[who]).get(f"/{name}-table.csv")).decode("utf-8-sig")

    claim = claimed(people, incident)
    assert incident.pk not in fetched("auditor")  # nothing is signed yet
    made = signed(people, incident)
    take(people["jordan"], incident, holder="jordan", stance="affirms", about=f"determination:{made.pk}", language="ar")
    hidden = fetched("auditor")
    assert rule(people["head_of_centre"], claim).status_code == 302

    for name in ("stances", "determinations"):
        (tmp_path / f"{name}.csv").write_text(fetched("head_of_centre", name), encoding="utf-8", newline="")
    incidents = table_of(INCIDENTS, Incident.objects.filter(is_struck=False).values_list("content", flat=True))
    determined = read_determinations(tmp_path / "determinations.csv", incidents, charter_at_hand())
    table = read_stances(tmp_path / "stances.csv", incidents, determined, charter_at_hand())
    rows = [row for row in table.to_pylist() if row["incident_id"] == incident.pk]
    told = {(row["side"], row["says"], row["claim_of"]) for row in rows}
    assert {
        ("russia", "claims_exclusion", None),
        ("amman-centre", "excluded", "russia"),
        # Not shared: for the record it said nothing, and nobody learns that it said anything.
        ("jordan", "silent", None),
        ("united-states", "silent", None),
        ("syrian-government", "silent", None),
    } <= told
    assert not {"turkey", "iran"} & {side for side, _, _ in told}  # they do not stand behind this zone
    assert ("amman-centre", "waits", "russia") in {
        (row["side"], row["says"], row["claim_of"]) for row in csv.DictReader(io.StringIO(hidden))
    }
    # Whoever asks gets the same, and whoever may not see stances gets none of it.
    assert fetched("united-states") == fetched("auditor") == fetched("jordan")

    stance = incident.stances.get(holder="jordan")
    signed_in(people["jordan"]).post(f"/incidents/{incident.number}/stance/{stance.pk}/share/")
    shared = {
        (row["side"], row["says"], row["about"])
        for row in csv.DictReader(io.StringIO(fetched("auditor")))
        if row["incident_id"] == incident.pk
    }
    assert ("jordan", "affirms", "determination") in shared
    assert ("jordan", "silent", "incident") not in shared
