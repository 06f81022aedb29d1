"""What the reports of each incident leave possible: its place and time, ranges of figures, and what most name.

Nothing is averaged away: figures become ranges, names that differ become null and a flag, and places or times that
disagree by more than they claim widen the result. Relays and further reports of one voice add neither precision nor votes; their figures count in
the ranges, for they were published. Rows come and go in canonical order, so the same reports give the same incidents.
"""

import math
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import (
    Bools,
    Floats,
    Ints,
    Longs,
    coded,
    codes_of,
    column_of,
    in_one_piece,
    is_among,
    places_among,
    seconds_of,
)
from truceline.incident.columns.counting import Runs, first_rows, runs_of
from truceline.incident.model import Echo, LinkModel
from truceline.incident.table import INCIDENTS, PLACED_BY
from truceline.incident.telling.crossing import AROUND, PLACED, cross
from truceline.incident.telling.harmed import harmed_by_voices
from truceline.incident.telling.ranges import (
    Figures,
    bounds,
    bounds_left_open,
    figures_of,
    median,
    of_several_alone,
    whole,
)
from truceline.incident.telling.voting import agreed, leading, leading_code, leading_of, words_of
from truceline.incident.voices.independence import DAMAGE, disputes, voices
from truceline.values.identities import derived_identities, first_of_each, taken
from truceline.values.instant import BY_DAY_S
from truceline.values.place import RADIUS_95_IN_SIGMAS
from truceline.values.shape.compiled import in_place
from truceline.values.taxonomy import ACT_GROUP, CLAIMED_EXEMPTIONS, UNITS, WEAPON_GROUP, Observed

_EAST_M, _NORTH_M = 6_378_137.0, 6_356_752.0
_MEASURES = ("bearing_deg", "distance_m", "sound_delay_s")
_PER_DEGREE = math.pi / 180.0


@dataclass(frozen=True)
class Grouped:
    """Reports in canonical order, with the number of the incident and the row of the origin of each."""

    reports: pa.Table
    incident: Ints  # 0, 1, 2 … in order of each incident's first report
    origin: Ints
    speaker: Ints  # whose word each carries
    echoes: tuple[Echo, ...] = ()
    linked_further: Ints = field(default_factory=lambda: np.empty(0, np.int32))  # rows that tell of other incidents too
    _columns: dict[str, Floats] = field(default_factory=dict, init=False, compare=False)

    def column(self, name: str) -> Floats:
        """A column of numbers, null is NaN; most are asked for twice. Nobody may write into it."""
        if name not in self._columns:
            self._columns[name] = column_of(self.reports, name)
        return self._columns[name]

    @cached_property
    def harm(self) -> dict[str, Figures]:
        """What each report gives of killed and injured: a source that gives one figure gives it as lowest, best and highest."""
        return {kind: figures_of(*(self.column(f"{kind}_{end}") for end in ("low", "best", "high"))) for kind in DAMAGE}

    @cached_property
    def is_of_several(self) -> Bools:
        """Whether each report tells of several incidents, as it says or as is known by further links: its figures are of all of them together.

        So are those of a report that repeats it, unless that says of how many it tells.
        """
        told = self.column("tells_of")
        several = np.asarray(told > 1)
        several[self.linked_further] = True
        return several | (several[self.origin] & np.isnan(told))

    @cached_property
    def count(self) -> int:
        """How many incidents."""
        return int(self.incident.max(initial=-1)) + 1

    @cached_property
    def runs(self) -> Runs:
        """The reports of each incident."""
        return runs_of(self.incident, self.count, np.arange(len(self.incident), dtype=np.int32))

    @cached_property
    def voice(self) -> Ints:
        """The row of the first origin that speaks with each report's voice."""
        return voices(self.reports, self.incident, self.origin, self.speaker, self.echoes)

    @cached_property
    def is_voice(self) -> Bools:
        """Whether each report is the first of an independent voice."""
        return np.asarray(self.voice == np.arange(len(self.origin)))

    @cached_property
    def is_origin(self) -> Bools:
        """Whether each report repeats nobody."""
        return np.asarray(self.origin == np.arange(len(self.origin)))


def combine(grouped: Grouped, model: LinkModel) -> pa.Table:
    """Build the incidents' rows, in the order of their numbers."""
    grouped = replace(grouped)  # what is read for the rows is not kept with the groups
    reports, count = grouped.reports, grouped.count
    if not count:
        return INCIDENTS.empty()
    at, within = _time(grouped)
    actor, disputed = agreed(reports.column("actor"), grouped.incident, count)
    target, _ = agreed(reports.column("target"), grouped.incident, count)
    return INCIDENTS.table(
        {
            "incident_id": incident_ids(grouped),
            "occurred_at": pa.array(np.rint(at * 1e6).astype(np.int64)).cast(INCIDENTS.column("occurred_at").type),
            "occurred_within_s": within,
            **_place(grouped, model),
            **_named(grouped),
            "calibre_mm": _one_value(grouped.column("calibre_mm"), grouped),
            "actor": actor,
            "target": target,
            "actors_disputed": disputed,
            **_counted(grouped),
            **_harm(grouped),
            **harmed_by_voices(reports, grouped.incident, (grouped.voice, grouped.is_origin), count),
            **_origins(grouped),
            "told_beside": np.zeros(count, np.int64),
            "exercise": _first_value(reports.column("exercise"), grouped),
        }
    )


