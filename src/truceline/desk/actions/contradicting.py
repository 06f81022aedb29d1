"""Judgements that contradict each other, told by what their reports are called on the page, and not by their identities."""

from collections.abc import Iterator
from contextlib import contextmanager

from truceline.desk.recording import read
from truceline.desk.tables import Report
from truceline.errors import Problem, Refused
from truceline.incident.joining.judge import by_names, contradicting
from truceline.report.called import called


@contextmanager
def told_by_names() -> Iterator[None]:
    """Whatever is refused within is refused with the names of its reports."""
    try:
        yield
    except Refused as refused:
        raise Refused(map(_by_names, refused.problems)) from refused


def _by_names(found: Problem) -> Problem:
    told = {str(one.pk): read(one.content) for one in Report.objects.filter(pk__in=contradicting(found))}
    return by_names(found, {pk: called(row["source"], row["reference"]) for pk, row in told.items()})
