"""The page of an incident: what it shows to whom, what it costs, and every form on it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_cases import ONE, TWO, new_case, signed_in, suggest
from desk_reading import counts, entries_of_kind

STANDARD = "reasonable grounds to believe"


@pytest.fixture(scope="module")
def people(somebody: Callable[..., Any]) -> dict[str, Any]:
    roles = {"officer": "duty_officer", "analyst": "analyst", "verifier": "verifier", "head": "head_of_centre"}
    return {name: somebody(role) for name, role in roles.items()} | {"guarantor": somebody("guarantor_representative")}


def page_of(person: Any, incident: Any, more: str = "") -> str:
    answer = signed_in(person).get(f"/incidents/{incident.number}/{more}")
    assert answer.status_code in {200, 410}
    return str(answer.content.decode())


def send(person: Any, incident: Any, to_: str, /, **form: Any) -> Any:
    return signed_in(person).post(f"/incidents/{incident.number}/{to_}", form)


def test_a_case_walks_from_its_reports_to_a_decision_through_forms_alone(
    people: dict[str, Any], file_of: Callable[..., Path], desk: Any
) -> None:
    from truceline.desk.tables import Determination, Task

    one = new_case(people["officer"], file_of)
    provision = one.findings.filter(verdict="candidate").first().provision
    assert send(people["officer"], one, "step/", to="under_inquiry", seen="screened").status_code == 302
    assert send(people["officer"], one, "task/", templates="yes").status_code == 302
    task = Task.objects.filter(incident=one, template="ask-both-sides").get()
    assert send(people["analyst"], one, f"task/{task.pk}/", act="resolve", note="Both answered.").status_code == 302
    told = {"standard": STANDARD, "reasons": "Two sources, one of which saw it."}
    assert send(people["analyst"], one, "answer/", question="happened", answer="yes", **told).status_code == 302
    ruling = {"provision": provision, "outcome": "minor_violation", **told}
    assert send(people["analyst"], one, "determination/", **ruling).status_code == 302
    made = Determination.objects.get(incident=one)
    for who, handling in (("analyst", "submit"), ("verifier", "approve"), ("head", "sign")):
        answer = send(people[who], one, f"determination/{made.pk}/", handling=handling)
        assert answer.status_code == 302, answer.content.decode()

    shown = page_of(people["officer"], one)
    assert "minor violation" in shown
    assert "Both answered." in shown
    assert {"task", "assessment", "determination", "case"} <= {
        kind for kind in ("task", "assessment", "determination", "case", "x") if entries_of_kind(desk, kind)
    }
    # The guarantor reads the centre's word, and neither who wrote it nor what is only being answered.
    outside = page_of(people["guarantor"], one)
    assert "The words of reports are not shown to you" in outside
    assert "Reports, in their own words" not in outside
    assert "minor violation" in outside
    assert people["analyst"].name not in outside
    assert "Both answered." not in outside


def test_whoever_was_quicker_is_not_overwritten(people: dict[str, Any], file_of: Callable[..., Path]) -> None:
    one = new_case(people["officer"], file_of)
    assert send(people["officer"], one, "step/", to="tasked", seen="screened").status_code == 302

    late = send(people["verifier"], one, "step/", to="under_inquiry", seen="screened")

    assert late.status_code == 409
    assert "another step meanwhile" in late.content.decode()


def test_a_button_that_would_be_refused_is_not_offered_and_says_why(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.commenting import Remark, write_comment
    from truceline.desk.actions.determining import Ruling, handle_determination, write_determination
    from truceline.finding.approving import Handling

    one = new_case(people["officer"], file_of)
    made = write_determination(people["analyst"], one, Ruling("", "not_established", STANDARD, "Nobody saw it."))
    handle_determination(people["analyst"], made, Handling.SUBMIT)
    write_comment(people["verifier"], one, Remark(made.pk, "reasons", "red", "Somebody did."))

    shown = page_of(people["verifier"], one)

    assert re.search(r'value="approve" disabled aria-describedby="why-[^"]+"', shown)
    assert "a red comment is not resolved" in shown
    assert 'value="approve"' not in page_of(people["analyst"], one)


def test_a_page_with_twenty_five_reports_asks_the_database_fewer_than_twenty_five_times(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    lines = [
        f"{source}-x{at},{source},k-{{n}}{chr(97 + at)},{{day}}T10:{at:02},36.20,32.70,400,artillery_fire,Shell {at},en"
        for at, source in enumerate(["monitor", "local_network", "media", "party", "medical"] * 5)
    ]
    one = new_case(people["officer"], file_of, *lines)
    assert one.reports == 25
    suggest(one, new_case(people["officer"], file_of))
    send(people["officer"], one, "step/", to="under_inquiry", seen="screened")
    send(people["officer"], one, "task/", templates="yes")
    send(people["analyst"], one, "answer/", question="happened", answer="yes", standard=STANDARD, reasons="They agree.")
    told = {"provision": "", "outcome": "not_established", "standard": STANDARD, "reasons": "Nobody knows by whom."}
    send(people["analyst"], one, "determination/", **told)
    client = signed_in(people["analyst"])
    client.get(f"/incidents/{one.number}/")

    with CaptureQueriesContext(connection) as asked:
        answer = client.get(f"/incidents/{one.number}/")

    assert [pair["estimate"] for pair in answer.context["suggestions"]] == ["42 in 100"], (
        "its probability, not its score"
    )
    told_all = "\n".join(query["sql"][:160] for query in asked.captured_queries)
    # Each part of the page asks once; none asks once for each report.
    assert len(asked) < 25, f"{len(asked)} queries:\n{told_all}"


def test_a_struck_report_counts_no_more_and_stays_readable_with_its_reason(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.tables import Incident

    one = new_case(people["officer"], file_of)
    second = one.links.order_by("report__occurred_at").last().report
    assert send(people["officer"], one, "strike/", report=second.pk, reason="").status_code == 400
    assert send(people["officer"], one, "strike/", report=second.pk, reason="He was in Amman.").status_code == 302

    assert Incident.objects.get(pk=one.pk).reports == 1
    shown = page_of(people["verifier"], one)
    assert "He was in Amman." in shown
    assert "قصف على الصوامع" in shown
    # With its last report the incident is struck too, and still readable.
    first = one.links.order_by("report__occurred_at").first().report
    send(people["officer"], one, "strike/", report=first.pk, reason="It was an echo.")
    assert Incident.objects.get(pk=one.pk).is_struck
    assert "It was an echo." in page_of(people["verifier"], one)
    assert send(people["analyst"], one, "strike/", report=first.pk, reason="again").status_code == 409


def test_a_report_that_repeats_nobody_says_with_which_it_counts_as_one_voice(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Incident

    whole = file_of()
    header = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,speaks_for,exercise"
    there = "36.31,32.61,300,artillery_fire,north,true"
    rows = (f"north-press,media,p-1,2019-11-03T10:00,{there}", f"north-command,party,c-1,2019-11-03T10:02,{there}")
    whole.write_text("\n".join((header, *rows)), encoding="utf-8")
    take_in(people["officer"], [whole])
    one = Incident.objects.get(links__report__content__contains='"north-press"')

    assert (one.reports, one.origins) == (2, 1)
    shown = re.sub("[\u2068\u2069]", "", page_of(people["analyst"], one))
    assert shown.count("counts as one voice with report") == shown.count("counts as one voice with report 1") == 1


def test_what_reports_claim_differently_stands_beside_what_is_held_and_is_not_averaged(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    one = new_case(people["officer"], file_of, ONE, TWO.replace("artillery_fire", "mortar_fire"))

    shown = page_of(people["analyst"], one)

    table = re.search(r'<table class="claims">.*?</table>', shown, re.DOTALL)
    assert table is not None
    assert "artillery fire" in table.group()
    assert "mortar fire" in table.group()


def test_whom_each_report_says_were_harmed_stands_beside_how_many_say_so(
    people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    def with_harmed(*lines: str) -> Path:
        path = file_of(*lines)
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        ends = zip([header, *rows], ["harmed", "civilians", "both"], strict=True)
        path.write_text("".join(f"{row},{end}\n" for row, end in ends), encoding="utf-8")
        return path

    shown = page_of(people["guarantor"], new_case(people["officer"], with_harmed))

    head = shown[shown.index('<p class="voices">') :].split("</p>")[0]
    assert "2 sources say that civilians were harmed" in head
    assert "1 source says that fighters were harmed" in head
    claims = re.search(r'<table class="claims">.*?</table>', shown, re.DOTALL)
    assert claims is not None
    assert "Who was harmed" in claims.group()
    assert "civilians and fighters" in claims.group()


SECRETS = (
    ("near the old silo", "seen from the baker's roof"),
    ("post-1", "post-9"),
)


@pytest.mark.parametrize(("said", "other"), SECRETS)
def test_two_worlds_that_differ_in_a_source_are_one_world_to_a_guarantor(
    said: str, other: str, people: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.tables import Report

    one = new_case(people["officer"], file_of)
    client = signed_in(people["guarantor"])
    addresses = [f"/incidents/{one.number}/", f"/incidents/{one.number}/history/", "/determinations/", "/cases/"]

    def seen() -> list[bytes]:
        bodies = [client.get(address).content for address in addresses]
        return [re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", body) for body in bodies]

    first = seen()
    assert b"artillery fire" in first[0]
    report = Report.objects.get(content__contains=said, link__incident=one)
    assert said.encode() not in b"".join(first)
    Report.objects.filter(pk=report.pk).update(content=report.content.replace(said, other))
    try:
        assert seen() == first
    finally:
        Report.objects.filter(pk=report.pk).update(content=report.content)


def test_teeth_without_the_projection_the_two_worlds_part(
    people: dict[str, Any], file_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = new_case(people["officer"], file_of)
    monkeypatch.setattr("truceline.desk.pages.case_reports.project", lambda _roles, _noun, row: dict(row))

    assert "near the old silo" in page_of(people["guarantor"], one)


BAD_FORMS: list[tuple[str, str, dict[str, str]]] = [
    ("officer", "step/", {}),
    ("officer", "step/", {"to": "closed", "seen": "screened"}),
    ("officer", "step/", {"to": "nowhere", "seen": "screened"}),
    ("analyst", "answer/", {"question": "why", "answer": "yes", "standard": STANDARD, "reasons": "x"}),
    ("analyst", "answer/", {"question": "happened", "answer": "maybe", "standard": "hunch", "reasons": ""}),
    ("analyst", "answer/", {"question": "actor", "answer": "yes", "standard": STANDARD, "reasons": "x"}),
    ("analyst", "answer/", {"question": "clause", "answer": "yes", "about": "x", "standard": STANDARD, "reasons": "x"}),
    ("analyst", "determination/", {"outcome": "guilty"}),
    ("analyst", "determination/", {"provision": "\u202e", "outcome": "no_violation", "standard": STANDARD}),
    ("analyst", "determination/nothing/", {"handling": "approve"}),
    ("analyst", "determination/nothing/draft/", {"seen": "forged"}),
    ("analyst", "comment/", {"about": "nothing", "field": "reasons", "colour": "red", "text": "x"}),
    ("analyst", "comment/nothing/", {}),
    ("officer", "evidence/", {"description": "a picture"}),
    ("officer", "strike/", {"report": "nothing", "reason": "x"}),
    ("officer", "task/", {}),
    ("officer", "task/", {"title": "x", "hours": "NaN", "assigned_to": "nobody"}),
    ("officer", "task/", {"title": "x", "hours": "1e999"}),
    ("officer", "task/nothing/", {"act": "resolve"}),
    ("officer", "judgement/", {"said": "join", "first": "a", "second": "b"}),
    ("officer", "judgement/", {"said": "later"}),
    ("officer", "judgement/", {"said": "same", "other": "9" * 30}),
]


@pytest.fixture(scope="module")
def a_case(people: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    from desk_cases import file_in

    return new_case(people["officer"], file_in(tmp_path_factory.mktemp("case")))


@pytest.mark.parametrize("bad", BAD_FORMS)
def test_a_form_that_makes_no_sense_is_refused_and_nothing_is_written(
    bad: tuple[str, str, dict[str, str]], people: dict[str, Any], a_case: Any, desk: Any
) -> None:
    who, to, form = bad
    before = counts(desk)

    answer = send(people[who], a_case, to, **form)

    assert 400 <= answer.status_code < 500, answer.status_code
    assert counts(desk) == before


def test_a_later_answer_supersedes_and_all_stay(people: dict[str, Any], a_case: Any) -> None:
    for reasons in ("Nobody has called back yet.", "Two called back and agree."):
        form = {"question": "happened", "answer": "yes", "standard": STANDARD, "reasons": reasons}
        assert send(people["analyst"], a_case, "answer/", **form).status_code == 302

    shown = page_of(people["officer"], a_case)

    assert shown.index("Two called back and agree.") < shown.index("Nobody has called back yet.")
    assert "<script>" not in page_of(people["officer"], a_case)


def test_what_people_write_is_never_run(people: dict[str, Any], a_case: Any) -> None:
    evil = "<script>alert(1)</script>"
    send(people["officer"], a_case, "task/", title=evil)
    form = {"question": "exempt", "answer": "cannot_tell", "standard": STANDARD, "reasons": evil}
    send(people["analyst"], a_case, "answer/", **form)

    shown = page_of(people["officer"], a_case)

    assert evil not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_every_case_is_counted_once(people: dict[str, Any], a_case: Any) -> None:  # noqa: ARG001 - for what it sets up
    from truceline.desk.tables import Incident

    answer = signed_in(people["guarantor"]).get("/cases/")

    assert answer.context["total"] == Incident.objects.count() == sum(row["cases"] for row in answer.context["rows"])


@pytest.mark.parametrize(
    ("column", "value", "away"),
    [("distance_m", "3434", "3.4\u00a0km"), ("sound_delay_s", "10", "3.4\u00a0km"), ("distance_m", "43", "40\u00a0m")],
)
def test_how_far_off_a_post_heard_it_stands_beside_what_it_said(
    people: dict[str, Any], tmp_path: Path, column: str, value: str, away: str
) -> None:
    def file_of(*lines: str) -> Path:
        head = "source,source_family,reference,occurred_at,post_longitude,post_latitude,act,said,language,exercise"
        path = tmp_path / "EXERCISE-heard.csv"
        rows = [f"{head},air_temperature_c,{column}", *(f"{line},true,20,{value}" for line in lines)]
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        return path

    heard = "post-1,monitor,k-{n}a,{day}T10:00,36.20,32.70,artillery_fire,Five shells somewhere,en"
    shown = page_of(people["analyst"], new_case(people["officer"], file_of, heard))
    assert f"{away} from the post" in shown