def incident_ids(grouped: Grouped) -> pa.Array:
    """Name each incident by the first of its reports in order of identity."""
    ids = in_one_piece(grouped.reports.column("report_id"))
    first = first_of_each(ids, grouped.incident, grouped.count)
    return derived_identities("incident", taken(ids, first.astype(np.int32)))


def _weight(sigma: Floats) -> Floats:
    """What each of some values counts, by its standard deviation."""
    return np.asarray(1.0 / np.maximum(sigma, 1e-3) ** 2)


def _fused(value: Floats, weight: Floats, grouped: Grouped, which: Bools) -> tuple[Floats, Floats, Floats]:
    """Weighted means, their variances, and the sum of squared deviations in standard deviations."""
    total, mean, spread = (np.zeros(grouped.count) for _ in range(3))
    _fuse((grouped.incident, which), value, weight, (total, mean, spread))
    with np.errstate(divide="ignore"):
        return mean, 1.0 / total, spread


@in_place
def _fuse(told: tuple[Ints, Bools], value: Floats, weight: Floats, found: tuple[Floats, Floats, Floats]) -> None:
    """Add row by row, in that order; where nothing is to be added the mean is NaN."""
    incident, which = told
    total, mean, spread = found
    for row in range(len(incident)):
        if which[row]:
            total[incident[row]] += weight[row]
            mean[incident[row]] += weight[row] * value[row]
    for at in range(len(total)):
        mean[at] /= total[at]
    for row in range(len(incident)):
        if which[row]:
            off = value[row] - mean[incident[row]]
            spread[incident[row]] += weight[row] * (off * off)


def _widened(variance: Floats, spread: Floats, freedom: npt.NDArray[Any]) -> Floats:
    """Standard deviations, widened where values disagree by more than they claim (Birge's ratio); never narrowed."""
    ratio = np.where(freedom > 0, spread / np.maximum(freedom, 1), 1.0)
    return np.asarray(np.sqrt(variance * np.maximum(ratio, 1.0)))


def _time(grouped: Grouped) -> tuple[Floats, Floats]:
    """Fuse the times of origins; one report's time stays exactly what it was."""
    at = seconds_of(grouped.reports.column("occurred_at"))
    within = grouped.column("occurred_within_s")
    origin = grouped.is_voice
    first = _first_origin(grouped)
    # A half-width bounds the time on both sides: its standard deviation is that of an even spread.
    late = at - at[first][grouped.incident]
    mean, variance, spread = _fused(late, _weight(within / np.sqrt(3)), grouped, origin)
    count = np.bincount(grouped.incident[origin], minlength=grouped.count)
    half = _widened(variance, spread, count - 1) * np.sqrt(3)
    # Whoever knows the day alone has no clock: of several the time is no better known than by the best of them.
    least = np.full(grouped.count, np.inf)
    np.minimum.at(least, grouped.incident[origin], within[origin])
    half = np.where(least >= BY_DAY_S, np.maximum(half, least), half)
    alone = count == 1
    return np.where(alone, at[first], at[first] + mean), np.where(alone, within[first], half)


def _first_origin(grouped: Grouped) -> Ints:
    """The row of each incident's first origin."""
    rows = np.flatnonzero(grouped.is_voice).astype(np.int32)
    return first_rows(grouped.incident, grouped.count, rows).astype(np.int32)


