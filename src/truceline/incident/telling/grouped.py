"""The reports of which incidents are made, and who of them speaks with a voice of his own."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Ints, column_of
from truceline.incident.columns.counting import Runs, runs_of
from truceline.incident.model import Echo
from truceline.incident.telling.ranges import Figures, figures_of
from truceline.incident.voices.independence import DAMAGE, voices
from truceline.values.shape.compiled import in_place


@dataclass(frozen=True)
class Grouped:
    """Reports in canonical order, with the number of the incident and the row of the origin of each."""

    reports: pa.Table
    incident: Ints  # 0, 1, 2 … in order of each incident's first report
    origin: Ints
    speaker: Ints  # whose word each carries
    echoes: tuple[Echo, ...] = ()
    linked_further: Ints = field(default_factory=lambda: np.empty(0, np.int32))  # rows that tell of other incidents too
    _columns: dict[str, Floats] = field(default_factory=dict, init=False, compare=False)

    def column(self, name: str) -> Floats:
        """A column of numbers, null is NaN; most are asked for twice. Nobody may write into it."""
        if name not in self._columns:
            self._columns[name] = column_of(self.reports, name)
        return self._columns[name]

    @cached_property
    def harm(self) -> dict[str, Figures]:
        """What each report gives of killed and injured: a source that gives one figure gives it as lowest, best and highest."""
        return {kind: figures_of(*(self.column(f"{kind}_{end}") for end in ("low", "best", "high"))) for kind in DAMAGE}

    @cached_property
    def counted(self) -> Figures:
        """What each report counts, whatever the unit, likewise."""
        return figures_of(*(self.column(name) for name in ("count_low", "count", "count_high")))

    @cached_property
    def is_of_several(self) -> Bools:
        """Whether each report tells of several incidents, as it says or as is known by further links: its figures are of all of them together.

        So are those of a report that repeats it, unless that says of how many it tells.
        """
        told = self.column("tells_of")
        several = np.asarray(told > 1)
        several[self.linked_further] = True
        return several | (several[self.origin] & np.isnan(told))

    @cached_property
    def count(self) -> int:
        """How many incidents."""
        return int(self.incident.max(initial=-1)) + 1

    @cached_property
    def runs(self) -> Runs:
        """The reports of each incident."""
        return runs_of(self.incident, self.count, np.arange(len(self.incident), dtype=np.int32))

    @cached_property
    def voice(self) -> Ints:
        """The row of the first origin that speaks with each report's voice."""
        return voices(self.reports, self.incident, self.origin, self.speaker, self.echoes)

    @cached_property
    def is_voice(self) -> Bools:
        """Whether each report is the first of an independent voice."""
        return np.asarray(self.voice == np.arange(len(self.origin)))

    @cached_property
    def is_origin(self) -> Bools:
        """Whether each report repeats nobody."""
        return np.asarray(self.origin == np.arange(len(self.origin)))

    def speaking(self, told: Bools) -> Bools:
        """Which of the reports that tell something speak for their voices: one for each that tells it.

        It is the first of the voice that tells it, before all others the one by which the voice is known (of echoes, whom the others follow).
        """
        speaks, heard = np.zeros((2, len(told)), np.bool_)
        _write_speaking(told, (self.origin, self.voice), heard, speaks)
        return speaks

    def one_of_each_voice(self, told: Bools) -> Bools:
        """Of each voice one report: who speaks for it among those that tell something, or else the one by which the voice is known."""
        speaks = self.speaking(told)
        heard = np.zeros(len(told), np.bool_)
        heard[self.voice[speaks]] = True
        return np.asarray(speaks | self.is_voice & ~heard)

    def votes(self, told: Bools) -> Bools:
        """Which of the reports that tell something have a vote on it: one for each voice, and none for what repeats a voice.

        Where no voice of an incident tells it, what repeats them is heard: of those that have one voice the first that does.
        """
        votes = self.speaking(told)
        is_told, heard = np.zeros((2, len(told)), np.bool_)
        is_told[self.incident[votes]] = True
        _write_repeated(told & ~is_told[self.incident], self.voice, heard, votes)
        return votes


@in_place
def _write_speaking(told: Bools, of: tuple[Ints, Ints], heard: Bools, speaks: Bools) -> None:
    """Write who speaks. The room has whether anybody of this voice does."""
    origin, voice = of
    for row in range(len(told)):
        if told[row] and voice[row] == row:
            speaks[row] = heard[row] = True
    for row in range(len(told)):
        if told[row] and origin[row] == row and not heard[voice[row]]:
            speaks[row] = heard[voice[row]] = True


@in_place
def _write_repeated(told: Bools, voice: Ints, heard: Bools, votes: Bools) -> None:
    """Write who votes of those that tell what no voice does. The room has whether one with this voice was heard."""
    for row in range(len(told)):
        if told[row] and not heard[voice[row]]:
            votes[row] = heard[voice[row]] = True
