"""Taking in what was looked into: small arrivals at once, large ones in the background, so that the desk stays usable.

A large arrival is carried on by the worker:

1. Its files are read again: they must still be what was looked into, and nothing may have become wrong meanwhile beside the rows that
   somebody had set aside. Until here it can be dropped, and nothing of it is on the register.
2. Its reports are kept and recorded, some at a time; nobody sees them. From here on it is carried on, after a crash too.
3. In one moment all its reports are seen; incidents and findings follow piece by piece, and the page says how far they are.
"""

import shutil
from collections.abc import Callable

import pyarrow as pa

from truceline.desk.actions.asking import require
from truceline.desk.actions.gathering_in_pieces import ONE_GATHERS, gather_in_pieces
from truceline.desk.actions.handling import begin_handling
from truceline.desk.actions.looking_into import Found, files_of, read_arrival, room_of
from truceline.desk.actions.setting_aside import aside_in, set_aside
from truceline.desk.actions.taking_in import (
    Parted,
    Way,
    receive_file,
    record_evidence,
    record_parting,
    take_in,
    write_reports,
)
from truceline.desk.clock import now
from truceline.desk.pacing import Pace
from truceline.desk.policy import Action, Noun, Scope, scope
from truceline.desk.recording import recorded
from truceline.desk.tables import Arrival, Handling, Person, Report, Stage
from truceline.desk.tables.arrival import UNDER_WAY
from truceline.errors import Conflict, NotFound, Refused, TrucelineError
from truceline.values.problems import kept_error

# Above this, whoever confirmed would wait for minutes, and everybody else with them.
AT_ONCE = 2_000
# So many reports are kept and recorded in the first transaction; the next ones follow from how long it took.
PIECE, _LEAST, _MOST = 250, 20, 2_000
_MOVED = ("done", "incidents", "incidents_done", "changed_incidents", "said")


def arrival_of(person: Person, arrival_id: str) -> Arrival:
    """An arrival that somebody may see: their own, or anybody's for those who see all reports."""
    require(person, Action.RECEIVE, Noun.REPORT)
    seen = Arrival.objects.select_related("by").filter(pk=arrival_id)
    if scope(person.held(), Noun.REPORT) is not Scope.ALL:
        seen = seen.filter(by=person)
    found = seen.first()
    if found is None:
        raise NotFound("desk-no-arrival")
    return found


def confirm(person: Person, arrival: Arrival) -> bool:
    """Take an arrival in, or leave it to the worker; return whether it is left to the worker.

    Raises:
        Conflict: where it was refused, dropped or confirmed before.
    """
    return _begin(person, arrival, Stage.LOOKED_INTO)


def confirm_without(person: Person, arrival: Arrival, rows: str) -> bool:
    """Take an arrival in without the rows that are set aside, of which the page showed so many; return whether it is left to the worker.

    Raises:
        Conflict: where it cannot be taken in without them, they are not as many as were shown, or it was dropped or confirmed before.
    """
    if not arrival.set_aside or rows != str(arrival.set_aside):
        raise Conflict("desk-arrival-other-now")
    return _begin(person, arrival, Stage.REFUSED)


def _begin(person: Person, arrival: Arrival, stage: str) -> bool:
    require(person, Action.RECEIVE, Noun.REPORT)
    large = arrival.rows > AT_ONCE
    is_parted = stage == Stage.REFUSED
    claimed = Arrival.objects.filter(pk=arrival.pk, stage=stage)
    if not claimed.update(stage=Stage.WAITING if large else Stage.CHECKING, moved_at=now(), is_parted=is_parted):
        raise Conflict("desk-arrival-not-open")
    if large:
        return True
    try:
        taken = take_in(person, files_of(arrival), arrival, _parted(arrival) if is_parted else None)
    except BaseException:
        Arrival.objects.filter(pk=arrival.pk).update(stage=stage, is_parted=False)
        raise
    Arrival.objects.filter(pk=arrival.pk).update(
        stage=Stage.DONE, done=taken.new, changed_incidents=taken.changed_incidents, moved_at=now()
    )
    shutil.rmtree(room_of(arrival), ignore_errors=True)
    return False


def drop(person: Person, arrival: Arrival) -> None:
    """Drop an arrival of which nothing is on the register yet.

    Raises:
        Conflict: where it is being written already: then it is carried on, and single reports can be struck.
    """
    require(person, Action.RECEIVE, Noun.REPORT)
    open_still = Arrival.objects.filter(pk=arrival.pk, stage__in=(Stage.LOOKED_INTO, Stage.REFUSED, Stage.WAITING))
    if open_still.update(stage=Stage.DROPPED, moved_at=now()):
        shutil.rmtree(room_of(arrival), ignore_errors=True)
    elif not Arrival.objects.filter(pk=arrival.pk, stage=Stage.CHECKING).update(is_unwanted=True):
        raise Conflict("desk-arrival-being-written")


