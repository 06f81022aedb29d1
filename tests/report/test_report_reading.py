import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from report_forms import SETTINGS, SOUND, csv_text, found, problems_of, put

from truceline.errors import Refused, told_together
from truceline.report import reading
from truceline.report.faults import LISTED
from truceline.report.reading import ReadingSettings, read_reports
from truceline.report.table import REPORTS
from truceline.values.identity import derived_identity

NOT_SAID = ["original_sha256", "original_line"]


def test_a_sound_row_becomes_a_report_with_what_it_says_and_nothing_else(tmp_path: Path) -> None:
    report = read_reports([put(tmp_path, csv_text())], SETTINGS).table.to_pylist()[0]
    said = {name: value for name, value in report.items() if value is not None}
    assert said.pop("original_sha256")
    assert said == {
        "report_id": derived_identity("post-4", "r1"),
        "source": "post-4",
        "source_family": "monitor",
        "reference": "r1",
        "occurred_at": datetime(2017, 7, 10, 3, 40, 30, tzinfo=UTC),
        "occurred_within_s": 30.0,
        "longitude": 36.2,
        "latitude": 32.6,
        "radius_m": 500.0,
        "observed": "heard",
        "act": "mortar_fire",
        "count": 3,
        "unit": "explosion",
        "killed_low": 0,
        "killed_best": 1,
        "killed_high": 2,
        "said": "Three explosions.",
        "language": "en",
        "exercise": False,
        "original_line": 2,
    }


@pytest.mark.parametrize("word", ["unknown", "Unknown", "مجهول", "неизвестно", "n/k", "-"])
def test_a_party_that_nobody_knows_is_no_party_and_that_is_told(tmp_path: Path, word: str) -> None:
    read = read_reports([put(tmp_path, csv_text({"actor": word, "target": word, "said": word}))], SETTINGS)
    (report,) = read.table.to_pylist()
    assert (report["actor"], report["target"], report["said"]) == (None, None, word)
    assert [(told.code, told.where.column) for told in read.remarks] == [("R085", "actor"), ("R085", "target")]


def test_the_table_has_the_schema_that_is_declared(tmp_path: Path) -> None:
    read = read_reports([put(tmp_path, csv_text())], SETTINGS)
    assert read.table.schema.equals(REPORTS.schema)


