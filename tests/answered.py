"""Judgements of somebody who knows the truth, for tests."""

from datetime import UTC, datetime

import pyarrow as pa

from truceline.incident.gathered import Gathered
from truceline.incident.joining.judge import JUDGEMENTS
from truceline.incident.review.doubting import Held, doubtful


def answered(gathered: Gathered, truth: dict[str, str], most: int) -> pa.Table:
    """The first answers to what `truceline review` asks; `truth` has the incident of each report."""
    held = Held()
    pairs: list[tuple[str, str, bool]] = []
    asked = doubtful(gathered.suggestions(beyond_reach=False), gathered.links)
    for first, second in zip(asked["first"].to_pylist(), asked["second"].to_pylist(), strict=True):
        if len(pairs) < most and not held.settles(first, second):
            same = truth[first] == truth[second]
            held.add(first, second, same=same)
            pairs.append((first, second, same))
    return judgements_of(pairs)


def judgements_of(pairs: list[tuple[str, str, bool]]) -> pa.Table:
    """One judgement for each pair: the same incident or not."""
    said = [
        {
            "first": first,
            "second": second,
            "judgement": "same" if same else "different",
            "by": "amina",
            "on": datetime(2020, 7, 10, tzinfo=UTC),
            "reason": None,
        }
        for first, second, same in pairs
    ]
    return pa.Table.from_pylist(said, JUDGEMENTS.schema)
