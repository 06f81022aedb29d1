from pathlib import Path

import pytest
from plain_log import signer_of
from small_register import ORIGIN, register_of, verified

from truceline.errors import NotAllowed, NotFound, Unverified
from truceline.register import erasure as erasure_module
from truceline.register.audit import audit
from truceline.register.entry import read_entry
from truceline.register.erasure import approval_text, approve, approved_text, erase, split_approvals
from truceline.register.evidence import Evidence
from truceline.register.log import Log
from truceline.register.note import ED25519, sign_note
from truceline.register.rebuild import rebuild
from truceline.register.recording import record_evidence, record_onto

ANNA, BORIS, EVE = (signer_of(f"{name}.example/approver", ED25519) for name in ("anna", "boris", "eve"))
REASON = "court order 12/2017"


@pytest.fixture
def log(tmp_path: Path) -> Log:
    made = register_of(tmp_path / "register", 20)
    (made.folder.path / "approvers").write_text(f"{ANNA.verifier}\n{BORIS.verifier}\n")
    return made


def approvals(index: int = 7, reason: str = REASON) -> list[bytes]:
    return [approve(ORIGIN, index, reason, signer) for signer in (ANNA, BORIS)]


def test_what_two_approvers_gave_up_is_gone_and_the_log_still_verifies(log: Log) -> None:
    kept = log.store.content(7)
    assert kept is not None

    index = erase(log, 7, approvals())

    log.checkpoint(log.folder.signer())
    assert log.store.content(7) is None
    assert all(kept.salt not in path.read_bytes() for path in log.folder.path.iterdir() if path.is_file())
    assert read_entry(log.store.page(index, index + 1)[0]).header.kind == "erasure"
    assert verified(log).holds
    assert audit(log.store, log.folder.approvers()).holds


def test_the_tables_say_that_it_was_erased(log: Log, tmp_path: Path) -> None:
    erase(log, 7, approvals())
    rebuild(log.store, tmp_path / "tables")

    assert '{"entry":7,"erased":true,"record":"i7","version":1}' in (tmp_path / "tables" / "incident.jsonl").read_text()


def test_a_file_of_evidence_goes_with_the_last_entry_that_tells_of_it(log: Log, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"a face")
    evidence = Evidence(log.folder.evidence)
    received, first = record_evidence(log, tmp_path / "photo.jpg", actor="officer-amina")
    _, second = record_evidence(log, tmp_path / "photo.jpg", actor="officer-amina")

    erase(log, first, approvals(first))
    assert evidence.read(received.sha256) == b"a face"
    erase(log, second, approvals(second))

    assert not list(evidence.path(received.sha256).parent.iterdir())
    found = audit(log.store, log.folder.approvers(), evidence=evidence)
    assert found.holds, str(found)


def test_a_repeated_run_does_not_bring_it_back(log: Log) -> None:
    kept = log.store.content(7)
    assert kept is not None
    erase(log, 7, approvals())

    recorded = record_onto(log.folder.path, [("incident", "i7", kept.content)])

    assert recorded.indexes == ()
    assert log.store.content(7) is None


@pytest.mark.parametrize(
    "given",
    [
        [],
        approvals()[:1],
        [approvals()[0], approvals()[0]],
        [approvals()[0], approve(ORIGIN, 7, "another reason", BORIS)],
        [approvals()[0], approve(ORIGIN, 8, REASON, BORIS)],
    ],
)
def test_fewer_than_two_approvers_of_one_text_erase_nothing(log: Log, given: list[bytes]) -> None:
    with pytest.raises(NotAllowed):
        erase(log, 7, given)
    assert log.store.content(7) is not None


def test_a_stranger_is_no_approver(log: Log) -> None:
    with pytest.raises(Unverified):
        erase(log, 7, [approvals()[0], approve(ORIGIN, 7, REASON, EVE)])
    assert log.store.content(7) is not None


def test_an_approval_is_for_one_entry_of_one_register(log: Log) -> None:
    elsewhere = [approve("other.example/register", 7, REASON, signer) for signer in (ANNA, BORIS)]

    for given in (elsewhere, approvals(8)):
        with pytest.raises(Unverified, match="not about entry 7"):
            erase(log, 7, given)
    assert log.store.head().size == 20


def test_a_note_that_only_looks_like_an_approval_is_refused(log: Log) -> None:
    strange = [sign_note(f"truceline-erasure/v1\n{ORIGIN}\n7\n", [signer]) for signer in (ANNA, BORIS)]

    with pytest.raises(Unverified):
        erase(log, 7, strange)


def test_there_must_be_a_content_and_it_must_not_be_an_erasure(log: Log) -> None:
    index = erase(log, 7, approvals())

    with pytest.raises(NotFound):
        erase(log, 7, approvals())
    with pytest.raises(NotAllowed, match="stays on the register"):
        erase(log, index, approvals(index))


def test_a_reason_is_one_line() -> None:
    for bad in ("", "two\nlines", "bell\x07"):
        with pytest.raises(Unverified):
            approval_text(ORIGIN, 7, bad)


def test_the_approvals_are_read_out_of_the_entry_again(log: Log) -> None:
    index = erase(log, 7, approvals())
    content = log.store.content(index)
    assert content is not None

    assert split_approvals(content.content) == approvals()
    assert approved_text(split_approvals(content.content), log.folder.approvers()) == approval_text(ORIGIN, 7, REASON)


def test_an_erasure_that_nobody_approved_is_found_by_the_audit(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: with the check of approvals taken out the erasure goes through, and the audit says so."""
    with monkeypatch.context() as without:
        without.setattr(erasure_module, "approved_text", lambda *_: approval_text(ORIGIN, 7, REASON))
        erase(log, 7, [])

    found = audit(log.store, log.folder.approvers())

    assert not found.holds
    assert "Entry 20 erased the content of entry 7, but" in str(found)


def test_an_erased_content_that_lies_here_again_is_found(log: Log) -> None:
    kept = log.store.content(7)
    assert kept is not None
    erase(log, 7, approvals())
    log.store.database.execute(
        "INSERT INTO register_content (number, salt, content) VALUES (%s, %s, %s)", (7, kept.salt, kept.content)
    )

    assert "The content of entry 7 was erased, and lies here all the same" in str(
        audit(log.store, log.folder.approvers())
    )
