"""Findings as sentences: each reason with its numbers, one sentence per finding, in any of the three languages.

A sentence says nothing that is not in the finding's columns. Distances are said to 10 m below a kilometre and to
100 m above, and towards the side of the limit on which they lie, so that no sentence contradicts its own verdict;
times in hours up to two days, then in days. Findings that would read the same are said once and shared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.agreement.charter import Charter
from truceline.agreement.paragraph import Words
from truceline.finding.columns import Flags, Floats, Text, numbers
from truceline.finding.placing import TOLD_M
from truceline.values.language import Language, say

Indices = npt.NDArray[np.int64]

_PLACED = ("zone", "distance_m")
# The columns that each reason says; a reason that is not here says none.
SAID: dict[str, tuple[str, ...]] = {
    "breach_inside": (*_PLACED, "act", "hours_from_start"),
    "breach_nearer_than_limit": (*_PLACED, "limit_m", "act", "hours_from_start"),
    "breach_over_limit": ("zone", "counted", "limit", "hours_from_start"),
    "breach_everywhere": ("act", "hours_from_start"),
    "not_in_force_yet": ("hours_from_start",),
    "no_longer_in_force": ("hours_from_start",),
    "not_this_act": ("act",),
    "act_unknown": ("act",),
    "outside_zone": _PLACED,
    "straddles_boundary": (*_PLACED, "radius_m", "probability"),
    "accounts_of_zone_differ": ("zone",),
    "zone_not_drawn": ("zone",),
    "zone_not_in_force": ("zone",),
    "zone_stage_uncertain": ("zone",),
    "time_straddles_start": ("hours_from_start",),
    "time_straddles_end": ("hours_from_start",),
    "beyond_limit": (*_PLACED, "limit_m"),
    "straddles_limit": (*_PLACED, "limit_m", "radius_m"),
    "within_limit": ("zone", "counted", "limit"),
    "count_straddles_limit": ("zone", "counted", "limit"),
    "count_left_open": ("zone", "counted", "limit"),
    "party_not_bound": ("actor",),
    "not_this_actor": ("actor",),
    "actor_not_listed": ("actor",),
    "time_straddles_joining": ("actor",),
    "exemption_claimed": ("exemption",),
    "detail_open": ("detail",),
    "geometry_restricted": ("zone",),
    **dict.fromkeys(("step_in_time", "step_late", "replied_in_time", "replied_late"), ("side", "after_h", "within_h")),
    **dict.fromkeys(("step_still_open", "step_not_taken", "side_silent"), ("side", "within_h")),
    **dict.fromkeys(("hotline_tried", "hotline_tried_after", "discipline_notified"), ("side", "after_h")),
    **dict.fromkeys(("side_not_asked", "hotline_not_tried", "call_at_the_time_of_fire"), ("side",)),
    "discipline_notified_late": ("side", "after_h", "within_h"),
    "discipline_not_notified": ("side", "within_h"),
    "discipline_not_heard_of": ("side",),
}
_TEXTS = ("zone", "act", "actor", "side", "detail", "exemption")
_HOURS = ("after_h", "within_h")
_NUMBERS = ("distance_m", "limit_m", "radius_m", "probability", "counted", "limit", "hours_from_start", *_HOURS)
# What sentences call each of these numbers.
_PARTS = {
    "distance_m": "distance",
    "limit_m": "limit",
    "radius_m": "radius",
    "probability": "chance",
    "counted": "counted",
    "limit": "most",
    "hours_from_start": "when",
    "after_h": "after",
    "within_h": "within",
}
# Stands for a number that is not kept.
NOT_KEPT = "…"
# Reasons that say a distance is smaller, or greater, than another in the same sentence.
_SMALLER = ("breach_nearer_than_limit", "straddles_boundary", "straddles_limit")
_GREATER = ("beyond_limit",)
_OF_THE_END = ("no_longer_in_force", "time_straddles_end")
_DAYS_FROM_H = 48.0
_LESS_THAN_AN_HOUR = 0.5
_MINUTES_BELOW_H = 2.0
# Reasons that say that it took longer than was given.
_TOO_LONG = ("step_late", "replied_late", "hotline_tried_after", "discipline_notified_late")


def explain(findings: pa.Table, charter: Charter, language: Language) -> pa.Array:
    """Say every finding in one sentence, in the order of the findings.

    What people wrote (names of zones and actors, open details) is isolated from the direction of the text around it.
    """
    reason = Text.of(findings["reason"])
    texts = {name: Text.of(findings[name]) for name in _TEXTS}
    spoken = _spoken_numbers(findings, reason)
    first, row_of = _alike(reason, {**{name: text.index for name, text in texts.items()}, **spoken})
    speaker = _Speaker(charter, language)
    sentences = [
        speaker.sentence(
            str(reason.words[reason.index[row]]),
            {name: text.words[text.index[row]] for name, text in texts.items()},
            {name: float(column[row]) for name, column in spoken.items()},
        )
        for row in first
    ]
    return pa.array(sentences, pa.string()).take(pa.array(row_of))


def explain_without_numbers(finding: Mapping[str, Any], charter: Charter, language: Language) -> str:
    """Say one finding of which only the codes are kept, as a signature keeps it: “…” stands for each number."""
    texts = {name: finding.get(name) for name in _TEXTS}
    return _Speaker(charter, language).sentence(str(finding["reason"]), texts, None)


def _alike(reason: Text, columns: dict[str, npt.NDArray[Any]]) -> tuple[Indices, Indices]:
    """One row for each sentence to say, and for every row which of the sentences it is.

    Rows read alike when they have the same reason and the same in every column that the reason says.
    """
    which: Indices = reason.index.astype(np.int64)
    for name, column in columns.items():
        says = np.array([name in SAID.get(word or "", ()) for word in reason.words])[reason.index]
        codes = np.where(says, np.unique(column, return_inverse=True)[1] + 1, 0)
        which = np.unique(which * (int(codes.max(initial=0)) + 1) + codes, return_inverse=True)[1].astype(np.int64)
    _, first, row_of = np.unique(which, return_index=True, return_inverse=True)
    return first.astype(np.int64), row_of.astype(np.int64)


def _spoken_numbers(findings: pa.Table, reason: Text) -> dict[str, Floats]:
    """The numbers as they are said, so that findings which read the same compare as the same."""
    told = {name: numbers(findings, name) for name in _NUMBERS}
    distance = np.abs(told["distance_m"])
    step = _step(distance)
    smaller, greater = (reason.decide(lambda code, of=of: code in of) == 1 for of in (_SMALLER, _GREATER))  # type: ignore[misc] # mypy infers no lambda with a default
    steps = np.where(
        smaller, np.floor(distance / step), np.where(greater, np.ceil(distance / step), np.round(distance / step))
    )
    # What is not on the boundary is not said to be.
    told["distance_m"] = np.where((steps == 0) & (distance > 0) & ~smaller, 1, steps) * step
    told["radius_m"] = np.ceil(told["radius_m"] / _step(told["radius_m"])) * _step(told["radius_m"])
    # Where it cannot be told, neither nought nor a hundred would be true.
    told["probability"] = np.clip(np.round(told["probability"] * 100), 1, 99)
    told["hours_from_start"] = np.copysign(_hours(told["hours_from_start"]), told["hours_from_start"])
    told["after_h"] = _towards(told["after_h"], reason.decide(lambda code: code in _TOO_LONG) == 1)
    # Beyond the distance that is told, a sentence says farther than what.
    farthest = np.fmax(TOLD_M, np.nan_to_num(told["limit_m"]))
    told["distance_m"] = np.where(np.isnan(told["distance_m"]), -farthest, told["distance_m"])
    return told


def _towards(hours: Floats, up: Flags) -> Floats:
    """Hours to the minute below two hours, else whole; longer where they were too long, so that no limit is met by rounding."""
    parts = np.where(hours < _MINUTES_BELOW_H, 60.0, 1.0)
    return np.maximum(np.where(up, np.ceil(hours * parts), np.floor(hours * parts)), 1) / parts


def _hours(hours: Floats) -> Floats:
    """Hours as they are said: whole ones, and from two days on whole days."""
    length = np.abs(hours)
    return np.where(
        length < 1, _LESS_THAN_AN_HOUR, np.where(length < _DAYS_FROM_H, np.round(length), np.round(length / 24) * 24)
    )


def _step(metres: Floats) -> Floats:
    return np.where(metres < 1000, 10.0, 100.0)


@dataclass
class _Speaker:
    """Says sentences of one agreement in one language; what several sentences share is said once."""

    charter: Charter
    language: Language
    _said: dict[tuple[str, object], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        agreement = self.charter.agreement
        self._names: dict[str, dict[str, Words]] = {
            "zone": {zone.code: zone.name for zone in agreement.zones}
            | {line.code: line.name for line in agreement.lines},
            "actor": {excluded.code: excluded.name for excluded in agreement.excluded}
            | {group.code: group.name for group in agreement.groups}
            | {party.code: party.name for party in agreement.parties},
            "side": {party.code: party.name for party in agreement.parties},
            "detail": {detail.code: detail.question for detail in agreement.details},
        }

    def sentence(self, reason: str, texts: Mapping[str, str | None], said: Mapping[str, float] | None) -> str:
        """Say one finding; where its numbers are not kept each is left open."""
        parts: dict[str, Any] = {}
        for column in SAID.get(reason, ()):
            if column in _TEXTS:
                parts[column] = self._name(column, texts[column])
            else:
                parts[_PARTS[column]] = NOT_KEPT if said is None else self._number(reason, column, said[column])
        return say(f"finding-{reason}", self.language, **parts)

    def _number(self, reason: str, column: str, number: float) -> Any:
        if column in {"distance_m", "limit_m", "radius_m"}:
            return self._length(number)
        if column == "hours_from_start":
            return self._when(number, since="end" if reason in _OF_THE_END else "start")
        return self._duration(number) if column in _HOURS else int(number)

    def _name(self, column: str, code: str | None) -> str:
        if code is None:
            return self._say("finding-act-not-held" if column == "act" else "finding-not-stated")
        if column in {"act", "exemption"}:
            return self._say(f"{column}-{code}")
        words = self._names[column].get(code)
        return code if words is None else str(getattr(words, self.language.value))

    def _length(self, metres: float) -> str:
        if metres < 0:
            return self._say("finding-farther", distance=self._length(-metres))
        if metres < 1000:
            return self._say("finding-metres", number=metres)
        return self._say("finding-kilometres", number=metres / 1000)

    def _when(self, hours: float, *, since: str) -> str:
        if np.isnan(hours):
            return self._say("finding-while-in-force")
        side = "before" if np.signbit(hours) else "after"
        return self._say(f"finding-{side}-{since}", span=self._span(abs(hours)))

    def _span(self, hours: float) -> str:
        if hours < 1:
            return self._say("finding-less-than-an-hour")
        if hours < _DAYS_FROM_H:
            return self._say("finding-hours", number=int(hours))
        return self._say("finding-days", number=int(hours / 24))

    def _duration(self, hours: float) -> str:
        """A length of time, never rounded: in minutes where it is short or no whole number of hours, in days where it is whole days."""
        if np.isnan(hours):
            return self._say("finding-not-stated")
        if hours < _MINUTES_BELOW_H or hours % 1:
            return self._say("finding-minutes", number=round(hours * 60))
        if hours < _DAYS_FROM_H or hours % 24:
            return self._say("finding-hours", number=int(hours))
        return self._say("finding-days", number=int(hours / 24))

    def _say(self, message: str, **argument: Any) -> str:
        """Say a part of sentences, once for every argument; it holds nothing that a person wrote."""
        key = (message, next(iter(argument.values()), None))
        if key not in self._said:
            self._said[key] = say(message, self.language, isolating=False, **argument)
        return self._said[key]
