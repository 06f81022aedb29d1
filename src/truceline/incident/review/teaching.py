"""What people's judgements teach the model: what likeness of acts, of actors and of numbers is worth, and what probabilities are.

The model is learnt without labels. Where people judged pairs that it offers, it is held against them:

1. Reports are gathered as if nobody had judged, and each judged pair has its odds beside its rivals (believing).
2. Whether a pair was judged the same follows from these odds, from how much acts, actors and numbers add to them, from whether
   the machine had put both into one incident, and from how many reports hang on the answer. People are asked by the last two
   (doubting): without them, what is true of the pairs they were asked about would pass for what is true of all.
3. All that is believed beforehand is held with a strength of its own: tens of judgements move it little.
4. What is found is taken only if it foretells judgements that it was not fitted to better than what stood before, by
   more than one standard error, each on its own: the worth of acts, actors and numbers, and then the probabilities.

With fewer than 50 judgements, or fewer than 10 of either kind, or where nothing foretells better, the model stays as it was, to
the last digit. What was taught stands in the model (`taught`), with how many judgements taught it. Incidents never depend on
probabilities; they do on what these likenesses are worth.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, Floats, Ints, encoded
from truceline.incident.gathering import Gathered, gather
from truceline.incident.joining.believing import beside_rivals, looked_up
from truceline.incident.joining.judge import JUDGEMENTS, settle
from truceline.incident.likeness.compare import PARTS, Pairs
from truceline.incident.likeness.placenames import Listed
from truceline.incident.model import Knots, LinkModel, NamesMet, Taught

FEWEST, FEWEST_OF_A_KIND = 50, 10
_SCALED = ("act_score", "actor_score", "figure_score")
_STEP = 0.1  # of a logarithm, by which worths are moved to see what they do
# How a judgement follows from the odds: level, slope, nats for being in one incident, and nats by the logarithm of how many
# reports hang on it. Means and standard deviations of what all pairs of nine training exercises say (./dev bench link --beforehand); where
# worths are sought, the level and the slope are left freer.
_BEFOREHAND = np.array([-0.23, 1.02, 1.85, -0.51])
_FIRMLY = np.array([0.21, 0.07, 0.2, 0.18])
_LOOSELY = np.array([0.5, 0.25, 0.15, 0.2])
_WORTHS = np.array([0.2, 0.2, 0.2])  # of logarithms
_FOLDS = 5
_SMOOTH = 40  # stretches of odds in which it is counted how many pairs stand in one incident
_CERTAIN = 1e-6


def gather_and_learn(
    reports: pa.Table,
    *,
    judgements: pa.Table | None,
    gazetteer: Sequence[Listed] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Gathered:
    """Gather reports by a model that is learnt from them, the judgements and a gazetteer; judgements are followed as `gather` follows them."""
    model = None
    if judgements is not None and judgements.num_rows >= FEWEST:
        model = taught(gather(reports, gazetteer=gazetteer, progress=progress), reports, judgements)
    # Where nothing was taught, the reports alone say what the model is.
    return gather(reports, judgements=judgements, model=model, gazetteer=gazetteer, progress=progress)


def taught(plain: Gathered, reports: pa.Table, judgements: pa.Table) -> LinkModel | None:
    """The model of reports that were gathered without judgements, as the judgements would have it; None: they teach nothing.

    Real reports and exercises that come together teach nothing: each would have a model of its own.

    Raises:
        Refused: where judgements contradict each other.
    """
    if len(plain.models) != 1:
        return None
    (model,), (offered,) = plain.models, plain.offered
    if model.strangers is None or not len(offered.pairs):
        return None
    lesson = _lesson(plain, reports, judgements)
    same = int(lesson.same.sum())
    if len(lesson.same) < FEWEST or min(same, len(lesson.same) - same) < FEWEST_OF_A_KIND:
        return None
    found = replace(model, taught=Taught(len(lesson.same), same))
    worths = _worths(lesson, model)
    if worths is not None:
        found = _with_worths(found, worths)
        lesson = lesson.scaled(worths)
    found = _calibrated(lesson, found)
    return None if found.taught == Taught(len(lesson.same), same) else found


def beforehand(plain: Gathered, reports: pa.Table, same: Bools) -> Floats:
    """What is believed beforehand, as an exercise has it whose truth is known of all offered pairs: level, slope, together, hanging."""
    lesson = replace(
        _lesson(plain, reports, JUDGEMENTS.empty()), judged=np.arange(len(same), dtype=np.int32), same=same
    )
    belief = _Belief(_columns(lesson, plain.models[0]), np.zeros(len(_BEFOREHAND)), np.full(len(_BEFOREHAND), 1e3))
    return belief.fitted(same)


@dataclass(frozen=True, slots=True)
class _Lesson:
    """All offered pairs as the machine alone sees them, and which of them people judged, and how."""

    pairs: Pairs
    source: Ints
    together: Bools  # by pair: whether the machine had put both into one incident
    hanging: Floats  # by pair: the logarithm of how many reports its incidents have
    judged: Ints  # which pairs were judged
    same: Bools  # by judged pair

    def scaled(self, worths: Floats) -> "_Lesson":
        """The same, with other worths of _SCALED, as logarithms."""
        parts = self.pairs.parts.copy()
        for name, worth in zip(_SCALED, worths, strict=True):
            parts[PARTS.index(name)] *= np.exp(worth)
        return replace(self, pairs=Pairs.of_parts(self.pairs.first, self.pairs.second, parts))

    def odds(self, calibration: Knots) -> Floats:
        """The logarithm of the odds of each pair, by the probabilities of a table."""
        return _logit(looked_up(beside_rivals(self.pairs, self.source), calibration))


def _lesson(plain: Gathered, reports: pa.Table, judgements: pa.Table) -> _Lesson:
    offered = plain.offered[0]
    pairs = offered.pairs
    incident = encoded(plain.links["incident_id"])
    at = np.asarray(pc.index_in(offered.ids, plain.links["report_id"].combine_chunks()).to_numpy(zero_copy_only=False))
    here = incident[at]
    rows = pc.index_in(offered.ids, reports["report_id"].combine_chunks())
    settled = settle(judgements, offered.ids)
    key = pairs.first.astype(np.int64) << 32 | pairs.second
    order = np.argsort(key)
    found, same = [], []
    for held, is_same in ((settled.same, True), (settled.different, False)):
        wanted = held[:, 0].astype(np.int64) << 32 | held[:, 1]
        place = np.minimum(np.searchsorted(key[order], wanted), len(key) - 1)
        known = order[place][key[order][place] == wanted]
        found.append(known)
        same.append(np.full(len(known), is_same))
    judged, said = np.concatenate(found), np.concatenate(same)
    # In one order whatever the order of the file, so that the same judgements teach the same.
    by_pair = np.argsort(judged, kind="stable")
    together = here[pairs.first] == here[pairs.second]
    one, other = (np.bincount(incident)[here[ends]] for ends in (pairs.first, pairs.second))
    hanging = np.log(np.where(together, one, one + other))
    source = encoded(reports["source"].take(rows))
    return _Lesson(pairs, source, together, hanging, judged[by_pair], said[by_pair])


class _Belief(NamedTuple):
    """A logistic regression: what each judgement rests on, and what is believed of its numbers beforehand."""

    columns: Floats
    before: Floats
    spread: Floats

    def fitted(self, same: Bools, which: Bools | None = None) -> Floats:
        """The numbers that the chosen judgements and the belief make likeliest, by Newton's steps."""
        rows, said = (self.columns, same) if which is None else (self.columns[which], same[which])
        numbers, held = self.before.copy(), np.diag(1.0 / self.spread**2)
        for _ in range(25):
            likely = _share(rows @ numbers)
            slope = rows.T @ (said - likely) - held @ (numbers - self.before)
            step = np.linalg.solve((rows * (likely * (1.0 - likely))[:, None]).T @ rows + held, slope)
            numbers = numbers + np.clip(step, -1.0, 1.0)
        return np.asarray(numbers)

    def foretells(self, same: Bools) -> bool:
        """Whether what is fitted to the other judgements foretells each better than the belief, by more than a standard error."""
        fold = np.arange(len(same)) % _FOLDS
        gain = np.empty(len(same))
        for left_out in range(_FOLDS):
            out = fold == left_out
            fitted = self.columns[out] @ self.fitted(same, ~out)
            gain[out] = _log_likely(fitted, same[out]) - _log_likely(self.columns[out] @ self.before, same[out])
        return bool(gain.mean() > gain.std() / np.sqrt(len(gain)))


