"""Every file in tests/hostile/reports is an attack or a past mistake, named after it; each has one clear outcome."""

import gzip
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from report_forms import SETTINGS, csv_text, problems_of, put
from tries import tries

from truceline.errors import Refused
from truceline.report.channels import source_file
from truceline.report.reading import read_reports

FILES = Path(__file__).parent / "reports"
# The codes that a person must see for each file, in any order; none: it is read, and nothing harmful happens.
OUTCOMES: dict[str, set[str]] = {
    "bidi-in-reference.csv": {"R012"},
    "bidi-in-words.csv": set(),
    "bracket-flood.jsonl": {"R033"},
    "control-characters.csv": {"R012"},
    "duplicate-columns.csv": {"R006"},
    "duplicate-keys.jsonl": {"R033"},
    "empty.csv": {"R002"},
    "excel-serial-dates.csv": {"R024"},
    "formulas.csv": {"R015"},
    "header-only.csv": {"R002"},
    "html-named-csv.csv": {"R001"},
    "infinite-radius.jsonl": {"R014"},
    "json-list.json": {"R001"},
    "look-alike-columns.csv": {"R005", "R007"},
    "mixed-exercise.csv": {"R031"},
    "nul-bytes.csv": {"R012"},
    "old-excel.xls": {"R001"},
    "ragged.csv": {"R010"},
    "swapped-coordinates.csv": {"R026"},
    "two-meanings-of-one-reference.csv": {"R030"},
    "unclosed-quotation.csv": {"R049"},
    "unknown-table.csv": {"R001"},
    "utf16-cut-short.csv": {"R011"},
    "web-mercator.geojson": {"R037"},
    "windows-1251.csv": {"R011"},
    "windows-1256.csv": {"R011"},
    "zero-zero.csv": {"R025"},
}


def test_every_hostile_file_has_an_outcome() -> None:
    assert {path.name for path in FILES.iterdir()} == set(OUTCOMES)


@pytest.mark.parametrize(("name", "codes"), OUTCOMES.items(), ids=list(OUTCOMES))
def test_a_hostile_file_has_its_one_clear_outcome(name: str, codes: set[str]) -> None:
    if not codes:
        assert read_reports([FILES / name], SETTINGS).problems == ()
        return
    problems = problems_of(FILES / name)
    assert {problem.code for problem in problems} == codes
    # Nothing that a file holds can steer the terminal on which its problems are read.
    assert all(str(problem).isprintable() for problem in problems)


@pytest.mark.parametrize("name", list(OUTCOMES))
def test_a_hostile_file_does_not_keep_the_good_ones_from_being_read(name: str, tmp_path: Path) -> None:
    if name == "mixed-exercise.csv":
        pytest.skip("exercises among real reports are refused whatever one is told")
    good = put(tmp_path, csv_text({"reference": "the good one"}))
    read = read_reports([FILES / name, good], replace(SETTINGS, keep_going=True))
    assert "the good one" in read.table["reference"].to_pylist()
    assert {problem.code for problem in read.problems} >= OUTCOMES[name]


def test_a_gzip_bomb_is_refused_while_it_unpacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = gzip.compress(csv_text().encode() + (b"x" * 2**16 + b"\n") * 2**10)
    path = put(tmp_path, packed, "bomb.csv.gz")
    assert path.stat().st_size < 200_000
    assert "R040" in [p.code for p in problems_of(path)]
    # Teeth: without the count all of it is unpacked, and every line is read.
    monkeypatch.setattr(source_file, "RATIO_FROM", 2**40)
    assert "R040" not in [p.code for p in problems_of(path)]


def test_a_flood_of_empty_lines_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_file, "GAP_LIMIT", 1000)
    assert "R050" in [p.code for p in problems_of(put(tmp_path, csv_text() + "\r\n" * 1100))]
    assert read_reports([put(tmp_path, csv_text() + "\r\n" * 900)], SETTINGS).table.num_rows == 1


def test_one_endless_line_is_refused_at_its_limit(tmp_path: Path) -> None:
    path = put(tmp_path, csv_text().encode() + b"x" * (source_file.LINE_LIMIT + 10))
    assert [(p.code, p.where.line) for p in problems_of(path)] == [("R004", 3)]


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_file, "FILE_LIMIT", 100)
    assert [p.code for p in problems_of(put(tmp_path, csv_text()))] == ["R003"]


def test_a_whole_document_beyond_its_limit_is_refused(tmp_path: Path) -> None:
    with source_file.SourceFile(put(tmp_path, b"x" * 101)) as source, pytest.raises(Refused) as caught:
        source.whole(100)
    assert [p.code for p in caught.value.problems] == ["R003"]


def test_a_gzip_file_cut_short_is_refused(tmp_path: Path) -> None:
    packed = gzip.compress(csv_text({}, {}).encode())
    assert "R001" in [p.code for p in problems_of(put(tmp_path, packed[: len(packed) - 12], "cut.csv.gz"))]


def test_a_file_of_a_thousand_columns_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, ",".join(f"c{n}" for n in range(1000)) + "\n")
    assert [p.code for p in problems_of(path)] == ["R009"]


# In each of these some pattern once tried every way of sharing a long text out among its parts.
LONG = {"digits": "1" * 40_000 + "x", "spaces": "1" + " " * 40_000 + "2", "arabic digits": "٣" * 40_000 + "x"}
PLAIN = {"id": "1", "date": "2017-07-09", "lat": "32.6", "lon": "36.1", "type": "shelling", "weapon": "", "killed": "3"}


@pytest.mark.parametrize("column", [*PLAIN, "distance_m", "occurred_at", "bearing_deg"])
@pytest.mark.parametrize("text", LONG.values(), ids=list(LONG))
def test_no_long_text_keeps_a_reader_busy(tmp_path: Path, column: str, text: str) -> None:
    row = {**PLAIN, column: text}
    rows = csv_text({column: text}) if column not in PLAIN else f"{','.join(row)}\n{','.join(row.values())}\n"
    began = time.process_time()
    read_reports([put(tmp_path, rows)], replace(SETTINGS, keep_going=True))
    # The slow ones took half a minute and more; what is right takes hundredths of a second.
    assert time.process_time() - began < 4


SOUND = csv_text({}, {"said": "two\nlines"}, {"said": "سقطت قذائف"}).encode()


@tries(150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cuts=st.lists(
        st.tuples(st.integers(0, len(SOUND)), st.integers(0, 20), st.binary(max_size=12)), min_size=1, max_size=4
    )
)
def test_no_damage_to_a_file_does_more_than_refuse_it(tmp_path: Path, cuts: list[tuple[int, int, bytes]]) -> None:
    damaged = SOUND
    for place, length, put_in in cuts:
        damaged = damaged[:place] + put_in + damaged[place + length :]
    try:
        read = read_reports([put(tmp_path, damaged)], replace(SETTINGS, keep_going=True))
    except Refused:
        return
    assert read.table.num_rows + len(read.problems) >= 1


@tries(150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=200),
    start=st.sampled_from([b"", b"{", b"PK\x03\x04", b"\x1f\x8b", b"\xff\xfe", b"sep=;\n"]),
)
def test_no_bytes_at_all_do_more_than_be_refused(tmp_path: Path, content: bytes, start: bytes) -> None:
    with pytest.raises(Refused):
        read_reports([put(tmp_path, start + content)], SETTINGS)
