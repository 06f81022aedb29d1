"""dedupe's classifier, taught by labelled pairs, over the pairs of the window. Runs in dedupe's own environment.

    python score_dedupe.py FOLDER      reads rows, pairs and labels (first, second, one) there; writes scores and spent.json

What is compared is what the other peers compare, and the pairs are those that the other peers score. Only the first
half of dedupe's `train` is done, which fits its classifier. The second half learns rules of blocking, which are not needed
here: with them training on 887 reports did not end within eight minutes.
"""

import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from spent import Spent, write_scores

NUMBERS = ("counted", "calibre", "killed", "injured")
Record = dict[str, Any]


def place(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """How many standard deviations two places lie apart, at most ten."""
    square = (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
    return min(math.sqrt(square / (one[2] + other[2] + 40_000)), 10.0)


def moment(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """How many standard deviations two moments lie apart, at most ten."""
    return min(abs(one[0] - other[0]) / math.sqrt(one[1] + other[1] + 360_000), 10.0)


def kind(one: tuple[str, str], other: tuple[str, str]) -> float:
    """The same act or weapon, one of the same group, another."""
    return 0.0 if one[0] == other[0] else 0.5 if one[1] is not None and one[1] == other[1] else 1.0


def number(one: tuple[float, str], other: tuple[float, str]) -> float:
    """The same number, near, related, apart; numbers of other units say nothing."""
    if one[1] != other[1]:
        return math.nan
    apart, larger = abs(one[0] - other[0]), max(one[0], other[0])
    bounds = (0, max(1, 0.2 * larger), max(2, 0.5 * larger), math.inf)
    return next(step for step, bound in enumerate(bounds) if apart <= bound) / 3


def repeats(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Whether one names the other, or has its words."""
    return float(one[1] == other[0] or other[1] == one[0] or (one[2] is not None and one[2] == other[2]))


def records_of(folder: Path) -> list[Record]:
    """A record for each row: what belongs together in one field, None where it is not told."""
    return [
        {
            "place": None if row["x"] is None else (row["x"], row["y"], row["variance_m2"]),
            "moment": (row["t"], row["variance_s2"]),
            **{name: row[name] and (row[name], row[f"{name}_group"]) for name in ("act", "weapon")},
            **{name: row[name] for name in ("actor", "target")},
            **{name: _told(row, name) for name in NUMBERS},
            "repeats": (row["named"], row["relayed_from"], row["words"]),
        }
        for row in pq.read_table(folder / "rows.parquet").to_pylist()
    ]


def _told(row: Record, name: str) -> tuple[float, str] | None:
    return None if row[name] is None else (row[name], row["unit"] if name == "counted" else "")


def taught(records: list[Record], labels: list[Record]) -> Any:
    """A matcher that has learnt from the labels."""
    import dedupe
    from dedupe.variables import Custom, Exact

    compared = {"place": place, "moment": moment, "act": kind, "weapon": kind, **dict.fromkeys(NUMBERS, number)}
    fields = [Custom(name, comparator=how, name=name, has_missing=True) for name, how in compared.items()]
    fields += [Exact(name, has_missing=True) for name in ("actor", "target")]
    fields.append(Custom("repeats", comparator=repeats))
    matcher = dedupe.Dedupe(fields, num_cores=0, in_memory=True)
    examples = [(records[label["first"]], records[label["second"]]) for label in labels]
    matcher.classifier.fit(matcher.data_model.distances(examples), [label["one"] for label in labels])
    return matcher


def main(folder: Path) -> None:
    """Teach by the labels, score the pairs, and tell what it took."""
    import dedupe as _loaded  # noqa: F401 - loading is no part of the work, for anybody
    import joblib

    records = records_of(folder)
    pairs, labels = (pq.read_table(folder / f"{name}.parquet") for name in ("pairs", "labels"))

    def asked() -> Iterator[tuple[tuple[int, Record], tuple[int, Record]]]:
        for first, second in zip(pairs["first"].to_pylist(), pairs["second"].to_pylist(), strict=True):
            yield (first, records[first]), (second, records[second])

    spent = Spent()
    # Threads: what workers of their own spend would not be counted.
    with joblib.parallel_config(backend="threading"):
        scores = taught(records, labels.to_pylist()).score(asked())
    spent.write(folder)
    write_scores(folder, scores["pairs"], {"taught by labelled pairs": scores["score"]})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
