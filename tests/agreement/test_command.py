"""Who commands whom, and who is said to hold a place: what cannot be is told with its line."""

from pathlib import Path

import pytest
from commanded_agreement import MILL, PLATOON, written
from small_agreement import changed, write_small

from truceline.agreement.reading import read_agreement
from truceline.errors import Refused


@pytest.mark.parametrize(
    ("platoon", "code"),
    [
        (PLATOON.replace("under: company", "under: platoon"), "A218"),
        (PLATOON.replace("under: company", "under: nobody"), "A201"),
        (PLATOON.replace("    under: company", "    side: south\n    under: guard"), "A219"),
    ],
    ids=["itself", "nobody", "another side"],
)
def test_a_command_that_cannot_be_is_told_with_its_line(tmp_path: Path, platoon: str, code: str) -> None:
    folder = write_small(tmp_path, yaml=written("", platoon=platoon))
    with pytest.raises(Refused) as refused:
        read_agreement(folder)
    line = (folder / "agreement.yaml").read_text(encoding="utf-8").split("\n")
    assert [(one.code, "under" in line[one.where.line - 1]) for one in refused.value.problems] == [(code, True)]


def test_two_that_command_each_other_are_told_both(tmp_path: Path) -> None:
    text = changed(written(""), "    under: guard\n", "    under: platoon\n")
    with pytest.raises(Refused) as refused:
        read_agreement(write_small(tmp_path, yaml=text))
    assert [one.code for one in refused.value.problems] == ["A218", "A218"]


def test_a_holder_whom_nobody_names_is_told(tmp_path: Path) -> None:
    text = written(MILL.replace("controller: platoon", "controller: plateau"))
    with pytest.raises(Refused) as refused:
        read_agreement(write_small(tmp_path, yaml=text))
    (one,) = refused.value.problems
    assert (one.code, "platoon" in str(one)) == ("A201", True)


@pytest.mark.parametrize(
    ("hours", "is_wrong"),
    [
        ("within_hours: 24, remind_hours: 24", True),
        ("remind_hours: 6", True),
        ("within_hours: 24, remind_hours: 6", False),
    ],
)
def test_a_reminder_that_does_not_come_before_the_end_is_told(tmp_path: Path, hours: str, is_wrong: bool) -> None:
    rule = f"joint_determinations: {{signed_by: [north, south], {hours}, source: Invented}}\n"
    folder = write_small(tmp_path, yaml=written("") + rule)
    if not is_wrong:
        rule_read = read_agreement(folder).agreement.joint_determinations
        assert rule_read is not None
        assert rule_read.remind_hours == 6
        return
    with pytest.raises(Refused) as refused:
        read_agreement(folder)
    assert [one.code for one in refused.value.problems] == ["A220"]
