"""A source may be called as a report is named, “x/1”: whoever names it names a source as long as any report of it stands."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from regathered import MODEL, Desk
from tellings import DAY
from told import reports_of, told

from truceline.incident.arriving import neighbourhood
from truceline.incident.arriving.holding import Held
from truceline.incident.arriving.regathering import Change
from truceline.incident.arriving.surroundings import Wanted

FIRST, NEXT = told("x/1", north_m=90_000), told("x/1", minutes=9 * DAY, north_m=90_000)
# Of one report that is not here they would be one incident; of a source each tells for itself.
RELAYS = [
    told("a", relayed_from="x/1"),
    told("b", minutes=DAY, north_m=20_000, act="checkpoint", relayed_from="x/1"),
]
DECOYS: dict[str, dict[str, Any]] = {
    "a nil report": {"act": "nothing_observed"},
    "a real report among exercises": {"exercise": False},
}


@pytest.mark.parametrize("decoy", DECOYS)
def test_of_a_source_a_report_is_found_that_tells_of_something_and_may_meet_who_names_it(decoy: str) -> None:
    desk = Desk()
    desk.take(Change(arrived=reports_of(FIRST | DECOYS[decoy], NEXT)))
    desk.take(Change(arrived=reports_of(*RELAYS)))
    assert desk.is_as_if_all_were_gathered()
    assert {one["origin_report_id"] for one in links_of(desk, RELAYS)} == {row["report_id"] for row in RELAYS}


def links_of(desk: Desk, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    ids = pa.array([row["report_id"] for row in rows])
    found: list[dict[str, Any]] = desk.links.filter(pc.is_in(desk.links["report_id"], ids)).to_pylist()
    return found


@pytest.mark.parametrize("safeguard", [True, False], ids=["held", "teeth"])
def test_a_source_stays_one_where_the_first_of_its_reports_goes(
    safeguard: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk()
    desk.take(Change(arrived=reports_of(FIRST, NEXT, *RELAYS)))
    if not safeguard:  # the store is not told what it is that goes
        monkeypatch.setattr(neighbourhood, "Wanted", partial(_forgetting, Wanted))
    gone = Change(gone=reports_of(FIRST))
    if safeguard:
        desk.take(gone)
        assert desk.is_as_if_all_were_gathered()
        desk.take(Change(gone=reports_of(NEXT)))  # and none, where the last goes
        assert desk.is_as_if_all_were_gathered()
        assert len({one["origin_report_id"] for one in links_of(desk, RELAYS)}) == 1
    else:
        with pytest.raises(AssertionError):  # the two stores differ
            desk.take(gone)


def _forgetting(wanted: Any, **asked: Any) -> Any:
    return wanted(**{name: each for name, each in asked.items() if name != "besides"})


def test_a_store_gives_one_of_an_exercise_and_one_that_is_none_and_none_that_came_or_went() -> None:
    rows = [
        told("x/1", act="nothing_observed"),
        *(told("x/1", minutes=n, reference=str(n), exercise=n % 2 == 0) for n in range(1, 7)),
    ]
    reports = reports_of(*rows)
    held = Held(reports.slice(0, 4), MODEL)
    held.take_in(reports.slice(4))
    for besides, found in (
        ([], "12"),
        (["x/1/1"], "23"),
        (["x/1/1", "x/1/3", "x/1/4"], "25"),
        (["x/1/2", "x/1/4", "x/1/6"], "1"),
    ):
        asked = Wanted(sources=pa.array(["x/1", "nobody"]), besides=pa.array(besides, pa.string()))
        assert "".join(sorted(held.fetch(asked)["reference"].to_pylist())) == found
    held.take_in(gone=["x/1/1", "x/1/2"])
    assert sorted(held.fetch(Wanted(sources=pa.array(["x/1"])))["reference"].to_pylist()) == ["3", "4"]
