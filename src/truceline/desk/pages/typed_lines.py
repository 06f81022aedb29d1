"""Lines of a list that are typed in a form: each field carries the number of its row."""

from collections.abc import Mapping
from typing import Any

from truceline.contact.own_list import SAID_BY_LIST
from truceline.desk.actions.bringing_list import TYPED
from truceline.values.language import Language, say

# So many lines can be typed at once; a longer list is a file.
_ROWS, _MOST_ROWS = 4, 40


def typed_rows(form: Mapping[str, Any]) -> list[dict[str, str]]:
    """The rows of the form, each field once."""
    rows = []
    for number in range(1, _MOST_ROWS + 1):
        row = {name: str(form.get(f"{name}-{number}", "")) for name in TYPED}
        if any(f"{name}-{number}" in form for name in TYPED):
            rows.append(row)
    return rows


def more_rows(typed: list[dict[str, str]]) -> list[dict[str, str]]:
    """These rows and some empty ones, as far as a form goes."""
    return [*typed, *({} for _ in range(min(_ROWS, max(_MOST_ROWS - len(typed), 0))))]


def stance_kinds(language: Language) -> list[tuple[str, str]]:
    """What can be held of a line, with its words."""
    return [(one.value, say(f"desk-holds-{one.value}", language)) for one in SAID_BY_LIST]


def numbered(rows: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Rows with their numbers, as the form shows them."""
    return [{**row, "number": number} for number, row in enumerate(rows, 1)]
