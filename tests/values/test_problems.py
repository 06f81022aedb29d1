"""Problems are told in the reader's language, from what they are and not from their English."""

import json
import string
from typing import Any

import pytest

from truceline.error_codes import CODES
from truceline.error_phrases import PHRASES
from truceline.errors import (
    Alike,
    Conflict,
    Problem,
    Refused,
    Unavailable,
    Where,
    alike,
    joined,
    phrase,
    problem,
    told_together,
)
from truceline.values.language import Language, say
from truceline.values.problems import (
    error_told,
    is_told,
    kept,
    kept_error,
    kept_problem,
    read_kept,
    read_problem,
    said,
    said_apart,
    sentence,
    sentences,
)

OTHERS = [Language.ARABIC, Language.RUSSIAN]
WHERE = Where("list.csv", 3, "التاريخ")


def _bare(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "\u200e\u2068\u2069")))


def _names(text: str) -> dict[str, Any]:
    return {name: name.upper() for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_and_phrase_says_all_that_the_english_one_does(language: Language) -> None:
    pairs = {f"phrase-{name}": text for name, text in PHRASES.items()}
    for code in (code for code in CODES if is_told(code, language)):
        pairs |= {
            f"problem-{code}-{part}": text for part, text in zip(("expected", "remedy"), CODES[code], strict=True)
        }
    for message, english in pairs.items():
        names = _names(english)
        told = say(message, language, **names)
        assert [name for name in names.values() if name not in told] == [], message


def test_english_is_as_it_was() -> None:
    found = problem("R018", WHERE, "9/7/2017", spellings="2017-07-09", hint=phrase("year-first"))
    assert sentence(Alike(found), Language.ENGLISH).text == str(found)
    assert " Year first: 09/07/2017 is two different days to two readers." in found.remedy


def test_a_problem_is_told_in_arabic_with_its_hint_and_what_came_isolated() -> None:
    told = sentence(
        Alike(problem("R018", WHERE, "9/7/2017", spellings="2017-07-09", hint=phrase("year-first"))), OTHERS[0]
    )
    assert told.language is Language.ARABIC
    assert "\u2068\u200e“9/7/2017”\u2069" in told.text
    assert "\u2068R018\u2069" in told.text
    assert _bare(told.text).startswith("list.csv، السطر 3، العمود التاريخ: المتوقع تاريخ أو وقت مثل 2017-07-09؛")
    assert "السنة أولا" in told.text


def test_phrases_within_phrases_and_several_in_a_row_are_told() -> None:
    lacks = phrase("called", what=phrase("word-occurred-at"), names="дата, день")
    hint = joined([phrase("unknown-table"), "", phrase("list-lacks", lacks=lacks)], " ")
    found = problem("R001", WHERE, phrase("another-kind"), hint=hint)
    told = said(found, Language.RUSSIAN)
    assert _bare(told.remedy).startswith(
        "Таких столбцов нет ни у одной известной таблицы. Для простого списка не хватает: дата (под названием дата, день). "
    )
    assert told.came == "“файл другого вида”"
    assert found.remedy.startswith(
        "No known table has such columns. For a plain list it lacks: date (called дата, день). "
    )


NAMES = ", ".join(f"name_{number}" for number in range(20))


@pytest.mark.parametrize("language", list(Language))
def test_long_lists_of_names_are_given_beside_a_problem_and_short_ones_stay_in_it(language: Language) -> None:
    lacks = [
        phrase("called", what=phrase("word-reference"), names=NAMES),
        phrase(
            "both-or", first="lat", second="lon", other=phrase("called", what=phrase("word-place-name"), names=NAMES)
        ),
        phrase("called", what=phrase("word-occurred-at"), names="date, day"),
    ]
    hint = joined([phrase("unknown-table"), phrase("list-lacks", lacks=joined(lacks, "; "))], " ")
    found = problem("R001", WHERE, "a, b", hint=hint)
    told, named = said_apart(found, language)
    assert (told.language, told.came, told.expected) == (language, *said(found, language)[2:0:-1])
    assert "name_1" not in told.remedy
    assert "date, day" in told.remedy
    assert [one.names for one in named] == [NAMES, NAMES]
    assert all(one.column in told.remedy for one in named)
    assert said(found, language).remedy.count(NAMES) == 2


@pytest.mark.parametrize("language", list(Language))
def test_a_column_of_many_names_is_told_by_the_first_of_them(language: Language) -> None:
    found = problem("R005", WHERE, "", name="id", or_so=phrase("or-one-of", names=NAMES))
    told, named = said_apart(found, language)
    assert "name_0, name_1, name_2, …" in told.remedy
    assert named == [("id", NAMES)]
    assert said_apart(problem("R013", WHERE, ""), language) == (said(problem("R013", WHERE, ""), language), [])


def test_many_alike_are_told_once_with_how_many_on_which_lines_and_what_came_most() -> None:
    kinds = ["a", "b", "b", "b", "", "d", "e", "f", "g"]
    several = [problem("R063", Where("list.csv", line, "type"), kind) for line, kind in enumerate(kinds, start=2)]
    (told,) = sentences(several, Language.RUSSIAN)
    assert _bare(told.text) == (
        "list.csv, столбец type, строк: 9 (строки 2–10): ожидалось: вид события, который здесь известен; "
        "пришло: “b” (раз: 3), “a”, ничего, “d”, “e”, и другие, числом 2. Сообщение сохранено без действия. [R063]"
    )


@pytest.mark.parametrize("language", OTHERS)
def test_what_has_no_sentence_is_told_in_english_and_says_that_it_is(language: Language) -> None:
    untold = next(code for code in sorted(CODES) if not is_told(code, language) and not _names(" ".join(CODES[code])))
    told = sentence(Alike(problem(untold, WHERE, "x")), language)
    assert told == (str(problem(untold, WHERE, "x")), Language.ENGLISH)


@pytest.mark.parametrize("language", list(Language))
def test_what_is_kept_is_told_as_it_would_have_been(language: Language) -> None:
    lacks = phrase("called", what=phrase("word-place-name"), names="place")
    several: list[Problem] = [
        *(problem("R013", Where("list.csv", line, "date"), "") for line in (2, 3, 4, 9)),
        *(
            problem("R010", Where("list.csv", line), phrase("cells", count=line % 3 + 5), width=9)
            for line in range(5, 10)
        ),
        problem("R001", Where("list.csv", 1), "a, b", hint=joined([phrase("list-lacks", lacks=lacks), "x"], " ")),
    ]
    for one in alike(several):
        assert sentence(read_kept(json.loads(json.dumps(kept(one)))), language) == sentence(one, language)
    for each in several:
        assert said(read_problem(json.loads(json.dumps(kept_problem(each)))), language) == said(each, language)
    assert told_together(several) == [one.text for one in sentences(several, Language.ENGLISH)]


@pytest.mark.parametrize("language", list(Language))
def test_of_several_things_that_came_our_own_words_are_told_in_the_language_and_what_stands_at_one_line_is_one_place(
    language: Language,
) -> None:
    """Teeth: told by their English texts, and counted as rows, five sources were “5 rows (line 1)” in every language."""
    came = [phrase("one-clock-of-source", time="00:00", count="30", source=name) for name in "abcde"]
    hint = phrase("clock-of-days")
    (told,) = sentences([problem("R104", Where("list.csv", 1, "date"), one, hint=hint) for one in came], language)
    bare, words = (
        _bare(told.text),
        {"en": ("line 1, ", "rows of e"), "ar": ("السطر 1، ", "صفوف المصدر e"), "ru": ("строка 1, ", "источника e")},
    )
    assert all(word in bare for word in words[language.value])
    assert (
        _bare(sentence(Alike(problem("R104", Where("list.csv", 1, "date"), came[4], hint=hint)), language).text).split(
            "“"
        )[0]
        == bare.split("“")[0]
    )
    assert ("rows of" in bare) == (language is Language.ENGLISH)


def test_what_an_earlier_version_kept_without_details_is_told_in_english() -> None:
    row = kept_problem(problem("R010", WHERE, "7 cells", width=9))
    del row["details"]
    assert said(read_problem(row), Language.ARABIC).language is Language.ENGLISH


def test_a_field_of_a_form_is_called_as_people_call_it_and_what_has_no_name_by_its_code() -> None:
    named = sentence(Alike(problem("D063", Where("", 0, "reason"), "")), Language.ARABIC)
    assert _bare(named.text).startswith("الحقل «السبب»: المتوقع السبب؛ والوارد لا شيء. ")
    in_english = sentence(Alike(problem("D063", Where("", 0, "to_whom"), "")), Language.ENGLISH)
    assert in_english.text.startswith("Promised to: expected ")
    other = sentence(Alike(problem("D230", Where("", 0, "x7"), phrase("values", count=2))), Language.RUSSIAN)
    assert _bare(other.text).startswith("поле «x7»: ожидалось: одно значение на каждое поле; пришло: “значений: 2”. ")
    nowhere = sentence(Alike(problem("D100", Where("", 0, ""), "")), Language.RUSSIAN)
    assert _bare(nowhere.text).startswith("ожидалось: файлы соглашения")
    in_a_file = sentence(Alike(problem("F015", Where("decisions.csv", 0, "reasons"), "")), Language.RUSSIAN)
    assert _bare(in_a_file.text).startswith("decisions.csv, столбец reasons: ")


def test_what_an_agreement_lacks_is_told_with_nothing_of_ours_left_in_english() -> None:
    nouns = phrase("either", first=phrase("noun-party"), other=phrase("noun-group"))
    found = problem(
        "A201",
        Where("agreement.yaml", 12, 9),
        "nrth",
        what=phrase("some", noun=nouns),
        hint=phrase("did-you-mean", name="north"),
    )
    assert str(found) == (
        "agreement.yaml, line 12, column 9: expected the code of a party or group; came “nrth”. "
        "Did you mean “north”? [A201]"
    )
    assert _bare(sentence(Alike(found), Language.ARABIC).text) == (
        "agreement.yaml، السطر 12، العمود 9: المتوقع رمز طرف أو جماعة؛ والوارد “nrth”. هل تقصد “north”؟ [A201]"
    )


def test_an_error_that_is_kept_is_told_later_in_the_language_of_whoever_reads() -> None:
    refused = kept_error(Refused([problem("D143", Where("", 0, "days"), "9,000", most="5,000")]))
    (told,) = error_told(refused, Language.RUSSIAN)
    assert _bare(told.text) == (
        "поле «Дни»: ожидалось: дни, за которые у нас инцидентов не более 5,000; пришло: “9,000”. "
        "Внесите список по частям или выберите зону, о которой он. [D143]"
    )
    assert error_told(kept_error(Conflict("desk-reason-needed")), Language.ARABIC)[0].language is Language.ARABIC
    assert error_told(kept_error(Unavailable("the database is away")), Language.ARABIC) == [
        ("the database is away", Language.ENGLISH)
    ]
    assert error_told("as an earlier version\nkept it", Language.ARABIC) == [
        ("as an earlier version", Language.ENGLISH),
        ("kept it", Language.ENGLISH),
    ]
    assert error_told("", Language.ARABIC) == []


def test_other_columns_of_a_report_are_called_as_its_form_calls_them() -> None:
    found = problem(
        "R029", Where("", 0, "killed_low"), phrase("two", first=5, second=2), low="killed_low", high="killed_high"
    )
    told = _bare(sentence(Alike(found), Language.ARABIC).text)
    assert told.startswith("الحقل «القتلى، على الأقل»: المتوقع ألا يزيد “القتلى، على الأقل” على “القتلى، على الأكثر”؛ ")
    in_a_file = problem("R029", Where("list.csv", 3, "killed_low"), "5", low="killed_low", high="killed_high")
    assert "ألا يزيد “killed_low” على “killed_high”" in _bare(sentence(Alike(in_a_file), Language.ARABIC).text)
