"""What the headings of a list say within the groups of a form: of KoBo's and ODK's exports incident/date is date, incident-location-Latitude is location_latitude.

A form is known by the columns that its server adds, by the parts of its points, or by several headings of one group. Of two groups that
have one name nobody can tell which is meant: that is never guessed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from truceline.report.channels.list_names import (
    BESIDE_DAY,
    KNOWN,
    KNOWN_OF_CIVILIANS,
    LAST_DAYS,
    TIME_NAMES,
    first_of,
    heading_of_points,
    own_name,
)

# What servers add to each export: KoBo's (kpi, EXPORT_COPY_FIELDS) and Ona's, and ODK Central's (lib/data/briefcase.js).
_OF_KOBO = frozenset(
    (
        "_uuid",
        "_submission_time",
        "_validation_status",
        "_submitted_by",
        "__version__",
        "formhub/uuid",
        "meta/instanceID",
    )
)
_OF_ODK = (frozenset(("SubmissionDate", "KEY")), frozenset(("meta-instanceID",)), frozenset(("PARENT_KEY",)))
# A column of KoBo's server that is called as one of ours is: what those who look after the data noted, and no words of a report.
_NOTES = "_notes"
_OF_A_POINT = re.compile(r"(?P<stem>.+)[_-](?P<part>latitude|longitude|altitude|accuracy|precision)", re.IGNORECASE)
_BEGINS = re.compile(r"(^|\W)_([^_])")
_ODK, _SLASH = "-", "/"
# What people give KoBo to stand between groups; its own is the first. The others are believed where several headings share a group.
_SURE, _OTHERS = (_SLASH, "::"), (":", "|", ">", ".", "-")
# What a report cannot be without: of two columns that say it the heading is refused, and elsewhere neither is read.
_ESSENTIAL = frozenset(("reference", "occurred_at", "time", "latitude", "longitude"))
_MOST_COLUMNS, _DEEPEST = (
    5_000,
    16,
)  # columns of a form, and groups within each other: more is none, and takes long to look through
_DATES = {name: "date" for beside in BESIDE_DAY.values() for name in beside}


class Headings(NamedTuple):
    """The names of a heading by which it is read, in its order; and those that several groups have, none of which is read."""

    names: tuple[str, ...]
    alike: tuple[tuple[str, ...], ...]


def own_names(header: Sequence[str]) -> list[str]:
    """The names of columns in the form of ours, each without the groups of its form where it is known without them."""
    return list(headings_of(tuple(header)).names)


def headings_of(header: tuple[str, ...]) -> Headings:
    """Read the heading of a list.

    1. A column is called by the longest end of its path that is known, unless its whole name says something else.
    2. One outside of all groups, or whose whole name says the same, goes before those that are called alike in other groups.
    3. Where neither does, both are called so if a report cannot be without it, and none of them otherwise.
    4. Where no coordinate is known by its name, the parts of points are.

    A list of more columns than any form has is of none.
    """
    return _headings(header) if len(header) <= _MOST_COLUMNS else Headings(tuple(map(own_name, header)), ())


@lru_cache(maxsize=16)
def _headings(header: tuple[str, ...]) -> Headings:
    unsaid = _unsaid(header)
    whole = [f"{own_name(name)}_of_the_form" if name in unsaid else own_name(name) for name in header]
    separator = _separator(header)
    ends = _within(header, separator) if separator else [""] * len(header)
    within = ["" if name in unsaid else end for name, end in zip(header, ends, strict=True)]
    names, alike = list(whole), []
    outside = {own for own, ended in zip(whole, within, strict=True) if not ended}
    places: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(within):
        if name and name not in outside:
            places[name].append(place)
    for name, called in places.items():
        said = _said_by(name)
        whole_says = [_said_by(whole[place]) for place in called]
        if len(called) == 1:
            taken = called if whole_says[0] in (None, said) else []
        elif whole_says.count(said) == 1:
            taken = []
        else:
            taken = called if said in _ESSENTIAL else []
            if not taken:
                alike.append(tuple(header[place] for place in called))
        for place in taken:
            names[place] = name
    return Headings(tuple(_with_points(header, names)), tuple(alike))


def _unsaid(header: Sequence[str]) -> set[str]:
    """Columns that only seem to say something: KoBo's own notes, and a point in one cell whose parts stand beside it."""
    by_parts = {_BEGINS.sub(r"\1\2", stem.path) for stem in _points_of_forms(header) if stem.mark == "_"}
    return by_parts | ({_NOTES} if _is_of_kobo(header) else set())


def _is_of_kobo(header: Sequence[str]) -> bool:
    return not _OF_KOBO.isdisjoint(header)


