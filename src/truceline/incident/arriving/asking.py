"""One new report against all that stand, held in memory: with which of them it may tell of one incident, at once.

The scores are those that a full comparison would give with the new report among the others: the crowd around it and
around its neighbours is counted with it (where it makes no other report a relay). It is not taken in by being asked about: what its arrival changes, and in
which incident it then is, is for `arriving`.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa

from truceline.errors import Refused, Where, phrase, problem
from truceline.incident.columns.arrays import Ints
from truceline.incident.columns.ordering import canonical
from truceline.incident.likeness import kernels, looking
from truceline.incident.likeness.bearings import add_bearings
from truceline.incident.likeness.by_time import LEAST, timed
from truceline.incident.likeness.candidates import grid_of
from truceline.incident.likeness.compare import PARTS, Pairs, compare_laid, together, with_words, worth_it
from truceline.incident.likeness.days import (
    COLUMNS,
    day_of,
    has_law,
    looking_radius,
    names_of,
    number_of,
    spans,
    time_variance,
    told_as,
    told_of,
)
from truceline.incident.likeness.figures import number_of_report
from truceline.incident.likeness.framing import lookup_of, own_words_of_one
from truceline.incident.likeness.kernels import Spots, each_column
from truceline.incident.likeness.laying import lay, numbers_known
from truceline.incident.likeness.listfigures import with_list_figures
from truceline.incident.likeness.looking import Grid, Search, room_for
from truceline.incident.likeness.numbering import Names
from truceline.incident.likeness.placenames import names_known, site_of, sites_of, with_own_name
from truceline.incident.likeness.sharing import Words
from truceline.incident.likeness.sides import with_sides
from truceline.incident.likeness.unplacednames import lookup_of_names, place_words_of_one
from truceline.incident.likeness.words import words_of_one
from truceline.incident.model import ACT_CODES, DIRECTION_CODES, WEAPON_CODES, LinkModel
from truceline.incident.voices.origins import declared_relays
from truceline.incident.voices.telling_again import with_told_again
from truceline.report.table import REPORTS
from truceline.values.party import fold_name
from truceline.values.place import RADIUS_95_IN_SIGMAS, sigma_of_radius, to_centre

_ROOM = 1 << 16
_MOST_WORDS = 1 << 12  # of one report
_Wording = Callable[[Mapping[str, Any]], tuple[list[int], list[float]]]
_UNKNOWN = -2  # a source that nobody here has: alike to none
# Whoever asks looks into cells made for radii of this size; each class of those that stand has its own cells.
_RADII_M = (1_000.0, 2_000.0, 8_000.0, 30_000.0, 240_000.0)


class Standing:
    """Reports that stand, in memory. One thread asks at a time.

    Raises:
        Refused: where the model does not hold what strangers are like (I013).
    """

    def __init__(self, reports: pa.Table, model: LinkModel) -> None:
        if model.strangers is None:
            raise Refused([problem("I013", Where(), phrase("none"))])
        reports = canonical(REPORTS.completed(reports))
        relays = declared_relays(reports)
        rows = np.arange(reports.num_rows, dtype=np.int32)
        # What people judged is not asked about here.
        parent = with_told_again(relays.parent, reports, model, np.empty((0, 2), np.int32))
        among = rows[parent == rows]
        compared = compare_laid(lay(reports, model), voices=relays.voices, among=among)
        self._model, self._weights = model, compared.weights
        self._ids = reports["report_id"].combine_chunks()
        # One row more than stand: that of the report that is asked about.
        self._spots = each_column(compared.spots, lambda column: np.append(column, column.dtype.type(0)))
        self._crowd = np.append(compared.chance.crowd, 0.0)
        self._own_words = _with_room(compared.chance.own_words)
        self._called = _with_room(compared.chance.unplaced_names)
        chance = compared.chance._replace(own_words=self._own_words, unplaced_names=self._called)
        self._chance = chance._replace(crowd=self._crowd)
        self._by_day = compared.by_day.each_column(lambda column: np.append(column, column.dtype.type(-1)))
        self._words = _with_room(compared.words)
        self._bearings = compared.bearings.with_room()
        self._worded = _worded(model, self._words, self._own_words, self._called)
        self._numbers = {
            name: Names(known, _numbers(reports[name], getattr(self._spots, name)))
            for name, known in numbers_known(model).items()
        }
        self._sources = dict(zip(reports["source"].to_pylist(), self._spots.source.tolist(), strict=False))
        vague = (sites_of(reports, model).radius_m > model.widest_m) | compared.spanning
        self._vague = np.append(vague, False)
        self._spanning = np.append(compared.spanning, False)
        self._places = names_known(model.places)
        # Those that span days are found by what spans less, and far beyond what else is looked at.
        found = (among[which[among]] for which in (compared.comparable, compared.spanning))
        by_radius = (members for placed in found for members in _by_radius(self._spots, placed))
        self._classes = [members for members in by_radius if len(members)]
        self._longest = [float(self._spots.variance_s2[members].max()) for members in self._classes]
        by_time = timed(compared.spots, compared.comparable, compared.lone)
        self._in_time = [_Rows(some, self._spots) for some in (by_time.standing, by_time.lookers)]
        self._lone = compared.lone
        self._grids: dict[tuple[int, int], Grid] = {}
        self._room = (np.empty(_ROOM, np.int32), np.empty(_ROOM, np.int32), room_for(_ROOM))

    def ask(self, report: Mapping[str, Any]) -> pa.Table:
        """The pairs of one report with those that stand, worth offering, the best first, with all parts of the score.

        `report` has the values of a row of reports. One that is too vague to be compared has none, and a relay is
        weighed as if it were none.
        """
        row = len(self._ids)
        taken = self._take_place(report, row)
        lone = bool(np.isnan(self._spots.x[row]))
        if not taken:
            return self._told([self._weighed(np.empty(0, np.int32), 0.0)], report)
        near = self._others(np.empty(0, np.int32) if lone else self._near(row), row)
        offered = ~(self._vague[near] | self._vague[row]) | self._by_day.told(near, np.full(len(near), row, np.int32))
        none = np.empty(0, np.int32)
        soon = none if self._spanning[row] else self._others(self._soon(row, self._in_time[0 if lone else 1]), row)
        kept = self._crowd.take(near), self._crowd.take(soon)
        if not (lone or self._spanning[row]):
            self._count_in(near[~self._spanning[near]], row)
        self._count_in_time(soon, row, lone=lone)
        told = self._told(
            [self._weighed(near[offered], self._model.offered), self._weighed(soon, max(LEAST, self._model.offered))],
            report,
        )
        self._crowd[near], self._crowd[soon] = kept
        return told

    def _others(self, rows: Ints, row: int) -> Ints:
        """Those of other sources and voices."""
        spots = self._spots
        other = (spots.source[rows] != spots.source[row]) & (spots.voice[rows] != spots.voice[row])
        return np.asarray(rows[other])

    def _take_place(self, report: Mapping[str, Any], row: int) -> bool:
        """Put a report's values into the free row; False where it is too vague to be compared."""
        model, spots = self._model, self._spots
        longitude, latitude, stated, by_name = site_of(report, model)
        within = report["occurred_within_s"]
        number = number_of(report["source"], names_of(model.by_day))
        listed = bool(has_law(np.array([number]), np.array([within]), model.by_day)[0])
        radius = looking_radius(np.array([stated]), np.array([listed]), model.widest_m)[0]
        longitude, latitude = (np.nan if one is None else one for one in (longitude, latitude))
        placed = not np.isnan(longitude + latitude)
        spanning = placed and bool(spans(np.array(listed), np.array(within), model.longest_s))
        if (placed and radius > model.widest_m) or (within > model.longest_s and not spanning):
            return False
        self._spanning[row] = spanning
        self._vague[row] = stated > model.widest_m or spanning
        scale = model.errors.get(report["source"], model.usual)
        scale = scale._replace(place=1.0) if by_name else scale
        place = to_centre(np.array(longitude), np.array(latitude))
        source = self._sources.get(report["source"], _UNKNOWN)
        values = (np.radians(longitude), np.radians(latitude), *place, report["occurred_at"].timestamp())
        seconds2 = time_variance(
            np.array(within), np.array(number if placed and listed else -1), np.array(scale.time), model
        )
        errors = ((float(radius) / RADIUS_95_IN_SIGMAS * scale.place) ** 2, float(seconds2))
        codes = (_ACTS.get(report["act"], len(ACT_CODES)), _WEAPONS.get(report["weapon"], len(WEAPON_CODES)))
        called = ((self._numbers[name], report[name]) for name in ("actor", "target"))
        names = (-1 if name is None else numbers.number(name) for numbers, name in called)
        direction = _DIRECTIONS.get(report["direction"], len(DIRECTION_CODES))
        numbers = (column[0] for column in number_of_report(report))
        columns: tuple[Any, ...] = (*spots[:-1], *spots.numbers)
        told = (*values, *errors, source, source, 0, *codes, *names, direction, *numbers)
        for column, value in zip(columns, told, strict=True):
            column[row] = value
        self._take_words(report, row)
        self._bearings.put(report)
        self._take_days(number, within)
        return True

    def _take_days(self, number: int, within_s: float) -> None:
        """Put the number of a report's list and its days into the free row."""
        told, at, within = self._by_day, self._spots.at[-1:], np.array([within_s])
        listed, days = told_of(np.array([number]), (at, within), told.laws)
        columns: tuple[Any, ...] = (listed, told_as(listed, within, days), day_of(at), *days)
        for name, column in zip(COLUMNS, columns, strict=True):
            getattr(told, name)[-1] = column[0]

    def _take_words(self, report: Mapping[str, Any], row: int) -> None:
        """Put a report's words behind those that stand; of more than there is room for the first."""
        for (start, number, weight, _), asked in self._worded:
            name = report["place_name"] and with_own_name(report["place_name"], self._places)
            found, weights = asked({**report, "place_name": name})
            end = min(start[row] + len(found), len(number))
            number[start[row] : end], weight[start[row] : end] = found[: end - start[row]], weights[: end - start[row]]
            start[row + 1] = end

    def _near(self, row: int) -> Ints:
        """Those within reach, class by class."""
        spots, weights = self._spots, self._weights
        bound = int(np.searchsorted(_VARIANCES, spots.variance_m2[row]))
        found = []
        for number, longest_standing in enumerate(self._longest):
            grid = self._grid(bound, number)
            longest = spots.variance_s2[row] + longest_standing + weights.duration2
            search = Search(np.array([row], np.int32), False, float(np.sqrt(weights.span2 * longest)))
            while True:
                reached, filled = looking.fill(spots, weights, grid, search, (0, *self._room))
                if reached:
                    break
                more = 2 * len(self._room[0])
                self._room = (np.empty(more, np.int32), np.empty(more, np.int32), room_for(more))
            found.append(self._room[0][:filled].copy())
        return np.concatenate([np.empty(0, np.int32), *found])

    def _grid(self, bound: int, number: int) -> Grid:
        """The cells of one class for askers of one size, made when they are first asked for."""
        if (bound, number) not in self._grids:
            members = self._classes[number]
            widest = _VARIANCES[bound] + self._spots.variance_m2[members].max() + self._weights.extent2
            self._grids[bound, number] = grid_of(self._spots, members, float(np.sqrt(self._weights.reach2 * widest)))
        return self._grids[bound, number]

    def _count_in(self, near: Ints, row: int) -> None:
        """Count the new report into the crowd around each neighbour, and them into the crowd around it."""
        spots, weights = self._spots, self._weights
        variance = spots.variance_m2[near] + spots.variance_m2[row] + weights.extent2
        spread = spots.variance_s2[near] + spots.variance_s2[row] + weights.duration2
        parts = 1.0 / (np.pi * weights.reach2 * variance * 2.0 * np.sqrt(weights.span2 * spread))
        self._crowd[near] = np.log(np.exp(self._crowd[near]) + parts)
        self._crowd[row] = np.log(max(parts.sum(), 1e-30))

    def _soon(self, row: int, rows: "_Rows") -> Ints:
        """Those of these whose times are within reach."""
        spots, weights = self._spots, self._weights
        window = np.sqrt(weights.span2 * (spots.variance_s2[row] + rows.vaguest_s2 + weights.duration2))
        some = rows.rows[
            np.searchsorted(rows.at, spots.at[row] - window) : np.searchsorted(rows.at, spots.at[row] + window, "right")
        ]
        spread = spots.variance_s2[some] + spots.variance_s2[row] + weights.duration2
        return np.asarray(some[(spots.at[some] - spots.at[row]) ** 2 <= weights.span2 * spread])

    def _count_in_time(self, soon: Ints, row: int, *, lone: bool) -> None:
        """Count the new report into the crowd in the time of each without a place, and all into its own if it gives none."""
        spots, weights = self._spots, self._weights
        spread = spots.variance_s2[soon] + spots.variance_s2[row] + weights.duration2
        parts = 0.5 / np.sqrt(weights.span2 * spread)
        if lone:
            self._crowd[row] = np.log(max(parts.sum(), 1e-30))
        blind = self._lone[soon]
        self._crowd[soon[blind]] = np.log(np.exp(self._crowd[soon[blind]]) + parts[blind])

    def _weighed(self, near: Ints, least: float) -> Pairs:
        """The pairs of the new report with these that have the least score."""
        row = np.full(len(near), len(self._ids), np.int32)
        parts = kernels.score_pairs(self._spots, self._weights, self._chance, (row, near))
        if len(self._bearings.seen) > 1 or self._bearings.of[-1] >= 0:
            add_bearings(parts, self._spots, self._weights, (self._bearings, (row, near)))
        parts = self._by_day.weighed(parts, row, near, self._weights.further)
        by = (self._model, self._by_day)
        parts = with_sides(parts, self._spots, (row, near), by)
        parts = with_list_figures(parts, (self._spots.numbers, self._chance.figures), (row, near), by)
        pairs = Pairs.of_parts(row, near, with_words(parts, self._words, (row, near), (self._by_day, least)))
        return pairs.chosen(worth_it(pairs, self._spanning, least))

    def _told(self, several: list[Pairs], report: Mapping[str, Any]) -> pa.Table:
        """All these pairs, the best first."""
        pairs = together(*several)
        pairs = pairs.chosen(np.argsort(-pairs.score, kind="stable"))
        told = {
            "first": pa.array([report["report_id"]] * len(pairs), pa.string()),
            "second": self._ids.take(pa.array(pairs.second)),
        }
        # As one column first: to make an array costs more than what is in it.
        whole, many = pa.array(np.ascontiguousarray(pairs.parts).ravel(), from_pandas=True), len(pairs)
        parts = (whole.slice(part * many, many) for part in range(len(PARTS)))
        return pa.table({**told, **dict(zip(PARTS, parts, strict=True)), "score": pairs.score})


