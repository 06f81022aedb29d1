"""Two sources whose names look the same would confirm each other: they stay two, and a person is told."""

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from truceline.report.alike_sources import sign_apart
from truceline.report.reading import read_reports
from truceline.report.settings import ReadingSettings
from truceline.values.lookalikes import as_eyes_see_it

HEAD = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act\n"


def told_of(tmp_path: Path, *lists: tuple[str, ...]) -> list[tuple[str, int, str, object]]:
    """File, line, name and whom it looks like, of each remark on lists of these sources."""
    paths = []
    for number, sources in enumerate(lists):
        paths.append(tmp_path / f"{number}.csv")
        rows = [f"{name},media,{number}-{n},2017-07-1{n}T10:00Z,36.2,32.6,900,fire\n" for n, name in enumerate(sources)]
        paths[-1].write_text(HEAD + "".join(rows), encoding="utf-8")
    read = read_reports(paths, ReadingSettings(zone=ZoneInfo("UTC"), now=datetime(2018, 8, 1, tzinfo=UTC)))
    assert read.table["source"].to_pylist() == [name for sources in lists for name in sources]
    found = [one for one in read.remarks if one.code == "R106"]
    return [
        (Path(one.where.file).name, one.where.line, str(one.came).strip("“”"), one.details["other"]) for one in found
    ]


@pytest.mark.parametrize("other", ["SОHR", "ЅОНR", "ＳOHR", "SO\u200bHR", "SOHR\u200f", "SO\u00adHR", "SOHR\ufe0f"])
def test_a_source_called_as_another_but_for_letters_that_look_the_same_is_told_once(tmp_path: Path, other: str) -> None:
    """Of those the more frequent one is the other, whichever list brings them."""
    shown = re.sub("[\u00ad\u200b\u200f]", "·", other)  # what nobody sees is shown
    assert told_of(tmp_path, ("SOHR", other, "SOHR", other, "SOHR")) == [("0.csv", 3, shown, "SOHR")]
    assert told_of(tmp_path, ("z", other), ("SOHR", "SOHR")) == [("0.csv", 3, shown, "SOHR")]


def test_so_is_one_that_is_wholly_of_letters_of_the_other_script(tmp_path: Path) -> None:
    assert told_of(tmp_path, ("a", "a", "а")) == [("0.csv", 4, "а", "a")]


def test_names_that_look_different_or_differ_in_capitals_alone_are_told_by_nobody(tmp_path: Path) -> None:
    assert told_of(tmp_path, ("SOHR", "sohr", "SO HR", "SOHRA", "СМИ", "شبكة")) == []


def test_what_eyes_see_is_one_letter_for_all_that_look_the_same() -> None:
    assert as_eyes_see_it("cafe\u0301") == as_eyes_see_it("café")
    assert as_eyes_see_it("СОНР ａ ی") == as_eyes_see_it("COHP a ي") == "COHP a ي"


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("SОHR", "U+041E"),
        ("so HR\u200f", "U+200F"),
        ("SO\u200bHR", "U+200B"),
        ("ＳOHR", "U+FF33"),
        ("cafe\u0301", "U+0065"),
    ],
)
def test_the_first_sign_that_no_eye_tells_apart_is_named_by_its_number(name: str, sign: str) -> None:
    other = "café" if "f" in name else "SOHR"
    assert sign_apart(name, other) == sign
    assert sign_apart(other, name) != ""
