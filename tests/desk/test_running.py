"""What keeps a desk running: health, figures, logs that name nobody, limits, headers, and the jobs of the night."""

import io
import json
import logging
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.utils import OperationalError

from truceline.errors import Unavailable

HERE = Path(__file__)


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What would go to the log."""
    from truceline.desk.logs import ACCESS, JsonLines

    room = io.StringIO()
    handler = logging.StreamHandler(room)
    handler.setFormatter(JsonLines())
    level = ACCESS.level
    loggers = [ACCESS, logging.getLogger("django")]
    for one in loggers:
        one.addHandler(handler)
    ACCESS.setLevel(logging.INFO)
    yield room
    for one in loggers:
        one.removeHandler(handler)
    ACCESS.setLevel(level)


def test_health_is_a_word_for_everybody_and_figures_for_those_who_may_see_them(browser_of: Callable[..., Any]) -> None:
    from django.test import Client

    assert Client().get("/healthz").content == b"ok\n"
    assert browser_of("analyst").get("/healthz").content == b"ok\n"
    told = browser_of("administrator").get("/healthz").json()
    assert told["database"] is True
    assert told["register_entries"] > 0
    assert told["disk_free"] > 0
    assert told["unsigned"] == 0


def test_figures_are_for_this_machine_or_whoever_holds_the_token(desk: Any) -> None:
    from django.test import Client

    Client().get("/incidents/")
    text = Client().get("/metrics").content.decode()
    for name in (
        "truceline_requests_total",
        "truceline_request_seconds_bucket",
        "truceline_register_entries",
        "truceline_checkpoint_age_seconds",
        "truceline_queue_length",
    ):
        assert f"\n{name}" in text
    assert all(re.fullmatch(r"#.*|\w+(\{[^}]*\})? [-+.\dea]+", line) for line in text.splitlines())

    far = Client(REMOTE_ADDR="203.0.113.9")
    assert far.get("/metrics").status_code == 403
    assert Client(headers={"x-forwarded-for": "203.0.113.9"}).get("/metrics").status_code == 403
    (desk.path / "metrics.token").write_text("a-long-token\n")
    assert far.get("/metrics", headers={"authorization": "Bearer a-long-token"}).status_code == 200
    assert far.get("/metrics", headers={"authorization": "Bearer another"}).status_code == 403
    (desk.path / "metrics.token").unlink()
    assert far.get("/metrics", headers={"authorization": "Bearer "}).status_code == 403


def test_figures_of_several_processes_are_added_up(tmp_path: Path) -> None:
    from truceline.desk.metrics import Counts, added_up, written

    for number in range(2):
        counts = Counts(tmp_path)
        counts.path = tmp_path / f"{number}.json"
        counts.add("incidents", 200, 0.03)
        counts.leave()
    requests, within, seconds = added_up(tmp_path)
    assert requests == {"incidents 200": 2}
    assert (within["0.025"], within["0.05"]) == (0, 2)
    assert seconds == pytest.approx(0.06)
    assert 'truceline_requests_total{page="incidents",status="200"} 2' in written(tmp_path, {})


def test_a_log_names_pages_and_pseudonyms_and_nobody_and_nothing_else(
    somebody: Callable[..., Any], logged: io.StringIO
) -> None:
    from django.test import Client

    person = somebody("duty_officer")
    client = Client(headers={"user-agent": "canary-agent"}, REMOTE_ADDR="203.0.113.77")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get("/incidents/?q=canary-words")
    client.get("/welcome/canary-secret/")
    client.get("/canary-address/")
    client.post("/take-in/", {"file": io.BytesIO(b"canary-text")})
    client.post("/account/login/", {"login": "canary-name", "password": "canary-password"})

    lines = [json.loads(line) for line in logged.getvalue().splitlines()]
    requests = [line for line in lines if "page" in line]
    assert {line["page"] for line in requests} >= {"incidents", "welcome", "taking_in"}
    assert {line["actor"] for line in requests} <= {person.pseudonym, None}
    assert all(
        set(line) == {"time", "level", "request", "page", "method", "status", "ms", "actor"} for line in requests
    )
    for word in ("canary", person.name, person.username, "203.0.113.77", "/incidents/"):
        assert word not in logged.getvalue(), word


def test_an_error_is_logged_by_its_kind_and_place_never_by_its_words(logged: io.StringIO) -> None:
    try:
        raise ValueError("canary words of somebody")
    except ValueError:
        logging.getLogger("django").exception("canary %s", "address")
    told = json.loads(logged.getvalue())
    assert told["error"] == "ValueError"
    assert told["at"]
    assert "canary" not in logged.getvalue()


def test_a_machine_that_guesses_passwords_is_stopped_in_every_process(somebody: Callable[..., Any]) -> None:
    from django.test import Client

    from truceline.desk.limiting import SIGN_IN

    person = somebody("analyst")
    answers = [
        Client().post("/account/login/", {"login": person.username, "password": f"guess {number}"})
        for number in range(SIGN_IN.most + 1)
    ]
    assert {answer.status_code for answer in answers[:-1]} == {200}
    assert answers[-1].status_code == 429
    assert int(answers[-1]["retry-after"]) > 0
    assert "Too often" in answers[-1].content.decode()


def test_a_tally_names_nobody_and_ends(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from truceline.desk.limiting import Limit, TooMany, count, forget_tallies
    from truceline.desk.tables import Tally

    limit = Limit("a test", 2, 3_600)
    count(limit, "canary")
    count(limit, "canary")
    with pytest.raises(TooMany):
        count(limit, "canary")
    count(limit, "somebody else")
    assert not Tally.objects.filter(name__contains="canary").exists()
    Tally.objects.update(ends_on=datetime.now(UTC) - timedelta(seconds=1))
    assert forget_tallies() >= 2
    count(limit, "canary")


@pytest.mark.parametrize("what", ["WELCOME", "INVITE", "EXPORT", "UPLOAD"])
def test_every_limit_counts_the_page_that_it_is_for(
    what: str, browser_of: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from truceline.desk.pages import watching

    limit = replace(getattr(watching, what), what=f"test-{what}", most=0)
    monkeypatch.setattr(watching, what, limit)
    client = browser_of("administrator", "duty_officer")
    asked = {
        "WELCOME": lambda: client.get("/welcome/x/"),
        "INVITE": lambda: client.post("/people/", {}),
        "EXPORT": lambda: client.get("/incidents.csv"),
        "UPLOAD": lambda: client.post("/take-in/", {"file": io.BytesIO(b"x")}),
    }
    assert asked[what]().status_code == 429


def test_moving_the_map_is_no_export(browser_of: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever looks around for some minutes asks for hundreds of views."""
    from dataclasses import replace

    from truceline.desk.limiting import EXPORT
    from truceline.desk.pages import watching

    monkeypatch.setattr(watching, "EXPORT", replace(EXPORT, what="test-map", most=0))
    client = browser_of("duty_officer")
    for address in ("/situation/incidents.geojson", "/situation/ground.geojson", "/situation/newer.json?revision=0"):
        assert client.get(address).status_code == 200


