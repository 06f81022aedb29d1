"""Text in a cell of CSV that a spreadsheet would run as a formula: guarded by an apostrophe when written, as it was when read.

Both ways together give the same text back, whatever it begins with.
"""

import re

import pyarrow as pa
import pyarrow.compute as pc

_RUN = ("=", "+", "-", "@", "\t", "\r")
_TO_GUARD = f"^'*[{re.escape(''.join(_RUN))}]"


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it, or where it looks guarded already."""
    return f"'{text}" if text.lstrip("'").startswith(_RUN) else text


def guarded_column(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """The same of a column."""
    with_apostrophe = pc.binary_join_element_wise(pa.scalar("'"), texts, "")
    return pc.if_else(pc.match_substring_regex(texts, _TO_GUARD), with_apostrophe, texts)


def unguarded(text: str) -> str:
    """The text as it was before it was guarded."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_RUN) else text
