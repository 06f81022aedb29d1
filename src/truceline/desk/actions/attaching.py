"""Taking evidence in: streamed to the evidence store, on disk and hashed before it is acknowledged, described in words."""

from dataclasses import dataclass
from typing import BinaryIO

from truceline.desk.actions.asking import require
from truceline.desk.actions.sealing import mark_changed
from truceline.desk.clock import now
from truceline.desk.folder import desk_at_hand
from truceline.desk.media import HEAD, media_type, plain_name
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import Entries, recorded, spelt
from truceline.desk.tables import Attachment, Incident, Person, Report
from truceline.errors import Conflict, Refused, Where, problem
from truceline.register.evidence import EVIDENCE, Evidence, Received, describe
from truceline.values.identity import new_identity

# A film of several minutes from a telephone, and no more than one request may bring; what is larger is described and kept apart.
LARGEST = 250_000_000


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as it is brought: its bytes, its name and claimed type as the sender gave them, and what it shows, in words."""

    stream: BinaryIO
    name: str
    claimed_type: str
    description: str


def attach_evidence(person: Person, incident: Incident, report: Report | None, brought: Brought) -> Attachment:
    """Keep a file as received and say what it belongs to.

    1. It has a description in words: whoever cannot look, or may not want to, reads it.
    2. The bytes are on disk, under their sum, before anything is said of them.
    3. What belongs to what is a record of its own; the file's own entry is made once.
    """
    require(person, Action.RECEIVE, Noun.EVIDENCE)
    if not brought.description.strip():  # (1)
        raise Refused([problem("D064", Where("", 0, "description"), "")])
    received, kind = store_file(brought)  # (2)
    content = spelt(
        {
            "incident": incident.pk,
            "report": report.pk if report else None,
            "sha256": received.sha256,
            "description": brought.description.strip(),
            "by": person.pseudonym,
        }
    )
    with recorded(person.pseudonym) as entries:  # (3)
        if Attachment.objects.filter(incident=incident, report=report, sha256=received.sha256).exists():
            raise Conflict("desk-evidence-here-already")
        made = Attachment.objects.create(
            attachment_id=new_identity(),
            incident=incident,
            report=report,
            sha256=received.sha256,
            name=plain_name(brought.name),
            media_type=kind,
            size=received.size,
            description=brought.description.strip(),
            by=person,
            on=now(),
            content=content,
        )
        record_file(entries, received, brought)
        entries.record("attachment", made.pk, content)
        mark_changed(entries, [incident.pk])
    return made


def store_file(brought: Brought) -> tuple[Received, str]:
    """Put a file on disk under its sum, and say what kind its first bytes tell; an empty one is refused."""
    evidence = evidence_at_hand()
    received = evidence.receive(brought.stream, largest=LARGEST)
    if received.size == 0:
        raise Refused([problem("D065", Where("", 0, "file"), "")])
    with evidence.path(received.sha256).open("rb") as stored:
        return received, media_type(stored.read(HEAD))


def record_file(entries: Entries, received: Received, brought: Brought) -> None:
    """Make the entry of a stored file, unless the same bytes have one already."""
    if entries.log.store.last_version(EVIDENCE, received.sha256) is None:
        told = describe(received, name=brought.name.encode(), declared_type=brought.claimed_type)
        entries.record(EVIDENCE, received.sha256, told.decode())


def evidence_at_hand() -> Evidence:
    """The desk's evidence store."""
    return Evidence(desk_at_hand().register / "evidence")
