"""Signed notes against Go's published example, and hostile ones."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from plain_log import signer_of

from truceline.errors import Unverified
from truceline.register.note import (
    ED25519,
    LARGEST_NOTE,
    LOW_ORDER_KEYS,
    MOST_SIGNATURES,
    Note,
    Signer,
    Verifier,
    read_note,
    read_verifier,
    require_name,
    sign_note,
    verify_note,
)
from truceline.register.spelling import decode, encode

# The example of Go's golang.org/x/mod/sumdb/note package documentation.
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETERS_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
).encode()
KEY = signer_of("k.example", ED25519)
NOTE = sign_note("a text\n\nwith an empty line\n", [KEY, signer_of("other", ED25519)])


def test_the_example_of_go_verifies() -> None:
    peter = read_verifier(PETER)

    assert verify_note(read_note(PETERS_NOTE), [peter]) == [peter]
    assert str(peter) == PETER


@pytest.mark.shown
def test_the_published_fifteen_entry_log_is_signed_again_byte_by_byte(
    shared_data: Path, record_property: Callable[[str, object], None]
) -> None:
    # The key of Tessera's own test log: everybody knows it, and that is what it is for.
    signer = Signer.of_seed("example.com/log/testdata", decode("AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg")[1:])
    published = [path.read_bytes() for path in sorted((shared_data / "tlog/tessera/testdata/log").glob("checkpoint.*"))]

    assert len(published) == 16
    record_property("checkpoints signed again", len(published))
    for raw in published:
        note = read_note(raw)
        assert verify_note(note, [signer.verifier]) == [signer.verifier]
        assert sign_note(note.text, [signer]) == raw


def test_the_keys_of_the_vectors_come_from_their_seeds(vectors: dict[str, Any]) -> None:
    assert (
        str(Signer.of_seed("ccm.example/register", bytes.fromhex(vectors["log"]["seed"])).verifier)
        == vectors["log"]["vkey"]
    )
    for name, key in vectors["witnesses"].items():
        signer = Signer.of_seed(f"{name}.example/witness", bytes.fromhex(key["seed"]), type_=4)
        assert str(signer.verifier) == key["vkey"]


def test_the_separator_is_the_last_empty_line_and_the_text_may_hold_others() -> None:
    note = read_note(NOTE)

    assert note.text == "a text\n\nwith an empty line\n"
    assert verify_note(note, [KEY.verifier]) == [KEY.verifier]


def test_one_changed_bit_anywhere_breaks_the_note() -> None:
    note = sign_note("one text\n", [KEY])
    for place in range(len(note)):
        for bit in range(8):
            changed = bytearray(note)
            changed[place] ^= 1 << bit
            with pytest.raises(Unverified):
                verify_note(read_note(bytes(changed)), [KEY.verifier])


def test_a_known_key_with_one_bad_line_spoils_the_note_and_an_unknown_one_does_not() -> None:
    bad = KEY.line(bytes(64)).encode()
    strangers = signer_of("stranger", ED25519).line(bytes(64)).encode()
    same_name = Signer.of_seed("k.example", bytes(32)).line(bytes(64)).encode()

    verify_note(read_note(NOTE + strangers + same_name), [KEY.verifier])
    with pytest.raises(Unverified, match="does not verify"):
        verify_note(read_note(NOTE + bad), [KEY.verifier])
    with pytest.raises(Unverified, match="none of the known keys"):
        verify_note(read_note(NOTE), [signer_of("stranger", ED25519).verifier])
    with pytest.raises(Unverified, match="none of the known keys"):
        verify_note(read_note(NOTE), [])


HOSTILE = {
    "empty": b"",
    "no_signature": b"text\n",
    "no_empty_line": b"text\n" + KEY.line(bytes(64)).encode(),
    "no_last_line_feed": NOTE[:-1],
    "carriage_returns": NOTE.replace(b"\n", b"\r\n"),
    "nothing_after_the_empty_line": b"text\n\n",
    "hyphen_for_dash": NOTE.replace("—".encode(), b"-"),
    "two_spaces": NOTE.replace("— k".encode(), "—  k".encode()),
    "no_name": "text\n\n—  AAAAAAAA\n".encode(),
    "plus_in_name": "text\n\n— a+b AAAAAAAA\n".encode(),
    "no_break_space_in_name": "text\n\n— a\u00a0b AAAAAAAA\n".encode(),
    "ideographic_space_in_name": "text\n\n— a\u3000b AAAAAAAA\n".encode(),
    "signature_of_four_bytes": f"text\n\n— a {encode(bytes(4))}\n".encode(),
    "signature_not_base64": "text\n\n— a ????\n".encode(),
    "trailing_word": NOTE[:-1] + b" x\n",
    "byte_order_mark_in_signature": b"text\n\n\xef\xbb\xbf" + KEY.line(bytes(64)).encode(),
    "not_utf8": b"\xff" + NOTE,
    "nul": b"\x00" + NOTE,
    "too_many_lines": NOTE + KEY.line(bytes(64)).encode() * MOST_SIGNATURES,
    "too_large": b"x" * LARGEST_NOTE + NOTE,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_note_is_refused_before_anything_is_verified(name: str) -> None:
    with pytest.raises(Unverified):
        read_note(HOSTILE[name])


def test_sixteen_signatures_are_read_as_the_specification_asks() -> None:
    signers = [signer_of(f"k{number}", ED25519) for number in range(16)]

    assert len(verify_note(read_note(sign_note("text\n", signers)), [one.verifier for one in signers])) == 16


def test_a_mangled_key_is_never_taken_for_another() -> None:
    mangled = {PETER[:place] + letter + PETER[place + 1 :] for place in range(len(PETER)) for letter in "+/=Aa0 \n—é"}
    mangled |= {PETER[:place] + letter + PETER[place:] for place in range(len(PETER) + 1) for letter in "+/=Aa0 \n—é"}
    mangled |= {PETER[:place] + PETER[place + 1 :] for place in range(len(PETER))} - {PETER}
    for text in mangled - {PETER}:
        with pytest.raises(Unverified):
            read_verifier(text)


def test_keys_that_anyone_can_sign_for_are_refused() -> None:
    assert len(LOW_ORDER_KEYS) == 14
    for key in LOW_ORDER_KEYS:
        with pytest.raises(Unverified, match="low order"):
            read_verifier(str(Verifier("k", ED25519, key)))


def test_teeth_under_a_key_of_low_order_one_signature_fits_many_texts() -> None:
    # The neutral element as a key: S = 0 and R = the neutral element satisfy the equation for every message.
    neutral = bytes([1]) + bytes(31)
    for text in (b"one history\n", b"another history\n"):
        Verifier("k", ED25519, neutral).verify(text, neutral + bytes(32))


@pytest.mark.parametrize("type_", [0x00, 0x02, 0x05, 0x06, 0xFF])
def test_key_types_that_are_not_verified_here_are_refused(type_: int) -> None:
    with pytest.raises(Unverified, match="Ed25519"):
        read_verifier(str(Verifier("k", type_, bytes(range(32)))))


def test_a_text_without_a_last_line_feed_cannot_be_signed_and_names_are_checked() -> None:
    with pytest.raises(Unverified):
        sign_note("text", [KEY])
    for name in ("", "a b", "a+b", "a\u2028b"):
        with pytest.raises(Unverified):
            require_name(name)
        with pytest.raises(Unverified):
            Signer.of_seed(name, bytes(32))


def test_what_is_read_is_written_again_to_the_byte() -> None:
    note = read_note(NOTE)

    assert isinstance(note, Note)
    assert f"{note.text}\n{''.join(map(str, note.signatures))}".encode() == NOTE
