"""Text in a cell of CSV that a spreadsheet would run as a formula: guarded by an apostrophe when written, as it was when read.

Both ways together give the same text back, whatever it says. A negative number is no formula and stays as it is.
"""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

# Signs that begin a formula, and the wide forms of them that keyboards of East Asia type.
_RUN = "=+@＝＋－＠-"
# A cell of ours begins with the text. Where a spreadsheet parts by semicolons or tabs, as those set to Russian do, or does not see the
# quotes for it, another begins within: after one of these. Blanks are taken off by some.
_PARTING = b";\t\r\n"
_WITHIN, _BEFORE = f"([{_PARTING.decode()}])", "[' ]*"
_FIRST = f"^(?:{_BEFORE}[{_RUN}]|'*[\t\r])"
_NUMBER = r"-[0-9]+(?:\.[0-9]+)?"
# RE2, which knows no look-ahead, reads them as well.
_TO_GUARD, _GUARDED = f"{_WITHIN}({_BEFORE}[{_RUN}])", f"{_WITHIN}'({_BEFORE}[{_RUN}])"


def guarded(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would begin to run it, or where it looks guarded already."""
    within = re.sub(_TO_GUARD, r"\1'\2", text)
    return f"'{within}" if re.match(_FIRST, within) and not re.fullmatch(_NUMBER, within) else within


def guarded_column(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """The same of a column."""
    return pa.chunked_array([_guarded(chunk) for chunk in texts.chunks], pa.string())


def _guarded(texts: pa.StringArray) -> pa.StringArray:
    """The same of one piece of it. Few texts have anything that is guarded, and only those are written anew."""
    if _may_part(texts):
        parted = pc.fill_null(pc.match_substring_regex(texts, _WITHIN), False)
        within = pc.replace_substring_regex(texts.filter(parted), _TO_GUARD, r"\1'\2")
        texts = pc.replace_with_mask(texts, parted, within)
    first = pc.fill_null(pc.match_substring_regex(texts, _FIRST), False)
    some = texts.filter(first)
    if len(some):
        number = pc.match_substring_regex(some, f"^{_NUMBER}$")
        before = pc.if_else(number, "", "'")
        texts = pc.replace_with_mask(texts, first, pc.binary_join_element_wise(before, some, ""))
    return texts


def _may_part(texts: pa.StringArray) -> bool:
    """Whether any of these texts holds a sign behind which another cell may begin: looked for in all at once, for hardly any does."""
    _, ends, raw = texts.buffers()
    if not len(texts) or raw is None:
        return False
    places = np.frombuffer(ends, np.int32)
    start, end = places[texts.offset], places[texts.offset + len(texts)]
    said = np.frombuffer(raw, np.uint8)[start:end]
    return any((said == sign).any() for sign in _PARTING)


def unguarded(text: str) -> str:
    """The text as it was before it was guarded."""
    first = text[1:] if text.startswith("'") and re.match(_FIRST, text) else text
    return re.sub(_GUARDED, r"\1\2", first)
