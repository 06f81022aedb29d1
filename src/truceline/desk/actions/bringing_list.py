"""Bringing in another's own list: looked into first, every problem told; nothing of it is taken in before somebody confirms."""

import csv
import filecmp
import io
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.db import transaction

from truceline.agreement.charter import Charter
from truceline.agreement.model import Role as Standing
from truceline.contact.own_list import SAYS
from truceline.desk.actions.asking import may, relation_to_side, require
from truceline.desk.actions.looking_into import Found, check_name, found_in, keep_problems, laid_out, lay_out
from truceline.desk.actions.sent_again import made_lately
from truceline.desk.actions.stances_of_lines import wrong_stances
from truceline.desk.actions.taking_stance import holders
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.folder import desk_at_hand
from truceline.desk.policy import Action, Noun, Role
from truceline.desk.queries.exercise import is_invented
from truceline.desk.queries.incidents import Found as FoundIncidents
from truceline.desk.queries.incidents import IncidentQuery
from truceline.desk.tables import ListStage, Person, Reconciliation
from truceline.errors import Conflict, Problem, Refused, Where, problem
from truceline.measure.intake import Form
from truceline.values.identity import new_identity
from truceline.values.problems import kept
from truceline.values.taxonomy import Family

MOST_LINES, MOST_OURS = 2_000, 5_000
# Of these nothing is on the register.
DROPPABLE = (ListStage.LOOKED_INTO, ListStage.REFUSED)
KEPT_FOR = timedelta(hours=24)
# What can be typed of one line, under the names of the table of reports.
TYPED = (
    "reference",
    "occurred_at",
    "within_minutes",
    "place_name",
    "admin1",
    "longitude",
    "latitude",
    "radius_m",
    "act",
    "count",
    "unit",
    "killed_best",
    "injured_best",
    "actor",
    "target",
    "said",
    *SAYS,
)
_ASKED = ("zone", "first_day", "last_day", "stage")
_FILLED_IN = ("within_minutes", "radius_m", "unit")


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose list it is and over which days; empty days are those of its lines. Only what may lie in the zone counts as ours."""

    holder: str
    first_day: str = ""
    last_day: str = ""
    zone: str = ""


def read_list(one: Reconciliation) -> Found:
    """What is in the files of a list that is not joined yet. Where our posts are is not filled into the list of a party."""
    is_guarantor = one.holder in guarantors(charter_at_hand())
    return found_in(laid_out(room_of(one)), Form(is_guarantor, SAYS))


def require_bringing(person: Person, holder: str) -> bool:
    """Refuse whoever may bring in no list of this holder; return whether the party itself hands it in."""
    own = relation_to_side(person, holder)
    if may(person, Action.RECEIVE, Noun.RECONCILIATION, own):
        return False
    require(person, Action.RECEIVE, Noun.HANDED_LIST, own)
    return True


def guarantors(charter: Charter) -> list[str]:
    """Whose lists are shared with each other, and counted day by day."""
    return [party.code for party in charter.agreement.parties if Standing.GUARANTOR in party.roles]


def list_holders(charter: Charter) -> list[str]:
    """Who may have a list of their own: the guarantors, then the parties."""
    return holders(charter)


def room_of(one: Reconciliation) -> Path:
    """The folder that holds the files of a list until it is taken in."""
    return desk_at_hand().path / "lists" / one.pk


def typed_file(holder: str, rows: Sequence[Mapping[str, str]]) -> tuple[str, Iterator[bytes]]:
    """Lines that were typed, as a file of the table of reports: read and refused as any other. Empty rows are left out."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    exercise = is_invented()
    family = Family.GUARANTOR if holder in guarantors(charter_at_hand()) else Family.PARTY
    named = {"within_minutes": "occurred_within_s"}
    writer.writerow(["source", "source_family", "exercise", *(named.get(name, name) for name in TYPED)])
    for number, row in enumerate(rows, 1):
        if is_typed(row):
            told = {name: row.get(name, "").strip() for name in TYPED}
            told["reference"] = told["reference"] or f"line-{number}"
            told["occurred_at"] = told["occurred_at"].replace(" ", "T", 1)
            if told["within_minutes"].isascii() and told["within_minutes"].isdigit():
                told["within_minutes"] = str(int(told["within_minutes"]) * 60)
            writer.writerow([holder, family, "true" if exercise else "false", *told.values()])
    name = "EXERCISE-typed.csv" if exercise else "typed.csv"
    return name, iter([text.getvalue().encode()])


