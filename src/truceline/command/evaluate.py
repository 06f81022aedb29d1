"""`truceline evaluate`: how well links, scores and suggestions agree with labelled truth.

1. The links, the truth and the suggested pairs are read whole; every problem of a file is told at once.
2. Reports with a true incident that were linked to nothing count as standing alone; linked ones that nobody
   labelled count neither way. A report that tells of several incidents (further links) is in all of them. Both are told, and how many of those that the truth names are not here at all.
3. Pairwise and B-cubed figures, calibration and hit@k are counted, and printed as a table or as JSON.
"""

import argparse
import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from rich.console import Console
from rich.table import Table

from truceline.command.wording import counted, few
from truceline.errors import Problem, Refused, problem
from truceline.incident.columns.arrays import Bools, Floats, Longs
from truceline.incident.evaluation.evaluating import (
    Belonging,
    Judged,
    as_json,
    b_cubed,
    calibration,
    calibration_error,
    hits,
    pairwise,
    pairwise_of_labelled,
    partnered_in,
    together,
)
from truceline.incident.evaluation.labelling import (
    Begins,
    LabelledPairs,
    Links,
    ScoredPairs,
    read_identities,
    read_links,
    read_scored_pairs,
    read_truth,
)
from truceline.report.called import called_in

_MOST_NAMED = 20  # reports in JSON: enough to see whose they are
Told = dict[str, Any]
_Read = TypeVar("_Read")


def run(options: argparse.Namespace) -> int:
    """Read, count and print."""
    links_file, pairs_file = _files(options.links, options.pairs)
    reports_file, further_file = (options.links / f"{name}.parquet" for name in ("reports", "further_links"))
    problems: list[Problem] = []
    links = _or_problems(read_links, links_file, problems)
    further = _or_problems(read_links, further_file, problems) if further_file.is_file() else None
    truth = _or_problems(
        partial(read_truth, now=datetime.now(UTC), called=partial(_called, reports_file)), options.truth, problems
    )
    scored = _or_problems(read_scored_pairs, pairs_file, problems) if pairs_file else None
    # A folder also holds the reports that stand alone; a file of links names linked ones only.
    here = _or_problems(read_identities, reports_file, problems) if reports_file.is_file() else None
    if links is None or truth is None or problems:
        raise Refused(problems)
    told = evaluate(links if further is None else links.beside(further), truth, scored, here)
    if options.json:
        print(json.dumps(told, indent=1))
    else:
        _show(told)
    return 0


def _called(reports_file: Path, report_ids: Collection[str]) -> dict[str, str]:
    """What reports are called, where they are here."""
    if not reports_file.is_file():
        return {}
    return called_in(pq.read_table(reports_file, columns=["report_id", "source", "reference"]), report_ids)


def _or_problems(read: Callable[[Path], _Read], path: Path, problems: list[Problem]) -> _Read | None:
    """What a file holds, or its problems added to those of the others."""
    try:
        return read(path)
    except Refused as refusal:
        problems.extend(refusal.problems)
        return None


def evaluate(
    links: Links, truth: Links | LabelledPairs, scored: ScoredPairs | None = None, here: pa.Array | None = None
) -> Told:
    """Count everything that links, truth and scored pairs allow; what they do not allow is null.

    `here` names all reports that were to be linked, also those that stand alone; without it how many of the truth are not here is null.

    Raises:
        Refused: where the truth names no report that is here, or labels no pair of such.
    """
    known = links.report if here is None else pa.concat_arrays([links.report, here])
    if isinstance(truth, LabelledPairs):
        named = pc.unique(pa.concat_arrays([truth.first, truth.second]))
        # Whoever names but one report of each pair rightly would be told that nothing was found.
        both = pc.and_(pc.is_in(truth.first, known), pc.is_in(truth.second, known))
        is_held = pc.any(pc.is_in(named, known) if here is None else both).as_py()
        count: Callable[[], Told] = partial(_against_pairs, links, truth, scored)
    else:
        named = pc.unique(truth.report)
        is_held = pc.any(pc.is_in(named, known)).as_py()
        count = partial(_against_incidents, links, truth, scored)
    if not is_held:
        raise _nothing_in_common(links.begins.name or (known[0].as_py() if len(known) else ""), truth.begins)
    told = count()
    return {**told, "reports": {**told["reports"], "named": len(named), **_absent(truth, named, here, known)}}


