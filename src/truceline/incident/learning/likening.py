"""Learn from the reports themselves what names are worth that one source alone uses (naming), once place and time are known."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs, coded
from truceline.incident.learning.nearby import Nearby, Side, doubt, nearby, tally
from truceline.incident.learning.sample import Sample
from truceline.incident.learning.wordlearning import learn_words
from truceline.incident.likeness.days import mostly_span
from truceline.incident.likeness.placenames import with_own_names
from truceline.incident.model import LinkModel, NamesMet
from truceline.values.party import fold_name

OF = ("actor", "target")
_MOST = 60  # names of each source that a table tells of, the most frequent
_EXPECTED = 3.0  # reports by others that a name must be expected to have, if all used it alike
_ALONE = 0.1  # of those that it may have, and be one source's own all the same
_FEWEST_REPORTS = 100  # of fewer, what seems to stand out is mostly chance (docs/linking/short-lists.md)
_FEWEST = 5  # reports with a name, that anything be learnt of it
_HELD = 3.0  # pairs' worth of belief that two names say nothing of each other
_MIXED = 100.0  # pairs' worth of belief that names are met by chance as often as both are said
_LEAST = 0.05  # nats below which two names are said to say nothing
_MOST_NATS = 3.0
_TELLS = 0.02  # nats of a pair that a table must tell on average, beyond what chance would


class Vocabulary(NamedTuple):
    """The names of one column: in order of how often they are said, by row, and which of them one source alone uses."""

    names: tuple[str, ...]
    code: Ints  # by row, -1 for none and for rare ones
    own: Bools  # by name
    together: Floats  # by two names: the share of pairs of two sources that have them, were they drawn by lot


def learn_likeness(some: Sample, model: LinkModel) -> LinkModel:
    """The model with what names and words are worth here; nothing where nothing stands out.

    The model holds the laws of lists by the day.
    """
    enough = len(some.among) >= _FEWEST_REPORTS
    said = {of: vocabulary(some.reports.column(of), some.voices.source) for of in OF} if enough else {}
    if some.of_one_source or not (model.by_day or any(each.own.any() for each in said.values())):
        return model
    near = nearby(some, model)
    laid = some.laid(model)
    unmet = bool(mostly_span(laid.by_day.number, laid.comparable, laid.spanning).any())
    nowhere = np.isnan(laid.sites.longitude)
    names: list[NamesMet] = []
    for of, each in said.items():
        learnt = _learnt(of, each, near) if each.own.any() else []
        silent = each.own & (_mostly(nowhere, each) | (unmet and not learnt))
        names += sorted([*learnt, *_silent(of, each, silent, {met.first for met in learnt})])
    return replace(
        model,
        names=tuple(names),
        words=learn_words(with_own_names(some.reports, model.places), near) if model.by_day else None,
    )


def vocabulary(column: pa.ChunkedArray, source: Ints) -> Vocabulary:
    """The names that are said often enough, and who says them."""
    words = coded(column)
    folded = [fold_name(word) for word in words.dictionary.to_pylist()]
    distinct, of_word = np.unique(np.array([*folded, ""]), return_inverse=True)
    rows = np.asarray(words.indices.fill_null(len(folded)).to_numpy(zero_copy_only=False), np.int64)
    name = of_word.ravel()[rows]
    said = distinct[name] != ""
    sources = int(source.max(initial=0)) + 1
    by_source = np.bincount(name[said] * sources + source[said], minlength=len(distinct) * sources)
    said_by = by_source.reshape(len(distinct), sources)
    often, most = said_by.sum(axis=1), said_by.max(axis=1)
    # Of a name that all used alike, so many of its reports would be of others than of its most frequent source.
    others = often * (1.0 - said_by.sum(axis=0) / max(int(often.sum()), 1))[said_by.argmax(axis=1)]
    own = (others >= _EXPECTED) & (often - most <= _ALONE * others)
    ordered = [n for n in np.lexsort((distinct, -often)) if often[n] >= _FEWEST]
    code = np.full(len(distinct), -1, np.int32)
    code[ordered] = np.arange(len(ordered), dtype=np.int32)
    frequent = said_by[ordered].astype(np.float64)
    total = frequent.sum(axis=1)
    both = np.outer(total, total) - frequent @ frequent.T
    both = np.triu(both, 1) * (own[ordered][:, None] | own[ordered][None, :])
    together = both / max(float(both.sum()), 1e-9)
    return Vocabulary(tuple(distinct[ordered].tolist()), code[name], own[ordered], together)


def _learnt(of: str, said: Vocabulary, nearby: Nearby) -> list[NamesMet]:
    size = len(said.names)
    met, chance = (_cells(side, said) for side in (nearby.met, nearby.chance))
    met_at, chance_at = met >= 0, chance >= 0
    if not met_at.any() or not chance_at.any():
        return []
    like = nearby.at_like_distance(met_at, chance_at)
    n = tally(met[met_at], nearby.met.weight[met_at], size * size)
    expected = _mixed(tally(chance[chance_at], nearby.chance.expected[chance_at], size * size), said)
    share = _mixed(tally(chance[chance_at], like, size * size), said)
    beyond = max(float(n.sum() - expected.sum()), 1.0)
    even = beyond * share / max(float(share.sum()), 1e-9)
    held = _HELD + doubt(n, expected)
    ratio = (np.maximum(n - expected, 0.0) + held) / (even + held)
    worth = np.clip(np.log(ratio), -_MOST_NATS, _MOST_NATS)
    told = float((np.maximum(n - expected, 0.0) * worth).sum()) / beyond
    if beyond <= 1.0 or told < _TELLS:
        return []
    cells = [int(cell) for cell in np.flatnonzero(np.abs(worth) >= _LEAST)]
    found = [_named(of, said, (cell // size, cell % size), float(worth[cell])) for cell in cells]
    return sorted(found)


def _mostly(nowhere: Bools, said: Vocabulary) -> Bools:
    """Of each name whether most reports that say it lie nowhere."""
    told = said.code >= 0
    without, all_of_it = (np.bincount(said.code[which], minlength=len(said.names)) for which in (told & nowhere, told))
    return np.asarray(2 * without > all_of_it)


def _silent(of: str, said: Vocabulary, which: Bools, learnt: set[str]) -> list[NamesMet]:
    """That such names which one source alone uses say nothing of any other: rows that span days or lie nowhere are near nobody, and teach no names.

    Held to be other names, as what is known by equality is, they would speak against every pair of two lists that call all by names of their own.
    """
    names = [said.names[name] for name in np.flatnonzero(which)[:_MOST].tolist()]
    return [NamesMet(of, name, name, 0.0) for name in names if name not in learnt]


def _mixed(counts: Floats, said: Vocabulary) -> Floats:
    """How often two names are met by chance; where few pairs tell, as often as both are said."""
    believed = said.together.ravel()
    total = float(counts.sum())
    return np.asarray((counts + _MIXED * believed) * (total / max(total + _MIXED, 1e-9)))


def _named(of: str, said: Vocabulary, cell: tuple[int, int], worth: float) -> NamesMet:
    """The name that one source alone uses first; of two such, in order."""
    one, other = sorted(cell, key=lambda code: (not said.own[code], said.names[code]))
    return NamesMet(of, said.names[one], said.names[other], round(worth, 3))


def _cells(side: Side, said: Vocabulary) -> Longs:
    """Of each pair the number of its two names, -1 where nothing is to be learnt of them."""
    codes = np.where(said.code < _MOST * 2, said.code, -1).astype(np.int64)
    one, other = codes[side.first], codes[side.second]
    low, high = np.minimum(one, other), np.maximum(one, other)
    own = said.own if len(said.own) else np.zeros(1, np.bool_)
    telling = (low >= 0) & (low != high) & (own[low] | own[high])
    return np.where(telling, low * len(said.names) + high, -1)
