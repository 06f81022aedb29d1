"""Versions of the agreement: brought by one person, tried, put into effect by another at a stated time."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from truceline.agreement.charter import Charter
from truceline.agreement.reading import read_agreement
from truceline.desk.actions.asking import relation_to, require
from truceline.desk.actions.placing import forget_moved
from truceline.desk.actions.spreading import owe_word, units_of
from truceline.desk.charter import charter_at_hand, charter_of, version_at_hand
from truceline.desk.clock import now
from truceline.desk.folder import DeskFolder, desk_at_hand
from truceline.desk.policy import Action, Noun, State
from truceline.desk.recording import Entries, read, recorded, spelt
from truceline.desk.tables import AgreementVersion, Person, Step, VersionScreening
from truceline.desk.unpacking import unpack
from truceline.errors import Conflict, Refused, Where, problem
from truceline.register.durable import make_folder, write_durably
from truceline.register.evidence import EVIDENCE, Evidence, Received, describe
from truceline.values.identity import new_identity

KIND = "agreement_version"
_DESK = "desk"


def record_first_version() -> None:
    """Keep the agreement with which the desk was made as its first version, once."""
    if AgreementVersion.objects.exists():
        return
    desk = desk_at_hand()
    charter = read_agreement(desk.agreement)
    files = sorted(path for path in desk.agreement.rglob("*") if path.is_file())
    with recorded(_DESK) as entries:
        if not AgreementVersion.objects.exists():
            kept = [_keep(entries, desk, path, path.relative_to(desk.agreement).as_posix()) for path in files]
            version = _written(desk, charter, desk.agreement, Step.IN_EFFECT)
            version.effective_from = version.brought_on
            _record(entries, version, {"received": kept}, insert=True)


def bring_version(person: Person, received: Sequence[Path]) -> AgreementVersion:
    """Take a new version in as a draft: files, or one zip, named as their sender named them.

    1. What was sent is unpacked and read as `truceline check` reads it; every problem refuses it.
    2. It is a version of the agreement of this desk, under a name that no other version has.
    3. What was sent is kept as received, the folder under its digest, and both stand on the register.

    Nothing takes effect by this: it is a draft that can be read, compared and tried.
    """
    require(person, Action.WRITE, Noun.AGREEMENT)
    desk = desk_at_hand()
    with tempfile.TemporaryDirectory(prefix="truceline-version-") as place:
        folder = Path(place)
        unpack(received, folder)  # (1)
        charter = _read_whole(folder)
        _require_version_of_ours(charter)  # (2)
        with recorded(person.pseudonym) as entries:  # (3)
            kept = [_keep(entries, desk, path, path.name) for path in received]
            version = _written(desk, charter, folder, Step.DRAFT)
            version.brought_by = person
            _record(entries, version, {"received": kept}, insert=True)
    return version


def set_version(person: Person, version: AgreementVersion, effective_from: datetime, reason: str) -> None:
    """Decide that a draft takes effect at a time that is not past; somebody else brought it, and it was tried.

    Until then the version in effect stays. Refused where what would change is not known yet, or where another version waits.
    """
    state = State.DRAFT if version.step == Step.DRAFT else State.SIGNED
    require(person, Action.APPROVE, Noun.AGREEMENT, relation_to(person, version.brought_by), state)
    if not reason.strip():
        raise Conflict("desk-reason-needed")
    if effective_from < now().replace(second=0, microsecond=0):
        raise Refused([problem("D112", Where("", 0, "at"), f"{effective_from:%Y-%m-%d %H:%M} UTC")])
    if not is_tried(version):
        raise Conflict("desk-version-not-tried")
    with recorded(person.pseudonym) as entries:
        fresh = AgreementVersion.objects.select_for_update().get(pk=version.pk)
        if fresh.step != Step.DRAFT or AgreementVersion.objects.filter(step=Step.SET).exists():
            raise Conflict("desk-version-moved-on")
        fresh.step, fresh.set_by, fresh.effective_from = Step.SET, person, effective_from
        _record(entries, fresh, {"reason": reason.strip()})


def strike_version(person: Person, version: AgreementVersion, reason: str) -> None:
    """Strike a version that is not in effect yet; it stays readable, and its name becomes free."""
    state = State.DRAFT if version.step in {Step.DRAFT, Step.SET} else State.SIGNED
    require(person, Action.STRIKE, Noun.AGREEMENT, relation_to(person, version.brought_by), state)
    if not reason.strip():
        raise Conflict("desk-reason-needed")
    with recorded(person.pseudonym) as entries:
        fresh = AgreementVersion.objects.select_for_update().get(pk=version.pk)
        if fresh.step not in {Step.DRAFT, Step.SET}:
            raise Conflict("desk-version-moved-on")
        fresh.step = Step.STRUCK
        _record(entries, fresh, {"reason": reason.strip()})


def begin_effects() -> AgreementVersion | None:
    """Let the version whose time has come take effect, and return it; None where none's has.

    The one before it becomes past in the same transaction. Whoever screens or shows something after this does it by the new
    one; all incidents are screened anew in the background (`screening.screen_anew`).
    """
    if not AgreementVersion.objects.filter(step=Step.SET, effective_from__lte=now()).exists():
        return None
    due = AgreementVersion.objects.filter(step=Step.SET, effective_from__lte=now())
    waiting = due.select_related("set_by").first()
    with recorded(waiting.set_by.pseudonym if waiting and waiting.set_by else _DESK) as entries:
        version: AgreementVersion | None = due.first()
        if version is None:
            return None
        before = version_at_hand()
        for old in AgreementVersion.objects.filter(step=Step.IN_EFFECT):
            old.step = Step.PAST
            _record(entries, old, {})
        version.step = Step.IN_EFFECT
        _record(entries, version, {})
        # Everybody whom the agreement is about is to be told of the change.
        charter = charter_of(version)
        if before:
            forget_moved(charter_of(before), charter)
        owe_word(entries, "version", version.pk, units_of(charter, now()))
        VersionScreening.objects.create(
            version=version, is_trial=False, against=before.version if before else "", begun_on=now()
        )
    return version


def is_tried(version: AgreementVersion) -> bool:
    """Whether it is known what would change against the version that is in effect now."""
    standing = version_at_hand()
    last = version.screenings.filter(is_trial=True).exclude(finished_on=None).first()
    return last is not None and not last.failure and standing is not None and last.against == standing.version


def _read_whole(folder: Path) -> Charter:
    """Read the agreement; problems name files as their sender did."""
    try:
        return read_agreement(folder)
    except Refused as refused:
        told = [
            replace(one, where=replace(one.where, file=one.where.file.removeprefix(f"{folder}/")))
            for one in refused.problems
        ]
        raise Refused(told) from refused


def _require_version_of_ours(charter: Charter) -> None:
    ours, theirs = charter_at_hand().agreement, charter.agreement
    problems = []
    if theirs.agreement != ours.agreement:
        problems.append(problem("D108", Where("agreement.yaml", 0, "agreement"), theirs.agreement, ours=ours.agreement))
    if theirs.exercise != ours.exercise:
        told = "exercise: true" if theirs.exercise else "exercise: false"
        problems.append(problem("D110", Where("agreement.yaml", 0, "exercise"), told))
    others = AgreementVersion.objects.exclude(step=Step.STRUCK)
    if others.filter(digest=charter.digest).exists():
        problems.append(problem("D111", Where("agreement.yaml"), charter.digest[:12]))
    elif others.filter(version=theirs.version).exists():
        problems.append(problem("D109", Where("agreement.yaml", 0, "version"), theirs.version))
    if problems:
        raise Refused(problems)


def _written(desk: DeskFolder, charter: Charter, folder: Path, step: str) -> AgreementVersion:
    """The row of a version whose folder is on the disk, under its digest, before anything tells of it."""
    target = desk.versions / charter.digest
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        place = target / path.relative_to(folder)
        make_folder(place.parent.resolve())
        write_durably(place, path.read_bytes())
    return AgreementVersion(
        version_id=new_identity(),
        version=charter.agreement.version,
        digest=charter.digest,
        step=step,
        brought_on=now(),
    )


def _record(entries: Entries, version: AgreementVersion, more: dict[str, object], *, insert: bool = False) -> None:
    """Write a version's row and its entry: the whole record as it is now."""
    before = read(version.content) if version.content else {}
    version.content = spelt(
        {
            **{name: value for name, value in before.items() if name != "reason"},
            "version": version.version,
            "digest": version.digest,
            "step": str(version.step),
            "effective_from": version.effective_from,
            **more,
        }
    )
    version.save(force_insert=insert)
    entries.record(KIND, version.version_id, version.content)


def _keep(entries: Entries, desk: DeskFolder, path: Path, name: str) -> dict[str, str]:
    """Keep a file as received, as evidence; return its name and sum."""
    with path.open("rb") as stream:
        received: Received = Evidence(desk.register / "evidence").receive(stream)
    if entries.log.store.last_version(EVIDENCE, received.sha256) is None:
        content = describe(received, name=name.encode(), declared_type="application/octet-stream")
        entries.record(EVIDENCE, received.sha256, content.decode())
    return {"name": name, "sha256": received.sha256}
