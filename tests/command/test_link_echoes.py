"""`truceline link` says which sources are one voice, and who follows whom; whoever knows better can take it back."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from told import reports_of, told

from truceline.command import main
from truceline.command.link_echoes import told_echoes
from truceline.incident.model import Echo


def test_it_says_who_comes_after_whom_and_by_how_long() -> None:
    (told,) = told_echoes([Echo("a-copier", "agency", 20, 18, "a-copier", 900.0, "place and moment")._asdict()])

    assert told == (
        "a-copier and agency are one voice where they name the very same place and moment: 18 of 20 incidents that both tell of."
        " a-copier comes after agency, by 15 minutes as a rule."
    )


def test_where_neither_comes_after_the_other_it_says_nothing_of_that() -> None:
    (told,) = told_echoes([Echo("agency", "outlet", 20, 18)._asdict()])

    assert told == "agency and outlet are one voice where they say the very same: 18 of 20 incidents that both tell of."


def test_of_errors_it_says_what_they_were_held_against() -> None:
    (told,) = told_echoes([Echo("agency", "copier", 60, 48, "copier", 1_200.0, "errors")._asdict()])

    assert told == (
        "agency and copier are one voice: held against what others say, both err to the same side, by place in 48 of 60 incidents, and by moment"
        " as clearly. copier comes after agency, by 20 minutes as a rule."
    )


def test_of_who_follows_two_it_says_that_these_remain_two() -> None:
    follows = [
        Echo(one, other, 60, 48, alike_in="errors")._asdict()
        for one, other in (("agency", "copier"), ("bureau", "copier"))
    ]

    assert list(told_echoes(follows))[2:] == [
        "agency and bureau do not follow each other: of an incident that both tell of they remain two, and copier is one voice with one of them."
    ]
    assert len(list(told_echoes([*follows, Echo("agency", "bureau", 60, 48, alike_in="errors")._asdict()]))) == 3


def test_who_knows_better_takes_the_two_out_of_the_model_and_links_by_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As docs/how-to/linking.md tells it."""
    said = {"observed": "told", "killed_best": 3, "count": 4, "unit": "explosion"}
    days = [{"reference": f"day-{day}", "minutes": 2 * 1_440 * day + 7} for day in range(15)]
    rows = [told(source, **said, **day) for day in days for source in ("agency", "other")]
    reports, out, model = tmp_path / "reports.parquet", tmp_path / "out", tmp_path / "out/model.json"
    pq.write_table(reports_of(*rows), reports)

    assert main(["link", str(reports), "--out", str(out)]) == 0
    assert "agency and other are one voice" in capsys.readouterr().out
    assert pq.read_table(out / "incidents.parquet")["origins"].to_pylist() == [1] * 15

    whole = json.loads(model.read_text(encoding="utf-8"))
    learnt = whole["sha256"]
    whole["model"]["echoes"].clear()
    model.write_text(json.dumps(whole), encoding="utf-8")
    assert main(["link", str(reports), "--out", str(tmp_path / "again"), "--model", str(model)]) == 1
    refusal = capsys.readouterr().err
    named = refusal.split("the sum of the numbers, ")[1].split(";")[0]
    model.write_text(model.read_text(encoding="utf-8").replace(learnt, named), encoding="utf-8")

    assert main(["link", str(reports), "--out", str(tmp_path / "again"), "--model", str(model)]) == 0
    assert "one voice" not in capsys.readouterr().out
    assert pq.read_table(tmp_path / "again/incidents.parquet")["origins"].to_pylist() == [2] * 15
