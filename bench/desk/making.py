"""Makes a desk with very many incidents, quickly.

Some thousand invented reports of five days are taken in by the desk itself. Then every row that came of them is copied, under other
identities, five days earlier each time, until there are enough; places that are named, references and the digests of marks
follow. What a copy lacks are its entries of the register and all suggestions but two of each report; findings come with every tenth
copy. The latest reports wait in the queue against a clock.
"""

import argparse
import hashlib
import json
import os
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

AGREEMENT = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"
BASE_DAYS = 5
_BASE_REPORTS, WAITING = 4_000, 300
# Stands in every name of a place and reference of what is copied; the number of the copy takes the place of its last six digits.
_MARK = "7340000001"
# Every so many copies have their findings; so many suggestions of a report are copied.
FINDINGS_EVERY, _SUGGESTIONS = 10, 2
_DATE = r"20\d\d-\d\d-\d\d"
_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_PARTS = re.compile(f"({_UUID}|{_DATE}|{_MARK})")
# What is copied, with the column by which it lies in order: whatever is inserted in order is inserted quickly.
_COPIED = {
    "desk_report": "report_id",
    "desk_mark": "report_id",
    "desk_handling": "report_id",
    "desk_incident": "incident_id",
    "desk_link": "report_id",
    "desk_finding": "incident_id",
    "desk_suggestion": "first_id",
    "desk_lookedday": "day",
}
Row = tuple[Any, ...]
Change = Callable[[Any, "Copy"], Any]


class Copy:
    """One copy of everything: how much earlier it is, and what stands in place of identities, days and marks."""

    def __init__(self, number: int, names: Sequence[str], days: Iterable[date]) -> None:
        self.number, self.earlier = number, timedelta(days=BASE_DAYS * number)
        self.seconds = self.earlier.total_seconds()
        self.words = {name: f"{name[:-6]}{number:06x}" for name in names}
        self.words |= {day.isoformat(): (day - self.earlier).isoformat() for day in days}
        self.words[_MARK] = f"{_MARK[:-6]}{number:06}"

    def text(self, parts: Sequence[str]) -> str:
        """A text, taken apart before, as this copy has it."""
        words = self.words
        return "".join([words.get(part, part) for part in parts])


def _change_of(column: str, value: Any, rows: dict[str, int]) -> Change | None:
    """How one value of a row is changed from copy to copy; None where it stays."""
    if value is None or isinstance(value, bool):
        return None
    if column == "number":
        return lambda _, copy: value + rows["desk_incident"] * copy.number
    if column == "revision":
        return lambda _, copy: value + copy.number
    if column in {"since", "until", "occurred_s"}:
        return lambda _, copy: value - copy.seconds
    if isinstance(value, datetime | date):
        return lambda _, copy: value - copy.earlier
    if isinstance(value, str) and len(parts := _PARTS.split(value)) > 1:
        return lambda _, copy: copy.text(parts)
    return None


def _named(said: dict[str, Any]) -> str:
    return f"{said['source']}/{said['reference']}"


def _copies_of(columns: list[str], row: Row, copies: Sequence[Copy], known: dict[str, Any]) -> Iterator[Row]:
    changes = [
        (at, change)
        for at, (name, value) in enumerate(zip(columns, row, strict=True))
        if (change := _change_of(name, value, known["rows"]))
    ]
    if "span" in columns:  # a mark: digests of names that hold the number of the copy
        said = known["said"][row[columns.index("report_id")]]
        for name, text in (("name", _named(said)), ("relayed_from", said.get("relayed_from"))):
            if text and _MARK in text:
                parts = _PARTS.split(text)
                changes.append(
                    (
                        columns.index(name),
                        lambda _, copy, parts=parts: hashlib.sha256(copy.text(parts).encode()).hexdigest(),
                    )
                )
    for copy in copies:
        made = list(row)
        for at, change in changes:
            made[at] = change(row[at], copy)
        yield tuple(made)


