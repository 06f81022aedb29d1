"""A list of incidents as people keep one: an id, a date and a point (or the name of a place) on each row, whatever else it has.

For lists that nobody made for us. Names of columns are taken in any case, from a short list of usual ones; the file is the
source unless a column names it. What is not understood stays empty here and whole in the original; columns that are not read
are named in a remark.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import joined, phrase
from truceline.report.channels.codebooks import without_shared
from truceline.report.channels.list_cells import western
from truceline.report.channels.list_degrees import degrees
from truceline.report.channels.list_groups import headings_of, is_of_a_device, own_names
from truceline.report.channels.list_kinds import folded, weapons
from truceline.report.channels.list_names import (
    KNOWN,
    KNOWN_OF_CIVILIANS,
    LAST_DAYS,
    NAMES,
    POINTS,
    TIME_NAMES,
    chosen,
    first_of,
    heading_of_points,
    is_index,
    is_placed,
    names_for,
    own_name,
)
from truceline.report.channels.list_points import count_points, points_of, refuse_no_points
from truceline.report.channels.list_precision import count_silent, metres_of, tell_understood, with_units
from truceline.report.channels.list_times import beside_day, dates_of, tell_days
from truceline.report.channels.list_totals import without_totals
from truceline.report.channels.list_ucdp import as_kept, columns_with_kept, kinds_under, whom_kept
from truceline.report.channels.list_years import tell_short_years
from truceline.report.channels.not_known import without_unknown
from truceline.report.channels.not_named import without_nobody
from truceline.report.channels.precision import ASSUMED_M
from truceline.report.rows import TEXT, Block, distinct, is_nameless, recode
from truceline.report.shape import FileReading, Shape
from truceline.values.taxonomy import Family, Observed

_KEPT = ("reference", "said")
_COUNTED = tuple(f"{harmed}_{end}" for harmed in ("killed", "injured") for end in ("low", "best", "high"))
_WHERE = ("latitude", "longitude", "place_name")
# A share of persons. Behind the point stand no three digits: those may part thousands.
_SHARE = r"^\d*\.(\d{1,2}|\d{4,})$"
_WHOLE = r"^\d*\.0*$"
# As many names as a person reads through, each as long as it is told from others.
_MOST_NAMED, _LONGEST_NAMED = 20, 40
# A file with one of these was meant to be ours: what is wrong with it is told by our own names.
_OURS = {"occurred_at", "source_family"}


def _recognises(header: Sequence[str]) -> bool:
    names = own_names(header)
    needed = ("latitude", "longitude") if is_placed(names) else () if heading_of_points(names) else ("place_name",)
    return _OURS.isdisjoint(names) and all(chosen(names, ours) for ours in ("occurred_at", *needed))


def _check_header(header: Sequence[str], reading: FileReading) -> None:
    faults = reading.faults
    reading.is_plain_list = True
    names = own_names(header)
    if chosen(names, "reference") is None:
        own, *others = _reference_names(header)
        faults.add(faults.names_line, "", "R005", name=own, or_so=phrase("or-one-of", names=", ".join(others)))
    elif is_index(chosen(names, "reference") or ""):
        faults.remark_on_all(header[0], "R092")
    if unread := [name for name in _unread(header, reading) if not is_nameless(name)]:
        faults.remark_on_all("", "R070", phrase("columns", count=len(unread)), names=_listed(unread))
    _tell_groups(header, reading)
    if is_placed(names):
        if chosen(names, "radius_m") is None and chosen(names, "precision") is None:
            faults.remark_on_all("radius_m", "R065", metres=f"{int(ASSUMED_M):,}")
    elif not heading_of_points(names):
        reading.placeless = header


def _tell_groups(header: Sequence[str], reading: FileReading) -> None:
    """Say which columns are read by their names within the groups of a form, and which are not, for several groups have the name."""
    names = own_names(header)
    read = _read(names)
    pairs = [(name, own) for name, own in zip(header, names, strict=True) if own in read and own != own_name(name)]
    if pairs:
        told = [phrase("group-read", name=name, within=own) for name, own in pairs[:_MOST_NAMED]]
        more = len(pairs) - len(told)
        named = joined(told, ", ")
        named = phrase("and-more", names=named, count=more) if more else named
        reading.faults.remark_on_all("", "R102", phrase("columns", count=len(pairs)), read=named)
    for alike in headings_of(tuple(header)).alike:
        reading.faults.remark_on_all("", "R103", _listed(alike))


def _close(reading: FileReading) -> None:
    """What is known of a list after its last row: that it has names of places alone, how its places are known, and what was empty."""
    header, faults = reading.placeless, reading.faults
    if header and not reading.pointed:
        by_names = (", ".join(names_for(header, ours)) for ours in ("latitude", "longitude"))
        faults.remark_on_all("", "R072", ", ".join(header), names="; ".join(by_names))
    tell_understood(reading)
    tell_short_years(reading)
    tell_days(reading)


def _reference_names(header: Sequence[str]) -> Sequence[str]:
    """What the column of references may be called, the plainest first."""
    names = names_for(header, "reference")
    return ("id", *(name for name in names if name != "id")) if names is NAMES["reference"] else names


def _read(header: Sequence[str]) -> set[str]:
    """The columns from which something is taken, by the names that these have; of two names for one thing one is among them."""
    single = (
        first_of(TIME_NAMES, header),
        first_of(LAST_DAYS, header),
        None if is_placed(header) else heading_of_points(header),
    )
    named = columns_with_kept(header).values()
    return {name for name in (*named, *single, *beside_day(header), *whom_kept(header)) if name}


def _unread(header: Sequence[str], reading: FileReading) -> list[str]:
    """Its columns from which nothing is taken."""
    names = own_names(header)
    read, beside = _read(names), {*map(own_name, reading.settings.beside)}
    return [
        name for name, own in zip(header, names, strict=True) if own not in read and not {own, own_name(name)} & beside
    ]


def _listed(names: Sequence[str]) -> str:
    shown = ["".join(c if c.isprintable() else "·" for c in name[:_LONGEST_NAMED]) for name in names[:_MOST_NAMED]]
    more = len(names) - len(shown)
    return phrase("and-more", names=", ".join(shown), count=more) if more else ", ".join(shown)


def _without_tags(block: Block, reading: FileReading) -> Block:
    """The rows without one of HXL tags (#date, #geo+lat), as tables of the Humanitarian Data Exchange have it below the names."""
    first = [cell for column in block.columns.values() if (cell := column[0].as_py() if len(block) else None)]
    if not first or not all(cell.startswith("#") for cell in first):
        return block
    reading.faults.remark(block.lines[0], "", "R076", ", ".join(first))
    return Block({name: column.slice(1) for name, column in block.columns.items()}, block.lines[1:])


def _claims(block: Block, reading: FileReading) -> Block:
    block = _without_tags(block, reading)
    written = dict(zip(own_names(list(block.columns)), block.columns, strict=True))
    header = list(written)
    names = columns_with_kept(header)
    places = [written[name] for ours in _WHERE if (name := names[ours])]
    block = without_totals(block, written[names["occurred_at"] or ""], places, reading)
    named = {**names, "time": first_of(TIME_NAMES, header), "last": first_of(LAST_DAYS, header)}
    reading.faults.named = {ours: written[name] for ours, name in named.items() if name}
    raw = _by_own_names(block)
    whole = {own_name(name): column for name, column in block.columns.items()}
    reading.keep_beside(Block(whole | {**raw.columns}, block.lines))
    asked = {written[name] for name in _read(header) - {names[ours] for ours in _KEPT}}
    block = without_unknown(block, asked, reading, {written[name] for ours in _COUNTED if (name := names[ours])})
    raw = _by_own_names(block)
    columns = {ours: raw.tidy(name or "") for ours, name in names.items()}
    columns |= _pointed(columns, header, raw, reading)
    columns["harmed"] = _civilians(names, columns)
    columns |= as_kept(header, raw, reading)
    columns |= {ours: _of_whole_persons(columns[ours], ours, raw, reading) for ours in _COUNTED}
    for ours in ("latitude", "longitude"):
        columns[ours] = degrees(columns[ours], ours)
    told_by = (names["precision"] or "", is_of_a_device(written.get(names["precision"] or "", ""), list(block.columns)))
    columns |= _known_within(columns, told_by, raw, reading)
    dates = dates_of(raw, reading)
    stem = Path(reading.faults.file).name.split(".")[0]
    columns |= without_nobody(Block(columns, raw.lines), "source", reading).columns
    return Block(
        columns
        | {
            "source": pc.coalesce(columns["source"], pa.array([stem] * len(raw), TEXT)),
            "source_family": pa.array([Family.RESEARCH.value] * len(raw), TEXT),
            "channel": pa.array(["file"] * len(raw), TEXT),
            "observed": pa.array([Observed.TOLD.value] * len(raw), TEXT),
            "occurred_at": dates.told,
            "act": _coded(columns["act"], kinds_under(names["act"]), raw, reading, ("act", "R063")),
            "weapon": _coded(columns["weapon"], weapons, raw, reading, ("weapon", "R075")),
        },
        raw.lines,
        {"occurred_at": dates.day, "time": dates.clock, "last": dates.last},
    )


def _of_whole_persons(told: Any, ours: str, raw: Block, reading: FileReading) -> Any:
    """The numbers of persons but for parts of one: a list that was cut from another has its shares (6.33) of what several rows tell together."""
    digits = western(told)
    shares, whole = (pc.fill_null(pc.match_substring_regex(digits, sign), False) for sign in (_SHARE, _WHOLE))
    shares = pc.and_not(shares, whole)
    return without_shared(raw, told, shares, ours, reading) if pc.any(shares).as_py() else told


def _by_own_names(block: Block) -> Block:
    header = list(block.columns)
    return Block(dict(zip(own_names(header), block.columns.values(), strict=True)), block.lines)


def _pointed(columns: Mapping[str, Any], header: Sequence[str], raw: Block, reading: FileReading) -> dict[str, Any]:
    """Points that stand in one cell, where no column has coordinates; a cell under “location” that is one is no name of a place."""
    heading = heading_of_points(header)
    by_name = chosen(header, "place_name")
    if heading is None and by_name not in POINTS:
        return {}
    cells = raw.tidy(heading or by_name or "")
    points = points_of(cells, heading or by_name or "")
    told = {} if heading else {"place_name": pc.if_else(points.there, None, columns["place_name"])}
    if is_placed(header) or (not heading and not pc.any(points.there).as_py()):
        return told
    reading.pointed = True
    reading.faults.named = {
        **reading.faults.named,
        "latitude": heading or by_name or "",
        "precision": heading or by_name or "",
    }
    if heading:
        refuse_no_points(cells, points, raw.lines, reading)
    count_points(points, reading)
    radius_m = pc.coalesce(columns["radius_m"], points.radius_m)
    silent = pc.and_(points.there, pc.and_(pc.is_null(radius_m), pc.is_null(columns["precision"])))
    count_silent(pc.sum(silent).as_py() or 0, reading)
    return told | {"latitude": points.latitude, "longitude": points.longitude, "radius_m": radius_m}


def _known_within(
    columns: Mapping[str, Any], told_by: tuple[str, bool], raw: Block, reading: FileReading
) -> dict[str, Any]:
    """Points and how well each is known, by metres where they are told, else by words or degrees under a heading, or by a device.

    A point that is said to be no better known than its country is none. Without a point a radius says nothing, and is left out with a remark.
    """
    in_metres = with_units(columns["radius_m"])
    heading = told_by[0]
    metres, nowhere = metres_of(columns["precision"], told_by, raw.lines, reading)
    nowhere = pc.and_(nowhere, pc.is_null(in_metres))
    placed = pc.or_(pc.is_valid(columns["latitude"]), pc.is_valid(columns["longitude"]))
    for name, told in ((name, columns[name]) for name in ("radius_m", "precision")):
        idle = pc.and_(pc.is_valid(told), pc.invert(placed))
        for row in np.flatnonzero(idle.to_numpy(zero_copy_only=False)):
            reading.faults.remark(raw.lines[row], name, "R071", told[int(row)].as_py())
    if heading and not reading.pointed:
        silent = pc.and_(placed, pc.and_(pc.is_null(in_metres), pc.is_null(columns["precision"])))
        count_silent(pc.sum(silent).as_py() or 0, reading)
    known = pc.and_(placed, pc.invert(nowhere))
    points = {name: pc.if_else(nowhere, None, columns[name]) for name in ("latitude", "longitude")}
    return points | {"radius_m": pc.if_else(known, pc.coalesce(in_metres, metres, pa.scalar(ASSUMED_M)), None)}


def _civilians(names: Mapping[str, str | None], columns: Mapping[str, Any]) -> Any:
    """That civilians were harmed, where numbers of civilians alone say that any was."""
    counted = [
        columns[ours]
        for ends in KNOWN_OF_CIVILIANS.values()
        for ours, known in ends.items()
        if names[ours] and names[ours] not in KNOWN[ours] and first_of(known, [names[ours] or ""])
    ]
    some = [pc.fill_null(pc.match_substring_regex(western(told), "[1-9]"), False) for told in counted]
    any_of_them = reduce(pc.or_, some, pa.array(np.zeros(len(columns["act"]), np.bool_)))
    return pc.if_else(any_of_them, "civilians", pa.scalar(None, TEXT))


def _coded(
    kinds: Any,
    known: Callable[[Sequence[str]], Mapping[str, str | None]],
    raw: Block,
    reading: FileReading,
    note: tuple[str, str],
) -> Any:
    """Each kind as our code for it; one that has none is left empty, with a remark by the column and the code of the note."""
    texts, index = distinct(kinds)
    looked_up = [None if text is None else folded(text) for text in texts]
    codes = known([text for text in texts if text is not None])
    found, unknown = recode(pa.array(looked_up, TEXT).take(pa.array(index)), codes)
    for row in np.flatnonzero(unknown):
        reading.faults.remark(raw.lines[row], *note, kinds[int(row)].as_py())
    return found


PLAIN_LIST = Shape(
    name="a plain list",
    recognises=_recognises,
    needs=(),
    claims=_claims,
    own_names=own_names,
    check_header=_check_header,
    unread=_unread,
    close=_close,
)