# One thing changed in a sound row, and what must be said about it: code, and the column that a person looks at.
OUTCOMES = [
    ({"source": ""}, "R013", "source"),
    ({"reference": "  "}, "R013", "reference"),
    ({"occurred_at": ""}, "R013", "occurred_at"),
    ({"longitude": "181"}, "R016", "longitude"),
    ({"latitude": "-90.01"}, "R016", "latitude"),
    ({"latitude": "132.6"}, "R016", "latitude"),
    ({"longitude": "0", "latitude": "0"}, "R025", "longitude"),
    ({"longitude": ""}, "R027", "longitude"),
    ({"latitude": ""}, "R027", "latitude"),
    ({"radius_m": ""}, "R028", "radius_m"),
    ({"longitude": "", "latitude": ""}, "R027", "longitude"),
    ({"radius_m": "0"}, "R016", "radius_m"),
    ({"radius_m": "-5"}, "R016", "radius_m"),
    ({"longitude": "36,2"}, "R014", "longitude"),
    ({"longitude": "36.2 E"}, "R014", "longitude"),
    ({"longitude": "NaN"}, "R014", "longitude"),
    ({"radius_m": "Infinity"}, "R014", "radius_m"),
    ({"radius_m": "1e999"}, "R014", "radius_m"),
    ({"radius_m": "9" * 400}, "R014", "radius_m"),
    ({"count": "three"}, "R014", "count"),
    ({"count": "-3"}, "R016", "count"),
    ({"count": "2.5"}, "R016", "count"),
    ({"count": "=1+2"}, "R015", "count"),
    ({"count": "@SUM(A1)"}, "R015", "count"),
    ({"count": "-cmd|' /C calc'!A0"}, "R015", "count"),
    ({"killed_low": "-1"}, "R016", "killed_low"),
    ({"killed_low": "2"}, "R029", "killed_low"),
    ({"killed_high": "0"}, "R029", "killed_best"),
    ({"killed_best": "", "killed_low": "3"}, "R029", "killed_low"),
    ({"occurred_at": "2017-02-30"}, "R019", "occurred_at"),
    ({"occurred_at": "2017-13-01"}, "R019", "occurred_at"),
    ({"occurred_at": "2017-07-10T24:30"}, "R019", "occurred_at"),
    ({"occurred_at": "10.07.2017"}, "R018", "occurred_at"),
    ({"occurred_at": "7/10/2017"}, "R018", "occurred_at"),
    ({"occurred_at": "yesterday"}, "R018", "occurred_at"),
    ({"occurred_at": "42926"}, "R024", "occurred_at"),
    ({"occurred_at": "42926.277"}, "R024", "occurred_at"),
    ({"occurred_at": "2026-11-24"}, "R021", "occurred_at"),
    ({"occurred_at": "9999-12-31"}, "R019", "occurred_at"),
    ({"occurred_at": "0217-07-10"}, "R022", "occurred_at"),
    ({"occurred_at": "2017-03-31T00:30"}, "R020", "occurred_at"),
    ({"occurred_at": "2017-07-11/2017-07-09"}, "R023", "occurred_at"),
    ({"occurred_within_s": "-1"}, "R016", "occurred_within_s"),
    ({"received_at": "2017-07-09"}, "R042", "received_at"),
    ({"received_at": "2027-01-01"}, "R021", "received_at"),
    ({"act": "mortar"}, "R017", "act"),
    ({"act": "Mortar fire"}, "R017", "act"),
    ({"source_family": "journalist"}, "R017", "source_family"),
    ({"reliability": "a"}, "R017", "reliability"),
    ({"credibility": "7"}, "R017", "credibility"),
    ({"exercise": "perhaps"}, "R017", "exercise"),
    ({"language": "Arabisch"}, "R047", "language"),
    ({"bearing_deg": "361"}, "R043", "bearing_deg"),
    ({"bearing_deg": "NNNE"}, "R043", "bearing_deg"),
    ({"distance_m": "2km"}, "R044", "distance_m"),
    ({"distance_m": "3000-2000"}, "R044", "distance_m"),
    ({"said": "a\x00b"}, "R012", "said"),
    ({"said": "a\x07b"}, "R012", "said"),
    ({"source": "post\u202e-4"}, "R012", "source"),
    ({"said": "x" * 100_001}, "R004", "said"),
    ({"place_name": "x" * 1001}, "R004", "place_name"),
]


@pytest.mark.parametrize(("change", "code", "column"), OUTCOMES)
def test_each_slip_is_named_with_its_line_and_column(
    tmp_path: Path, change: dict[str, str], code: str, column: str
) -> None:
    path = put(tmp_path, csv_text({}, change, {}))
    assert found(problems_of(path)) == [(code, 3, column)]


@pytest.mark.parametrize(("change", "code", "column"), OUTCOMES)
def test_keeping_going_takes_the_good_rows_and_still_names_the_bad_one(
    tmp_path: Path, change: dict[str, str], code: str, column: str
) -> None:
    path = put(tmp_path, csv_text({}, change, {}))
    read = read_reports([path], replace(SETTINGS, keep_going=True))
    assert read.table["reference"].to_pylist() == ["r1", "r3"]
    assert found(read.problems) == [(code, 3, column)]


def test_a_misspelt_code_is_answered_with_the_nearest(tmp_path: Path) -> None:
    (problem,) = problems_of(put(tmp_path, csv_text({"act": "Morter fire"})))
    assert "“mortar_fire”" in problem.remedy


def test_an_excel_serial_number_is_answered_with_the_date_that_excel_means(tmp_path: Path) -> None:
    (problem,) = problems_of(put(tmp_path, csv_text({"occurred_at": "42926"})))
    # Excel shows 42926 as 2017-07-10.
    assert "2017-07-10" in problem.remedy


def test_all_problems_of_all_files_come_at_once_in_the_order_of_files_lines_and_columns(tmp_path: Path) -> None:
    first = put(tmp_path, csv_text({"act": "x1", "count": "y"}, {}, {"latitude": "99"}), "b.csv")
    second = put(tmp_path, csv_text({"unit": "z"}), "a.csv")
    missing = tmp_path / "absent.csv"
    problems = problems_of(first, second, missing)
    assert [(Path(p.where.file).name, p.where.line, p.where.column, p.code) for p in problems] == [
        ("b.csv", 2, "act", "R017"),
        ("b.csv", 2, "count", "R014"),
        ("b.csv", 4, "latitude", "R016"),
        ("a.csv", 2, "unit", "R017"),
        ("absent.csv", 0, 0, "C001"),
    ]


