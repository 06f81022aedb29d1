"""Habits of real lists that the invented ones beside them do not have.

Sides named in another order, or one side alone; rows that span days, or are dated late, or say nothing of where; dead that are a part of the
other's; rows that are parts of one of the other's; and offices that are cited.

Each habit is the second list's, but that of citing, which is the first's, as UCDP's, or both lists'; what is true stays as it is.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from scenes import (
    DEGREE_M,
    HALF_A_DAY_S,
    KM_M,
    TELLINGS,
    UTC_DAY_US,
    Lists,
    Telling,
    beside_invented,
    invented,
    read_events,
    two_lists,
    with_own_names,
)

SIDES = ("actor", "target")
WITH_HABITS = {
    "its sides in either order": {"turned": 0.5},
    "its sides in the other order": {"turned": 1.0},
    "its sides in either order, two rows in five with one alone": {"turned": 0.5, "alone": 0.4},
}


def lists_with_habits(seed: int, folder: Path) -> Iterator[Lists]:
    """Each habit upon an exercise by the day, of one vocabulary and of two, and upon an invented list beside real events where they are there."""
    exercise = invented(seed, {})
    names = ("both by the day", "both by the day, other names of actors")
    plain = [two_lists(f"like: {names[0]}", exercise, seed, Telling(by_day=2))]
    plain.append(two_lists(f"like: {names[1]}", exercise, seed, TELLINGS[names[1]]))
    if (folder / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz").is_file():
        beside = beside_invented("UCDP and an invented list with names of its own", read_events(folder), seed)
        plain.append(with_own_names(beside, folder, seed))
    yield plain[0]
    for lists in plain:
        for words, habit in WITH_HABITS.items():
            yield replace(with_sides(lists, seed, **habit), name=f"{lists.name}, {words}")
    for lists in (plain[0], *plain[2:]):
        words = "a quarter of its rows span two to seven days, and say so"
        yield replace(with_spans(lists, seed, 0.25), name=f"{lists.name}, {words}")
        yield replace(with_weeks(lists), name=f"{lists.name}, all of its rows dated by the week")
        words = "three rows in five tell a part of the dead"
        yield replace(with_parts(lists, seed, 0.6), name=f"{lists.name}, {words}")
        late = replace(with_late_days(lists, seed), name=f"{lists.name}, dated up to two days late")
        yield late
        yield replace(with_offices(late, seed), name=f"{late.name}, the first citing offices")
        yield replace(with_offices(lists, seed, both=True), name=f"{lists.name}, both citing the same offices")
    for lists in plain[1:]:
        yield replace(without_places(lists, seed, 0.4), name=f"{lists.name}, two rows in five say nothing of where")
    for lists in plain[2:]:  # exercises have few dead
        words = "a third of its rows told apart, each with a part of the dead"
        yield replace(with_rows_apart(lists, seed, 1 / 3), name=f"{lists.name}, {words}")
        yield replace(with_civilians_alone(lists), name=f"{lists.name}, of what harmed civilians alone, as it says")


def with_weeks(lists: Lists) -> Lists:
    """The same, and each of the second list's rows that knows its day or better says no more than its week, from Monday to Sunday."""
    day = lists.reports["occurred_at"].cast(pa.int64()).to_numpy() // UTC_DAY_US
    within = lists.reports["occurred_within_s"].to_numpy()
    dated = lists.second & (within <= HALF_A_DAY_S)
    monday = day - (day + 3) % 7  # the first day of 1970 was a Thursday
    at = np.where(
        dated, monday * UTC_DAY_US + 7 * UTC_DAY_US // 2, lists.reports["occurred_at"].cast(pa.int64()).to_numpy()
    )
    lists = _with_column(lists, "occurred_at", pa.array(at))
    return _with_column(lists, "occurred_within_s", pa.array(np.where(dated, 7 * HALF_A_DAY_S, within)))


def with_late_days(lists: Lists, seed: int) -> Lists:
    """The same, and of the second list's rows three in ten are dated a day late, two in ten two days."""
    late = np.random.default_rng([seed, 9]).choice(3, len(lists.second), p=(0.5, 0.3, 0.2))
    at = lists.reports["occurred_at"].cast(pa.int64()).to_numpy() + np.where(lists.second, late, 0) * UTC_DAY_US
    return _with_column(lists, "occurred_at", pa.array(at))


def with_offices(lists: Lists, seed: int, *, both: bool = False) -> Lists:
    """The same, and nine in ten of the first list's rows, or of both lists', cite one of three offices, of which neither list is one."""
    rng = np.random.default_rng([seed, 10])
    cited = np.where(rng.random(len(lists.second)) < 0.9, rng.integers(0, 3, len(lists.second)), -1)
    offices = [
        None if (lists.second[row] and not both) or office < 0 else f"office-{office}"
        for row, office in enumerate(cited.tolist())
    ]
    return _with_column(lists, "relayed_from", pa.array(offices, pa.string()))


def without_places(lists: Lists, seed: int, share: float) -> Lists:
    """The same, and so many of the second list's rows say nothing of where it was, neither by coordinates nor by a name."""
    lost = pa.array((np.random.default_rng([seed, 13]).random(len(lists.second)) < share) & lists.second)
    for name in ("longitude", "latitude", "radius_m", "place_name", "admin1"):
        told = lists.reports[name]
        lists = _with_column(lists, name, pc.if_else(lost, pa.scalar(None, told.type), told))
    return lists


