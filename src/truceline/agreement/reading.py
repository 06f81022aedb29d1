"""Reading an agreement's folder: whole and right, or not at all, with everything that is wrong told at once."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from truceline.agreement.charter import Charter
from truceline.agreement.checking import check_whole
from truceline.agreement.chronology import check_times
from truceline.agreement.geography import read_shapes
from truceline.agreement.model import Agreement
from truceline.agreement.review import Review
from truceline.agreement.wording import word
from truceline.agreement.written import Written, read_written
from truceline.errors import Problem, Refused

FILE_NAME = "agreement.yaml"
# Texts that are no YAML at all: what else could be said of them would only follow from that.
_UNREADABLE = {"A001", "A002", "A003", "A004", "A007"}


def read_agreement(folder: Path) -> Charter:
    """Read the agreement in a folder and give it as a charter that answers questions.

    1. The text is read with the place of every value.
    2. Every paragraph is checked against the model.
    3. What paragraphs say of each other is checked: codes, names, references, times.
    4. The shapes are read and checked.

    Guaranteed: nothing was repaired or assumed. Refused: a folder with any problem; all problems that can be
    found are told, each with file, line and column.

    Raises:
        Refused: with every problem, in the order of the files.
    """
    written = read_written(folder / FILE_NAME)
    if any(found.code in _UNREADABLE for found in written.problems):
        raise Refused(written.problems)
    agreement, problems = _check_paragraphs(written)
    review = Review(written)
    check_whole(review)
    check_times(review)
    shapes = read_shapes(review, folder)
    problems = [*written.problems, *problems, *review.problems]
    if agreement is None or problems:
        raise Refused(sorted(problems, key=_place))
    return Charter(agreement, shapes, _digest(folder, shapes))


def _check_paragraphs(written: Written) -> tuple[Agreement | None, list[Problem]]:
    """The agreement as the model has it, or None and a problem for everything the model refuses."""
    try:
        return Agreement.model_validate(written.value, by_alias=True, by_name=False), []
    except ValidationError as error:
        return None, [word(found, written) for found in error.errors(include_url=False)]


def _place(found: Problem) -> tuple[str, int, int, str]:
    column = found.where.column
    return found.where.file, found.where.line, column if isinstance(column, int) else 0, found.code


def _digest(folder: Path, shapes: Mapping[str, Any]) -> str:
    """The SHA-256 over the agreement's file and the shape files it uses, each with its name and length."""
    digest = hashlib.sha256()
    for name in (FILE_NAME, *sorted({shape.partition("#")[0] for shape in shapes})):
        content = (folder / name).read_bytes()
        digest.update(f"{name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()