def test_every_address_answers_with_strict_headers(browser_of: Callable[..., Any]) -> None:
    table = HERE.with_name("address_table.txt").read_text(encoding="utf-8").splitlines()
    asked = [[cell.strip() for cell in line.split("|")] for line in table if line and not line.startswith("#")]
    client = browser_of("administrator", "head_of_centre", "analyst", "duty_officer", "verifier")
    client.raise_request_exception = False
    for _, method, address, _ in asked:
        answer = client.generic(method, address)
        headers = {name.lower(): value for name, value in answer.headers.items()}
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy, address
        assert "frame-ancestors 'none'" in policy, address
        assert "unsafe-inline" not in policy, address
        assert headers["x-content-type-options"] == "nosniff", address
        assert headers["x-frame-options"] == "DENY", address
        assert headers["referrer-policy"] == "same-origin", address
        assert headers["cross-origin-opener-policy"] == "same-origin", address
        assert "camera=()" in headers["permissions-policy"], address
        assert re.fullmatch(r"[0-9a-f]{16}", headers["x-request-id"]), address


def test_each_job_of_the_night_runs_once_a_day(somebody: Callable[..., Any]) -> None:
    from truceline.desk import scheduling
    from truceline.desk.tables import Heartbeat, JobRun

    assert somebody("analyst")
    JobRun.objects.all().delete()
    at = datetime(2031, 5, 3, 1, 0, tzinfo=UTC)
    assert scheduling.tick(at) == list(scheduling.JOBS)
    assert scheduling.tick(at + timedelta(hours=1)) == []
    assert Heartbeat.objects.get(name="worker").beat_on == at + timedelta(hours=1)
    runs = {run.job: run for run in JobRun.objects.all()}
    assert {name: run.is_good for name, run in runs.items()} == dict.fromkeys(scheduling.JOBS, True), [
        run.said for run in runs.values()
    ]
    assert scheduling.tick(at + timedelta(days=1)) == list(scheduling.JOBS)