def _absent(truth: Links | LabelledPairs, named: pa.Array, here: pa.Array | None, known: pa.Array) -> Told:
    """How many of the reports that the truth names are not here, and the first of them as it names them; null where that is not known."""
    if here is None:
        return {"not_here": None, "first_not_here": None}
    absent = named.filter(pc.invert(pc.is_in(named, known)))
    first = absent.slice(0, _MOST_NAMED).to_pylist()
    return {"not_here": len(absent), "first_not_here": [truth.spelt.get(one, one) for one in first]}


def _files(links: Path, pairs: Path | None) -> tuple[Path, Path | None]:
    """The files behind what was named: of a folder that `truceline link` or `run` wrote, its tables."""
    if not links.is_dir():
        return links, pairs
    beside = links / "pairs.parquet"
    return links / "links.parquet", pairs or (beside if beside.is_file() else None)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """Reports numbered from 0."""

    names: pa.Array

    def of(self, names: pa.Array) -> Longs:
        """The number of each name, -1 for one that is not here."""
        found = pc.index_in(names, self.names).fill_null(-1)
        return np.asarray(found.to_numpy(zero_copy_only=False), np.int64)


def _against_incidents(links: Links, truth: Links, scored: ScoredPairs | None) -> Told:
    labelled = pc.unique(truth.report.filter(truth.incident.is_valid()))
    both = pc.unique(links.report.filter(pc.is_in(links.report, pc.unique(truth.report))))
    reports = _Numbered(pc.unique(pa.concat_arrays([labelled, both])))
    found, true = (_belonging(each, reports) for each in (links, truth))
    told: Told = {
        "reports": _counted(links, reports),
        "truth": "incidents",
        "pairwise": as_json(pairwise(found, true)),
        "b_cubed": as_json(b_cubed(found, true)),
    }
    if scored is None:
        return {**told, "calibration": None, "hits": None}
    first, second, which = _known(scored, reports)
    pairs = Judged(first, second, together(true, first, second))
    return told | {
        "calibration": _calibrated(scored, which, pairs.same),
        "hits": _hits(pairs, scored.rank[which], partnered_in(true)),
    }


def _against_pairs(links: Links, truth: LabelledPairs, scored: ScoredPairs | None) -> Told:
    reports = _Numbered(pc.unique(pa.concat_arrays([truth.first, truth.second])))
    labelled = Judged(reports.of(truth.first), reports.of(truth.second), truth.same)
    found = _belonging(links, reports)
    told: Told = {
        "reports": _counted(links, reports),
        "truth": "pairs",
        "labelled_different": int((~labelled.same).sum()),
        "pairwise": as_json(pairwise_of_labelled(found, labelled)),
        "b_cubed": None,
    }
    if scored is None:
        return {**told, "calibration": None, "hits": None}
    # Everybody is numbered, the labelled first: what else a report was offered stands before its partner or after it.
    everybody = _Numbered(pc.unique(pa.concat_arrays([reports.names, scored.first, scored.second])))
    first, second = everybody.of(scored.first), everybody.of(scored.second)
    order = np.argsort(_keys(labelled.first, labelled.second))
    keys, asked = _keys(labelled.first, labelled.second)[order], _keys(first, second)
    at = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
    is_labelled = keys[at] == asked
    pairs = Judged(first, second, is_labelled & labelled.same[order][at])
    partnered = np.unique(np.concatenate([labelled.first[labelled.same], labelled.second[labelled.same]]))
    # Where only pairs of one incident are labelled, every probability would look too low.
    calibrated = None if labelled.same.all() else _calibrated(scored, is_labelled, pairs.same[is_labelled])
    return told | {"calibration": calibrated, "hits": _hits(pairs, scored.rank, partnered)}


def _calibrated(scored: ScoredPairs, which: Longs | Bools, same: Bools) -> Told:
    """How far what was given for these pairs is right."""
    probability = scored.probability[which]
    shares = calibration(probability, same)
    return {
        "given_as": scored.given_as,
        "pairs": len(probability),
        "error": calibration_error(shares) if shares else None,
        "shares": [{name: getattr(share, name) for name in share.__slots__} for share in shares],
    }


def _hits(pairs: Judged, rank: Floats, partnered: Longs) -> Told:
    """Hits in the order in which these pairs are offered."""
    ranked = hits(pairs, rank, partnered)
    return {
        "reports": ranked.reports,
        "at": {str(k): share if ranked.reports else None for k, share in ranked.at.items()},
    }


def _belonging(links: Links, reports: _Numbered) -> Belonging:
    """Links by number; reports without an incident, or without a row, stand alone."""
    report = reports.of(links.report)
    incident = links.incident.dictionary_encode()
    label = np.asarray(incident.indices.fill_null(-1).to_numpy(zero_copy_only=False), np.int64)
    taken = (report >= 0) & (label >= 0)
    alone = np.setdiff1d(np.arange(len(reports.names)), report[taken])
    own = len(incident.dictionary) + np.arange(len(alone))
    return Belonging(np.concatenate([report[taken], alone]), np.concatenate([label[taken], own]))


