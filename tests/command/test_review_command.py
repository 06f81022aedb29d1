"""`truceline review`, through pipes; `test_review_terminal.py` sits at a terminal."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from doubted import doubtful_in
from told import judgements_in, reports_of, told

from truceline.command import main
from truceline.command.review_screen import visible
from truceline.incident.joining.judge import settle
from truceline.incident.table import LINKS

ROOT = Path(__file__).resolve().parents[2]
HEAD = "first,second,judgement,by,on,reason\n"
HOSTILE = "\x1b[2J\x1b]0;owned\x07 shells\u202eevil\nnear the mill"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return doubtful_in(tmp_path, HOSTILE)


def reviewed(folder: Path, lines: str, monkeypatch: pytest.MonkeyPatch, *more: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    return main(["review", str(folder), "--by", "amina", *more])


def judged_of(folder: Path) -> str:
    """The first pair, as a file of judgements begins a line."""
    pair = pq.read_table(folder / "pairs.parquet").to_pylist()[0]
    return f"{pair['first']},{pair['second']}"


def kept(folder: Path) -> list[tuple[str, str | None]]:
    table = judgements_in(folder / "judgements.csv")
    return list(zip(table["judgement"].to_pylist(), table["reason"].to_pylist(), strict=True))


def test_each_answer_is_written_with_who_when_and_why(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reviewed(folder, "d two mills of one name\nS\n", monkeypatch) == 0
    rows = judgements_in(folder / "judgements.csv").to_pylist()
    assert [(row["judgement"], row["by"], row["reason"]) for row in rows] == [
        ("different", "amina", "two mills of one name"),
        ("same", "amina", None),
    ]
    first = pq.read_table(folder / "pairs.parquet").to_pylist()[0]
    assert (rows[0]["first"], rows[0]["second"]) == (first["first"], first["second"])
    assert rows[0]["on"] < rows[1]["on"]


def test_the_pair_is_shown_in_its_own_words_with_what_speaks_for_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reviewed(folder, "q\n", monkeypatch) == 0
    said = capsys.readouterr().out
    for part in ("3 pairs are doubtful", "2.6 km apart", "same act", "2030-07-09 12:00 ±10 min", "mortar fire", "mill"):
        assert part in said
    assert not (folder / "judgements.csv").exists()


def test_figures_and_whom_a_report_repeats_are_told_in_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No question marks: an end that is open is said to be, and the best figure where it lies within the range."""
    harm = {"killed_low": 3, "injured_low": 2, "injured_best": 4, "injured_high": 9}
    rows = [told("a", relayed_from="b", **harm), told("b", north_m=2_600, minutes=40, killed_best=0)]
    rows.append(told("c", north_m=-2_600, minutes=35))
    pq.write_table(reports_of(*rows), folder / "reports.parquet")
    assert reviewed(folder, "q\n", monkeypatch) == 0
    lines = {line.split("  ")[0]: line.split() for line in capsys.readouterr().out.splitlines()}
    assert lines["killed"] == ["killed", "at", "least", "3", "0"]
    assert lines["injured"] == ["injured", "2–9,", "best", "4"]
    assert lines["relayed from"] == ["relayed", "from", "b"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("distance 3.4 km (hill)", "and the other lies as far from there")),
        ("ar", ("البُعد 3.4 كم (hill)", "والآخر يقع على هذا البُعد منها")),
        ("ru", ("удаление 3.4 км (hill)", "другое место лежит на таком удалении")),
    ],
)
def test_a_distance_from_a_post_is_shown_with_what_it_says(
    folder: Path,
    language: str,
    words: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    heard = {"post": "hill", "post_longitude": 36.2, "post_latitude": 32.6, "sound_delay_s": 10.0}
    rows = [told("a", place=None, **heard, air_temperature_c=20.0), told("b", north_m=3_400, minutes=40), told("c")]
    pq.write_table(
        reports_of(*(row | {"report_id": f"{row['source']}/0-0"} for row in rows)), folder / "reports.parquet"
    )
    pairs = {"first": ["a/0-0"], "second": ["b/0-0"], "distance_m": pa.array([None], pa.float64()), "gap_s": [2_400.0]}
    pairs |= {"space_score": [1.5], "score": [1.5], "probability": [0.66]}
    pq.write_table(pa.table(pairs), folder / "pairs.parquet")
    names = ["a/0-0", "b/0-0", "c/0-0"]
    links = LINKS.table({"report_id": names, "incident_id": names, "origin_report_id": names})
    pq.write_table(links, folder / "links.parquet")
    assert reviewed(folder, "q\n", monkeypatch, "--language", language) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for part in words:
        assert part in shown


@pytest.mark.parametrize(
    ("language", "told_as"),
    [
        ("en", {5.0: "±5 m", 0.2: "±1 m", 999.4: "±999 m", 999.6: "±1.0 km", 2_340.0: "±2.3 km"}),
        ("ar", {5.0: "±5 م", 2_340.0: "±2.3 كم"}),
        ("ru", {5.0: "±5 м", 2_340.0: "±2.3 км"}),
    ],
)
def test_a_place_that_is_known_to_metres_is_told_in_metres(
    language: str,
    told_as: dict[float, str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    reports = pq.read_table(folder / "reports.parquet")
    place, field = reports.column_names.index("radius_m"), reports.schema.field("radius_m")
    for radius_m, words in told_as.items():
        reports = reports.set_column(place, field, pa.array([radius_m] * reports.num_rows, field.type))
        pq.write_table(reports, folder / "reports.parquet")
        assert reviewed(folder, "q\n", monkeypatch, "--language", language) == 0
        assert capsys.readouterr().out.count(f"{words} ") >= 1


def test_a_local_day_is_one_day_where_times_are_told_in_the_zone_of_the_agreement(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = pq.read_table(folder / "reports.parquet")
    for name, value in (("occurred_at", datetime(2017, 7, 9, 9, tzinfo=UTC)), ("occurred_within_s", 43_200.0)):
        place, field = reports.column_names.index(name), reports.schema.field(name)
        reports = reports.set_column(place, field, pa.array([value] * reports.num_rows, field.type))
    pq.write_table(reports, folder / "reports.parquet")
    agreement = str(ROOT / "agreements" / "southwest-syria-2017")
    for more, label, day in (
        ((), "time (UTC)", "8 to 9 July 2017"),
        (("--agreement", agreement), "time (local)", "9 July 2017"),
    ):
        assert reviewed(folder, "q\n", monkeypatch, *more) == 0
        (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith(label)]
        assert line.count(day) == 2
        assert line.count("8 to") == (0 if more else 2)


def test_a_pair_is_shown_with_its_probability_and_why_it_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reviewed(folder, "q\n", monkeypatch) == 0
    said = capsys.readouterr().out
    for part in ("66 in 100", "two incidents", "66 of 100 such pairs", "2 reports hang on the answer", "changes most"):
        assert part in said


def test_the_likeliest_pairs_are_asked_first_where_that_is_wanted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = pq.read_table(folder / "pairs.parquet")
    pairs = pairs.set_column(pairs.column_names.index("probability"), "probability", pa.array([0.6, 0.97, 0.4]))
    pq.write_table(pairs, folder / "pairs.parquet")
    for more, first, word in ((), "60 in 100", "changes most"), (("--likeliest",), "97 in 100", "likeliest come first"):
        assert reviewed(folder, "q\n", monkeypatch, *more) == 0
        said = capsys.readouterr().out
        assert first in said
        assert word in said


def test_no_word_is_taken_for_a_key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """“skip” is not s with the reason “kip”, and “unsure” undoes nothing: the pair is asked again."""
    reviewed(folder, "s the same mill\nskip\ndont know\nunsure\n\nd\nq\n", monkeypatch)
    assert kept(folder) == [("same", "the same mill"), ("different", None)]


def test_no_report_moves_the_cursor_or_turns_the_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reviewed(folder, "l\nl\nl\n", monkeypatch)
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\x07" not in said
    assert "\u202e" not in said
    assert visible(HOSTILE) == "·[2J·]0;owned· shells·evil near the mill"


def test_what_is_judged_or_follows_is_not_asked_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reviewed(folder, "s\nq\n", monkeypatch)
    capsys.readouterr()
    # The second sitting asks the next pair; the third pair then follows from two.
    reviewed(folder, "d\n", monkeypatch)
    said = capsys.readouterr().out
    assert "2 pairs are doubtful" in said
    assert "Every doubtful pair is answered" in said
    assert [judgement for judgement, _ in kept(folder)] == ["same", "different"]


def test_where_nothing_is_left_or_doubtful_that_alone_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reviewed(folder, "s\nd\n", monkeypatch)
    capsys.readouterr()
    reviewed(folder, "", monkeypatch)
    assert capsys.readouterr().out.strip() == "Every doubtful pair is answered."
    pq.write_table(pq.read_table(folder / "pairs.parquet").slice(0, 0), folder / "pairs.parquet")
    reviewed(folder, "", monkeypatch)
    assert capsys.readouterr().out.strip() == "No pair is doubtful."


def test_undo_supersedes_and_asks_again_and_nothing_leaves_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewed(folder, "s\nl\nu\nu\nu\nd\nq\n", monkeypatch)
    assert kept(folder) == [("same", None), ("undecided", "taken back"), ("different", None)]


@pytest.mark.parametrize(("language", "reason"), [("ar", "سُحب الجواب"), ("ru", "ответ отозван")])
def test_an_answer_is_taken_back_in_the_language_of_the_sitting(
    folder: Path, monkeypatch: pytest.MonkeyPatch, language: str, reason: str
) -> None:
    reviewed(folder, "s\nu\nq\n", monkeypatch, "--language", language)
    assert kept(folder) == [("same", None), ("undecided", reason)]


def test_a_judgement_supersedes_an_earlier_one_though_this_clock_is_behind(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = (datetime.now(UTC) + timedelta(hours=13)).isoformat()
    (folder / "judgements.csv").write_text(f"{HEAD}{judged_of(folder)},undecided,basil,{ahead},\n", encoding="utf-8")
    reviewed(folder, "d\nu\ns\nq\n", monkeypatch)
    on = judgements_in(folder / "judgements.csv")["on"].to_pylist()
    assert len(on) == 4
    assert on == sorted(set(on))


def test_a_judgement_of_a_time_to_come_is_refused_before_anything_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "judgements.csv").write_text(f"{HEAD}{judged_of(folder)},same,basil,2999-01-01,\n", encoding="utf-8")
    assert reviewed(folder, "d\nq\n", monkeypatch) == 1
    said = capsys.readouterr()
    assert "judgements.csv, line 2, column on: expected a time of judging that has passed" in said.err
    assert said.out == ""


def test_a_report_that_tells_of_the_other_incident_too_is_judged_in_either_direction(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = pq.read_table(folder / "pairs.parquet").to_pylist()
    reviewed(folder, "a a summary\nb\nq\n", monkeypatch)
    rows = judgements_in(folder / "judgements.csv").to_pylist()
    assert [(row["judgement"], row["reason"]) for row in rows] == [("also", "a summary"), ("also", None)]
    assert (rows[0]["first"], rows[0]["second"]) == (pairs[0]["first"], pairs[0]["second"])
    assert (rows[1]["first"], rows[1]["second"]) == (pairs[1]["second"], pairs[1]["first"])


def test_a_report_that_tells_of_the_other_too_can_be_taken_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reviewed(folder, "b\nu\ns\nq\n", monkeypatch)
    rows = judgements_in(folder / "judgements.csv")
    names = pa.chunked_array([pa.array(sorted({*rows["first"].to_pylist(), *rows["second"].to_pylist()}))])
    settled = settle(rows, names.combine_chunks())
    assert (len(settled.also), len(settled.same)) == (0, 1)


def test_a_key_that_means_nothing_judges_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reviewed(folder, "y\n\nq\n", monkeypatch)
    assert capsys.readouterr().out.count("This key means nothing here.") == 2
    assert not (folder / "judgements.csv").exists()


@pytest.mark.parametrize(("language", "word"), [("ar", "المصدر"), ("ru", "источник")])
def test_the_sentences_come_in_the_language_asked_for(
    language: str, word: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reviewed(folder, "x\nu\nd\nu\ns\ns\ns\n", monkeypatch, "--language", language) == 0
    assert word in capsys.readouterr().out


@pytest.mark.parametrize("by", ["", "  ", "\t"])
def test_nobody_judges_without_a_name(
    by: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Teeth: the file would hold a judgement of nobody, and be refused by whoever reads it next."""
    monkeypatch.setattr("sys.stdin", io.StringIO("d\n"))
    assert main(["review", str(folder), "--by", by]) == 1
    said = capsys.readouterr()
    assert "--by: expected a value for by; came nothing" in said.err
    assert "[I003]" in said.err
    assert said.out == ""
    assert not (folder / "judgements.csv").exists()


def test_a_name_is_kept_without_the_spaces_around_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reviewed(folder, "d\n", monkeypatch, "--by", " amina ")
    assert judgements_in(folder / "judgements.csv")["by"].to_pylist() == ["amina"]
    assert ",amina," in (folder / "judgements.csv").read_text(encoding="utf-8")


def test_a_folder_that_was_not_linked_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reviewed(tmp_path, "q\n", monkeypatch) == 1
    assert "[C010]" in capsys.readouterr().err
