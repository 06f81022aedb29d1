"""What a bulletin says: the same numbers in every language, the same words for the same facts, and nothing too early."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser, ast
from small_record import days, fire, nil, record_of, rich_record

from truceline.bulletin.composing import Bulletin, Tier, compose
from truceline.bulletin.telling.pieces import Telling
from truceline.bulletin.telling.places import _last
from truceline.bulletin.telling.speaker import Speaker
from truceline.bulletin.telling.voice import Name
from truceline.bulletin.telling.whole import tell
from truceline.bulletin.text import render_text
from truceline.finding.table import REASONS
from truceline.measure.rate import Reading
from truceline.values.language import Language, has_sentence, say, unbroken
from truceline.values.telling import tell_days

SENTENCES = Path(__file__).resolve().parents[2] / "src/truceline/values/sentences"
WEEK = days("2020-02-08", "2020-02-14")
OTHERS = [Language.ARABIC, Language.RUSSIAN]
PLURALS = {"zero", "one", "two", "few", "many", "other"}


def numbers(text: str, language: Language) -> Counter[str]:
    """Every number of a text, without its separators; a Russian decimal comma is a point."""
    if language is Language.RUSSIAN:
        text = re.sub(r"(?<=\d)[\u00a0\u202f](?=\d{3})", "", text)
        text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    else:
        text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return Counter(re.findall(r"\d+(?:\.\d+)?", text))


def bulletins() -> list[Bulletin]:
    earlier = compose(record_of(fire("2020-02-09T10:00Z")), WEEK).frozen()
    determined = record_of(
        fire("2020-02-09T10:00Z"),
        fire("2020-02-09T11:00Z"),
        determinations=(
            {"incident_id": "i0", "outcome": "serious_violation"},
            {"incident_id": "i1", "outcome": "no_violation"},
        ),
    )
    return [
        compose(rich_record(), WEEK),
        compose(rich_record(), days("2019-01-01", "2020-12-31"), tier=Tier.DESK, earlier=earlier),
        compose(rich_record(), days("2020-02-09", "2020-02-09")),
        compose(determined, WEEK),
        compose(record_of(), WEEK),
        *(compose(record_of(*(fire(f"2020-02-09T0{n}:00Z") for n in range(count))), WEEK) for count in (1, 2, 3)),
        compose(record_of(*(fire(f"2020-02-09T10:{n:02d}Z") for n in range(11))), WEEK),
        compose(record_of(reports=(nil("2020-02-09T10:00Z", (36.1, 32.6)),)), WEEK),
    ]


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_carries_the_same_numbers(language: Language) -> None:
    for bulletin in bulletins():
        english = numbers(render_text(bulletin, Language.ENGLISH), Language.ENGLISH)
        theirs = numbers(render_text(bulletin, language), language)

        assert theirs == english


def test_a_number_that_differs_in_one_language_would_be_seen() -> None:
    """Teeth: the comparison above notices one figure among hundreds."""
    text = render_text(compose(rich_record(), WEEK), Language.RUSSIAN)

    assert numbers(text.replace("20", "21", 1), Language.RUSSIAN) != numbers(text, Language.RUSSIAN)


def variables(message: ast.Message) -> set[str]:
    found: set[str] = set()

    def walk(node: object) -> None:
        if isinstance(node, ast.VariableReference):
            found.add(node.id.name)
        if isinstance(node, ast.BaseNode):
            for child in vars(node).values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk(message)
    return found


def messages(language: Language, noun: str) -> dict[str, ast.Message]:
    resource = FluentParser().parse((SENTENCES / language / f"{noun}.ftl").read_text(encoding="utf-8"))
    return {entry.id.name: entry for entry in resource.body if isinstance(entry, ast.Message)}


@pytest.mark.parametrize("noun", ["bulletin", "measure"])
@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_stands_in_every_language_with_the_same_numbers_in_it(language: Language, noun: str) -> None:
    english, theirs = messages(Language.ENGLISH, noun), messages(language, noun)

    assert theirs.keys() == english.keys()
    assert [name for name in english if variables(english[name]) != variables(theirs[name])] == []


def selections(node: object) -> list[list[str]]:
    """The names of the variants of every choice within a message."""
    found: list[list[str]] = []
    if isinstance(node, ast.SelectExpression):
        found.append([v.key.name for v in node.variants if isinstance(v.key, ast.Identifier)])
    if isinstance(node, ast.BaseNode):
        for child in vars(node).values():
            found += selections(child)
    elif isinstance(node, list):
        for child in node:
            found += selections(child)
    return found


def test_arabic_has_all_six_plural_forms_wherever_a_number_governs_a_noun() -> None:
    for name, message in messages(Language.ARABIC, "bulletin").items():
        for variants in selections(message):
            if set(variants) & (PLURALS - {"other"}):
                assert set(variants) == PLURALS, name


def test_russian_has_four_plural_forms_or_the_two_of_the_genitive() -> None:
    for name, message in messages(Language.RUSSIAN, "bulletin").items():
        for variants in selections(message):
            if set(variants) & (PLURALS - {"other"}):
                assert set(variants) in ({"one", "few", "many", "other"}, {"one", "other"}), name


def test_every_reason_of_a_finding_has_words() -> None:
    for reason in REASONS:
        for language in Language:
            assert has_sentence(f"bulletin-reason-{reason}", language), reason


def body(telling: Telling) -> str:
    """Everything but the methods, which name the rule of determined violations."""
    lines = [figure.label for figure in telling.key_figures]
    for section in telling.sections:
        if section.code != "methods":
            lines += [section.title, *section.sentences, *section.notes]
            for table in section.tables:
                lines += [table.caption, *(heading.text for heading in table.headings)]
                lines += [cell.text for row in table.rows for cell in (row.about, *row.cells)]
    return "\n".join(lines)


VIOLATION = {Language.ENGLISH: "violation", Language.ARABIC: "انتهاك", Language.RUSSIAN: "наруш"}


@pytest.mark.parametrize("language", Language)
def test_nothing_is_called_a_violation_before_somebody_determined_it(language: Language) -> None:
    undetermined = body(tell(compose(rich_record(), WEEK), language))
    record = record_of(
        fire("2020-02-09T10:00Z"), determinations=({"incident_id": "i0", "outcome": "serious_violation"},)
    )
    determined = body(tell(compose(record, WEEK), language))

    assert VIOLATION[language] not in undetermined.lower()
    # Teeth: the word is found where it may stand.
    assert VIOLATION[language] in determined.lower()


@pytest.mark.parametrize(
    ("language", "headline", "told"),
    [
        (Language.ENGLISH, "10 to 10 or more", "highest figure is open (“at least”): 1."),
        (Language.ARABIC, "10 إلى 10 أو أكثر", "مفتوحا («على الأقل»): 1."),
        (Language.RUSSIAN, "от 10 до 10 или больше", "осталась открытой («не менее»): 1."),
    ],
)
def test_where_the_highest_figure_is_open_the_bulletin_says_or_more(
    language: Language, headline: str, told: str
) -> None:
    exact: dict[str, Any] = {"killed_low": 7, "killed_best": 7, "killed_high": 7}
    one, other = fire("2020-02-09T10:00Z", killed_low=3), fire("2020-02-10T10:00Z", **exact)
    open_told, closed_told = (
        re.sub("[\u2066-\u2069\\s]+", " ", render_text(compose(record_of(first, other), WEEK), language))
        for first in (one, one | {"killed_high": 3})
    )
    for said in (headline, told):
        assert said in open_told
        assert said not in closed_told


def test_without_a_determination_the_bulletin_says_that_none_has_been_made() -> None:
    telling = tell(compose(rich_record(), WEEK), Language.ENGLISH)

    assert telling.section("determinations").sentences == ("No determination has been made.",)
    assert "No determination has been made." in telling.section("headline").sentences


def test_the_same_facts_are_told_in_the_same_words() -> None:
    first = tell(compose(record_of(fire("2020-02-09T10:00Z", admin1="Vale")), WEEK), Language.ENGLISH)
    other = tell(compose(record_of(fire("2020-02-09T17:00Z", admin1="Hill")), WEEK), Language.ENGLISH)

    assert first.section("headline").sentences == other.section("headline").sentences


def test_days_without_observation_are_told_as_such_with_their_dates() -> None:
    record = record_of(fire("2020-02-09T10:00Z"), reports=(nil("2020-02-11T10:00Z"),))
    sentences = tell(compose(record, WEEK), Language.ENGLISH).section("coverage").sentences

    assert (
        "\u2068Basin\u2069 was not observed on: 8 February 2020; 10 February 2020; 12 to 14 February 2020." in sentences
    )


def test_no_clock_is_told_of_a_last_incident_of_which_the_day_alone_is_known() -> None:
    def last(at: str, **more: Any) -> str:
        bulletin = compose(record_of(fire(at, **more)), WEEK, tier=Tier.DESK)
        return _last(Speaker(bulletin, Language.ENGLISH), bulletin.zones[0])

    assert last("2020-02-10T10:00Z") == "10 February 2020, 12:00 (4 days before the end)"
    assert last("2020-02-10T10:00Z", occurred_within_s=43_200.0) == "10 February 2020 (4 days before the end)"
    assert last("2020-02-14T10:00Z", occurred_within_s=43_200.0) == "14 February 2020"


def test_long_runs_without_observation_are_counted_and_the_longest_is_named() -> None:
    fires = (fire(f"2020-02-{day:02d}T10:00Z") for day in range(1, 29, 3))
    bulletin = compose(record_of(*fires), days("2020-02-01", "2020-03-20"))
    (told,) = [s for s in tell(bulletin, Language.ENGLISH).section("coverage").sentences if "Basin" in s]

    assert "39 days, in 10 separate runs; the longest: 29 February to 20 March 2020" in told


def test_a_reading_is_told_with_both_counts() -> None:
    record = record_of(*(fire(f"2020-02-{1 + n // 3:02d}T{n % 3 + 8:02d}:00Z") for n in range(21)))
    bulletin = compose(record, WEEK)
    (compared,) = [c for c in bulletin.compared if c.figure == "incidents"]

    assert compared.change.reading == Reading.FEWER
    assert (
        "Fewer incidents than the 7 days before: 0 now, 21 then."
        in tell(bulletin, Language.ENGLISH).section("headline").sentences
    )


def test_every_table_with_figures_names_its_counting_rule() -> None:
    telling = tell(compose(rich_record(), WEEK), Language.ENGLISH)
    without_rule = {"clocks", "details", "rules", "comparison"}

    for section in telling.sections:
        for table in section.tables:
            assert ("Counting rule: " in table.caption) == (table.code not in without_rule), table.code


def test_names_are_isolated_in_sentences_and_numbers_are_not() -> None:
    speaker = Speaker(compose(rich_record(), WEEK), Language.ARABIC)

    assert speaker.say("zone-not-drawn", zone=Name("Basin")).startswith("\u2068Basin\u2069")
    assert "\u2068" not in speaker.say("map-beyond", count=3)
    assert Name("x").isolated == "\u2068x\u2069"


def test_articles_that_are_words_are_left_out_of_a_provisions_name() -> None:
    speaker = Speaker(compose(rich_record(), WEEK), Language.RUSSIAN)

    assert speaker.provision(Name("Огонь"), "2.1") == "Огонь (ст. 2.1)"
    assert speaker.provision(Name("Огонь"), "not public") == "Огонь"


def test_the_desk_is_told_that_its_bulletin_is_not_for_release() -> None:
    desk = tell(compose(rich_record(), WEEK, tier=Tier.DESK), Language.ENGLISH)

    assert "For the desk only. Not for release." in desk.about


def test_the_outcomes_of_a_headline_add_up_to_what_was_determined() -> None:
    outcomes = ("serious_violation", "minor_violation", "no_violation", "not_established")
    decided = tuple({"incident_id": f"i{n}", "outcome": outcome} for n, outcome in enumerate(outcomes))
    fires = [fire(f"2020-02-{8 + n:02}T10:00Z") for n in range(5)]
    headline = tell(compose(record_of(*fires, determinations=decided), WEEK), Language.ENGLISH).section("headline")
    assert (
        "4 incidents have been determined: serious violations 1; minor violations 1; other outcomes 2."
        in headline.sentences
    )


@pytest.mark.parametrize("language", Language)
def test_of_days_before_and_after_all_reports_it_is_told_that_nothing_is_known(language: Language) -> None:
    record = record_of(fire("2020-02-09T10:00Z"), fire("2020-02-12T10:00Z"))
    whole, longer = days("2020-02-09", "2020-02-12"), days("2020-02-01", "2020-02-29")
    told = [tell(compose(record, period), language).section("headline").sentences for period in (longer, whole)]
    reported = unbroken(tell_days(dt.date(2020, 2, 9), dt.date(2020, 2, 12), language))
    assert [reported in " ".join(one) for one in told] == [True, False]


def test_what_is_due_at_midnight_is_due_at_the_end_of_the_day_before() -> None:
    speaker = Speaker(compose(rich_record(), WEEK), Language.ENGLISH)
    midnight = dt.datetime(2020, 2, 9, tzinfo=speaker.zone)
    assert speaker.until(midnight) == "8 February 2020, 24:00"
    assert speaker.until(midnight + dt.timedelta(hours=1)) == "9 February 2020, 01:00"


@pytest.mark.parametrize(
    ("language", "no"), [(Language.ENGLISH, "no"), (Language.ARABIC, "لا"), (Language.RUSSIAN, "нет")]
)
def test_no_number_of_incidents_stands_above_a_bare_no(language: Language, no: str) -> None:
    """A large 21 above “no” was read as no incidents."""
    assert no not in [figure.label for figure in tell(compose(rich_record(), WEEK), language).key_figures]


def test_the_line_of_a_whole_month_begins_with_a_capital_in_russian_too() -> None:
    telling = tell(compose(rich_record(), days("2020-02-01", "2020-02-29")), Language.RUSSIAN)
    assert telling.period.startswith("Февраль 2020")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.ENGLISH, "(the record begins on 6 February 2020): 14 in 7 days now, 1 in 2 days then."),
        (Language.ARABIC, "(يبدأ السجل في 6 شباط 2020): 14 الآن (الأيام: 7)، مقابل 1 في السابق (الأيام: 2)."),
        (Language.RUSSIAN, "(записи начинаются 6 февраля 2020 г.): сейчас 14 (дней: 7), ранее 1 (дней: 2)."),
    ],
)
def test_a_period_before_of_which_the_record_has_some_days_is_not_told_as_whole(language: Language, told: str) -> None:
    fires = [fire(f"2020-02-{8 + n % 7:02}T1{n // 7}:00Z") for n in range(14)]
    telling = tell(compose(record_of(fire("2020-02-06T10:00Z"), *fires), WEEK), language)
    assert any(" ".join(one.split()).endswith(told) for one in telling.section("headline").sentences)
    assert any("6" in note for note in telling.section("zones").notes)


@pytest.mark.parametrize("language", Language)
def test_where_no_report_names_its_area_that_is_said_and_not_that_areas_are_those_named(language: Language) -> None:
    for fired, kind in ((fire("2020-02-09T10:00Z"), "none"), (fire("2020-02-09T10:00Z", admin1="Vale"), "attributed")):
        section = tell(compose(record_of(fired), WEEK), language).section("areas")
        assert section.notes == (say(f"bulletin-areas-{kind}", language),)
