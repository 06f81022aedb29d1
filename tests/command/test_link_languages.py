"""Lists in two languages and scripts are linked as those in one are."""

from collections import defaultdict
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hotline_lists import OF_THE_HOTLINE, OF_THE_NEWSPAPER, in_arabic, in_english

from truceline.command import main


@pytest.mark.parametrize("placed", [True, False], ids=["with coordinates", "by names of places alone"])
def test_a_hotlines_list_in_arabic_is_joined_with_a_newspapers_in_english(tmp_path: Path, placed: bool) -> None:
    lists = (tmp_path / "newspaper.csv", tmp_path / "hotline.csv")
    for path, text in zip(lists, (in_english(), in_arabic(placed=placed)), strict=True):
        path.write_text(text, encoding="utf-8", newline="")
    assert main(["link", *map(str, lists), "--out", str(tmp_path / "out"), "--quiet"]) == 0
    reports = pq.read_table(tmp_path / "out" / "reports.parquet").to_pylist()
    named = {report["report_id"]: report["reference"].strip("Nح-") for report in reports}
    told = defaultdict(list)
    for link in pq.read_table(tmp_path / "out" / "links.parquet").to_pylist():
        told[link["incident_id"]].append(named[link["report_id"]])
    joined = [several for several in told.values() if len(several) > 1]
    assert [several for several in joined if len(set(several)) > 1] == []
    assert len(joined) == len(set(OF_THE_NEWSPAPER) & set(OF_THE_HOTLINE))
