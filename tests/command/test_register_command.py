"""What a person meets at the command line of the register."""

import json
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from plain_log import signer_of
from small_register import ORIGIN, drop_triggers, fill
from tampering import alter_one_bit, chance

from truceline.command import main
from truceline.register.log import open_register
from truceline.register.serving import WitnessServer
from truceline.register.witness import Witness

Run = Callable[..., str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `truceline register` as typed, expect an exit code, and return what was printed."""

    def typed(*words: object, code: int = 0) -> str:
        capsys.readouterr()
        found = main(["register", *map(str, words)])
        told = capsys.readouterr()
        assert found == code, f"exit {found}\n{told.out}{told.err}"
        return told.out + told.err

    return typed


@pytest.fixture
def register(run: Run, tmp_path: Path) -> Path:
    """A register of 300 entries, signed."""
    folder = tmp_path / "register"
    run("init", folder, "--origin", ORIGIN)
    log = open_register(folder)
    fill(log, range(300))
    log.checkpoint(log.folder.signer())
    log.close()
    return folder


def key_of(folder: Path) -> str:
    return str(open_register(folder).folder.log)


def tampered(folder: Path, index: int) -> None:
    """Alter an entry as a thief of the file would, for good."""
    connection = sqlite3.connect(folder / "register.db")
    drop_triggers(connection)
    alter_one_bit(connection, index, chance())
    connection.commit()
    connection.close()


def test_a_new_register_says_its_public_key_and_that_its_memory_lies_beside_it(run: Run, tmp_path: Path) -> None:
    told = run("init", tmp_path / "register", "--origin", ORIGIN)

    assert key_of(tmp_path / "register") in told
    assert "--second-place on another disk" in told
    assert "--second-place" not in run(
        "init", tmp_path / "other", "--origin", ORIGIN, "--second-place", tmp_path / "disk2" / "last"
    )


def test_a_register_is_not_made_twice(run: Run, register: Path) -> None:
    assert "exists" in run("init", register, "--origin", ORIGIN, code=6)


def test_verify_prints_what_it_checked_and_whether_the_key_was_pinned(run: Run, register: Path) -> None:
    assert "register's own word" in run("verify", register)
    told = run("verify", register, "--key", key_of(register))
    assert "register's own word" not in told
    assert "11. ok  No entry lies beyond the head." in told


def test_a_key_may_lie_in_a_file_and_what_is_none_is_named(run: Run, register: Path, tmp_path: Path) -> None:
    (tmp_path / "log.key").write_text(f"{key_of(register)}\n")
    (tmp_path / "other").write_text("no key\n")
    assert "register's own word" not in run("verify", register, "--key", tmp_path / "log.key")
    assert "other is no key of a log: expected a key as" in run("verify", register, "--key", tmp_path / "other", code=7)
    assert "no file here either" in run("verify", register, "--key", tmp_path / "log.kye", code=7)


def test_verify_names_the_first_bad_index_and_exits_with_7(run: Run, register: Path) -> None:
    tampered(register, 123)

    told = run("verify", register, code=7)

    assert "6. BAD Entry 123 has not the hash that was stored for it." in told
    assert "First bad index: 123." in told


def test_a_key_from_elsewhere_reveals_another_register(run: Run, register: Path) -> None:
    told = run("verify", register, "--key", signer_of(ORIGIN, 1).verifier, code=7)

    assert "nothing can be verified" in told


def test_a_mirror_is_written_verified_with_a_key_and_refused_without_one(
    run: Run, register: Path, tmp_path: Path
) -> None:
    assert "300 entries" in run("mirror", register, "--to", tmp_path / "mirror")
    assert "of 300 entries" in run("verify", tmp_path / "mirror", "--key", key_of(register))
    assert "[G004]" in run("verify", tmp_path / "mirror", code=1)
    assert run("verify", register, "--mirror", tmp_path / "mirror")


def test_a_backup_that_was_brought_back_goes_read_only_and_catches_up_from_a_mirror(
    run: Run, register: Path, tmp_path: Path
) -> None:
    log = open_register(register)
    log.store.database.scrub()
    shutil.copy(register / "register.db", tmp_path / "backup.db")
    fill(log, range(300, 310))
    log.close()
    run("checkpoint", register)
    run("mirror", register, "--to", tmp_path / "mirror")
    for left in register.glob("register.db*"):
        left.unlink()
    shutil.copy(tmp_path / "backup.db", register / "register.db")

    assert "READ-ONLY" in run("checkpoint", register, code=7)
    assert "READ-ONLY" in run("verify", register, code=7)
    assert "read-only" in run("checkpoint", register, code=5)
    assert "10 entries came back" in run("mirror", register, "--catch-up-from", tmp_path / "mirror")
    run("checkpoint", register)
    run("verify", register)
    assert "The content of entry 300 is missing" in run("audit", register, code=7)


def test_a_checkpoint_that_somebody_else_holds_keeps_a_restored_folder_from_signing(
    run: Run, register: Path, tmp_path: Path
) -> None:
    restored = Path(shutil.copytree(register, tmp_path / "restored"))
    log = open_register(register)
    fill(log, [300])
    log.close()
    (tmp_path / "kept").write_text(run("checkpoint", register))

    assert "READ-ONLY" in run("checkpoint", restored, "--seen", tmp_path / "kept", code=7)
    assert "[C001]" in run("checkpoint", register, "--seen", tmp_path / "nowhere", code=1)


@pytest.fixture
def witnesses(register: Path, tmp_path: Path) -> Iterator[str]:
    """Four witnesses that answer on this machine, and the policy's text for three of four."""
    servers = []
    lines = [f"log {key_of(register)}"]
    for name in ("g1", "g2", "g3", "neutral"):
        signer = signer_of(name)
        Witness.create(tmp_path / f"{name}.sqlite", signer.verifier)
        witness = Witness(tmp_path / f"{name}.sqlite", signer)
        witness.trust(open_register(register).folder.log)
        server = WitnessServer(witness, "127.0.0.1", 0)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        lines.append(f"witness {name} {signer.verifier} http://127.0.0.1:{server.server_port}")
    lines += ["group q 3 g1 g2 g3 neutral", "quorum q", ""]
    yield "\n".join(lines)
    for server in servers:
        server.shutdown()
        server.server_close()


def test_a_checkpoint_is_witnessed_by_those_whom_the_policy_names(run: Run, register: Path, witnesses: str) -> None:
    (register / "policy").write_text(witnesses)

    told = run("checkpoint", register)

    assert "Witnessed." in told
    assert told.count("— ") == 5
    assert "The first 300 entries are witnessed: cosigned by g1, g2, g3, neutral." in run("verify", register)
    assert "3" in run("keys", register)


def test_what_the_witnesses_saw_keeps_a_restored_folder_from_signing(
    run: Run, register: Path, witnesses: str, tmp_path: Path
) -> None:
    (register / "policy").write_text(witnesses)
    restored = Path(shutil.copytree(register, tmp_path / "restored"))
    log = open_register(register)
    fill(log, [300])
    log.close()
    run("checkpoint", register)

    told = run("checkpoint", restored, code=7)

    assert "READ-ONLY: the witness g1 holds a signed checkpoint of 301 entries; this register has 300" in told


def test_without_enough_witnesses_it_is_recorded_only(run: Run, register: Path, witnesses: str) -> None:
    lines = [line.rsplit(" ", 1)[0] if line.startswith("witness g") else line for line in witnesses.split("\n")]
    (register / "policy").write_text("\n".join(lines))

    assert "Recorded only" in run("checkpoint", register)
    assert "No checkpoint is cosigned by the quorum" in run("verify", register, code=7)
    assert "ccm.example/register" in run("checkpoint", register, "--alone")


def test_an_entry_is_proved_by_its_index_or_its_record(run: Run, register: Path, tmp_path: Path) -> None:
    run("prove", register, "--entry", 3, "--record", "incident", "i7", "--out", tmp_path / "proofs")

    assert sorted(path.name for path in (tmp_path / "proofs").iterdir()) == [
        "3.entry", "3.tlog-proof", "7.entry", "7.tlog-proof",
    ]  # fmt: skip
    assert "[G002]" in run("prove", register, "--out", tmp_path / "proofs", code=1)
    assert "holds no incident named i999" in run(
        "prove", register, "--record", "incident", "i999", "--out", tmp_path / "proofs", code=4
    )


def test_tables_are_made_anew_and_audited(run: Run, register: Path, tmp_path: Path) -> None:
    assert "300 records" in run("rebuild", register, "--out", tmp_path / "tables")
    assert "All 300 rows" in run("audit", register, "--tables", tmp_path / "tables")
    path = tmp_path / "tables" / "incident.jsonl"
    path.write_text(path.read_text().replace('"n":44,', '"n":45,'))

    assert "row of incident i44 is not the content" in run("audit", register, "--tables", tmp_path / "tables", code=7)


def test_a_bag_is_exported_and_verified(run: Run, register: Path, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"photo")
    assert "entry 300" in run("receive", register, tmp_path / "photo.jpg")
    assert "[C001]" in run("receive", register, tmp_path / "nothing.jpg", code=1)
    run("checkpoint", register)
    run("export", register, "--entry", 300, "--record", "incident", "i9", "--out", tmp_path / "bag")
    run("export", register, "--all", "--without-contents", "--out", tmp_path / "all")

    (tmp_path / "own").write_text(f"log {key_of(register)}\nquorum none\n")
    assert "your own" in run("verify", tmp_path / "bag", "--policy", tmp_path / "own")
    assert "Each of 301 entries" in run("verify", tmp_path / "all")
    (tmp_path / "bag" / "data" / "entries" / "9.content").write_bytes(b"forged")
    assert "BAD" in run("verify", tmp_path / "bag", code=7)


def test_a_flipped_bit_in_a_file_of_evidence_is_found_at_night_and_reported_to_a_file(
    run: Run, register: Path, tmp_path: Path
) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"photo")
    sha256 = run("receive", register, tmp_path / "photo.jpg").split()[0]
    report = tmp_path / "report.json"

    assert "none is missing" in run("audit", register, "--only-evidence", "--report", report)
    assert json.loads(report.read_bytes())["holds"] is True

    stored = next((register / "evidence").rglob(sha256))
    stored.chmod(0o600)
    stored.write_bytes(b"phota")
    assert f"The file {sha256} has the sum" in run("audit", register, "--only-evidence", "--report", report, code=7)
    told = json.loads(report.read_bytes())
    assert (told["register"], told["holds"], told["checked"][0]["holds"]) == (ORIGIN, False, False)
    assert sha256 in told["checked"][0]["said"]
    assert "has the sum" in run("audit", register, "--report", report, code=7)
    assert len(json.loads(report.read_bytes())["checked"]) == 6


