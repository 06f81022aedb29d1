"""What is learnt of reports, one thing after the other, from those of them that are asked for.

1. Errors, and what likeness is worth (unlabelled).
2. Lists by the day: what kilometres and days between their rows are worth (by_day).
3. Which names are two of one, and which words tell (likening).
4. What codes, numbers and own words are worth, pair by pair (by_probability).
5. What names that lead nowhere are worth (unplacednamelearning).
6. How many reports lie where their names lead: how crowded it is, is not known there, and odds promise too much (promising).

Where names lead was learnt before, of all of them.

Where sources are then found that copy others in silence (echoing), it is learnt once more without what copies tell: how little they differ from
what they copy would pass for how little witnesses err, and all whose errors are of the usual size would be left apart. It is not where two
sources or 200 reports would not be left; and of two lists by the day that have a law of their own, which nobody else is weighed by, neither is left out.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Ints
from truceline.incident.columns.counting import distinct
from truceline.incident.joining.judge import Settled
from truceline.incident.learning.by_day import learn_by_day
from truceline.incident.learning.by_probability import learn_by_probability
from truceline.incident.learning.foreknown import Believed, Known
from truceline.incident.learning.likening import learn_likeness
from truceline.incident.learning.sample import FEWEST_REPORTS, Sample
from truceline.incident.learning.unlabelled import learn
from truceline.incident.learning.unplacednamelearning import learn_unplaced_names
from truceline.incident.likeness.compare import Voices
from truceline.incident.likeness.placenames import SITED_BY, sites_of
from truceline.incident.model import Echo, LinkModel, to_six_digits
from truceline.incident.voices.echoing import that_copy
from truceline.report.table import OF_PLACE


class Afresh(NamedTuple):
    """Reports in canonical order that are learnt from, and what is known beforehand: who says them, where names lead, what people and other models hold."""

    reports: pa.Table
    voices: Voices
    named: LinkModel
    settled: Settled
    believed: Believed | None

    def without_copies(self, among: Ints, model: LinkModel, echoes: tuple[Echo, ...]) -> LinkModel | None:
        """The model that these rows but those that copy would have, where they would have another; echoes were found by the one that is given."""
        laws = {frozenset((law.first, law.second)) for law in model.by_day}
        copies = that_copy(self.reports, tuple(echo for echo in echoes if frozenset(echo[:2]) not in laws))[among]
        own = among[~copies]
        if not copies.any() or len(own) < FEWEST_REPORTS or len(distinct(self.voices.source[own])) < 2:
            return None
        return self.model(own)

    def model(self, among: Ints) -> LinkModel:
        """The model as these rows, and what people judged of them, would have it."""
        some = Sample(self.reports, voices=self.voices, among=among)
        model = to_six_digits(learn(some, self.named))
        by_day = learn_by_day(self.reports, model, among=among)
        model = replace(model, by_day=tuple(learnt.law for learnt in by_day))
        known = Known(self.settled, *((self.believed.model.codes, self.believed.model.sides) if self.believed else ()))
        nearer = tuple(learnt.nearer for learnt in by_day)
        learnt = learn_by_probability(some, learn_likeness(some, model), known, nearer)
        learnt = replace(learnt, unplaced_names=learn_unplaced_names(self.reports, learnt, among))
        return replace(learnt, by_names=_by_names(self.reports, learnt, among))


def _by_names(reports: pa.Table, model: LinkModel, among: Ints) -> float:
    """Of the reports that lie anywhere, the share of those that lie where their names lead."""
    sites = sites_of(reports.select(("occurred_at", *SITED_BY, *OF_PLACE)).take(pa.array(among)), model)
    placed = int(np.count_nonzero(~np.isnan(sites.longitude)))
    return round(int(np.count_nonzero(sites.by_name)) / placed, 6) if placed else 0.0
