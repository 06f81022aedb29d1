"""A slip in the name of whom a report repeats is read as what is meant, and told: it would make a confirmation of a repetition."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from told import reports_of, told

from truceline.incident.gathering import gather
from truceline.report.reading import read_reports
from truceline.report.settings import ReadingSettings

HEAD = "source,source_family,reference,relayed_from,observed,occurred_at,longitude,latitude,radius_m,act\n"
REST = "told,2017-07-10T10:00Z,36.2,32.6,1000,mortar_fire\n"


OTHERS = ("z,media,Q-1", "post b,monitor,2", "Twin,media,1", "twin,monitor,1")


def read_beside(tmp_path: Path, *relayed: str) -> tuple[list[tuple[str, int, str]], list[str | None]]:
    """The code, line and meaning of each remark on reports that say whom they repeat, beside some others; and whom they then name."""
    path = tmp_path / "reports.csv"
    rows = [f"{other},,{REST}" for other in OTHERS]
    rows += [f"agency,media,{n},{text},{REST}" for n, text in enumerate(relayed)]
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    read = read_reports([path], ReadingSettings(zone=ZoneInfo("UTC"), now=datetime(2017, 8, 1, tzinfo=UTC)))
    remarks = [(one.code, one.where.line, str(one.details["meant"])) for one in read.remarks if "meant" in one.details]
    named: list[str | None] = read.table["relayed_from"].to_pylist()[len(OTHERS) :]
    return remarks, named


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("Z", "z"), ("Z/q-1", "z/Q-1"), ("z / Q-1", "z/Q-1"), ("Post B", "post b"), ("postb/2", "post b/2")),
        *(("роst b/2", "post b/2"), ("ｚ", "z")),  # two letters of Cyrillic; and one of full width
    ],
)
def test_what_names_one_that_is_here_but_for_capitals_spaces_and_letters_that_look_the_same_is_read_as_that(
    tmp_path: Path, written: str, meant: str
) -> None:
    assert read_beside(tmp_path, written, "reuters") == ([("R095", 6, meant)], [meant, "reuters"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("z; post b", "z; post b"),
        ("z and Post B", "z; post b"),
        ("z و post b", "z; post b"),
        ("TWIN", "Twin; twin"),
        ("TWIN/1", "Twin/1; twin/1"),
    ],
)
def test_where_several_are_named_or_two_could_be_meant_it_stays_and_is_told(
    tmp_path: Path, written: str, meant: str
) -> None:
    assert read_beside(tmp_path, written) == ([("R089", 6, meant)], [written])


@pytest.mark.parametrize(
    "written", ["", "z", "z/Q-1", "post b", "twin", "Twin/1", "z/Q-9", "reuters", "reuters/17", "z and somebody"]
)
def test_what_names_what_is_here_or_somebody_who_is_not_is_no_slip(tmp_path: Path, written: str) -> None:
    assert read_beside(tmp_path, written) == ([], [written or None])


@pytest.mark.parametrize("written", [("Reuters/5", "reuters/5", "Reuters / 5"), ("REUTERS", "Reuters", "Reuters")])
def test_who_is_not_here_has_one_name_and_is_one_voice_however_he_is_written(
    tmp_path: Path, written: tuple[str, ...]
) -> None:
    usual = "Reuters/5" if "/" in written[0] else "Reuters"
    remarks, named = read_beside(tmp_path, *written)
    assert named == [usual] * 3
    assert remarks == [("R095", 6 + n, usual) for n, text in enumerate(written) if text != usual]
    assert read_beside(tmp_path, *written[::-1])[1] == named  # in whatever order
    rows = [[told(f"s{n}", relayed_from=name, minutes=n) for n, name in enumerate(each)] for each in (written, named)]
    assert [max(gather(reports_of(*each)).incidents["origins"].to_pylist()) > 1 for each in rows] == [True, False]


def test_reports_of_one_source_that_is_not_here_stay_two_and_have_its_one_name(tmp_path: Path) -> None:
    _, named = read_beside(tmp_path, "Reuters/5", "reuters/6", "Z/99", "TWIN/9")
    assert named == ["Reuters/5", "Reuters/6", "z/99", "TWIN/9"]


def test_one_way_of_writing_alone_stays_as_it_is(tmp_path: Path) -> None:
    assert read_beside(tmp_path, "Reuters / 5", "Reuters / 5") == ([], ["Reuters / 5"] * 2)


def test_who_is_named_in_other_capitals_is_repeated(tmp_path: Path) -> None:
    """Teeth: read letter for letter it would confirm what it repeats."""
    reports = [told("z", reference="Q-1"), told("agency", relayed_from="Z/q-1")]
    assert gather(reports_of(*reports)).incidents["origins"].to_pylist() == [2]
    _, (meant,) = read_beside(tmp_path, "Z/q-1")
    assert gather(reports_of(reports[0], reports[1] | {"relayed_from": meant})).incidents["origins"].to_pylist() == [1]


def remarks_on(tmp_path: Path, *rows: str) -> list[tuple[str, int]]:
    path = tmp_path / "reports.csv"
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    read = read_reports([path], ReadingSettings(zone=ZoneInfo("UTC"), now=datetime(2017, 8, 1, tzinfo=UTC)))
    return [(one.code, one.where.line) for one in read.remarks]


def test_a_name_that_reports_give_which_lie_apart_is_told_on_each(tmp_path: Path) -> None:
    near = [f"list,media,{n},SANA/Reuters,{REST}" for n in range(2)]
    later = f"list,media,7,SANA/Reuters,{REST}".replace("07-10", "07-14")
    farther = f"list,media,8,SANA/Reuters,{REST}".replace("36.2", "36.7")
    placeless = f"list,media,9,SANA/Reuters,{REST}".replace("36.2,32.6,1000", ",,")
    assert remarks_on(tmp_path, *near, placeless) == []
    for row in (later, farther):
        assert remarks_on(tmp_path, *near, row) == [("R097", 2), ("R097", 3), ("R097", 4)]


def test_names_that_lie_apart_are_told_however_they_are_written(tmp_path: Path) -> None:
    rows = [f"list,media,1,SANA/Reuters,{REST}", f"list,media,2,sana/reuters,{REST}".replace("07-10", "07-14")]
    assert remarks_on(tmp_path, *rows) == [("R097", 2), ("R095", 3), ("R097", 3)]


def test_what_is_here_may_be_repeated_from_afar_and_a_mere_source_by_anybody(tmp_path: Path) -> None:
    apart = [REST, REST.replace("36.2", "38.2").replace("07-10", "07-30")]
    others = [f"{other},,{REST}" for other in OTHERS]
    for name in ("z/Q-1", "reuters"):
        assert remarks_on(tmp_path, *others, *(f"list,media,{n},{name},{rest}" for n, rest in enumerate(apart))) == []


def test_two_sources_with_a_stroke_between_them_are_told_as_two(tmp_path: Path) -> None:
    assert read_beside(tmp_path, "z/Post B") == ([("R089", 6, "z; post b")], ["z/Post B"])
