from datetime import UTC, datetime

import pytest
from scenes import incidents_of

from truceline.finding import timing
from truceline.finding.columns import Incidents
from truceline.finding.timing import Overlap, overlap

NOON = datetime(2020, 1, 10, 12, tzinfo=UTC)
MIDNIGHT = datetime(2020, 1, 11, tzinfo=UTC)
LATER = datetime(2020, 2, 1, tzinfo=UTC)


def laid(at: str, within_s: float, *spans: tuple[datetime | None, datetime | None]) -> Overlap:
    return overlap(Incidents.of(incidents_of({"at": at, "occurred_within_s": within_s})), spans)


@pytest.mark.parametrize(
    ("at", "within_s", "surely", "possibly"),
    [
        ("2020-01-10T11:00Z", 3600, False, False),
        ("2020-01-10T11:00Z", 3601, False, True),
        ("2020-01-10T12:00Z", 0, True, True),
        ("2020-01-10T18:00Z", 21_600, True, True),
        ("2020-01-10T18:00Z", 21_601, False, True),
        ("2020-01-11T00:00Z", 0, False, False),
    ],
)
def test_a_span_holds_from_its_start_up_to_and_without_its_end(
    at: str, within_s: float, surely: bool, possibly: bool
) -> None:
    span = laid(at, within_s, (NOON, MIDNIGHT))

    assert (bool(span.surely[0]), bool(span.possibly[0])) == (surely, possibly)
    assert bool(span.partly[0]) == (possibly and not surely)


def test_spans_that_touch_or_overlap_are_one() -> None:
    across = ("2020-01-11T00:00Z", 7200.0)

    assert laid(*across, (NOON, MIDNIGHT), (MIDNIGHT, LATER)).surely.tolist() == [True]
    assert laid(*across, (MIDNIGHT, LATER), (None, MIDNIGHT)).surely.tolist() == [True]
    assert laid(*across, (NOON, MIDNIGHT), (LATER, None)).partly.tolist() == [True]


def test_no_spans_hold_nothing_and_open_ends_hold_for_ever() -> None:
    assert laid("2020-01-10T12:00Z", 0).possibly.tolist() == [False]
    assert laid("1945-01-01T00:00Z", 0, (None, None)).surely.tolist() == [True]


def test_moments_are_compared_in_utc_whatever_their_offset() -> None:
    local = datetime.fromisoformat("2017-07-09T12:00+03:00")

    assert str(timing.moment(local, timing.moment(NOON, timing._NEVER))) == "2017-07-09T09:00:00.000000"
