"""Reports laid out as they are compared: all that can be told of each report alone, by the model.

What is told of a report does not depend on the others that are laid out with it, so that some of them can be chosen and compared apart
without being laid out anew.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import (
    Bools,
    Floats,
    Ints,
    coded,
    column_of,
    encoded,
    in_one_piece,
    places_among,
    seconds_of,
)
from truceline.incident.likeness.bearings import TO_CENTRE, Bearings, bearings_of
from truceline.incident.likeness.days import ByDay, by_day_of, looking_radius
from truceline.incident.likeness.figures import numbers_of
from truceline.incident.likeness.kernels import Spots, each_column
from truceline.incident.likeness.naming import known_names
from truceline.incident.likeness.placenames import Sites, sites_of, with_own_names
from truceline.incident.likeness.sharing import Words
from truceline.incident.likeness.words import NO_WORDS, words_of
from truceline.incident.model import ACT_CODES, WEAPON_CODES, LinkModel
from truceline.values.place import sigma_of_radius


@dataclass(frozen=True, slots=True)
class Laid:
    """Reports in canonical order with what comparing takes from each; every one speaks for its own source."""

    reports: pa.Table
    model: LinkModel
    spots: Spots
    comparable: Bools  # by place
    vague: Bools  # compared by the law of two lists alone, if at all
    by_day: ByDay
    words: Words
    bearings: Bearings

    def chosen(self, rows: Ints) -> "Laid":
        """Some of the reports, in the order of these rows."""
        reports = self.reports.take(pa.array(rows))
        # A source that none of them has is none here: what names it as a source would name one.
        at, source = reports.column_names.index("source"), in_one_piece(reports["source"])
        source = source.dictionary.take(source.indices).dictionary_encode()
        return Laid(
            reports.set_column(at, "source", source),
            self.model,
            each_column(self.spots, lambda column: column[rows]),
            self.comparable[rows],
            self.vague[rows],
            ByDay(self.by_day.number[rows], self.by_day.day[rows], self.by_day.laws, self.by_day.law_of),
            _words_chosen(self.words, rows),
            self.bearings.chosen(rows),
        )


def lay(reports: pa.Table, model: LinkModel, *, wordless: bool = False) -> Laid:
    """Lay reports out to be compared, or without their words where no pair is weighed."""
    sites = sites_of(reports, model)
    spots, comparable = _spots_at(sites, reports, model)
    vague = sites.radius_m > model.widest_m
    by_day = by_day_of(reports.column("source"), spots.at, column_of(reports, "occurred_within_s"), model.by_day)
    worded = model.words is not None and not wordless
    words = words_of(with_own_names(reports, model.places), model.words) if worded else NO_WORDS
    return Laid(reports, model, spots, comparable, vague, by_day, words, bearings_of(reports))


def _words_chosen(words: Words, rows: Ints) -> Words:
    """The words of some reports; none where no law tells what words are worth."""
    if not len(words.worth):
        return words
    count = np.diff(words.start)[rows]
    start = np.concatenate([[0], np.cumsum(count)])
    kept = np.repeat(words.start[rows] - start[:-1], count) + np.arange(start[-1])
    return Words(start, words.number[kept], words.weight[kept], words.worth)


def spots_of(reports: pa.Table, model: LinkModel) -> tuple[Spots, Bools]:
    """Take from reports the columns that are compared, each speaking for its own source, and tell which can be compared by place at all."""
    return _spots_at(sites_of(reports, model), reports, model)


def _spots_at(sites: Sites, reports: pa.Table, model: LinkModel) -> tuple[Spots, Bools]:
    longitude, latitude, radius, by_name = sites
    within = column_of(reports, "occurred_within_s")
    at = seconds_of(reports.column("occurred_at"))
    listed = by_day_of(reports.column("source"), at, within, model.by_day).listed
    radius = looking_radius(radius, listed, model.widest_m)
    placed = ~np.isnan(longitude) & ~np.isnan(latitude)
    comparable = placed & (radius <= model.widest_m) & (within <= model.longest_s)
    source, scale = encoded(reports.column("source")), source_errors(reports, model)
    scale[by_name, 0] = 1.0  # how widely a name is used was learnt, not stated
    x, y, z = TO_CENTRE.transform(longitude, latitude, np.zeros(len(longitude)))
    spots = Spots(
        longitude=np.radians(longitude),
        latitude=np.radians(latitude),
        x=np.where(placed, x, np.nan),
        y=np.where(placed, y, np.nan),
        z=np.where(placed, z, np.nan),
        at=at,
        variance_m2=(sigma_of_radius(radius) * scale[:, 0]) ** 2,
        variance_s2=(within * scale[:, 1]) ** 2 / 3.0,  # of a time that lies anywhere between two bounds
        source=source,
        voice=source,
        relay=np.zeros(len(source), np.int32),
        act=places_among(reports.column("act"), ACT_CODES, otherwise=len(ACT_CODES)),
        weapon=places_among(reports.column("weapon"), WEAPON_CODES, otherwise=len(WEAPON_CODES)),
        actor=encoded(reports.column("actor"), fold=True, known=known_names(model.names, "actor")),
        target=encoded(reports.column("target"), fold=True, known=known_names(model.names, "target")),
        numbers=numbers_of(reports),
    )
    return spots, comparable


def source_errors(reports: pa.Table, model: LinkModel) -> Floats:
    """For each report, how many times larger its source errs than it states: in place, and in time."""
    words = coded(reports.column("source"))
    known = np.array([model.errors.get(source, model.usual) for source in words.dictionary.to_pylist()])
    return np.asarray(known.reshape(-1, 2)[np.asarray(words.indices.to_numpy(), np.int64)], np.float64)
