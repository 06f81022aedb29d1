"""A cell that cannot be read is no reason to leave its row out where nothing is read of its column; which columns are read, each table says."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pyarrow as pa
import pytest
from report_forms import SETTINGS, found, problems_of, put

from truceline.errors import Refused
from truceline.report.channels import acled, gtd, scad, ucdp
from truceline.report.faults import Faults
from truceline.report.reading import read_reports
from truceline.report.recognising import SHAPES
from truceline.report.rows import Block
from truceline.report.shape import FileReading

SAID: set[str] = set()
TABLES = {
    ucdp: "id,where_prec,date_prec,date_start,date_end,type_of_violence,latitude,longitude,best,country\n"
    "9001,1,1,2017-07-09,2017-07-09,1,32.6,36.2,2,{}\n",
    acled: "event_id_cnty,event_date,time_precision,geo_precision,sub_event_type,latitude,longitude,country\n"
    "NOR11,2017-07-09,1,1,Attack,32.6,36.2,{}\n",
    gtd: "eventid,iyear,imonth,iday,latitude,longitude,specificity,attacktype1,gname,nkill,country\n"
    "201707090001,2017,7,9,32.6,36.2,1,3,North,2,{}\n",
    scad: "eventid,startdate,enddate,etype,ndeath,elocal,locnum,latitude,longitude,country\n"
    "9990001,2017-07-09,2017-07-09,8,2,Tell Naima,3,32.6,36.2,{}\n",
}
of_every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__.rsplit(".", 1)[-1])


class Asked(Block):
    """A block that remembers for which columns it was asked."""

    def get(self, name: str) -> Any:
        SAID.add(name)
        return super().get(name)


@of_every_table
def test_nothing_is_read_of_columns_that_a_table_does_not_name_as_read(
    table: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    SAID.clear()
    monkeypatch.setattr(table, "Block", Asked)
    header, row = (line.split(",") for line in TABLES[table].format("x").splitlines())
    block = Block({name: pa.array([cell]) for name, cell in zip(header, row, strict=True)}, np.array([2]))
    shape = next(shape for shape in SHAPES if shape.recognises(header))
    shape.claims(block, FileReading(SETTINGS, Faults("table.csv")))
    assert {"latitude", "longitude"} < SAID
    assert SAID <= table._READ


@of_every_table
def test_stray_bytes_in_a_column_that_is_not_read_are_a_remark_and_elsewhere_a_problem(
    table: Any, tmp_path: Path
) -> None:
    text = TABLES[table]
    spoilt = read_reports([put(tmp_path, text.format("\udce9").encode("utf-8", "surrogateescape"), "a.csv")], SETTINGS)
    sound = read_reports([put(tmp_path, text.format("x"), "b.csv")], SETTINGS)
    assert found(spoilt.remarks) == [("R080", 2, "country")]
    told = [read.table.drop_columns(["original_sha256"]).to_pylist() for read in (spoilt, sound)]
    assert told[0] == told[1]
    bad = text.format("x").replace(",2017", "\udce9,2017").encode("utf-8", "surrogateescape")
    assert {problem.code for problem in problems_of(put(tmp_path, bad, "c.csv"))} >= {"R011"}


def test_of_a_plain_list_the_columns_that_are_named_as_unread_are(tmp_path: Path) -> None:
    text = "id,date,lat,lon,radius_m,place,Web page\n5,2017-07-09,32.6,36.2,800,Tafas,caf\udce9\n"
    raw = text.encode("utf-8", "surrogateescape")
    read = read_reports([put(tmp_path, raw, "list.csv")], SETTINGS)
    assert read.table["place_name"].to_pylist() == ["Tafas"]
    assert found(read.remarks) == [("R070", 1, 0), ("R080", 2, "Web page")]
    bad = text.replace("Tafas", "Taf\udce9").encode("utf-8", "surrogateescape")
    assert found(problems_of(put(tmp_path, bad, "bad.csv"))) == [("R011", 2, "place")]
    with pytest.raises(Refused, match="R011"):
        read_reports([put(tmp_path, raw, "list.csv")], replace(SETTINGS, beside=("web_page",)))


def test_a_formula_in_a_column_that_is_not_read_leaves_no_row_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["id", "date", "lat", "lon", "radius_m", "place", "Week"])
    book.worksheets[0].append(["5", "2017-07-09", 32.6, 36.2, 800, "Tafas", "=WEEKNUM(B2)"])
    book.save(tmp_path / "list.xlsx")
    read = read_reports([tmp_path / "list.xlsx"], SETTINGS)
    assert (read.table.num_rows, found(read.remarks)) == (1, [("R070", 1, 0), ("R080", 2, "Week")])
    book.worksheets[0]["F2"] = "=A2"
    book.save(tmp_path / "bad.xlsx")
    assert found(problems_of(tmp_path / "bad.xlsx")) == [("R038", 2, "place")]
