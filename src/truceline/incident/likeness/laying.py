"""Reports laid out as they are compared: all that can be told of each report alone, by the model.

What is told of a report does not depend on the others that are laid out with it, so that some of them can be chosen and compared apart
without being laid out anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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
    column_of,
    encoded,
    places_among,
    seconds_of,
)
from truceline.incident.columns.remembering import remembered
from truceline.incident.likeness.bearings import Bearings, bearings_of, bearings_together
from truceline.incident.likeness.days import ByDay, by_day_of, by_days_together, looking_radius, spans, time_variance
from truceline.incident.likeness.figures import numbers_of
from truceline.incident.likeness.framing import own_words_of
from truceline.incident.likeness.kernels import Spots, each_column, spots_together
from truceline.incident.likeness.naming import known_names
from truceline.incident.likeness.numbering import Names, founder
from truceline.incident.likeness.placenames import Sites, sites_of, with_own_names
from truceline.incident.likeness.sharing import Words
from truceline.incident.likeness.unplacednames import names_any, place_words_of
from truceline.incident.likeness.words import NO_WORDS, words_of
from truceline.incident.model import ACT_CODES, DIRECTION_CODES, WEAPON_CODES, LinkModel
from truceline.values.place import sigma_of_radius, to_centre

# What is looked at of a model when reports are laid out, but for what errors are worth and which names it knows.
_LOOKED_AT = (
    "places",
    "in_texts",
    "in_names",
    "areas",
    "unstated_radius_m",
    "widest_m",
    "longest_s",
    "span_sigmas",
    "by_day",
    "words",
    "own_words",
    "unplaced_names",
)


@dataclass(frozen=True, slots=True)
class Laid:
    """What comparing takes from each report; every one speaks for its own source."""

    model: LinkModel
    spots: Spots
    comparable: Bools  # by place
    spanning: Bools  # likewise, but by the law of two lists alone: they span many days
    sites: Sites
    timely: Bools  # whose time is known well enough to be compared
    by_day: ByDay
    words: Words
    own_words: Words
    unplaced_names: Words
    bearings: Bearings

    @property
    def vague(self) -> Bools:
        """Which are compared by the law of two lists alone, if at all."""
        return np.asarray((self.sites.radius_m > self.model.widest_m) | self.spanning)

    def chosen(self, rows: Ints | Longs) -> "Laid":
        """Some of the reports, in the order of these rows."""
        return Laid(
            self.model,
            each_column(self.spots, lambda column: column[rows]),
            self.comparable[rows],
            self.spanning[rows],
            self.sites.chosen(rows),
            self.timely[rows],
            self.by_day.each_column(lambda column: column[rows]),
            _words_chosen(self.words, rows),
            _words_chosen(self.own_words, rows),
            _words_chosen(self.unplaced_names, rows),
            self.bearings.chosen(rows),
        )


def laid_together(several: Sequence[Laid]) -> Laid:
    """Reports that were laid out apart, by one model and with names of one numbering: the one after the other."""
    first, *others = several
    if not others:
        return first
    return Laid(
        first.model,
        spots_together([laid.spots for laid in several]),
        np.concatenate([laid.comparable for laid in several]),
        np.concatenate([laid.spanning for laid in several]),
        Sites(*map(np.concatenate, zip(*(laid.sites for laid in several), strict=True))),
        np.concatenate([laid.timely for laid in several]),
        by_days_together([laid.by_day for laid in several]),
        _words_together([laid.words for laid in several]),
        _words_together([laid.own_words for laid in several]),
        _words_together([laid.unplaced_names for laid in several]),
        bearings_together([laid.bearings for laid in several]),
    )


def lay(
    reports: pa.Table,
    model: LinkModel,
    *,
    wordless: bool = False,
    closed: bool = False,
    names: Mapping[str, Names] | None = None,
) -> Laid:
    """Lay reports out to be compared, or without their words where no pair is weighed; names are numbered by those given.

    Where no others are laid beside them (`closed`), what they call their places is left out if it is asked of none of them.
    """
    sites = sites_of(reports, model)
    spots, comparable, by_day = _spots(reports, model, sites, names or names_of_model(model))
    worded = model.words is not None and not wordless
    words = words_of(with_own_names(reports, model.places), model.words) if worded else NO_WORDS
    own = NO_WORDS if wordless else own_words_by(model, reports)
    called = NO_WORDS if wordless or (closed and not _names_ask(reports, sites)) else called_by(model, reports)
    timely = column_of(reports, "occurred_within_s") <= model.longest_s
    spanning = comparable & ~timely
    told = (by_day, words, own, called, bearings_of(reports))
    return Laid(model, spots, comparable & timely, spanning, sites, timely, *told)


def own_words_by(model: LinkModel, reports: pa.Table) -> Words:
    """The words of reports that no column accounts for; none where the model does not say what they are worth."""
    return NO_WORDS if model.own_words is None else own_words_of(with_own_names(reports, model.places), model.own_words)


def called_by(model: LinkModel, reports: pa.Table) -> Words:
    """By which words reports call their places; none where the model does not say what these are worth."""
    if model.unplaced_names is None:
        return NO_WORDS
    return place_words_of(with_own_names(reports, model.places), model.unplaced_names)


def _names_ask(reports: pa.Table, sites: Sites) -> bool:
    """Whether any report lies nowhere and names its place, or its area."""
    return bool((np.isnan(sites.longitude) & names_any(reports)).any())


def laid_by(laid: Laid, reports: pa.Table, model: LinkModel) -> Laid:
    """The same reports, beside whom no others are laid, laid out by another model: anew only where that looks at something else than the first.

    What errors are worth changes how well places and times are known, and which names are known by which numbers they go; nothing else.
    """
    if _looked_at(model) != _looked_at(laid.model):
        return lay(reports, model, closed=True)
    if (model.names, model.codes, model.sides) != (laid.model.names, laid.model.codes, laid.model.sides):
        laid = replace(laid, spots=named_by(laid.spots, reports, model))
    if (model.errors, model.usual) == (laid.model.errors, laid.model.usual):
        return replace(laid, model=model)
    within = column_of(reports, "occurred_within_s")
    metres2, seconds2 = _variances(reports, model, laid.sites, (within, laid.by_day.of_days))
    return replace(laid, model=model, spots=laid.spots._replace(variance_m2=metres2, variance_s2=seconds2))


def _looked_at(model: LinkModel) -> list[Any]:
    """What is looked at of a model; what a law of two lists says of their figures is asked of pairs alone (listfigures)."""
    told = {of: getattr(model, of) for of in _LOOKED_AT}
    return list((told | {"by_day": [law._replace(figures=()) for law in model.by_day]}).values())


def _variances(reports: pa.Table, model: LinkModel, sites: Sites, told: tuple[Floats, Ints]) -> tuple[Floats, Floats]:
    """How well places and times are known, as variances; `told` are half-widths of times, and the lists that have a law (-1: none)."""
    within, number = told
    scale = source_errors(reports, model)
    scale[0, sites.by_name] = 1.0  # how widely a name is used was learnt, not stated
    radius = looking_radius(sites.radius_m, number >= 0, model.widest_m)
    # Without a place nothing is looked for by kilometres and days.
    seconds2 = time_variance(within, np.where(np.isnan(sites.longitude), -1, number), scale[1], model)
    return (sigma_of_radius(radius) * scale[0]) ** 2, seconds2


def _words_chosen(words: Words, rows: Ints | Longs) -> Words:
    """The words of some reports; none where no law tells what words are worth."""
    if not len(words.worth):
        return words
    count = np.diff(words.start)[rows]
    start = np.concatenate([[0], np.cumsum(count)])
    kept = np.repeat(words.start[rows] - start[:-1], count) + np.arange(start[-1])
    return Words(start, words.number[kept], words.weight[kept], words.worth)


def _words_together(several: list[Words]) -> Words:
    """The words of several reports, the one after the other; none where no law tells what words are worth."""
    if not len(several[0].worth):
        return NO_WORDS
    begins = np.cumsum([0, *(words.start[-1] for words in several)])
    starts = [words.start[:-1] + begin for words, begin in zip(several, begins[:-1].tolist(), strict=True)]
    return Words(
        np.concatenate([*starts, begins[-1:]]),
        np.concatenate([words.number for words in several]),
        np.concatenate([words.weight for words in several]),
        several[0].worth,
    )


def names_of_model(model: LinkModel, others: Mapping[str, Mapping[str, int]] | None = None) -> dict[str, Names]:
    """The numbering of names that begins with those that a model knows, and goes on behind others that have numbers by it."""
    return {column: Names(numbers, (others or {}).get(column)) for column, numbers in numbers_known(model).items()}


def named_by(spots: Spots, reports: pa.Table, model: LinkModel) -> Spots:
    """The same with names as a model numbers them."""
    names = names_of_model(model)
    actor, target = (names[of].numbers(reports.column(of)) for of in ("actor", "target"))
    return spots._replace(actor=actor, target=target)


@remembered
def numbers_known(model: LinkModel) -> dict[str, dict[str, int]]:
    """The numbers of the names that a model knows."""
    return {
        column: {name: founder(place, name) for place, name in enumerate(known_names(model, column))}
        for column in ("actor", "target")
    }


def _spots(reports: pa.Table, model: LinkModel, sites: Sites, names: Mapping[str, Names]) -> tuple[Spots, Bools, ByDay]:
    """The columns that are compared; who can be compared by place at all, those that span many days too; and of which a law tells."""
    longitude, latitude, radius, _ = sites
    within = column_of(reports, "occurred_within_s")
    at = seconds_of(reports.column("occurred_at"))
    by_day = by_day_of(reports.column("source"), at, within, model.by_day)
    listed = by_day.listed
    radius = looking_radius(radius, listed, model.widest_m)
    placed = ~np.isnan(longitude) & ~np.isnan(latitude)
    comparable = placed & (radius <= model.widest_m)
    comparable &= (within <= model.longest_s) | spans(listed, within, model.longest_s)
    source = encoded(reports.column("source"))
    metres2, seconds2 = _variances(reports, model, sites, (within, by_day.of_days))
    x, y, z = to_centre(longitude, latitude)
    spots = Spots(
        longitude=np.radians(longitude),
        latitude=np.radians(latitude),
        x=x,
        y=y,
        z=z,
        at=at,
        variance_m2=metres2,
        variance_s2=seconds2,
        source=source,
        voice=source,
        relay=np.zeros(len(source), np.int32),
        act=places_among(reports.column("act"), ACT_CODES, otherwise=len(ACT_CODES)),
        weapon=places_among(reports.column("weapon"), WEAPON_CODES, otherwise=len(WEAPON_CODES)),
        actor=names["actor"].numbers(reports.column("actor")),
        target=names["target"].numbers(reports.column("target")),
        direction=places_among(reports.column("direction"), DIRECTION_CODES, otherwise=len(DIRECTION_CODES)),
        numbers=numbers_of(reports),
    )
    return spots, comparable, by_day


def source_errors(reports: pa.Table, model: LinkModel) -> Floats:
    """For each report, how many times larger its source errs than it states: in place (first row), and in time."""
    words = coded(reports.column("source"))
    known = np.array([model.errors.get(source, model.usual) for source in words.dictionary.to_pylist()])
    return np.take(np.ascontiguousarray(known.reshape(-1, 2).T, np.float64), codes_of(words), axis=1)
