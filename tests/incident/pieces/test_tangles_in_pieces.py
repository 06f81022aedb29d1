"""Tangles too are gathered alike in pieces of any size, and in any order of rows."""

import time
from collections.abc import Callable
from functools import partial
from random import Random, SystemRandom
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from pieced import is_the_whole, refusal
from tangles import EVERY, model_of, tangle_of
from tellings import stored
from unravelling import judged_in, left_of

from truceline.incident.gathering import gather
from truceline.incident.pieces import piecewise, ties
from truceline.incident.pieces.piecewise import Asked, Piece, gather_in_pieces

# One of each model, and one whose judgements contradict each other. The number of a tangle that once failed is put here too.
NUMBERS = (0, 1, 2, 5, 7, 8, 9, 32, 137)
PROMISED_S = 120.0


def is_alike(number: int) -> bool:
    """Whether what is left of a tangle at its end, gathered in small pieces, in larger ones and in another order, is what gathering it at once gives."""
    tangle, chance = tangle_of(number), Random(number)  # noqa: S311 - a test repeats itself
    reports, judgements, model = left_of(tangle), judged_in(tangle), model_of(tangle)
    refused = refusal(lambda: gather(reports, judgements=judgements, model=model))
    moved = reports.take(pa.array(np.array(chance.sample(range(reports.num_rows), reports.num_rows), np.int64)))
    for piece in (1, chance.randint(2, 12)):
        if refusal(partial(_gathered, reports, Asked(judgements, model, piece))) != refused:
            return False
        if not refused and not is_the_whole(moved, piece=piece, model=model, judgements=judgements):
            return False
    return True


def _gathered(reports: pa.Table, asked: Asked) -> list[Piece]:
    return list(gather_in_pieces(stored(reports), asked))


def test_a_tangle_in_pieces_gives_what_gathering_everything_gives(
    whole: bool, record_property: Callable[[str, object], None]
) -> None:
    """At length others each time, as many as some minutes allow; the number of one that fails belongs into NUMBERS."""
    if not whole:
        assert [number for number in NUMBERS if not is_alike(number)] == []
        return
    began, tried = time.monotonic(), 0
    while time.monotonic() - began < PROMISED_S:
        number = SystemRandom().randrange(EVERY)
        assert is_alike(number), f"tangle {number} is another one in pieces"
        tried += 1
    record_property("tangles", tried)


@pytest.mark.parametrize(
    ("number", "where", "name", "without"),
    [
        (3, ties, "_last_of", lambda parent, _: np.arange(len(parent), dtype=np.int32)),
        (0, piecewise._Window, "_reach", lambda _, compared: np.zeros(len(compared.spots.at))),
    ],
    ids=["ties are not waited for", "what lies around is not held"],
)
def test_teeth_a_tangle_is_another_one_where_a_safeguard_is_left_out(
    number: int, where: Any, name: str, without: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_alike(number)
    monkeypatch.setattr(where, name, without)
    assert not is_alike(number)
