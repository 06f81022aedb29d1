"""The witness against the published conversation, and against whoever wants it to sign two histories."""

import hashlib
import random
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from plain_log import NOON, ORIGIN, PlainLog, cosigned, request_of, signer_of

from truceline.errors import Conflict, NotFound, Unverified
from truceline.register import witness as module
from truceline.register.checkpoint import Checkpoint, cosigned_at, open_checkpoint
from truceline.register.note import COSIGNATURE, Signer, read_note, read_verifier, sign_note
from truceline.register.witness import LARGEST_REQUEST, MOST_EVIDENCE, Witness, read_request

LOG = signer_of(ORIGIN, 1)


@pytest.fixture
def published(tmp_path: Path, vectors: dict[str, Any]) -> Witness:
    """The witness g1 of the vectors, at the time at which they were made."""
    signer = Signer.of_seed("g1.example/witness", bytes.fromhex(vectors["witnesses"]["g1"]["seed"]), type_=COSIGNATURE)
    Witness.create(tmp_path / "g1.sqlite", signer.verifier)
    witness = Witness(tmp_path / "g1.sqlite", signer, clock=lambda: 0x6B49D200)
    witness.trust(read_verifier(vectors["log"]["vkey"]))
    return witness


@pytest.mark.shown
def test_the_published_conversation_is_answered_with_the_same_statuses_and_bytes(
    published: Witness, vectors: dict[str, Any], record_property: Callable[[str, object], None]
) -> None:
    record_property("requests", len(vectors["add_checkpoint"]))
    for case in vectors["add_checkpoint"]:
        answer = published.add_checkpoint(case["body"].encode())

        assert answer.status == case["status"], case["name"]
        assert answer.body.decode() == case["response"], case["name"]


def test_a_conflict_names_the_size_in_the_specified_type(witness: Witness) -> None:
    witness.add_checkpoint(PlainLog.of(7).request(0))

    answer = witness.add_checkpoint(PlainLog.of(8).request(0))

    assert (answer.status, answer.body, answer.content_type) == (409, b"7\n", "text/x.tlog.size")


def test_the_checks_come_in_the_order_of_the_specification(witness: Witness) -> None:
    log, stranger = PlainLog.of(7), PlainLog.of(7)
    witness.add_checkpoint(log.request(0))
    stranger.signer = signer_of("unknown.example/log", 1)
    forged = PlainLog.of(9)
    forged.signer = Signer.of_seed(ORIGIN, bytes(32), type_=1)
    # Each request has every fault from its own on; the first fault in the order decides.
    many_faults = {
        400: b"old 99\nnot base64\n\n" + stranger.checkpoint(),
        404: request_of(99, [bytes(32)], stranger.checkpoint()),
        403: request_of(99, [bytes(32)], forged.checkpoint()),
        409: request_of(3, [bytes(32)], PlainLog.of(9, "other").checkpoint()),
        422: request_of(7, [bytes(32)], PlainLog.of(9, "other").checkpoint()),
    }

    assert {wanted: witness.add_checkpoint(body).status for wanted, body in many_faults.items()} == {
        wanted: wanted for wanted in many_faults
    }
    assert witness.add_checkpoint(request_of(99, [], log.checkpoint())).status == 400  # Beyond the size, before 409.


def test_from_nothing_a_proof_is_refused_and_a_false_empty_root_too(witness: Witness) -> None:
    lying = sign_note(Checkpoint(ORIGIN, 0, bytes(32)).text, [LOG])

    assert witness.add_checkpoint(request_of(0, [bytes(32)], PlainLog.of(3).checkpoint())).status == 422
    assert witness.add_checkpoint(request_of(0, [], lying)).status == 422
    assert witness.add_checkpoint(PlainLog.of(0).request(0)).status == 200
    assert witness.origins() == {ORIGIN: 0}


