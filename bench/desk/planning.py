"""Asks for each page once, within this process, and holds its queries to their plans: how many they are, and that none walks.

A query walks where the plan reads a table that grows with the work of a centre from end to end, or where it does more work than
any bounded list needs. On SQLite that is measured in steps of its machine, on PostgreSQL in rows that were looked at.
"""

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GROWING = {
    "desk_report", "desk_mark", "desk_handling", "desk_incident", "desk_link", "desk_finding", "desk_suggestion", "desk_judgement",
    "desk_assessment", "desk_determination", "desk_comment", "desk_task", "desk_attachment", "desk_case", "desk_move", "desk_strike",
}  # fmt: skip
# Some thousand lines of a pile counted, or looked through for words, come to a tenth of these.
MOST_STEPS, MOST_ROWS = 2_000_000, 50_000
_EVERY = 1_000


def _walks_on_sqlite(cursor: Any, sql: str) -> Iterator[str]:
    cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
    for step in cursor.fetchall():
        words = step[3].split()
        if words[0] == "SCAN" and words[1] in GROWING and "INDEX" not in words:
            yield step[3]


def _steps_on_sqlite(cursor: Any, sql: str) -> int:
    count = 0

    def tick() -> int:
        nonlocal count
        count += _EVERY
        return 0

    cursor.connection.set_progress_handler(tick, _EVERY)
    cursor.execute(sql)
    cursor.fetchall()
    cursor.connection.set_progress_handler(None, 0)
    return count


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in node.get("Plans", ()):
        yield from _nodes(below)


def _on_postgres(cursor: Any, sql: str) -> tuple[list[str], int]:
    cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
    told = cursor.fetchone()[0]
    plan = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
    walks, most = [], 0
    for node in _nodes(plan):
        rows = int((node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"])
        most = max(most, rows)
        if node["Node Type"].endswith("Seq Scan") and node["Relation Name"] in GROWING and rows > MOST_ROWS:
            walks.append(f"{node['Node Type']} {node['Relation Name']}")
    return walks, most


def plans(pages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each kind of page: its queries, what walks, and the most work that one of them does."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    told: dict[str, dict[str, Any]] = {}
    for asked in pages:
        client = Client(HTTP_COOKIE=asked["cookie"], HTTP_ACCEPT_LANGUAGE=asked["language"], SERVER_NAME="localhost")
        client.get(asked["address"])  # what is kept for every page is read
        with CaptureQueriesContext(connection) as caught:
            status = client.get(asked["address"]).status_code
        page = told.setdefault(
            asked["page"], {"page": asked["page"], "queries": 0, "walks": [], "work": 0, "status": status}
        )
        page["queries"] = max(page["queries"], len(caught))
        for sql in {query["sql"] for query in caught if query["sql"].startswith("SELECT")}:
            with connection.cursor() as cursor:
                if connection.vendor == "sqlite":
                    walks, work = list(_walks_on_sqlite(cursor, sql)), _steps_on_sqlite(cursor, sql)
                    most = MOST_STEPS
                else:
                    walks, work = _on_postgres(cursor, sql)
                    most = MOST_ROWS
            if work > most:
                walks.append(f"{work:,}: {sql[:300]}")
            page["walks"] += [walk for walk in walks if walk not in page["walks"]]
            page["work"] = max(page["work"], work)
    return list(told.values())


def main() -> None:
    """Hold the pages of a plan (as for loading) to the plans of their queries, and print what was found as JSON."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("folder", type=Path)
    reader.add_argument("plan", type=Path)
    asked = reader.parse_args()
    from truceline.command.serve import hand_over
    from truceline.desk.folder import open_desk

    hand_over(open_desk(asked.folder), [])
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "0"
    import django

    django.setup()
    pages = json.loads(asked.plan.read_text(encoding="utf-8"))["asked"]
    print(json.dumps(plans([one for one in pages if one["is_first"]])))


if __name__ == "__main__":
    main()
