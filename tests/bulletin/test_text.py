import re

import pytest
from small_record import days, fire, record_of, rich_record

from truceline.bulletin.composing import compose
from truceline.bulletin.page import render_page
from truceline.bulletin.telling.whole import tell
from truceline.bulletin.text import render_text
from truceline.values.language import Language

WEEK = days("2020-02-08", "2020-02-14")


@pytest.mark.parametrize("language", Language)
def test_the_text_has_every_part_and_every_figure_of_the_page(language: Language) -> None:
    bulletin = compose(rich_record(), WEEK)
    text = " ".join(render_text(bulletin, language).split())

    for section in tell(bulletin, language).sections:
        assert section.title in text
        for table in section.tables:
            for row in table.rows:
                assert " ".join(row.about.text.split()) in text
                assert all(" ".join(cell.text.split()) in text for cell in row.cells)


def test_an_exercise_is_marked_in_three_languages_at_the_top_and_at_the_end() -> None:
    lines = render_text(compose(rich_record(), WEEK), Language.RUSSIAN).splitlines()

    assert lines[0] == lines[-1] == "*** EXERCISE · تمرين · УЧЕНИЯ ***"


def test_lines_are_short_enough_for_mail() -> None:
    for language in Language:
        lines = render_text(compose(rich_record(), WEEK), language).splitlines()
        assert [line for line in lines if len(line) > 76 and " " in line.strip()] == []


@pytest.mark.parametrize("language", Language)
def test_no_sentence_ends_in_two_full_stops(language: Language) -> None:
    # A long period and a short one: days not observed are told in two ways.
    for period in (WEEK, days("2020-01-01", "2020-03-31")):
        assert ".." not in render_text(compose(rich_record(), period), language)


def test_names_bring_their_own_direction() -> None:
    text = render_text(compose(rich_record(), WEEK), Language.ENGLISH)

    assert "- \u2068وادي الزيتون\u2069: Incidents: 1" in text


@pytest.mark.parametrize("language", Language)
def test_every_figure_stands_behind_the_name_of_its_column_and_a_colon(language: Language) -> None:
    bulletin = compose(rich_record(), WEEK)
    text = " ".join(render_text(bulletin, language).split())

    areas = tell(bulletin, language).section("areas").tables[0]
    named = [heading.text for heading in areas.headings[1:]]
    assert all(f"{name}: {cell.text}" in text for name, cell in zip(named, areas.rows[0].cells, strict=True))


@pytest.mark.parametrize(
    ("language", "day"),
    [(Language.ENGLISH, "1 March 2020"), (Language.ARABIC, "1 آذار 2020"), (Language.RUSSIAN, "1 марта 2020 г.")],
)
def test_the_day_of_a_determination_is_told_as_every_other_day_of_the_bulletin(language: Language, day: str) -> None:
    decided = {"incident_id": "i0", "outcome": "minor_violation"}
    bulletin = compose(record_of(fire("2020-02-10T11:00Z"), determinations=(decided,)), WEEK)

    for told in (render_text(bulletin, language), render_page(bulletin, language)):
        assert day in " ".join(told.split())
        assert "2020-03-01" not in told


UNITS = re.compile(r"[0-9]\u2069? (?:km|m|км|м|كم|م|%)(?![\w])")


@pytest.mark.parametrize("language", Language)
def test_no_line_ends_between_a_number_and_its_unit(language: Language) -> None:
    bulletin = compose(rich_record(), WEEK)

    for told in (render_text(bulletin, language), render_page(bulletin, language)):
        assert "\u00a0" in told
        assert UNITS.findall(told) == []
