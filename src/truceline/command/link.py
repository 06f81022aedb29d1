"""`truceline link`: files of reports in, incidents and the links between them out; no agreement is needed.

1. The reports are read; bad rows refuse the whole, or with --keep-going are listed, left out, and written to a file of their own.
2. Judgements are read: those of the file that is named, and those that the folder holds from earlier.
3. Reports are linked into incidents; without a model of an earlier run, what they and the judgements teach is learnt.
4. The folder is written whole or not at all; judgements that it held are in it again.

The same inputs give the same bytes.
"""

import argparse
import sys
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, tzinfo
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

from truceline.agreement.charter import Charter
from truceline.agreement.reading import read_agreement
from truceline.command import PARTIAL
from truceline.command.folder import refuse_foreign, written_whole
from truceline.command.link_amiss import told_of_source, told_twice
from truceline.command.link_claims import CLAIMS, claims_of
from truceline.command.link_echoes import told_echoes
from truceline.command.link_judged import Judged
from truceline.command.link_numbers import Named, linked_by, named_only, unknown_to_model
from truceline.command.link_pieces import asks_for_pieces, link_in_pieces
from truceline.command.link_sheets import rows_in_parts, write_sheet
from truceline.command.link_summary import Counted, Told, told_by, write_summary
from truceline.command.link_vague import told_vague, too_vague
from truceline.command.progress import Steps
from truceline.command.record import write_parquet
from truceline.command.time_zone import zone_named
from truceline.command.wording import counted, few
from truceline.errors import Refused, Where, problem, quoted, told_together
from truceline.incident.columns.arrays import in_one_piece
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.joining.turns import gather_parts
from truceline.incident.model_file import write_model
from truceline.incident.review.amiss import amiss
from truceline.incident.review.repeating import with_relays
from truceline.incident.review.sighting import with_bearings
from truceline.incident.telling.explaining import Apart, Reasons, with_voices
from truceline.measure.intake import Form, read_files, remarks_by_code, remarks_told
from truceline.report.called import called_in
from truceline.report.reading import ReadReports
from truceline.report.set_aside import FILE as SET_ASIDE
from truceline.report.set_aside import write_set_aside
from truceline.report.stored import is_parquet, read_stored
from truceline.values.instant import Instant
from truceline.values.shape.compiled import was_compiled
from truceline.values.telling import days_of

# The columns that name reports, and what stands before the source and the reference of each.
_OF_LINKS = {"report_id": "", "nearest_report_id": "nearest_"}
_OF_PAIRS = {"first": "first_", "second": "second_"}
_KINDS = 5  # of tables that are written: incidents, links, further links where there are any, claims, pairs
_ONE_SOURCE = (
    "One source tells of an incident once, so nothing can be linked within one: give lists of other sources beside it,"
    " or say in a column `source` whose each row is."
)


def run(options: argparse.Namespace) -> int:
    """Link, write and say what came of it; 3 where bad rows were left out."""
    refuse_foreign(options.out)
    by = linked_by(options)
    steps = Steps(quiet=options.quiet)
    if asks_for_pieces(options):
        _say_if_first(steps)
        told = link_in_pieces(options, by, steps)
        if not options.quiet:
            _show(told, options)
        return 0
    charter = read_agreement(options.agreement) if options.agreement else None
    zone = zone_named(options, charter)
    read = _read(options, charter, zone, steps)
    judged = Judged(options)
    _say_if_first(steps)
    linking = f"Linking {counted(read.table.num_rows, 'report')}"
    with judged.followed(partial(called_in, read.table)), steps.step(linking) as advance:
        model, places = by
        gathered = gather(read.table, judgements=judged.held, model=model, gazetteer=places, progress=advance)
    with steps.step("Writing") as advance, written_whole(options.out) as folder:
        for done, _ in enumerate(_write(read, gathered, judged, folder, (zone or UTC, options.excel)), 1):
            advance(done, _KINDS)
        judged.keep_in(folder)
        aside = write_set_aside(read.problems, options.files, folder) if read.problems else 0
        found = _counted(read, gathered, judged, str(zone or UTC))
        if options.model:
            found.reports["unknown_to_model"] = unknown_to_model(read.table, gathered.models)
        told = write_summary(found, folder)
        judged.refuse_if_changed()
    if not options.quiet:
        _show(told, options)
        if read.remarks:
            print(f"Worth knowing of what was taken ({counted(len(read.remarks), 'remark')}):\n{remarks_told(read)}")
    if read.problems:
        print("\n".join(told_together(read.problems)), file=sys.stderr)
        print(
            f"\nDone in part: {counted(len(read.problems), 'problem')}; {counted(aside, 'row')} left out{_and_all_of(read)}, beside"
            f" {read.table.num_rows:,} taken."
            f" As they came, with what is wrong: {options.out / SET_ASIDE}",
            file=sys.stderr,
        )
        return PARTIAL
    return 0


