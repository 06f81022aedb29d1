"""`truceline link --model`: which names of places the given model does not know, and what to do."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from told import reports_of, told

from truceline.command import main
from truceline.report.writing import write_reports


def _earlier(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    """The same in 2020: the reader refuses what is yet to come."""
    moments: list[datetime] = [row["occurred_at"] for row in rows]
    return [row | {"occurred_at": at.replace(year=2020)} for row, at in zip(rows, moments, strict=True)]


def test_names_that_a_given_model_does_not_know_are_told_with_what_to_do_and_links_stay_those_of_the_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the desk and whoever links by a model again rely on: the same model and the same reports are the same links."""
    reports, elsewhere, own = (tmp_path / name for name in ("reports.csv", "elsewhere.json", "own.json"))
    out = tmp_path / "out"

    def linked(*more: object) -> tuple[str, dict[str, int], bytes]:
        assert main(["link", str(reports), "--out", str(out), *map(str, more)]) == 0
        counts = json.loads((out / "summary.json").read_text())["reports"]
        return capsys.readouterr().out, counts, (out / "links.parquet").read_bytes()

    unnamed = _earlier(told("a"), told("b", north_m=300, minutes=5))
    write_reports(reports_of(*unnamed), reports)
    linked()
    (out / "model.json").rename(elsewhere)
    calls = [told("caller", place=None, place_name="Nawa"), told("other", place=None, place_name="Jasim", minutes=4)]
    named = _earlier(told("knows", place_name="نوى", north_m=600, minutes=2), *calls)
    write_reports(reports_of(*unnamed, *named), reports)

    said, counts, _ = linked("--model", elsewhere)
    assert (counts["placed_by_name"], counts["named_nowhere"], counts["unknown_to_model"]) == (0, 2, 1)
    assert (
        "name places of which the model that is given does not know where they lie (“Jasim”, “Nawa”), so no distance can be told. Name it by --believe instead of --model, and"
        in said
    )
    assert "\nReports here tell where the place of 1 report without coordinates is, of which the model knows" in said

    said, counts, believed = linked("--believe", elsewhere)
    assert (counts["placed_by_name"], counts["named_nowhere"]) == (1, 1)
    assert "unknown_to_model" not in counts
    assert "--model" not in said

    (out / "model.json").rename(own)
    said, counts, again = linked("--model", own)
    assert (counts["placed_by_name"], counts["unknown_to_model"]) == (1, 0)
    assert "the model knows nothing" not in said
    assert again == believed


def test_every_file_that_is_not_there_is_told_like_any_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = [str(tmp_path / name) for name in ("model.json", "places.csv")]
    reports = tmp_path / "reports.csv"
    write_reports(reports_of(*_earlier(told("a"))), reports)

    assert (
        main(["link", str(reports), "--out", str(tmp_path / "out"), "--believe", absent[0], "--places", absent[1]]) == 1
    )

    told_of = capsys.readouterr().err.splitlines()
    assert [line.split(": ", 1)[0] for line in told_of if "[C001]" in line] == absent


def test_names_that_lead_nowhere_are_named_those_of_most_reports_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first three for a person, all of them in the summary, at once or by pieces; and a name obeys no terminal."""
    calls = [
        told("caller", place=None, place_name=name, minutes=minutes)
        for minutes, name in enumerate(("Jasim", "Nawa", "Dael", "Nawa", "\u202eTasil"))
    ]
    reports, out, pieces = tmp_path / "reports.csv", tmp_path / "out", tmp_path / "pieces"
    write_reports(reports_of(*_earlier(told("a"), *calls)), reports)
    assert main(["link", str(reports), "--out", str(out)]) == 0
    assert (
        "5 reports without coordinates name places of which it is not known where they lie (“Nawa”, “Dael”, “Jasim” …), so no distance can be told: reports"
        in (capsys.readouterr().out)
    )
    assert main(["link", str(out / "reports.parquet"), "--out", str(pieces), "--pieces", "--quiet"]) == 0
    for folder in (out, pieces):
        names = json.loads((folder / "summary.json").read_text(encoding="utf-8"))["names_nowhere"]
        assert list(names.items())[:3] == [("Nawa", 2), ("Dael", 1), ("Jasim", 1)]
        assert sum(names.values()) == 5
