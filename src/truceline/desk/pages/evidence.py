"""Giving files as received: their very bytes, under a type that nothing in them runs as."""

import hashlib
from pathlib import Path
from urllib.parse import quote

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_GET

from truceline.desk.actions.asking import relation_to
from truceline.desk.actions.attaching import evidence_at_hand
from truceline.desk.media import BYTES, Shown, plain_name, shown_as
from truceline.desk.pages.every_page import person_of
from truceline.desk.policy import Action, Noun, Relation, decide
from truceline.desk.queries.exercise import is_invented
from truceline.desk.recording import read
from truceline.desk.tables import Attachment, Person, Report
from truceline.errors import NotAllowed, NotFound, Unverified

_CHUNK = 1 << 20


@require_GET
def attachment(request: HttpRequest, attachment_id: str) -> FileResponse:
    """Give a file of evidence."""
    person = person_of(request)
    _require_any(person)
    found = Attachment.objects.select_related("by").filter(attachment_id=attachment_id).first()
    if found is None or not _sees(person, found.by):
        raise NotFound("desk-no-evidence")
    return given(found.sha256, found.name, found.media_type)


@require_GET
def original(request: HttpRequest, report_id: str) -> FileResponse:
    """Give the file in which a report came, as it was received: it may hold other reports too."""
    person = person_of(request)
    _require_any(person)
    found = Report.objects.select_related("received_by").filter(report_id=report_id).first()
    if found is None or not _sees(person, found.received_by):
        raise NotFound("desk-no-evidence")
    sha256 = str(read(found.content)["original_sha256"])
    return given(sha256, f"original-{sha256[:12]}", BYTES)


def given(sha256: str, name: str, kind: str) -> FileResponse:
    """A stored file, read once to hold it against its sum and once to send it; a damaged one is never handed out.

    It is always a download, of the type that its own bytes tell or of none; a browser may not guess another, and whatever
    runs all the same finds itself in an empty sandbox. Pages show pictures and films through the same address.
    """
    path = evidence_at_hand().path(sha256)
    if not path.is_file():
        raise NotFound("desk-no-evidence")
    with path.open("rb") as stored:
        if hashlib.file_digest(stored, "sha256").hexdigest() != sha256:
            raise Unverified(f"the stored file {sha256} is damaged")
    return downloaded(path, name, kind)


def downloaded(path: Path, name: str, kind: str) -> FileResponse:
    """A file as a download, in an empty sandbox; of an exercise it says so in its name."""
    shown = kind if shown_as(kind) is not Shown.FILE else BYTES
    answer = FileResponse(path.open("rb"), content_type=shown)
    named = f"EXERCISE-{plain_name(name)}" if is_invented() and not name.startswith("EXERCISE-") else plain_name(name)
    answer["Content-Disposition"] = f"attachment; filename=\"evidence\"; filename*=UTF-8''{quote(named)}"
    answer["Content-Length"] = str(path.stat().st_size)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


def _require_any(person: Person) -> None:
    """Refuse whoever sees no evidence at all, before anything is looked up."""
    decision = decide(person.held(), Action.SEE, Noun.EVIDENCE, Relation.OWN)
    if not decision.allowed:
        raise NotAllowed(decision.reason)


def _sees(person: Person, maker: Person) -> bool:
    return decide(person.held(), Action.SEE, Noun.EVIDENCE, relation_to(person, maker)).allowed
