"""The model of linking: what makes two reports alike, as numbers that a person can read and change.

Every number says where it comes from. How often alikeness is mere chance is measured on the reports themselves (see
compare), and kept with the model that they were gathered by.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal, NamedTuple

import numpy as np

from truceline.incident.columns.arrays import Bools, Bytes
from truceline.values.taxonomy import ACT_GROUP, ACTS, DIRECTIONS, FORCEFUL_GROUPS, WEAPON_GROUP

# How alike two codes are. Missing says nothing.
MISSING, SAME, NEAR, RELATED, APART = range(5)

ACT_CODES = tuple(sorted(ACT_GROUP))
WEAPON_CODES = tuple(sorted(WEAPON_GROUP))
DIRECTION_CODES: tuple[str, ...] = tuple(code for code in DIRECTIONS if code != "unknown")

# Acts of different groups that witnesses of one event mix up: a blast is heard, its cause is guessed.
_MISTAKEN = (
    ("explosion", "air_strike"),
    ("explosion", "barrel_bomb"),
    ("explosion", "drone_strike"),
    ("explosion", "helicopter_strike"),
    ("explosion", "mine_blast"),
    ("armed_clash", "ground_advance"),
    ("drone_flight", "reconnaissance"),
    ("access_denied", "interference_with_monitoring"),
    ("abduction", "arrest"),
)
# What is done by force of any kind, and does not say by which.
_BESIDE_FORCE = ("attack_on_civilians", "fire_on_monitors", "chemical", "chemical_allegation")


class SourceError(NamedTuple):
    """How many times larger a source's errors are than it states, of place and of time."""

    place: float = 1.0
    time: float = 1.0


AS_STATED = SourceError()

Levels = tuple[float, float, float, float, float]  # missing, same, near, related, apart
Told = tuple[float, float, float, float]  # same, near, related, apart

# How many times larger than stated errors may be; what is known of them are the shares of these.
SCALES = (0.02, 0.2, 0.5, 1.0, 1.6, 2.5, 4.0, 8.0, 16.0)
Shares = tuple[float, float, float, float, float, float, float, float, float]
Chances = tuple[float, float, float, float, float, float, float, float, float, float]  # the same, and last what is even
_AS_STATED_SHARES: Shares = (0.0, 0.0, 0.0, 0.95, 0.0, 0.0, 0.05, 0.0, 0.0)  # one in twenty is grossly wrong

Knots = tuple[tuple[float, float], ...]  # a score and the probability it stands for, both rising
# Measured on ten training exercises (seeds 11 to 20), each counting alike: home at three densities, elsewhere, and four
# troubles (`./dev bench link --fit-probabilities`). How many pairs with such odds beside their rivals (believing.py) were one incident, pooled so that it never falls.
# fmt: off
_CALIBRATION: Knots = (
    (-9.87, 0.003), (-6.84, 0.007), (-5.45, 0.012), (-4.74, 0.02), (-4.24, 0.025),
    (-3.73, 0.032), (-3.22, 0.061), (-2.75, 0.095), (-2.25, 0.135), (-1.75, 0.198),
    (-1.25, 0.271), (-0.75, 0.362), (-0.25, 0.466), (0.25, 0.563), (0.75, 0.664),
    (1.25, 0.755), (1.75, 0.83), (2.25, 0.877), (2.75, 0.908), (3.24, 0.941),
    (3.75, 0.96), (4.24, 0.978), (4.74, 0.982), (5.24, 0.987), (5.74, 0.991),
    (6.24, 0.994), (7.14, 0.996), (9.23, 0.998),
)
# fmt: on


class FigureShares(NamedTuple):
    """How often two reports of one incident tell the same number, a near one, a related one, another (figures)."""

    counted: Told = (0.5, 0.27, 0.15, 0.08)
    calibre: Told = (0.9, 0.04, 0.03, 0.03)
    killed: Told = (0.55, 0.28, 0.11, 0.06)
    injured: Told = (0.45, 0.3, 0.16, 0.09)


_FIGURE_SHARES = FigureShares()


class FigureLaw(NamedTuple):
    """What likeness of one kind of number is worth, by its size (twofigures.SIZES), in nats."""

    kind: str  # a unit, calibre, killed or injured
    worth: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Strangers:
    """How alike strangers are where the model was measured: what makes alikeness mere chance, as logarithms.

    All that comparing takes from the whole set of reports stands here, so that with a kept model nothing but a
    report's surroundings decides about it.
    """

    space: Chances  # how far apart strangers within reach are: shares of SCALES, and last of what is even
    time: Chances  # the same of their times
    act: Levels  # evidence of how alike two acts are
    weapon: Levels
    actor: tuple[float, float]  # of two names that differ, of two that agree
    target: tuple[float, float]
    figures: tuple[FigureLaw, ...] = ()  # of the kinds of number that were told


