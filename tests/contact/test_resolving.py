"""What people may say of the lines of two lists, and daily counts that close."""

from datetime import date

import pytest

from truceline.contact.daily import Told, daily
from truceline.contact.reconciliation import Rate
from truceline.contact.resolving import Held, Hindrance, Said, hindrance, running

BOTH, OURS, THEIRS = Held("a", "1"), Held("b", None), Held(None, "2")


@pytest.mark.parametrize(
    ("here", "said", "wanted", "why_not"),
    [
        (BOTH, Said.SAME, None, None),
        (BOTH, Said.SAME, BOTH, None),
        (BOTH, Said.DIFFERENT, None, None),
        (BOTH, Said.ALONE, None, Hindrance.JOINED),
        (BOTH, Said.SAME, OURS, Hindrance.JOINED),
        (THEIRS, Said.SAME, OURS, None),
        (THEIRS, Said.SAME, BOTH, Hindrance.ELSEWHERE),
        (THEIRS, Said.SAME, None, Hindrance.NOTHING_TO_JOIN),
        (THEIRS, Said.DIFFERENT, None, Hindrance.NOT_JOINED),
        (THEIRS, Said.ALONE, None, None),
        (OURS, Said.ALONE, None, None),
        (OURS, Said.OPEN, None, None),
    ],
)
def test_nothing_is_joined_twice_and_nothing_parted_that_is_not_joined(
    here: Held, said: Said, wanted: Held | None, why_not: Hindrance | None
) -> None:
    assert hindrance(here, said, "seen on the map", wanted) is why_not
    assert hindrance(here, said, " ", wanted) is Hindrance.NO_REASON


def test_a_running_rate_adds_each_list_to_all_before_it() -> None:
    told = running([Rate(1, 1, 1, 1), Rate(3, 0, 0, 1)])

    assert [(one.lines, one.both) for one in told] == [(4, 0.5), (8, 0.625)]
    assert running([]) == []


def test_a_day_counts_by_area_and_by_who_holds_it_too_and_both_close() -> None:
    day = date(2017, 3, 22)
    told = [
        Told(day, "russia", "Damascus", "a"),
        Told(day, "russia", "Damascus", "b"),
        Told(day, "russia", "Latakia", "c"),
        Told(day, "turkey", "Daraa", "d"),
        Told(date(2017, 3, 23), "turkey", "Damascus", "a"),  # they date it a day later: it is the same incident
        Told(day, "turkey", "Daraa", "d"),  # and tell it twice
    ]

    first, second = daily(told, ("russia", "turkey"))

    russia, turkey = first.counted
    assert (russia.total, russia.areas) == (3, (("Damascus", 2), ("Latakia", 1)))
    assert (russia.together, russia.held_by("turkey")) == (((("turkey",), 1), ((), 2)), 1)
    assert (turkey.total, turkey.together) == (1, (((), 1),))
    assert [(one.holder, one.total, one.held_by("russia")) for one in second.counted] == [("turkey", 1, 1)]
    for one in (*first.counted, *second.counted):
        assert one.total == sum(count for _, count in one.together)
