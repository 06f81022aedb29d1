"""The rows of the desk's tables as the register should hold them: what an audit compares, table by table, streamed."""

from collections.abc import Callable, Iterator
from typing import Any

from truceline.desk.recording import read, spelt
from truceline.desk.tables import (
    AgreementVersion,
    ClockRule,
    Finding,
    Incident,
    Link,
    ModeChange,
    Post,
    Report,
    Source,
    SourceAccess,
    SourceView,
)
from truceline.register.audit import Row

_AT_A_TIME = 2_000
# For each kind of record: its table, and how a row is named on the register.
_TABLES: tuple[tuple[str, Any, Callable[[Any], str]], ...] = (
    ("report", Report.objects, lambda row: str(row.pk)),
    ("link", Link.objects, lambda row: str(row.pk)),
    ("incident", Incident.objects, lambda row: str(row.pk)),
    ("finding", Finding.every, lambda row: f"{row.incident_id}.{row.provision}"),
    ("mode", ModeChange.objects, lambda row: str(row.pk)),
    ("agreement_version", AgreementVersion.objects, lambda row: str(row.pk)),
    ("clock_rule", ClockRule.objects, lambda row: str(row.pk)),
    ("post", Post.objects, lambda row: str(row.pk)),
    ("source", Source.objects, lambda row: str(row.pk)),
    ("source_access", SourceAccess.objects, lambda row: str(row.pk)),
    ("source_view", SourceView.objects, lambda row: str(row.pk)),
)


def rows_of_tables() -> Iterator[Row]:
    """Every row, as the last content that the register should have of it."""
    for kind, table, name in _TABLES:
        for row in table.order_by("pk").iterator(chunk_size=_AT_A_TIME):
            struck = getattr(row, "is_struck", False)
            content = spelt({**read(row.content), "is_struck": True}) if struck else row.content
            yield Row(kind, name(row), content.encode())
