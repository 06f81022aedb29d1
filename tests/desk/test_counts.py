"""What a list says it holds is what its files hold: count on the screen = rows of every export, for every list and any query."""

import csv
import io
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from desk_world import World, addresses
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st
from tries import tries

KNOWN = {"/incidents/", "/queue/", "/my-reports/", "/shift/", "/determinations/", "/contacts/", "/situation/"}
# Words of every list's query, right and wrong; a list does not mind those that it does not know.
WORDS: dict[str, list[str]] = {
    "q": ["", "fire", "قصف", "'", "%", "_"],
    "state": ["", "candidate", "no", "signed", "draft", "changed", "open", "nonsense"],
    "act": ["", "artillery_fire", "fire", "nonsense"],
    "verdict": ["", "candidate", "cannot_tell"],
    "step": ["", "screened", "decided"],
    "from": ["", "2018-01-01", "2030-01-01", "2017-02-30"],
    "to": ["", "2018-06-30", "1999-01-01"],
    "bbox": ["", "35,32,37,33", "0,0,1,1"],
    "pile": ["", "mine", "unassigned", "all", "history", "settled"],
    "channel": ["", "hotline", "app"],
    "show": ["", "open", "shift", "all", "due", "silent"],
    "kind": ["", "note", "promise", "watch", "notify"],
    "page": ["", "1", "2", "999", "-1"],
}
QUERIES = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in WORDS.items()})


def count_of(page: Any) -> int:
    """How many a list says it holds."""
    told = page.context.get("found")
    return told if isinstance(told, int) else int(page.context["page"].paginator.count)


def rows_in(body: bytes, ending: str) -> int:
    """How many rows lie in a file."""
    text = body.decode("utf-8-sig")
    if ending == "csv":
        return len(list(csv.DictReader(io.StringIO(text))))
    told = json.loads(text)
    return len(told["features"] if ending == "geojson" else next(iter(told.values())))


@pytest.fixture(scope="module")
def lists(world: World, attacker: Any) -> list[str]:
    """Every page that shows a list with its files; a new one is found by itself."""
    found = []
    for name, written in addresses("GET"):
        page = attacker.get(f"{world.address(name, written)}?from=")
        context = getattr(page, "context", None)
        if context is not None and context.get("exports") and hasattr(context.get("page"), "paginator"):
            found.append(world.address(name, written))
    assert set(found) >= KNOWN
    return found


@pytest.mark.shown
@pytest.mark.usefixtures("without_limits")
@tries(40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(at=0, asked={})
@given(at=st.integers(0, 1_000), asked=QUERIES)
def test_the_count_on_the_screen_is_the_rows_of_every_file(
    at: int, asked: dict[str, str], lists: list[str], attacker: Any
) -> None:
    address = lists[at % len(lists)]
    page = attacker.get(f"{address}?{urlencode({'from': ''} | asked)}")

    assert page.status_code in {200, 400}, (address, asked)
    if page.status_code == 400:
        ending, link = page.context["exports"][0]
        assert attacker.get(f"{link.split('?')[0]}?{urlencode(asked)}").status_code == 400, (address, asked)
        return
    for ending, link in page.context["exports"]:
        answer = attacker.get(link)
        assert rows_in(b"".join(answer.streaming_content), ending) == count_of(page), (address, asked, link)


@pytest.mark.usefixtures("without_limits")
def test_every_list_as_it_is_opened_is_counted(lists: list[str], attacker: Any) -> None:
    counted = {}
    for address in lists:
        page = attacker.get(f"{address}?from=")
        for ending, link in page.context["exports"]:
            rows = rows_in(b"".join(attacker.get(link).streaming_content), ending)
            counted[address, ending] = (count_of(page), rows)
    assert {at: told for at, told in counted.items() if told[0] != told[1]} == {}
    assert sum(rows for _, rows in counted.values()) > len(lists)


def test_teeth_a_file_that_leaves_one_out_is_noticed(attacker: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from truceline.desk.queries.shift import entry_rows

    monkeypatch.setattr("truceline.desk.pages.shift.entry_rows", lambda rows: list(entry_rows(rows))[1:])
    page = attacker.get("/shift/?show=all")
    body = b"".join(attacker.get("/shift.csv?show=all").streaming_content)
    assert rows_in(body, "csv") != count_of(page)