def carry_on(arrival_id: str) -> None:
    """Carry an arrival on from wherever it stands, to its end; called by the worker, and again after a crash."""
    arrival = Arrival.objects.select_related("by").get(pk=arrival_id)
    if arrival.stage not in UNDER_WAY:
        return
    try:
        if arrival.stage in {Stage.WAITING, Stage.CHECKING}:
            _move(arrival, Stage.CHECKING)
        if arrival.stage != Stage.LINKING:
            table = _checked(arrival)  # (1)
            if table is None:
                return
            _write(arrival, table)  # (2)
            _move(arrival, Stage.LINKING)  # (3)
        _queue(arrival)
        with ONE_GATHERS:
            arrival.changed_incidents = gather_in_pieces(arrival.by.pseudonym, _telling(arrival))
        _move(arrival, Stage.DONE)
        shutil.rmtree(room_of(arrival), ignore_errors=True)
    except TrucelineError as error:
        arrival.said = kept_error(error)
        # What is partly written is never called done: it stays hidden, and is tried again at the next start.
        _move(arrival, Stage.FAILED if arrival.stage == Stage.CHECKING else arrival.stage)


def unfinished() -> list[str]:
    """The arrivals that somebody has to carry on: those that wait, and those whose worker died."""
    return list(Arrival.objects.filter(stage__in=UNDER_WAY).order_by("on").values_list("arrival_id", flat=True))


def _parted(arrival: Arrival) -> Parted:
    """What of an arrival is taken in without the rows that are set aside, read again; these must be as many as were shown."""
    found = read_arrival(arrival)
    if not _is_as_shown(arrival, found):
        raise Conflict("desk-arrival-other-now")
    return Parted(found.table, found.repeated, aside_in(room_of(arrival)))


def _is_as_shown(arrival: Arrival, found: Found) -> bool:
    """Whether as much can be taken in, and is set aside, as whoever confirmed was shown; the rows set aside are laid out anew."""
    aside = set_aside(room_of(arrival), files_of(arrival), found.table, found.faults, found.repeated)
    return (found.table.num_rows, aside) == (arrival.rows, arrival.set_aside)


def _checked(arrival: Arrival) -> pa.Table | None:
    """The reports of an arrival, read again; None where it was dropped, or is refused now."""
    found = read_arrival(arrival)
    refused = Refused(found.problems) if found.problems and not arrival.is_parted else None
    other = None if _is_as_shown(arrival, found) else Conflict("desk-arrival-other-now")
    arrival.refresh_from_db(fields=["is_unwanted"])
    error = refused or other
    if arrival.stage == Stage.CHECKING and (arrival.is_unwanted or error):
        arrival.said = kept_error(error) if error else ""
        _move(arrival, Stage.DROPPED if arrival.is_unwanted else Stage.FAILED)
        if arrival.is_unwanted:
            shutil.rmtree(room_of(arrival), ignore_errors=True)
        return None
    if error:  # partly written: it stays hidden, and nothing of it is left out in silence
        raise error
    return found.table


def _write(arrival: Arrival, table: pa.Table) -> None:
    """Keep and record the reports, some at a time; those that are kept already change nothing."""
    kept = [receive_file(path) for path in files_of(arrival)]
    aside = receive_file(aside_in(room_of(arrival))) if arrival.is_parted else None
    if arrival.stage != Stage.WRITING:
        # From this moment it is no longer dropped: the next thing is on the register.
        claimed = Arrival.objects.filter(pk=arrival.pk, stage=Stage.CHECKING, is_unwanted=False)
        if not claimed.update(stage=Stage.WRITING, moved_at=now()):
            raise Conflict("desk-arrival-not-open")
        arrival.stage = Stage.WRITING
    with recorded(arrival.by.pseudonym) as entries:
        for one in kept:
            record_evidence(entries, one)
        if aside:
            record_parting(entries, arrival, kept, aside)
    first, pace = 0, Pace(PIECE, least=min(PIECE, _LEAST), most=_MOST)
    while first < table.num_rows:
        piece = table.slice(first, pace.size)
        with pace.recorded(arrival.by.pseudonym) as entries:
            write_reports(arrival.by, entries, piece, Way(arrival=arrival, is_queued=False))
        first += piece.num_rows
        arrival.done = first
        _move(arrival, Stage.WRITING)


def _queue(arrival: Arrival) -> None:
    """Put the reports into the queue, some at a time; those that are there already stay as they are."""
    ids = list(arrival.reports.order_by().values_list("report_id", flat=True))

    def begin(piece: list[str]) -> None:
        there = Handling.objects.filter(pk__in=piece).values("report_id")
        begin_handling(Report.objects.filter(pk__in=piece).exclude(pk__in=there))

    Pace(PIECE, least=min(PIECE, _LEAST), most=_MOST).write(ids, begin)


def _telling(arrival: Arrival) -> Callable[[int, int], None]:
    """Keep how many incidents are written, for the page."""

    def tell(done: int, of: int) -> None:
        arrival.incidents_done, arrival.incidents = done, of
        _move(arrival, Stage.LINKING)

    return tell


def _move(arrival: Arrival, stage: str) -> None:
    arrival.stage, arrival.moved_at = stage, now()
    # Not is_unwanted: that is somebody else's to say.
    arrival.save(update_fields=[*_MOVED, "stage", "moved_at"])
