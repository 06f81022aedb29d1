"""Languages by their names: the BCP 47 tag that a name stands for, and the name of a tag, by the tables of Unicode's CLDR.

A name is known in English, Arabic and Russian and, for the languages that callers here speak, in the language itself. The tag is what is
kept, for it is the same whoever wrote the name.
"""

from collections.abc import Iterator
from functools import cache

from babel import Locale

from truceline.values.language import Language
from truceline.values.party import fold_name

# What people speak where ceasefires are watched, the likeliest first; any other is known by its name too.
SPOKEN = ("ar", "en", "ru", "uk", "ku", "hy", "tr", "fa", "he", "ka", "az")
# Names in use that CLDR does not have.
_ALSO = {
    "Farsi": "fa",
    "فارسی": "fa",
    "Kurdî": "ku",
    "کوردی": "ku",
    "الإنكليزية": "en",
    "Sorani": "ckb",
    "сорани": "ckb",
    "السورانية": "ckb",
    "Kurmanji": "kmr",
    "курманджи": "kmr",
    "الكرمانجية": "kmr",
}
_WORDS_BESIDE = {"language", "اللغه", "لغه", "язык"}
_BY_RUSSIANS = "по"  # по-арабски: in Arabic


def tag_of_language(name: str) -> str | None:
    """The tag of the language that is called so; None where no language is, or more than one."""
    return _tags().get(_plain(name)) if name.strip() else None


def name_of_language(tag: str, language: Language) -> str:
    """What the language of a tag is called, its regions and scripts left out; the tag itself where it has no name here."""
    names = Locale(language.value).languages
    known = (names.get("_".join(parts)) for parts in _shorter(tag.split("-")))
    return next((name for name in known if name), tag)


def _shorter(parts: list[str]) -> Iterator[list[str]]:
    for end in range(len(parts), 0, -1):
        yield parts[:end]


@cache
def _tags() -> dict[str, str]:
    named: dict[str, set[str]] = {}
    for language in Language:
        for code, name in Locale(language.value).languages.items():
            named.setdefault(_plain(name), set()).add(code.replace("_", "-"))
    for tag in SPOKEN:
        named.setdefault(_plain(Locale(tag).languages[tag]), set()).add(tag)
    also = {_plain(name): tag for name, tag in _ALSO.items()}
    return {name: tags.pop() for name, tags in named.items() if name and len(tags) == 1} | also


def _plain(name: str) -> str:
    """A name without the word for language, and in one form: العربية, عربي and بالعربية are one, and so are арабский and по-арабски."""
    words = [word for word in fold_name(name).split() if word not in _WORDS_BESIDE]
    if len(words) > 1 and words[0] == _BY_RUSSIANS:
        words = [*words[1:-1], f"{words[-1]}и"]  # й folded
    return " ".join(_without_ending(word) for word in words)


def _without_ending(word: str) -> str:
    bare = next((word.removeprefix(article) for article in ("بال", "ال") if word.startswith(article)), word)
    return bare.removesuffix("ه") if bare.endswith("يه") else bare