def with_parts(lists: Lists, seed: int, share: float) -> Lists:
    """The same, and so many of the second list's rows tell a part of their dead, any from one to all, and no range."""
    rng = np.random.default_rng([seed, 11])
    told = lists.reports["killed_best"].to_numpy(zero_copy_only=False).astype(np.float64)
    parts = lists.second & (told > 0) & (rng.random(len(told)) < share)
    killed = np.where(parts, np.ceil(told * rng.random(len(told))), told)
    lists = _with_column(lists, "killed_best", pa.array(killed, from_pandas=True))
    for end in ("killed_low", "killed_high"):
        ends = lists.reports[end].to_numpy(zero_copy_only=False).astype(np.float64)
        lists = _with_column(lists, end, pa.array(np.where(parts, np.nan, ends), from_pandas=True))
    return lists


def with_rows_apart(lists: Lists, seed: int, share: float) -> Lists:
    """The same, and so many of the second list's rows that tell of two dead or more are two to four rows, as the first list adds up.

    Each tells a part of the dead, one at least, and no range; all parts together are the whole. Each lies somewhere else, off by a
    kilometre along each axis. All of them are of the first list's row that theirs was.
    """
    rng = np.random.default_rng([seed, 12])
    told = np.nan_to_num(lists.reports["killed_best"].to_numpy(zero_copy_only=False)).astype(np.int64)
    cut = lists.second & (told >= 2) & (rng.random(len(told)) < share)
    many = np.where(cut, np.minimum(rng.integers(2, 5, len(told)), told), 1)
    row = np.repeat(np.arange(len(told)), many)
    parts = Lists(lists.name, lists.reports.take(pa.array(row)), lists.second[row], lists.true, np.arange(len(row)))
    first_part = np.cumsum(many) - many
    dead = told[row]
    for whole in np.flatnonzero(cut).tolist():
        at = slice(first_part[whole], first_part[whole] + many[whole])
        dead[at] = 1 + rng.multinomial(told[whole] - many[whole], np.full(many[whole], 1 / many[whole]))
    for end in ("low", "best", "high"):
        was = parts.reports[f"killed_{end}"].to_numpy(zero_copy_only=False).astype(np.float64)
        now = np.where(cut[row], dead if end == "best" else np.nan, was)
        parts = _with_column(parts, f"killed_{end}", pa.array(now, from_pandas=True))
    for axis in ("longitude", "latitude"):
        off = np.where(cut[row], rng.normal(0.0, KM_M / DEGREE_M, len(row)), 0.0)
        degrees = parts.reports[axis].to_numpy(zero_copy_only=False) + off
        parts = _with_column(parts, axis, pa.array(degrees, from_pandas=True))
    nth = np.arange(len(row)) - first_part[row]
    for name in ("report_id", "reference"):
        own = [
            f"{value}/{part}" if part else value
            for value, part in zip(parts.reports[name].to_pylist(), nth.tolist(), strict=True)
        ]
        parts = _with_column(parts, name, pa.array(own, pa.string()))
    true = [
        (first_part[one], part)
        for one, other in lists.true.tolist()
        for part in range(first_part[other], first_part[other] + many[other])
    ]
    return replace(parts, true=np.array(true, np.int64))


def with_civilians_alone(lists: Lists) -> Lists:
    """The same without the second list's rows whose event harmed no civilians, by what UCDP knows of its dead; and it says of all its rows that civilians were harmed.

    What it alone tells of is kept whole: of that nobody else says whom it harmed.
    """
    harmed = lists.reports["harmed"].to_pylist()
    civilians = np.array([told in ("civilians", "both") for told in harmed])
    first, second = lists.true.T
    kept = np.ones(len(harmed), np.bool_)
    kept[second[~civilians[first]]] = False
    row = np.cumsum(kept) - 1
    said = pa.array(np.where(lists.second, "civilians", np.array(harmed, object)), pa.string())
    lists = _with_column(lists, "harmed", said)
    true = np.stack([row[first], row[second]], axis=1)[civilians[first]]
    reports = lists.reports.filter(pa.array(kept)).combine_chunks()
    return replace(lists, reports=reports, second=lists.second[kept], true=true, entry=np.arange(int(kept.sum())))


def _with_column(lists: Lists, name: str, values: pa.Array) -> Lists:
    place, column = lists.reports.column_names.index(name), lists.reports.schema.field(name)
    return replace(lists, reports=lists.reports.set_column(place, column, values.cast(column.type)).combine_chunks())


def with_sides(lists: Lists, seed: int, *, turned: float, alone: float = 0.0) -> Lists:
    """The same, and of so many of the second list's rows actor and target change places; so many name but one of the two."""
    rng = np.random.default_rng([seed, 6])
    reports, count = lists.reports, len(lists.second)
    turning, losing = (lists.second & (rng.random(count) < share) for share in (turned, alone))
    loses_actor = rng.random(count) < 0.5
    actor, target = (np.array(reports[of].to_pylist(), dtype=object) for of in SIDES)
    told = (np.where(turning, target, actor), np.where(turning, actor, target))
    for name, values, lost in zip(SIDES, told, (losing & loses_actor, losing & ~loses_actor), strict=True):
        lists = _with_column(lists, name, pa.array(np.where(lost, None, values), pa.string()))
    return lists


def with_spans(lists: Lists, seed: int, share: float) -> Lists:
    """The same, and so many of the second list's rows span two to seven days, any of which may be the one that they had, and say so."""
    rng = np.random.default_rng([seed, 8])
    reports, count = lists.reports, len(lists.second)
    more = np.where((rng.random(count) < share) & lists.second, rng.integers(1, 7, count), 0)
    nth = (rng.random(count) * (more + 1)).astype(np.int64)
    at = reports["occurred_at"].cast(pa.int64()).to_numpy() + nth * UTC_DAY_US - more * UTC_DAY_US // 2
    within = reports["occurred_within_s"].to_numpy() + more * HALF_A_DAY_S
    return _with_column(_with_column(lists, "occurred_at", pa.array(at)), "occurred_within_s", pa.array(within))
