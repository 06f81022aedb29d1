"""A backup is whole, holds no secret, and comes back as what it is: older than what was signed since."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from plain_log import signer_of
from throwaway_postgres import throwaway_cluster

from truceline.desk.backup import back_up, read_manifest
from truceline.desk.folder import open_desk
from truceline.desk.restoring import restore
from truceline.desk.upgrading import check_upgrade
from truceline.errors import Conflict, Refused, Unavailable, Unverified
from truceline.register.folder import open_folder
from truceline.register.serving import WitnessServer
from truceline.register.witness import Witness

ROOT = Path(__file__).resolve().parents[2]
SOUTHWEST = ROOT / "agreements" / "southwest-syria-2017"
_FILL = """
import django; django.setup()
from pathlib import Path
from datetime import UTC, datetime, timedelta
from truceline.desk.tables import Invitation, Person
from truceline.desk.policy import Role
from truceline.desk.actions.inviting import accept
from truceline.desk.folder import desk_at_hand
from truceline.desk.recording import recorded, spelt
from truceline.desk.tables import Report
from truceline.register.evidence import Evidence
import io
number = Person.objects.count()
secret = Invitation.issue([Role.DUTY_OFFICER], datetime.now(UTC) + timedelta(hours=1))
person = accept(secret, f"person-{number}", "Amina", "a sentence to remember 7")
Evidence(desk_at_hand().register / "evidence").receive(io.BytesIO(b"a photograph %d" % number))
now = datetime.now(UTC)
with recorded(person.pseudonym) as entries:
    content = spelt({"report_id": f"r-{number}", "said": f"a bang {number}", "occurred_at": now})
    Report.objects.create(report_id=f"r-{number}", content=content, occurred_at=now, exercise=True, received_by=person, received_at=now)
    entries.record("report", f"r-{number}", content)
"""
_TELL = """
import django, json; django.setup()
from truceline.desk.tables import Report, Incident, Finding, Person, AgreementVersion, DeskSession
print(json.dumps([sorted(table.objects.values_list("content", flat=True)) for table in (Report, Incident, Finding, AgreementVersion)]
    + [Person.objects.count(), DeskSession.objects.count()]))
"""


def run_on(folder: Path, *arguments: str, **more: str) -> str:
    """Run Python on a desk in a process of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TRUCELINE_", "DJANGO_"))}
    environment |= {
        "PYTHONPATH": str(ROOT / "src"),
        "TRUCELINE_DESK": str(folder.resolve()),
        "DJANGO_SETTINGS_MODULE": "truceline.desk.settings",
        **more,
    }
    told = subprocess.run(
        [sys.executable, *arguments], env=environment, cwd=folder.parent, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    return told.stdout


def made(folder: Path, **more: str) -> Path:
    """A desk with one report."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    command = ["-m", "truceline", "serve", str(folder), "--agreement", str(SOUTHWEST), "--prepare"]
    run_on(folder, *command, **more)
    run_on(folder, "-c", _FILL)
    return folder


def same_again(desk: Path, folder: Path) -> Path:
    """A desk of its own that begins as another one is now."""
    return Path(shutil.copytree(desk, folder))


@contextmanager
def serving_witness(folder: Path) -> Iterator[tuple[str, str, str]]:
    """A witness that watches the desk's register, over a socket: its name, its key, and where it answers."""
    signer, database = signer_of("g1"), folder / "witness.sqlite"
    Witness.create(database, signer.verifier)
    witness = Witness(database, signer)
    witness.trust(open_folder(folder / "desk" / "register").log)
    server = WitnessServer(witness, "127.0.0.1", 0, tell=lambda _: None)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield signer.name, str(signer.verifier), f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, kept: Path) -> Path:
    """A desk with one report; as a first start makes one it is made in PostgreSQL, below."""
    folder = same_again(kept, tmp_path_factory.mktemp("small") / "desk")
    run_on(folder, "-c", _FILL)
    return folder


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with throwaway_cluster() as one:
        yield one


def test_a_desk_comes_back_as_it_was(small: Path, tmp_path: Path) -> None:
    manifest = back_up(open_desk(small), tmp_path / "copy", with_keys=True)
    told = restore(tmp_path / "copy", tmp_path / "again")

    assert told.verification.holds
    assert told.behind is None
    assert told.lacks == ()
    assert told.entries == manifest["register_entries"] > 0
    assert json.loads(run_on(tmp_path / "again", "-c", _TELL)) == json.loads(run_on(small, "-c", _TELL))
    # It goes on: rows, entries and signatures.
    run_on(tmp_path / "again", "-c", _FILL)
    run_on(tmp_path / "again", "-m", "truceline", "register", "verify", str(tmp_path / "again" / "register"))


