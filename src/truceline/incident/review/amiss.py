"""Sources of which something may be amiss, by what they have in common with all others: worth a question to whoever keeps the list.

Nothing is put right here, and no link is changed: what each source says of its own errors is believed as before, and a person
decides. Six things are looked at, all but the last of a source that tells enough to know (30 reports, or incidents of which others tell too):

- **its clock**: of incidents of which others tell as well, by two hours or better, it names a moment later (or earlier) than the mean of
  theirs, on the same side in three of four, and by a quarter of an hour at least in the middle of all. The worst is told first and then
  taken for right, for it moves the means of the others; so is one of fewer incidents (eight), which is not told;
- **its hours**: it would fit the others were its moments an hour and a half to fifteen hours sooner or later (elsewhen). Of such a source
  little is linked, and by how much it is off is not known by its links;
- **its coordinates**: hardly one in five lies where nearly all of the others' lie, and four in five would, were longitude and latitude
  exchanged;
- **twice told**: three in ten of its reports or more, and three times as many as among the others, have another of its own of the same act
  within a quarter of an hour and a kilometre. One source tells of an incident once, so each of them is an incident of its own;
- **alone**: nobody else tells of what six in seven of its reports tell, while somebody does of half of the others' or more;
- **named**: its text says that another source here told it (voices.attributing), and of what that source tells nothing is like enough to be
  what it repeats, though both are in one incident.
"""

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, Floats, Longs, coded, codes_of, column_of, encoded, seconds_of
from truceline.incident.columns.counting import runs_of
from truceline.incident.review.elsewhen import elsewhen
from truceline.incident.voices.attributing import attributed, naming_any
from truceline.incident.voices.telling_again import AGAIN_OFTEN, AGAIN_TIMES_OTHERS, AGAIN_WITHIN_M, AGAIN_WITHIN_S
from truceline.values.place import distance_between

ENOUGH, _FEW = 30, 8
_LOOKED_AT = [
    "source",
    "relayed_from",
    "observed",
    "said",
    "occurred_at",
    "occurred_within_s",
    "longitude",
    "latitude",
    "radius_m",
    "act",
]
_HOURS_S, _LATE_S, _SAME_SIDE = 7_200.0, 900.0, 0.75
_HARDLY, _NEARLY_ALL = 0.2, 0.8
_ALONE, _HALF = 0.85, 0.5


class Amiss(NamedTuple):
    """What may be amiss with a source: `late` or `early`, `elsewhen` (by so many seconds), `exchanged`, `twice`, `alone` or `named` (`whom`).

    `reports` of `of` show it: reports of the source, incidents of which others tell too, or pairs that far apart that chance does not explain.
    """

    source: str
    what: str
    reports: int
    of: int
    by_s: float = 0.0
    whom: str = ""


def amiss(reports: pa.Table, links: pa.Table, without_offset: Container[str] = ()) -> tuple[Amiss, ...]:
    """What may be amiss with each source, in order of their names, by the links of what was gathered.

    Of two sources hours apart that one is told whose times state no offset from UTC (`without_offset`), where the other's do.

    Guaranteed: whoever repeats another is left out, and of sources that tell too little nothing is said.
    """
    own = links.filter(pc.equal(links["origin_report_id"], links["report_id"]))
    told = reports.select(_LOOKED_AT).take(pc.index_in(own["report_id"], reports["report_id"]))
    incident = codes_of(coded(own["incident_id"])).astype(np.int64)
    source = encoded(told.column("source")).astype(np.int64)
    names = coded(told.column("source")).dictionary.to_pylist()
    unstated = frozenset(which for which, name in enumerate(names) if name in without_offset)
    hours = [(one.source, "elsewhen", *one[1:]) for one in elsewhen(told, source, unstated)]
    clocks = _clocks(told, incident, source, {which: by_s for which, *_, by_s in hours})
    found = [*hours, *clocks, *_exchanged(told, source), *_twice(told, source)]
    # Of whoever's columns or clock are amiss it is known why nobody joins it.
    known = {which for which, *_ in found}
    found += [one for one in _alone(incident, source) if one[0] not in known]
    told_by = np.bincount(source, minlength=len(names)).tolist()
    named = Counter(_named(told, incident, source))
    return tuple(
        sorted(
            [Amiss(names[one[0]], *one[1:]) for one in found]
            + [Amiss(names[one], "named", many, told_by[one], whom=names[whom]) for (one, whom), many in named.items()]
        )
    )


Found = Iterator[tuple[int, str, int, int, float]]


def _clocks(told: pa.Table, incident: Longs, source: Longs, off: Mapping[int, float]) -> Found:
    """Sources whose moments lie steadily on one side of the others', but for those of which it is known by how much they are off."""
    moment = seconds_of(told.column("occurred_at"))
    for which, by_s in off.items():
        moment = np.where(source == which, moment - by_s, moment)
    known = np.flatnonzero(~np.isnan(moment) & (column_of(told, "occurred_within_s") <= _HOURS_S))
    moment, incident, source = moment[known], incident[known], source[known]
    # Moments since the first of each incident: sums of them lose nothing.
    first = np.full(int(incident.max(initial=-1)) + 1, np.inf)
    np.minimum.at(first, incident, moment)
    moment = moment - first[incident]
    right = set(off)
    while worst := max(_sides(moment, incident, source, right), key=lambda one: abs(one[-1]), default=None):
        if worst[3] >= ENOUGH:
            yield worst
        right.add(worst[0])
        moment = np.where(source == worst[0], moment - worst[-1], moment)