def test_no_file_at_all_is_refused() -> None:
    assert found(problems_of()) == [("R048", 0, 0)]


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    assert found(problems_of(tmp_path)) == [("C001", 0, 0)]


def test_a_naive_present_moment_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="offset"):
        ReadingSettings(zone=SETTINGS.zone, now=datetime(2026, 1, 1))


def test_reading_a_file_twice_changes_nothing_and_says_so(tmp_path: Path) -> None:
    path = put(tmp_path, csv_text({}, {}))
    once, twice = read_reports([path], SETTINGS), read_reports([path, path], SETTINGS)
    assert twice.table.equals(once.table)
    assert (once.repeated, twice.repeated) == (0, 2)


def test_the_order_of_files_does_not_change_what_is_read(tmp_path: Path) -> None:
    one = put(tmp_path, csv_text({"reference": "a"}, {"reference": "b"}), "1.csv")
    two = put(tmp_path, csv_text({"reference": "c"}, {"reference": "b"}), "2.csv")
    there, back = (read_reports(paths, SETTINGS).table.drop_columns(NOT_SAID) for paths in ([one, two], [two, one]))
    assert there.sort_by("report_id").equals(back.sort_by("report_id"))


def test_one_reference_with_two_meanings_names_both_places_and_takes_neither(tmp_path: Path) -> None:
    one = put(tmp_path, csv_text({"reference": "a"}, {"reference": "b"}), "1.csv")
    two = put(tmp_path, csv_text({"reference": "b", "count": "4"}), "2.csv")
    (problem,) = problems_of(one, two)
    assert (problem.code, Path(problem.where.file).name, problem.where.line) == ("R030", "2.csv", 2)
    assert "1.csv, line 3" in problem.remedy
    assert "count" in problem.remedy
    kept = read_reports([one, two], replace(SETTINGS, keep_going=True))
    assert kept.table["reference"].to_pylist() == ["a"]


def test_without_the_comparison_the_second_meaning_would_be_lost_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Teeth: with the safeguard out, the harm happens.
    one = put(tmp_path, csv_text({"reference": "b"}), "1.csv")
    two = put(tmp_path, csv_text({"reference": "b", "count": "4"}), "2.csv")
    monkeypatch.setattr("truceline.report.repeating._differing", lambda *rows: ["" for _ in rows[2]])
    assert read_reports([one, two], SETTINGS).repeated == 1


def test_a_copy_received_later_is_a_repetition(tmp_path: Path) -> None:
    path = put(
        tmp_path,
        csv_text({"reference": "a", "received_at": "2017-07-11"}, {"reference": "a", "received_at": "2017-07-12"}),
    )
    assert read_reports([path], SETTINGS).repeated == 1


def test_relays_stay_as_declared(tmp_path: Path) -> None:
    path = put(tmp_path, csv_text({"relayed_from": "post-9/17"}))
    assert read_reports([path], SETTINGS).table["relayed_from"].to_pylist() == ["post-9/17"]


def test_exercise_and_real_reports_are_never_read_together_even_when_told_to_keep_going(tmp_path: Path) -> None:
    real = put(tmp_path, csv_text({"reference": "a"}), "real.csv")
    drill = put(tmp_path, csv_text({"reference": "b", "exercise": "true"}), "drill.csv")
    for settings in (SETTINGS, replace(SETTINGS, keep_going=True)):
        (problem,) = problems_of(real, drill, settings=settings)
        assert (problem.code, Path(problem.where.file).name) == ("R031", "drill.csv")
        assert "real.csv, line 2" in problem.remedy


def test_without_the_check_exercise_reports_would_stand_among_real_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Teeth: with the safeguard out, the harm happens.
    monkeypatch.setattr(reading, "mixed_exercise", lambda *_: False)
    path = put(tmp_path, csv_text({}, {"exercise": "true"}))
    assert read_reports([path], SETTINGS).table["exercise"].to_pylist() == [False, True]