class Sqlite:
    """Copies within a desk's file."""

    def __init__(self, address: str) -> None:
        self._connection = sqlite3.connect(address, isolation_level=None)
        for setting in (
            "journal_mode=OFF",
            "synchronous=OFF",
            "cache_size=-500000",
            "foreign_keys=OFF",
            "temp_store=MEMORY",
        ):
            self._connection.execute(f"PRAGMA {setting}")

    def rows(self, statement: str) -> tuple[list[str], list[Row]]:
        """The names of the columns of an answer, and its rows."""
        cursor = self._connection.execute(statement)
        return [column[0] for column in cursor.description], cursor.fetchall()

    def indexes(self, table: str) -> list[tuple[str, str]]:
        """The indexes of a table that can be made again, each with its statement."""
        found = self._connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", [table]
        )
        return [(name, sql) for name, sql in found.fetchall()]

    def run(self, statement: str) -> None:
        """Run a statement."""
        self._connection.execute(statement)

    def fill(self, table: str, columns: list[str], rows: Iterator[Row]) -> None:
        """Write rows into a table."""
        places = ", ".join("?" for _ in columns)
        self._connection.execute("BEGIN")
        self._connection.executemany(
            f"INSERT INTO {table} ({', '.join(map(_quoted, columns))}) VALUES ({places})", rows
        )
        self._connection.execute("COMMIT")

    def finish(self) -> None:
        """Leave the file as the desk keeps it."""
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.close()


class Postgres:
    """Copies within a database of PostgreSQL."""

    def __init__(self, address: str) -> None:
        import psycopg

        self._connection = psycopg.connect(address, autocommit=True)
        for setting in (
            "session_replication_role = replica",
            "maintenance_work_mem = '512MB'",
            "synchronous_commit = off",
        ):
            self._connection.execute(f"SET {setting}".encode())

    def rows(self, statement: str) -> tuple[list[str], list[Row]]:
        """The names of the columns of an answer, and its rows."""
        cursor = self._connection.execute(statement.encode())
        return [column.name for column in cursor.description or ()], cursor.fetchall()

    def indexes(self, table: str) -> list[tuple[str, str]]:
        """The indexes of a table that can be made again, each with its statement."""
        found = self._connection.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname NOT IN (SELECT conname FROM pg_constraint)",
            [table],
        )
        return [(name, sql) for name, sql in found.fetchall()]

    def run(self, statement: str) -> None:
        """Run a statement."""
        self._connection.execute(statement.encode())

    def fill(self, table: str, columns: list[str], rows: Iterator[Row]) -> None:
        """Write rows into a table."""
        with (
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({', '.join(map(_quoted, columns))}) FROM STDIN".encode()) as into,
        ):
            for row in rows:
                into.write_row(row)

    def finish(self) -> None:
        """Let the planner know what there is."""
        # As autovacuum would have done in the years in which so much comes together.
        for table in _COPIED:
            self.run(f"VACUUM ANALYZE {table}")
        self._connection.close()


def _quoted(name: str) -> str:
    return f'"{name}"'


