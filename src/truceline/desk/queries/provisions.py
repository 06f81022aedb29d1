"""What each provision caught: how many incidents it says what of, counted from the columns that lists are found in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from truceline.desk.clock import now
from truceline.desk.queries.columns_at_hand import columns_at_hand
from truceline.desk.recording import read


@dataclass(frozen=True, slots=True)
class Caught:
    """How many incidents each provision says what of, and when they were counted."""

    counts: Mapping[tuple[str, str], int]
    counted_on: datetime


def caught() -> Caught:
    """Count: the same rows that the list of incidents is found in, so that a count and its list cannot disagree."""
    columns = columns_at_hand()
    answers = columns.text["answers"]
    counts: dict[tuple[str, str], int] = {}
    # Few incidents differ in all their answers: each distinct set of answers is read once.
    numbers = np.bincount(answers.index[columns.in_time.rows], minlength=len(answers.words))
    for words, number in zip(answers.words, numbers.tolist(), strict=True):
        for said in read(words or "{}").items() if number else ():
            counts[said] = counts.get(said, 0) + number
    return Caught(counts, now())
