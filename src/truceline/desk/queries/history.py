"""The entries of the register that tell of one incident: its own, and those of everything that belongs to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Q

from truceline.desk.policy import Action, Noun, Role, State, decide, project, tells_the_source
from truceline.desk.recording import read, register_at_hand
from truceline.desk.tables import (
    Assessment,
    Attachment,
    Comment,
    Countersignature,
    Determination,
    Finding,
    FurtherLink,
    Incident,
    Judgement,
    Link,
    Strike,
    Task,
)
from truceline.errors import NotFound
from truceline.finding.sealing import Changed, fields_changed
from truceline.register.entry import Header, read_entry
from truceline.register.evidence import EVIDENCE
from truceline.register.prove import prove

# What kind of record each kind of entry is about.
NOUN_OF = {
    "incident": Noun.INCIDENT,
    "case": Noun.INCIDENT,
    "finding": Noun.FINDING,
    "report": Noun.REPORT,
    "strike": Noun.REPORT,
    "link": Noun.JUDGEMENT,
    "further_link": Noun.JUDGEMENT,
    "judgement": Noun.JUDGEMENT,
    "assessment": Noun.ASSESSMENT,
    "determination": Noun.DETERMINATION,
    "countersignature": Noun.COUNTERSIGNATURE,
    "comment": Noun.COMMENT,
    "task": Noun.TASK,
    "attachment": Noun.EVIDENCE,
    EVIDENCE: Noun.EVIDENCE,
}
# Whose very identity, or whose words, would tell of a source or of somebody's work inside.
_OF_SOURCES = {"report", "strike", "link", "further_link", "judgement"}
PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as a page shows it: what it says openly, and what it changed where whoever asks may see that."""

    index: int
    header: Header
    changed: list[Changed] | None  # None: the content was erased, or is not for whoever asks
    is_first: bool
    is_whole: bool  # nothing of the content is withheld from whoever asks


def records_of(incident: Incident, roles: list[Role]) -> dict[str, list[str]]:
    """Every record that belongs to an incident, by kind, as far as these roles see that kind."""
    reports = list(Link.objects.filter(incident=incident).values_list("report_id", flat=True))
    parted = Judgement.objects.filter(Q(first__in=reports) | Q(second__in=reports))
    further = FurtherLink.every.filter(Q(incident=incident) | Q(report__in=reports)).only("report_id", "incident_id")
    found: dict[str, list[str]] = {
        "incident": [incident.pk],
        "case": [incident.pk],
        "finding": [f"{incident.pk}.{code}" for code in _values(Finding, incident, "provision")],
        "report": reports,
        "link": reports,
        "further_link": [one.record for one in further],
        "strike": list(Strike.objects.filter(report__in=reports).values_list("pk", flat=True)),
        "judgement": list(parted.values_list("pk", flat=True)),
        "assessment": _values(Assessment, incident, "pk"),
        "determination": _values(Determination, incident, "pk"),
        "countersignature": _values(Countersignature, incident, "pk"),
        "comment": _values(Comment, incident, "pk"),
        "task": _values(Task, incident, "pk"),
        "attachment": _values(Attachment, incident, "pk"),
        EVIDENCE: _values(Attachment, incident, "sha256"),
    }
    return {kind: records for kind, records in found.items() if records and sees_kind(kind, roles)}


def sees_kind(kind: str, roles: list[Role]) -> bool:
    """Whether these roles see entries of that kind: the policy of what they tell of, and never a source for others."""
    if kind in _OF_SOURCES and not tells_the_source(roles):
        return False
    noun = NOUN_OF.get(kind)
    if noun is None:
        return False
    return any(decide(roles, Action.SEE, noun, state=state).allowed for state in (State.OPEN, State.SIGNED))


def history(incident: Incident, roles: list[Role], before: int | None = None) -> tuple[list[Line], int | None]:
    """The latest entries of an incident, and from which to go on; four queries of the register, however many there are."""
    numbers = _numbers(records_of(incident, roles), before)
    more = numbers[PAGE - 1] if len(numbers) > PAGE else None
    shown = numbers[:PAGE]
    headers = {number: read_entry(raw).header for number, raw in _rows("register_entry", "entry", shown)}
    former = _former(headers)
    contents = {number: bytes(raw) for number, raw in _rows("register_content", "content", [*shown, *former.values()])}
    lines = []
    for number in shown:
        header = headers[number]
        now, then = (_read(contents, header, at, roles) for at in (number, former.get(number)))
        if now is None and _is_hidden(header, contents.get(number), roles):
            continue
        changed = None if now is None else fields_changed(then or {}, now)
        is_whole = now is not None and now == _row(header, contents[number])
        lines.append(Line(number, header, changed, header.version == 1, is_whole))
    return lines, more


