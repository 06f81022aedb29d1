"""Words and codes: texts without what could harm their readers, and codes that are on the list of their column.

What was said is kept letter for letter. Names and references are kept without spaces around them. Marks that turn
the direction of writing stay in free text, with a remark; in what names a report they are refused, for two names that
look alike must be alike.
"""

import difflib
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import phrase
from truceline.report.faults import Faults
from truceline.report.rows import TEXT, Lines, distinct, tidy
from truceline.report.table import REPORTS
from truceline.values.language_names import tag_of_language

# The longest statement found in the sources read here has 16,000 characters; a name is never longer than a paragraph.
SAID_LIMIT = 100_000
NAME_LIMIT = 1_000

# As people write it, and as a Russian spreadsheet saves it.
_TRUE_OR_FALSE = {
    **dict.fromkeys(("true", "yes", "1", "نعم", "да", "истина"), True),
    **dict.fromkeys(("false", "no", "0", "لا", "нет", "ложь"), False),
}
# What names a report, its source or its origin, and so has to be the same wherever it looks the same.
_NAMING = ("source", "reference", "relayed_from", "post")
# Control characters but for tab and line ends, and U+FFFD, which stands where a decoder failed.
_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]"
_TURNING = "[\u202a-\u202e\u2066-\u2069]"
_SHA256 = r"^[0-9a-f]{64}$"
_LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


def check_words(name: str, column: Any, lines: Lines, faults: Faults) -> Any:
    """The texts of one column, null where blank; what is too long or holds control characters is a problem."""
    limit = SAID_LIMIT if name == "said" else NAME_LIMIT
    trimmed = tidy(column)
    # A statement is kept to the letter; all others are compared, and spaces at their ends would tell them apart.
    kept = pc.if_else(pc.is_valid(trimmed), column, None) if name == "said" else trimmed
    for row in _rows(pc.greater(pc.utf8_length(kept), limit)):
        faults.add(lines[row], name, "R004", kept[row].as_py(), limit=f"{limit:,}")
    for row in _rows(pc.match_substring_regex(kept, _CONTROL)):
        text = kept[row].as_py()
        faults.add(lines[row], name, "R012", text, character=_first(_CONTROL, text), hint=_misread(text))
    for row in _rows(pc.match_substring_regex(kept, _TURNING)):
        text = kept[row].as_py()
        note = faults.add if name in _NAMING else faults.remark
        note(lines[row], name, "R012" if name in _NAMING else "R060", text, character=_first(_TURNING, text), hint="")
    if name == "media_sha256":
        kept = pc.utf8_lower(kept)
        for row in _rows(pc.invert(pc.match_substring_regex(kept, _SHA256))):
            faults.add(lines[row], name, "R051", kept[row].as_py())
    if name == "language":
        kept = _tags_of(kept)
        for row in _rows(pc.invert(pc.match_substring_regex(kept, _LANGUAGE))):
            faults.add(lines[row], name, "R047", kept[row].as_py())
    return kept


def _tags_of(languages: Any) -> Any:
    """Tags of languages, also where they are named; what is neither stays, for the check to name."""
    texts, index = distinct(languages)
    tags = [
        text if text is None or re.fullmatch(_LANGUAGE, text, re.ASCII) else tag_of_language(text) or text
        for text in texts
    ]
    return pa.array(tags, TEXT).take(pa.array(index))


def check_codes(name: str, column: Any, lines: Lines, faults: Faults) -> Any:
    """The codes of one column; one that is not on its list is a problem, with the nearest that is."""
    allowed = [str(code) for code in REPORTS.column(name).allowed]
    codes = tidy(column)
    unknown = pc.and_(pc.is_valid(codes), pc.invert(pc.is_in(codes, value_set=pa.array(allowed, TEXT))))
    for row in _rows(unknown):
        text = codes[row].as_py()
        faults.add(lines[row], name, "R017", text, hint="" if faults.is_full else _nearest(text, tuple(allowed)))
    return codes


def check_exercise(column: Any, lines: Lines, faults: Faults, *, assumed: bool) -> Any:
    """Whether each report is invented, as a table or a spreadsheet in three languages says it, and where nothing is written what the reading assumes."""
    texts, index = distinct(tidy(column))
    values = [assumed if text is None else _TRUE_OR_FALSE.get(text.casefold()) for text in texts]
    flags = pa.array(values, pa.bool_()).take(pa.array(index))
    for row in _rows(pc.is_null(flags)):
        faults.add(lines[row], "exercise", "R017", column[row].as_py(), hint=phrase("true-or-false"))
    return flags


def check_filled(name: str, column: Any, lines: Lines, faults: Faults) -> None:
    """A column that must be filled, is."""
    for row in _rows(pc.is_null(column)):
        faults.add(lines[row], name, "R013")


@lru_cache(maxsize=1024)
def _nearest(text: str, allowed: tuple[str, ...]) -> str:
    """Which code may have been meant; where none is near, all of a short list."""
    folded = re.sub(r"[\s-]+", "_", text.strip().casefold())
    by_fold = {code.casefold(): code for code in allowed}
    near = difflib.get_close_matches(folded, by_fold, n=1, cutoff=0.6)
    if near:
        return phrase("did-you-mean", name=by_fold[near[0]])
    if len(allowed) <= 15:
        return phrase("codes-are", codes=", ".join(allowed))
    return phrase("codes-listed", count=len(allowed))


def _rows(mask: Any) -> Sequence[int]:
    return [int(row) for row in np.flatnonzero(pc.fill_null(mask, False).to_numpy(zero_copy_only=False))]


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return f"U+{ord(found[0]):04X}" if found else ""


def _misread(text: str) -> str:
    """Whether control characters come of another encoding that was read as Latin-1, and what to do then; nothing where they do not."""
    found = re.search(_CONTROL, text)
    if found is None or not "\x80" <= found[0] <= "\x9f":
        return ""
    try:
        text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        meant = found[0].encode("latin-1").decode("cp1252", "replace")
        return phrase("misread-western", meant=meant)
    return phrase("misread-utf-8")
