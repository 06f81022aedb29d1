"""Which pairs of reports are within reach of each other, and how much likelier each pair is one incident than two.

The score of a pair is a log-likelihood ratio, the sum of five parts that are all kept:

- space: the density of the distance if both mean one place (both radii, an incident's extent, a tail of gross
  errors), against that of any two reports within reach;
- time: the same with both half-widths;
- act: act and weapon, through the groups of the taxonomy;
- actor: actor and target;
- crowd: how many reports of other incidents are to be expected within reach.

What is chance is measured on the reports themselves: two reports of one source are two incidents, so pairs of one
source show how alike strangers are here. What a report does not say adds nothing. The cost grows with the number
of pairs within reach, never with the square of the number of reports.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.incident import kernels
from truceline.incident.chance import chance_of, fresh_survey, strangers_of
from truceline.incident.kernels import Chance, Grid, Ints, Search, Spots, Survey
from truceline.incident.model import Floats, LinkModel, Vocabulary, Weights, weights_of
from truceline.incident.spots import Bools, Told, Voices, column_of, encoded, seconds_of, told_of
from truceline.values.place import sigma_of_radius

__all__ = ["Bools", "Compared", "Pairs", "Voices", "column_of", "compare", "encoded", "seconds_of"]

Progress = Callable[[int, int], None]

PARTS = (
    "distance_m",
    "gap_s",
    "space_score",
    "time_score",
    "act_score",
    "actor_score",
    "figures_score",
    "words_score",
    "crowd_score",
)
# Reports of like precision look for each other in cells of their own size: a few vague reports must not make
# the cells of all the others large.
_RADIUS_STEPS_M = (2_000.0, 8_000.0)
_HALF_WIDTH_STEPS_S = (10_800.0,)
_LOOKED_AT = 2_000_000  # pairs of two voices are enough to know how alike any two are
_ROOM = 1 << 20
_MERIDIAN_M = 6_335_439.0  # the smallest radius of curvature of WGS 84 along a meridian
_SLACK = 1.05


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
        """The log-likelihood ratios in nats: the sums of the five parts."""
        return np.asarray(self.parts[2:].sum(axis=0))

    def chosen(self, which: npt.NDArray[Any]) -> "Pairs":
        """Some of the pairs, by mask or by position."""
        return Pairs(self.first[which], self.second[which], self.parts[:, which])

    def table(self, report_ids: pa.Array) -> pa.Table:
        """The pairs with their reports' identities, the parts and the score, for people and other programs."""
        columns = {"first": report_ids.take(pa.array(self.first)), "second": report_ids.take(pa.array(self.second))}
        return pa.table({**columns, **dict(zip(PARTS, self.parts, strict=True)), "score": self.score})


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing leaves: the pairs worth offering, and what is needed to weigh any further pair alike."""

    pairs: Pairs
    spots: Spots
    weights: Weights
    chance: Chance
    model: LinkModel  # that was used, with what alikeness is worth here: comparing by it again gives the same
    met: int = 0  # pairs of two voices within reach
    strangers: Pairs | None = None  # pairs of one source, where they were asked for
    alone: int = 0  # pairs of one source within reach

    def weigh(self, first: Ints, second: Ints) -> Pairs:
        """Weigh any pairs of these reports, within reach or not, with the same measure of chance."""
        parts = kernels.score_pairs(self.spots, self.weights, self.chance, (first, second))
        return Pairs(first, second, parts)


def voices_of_sources(reports: pa.Table) -> Voices:
    """Every report speaks for its own source."""
    source = encoded(reports.column("source"))
    return Voices(source, source, np.zeros(reports.num_rows, np.bool_))


def compare(
    reports: pa.Table,
    model: LinkModel,
    *,
    voices: Voices | None = None,
    among: Ints | None = None,
    progress: Progress | None = None,
) -> Compared:
    """Weigh all pairs of reports within reach of each other; keep those worth offering (`LinkModel.offered`).

    Pairs of one source are never offered, nor those of one voice unless one of the two relays it. A report without a place, with a
    radius above `widest_m`, or with a half-width above `longest_s` could match almost anything and is not compared;
    nor is one that `among` (rows) leaves out.
    Progress is told as lookers done and all lookers. The order of rows changes nothing but the row numbers.
    """
    told = told_of(reports, model, voices or voices_of_sources(reports))
    if among is not None:
        told.comparable[:] &= np.isin(np.arange(len(told.comparable)), among)
    return compare_told(told, model, progress=progress)


def compare_told(
    told: Told, model: LinkModel, *, strangers: bool = False, progress: Progress | None = None
) -> Compared:
    """Compare reports that are ready for it; with `strangers`, pairs of one source are weighed too, and kept apart."""
    spots, weights, voices = told.scaled(model), weights_of(model), told.voices
    survey = fresh_survey(len(voices.voice))
    if len(np.unique(voices.source[told.comparable])) < 2:
        return _compared((spots, weights, survey), told.vocabulary, model)
    searches = list(_searches(spots, told.comparable, weights))
    meter = _Meter(2 * sum(len(search.lookers) for _, search in searches), progress)
    for first, second in _candidates(spots, weights, searches, meter):
        kernels.survey_pairs(spots, weights, (first, second), survey, 1)
    seen = _compared((spots, weights, survey), told.vocabulary, model)
    chance = seen.chance
    met = int(survey.levels[0].sum())
    kept, apart = [], []
    for first, second in _candidates(spots, weights, searches, meter):
        other = (voices.voice[first] != voices.voice[second]) | voices.relay[first] | voices.relay[second]
        other &= voices.source[first] != voices.source[second]
        kept.append(_offered(spots, (weights, chance), (first[other], second[other]), model))
        if strangers:
            own = (voices.source[first] == voices.source[second]) & ~voices.relay[first] & ~voices.relay[second]
            apart.append(_offered(spots, (weights, chance), (first[own], second[own]), model))
    found = replace(seen, pairs=_joined(kept), met=met)
    return replace(found, strangers=_joined(apart), alone=int(survey.space.sum())) if strangers else found


def _compared(seen: tuple[Spots, Weights, Survey], vocabulary: Vocabulary, model: LinkModel) -> Compared:
    """What chance is here, in the model that is used and as the kernels read it; no pairs yet."""
    spots, weights, survey = seen
    strangers = model.strangers or strangers_of(spots, survey, vocabulary, model)
    crowd = np.log(np.maximum(survey.density / kernels.density_unit(weights), 1e-30))
    return Compared(_no_pairs(), spots, weights, chance_of(crowd, strangers), replace(model, strangers=strangers))


def _offered(spots: Spots, by: tuple[Weights, Chance], pairs: tuple[Ints, Ints], model: LinkModel) -> Pairs:
    """Weigh pairs and keep those worth offering."""
    parts = kernels.score_pairs(spots, *by, pairs)
    offered = parts[2:].sum(axis=0) >= model.offered
    return Pairs(pairs[0][offered], pairs[1][offered], parts[:, offered])


def _searches(spots: Spots, comparable: Bools, weights: Weights) -> Iterator[tuple[Grid, Search]]:
    """Every two classes of precision meet once: the smaller looks into the cells of the larger."""
    radius = np.digitize(spots.variance_m2, sigma_of_radius(np.array(_RADIUS_STEPS_M)) ** 2)
    width = np.digitize(spots.variance_s2, np.array(_HALF_WIDTH_STEPS_S) ** 2 / 3.0)
    label = radius * (len(_HALF_WIDTH_STEPS_S) + 1) + width
    classes = [np.flatnonzero(comparable & (label == k)).astype(np.int32) for k in range(label.max(initial=0) + 1)]
    classes = sorted((members for members in classes if len(members)), key=len)
    for k, lookers in enumerate(classes):
        for members in classes[k:]:
            widest = spots.variance_m2[lookers].max() + spots.variance_m2[members].max() + weights.extent2
            longest = spots.variance_s2[lookers].max() + spots.variance_s2[members].max() + weights.duration2
            grid = _grid(spots, members, float(np.sqrt(weights.reach2 * widest)))
            # Lookers in the order of cells find their neighbours still at hand.
            ordered = grid.members if members is lookers else lookers
            yield grid, Search(ordered, members is lookers, float(np.sqrt(weights.span2 * longest)))


def _grid(spots: Spots, members: Ints, reach_m: float) -> Grid:
    """Sort reports into cells at least as wide and high as the reach, so that no pair is farther than one cell."""
    height = reach_m * _SLACK / _MERIDIAN_M
    rows = int(np.pi / height) + 2
    edges = -np.pi / 2 + height * np.arange(-1, rows + 2)
    poleward = np.minimum(np.abs(np.stack([edges[:-3], edges[3:]])).max(axis=0), np.pi / 2)
    around = 2 * np.pi * np.cos(poleward) * kernels.EQUATOR_M
    cells = np.maximum((around / (reach_m * _SLACK)).astype(np.int64), 1)
    start = np.concatenate([[0], np.cumsum(cells)[:-1]])
    grid = Grid(members, np.empty(0, np.int64), start, cells, height, float(spots.at[members].min()))
    keys = kernels.keys_of(grid, spots)
    order = np.argsort(keys, kind="stable")
    return grid._replace(members=members[order], keys=keys[order])


def _candidates(
    spots: Spots, weights: Weights, searches: list[tuple[Grid, Search]], meter: "_Meter"
) -> Iterator[tuple[Ints, Ints]]:
    """Pairs within reach, a room at a time; the room is used again, and doubled for a report with more neighbours."""
    first, second = np.empty(_ROOM, np.int32), np.empty(_ROOM, np.int32)
    for grid, search in searches:
        start = 0
        while start < len(search.lookers):
            reached, filled = kernels.fill(spots, weights, grid, search, (start, first, second))
            if reached == start:
                first, second = (np.empty(2 * len(room), np.int32) for room in (first, second))
                continue
            meter.add(reached - start)
            start = reached
            yield first[:filled], second[:filled]


def _no_pairs() -> Pairs:
    return Pairs(np.empty(0, np.int32), np.empty(0, np.int32), np.empty((len(PARTS), 0)))


def _joined(kept: list[Pairs]) -> Pairs:
    """All kept pairs, in the order of their rows, whatever the order of the cells."""
    if not kept:
        return _no_pairs()
    whole = Pairs(
        np.concatenate([k.first for k in kept]),
        np.concatenate([k.second for k in kept]),
        np.concatenate([k.parts for k in kept], axis=1),
    )
    return whole.chosen(np.lexsort((whole.second, whole.first)))


class _Meter:
    """Tells how far the comparing has come."""

    def __init__(self, whole: int, progress: Progress | None) -> None:
        self.whole, self.done, self.progress = whole, 0, progress

    def add(self, lookers: int) -> None:
        self.done += lookers
        if self.progress:
            self.progress(self.done, self.whole)
