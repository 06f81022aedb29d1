"""How the database answers the page of an incident: by its indexes, however many incidents there are."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_cases import new_case, signed_in

# Tables that grow with the work of a centre; the rest holds settings and people.
GROWING = [
    "incident",
    "link",
    "report",
    "finding",
    "judgement",
    "suggestion",
    "assessment",
    "determination",
    "comment",
    "task",
    "attachment",
    "case",
    "move",
    "strike",
    "postponement",
    "presence",
    "furtherlink",
]


@pytest.mark.parametrize("address", ["", "history/"])
def test_no_query_of_the_page_walks_through_a_table_that_grows(
    address: str, somebody: Callable[..., Any], file_of: Callable[..., Path]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    one = new_case(somebody("duty_officer"), file_of)
    client = signed_in(somebody("analyst", "verifier"))
    client.get(f"/incidents/{one.number}/{address}")

    with CaptureQueriesContext(connection) as asked:
        client.get(f"/incidents/{one.number}/{address}")
    walked = []
    with connection.cursor() as cursor:
        for query in asked.captured_queries:
            if not query["sql"].startswith("SELECT"):
                continue
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            walked += [step[3] for step in cursor.fetchall() if step[3] in {f"SCAN desk_{name}" for name in GROWING}]

    # Whether anything is invented is asked on every page of the desk, and answered by the first report in an exercise.
    assert [step for step in walked if step != "SCAN desk_report"] == []


def test_teeth_a_query_that_walks_is_told_so(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN SELECT content FROM desk_link")
        assert [step[3] for step in cursor.fetchall()] == ["SCAN desk_link"]
