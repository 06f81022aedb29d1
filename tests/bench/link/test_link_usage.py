"""What may be asked of the benchmark of linking: help tells all, and what does not exist is refused before anything is measured."""

import json
import re
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest
from benches import BENCH, Bench

pytest.importorskip("psutil", reason="psutil comes with the benchmarks: ./dev bench link")
PAGES = [BENCH.parent / "docs" / "linking.md", *(BENCH.parent / "docs" / "linking").glob("*.md")]
DOCUMENTED = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


@pytest.fixture(scope="module")
def bench(link: Bench) -> dict[str, Any]:
    """What `./dev bench link` runs."""
    assert link("scene")
    return runpy.run_path(str(BENCH / "link" / "__main__.py"), run_name="bench_link")


def asked(bench: dict[str, Any], *options: str) -> Any:
    return bench["reader"]().parse_args(options)


def test_help_tells_every_option_and_every_candidate(bench: dict[str, Any]) -> None:
    told = bench["reader"]().format_help()
    options = [action for action in bench["reader"]()._actions if action.option_strings]

    assert all(action.help for action in options)
    assert bench["__doc__"].strip() in told
    for candidate in (*bench["CANDIDATES"], *bench["GUESTS"]):
        assert re.search(rf"\b{candidate}\b", told)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--exercises", "home,elsewere"], "elsewere: there are home, elsewhere"),
        (["--candidates", "splnk"], "splnk: there are truceline, splink, window, recordlinkage, dedupe"),
        (["--asked", "--probabilities"], "not allowed with"),
        (["--sizes", "many"], "invalid numbers value"),
    ],
)
def test_what_does_not_exist_is_refused_before_anything_is_measured(
    bench: dict[str, Any], capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    with pytest.raises(SystemExit):
        asked(bench, *options)
    assert said in capsys.readouterr().err


def test_every_command_of_the_documentation_is_one_that_the_benchmark_takes(bench: dict[str, Any]) -> None:
    commands = re.findall(r"\./dev bench link((?: (?:--[\w-]+|\"\"|[\w.,]+))*)", DOCUMENTED)

    assert len(commands) > 5
    for command in commands:
        asked(bench, *(word.strip('"') for word in command.split()))


def test_all_sizes_at_all_densities_come_first_then_what_else_is_asked_for(
    bench: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[Any] = []
    where = bench["measured_all"].__globals__
    monkeypatch.setitem(where, "compare", lambda scene, _draw, options: measured.append((scene, options.candidates)))
    monkeypatch.setattr(where["by_pieces"], "measure", lambda *scene: measured.append(scene))

    list(bench["measured_all"](asked(bench, "--sizes", "1e3,2e3", "--densities", "4", "--exercises", "home")))
    assert [scene for scene, _ in measured] == [("home", 1_000, 4.0), ("home", 2_000, 4.0)]
    assert measured[0][1] == ["truceline", "splink", "window", "recordlinkage", "dedupe"]

    measured.clear()
    rest = ("--troubles", "--pieces", "1,11", "--scenes", "kept", "--candidates", "truceline")
    list(bench["measured_all"](asked(bench, "--sizes", "", *rest)))
    troubles = [((kind, 10_000, 1.0), ["truceline"]) for kind in bench["TROUBLES"]]
    assert measured == [*troubles, ("home", 1, Path("kept")), ("home", 11, Path("kept"))]

    measured.clear()
    monkeypatch.setitem(where, "compare", lambda scene, draw, *_: measured.append((scene, draw)))
    list(
        bench["measured_all"](asked(bench, "--sizes", "1e3", "--densities", "4", "--exercises", "home", "--draws", "2"))
    )
    assert measured == [(("home", 1_000, 4.0), 0), (("home", 1_000, 4.0), 1)]


@pytest.mark.parametrize("option", ["--probabilities", "--asked", "--fit-probabilities", "--fit-shares", "--fit-acts"])
def test_what_is_asked_for_instead_is_all_that_is_done(
    bench: dict[str, Any], option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done: list[str] = []
    for each in bench["INSTEAD"]:
        monkeypatch.setitem(bench["INSTEAD"], each, lambda each=each: done.append(each))
    # Without it, whoever breaks this rule would start an hour of measuring.
    monkeypatch.setitem(bench["main"].__globals__, "measured_all", lambda _options: pytest.fail("all was measured"))
    monkeypatch.setattr(sys, "argv", ["bench", option])

    bench["main"]()

    assert done == [option]
    assert capsys.readouterr().out == ""


def test_a_run_of_no_exercise_is_refused(bench: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "--sizes", ""])

    with pytest.raises(SystemExit, match="No exercise was asked for"):
        bench["main"]()


def test_a_run_ends_with_its_table_and_one_line_of_json(
    bench: dict[str, Any], link: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every candidate runs on the same exercise, which is invented once; who fails has a row too."""
    quality = {"precision": 0.9, "recall": 0.8, "f1": 0.85, "b_cubed_f1": 0.95}
    spent = {"pairs_cpu_s": 0.25, "incidents_cpu_s": 0.4, "cpu_s": 0.5}
    spent |= {"wall_s": 1.0, "rss_mb": 300.0, "more_mb": 30.0, "load": 2.0}
    ours = {
        "candidate": "truceline",
        "reports": 98,
        "chosen": "as it comes",
        "origins": quality,
        "all": quality,
        **spent,
    }
    folders, invented = [], []
    where = bench["compare"].__globals__

    def run(candidate: str, folder: Path, _bounds: Any) -> dict[str, Any]:
        folders.append(folder)
        return ours if candidate == "truceline" else {"candidate": candidate, "load": 2.0, "failed": "stopped at 9 MB"}

    monkeypatch.setitem(where, "run", run)
    monkeypatch.setattr(where["subprocess"], "run", lambda command, **_more: invented.append(command[2:5]))
    options = ("--sizes", "100", "--densities", "1", "--exercises", "home", "--candidates", "truceline,splink")
    monkeypatch.setattr(sys, "argv", ["bench", *options])

    bench["main"]()

    rows, table, last = capsys.readouterr().out.rstrip().split("\n\n")
    assert len(set(folders)) == 1
    assert len(folders) == 2
    assert invented == [["home", "100", "1.0"]]
    assert (
        "| home | 98 | 1 | truceline (as it comes) | 0.900 / 0.800 / **0.850** | 0.950 | 0.850 | 0.50 | 1.0 | 30 | 2.0 |"
        in rows
    )
    assert "| home | | 1 | splink | stopped at 9 MB |" in rows
    assert table.splitlines() == list(link("beside").table(json.loads(last)["measured"]))


def test_an_exercise_that_is_kept_is_invented_once_and_one_that_was_broken_off_again(
    bench: dict[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    invented: list[Path] = []

    def inventing(command: list[str], **_more: Any) -> None:
        invented.append(Path(command[5]))
        (invented[-1] / "reports.parquet").touch()
        if len(invented) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(bench["compare"].__globals__["subprocess"], "run", inventing)
    scene = ("home", 100, 1.0)
    with pytest.raises(KeyboardInterrupt):
        bench["written"](scene, 0, tmp_path)
    kept = [bench["written"](scene, draw, tmp_path) for draw in (0, 0, 1)]
    assert len(invented) == 3
    assert kept[0] == kept[1] != kept[2]
    assert sorted(tmp_path.iterdir()) == sorted({*kept})
    assert all((folder / "reports.parquet").exists() for folder in kept)
