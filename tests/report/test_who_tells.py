"""Lists whose column of sources names newspapers are told that each of them counts as a source."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from report_forms import SETTINGS, csv_text, put

from truceline.errors import Problem
from truceline.report.reading import read_reports

FEWEST = 30
PAPERS = ("Agency", "Daily", "Herald")


def listed(folder: Path, name: str, sources: Sequence[str], column: str = "source") -> Path:
    rows = "".join(f"{name}{n},2017-07-{1 + n % 28:02},{source},Old Mill\n" for n, source in enumerate(sources))
    return put(folder, f"id,date,{column},place\n{rows}", f"{name}.csv")


def told(*paths: Path) -> list[Problem]:
    return [one for one in read_reports(paths, SETTINGS).remarks if one.code == "R105"]


def test_beside_another_list_one_of_many_newspapers_is_told_that_each_counts_as_a_source(tmp_path: Path) -> None:
    ours = listed(tmp_path, "ours", PAPERS * 10)
    (remark,) = told(ours, listed(tmp_path, "theirs", ["theirs"] * FEWEST))
    assert (Path(remark.where.file).name, remark.where.column, remark.came) == (
        "ours.csv",
        "source",
        "“3 sources in 30 rows”",
    )
    assert "call this column otherwise, such as newspapers" in str(remark)


@pytest.mark.parametrize(
    ("sources", "column"),
    [(PAPERS * 10, "newspapers"), (PAPERS[:2] * 15, "source"), (PAPERS * 9, "source")],
    ids=["under another name", "two sources", "few rows"],
)
def test_nothing_is_told_of_what_may_well_be_meant(sources: Sequence[str], column: str, tmp_path: Path) -> None:
    assert told(listed(tmp_path, "ours", sources, column), listed(tmp_path, "theirs", ["theirs"] * FEWEST)) == []


def test_a_list_by_itself_may_have_come_from_many_sources(tmp_path: Path) -> None:
    assert told(listed(tmp_path, "ours", PAPERS * 10)) == []


@pytest.mark.parametrize("joined", ["Agency; Daily", "Agency;Daily", "Agency | Daily", "وكالة؛ صحيفة"])
def test_several_sources_in_one_cell_are_told_wherever_they_stand(joined: str, tmp_path: Path) -> None:
    (remark,) = told(listed(tmp_path, "ours", [*["Agency"] * 27, *[joined] * 3]))
    assert remark.came == f"“several sources in one cell, most often {joined} (such names: 1)”"
    ours = put(tmp_path, csv_text(*({"source": joined} for _ in range(FEWEST))), "form.csv")
    assert [Path(one.where.file).name for one in told(ours)] == ["form.csv"]


def test_a_slip_of_a_semicolon_is_not_told(tmp_path: Path) -> None:
    assert told(listed(tmp_path, "ours", [*["Agency"] * 28, "Agency; Daily", "Agency;"])) == []