def _worths(lesson: _Lesson, model: LinkModel) -> Floats | None:
    """Steps 2 to 4 of what acts, actors and numbers are worth, as logarithms."""
    moved = []
    for at in range(len(_SCALED)):
        step = np.zeros(len(_SCALED))
        step[at] = _STEP
        more, less = (lesson.scaled(each).odds(model.calibration) for each in (step, -step))
        moved.append((more - less)[lesson.judged] / (2.0 * _STEP) * _BEFOREHAND[1])
    plain = _columns(lesson, model)
    belief = _Belief(
        np.column_stack([plain, *moved]),
        np.append(_BEFOREHAND, np.zeros(len(_SCALED))),
        np.append(_LOOSELY, _WORTHS),
    )
    found = belief.fitted(lesson.same)[len(_BEFOREHAND) :]
    return found if belief.foretells(lesson.same) else None


def _columns(lesson: _Lesson, model: LinkModel) -> Floats:
    """What each judgement rests on: a level, the odds, and how far it is from what is usual at such odds in what people are asked by."""
    odds = lesson.odds(model.calibration)
    together = lesson.together - _usually_together(lesson, odds)(odds)
    hanging = lesson.hanging - _usual(lesson.hanging, odds)(odds)
    columns = np.column_stack([np.ones(len(odds)), odds, together, hanging])
    return np.asarray(columns[lesson.judged])