def test_without_keys_no_secret_and_no_session_is_in_it(small: Path, tmp_path: Path) -> None:
    session = "import django; django.setup()\nfrom truceline.desk.sessions import SessionStore\ns = SessionStore(); s['x'] = 'CANARY'; s.create(); print(s.session_key)"
    key = run_on(small, "-c", session).strip()
    back_up(open_desk(small), tmp_path / "copy")

    secrets = [(small / name).read_bytes().strip() for name in ("secret.key", "register/signing.key")]
    for path in (path for path in (tmp_path / "copy").rglob("*") if path.is_file()):
        raw = path.read_bytes()
        assert key.encode() not in raw
        assert all(secret not in raw for secret in secrets), path
    told = restore(tmp_path / "copy", tmp_path / "again")
    assert "signing.key" in told.lacks
    assert (tmp_path / "again" / "secret.key").read_bytes().strip() not in secrets


def test_a_backup_made_while_others_write_is_one_state(small: Path, tmp_path: Path) -> None:
    writing = [
        subprocess.Popen(
            [sys.executable, "-c", _FILL],
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT / "src"),
                "TRUCELINE_DESK": str(small.resolve()),
                "DJANGO_SETTINGS_MODULE": "truceline.desk.settings",
            },
            cwd=tmp_path,
        )
    ]
    for number in range(4):
        back_up(open_desk(small), tmp_path / f"copy-{number}")
    assert [process.wait(timeout=200) for process in writing] == [0]
    for number in range(4):
        told = restore(tmp_path / f"copy-{number}", tmp_path / f"again-{number}")
        assert told.verification.holds, str(told.verification)


