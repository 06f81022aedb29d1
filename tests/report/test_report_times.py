from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tries import tries

from truceline.report import times
from truceline.report.times import read_times

# Clocks that changed at midnight (Damascus, Beirut), at three (Kyiv), by half an hour (Lord Howe), and never (UTC).
ZONES = [ZoneInfo(name) for name in ("Asia/Damascus", "Europe/Kyiv", "Asia/Beirut", "Australia/Lord_Howe", "UTC")]

moments = st.datetimes(datetime(1971, 1, 1), datetime(2037, 12, 31)).map(str)
near_changes = st.builds(
    lambda day, hour, minute: f"2017-{day}T{hour:02}:{minute:02}",
    st.sampled_from(["03-26", "03-30", "03-31", "10-26", "10-27", "10-29", "04-02", "10-01"]),
    st.integers(0, 24),
    st.integers(0, 60),
)
spellings = st.one_of(
    moments.map(lambda text: text[:10]),
    moments.map(lambda text: text[:16]),
    moments.map(lambda text: text[:19].replace(" ", "T")),
    moments,
    st.builds(lambda text, offset: text[:16] + offset, moments, st.sampled_from(["Z", "+03:00", "-0930", "+25:00"])),
    near_changes,
    st.from_regex(r"20[0-9]{2}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-6][0-9](:[0-6][0-9])?)?", fullmatch=True),
    st.sampled_from(
        ["", "2017", "2017-07", "2017-07-09T12", "٢٠١٧-٠٧-٠٩", "noon", "2017-07-09/2017-07-10", "0001-01-01"]
    ),
)


@tries(150)
@given(texts=st.lists(spellings, min_size=1, max_size=20), zone=st.sampled_from(ZONES))
def test_columns_and_single_texts_are_read_alike(texts: list[str], zone: ZoneInfo) -> None:
    column = pa.array(texts, pa.string())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(times, "_WORTH_COLUMNS", 0)
        fast = read_times(column, zone)
        patch.setattr(times, "_WORTH_COLUMNS", 10**9)
        slow = read_times(column, zone)
    assert np.array_equal(fast.code, slow.code)
    assert np.array_equal(fast.middle_us, slow.middle_us)
    assert np.array_equal(fast.half_us, slow.half_us)


def test_a_time_that_the_clocks_showed_twice_covers_both() -> None:
    # In Damascus the hour before midnight came twice on 26 October 2017 (IANA time zone database).
    read = read_times(pa.array(["2017-10-26T23:30"]), ZONES[0])
    assert read.code.tolist() == [""]
    assert read.half_us.tolist() == [(60 + 1) * 60 * 1_000_000 // 2]


def test_two_dates_joined_cover_both_days() -> None:
    read = read_times(pa.array(["2017-07-09/2017-07-10"]), ZONES[-1])
    assert read.half_us.tolist() == [24 * 3600 * 1_000_000]


def test_a_row_without_a_text_is_not_given() -> None:
    assert read_times(pa.array([None, "2017"], pa.string()), ZONES[0]).given.tolist() == [False, True]
