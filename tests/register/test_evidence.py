import hashlib
import io
import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from small_register import ORIGIN
from tampering import chance, flip
from tries import tries

from truceline.errors import NotFound, Refused, Unverified
from truceline.register import durable
from truceline.register import evidence as evidence_module
from truceline.register.audit import audit, audit_evidence, damaged_files
from truceline.register.evidence import Damage, Evidence, describe
from truceline.register.log import make_register
from truceline.register.recording import record_evidence


def test_a_file_is_stored_as_received_under_its_own_sum(tmp_path: Path) -> None:
    raw = os.urandom(3_000_000)

    received = Evidence(tmp_path).receive(io.BytesIO(raw))

    assert received.sha256 == hashlib.sha256(raw).hexdigest()
    assert received.sha512 == hashlib.sha512(raw).hexdigest()
    assert received.size == len(raw)
    assert Evidence(tmp_path).read(received.sha256) == raw
    assert list(Evidence(tmp_path).check()) == []


def test_nobody_may_write_to_a_stored_file(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    path = evidence.path(evidence.receive(io.BytesIO(b"photo")).sha256)

    assert stat.S_IMODE(path.stat().st_mode) == 0o440


def test_the_same_bytes_again_are_stored_once_and_never_overwritten(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    first = evidence.receive(io.BytesIO(b"photo"))
    before = evidence.path(first.sha256).stat()

    assert evidence.receive(io.BytesIO(b"photo")) == first

    after = evidence.path(first.sha256).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert not list(tmp_path.glob(".receiving-*"))


def test_a_damaged_file_that_comes_again_is_put_aside_and_not_lost(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    received = evidence.receive(io.BytesIO(b"photo"))
    for number in range(2):
        damage(evidence.path(received.sha256), b"phota")

        evidence.receive(io.BytesIO(b"photo"))

        assert evidence.read(received.sha256) == b"photo"
        assert (tmp_path / "damaged" / f"{received.sha256}.{number}").read_bytes() == b"phota"
    assert list(evidence.check()) == []


def damage(path: Path, raw: bytes) -> None:
    path.chmod(0o640)
    path.write_bytes(raw)


def test_a_damaged_file_is_never_handed_out(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    received = evidence.receive(io.BytesIO(b"photo"))
    damage(evidence.path(received.sha256), b"phota")

    with pytest.raises(Unverified, match="damaged"):
        evidence.read(received.sha256)
    with pytest.raises(NotFound):
        evidence.read("0" * 64)


@tries(50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(), st.booleans())
def test_one_flipped_bit_in_any_stored_file_or_its_sums_is_found(
    tmp_path_factory: pytest.TempPathFactory, seed: int, of_the_sums: bool
) -> None:
    folder = tmp_path_factory.mktemp("evidence")
    evidence = Evidence(folder)
    stored = [evidence.receive(io.BytesIO(f"photo {n}".encode() * 50)).sha256 for n in range(5)]
    luck = chance(seed)
    victim = luck.choice(stored)
    path = evidence.path(victim)
    path = path.with_name(path.name + ".sums") if of_the_sums else path
    damage(path, flip(path.read_bytes(), luck))

    assert [found.sha256 for found in evidence.check()] == [victim]


def test_a_file_that_is_gone_is_found_by_its_sums_that_are_left(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    received = evidence.receive(io.BytesIO(b"photo"))
    evidence.path(received.sha256).unlink()

    assert [found.said for found in evidence.check()] == ["is gone; only its sums are left"]


def test_more_bytes_than_are_taken_are_refused_and_nothing_of_them_stays(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)

    with pytest.raises(Refused, match="at most 100 bytes"):
        evidence.receive(io.BytesIO(b"x" * 101), largest=100)

    assert evidence.receive(io.BytesIO(b"x" * 100), largest=100).size == 100
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2


def test_the_bytes_the_name_and_the_folders_are_flushed_before_it_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []
    real = os.fsync

    def watch(descriptor: int) -> None:
        flushed.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        real(descriptor)

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("no /proc here to look up what was flushed")
    monkeypatch.setattr(os, "fsync", watch)
    evidence = Evidence(tmp_path / "evidence")
    path = evidence.path(evidence.receive(io.BytesIO(b"photo")).sha256)

    data = next(at for at, name in enumerate(flushed) if ".receiving-" in name)
    assert flushed[-1] == str(path.parent)
    assert data < len(flushed) - 1
    assert {str(tmp_path), str(tmp_path / "evidence"), str(tmp_path / "evidence" / "sha256")} <= set(flushed)


def test_a_crash_at_any_flush_leaves_either_nothing_or_the_whole_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    class Crash(BaseException):
        pass

    for survived in range(12):
        left = [survived]

        def fsync(descriptor: int, left: list[int] = left) -> None:
            if not left[0]:
                raise Crash
            left[0] -= 1
            real(descriptor)

        evidence = Evidence(tmp_path / str(survived))
        monkeypatch.setattr(os, "fsync", fsync)
        try:
            evidence.receive(io.BytesIO(b"photo"))
        except Crash:
            acknowledged = False
        else:
            acknowledged = True
        monkeypatch.setattr(os, "fsync", real)
        named = evidence.path(hashlib.sha256(b"photo").hexdigest())
        assert named.exists() or not acknowledged
        assert not named.exists() or named.read_bytes() == b"photo"
        assert evidence.receive(io.BytesIO(b"photo")).size == 5
        assert list(evidence.check()) == []


def test_a_name_is_kept_byte_by_byte_even_where_it_is_no_text(tmp_path: Path) -> None:
    received = Evidence(tmp_path).receive(io.BytesIO(b"photo"))

    told = json.loads(describe(received, name=b"\xff\xfe.jpg", declared_type="image/jpeg"))

    assert bytes.fromhex(told["name_hex"]) == b"\xff\xfe.jpg"
    assert (told["size"], told["type"]) == (5, "image/jpeg")


def test_a_received_file_is_on_the_register_and_the_audit_reads_both(tmp_path: Path) -> None:
    log = make_register(tmp_path / "register", ORIGIN)
    (tmp_path / "صورة.jpg").write_bytes(b"photo")

    received, index = record_evidence(log, tmp_path / "صورة.jpg", actor="officer-amina")

    content = log.store.content(index)
    assert content is not None
    told = json.loads(content.content)
    assert told["sha256"] == received.sha256
    assert bytes.fromhex(told["name_hex"]).decode() == "صورة.jpg"
    assert audit(log.store, [], evidence=Evidence(log.folder.evidence)).holds
    Evidence(log.folder.evidence).path(received.sha256).unlink()
    found = audit(log.store, [], evidence=Evidence(log.folder.evidence))
    assert "gone" in str(found)
    assert not found.holds


def test_a_file_whose_sums_went_too_is_missed_by_the_register(tmp_path: Path) -> None:
    log = make_register(tmp_path / "register", ORIGIN)
    (tmp_path / "a.jpg").write_bytes(b"photo")
    received, _ = record_evidence(log, tmp_path / "a.jpg", actor="officer-amina")
    for path in Evidence(log.folder.evidence).path(received.sha256).parent.iterdir():
        path.unlink()

    found = list(damaged_files(log.store, Evidence(log.folder.evidence)))
    assert found == [Damage(received.sha256, "is missing; entry 0 tells of it")]
    assert "is missing; entry 0" in str(audit(log.store, [], evidence=Evidence(log.folder.evidence)))
    assert not audit_evidence(log.store, Evidence(log.folder.evidence)).holds


def test_without_reading_files_again_a_flipped_bit_would_stay_unseen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Teeth."""
    evidence = Evidence(tmp_path)
    damage(evidence.path(evidence.receive(io.BytesIO(b"photo")).sha256), b"phota")
    assert len(list(evidence.check())) == 1

    monkeypatch.setattr(evidence_module.Evidence, "_damage", lambda *_: None)

    assert list(evidence.check()) == []


def test_a_file_written_durably_is_whole_or_the_one_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "last-checkpoint"
    durable.write_durably(path, b"old")

    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="No space"):
        durable.write_durably(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_folders_are_made_with_all_they_lie_in(tmp_path: Path) -> None:
    durable.make_folder(tmp_path / "a" / "b" / "c")
    durable.make_folder(tmp_path / "a" / "b" / "c")
    durable.flush_folder(tmp_path / "a" / "b" / "c")

    assert (tmp_path / "a" / "b" / "c").is_dir()