Ways = tuple[
    float, float, float, float, float, float, float
]  # the same; near, related, apart, the first's smaller; larger


HarmedBeside = tuple[float, float, float]  # civilians, fighters, both


class ListFigures(NamedTuple):
    """What likeness of victims told by two lists is worth, by who tells more, in nats (listfigures)."""

    kind: str  # killed or injured
    by_first: tuple[Ways, ...]  # by the size of the first list's number (twofigures.SIZES)
    by_second: tuple[Ways, ...]
    # How many of the pairs in which the first's number is the smaller are parts of the second's, by likeness (near, related, apart); then
    # the other way round (holding).
    parts: tuple[tuple[float, float, float], tuple[float, float, float]] = ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0))


class DayLaw(NamedTuple):
    """What distances and days are worth between two lists that know only the day, in nats (by_day)."""

    first: str  # source; none: all that are too few for a law of their own
    second: str
    near: tuple[float, ...]  # by the bins of days.EDGES_KM
    days: tuple[float, ...]  # the second list's day is so many before or after the first's: -2 to 2
    crowd: float  # logarithm of how many strangers a row has within 128 km and two days
    partnered: float = 0.0  # logarithm of the odds that a row of the shorter list has a partner (partnered)
    of_first: bool = False  # whether that is the first
    beyond: tuple[float, ...] = (-0.865472, -1.731076, -2.596681, -3.0)  # more than the last bin, at 181 to 1,000 km
    figures: tuple[ListFigures, ...] = ()  # of the kinds that both tell of enough probable pairs; harmed as in HARMED
    harmed: tuple[()] | tuple[HarmedBeside, HarmedBeside, HarmedBeside] = ()


class NamesMet(NamedTuple):
    """What it is worth that one report names the one and the other the other, in nats (naming)."""

    of: str  # act, weapon, direction, actor or target
    first: str  # names are folded; among `names` of the model one that one source alone uses
    second: str
    worth: float
    pairs: float = 0.0  # of one incident that told these two, as counted; of `names` not told


class SidesMet(NamedTuple):
    """What it is worth that one row names these sides and the other those, in nats (sides)."""

    first: tuple[str, str]  # actor and target, folded; empty where there is none
    second: tuple[str, str]
    worth: float
    pairs: float  # of one incident that told these, as counted


class Crossing(NamedTuple):
    """Two lists of which each names the sides in an order of its own."""

    first: str  # source, as in the law of the two (DayLaw)
    second: str
    share: float  # of their pairs of one incident, in which the order is another


class Sides(NamedTuple):
    """What sides are worth between lists that cross (crosswise)."""

    crossing: tuple[Crossing, ...]
    met: tuple[SidesMet, ...]


class Frame(NamedTuple):
    """Words that a column accounts for: most reports that say this in it have them (framing)."""

    of: str  # source, act, weapon, actor, target, unit or direction
    said: str
    words: tuple[str, ...]


class WordLaw(NamedTuple):
    """What it is worth to share words, in nats, by what they weigh (sharing.SHARED), and what the commoner words weigh (words)."""

    worth: tuple[float, ...]
    common: tuple[tuple[str, float], ...]  # all others are rare
    frames: tuple[Frame, ...] = ()  # of own words alone: those that say nothing
    names: bool = False  # of own words alone: the name of the place is the one word of a report (calling)


class NamesLaw(NamedTuple):
    """What it is worth, in nats, that two reports call their place the same or otherwise, where one lies nowhere (unplacednames)."""

    same: float  # beside what the name weighs
    other: float
    common: tuple[tuple[str, float], ...]  # what the commoner names weigh; all others are rare
    heads: tuple[str, ...]  # words with which many names are made
    areas: tuple[str, ...]  # names of areas, which lie around places of other names
    same_area: float = 0.0  # that both give one area and not one name, beside what the area weighs
    other_area: float = 0.0
    of_areas: tuple[tuple[str, float], ...] = ()  # what those weigh that several sources give; others say nothing


# Until it is counted: nine in ten of one incident name one place, which one in ten of all have. Judged.
_UNHEARD = NamesLaw(same=-3.1, other=-2.25, common=(), heads=(), areas=())


