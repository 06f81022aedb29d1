"""Templates of tasks: read whole, or refused with everything that is wrong."""

from pathlib import Path

import pytest

from truceline.desk.task_templates import SHIPPED, read_templates
from truceline.errors import Refused
from truceline.values.taxonomy import ACT_GROUP

GOOD = "- {code: a, acts: [fire], due_hours: 3, title: {en: Ask, ar: سؤال, ru: Спросить}}\n"


def test_the_shipped_templates_have_tasks_for_every_act() -> None:
    templates = read_templates(SHIPPED)

    assert all(templates.for_act(act) for act in (None, *ACT_GROUP))
    shelling = {one.code for one in templates.for_act("artillery_fire")}
    assert {"ask-both-sides", "crater-photographs"} <= shelling
    assert "flight-notices" not in shelling
    title = templates.titled("ask-both-sides")
    assert title is not None
    assert title.ru.startswith("Запросить")
    assert templates.titled("gone") is None


def test_everything_that_is_wrong_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "tasks.yaml"
    path.write_text(
        GOOD
        + "- {code: a, acts: [shelling], due_hours: -1, title: {en: Ask, ar: سؤال}}\n"
        + "- {code: B, acts: [], colour: red, title: Ask}\n"
        + "- just words\n",
        encoding="utf-8",
    )

    with pytest.raises(Refused) as refused:
        read_templates(path)

    told = [(found.where.line, found.code) for found in refused.value.problems]
    assert told == [
        (2, "D073"),
        (2, "D075"),
        (2, "D067"),
        (2, "D074"),
        (3, "D071"),
        (3, "D072"),
        (3, "D075"),
        (3, "D074"),
        (3, "D074"),
        (3, "D074"),
        (4, "D070"),
    ]


@pytest.mark.parametrize("text", ["", "code: a\n", "- [\n", "- &x a\n- *x\n"])
def test_what_is_no_list_of_templates_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "tasks.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(Refused):
        read_templates(path)
