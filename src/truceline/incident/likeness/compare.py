"""Which pairs of reports are within reach of each other, and how much likelier each pair is one incident than two.

The score of a pair is a log-likelihood ratio, the sum of parts that are all kept:

- space: the density of the distance if both mean one place (both radii, an incident's extent, a tail of gross
  errors), against that of any two reports within reach;
- time: the same with both half-widths;
- act: act and weapon, through the groups of the taxonomy;
- actor: actor and target;
- figure: counts in one unit, calibre, killed and injured, as ranges (figures);
- crowd: how many reports of other incidents are to be expected within reach;
- words: what the words weigh that both have, in whatever script (words.py), where that was learnt to say anything.

What is chance is measured on the reports themselves: two reports of one source are two incidents, so pairs of one
source show how alike strangers are here. What a report does not say adds nothing. The cost grows with the number
of pairs within reach, never with the square of the number of reports.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Bytes, Floats, Ints
from truceline.incident.columns.remembering import remembered
from truceline.incident.likeness import kernels
from truceline.incident.likeness.bearings import NO_BEARINGS, Bearings, add_bearings
from truceline.incident.likeness.by_time import LEAST, Timed, crowds_by_time, pairs_by_time, timed, without_place
from truceline.incident.likeness.candidates import candidates, searches
from truceline.incident.likeness.days import ByDay
from truceline.incident.likeness.figures import laws_of, tables_of
from truceline.incident.likeness.kernels import Chance, Spots, Survey
from truceline.incident.likeness.laying import Laid, lay
from truceline.incident.likeness.naming import table_of_codes, table_of_names
from truceline.incident.likeness.offering import by_rows, columns_taken, keep_possible, weigh_worth
from truceline.incident.likeness.sharing import Words, add_words
from truceline.incident.likeness.spread import EDGES, fit_chance, table_of
from truceline.incident.likeness.words import NO_WORDS
from truceline.incident.model import (
    ACT_CODES,
    SAME,
    WEAPON_CODES,
    LinkModel,
    Strangers,
    Weights,
    act_alikeness,
    weapon_alikeness,
    weights_of,
)

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
    "words_score",
)
_FEW_NAMES = 4
_AT_HAND = 1 << 23  # pairs that are kept rather than met twice
_BLOCK = 1 << 15  # pairs that are weighed at a time


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of reports by their rows (first < second), with every part of their score."""

    first: Ints
    second: Ints
    parts: Floats  # one row per name in PARTS

    def __len__(self) -> int:
        return len(self.first)

    @property
    def score(self) -> Floats:
        """The log-likelihood ratios in nats: the sums of the parts."""
        return np.asarray(self.parts[2:].sum(axis=0))

    def chosen(self, which: npt.NDArray[Any]) -> "Pairs":
        """Some of the pairs, by mask or by position."""
        if which.dtype == np.bool_:
            if which.all():
                return self
            which = np.flatnonzero(which)
        return Pairs(self.first[which], self.second[which], columns_taken(self.parts, which))

    def table(self, report_ids: pa.Array) -> pa.Table:
        """The pairs with their reports' identities, the parts and the score, for people and other programs; no distance is null."""
        columns = {"first": report_ids.take(pa.array(self.first)), "second": report_ids.take(pa.array(self.second))}
        parts = (pa.array(part, from_pandas=True) for part in self.parts)
        return pa.table({**columns, **dict(zip(PARTS, parts, strict=True)), "score": self.score})


def together(*several: Pairs) -> Pairs:
    """All pairs, one after the other."""
    return Pairs(
        np.concatenate([pairs.first for pairs in several]),
        np.concatenate([pairs.second for pairs in several]),
        np.concatenate([pairs.parts for pairs in several], axis=1),
    )


def no_pairs() -> Pairs:
    """None at all."""
    return Pairs(np.empty(0, np.int32), np.empty(0, np.int32), np.empty((len(PARTS), 0)))


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
        parts = kernels.score_pairs(self.spots, self.weights, self.chance, (first, second))
        if len(self.bearings.seen):
            add_bearings(parts, self.spots, self.weights, (self.bearings, (first, second)))
        parts = self.by_day.weighed(parts, first, second, self.weights.further)
        return Pairs(first, second, with_words(parts, self.words, (first, second), (self.by_day, least)))


def with_words(parts: Floats, words: Words, pairs: tuple[Ints, Ints], asked: tuple[ByDay, float]) -> Floats:
    """The parts of pairs with that of words, where a law of two lists tells of them and words may lift them to the least score."""
    by_day, least = asked
    if len(words.worth):
        told = by_day.told(*pairs).astype(np.int8)
        add_words(parts, words, pairs, (told, least - float(words.worth.max())))
    return parts


@dataclass(frozen=True, slots=True)
class Voices:
    """Who says each report, whose word it carries (codes that are only compared), and which repeat an unnamed report of it."""

    source: Ints
    voice: Ints
    relay: Bools


