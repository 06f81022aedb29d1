"""`claims.csv`: whoever reads a range finds who said what, and the range is of what is found there."""

from pathlib import Path

import pyarrow.csv
import pyarrow.parquet as pq
from told import judged, reports_of, told

from truceline.command import main
from truceline.command.link_claims import CLAIMS, claims_of
from truceline.incident.gathering import gather

COUNTED = {
    "killed_low": 2,
    "killed_best": 3,
    "killed_high": 4,
    "count_low": 5,
    "count": 5,
    "count_high": 9,
    "unit": "explosion",
    "harmed": "civilians",
}


def test_each_report_stands_under_its_incident_with_what_it_claims() -> None:
    rows = [
        told("a", **COUNTED),
        told("b", killed_best=2),
        told("agency", relayed_from="b/0-0", killed_best=9),
        told("far", north_m=80_000, killed_best=1),
    ]
    reports = reports_of(*rows)
    also = judged(("a/0-0", "far/0-80000", "also"))
    gathered = gather(reports, judgements=also)
    claims = claims_of(gathered, reports).to_pylist()
    said = {row["report_id"]: row for row in rows}
    assert sorted((row["report_id"], row["standing"]) for row in claims) == [
        ("a/0-0", "beside"),
        ("a/0-0", "origin"),
        ("agency/0-0", "repeats"),
        ("b/0-0", "origin"),
        ("far/0-80000", "origin"),
    ]
    for row in claims:
        for name in ("source", "reference", "act", *COUNTED):
            assert row[name] == said[row["report_id"]].get(name)
    incidents = gathered.incidents["incident_id"].to_pylist()
    places = [incidents.index(row["incident_id"]) for row in claims]
    assert places == sorted(places)
    of_far = [row["report_id"] for row in claims if row["incident_id"] == gathered.further["incident_id"][0].as_py()]
    assert of_far == ["far/0-80000", "a/0-0"]


def test_every_range_of_a_run_is_of_the_claims_below_it(tmp_path: Path) -> None:
    """As the files have it: the least and the most killed of each incident, and how many reports there are."""
    rows = [
        told(source, reference=str(n), minutes=1_440 * n, killed_best=n + more)
        for n in range(5)
        for source, more in (("a", 1), ("b", 3), ("c", 0))
    ]
    pq.write_table(reports_of(*rows), tmp_path / "reports.parquet")
    assert main(["link", str(tmp_path / "reports.parquet"), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    claims = pyarrow.csv.read_csv(tmp_path / "out" / "claims.csv")
    assert claims.column_names == CLAIMS.names
    told_of: dict[str, list[int]] = {}
    for row in claims.to_pylist():
        told_of.setdefault(row["incident_id"], []).append(row["killed_best"])
    for incident in pq.read_table(tmp_path / "out" / "incidents.parquet").to_pylist():
        numbers = told_of.pop(incident["incident_id"])
        assert (len(numbers), min(numbers), max(numbers)) == tuple(
            incident[name] for name in ("reports", "killed_low", "killed_high")
        )
    assert not told_of
