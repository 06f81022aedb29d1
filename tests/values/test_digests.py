import hashlib

import numpy as np
import pyarrow as pa
import pytest

from truceline.values import digests
from truceline.values.digests import sha256_of_each
from truceline.values.identities import text_of

NAMES = [*("x" * length for length in range(200)), "ناحية نوى"]  # of every length around the ends of blocks


def sums_of(names: list[str]) -> list[bytes]:
    return [row.tobytes() for row in sha256_of_each(b"head", *text_of(pa.array(names, pa.string())))]


def expected(names: list[str]) -> list[bytes]:
    texts = [name.encode() for name in names]
    return [hashlib.sha256(b"head" + len(text).to_bytes(4, "big") + text).digest() for text in texts]


def test_many_digests_are_those_of_the_standard_library() -> None:
    assert sums_of(NAMES) == expected(NAMES)
    assert sums_of([]) == []
    assert sums_of(NAMES[::-7]) == expected(NAMES[::-7]), "messages of other lengths abreast"


def test_a_wrong_constant_would_show(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [hex(digests._EACH_ROUND[at]) for at in (0, 63)] == ["0x428a2f98", "0xc67178f2"]  # as FIPS 180-4 prints them
    wrong = digests._EACH_ROUND.copy()
    wrong[40] ^= np.uint32(1)
    monkeypatch.setattr(digests, "_EACH_ROUND", wrong)
    assert sums_of(["a"]) != expected(["a"])
