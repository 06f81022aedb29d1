"""The vault: keeping who stands behind a pseudonym, and showing it only with two persons and for a time."""

import hashlib
from datetime import UTC, datetime, timedelta

from truceline.desk.actions.asking import relation_to, require
from truceline.desk.folder import desk_at_hand
from truceline.desk.policy import Action, Noun, State
from truceline.desk.recording import recorded, spelt
from truceline.desk.tables import Person, SealedIdentity, Source, SourceAccess, SourceView
from truceline.desk.vault import Identity, seal, unseal
from truceline.desk.wording import no_longer
from truceline.errors import Conflict, NotFound, Refused, Where, problem
from truceline.values.identity import new_identity

LONGEST_HOURS = 72


def keep_identity(person: Person, pseudonym: str, identity: Identity) -> Source:
    """Seal who stands behind a pseudonym; told anew, the latest stands and the former stays sealed.

    The register tells that it was told, and the sum of what was sealed: never who it is.
    """
    require(person, Action.WRITE, Noun.SOURCE)
    pseudonym = pseudonym.strip()
    if not pseudonym or len(pseudonym) > 100 or not pseudonym.isprintable():
        raise Refused([problem("D115", Where("", 0, "pseudonym"), pseudonym)])
    if not any(text.strip() for text in identity.values()):
        raise Refused([problem("D116", Where("", 0, "name"), "")])
    with recorded(person.pseudonym) as entries:
        source = Source.objects.filter(pseudonym=pseudonym).first()
        is_new = source is None
        source = source or Source(source_id=new_identity(), pseudonym=pseudonym)
        sealed = seal(desk_at_hand(), source.source_id, identity)
        source.content = spelt({"pseudonym": pseudonym, "sealed_sha256": hashlib.sha256(sealed).hexdigest()})
        source.save(force_insert=is_new)
        SealedIdentity.objects.create(source=source, sealed=sealed, by=person, on=datetime.now(UTC))
        entries.record("source", source.source_id, source.content)
    return source


def ask_identity(person: Person, source_id: str, reason: str) -> SourceAccess:
    """Ask to be shown who stands behind a pseudonym, and say why; asked once more for the same reason before it is answered, it is one asking."""
    require(person, Action.ASK, Noun.SOURCE)
    source = _source(source_id)
    reason = no_longer("reason", reason)
    if not reason:
        raise Conflict("desk-reason-needed")
    with recorded(person.pseudonym) as entries:
        waiting = SourceAccess.objects.filter(source=source, asked_by=person, reason=reason, answered_on=None)
        if again := waiting.first():
            return again
        access = SourceAccess(
            access_id=new_identity(),
            source=source,
            reason=reason,
            asked_by=person,
            asked_on=datetime.now(UTC),
        )
        access.content = spelt({"source": source.source_id, "asked_by": person.pseudonym, "reason": access.reason})
        access.save(force_insert=True)
        entries.record("source_access", access.access_id, access.content)
    return access


def answer_access(person: Person, access_id: str, hours: int) -> None:
    """Agree, for so many hours, or with 0 do not; nobody answers what they asked themselves."""
    require(person, Action.GRANT, Noun.SOURCE)
    access = access_asked(access_id)
    require(person, Action.GRANT, Noun.SOURCE, relation_to(person, access.asked_by))
    if not 0 <= hours <= LONGEST_HOURS:
        raise Refused([problem("D117", Where("", 0, "hours"), str(hours), longest=LONGEST_HOURS)])
    with recorded(person.pseudonym) as entries:
        fresh = SourceAccess.objects.select_for_update().get(pk=access.pk)
        if fresh.answered_on is not None:
            raise Conflict("desk-access-answered")
        now = datetime.now(UTC)
        fresh.answered_by, fresh.answered_on = person, now
        fresh.until = now + timedelta(hours=hours) if hours else None
        fresh.content = spelt(
            {
                "source": fresh.source_id,
                "asked_by": fresh.asked_by.pseudonym,
                "reason": fresh.reason,
                "answered_by": person.pseudonym,
                "is_granted": bool(hours),
                "until": fresh.until,
            }
        )
        fresh.save()
        entries.record("source_access", fresh.access_id, fresh.content)


def view_identity(person: Person, access_id: str) -> tuple[Source, Identity]:
    """Show an identity to whoever asked and was granted it, while that lasts; that it was looked at is on the register."""
    require(person, Action.ASK, Noun.SOURCE)
    access = access_asked(access_id)
    is_granted = access.until is not None and access.until > datetime.now(UTC)
    state = State.APPROVED if is_granted else State.OPEN
    require(person, Action.SEE, Noun.SOURCE, relation_to(person, access.asked_by), state)
    latest = access.source.identities.first()
    if latest is None:
        raise NotFound("desk-no-source")
    identity = unseal(desk_at_hand(), access.source_id, bytes(latest.sealed))
    with recorded(person.pseudonym) as entries:
        view = SourceView(view_id=new_identity(), access=access, on=datetime.now(UTC))
        view.content = spelt({"access": access.access_id, "source": access.source_id})
        view.save(force_insert=True)
        entries.record("source_view", view.view_id, view.content)
    return access.source, identity


def access_asked(access_id: str) -> SourceAccess:
    """What was asked; NotFound where nothing was."""
    access = SourceAccess.objects.select_related("source", "asked_by").filter(pk=access_id).first()
    if access is None:
        raise NotFound("desk-no-source")
    return access


def _source(source_id: str) -> Source:
    source = Source.objects.filter(pk=source_id).first()
    if source is None:
        raise NotFound("desk-no-source")
    return source
