"""What shows only when lists lie side by side: one whose points lie among the others the other way round."""

from collections.abc import Sequence
from pathlib import Path

from report_forms import SETTINGS, problems_of, put

from truceline.report.reading import read_reports


def _list(folder: Path, name: str, places: Sequence[tuple[float, float]]) -> Path:
    rows = [f"{number},2017-07-09,{lon},{lat},800" for number, (lon, lat) in enumerate(places)]
    return put(folder, "\n".join(["id,date,lng,lat,radius_m", *rows, ""]), name)


KYIV = [(30.5 + 0.1 * step, 50.4 + 0.1 * step) for step in range(8)]
IDLIB = [(36.6 + 0.05 * step, 35.5 + 0.02 * step) for step in range(8)]


def _turned(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(lat, lon) for lon, lat in places]


def test_a_whole_list_that_lies_among_the_others_only_the_other_way_round_is_remarked_and_taken_as_it_is(
    tmp_path: Path,
) -> None:
    lists = [_list(tmp_path, "a.csv", KYIV), _list(tmp_path, "b.csv", KYIV), _list(tmp_path, "c.csv", _turned(KYIV))]
    read = read_reports(lists, SETTINGS)
    (remark,) = read.remarks
    assert (remark.code, remark.where.file, remark.where.line) == ("R074", str(lists[2]), 0)
    assert "a.csv" in remark.remedy
    assert "lng and lat" in remark.remedy
    assert read.table["longitude"].to_pylist()[-8:] == [lat for _, lat in KYIV]


def test_of_two_lists_of_which_one_is_turned_it_is_told_once_in_whatever_order(tmp_path: Path) -> None:
    lists = [_list(tmp_path, "a.csv", KYIV), _list(tmp_path, "b.csv", _turned(KYIV))]
    for order in (lists, lists[::-1]):
        assert [found.code for found in read_reports(order, SETTINGS).remarks] == ["R074"]


def test_a_turned_list_of_which_some_points_are_suspected_is_told_as_a_whole_beside_them(tmp_path: Path) -> None:
    right = [(36.0 + 0.2 * step, 33.0 + 0.2 * step) for step in range(8)]
    lists = [_list(tmp_path, "a.csv", right * 20), _list(tmp_path, "b.csv", _turned(right))]
    for order in (lists, lists[::-1]):
        told = problems_of(*order)
        assert {found.code for found in told if found.where.line} == {"R026"}
        assert [found.where.file for found in told if found.code == "R074"] == [str(lists[1])]


def test_lists_of_other_places_and_of_one_place_are_not_remarked(tmp_path: Path) -> None:
    for other in (KYIV, IDLIB, [(lon + 1, lat) for lon, lat in KYIV], _turned(KYIV)[:4]):
        lists = [_list(tmp_path, "a.csv", KYIV), _list(tmp_path, "b.csv", other)]
        assert read_reports(lists, SETTINGS).remarks == ()
    near_equal = [(36.0 + 0.1 * step, 36.9 + 0.1 * step) for step in range(8)]
    lists = [_list(tmp_path, "a.csv", near_equal), _list(tmp_path, "b.csv", _turned(near_equal))]
    assert read_reports(lists, SETTINGS).remarks == ()


def test_a_right_place_in_the_corner_of_a_country_as_far_east_as_north_is_taken(tmp_path: Path) -> None:
    # The other way round it lies inside the country's box, where nobody tells of anything, or one report alone.
    across = [(5.0 + 0.1 * step, 6.0 + 0.07 * step) for step in range(80)]
    alone, corner = (12.9, 5.5), [(5.4, 12.9), (5.9, 13.3)]
    places = [*across, alone, *corner]
    assert read_reports([_list(tmp_path, "a.csv", places)], SETTINGS).table.num_rows == len(places)
    turned = (11.3, 12.6)  # 12.6, 11.3 is on the way across
    told = problems_of(_list(tmp_path, "b.csv", [*places, turned]))
    assert [(found.code, found.where.line) for found in told] == [("R026", len(places) + 2)]
    beside = [*places, (11.3, 12.4), turned]
    assert read_reports([_list(tmp_path, "c.csv", beside)], SETTINGS).table.num_rows == len(beside)
