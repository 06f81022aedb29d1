import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

from small_record import fire, record_of

from truceline.measure.monthly import reports_by_month
from truceline.report.reading import ReadingSettings, read_reports

DAMASCUS = ZoneInfo("Asia/Damascus")


def test_reports_count_in_the_local_month_and_an_area_not_named_is_unknown() -> None:
    record = record_of(
        fire("2020-01-31T21:59Z", admin1="Vale"),
        fire("2020-01-31T22:01Z", admin1="Vale"),
        fire("2020-02-03T10:00Z"),
    )

    assert reports_by_month(record.reports, DAMASCUS) == {
        "2020-01": {"Vale": 1},
        "2020-02": {"Vale": 1, "unknown": 1},
    }


def test_a_report_known_to_days_counts_in_the_month_of_the_earliest_of_them() -> None:
    record = record_of(fire("2020-02-01T10:00Z", occurred_within_s=2 * 86_400.0, admin1="Vale"))

    assert reports_by_month(record.reports, DAMASCUS) == {"2020-01": {"Vale": 1}}


def test_the_months_around_the_truce_count_what_the_source_itself_labels(shared_data: Path) -> None:
    """The file's own labels, counted by hand (issue 2): events in Daraa, Quneitra and As Suwayda."""
    settings = ReadingSettings(zone=DAMASCUS, now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    table = read_reports([shared_data / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz"], settings).table
    months = reports_by_month(table, DAMASCUS)
    southwest = {
        month: sum(n for area, n in areas.items() if area.split()[0] in ("Daraa", "Quneitra", "As"))
        for month, areas in months.items()
    }

    assert table.num_rows == 16_566
    assert [southwest[m] for m in ("2017-06", "2017-07", "2017-08", "2018-05", "2018-06")] == [87, 27, 31, 20, 77]
