"""Tables of links, labels and scored pairs, read from CSV or Parquet for evaluation, or refused with every problem.

Links and labels name a report and its incident, one row each; a report that tells of several incidents has several
rows. A row of labels without an incident says that nobody else tells of what the report tells. A report is named by its
identity, or by source and reference, from which the identity follows.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from truceline.errors import Problem, Refused, Where, problem
from truceline.incident.evaluation.evaluating import probability_of
from truceline.incident.joining.judge import Called, as_written, by_identity, read_judgements, settle
from truceline.values.cells import heading, named_twice, read_rows, told_beside
from truceline.values.identity import identity_in

REPORT = ("report_id", "report")
INCIDENT = ("incident_id", "true_incident", "incident", "event_id")
PAIR = ("first", "second")
# Under these a source names a report; of pairs with “first_” and “second_” before them.
BY_SOURCE = ("source", "reference")
_SAME = {
    "same": True,
    "true": True,
    "1": True,
    "yes": True,
    "different": False,
    "false": False,
    "0": False,
    "no": False,
}


class Begins(NamedTuple):
    """How a file names its first report, and where."""

    where: Where
    name: str


NOBODY = Begins(Where(), "")


@dataclass(frozen=True, slots=True)
class Links:
    """Reports and incidents by name, row for row; the incident is null where the file leaves it empty. And how it names the first report, where; a truth each."""

    report: pa.Array
    incident: pa.Array
    begins: Begins = NOBODY
    spelt: Mapping[str, str] = field(default_factory=dict)

    def beside(self, further: "Links") -> "Links":
        """These and further ones: a report may be in several incidents."""
        return Links(
            pa.concat_arrays([self.report, further.report]),
            pa.concat_arrays([self.incident, further.incident]),
            self.begins,
        )


@dataclass(frozen=True, slots=True)
class LabelledPairs:
    """Pairs of reports by name, and whether a person holds them to be the same incident; each pair once. And how the file names each report."""

    first: pa.Array
    second: pa.Array
    same: npt.NDArray[np.bool_]
    begins: Begins = NOBODY
    spelt: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ScoredPairs:
    """Suggested pairs with a probability each, by what name it came (probability, or score in nats), and what ranks them."""

    first: pa.Array
    second: pa.Array
    probability: npt.NDArray[np.float64]
    given_as: str
    rank: npt.NDArray[np.float64]  # the same as it was given: beyond 700 nats probabilities are all alike


@dataclass(frozen=True, slots=True)
class _Written:
    """A table as text, each row with the line (CSV) or row (Parquet) at which it stands."""

    file: str
    header: list[str]
    rows: list[tuple[int, list[str]]]

    def named(self, *names: str) -> str | None:
        """The first of these columns that the table has."""
        return next((name for name in names if name in self.header), None)

    def cells(self, *names: str) -> Iterator[tuple[int, list[str]]]:
        """The cells of some columns, by line; of one that the table lacks they are empty."""
        places = [self.header.index(name) if name in self.header else None for name in names]
        for line, row in self.rows:
            yield line, [row[at].strip() if at is not None else "" for at in places]

    def lacking(self, *names: str) -> frozenset[int | str]:
        """Which of these columns it lacks."""
        return frozenset(names) - {*self.header}

    def begins(self, naming: Sequence[str]) -> Begins:
        """How it names its first report in these columns."""
        line, cells = next(self.cells(*naming), (0, []))
        return Begins(Where(self.file, line), _spelt(cells))


def read_links(path: Path) -> Links:
    """Read which report was put into which incident: the columns report_id (or source and reference) and incident_id, all filled.

    Raises:
        Refused: with every problem of the file.
    """
    return _links(_read(path), may_lack=False)


def read_truth(path: Path, *, now: datetime, called: Called = by_identity) -> Links | LabelledPairs:
    """Read labelled truth: reports with their true incidents, pairs labelled same or different, or judgements.

    Of judgements the one that stands counts, and what is undecided is no label; none is later than `now`. Where judgements contradict each
    other, reports have the names by which they are `called`.

    Raises:
        Refused: with every problem of the file.
    """
    written = _read(path)
    truth = _truth(path, written, now, called)
    if not len(truth.report if isinstance(truth, Links) else truth.first):
        raise Refused([problem("I043", Where(path.name), "none")])
    return replace(
        truth, spelt=_spelt_by(written, (_naming(written, REPORT),) if isinstance(truth, Links) else _pairs(written))
    )


def _truth(path: Path, written: _Written, now: datetime, called: Called) -> Links | LabelledPairs:
    if _names_incidents(written):
        return _links(written, may_lack=True)
    if "judgement" in written.header and "same" not in written.header:
        judgements = read_judgements(path, now=now, by_source=True)
        with as_written(path, called=called):
            return _judged(judgements, written.begins(_pairs(written)[0]))
    is_of_pairs = "same" in written.header or not written.lacking(*_pairs(written)[0])
    return _labelled(written) if is_of_pairs else _links(written, may_lack=True)


def read_scored_pairs(path: Path) -> ScoredPairs:
    """Read suggested pairs: first and second (or the source and reference of each), and probability (0 to 1), or score (nats).

    Of both the probability counts.

    Raises:
        Refused: with every problem of the file.
    """
    written = _read(path)
    given_as = written.named("probability", "score") or "score"
    one, other = _pairs(written)
    lacking = written.lacking(*one, *other, given_as)
    problems = _refused_heading("I029", written, lacking)
    is_probability = given_as == "probability"
    form = "a number from 0 to 1" if is_probability else "a number"
    taken: list[tuple[str, str, float]] = []
    for line, (*named, number) in written.cells(*one, *other, given_as):
        first, second = identity_in(*named[: len(one)]), identity_in(*named[len(one) :])
        wrong = list(_empty(written.file, line, (*one, *other), named))
        wrong += _itself(written.file, line, other[-1], (first, second, named[-1]))
        value = _number(number)
        if value is None or (is_probability and not 0 <= value <= 1):
            wrong.append(problem("I027", Where(written.file, line, given_as), number, name=given_as, form=form))
        if not wrong and value is not None:
            taken.append((first, second, value))
        problems += told_beside(lacking, wrong)
    if problems:
        raise Refused(problems)
    first_ids, second_ids = (pa.array([row[k] for row in taken], pa.string()) for k in (0, 1))
    values = np.array([row[2] for row in taken], np.float64)
    given = values if is_probability else probability_of(values)
    return ScoredPairs(first_ids, second_ids, given, given_as, values)


def read_identities(path: Path) -> pa.Array:
    """The identities of the reports of a stored table.

    Raises:
        Refused: where it is no Parquet, or has no column of them.
    """
    try:
        file = pq.ParquetFile(path)
        if REPORT[0] in file.schema_arrow.names:
            return file.read([REPORT[0]]).column(0).combine_chunks().cast(pa.string())
    except (OSError, pa.ArrowInvalid) as trouble:
        raise Refused([problem("I020", Where(path.name), "no Parquet")]) from trouble
    raise Refused([problem("I021", Where(path.name, 1), ", ".join(file.schema_arrow.names))])


def _names_incidents(written: _Written) -> bool:
    return bool(_naming(written, REPORT)) and written.named(*INCIDENT) is not None


def _naming(written: _Written, identities: Sequence[str], before: str = "") -> tuple[str, ...]:
    """The columns by which a table names reports: one of identities, else source and reference; none where it has neither."""
    identity = written.named(*identities)
    if identity is not None:
        return (identity,)
    both = tuple(f"{before}{name}" for name in BY_SOURCE)
    return both if all(written.named(name) for name in both) else ()


def _pairs(written: _Written) -> list[tuple[str, ...]]:
    """By which columns each report of a pair is named; one that no column names by that which would."""
    return [_naming(written, (name,), f"{name}_") or (name,) for name in PAIR]


def _refused_heading(code: str, written: _Written, lacking: Collection[int | str]) -> list[Problem]:
    """A problem where a table lacks some columns."""
    return [problem(code, Where(written.file, 1), ", ".join(written.header))] if lacking else []


def _links(written: _Written, *, may_lack: bool) -> Links:
    naming, incident = _naming(written, REPORT) or REPORT[:1], written.named(*INCIDENT) or INCIDENT[0]
    lacking = written.lacking(*naming, incident)
    problems = _refused_heading("I021", written, lacking)
    taken: dict[tuple[str, str], None] = {}
    first: dict[str, tuple[str, int]] = {}
    for line, (*named, incident_id) in written.cells(*naming, incident):
        report_id, wrong = identity_in(*named), list(_empty(written.file, line, naming, named))
        if not incident_id and not may_lack:
            wrong += _empty(written.file, line, (incident,), ("",))
        told, before = first.setdefault(report_id, (incident_id, line))
        if may_lack and all(named) and bool(told) is not bool(incident_id):
            wrong.append(problem("I044", Where(written.file, line, incident), _spelt(named), line=before))
        problems += told_beside(lacking, wrong)
        taken[report_id, incident_id] = None
    if problems:
        raise Refused(problems)
    names = [incident_id or None for _, incident_id in taken]
    reports = pa.array([report_id for report_id, _ in taken], pa.string())
    return Links(reports, pa.array(names, pa.string()), written.begins(naming))


def _judged(judgements: pa.Table, begins: Begins) -> LabelledPairs:
    ids = pc.unique(pa.concat_arrays([judgements.column(name).combine_chunks() for name in PAIR]))
    settled = settle(judgements, ids)
    pairs = np.concatenate([settled.same, settled.different])
    same = np.arange(len(pairs)) < len(settled.same)
    return LabelledPairs(ids.take(pa.array(pairs[:, 0])), ids.take(pa.array(pairs[:, 1])), same, begins)


def _labelled(written: _Written) -> LabelledPairs:
    one, other = _pairs(written)
    lacking = written.lacking(*one, *other, "same")
    problems = _refused_heading("I021", written, lacking)
    taken: dict[tuple[str, str], tuple[bool, int]] = {}
    for line, (*named, word) in written.cells(*one, *other, "same"):
        wrong = list(_empty(written.file, line, (*one, *other), named))
        first, second = identity_in(*named[: len(one)]), identity_in(*named[len(one) :])
        wrong += _itself(written.file, line, other[-1], (first, second, named[-1]))
        same = _SAME.get(word.lower())
        pair = (min(first, second), max(first, second))
        if same is None:
            wrong.append(problem("I023", Where(written.file, line, "same"), word))
        elif first and second and (before := taken.setdefault(pair, (same, line)))[0] is not same:
            names = f"{_spelt(named[: len(one)])} · {_spelt(named[len(one) :])}"
            wrong.append(problem("I024", Where(written.file, line, "same"), names, line=before[1]))
        problems += told_beside(lacking, wrong)
    if problems:
        raise Refused(problems)
    first_ids, second_ids = (pa.array([pair[k] for pair in taken], pa.string()) for k in (0, 1))
    labels = np.array([same for same, _ in taken.values()], np.bool_)
    return LabelledPairs(first_ids, second_ids, labels, written.begins(one))


def _spelt_by(written: _Written, naming: Iterable[Sequence[str]]) -> dict[str, str]:
    """How a table names each report, by its identity."""
    return {identity_in(*cells): _spelt(cells) for columns in naming for _, cells in written.cells(*columns)}


def _spelt(cells: Sequence[str]) -> str:
    """A report as a table names it: its identity, or source/reference."""
    return "/".join(cells)


def _itself(file: str, line: int, column: str, pair: tuple[str, str, str]) -> Iterator[Problem]:
    """A problem where a pair is one report and itself; the last of the three is what the cell says."""
    first, second, came = pair
    if first and first == second:
        yield problem("I025", Where(file, line, column), came)


def _empty(file: str, line: int, names: Sequence[str], cells: Sequence[str]) -> Iterator[Problem]:
    """A problem for each cell that must be filled and is not."""
    for name, cell in zip(names, cells, strict=True):
        if not cell:
            yield problem("I022", Where(file, line, name), "", name=name)


def _number(text: str) -> float | None:
    """A number; a comma parts its decimals, as spreadsheets of half the world write it: no probability or score has thousands."""
    try:
        value = float(re.sub(r"^(-?\d+),(\d+)$", r"\1.\2", text))
    except ValueError:
        return None
    return value if np.isfinite(value) else None


def _read(path: Path) -> _Written:
    """The whole table as text; empty lines are passed over."""
    try:
        if path.suffix == ".parquet":
            return _read_parquet(path)
    except FileNotFoundError as trouble:
        raise Refused([problem("C001", Where(str(path)), "")]) from trouble
    except (OSError, pa.ArrowInvalid) as trouble:
        raise Refused([problem("I020", Where(path.name), "no Parquet")]) from trouble
    if not path.exists():
        raise Refused([problem("C001", Where(str(path)), "")])
    header, rows = read_rows(path, "I020")
    return _Written(path.name, [heading(name) for name in header], rows)


def _read_parquet(path: Path) -> _Written:
    """The columns that may be asked for, as text; rows count from 1."""
    by_source = {f"{before}{name}" for before in ("", *(f"{one}_" for one in PAIR)) for name in BY_SOURCE}
    wanted = {*REPORT, *INCIDENT, *PAIR, *by_source, "same", "judgement", "probability", "score"}
    file = pq.ParquetFile(path)
    names = [name for name in file.schema_arrow.names if heading(name) in wanted]
    if problems := list(named_twice(names, Where(path.name))):
        raise Refused(problems)
    columns = [file.read([name]).column(0).to_pylist() for name in names]
    texts = [["" if cell is None else str(cell) for cell in column] for column in columns]
    rows = [(number, list(row)) for number, row in enumerate(zip(*texts, strict=True), start=1)]
    return _Written(path.name, [heading(name) for name in names], rows)
