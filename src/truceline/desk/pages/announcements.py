"""What is said to everybody of the ceasefire or of a new version of the agreement, in each language."""

from truceline.agreement.charter import Charter
from truceline.desk.recording import read
from truceline.desk.tables import AgreementVersion, DetailDecision
from truceline.values.language import Language, say


def announcement(kind: str, of: str, charter: Charter, language: Language) -> str:
    """The words of an announcement: what was decided and from when it holds, or what the agreement is."""
    if kind == "version":
        return _of_version(of, charter, language)
    return str(getattr(charter.agreement.summary, language))


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
