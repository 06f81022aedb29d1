"""What a determination stands on, and whether that is still what was signed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from truceline.agreement.charter import Charter
from truceline.agreement.provision import ProcedureProvision
from truceline.desk.charter import charter_at_hand
from truceline.desk.recording import Entries, read, spelt
from truceline.desk.tables import Assessment, Attachment, Determination, Finding, Incident, Link, standing
from truceline.finding.approving import Progress
from truceline.finding.sealing import Changed, Records, changes

# Of a finding, what the screening answered: its measurements to the metre are no answer.
_ANSWERED = ("verdict", "reason", "position", "zone", "zone_version", "detail", "exemption", "act", "actor", "side")
# Of an answer to a question, what it says: who gave it again in the same words changes nothing.
_SAID = ("answer", "about", "standard", "reasons")


def grounds_of(incidents: Iterable[str]) -> dict[str, dict[str, dict[str, Any]]]:
    """The records that determinations of these incidents stand on, by incident: five queries, however many there are."""
    ids = list(incidents)
    found: defaultdict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for incident, content, is_struck in Incident.objects.filter(pk__in=ids).values_list("pk", "content", "is_struck"):
        found[incident]["incident"] = {**read(content), "is_struck": is_struck}
    links = Link.objects.filter(standing("report__"), incident__in=ids)
    for incident, report, content in links.values_list("incident_id", "report_id", "report__content"):
        found[incident][f"report/{report}"] = {"sha256": hashlib.sha256(content.encode()).hexdigest()}
    for incident, provision, content in Finding.objects.filter(incident__in=ids, is_struck=False).values_list(
        "incident_id", "provision", "content"
    ):
        row = read(content)
        found[incident][f"finding/{provision}"] = {name: row[name] for name in _ANSWERED if name in row}
    for incident, question, content in Assessment.objects.filter(incident__in=ids).values_list(
        "incident_id", "question", "content"
    ):
        row = read(content)  # in order of time: the last one stands
        found[incident][f"answer/{question}"] = {name: row[name] for name in _SAID if name in row}
    for incident, sha256 in Attachment.objects.filter(incident__in=ids).values_list("incident_id", "sha256"):
        found[incident][f"evidence/{sha256}"] = {}
    return dict(found)


def grounds_under(grounds: Records, provision: str, charter: Charter) -> dict[str, dict[str, Any]]:
    """The grounds of one determination: those of its incident, and the words of the clause that it is about.

    What a procedure is answered follows contacts that come later: it is a ground of a determination under that procedure alone.
    """
    others = {
        f"finding/{one.code}"
        for one in charter.agreement.provisions
        if isinstance(one, ProcedureProvision) and one.code != provision
    }
    held = {name: dict(record) for name, record in grounds.items() if name not in others}
    for one in charter.agreement.provisions:
        if one.code == provision:
            held[f"clause/{provision}"] = {
                "article": one.article,
                "text": one.text.en,
                "from": one.start,
                "until": one.end,
                "exemptions": list(one.exemptions),
                "waits_for": list(one.waits_for),
            }
    return held


def sealed_and_standing(determination: Determination, grounds: Records, charter: Charter) -> tuple[Records, Records]:
    """What a determination was signed over, and what stands of it now."""
    return read(determination.seal), grounds_under(grounds, determination.provision, charter)


def changed_since(determination: Determination, grounds: Records, charter: Charter) -> list[Changed]:
    """What a signed determination stands on and is not any more as it was signed over."""
    return changes(*sealed_and_standing(determination, grounds, charter))


def mark_changed(entries: Entries, incidents: Iterable[str]) -> int:
    """Mark, in the open transaction, each signed determination whose grounds changed, or are again what they were."""
    signed = list(
        Determination.objects.filter(
            incident__in=list(incidents), state=Progress.SIGNED.value, is_superseded=False
        ).select_related("author", "approver", "signer")
    )
    if not signed:
        return 0
    grounds, charter = grounds_of({one.incident_id for one in signed}), charter_at_hand()
    count = 0
    for one in signed:
        is_changed = bool(changed_since(one, grounds.get(one.incident_id, {}), charter))
        if is_changed != one.is_changed_since:
            one.is_changed_since = is_changed
            one.content = spelt({**read(one.content), "is_changed_since": is_changed})
            one.save(update_fields=["is_changed_since", "content"])
            entries.record("determination", one.pk, one.content)
            count += 1
    return count
