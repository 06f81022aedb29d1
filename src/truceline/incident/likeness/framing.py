"""Own words of reports: what is left of their words when those are taken away that a column accounts for.

A report of mortar fire says “mortar”, a ministry begins all that it says alike, and whoever names a party in a column names it in its
text. That two reports share such words says nothing beside what act, actor and source say. So a word is a frame where three in ten of
the reports have it that say the same in a column, among those that use its script: it says nothing in any of them. What remains is what
no column holds: a village, a landmark, a name, what burnt. Figures are left out, for they are compared as what they are.

Names of places are words as all others. That whoever is there names the place is for learning to tell (own_wordlearning).
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import coded, codes_of
from truceline.incident.likeness.calling import told_names, words_of_name
from truceline.incident.likeness.sharing import Words
from truceline.incident.likeness.words import Told, told_words, weighed_of_one, weighed_words, words_of_one
from truceline.incident.model import Frame, WordLaw

OF = ("source", "act", "weapon", "actor", "target", "unit", "direction")
_SHARE = 0.3  # of the reports that say the same in a column and use a word's script: who has it by chance alone is rarer by far
_HELD = 5.0  # such reports without the word that are believed beside those met, so that two or three frame nothing
_MOST = 60  # of each column what is said most: of what is rare too few reports tell what frames it


class Lookup(NamedTuple):
    """A law of own words, to look up those of one report after the other."""

    common: Mapping[str, float]
    frames: Mapping[tuple[str, str], frozenset[str]]
    names: bool  # the name of the place is the one word


def frames_of(reports: pa.Table, told: Told) -> tuple[Frame, ...]:
    """The words that these reports show to be accounted for, by column and what it says, in order; none where none says a word."""
    found: list[Frame] = []
    words, scripts = len(told.skeletons), int(told.script.max(initial=0)) + 1
    if not words:
        return ()
    writes = np.unique(told.row * scripts + told.script[told.word])  # each report that uses a script, once
    for of in OF:
        column = coded(reports[of])
        code, names = codes_of(column), column.dictionary.to_pylist()
        often = np.bincount(code[code >= 0], minlength=len(names))
        most = sorted(np.flatnonzero(often).tolist(), key=lambda n: (-often[n], names[n]))[:_MOST]
        most.sort(key=lambda n: str(names[n]))
        place = np.full(len(names) + 1, len(most), np.int64)  # all others, and none, are counted behind those
        place[most] = np.arange(len(most))
        said = place[code]
        having = np.bincount(said[told.row] * words + told.word, minlength=(len(most) + 1) * words)
        writing = np.bincount(said[writes // scripts] * scripts + writes % scripts, minlength=(len(most) + 1) * scripts)
        least = _SHARE * (writing.reshape(-1, scripts)[:-1, told.script] + _HELD)
        frame = having.reshape(-1, words)[:-1] >= least
        for number, framed in zip(most, frame, strict=True):
            if framed.any():
                skeletons = {told.skeletons[n] for n in np.flatnonzero(framed).tolist()}
                found.append(Frame(of, names[number], tuple(sorted(skeletons))))
    return tuple(found)


def without_frames(reports: pa.Table, told: Told, frames: tuple[Frame, ...]) -> Told:
    """The words that none of the frames are."""
    words: dict[str, list[int]] = {}
    for number, word in enumerate(told.skeletons):
        words.setdefault(word, []).append(number)
    kept = np.ones(len(told.word), np.bool_)
    for of in OF:
        some = {frame.said: frame.words for frame in frames if frame.of == of}
        column = coded(reports[of])
        place = {said: n for n, said in enumerate(some)}
        frame_of = np.array([place.get(said, -1) for said in column.dictionary.to_pylist()] + [-1], np.int64)
        framed = np.zeros((len(some) + 1, len(told.skeletons)), np.bool_)
        for n, said in enumerate(some):
            framed[n, [number for word in some[said] for number in words.get(word, ())]] = True
        # Frame -1, the last row, has no words.
        kept &= ~framed[frame_of[codes_of(column)][told.row], told.word]
    return told._replace(row=told.row[kept], word=told.word[kept])


def own_words_of(reports: pa.Table, law: WordLaw) -> Words:
    """The words of each report that no column accounts for, or its name for the place where the law is of these, and what each weighs."""
    if law.names:
        return weighed_words(told_names(reports), reports.num_rows, law)
    told = told_words(reports, figures=False)
    return weighed_words(without_frames(reports, told, law.frames), reports.num_rows, law)


def lookup_of(law: WordLaw) -> Lookup:
    """The law as it is looked up of one report after the other."""
    return Lookup(dict(law.common), {(frame.of, frame.said): frozenset(frame.words) for frame in law.frames}, law.names)


def own_words_of_one(report: Mapping[str, Any], law: Lookup) -> tuple[list[int], list[float]]:
    """The own words of one report, as `own_words_of` has them: their numbers, rising, and what each weighs."""
    if law.names:
        return weighed_of_one(words_of_name(report), law.common)
    framed = frozenset[str]().union(*(law.frames.get((of, report[of]), frozenset()) for of in OF))
    return words_of_one(report, law.common, without=framed)
