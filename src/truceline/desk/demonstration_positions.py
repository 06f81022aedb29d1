"""The demonstration's guarantors: their lists joined with ours, some lines resolved, stances that differ, a claim that waits. All invented."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc

from truceline.desk.actions.bringing_list import Asked, look_into_list
from truceline.desk.actions.joining_list import take_list_in
from truceline.desk.actions.resolving_line import Resolution, resolve_line
from truceline.desk.actions.taking_stance import Word, take_stance
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.policy import Role
from truceline.desk.tables import Person, ReconciledLine, Reconciliation
from truceline.exercise.inventing import invent
from truceline.exercise.listing import invent_list
from truceline.exercise.settings import ExerciseSettings
from truceline.report.table import INSTANT
from truceline.report.writing import write_reports

# Whose list, the seed of its errors, and how many days before the evening it begins and ends.
_LISTS = (("russia", 3, 8, 6), ("russia", 3, 5, 2), ("united-states", 4, 5, 2))
_WORDS = {
    "affirms": ("united-states", "EXERCISE. Our observers confirm the shelling and the place.", "en"),
    "disputes_number": ("united-states", "EXERCISE. We count four impacts, not more.", "en"),
    "denies": ("syrian-government", "تمرين. لم تطلق قواتنا النار في ذلك اليوم.", "ar"),
    "claims_exclusion": ("russia", "УЧЕНИЯ. Целью была группировка, на которую перемирие не распространяется.", "ru"),
}


def play_positions(called: dict[Role, str]) -> None:
    """Bring in the lists of two guarantors, resolve the first lines of each, and take stances down."""
    officer = Person.objects.get(username=called[Role.LIAISON_OFFICER])
    exercise = invent(charter_at_hand(), ExerciseSettings(seed=1, reports=400, days=10))
    with TemporaryDirectory() as room:
        for holder, seed, from_days, to_days in _LISTS:
            lines = invent_list(exercise, holder, lines=90, seed=seed, prefix=holder[:2].upper()).lines
            _bring(officer, holder, _between(lines, from_days, to_days), Path(room))
    for one in Reconciliation.objects.order_by("first_day", "list_id"):
        rows = list(ReconciledLine.objects.filter(reconciliation=one, is_out=False)[:6])
        for row in rows:
            said = "same" if row.outcome in {"confirmed", "disputed"} else "alone"
            resolve_line(officer, row, Resolution(said, "EXERCISE. Gone through at the table, with both maps."))
    _speak(officer)


def _between(lines: pa.Table, from_days: int, to_days: int) -> tuple[pa.Table, date, date]:
    """The lines of some whole local days before this evening."""
    zone = charter_at_hand().zone_info
    today = now().astimezone(zone).date()
    first, last = today - timedelta(days=from_days), today - timedelta(days=to_days)
    begin, end = (datetime(day.year, day.month, day.day, tzinfo=zone) for day in (first, last + timedelta(days=1)))
    at = lines["occurred_at"]
    chosen = pc.and_(pc.greater_equal(at, pa.scalar(begin, INSTANT)), pc.less(at, pa.scalar(end, INSTANT)))
    return lines.filter(chosen), first, last


def _bring(officer: Person, holder: str, told: tuple[pa.Table, date, date], room: Path) -> None:
    lines, first, last = told
    if not lines.num_rows:
        return
    path = room / f"EXERCISE-{holder}-{first}.csv"
    write_reports(lines, path)
    asked = Asked(holder, str(first), str(last))
    take_list_in(officer, look_into_list(officer, asked, [(path.name, _pieces(path))]))


def _pieces(path: Path) -> Iterator[bytes]:
    yield path.read_bytes()


def _speak(officer: Person) -> None:
    """Two guarantors and a party differ on the last incident that a list disputes, one that may breach something where there is one."""
    disputed = ReconciledLine.objects.filter(outcome="disputed", is_out=False).select_related("incident")
    row = disputed.filter(incident__candidates__gt=0).last() or disputed.last()
    if row is None or row.incident is None:
        return
    zone = charter_at_hand().zone_info
    said_at = now().astimezone(zone) - timedelta(hours=2)
    for stance, (holder, words, language) in _WORDS.items():
        is_claim = stance == "claims_exclusion"
        word = Word(
            holder=holder,
            stance=stance,
            about="provision:cease-fire" if is_claim else "",
            taken_at=f"{said_at:%Y-%m-%dT%H:%M}",
            instrument="EXERCISE. Meeting in the monitoring centre",
            quotation=words,
            language=language,
            group="hts" if is_claim else "",
            evidence="EXERCISE. Film from the air, 40 seconds\nEXERCISE. Map with the position" if is_claim else "",
            is_shared=holder != "syrian-government",
        )
        take_stance(officer, row.incident, word)
