import re
from importlib import resources

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from truceline.values import language as language_module
from truceline.values.language import LOCALES, Language, has_sentence, say, unbroken, unmarked

# The categories of the Unicode CLDR that a whole number can fall into. In the oblique cases Russian has one form for
# few and many, so a message may leave both to the last; one without the other is an oversight.
CATEGORIES = {
    Language.ENGLISH: [{"one", "other"}],
    Language.RUSSIAN: [{"one", "few", "many", "other"}, {"one", "other"}],
    Language.ARABIC: [{"zero", "one", "two", "few", "many", "other"}],
}


class _Looks(Visitor):
    """Collects what a message asks for, and the plurals it tells apart."""

    def __init__(self) -> None:
        self.arguments: set[str] = set()
        self.plurals: list[set[str]] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the parser's name
        self.arguments.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - as the visitor calls it
        # What is said of nought may be told by its number or by its category; each other number stays in its category.
        keys = {
            variant.key.name if isinstance(variant.key, ast.Identifier) else "zero" * (variant.key.value == "0")
            for variant in node.variants
        } - {""}
        if keys & {"one", "few", "many", "two", "zero"}:
            self.plurals.append(keys)
        self.generic_visit(node)


def messages(language: Language) -> dict[str, _Looks]:
    found: dict[str, _Looks] = {}
    folder = resources.files("truceline.values") / "sentences" / language.value
    for file in folder.iterdir():
        resource = FluentParser().parse(file.read_text(encoding="utf-8"))
        assert [entry.content for entry in resource.body if isinstance(entry, ast.Junk)] == []
        for entry in resource.body:
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice in {language}"
                found[entry.id.name] = _Looks()
                found[entry.id.name].visit(entry)
    return found


@pytest.mark.parametrize("language", [Language.ARABIC, Language.RUSSIAN])
def test_every_language_has_the_messages_of_english_and_no_others(language: Language) -> None:
    english, other = messages(Language.ENGLISH), messages(language)

    # Problems stand in English where their codes do (`error_codes`), but for the fields of forms; a test of theirs holds them.
    apart = {
        name for name in other if name.startswith(("problem-", "phrase-")) and not name.startswith("problem-field-")
    }
    assert sorted(english) == sorted(set(other) - apart)


@pytest.mark.parametrize("language", list(Language))
def test_no_two_sentences_have_one_name(language: Language) -> None:
    """Of two that do, one is never said, and a page is told in the words of another."""
    folder = resources.files("truceline.values") / "sentences" / language.value
    names = [
        entry.id.name
        for file in folder.iterdir()
        if file.name.endswith(".ftl")
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body
        if isinstance(entry, ast.Message)
    ]

    assert sorted(name for name in set(names) if names.count(name) > 1) == []


@pytest.mark.parametrize("language", list(Language))
def test_what_is_said_alone_is_what_the_whole_file_says(language: Language) -> None:
    """Messages are read one by one, as they are said: each must stand by itself, and end where the next one begins."""
    folder = resources.files("truceline.values") / "sentences" / language.value
    whole = FluentBundle([LOCALES[language]])
    for file in folder.iterdir():
        whole.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    written = language_module._written(language)

    assert set(written) == set(whole._messages)
    assert not whole._terms
    for name, text in written.items():
        (alone,) = (entry for entry in FluentResource(text).body if isinstance(entry, ast.Message))
        assert alone.equals(whole._messages[name], ignored_fields=["span", "comment"]), name
        # Another message would have to be read before it.
        assert not re.search(r"\{\s*-?[a-z][\w-]*\s*\}", text), name


# A day, a range or a number below nought; a sign before a digit and between two is turned around among Arabic letters.
_TURNED = re.compile(r"(?<![A-Za-z0-9])[0-9]*-[0-9]")
_ISOLATED = re.compile(r'\{"\\u2066"\}.*?\{"\\u2069"\}')