def test_a_line_of_the_log_that_does_not_verify_spoils_a_good_one(witness: Witness) -> None:
    good = PlainLog.of(3).checkpoint()
    bad_line = LOG.line(bytes(64)).encode()

    assert witness.add_checkpoint(request_of(0, [], good + bad_line)).status == 403
    assert witness.add_checkpoint(request_of(0, [], good)).status == 200


def test_lines_of_strangers_are_ignored_and_extension_lines_are_cosigned_with_the_rest(witness: Witness) -> None:
    text = PlainLog.of(3).checkpoint().decode().rpartition("\n\n")[0] + "\nan extension\n"
    note = sign_note(text, [LOG, signer_of("stranger", 1)])

    answer = witness.add_checkpoint(request_of(0, [], note))

    assert answer.status == 200
    assert cosigned_at(read_note(note + answer.body), signer_of("g1").verifier) == NOON


def test_monitors_get_the_last_cosigned_checkpoint_with_both_lines_and_nothing_of_strangers(witness: Witness) -> None:
    log = PlainLog.of(5)
    where = hashlib.sha256(ORIGIN.encode()).hexdigest()
    assert witness.checkpoint(where).status == 404

    line = witness.add_checkpoint(
        request_of(0, [], log.checkpoint() + signer_of("stranger").line(bytes(72)).encode())
    ).body

    assert witness.checkpoint(where).body == log.checkpoint() + line
    checkpoint, note = open_checkpoint(witness.checkpoint(where).body, LOG.verifier)
    assert (checkpoint.size, cosigned_at(note, signer_of("g1").verifier)) == (5, NOON)
    assert witness.checkpoint("0" * 64).status == 404


def test_a_second_key_of_a_log_signs_for_the_same_log(witness: Witness) -> None:
    second = Signer.of_seed(ORIGIN, bytes(range(32)), type_=1)
    witness.trust(second.verifier)
    log = PlainLog.of(3)
    witness.add_checkpoint(log.request(0))
    log.signer = second
    log.entries.append(b"more")

    assert witness.add_checkpoint(log.request(0)).status == 409
    assert witness.add_checkpoint(log.request(3)).status == 200