class NamedPlace(NamedTuple):
    """Where reports lie that use a name, and within which radius nineteen in twenty of them do (placenames)."""

    name: str  # folded; after a ~ its consonants
    longitude: float
    latitude: float
    radius_m: float
    also: str = ""  # the name by which a gazetteer lists the place, where it is another


class NamesWithin(NamedTuple):
    """Where names lead that stand within the name of another place, and where areas lie in which they must (textplaces)."""

    names: tuple[NamedPlace, ...]  # as in texts
    areas: tuple[NamedPlace, ...]  # by their consonants


# What two that are one voice have in common: all that they say, place and moment alone, or to which side both err.
AlikeIn = Literal["everything", "place and moment", "errors"]


class Echo(NamedTuple):
    """Two sources that are one voice: of how many incidents both tell, and in how many alike (echoing, erring)."""

    first: str
    second: str
    told: int
    alike: int
    after: str = ""  # the one that is received after the other nearly always
    lag_s: float = 0.0  # by how long as a rule
    alike_in: AlikeIn = "everything"


class TellsAgain(NamedTuple):
    """A source that tells of incidents twice without saying so: of how many reports that say where and when, how many were told again (telling_again); or a list by the day with several rows for one incident (rows_of_one)."""

    source: str
    told: int
    again: int
    by_day: bool = False


@dataclass(frozen=True, slots=True)
class Taught:
    """How many judgements of people were among what acts, names and numbers are counted by (foreknown)."""

    judgements: int
    same: int  # of these


@dataclass(frozen=True, slots=True)
class LinkModel:
    """What is expected of two reports that tell of one incident.

    The shares are judged from practice and checked on invented reports with known truth (docs/incident.md);
    what is worth what is learnt from the reports and from judgements (learning).
    """

    extent_m: float = 200.0  # one incident is no point: how far from its centre a source may mean
    duration_s: float = 600.0  # and no moment: ten minutes
    place_shares: Shares = _AS_STATED_SHARES  # of errors of place, by how many times larger than stated (SCALES)
    time_shares: Shares = _AS_STATED_SHARES  # the same of time
    reach_sigmas: float = 6.0  # pairs farther apart than this many standard deviations are not compared
    span_sigmas: float = 4.0  # the same for time
    widest_m: float = 30_000.0  # a place known no better than this is not compared by place
    longest_s: float = 129_600.0  # nor a time of more than three days, 36 hours on either side, but by a law (days)
    unstated_radius_m: float = 5_000.0  # a place without a stated radius
    further_reports: float = 24.0  # odds that any report within reach tells of the same, times how many are there
    act_shares: tuple[float, float, float, float] = (0.62, 0.26, 0.08, 0.04)  # same, near, related, apart
    weapon_shares: tuple[float, float, float] = (0.75, 0.17, 0.08)  # same, same group, apart
    weapon_weight: float = 0.8  # the act already says most of what the weapon says
    actor_share: float = 0.85  # two reports that both name an actor name the same one
    target_share: float = 0.85
    figure_shares: FigureShares = _FIGURE_SHARES  # how alike the numbers of two reports of one incident are
    pseudo_pairs: float = 60.0  # chance is believed to be even until this many pairs of one source say otherwise
    offered: float = -2.2  # pairs below this score (odds of one to nine) are not offered for joining
    sure: float = 2.2  # who says that he tells of several tells of those of his pairs above it too (nine to one)
    partners: float = -1.1  # two lists' reports are joined where odds beside all rivals are one to three, or better
    usual: SourceError = AS_STATED  # of a source of which nothing else is known
    errors: Mapping[str, SourceError] = field(default_factory=dict)  # by source, as learnt (learning.py)
    calibration: Knots = _CALIBRATION  # of the odds of a pair beside its rivals: the probability of one incident
    by_day: tuple[DayLaw, ...] = ()  # of every two lists that know only the day, as learnt (by_day.py)
    echoes: tuple[Echo, ...] = ()  # sources that are one voice where they say the very same, as learnt (echoing.py)
    told_again: tuple[TellsAgain, ...] = ()  # sources that tell of incidents twice, as learnt (againlearning.py)
    names: tuple[NamesMet, ...] = ()  # of names that one source alone uses, as learnt (naming.py)
    codes: tuple[NamesMet, ...] = ()  # of acts, weapons, directions, names of several sources (by_probability.py)
    sides: Sides | None = None  # of lists that name the sides each in an order of its own, as learnt (crosswise.py)
    taught: Taught | None = None  # by people's judgements (foreknown.py)
    words: WordLaw | None = None  # of words that two lists by the day have both, as learnt; none: nothing (likening.py)
    own_words: WordLaw | None = None  # the same of any other two, of their own words alone (own_wordlearning.py)
    places: tuple[NamedPlace, ...] = ()  # where names of places lead without coordinates (placelearning.py)
    by_names: float = 0.0  # of the reports that lie anywhere, the share that lies where names lead (afresh.py)
    in_texts: tuple[NamedPlace, ...] = ()  # where names lead that stand in a text alone, as learnt (textlearning.py)
    in_names: NamesWithin | None = None  # where names lead that stand within others, as learnt (partlearning.py)
    areas: tuple[NamedPlace, ...] = ()  # where the areas lie that are said beside such names (partlearning.py)
    unplaced_names: NamesLaw | None = _UNHEARD  # of names that lead nowhere; none: nothing (unplacednamelearning.py)
    strangers: Strangers | None = None  # measured on the reports at hand unless it is kept (compare.py)


