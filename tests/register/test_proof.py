"""Proofs to hand to people: one entry, one file, checked alone."""

from typing import Any

import pytest
from plain_log import PlainLog, cosigned, policy_of

from truceline.errors import Unverified
from truceline.register.policy import read_policy
from truceline.register.proof import MOST_HASHES, Proof, read_proof, verify_proof
from truceline.register.spelling import encode

POLICY = policy_of(2, ["g1", "g2", "g3"])


def proof_of(index: int, size: int, names: list[str]) -> tuple[Proof, bytes]:
    log = PlainLog.of(size)
    return Proof(index, tuple(log.inclusion(index)), cosigned(log.checkpoint(), names)), log.entries[index]


def test_the_proof_of_the_vectors_verifies_and_is_written_again_byte_by_byte(vectors: dict[str, Any]) -> None:
    witnesses = "\n".join(f"witness {name} {key['vkey']}" for name, key in vectors["witnesses"].items())
    policy = read_policy(f"log {vectors['log']['vkey']}\n{witnesses}\ngroup q all g1 g2 g3\nquorum q\n".encode())
    raw = vectors["tlog_proof"].encode()
    proof = read_proof(raw)

    assert verify_proof(proof, b"entry 123\n", policy).size == 300
    assert bytes(proof) == raw
    with pytest.raises(Unverified):
        verify_proof(proof, b"entry 124\n", policy)


@pytest.mark.parametrize(("index", "size"), [(0, 1), (0, 2), (4, 5), (255, 256), (256, 300)])
def test_a_proof_comes_back_as_it_went_and_holds(index: int, size: int) -> None:
    proof, entry = proof_of(index, size, ["g1", "g3"])

    assert read_proof(bytes(proof)) == proof
    assert verify_proof(read_proof(bytes(proof)), entry, POLICY).size == size


def test_one_changed_bit_anywhere_breaks_the_proof_but_in_cosignatures_beyond_the_quorum() -> None:
    proof, entry = proof_of(5, 9, ["g1", "g2"])
    raw = bytes(proof)
    for place in range(len(raw)):
        changed = bytearray(raw)
        changed[place] ^= 1 << place % 8
        with pytest.raises(Unverified):
            verify_proof(read_proof(bytes(changed)), entry, POLICY)


def test_a_checkpoint_that_too_few_cosigned_proves_nothing() -> None:
    proof, entry = proof_of(5, 9, ["g1"])

    with pytest.raises(Unverified, match="not reached: cosigned by g1"):
        verify_proof(proof, entry, POLICY)


def test_extra_words_come_back_and_are_covered_by_nothing() -> None:
    proof, entry = proof_of(5, 9, ["g1", "g2"])
    said = Proof(proof.index, proof.hashes, proof.checkpoint, b"anything at all")

    assert read_proof(bytes(said)).extra == b"anything at all"
    verify_proof(read_proof(bytes(said)), entry, POLICY)


GOOD = bytes(proof_of(5, 9, ["g1", "g2"])[0])
HOSTILE = {
    "empty": b"",
    "another_version": GOOD.replace(b"proof@v1", b"proof@v2"),
    "no_index": GOOD.replace(b"index 5\n", b""),
    "index_with_leading_zero": GOOD.replace(b"index 5", b"index 05"),
    "index_in_arabic_digits": GOOD.replace(b"index 5", "index ٥".encode()),
    "index_twice": GOOD.replace(b"index 5\n", b"index 5\nindex 5\n"),
    "extra_after_index": GOOD.replace(b"index 5\n", b"index 5\nextra QQ==\n"),
    "extra_twice": GOOD.replace(b"index", b"extra QQ==\nextra QQ==\nindex"),
    "extra_not_canonical": GOOD.replace(b"index", b"extra QR==\nindex"),
    "too_many_hashes": GOOD.replace(b"index 5\n", b"index 5\n" + f"{encode(bytes(32))}\n".encode() * (MOST_HASHES + 1)),
    "no_empty_line": GOOD.split(b"\n\n", maxsplit=1)[0],
    "carriage_returns": GOOD.replace(b"\n", b"\r\n"),
    "no_checkpoint": GOOD.split(b"\n\n", maxsplit=1)[0] + b"\n\n",
    "leading_empty_line": b"\n" + GOOD,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_proof_is_refused(name: str) -> None:
    with pytest.raises(Unverified):
        verify_proof(read_proof(HOSTILE[name]), b"entry 5\n", POLICY)