def test_two_simultaneous_histories_never_both_get_a_cosignature(witness: Witness) -> None:
    witness.add_checkpoint(PlainLog.of(4).request(0))
    statuses: list[int] = []
    start = threading.Barrier(8)

    def submit(word: int) -> None:
        log = PlainLog.of(4)
        log.entries += [f"history {word}".encode()]
        body = log.request(4)
        start.wait()
        statuses.append(witness.add_checkpoint(body).status)

    threads = [threading.Thread(target=submit, args=(word,)) for word in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(statuses) == [200] + [409] * 7


def test_teeth_without_the_transaction_only_the_guarded_set_keeps_two_histories_apart(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Taken out: the transaction around comparing and setting. While the first compares, the second is served whole.
    log, fork = PlainLog.of(5), PlainLog.of(4)
    witness.add_checkpoint(PlainLog.of(4).request(0))
    fork.entries += [b"another history"]
    second: list[int] = []
    decide = module._require_growth

    def interrupted(request: module.Request, last: module._State) -> None:
        monkeypatch.setattr(module, "_require_growth", decide)
        second.append(witness.add_checkpoint(fork.request(4)).status)
        decide(request, last)

    monkeypatch.setattr(module, "_require_growth", interrupted)
    with sqlite3.connect(witness._database, isolation_level=None) as sql, pytest.raises(Conflict, match="quicker"):
        witness._decide(sql, read_request(log.request(4)), [LOG.verifier])
    assert second == [200]  # The set's own condition is what kept the first from being signed as well.

    monkeypatch.setattr(module, "_BUSY_S", 0.05)
    monkeypatch.setattr(module, "_require_growth", lambda *_: witness.add_checkpoint(fork.request(5)))
    with pytest.raises(sqlite3.OperationalError, match="locked"):  # With the transaction nobody gets in between.
        witness.add_checkpoint(fork.request(5))


def test_the_state_is_durable_before_the_cosignature_leaves(witness: Witness, monkeypatch: pytest.MonkeyPatch) -> None:
    log = PlainLog.of(3)

    class FullDisk:
        def __init__(self, sql: sqlite3.Connection) -> None:
            self._sql = sql

        def commit(self) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        def __getattr__(self, name: str) -> Any:
            return getattr(self._sql, name)

    with monkeypatch.context() as broken:
        opening = module._open
        broken.setattr(module, "_open", lambda database: FullDisk(opening(database)))
        with pytest.raises(sqlite3.OperationalError):
            witness.add_checkpoint(log.request(0))

    assert witness.origins() == {ORIGIN: 0}
    assert witness.add_checkpoint(log.request(0)).status == 200


def test_every_connection_waits_for_the_disk_even_for_the_end_of_the_journal(witness: Witness) -> None:
    with witness._transaction() as sql:
        assert sql.execute("PRAGMA synchronous").fetchone() == (3,)  # EXTRA
        assert sql.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_what_was_cosigned_is_remembered_by_the_next_process(witness: Witness) -> None:
    witness.add_checkpoint(PlainLog.of(6).request(0))
    again = Witness(witness._database, signer_of("g1"), clock=lambda: NOON)

    assert again.origins() == {ORIGIN: 6}
    assert again.add_checkpoint(PlainLog.of(6, "other").request(0)).status == 409


def test_a_lost_database_is_never_made_anew_by_itself_and_one_key_has_one_database(tmp_path: Path) -> None:
    database = tmp_path / "w.sqlite"
    with pytest.raises(NotFound, match="retire the key"):
        Witness(database, signer_of("g1"))

    Witness.create(database, signer_of("g1").verifier)
    with pytest.raises(Conflict, match="for ever"):
        Witness.create(database, signer_of("g1").verifier)
    with pytest.raises(Unverified, match="each key has one database"):
        Witness(database, signer_of("g2"))
    with pytest.raises(Unverified, match="type 4"):
        Witness(database, LOG)


def test_a_file_that_is_no_witness_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for name, raw in {"empty": b"", "text": b"not a database at all, but long enough to look at" * 30}.items():
        (tmp_path / name).write_bytes(raw)
        with pytest.raises(Unverified, match="not the database of a witness"):
            Witness(tmp_path / name, signer_of("g1"))


def test_a_restored_witness_that_sees_its_own_later_cosignature_never_signs_again(witness: Witness) -> None:
    log = PlainLog.of(4)
    witness.add_checkpoint(log.request(0))
    backup = witness._database.read_bytes()
    log.entries += [b"five", b"six"]
    line = witness.add_checkpoint(log.request(4)).body
    witness._database.write_bytes(backup)  # Somebody means well.

    honest = witness.add_checkpoint(request_of(4, log.consistency(4), log.checkpoint() + line))

    assert honest.status == 503
    assert b"retired" in honest.body
    fork = PlainLog.of(4)
    fork.entries += [b"another five"]
    assert witness.add_checkpoint(fork.request(4)).status == 503


def test_teeth_a_restored_witness_without_the_look_at_its_own_line_signs_a_fork(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = PlainLog.of(4)
    witness.add_checkpoint(log.request(0))
    backup = witness._database.read_bytes()
    log.entries += [b"five"]
    line = witness.add_checkpoint(log.request(4)).body
    witness._database.write_bytes(backup)
    monkeypatch.setattr(Witness, "_cosigned_unknown", lambda *_: False)

    witness.add_checkpoint(request_of(3, [], log.checkpoint() + line))
    fork = PlainLog.of(4)
    fork.entries += [b"another five"]

    assert witness.add_checkpoint(fork.request(4)).status == 200


def test_anyone_can_write_a_bad_line_in_our_name_and_it_changes_nothing(witness: Witness) -> None:
    log = PlainLog.of(4)
    witness.add_checkpoint(log.request(0))
    log.entries += [b"five"]
    bad = signer_of("g1").line(bytes(72)).encode()

    assert witness.add_checkpoint(request_of(4, log.consistency(4), log.checkpoint() + bad)).status == 200
    assert witness.add_checkpoint(request_of(5, [], cosigned(log.checkpoint(), ["g1"]))).status == 200


def test_the_database_itself_refuses_to_go_back_or_to_forget(witness: Witness) -> None:
    witness.add_checkpoint(PlainLog.of(4).request(0))

    with sqlite3.connect(witness._database) as sql:
        with pytest.raises(sqlite3.IntegrityError, match="never goes back"):
            sql.execute("UPDATE log SET size = 3")
        with pytest.raises(sqlite3.IntegrityError, match="never forgets"):
            sql.execute("DELETE FROM log")


def test_a_fork_that_the_log_signed_is_kept_as_evidence_once(witness: Witness) -> None:
    witness.add_checkpoint(PlainLog.of(4).request(0))
    fork = PlainLog.of(4, "other")
    body = request_of(4, [], fork.checkpoint())

    assert [witness.add_checkpoint(body).status for _ in range(3)] == [422] * 3
    assert witness.evidence() == [(ORIGIN, NOON, body)]
    witness.add_checkpoint(b"old 4\n\nnothing signed")
    assert len(witness.evidence()) == 1


def test_evidence_cannot_fill_the_disk_and_the_newest_stays(witness: Witness, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_EVIDENCE == 1000
    monkeypatch.setattr(module, "MOST_EVIDENCE", 5)
    witness.add_checkpoint(PlainLog.of(4).request(0))
    forks = [request_of(4, [], PlainLog.of(4, f"fork {number}").checkpoint()) for number in range(12)]

    for fork in forks:
        assert witness.add_checkpoint(fork).status == 422

    assert [body for _, _, body in witness.evidence()] == forks[-5:]


@pytest.mark.parametrize(
    "head",
    [
        b"old 07",
        b"old -1",
        b"old +1",
        b"old 1_0",
        "old ٣".encode(),
        b"old  1",
        b"old",
        b"Old 1",
        b"old 1 ",
        b"old 9223372036854775808",
        b"old 1\r",
    ],
)
def test_a_size_has_one_spelling(witness: Witness, head: bytes) -> None:
    assert witness.add_checkpoint(head + b"\n\n" + PlainLog.of(3).checkpoint()).status == 400


def test_requests_that_are_too_large_or_cut_anywhere_are_refused_and_never_an_error(witness: Witness) -> None:
    witness.add_checkpoint(PlainLog.of(3).request(0))
    whole = PlainLog.of(6).request(3)

    assert {witness.add_checkpoint(whole[:end]).status for end in range(len(whole))} == {400}
    with pytest.raises(Unverified, match="at most"):
        read_request(b"old 0\n\n" + b"x" * LARGEST_REQUEST)


def test_one_changed_byte_anywhere_gets_no_cosignature(witness: Witness) -> None:
    witness.add_checkpoint(PlainLog.of(3).request(0))
    whole = PlainLog.of(6).request(3)
    chance = random.Random(3)  # noqa: S311 - a test repeats itself

    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        assert witness.add_checkpoint(bytes(changed)).status in {400, 403, 404, 409, 422}
    assert witness.add_checkpoint(whole).status == 200


def test_a_log_may_not_be_watched_with_the_key_of_a_witness(witness: Witness) -> None:
    with pytest.raises(Unverified, match="not the key of a log"):
        witness.trust(signer_of("g2").verifier)
    with pytest.raises(Unverified, match="not the key of a log"):
        witness.trust(Signer("g1", 1, signer_of("g1").private).verifier)


def test_two_logs_are_kept_apart(witness_of: Callable[[str], Witness]) -> None:
    witness, other = witness_of("g1"), PlainLog.of(9)
    other.signer = signer_of("other.example/log", 1)
    witness.trust(other.signer.verifier)

    assert witness.add_checkpoint(PlainLog.of(4).request(0)).status == 200
    assert witness.add_checkpoint(other.request(0)).status == 200
    assert witness.origins() == {ORIGIN: 4, "other.example/log": 9}
