"""The rows of the desk's tables as the register should hold them: what an audit compares, table by table, streamed."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import OuterRef, Subquery

from truceline.desk.recording import read, spelt
from truceline.desk.tables import (
    AccessRequest,
    AddressView,
    AgreementVersion,
    AnnouncedNotice,
    Arrival,
    Assessment,
    Attachment,
    Call,
    Case,
    Channel,
    Claim,
    ClaimRuling,
    ClockRule,
    Comment,
    Contact,
    ContactFact,
    ContactFile,
    ContactStep,
    Countersignature,
    DetailDecision,
    DetailMeeting,
    DetailProposal,
    DetailSilence,
    DetailVote,
    Determination,
    Duty,
    Finding,
    FurtherLink,
    Handling,
    Handover,
    Incident,
    IncomingLetter,
    Inspection,
    Judgement,
    LineResolution,
    Link,
    LinkModelKept,
    ModeChange,
    MonitorRestriction,
    Move,
    Person,
    Post,
    Recommendation,
    RecommendationCheck,
    RecommendationReminder,
    ReconciledLine,
    Reconciliation,
    Report,
    ShiftEntry,
    Site,
    Source,
    SourceAccess,
    SourceView,
    Stance,
    StepNote,
    Strike,
    Task,
    VoiceRuling,
    Word,
    WorkingGroup,
)
from truceline.register.audit import Row
from truceline.register.evidence import EVIDENCE

_AT_A_TIME = 2_000
_LAST_MOVE = Move.objects.filter(incident=OuterRef("pk")).order_by("-on", "-move_id").values("content")[:1]
# For each kind of record: its table, and how a row is named on the register.
_TABLES: tuple[tuple[str, Any, Callable[[Any], str]], ...] = (
    ("report", Report.every, lambda row: str(row.pk)),
    ("link", Link.objects, lambda row: str(row.pk)),
    ("further_link", FurtherLink.every, lambda row: str(row.record)),
    ("incident", Incident.objects, lambda row: str(row.pk)),
    ("finding", Finding.every, lambda row: f"{row.incident_id}.{row.provision}"),
    # Until somebody takes a step with it, a report's handling follows from the report alone and has no entry.
    ("handling", Handling.objects.exclude(content=""), lambda row: str(row.pk)),
    ("call", Call.objects, lambda row: str(row.pk)),
    ("shift_entry", ShiftEntry.objects, lambda row: str(row.pk)),
    ("handover", Handover.objects, lambda row: str(row.pk)),
    ("mode", ModeChange.objects, lambda row: str(row.pk)),
    ("agreement_version", AgreementVersion.objects, lambda row: str(row.pk)),
    ("clock_rule", ClockRule.objects, lambda row: str(row.pk)),
    ("post", Post.objects, lambda row: str(row.pk)),
    ("source", Source.objects, lambda row: str(row.pk)),
    ("source_access", SourceAccess.objects, lambda row: str(row.pk)),
    ("source_view", SourceView.objects, lambda row: str(row.pk)),
    ("channel", Channel.objects, lambda row: str(row.pk)),
    ("address_view", AddressView.objects, lambda row: str(row.pk)),
    ("contact", Contact.objects, lambda row: str(row.pk)),
    ("contact_fact", ContactFact.objects, lambda row: str(row.pk)),
    ("contact_step", ContactStep.objects, lambda row: str(row.pk)),
    ("step_note", StepNote.objects, lambda row: str(row.pk)),
    ("letter", IncomingLetter.objects, lambda row: str(row.pk)),
    ("contact_file", ContactFile.objects, lambda row: str(row.pk)),
    ("reconciliation", Reconciliation.objects.exclude(content=""), lambda row: str(row.pk)),
    ("reconciled_line", ReconciledLine.objects, lambda row: str(row.pk)),
    ("line_resolution", LineResolution.objects, lambda row: str(row.pk)),
    ("stance", Stance.every, lambda row: str(row.pk)),
    ("claim", Claim.objects, lambda row: str(row.pk)),
    ("ruling", ClaimRuling.objects, lambda row: str(row.pk)),
    ("detail_proposal", DetailProposal.objects, lambda row: str(row.pk)),
    ("detail_silence", DetailSilence.objects, lambda row: str(row.pk)),
    ("detail_vote", DetailVote.objects, lambda row: str(row.pk)),
    ("detail_meeting", DetailMeeting.objects, lambda row: str(row.pk)),
    ("working_group", WorkingGroup.objects, lambda row: str(row.pk)),
    ("detail_decision", DetailDecision.objects, lambda row: str(row.pk)),
    ("notice", AnnouncedNotice.objects, lambda row: str(row.pk)),
    ("access_request", AccessRequest.objects, lambda row: str(row.pk)),
    ("restriction", MonitorRestriction.objects, lambda row: str(row.pk)),
    ("recommendation", Recommendation.objects, lambda row: str(row.pk)),
    ("recommendation_check", RecommendationCheck.objects, lambda row: str(row.pk)),
    ("recommendation_reminder", RecommendationReminder.objects, lambda row: str(row.pk)),
    ("site", Site.objects, lambda row: str(row.pk)),
    ("inspection", Inspection.objects, lambda row: str(row.pk)),
    ("word", Word.objects, lambda row: str(row.pk)),
    ("strike", Strike.objects, lambda row: str(row.pk)),
    ("assessment", Assessment.objects, lambda row: str(row.pk)),
    ("determination", Determination.objects, lambda row: str(row.pk)),
    ("countersignature", Countersignature.objects, lambda row: str(row.pk)),
    ("comment", Comment.objects, lambda row: str(row.pk)),
    ("task", Task.objects, lambda row: str(row.pk)),
    # Only of those of which rows were set aside: what others brought stands in their reports.
    ("arrival", Arrival.objects.exclude(content=""), lambda row: str(row.pk)),
    ("attachment", Attachment.objects, lambda row: str(row.pk)),
    ("link_model", LinkModelKept.objects, lambda row: str(row.pk)),
    ("voice_ruling", VoiceRuling.objects, lambda row: str(row.pk)),
    # Of these the row keeps no content: it is spelt anew from the columns.
    ("judgement", Judgement.objects, lambda row: str(row.pk)),
    ("case", Case.objects.annotate(told=Subquery(_LAST_MOVE)), lambda row: str(row.pk)),
    ("duty", Duty.objects.select_related("person"), lambda row: str(row.pk)),
    ("account", Person.objects, lambda row: str(row.pseudonym)),
)
_SPELT: dict[str, Callable[[Any], str]] = {
    "judgement": lambda row: spelt(
        {"first": row.first_id, "second": row.second_id, "judgement": row.judgement, "reason": row.reason or None}
    ),
    "case": lambda row: str(row.told),
    "duty": lambda row: spelt({"person": row.person.pseudonym, "since": row.since, "until": row.until}),
    "account": lambda row: spelt({"roles": row.roles, "is_open": row.is_active, "speaks_for": row.speaks_for or None}),
}
# Kinds of entries that no row tells of: files as received are read again by themselves, an ended session is gone.
WITHOUT_ROWS = frozenset({EVIDENCE, "session_end"})


def audited_kinds() -> set[str]:
    """Every kind of record whose rows are held to the register."""
    return {kind for kind, *_ in _TABLES}


def rows_of_tables() -> Iterator[Row]:
    """Every row, as the last content that the register should have of it."""
    for kind, table, name in _TABLES:
        for row in table.order_by("pk").iterator(chunk_size=_AT_A_TIME):
            struck = getattr(row, "is_struck", False)
            content = _SPELT[kind](row) if kind in _SPELT else row.content
            content = spelt({**read(content), "is_struck": True}) if struck else content
            yield Row(kind, name(row), content.encode())