def _place(grouped: Grouped, model: LinkModel) -> dict[str, Any]:
    """Fuse the places of origins; where no origin has one, those of relays."""
    longitude, latitude = grouped.column("longitude"), grouped.column("latitude")
    radius = grouped.column("radius_m")
    placed = ~np.isnan(longitude) & ~np.isnan(latitude)
    by_origin = np.zeros(grouped.count, np.bool_)
    by_origin[grouped.incident[placed & grouped.is_voice]] = True
    which = placed & (grouped.is_voice | ~by_origin[grouped.incident])
    rows = np.flatnonzero(which)
    anchor = np.maximum(first_rows(grouped.incident, grouped.count, rows), 0)
    here = longitude[anchor], latitude[anchor]
    scale = np.cos(np.radians(here[1]))
    sigma = np.where(np.isnan(radius), model.unstated_radius_m, radius) / RADIUS_95_IN_SIGMAS
    weight = _weight(sigma)
    east, north = np.empty((2, len(which)))
    _write_off(grouped.incident, (longitude, latitude), (*here, scale), (east, north))
    east, variance, spread = _fused(east, weight, grouped, which)
    north, _, more = _fused(north, weight, grouped, which)
    count = np.bincount(grouped.incident[rows], minlength=grouped.count)
    wide = _widened(variance, spread + more, 2 * (count - 1)) * RADIUS_95_IN_SIGMAS
    moved = here[0] + np.degrees(east / (_EAST_M * np.maximum(scale, 1e-9)))
    alone = count == 1
    none = count == 0
    turned = np.where(alone, here[0], (moved + 180.0) % 360.0 - 180.0)
    own = {
        "longitude": np.where(none, np.nan, turned),
        "latitude": np.where(none, np.nan, np.where(alone, here[1], here[1] + np.degrees(north / _NORTH_M))),
        "radius_m": np.where(none, np.nan, np.where(alone, radius[anchor], wide)),
    }
    return _measured(grouped, own, by_origin)


@in_place
def _write_off(
    incident: Ints, place: tuple[Floats, Floats], anchor: tuple[Floats, Floats, Floats], off: tuple[Floats, Floats]
) -> None:
    """Write how far east and north of its incident's anchor each report lies, in metres."""
    for row in range(len(incident)):
        at = incident[row]
        turn = place[0][row] - anchor[0][at] + 180.0
        if not 0.0 <= turn < 360.0:  # hardly any: what is left of a division takes long
            turn %= 360.0
        off[0][row] = (turn - 180.0) * _PER_DEGREE * anchor[2][at] * _EAST_M
        off[1][row] = (place[1][row] - anchor[1][at]) * _PER_DEGREE * _NORTH_M


def _measured(grouped: Grouped, own: dict[str, Any], by_origin: Bools) -> dict[str, Any]:
    """Let what observers measured from their posts place the incident, where they did, and say how it was placed."""
    placed = ~np.isnan(own["longitude"])
    # The place of a report is taken as it is where nobody else says anything of it; only its ellipse says more.
    says = grouped.is_voice & (~np.isnan(grouped.column("longitude")) | _is_measured(grouped))
    moving = ~placed | (np.bincount(grouped.incident[says], minlength=grouped.count) > 1)
    crossed = cross(grouped.reports, grouped.incident, grouped.count, grouped.is_voice, moving)
    # A circle that holds several places stands where nobody gives a place, relays neither, or moves the place that they give.
    found = (crossed.answer == PLACED) | (crossed.answer >= AROUND) & (~placed | moving & by_origin)
    moves = found & moving
    way = np.where(found, crossed.answer, np.where(placed, 0, np.where(crossed.answer > 0, 2, -1)))
    return {
        "longitude": np.where(moves, crossed.longitude, own["longitude"]),
        "latitude": np.where(moves, crossed.latitude, own["latitude"]),
        "radius_m": np.where(moves, crossed.semi_major_m, own["radius_m"]),
        "semi_major_m": np.where(found, crossed.semi_major_m, own["radius_m"]),
        "semi_minor_m": np.where(found, crossed.semi_minor_m, own["radius_m"]),
        "azimuth_deg": np.where(found, crossed.azimuth_deg, np.nan),
        "placed_by": pa.array(PLACED_BY).take(pa.array(way, mask=way < 0)),
    }


def _is_measured(grouped: Grouped) -> Bools:
    """Whether each report measured from a post that is known where it lies."""
    measured = np.logical_or.reduce([~np.isnan(grouped.column(name)) for name in _MEASURES])
    return np.asarray(measured & ~np.isnan(grouped.column("post_longitude")))


def _named(grouped: Grouped) -> dict[str, Any]:
    """What reports name: the place of the most precise, and else what most origins name."""
    reports = grouped.reports
    radius = grouped.column("radius_m")
    names = coded(reports.column("place_name"))
    row = np.full(grouped.count, -1, np.int32)
    _write_most_precise(grouped.incident, np.nan_to_num(radius, nan=np.inf), codes_of(names), row)
    runs, origin = grouped.runs, grouped.is_voice
    return {
        "place_name": names.take(pa.array(row, mask=row < 0)).cast(pa.string()),
        "admin1": leading(reports.column("admin1"), runs, origin=origin),
        "admin2": leading(reports.column("admin2"), runs, origin=origin),
        "act": leading_code(reports.column("act"), ACT_GROUP, runs, origin=origin),
        "weapon": leading_code(reports.column("weapon"), WEAPON_GROUP, runs, origin=origin),
        "claimed_exemption": leading(reports.column("claimed_exemption"), runs, order=CLAIMED_EXEMPTIONS),
    }