def multiply(database: Sqlite | Postgres, incidents: int) -> dict[str, int]:
    """Copy everything until there are so many incidents; return how many rows each table has then."""
    tables = {table: database.rows(f"SELECT * FROM {table} ORDER BY {key}") for table, key in _COPIED.items()}
    columns, rows = tables["desk_report"]
    said = {row[columns.index("report_id")]: json.loads(row[columns.index("content")]) for row in rows}
    known = {"said": said, "rows": {table: len(rows) for table, (_, rows) in tables.items()}}
    columns, rows = tables["desk_incident"]
    names = [*said, *(row[columns.index("incident_id")] for row in rows)]
    today = datetime.now(UTC).date()
    days = [today - timedelta(days=back) for back in range(-40, 60)]
    copies = [Copy(number, names, days) for number in range(1, -(-incidents // len(rows)))]
    filled: dict[str, int] = {}
    for table, (columns, rows) in tables.items():
        begun = time.perf_counter()
        indexes = database.indexes(table)
        for name, _ in indexes:
            database.run(f"DROP INDEX {name}")
        if table == "desk_lookedday":
            have, keys = set[Row](), [columns.index("zone"), columns.index("day")]
            made = [made for row in rows for made in _copies_of(columns, row, copies, known)]
            have = {tuple(row[key] for key in keys) for row in rows}
            fresh = {tuple(row[key] for key in keys) for row in made} - have
            database.fill(table, ["zone", "day"], iter(sorted(fresh)))
        else:
            kept = [at for at, name in enumerate(columns) if name != "id"]
            some, whose = _thinned(table, columns, rows, copies)
            every = (tuple(made[at] for at in kept) for row in some for made in _copies_of(columns, row, whose, known))
            database.fill(table, [columns[at] for at in kept], every)
        for _, sql in indexes:
            database.run(sql)
        filled[table] = database.rows(f"SELECT COUNT(*) FROM {table}")[1][0][0]
        print(f"{table}: {filled[table]:,} rows in {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    total = len(said) * (len(copies) + 1)
    # A desk of that size learnt its model on the way.
    database.run(f"UPDATE desk_linkmodelkept SET reports = {total}")
    database.finish()
    return filled


def _thinned(table: str, columns: list[str], rows: list[Row], copies: list[Copy]) -> tuple[list[Row], list[Copy]]:
    """Which rows of a table are copied, and how often."""
    if table == "desk_finding":
        return rows, [copy for copy in copies if copy.number % FINDINGS_EVERY == 0]
    if table != "desk_suggestion":
        return rows, copies
    first, score, kept = columns.index("first_id"), columns.index("score"), dict[str, list[Row]]()
    for row in sorted(rows, key=lambda row: -row[score]):
        mine = kept.setdefault(row[first], [])
        if len(mine) < _SUGGESTIONS:
            mine.append(row)
    return [row for _, mine in sorted(kept.items()) for row in mine], copies


def _invented(path: Path) -> Path:
    """A file of invented reports of the last days, whose references and places bear a mark."""
    import pyarrow as pa
    import pyarrow.compute as pc

    from truceline.agreement.reading import read_agreement
    from truceline.exercise.inventing import invent
    from truceline.exercise.settings import ExerciseSettings
    from truceline.report.writing import write_reports

    begun = datetime.now(UTC).date() - timedelta(days=BASE_DAYS + 1)
    settings = ExerciseSettings(seed=101, reports=_BASE_REPORTS, days=BASE_DAYS, start=f"{begun}T00:00")
    table = invent(read_agreement(AGREEMENT), settings).reports
    for name in ("reference", "place_name"):
        marked = pc.binary_join_element_wise(table[name], pa.scalar(_MARK), " " if name == "place_name" else "-")
        table = table.set_column(table.schema.get_field_index(name), table.schema.field(name), marked)
    table = table.filter(
        pc.less(table["received_at"], pa.scalar(datetime.now(UTC), table.schema.field("received_at").type))
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    write_reports(table, path)
    return path


def _signed_in() -> dict[str, str]:
    """Somebody in every role, signed in: the cookie of each."""
    from django.conf import settings
    from django.test import Client

    from truceline.desk.demonstration import new_password, seat_the_cast
    from truceline.desk.tables import Person

    cookies = {}
    for role, username in seat_the_cast(new_password()).items():
        client = Client()
        client.force_login(Person.objects.get(username=username), backend=settings.AUTHENTICATION_BACKENDS[0])
        cookies[role.value] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return cookies


def make(folder: Path, database: str | None, incidents: int) -> dict[str, Any]:
    """Make the desk; return who is signed in, how many rows there are, and the seconds it took."""
    from truceline.command.serve import hand_over
    from truceline.desk.folder import make_desk

    begun = time.perf_counter()
    desk = make_desk(folder, "bench.example/desk", AGREEMENT, database)
    hand_over(desk, [])
    from truceline.desk.starting import prepare

    prepare()
    from django.db import connections

    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Person

    cookies = _signed_in()
    if not incidents:
        return {"cookies": cookies}
    officer = Person.objects.get(roles=["duty_officer"])
    files = folder.parent / f"{folder.name}-files"
    take_in(officer, [_invented(files / "EXERCISE-base.csv")])
    connections.close_all()
    rows = multiply(Postgres(database) if database else Sqlite(str(desk.sqlite)), incidents)
    return {"cookies": cookies, "rows": rows, "waiting": _let_wait(), "made_s": round(time.perf_counter() - begun)}


def _let_wait() -> int:
    """Put the latest reports before the officers, as what came in live waits: each with its clock, some of them assigned."""
    from django.db import connections

    from truceline.desk.tables import Handling, Person, Report

    now, people = datetime.now(UTC), [Person.objects.get(roles=[role]) for role in ("duty_officer", "analyst")]
    latest = Report.objects.order_by("-occurred_at").values_list("pk", flat=True)[:WAITING]
    rows = list(Handling.objects.filter(pk__in=list(latest)))
    for number, row in enumerate(rows):
        row.due_at = row.turn_at = now + timedelta(minutes=number - 60)
        row.assigned_to = people[number % 8] if number % 8 < len(people) else None
    Handling.objects.bulk_update(rows, ["due_at", "turn_at", "assigned_to"], batch_size=100)
    connections.close_all()
    return len(rows)


def main() -> None:
    """Make a desk in a folder and print what came of it as JSON."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("folder", type=Path)
    reader.add_argument("--incidents", type=float, default=1e6)
    reader.add_argument("--database")
    asked = reader.parse_args()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "0"
    print(json.dumps(make(asked.folder, asked.database, int(asked.incidents))))


if __name__ == "__main__":
    main()