def _known(scored: ScoredPairs, reports: _Numbered) -> tuple[Longs, Longs, Longs]:
    """The scored pairs of which both reports are evaluated, and which they are of all."""
    first, second = reports.of(scored.first), reports.of(scored.second)
    known = np.flatnonzero((first >= 0) & (second >= 0))
    return first[known], second[known], known


def _keys(first: Longs, second: Longs) -> Longs:
    return np.minimum(first, second) << 32 | np.maximum(first, second)


def _counted(links: Links, reports: _Numbered) -> Told:
    linked = pc.unique(links.report)
    evaluated_and_linked = int(pc.sum(pc.is_in(reports.names, linked)).as_py() or 0)
    return {
        "evaluated": len(reports.names),
        "not_linked": len(reports.names) - evaluated_and_linked,
        "not_labelled": len(linked) - evaluated_and_linked,
    }


def _nothing_in_common(linked: str, truth: Begins) -> Refused:
    """Each file named by its first report, as it writes it, and the line of the truth."""
    came = f"{linked or 'nothing'} … and {truth.name or 'nothing'} …"
    return Refused([problem("I026", truth.where, came)])


def _show(told: Told) -> None:
    """Print the figures as a person reads them."""
    console = Console(highlight=False)
    reports = told["reports"]
    console.print(
        f"{counted(reports['evaluated'], 'report')} evaluated; linked to nothing, and counted as alone: {reports['not_linked']:,};"
        f" linked, but labelled by nobody: {reports['not_labelled']:,}.",
        soft_wrap=True,
    )
    if reports["not_here"]:
        console.print(
            f"{reports['not_here']:,} of the {reports['named']:,} reports that the truth names are not among those here:"
            f" {few(reports['first_not_here'], reports['not_here'])}.",
            soft_wrap=True,
        )
    table = Table("", "precision", "recall", "F1", box=None, pad_edge=False, header_style="dim")
    for name, title in (("pairwise", "pairs of reports"), ("b_cubed", "B-cubed")):
        if told[name]:
            table.add_row(title, *(_shown(told[name][part]) for part in ("precision", "recall", "f1")))
    console.print(table)
    if told["b_cubed"] is None:
        console.print("B-cubed needs the whole of each incident: labelled pairs do not tell it.", soft_wrap=True)
    if told.get("labelled_different") == 0:
        console.print(
            "No labelled pair is different: what was put together wrongly (precision, F1) and how far a probability is right"
            " cannot be told. Label some pairs that are not the same, too.",
            soft_wrap=True,
        )
    if told["calibration"]:
        _show_calibration(console, told["calibration"])
    if told["hits"]:
        _show_hits(console, told)


def _show_calibration(console: Console, calibrated: Told) -> None:
    if not calibrated["shares"]:
        console.print(
            "\nNo labelled pair was given a probability: how far that is right cannot be told.", soft_wrap=True
        )
        return
    console.print(
        f"\nOf the pairs given a probability (from the column {calibrated['given_as']}), how many are right:",
        soft_wrap=True,
    )
    table = Table("given", "pairs", "right", "share", "95 % interval", box=None, pad_edge=False, header_style="dim")
    for row in calibrated["shares"]:
        bounds = f"{row['share_low']:.3f} to {row['share_high']:.3f}"
        given = f"{row['low']:.1f} to {row['high']:.1f}"
        table.add_row(given, f"{row['pairs']:,}", f"{row['right']:,}", f"{row['share']:.3f}", bounds)
    console.print(table)
    console.print(
        f"On average the share that is right is {calibrated['error']:.3f} from the probability given.", soft_wrap=True
    )


def _show_hits(console: Console, told: Told) -> None:
    ranked = told["hits"]
    if not ranked["reports"]:
        console.print(
            "\nNo report evaluated has a true partner: how many are suggested theirs first cannot be told.",
            soft_wrap=True,
        )
        return
    listed = ", ".join(f"{share:.3f} among the first {k}" for k, share in ranked["at"].items())
    among = " (of all suggestions, labelled or not)" if told["truth"] == "pairs" else ""
    console.print(
        f"\nOf {ranked['reports']:,} reports with a true partner, it is suggested{among}: {listed}.", soft_wrap=True
    )


def _shown(value: float | None) -> str:
    return "none" if value is None else f"{value:.3f}"
