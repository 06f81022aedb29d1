"""JSON from strangers: numbers stay the text they were written as, and no name may stand twice in one object."""

import json
from collections.abc import Mapping


def read_json(text: str | bytes) -> object:
    """Read one JSON value, every number as its text.

    Refused with ValueError: what is not JSON, a name that stands twice, and nesting too deep to follow. NaN and
    Infinity come through as their names, so that the check of the column can name the place.
    """
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=str)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error


def cell_text(value: object) -> str | None:
    """One value as the text of a cell; lists and objects raise TypeError."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case _:
            raise TypeError("one value for each column")


def _object(pairs: list[tuple[str, object]]) -> Mapping[str, object]:
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twice[:40]}” stands in it twice")
    return dict(pairs)
