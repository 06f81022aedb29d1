"""Compare reports: every pair that is worth offering, with how much likelier it is one incident than two, part by part.

The score of a pair is a log-likelihood ratio, the sum of parts that can all be told:

- space: the density of the distance if both mean one place (both radii, an incident's extent, a tail of gross
  errors), against that of any two reports within reach;
- time: the same with both half-widths;
- act: act and weapon, through the groups of the taxonomy;
- actor: actor and target;
- figure: counts in one unit, calibre, killed and injured, as ranges (figures);
- direction: of fire, as counted where it was learnt to say anything (by_probability);
- crowd: how many reports of other incidents are to be expected within reach;
- words: what the words weigh that both have, in whatever script (words.py), where that was learnt to say anything: of
  two lists by the day all words, of any other two those that no column accounts for (framing); where one lies nowhere, what
  both call their places (unplacednames).

What is chance is measured on the reports themselves: two reports of one source are two incidents, so pairs of one
source show how alike strangers are here. What a report does not say adds nothing. The cost grows with the number
of pairs within reach, never with the square of the number of reports.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints
from truceline.incident.likeness import kernels
from truceline.incident.likeness.bearings import NO_BEARINGS, Bearings, add_bearings
from truceline.incident.likeness.by_time import LEAST, Beside, crowds_by_time, pairs_by_time, timed, without_place
from truceline.incident.likeness.candidates import candidates, in_time, spanning_sweeps, sweeps
from truceline.incident.likeness.chance import chance_of, fresh_survey, strangers_of
from truceline.incident.likeness.codes import Codes, codes_together
from truceline.incident.likeness.days import ByDay
from truceline.incident.likeness.kernels import Chance, Spots, Survey
from truceline.incident.likeness.laying import Laid, lay, named_by, own_words_by
from truceline.incident.likeness.listfigures import with_list_figures
from truceline.incident.likeness.looking import Grid
from truceline.incident.likeness.met import Sought, meet, unmet
from truceline.incident.likeness.offering import Kept, Lists, by_rows, columns_taken, most_by_kind, worth_offering
from truceline.incident.likeness.sharing import Words, add_words
from truceline.incident.likeness.sides import with_sides
from truceline.incident.likeness.words import NO_WORDS
from truceline.incident.model import LinkModel, Weights, act_alikeness, weapon_alikeness, weights_of

Progress = Callable[[int, int], None]

PARTS = (
    "distance_m",
    "gap_s",
    "space_score",
    "time_score",
    "act_score",
    "actor_score",
    "crowd_score",
    "figure_score",
    "direction_score",
    "words_score",
)
_LEAST_OF_SPANS = -1.1  # nats: odds of one to three, from which two lists are joined
_BLOCK = 1 << 15  # pairs that are weighed at a time


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of reports by their rows (first < second), with the score of each: the log-likelihood ratio in nats, the sum of its parts.

    Of millions of pairs the parts of few are ever looked at: they are those at hand (one row per name in PARTS), or
    weighed again when they are asked for, by what weighed them before.
    """

    first: Ints
    second: Ints
    score: Floats
    told: Floats | Callable[[Ints, Ints], Floats]

    @staticmethod
    def of_parts(first: Ints, second: Ints, parts: Floats) -> "Pairs":
        """Pairs whose parts are at hand."""
        return Pairs(first, second, summed(parts[2:]), parts)

    def __len__(self) -> int:
        return len(self.first)

    @property
    def parts(self) -> Floats:
        """Every part of each score, one row per name in PARTS."""
        return self.told(self.first, self.second) if callable(self.told) else self.told

    def chosen(self, which: npt.NDArray[Any]) -> "Pairs":
        """Some of the pairs, by mask or by position."""
        if which.dtype == np.bool_:
            if which.all():
                return self
            which = np.flatnonzero(which)
        told = self.told if callable(self.told) else columns_taken(self.told, which)
        return Pairs(self.first[which], self.second[which], self.score[which], told)

    def table(self, report_ids: pa.Array) -> pa.Table:
        """The pairs with their reports' identities, the parts and the score, for people and other programs; no distance is null."""
        columns = {"first": report_ids.take(pa.array(self.first)), "second": report_ids.take(pa.array(self.second))}
        parts = (pa.array(part, from_pandas=True) for part in self.parts)
        return pa.table({**columns, **dict(zip(PARTS, parts, strict=True)), "score": self.score})


