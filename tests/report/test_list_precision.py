"""How well a place is known: what lists say of it in words, degrees, distances and numbers of devices, as metres."""

import re
from pathlib import Path

import pytest
from report_forms import SETTINGS, found, problems_of, put

from truceline.error_phrases import PHRASES
from truceline.errors import alike
from truceline.report.channels import list_names_arabic as arabic
from truceline.report.channels import list_names_russian as russian
from truceline.report.channels.list_precision import ENGLISH, bare, told_by
from truceline.report.channels.precision import BY_GEO_PRECISION, BY_SPECIFICITY, BY_WHERE_PREC, METRES
from truceline.report.reading import ReadReports, read_reports
from truceline.values.language import Language, say
from truceline.values.problems import sentence

ROOT = Path(__file__).resolve().parents[2]
NOT_KNOWN = "R079"
PHRASES_OF = {language: say("phrase-known-precisions", language) for language in (Language.ARABIC, Language.RUSSIAN)}
PHRASES_OF[Language.ENGLISH] = PHRASES["known-precisions"]


def _read(folder: Path, heading: str, *cells: str) -> ReadReports:
    rows = [f'{number},2017-07-09,32.6,36.{number},"{cell}"' for number, cell in enumerate(cells, start=1)]
    return read_reports([put(folder, "\n".join([f"id,date,lat,lon,{heading}", *rows, ""]), "list.csv")], SETTINGS)


def _radii(folder: Path, heading: str, *cells: str) -> list[float | None]:
    radii: list[float | None] = _read(folder, heading, *cells).table["radius_m"].to_pylist()
    return radii


@pytest.mark.parametrize(
    ("cell", "metres"),
    [
        ("Exact location", 100),
        ("exact_location_coalition", 100),
        ("Exact location (via Coalition)", 100),
        ("exact", 2_000),
        ("STREET", 500),
        ("Nearby landmark", 1_000),
        ("Neighbourhood/area", 1_500),
        ("neighbourhood_area", 1_500),
        ("Village", 2_000),
        ("settlement", 3_000),
        ("City", 7_000),
        ("subdistrict", 40_000),
        ("District", 70_000),
        ("Province/governorate", 140_000),
        ("ADM2", 70_000),
        ("village or town", 3_000),
        ("street, city", 7_000),
        ("within_100m", 100),
        ("Within 100 m", 100),
        ("Within 5km (via coalition)", 5_000),
        ("1-2 km", 2_000),
        ("1.5 km", 1_500),
        ("±50 m", 50),
        ("up to 1,200 metres", 1_200),
        ("within_1m", 1),
        ("قرية", 2_000),
        ("القرية", 2_000),
        ("مدينة", 7_000),
        ("حيّ", 1_500),
        ("محافظة", 140_000),
        ("ضمن ٥٠٠ متر", 500),
        ("في حدود 5 كم", 5_000),
        ("село", 2_000),
        ("Населенный пункт", 3_000),
        ("область", 140_000),
        ("до 1,5 км", 1_500),
        ("в пределах 300 м", 300),
    ],
)
def test_what_lists_say_of_how_well_a_place_is_known_is_metres(tmp_path: Path, cell: str, metres: float) -> None:
    read = _read(tmp_path, "geolocation accuracy", cell)
    assert read.table["radius_m"].to_pylist() == [metres]
    assert found(read.remarks) == [("R078", 1, "geolocation accuracy")]


@pytest.mark.parametrize(
    "cell",
    [
        "medium",
        "more than 5 km",
        "> 5 km",
        "5+ km",
        "5 miles",
        "2 km north of Tafas",
        "village, more or less",
        "x" * 200,
    ],
)
def test_what_is_not_known_is_remarked_on_with_what_is_known_and_the_row_is_taken(tmp_path: Path, cell: str) -> None:
    read = _read(tmp_path, "accuracy", "village", cell)
    assert read.table["radius_m"].to_pylist() == [2_000, 5_000]
    (remark,) = [told for told in read.remarks if told.code == NOT_KNOWN]
    assert (remark.where.line, remark.where.column) == (3, "accuracy")
    assert remark.remedy.startswith("5,000 m are assumed for this row. Known are exact location, street, ")
    (several,) = alike([remark])
    for language in Language:
        told = sentence(several, language).text
        for word in re.findall(r"[^,،]+", PHRASES_OF[language]):
            assert word in told
            assert told_by(word) is not None, word


def test_the_summary_tells_every_word_with_its_metres_and_rows_the_most_frequent_first(tmp_path: Path) -> None:
    cells = ("town", "village", "village", "", "within 100 m", "within 2 km", "country", "village")
    (summary,) = _read(tmp_path, "accuracy", *cells).remarks
    read = (
        "village 2,000 m (rows: 3); distances as they are told (rows: 2); town 3,000 m (rows: 1); "
        "country no place (rows: 1); nothing said, 5,000 m assumed (rows: 1). "
    )
    assert read in summary.remedy
    (several,) = alike([summary])
    assert "village 2,000 م (عدد الصفوف: 3)" in re.sub(
        "[\u200e\u2068\u2069]", "", sentence(several, Language.ARABIC).text
    )
    assert "village 2,000 м (строк: 3)" in re.sub("[\u200e\u2068\u2069]", "", sentence(several, Language.RUSSIAN).text)


def test_a_point_that_is_known_no_better_than_its_country_is_no_place(tmp_path: Path) -> None:
    table = _read(tmp_path, "accuracy", "country", "village").table
    assert table["latitude"].to_pylist() == [None, 32.6]
    assert table["radius_m"].to_pylist() == [None, 2_000]