def test_days_and_ranges_in_arabic_sentences_are_kept_from_being_turned_around() -> None:
    """Among Arabic letters 2017-07-09 would stand as 09-07-2017, and -180 as 180-."""
    written = language_module._written(Language.ARABIC)

    assert [name for name, text in written.items() if _TURNED.search(_ISOLATED.sub("", text))] == []
    assert _TURNED.search(_ISOLATED.sub("", "مثل 2017-07-09"))
    assert not _TURNED.search(_ISOLATED.sub("", 'مثل {"\\u2066"}2017-07-09{"\\u2069"}، UTF-8'))


@pytest.mark.parametrize("language", [Language.ARABIC, Language.RUSSIAN])
def test_no_translation_leaves_out_or_adds_an_argument(language: Language) -> None:
    english, other = messages(Language.ENGLISH), messages(language)
    shared = set(english) & set(other)

    # A dual or a one may say the number as a word; the argument is still what is chosen by.
    assert {name for name in shared if english[name].arguments != other[name].arguments} == set()


@pytest.mark.parametrize("language", Language)
def test_every_plural_tells_apart_all_that_its_language_does(language: Language) -> None:
    wrong = {
        name: plural
        for name, looks in messages(language).items()
        for plural in looks.plurals
        if plural - {"zero"} not in [forms - {"zero"} for forms in CATEGORIES[language]]
        or (language is Language.ARABIC and "zero" not in plural)
    }

    assert wrong == {}


def test_arabic_is_written_from_right_to_left() -> None:
    assert [language.direction for language in Language] == ["ltr", "rtl", "ltr"]
    assert set(LOCALES) == set(Language)


def test_what_a_person_wrote_is_isolated_unless_it_holds_nothing_of_theirs() -> None:
    assert "\u2068" in say("finding-party_not_bound", Language.ARABIC, actor="Jaysh")
    assert "\u2068" not in say("finding-hours", Language.ARABIC, isolating=False, number=5)


def test_numerals_stay_western_in_arabic() -> None:
    assert re.search(r"1,234", say("finding-within_limit", Language.ARABIC, counted=1234, most=5000, zone="x"))


def test_a_missing_sentence_or_argument_is_an_error_of_ours() -> None:
    with pytest.raises(KeyError, match="no sentence"):
        say("finding-nobody-wrote-this", Language.ENGLISH)
    with pytest.raises(ValueError, match="actor"):
        say("finding-party_not_bound", Language.ENGLISH)
    assert not has_sentence("finding-nobody-wrote-this", Language.ENGLISH)


def test_what_is_equal_but_another_thing_is_said_as_what_it_is() -> None:
    # A sentence is remembered with its arguments: 5, 5.0 and "5" are equal or alike, and none may be said as another.
    said = [say("instant-within-minutes", Language.ENGLISH, at="now", count=count) for count in (1, 1.0, True, "1")]
    again = [say("instant-within-minutes", Language.ENGLISH, at="now", count=count) for count in ("1", True, 1.0, 1)]

    assert again == said[::-1]
    assert say("instant-within-minutes", Language.ENGLISH, at="then", count=1) != said[0]
    assert say("instant-within-minutes", Language.RUSSIAN, at="now", count=1) != said[0]


def test_a_number_stays_with_its_unit_on_a_page_and_nothing_of_a_page_stays_elsewhere() -> None:
    told = "6.2 km, \u20685\u2069 км, 300 م, 25 km², 2017 г., 5 men"
    assert unbroken(told) == "6.2\u00a0km, \u20685\u2069\u00a0км, 300\u00a0م, 25\u00a0km², 2017\u00a0г., 5 men"
    assert unmarked(unbroken(told)) == "6.2 km, 5 км, 300 م, 25 km², 2017 г., 5 men"


def test_the_ending_of_a_file_is_isolated_in_arabic_where_its_point_would_change_sides() -> None:
    folder = resources.files("truceline.values") / "sentences" / "ar"
    told = [
        line for file in folder.iterdir() for line in file.read_text(encoding="utf-8").splitlines() if line[:1] != "#"
    ]
    assert [line for line in told if re.search(r"[ (]\.[a-z]{2,7}\b", line)] == []
