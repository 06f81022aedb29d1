"""What one cell says of how many were harmed, or of how many shots or explosions there were: a number, about a number, a range (3-5), or one end of it (3+, at least 3, up to 5).

An end that is told alone is that end and no more: best and the other end stay empty. About a number is the figure that the source
holds best, and no end. In words it is known in English, Arabic and Russian, whichever column of the three it stands in; what says no
number (several, dozens) is none.
"""

import re
from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.channels import list_names_arabic as arabic
from truceline.report.channels import list_names_russian as russian
from truceline.report.channels.list_cells import western_text
from truceline.report.faults import Faults
from truceline.report.numbers import are_plain, read_number
from truceline.report.rows import TEXT, Block, Lines, distinct
from truceline.values.party import fold_name

_LOW, _BEST, _HIGH = _ENDS = ("low", "best", "high")
_RANGE = re.compile(r"(?P<before>\D*)(?P<low>\d{1,9})(?P<between>\D+)(?P<high>\d{1,9})")
_ONE = re.compile(r"(?P<before>\D*?)\s*(?P<number>\d{1,9})\s*(?P<behind>\D*)")
_LONGEST = 40  # that is looked at
_DASHES = frozenset("-–—")
# Which figure a number is by the sign or words beside it, and how far off: more than 3 are at least 4.
_SIGNS_BEFORE = {
    ">=": ("low", 0),
    "≥": ("low", 0),
    ">": ("low", 1),
    "<=": ("high", 0),
    "≤": ("high", 0),
    "<": ("high", -1),
    **dict.fromkeys("~≈", ("best", 0)),
}
_SIGNS_BEHIND = {"+": ("low", 0)}
ENGLISH: Mapping[str, Sequence[str]] = {
    "at_least": ("at least", "minimum", "min", "no less than", "no fewer than", "not less than"),
    "or_more": ("or more", "and more", "at least", "minimum", "min"),
    "more_than": ("more than", "over", "above"),
    "at_most": ("at most", "up to", "maximum", "max", "no more than", "not more than"),
    "or_fewer": ("or fewer", "or less", "at most", "maximum", "max"),
    "less_than": ("less than", "fewer than", "under", "below"),
    "about": ("about", "around", "circa", "ca", "c", "approximately", "approx", "roughly", "some", "an estimated"),
    "or_so": ("approximately", "approx", "or so", "roughly"),
}
_MEANT = {
    "at_least": ("before", "low", 0),
    "or_more": ("behind", "low", 0),
    "more_than": ("before", "low", 1),
    "at_most": ("before", "high", 0),
    "or_fewer": ("behind", "high", 0),
    "less_than": ("before", "high", -1),
    "about": ("before", "best", 0),
    "or_so": ("behind", "best", 0),
}
# What stands before and between the two numbers of a range.
_OF_RANGES = frozenset(
    (fold_name(before), fold_name(between))
    for words in (
        (("", "to"), ("", "or"), ("from", "to"), ("between", "and")),
        arabic.OF_RANGES,
        russian.OF_RANGES,
    )
    for before, between in words
)


class Told(NamedTuple):
    """The figures that one cell tells, each as a number in digits or not at all, and whether it says about."""

    low: str | None = None
    best: str | None = None
    high: str | None = None
    about: bool = False


def _by_words(side: str) -> dict[str, tuple[str, int]]:
    return {
        fold_name(word): (end, off)
        for told in (ENGLISH, arabic.ENDS, russian.ENDS)
        for kind, (stands, end, off) in _MEANT.items()
        if stands == side
        for word in told[kind]
    }


_BEFORE, _BEHIND = _by_words("before"), _by_words("behind")