def summed(parts: Floats) -> Floats:
    """The sum of some parts of each pair, one part after the other.

    NumPy's own sum of a single pair takes eight or more in another order than that of many, and the last digit differs.
    """
    total: Floats = parts[0].copy()
    for part in parts[1:]:
        total += part
    return total


def together(*several: Pairs) -> Pairs:
    """All pairs, one after the other."""
    some = [pairs for pairs in several if len(pairs)] or several[:1]
    if len(some) == 1:
        return some[0]
    told = some[0].told
    if not all(callable(pairs.told) and pairs.told == told for pairs in some):
        told = np.concatenate([pairs.parts for pairs in some], axis=1)
    ends = (np.concatenate([pairs.first for pairs in several]), np.concatenate([pairs.second for pairs in several]))
    return Pairs(*ends, np.concatenate([pairs.score for pairs in several]), told)


def no_pairs() -> Pairs:
    """None at all."""
    return Pairs.of_parts(np.empty(0, np.int32), np.empty(0, np.int32), np.empty((len(PARTS), 0)))


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing leaves: the pairs worth offering, and what is needed to weigh any further pair alike."""

    pairs: Pairs
    spots: Spots
    comparable: Bools  # which reports can be compared by place at all
    weights: Weights
    chance: Chance
    model: LinkModel  # that was used, with how alike strangers are: comparing by it again gives the same
    by_day: ByDay
    words: Words = NO_WORDS
    spanning: Bools = field(
        default_factory=lambda: np.empty(0, np.bool_)
    )  # by place, but by the law of two lists alone
    lone: Bools = field(default_factory=lambda: np.empty(0, np.bool_))  # no place: compared by time alone (by_time)
    unplaced: Pairs = field(default_factory=no_pairs)  # the pairs of these
    bearings: Bearings = NO_BEARINGS

    def with_partners(self, least: float) -> "Compared":
        """The same, joined by other odds (LinkModel.partners)."""
        return replace(self, model=replace(self.model, partners=least))

    def weigh(self, first: Ints, second: Ints, least: float = -math.inf) -> Pairs:
        """Weigh any pairs of these reports, within reach or not, with the same measure of chance.

        Words are asked of two lists that have a law, and not of pairs that they cannot lift to the least score.
        """
        return Pairs.of_parts(first, second, self.parts_of(first, second, least))

    def parts_of(self, first: Ints, second: Ints, least: float = -math.inf) -> Floats:
        """The same, the parts alone."""
        parts = kernels.score_pairs(self.spots, self.weights, self.chance, (first, second))
        if len(self.bearings.seen):
            add_bearings(parts, self.spots, self.weights, (self.bearings, (first, second)))
        parts = self.by_day.weighed(parts, first, second, self.weights.further)
        by = (self.model, self.by_day)
        parts = with_sides(parts, self.spots, (first, second), by)
        parts = with_list_figures(parts, (self.spots.numbers, self.chance.figures), (first, second), by)
        return with_words(parts, self.words, (first, second), (self.by_day, least))

    def weighed(self, met: tuple[Ints, Ints]) -> Iterator[Pairs]:
        """Weigh pairs, however little they score, some at a time."""
        for first, second in _in_blocks([met]):
            yield self.weigh(first, second, self.model.offered)

    def by(self, model: LinkModel, reports: pa.Table) -> "Compared":
        """The same reports by a model of other worths: what it looks at, and how far, must be the same."""
        chance = chance_of(model)._replace(own_words=own_words_by(model, reports))
        chance = chance._replace(crowd=self.chance.crowd, unplaced_names=self.chance.unplaced_names)
        return replace(self, model=model, spots=named_by(self.spots, reports, model), chance=chance)

    def of_score(self, first: Ints, second: Ints, score: Floats) -> Pairs:
        """Pairs of which the score is known, and the parts are to be weighed when they are asked for."""
        return Pairs(first, second, score, self.parts_of)


def with_words(parts: Floats, words: Words, pairs: tuple[Ints, Ints], asked: tuple[ByDay, float]) -> Floats:
    """The parts of pairs with that of words, where a law of two lists tells of them and words may lift them to the least score."""
    by_day, least = asked
    if len(words.worth):
        told = by_day.told(*pairs).astype(np.int8)
        add_words(parts, words, pairs, (told, least - float(words.worth.max())))
    return parts


@dataclass(frozen=True, slots=True)
class Voices:
    """Who says each report, as whom it is compared, which repeat an unnamed report of whoever they name, and whose word each carries (codes that are only compared).

    Two that name one source may tell of one incident, as two lists that cite one office do: they are compared as what they are, and
    count as one voice.
    """

    source: Ints
    voice: Ints
    relay: Bools
    word: Ints

    @property
    def repeating(self) -> Bools:
        """Which relay a source that reports here itself, and so tell nothing of their own; whoever cites an office that nobody else hears does."""
        return self.relay & np.isin(self.word, self.source)


def voices_of_sources(spots: Spots) -> Voices:
    """Every report speaks for its own source, as it is laid out."""
    return Voices(spots.source, spots.voice, spots.relay.astype(np.bool_), spots.voice)


def compare(
    reports: pa.Table,
    model: LinkModel,
    *,
    voices: Voices | None = None,
    among: Ints | None = None,
    progress: Progress | None = None,
) -> Compared:
    """Weigh all pairs of reports within reach of each other; keep those worth offering (`LinkModel.offered`).

    Pairs of one source are never offered, nor those of one voice unless one of the two relays it. A report with a
    radius above `widest_m` (two of lists that have a law excepted), or with a half-width above `longest_s` (the same, up to a month) could match almost
    anything and is not compared; nor is one that `among` (rows) leaves out. One without a place is compared by time alone (by_time), apart from the others.
    Progress is told as lookers done and all lookers. The order of rows changes nothing but the row numbers.
    """
    return compare_laid(lay(reports, model, closed=True), voices=voices, among=among, progress=progress)


def compare_laid(
    laid: Laid, *, voices: Voices | None = None, among: Ints | None = None, progress: Progress | None = None
) -> Compared:
    """The same of reports that are laid out already."""
    ground = ground_of(laid, voices or voices_of_sources(laid.spots), among)
    model, standing = laid.model, ground.in_time()
    sought, spanning = ground.sweeps(standing), ground.spanning_sweeps(standing)
    lookers = sum(len(search.lookers) for _, search in sought)
    meter = _Meter(2 * lookers + sum(len(search.lookers) for _, search in spanning), progress)
    if model.strangers is None:
        model = replace(model, strangers=strangers_of(ground.spots, survey_of(ground, ground.met()), model))
    crowd, seen = meet(ground.spots, (ground.weights, chance_of(model).at_most), sought, meter.add)
    found = compared_on(ground, laid, model, crowd)
    lists = Lists(laid.vague, laid.by_day.listed, laid.by_day.told_as, laid.by_day.law_of)
    measure = (ground.weights, found.chance, model.offered)
    seen += [(grid, search, unmet(search)) for grid, search in spanning]
    codes = codes_together(ground.spots, found.chance)
    kept = list(worth_offering(ground.spots, measure, seen, (lists, codes), meter.add))
    del seen  # of all that is held here the largest
    lone = without_place(laid.timely, found.spots)
    if among is not None:
        lone &= _among(len(lone), among)
    found = replace(found, lone=lone)  # by which all parts are weighed that are ever asked for
    pairs = _joined([pairs for each in kept for pairs in _worth(found, each)])
    unplaced = _unplaced(found, lists, codes)
    return replace(found, pairs=pairs, unplaced=unplaced)


class Ground(NamedTuple):
    """Reports that are to be compared, and who looks for whom."""

    spots: Spots
    comparable: Bools
    spanning: Bools  # compared by the law of two lists alone: they change nothing for any others
    weights: Weights
    alone: bool  # all of one source: nobody looks

    def met(self) -> Iterator[tuple[Ints, Ints]]:
        """All pairs within reach, class by class; the room they stand in is used again."""
        return candidates(self.spots, self.weights, self.sweeps(self.in_time()))

    def in_time(self) -> list[Grid]:
        """Those that are compared, in order of time, by how well they know it: among them all look for each other."""
        return in_time(self.spots, self.comparable)

    def sweeps(self, standing: list[Grid]) -> Sought:
        """Who looks for whom."""
        return [] if self.alone else sweeps(self.spots, self.weights, standing)

    def spanning_sweeps(self, standing: list[Grid]) -> Sought:
        """Who looks for whom of those that span many days."""
        return spanning_sweeps(self.spots, self.weights, standing, self.spanning)


def _among(count: int, rows: Ints) -> Bools:
    """Which of so many are these rows."""
    which = np.zeros(count, np.bool_)
    which[rows] = True
    return which


def spoken(laid: Laid, told: Voices, among: Ints | None) -> tuple[Spots, Bools]:
    """What is compared of reports by whose word each is, and which of them can be compared by place."""
    spots = laid.spots._replace(source=told.source, voice=told.voice, relay=told.relay.astype(np.int32))
    return spots, laid.comparable if among is None else laid.comparable & _among(len(laid.comparable), among)


def ground_of(laid: Laid, told: Voices, among: Ints | None) -> Ground:
    """Who of these reports looks for whom; where all are of one source, nobody does."""
    spots, comparable = spoken(laid, told, among)
    weights = weights_of(laid.model)
    sources = told.source[comparable]
    alone = bool(not len(sources) or sources.min() == sources.max())
    spanning = laid.spanning if among is None else laid.spanning & _among(len(laid.spanning), among)
    return Ground(spots, comparable, spanning, weights, alone)


def _in_blocks(met: Iterable[tuple[Ints, Ints]]) -> Iterator[tuple[Ints, Ints]]:
    """The same pairs, so few at a time that all that is weighed of them stays at hand."""
    for first, second in met:
        for start in range(0, len(first), _BLOCK):
            yield first[start : start + _BLOCK], second[start : start + _BLOCK]


def survey_of(ground: Ground, met: Iterable[tuple[Ints, Ints]]) -> Survey:
    """What pairs that are certainly not the same say of chance, and how crowded it is around each report."""
    survey = fresh_survey(len(ground.spots.at))
    alike = (act_alikeness(), weapon_alikeness())
    for pairs in met:
        kernels.survey_pairs(ground.spots, ground.weights, pairs, alike, survey)
    return survey


def compared_on(ground: Ground, laid: Laid, used: LinkModel, crowd: Floats) -> Compared:
    """What chance is here, in the model that is used and as the kernels read it."""
    chance = chance_of(used)._replace(crowd=crowd, own_words=laid.own_words, unplaced_names=laid.unplaced_names)
    told = (chance, used, laid.by_day, laid.words)
    found = Compared(no_pairs(), ground.spots, ground.comparable, ground.weights, *told, bearings=laid.bearings)
    return replace(found, spanning=ground.spanning)


def _worth(found: Compared, kept: Kept) -> Iterator[Pairs]:
    """Those that are worth offering."""
    yield found.of_score(kept.first, kept.second, kept.score)
    if len(kept.lawful_first):
        least = found.model.offered
        pairs = found.weigh(kept.lawful_first, kept.lawful_second, least)
        worth = np.flatnonzero(worth_it(pairs, found.spanning, least))
        yield found.of_score(pairs.first[worth], pairs.second[worth], pairs.score[worth])


def worth_it(pairs: Pairs, spanning: Bools, least: float) -> Bools:
    """Which pairs that a law weighs are worth offering: of those that span many days, and so meet many, only what may be joined at all.

    What is less likely joins nothing (LinkModel.partners), and would tie all of a month together: whoever arrives would be looked for among all of them.
    """
    bound = np.where(spanning[pairs.first] | spanning[pairs.second], max(_LEAST_OF_SPANS, least), least)
    return np.asarray(pairs.score >= bound)


def _unplaced(found: Compared, lists: Lists, codes: Codes) -> Pairs:
    """The pairs of reports without a place that are worth offering; how crowded their time is, is written where that of places stands."""
    rows = timed(found.spots, found.comparable, found.lone)
    lone, crowd = crowds_by_time(found.spots, found.weights, rows)
    found.chance.crowd[lone] = crowd
    measure, kept = (found.weights, found.chance, LEAST), []
    beside = Beside(found.bearings.of, lists, most_by_kind(found.chance), codes)
    for first, second in _in_blocks(pairs_by_time(found.spots, measure, rows, beside)):
        pairs = found.weigh(first, second)
        kept.append(found.of_score(first.copy(), second.copy(), pairs.score).chosen(pairs.score >= LEAST))
    return _joined(kept)


def _joined(kept: list[Pairs]) -> Pairs:
    """All kept pairs, in the order of their rows, whatever the order of the cells."""
    if not kept:
        return no_pairs()
    whole = together(*kept)
    return whole.chosen(by_rows(whole.first, whole.second))


class _Meter:
    """Tells how far the comparing has come."""

    def __init__(self, whole: int, progress: Progress | None) -> None:
        self.whole, self.done, self.progress = whole, 0, progress

    def add(self, lookers: int) -> None:
        self.done += lookers
        if self.progress:
            self.progress(self.done, self.whole)
