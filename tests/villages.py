"""An exercise whose reports call the village of their incident by its name, in their own script, whatever coordinates they give."""

from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from landmarks import MANY, names
from scenes import charter_of

from truceline.exercise.inventing import Exercise, invent
from truceline.exercise.settings import ExerciseSettings

_DEGREES = 0.06  # from one village to the next


@cache
def exercise_with_villages(settings: ExerciseSettings, wrong: float = 0.15) -> Exercise:
    """An exercise in which every name is that of the village nearest to the incident, but for this share, which name any.

    Who repeats another calls the place as that one does; texts stay as they are, without the name that they had.
    """
    made = invent(charter_of("southwest-syria-2017"), settings)
    known = made.truth.take(pc.index_in(made.reports["report_id"], made.truth["report_id"].combine_chunks()))
    row = pc.index_in(known["true_incident"], made.incidents["true_incident"].combine_chunks()).to_pylist()
    cells = [np.rint(made.incidents[of].to_numpy() / _DEGREES) for of in ("longitude", "latitude")]
    village = (np.unique(np.stack(cells), axis=1, return_inverse=True)[1].ravel() * 7) % MANY
    rng, called, chosen = np.random.default_rng(settings.seed), names(), dict[str, int]()
    columns = ("report_id", "place_name", "language", "said")
    told, found, said = made.reports.select(columns).to_pylist(), list[str | None](), list[str | None]()
    for report, incident, repeats in zip(told, row, known["repeats_report_id"].to_pylist(), strict=True):
        own, other = rng.random() >= wrong and incident is not None, int(rng.integers(MANY))
        number = chosen.setdefault(report["report_id"], chosen.get(repeats, int(village[incident]) if own else other))
        script = ("en", "ar", "ru").index(report["language"])
        name = report["place_name"]
        found.append(name and called[number][script])
        said.append(report["said"] and report["said"].replace(name or "\n", ""))
    reports = made.reports
    for of, values in (("place_name", found), ("said", said)):
        at = reports.column_names.index(of)
        reports = reports.set_column(at, reports.schema.field(at), pa.array(values, pa.string()))
    return replace(made, reports=reports)