def with_figures(block: Block, names: tuple[str, str, str], faults: Faults) -> dict[str, Any]:
    """The columns of low, best and high with each figure in its own, whichever of the three cells told it.

    What the cell of the best tells of an end gives way to the end's own column. A cell that tells otherwise what another cell tells is left
    as it came, for the check to name. That a figure was told with “about” is a remark.
    """
    columns = {end: block.tidy(name) for end, name in zip(_ENDS, names, strict=True)}
    if not all(are_plain(column) for column in columns.values()):  # most are, and nothing is to be done
        columns = _spread(columns, dict(zip(_ENDS, names, strict=True)), block.lines, faults)
    return {name: columns[end] for end, name in zip(_ENDS, names, strict=True)}


def _spread(columns: Mapping[str, Any], names: Mapping[str, str], lines: Lines, faults: Faults) -> dict[str, Any]:
    told = {cell: _told(column, cell) for cell, column in columns.items()}
    plain = {end: pc.if_else(told[end]["worded"], None, column) for end, column in columns.items()}
    said = {end: [plain[end], *(told[cell][end] for cell in (end, _LOW, _HIGH, _BEST))] for end in _ENDS}
    found = {end: pc.coalesce(*cells) for end, cells in said.items()}
    for cell in (_LOW, _HIGH):
        others = (pc.not_equal(told[cell][end], found[end]) for end in _ENDS)
        otherwise = reduce(pc.or_, (pc.fill_null(each, False) for each in others))
        found[cell] = pc.if_else(otherwise, columns[cell], found[cell])
    for cell, column in columns.items():
        about = pc.and_(told[cell]["about"], pc.invert(pc.fill_null(pc.equal(found[cell], column), False)))
        _tell_about(names[cell], column, about, lines, faults)
    return found


def _tell_about(name: str, column: Any, about: Any, lines: Lines, faults: Faults) -> None:
    for row in np.flatnonzero(about.to_numpy(zero_copy_only=False)):
        faults.remark(lines[row], name, "R096", column[int(row)].as_py())


def _told(column: Any, own: str) -> dict[str, Any]:
    """What each cell tells in words or signs, by figure; whether it does, and says about."""
    texts, index = distinct(column)
    told = [None if text is None else told_in(text, own) for text in texts]
    figures = {end: pa.array([one and getattr(one, end) for one in told], TEXT) for end in _ENDS}
    flags = {
        "worded": pa.array([one is not None for one in told]),
        "about": pa.array([one is not None and one.about for one in told]),
    }
    return {name: values.take(pa.array(index)) for name, values in (figures | flags).items()}


def told_in(cell: str, own: str = _BEST) -> Told | None:
    """The figures that a cell tells in signs or words; None of a plain number, and of what is not understood.

    A number among signs that have no width is one of the column's `own` end.
    """
    text = western_text(cell)
    if len(text) > _LONGEST or read_number(cell) is not None:
        return None
    if read_number(text) is not None:
        return _alone(own, text)
    if found := _RANGE.fullmatch(text):
        return _of_range(found)
    one = _ONE.fullmatch(text)
    if one is None or bool(one["before"].strip()) == bool(one["behind"].strip()):
        return None
    before, behind = one["before"].strip(), one["behind"].strip()
    meant = (
        _SIGNS_BEFORE.get(before) or _BEFORE.get(fold_name(before))
        if before
        else _SIGNS_BEHIND.get(behind) or _BEHIND.get(fold_name(behind))
    )
    if meant is None or int(one["number"]) + meant[1] < 0:
        return None
    end, off = meant
    return _alone(end, str(int(one["number"]) + off), about=end == _BEST)


def _alone(end: str, number: str, *, about: bool = False) -> Told:
    low, best, high = (number if end == each else None for each in _ENDS)
    return Told(low, best, high, about)


def _of_range(found: re.Match[str]) -> Told | None:
    """A range, where what stands before and between its numbers says one; about a range is one too."""
    before, between = found["before"].strip(), found["between"].strip()
    about = _SIGNS_BEFORE.get(before) or _BEFORE.get(fold_name(before)) if before else None
    is_about = about == (_BEST, 0)
    words = ("" if is_about else fold_name(before), fold_name(between))
    is_range = words in _OF_RANGES or (between in _DASHES and (is_about or not before))
    return Told(low=found["low"], high=found["high"], about=is_about) if is_range else None