def is_typed(row: Mapping[str, str]) -> bool:
    """Whether anything was typed in a row beside what the form fills in by itself."""
    return any(row.get(name, "").strip() for name in TYPED if name not in _FILLED_IN)


def look_into_list(person: Person, asked: Asked, files: Sequence[tuple[str, Iterator[bytes]]]) -> Reconciliation:
    """Lay the files of a list out, read them whole, and keep what was found; nothing is taken in.

    1. Whose it is and over which days is checked; the names of the files are.
    2. Every problem of every file is listed; so is a line outside the days, and a list of more than one source.
    3. What would happen is told: how many lines, and how many incidents we hold in these days.

    A form that comes again within ten minutes is the list that was looked into.
    """
    is_handed_in = require_bringing(person, asked.holder)
    charter = charter_at_hand()
    days = _days(asked, charter)  # (1)
    for name, _ in files:
        check_name(name)
    one = Reconciliation(list_id=new_identity(), holder=asked.holder, zone=asked.zone, by=person, on=now())
    room = room_of(one)
    try:
        lay_out(room, files)
        found = read_list(one)
        problems = [*found.problems, *_wrong_list(found.table), *wrong_stances(found, laid_out(room))]  # (2)
        if found.table.num_rows:
            days = days or _days_of(found.table, charter)
            problems += _outside(found.table, days, charter)
        # A party that hands its list in learns nothing of what we hold, nor whether that is much.
        ours = len(ours_in(days, asked.zone)) if days and not is_handed_in else 0
        if ours > MOST_OURS:
            problems.append(problem("D143", Where("", 0, "days"), f"{ours:,}", most=f"{MOST_OURS:,}"))
        keep_problems(room, problems)
        one.first_day, one.last_day = days or (None, None)
        one.rows = found.table.num_rows
        one.stage = ListStage.REFUSED if problems or not one.rows else ListStage.LOOKED_INTO
        one.told = json.dumps(
            {
                "files": [{"name": path.name, "size": path.stat().st_size} for path in laid_out(room)],
                "problems": len(problems),
                "repeated": found.repeated,
                "ours": ours,
                "exercise": sorted(set(found.table["exercise"].to_pylist())),
                "stances": len(found.beside),
                "placed": found.table.num_rows - found.table["longitude"].null_count,
                "remarks": [kept(one) for one in found.remarks],
            },
            ensure_ascii=False,
        )  # (3)
        with transaction.atomic():
            again = _brought_before(one)
            if again is None:
                one.save(force_insert=True)
    except BaseException:
        shutil.rmtree(room, ignore_errors=True)
        raise
    if again is not None:
        shutil.rmtree(room, ignore_errors=True)
        return again
    _clear_old()
    return one


def _brought_before(one: Reconciliation) -> Reconciliation | None:
    """The list that the same form brought within ten minutes, of which nothing is on the register yet; None where this is another.

    Whoever sends twice at one moment waits here: within the transaction that would write.
    """
    Person.objects.select_for_update().get(pk=one.by_id)
    last = made_lately(Reconciliation.objects.filter(by=one.by, holder=one.holder, stage__in=DROPPABLE))
    if last is None or any(getattr(last, name) != getattr(one, name) for name in _ASKED):
        return None
    former, files = laid_out(room_of(last)), laid_out(room_of(one))
    is_same = [path.name for path in former] == [path.name for path in files] and all(
        filecmp.cmp(*both, shallow=False) for both in zip(former, files, strict=True)
    )
    return last if is_same else None