def _usually_together(lesson: _Lesson, odds: Floats) -> Callable[[Floats], Floats]:
    """How many pairs of such odds stand in one incident, as a function of the odds."""
    usual = _usual(lesson.together.astype(np.float64), odds)
    return lambda at: np.clip(usual(at), 0.001, 0.999)


def _usual(values: Floats, odds: Floats) -> Callable[[Floats], Floats]:
    """What a value usually is at such odds, as a function of the odds."""
    stretches = np.array_split(np.argsort(odds, kind="stable"), min(_SMOOTH, len(odds)))
    middle, mean = (np.array([each[one].mean() for one in stretches]) for each in (odds, values))
    return lambda at: np.asarray(np.interp(at, middle, mean))


def _calibrated(lesson: _Lesson, model: LinkModel) -> LinkModel:
    """Steps 2 to 4 of the table of probabilities: moved by as much as what is found differs from what was believed."""
    belief = _Belief(_columns(lesson, model), _BEFOREHAND, _FIRMLY)
    if model.taught is None or not belief.foretells(lesson.same):
        return model
    found = belief.fitted(lesson.same)
    scores, probabilities = np.array(model.calibration).T
    odds = _logit(probabilities)
    usual = _usually_together(lesson, lesson.odds(model.calibration))(odds)
    moved = odds + _of_all(odds, usual, found) - _of_all(odds, usual, _BEFOREHAND)
    table = zip(scores.tolist(), np.maximum.accumulate(np.round(_share(moved), 6)).tolist(), strict=True)
    said = replace(model.taught, level=round(float(found[0]), 6), slope=round(float(found[1]), 6))
    return replace(model, calibration=tuple(table), taught=said)


def _of_all(odds: Floats, usual: Floats, numbers: Floats) -> Floats:
    """The odds over all pairs, those in one incident and those in two, as many as there usually are of each."""
    level, slope, for_together, _ = numbers
    joined, apart = (_share(level + slope * odds + for_together * beside) for beside in (1.0 - usual, -usual))
    return _logit(usual * joined + (1.0 - usual) * apart)


def _with_worths(model: LinkModel, worths: Floats) -> LinkModel:
    """The model with other worths of acts and weapons, of actors and targets, and of numbers, as logarithms."""
    strangers, said = model.strangers, model.taught
    if strangers is None or said is None:
        return model
    act, actor, figure = np.exp(worths).tolist()
    levels = {
        name: tuple(round(nats * worth, 6) for nats in getattr(strangers, name))
        for name, worth in (("act", act), ("weapon", act), ("actor", actor), ("target", actor))
    }
    figures = tuple(
        law._replace(worth=tuple(tuple(round(nats * figure, 6) for nats in size) for size in law.worth))
        for law in strangers.figures
    )
    said = replace(said, act=round(act, 6), actor=round(actor, 6), figure=round(figure, 6))
    names, codes = (_times(met, act=act, actor=actor) for met in (model.names, model.codes))
    strangers = replace(strangers, **levels, figures=figures)
    return replace(model, strangers=strangers, names=names, codes=codes, taught=said)


def _times(several: tuple[NamesMet, ...], *, act: float, actor: float) -> tuple[NamesMet, ...]:
    """The same, acts and weapons worth so many times as much, actors and targets so many."""
    by = {"act": act, "weapon": act, "actor": actor, "target": actor}
    return tuple(met._replace(worth=round(met.worth * by[met.of], 6)) for met in several)


def _logit(share: Floats) -> Floats:
    kept = np.clip(share, _CERTAIN, 1.0 - _CERTAIN)
    return np.asarray(np.log(kept / (1.0 - kept)))


def _share(odds: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(odds, -50.0, 50.0))))


def _log_likely(odds: Floats, same: Bools) -> Floats:
    return np.asarray(np.log(_share(np.where(same, odds, -odds))))
