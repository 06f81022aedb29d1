"""Exercises whose truth is known, for every candidate alike: at home, elsewhere, and with more trouble.

*home* is the default exercise, on which the model's numbers were tried (with other seeds than here). *elsewhere* has
other sources: fewer posts, more media and parties, other errors of each, errors a quarter larger than stated, more
relays and more reports of nothing.
"""

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import invent
from truceline.exercise.settings import SOURCES, ExerciseSettings, Source
from truceline.values.taxonomy import Family

AGREEMENT = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"
REPORTS_A_DAY = 42  # of the default exercise: density 1
SEEDS = {"home": 1505, "elsewhere": 1707}  # nothing was tried on these, nor on those of further draws
APART = 10_000  # seeds of one draw and the next
_FEWER, _MORE = {Family.MONITOR, Family.DEVICE}, {Family.MEDIA, Family.PARTY, Family.SOCIAL_MEDIA}
TROUBLES: dict[str, dict[str, float]] = {
    "errors twice as large, and said so": {"error_scale": 2.0},
    "errors twice as large as stated": {"overconfidence": 2.0},
    "15 % of nothing, 10 % grossly wrong": {"spurious": 0.15, "gross": 0.10},
    "30 % relayed": {"relayed": 0.30},
    "30 % of posts' by bearing alone": {"by_bearing": 0.30},
}
KINDS = (*SEEDS, *TROUBLES)


def elsewhere(number: int, source: Source) -> Source:
    """A source of another country: heard more or less often, better or worse."""
    often = 0.6 if source.family in _FEWER else 1.5 if source.family in _MORE else 1.0
    error = (0.6, 1.6, 1.1)[number % 3]
    return replace(
        source,
        chance=min(source.chance * often, 0.95),
        error_m=source.error_m * error,
        error_s=source.error_s * (0.7, 1.0, 1.7)[number % 3],
        right=source.right - 0.05,
    )


def settings_of(kind: str, reports: int, density: float, draw: int = 0) -> ExerciseSettings:
    """The exercise of a kind: home, elsewhere, or one of the troubles; any other is refused, as it would be home under its name.

    Each draw is another exercise of that kind.
    """
    if kind not in KINDS:
        raise SystemExit(f"There is no exercise {kind!r}, but {', '.join(KINDS)}.")
    days = max(round(reports / (REPORTS_A_DAY * density)), 2)
    if kind != "elsewhere":
        trouble: dict[str, Any] = TROUBLES.get(kind, {})
        return ExerciseSettings(seed=SEEDS["home"] + APART * draw, reports=reports, days=days, **trouble)
    return ExerciseSettings(
        seed=SEEDS["elsewhere"] + APART * draw,
        reports=reports,
        days=days,
        sources=tuple(elsewhere(number, source) for number, source in enumerate(SOURCES)),
        overconfidence=1.25,
        relayed=0.18,
        spurious=0.07,
        gross=0.05,
    )


Known = dict[str, str]  # the true incident of each report; who tells of nothing is alone


def exercise_of(kind: str, reports: int, density: float, seed: int) -> tuple[pa.Table, Known]:
    """The reports of an exercise with another seed, nil reports too, and what is known of them."""
    exercise = invent(read_agreement(AGREEMENT), replace(settings_of(kind, reports, density), seed=seed))
    names, truth = exercise.truth["report_id"], exercise.truth["true_incident"]
    return exercise.reports, dict(zip(names.to_pylist(), pc.coalesce(truth, names).to_pylist(), strict=True))


def are_one(first: pa.ChunkedArray, second: pa.ChunkedArray, known: Known) -> npt.NDArray[np.bool_]:
    """Of each pair of reports whether they tell of one incident."""
    ends = zip(first.to_pylist(), second.to_pylist(), strict=True)
    return np.array([known[one] == known[other] for one, other in ends], np.bool_)


@dataclass(frozen=True)
class Truth:
    """Of each report its true incident, and whether it repeats another."""

    incident: npt.NDArray[np.int64]
    relay: npt.NDArray[np.bool_]


def invented(settings: ExerciseSettings) -> tuple[pa.Table, pa.Table]:
    """The reports of an exercise without nil reports, and of each its true incident and whether it repeats another."""
    exercise = invent(read_agreement(AGREEMENT), settings)
    telling = exercise.reports.filter(
        pc.fill_null(pc.not_equal(exercise.reports["act"], "nothing_observed"), True)
    ).combine_chunks()
    known = exercise.truth.take(pc.index_in(telling["report_id"], exercise.truth["report_id"].combine_chunks()))
    incident = pc.coalesce(known["true_incident"], known["report_id"]).combine_chunks().dictionary_encode().indices
    return telling, pa.table({"incident": incident.cast(pa.int64()), "relay": pc.equal(known["kind"], "relay")})


def write_scene(kind: str, reports: int, density: float, folder: Path, draw: int = 0) -> None:
    """Invent an exercise and write its reports and their truth beside them."""
    telling, truth = invented(settings_of(kind, reports, density, draw))
    pq.write_table(telling, folder / "reports.parquet")
    pq.write_table(truth, folder / "truth.parquet")


def read_truth(folder: Path) -> Truth:
    """The truth of the scene in a folder."""
    table = pq.read_table(folder / "truth.parquet")
    return Truth(table["incident"].to_numpy(), table["relay"].to_numpy())


if __name__ == "__main__":
    write_scene(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4]), int(sys.argv[5]))
