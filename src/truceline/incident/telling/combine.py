"""What the reports of each incident leave possible: its place and time, ranges of figures, and what most name.

Nothing is averaged away: figures become ranges, names that differ become null and a flag, and places or times that
disagree by more than they claim widen the result. Further reports of one voice add neither precision nor votes: the first of them that
tells a thing speaks for the voice, the hour and whose word it is too. Relays are heard only where no voice tells a thing. The figures of both count in the ranges, for they were published. Rows come and go in canonical order, so the same reports give the same incidents.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import (
    Bools,
    Floats,
    Ints,
    Longs,
    coded,
    codes_of,
    encoded,
    in_one_piece,
    is_among,
    places_among,
)
from truceline.incident.columns.counting import Runs, first_rows, runs_of
from truceline.incident.model import LinkModel
from truceline.incident.table import INCIDENTS
from truceline.incident.telling.fusing import place_of, time_of
from truceline.incident.telling.grouped import Grouped
from truceline.incident.telling.harmed import harmed_by_voices
from truceline.incident.telling.ranges import bounds, bounds_left_open, median, of_several_alone, whole
from truceline.incident.telling.voting import agreed, leading, leading_code, leading_of, words_of
from truceline.incident.voices.independence import disputes
from truceline.values.identities import derived_identities, first_of_each, taken
from truceline.values.shape.compiled import in_place
from truceline.values.taxonomy import ACT_GROUP, CLAIMED_EXEMPTIONS, OUTLETS, UNITS, WEAPON_GROUP, Observed


def combine(grouped: Grouped, model: LinkModel) -> pa.Table:
    """Build the incidents' rows, in the order of their numbers."""
    grouped = replace(grouped)  # what is read for the rows is not kept with the groups
    reports, count = grouped.reports, grouped.count
    if not count:
        return INCIDENTS.empty()
    at, within = time_of(grouped)
    actor, disputed = _agreed("actor", grouped)
    target, _ = _agreed("target", grouped)
    return INCIDENTS.table(
        {
            "incident_id": incident_ids(grouped),
            "occurred_at": pa.array(np.rint(at * 1e6).astype(np.int64)).cast(INCIDENTS.column("occurred_at").type),
            "occurred_within_s": within,
            **place_of(grouped, model),
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


def _agreed(name: str, grouped: Grouped) -> tuple[pa.Array, Bools]:
    """The name on which all voices that give one agree, and whether they differ."""
    names = coded(grouped.reports.column(name))
    return agreed(names, grouped.incident, grouped.count, votes=grouped.votes(codes_of(names) >= 0))


def _named(grouped: Grouped) -> dict[str, Any]:
    """What voices name: the place of the most precise, and else what most name."""
    reports = grouped.reports
    radius = grouped.column("radius_m")
    names = coded(reports.column("place_name"))
    row = np.full(grouped.count, -1, np.int32)
    votes = grouped.votes(codes_of(names) >= 0)
    _write_most_precise(grouped.incident, np.nan_to_num(radius, nan=np.inf), votes, row)
    return {
        "place_name": names.take(pa.array(row, mask=row < 0)).cast(pa.string()),
        **{name: _most(name, grouped) for name in ("admin1", "admin2")},
        "act": _most_of_group("act", ACT_GROUP, grouped),
        "weapon": _most_of_group("weapon", WEAPON_GROUP, grouped),
        "claimed_exemption": _most("claimed_exemption", grouped, CLAIMED_EXEMPTIONS),
    }


def _most(name: str, grouped: Grouped, order: Sequence[str] = ()) -> pa.Array:
    """The word that most voices use that use any."""
    words = grouped.reports.column(name)
    return leading(words, grouped.runs, origin=grouped.speaking(_is_told(words)), order=order)


def _most_of_group(name: str, group_of: Mapping[str, str], grouped: Grouped) -> pa.Array:
    """The code that most voices name, within the group that most name."""
    codes = grouped.reports.column(name)
    return leading_code(codes, group_of, grouped.runs, origin=grouped.speaking(_is_told(codes)))


def _is_told(column: pa.ChunkedArray) -> Bools:
    return np.asarray(column.is_valid().to_numpy())


@in_place
def _write_most_precise(incident: Ints, radius: Floats, votes: Bools, row_of: Ints) -> None:
    """Write the row of each incident that has a vote and the least radius, of equals the first."""
    for row in range(len(incident)):
        best = row_of[incident[row]]
        if votes[row] and (best < 0 or radius[row] < radius[best]):
            row_of[incident[row]] = row


def _one_value(values: Floats, grouped: Grouped) -> Floats:
    """The value that all voices that give one agree on."""
    voted = _voted(values, grouped)
    least, most = bounds(voted, voted, (grouped.incident, grouped.count))
    return np.where(least == most, least, np.nan)


def _voted(values: Floats, grouped: Grouped) -> Floats:
    """The same, NaN where a report has no vote."""
    return np.where(grouped.votes(~np.isnan(values)), values, np.nan)


def _counted(grouped: Grouped) -> dict[str, Any]:
    """The unit in which most count, and the range of counts in it."""
    reports = grouped.reports
    told = places_among(reports.column("unit"), UNITS)
    unit = leading_of(told, len(UNITS), grouped.runs, origin=_speaking(grouped, told))
    own = (told >= 0) & (told == unit[grouped.incident])
    counts, of = grouped.counted.without(~own), (grouped.incident, grouped.count)
    alone = counts.without(of_several_alone(~np.isnan(counts.least), grouped.is_of_several, of))
    least, most = bounds_left_open(alone, of)
    return {"unit": words_of(UNITS, unit), "count_low": whole(least), "count_high": whole(most)}


def _harm(grouped: Grouped) -> dict[str, Any]:
    """The ranges of killed and injured over all reports, and the middle of what the voices hold best."""
    columns: dict[str, Any] = {}
    of = (grouped.incident, grouped.count)
    for kind, told in grouped.harm.items():
        alone = told.without(of_several_alone(~np.isnan(told.least), grouped.is_of_several, of))
        least, most = bounds_left_open(alone, of)
        columns[f"{kind}_low"] = whole(least)
        columns[f"{kind}_best"] = whole(np.floor(median(_voted(alone.best, grouped), of)))
        columns[f"{kind}_high"] = whole(most)
    return columns


def _origins(grouped: Grouped) -> dict[str, Any]:
    """How many reports, origins and families of sources stand behind each incident, and how they know of it."""
    reports, count = grouped.reports, grouped.count
    origin, voice = grouped.is_origin, grouped.is_voice
    witness = origin & is_among(reports.column("observed"), [Observed.SEEN.value, Observed.RECORDED.value])
    speaking = grouped.one_of_each_voice(_is_own_word(grouped))
    families, names = _listed(reports.column("source_family"), grouped, speaking)
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


def _is_own_word(grouped: Grouped) -> Bools:
    """Whether each report is a party's or body's word by no mere outlet, and the first of its voice is of the same party or body."""
    body = encoded(grouped.reports.column("speaks_for"), fold=True)
    outlet = is_among(grouped.reports.column("source_family"), OUTLETS)
    return np.asarray((body >= 0) & (body == body[grouped.voice]) & ~outlet)


def _disputes(grouped: Grouped) -> dict[str, Any]:
    """How many voices contradict; figures of several incidents together contradict nothing that is said of one."""
    several = grouped.is_of_several
    alone = {kind: told.without(several) for kind, told in grouped.harm.items()}
    harm = {kind: (told.from_here, told.up_to) for kind, told in alone.items()}
    counted = grouped.counted.without(several)
    return disputes(grouped.reports, partial(_speaking_of, grouped), (counted.from_here, counted.up_to), harm)


def _speaking_of(grouped: Grouped, told: Ints) -> Runs:
    """Who speaks for the voices of each incident."""
    return runs_of(grouped.incident, grouped.count, np.flatnonzero(_speaking(grouped, told)).astype(np.int32))


def _speaking(grouped: Grouped, told: Ints) -> Bools:
    """Who speaks for voices where reports tell of matters by their numbers, -1 for none: of each voice one in each matter."""
    speaks = np.zeros(len(told), np.bool_)
    for matter in range(int(told.max(initial=-1)) + 1):
        speaks |= grouped.speaking(told == matter)
    return speaks


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
