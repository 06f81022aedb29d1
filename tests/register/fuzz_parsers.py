"""Fuzzing the parsers with atheris: whatever comes, a parser returns or raises Unverified, and nothing else.

    PYTHONPATH=src:tests python tests/register/fuzz_parsers.py -runs=2000000 -seed=1

Run by `./dev promises` through test_hostile_inputs.py, which holds the same targets against a quick mutator in every run.
"""

import sys
from collections.abc import Callable
from importlib import import_module

from plain_log import PlainLog, cosigned, policy_of, signer_of

from truceline.errors import Unverified
from truceline.register.checkpoint import cosigned_at, read_checkpoint, read_claim
from truceline.register.entry import read_entry
from truceline.register.note import read_note, read_verifier
from truceline.register.policy import read_policy
from truceline.register.proof import Proof, read_proof
from truceline.register.strength import explain
from truceline.register.tiles import read_bundle, write_bundle
from truceline.register.witness import read_request

WITNESS = signer_of("g1").verifier


def note(raw: bytes) -> None:
    read = read_note(raw)
    assert f"{read.text}\n{''.join(map(str, read.signatures))}".encode() == raw
    cosigned_at(read, WITNESS)


def checkpoint(raw: bytes) -> None:
    text = raw.decode("utf-8", "replace")
    read_claim(text)
    assert read_checkpoint(text).text == text


def key(raw: bytes) -> None:
    text = raw.decode("utf-8", "replace")
    assert str(read_verifier(text)) == text


def proof(raw: bytes) -> None:
    assert bytes(read_proof(raw)) == raw


def policy(raw: bytes) -> None:
    explain(read_policy(raw))


def request(raw: bytes) -> None:
    read_request(raw)


def bundle(raw: bytes) -> None:
    for width in (1, 3, 256):
        try:
            entries = read_bundle(raw, width)
        except Unverified:
            continue
        assert write_bundle(entries) == raw


def entry(raw: bytes) -> None:
    assert bytes(read_entry(raw)) == raw


TARGETS: tuple[Callable[[bytes], None], ...] = (note, checkpoint, key, proof, policy, request, bundle, entry)

_LOG = PlainLog.of(9)
_NOTE = cosigned(_LOG.checkpoint(), ["g1", "g2"])
_POLICY = policy_of(2, ["g1", "g2", "g3"])
SEEDS: tuple[bytes, ...] = (
    _NOTE,
    _NOTE.rpartition(b"\n\n")[0] + b"\n",
    str(WITNESS).encode(),
    bytes(Proof(5, tuple(_LOG.inclusion(5)), _NOTE)),
    f"log {_POLICY.log}\nwitness g1 {WITNESS}\ngroup q all g1\nquorum q\n".encode(),
    _LOG.request(3),
    write_bundle([b"one", b"", b"three"]),
    b"truceline-entry/v1\nkind report\ntime 2026-07-09T12:00:00Z\nrecord r1\nversion 1\nschema 1\nactor a1\ncommitment "
    + str(WITNESS).split("+")[2].encode()[:43]
    + b"=\n",
)


def try_all(raw: bytes) -> None:
    """Give one input to every parser."""
    for target in TARGETS:
        try:
            target(raw)
        except Unverified:
            continue


def one_input(raw: bytes) -> None:
    """Give one input to one parser; the first byte chooses which, so that the fuzzer learns each by itself."""
    if raw:
        try:
            TARGETS[raw[0] % len(TARGETS)](raw[1:])
        except Unverified:
            return


if __name__ == "__main__":
    atheris = import_module("atheris")

    atheris.instrument_all()
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
