"""Evidence as received, pairs to ask about, the history with its proofs, and the table that the bulletin reads."""

import csv
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_cases import file_in, new_case, signed_in, suggest
from desk_reading import entries_of_kind

STANDARD = "reasonable grounds to believe"
# A JPEG whose EXIF holds the place at which it was taken.
PHOTO = b"\xff\xd8\xff\xe1\x00\x2aExif\x00\x00GPSLatitude 32.7000 GPSLongitude\xff\xd9"


@pytest.fixture(scope="module")
def people(somebody: Callable[..., Any]) -> dict[str, Any]:
    roles = {"officer": "duty_officer", "analyst": "analyst", "verifier": "verifier", "head": "head_of_centre"}
    more = {"guarantor": "guarantor_representative", "monitor": "field_monitor", "publisher": "publisher"}
    return {name: somebody(role) for name, role in (roles | more).items()}


@pytest.fixture(scope="module")
def one(people: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    return new_case(people["officer"], file_in(tmp_path_factory.mktemp("case")))


def upload(person: Any, one: Any, raw: bytes, name: str = "photo.jpg", description: str = "A crater.") -> Any:
    file = io.BytesIO(raw)
    file.name = name
    return signed_in(person).post(f"/incidents/{one.number}/evidence/", {"file": file, "description": description})


def test_evidence_comes_back_byte_for_byte_and_nothing_in_it_is_shown_or_run(
    people: dict[str, Any], one: Any, desk: Any
) -> None:
    from truceline.desk.tables import Attachment

    assert upload(people["officer"], one, PHOTO, "صورة.jpg").status_code == 302
    made = Attachment.objects.filter(incident=one).last()

    answer = signed_in(people["verifier"]).get(f"/evidence/{made.pk}/")
    assert b"".join(answer) == PHOTO
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    held = json.loads(entries_of_kind(desk, "evidence")[hashlib.sha256(PHOTO).hexdigest()])
    assert held["size"] == len(PHOTO)
    assert bytes.fromhex(held["name_hex"]).decode() == "صورة.jpg"
    page = signed_in(people["verifier"]).get(f"/incidents/{one.number}/").content.decode()
    assert "A crater." in page
    assert "GPSLatitude" not in page
    assert 'loading="lazy"' in page
    assert "autoplay" not in page


def test_what_could_run_is_only_ever_a_download(people: dict[str, Any], one: Any) -> None:
    from truceline.desk.tables import Attachment

    evil = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    upload(people["officer"], one, evil, "drawing.svg")
    made = Attachment.objects.filter(incident=one).last()

    assert signed_in(people["analyst"]).get(f"/evidence/{made.pk}/")["Content-Type"] == "application/octet-stream"
    assert (
        f'src="/evidence/{made.pk}/"'
        not in signed_in(people["analyst"]).get(f"/incidents/{one.number}/").content.decode()
    )


def test_evidence_without_a_description_or_without_bytes_is_refused(people: dict[str, Any], one: Any) -> None:
    from truceline.desk.tables import Attachment

    before = Attachment.objects.count()
    assert upload(people["officer"], one, b"x", description=" ").status_code == 400
    assert upload(people["officer"], one, b"").status_code == 400
    assert Attachment.objects.count() == before
    assert upload(people["officer"], one, b"twice").status_code == 302
    assert upload(people["officer"], one, b"twice").status_code == 409


def test_a_damaged_file_is_never_handed_out_as_evidence(people: dict[str, Any], one: Any) -> None:
    from truceline.desk.actions.attaching import evidence_at_hand
    from truceline.desk.tables import Attachment

    upload(people["officer"], one, b"as it was received")
    made = Attachment.objects.filter(incident=one).last()
    path = evidence_at_hand().path(made.sha256)
    path.chmod(0o600)
    path.write_bytes(b"as it was changed!")
    try:
        answer = signed_in(people["verifier"]).get(f"/evidence/{made.pk}/")
        assert answer.status_code == 500
        assert b"as it was changed!" not in answer.content
    finally:
        path.write_bytes(b"as it was received")


def test_a_field_monitor_gets_only_what_they_brought_and_never_learns_of_the_rest(
    people: dict[str, Any], one: Any
) -> None:
    from truceline.desk.tables import Attachment

    upload(people["officer"], one, b"not theirs")
    other = Attachment.objects.filter(incident=one).last()
    upload(people["monitor"], one, b"their own")
    own = Attachment.objects.filter(incident=one).last()
    client = signed_in(people["monitor"])

    assert client.get(f"/evidence/{own.pk}/").status_code == 200
    assert client.get(f"/evidence/{other.pk}/").status_code == client.get("/evidence/nothing/").status_code == 404
    assert signed_in(people["guarantor"]).get(f"/evidence/{own.pk}/").status_code == 403


def test_the_file_of_a_report_comes_back_as_it_was_received(people: dict[str, Any], one: Any) -> None:
    report = one.links.first().report

    raw = b"".join(signed_in(people["verifier"]).get(f"/reports/{report.pk}/original/"))

    assert json.loads(report.content)["original_sha256"] == hashlib.sha256(raw).hexdigest()


def test_a_suggestion_is_put_off_for_oneself_until_something_changes(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    one, other = new_case(people["officer"], file_of), new_case(people["officer"], file_of)
    pair = suggest(one, other)
    form = {"said": "later", "first": pair.first_id, "second": pair.second_id}

    def offered(who: str) -> list[int]:
        context = signed_in(people[who]).get(f"/incidents/{one.number}/").context
        return [told["number"] for told in context["suggestions"]]

    assert offered("officer") == [other.number]
    assert signed_in(people["officer"]).post(f"/incidents/{one.number}/judgement/", form).status_code == 302
    assert offered("officer") == []
    assert offered("verifier") == [other.number]
    pair.content = pair.content.replace("1400.0", "900.0")
    pair.save()
    assert offered("officer") == [other.number]


def test_what_is_said_of_a_suggestion_holds_is_not_offered_again_and_can_be_undone(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.tables import Link

    one, other = new_case(people["officer"], file_of), new_case(people["officer"], file_of)
    pair = suggest(one, other)
    client = signed_in(people["officer"])
    form = {"said": "part", "first": pair.first_id, "second": pair.second_id}
    answer = client.post(f"/incidents/{one.number}/judgement/", form)
    suggest(one, other)
    page = client.get(answer["location"])

    assert page.context["suggestions"] == []
    made = page.context["just_judged"]
    assert "held not to be the same" in made["sentence"]
    client.post(f"/incidents/{one.number}/judgement/", {"said": "undo", "judgement": made["judgement_id"]})
    pair = suggest(one, other)
    client.post(f"/incidents/{one.number}/judgement/", form | {"said": "join"})
    joined = {link.incident_id for link in Link.objects.filter(report__in=[pair.first_id, pair.second_id])}
    assert len(joined) == 1


def test_at_most_five_are_offered_the_most_probable_first(people: dict[str, Any], file_of: Callable[..., Path]) -> None:
    one = new_case(people["officer"], file_of)
    others = [new_case(people["officer"], file_of) for _ in range(6)]
    for at, other in enumerate(others):
        # The first of them has the best score, and yet another fits it better: what is probable is another order.
        suggest(one, other, score=0.0 if at else 9.0, probability=0.1 * at)

    told = signed_in(people["analyst"]).get(f"/incidents/{one.number}/").context["suggestions"]

    assert [row["number"] for row in told] == [other.number for other in reversed(others)][:5]


def test_every_entry_of_the_history_can_be_proven_without_us(people: dict[str, Any], one: Any, desk: Any) -> None:
    from truceline.register.entry import opens, read_entry
    from truceline.register.folder import open_folder
    from truceline.register.policy import Policy
    from truceline.register.proof import read_proof, verify_proof

    client = signed_in(people["verifier"])
    page = client.get(f"/incidents/{one.number}/history/")
    index = next(line["index"] for line in page.context["lines"] if line["has_content"])
    entry, proof, content, salt = (
        client.get(f"/incidents/{one.number}/history/{index}.{ending}").content
        for ending in ("entry", "tlog-proof", "content", "salt")
    )

    verify_proof(read_proof(proof), entry, Policy(open_folder(desk.register).log, None, {}, {}, {}, None))
    assert opens(read_entry(entry), content, salt)
    assert not opens(read_entry(entry), content + b" ", salt)
    # An entry that tells of something else is not found here.
    assert client.get(f"/incidents/{one.number}/history/0.entry").status_code == 404
    assert client.get(f"/incidents/{one.number}/history/{10**30}.entry").status_code == 404


def test_the_history_that_a_guarantor_reads_names_no_report_and_no_draft(people: dict[str, Any], one: Any) -> None:
    from truceline.desk.actions.determining import Ruling, write_determination

    write_determination(people["analyst"], one, Ruling("", "not_established", STANDARD, "Only a draft."))
    staff = signed_in(people["verifier"]).get(f"/incidents/{one.number}/history/")
    outside = signed_in(people["guarantor"]).get(f"/incidents/{one.number}/history/")

    assert {"Report", "Determination", "Finding"} <= {line["kind"] for line in staff.context["lines"]}
    assert {line["kind"] for line in outside.context["lines"]} == {"Incident", "Finding"} | (
        {"Step of the case"} & {line["kind"] for line in outside.context["lines"]}
    )
    report = one.links.first().report_id
    index = next(line["index"] for line in staff.context["lines"] if line["record"] == report)
    assert signed_in(people["guarantor"]).get(f"/incidents/{one.number}/history/{index}.content").status_code == 404


def test_the_bulletin_reads_the_signed_ones_and_its_rule_closes(
    people: dict[str, Any], file_of: Callable[..., Path], tmp_path: Path
) -> None:
    from truceline.desk.actions.determining import Ruling, handle_determination, write_determination
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.contents import table_of
    from truceline.desk.tables import Determination, Finding, Incident
    from truceline.finding.approving import Handling
    from truceline.finding.closing import close_cases
    from truceline.finding.determination import read_determinations
    from truceline.finding.table import FINDINGS
    from truceline.incident.table import INCIDENTS

    case = new_case(people["officer"], file_of)
    provision = case.findings.filter(verdict="candidate").first().provision
    made = write_determination(
        people["analyst"], case, Ruling(provision, "serious_violation", STANDARD, '=1+1, "quoted", and\na second line')
    )
    for who, handling in (("analyst", Handling.SUBMIT), ("verifier", Handling.APPROVE), ("head", Handling.SIGN)):
        handle_determination(people[who], Determination.objects.get(pk=made.pk), handling)

    path = tmp_path / "determinations.csv"
    path.write_bytes(b"".join(signed_in(people["publisher"]).get("/determinations-table.csv")))
    incidents = table_of(INCIDENTS, Incident.objects.filter(is_struck=False).values_list("content", flat=True))
    findings = table_of(
        FINDINGS, Finding.objects.filter(incident__is_struck=False, is_struck=False).values_list("content", flat=True)
    )
    table = read_determinations(path, incidents, charter_at_hand())

    assert case.pk in table["incident_id"].to_pylist()
    cases = dict(zip(*close_cases(incidents, findings, table).to_pydict().values(), strict=True))
    assert cases["serious_violation"] >= 1
    assert sum(cases.values()) == incidents.num_rows


@pytest.mark.parametrize("state", ["", "draft", "in_review", "signed", "changed", "struck"])
@pytest.mark.parametrize("who", ["analyst", "publisher"])
def test_the_list_of_determinations_and_its_files_count_alike(who: str, state: str, people: dict[str, Any]) -> None:
    client, asked = signed_in(people[who]), {"state": state}

    page = client.get("/determinations/", asked).context["page"].paginator.count
    rows = list(csv.reader(io.StringIO(b"".join(client.get("/determinations.csv", asked)).decode("utf-8-sig"))))
    listed = json.loads(b"".join(client.get("/determinations.json", asked)))["determinations"]
    drawn = json.loads(b"".join(client.get("/determinations.geojson", asked)))["features"]

    assert len(rows) - 1 == page == len(listed) == len(drawn)
    if who == "publisher":
        assert {row["state"] for row in listed} <= {"signed"}


def test_a_list_that_is_not_understood_gives_no_file(people: dict[str, Any]) -> None:
    client = signed_in(people["analyst"])

    assert client.get("/determinations/?state=guilty").status_code == 400
    assert client.get("/determinations.csv?page=x").status_code == 400
