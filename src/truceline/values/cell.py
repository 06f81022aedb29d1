"""Text in a cell of CSV that a spreadsheet would run as a formula: guarded by an apostrophe when written, as it was when read.

Both ways together give the same text back, whatever it begins with.
"""

_RUN = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it, or where it looks guarded already."""
    return f"'{text}" if text.lstrip("'").startswith(_RUN) else text


def unguarded(text: str) -> str:
    """The text as it was before it was guarded."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_RUN) else text