def test_a_file_named_exercise_may_hold_nothing_else(tmp_path: Path) -> None:
    path = put(tmp_path, csv_text(), "EXERCISE-1.csv")
    assert found(problems_of(path)) == [("R032", 2, "exercise")]
    path = put(tmp_path, csv_text({"exercise": "true"}), "EXERCISE-1.csv")
    assert read_reports([path], SETTINGS).table["exercise"].to_pylist() == [True]


def test_a_reading_of_exercises_marks_what_does_not_mark_itself(tmp_path: Path) -> None:
    path = put(tmp_path, csv_text({"exercise": ""}))
    assert read_reports([path], replace(SETTINGS, exercise=True)).table["exercise"].to_pylist() == [True]
    assert read_reports([path], SETTINGS).table["exercise"].to_pylist() == [False]


def test_turning_marks_stay_in_what_was_said_and_are_remarked_on(tmp_path: Path) -> None:
    said = "fire from \u202eeht north"
    read = read_reports([put(tmp_path, csv_text({"said": said}))], SETTINGS)
    assert read.table["said"].to_pylist() == [said]
    assert found(read.remarks) == [("R060", 2, "said")]
    assert "\u202e" not in str(read.remarks[0])


def test_what_was_said_is_kept_to_the_letter(tmp_path: Path) -> None:
    said = "  =1+1 is no formula here;\r\n«сказано» \u200fقيل\u200f  "
    read = read_reports([put(tmp_path, csv_text({"said": said}))], SETTINGS)
    assert read.table["said"].to_pylist() == [said]


def test_more_problems_than_a_person_can_use_are_counted_and_every_bad_row_is_left_out(tmp_path: Path) -> None:
    rows = [{"act": "nonsense"}] * (LISTED + 5) + [{}]
    path = put(tmp_path, csv_text(*rows))
    read = read_reports([path], replace(SETTINGS, keep_going=True))
    assert read.table.num_rows == 1
    assert len(read.problems) == LISTED + 1
    assert read.problems[-1].remedy.startswith("5 more")


def test_progress_ends_at_the_size_of_all_files(tmp_path: Path) -> None:
    paths = [put(tmp_path, csv_text({"reference": name}), f"{name}.csv") for name in "ab"]
    told: list[tuple[int, int]] = []
    read_reports(paths, replace(SETTINGS, progress=lambda done, total: told.append((done, total))))
    total = sum(path.stat().st_size for path in paths)
    assert told[-1] == (total, total)
    assert told == sorted(told)


def test_a_point_whose_coordinates_are_swapped_is_named(tmp_path: Path) -> None:
    rows = [{"longitude": f"{36 + i / 10}", "latitude": f"{32.5 + i / 20}"} for i in range(20)]
    swapped = {"longitude": "32.7", "latitude": "36.1"}
    path = put(tmp_path, csv_text(*rows, swapped))
    assert found(problems_of(path)) == [("R026", 22, "longitude")]
    nearly_equal = {"longitude": "36.5115", "latitude": "36.5381"}  # exchanged it would lie three kilometres away
    path = put(tmp_path, csv_text(*rows, nearly_equal))
    assert read_reports([path], SETTINGS).table.num_rows == 21
    far_but_right = {"longitude": "44.4", "latitude": "33.3"}
    path = put(tmp_path, csv_text(*rows, far_but_right))
    assert read_reports([path], SETTINGS).table.num_rows == 21


@pytest.mark.parametrize(
    "settings", [replace(SETTINGS, posts={"p": (36.0, 32.5)}), replace(SETTINGS, region=(35, 32, 37, 34))]
)
def test_a_file_that_is_swapped_throughout_is_found_by_the_posts_or_the_region(
    tmp_path: Path, settings: ReadingSettings
) -> None:
    path = put(tmp_path, csv_text({"longitude": "32.6", "latitude": "36.2"}))
    assert found(problems_of(path, settings=settings)) == [("R026", 2, "longitude")]


def test_a_point_a_little_outside_the_region_is_not_suspected(tmp_path: Path) -> None:
    # Nearly as far east as north: the other way round it lies inside.
    path = put(tmp_path, csv_text({"longitude": "34.5", "latitude": "34.6"}))
    assert read_reports([path], replace(SETTINGS, region=(35, 34, 37, 36))).table.num_rows == 1


