"""What it tells of two reports that they share words, where place and time alone hardly stand out from chance.

Vague places, vague hours, a busy district: each report meets so many strangers that its partner does not stand out among them, though both name the
same mill. So it is counted how much pairs near in place and time share of their own words (framing), as they are and as they are met by chance
alone (shifting). What they share beyond chance is of one incident, and by what that is worth place and time are asked once more (unlabelled).

1. Bursts and busy days are put back into chance as for all else (beyond). Words that follow from the place are shared by those that were moved, too,
   and are worth nothing.
2. More that is shared never says less. Where what speaks for a pair does not stand out, farther than place and time if these do, or tells too little of it,
   words are not asked.
3. Pairs are chosen by what was counted. The model has it with all that may be of one incident for all that is known: what most
   strangers share too is known badly, and counted alone it would speak too hard against those that share nothing.
"""

from typing import NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Floats
from truceline.incident.learning.beyond import MISSED, Beyond, Counts, Seen, beside_chance, in_deviations
from truceline.incident.learning.meeting import Meeting
from truceline.incident.learning.nearby import tally
from truceline.incident.learning.own_wordlearning import LEVELS
from truceline.incident.learning.sample import Sample
from truceline.incident.learning.shifting import Met
from truceline.incident.likeness.days import never_rising
from truceline.incident.likeness.framing import OF, frames_of, without_frames
from truceline.incident.likeness.placenames import with_own_names
from truceline.incident.likeness.sharing import SHARED, Words, weigh_shared
from truceline.incident.likeness.words import FIELDS, common_words, told_words, weighed_words
from truceline.incident.model import WordLaw

# Pairs' worth of belief, at each level, that words say nothing; no more than tell of it, but for a tenth: as what is shared more never says less, levels
# that no two pairs share would make what many share pass for nothing.
_HELD, _LEAST_HELD = 10.0, 0.1
_TELLS = 0.1  # nats that words must tell of a pair beyond chance, as elsewhere (own_wordlearning)
_MOST_NATS = 4.0
# Nats that pairs which are counted must have beyond even: the fewer strangers are counted, the more stands out. Of two lists of 400 to 3,000 reports, of
# which a quarter have partners, 13 of 18 were learnt from without it, all with 0.5 or 1, and 17 with 1.5.
_ASKED = 1.0
_SPACE, _TIME = 2, 3  # rows of the parts of scores


class MetByWords(NamedTuple):
    """The own words of reports, with what was counted of sharing them, and the law that the model has of it."""

    words: Words
    law: WordLaw

    def said(self, pairs: Met) -> Floats:
        """What words say of each pair beyond what they must, that it is counted."""
        shared = _shared(self.words, pairs)
        return np.where(shared >= 0.0, self.words.worth[np.digitize(shared, SHARED)], 0.0) - _ASKED


def met_by_words(some: Sample, met: Meeting, seen: Seen, least: float) -> MetByWords | None:
    """What words say, or none where what pairs share of them does not stand out from chance by so many deviations; beside what was seen of all pairs."""
    reports = with_own_names(some.reports.select([*dict.fromkeys((*FIELDS, *OF))]), met.model.places)
    told = told_words(reports, figures=False)
    silent = WordLaw((0.0,) * LEVELS, common_words(told), frames_of(reports, told))
    words = weighed_words(without_frames(reports, told, silent.frames), reports.num_rows, silent)
    as_is, moved = (_counted(words, met, pairs) for pairs in (met.as_is, met.moved))
    # Step 1.
    far = Counts(*(np.full(LEVELS, each.sum()) for each in seen.counted("far")))
    beyond = beside_chance(Counts(as_is[0], moved[0], as_is[1], moved[1]), far)
    # Step 2.
    more = np.maximum(beyond.met - beyond.chance, 0.0)
    worth = _worth(more, beyond)
    telling = float((more * worth).sum()) >= _TELLS * float(more.sum())
    if not telling or in_deviations(beyond, worth > 0.0) <= least:
        return None
    # Step 3.
    doubt = np.sqrt(beyond.met + beyond.chance + (MISSED * beyond.chance) ** 2)
    kept = tuple((np.round(_worth(more + doubt, beyond), 3) + 0.0).tolist())
    return MetByWords(words._replace(worth=worth), silent._replace(worth=kept))


def _counted(words: Words, met: Meeting, pairs: Met) -> Floats:
    """How many pairs of which place and time speak for one incident share so much, of two sources and of one; who has no words says nothing."""
    near = pairs.chosen(np.flatnonzero(met.parts(pairs)[[_SPACE, _TIME]].sum(axis=0) > 0.0))
    shared = _shared(words, near)
    told = shared >= 0.0
    level = near.own[told] * LEVELS + np.digitize(shared[told], SHARED)
    return tally(level, near.weight[told], 2 * LEVELS).reshape(2, LEVELS)


def _shared(words: Words, pairs: Met) -> Floats:
    """What the words weigh that each pair shares; below nothing where one has none."""
    shared = np.empty(len(pairs.first))
    weigh_shared(words, (pairs.first, pairs.second), shared)
    return shared


def _worth(more: Floats, beyond: Beyond) -> Floats:
    """By levels, what it is worth to share so much, by how many pairs beyond chance do."""
    even = beyond.chance * (more.sum() / max(float(beyond.chance.sum()), 1e-9))
    held = np.minimum(_HELD, more + even) + _LEAST_HELD
    ratio = never_rising((more + held)[::-1], (even + held)[::-1])[::-1]
    return np.clip(np.log(ratio), -_MOST_NATS, _MOST_NATS)
