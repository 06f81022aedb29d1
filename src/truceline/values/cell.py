"""Text in a cell of CSV that a spreadsheet would run as a formula: guarded by an apostrophe when written, as it was when read.

Both ways together give the same text back, whatever it says. A negative number is no formula and stays as it is.
"""

import re

import pyarrow as pa
import pyarrow.compute as pc

# Signs that begin a formula, and the wide forms of them that keyboards of East Asia type.
_RUN = "=+@＝＋－＠-"
# A cell of ours begins with the text. Where a spreadsheet parts by semicolons or tabs, as those set to Russian do, or does not see the
# quotes for it, another begins within: after one of these. Blanks are taken off by some.
_WITHIN, _BEFORE = "([;\t\r\n])", "[' ]*"
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
    within = pc.replace_substring_regex(texts, _TO_GUARD, r"\1'\2")
    runs = pc.and_not(pc.match_substring_regex(within, _FIRST), pc.match_substring_regex(within, f"^{_NUMBER}$"))
    return pc.if_else(runs, pc.binary_join_element_wise(pa.scalar("'"), within, ""), within)


def unguarded(text: str) -> str:
    """The text as it was before it was guarded."""
    first = text[1:] if text.startswith("'") and re.match(_FIRST, text) else text
    return re.sub(_GUARDED, r"\1\2", first)