def _after_others(moment: Floats, incident: Longs, source: Longs) -> Floats:
    """By how much each row is later than the mean of what other sources say of its incident; not a number where none does."""
    _, pair = np.unique(incident * (int(source.max(initial=0)) + 1) + source, return_inverse=True)
    own, own_many = (np.bincount(pair, weights)[pair] for weights in (moment, None))
    whole, many = (np.bincount(incident, weights)[incident] for weights in (moment, None))
    left = many - own_many
    others = np.divide(whole - own, left, out=np.full(len(moment), np.nan), where=left > 0)
    return np.asarray(moment - others)


def _sides(moment: Floats, incident: Longs, source: Longs, right: set[int]) -> Found:
    """The sources, but those that are right, that lie on one side: in how many incidents of how many, and how far in the middle."""
    off = _after_others(moment, incident, source)
    beside = ~np.isnan(off)
    for which in set(_telling(source, beside, _FEW).tolist()) - right:
        each = off[beside & (source == which)]
        middle = float(np.median(each))
        same_side = int(np.sum(np.sign(each) == np.sign(middle)))
        if abs(middle) >= _LATE_S and same_side >= _SAME_SIDE * len(each):
            yield which, "late" if middle > 0 else "early", same_side, len(each), middle


def _exchanged(told: pa.Table, source: Longs) -> Found:
    """Sources whose longitudes and latitudes lie among the others' when they are exchanged, and else do not."""
    longitude, latitude = column_of(told, "longitude"), column_of(told, "latitude")
    placed = ~np.isnan(longitude)
    for which in _telling(source, placed).tolist():
        own, others = placed & (source == which), placed & (source != which)
        if others.sum() < ENOUGH:
            continue
        sides = [np.quantile(each[others], [0.01, 0.99]) for each in (longitude, latitude)]
        as_told = _inside(longitude[own], latitude[own], sides)
        exchanged = int(_inside(latitude[own], longitude[own], sides).sum())
        if as_told.mean() <= _HARDLY and exchanged >= _NEARLY_ALL * own.sum():
            yield which, "exchanged", exchanged, int(own.sum()), 0.0


def _inside(longitude: Floats, latitude: Floats, sides: list[Floats]) -> Bools:
    (west, east), (south, north) = sides
    return np.asarray((longitude >= west) & (longitude <= east) & (latitude >= south) & (latitude <= north))


def _twice(told: pa.Table, source: Longs) -> Found:
    """Sources many of whose reports have another of their own beside them."""
    moment, longitude, latitude = (
        seconds_of(told.column("occurred_at")),
        column_of(told, "longitude"),
        column_of(told, "latitude"),
    )
    act = encoded(told.column("act")).astype(np.int64)
    known = np.flatnonzero(~np.isnan(moment) & ~np.isnan(longitude) & (act >= 0))
    order = known[np.lexsort((moment[known], act[known], source[known]))]
    doubled = np.zeros(len(source), np.bool_)
    # The next one of a source and act in time, or the one after it: who tells twice tells the second soon.
    for step in (1, 2):
        one, other = order[:-step], order[step:]
        near = (
            (source[one] == source[other]) & (act[one] == act[other]) & (moment[other] - moment[one] <= AGAIN_WITHIN_S)
        )
        one, other = one[near], other[near]
        close = distance_between(longitude[one], latitude[one], longitude[other], latitude[other]) <= AGAIN_WITHIN_M
        doubled[one[close]] = doubled[other[close]] = True
    is_known = np.zeros(len(source), np.bool_)
    is_known[known] = True
    for which in _telling(source, is_known).tolist():
        own, others = is_known & (source == which), is_known & (source != which)
        often = int(doubled[own].sum())
        if often >= AGAIN_OFTEN * own.sum() and doubled[own].mean() >= AGAIN_TIMES_OTHERS * (
            doubled[others].mean() if others.any() else 0
        ):
            yield which, "twice", often, int(own.sum()), 0.0


def _alone(incident: Longs, source: Longs) -> Found:
    """Sources of whose incidents hardly any is told of by others, where others' are."""
    highest = int(source.max(initial=-1)) + 1
    both = np.unique(incident * highest + source)
    sources = np.bincount(both // max(highest, 1), minlength=1)
    shared = sources[incident] > 1
    for which in _telling(source, np.ones(len(source), np.bool_)).tolist():
        own, others = source == which, source != which
        alone = int((~shared[own]).sum())
        if alone >= _ALONE * own.sum() and others.sum() >= ENOUGH and shared[others].mean() >= _HALF:
            yield which, "alone", alone, int(own.sum()), 0.0


def _named(told: pa.Table, incident: Longs, source: Longs) -> Iterator[tuple[int, int]]:
    """Of each report whose text alone says that another source told it, and that shares an incident with that one, both sources."""
    silent = told["relayed_from"].combine_chunks().is_null()
    rows = naming_any(told, np.asarray(silent.to_numpy(zero_copy_only=False), np.bool_))
    beside = runs_of(
        incident.astype(np.int32), int(incident.max(initial=-1)) + 1, np.arange(len(source), dtype=np.int32)
    )
    mates = [beside.rows[beside.start[at] : beside.start[at + 1]] for at in incident[rows].tolist()]
    child = np.repeat(rows, [len(some) for some in mates])
    other = np.concatenate([rows[:0], *mates])
    apart = source[child] != source[other]
    child, other = child[apart], other[apart]
    says = np.flatnonzero(attributed(told, child, other))
    first = says[np.unique(child[says], return_index=True)[1]]
    yield from zip(source[child[first]].tolist(), source[other[first]].tolist(), strict=True)


def _telling(source: Longs, of_these: Bools, fewest: int = ENOUGH) -> npt.NDArray[np.int64]:
    """The sources that have so many of these reports or more."""
    return np.flatnonzero(np.bincount(source[of_these], minlength=1) >= fewest)