class Weights(NamedTuple):
    """The numbers of the model that the kernels need."""

    extent2: float
    duration2: float
    reach2: float
    span2: float
    further: float


def to_six_digits(model: LinkModel) -> LinkModel:
    """The model as its file keeps it: beyond six digits nothing is known, and machines differ."""
    errors = {source: _rounded(error) for source, error in sorted(model.errors.items())}
    return replace(model, usual=_rounded(model.usual), errors=errors)


def _rounded(error: SourceError) -> SourceError:
    return SourceError(round(error.place, 6), round(error.time, 6))


def weights_of(model: LinkModel) -> Weights:
    """Take from the model what the kernels need, squared where they need squares."""
    return Weights(
        model.extent_m**2,
        model.duration_s**2,
        model.reach_sigmas**2,
        model.span_sigmas**2,
        float(np.log(model.further_reports)),
    )


def act_alikeness() -> Bytes:
    """How alike any two acts are, by their places in ACT_CODES; the last row and column are for missing ones."""
    return _act_alikeness().copy()


@cache
def _act_alikeness() -> Bytes:
    table = _alikeness(ACT_CODES, ACT_GROUP)
    place = {code: index for index, code in enumerate(ACT_CODES)}
    forceful = [place[code] for group in FORCEFUL_GROUPS for code in (group, *ACTS[group])]
    table[np.ix_(forceful, forceful)] = np.where(
        table[np.ix_(forceful, forceful)] == APART, RELATED, table[np.ix_(forceful, forceful)]
    )
    for code in ("attack_on_civilians", "fire_on_monitors"):
        table[place[code], forceful] = table[forceful, place[code]] = RELATED
    for one, other in _MISTAKEN:
        table[place[one], place[other]] = table[place[other], place[one]] = NEAR
    return table


def contradicting_acts() -> Bools:
    """Whether two acts, by their places in ACT_CODES, cannot both have been meant of one incident.

    Acts of one group can, and so can those that witnesses mix up; an attack on civilians or on monitors, or a chemical agent, stands beside
    the force by which it was done. A group's own code says no more than that it was one of them, and contradicts only what all of them do.
    """
    return _contradicting_acts().copy()


@cache
def _contradicting_acts() -> Bools:
    alike = _act_alikeness()[:-1, :-1]
    table = (alike == RELATED) | (alike == APART)
    place = {code: index for index, code in enumerate(ACT_CODES)}
    forceful = [place[code] for group in FORCEFUL_GROUPS for code in (group, *ACTS[group])]
    for code in _BESIDE_FORCE:
        table[place[code], forceful] = table[forceful, place[code]] = False
    for group, codes in ACTS.items():
        table[place[group]] = table[[place[group], *(place[code] for code in codes)]].all(axis=0)
    for group, codes in ACTS.items():
        table[:, place[group]] = table[:, [place[group], *(place[code] for code in codes)]].all(axis=1)
    return np.asarray(table)


def weapon_alikeness() -> Bytes:
    """How alike any two classes of weapon are, by their places in WEAPON_CODES, likewise."""
    return _weapon_alikeness().copy()


@cache
def _weapon_alikeness() -> Bytes:
    return _alikeness(WEAPON_CODES, WEAPON_GROUP)


def _alikeness(codes: tuple[str, ...], group_of: dict[str, str]) -> Bytes:
    groups = np.array([group_of[code] for code in codes])
    table = np.full((len(codes) + 1, len(codes) + 1), MISSING, np.int8)
    table[:-1, :-1] = np.where(groups[:, None] == groups[None, :], NEAR, APART)
    np.fill_diagonal(table[:-1, :-1], SAME)
    return table
