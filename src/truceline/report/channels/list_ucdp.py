"""What a plain list has kept of UCDP's table, where it has not kept enough columns to be known as that table.

Whoever links two lists takes a few columns of each: `id`, `date_start`, `latitude`, `longitude`, `best`. Those are read as UCDP means them.
`low`, `best` and `high` count the dead only beside each other, or beside another name that is UCDP's alone: in other lists they may be
anything.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.channels.list_kinds import acts
from truceline.report.channels.list_names import chosen, columns_of
from truceline.report.channels.ucdp import ACT_BY_VIOLENCE, figures_in_order, harmed
from truceline.report.rows import TEXT, Block
from truceline.report.shape import FileReading

_FIGURES: Mapping[str, Sequence[str]] = {
    "killed_low": ("low", "low_est"),
    "killed_best": ("best", "best_est"),
    "killed_high": ("high", "high_est"),
}
_VIOLENCE = "type_of_violence"
_WHOM = ("deaths_civilians", "deaths_a", "deaths_b", "deaths_unknown")
_OWN = {*_WHOM, _VIOLENCE, "where_prec", "date_prec", "where_coordinates", "dyad_name", "side_a", "side_b"}


def columns_with_kept(header: Sequence[str]) -> dict[str, str | None]:
    """Which of its columns says each thing of ours, those included that it has kept of UCDP's table."""
    kept = figures_kept(header)
    return columns_of(header) | ({ours: kept.get(ours) for ours in _FIGURES} if kept else {})


def figures_kept(header: Sequence[str]) -> dict[str, str]:
    """Which of its columns say how many were killed under the names of UCDP; none where it is not sure that they do, or others say it."""
    there = {*header}
    found = {ours: name for ours, names in _FIGURES.items() for name in names if name in there}
    is_sure = "killed_best" in found and (len(found) > 1 or not _OWN.isdisjoint(there))
    return found if is_sure and not any(chosen(header, ours) for ours in _FIGURES) else {}


def whom_kept(header: Sequence[str]) -> tuple[str, ...]:
    """Its columns that say who was killed; none where no column says how many were."""
    return tuple(name for name in _WHOM if name in header) if figures_kept(header) else ()


def kinds_under(heading: str | None) -> Callable[[Sequence[str]], Mapping[str, str | None]]:
    """What tells the known kinds of act under a heading: UCDP's codes for kinds of violence too, where the column is called as UCDP's is."""
    return (lambda kinds: {**acts(kinds), **ACT_BY_VIOLENCE}) if heading == _VIOLENCE else acts


def as_kept(header: Sequence[str], raw: Block, reading: FileReading) -> dict[str, Any]:
    """The columns of those killed as UCDP has them: in order, with a remark where they were not, and who they were."""
    kept = figures_kept(header)
    if not kept:
        return {}
    figures = Block({end: raw.tidy(kept.get(f"killed_{end}", "")) for end in ("low", "best", "high")}, raw.lines)
    low, high = figures_in_order(figures, reading)
    return {"killed_low": low, "killed_high": high, "harmed": _whom(raw, header, figures)}


def _whom(raw: Block, header: Sequence[str], figures: Block) -> Any:
    """Whom they were: as UCDP says it of civilians and either side; of civilians alone where all were."""
    there = whom_kept(header)
    if {"deaths_civilians", "deaths_a", "deaths_b"} <= {*there}:
        return harmed(raw)
    civilians = raw.tidy("deaths_civilians")
    all_of_them = pc.and_(pc.equal(civilians, figures.tidy("best")), pc.match_substring_regex(civilians, "[1-9]"))
    return pc.if_else(pc.fill_null(all_of_them, False), "civilians", pa.scalar(None, TEXT))
