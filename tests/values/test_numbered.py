import numpy as np
import pyarrow as pa
import pytest

from truceline.values import numbered as numbering
from truceline.values.numbered import coming_twice, numbered, perhaps_among, repeated

# FNV-1a of 64 bits as RFC 9923 publishes it.
PUBLISHED = {"": 0xCBF29CE484222325, "a": 0xAF63DC4C8601EC8C, "foobar": 0x85944171F73967E8}


def test_the_number_of_a_text_is_the_published_one_wherever_it_stands() -> None:
    column = pa.array(["left out", *PUBLISHED, None])[1:]
    assert numbered(column).tolist() == [*PUBLISHED.values(), PUBLISHED[""]]
    assert numbered(pa.array([], pa.string())).tolist() == []


def test_a_text_behind_another_has_the_number_of_both_together() -> None:
    before = numbered(pa.array(["foo", "foob", "نوى/"]))
    assert (
        numbered(pa.array(["bar", "ar", "1"]), before).tolist()
        == numbered(pa.array(["foobar"] * 2 + ["نوى/1"])).tolist()
    )


@pytest.mark.parametrize("places", [16, 0])
@pytest.mark.parametrize("different", [1, 40, 1 << 40])
def test_those_that_come_twice_are_found_however_full_the_table(
    monkeypatch: pytest.MonkeyPatch, places: int, different: int
) -> None:
    monkeypatch.setattr(numbering, "_PLACES_EACH", places)
    numbers = np.random.default_rng(places).integers(0, different, 300).astype(np.uint64)
    _, back, times = np.unique(numbers, return_inverse=True, return_counts=True)
    assert coming_twice(numbers).tolist() == np.flatnonzero(times[back] > 1).tolist()
    assert coming_twice(numbers[:1]).tolist() == coming_twice(numbers[:0]).tolist() == []


def test_all_that_are_among_those_known_are_found_and_hardly_any_other() -> None:
    drawn = np.random.default_rng(3).integers(0, 1 << 63, 6_000).astype(np.uint64)
    known, numbers = drawn[:500], drawn[250:]
    found = perhaps_among(numbers, known)
    assert found[:250].tolist() == list(range(250))
    assert np.all(np.diff(found) > 0)
    assert len(found) < 250 + len(numbers) / 10
    assert perhaps_among(numbers, known[:0]).tolist() == perhaps_among(known[:0], known).tolist() == []


def test_only_what_comes_twice_is_repeated() -> None:
    names = ["report-1", "report-10", "report-11", "report-10", "b", "", "", "a"]
    assert repeated(pa.array(names)) == ["", "report-10"]
    assert repeated(pa.array(["", "a", "12345678", "123456789", "x\0"])) == []