def test_points_all_over_the_world_are_not_suspected_of_being_swapped(tmp_path: Path) -> None:
    rows = [
        {"longitude": f"{lon}", "latitude": f"{lat}"}
        for lon, lat in [(10, 45), (45, 10), (-60, 5), (36, 33), (100, 15), (33, 36)]
    ]
    for settings in (SETTINGS, replace(SETTINGS, region=(30, 30, 37, 37))):
        assert read_reports([put(tmp_path, csv_text(*rows))], settings).table.num_rows == 6


def test_arabic_and_persian_digits_are_read_as_the_numbers_they_are(tmp_path: Path) -> None:
    path = put(tmp_path, csv_text({"longitude": "٣٦٫٢", "count": "۱۲", "occurred_at": "٢٠١٧-٠٧-١٠"}))
    report = read_reports([path], SETTINGS).table.to_pylist()[0]
    assert (report["longitude"], report["count"]) == (36.2, 12)
    assert report["occurred_at"] == datetime(2017, 7, 10, 9, tzinfo=UTC)


def test_a_whole_number_may_come_with_an_empty_fraction_as_pandas_writes_it(tmp_path: Path) -> None:
    assert read_reports([put(tmp_path, csv_text({"count": "3.0"}))], SETTINGS).table["count"].to_pylist() == [3]


def test_originals_carry_the_sum_that_every_row_refers_to(tmp_path: Path) -> None:
    path = put(tmp_path, csv_text({}, {}))
    read = read_reports([path], SETTINGS)
    expected = hashlib.sha256(path.read_bytes()).hexdigest()
    assert [(o.path, o.sha256, o.size) for o in read.originals] == [(path, expected, path.stat().st_size)]
    assert set(read.table["original_sha256"].to_pylist()) == {expected}


def test_the_form_needs_no_more_than_who_when_and_a_reference(tmp_path: Path) -> None:
    columns = ["source", "source_family", "reference", "occurred_at"]
    report = read_reports([put(tmp_path, csv_text(columns=columns))], SETTINGS).table.to_pylist()[0]
    assert report["longitude"] is None
    assert report["occurred_at"] is not None


def test_a_refusal_is_never_half_a_success(tmp_path: Path) -> None:
    path = put(tmp_path, csv_text({}, {"count": "x"}))
    with pytest.raises(Refused):
        read_reports([path], SETTINGS)
    assert isinstance(read_reports([path], replace(SETTINGS, keep_going=True)).table, pa.Table)
    assert SOUND["count"] == "3"


def test_a_bound_is_told_in_digits_that_a_person_can_count(tmp_path: Path) -> None:
    (problem,) = problems_of(put(tmp_path, csv_text({"radius_m": "-5"})))
    assert problem.expected == "a number from 1 to 20037508"


def test_days_that_a_program_counted_are_told_once_with_both_dates_that_they_may_mean(tmp_path: Path) -> None:
    days = ["14975", "14977.0", "15080.0/15084.0", "14990.0", "15000"]
    told = problems_of(put(tmp_path, csv_text(*({"occurred_at": day} for day in days))))
    assert {problem.code for problem in told} == {"R024"}
    (sentence,) = told_together(told)
    assert "14975 would be 1940-12-30 as Excel counts days, 2011-01-01 as R and Python do" in sentence


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("Ghary\u00c4\u0081n town", "UTF-8 that was read as Latin-1"),
        ("Kaduna \u0097 again", "it is “—”"),
        ("a\x07b", "U+0007."),
    ],
)
def test_control_characters_of_another_encoding_are_told_what_they_come_of(
    tmp_path: Path, said: str, remedy: str
) -> None:
    (told,) = problems_of(put(tmp_path, csv_text({"said": said})))
    assert told.code == "R012"
    assert remedy in told.remedy
    assert ("export it again" in told.remedy.lower()) == ("\x07" not in said)


def test_a_language_may_be_named_and_its_tag_is_kept(tmp_path: Path) -> None:
    names = ("Arabic", "العربية", "русский", "uk", "ar-SY", "")
    read = read_reports([put(tmp_path, csv_text(*({"language": name} for name in names)))], SETTINGS)
    assert read.table["language"].to_pylist() == ["ar", "ar", "ru", "uk", "ar-SY", None]
