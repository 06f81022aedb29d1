"""What the record of contacts answers of the procedures that incidents call for, as screening takes it; and when to ask again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pyarrow as pa
from django.db.models import Min

from truceline.agreement.charter import Charter
from truceline.agreement.provision import ProcedureProvision
from truceline.contact.stepping import Known, answered, ask_again_at, rows
from truceline.desk.contact_records import decided
from truceline.desk.contents import table_of
from truceline.desk.recording import read
from truceline.desk.tables import Contact, Determination, Finding, Incident, Link, StepNote
from truceline.desk.triage import is_history
from truceline.finding.approving import Progress
from truceline.finding.determination import Outcome
from truceline.finding.steps import STEP_REASONS, STEPS
from truceline.finding.table import Verdict
from truceline.incident.table import INCIDENTS
from truceline.values.instant import Instant

_VIOLATIONS = (Outcome.MINOR_VIOLATION.value, Outcome.SERIOUS_VIOLATION.value)
_AT_ONCE = 500
_TAKEN = {reason: taken for taken, reasons in STEP_REASONS.items() for reason in reasons}


@dataclass(frozen=True, slots=True)
class Steps:
    """The table of steps of some incidents, and when which procedure of which incident is to be asked again."""

    table: pa.Table | None = None
    due: Mapping[tuple[str, str], datetime] = field(default_factory=dict)

    def due_at(self, incident_id: str, provision: str, verdict: str) -> datetime | None:
        """When a finding is to be asked again; one that the incident does not concern is not."""
        return None if verdict == Verdict.NO else self.due.get((incident_id, provision))


def steps_of_incidents(incidents: pa.Table, charter: Charter, at: datetime) -> Steps:
    """What the record answers of incidents. Until the first contact was made there is no record, and nothing is answered."""
    shown = [one for one in charter.agreement.provisions if isinstance(one, ProcedureProvision) and one.shown_by]
    since = Contact.objects.aggregate(since=Min("opened_at"))["since"] if shown else None
    if since is None:
        return Steps()
    told: dict[str, list[Any]] = {name: [] for name in STEPS.names}
    due: dict[tuple[str, str], datetime] = {}
    asked = incidents.select(["incident_id", "act", "actor", "occurred_at", "occurred_within_s"]).to_pylist()
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        held = _Held.of([row["incident_id"] for row in some])
        for row in some:
            known = held.known(row, since)
            answers = answered(known, charter, at)
            for answer in rows(answers, known.incident_id):
                for name, value in answer.items():
                    told[name].append(value)
                again = ask_again_at(answers, answer["provision"])
                # The reports of an incident that is just being made are not joined to it yet.
                if answer["reason"] == "no_contact_record" and known.incident_id not in held.heard:
                    again = at
                if again is not None:
                    due[known.incident_id, answer["provision"]] = again
    return Steps(STEPS.table(told), due)


def known_of(
    incident: Incident, contacts: Sequence[Contact] | None = None, heard: datetime | None = None
) -> tuple[Known, list[StepNote]]:
    """What is known of one incident that its procedures turn on, the record of contacts taken as begun, and the notes on it.

    A page that has its contacts, with their facts, and the first of its reports at hand does not ask for them again.
    """
    row = table_of(INCIDENTS, [incident.content]).to_pylist()[0]
    held = _Held.of([incident.pk], contacts=contacts, heard=heard)
    return held.known(row, None), held.notes.get(incident.pk, [])


def concerned(findings: Iterable[tuple[str, str, str]]) -> list[str]:
    """The provisions, of findings as code, verdict and content, that concern an incident.

    Those whose screening says "no" for the step alone that was taken still do.
    """
    return [code for code, verdict, content in findings if verdict != Verdict.NO or read(content)["reason"] in _TAKEN]


def step_rows(charter: Charter) -> Iterator[dict[str, Any]]:
    """The rows of the table of steps of all incidents: what findings say of procedures because of a contact, and nothing else."""
    procedures = [one.code for one in charter.agreement.provisions if isinstance(one, ProcedureProvision)]
    found = Finding.objects.filter(provision__in=procedures, incident__is_struck=False).order_by(
        "incident", "provision"
    )
    for content in found.values_list("content", flat=True).iterator(chunk_size=_AT_ONCE):
        told = read(content)
        taken = _TAKEN.get(told["reason"])
        if taken is not None and told["reason"] != "no_contact_record":
            yield {**{name: told.get(name) for name in STEPS.names}, "taken": taken.value}


@dataclass(frozen=True, slots=True)
class _Held:
    """What the desk holds about some incidents: four queries, however many there are."""

    contacts: Mapping[str, list[Contact]]
    heard: Mapping[str, datetime]
    notes: Mapping[str, list[StepNote]]
    determined: Mapping[str, datetime]

    @classmethod
    def of(
        cls, ids: Sequence[str], contacts: Sequence[Contact] | None = None, heard: datetime | None = None
    ) -> "_Held":
        told: defaultdict[str, list[Contact]] = defaultdict(list)
        asked = Contact.objects.filter(incident__in=ids).order_by("number").prefetch_related("facts")
        for one in asked if contacts is None else contacts:
            told[str(one.incident_id)].append(one)
        notes: defaultdict[str, list[StepNote]] = defaultdict(list)
        for note in StepNote.objects.filter(incident__in=ids).select_related("other"):
            notes[note.incident_id].append(note)
        links = Link.objects.filter(incident__in=ids).order_by().values_list("incident")
        signed = Determination.objects.filter(
            incident__in=ids, state=Progress.SIGNED.value, is_superseded=False, outcome__in=_VIOLATIONS
        )
        return cls(
            told,
            {ids[0]: heard} if heard else dict(links.annotate(first=Min("report__received_at"))),
            notes,
            dict(signed.order_by().values_list("incident").annotate(first=Min("signed_at"))),
        )

    def known(self, row: Mapping[str, Any], since: datetime | None) -> Known:
        """What is known of one incident; its reports are history where they came before there was a record, or long after it."""
        identity, contacts = row["incident_id"], self.contacts.get(row["incident_id"], [])
        heard = self.heard.get(identity)
        if heard is not None and since is not None and not contacts:
            is_older = heard < since or is_history(row["occurred_at"], heard, by_file=True)
            heard = None if is_older else heard
        notes = self.notes.get(identity, [])
        returned = next((note.other for note in reversed(notes) if note.kind == "returned"), None)
        return Known(
            incident_id=identity,
            act=row["act"],
            at=Instant(row["occurred_at"], float(row["occurred_within_s"] or 0)),
            actor=row["actor"],
            known_at=heard,
            contacts=[decided(one, one.facts.all()) for one in contacts],
            returned=_instant(returned) if returned else None,
            determined_at=self.determined.get(identity),
            notified=[note.at for note in notes if note.kind == "discipline" and note.at],
        )


def _instant(one: Incident) -> Instant:
    row = table_of(INCIDENTS, [one.content]).to_pylist()[0]
    return Instant(row["occurred_at"], float(row["occurred_within_s"] or 0))
