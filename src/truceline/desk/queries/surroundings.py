"""The reports that may have to do with given ones, by their marks: the desk's answer to `truceline.incident.regather`."""

import hashlib
import math
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pyarrow as pa
from django.db.models import Q, QuerySet

from truceline.desk.contents import report_rows
from truceline.desk.recording import spelt
from truceline.desk.tables import Mark, Report, standing
from truceline.incident.arriving.surroundings import SIDES, Wanted, marks_of
from truceline.incident.gathering import NOTHING
from truceline.incident.model import LinkModel

# Spans from a quarter of an hour to some weeks, and all that are longer: rows of lists by the week or month span them, with all that is within reach.
_SPANS = range(10, 22)
_NIL = spelt({"act": NOTHING})[1:-1]  # as it stands in the content of a nil report, and in that of no other
_AT_ONCE = 500  # names in one question: SQLite takes 999 values


def digest(text: str) -> str:
    """A text as marks keep it."""
    return hashlib.sha256(text.encode()).hexdigest()


def marks(reports: pa.Table, model: LinkModel) -> Iterator[Mark]:
    """The marks of reports, to be kept beside them."""
    for row in marks_of(reports, model).to_pylist():
        has_box = row["west"] is not None
        yield Mark(
            report_id=row["report_id"],
            **{side: row[side] for side in SIDES},
            span=span_of(row["until"] - row["since"]) if has_box else None,
            name=digest(row["name"]),
            source=digest(row["source"]),
            relayed_from=digest(row["relayed_from"]) if row["relayed_from"] is not None else None,
            words=row["words"],
            media=digest(row["media"]) if row["media"] is not None else None,
            occurred_s=row["occurred_s"],
        )


def span_of(seconds: float) -> int:
    """The class of a span: the power of two that it does not exceed, or the last of those that are looked up, which has all that are longer."""
    return min(max(_SPANS[0], math.ceil(math.log2(max(seconds, 1.0)))), _SPANS[-1])


class TooWide(Exception):
    """More reports have to do with each other than are looked at."""


class Surroundings:
    """What surrounds reports, looked at up to a bound: whoever waits for the answer does not wait for all there is."""

    def __init__(self, most: int) -> None:
        self._most = most

    def fetch(self, wanted: Wanted) -> pa.Table:
        """Give every standing report that any of the marks finds, each once; a struck one no longer stands.

        Raises:
            TooWide: where there are more than are looked at.
        """
        found: set[str] = set()
        for box in wanted.boxes.to_pylist():
            self._add(found, Mark.objects.filter(_touches(box)))
        for row in wanted.words.to_pylist():
            said = Mark.objects.filter(words=row["words"], occurred_s__gte=row["since"], occurred_s__lte=row["until"])
            self._add(found, said)
        for column, names in (("name", wanted.names), ("relayed_from", wanted.relayed_from), ("media", wanted.media)):
            for some in _some(digest(name) for name in names.to_pylist()):
                self._add(found, Mark.objects.filter(**{f"{column}__in": some}))
        for source in wanted.sources.to_pylist():
            found.update(_first_of(source, wanted.besides.to_pylist()))
        found.update(wanted.report_ids.to_pylist())
        tables = [report_rows(Report.objects.filter(standing(), pk__in=some)) for some in _some(sorted(found))]
        return pa.concat_tables(tables) if tables else report_rows(Report.objects.none())

    def _add(self, found: set[str], marks: QuerySet[Mark]) -> None:
        found.update(marks.values_list("report_id", flat=True)[: self._most + 1])
        if len(found) > self._most:
            raise TooWide


def _first_of(source: str, besides: list[str]) -> Iterator[str]:
    """Of a source a report of an exercise and one that is none, of those that stand, tell of something and are none of these."""
    told = Report.objects.filter(standing(), mark__source=digest(source)).exclude(content__contains=_NIL)
    for exercise in (False, True):
        each = told.filter(exercise=exercise).values_list("report_id", flat=True).iterator(chunk_size=_AT_ONCE)
        yield from islice((report_id for report_id in each if report_id not in besides), 1)


def _touches(box: dict[str, Any]) -> Q:
    """The boxes that touch one: within reach in time by class of span, then in space."""
    in_time = Q(span=_SPANS[-1], since__lte=box["until"])
    for span in _SPANS[:-1]:
        in_time |= Q(span=span, since__gte=box["since"] - 2.0**span, since__lte=box["until"])
    return (
        in_time
        & Q(until__gte=box["since"])
        & Q(west__lte=box["east"], east__gte=box["west"], south__lte=box["north"], north__gte=box["south"])
    )


def _some(names: Iterable[str]) -> Iterator[list[str]]:
    """Names in portions that a database takes."""
    every = list(names)
    for at in range(0, len(every), _AT_ONCE):
        yield every[at : at + _AT_ONCE]
