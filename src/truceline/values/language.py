"""The languages Truceline speaks, and the sentences it says in them.

Sentences are Fluent messages in sentences/<language>/<noun>.ftl: plurals follow each language's own rules, and
whatever a person wrote is isolated, so that it cannot turn the sentence around it. No message refers to another one.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource


class Language(StrEnum):
    """A language that every screen, sentence and bulletin exists in."""

    ENGLISH = "en"
    ARABIC = "ar"
    RUSSIAN = "ru"

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, as HTML writes it."""
        return "rtl" if self is Language.ARABIC else "ltr"


# Names of months and days follow the country, numerals stay Western: centres compare figures across languages.
LOCALES = {Language.ENGLISH: "en-GB", Language.ARABIC: "ar-SY", Language.RUSSIAN: "ru-RU"}

# What stands between the words and between the parts of a list.
COMMA = {Language.ENGLISH: ",", Language.ARABIC: "،", Language.RUSSIAN: ","}
SEMICOLON = {Language.ENGLISH: ";", Language.ARABIC: "؛", Language.RUSSIAN: ";"}


def listed(words: Iterable[str], language: Language) -> str:
    """Put words one after another, with the comma of the language between them."""
    return f"{COMMA[language]} ".join(words)


# What helps only where a page is laid out: marks that turn the direction of what stands around them, and spaces at which no line ends.
_FOR_PAGES = {**dict.fromkeys(map(ord, "\u200e\u200f\u061c\u2066\u2067\u2068\u2069")), 0xA0: " ", 0x202F: " "}


def unmarked(text: str) -> str:
    """The same words for what is no page: in a file and a subject such marks are noise, and one of them halves the length of a short message."""
    return text.translate(_FOR_PAGES)


_MEASURED = re.compile("([0-9]\u2069?) (?=(?:km|m|км|м|كم|م)²?\\b|г\\.)")


def unbroken(text: str) -> str:
    """The same words for a page, on which no line ends between a number and its unit, nor between a year and its “г.”."""
    return _MEASURED.sub("\\1\u00a0", text)


# Where a message begins: its name and a sign of equality at the start of a line; what goes on is indented.
_BEGINNING = re.compile(r"^(?=[a-zA-Z][a-zA-Z0-9_-]* *=)", re.MULTILINE)


@cache
def _written(language: Language) -> dict[str, str]:
    """Each message of a language as it is written, by its name."""
    folder = resources.files("truceline.values") / "sentences" / language.value
    told: dict[str, str] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".ftl"):
            for one in _BEGINNING.split(file.read_text(encoding="utf-8"))[1:]:
                told.setdefault(one.split("=", 1)[0].rstrip(), one)
    return told


@cache
def _bundle(language: Language, isolating: bool) -> FluentBundle:
    """Holds the messages that were said before: to read all of a language takes a second, and a page says a hundred."""
    return FluentBundle([LOCALES[language]], use_isolating=isolating)


def say(message: str, language: Language, *, isolating: bool = True, **arguments: object) -> str:
    """Say one message in a language, its arguments isolated from the direction of the text around them.

    Switch isolation off only for text that holds nothing a person wrote. A message that is missing in the
    language, or one whose arguments do not fit, is an error of ours and raises KeyError or ValueError.
    """
    if not arguments:
        return _fixed(message, Language(language), isolating)
    told = tuple(arguments.items())
    # What is equal need not be said alike: 1 and 1.0, or True. Only these kinds cannot change while they are remembered.
    if all(type(value) in _SAID_ALIKE for _, value in told):
        return _said(message, Language(language), isolating, told, tuple(type(value) for _, value in told))
    return _formatted(message, Language(language), isolating, arguments)


_SAID_ALIKE = frozenset({str, int, float, bool})
# So many sentences with their arguments are remembered: a list of a hundred lines says some hundreds, and is looked at again.
_REMEMBERED = 20_000


@lru_cache(maxsize=_REMEMBERED)
def _said(
    message: str, language: Language, isolating: bool, told: tuple[tuple[str, object], ...], _kinds: tuple[type, ...]
) -> str:
    """A sentence with its arguments, which pages say again and again."""
    return _formatted(message, language, isolating, dict(told))


@cache
def _fixed(message: str, language: Language, isolating: bool) -> str:
    """A sentence that is the same every time; pages say hundreds of them."""
    return _formatted(message, language, isolating, {})


def _formatted(message: str, language: Language, isolating: bool, arguments: dict[str, object]) -> str:
    bundle = _bundle(language, isolating)
    if not bundle.has_message(message) and message in _written(language):
        bundle.add_resource(FluentResource(_written(language)[message]))
    if not bundle.has_message(message):
        raise KeyError(f"no sentence {message!r} in {language}")
    pattern = bundle.get_message(message).value
    if pattern is None:
        raise KeyError(f"the sentence {message!r} in {language} is empty")
    text, errors = bundle.format_pattern(pattern, arguments)
    if errors:
        raise ValueError(f"the sentence {message!r} in {language}: {errors[0]}")
    return str(text)


def has_sentence(message: str, language: Language) -> bool:
    """Whether a language has that message."""
    return message in _written(Language(language))