def voices_of_sources(spots: Spots) -> Voices:
    """Every report speaks for its own source, as it is laid out."""
    return Voices(spots.source, spots.voice, spots.relay.astype(np.bool_))


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
    radius above `widest_m` (two of lists that have a law excepted), or with a half-width above `longest_s` could match almost
    anything and is not compared; nor is one that `among` (rows) leaves out. One without a place is compared by time alone (by_time), apart from the others.
    Progress is told as lookers done and all lookers. The order of rows changes nothing but the row numbers.
    """
    return compare_laid(lay(reports, model), voices=voices, among=among, progress=progress)


def compare_laid(
    laid: Laid, *, voices: Voices | None = None, among: Ints | None = None, progress: Progress | None = None
) -> Compared:
    """The same of reports that are laid out already."""
    found, met = _surveyed(laid, voices or voices_of_sources(laid.spots), among, progress)
    if found.by_day.laws or len(found.words.worth):
        kept = [pairs.chosen(pairs.score >= found.model.offered) for pairs in _weighed(laid.vague, found, met)]
    else:
        kept = list(_worth_offering(found, met))
    lone = without_place(laid.to_hours, found.spots)
    if among is not None:
        lone &= _among(len(lone), among)
    found = replace(found, pairs=_joined(kept), lone=lone)
    return replace(found, unplaced=_unplaced(found, timed(laid.to_hours, found.spots, found.comparable, lone)))


def _among(count: int, rows: Ints) -> Bools:
    """Which of so many are these rows."""
    which = np.zeros(count, np.bool_)
    which[rows] = True
    return which


def _worth_offering(found: Compared, met: Iterable[tuple[Ints, Ints]]) -> Iterator[Pairs]:
    """The pairs worth offering, where there are neither laws of lists nor words."""
    room = (np.empty(_BLOCK, np.int32), np.empty(_BLOCK, np.int32), np.empty((len(PARTS), _BLOCK)))
    measure = (found.weights, found.chance, found.model.offered)
    for pairs in _in_blocks(met):
        count = weigh_worth(found.spots, measure, pairs, room)
        yield Pairs(room[0][:count].copy(), room[1][:count].copy(), room[2][:, :count].copy())


def _weighed(vague: Bools, found: Compared, met: Iterable[tuple[Ints, Ints]]) -> Iterator[Pairs]:
    """All pairs that may be offered at all: two reports that are too vague for all others meet where a law tells of their lists."""
    for block in _in_blocks(met):
        count = keep_possible(found.spots, block)
        first, second = (rows[:count] for rows in block)
        other = ~(vague[first] | vague[second]) | found.by_day.told(first, second)
        yield found.weigh(first[other], second[other], found.model.offered)


def _unplaced(found: Compared, rows: Timed) -> Pairs:
    """The pairs of reports without a place that are worth offering; how crowded their time is, is written where that of places stands."""
    kept = []
    for first, second in pairs_by_time(found.spots, found.weights, rows):
        lone, crowd = crowds_by_time(found.spots, found.weights, (first, second))
        found.chance.crowd[lone] = crowd
        pairs = found.weigh(first, second)
        kept.append(pairs.chosen(pairs.score >= LEAST))
    return _joined(kept)


def _in_blocks(met: Iterable[tuple[Ints, Ints]]) -> Iterator[tuple[Ints, Ints]]:
    """The same pairs, so few at a time that all that is weighed of them stays at hand."""
    for first, second in met:
        for start in range(0, len(first), _BLOCK):
            yield first[start : start + _BLOCK], second[start : start + _BLOCK]


def surveyed(reports: pa.Table, model: LinkModel, *, voices: Voices, among: Ints) -> Compared:
    """What `compare` finds before it weighs any pair: which reports can be compared, and what chance is among them."""
    return _surveyed(lay(reports, model, wordless=True), voices, among, None)[0]


def weighed_within_reach(
    reports: pa.Table, model: LinkModel, *, voices: Voices, among: Ints
) -> tuple[Compared, Iterator[Pairs]]:
    """What `compare` finds before it weighs any pair; and all pairs within reach of two voices, weighed, whatever their score."""
    laid = lay(reports, model)
    found, met = _surveyed(laid, voices, among, None)
    return found, _weighed(laid.vague, found, met)


def _surveyed(
    laid: Laid, told: Voices, among: Ints | None, progress: Progress | None
) -> tuple[Compared, Iterable[tuple[Ints, Ints]]]:
    """What chance is here, and all pairs within reach: those just met, or, where they are too many to keep, met again."""
    spots = laid.spots._replace(source=told.source, voice=told.voice, relay=told.relay.astype(np.int32))
    comparable, weights = laid.comparable.copy(), weights_of(laid.model)
    if among is not None:
        comparable &= _among(len(comparable), among)
    survey = _fresh_survey(len(told.voice))
    sources = told.source[comparable]
    if not len(sources) or sources.min() == sources.max():
        return _compared(comparable, (spots, weights, survey), laid), ()
    sought = list(searches(spots, comparable, weights))
    meter = _Meter(2 * sum(len(search.lookers) for _, search in sought), progress)
    alike = (act_alikeness(), weapon_alikeness())
    met: list[tuple[Ints, Ints]] = []
    room = _AT_HAND
    for first, second in candidates(spots, weights, sought, meter.add):
        kernels.survey_pairs(spots, weights, (first, second), alike, survey)
        count = keep_possible(spots, (first, second))
        room -= count
        if room >= 0:
            met.append((first[:count].copy(), second[:count].copy()))
    found = _compared(comparable, (spots, weights, survey), laid)
    if room < 0:
        return found, candidates(spots, weights, sought, meter.add)
    meter.add(meter.whole // 2)
    return found, met


def _compared(comparable: Bools, seen: tuple[Spots, Weights, Survey], laid: Laid) -> Compared:
    """What chance is here, in the model that is used and as the kernels read it."""
    model = laid.model
    spots, weights, survey = seen
    used = model if model.strangers else replace(model, strangers=_strangers(spots, survey, model))
    crowd = np.log(np.maximum(survey.density / kernels.density_unit(weights), 1e-30))
    return Compared(
        no_pairs(),
        spots,
        comparable,
        weights,
        _chance(used)._replace(crowd=crowd),
        used,
        laid.by_day,
        laid.words,
        bearings=laid.bearings,
    )


def _fresh_survey(reports: int) -> Survey:
    kinds = (len(EDGES) - 1, len(EDGES) - 1, 5, 5, 2, 2)
    return Survey(np.zeros(reports, np.int64), *(np.zeros(size) for size in kinds))


@remembered
def _chance(model: LinkModel) -> Chance:
    """What a model that knows strangers says of chance, everywhere alike: of any report's crowd nothing is known yet."""
    strangers = model.strangers
    if strangers is None:
        raise ValueError("expected a model that knows what strangers are like")
    return Chance(
        crowd=np.empty(0),
        space=table_of(model.place_shares, strangers.space, model.reach_sigmas, 2),
        time=table_of(model.time_shares, strangers.time, model.span_sigmas, 1),
        act=table_of_codes(np.array(strangers.act)[act_alikeness()], model.codes, "act", ACT_CODES),
        weapon=table_of_codes(np.array(strangers.weapon)[weapon_alikeness()], model.codes, "weapon", WEAPON_CODES),
        actor=np.array(strangers.actor),
        target=np.array(strangers.target),
        actors=table_of_names(model, "actor", strangers.actor),
        targets=table_of_names(model, "target", strangers.target),
        figures=tables_of(strangers.figures, model.figure_shares),
    )


