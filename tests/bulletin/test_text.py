import pytest
from small_record import days, rich_record

from truceline.bulletin.composing import compose
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

    assert "- \u2068وادي الزيتون\u2069: Incidents 1" in text