def test_a_backup_that_was_touched_is_not_brought_back(small: Path, tmp_path: Path) -> None:
    back_up(open_desk(small), tmp_path / "copy")
    with sqlite3.connect(tmp_path / "copy" / "database.db") as database:
        database.execute("UPDATE desk_report SET content = replace(content, 'bang', 'bomb')")

    with pytest.raises(Unverified, match=r"database\.db is not what was backed up"):
        restore(tmp_path / "copy", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_a_file_more_or_less_is_noticed(small: Path, tmp_path: Path) -> None:
    back_up(open_desk(small), tmp_path / "copy")
    (tmp_path / "copy" / "extra").write_text("x")
    with pytest.raises(Unverified, match="extra"):
        read_manifest(tmp_path / "copy")
    with pytest.raises(Unverified, match="no whole backup"):
        read_manifest(tmp_path)


def test_what_is_behind_the_second_place_starts_read_only_and_says_so(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second place lies outside the folder, as it should: it remembers what was signed after the backup."""
    from truceline.command import main

    desk = same_again(small, tmp_path / "desk")
    outside = tmp_path / "elsewhere"
    settings = desk / "register" / "register.toml"
    outside.write_bytes((desk / "register" / "last-checkpoint").read_bytes())
    settings.write_text(settings.read_text().replace('"last-checkpoint"', json.dumps(str(outside))))
    back_up(open_desk(desk), tmp_path / "copy", with_keys=True)
    run_on(desk, "-c", _FILL)

    assert main(["restore", str(tmp_path / "copy"), str(tmp_path / "again")]) == 7
    assert "READ-ONLY" in capsys.readouterr().err
    assert (tmp_path / "again" / "register" / "read-only").is_file()
    mode = "import django; django.setup()\nfrom truceline.desk.queries.mode import mode_at_hand\nprint(mode_at_hand())"
    assert run_on(tmp_path / "again", "-c", mode).strip() == "read_only"


def test_what_is_behind_a_witness_starts_read_only_though_its_own_second_place_is_lost(
    small: Path, tmp_path: Path
) -> None:
    """The machine is gone with all its disks; what a witness cosigned after the backup is remembered by the witness alone."""
    desk = same_again(small, tmp_path / "desk")
    with serving_witness(tmp_path) as (name, key, url):
        log = open_folder(desk / "register").log
        policy = f"log {log}\nwitness {name} {key} {url}\nquorum {name}\n"
        (desk / "register" / "policy").write_text(policy)
        run_on(desk, "-m", "truceline", "register", "checkpoint", str(desk / "register"))
        back_up(open_desk(desk), tmp_path / "copy", with_keys=True)
        level = restore(tmp_path / "copy", tmp_path / "level")
        run_on(desk, "-c", _FILL)
        run_on(desk, "-m", "truceline", "register", "checkpoint", str(desk / "register"))
        shutil.rmtree(desk)

        told = restore(tmp_path / "copy", tmp_path / "again")

    assert level.behind is None
    assert told.behind is not None
    assert "g1" in told.behind
    assert (tmp_path / "again" / "register" / "read-only").is_file()
    # Where no witness answers, it is said that none was heard.
    assert restore(tmp_path / "copy", tmp_path / "alone").silent


def test_teeth_a_restored_register_without_the_guard_would_fork(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk import restoring

    monkeypatch.setattr(restoring, "contradiction", lambda *_: None)
    back_up(open_desk(small), tmp_path / "copy", with_keys=True)
    assert restore(tmp_path / "copy", tmp_path / "again").behind is None


def test_nothing_is_written_over_anything(small: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_text("x")
    with pytest.raises(Conflict):
        back_up(open_desk(small), tmp_path / "full")
    back_up(open_desk(small), tmp_path / "copy")
    with pytest.raises(Conflict):
        restore(tmp_path / "copy", tmp_path / "full")
    with pytest.raises(Refused, match="D113"):
        restore(tmp_path / "copy", tmp_path / "again", database="postgresql://nowhere")


def test_a_desk_in_postgresql_comes_back_as_it_was(cluster: Any, tmp_path: Path) -> None:
    desk = made(tmp_path / "desk", TRUCELINE_DATABASE=cluster.new_database())
    manifest = back_up(open_desk(desk), tmp_path / "copy", with_keys=True)
    told = restore(tmp_path / "copy", tmp_path / "again", database=cluster.new_database())

    assert told.verification.holds, str(told.verification)
    assert told.entries == manifest["register_entries"] > 0
    assert json.loads(run_on(tmp_path / "again", "-c", _TELL)) == json.loads(run_on(desk, "-c", _TELL))
    run_on(tmp_path / "again", "-c", _FILL)
    with pytest.raises(Conflict, match="not empty"):
        restore(tmp_path / "copy", tmp_path / "third", database=open_desk(tmp_path / "again").database)


def test_an_upgrade_is_tried_on_a_copy_and_changes_nothing(small: Path, tmp_path: Path) -> None:
    back_up(open_desk(small), tmp_path / "copy", with_keys=True)
    older = restore(tmp_path / "copy", tmp_path / "older").desk
    run_on(older.path, "-m", "django", "migrate", "mfa", "0002", "--verbosity", "0")
    before = older.sqlite.read_bytes() if older.sqlite else b""

    told = check_upgrade(older)
    assert any(name.startswith("mfa.0003") for name in told.migrations)
    assert older.sqlite is not None
    assert older.sqlite.read_bytes() == before
    assert check_upgrade(open_desk(small)).migrations == ()


def test_an_upgrade_that_would_fail_is_told(small: Path, tmp_path: Path) -> None:
    back_up(open_desk(small), tmp_path / "copy", with_keys=True)
    broken = restore(tmp_path / "copy", tmp_path / "broken").desk
    run_on(broken.path, "-m", "django", "migrate", "mfa", "0002", "--verbosity", "0")
    assert broken.sqlite is not None
    with sqlite3.connect(broken.sqlite) as database:
        database.execute("DROP TABLE mfa_authenticator")

    with pytest.raises(Unavailable, match="migrate could not be done"):
        check_upgrade(broken)


@pytest.mark.promise
def test_in_postgresql_an_upgrade_needs_a_database_to_be_tried_in(cluster: Any, tmp_path: Path) -> None:
    desk = open_desk(made(tmp_path / "desk", TRUCELINE_DATABASE=cluster.new_database()))
    with pytest.raises(Refused, match="D114"):
        check_upgrade(desk)
    assert check_upgrade(desk, cluster.new_database()).migrations == ()


def test_the_verbs_say_what_they_did(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from truceline.command import main

    assert main(["backup", str(small), str(tmp_path / "copy")]) == 0
    assert "Keys are not in it" in capsys.readouterr().out
    assert main(["upgrade", "--check", str(small)]) == 0
    assert "0 to run" in capsys.readouterr().out