def test_before_the_hour_of_the_night_nothing_runs(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from truceline.desk import scheduling

    assert scheduling.tick(datetime(2031, 6, 1, 21, 30, tzinfo=UTC)) == []


def test_a_row_that_was_changed_past_the_desk_is_found_in_the_night(somebody: Callable[..., Any]) -> None:
    from truceline.desk import scheduling
    from truceline.desk.actions.switching import switch_mode
    from truceline.desk.policy import Mode
    from truceline.desk.tables import ModeChange

    head = somebody("head_of_centre")
    switch_mode(head, Mode.READ_ONLY, "a drill of the night")
    switch_mode(head, Mode.NORMAL, "over")
    row = ModeChange.objects.first()
    ModeChange.objects.filter(pk=row.pk).update(content=row.content.replace("over", "never"))
    try:
        with pytest.raises(scheduling.Wrong, match="is not the content of its last entry"):
            scheduling.audit_rows()
    finally:
        ModeChange.objects.filter(pk=row.pk).update(content=row.content)
    assert "rows are the last content" in scheduling.audit_rows()


def test_a_damaged_file_is_found_in_the_night(desk: Any) -> None:
    from truceline.desk import scheduling
    from truceline.register.evidence import Evidence

    evidence = Evidence(desk.register / "evidence")
    received = evidence.receive(io.BytesIO(b"a photograph of a crater"))
    path = evidence.path(received.sha256)
    path.chmod(0o640)
    path.write_bytes(b"a photograph of a flower")
    try:
        with pytest.raises(scheduling.Wrong, match="damaged"):
            scheduling.hash_evidence()
    finally:
        path.write_bytes(b"a photograph of a crater")
    assert scheduling.hash_evidence()


def test_what_is_over_is_dropped_in_the_night(browser_of: Callable[..., Any]) -> None:
    from truceline.desk import scheduling
    from truceline.desk.policy import Role
    from truceline.desk.tables import DeskSession, Invitation

    client = browser_of("analyst")
    client.get("/incidents/")
    DeskSession.objects.filter(session_key=client.cookies["sessionid"].value).update(
        expire_date=datetime.now(UTC) - timedelta(hours=1)
    )
    Invitation.issue([Role.ANALYST], datetime.now(UTC) - timedelta(hours=1))
    assert scheduling.expire().startswith("1 sessions, ")
    assert not Invitation.objects.filter(used_by=None, expires_at__lt=datetime.now(UTC)).exists()


def test_a_screening_that_a_stop_left_is_taken_up_again(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from django_tasks_db.models import DBTaskResult

    from truceline.desk.actions.screening import resume_screenings
    from truceline.desk.charter import version_at_hand
    from truceline.desk.tables import VersionScreening

    run = VersionScreening.objects.create(
        version=version_at_hand(), is_trial=False, against="x", begun_on=datetime.now(UTC)
    )
    before = DBTaskResult.objects.count()
    assert resume_screenings() >= 1
    assert DBTaskResult.objects.count() > before
    VersionScreening.objects.filter(pk=run.pk).update(finished_on=datetime.now(UTC))


def test_the_clock_of_the_desk_ticks_until_it_is_stopped(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - for what it sets up
    import threading

    from truceline.desk import scheduling

    stop, ticks = threading.Event(), []

    def tick() -> list[str]:
        ticks.append(1)
        if len(ticks) == 2:
            stop.set()
        raise RuntimeError("the database is away for a moment")

    monkeypatch.setattr(scheduling, "tick", tick)
    monkeypatch.setattr(scheduling, "EVERY_S", 0.01)
    monkeypatch.setattr("truceline.desk.scheduling.connection.close", lambda: None)
    scheduling.keep_time(stop)
    assert len(ticks) == 2


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (InconsistentMigrationHistory("account.0001 before desk.0001"), "from before its tables were numbered anew"),
        (OperationalError("disk I/O error"), "does not start on tables it does not know: disk I/O error"),
    ],
    ids=["an earlier state", "a failed migration"],
)
def test_a_desk_whose_tables_cannot_be_brought_up_to_date_does_not_start_and_says_what_to_do(
    failure: Exception, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk import starting

    def failing(*_arguments: object, **_options: object) -> None:
        raise failure

    monkeypatch.setattr(starting, "call_command", failing)
    with pytest.raises(Unavailable, match=words):
        starting.prepare()
