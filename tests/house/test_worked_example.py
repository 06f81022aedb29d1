"""The figures of docs/southwest-syria.md are those that a run on the real events gives."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from truceline.command import main
from truceline.measure.rate import poisson_interval

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "southwest-syria.md"
LABELS = ("Daraa Governorate", "Quneitra Governorate", "As Suwayda Governorate")
MONTHS = ("2017-04", "2017-05", "2017-06", "2017-07", "2017-08", "2017-09", "2018-05", "2018-06", "2018-07", "2018-08")
# Moments in UTC; noon of 9 July 2017 in Damascus is 09:00 UTC. The offensive of 2018 began in the second half of June.
PERIODS = (
    ("the year before", datetime(2016, 7, 9, 9, tzinfo=UTC), datetime(2017, 7, 9, 9, tzinfo=UTC)),
    ("the truce", datetime(2017, 7, 9, 9, tzinfo=UTC), datetime(2018, 6, 17, 21, tzinfo=UTC)),
    ("the offensive", datetime(2018, 6, 17, 21, tzinfo=UTC), datetime(2018, 7, 31, 21, tzinfo=UTC)),
    ("afterwards", datetime(2018, 7, 31, 21, tzinfo=UTC), datetime(2019, 12, 1, 22, tzinfo=UTC)),
)


@pytest.fixture(scope="module")
def record(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("worked") / "record"
    events = shared_data / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz"
    agreement = ROOT / "agreements" / "southwest-syria-2017"
    assert main(["run", "--agreement", str(agreement), "--reports", str(events), "--out", str(out), "--quiet"]) == 0
    return out


def rows_by_label(record: Path) -> list[str]:
    """Events that the file labels as in the three provinces, and the killed by its best estimate, by month."""
    reports = pq.read_table(record / "reports.parquet")
    half_width = pc.cast(pc.multiply(reports["occurred_within_s"], 1e6), "int64").cast("duration[us]")
    first = pc.subtract(reports["occurred_at"], half_width).cast(pa.timestamp("us", tz="Asia/Damascus"))
    month = np.array(pc.strftime(first, format="%Y-%m").to_pylist())
    area = np.array(reports["admin1"].to_pylist(), dtype=object)
    killed = reports["killed_best"].to_numpy()
    rows = []
    for wanted in MONTHS:
        by_area = [int(((month == wanted) & (area == label)).sum()) for label in LABELS]
        dead = int(killed[(month == wanted) & np.isin(area, LABELS)].sum())
        rows.append(f"| {wanted} | {by_area[0]} | {by_area[1]} | {by_area[2]} | {sum(by_area)} | {dead} |")
    return rows


def rows_by_period(record: Path) -> list[str]:
    """Incidents by where they lie with regard to the southwest zone, and the rate inside with its 95 % interval."""
    incidents = pq.read_table(record / "incidents.parquet", columns=["incident_id", "occurred_at"])
    answers = pq.read_table(record / "zone_answers.parquet")
    southwest = answers.filter(pc.equal(answers["zone"], "southwest")).select(["incident_id", "position"])
    joined = incidents.join(southwest, "incident_id")
    at, position = np.array(joined["occurred_at"].to_pylist()), np.array(joined["position"].to_pylist())
    rows = []
    for name, start, end in PERIODS:
        within = (at >= start) & (at < end)
        inside = int((within & (position == "inside")).sum())
        unsure = int((within & ~np.isin(position, ["inside", "outside"])).sum())
        days = round((end - start).total_seconds() / 86_400)
        low, high = (bound / days * 30 for bound in poisson_interval(inside))
        rows.append(f"| {name} | {days} | {inside} | {unsure} | {inside / days * 30:.1f} ({low:.1f}–{high:.1f}) |")
    return rows


def rows_of_answers(record: Path) -> list[str]:
    """What the cessation of fire says of all events, by reason."""
    findings = pq.read_table(record / "findings.parquet", columns=["provision", "verdict", "reason"])
    fire = findings.filter(pc.equal(findings["provision"], "cease-fire"))
    counted = fire.group_by(["verdict", "reason"]).aggregate([([], "count_all")])
    ordered = counted.sort_by([("count_all", "descending"), ("reason", "ascending")])
    return [f"| {row['verdict']} | `{row['reason']}` | {row['count_all']:,} |" for row in ordered.to_pylist()]


@pytest.mark.parametrize("rows", [rows_by_label, rows_by_period, rows_of_answers], ids=lambda rows: rows.__name__)
def test_every_row_of_the_worked_example_is_what_a_run_gives(rows: Any, record: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert [row for row in rows(record) if row not in page] == []
