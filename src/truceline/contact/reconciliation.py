"""Reconciliation: a guarantor's own list of incidents, joined with ours one by one.

Each of our incidents and each line of theirs comes out exactly once: confirmed (both hold it and nothing they say
excludes the other), disputed (both hold it, and something differs by more than both allow for), only theirs, only
ours. Nothing is fused: both sides keep their figures, and a join is a suggestion until people resolve the line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyproj import Geod

from truceline.contact.matching import Edges, match
from truceline.errors import Refused, Where, problem
from truceline.incident.gathered import Offered
from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel
from truceline.report.table import REPORTS
from truceline.values.party import fold_name
from truceline.values.table import Column, Declaration
from truceline.values.taxonomy import ACT_GROUP, Family

_TEXT, _NUMBER = pa.string(), pa.float64()
OURS = "our-incidents"
OUTCOMES = ("confirmed", "disputed", "only_theirs", "only_ours")
# What may differ between the two, in the order in which it is told.
POINTS = ("place", "time", "act", "count", "killed", "injured", "actor", "target")
RECONCILED = Declaration(
    "reconciled",
    (
        Column("outcome", _TEXT, "What came of the line.", required=True, allowed=OUTCOMES),
        Column("incident_id", _TEXT, "Our incident; null for a line that only they hold."),
        Column("report_id", _TEXT, "Their line, as a report; null for an incident that only we hold."),
        Column("reference", _TEXT, "Their own number for it."),
        Column(
            "occurred_at", pa.timestamp("us", tz="UTC"), "When it happened: by us, else by them.", "UTC", required=True
        ),
        Column("distance_m", _NUMBER, "Between the two places; null where either gives none.", "metres"),
        Column("gap_s", _NUMBER, "Between the two times.", "seconds"),
        Column("differs", _TEXT, "Points in which the two exclude each other, joined by spaces; empty: none."),
        Column(
            "choices",
            _TEXT,
            "Of a line that is not joined, the incidents that it may be, each with its probability after a colon, joined by spaces; null: none.",
        ),
    ),
)
_GEOD = Geod(ellps="WGS84")
_SAME = (
    "occurred_at",
    "occurred_within_s",
    "longitude",
    "latitude",
    "radius_m",
    "place_name",
    "admin1",
    "admin2",
    "act",
)
_ALIKE = (*_SAME, "weapon", "calibre_mm", "actor", "target", "unit", "killed_low", "killed_best", "killed_high",
          "injured_low", "injured_best", "injured_high", "exercise")  # fmt: skip


def reconcile(incidents: pa.Table, theirs: pa.Table, model: LinkModel | None = None) -> pa.Table:
    """Join our incidents with the lines of one other list (reports of one source), by the engine that links reports.

    Guaranteed: every incident and every line comes once; an incident has at most one line and a line at most one
    incident. Ordered by time. An exercise is never joined with what is real. All pairs are weighed together (`matching`); a line that
    may be this incident or that is not joined, and names them in `choices`.

    Raises:
        Refused: a list that holds no line, or lines of more than one source.
    """
    sources = pc.unique(theirs["source"]).to_pylist()
    if len(sources) != 1:
        raise Refused([problem("N004", Where("", 0, "source"), ", ".join(map(str, sources)))])
    ours = _as_reports(incidents)
    gathered = gather(pa.concat_tables([ours, theirs.select(REPORTS.names).cast(REPORTS.schema)]), model=model)
    matched = match(_edges(gathered.offered, incidents, theirs))
    return _lines(incidents, theirs, _Pairs.of(incidents, theirs, matched.joined), matched.choices)


def compare(incidents: pa.Table, theirs: pa.Table) -> list[tuple[float | None, float, str]]:
    """Set our incidents beside as many lines of theirs, row by row: how far apart, how long apart, and what excludes each other.

    What a person joins is told as what the engine joins.
    """
    distance, gap = _apart(incidents, theirs)
    differs = _differences(incidents, theirs, distance, gap)
    away = [None if np.isnan(metres) else metres for metres in distance.tolist()]
    return list(zip(away, gap.tolist(), differs, strict=True))


def joined_among(lists: Sequence[pa.Table], model: LinkModel | None = None) -> dict[str, str]:
    """Join the lines of several lists, each of one source, with each other: for each line the name of what it tells of.

    Two lines have one name where the engine holds them to tell of the same; no two lines of one source have.
    """
    together = [one.select(REPORTS.names).cast(REPORTS.schema) for one in lists if one.num_rows]
    if not together:
        return {}
    links = gather(pa.concat_tables(together), model=model).links
    return dict(zip(links["report_id"].to_pylist(), links["incident_id"].to_pylist(), strict=True))


def _as_reports(incidents: pa.Table) -> pa.Table:
    """Our incidents, as reports of one source: the engine then gives each at most one line of theirs."""
    rows = incidents.num_rows
    columns: dict[str, Any] = {name: incidents[name] for name in _ALIKE if name in incidents.column_names}
    for harm in (harm for harm in ("killed", "injured") if f"{harm}_best" in columns):
        # Where one end alone is known a best figure would close the other.
        low, high = (np.isnan(_numbers(incidents, f"{harm}_{end}")) for end in ("low", "high"))
        best = incidents[f"{harm}_best"]
        columns[f"{harm}_best"] = pc.if_else(pa.array(low != high), pa.scalar(None, best.type), best)
    columns |= {
        "report_id": incidents["incident_id"],
        "reference": incidents["incident_id"],
        "source": pa.array([OURS] * rows),
        "source_family": pa.array([Family.MONITOR.value] * rows),
        "count_low": incidents["count_low"],
        # What one end leaves open a best figure would close.
        "count": pc.if_else(pc.is_valid(incidents["count_low"]), incidents["count_high"], None),
        "count_high": incidents["count_high"],
        "original_sha256": pa.array(["0" * 64] * rows),
        "original_line": pa.array(range(1, rows + 1)),
    }
    return REPORTS.table(columns)


def _edges(offered: Sequence[Offered], incidents: pa.Table, theirs: pa.Table) -> Edges:
    """Every pair of one of ours and one of theirs that the engine weighed, with its score."""
    here, there = _rows_by(incidents, "incident_id"), _rows_by(theirs, "report_id")
    found: list[tuple[int, int, float]] = []
    for table in (one.table() for one in offered):
        names = (table[name].to_pylist() for name in ("first", "second", "score"))
        for first, second, score in zip(*names, strict=True):
            one, other = (first, second) if first in here else (second, first)
            if one in here and other in there:
                found.append((here[one], there[other], score))
    found.sort()
    ours, lines = (np.array([pair[end] for pair in found], np.int64) for end in (0, 1))
    return Edges(ours, lines, np.array([pair[2] for pair in found], np.float64))


def _rows_by(table: pa.Table, name: str) -> dict[str, int]:
    return {identity: row for row, identity in enumerate(table[name].to_pylist())}


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The joined rows of both lists, and how they compare."""

    ours: npt.NDArray[np.int64]
    theirs: npt.NDArray[np.int64]
    distance_m: npt.NDArray[np.float64]
    gap_s: npt.NDArray[np.float64]
    differs: list[str]

    @staticmethod
    def of(incidents: pa.Table, theirs: pa.Table, joined: Sequence[tuple[int, int]]) -> "_Pairs":
        ordered = sorted(joined, key=lambda pair: pair[1])
        here, there = (np.array([pair[end] for pair in ordered], np.int64) for end in (0, 1))
        one, other = incidents.take(pa.array(here)), theirs.take(pa.array(there))
        distance, gap = _apart(one, other)
        return _Pairs(here, there, distance, gap, _differences(one, other, distance, gap))


