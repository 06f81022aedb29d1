"""Problems in the language of whoever reads them: said anew from their code and details, in the sentences of problems.ftl.

A problem itself is English, wherever it is kept. What has no sentence in a language is said in English, and says that it is.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from truceline.error_codes import CODES
from truceline.errors import (
    NOTHING,
    Alike,
    Phrase,
    Problem,
    Refused,
    TrucelineError,
    Where,
    alike,
    joined,
    phrase,
    quoted,
    told,
)
from truceline.values.language import Language, has_sentence, say

# What joins the parts of a phrase, as Arabic writes it.
_ARABIC_SIGNS = str.maketrans({",": "،", ";": "؛"})
# Of an error that is kept: as many kinds of problem, and as much of what was said, as a person reads.
_KEPT, _LONGEST_KEPT = 20, 2_000
# How long a list of names may be within a sentence, and how many of a longer one stand in it where it cannot do without.
_LONGEST_LIST, _FIRST_NAMES = 60, 3


class Said(NamedTuple):
    """One problem in a language: what was expected, what came, what to do."""

    language: Language
    expected: str
    came: str
    remedy: str


class Sentence(NamedTuple):
    """A text, and the language that it is in: the reader's, or English where that has no sentence."""

    text: str
    language: Language


def is_told(code: str, language: Language) -> bool:
    """Whether a language has sentences for a code."""
    return language is Language.ENGLISH or has_sentence(f"problem-{code}-remedy", language)


def said(found: Problem, language: Language) -> Said:
    """A problem in a language; in English where that has no sentence for it, or the problem does not know what to fill it with."""
    if language is not Language.ENGLISH and is_told(found.code, language):
        try:
            details: dict[str, Any] = {
                name: _detail(_called(value, found, language), language) for name, value in found.details.items()
            }
            expected, remedy = (
                say(f"problem-{found.code}-{part}", language, **details).strip() for part in ("expected", "remedy")
            )
            return Said(language, expected, _came(found, language), remedy)
        except ValueError:  # kept by an earlier version, which kept no details
            pass
    return Said(Language.ENGLISH, found.expected, found.came, found.remedy)


class Named(NamedTuple):
    """By which names a column is known."""

    column: str
    names: str


def said_apart(found: Problem, language: Language) -> tuple[Said, list[Named]]:
    """A problem as `said`, with every long list of names of columns taken out of its sentence and given beside it: none is lost."""
    lists: list[tuple[object, str]] = []

    def without(value: object) -> object:
        if not isinstance(value, Phrase):
            return value
        names = str(value.details.get("names", ""))
        if value.name == "called" and len(names) > _LONGEST_LIST:
            lists.append((value.details["what"], names))
            return value.details["what"]
        if value.name == "or-one-of" and len(names) > _LONGEST_LIST:
            lists.append((found.details["name"], names))
            return phrase(value.name, names=", ".join([*names.split(", ")[:_FIRST_NAMES], "…"]))
        if value.name:
            return phrase(value.name, **{name: without(each) for name, each in value.details.items()})
        return joined((part for part in map(without, value.parts) if isinstance(part, str)), value.separator)

    details = {name: without(value) for name, value in found.details.items()}
    if not lists:
        return said(found, language), []
    short = replace(found, remedy=CODES[found.code][1].format(**details), details=details)
    one = said(short, language)
    is_english = one.language is Language.ENGLISH
    return one, [Named(str(what) if is_english else _detail(what, one.language), names) for what, names in lists]


def sentences(problems: Iterable[Problem], language: Language) -> list[Sentence]:
    """A sentence for each kind of problem, as `errors.told_together` tells them."""
    return [sentence(several, language) for several in alike(problems)]


def sentence(several: Alike, language: Language) -> Sentence:
    """One kind of problem as a sentence."""
    one = said(several.first, language)
    if one.language is Language.ENGLISH:
        return Sentence(_in_english(several), Language.ENGLISH)
    place = _place(several, language)
    filled: dict[str, Any] = {"expected": one.expected, "came": _listed(several, one.came, language)}
    filled |= {"remedy": one.remedy, "code": several.first.code}
    if not place:
        return Sentence(say("problem-sentence-nowhere", language, **filled), language)
    return Sentence(say("problem-sentence", language, place=_and(place, language), **filled), language)


def _in_english(several: Alike) -> str:
    """The sentence as problems are told everywhere; in a form the field is called by its name."""
    text, where = told(several), several.first.where
    return _field(str(where.column), Language.ENGLISH) + text.removeprefix(str(where)) if _in_form(where) else text


def _in_form(where: Where) -> bool:
    return not where.file and not where.line and isinstance(where.column, str)


def _field(name: str, language: Language) -> str:
    """A field of a form as people call it; what has no such name is called by its code."""
    message = f"problem-field-{name}"
    return say(message, language) if has_sentence(message, language) else name


def _called(value: object, found: Problem, language: Language) -> object:
    """A detail; the other columns of a report that a form asked for are the form's fields."""
    is_column = found.code.startswith("R") and _in_form(found.where) and not isinstance(value, Phrase)
    return _field(value, language) if is_column and isinstance(value, str) else value


def _place(several: Alike, language: Language) -> list[str]:
    """Where it is, part by part: in a file its line and column, in a form the name of the field."""
    where = several.first.where
    if _in_form(where):
        field = _field(str(where.column), language)
        return [say("problem-field", language, field=field)] if field else []
    place = [_isolated(where.file)] if where.file else []
    if several.rows == 1 and where.line:
        place.append(say("problem-line", language, line=str(where.line)))
    if where.column:
        place.append(say("problem-column", language, column=str(where.column)))
    if several.rows > 1:
        place.append(say("problem-rows", language, rows=str(several.rows), lines=_lines(several, language)))
    return place