def _strangers(spots: Spots, survey: Survey, model: LinkModel) -> Strangers:
    """What the survey says of strangers, to six digits, as the model's file keeps it."""
    shares = np.array([0.0, *model.weapon_shares[:2], 0.0, model.weapon_shares[2]])
    weapon = _levels(spots.weapon, weapon_alikeness(), (survey.weapons, shares), model)
    parts = {
        "space": fit_chance(survey.space, model.place_shares, model.reach_sigmas, 2, model.pseudo_pairs),
        "time": fit_chance(survey.time, model.time_shares, model.span_sigmas, 1, model.pseudo_pairs),
        "act": _levels(spots.act, act_alikeness(), (survey.acts, np.array([0.0, *model.act_shares])), model),
        "weapon": model.weapon_weight * weapon,
        "actor": _agreement(spots.actor, survey.actor, model.actor_share, model),
        "target": _agreement(spots.target, survey.target, model.target_share, model),
    }
    told: dict[str, Any] = {name: tuple(np.round(values, 6).tolist()) for name, values in parts.items()}
    return Strangers(**told, figures=laws_of(spots.numbers, model.figure_shares))


def _levels(codes: Ints, alike: Bytes, said: tuple[Floats, Floats], model: LinkModel) -> Floats:
    """The evidence of each level of likeness: how likely it is of one incident, against that of strangers.

    Where strangers agree as often as witnesses do, agreement says nothing: it never counts against.
    """
    counts, shares = said
    often = np.bincount(codes, minlength=len(alike))[: len(alike)] + 0.02
    often[-1] = 0.0
    often = often / often.sum()
    even = np.bincount(alike.ravel(), weights=np.outer(often, often).ravel(), minlength=5)
    strangers = (counts + model.pseudo_pairs * even) / (counts[1:].sum() + model.pseudo_pairs)
    evidence = np.zeros(5)
    told = shares > 0
    evidence[told] = np.log(shares[told] / np.maximum(strangers[told], 1e-3))
    evidence[SAME] = max(evidence[SAME], 0.0)
    return evidence


def _agreement(codes: Ints, counts: Floats, share: float, model: LinkModel) -> Floats:
    """The evidence of two names that differ and of two that agree."""
    told = codes[codes >= 0]
    often = np.bincount(told) / max(len(told), 1)
    # Few names tell little of how often two strangers name the same: until then it is two times in five.
    even = (float((often**2).sum()) * len(told) + 0.4 * _FEW_NAMES) / (len(told) + _FEW_NAMES)
    same = (counts[1] + model.pseudo_pairs * even) / (counts.sum() + model.pseudo_pairs)
    same = min(max(same, 1e-3), 1 - 1e-3)
    return np.array([min(np.log((1 - share) / (1 - same)), 0.0), max(np.log(share / same), 0.0)])


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
