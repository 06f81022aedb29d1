"""What is written to the sides, by the kind of incident, in three languages: a beginning that somebody reads over and changes.

It says what was reported, when and where, whether the centre has signed what it determined of it, and asks what such an act calls for. It
names no source and accuses nobody.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from truceline.agreement.charter import Charter
from truceline.contact.contact import Kind
from truceline.desk.pages.telling import act_of, when, where
from truceline.desk.recording import read
from truceline.desk.tables import Determination, Incident
from truceline.finding.approving import Progress
from truceline.values.language import Language, say, unmarked
from truceline.values.taxonomy import ACT_GROUP
from truceline.values.telling import tell_days

# The groups of acts that are asked about in words of their own; all others are asked about plainly.
GROUPS = ("fire", "air", "mine", "access", "monitor", "movement")
PLAIN = "plain"
_LONGEST_SUBJECT = 300


def subjects_of(incident: Incident, charter: Charter) -> dict[str, str]:
    """The subject in each language."""
    row = read(incident.content)
    return {
        language.value: say(
            "desk-template-subject", language, isolating=False, **_facts(incident, row, charter, language)
        )[:_LONGEST_SUBJECT]
        for language in Language
    }


def worded_alike(subject: str, incident: Incident | None, charter: Charter) -> dict[str, str]:
    """The subject in each language where somebody left it as the desk worded it in one of them; else nothing: it is theirs."""
    subjects = subjects_of(incident, charter) if incident else {}
    return subjects if subject.strip() in subjects.values() else {}


def drafted(incident: Incident, kind: Kind, charter: Charter) -> dict[str, str]:
    """The words in each language, for an incident of this kind."""
    row = read(incident.content)
    group = ACT_GROUP.get(row.get("act") or "", PLAIN)
    asked = group if group in GROUPS else PLAIN
    words, signed = {}, _signed_at(incident)
    for language in Language:
        facts = _facts(incident, row, charter, language)
        told = [
            say("desk-template-reported", language, isolating=False, **facts)
            + " "
            + _determined(signed, charter, language)
        ]
        if kind in (Kind.NOTIFY, Kind.REQUEST_INFORMATION):
            told.append(say(f"desk-template-ask-{asked}", language, isolating=False))
        else:
            told.append(say(f"desk-template-{kind.value}", language, isolating=False))
        words[language.value] = "\n\n".join(told)
    return words


def _signed_at(incident: Incident) -> datetime | None:
    """When the latest of the determinations that stand was signed; None where none is."""
    standing = Determination.objects.filter(incident=incident, state=Progress.SIGNED.value, is_superseded=False)
    return standing.order_by("-signed_at").values_list("signed_at", flat=True).first()


def _determined(signed: datetime | None, charter: Charter, language: Language) -> str:
    """Whether anything was determined: no side is told that nothing was, when it was."""
    if signed is None:
        return say("desk-template-undetermined", language, isolating=False)
    day = signed.astimezone(charter.zone_info).date()
    return say("desk-template-determined", language, isolating=False, day=tell_days(day, day, language))


def _facts(incident: Incident, row: Mapping[str, Any], charter: Charter, language: Language) -> dict[str, object]:
    return {
        "act": act_of(dict(row), language),
        "at": _at(incident, row, charter, language),
        "place": unmarked(where(dict(row), language)),
    }


def _at(incident: Incident, row: Mapping[str, Any], charter: Charter, language: Language) -> str:
    """When it happened, its day in words: a letter has no marks of direction, and after Arabic words the parts of a day in numbers change places."""
    told = when(incident.occurred_at, row.get("occurred_within_s"), charter, language)
    local = incident.occurred_at.astimezone(charter.zone_info)
    day = tell_days(local.date(), local.date(), language)
    in_words = say("bulletin-moment", language, isolating=False, day=day, time=f"{local:%H:%M}")
    return told.replace(f"{local:%Y-%m-%d %H:%M}", in_words)