def _came(found: Problem, language: Language) -> str:
    came = found.details.get("came")
    return _steady(_text_that_came(came if isinstance(came, Phrase) else found.came, language), language)


def _text_that_came(came: str, language: Language) -> str:
    """What came: as it is, or our own words for it in the language."""
    if isinstance(came, Phrase):
        return quoted(_detail(came, language).translate(_NO_ISOLATION))
    return say("problem-nothing", language) if came == NOTHING else came


# What is quoted must be seen, and isolation is not; the quotation is isolated as a whole.
_NO_ISOLATION = dict.fromkeys(map(ord, "\u200e\u2066\u2068\u2069"))


def _listed(several: Alike, came: str, language: Language) -> str:
    """What came, and how often."""
    if len(several.came) <= 1:
        return came
    texts = [(_text_that_came(one, language), count) for one, count in several.came]
    each = [say("problem-times", language, came=text, count=str(n)) if n > 1 else _isolated(text) for text, n in texts]
    more = [say("problem-more", language, count=str(several.more_came))] if several.more_came else []
    return _and([*each, *more], language)


def _lines(several: Alike, language: Language) -> str:
    spans = [
        str(first) if first == last else say("problem-span", language, first=str(first), last=str(last))
        for first, last in several.spans
    ]
    return _and([*spans, *(["…"] if several.more_lines else [])], language)


def _steady(text: str, language: Language) -> str:
    """A text that has no letters, with a mark that keeps it from being turned in Arabic: -3 would stand as 3-."""
    return f"\u200e{text}" if text and language is Language.ARABIC and not any(map(str.isalpha, text)) else text


def _isolated(text: str) -> str:
    return f"\u2068{text}\u2069"


def _and(parts: Iterable[str], language: Language) -> str:
    return ("، " if language is Language.ARABIC else ", ").join(parts)


def _detail(value: object, language: Language) -> str:
    """What fills a sentence: a phrase of ours in the language, anything else as it is."""
    if not isinstance(value, Phrase):
        return _steady(str(value), language)
    if not value.name:
        separator = value.separator.translate(_ARABIC_SIGNS) if language is Language.ARABIC else value.separator
        return separator.join(_detail(part, language) for part in value.parts)
    filled: dict[str, Any] = {name: _detail(each, language) for name, each in value.details.items()}
    # A phrase that begins with a space is one that follows a sentence; Fluent keeps no space at a beginning.
    return (" " if value.startswith(" ") else "") + say(f"phrase-{value.name}", language, **filled)


def kept(several: Alike) -> dict[str, Any]:
    """A kind of problem as plain values, to be kept and told later in any language."""
    rest = {name: value for name, value in several._asdict().items() if name != "first"}
    came = [[_plain(text), count] for text, count in several.came]
    return {"problem": kept_problem(several.first)} | rest | {"came": came}


def read_kept(told_of: Mapping[str, Any]) -> Alike:
    """A kind of problem that was kept."""
    rest = {name: value for name, value in told_of.items() if name != "problem"}
    rest["spans"] = tuple(map(tuple, rest["spans"]))
    rest["came"] = tuple((_whole(text), count) for text, count in rest["came"])
    return Alike(read_problem(told_of["problem"]), **rest)


def kept_error(error: TrucelineError) -> str:
    """An error as one text, to be kept and told later in any language: the first kinds of problem of a refusal, or what was said."""
    if isinstance(error, Refused):
        return json.dumps([kept(one) for one in alike(error.problems)[:_KEPT]], ensure_ascii=False)
    return str(error)[:_LONGEST_KEPT]


def error_told(text: str, language: Language) -> list[Sentence]:
    """What `kept_error` kept, a sentence for each kind of problem; what is no sentence of ours, and what earlier versions kept, is English."""
    if text.startswith("[{"):
        return [sentence(read_kept(one), language) for one in json.loads(text)]
    if has_sentence(text, language):
        return [Sentence(say(text, language), language)]
    return [Sentence(line, Language.ENGLISH) for line in text.splitlines()]


def kept_problem(found: Problem) -> dict[str, Any]:
    """A problem as plain values: its English texts, and the details by which other languages tell it."""
    where = found.where
    return {
        "code": found.code,
        "file": where.file,
        "line": where.line or None,
        "column": where.column or None,
        "expected": found.expected,
        "came": found.came,
        "remedy": found.remedy,
        "details": {name: _plain(value) for name, value in found.details.items()},
    }


def read_problem(row: Mapping[str, Any]) -> Problem:
    """A problem that was kept; those of earlier versions have no details, and are told in English."""
    where = Where(row["file"] or "", row["line"] or 0, row["column"] or 0)
    details = {name: _whole(value) for name, value in row.get("details", {}).items()}
    return Problem(row["code"], row["expected"], row["came"], where, row["remedy"], details)


def _plain(value: object) -> Any:
    if not isinstance(value, Phrase):
        return str(value)
    if not value.name:
        return {"parts": [_plain(part) for part in value.parts], "separator": value.separator}
    return {"phrase": value.name, "details": {name: _plain(each) for name, each in value.details.items()}}


def _whole(value: Any) -> str:
    if isinstance(value, str):
        return value
    if "parts" in value:
        return joined(map(_whole, value["parts"]), value["separator"])
    return phrase(value["phrase"], **{name: _whole(each) for name, each in value["details"].items()})
