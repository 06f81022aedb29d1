"""Problems and remarks of files on a page: in its language, or in English, marked so, where that has no sentence."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from truceline.errors import Alike, Problem
from truceline.values.language import Language
from truceline.values.problems import Sentence, read_kept, read_problem, said_apart, sentence

SHOWN_PROBLEMS = 200
COLUMNS = ("code", "file", "line", "column", "expected", "came", "remedy")


def rows_told(listed: Iterable[Mapping[str, Any]], language: Language) -> list[dict[str, Any]]:
    """The first problems that were kept, each cell as the page shows it; long lists of names of columns beside what to do (`named`)."""
    return [_row(row, language) for row, _ in zip(listed, range(SHOWN_PROBLEMS), strict=False)]


def as_columns(listed: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every problem that was kept as files give it: in English, whoever asks, for programs read them."""
    return ({name: row[name] for name in COLUMNS} for row in listed)


def remarks_told(kept: Iterable[Mapping[str, Any] | str], language: Language) -> list[Sentence]:
    """The remarks that were kept; those of earlier versions were kept as English sentences."""
    return [
        Sentence(one, Language.ENGLISH) if isinstance(one, str) else sentence(read_kept(one), language) for one in kept
    ]


def problems_told(problems: Iterable[Problem], language: Language) -> list[Sentence]:
    """Each problem as a sentence."""
    return [sentence(Alike(one), language) for one in problems]


def _row(row: Mapping[str, Any], language: Language) -> dict[str, Any]:
    one, named = said_apart(read_problem(row), language)
    cells = {"expected": one.expected, "came": one.came, "remedy": one.remedy}
    return {**row, **cells, "named": named, "language": one.language}