def _and_all_of(read: ReadReports) -> str:
    """Which files were left out whole: whatever is wrong with a heading is wrong with every row below."""
    sums = set(pc.unique(read.table["original_sha256"]).to_pylist())
    whole = [one.path.name for one in read.originals if one.sha256 not in sums]
    return f", and all of {', '.join(whole)}" if whole else ""


def _say_if_first(steps: Steps) -> None:
    if not was_compiled(gather_parts):
        steps.say("The first run on a machine compiles its kernels, once: a minute or two.")


def _read(options: argparse.Namespace, charter: Charter | None, zone: ZoneInfo | None, steps: Steps) -> ReadReports:
    paths = options.files
    with steps.step(f"Reading {counted(len(paths), 'file')} of reports") as advance:
        if all(is_parquet(path) for path in paths):
            read = ReadReports(read_stored(paths), (), (), 0)
        else:
            form = Form(zone=zone)
            read = read_files(paths, charter, keep_going=options.keep_going, form=form, progress=advance)
    if read.table.num_rows == 0:
        raise Refused([*read.problems, problem("C008", Where(", ".join(str(path) for path in paths)), "none")])
    return read


def _write(
    read: ReadReports, gathered: Gathered, judged: Judged, folder: Path, form: tuple[tzinfo, bool]
) -> Iterator[str]:
    """The tables for programs (Parquet) and for people (CSV), each told when it is written; suggestions and reports are what `review` reads."""
    zone, excel = form
    tables = {"incidents": gathered.incidents, "links": gathered.links}
    if gathered.further.num_rows:
        tables["further_links"] = gathered.further
    for name, table in tables.items():
        write_parquet(table, folder / f"{name}.parquet")
        # From whom a report was judged different is said once, where it is counted.
        apart = judged.apart() if name == "links" else {}
        write_sheet(_for_people(table, read.table, (apart, zone, name)), folder / f"{name}.csv", excel=excel)
        yield name
    write_sheet([claims_of(gathered, read.table)], folder / CLAIMS.name, excel=excel)
    yield CLAIMS.name
    pairs = with_bearings(gathered.suggestions(), gathered.links, read.table)
    pairs = judged.beside(with_relays(pairs, gathered, read.table))
    write_parquet(pairs, folder / "pairs.parquet")
    named = (part for _, part in _named(pairs, read.table, _OF_PAIRS))
    write_sheet(named, folder / "pairs.csv", excel=excel)
    yield "pairs"
    for used in gathered.models:
        (folder / "model.json").write_bytes(write_model(used))
    write_parquet(read.table, folder / "reports.parquet")


def _for_people(table: pa.Table, reports: pa.Table, told: tuple[Apart, tzinfo, str]) -> Iterator[pa.Table]:
    """Incidents or links, some at a time, with what people ask for and programs have the numbers of: on which days, how many voices tell of it, and why each report belongs there."""
    apart, zone, name = told
    if "nearest_report_id" not in table.column_names:
        yield from (with_voices(_with_days(part, zone)) for part in rows_in_parts(table))
        return
    reasons = Reasons(table, reports, apart, further=name == "further_links")
    yield from (reasons.beside(part, start) for start, part in _named(table, reports, _OF_LINKS))


def _with_days(incidents: pa.Table, zone: tzinfo) -> pa.Table:
    """The incidents with the first and the last local day on which each may have been."""
    instants = zip(incidents["occurred_at"].to_pylist(), incidents["occurred_within_s"].to_pylist(), strict=True)
    days = [days_of(Instant(at, within), zone) for at, within in instants]
    for place, name in enumerate(("first_day", "last_day")):
        incidents = incidents.append_column(name, pa.array([both[place] for both in days], pa.date32()))
    return incidents