def drop_list(person: Person, one: Reconciliation) -> None:
    """Drop a list of which nothing is on the register yet."""
    require_bringing(person, one.holder)
    changed = Reconciliation.objects.filter(pk=one.pk, stage__in=DROPPABLE)
    if not changed.update(stage=ListStage.DROPPED):
        raise Conflict("desk-list-not-at-this-step")
    shutil.rmtree(room_of(one), ignore_errors=True)


def list_row(one: Reconciliation) -> dict[str, Any]:
    """A list as the register has it."""
    return {
        "holder": one.holder,
        "first_day": str(one.first_day),
        "last_day": str(one.last_day),
        "zone": one.zone or None,
        "lines": one.rows,
        "is_shared": one.is_shared,
        # Said of a party's list alone: a guarantor sees its own anyhow.
        "is_told": one.is_told or None,
    }


def _days(asked: Asked, charter: Charter) -> tuple[date, date] | None:
    """The days that were asked for; None: those of the lines."""
    who = list_holders(charter)
    if asked.holder not in who:
        raise Refused([problem("D144", Where("", 0, "holder"), asked.holder, who=", ".join(who))])
    if asked.zone and asked.zone not in {zone.code for zone in charter.agreement.zones}:
        known = ", ".join(zone.code for zone in charter.agreement.zones)
        raise Refused([problem("D071", Where("", 0, "zone"), asked.zone, known=known)])
    if not asked.first_day and not asked.last_day:
        return None
    try:
        first, last = date.fromisoformat(asked.first_day), date.fromisoformat(asked.last_day)
        if first > last:
            raise ValueError("the first day is after the last")
    except ValueError as error:
        raise Refused([problem("D145", Where("", 0, "days"), f"{asked.first_day} – {asked.last_day}")]) from error
    return first, last


def _days_of(table: pa.Table, charter: Charter) -> tuple[date, date]:
    first, last = pc.min_max(table["occurred_at"]).as_py().values()
    return first.astimezone(charter.zone_info).date(), last.astimezone(charter.zone_info).date()


def _wrong_list(table: pa.Table) -> list[Problem]:
    """What makes good lines no list: too many of them, or the word of several."""
    sources = sorted(set(table["source"].to_pylist()))
    wrong = [] if len(sources) <= 1 else [problem("N004", Where("", 0, "source"), ", ".join(sources))]
    if table.num_rows > MOST_LINES:
        wrong.append(problem("D141", Where("", 0, ""), f"{table.num_rows:,}", most=f"{MOST_LINES:,}"))
    return wrong


def _outside(table: pa.Table, days: tuple[date, date], charter: Charter) -> list[Problem]:
    told = zip(table["occurred_at"].to_pylist(), table["original_line"].to_pylist(), strict=True)
    local: list[tuple[datetime, int]] = [(at.astimezone(charter.zone_info), line) for at, line in told]
    return [
        problem("D142", Where("", line, "occurred_at"), f"{at:%Y-%m-%d %H:%M}", first=days[0], last=days[1])
        for at, line in local
        if not days[0] <= at.date() <= days[1]
    ]


def ours_in(days: tuple[date, date], zone: str) -> FoundIncidents:
    """All that we hold in these days; in a zone also what only may lie there."""
    query = IncidentQuery(first_day=days[0], last_day=days[1], zone=zone or None, unclear_too=True)
    return query.found([Role.ANALYST])  # whoever brings a list in, it is joined with all that the centre holds


def _clear_old() -> None:
    """Drop what nobody confirmed within a day, and take the files away."""
    waiting = Reconciliation.objects.filter(stage__in=DROPPABLE)
    for one in waiting.filter(on__lt=now() - KEPT_FOR).order_by("on")[:20]:
        shutil.rmtree(room_of(one), ignore_errors=True)
        Reconciliation.objects.filter(pk=one.pk).update(stage=ListStage.DROPPED)