def _numbers(table: pa.Table, name: str) -> npt.NDArray[np.float64]:
    if name not in table.column_names:
        return np.full(table.num_rows, np.nan)
    return np.array(pc.cast(table[name], pa.float64()).to_numpy(zero_copy_only=False), np.float64)


def _apart(one: pa.Table, other: pa.Table) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    places = [_numbers(table, name) for table in (one, other) for name in ("longitude", "latitude")]
    known = ~np.isnan(np.stack(places)).any(axis=0) if one.num_rows else np.zeros(0, np.bool_)
    distance = np.full(one.num_rows, np.nan)
    if known.any():
        here, above, there, below = (place[known] for place in places)
        distance[known] = _GEOD.inv(here, above, there, below)[2]
    seconds = [pc.cast(table["occurred_at"], pa.int64()).to_numpy().astype(np.float64) / 1e6 for table in (one, other)]
    return distance, np.abs(seconds[0] - seconds[1])


def _differences(
    one: pa.Table, other: pa.Table, distance: npt.NDArray[np.float64], gap: npt.NDArray[np.float64]
) -> list[str]:
    """For each pair the points that cannot both be true; what either leaves unsaid differs in nothing."""
    reach = np.nan_to_num(_numbers(one, "radius_m")) + np.nan_to_num(_numbers(other, "radius_m"))
    width = _numbers(one, "occurred_within_s") + _numbers(other, "occurred_within_s")
    apart = {
        "place": distance > reach,
        "time": gap > width,
        "act": _other_code(one, other, "act"),
        "count": _disjoint((_numbers(one, "count_low"), _numbers(one, "count_high")), _range(other, "count", "count"))
        & _equal_words(one, other, "unit"),
        **{harm: _disjoint(_held(one, harm), _range(other, harm, f"{harm}_best")) for harm in ("killed", "injured")},
        "actor": _other_name(one, other, "actor"),
        "target": _other_name(one, other, "target"),
    }
    return [" ".join(point for point in POINTS if apart[point][row]) for row in range(one.num_rows)]


def _range(table: pa.Table, name: str, held_best: str) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The least and the most that a side says; who gives one figure says both with it."""
    best = _numbers(table, held_best)
    low, high = _numbers(table, f"{name}_low"), _numbers(table, f"{name}_high")
    return np.where(np.isnan(low), best, low), np.where(np.isnan(high), best, high)


def _held(table: pa.Table, harm: str) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The same of our incidents: where one end alone is known the other is open, whatever their reports hold best."""
    low, high = _numbers(table, f"{harm}_low"), _numbers(table, f"{harm}_high")
    best = np.where(np.isnan(low) & np.isnan(high), _numbers(table, f"{harm}_best"), np.nan)
    return np.fmax(low, best), np.fmax(high, best)