def is_of_a_device(heading: str, header: Sequence[str]) -> bool:
    """Whether a column holds what a telephone says of its own points, as forms write it beside their latitude and longitude."""
    found = _OF_A_POINT.fullmatch(heading)
    stem = _Stem(found["stem"], heading[len(found["stem"])]) if found else _Stem("", "")
    return stem in _points_of_forms(header) or "altitude" in _parts_of_points(header).get(stem, ())


@lru_cache(maxsize=4096)
def _said_by(name: str) -> str | None:
    """Which thing of a report a name says; None where it says none."""
    known = ((ours, names) for ours, names in KNOWN.items())
    civilians = (
        (f"{ours} of civilians", names) for ends in KNOWN_OF_CIVILIANS.values() for ours, names in ends.items()
    )
    times = (("time", TIME_NAMES), ("last", LAST_DAYS))
    for said, names in (*known, *civilians, *times):
        if first_of(names, [name]):
            return said
    return _DATES.get(name) or ("point" if heading_of_points([name]) else None)


def _separator(header: Sequence[str]) -> str | None:
    """What stands between the groups of a form and its questions; None where a list is of no form, or has no groups."""
    there = {*header}
    marks = {stem.mark for stem in _points_of_forms(header)}
    if _ODK in marks or any(needed <= there for needed in _OF_ODK):
        return _ODK
    if marks or _is_of_kobo(header):
        sure = next((mark for mark in _SURE if any(mark in name for name in header)), None)
        return sure or next((mark for mark in _OTHERS if _shared(header, mark)), None)
    return _SLASH if _shared(header, _SLASH) else None


def _shared(header: Sequence[str], mark: str) -> frozenset[str]:
    """The groups of which several headings are, where their names are those of no column: “killed/injured” is no group."""
    counted = Counter(name.split(mark)[0] for name in header if re.search(rf"\S{re.escape(mark)}\S", name))
    return frozenset(group for group, times in counted.items() if times > 1 and not _said_by(own_name(group)))


def _within(header: Sequence[str], mark: str) -> Iterator[str]:
    """Of each heading the longest end of its path that is known; "" where there is none, or where it is an answer of a question with several."""
    there = {*header}
    groups = Counter(
        mark.join(path[:cut]) for name in header for path in [_path(name, mark)] for cut in range(1, len(path))
    )
    for name in header:
        point = _OF_A_POINT.fullmatch(name) if mark == _ODK else None
        told = f"{point['stem']}_{point['part']}" if point else name
        path = _path(told, mark)
        before = [mark.join(path[:cut]) for cut in range(1, len(path))]
        is_answer = any(group in there for group in before) or (mark == _ODK and _SLASH in name)
        yield "" if is_answer else _end_of(path, mark, before, groups)


def _path(name: str, mark: str) -> list[str]:
    """The groups of a heading and its question; one that would be deeper than any form is has none."""
    return name.split(mark) if name.count(mark) <= _DEEPEST else [name]


def _end_of(path: Sequence[str], mark: str, before: Sequence[str], groups: Counter[str]) -> str:
    """The longest known end of a path. A name before it that says something of a report is a group only where others are in it: not “killed/injured”."""
    for cut, group in enumerate(before, start=1):
        end = own_name(mark.join(path[cut:]))
        if _said_by(end) and (groups[group] > 1 or not _said_by(own_name(path[cut - 1]))):
            return end
    return ""


class _Stem(NamedTuple):
    """A point of a form, by what its parts have in common: before the sign, and the sign."""

    path: str
    mark: str


def _parts_of_points(header: Sequence[str]) -> dict[_Stem, set[str]]:
    """The points that stand in columns of their own, each with its parts: latitude, longitude, and one of altitude and accuracy."""
    parts: dict[_Stem, set[str]] = defaultdict(set)
    for name in header:
        if found := _OF_A_POINT.fullmatch(name):
            parts[_Stem(found["stem"], name[len(found["stem"])])].add(found["part"].casefold())
    needed = {"latitude", "longitude"}
    return {stem: told for stem, told in parts.items() if needed < told}


def _points_of_forms(header: Sequence[str]) -> set[_Stem]:
    """Those that are written as forms write them: KoBo begins their names with an underscore, ODK parts all four with a hyphen."""
    return {
        stem
        for stem, parts in _parts_of_points(header).items()
        if (_BEGINS.search(stem.path) if stem.mark == "_" else "altitude" in parts)
    }


def _with_points(header: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """The names, and of points which no name of ours tells those of their parts."""
    stems = set() if any(_said_by(name) == "latitude" for name in names) else _parts_of_points(header).keys()
    for heading, name in zip(header, names, strict=True):
        found = _OF_A_POINT.fullmatch(heading)
        is_part = found and _Stem(found["stem"], heading[len(found["stem"])]) in stems
        yield f"point_{found['part'].casefold()}" if found and is_part else name