@pytest.mark.parametrize(
    ("heading", "metres"),
    [
        ("geo_precision", [2_000, 25_000, 140_000, 140_000]),
        ("where_prec", [2_000, 25_000, 70_000, 140_000]),
        ("specificity", [2_000, 70_000, 70_000, 140_000]),
    ],
)
def test_degrees_are_those_of_the_codebook_that_the_heading_names(
    tmp_path: Path, heading: str, metres: list[float]
) -> None:
    assert _radii(tmp_path, heading, "1", "2", "3", "4") == metres
    assert _radii(tmp_path, heading, "1.0", "2.0", "3.0", "4.0") == metres


@pytest.mark.parametrize("heading", ["geo_precision", "geo_prec", "where_prec"])
def test_a_country_is_no_place_by_its_degree_whatever_researchers_call_it(tmp_path: Path, heading: str) -> None:
    """Teeth: taken for a village, the middle of the country would be where it was."""
    table = _read(tmp_path, heading, "1", "6", "7").table
    assert table["radius_m"].to_pylist() == [2_000, None, None]
    assert table["latitude"].to_pylist()[1:] == [None, None]


def test_degrees_without_a_codebook_are_not_read_as_metres(tmp_path: Path) -> None:
    read = _read(tmp_path, "precision", "1", "2", "3")
    assert read.table["radius_m"].to_pylist() == [5_000] * 3
    assert [told.code for told in read.remarks] == [NOT_KNOWN] * 3


@pytest.mark.parametrize("heading", ["location_accuracy", "location-Accuracy", "_location_precision", "accuracy"])
def test_what_a_telephone_tells_holds_two_thirds_and_1_62_times_as_far_holds_nineteen_in_twenty(
    tmp_path: Path, heading: str
) -> None:
    # sqrt(ln 0.05 / ln 0.32) = sqrt(2.9957 / 1.1394)
    assert _radii(tmp_path, heading, "4.9", "10", "5") == pytest.approx([7.9, 16.2, 8.1])


def test_a_point_that_was_set_by_hand_on_a_form_is_not_known_to_a_metre(tmp_path: Path) -> None:
    assert _radii(tmp_path, "accuracy", "0", "12.5") == pytest.approx([5_000, 20.3])


def test_the_points_of_forms_on_telephones_are_known_by_their_headings(tmp_path: Path) -> None:
    header = "id,date,location-Latitude,location-Longitude,location-Altitude,location-Accuracy"
    (report,) = read_reports(
        [put(tmp_path, f"{header}\n1,2017-07-09,32.6,36.2,400,20.0\n", "form.csv")], SETTINGS
    ).table.to_pylist()
    assert (report["latitude"], report["longitude"], report["radius_m"]) == (32.6, 36.2, 32.4)


def test_metres_are_taken_before_words_where_a_list_has_both(tmp_path: Path) -> None:
    text = "id,date,lat,lon,radius_m,accuracy\n1,2017-07-09,32.6,36.2,800,city\n2,2017-07-09,32.7,36.2,,city\n"
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    assert read.table["radius_m"].to_pylist() == [800, 7_000]


def test_a_column_of_metres_may_have_units_and_words_and_is_refused_for_what_is_no_number(tmp_path: Path) -> None:
    assert _radii(tmp_path, "radius_m", "800", "2 km", "village") == [800, 2_000, 2_000]
    text = "id,date,lat,lon,radius_m\n1,2017-07-09,32.6,36.2,medium\n2,2017-07-09,32.6,36.2,=1+1\n"
    assert found(problems_of(put(tmp_path, text, "list.csv"))) == [("R014", 2, "radius_m"), ("R015", 3, "radius_m")]


def test_words_without_a_point_say_nothing_and_are_named_in_the_words_of_the_list(tmp_path: Path) -> None:
    text = "id,date,lat,lon,place,accuracy\n1,2017-07-09,,,Tafas,village\n"
    read = read_reports([put(tmp_path, text, "list.csv")], SETTINGS)
    assert read.table["radius_m"].to_pylist() == [None]
    assert [(told.code, told.where.column, told.came) for told in read.remarks if told.code == "R071"] == [
        ("R071", "accuracy", "“village”")
    ]


@pytest.mark.parametrize(
    "heading", ["دقة الموقع", "Accuracy / الدقة", "Точность", "Geolocation Accuracy", "GEO_PRECISION"]
)
def test_headings_of_three_languages_are_known(tmp_path: Path, heading: str) -> None:
    assert _radii(tmp_path, heading, "village") == [2_000]


def test_no_word_is_of_two_kinds_and_every_word_stands_in_the_document_with_its_metres() -> None:
    document = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")
    section = document[document.index("#### How well a place is known") :].split("\n#### ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")][1:]
    told = {bare(word): row.split("|")[1].strip() for row in rows for word in re.findall(r"`([^`]+)`", row)}
    kinds: dict[str, str] = {}
    for words in (ENGLISH, arabic.PRECISIONS, russian.PRECISIONS):
        for kind, several in words.items():
            for word in several:
                assert kinds.setdefault(bare(word), kind) == kind, word
                metres = METRES[kind]
                written = (
                    "no place" if metres is None else f"{int(metres) / 1000:g} km" if len(metres) > 3 else f"{metres} m"
                )
                assert told[bare(word)] == written, word
    assert set(told) == set(kinds)


def test_a_word_is_no_code_and_a_code_is_no_word_under_another_heading() -> None:
    assert told_by("1") is None
    assert [told_by("3", heading) for heading in ("geo_precision", "where_prec")] == [("140000", "3"), ("70000", "3")]
    for codebook in (BY_GEO_PRECISION, BY_WHERE_PREC, BY_SPECIFICITY):
        assert set(codebook.values()) <= set(METRES.values())
