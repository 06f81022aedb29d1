"""recordlinkage's two unsupervised classifiers over the pairs of the window. Runs in recordlinkage's own environment.

    python score_recordlinkage.py FOLDER [k-means|ecm]      reads rows and pairs there; writes scores and spent.json

K-means gets how alike two reports are in each thing between 0 and 1, and one half where either says nothing; a pair's score is
how much nearer it lies to the centre of matches. ECM gets the same as yes or no, as its start (jaro) allows no more than two
answers; started at random, with all levels, its F1 was 0.23 to 0.52 at 1,000 reports.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import recordlinkage
from spent import Spent, write_scores

NUMBERS = ("counted", "calibre", "killed", "injured")
SILENT = 0.5
_FAR = 8.0  # squared deviations, at which likeness is 1/e


def alike(rows: pd.DataFrame, pairs: pd.MultiIndex) -> pd.DataFrame:
    """How alike the two reports of each pair are in each thing, between 0 and 1."""
    compare = recordlinkage.Compare()
    for how, read, name in (
        (_place, ["x", "y", "variance_m2"], "place"),
        (_moment, ["t", "variance_s2"], "moment"),
        (_kind, ["act", "act_group"], "act"),
        (_kind, ["weapon", "weapon_group"], "weapon"),
        (_name, ["actor"], "actor"),
        (_name, ["target"], "target"),
        *((_number, [name, "unit"] if name == "counted" else [name], name) for name in NUMBERS),
        (_repeats, ["relayed_from", "named", "words"], "repeats"),
    ):
        compare.compare_vectorized(_filled(how), read, read, label=name)
    return compare.compute(pairs, rows)


def _filled(how: Callable[..., Any]) -> Callable[..., Any]:
    """What is not known from either side is between yes and no."""
    return lambda *columns: np.nan_to_num(np.asarray(how(*columns), float), nan=SILENT)


def _place(*columns: pd.Series) -> Any:
    x, y, variance, other_x, other_y, other_variance = columns
    return np.exp(-((x - other_x) ** 2 + (y - other_y) ** 2) / (variance + other_variance + 40_000) / _FAR)


def _moment(*columns: pd.Series) -> Any:
    at, variance, other_at, other_variance = columns
    return np.exp(-((at - other_at) ** 2) / (variance + other_variance + 360_000) / _FAR)


def _kind(*columns: pd.Series) -> Any:
    code, group, other_code, other_group = columns
    told = np.where(code == other_code, 1.0, np.where(group == other_group, 0.5, 0.0))
    return np.where(code.isna() | other_code.isna(), np.nan, told)


def _name(one: pd.Series, other: pd.Series) -> Any:
    return np.where(one.isna() | other.isna(), np.nan, one == other)


def _number(*columns: pd.Series) -> Any:
    half = len(columns) // 2
    one, other = columns[0], columns[half]
    apart, larger = (one - other).abs(), np.maximum(one, other)
    levels = [apart == 0, apart <= np.maximum(1, 0.2 * larger), apart <= np.maximum(2, 0.5 * larger)]
    told = np.select(levels, [1.0, 2 / 3, 1 / 3], 0.0)
    silent = one.isna() | other.isna()
    return np.where(silent | (columns[1] != columns[half + 1]) if half > 1 else silent, np.nan, told)


def _repeats(*columns: pd.Series) -> Any:
    of, named, words, other_of, other_named, other_words = columns
    return (of == other_named) | (other_of == named) | (words.notna() & (words == other_words))


def by_k_means(likeness: pd.DataFrame) -> Any:
    """How much nearer each pair lies to the centre of matches than to that of strangers."""
    classifier = recordlinkage.KMeansClassifier()
    classifier.fit(likeness)
    values = likeness.to_numpy()
    centres = classifier.nonmatch_cluster_center, classifier.match_cluster_center
    away, near = (((values - centre) ** 2).sum(axis=1) for centre in centres)
    return away - near


def by_ecm(likeness: pd.DataFrame) -> Any:
    """The log-odds that expectation and maximisation give each pair."""
    answers = (likeness > SILENT).astype(int)
    answers = answers.loc[:, answers.nunique() > 1]
    classifier = recordlinkage.ECMClassifier()
    classifier.fit(answers)
    chance = classifier.prob(answers).to_numpy().clip(1e-15, 1 - 1e-15)
    return np.log(chance) - np.log1p(-chance)


def main(folder: Path, way: str) -> None:
    """Compare and classify the pairs, and tell what it took."""
    rows = pq.read_table(folder / "rows.parquet").to_pandas().set_index("unique_id")
    met = pq.read_table(folder / "pairs.parquet").to_pandas()
    spent = Spent()
    pairs = pd.MultiIndex.from_frame(met)
    likeness = alike(rows, pairs)
    score = {"k-means": by_k_means, "ecm": by_ecm}[way](likeness)
    spent.write(folder)
    write_scores(folder, met.to_numpy(), {way: score})


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "k-means")
