"""Closing an open detail in the words of the agreement: that detail and the version's name, and nothing else."""

from pathlib import Path

import pytest
from conftest import ROOT

from truceline.agreement.model import Resolution, Words
from truceline.agreement.reading import read_agreement
from truceline.agreement.resolving import with_resolution
from truceline.errors import Refused

SOUTHWEST = ROOT / "agreements" / "southwest-syria-2017"
TEXT = (SOUTHWEST / "agreement.yaml").read_text(encoding="utf-8")
SAID = Words(
    en='All "flights": none # at all', ar="يُحظر التحليق كله: بلا استثناء", ru="Запрещены все полёты \\ без исключений"
)
DECIDED = Resolution(decided="2017-07-12T10:00", effective="2017-07-13", text=SAID, source="Minutes, 12 July: no. 3")


def read(text: str, tmp_path: Path) -> object:
    (tmp_path / "agreement.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "zones.geojson").write_bytes((SOUTHWEST / "zones.geojson").read_bytes())
    return read_agreement(tmp_path).agreement


@pytest.mark.parametrize("code", [one.code for one in read_agreement(SOUTHWEST).agreement.details])
def test_each_detail_can_be_closed_and_nothing_else_says_anything_else(code: str, tmp_path: Path) -> None:
    before = read_agreement(SOUTHWEST).agreement
    expected = before.model_copy(
        update={
            "version": "next-1",
            "details": [
                one.model_copy(update={"resolution": DECIDED}) if one.code == code else one for one in before.details
            ],
        }
    )

    assert read(with_resolution(TEXT, code, DECIDED, "next-1"), tmp_path) == expected


def test_comments_and_every_other_line_stay_as_they_were_written() -> None:
    after = with_resolution(TEXT, "who-polices", DECIDED, "next-1").split("\n")
    gone = [line for line in TEXT.split("\n") if line not in after]

    assert gone == ['version: "2017-11-11"']
    assert len(after) == len(TEXT.split("\n")) + 8
    assert after[0].startswith("# yaml-language-server")


def test_what_is_not_there_is_closed_already_or_is_written_on_one_line_is_refused() -> None:
    closed = with_resolution(TEXT, "who-polices", DECIDED, "next-1")
    for text, code in (
        (TEXT, "nothing"),
        (closed, "who-polices"),
        ("version: x\ndetails: [{code: a, question: {en: x, ar: x, ru: x}}]\n", "a"),
        ("version: x\n", "a"),
    ):
        with pytest.raises(Refused) as refused:
            with_resolution(text, code, DECIDED, "next-2")
        assert [one.code for one in refused.value.problems] == ["A217"]
