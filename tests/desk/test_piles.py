"""Long piles of the queue: counted, looked through and told without a look at what was told before."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

LINE = "pile-{end},monitor,pile-{n}{end},{at},36.{n},32.70,300,artillery_fire,Five shells near the kiln {n},en"
_NUMBERS = iter(range(100, 900, 7))


@pytest.fixture
def waiting(somebody: Callable[..., Any], file_of: Callable[..., Path]) -> Any:
    """Two reports that the machine joined, waiting, and a browser of somebody who works on the queue."""
    from django.test import Client

    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Report

    number, at = next(_NUMBERS), (datetime.now(UTC) - timedelta(minutes=20)).strftime("%Y-%m-%dT%H:%MZ")
    person = somebody("analyst")
    take_in(person, [file_of(*(LINE.format(n=number, at=at, end=end) for end in "ab"))])
    one, other = (Report.objects.get(content__contains=f'"pile-{number}{end}"').pk for end in "ab")
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return {"one": one, "other": other, "client": client, "number": number}


def test_why_reports_were_joined_is_remembered_in_each_language_and_said_anew_where_it_changed(waiting: Any) -> None:
    from truceline.desk.tables import Link

    client, asked = waiting["client"], {"pile": "all", "q": f"kiln {waiting['number']}"}

    def told(language: str) -> str:
        rows = client.get("/queue/", asked, headers={"accept-language": language}).context["rows"]
        return str(next(row["suggested"]["reason"] for row in rows if row["handling"].pk == waiting["one"]))

    first = [told(language) for language in ("en", "ru", "ar")]
    assert len(set(first)) == 3
    assert [told(language) for language in ("en", "ru", "ar")] == first

    link = Link.objects.get(report=waiting["one"])
    content = json.loads(link.content) | {"judged_by": "somebody"}
    Link.objects.filter(pk=link.pk).update(content=json.dumps(content))
    assert told("en") != first[0]
    Link.objects.filter(pk=link.pk).update(content=link.content)


def test_words_are_found_in_the_first_of_a_long_pile_and_the_page_says_that_it_looked_no_further(
    waiting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.queries import queue
    from truceline.desk.tables import Handling

    long_ago = datetime(2001, 1, 1, tzinfo=UTC)
    Handling.objects.filter(pk__in=[waiting["one"], waiting["other"]]).update(due_at=None, turn_at=long_ago)
    Handling.objects.filter(pk=waiting["other"]).update(turn_at=long_ago + timedelta(minutes=1))
    client, asked = waiting["client"], {"pile": "history", "q": str(waiting["number"])}

    told = []
    for looked_through in (1, 100_000):
        monkeypatch.setattr(queue, "SEARCHED", looked_through)
        page = client.get("/queue/", asked)
        told.append(([row["handling"].pk for row in page.context["rows"]], page.context["is_cut"]))

    assert told == [([waiting["one"]], True), ([waiting["one"], waiting["other"]], False)]
    assert client.get("/queue/", asked | {"channel": "pigeon"}).status_code == 400


def test_a_pile_is_counted_in_its_own_index_without_a_look_at_its_rows(somebody: Callable[..., Any]) -> None:
    from django.db import connection

    from truceline.desk.queries.queue import pile_of

    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL plans by what it is given")
    statement, given = pile_of(somebody("analyst"), "history").values("pk").query.sql_with_params()

    # Given as a value, SQLite looks every row up to see that it is open, which its index says already.
    assert "settled\" = ('')" in statement or "settled\" = ''" in statement
    assert not given