@in_place
def _write_most_precise(incident: Ints, radius: Floats, name: Ints, row_of: Ints) -> None:
    """Write the row of each incident that gives a name (0 or more) and has the least radius, of equals the first."""
    for row in range(len(incident)):
        best = row_of[incident[row]]
        if name[row] >= 0 and (best < 0 or radius[row] < radius[best]):
            row_of[incident[row]] = row


def _one_value(values: Floats, grouped: Grouped) -> Floats:
    """The value that all who give one agree on."""
    least, most = bounds(values, values, (grouped.incident, grouped.count))
    return np.where(least == most, least, np.nan)


def _counted(grouped: Grouped) -> dict[str, Any]:
    """The unit in which most count, and the range of counts in it."""
    reports = grouped.reports
    told = places_among(reports.column("unit"), UNITS)
    unit = leading_of(told, len(UNITS), grouped.runs, origin=grouped.is_voice)
    own = (told >= 0) & (told == unit[grouped.incident])
    counts, of = np.where(own, grouped.column("count"), np.nan), (grouped.incident, grouped.count)
    counts = np.where(of_several_alone(~np.isnan(counts), grouped.is_of_several, of), np.nan, counts)
    least, most = bounds(counts, counts, of)
    return {"unit": words_of(UNITS, unit), "count_low": whole(least), "count_high": whole(most)}


def _harm(grouped: Grouped) -> dict[str, Any]:
    """The ranges of killed and injured."""
    columns: dict[str, Any] = {}
    of = (grouped.incident, grouped.count)
    for kind, told in grouped.harm.items():
        alone = told.without(of_several_alone(~np.isnan(told.least), grouped.is_of_several, of))
        least, most = bounds_left_open(alone, of)
        columns[f"{kind}_low"] = whole(least)
        columns[f"{kind}_best"] = whole(np.floor(median(alone.best, of)))
        columns[f"{kind}_high"] = whole(most)
    return columns


def _origins(grouped: Grouped) -> dict[str, Any]:
    """How many reports, origins and families of sources stand behind each incident, and how they know of it."""
    reports, count = grouped.reports, grouped.count
    origin, voice = grouped.is_origin, grouped.is_voice
    witness = origin & is_among(reports.column("observed"), [Observed.SEEN.value, Observed.RECORDED.value])
    families, names = _listed(reports.column("source_family"), grouped, voice)
    return {
        "reports": np.bincount(grouped.incident, minlength=count),
        "origins": np.bincount(grouped.incident[voice], minlength=count),
        "repeating": np.bincount(grouped.incident[~origin], minlength=count),
        "of_one_voice": np.bincount(grouped.incident[origin & ~voice], minlength=count),
        **_disputes(grouped),
        "families": families,
        "family_names": names,
        "observed_names": _listed(reports.column("observed"), grouped, origin)[1],
        "witness_families": _listed(reports.column("source_family"), grouped, witness)[1],
    }


def _disputes(grouped: Grouped) -> dict[str, Any]:
    """How many voices contradict; figures of several incidents together contradict nothing that is said of one."""
    several = grouped.is_of_several
    alone = {kind: told.without(several) for kind, told in grouped.harm.items()}
    harm = {kind: (told.from_here, told.up_to) for kind, told in alone.items()}
    counted = np.where(several, np.nan, grouped.column("count"))
    return disputes(grouped.reports, _voices_of(grouped), counted, harm)


def _voices_of(grouped: Grouped) -> Runs:
    """The first reports of the voices of each incident."""
    return runs_of(grouped.incident, grouped.count, np.flatnonzero(grouped.is_voice).astype(np.int32))


def _listed(column: pa.ChunkedArray, grouped: Grouped, which: Bools) -> tuple[Ints, pa.Array]:
    """How many different words the chosen reports of each incident use, and those words, sorted and joined by spaces."""
    known = sorted(word for word in coded(column).dictionary.to_pylist() if word is not None)
    # There are fewer words than bits in a number: a set of them is one number.
    has = np.zeros(grouped.count, np.int64)
    _write_sets(grouped.incident, places_among(column, known), which, has)
    sets = pa.array(has).dictionary_encode()
    lists = [" ".join(word for bit, word in enumerate(known) if one >> bit & 1) for one in sets.dictionary.to_pylist()]
    return np.bitwise_count(has).astype(np.int32), pa.array(lists, pa.string()).take(sets.indices)


@in_place
def _write_sets(incident: Ints, place: Ints, which: Bools, has: Longs) -> None:
    for row in range(len(incident)):
        if which[row] and place[row] >= 0:
            has[incident[row]] |= np.int64(1) << place[row]


def _first_value(column: pa.ChunkedArray, grouped: Grouped) -> pa.Array:
    where = first_rows(grouped.incident, grouped.count, np.arange(len(grouped.incident)))
    return in_one_piece(column).take(pa.array(where))
