"""`truceline link` by pieces: the same tables as at once, and no folder where anything is wrong."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from scenes import charter_of
from told import judged, reports_of, told

from truceline.command import link_pieces, main
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.gathering import gather
from truceline.incident.joining.judge import JUDGEMENTS
from truceline.incident.model_file import read_model
from truceline.incident.pieces import whole
from truceline.incident.pieces.piecewise import Asked
from truceline.incident.review.keeping import append_judgements
from truceline.report.writing import write_reports


@pytest.fixture(scope="module")
def reports() -> pa.Table:
    charter = charter_of("southwest-syria-2017")
    return invent(charter, ExerciseSettings(seed=7, reports=400, days=10)).reports


def linked(folder: Path, *more: object, out: str = "out") -> int:
    return main(["link", *map(str, more), "--out", str(folder / out), "--quiet"])


def test_by_pieces_the_tables_are_those_of_linking_at_once(tmp_path: Path, reports: pa.Table) -> None:
    path = tmp_path / "reports.parquet"
    pq.write_table(reports, path)
    assert linked(tmp_path, path, out="once") == 0
    once, out = tmp_path / "once", tmp_path / "out"
    assert linked(tmp_path, path, "--pieces", "--model", once / "model.json") == 0
    for name in ("incidents", "links"):
        assert pq.read_table(out / f"{name}.parquet").equals(pq.read_table(once / f"{name}.parquet"))
    gathered = gather(reports, model=read_model(once / "model.json"))
    assert pq.read_table(out / "pairs.parquet").equals(gathered.suggestions(beyond_reach=False))
    assert (out / "claims.csv").read_bytes() == (once / "claims.csv").read_bytes()
    files = {path.name for path in out.iterdir()}
    assert files == {f"{name}.parquet" for name in ("incidents", "links", "pairs", "reports")} | {
        "claims.csv",
        "model.json",
        "summary.json",
    }
    told, before = (json.loads((folder / "summary.json").read_text()) for folder in (out, once))
    for name in ("exercise", "reports", "incidents", "echoes", "suggestions", "judgements"):
        assert told[name] == before[name], name
    assert (out / "model.json").read_bytes() == (once / "model.json").read_bytes()
    assert main(["evaluate", str(out), "--truth", str(once / "links.parquet")]) == 0


def test_claims_of_many_pieces_are_written_as_those_of_linking_at_once(
    tmp_path: Path, reports: pa.Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In pieces of 40 reports, on shelves of 30; with a report that tells of another's incident too, and for Excel."""
    summary = told("summary", reference="1", minutes=60 * 24 * 40, tells_of=2, said="=1+1")
    rows = [*reports.to_pylist(), summary, told("other", reference="2", minutes=60 * 24 * 40, north_m=50_000)]
    path, held = tmp_path / "reports.parquet", tmp_path / "judgements.csv"
    pq.write_table(reports_of(*rows), path)
    append_judgements(judged(("summary/1", "other/2", "also")).select(JUDGEMENTS.names).to_pylist(), held)
    assert linked(tmp_path, path, "--excel", "--judgements", held, out="once") == 0
    once = tmp_path / "once"
    assert (once / "further_links.csv").exists()
    monkeypatch.setattr(link_pieces, "Asked", partial(Asked, piece=40))
    monkeypatch.setattr(whole, "_SHELF", 30)
    by = ("--judgements", held, "--model", once / "model.json", "--excel", "--pieces")
    assert linked(tmp_path, path, *by) == 0
    assert (tmp_path / "out" / "claims.csv").read_bytes() == (once / "claims.csv").read_bytes()


def test_what_people_judged_is_followed_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "reports.parquet"
    pq.write_table(reports_of(told("a"), told("b", north_m=50_000, minutes=2_000, tells_of=2)), path)
    assert linked(tmp_path, path, "--pieces") == 0
    kept = tmp_path / "out" / "judgements.csv"
    append_judgements(judged(("a/0-0", "b/2000-50000", "same")).select(JUDGEMENTS.names).to_pylist(), kept)
    before = kept.read_bytes()
    assert linked(tmp_path, path, "--pieces") == 0
    assert pq.read_metadata(tmp_path / "out" / "incidents.parquet").num_rows == 1
    assert kept.read_bytes() == before


def test_many_stored_reports_are_linked_by_pieces_unasked(
    tmp_path: Path, reports: pa.Table, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "reports.parquet"
    pq.write_table(reports, path)
    monkeypatch.setattr(link_pieces, "MOST_AT_ONCE", 100)
    assert main(["link", str(path), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert "EXERCISE" in said
    assert "claims.csv. By pieces no other CSV is written." in said
    assert not (tmp_path / "out" / "links.csv").exists()


def refusals(folder: Path) -> dict[str, list[Any]]:
    stored, other, empty = (folder / name for name in ("a.parquet", "b.csv", "c.parquet"))
    pq.write_table(reports_of(told("a")), stored)
    pq.write_table(reports_of(), empty)
    write_reports(reports_of(told("a")), other)
    return {
        "C008": [empty, "--pieces"],
        "C008 at once": [empty],
        "C012": [stored, other],
        "C013": [stored, "--agreement", folder],
        "C013 by its name": [stored, "--time-zone", "Asia/Damascus"],
        "C014": [other, "--pieces"],
        "I008": [stored, stored, "--pieces"],
    }


@pytest.mark.parametrize("code", ["C008", "C008 at once", "C012", "C013", "C013 by its name", "C014", "I008"])
def test_what_cannot_be_linked_by_pieces_is_refused_and_leaves_nothing(
    tmp_path: Path, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert linked(tmp_path, *refusals(tmp_path)[code]) == 1
    assert f"[{code[:4]}]" in capsys.readouterr().err
    assert not any(tmp_path.glob("out*"))
