"""An exercise whose busiest source tells incidents twice without saying so: some minutes and 200 m off, with numbers that only grow."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from scenes import charter_of

from truceline.exercise.inventing import Exercise, invent
from truceline.exercise.settings import ExerciseSettings

_MINUTES, _DEGREES = 5.0, 0.0013  # standard deviations, of the time and along each axis of the place


def exercise_told_twice(settings: ExerciseSettings, share: float = 1.0) -> Exercise:
    """An exercise, and of the busiest source's reports that repeat nobody this share told again."""
    made = invent(charter_of("southwest-syria-2017"), settings)
    busiest = max(pc.value_counts(made.reports["source"]).to_pylist(), key=lambda one: one["counts"])["values"]
    known = dict(zip(made.truth["report_id"].to_pylist(), made.truth.to_pylist(), strict=True))
    rng = np.random.default_rng(settings.seed)
    reports, truth = [], []
    for row in made.reports.to_pylist():
        told = known[row["report_id"]]
        if row["source"] != busiest or told["kind"] != "told" or rng.random() >= share:
            continue
        later_s, east, north = rng.normal(0.0, (60 * _MINUTES, _DEGREES, _DEGREES)).tolist()
        again = {"report_id": f"{row['report_id']}-again", "reference": f"{row['reference']}-again"}
        again |= {"occurred_at": row["occurred_at"] + timedelta(seconds=round(later_s))}
        if row["longitude"] is not None:
            again |= {"longitude": row["longitude"] + east, "latitude": row["latitude"] + north}
        again |= {name: row[name] + int(rng.integers(3)) for name in ("count", "killed_best") if row[name] is not None}
        again |= {"said": row["said"] and f"More on it: {row['said']}"}
        reports.append(row | again)
        truth.append(told | {"report_id": again["report_id"]})
    more = (pa.Table.from_pylist(rows, whole.schema) for rows, whole in ((reports, made.reports), (truth, made.truth)))
    both = (pa.concat_tables(parts) for parts in zip((made.reports, made.truth), more, strict=True))
    whole, known_of = (table.combine_chunks() for table in both)
    return replace(made, reports=whole, truth=known_of)
