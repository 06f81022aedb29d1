"""A guarantor's own list over an exercise: what another centre would have written of the same days, and the truth of each line.

The guarantor knows some of the true incidents, errs on its own in place, time, figures and act, and tells of some that
never happened. The same seed gives the same bytes.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
import pyarrow as pa

from truceline.exercise.inventing import Exercise
from truceline.report.table import REPORTS
from truceline.values.identity import derived_identity
from truceline.values.taxonomy import ACT_GROUP, Family

# Judged from lists that guarantors published: they name the district and the quarter of an hour.
_ERROR_M, _ERROR_S = 600.0, 540.0
_STATED_M, _STATED_S = 1_600.0, 1_200.0
_METRES_A_DEGREE = 111_320.0
_INVENTED = 0.08  # share of lines of what never happened
_GROUP_ONLY, _NO_ACT = 0.25, 0.1
_OTHER_FIGURE = 0.15  # share of figures that differ from the truth by more than anybody allows for


@dataclass(frozen=True, slots=True)
class OtherList:
    """The list as reports of one source, and for each line the true incident that it tells of, or none."""

    lines: pa.Table
    truth: dict[str, str | None]


def invent_list(exercise: Exercise, holder: str, *, lines: int = 60, seed: int = 1, prefix: str = "L") -> OtherList:
    """Invent a guarantor's list of so many lines over an exercise; fewer where less happened."""
    random = np.random.Generator(np.random.PCG64([seed, 77]))
    true = exercise.incidents.to_pylist()
    invented = round(lines * _INVENTED)
    chosen = sorted(random.permutation(len(true))[: lines - invented].tolist())
    told = [_told(true[at], random) | {"true": true[at]["true_incident"]} for at in chosen]
    told += [_never(true, random) | {"true": None} for _ in range(invented)]
    told.sort(key=lambda row: row["occurred_at"])
    rows = []
    truth: dict[str, str | None] = {}
    for number, row in enumerate(told, 1):
        reference = f"{prefix}-{number:03d}"
        name = derived_identity(holder, reference)
        truth[name] = row.pop("true")
        rows.append(
            row
            | {
                "report_id": name,
                "source": holder,
                "source_family": Family.GUARANTOR.value,
                "reference": reference,
                "channel": "meeting",
                "observed": "told",
                "exercise": True,
                "original_sha256": "0" * 64,
                "original_line": number,
            }
        )
    return OtherList(pa.Table.from_pylist(rows, schema=REPORTS.schema), truth)


def _told(true: dict[str, Any], random: np.random.Generator) -> dict[str, Any]:
    """One true incident as the guarantor tells it."""
    east, north, late = (float(error) for error in random.normal(size=3))
    act, figure = (float(share) for share in random.random(2))
    shrink = float(np.cos(np.radians(true["latitude"])))
    killed = int(true["killed"])
    row: dict[str, Any] = {
        "occurred_at": true["occurred_at"] + timedelta(seconds=round(late * _ERROR_S / 60) * 60),
        "occurred_within_s": _STATED_S,
        "longitude": round(true["longitude"] + east * _ERROR_M / _METRES_A_DEGREE / shrink, 4),
        "latitude": round(true["latitude"] + north * _ERROR_M / _METRES_A_DEGREE, 4),
        "radius_m": _STATED_M,
        "act": None if act < _NO_ACT else ACT_GROUP[true["act"]] if act < _NO_ACT + _GROUP_ONLY else true["act"],
        "killed_best": killed + 3 if figure < _OTHER_FIGURE else killed,
        "injured_best": int(true["injured"]),
    }
    return row | {f"{name}_{end}": row[f"{name}_best"] for name in ("killed", "injured") for end in ("low", "high")}


def _never(true: list[dict[str, Any]], random: np.random.Generator) -> dict[str, Any]:
    """A line of what never happened: on the ground of one incident, on the day of another."""
    ground, day = (true[int(at)] for at in random.integers(0, len(true), 2))
    hours = int(random.integers(5, 12))
    return _told({**ground, "occurred_at": day["occurred_at"] + timedelta(hours=hours), "killed": 0}, random)
