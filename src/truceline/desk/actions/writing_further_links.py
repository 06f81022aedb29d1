"""Writing which incidents reports tell of beside their own. What is as it was is not written; what is found no more is struck."""

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from truceline.desk.pacing import portions
from truceline.desk.recording import Entries, read, spelt
from truceline.desk.tables import FurtherLink, Link

_AT_ONCE = 500


def write_further_links(entries: Entries, further: pa.Table, touched: Sequence[str] | None) -> None:
    """Write, once their links stand, the further links of the touched reports (None: of all) that are new, other or gone."""
    put_further_links(entries, further_links_changed(further, touched))


def further_links_changed(further: pa.Table, touched: Sequence[str] | None) -> list[FurtherLink]:
    """The further links of the touched reports (None: of all) that are to be put, as they are to stand.

    Each goes to the incident in which the report stands through which it was found: a desk may keep that under another identity than
    gathering gives it.
    """
    rows = further.to_pylist()
    incident_of: dict[str, str] = {}
    for some in portions(sorted({row["nearest_report_id"] for row in rows})):
        incident_of |= dict(Link.objects.filter(report_id__in=some).values_list("report_id", "incident_id"))
    standing = {(one.report_id, one.incident_id): one for one in _standing(touched)}
    found: dict[tuple[str, str], str] = {}
    for row in rows:
        incident = incident_of[row["nearest_report_id"]]
        found[row["report_id"], incident] = spelt({**row, "incident_id": incident})
    changed: list[FurtherLink] = []
    for (report, incident), content in found.items():
        one = standing.pop((report, incident), None)
        if one is None:
            changed.append(FurtherLink(report_id=report, incident_id=incident, content=content))
        elif one.is_struck or one.content != content:
            one.content, one.is_struck = content, False
            changed.append(one)
    for one in standing.values():
        if not one.is_struck:
            one.is_struck = True
            changed.append(one)
    return changed


def put_further_links(entries: Entries, changed: Sequence[FurtherLink]) -> None:
    """Put them, and record each."""
    FurtherLink.every.bulk_create([one for one in changed if one.pk is None], batch_size=_AT_ONCE)
    FurtherLink.every.bulk_update(
        [one for one in changed if one.pk is not None], ["content", "is_struck"], batch_size=_AT_ONCE
    )
    entries.record_many("further_link", ((one.record, _told(one)) for one in changed))


def _told(one: FurtherLink) -> str:
    return spelt({**read(one.content), "is_struck": True}) if one.is_struck else one.content


def _standing(touched: Sequence[str] | None) -> Iterable[Any]:
    """The further links of these reports, struck ones too."""
    if touched is None:
        return list(FurtherLink.every.all())
    return [one for some in portions(touched) for one in FurtherLink.every.filter(report_id__in=some)]