def _disjoint(
    one: tuple[npt.NDArray[np.float64], ...], other: tuple[npt.NDArray[np.float64], ...]
) -> npt.NDArray[np.bool_]:
    """Whether two ranges have nothing in common; a missing end makes no difference."""
    return np.asarray((one[0] > other[1]) | (other[0] > one[1]))


def _words(table: pa.Table, name: str) -> list[str | None]:
    return list(table[name].to_pylist())


def _equal_words(one: pa.Table, other: pa.Table, name: str) -> npt.NDArray[np.bool_]:
    return np.array(
        [a is not None and a == b for a, b in zip(_words(one, name), _words(other, name), strict=True)], np.bool_
    )


def _other_code(one: pa.Table, other: pa.Table, name: str) -> npt.NDArray[np.bool_]:
    """Whether two acts belong to different groups: a mortar round and “fire” do not exclude each other."""
    pairs = zip(_words(one, name), _words(other, name), strict=True)
    return np.array([bool(a and b) and ACT_GROUP[str(a)] != ACT_GROUP[str(b)] for a, b in pairs], np.bool_)


def _other_name(one: pa.Table, other: pa.Table, name: str) -> npt.NDArray[np.bool_]:
    pairs = zip(_words(one, name), _words(other, name), strict=True)
    return np.array([bool(a and b) and fold_name(str(a)) != fold_name(str(b)) for a, b in pairs], np.bool_)


def _choices_told(
    foreign: Sequence[int], ids: Sequence[str], choices: Mapping[int, Sequence[tuple[int, float]]]
) -> list[str | None]:
    """For each line that is not joined its likeliest incidents with their probabilities, the likeliest first."""
    return [
        " ".join(f"{ids[here]}:{believed:.2f}" for here, believed in choices[row]) if row in choices else None
        for row in foreign
    ]


def _lines(
    incidents: pa.Table, theirs: pa.Table, pairs: _Pairs, choices: Mapping[int, Sequence[tuple[int, float]]]
) -> pa.Table:
    here, there = set(pairs.ours.tolist()), set(pairs.theirs.tolist())
    lone = [row for row in range(incidents.num_rows) if row not in here]
    foreign = [row for row in range(theirs.num_rows) if row not in there]
    count = len(pairs.ours)
    none_ours, none_theirs = [None] * len(lone), [None] * len(foreign)
    ids, reports, references = (
        table[name].to_pylist()
        for table, name in ((incidents, "incident_id"), (theirs, "report_id"), (theirs, "reference"))
    )
    at, their_at = incidents["occurred_at"].to_pylist(), theirs["occurred_at"].to_pylist()
    joined_lines, joined_ours = pairs.theirs.tolist(), pairs.ours.tolist()
    table = RECONCILED.table(
        {
            "outcome": [
                *("disputed" if differs else "confirmed" for differs in pairs.differs),
                *["only_ours"] * len(lone),
                *["only_theirs"] * len(foreign),
            ],
            "incident_id": [*(ids[row] for row in joined_ours), *(ids[row] for row in lone), *none_theirs],
            "report_id": [*(reports[row] for row in joined_lines), *none_ours, *(reports[row] for row in foreign)],
            "reference": [
                *(references[row] for row in joined_lines),
                *none_ours,
                *(references[row] for row in foreign),
            ],
            "occurred_at": [*(at[row] for row in [*joined_ours, *lone]), *(their_at[row] for row in foreign)],
            "distance_m": np.concatenate([pairs.distance_m, np.full(len(lone) + len(foreign), np.nan)]),
            "gap_s": np.concatenate([pairs.gap_s, np.full(len(lone) + len(foreign), np.nan)]),
            "differs": [*pairs.differs, *[None] * (len(lone) + len(foreign))],
            "choices": [*[None] * (count + len(lone)), *_choices_told(foreign, ids, choices)],
        }
    )
    assert table.num_rows == count + len(lone) + len(foreign)  # noqa: S101 - every line once
    keys = [("occurred_at", "ascending"), ("incident_id", "ascending"), ("report_id", "ascending")]
    return table.sort_by(keys)


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of both lists is held by both: the parts, and their share of all lines."""

    confirmed: int
    disputed: int
    only_theirs: int
    only_ours: int

    @property
    def lines(self) -> int:
        """All lines: the sum of the four."""
        return self.confirmed + self.disputed + self.only_theirs + self.only_ours

    @property
    def both(self) -> float | None:
        """The share of lines that both sides hold, disputed or not; None where there is no line."""
        return (self.confirmed + self.disputed) / self.lines if self.lines else None


def rate(reconciled: Sequence[pa.Table]) -> Rate:
    """The running rate over several reconciliations, such as one a day."""
    outcomes = [outcome for table in reconciled for outcome in table["outcome"].to_pylist()]
    return Rate(*(outcomes.count(outcome) for outcome in OUTCOMES))
