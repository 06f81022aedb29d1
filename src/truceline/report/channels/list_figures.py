"""What one cell of a plain list says of how many were harmed: a number, a range (3-5), or one end of it (3+, at least 3, up to 5).

An end that is told alone is that end and no more: best and the other end stay empty. In words it is known in English, Arabic and Russian.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.channels import list_names_arabic as arabic
from truceline.report.channels import list_names_russian as russian
from truceline.report.channels.list_cells import western
from truceline.report.rows import TEXT, distinct
from truceline.values.party import fold_name

Ends = tuple[str | None, str | None]

_RANGE = re.compile(r"(\d+)\s*[-–—]\s*(\d+)")
_ONE = re.compile(r"(?P<before>\D*?)\s*(?P<number>\d{1,9})\s*(?P<behind>\D*)")
_LONGEST = 40  # that is looked at
# Which end a number is by the sign or words beside it, and how far off: more than 3 are at least 4.
_SIGNS_BEFORE = {
    ">=": ("low", 0),
    "≥": ("low", 0),
    ">": ("low", 1),
    "<=": ("high", 0),
    "≤": ("high", 0),
    "<": ("high", -1),
}
_BEHIND_NUMBER = {"+": ("low", 0)}
ENGLISH: Mapping[str, Sequence[str]] = {
    "at_least": ("at least", "minimum", "min", "no less than", "no fewer than", "not less than"),
    "or_more": ("or more", "and more", "at least", "minimum", "min"),
    "more_than": ("more than", "over", "above"),
    "at_most": ("at most", "up to", "maximum", "max", "no more than", "not more than"),
    "or_fewer": ("or fewer", "or less", "at most", "maximum", "max"),
    "less_than": ("less than", "fewer than", "under", "below"),
}
_MEANT = {
    "at_least": ("before", "low", 0),
    "or_more": ("behind", "low", 0),
    "more_than": ("before", "low", 1),
    "at_most": ("before", "high", 0),
    "or_fewer": ("behind", "high", 0),
    "less_than": ("before", "high", -1),
}


def _by_words(side: str) -> dict[str, tuple[str, int]]:
    return {
        fold_name(word): (end, off)
        for told in (ENGLISH, arabic.ENDS, russian.ENDS)
        for kind, (stands, end, off) in _MEANT.items()
        if stands == side
        for word in told[kind]
    }


_BEFORE, _BEHIND = _by_words("before"), _by_words("behind")


def harmed_of(harmed: str, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Low, best and high of those killed or injured; of a range or an end in the cell of the best, best stays empty.

    Ends that stand in columns of their own are taken before those of a cell.
    """
    low, best, high = (western(columns[f"{harmed}_{end}"]) for end in ("low", "best", "high"))
    texts, index = distinct(best)
    told = [(None, None) if text is None else ends_of(text) for text in texts]
    lower, upper = (pa.array([ends[at] for ends in told], TEXT).take(pa.array(index)) for at in (0, 1))
    is_end = pc.or_(pc.is_valid(lower), pc.is_valid(upper))
    return {
        f"{harmed}_low": pc.coalesce(low, lower),
        f"{harmed}_best": pc.if_else(is_end, None, best),
        f"{harmed}_high": pc.coalesce(high, upper),
    }


def ends_of(cell: str) -> Ends:
    """The lowest and the highest that a cell tells, its digits those of the West; neither where it tells a number, or what is not understood."""
    if found := _RANGE.fullmatch(cell):
        return found[1], found[2]
    one = _ONE.fullmatch(cell) if len(cell) <= _LONGEST else None
    if one is None or bool(one["before"].strip()) == bool(one["behind"].strip()):
        return None, None
    before, behind = one["before"].strip(), one["behind"].strip()
    meant = (
        _SIGNS_BEFORE.get(before) or _BEFORE.get(fold_name(before))
        if before
        else _BEHIND_NUMBER.get(behind) or _BEHIND.get(fold_name(behind))
    )
    if meant is None or int(one["number"]) + meant[1] < 0:
        return None, None
    number = str(int(one["number"]) + meant[1])
    return (number, None) if meant[0] == "low" else (None, number)
