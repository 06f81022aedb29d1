"""What is said to everybody of the ceasefire or of a new version of the agreement, in each language."""

from truceline.agreement.charter import Charter
from truceline.desk.pages.telling import name_of
from truceline.desk.recording import read
from truceline.desk.tables import AgreementVersion, AnnouncedNotice, DetailDecision
from truceline.values.language import Language, say


def announcement(kind: str, of: str, charter: Charter, language: Language) -> str:
    """The words of an announcement: what was decided and from when it holds, or what the agreement is."""
    if kind == "version":
        return _of_version(of, charter, language)
    if kind == "notice":
        return _of_notice(of, charter, language)
    return str(getattr(charter.agreement.summary, language))


def _of_notice(notice_id: str, charter: Charter, language: Language) -> str:
    notice = AnnouncedNotice.objects.get(pk=notice_id)
    content, zone = read(notice.content), charter.zone_info
    said = say(
        "desk-announce-notice",
        language,
        isolating=False,
        by=name_of(notice.announced_by, charter, language),
        activity=say(f"desk-activity-{notice.activity}", language),
        place=content["place"],
        start=f"{notice.starts_at.astimezone(zone):%Y-%m-%d %H:%M}",
        end=f"{notice.ends_at.astimezone(zone):%Y-%m-%d %H:%M}",
    )
    return f"{said}\n{content['words']}"


def _of_version(version_id: str, charter: Charter, language: Language) -> str:
    version = AgreementVersion.objects.get(pk=version_id)
    decision = DetailDecision.objects.filter(version=version).select_related("proposal").first()
    if decision is None:
        return say("desk-announce-version", language, isolating=False, version=version.version)
    return say(
        "desk-announce-decision",
        language,
        isolating=False,
        version=version.version,
        text=read(decision.proposal.content)["words"][language.value],
        decided=f"{decision.decided_at.astimezone(charter.zone_info):%Y-%m-%d %H:%M}",
        effective=f"{decision.effective_at.astimezone(charter.zone_info):%Y-%m-%d %H:%M}",
    )
