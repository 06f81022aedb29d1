"""One spelling of each thing: what else means the same is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import Unverified
from truceline.register.spelling import LARGEST, decode, decode_hash, encode, text_of, whole


@given(st.binary(max_size=100))
def test_base64_comes_back_as_it_went(raw: bytes) -> None:
    assert decode(encode(raw)) == raw


@pytest.mark.parametrize(
    "text",
    [
        "QQ=",  # short padding
        "QQ",  # none
        "QR==",  # stray bits: the one case of 10,982 in which Go's reader is laxer (shared/trust.md, A.2)
        "QUF=",
        "QQ==\n",
        " QQ==",
        "Q Q==",
        "_-==",  # the alphabet of addresses
        "QQ==QQ==",
        "ＱＱ==",
        "=",
    ],
)
def test_other_spellings_of_base64_are_refused(text: str) -> None:
    with pytest.raises(Unverified):
        decode(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "00",
        "01",
        "-0",
        "+1",
        "1_000",
        " 1",
        "1 ",
        "1\n",
        "٣٠٠",
        "３",
        "²",
        "1e3",
        "0x1",
        str(LARGEST + 1),
        "9" * 5000,
    ],
)
def test_other_spellings_of_a_whole_number_are_refused(text: str) -> None:
    with pytest.raises(Unverified):
        whole(text)


def test_whole_numbers_reach_from_nothing_to_63_bits() -> None:
    assert [whole("0"), whole("10"), whole(str(LARGEST))] == [0, 10, 2**63 - 1]


def test_teeth_pythons_own_int_takes_what_is_refused_here() -> None:
    assert [int("٣٠٠"), int("1_000"), int(" 1\n"), int("+1"), int("01")] == [300, 1000, 1, 1, 1]


def test_a_hash_has_32_bytes() -> None:
    assert decode_hash(encode(bytes(32))) == bytes(32)
    for size in (0, 31, 33):
        with pytest.raises(Unverified, match="32 bytes"):
            decode_hash(encode(bytes(size)))


@pytest.mark.parametrize("raw", [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"a\r\n", b"a\tb", b"\x00", b"\x1b[0m"])
def test_text_is_utf8_without_control_characters(raw: bytes) -> None:
    with pytest.raises(Unverified):
        text_of(raw)


def test_a_long_bad_value_does_not_flood_the_message() -> None:
    with pytest.raises(Unverified) as refusal:
        whole("x" * 100_000)
    assert len(str(refusal.value)) < 200