def _named(table: pa.Table, reports: pa.Table, ends: Mapping[str, str]) -> Iterator[tuple[int, pa.Table]]:
    """The table some rows at a time, each part after its first row, with the source and the reference of the reports that a column names, as their own lists know them."""
    known = in_one_piece(reports["report_id"])
    found = {prefix: pc.index_in(in_one_piece(table[column]), known) for column, prefix in ends.items()}
    called = {name: in_one_piece(reports[name]) for name in ("source", "reference")}
    start = 0
    for part in rows_in_parts(table):
        named = part
        for prefix, rows in found.items():
            for name, names in called.items():
                named = named.append_column(prefix + name, names.take(rows.slice(start, part.num_rows)))
        yield start, named
        start += part.num_rows


def _counted(read: ReadReports, gathered: Gathered, judged: Judged, zone: str) -> Counted:
    """The numbers of the run."""
    here, not_here = judged.standing(in_one_piece(read.table["report_id"]))
    named, nowhere = named_only(read.table, gathered.models)
    return Counted(
        exercise=bool(pc.any(read.table["exercise"]).as_py()),
        reports={
            "read": read.table.num_rows,
            "repeated": read.repeated,
            "problems": len(read.problems),
            "linked": gathered.links.num_rows,
            **named._asdict(),
            "too_vague": too_vague(read.table, gathered.models),
            "sources": pc.count_distinct(read.table["source"]).as_py(),
        },
        told_by=told_by(gathered.incidents),
        remarks=remarks_by_code(read),
        echoes=[echo for used in gathered.models for echo in used.echoes],
        told_again=[one for used in gathered.models for one in used.told_again],
        amiss=amiss(read.table, gathered.links, read.without_offset),
        time_zone=zone,
        without_offset=read.without_offset,
        taught=next((used.taught for used in gathered.models if used.taught), None),
        further=gathered.further.num_rows,
        suggestions=sum(len(one.pairs) for one in gathered.offered),
        judgements=here,
        judgements_not_here=not_here,
        nowhere=nowhere,
    )


def _show(told: Told, options: argparse.Namespace) -> None:
    """What came of it, in numbers to verify."""
    out = options.out
    reports, incidents = told["reports"], told["incidents"]
    independent = incidents["told_independently_by"]
    silent = reports["read"] - reports["linked"]
    nil = (
        f" ({silent:,} {'says' if silent == 1 else 'say'} that nothing was observed and {_tell(silent)} of none)"
        if silent
        else ""
    )
    counts = ", ".join(f"by {many.replace('_', ' ')} {count:,}" for many, count in independent.items())
    told_of = f"{counted(reports['read'], 'report')} of {counted(reports['sources'], 'source')}"
    lines = [
        f"{told_of} {_tell(reports['read'])} of {counted(incidents['all'], 'incident')}{nil}.",
        *_by_name(
            Named(*(reports[each] for each in Named._fields)), told["names_nowhere"], given=options.model is not None
        ),
        *_unknown(reports.get("unknown_to_model", 0)),
        *(told_vague(reports.get("too_vague", 0)) if reports["sources"] > 1 else []),
        *([_ONE_SOURCE] if reports["sources"] == 1 else []),
        f"Told independently of them: {counts}.",
        *told_echoes(told["echoes"]),
        *(told_twice(one) for one in told["told_again"]),
        *(told_of_source(one, _read_as(one, told)) for one in told["amiss"]),
        *([_further(told["further_links"], out)] if told["further_links"] else []),
        _offered(told["suggestions"], told["judgements"]),
        *([_not_here(told["judgements_not_here"])] if told["judgements_not_here"] else []),
        *([_taught(told["taught"])] if told["taught"] else []),
        *_places(told, out),
        " ".join([f"To judge the doubtful pairs: truceline review {out} --by NAME", *_zone_again(options)]),
    ]
    print(("EXERCISE\n" if told["exercise"] else "") + "\n".join(lines))


def _read_as(one: Told, told: Told) -> str:
    """The zone by which the source's times were read that state no offset; nothing of one whose times do."""
    return str(told["time_zone"]) if one["source"] in told["without_offset"] else ""


