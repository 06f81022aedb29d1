"""Entities of HTML in other people's tables are letters, told of once, and no way in for markup or signs that are refused."""

from pathlib import Path

import pytest
from report_forms import SETTINGS, csv_text, found, problems_of, put

from truceline.report.reading import ReadReports, read_reports

HEADING = "id,date,lat,lon,radius_m,place,notes\n"


def listed(folder: Path, *cells: tuple[str, str]) -> Path:
    rows = (
        f'{number},2017-07-09,32.{number},36.2,800,"{place}","{notes}"'
        for number, (place, notes) in enumerate(cells, 1)
    )
    return put(folder, HEADING + "\n".join(rows) + "\n", "list.csv")


def told(read: ReadReports, name: str) -> list[str | None]:
    texts: list[str | None] = read.table[name].to_pylist()
    return texts


def test_entities_are_read_as_letters_and_told_once_of_each_column(tmp_path: Path) -> None:
    read = read_reports(
        [listed(tmp_path, ("Dar&#8217;a", "Tom &amp; Ali"), ("Dar’a", "&quot;shelled&quot;"), ("Tafas", "AT&T; R&D"))],
        SETTINGS,
    )
    assert told(read, "place_name") == ["Dar’a", "Dar’a", "Tafas"]
    assert told(read, "said") == ["Tom & Ali", '"shelled"', "AT&T; R&D"]
    remarks = [(one.where.column, one.came, one.remedy) for one in read.remarks if one.code == "R094"]
    assert [(column, came) for column, came, _ in remarks] == [("notes", "“&amp;”"), ("place", "“&#8217;”")]
    assert "rows: 2" in remarks[0][2]


def test_what_stands_for_an_entity_itself_is_read_once_and_no_further(tmp_path: Path) -> None:
    read = read_reports([listed(tmp_path, ("Dael", "&amp;lt;b&amp;gt; &nosuch; &#x41;"))], SETTINGS)
    assert told(read, "said") == ["&lt;b&gt; &nosuch; A"]


@pytest.mark.parametrize(("entity", "code"), [("&#xfffd;", "R012"), ("&#0;", "R012"), ("&#x9d;", "R012")])
def test_a_sign_that_is_refused_is_refused_as_an_entity_too(tmp_path: Path, entity: str, code: str) -> None:
    assert found(problems_of(listed(tmp_path, ("Dael", f"before {entity}")))) == [(code, 2, "notes")]


def test_a_sign_that_turns_the_direction_is_told_as_an_entity_too(tmp_path: Path) -> None:
    read = read_reports([listed(tmp_path, ("Dael", "before &#x202e;after"))], SETTINGS)
    assert [one.code for one in read.remarks if one.where.line == 2] == ["R060"]


def test_our_own_form_is_kept_to_the_letter(tmp_path: Path) -> None:
    read = read_reports([put(tmp_path, csv_text({"said": "&lt;b&gt;", "place_name": "Dar&#8217;a"}))], SETTINGS)
    assert (told(read, "said"), told(read, "place_name")) == (["&lt;b&gt;"], ["Dar&#8217;a"])
    assert read.remarks == ()


def test_ids_and_sources_stay_as_they_came_for_reports_are_known_by_them(tmp_path: Path) -> None:
    text = "id,date,lat,lon,radius_m,source\na&amp;b,2017-07-09,32.6,36.2,800,Tom &amp; Ali\n"
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    assert (told(read, "reference"), told(read, "source")) == (["a&amp;b"], ["Tom &amp; Ali"])
