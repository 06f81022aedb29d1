"""Short lists that know only the day: much is believed beforehand, and each row moves the belief a little."""

from functools import cache

import numpy as np
import pyarrow as pa
import pytest
from told import reports_of, told

from truceline.incident.columns.ordering import canonical
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning.by_day import learn_by_day
from truceline.incident.learning.by_few import Rows, law_of_few
from truceline.incident.likeness.days import DAYS, EDGES_KM
from truceline.incident.model import DayLaw, LinkModel

TOWNS, FAR_M = 12, 4_000.0
A_DAY = {"occurred_within_s": 43_200.0, "radius_m": 500.0, "act": None}


def drawn(rows: int, late: float) -> tuple[np.ndarray, np.ndarray]:
    """Where and on which day rows of a list lie, and those of another that tells of all of them, some a day late."""
    rng = np.random.default_rng(8)
    town = rng.integers(0, TOWNS, rows) * 7_000.0
    day = rng.integers(0, rows // 6 + 1, rows)
    return np.stack([town, town + rng.normal(0.0, FAR_M, rows)]), np.stack([day, day + (rng.random(rows) < late)])


@cache
def law(rows: int, late: float = 0.0) -> DayLaw:
    north, day = drawn(rows, late)
    lists = []
    for side in (0, 1):
        order = np.argsort(day[side], kind="stable")
        place = np.stack([np.zeros(rows), np.zeros(rows), north[side]], axis=1)
        lists.append(Rows(place[order], day[side][order]))
    return law_of_few(("list-a", "list-b"), *lists)


@cache
def short_lists(within_s: float = 43_200.0) -> pa.Table:
    north, day = drawn(70, 0.0)
    cells = {**A_DAY, "occurred_within_s": within_s}
    return reports_of(
        *(
            told(f"list-{name}", reference=str(n), north_m=int(m), minutes=int(d) * 1_440, **cells)
            for name, places, days in zip("ab", north, day, strict=True)
            for n, (m, d) in enumerate(zip(places, days, strict=True))
        )
    )


@cache
def gathered(*, believed: bool) -> Gathered:
    reports = short_lists()
    return gather(reports, model=None if believed else LinkModel())


def learnt(reports: pa.Table) -> tuple[DayLaw, ...]:
    reports = canonical(reports)
    rows = np.arange(len(reports), dtype=np.int32)
    return tuple(learnt.law for learnt in learn_by_day(reports, LinkModel(), among=rows))


@pytest.mark.parametrize("rows", [1, 12, 150])
def test_however_short_lists_are_nearer_says_more_and_the_same_day_most(rows: int) -> None:
    assert np.all(np.diff(law(rows).near) < 0)
    assert len(law(rows).near) == len(EDGES_KM) - 1
    assert int(np.argmax(law(rows).days)) == DAYS


def test_that_a_list_is_late_is_learnt_from_tens_of_rows() -> None:
    early, same, late = law(60, 0.9).days[DAYS - 1 : DAYS + 2]
    assert late > same
    assert same > early
    assert law(60).days[DAYS] > law(60).days[DAYS + 1] + 1.0


def test_belief_is_held_until_rows_say_otherwise() -> None:
    """Teeth: in twelve rows a list that is always late moves little, in 150 it is known to be."""
    by_rows = [law(rows, 1.0).days[DAYS + 1] - law(rows, 1.0).days[DAYS] for rows in (3, 12, 150)]
    assert by_rows[0] < by_rows[1] < by_rows[2]
    assert by_rows[0] < 0.0 < by_rows[2]


def test_short_lists_have_a_law_of_their_own_and_those_by_the_hour_none() -> None:
    (of_both,) = learnt(short_lists())
    assert (of_both.first, of_both.second) == ("list-a", "list-b")
    assert learnt(short_lists(900.0)) == ()


def test_a_short_list_has_a_law_although_most_of_its_rows_lie_nowhere() -> None:
    """Teeth: as long as who knows the day was counted among placed rows alone, such a list passed for one that knows the hour."""
    rows = [row for n, row in enumerate(short_lists().to_pylist()) if n < 70 or n % 3 == 0]
    nowhere = [
        {
            **row,
            "source": "list-b",
            "reference": f"n{n}",
            "report_id": f"list-b/n{n}",
            "longitude": None,
            "latitude": None,
        }
        for n, row in enumerate(short_lists().to_pylist()[70:])
    ]
    reports = pa.Table.from_pylist([*rows, *nowhere], short_lists().schema)
    assert [(law.first, law.second) for law in learnt(reports)] == [("list-a", "list-b")]


def test_a_short_list_that_places_worse_than_it_states_finds_more_partners_than_by_its_word() -> None:
    """Teeth: four kilometres off where half a one is stated; without what is believed beforehand the half counts."""

    def found(whole: Gathered) -> int:
        first: dict[str, str] = {}
        pairs = whole.suggestions()
        for one, other in zip(pairs["first"].to_pylist(), pairs["second"].to_pylist(), strict=True):
            first.setdefault(max(one, other), min(one, other))
        return sum(one.split("/")[1] == other.split("/")[1] for other, one in first.items())

    assert found(gathered(believed=True)) > found(gathered(believed=False)) + 3


def test_the_order_of_rows_changes_nothing() -> None:
    reports = short_lists()
    turned = reports.take(pa.array(np.random.default_rng(1).permutation(len(reports))))
    assert learnt(turned) == learnt(reports)
