"""Checkpoints and cosignatures against the vectors, and spelt in any other way."""

import struct
from collections.abc import Callable
from typing import Any

import pytest
from plain_log import NOON, ORIGIN, PlainLog, cosigned, signer_of

from truceline.errors import Unverified
from truceline.register.checkpoint import (
    Checkpoint,
    cosign,
    cosigned_at,
    cosigners,
    open_checkpoint,
    read_checkpoint,
    read_claim,
)
from truceline.register.note import COSIGNATURE, Signer, read_note, sign_note
from truceline.register.spelling import LARGEST, encode
from truceline.register.tree import EMPTY_ROOT

LOG = signer_of(ORIGIN, 1)
ROOT = encode(bytes(range(32)))


@pytest.mark.shown
def test_every_checkpoint_of_the_vectors_is_written_again_byte_by_byte(
    vectors: dict[str, Any], record_property: Callable[[str, object], None]
) -> None:
    record_property("checkpoints", len(vectors["checkpoints"]))
    record_property("cosignatures", len(vectors["checkpoints"]) * len(vectors["witnesses"]))
    log = PlainLog.of(300)
    log.signer = Signer.of_seed(ORIGIN, bytes.fromhex(vectors["log"]["seed"]))
    witnesses = [
        Signer.of_seed(f"{name}.example/witness", bytes.fromhex(key["seed"]), type_=COSIGNATURE)
        for name, key in vectors["witnesses"].items()
    ]
    for size, published in vectors["checkpoints"].items():
        note = log.checkpoint(int(size))
        text = read_note(note).text
        time = cosigned_at(read_note(published.encode()), witnesses[0].verifier)

        assert time is not None
        assert note + "".join(cosign(text, witness, time) for witness in witnesses).encode() == published.encode()
        checkpoint, opened = open_checkpoint(published.encode(), log.signer.verifier)
        assert (checkpoint.size, checkpoint.root) == (int(size), log.root(int(size)))
        keys = [witness.verifier for witness in witnesses]
        assert cosigners(opened, keys) == keys


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        f"o\n3\n{ROOT}",
        f"\n3\n{ROOT}\n",
        f"o\n03\n{ROOT}\n",
        f"o\n-3\n{ROOT}\n",
        f"o\n٣\n{ROOT}\n",
        f"o\n3 \n{ROOT}\n",
        f"o\n3\n{ROOT[:-1]}\n",
        f"o\n3\n{ROOT} \n",
        f"o\n3\n{encode(bytes(31))}\n",
        f"o\n\n3\n{ROOT}\n",
        "o\n3\n\n",
        f"o\n3\n{ROOT}\n\n",
        f"o\n{2**63}\n{ROOT}\n",
    ],
)
def test_a_checkpoint_has_one_spelling(text: str) -> None:
    with pytest.raises(Unverified):
        read_checkpoint(text)
    with pytest.raises(Unverified):
        read_claim(text)


def test_a_register_writes_three_lines_and_other_logs_may_write_more() -> None:
    text = f"o\n3\n{ROOT}\nextension\n"

    assert read_claim(text) == Checkpoint("o", 3, bytes(range(32)))
    with pytest.raises(Unverified, match="three lines"):
        read_checkpoint(text)


def test_a_log_without_entries_has_the_root_of_nothing() -> None:
    assert read_checkpoint(Checkpoint("o", 0, EMPTY_ROOT).text).size == 0
    with pytest.raises(Unverified, match="root of nothing"):
        read_checkpoint(Checkpoint("o", 0, bytes(32)).text)


def test_a_good_signature_under_another_origin_is_refused() -> None:
    borrowed = sign_note(Checkpoint("other.example/register", 3, bytes(32)).text, [LOG])

    with pytest.raises(Unverified, match="expected the checkpoint of"):
        open_checkpoint(borrowed, LOG.verifier)


def test_a_cosignature_holds_for_its_own_text_time_and_witness_only() -> None:
    note, other = PlainLog.of(3).checkpoint(), PlainLog.of(4).checkpoint()
    line = cosign(read_note(note).text, signer_of("g1"), NOON)

    assert cosigned_at(read_note(note + line.encode()), signer_of("g1").verifier) == NOON
    assert cosigned_at(read_note(note + line.encode()), signer_of("g2").verifier) is None
    with pytest.raises(Unverified, match="does not verify"):
        cosigned_at(read_note(other + line.encode()), signer_of("g1").verifier)
    payload = read_note(note + line.encode()).signatures[-1].payload
    later = signer_of("g1").line(struct.pack(">Q", NOON + 1) + payload[8:])
    with pytest.raises(Unverified, match="does not verify"):
        cosigned_at(read_note(note + later.encode()), signer_of("g1").verifier)


def test_the_latest_of_several_cosignatures_counts() -> None:
    note = cosigned(cosigned(PlainLog.of(3).checkpoint(), ["g1"], NOON + 60), ["g1"], NOON)

    assert cosigned_at(read_note(note), signer_of("g1").verifier) == NOON + 60


@pytest.mark.parametrize("payload", [b"x", bytes(8), struct.pack(">Q", LARGEST + 1) + bytes(64), bytes(73)])
def test_cosignatures_of_the_wrong_shape_are_refused(payload: bytes) -> None:
    note = PlainLog.of(3).checkpoint() + signer_of("g1").line(payload).encode()

    with pytest.raises(Unverified):
        cosigned_at(read_note(note), signer_of("g1").verifier)


def test_only_a_cosigners_key_cosigns_and_only_at_a_time_of_63_bits() -> None:
    text = read_note(PlainLog.of(3).checkpoint()).text
    with pytest.raises(Unverified, match="type 4"):
        cosign(text, LOG, NOON)
    for time in (-1, LARGEST + 1):
        with pytest.raises(Unverified):
            cosign(text, signer_of("g1"), time)


def test_teeth_a_plain_signature_of_a_witness_key_over_the_text_is_no_cosignature() -> None:
    # The type stands in the key's id: a note signed with the same secret as type 1 names another key.
    witness = signer_of("g1")
    plain = sign_note(read_note(PlainLog.of(3).checkpoint()).text, [LOG, Signer("g1", 1, witness.private)])

    assert cosigned_at(read_note(plain), witness.verifier) is None