class _Rows:
    """Rows in order of time, and their largest variance."""

    def __init__(self, rows: Ints, spots: Spots) -> None:
        self.rows, self.at = rows, spots.at[rows]
        self.vaguest_s2 = float(spots.variance_s2[rows].max(initial=0.0))


_VARIANCES = sigma_of_radius(np.array(_RADII_M)) ** 2
_ACTS = {code: number for number, code in enumerate(ACT_CODES)}
_DIRECTIONS = {code: number for number, code in enumerate(DIRECTION_CODES)}
_WEAPONS = {code: number for number, code in enumerate(WEAPON_CODES)}


def _worded(model: LinkModel, words: Words, own: Words, called: Words) -> list[tuple[Words, _Wording]]:
    """Where words of one report go, and how they are found: those that lists by the day are asked for, and its own, and what it calls its place; where a law tells what they are worth."""
    found: list[tuple[Words, _Wording]] = []
    if model.words:
        found.append((words, partial(words_of_one, common=dict(model.words.common))))
    if model.own_words:
        found.append((own, partial(own_words_of_one, law=lookup_of(model.own_words))))
    if model.unplaced_names:
        found.append((called, partial(place_words_of_one, law=lookup_of_names(model.unplaced_names))))
    return found


def _with_room(words: Words) -> Words:
    """The same with one free row at the end, and room for its words."""
    start = np.append(words.start, words.start[-1])
    number = np.append(words.number, np.zeros(_MOST_WORDS, np.int64))
    return Words(start, number, np.append(words.weight, np.zeros(_MOST_WORDS)), words.worth)


def _by_radius(spots: Spots, rows: Ints) -> list[Ints]:
    label = np.searchsorted(_VARIANCES, spots.variance_m2[rows])
    return [rows[label == k] for k in range(len(_RADII_M) + 1)]


def _numbers(column: pa.ChunkedArray, codes: Ints) -> dict[str, int]:
    """The number of each name that stands, by its folded spelling."""
    words = column.combine_chunks().dictionary_encode()
    first = np.unique(np.asarray(words.indices.fill_null(-1).to_numpy(zero_copy_only=False)), return_index=True)
    return {
        fold_name(words.dictionary[int(word)].as_py()): int(codes[row])
        for word, row in zip(*first, strict=True)
        if word >= 0
    }
