"""Closing an open detail: decided by the rule that the agreement sets, it becomes a new version, brought as any other is.

Whoever records the decision brings the version; somebody else puts it into effect, after it was tried (`actions/agreements.py`).
"""

import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from truceline.agreement.charter import Charter
from truceline.agreement.model import Agreement, Resolution, Words
from truceline.agreement.reading import read_agreement
from truceline.agreement.resolving import FILE, with_resolution
from truceline.contact.decision import Result, Rule, counting
from truceline.desk.actions.agreements import bring_version
from truceline.desk.actions.asking import require
from truceline.desk.actions.deciding import open_detail
from truceline.desk.actions.screening import try_version
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.folder import desk_at_hand
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.details import outcome_of, rule_of, said_of
from truceline.desk.recording import read, recorded, spelt
from truceline.desk.tables import DetailDecision, DetailProposal, Person, Step
from truceline.errors import Conflict, Refused, Where, problem
from truceline.values.identity import new_identity
from truceline.values.language import Language

_NOT_DECIDED = {
    Result.WAITING: "desk-detail-waiting-for",
    Result.BLOCKED: "desk-detail-blocked",
    Result.SUPERSEDED: "desk-detail-superseded",
    Result.DECIDED: "desk-detail-waiting-for",
}


@dataclass(frozen=True, slots=True)
class Closing:
    """From when a decision holds, what the version is called (empty: by its day and detail), and from where it is known."""

    effective_at: datetime
    version: str
    source: str


def close_detail(person: Person, proposal: DetailProposal, closing: Closing) -> DetailDecision:
    """Record that a proposal was decided, and bring the version of the agreement that says so, as a draft.

    1. Its detail is open, it is not withdrawn, and all whom the agreement's rule asks agreed to its very words.
    2. It takes effect no earlier than it was decided.
    3. The resolution is written into the agreement in effect; nothing else in it changes, or nothing is done.
    4. The version is brought; the decision stands on the register beside it; it is tried in the background.

    Raises:
        Conflict: where the rule is not met, another decision waits, or there is no rule.
        Refused: where the moment or the agreement's text does not allow it.
    """
    require(person, Action.RESOLVE, Noun.DETAIL)
    require(person, Action.WRITE, Noun.AGREEMENT)
    detail, charter = open_detail(proposal.detail), charter_at_hand()
    rule, since = _decided(charter, proposal)  # (1)
    if closing.effective_at < since.replace(second=0, microsecond=0):  # (2)
        limit = f"{since.astimezone(charter.zone_info):%Y-%m-%dT%H:%M}"
        raise Refused([problem("D306", Where("", 0, "effective_at"), closing.effective_at.isoformat(), limit=limit)])
    version = closing.version or f"{now().astimezone(charter.zone_info):%Y-%m-%d}-{detail.code}"
    resolution = _resolution(charter, proposal, (since, closing.effective_at), closing.source)
    with tempfile.TemporaryDirectory(prefix="truceline-decision-") as place:  # (3)
        brought = bring_version(person, _folder(Path(place), detail.code, resolution, version))  # (4)
    decision = DetailDecision(
        decision_id=new_identity(),
        proposal=proposal,
        detail=detail.code,
        version=brought,
        decided_at=since,
        effective_at=closing.effective_at,
        made_by=person,
        on=now(),
    )
    decision.content = spelt(
        {
            "proposal": proposal.pk,
            "detail": detail.code,
            "words_sha256": proposal.words_sha256,
            "agreed_by": list(rule.of),
            # Of these, whose agreement the centre took down and nobody confirmed here, where the rule lets it count.
            "taken_down": _taken_down(proposal, rule) or None,
            "decided_at": since,
            "effective_at": closing.effective_at,
            "version": brought.version,
            "version_id": brought.pk,
            "source": closing.source,
        }
    )
    with recorded(person.pseudonym) as entries:
        decision.save(force_insert=True)
        entries.record("detail_decision", decision.pk, decision.content)
    try_version.enqueue(brought.version_id)
    return decision


def _taken_down(proposal: DetailProposal, rule: Rule) -> list[str]:
    counted = counting(map(said_of, proposal.votes.select_related("made_by")), rule)
    latest = {one.by: one for one in counted if one.words_sha256 == proposal.words_sha256}
    return [code for code in rule.of if code in latest and not latest[code].is_own]


def _decided(charter: Charter, proposal: DetailProposal) -> tuple[Rule, datetime]:
    """The rule of the agreement by which a proposal was decided, and since when; Conflict where it is not."""
    rule = rule_of(charter, proposal)
    if rule is None:
        raise Conflict("desk-detail-no-rule")
    if proposal.is_withdrawn:
        raise Conflict("desk-proposal-withdrawn")
    if DetailDecision.objects.filter(detail=proposal.detail, version__step__in=(Step.DRAFT, Step.SET)).exists():
        raise Conflict("desk-detail-decision-waits")
    found = outcome_of(proposal, rule, now())
    if found.result is not Result.DECIDED or found.since is None:
        raise Conflict(_NOT_DECIDED[found.result])
    return rule, found.since


def _resolution(
    charter: Charter, proposal: DetailProposal, moments: tuple[datetime, datetime], source: str
) -> Resolution:
    decided, effective = (f"{at.astimezone(charter.zone_info):%Y-%m-%dT%H:%M}" for at in moments)
    words = read(proposal.content)["words"]
    text = Words(**{one.value: words[one.value] for one in Language})
    return Resolution(decided=decided, effective=effective, text=text, source=source)


def _folder(place: Path, detail: str, resolution: Resolution, version: str) -> list[Path]:
    """The agreement in effect with the detail closed, under another name, as one zip."""
    desk, standing = desk_at_hand(), charter_at_hand()
    folder, kept = place / "agreement", desk.versions / standing.digest
    shutil.copytree(kept if kept.is_dir() else desk.agreement, folder)
    path = folder / FILE
    before = read_agreement(folder).agreement
    text = with_resolution(path.read_text(encoding="utf-8-sig"), detail, resolution, version)
    path.write_text(text, encoding="utf-8", newline="")
    _require_nothing_else(before, read_agreement(folder).agreement, detail)
    packed = place / f"{version}.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(one for one in folder.rglob("*") if one.is_file()):
            # Without the time of packing: the same decision packs the same bytes.
            archive.writestr(zipfile.ZipInfo(file.relative_to(folder).as_posix()), file.read_bytes())
    return [packed]


def _require_nothing_else(before: Agreement, after: Agreement, detail: str) -> None:
    """The text says the same but for its version and this one detail, or it is not brought."""
    details = [one.model_copy(update={"resolution": None}) if one.code == detail else one for one in after.details]
    if after.model_copy(update={"version": before.version, "details": details}) != before:
        raise Refused([problem("A217", Where(FILE, 0, "details"), detail)])
