"""What the desk does by itself: signs of life, versions whose time has come, and the jobs of the night.

Each job runs once a day of the agreement's zone, in whichever process comes first; another finds it taken. A job that fails says
so, in the figures and in its row, and runs again the next night.
"""

import contextlib
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from django.db import IntegrityError, connection

from truceline.desk.actions.asking_steps import ask_due_steps
from truceline.desk.actions.falling_silent import fall_silent
from truceline.desk.actions.following_up import remind
from truceline.desk.actions.gathering_owed import gather_owed, learn_where_outgrown
from truceline.desk.actions.hearing_silence import hear_silence
from truceline.desk.actions.screening import take_effects
from truceline.desk.actions.sending import send_due
from truceline.desk.actions.taking_letters import receive_post
from truceline.desk.auditing import rows_of_tables
from truceline.desk.charter import charter_at_hand
from truceline.desk.folder import desk_at_hand
from truceline.desk.limiting import forget_tallies
from truceline.desk.queries.columns_at_hand import forget_columns, keep_columns_at_hand
from truceline.desk.seals import broken_seals
from truceline.desk.tables import DeskSession, Heartbeat, Invitation, JobRun
from truceline.register.audit import audit
from truceline.register.evidence import Evidence
from truceline.register.folder import open_folder

# The hour after which the night's work begins, when few people are at the desk.
NIGHT_HOUR = 2
EVERY_S = 20.0
_OWED_EVERY_S = 1.0


def hash_evidence() -> str:
    """Read every file as received again; one that is not what was received fails the job."""
    damaged = [str(one.sha256) for one in Evidence(desk_at_hand().register / "evidence").check()]
    if damaged:
        raise Wrong(f"{len(damaged)} damaged, the first {damaged[0]}")
    return "every file is what was received"


def audit_rows() -> str:
    """Hold every row to the register, and the register to itself."""
    register = open_folder(desk_at_hand().register)
    store = register.store("read")
    try:
        verification = audit(store, register.approvers(), rows=rows_of_tables())
    finally:
        store.close()
    if not verification.holds:
        raise Wrong(next(step.said for step in verification.steps if not step.holds))
    return verification.steps[-1].said


def hold_seals() -> str:
    """Hold every seal to the digest that was signed; one that was changed past every page fails the job."""
    broken = list(broken_seals())
    if broken:
        raise Wrong(f"{len(broken)} broken, the first {broken[0]}")
    return "every seal is what was signed over"


def expire() -> str:
    """Drop sessions, unused invitations and tallies whose time is over."""
    now = datetime.now(UTC)
    sessions = DeskSession.objects.filter(expire_date__lt=now).delete()[0]
    invitations = Invitation.objects.filter(used_by=None, expires_at__lt=now).delete()[0]
    return f"{sessions} sessions, {invitations} invitations, {forget_tallies()} tallies"


class Wrong(Exception):
    """What a job of the night found wrong."""


JOBS: dict[str, Callable[[], str]] = {
    "evidence": hash_evidence,
    "rows": audit_rows,
    "seals": hold_seals,
    "expiry": expire,
    "links": learn_where_outgrown,
}


def tick(now: datetime | None = None) -> list[str]:
    """Do what is due, and return the names of the jobs that this call ran."""
    moment = now or datetime.now(UTC)
    Heartbeat.objects.update_or_create(name="worker", defaults={"beat_on": moment})
    take_effects()
    _exchange_post(moment)
    fall_silent()
    ask_due_steps()
    hear_silence()
    remind()
    if keep_columns_at_hand():
        forget_columns()  # they are for those who answer pages
    local = moment.astimezone(charter_at_hand().zone_info)
    if local.hour < NIGHT_HOUR:
        return []
    return [name for name in JOBS if _run(name, local, moment)]


def _exchange_post(moment: datetime) -> None:
    """Take in what came by e-mail before anybody is held to be silent, and send what waits; a server that is away delays nothing else."""
    with contextlib.suppress(Exception):
        receive_post()
        send_due()
        Heartbeat.objects.update_or_create(name="post", defaults={"beat_on": moment})


def keep_time(stop: threading.Event) -> None:
    """Tick until told to stop; a tick that fails is tried again, and shows as a sign of life that does not come."""
    while not stop.is_set():
        with contextlib.suppress(Exception):
            tick()
        connection.close()
        stop.wait(EVERY_S)


def keep_gathering(stop: threading.Event) -> None:
    """Gather what is owed as soon as it is, until told to stop; what fails stays owed and is tried again."""
    while not stop.is_set():
        with contextlib.suppress(Exception):
            gather_owed()
        connection.close()
        stop.wait(_OWED_EVERY_S)


def _run(name: str, local: datetime, moment: datetime) -> bool:
    if JobRun.objects.filter(job=name, day=local.date()).exists():
        return False
    try:
        run = JobRun.objects.create(job=name, day=local.date(), begun_on=moment)
    except IntegrityError:
        return False  # another process was quicker
    try:
        run.said, run.is_good = JOBS[name](), True
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and the other jobs run
        run.said, run.is_good = f"{type(error).__name__}: {error}"[:2_000], False
    run.finished_on = datetime.now(UTC)
    run.save()
    return True