def test_a_content_is_erased_with_two_approvals(run: Run, register: Path, tmp_path: Path) -> None:
    for name in ("anna", "boris"):
        key = run("keys", "--new", tmp_path / f"{name}.key", "--name", f"{name}.example/approver")
        with (register / "approvers").open("a") as approvers:
            approvers.write(key)
        run(
            "approve", register, "--entry", 5, "--reason", "court order", "--signing-key", tmp_path / f"{name}.key",
            "--out", tmp_path / f"{name}.approval",
        )  # fmt: skip

    assert "takes 2 approvers; 1 signed" in run(
        "erase", register, "--entry", 5, "--approval", tmp_path / "anna.approval", code=5
    )
    run("erase", register, "--entry", 5, "--approval", tmp_path / "anna.approval", tmp_path / "boris.approval")
    run("audit", register)
    run("verify", register)
    assert "Approver: anna.example/approver+" in run("keys", register)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["keys"], 1, "[G001]"),
        (["keys", "--new", "x"], 1, "[G005]"),
        (["verify", "nowhere"], 1, "[G001]"),
        (["audit", "nowhere"], 4, "no register"),
        (["verify", "nowhere", "--key", "nonsense"], 1, "[G001]"),
    ],
)
def test_what_was_typed_wrong_is_said_with_what_to_do(run: Run, words: list[str], code: int, told: str) -> None:
    assert told in run(*words, code=code)


def test_a_key_and_a_policy_that_differ_are_refused(run: Run, register: Path, tmp_path: Path) -> None:
    (tmp_path / "own").write_text(f"log {key_of(register)}\nquorum none\n")

    assert "different keys" in run(
        "verify", register, "--key", signer_of(ORIGIN, 1).verifier, "--policy", tmp_path / "own", code=7
    )