def entry_at(incident: Incident, roles: list[Role], index: int) -> tuple[bytes, bytes]:
    """An entry of this incident and its proof under the last signed checkpoint; what is not of it is not found."""
    _, raw = _entry(incident, roles, index)
    folder, store = register_at_hand()
    note = store.last_checkpoint()
    if note is None:
        raise NotFound("desk-no-entry")
    entry, proof = prove(store, index, note, folder.log)
    if entry != raw:
        raise NotFound("desk-no-entry")
    return entry, bytes(proof)


def content_at(incident: Incident, roles: list[Role], index: int) -> tuple[bytes, bytes]:
    """Salt and content that an entry was computed over; only to whoever sees all that is in it."""
    header, _ = _entry(incident, roles, index)
    found = register_at_hand()[1].content(index)
    if found is None:
        raise NotFound("desk-content-gone")
    row = _row(header, found.content)
    if row is None or project(roles, NOUN_OF[header.kind], row) != row:
        raise NotFound("desk-content-gone")
    return found.salt, found.content


def _entry(incident: Incident, roles: list[Role], index: int) -> tuple[Header, bytes]:
    rows = dict(_rows("register_entry", "entry", [index])) if index < 2**62 else {}
    raw = bytes(rows.get(index, b""))
    header = read_entry(raw).header if raw else None
    if header is None or header.record not in records_of(incident, roles).get(header.kind, ()):
        raise NotFound("desk-no-entry")
    content = dict(_rows("register_content", "content", [index])).get(index)
    if _is_hidden(header, bytes(content) if content is not None else None, roles):
        raise NotFound("desk-no-entry")
    return header, raw


def _is_hidden(header: Header, content: bytes | None, roles: list[Role]) -> bool:
    """Whether the state that this version had is not for these roles: a draft, to whoever sees only what is signed."""
    if header.kind != "determination":
        return False
    if decide(roles, Action.SEE, Noun.DETERMINATION, state=State.DRAFT).allowed:
        return False
    row = _row(header, content) if content is not None else None
    return row is None or row.get("state") != State.SIGNED.value


def _read(contents: dict[int, bytes], header: Header, at: int | None, roles: list[Role]) -> dict[str, Any] | None:
    """A content as these roles see it; None where it was erased or hidden."""
    raw = contents.get(at) if at is not None else None
    if raw is None or _is_hidden(header, raw, roles):
        return None
    row = _row(header, raw)
    return None if row is None else project(roles, NOUN_OF[header.kind], row)


def _row(header: Header, content: bytes) -> dict[str, Any] | None:
    return read(content.decode()) if header.kind in NOUN_OF else None


def _values(table: Any, incident: Incident, name: str) -> list[str]:
    return [str(value) for value in table.objects.filter(incident=incident).values_list(name, flat=True)]


def _numbers(records: dict[str, list[str]], before: int | None) -> list[int]:
    """The numbers of the entries of records, the latest first; one more than a page."""
    asked, values = [], []
    for kind, names in records.items():
        asked.append(f"(kind = %s AND record IN ({_places(names)}))")
        values += [kind, *names]
    if not asked:
        return []
    earlier = "" if before is None else " AND number < %s"
    statement = (
        f"SELECT number FROM register_version WHERE ({' OR '.join(asked)}){earlier} ORDER BY number DESC LIMIT %s"  # noqa: S608 - places only
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *([] if before is None else [before]), PAGE + 1])
        return [number for (number,) in cursor.fetchall()]


def _former(headers: dict[int, Header]) -> dict[int, int]:
    """The number of the version before, for each that has one."""
    asked = [(number, header) for number, header in headers.items() if header.version > 1]
    if not asked:
        return {}
    cells = " OR ".join("(kind = %s AND record = %s AND version = %s)" for _ in asked)
    statement = f"SELECT kind, record, version, number FROM register_version WHERE {cells}"  # noqa: S608 - places only
    values = [value for _, header in asked for value in (header.kind, header.record, header.version - 1)]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found = {(kind, record, version): number for kind, record, version, number in cursor.fetchall()}
    return {number: found[header.kind, header.record, header.version - 1] for number, header in asked}


def _rows(table: str, column: str, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    wanted = list(numbers)
    if not wanted:
        return
    statement = f"SELECT number, {column} FROM {table} WHERE number IN ({_places(wanted)})"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.execute(statement, wanted)
        yield from cursor.fetchall()


def _places(values: Iterable[object]) -> str:
    return ", ".join("%s" for _ in values)