def _zone_again(options: argparse.Namespace) -> list[str]:
    """By what `review` tells times in the zone by which they were read."""
    if options.time_zone:
        return [f"--time-zone {options.time_zone}"]
    return [f"--agreement {options.agreement}"] if options.agreement else []


def _by_name(named: Named, names: Collection[str], *, given: bool) -> list[str]:
    """What became of reports that give no coordinates, by a given model or one that is learnt; nothing, where there are none. `names` lead nowhere."""
    count, in_text, nowhere, placeless = named
    told = []
    if count:
        were = "was" if count == 1 else "were"
        told.append(
            f"{counted(count, 'report')} without coordinates {were} compared where the name of the place leads."
        )
    if in_text:
        gives, was = ("gives", "was") if in_text == 1 else ("give", "were")
        told.append(
            f"{counted(in_text, 'report')} that {gives} neither coordinates nor the name of a place in a column of its own {was} compared where a name in"
            " the text leads, as far as such names prove right here."
        )
    if nowhere:
        whose = counted(nowhere, "more report" if count + in_text else "report")
        places, they = ("names a place", "it lies") if nowhere == 1 else ("name places", "they lie")
        which = few([quoted(name) for name in names], len(names))
        knows = "the model that is given does not know" if given else "it is not known"
        remedy = ". Name it by --believe instead of --model, and" if given else ":"
        told.append(
            f"{whose} without coordinates {places} of which {knows} where {they} ({which}), so no distance can be told{remedy} reports of that"
            " name that give coordinates tell where, or a gazetteer (--places)."
        )
    if placeless:
        gives = "gives" if placeless == 1 else "give"
        whose = counted(placeless, "more report" if in_text else "report")
        told.append(
            f"{whose} {gives} neither coordinates nor the name of a place in a column of its own, and no name that is believed in the text:"
            " only time, figures, names and words can join them."
        )
    return told


def _unknown(count: int) -> list[str]:
    """Of how many reports the names are unknown to the model that was given alone; nothing, where it knows what these reports would teach."""
    if not count:
        return []
    place, are = ("the place", "it is") if count == 1 else ("the places", "they are")
    told = f"Reports here tell where {place} of {counted(count, 'report')} without coordinates {'is' if count == 1 else 'are'}"
    return [f"{told}, of which the model knows nothing: with --believe instead of --model {are} compared there."]


def _tell(count: int) -> str:
    return "tells" if count == 1 else "tell"


def _further(links: int, out: Path) -> str:
    rows = f"{counted(links, 'further link')} {'tells' if links == 1 else 'tell'} of what reports tell beside their own incident"
    return f"{rows}, as those that add up or summarise do: {out / 'further_links.parquet'}."


def _offered(pairs: int, judgements: int) -> str:
    looked_at = f"{counted(pairs, 'pair')} {'is' if pairs == 1 else 'are'} worth a look"
    return f"{looked_at}; {counted(judgements, 'judgement')} of people {'was' if judgements == 1 else 'were'} followed."


def _not_here(count: int) -> str:
    return (
        f"{count:,} more {'names a report that is' if count == 1 else 'name reports that are'} not here: an identity follows from source and reference,"
        " and where a list has no column source, its file's name is the source."
    )


def _taught(told: Told) -> str:
    """How many judgements taught the model, in a sentence."""
    return f"{told['judgements']:,} of them taught the model what is met in one incident (model.json)."


def _places(told: Told, out: Path) -> list[str]:
    """Where the tables are; by pieces there are none for spreadsheets, which could not hold most of them, but that of claims."""
    if "links.csv" in told["files"]:
        return [
            f"The links: {out / 'links.csv'} and .parquet; the incidents: {out / 'incidents.csv'} and .parquet.",
            f"All of these pairs, the likeliest first, and the nearest and likeliest beyond reach: {out / 'pairs.csv'} and .parquet.",
        ]
    return [
        f"The links: {out / 'links.parquet'}; the incidents: {out / 'incidents.parquet'}.",
        f"Who claims what of each incident: {out / CLAIMS.name}. By pieces no other CSV is written.",
        f"All pairs that were weighed, the likeliest first: {out / 'pairs.parquet'}.",
    ]
