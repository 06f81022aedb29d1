"""What the model finds wrong with a paragraph, said so that whoever wrote it knows what to change.

Each finding of pydantic becomes one problem with the place of the value in the file; nothing is left untranslated.
"""

import difflib
from collections.abc import Callable, Iterable
from typing import Any

from pydantic_core import ErrorDetails

from truceline.agreement.json_schema import schema_at
from truceline.agreement.written import Path, Written
from truceline.errors import Problem, problem

# The forms that the model demands of a text, by the beginning of their pattern.
_FORMS = {
    r"^[a-z0-9]+(": "a code of lower-case letters, digits and hyphens: eastern-ghouta",
    r"^\d{4}-\d\d": "a date, or a date and time: 2017-07-09 or 2017-07-09T12:00",
    r"^[\w./-]+\.g": "a file and the id of a feature in it: zones.geojson#southwest",
}
_KINDS_OF_VALUE = {
    "string_type": ("text", "Put it in quotes if it is meant as text."),
    "bool_type": ("true or false", "Write true or false, without quotes."),
    "int_type": ("a whole number", "Write digits, without quotes and units."),
    "float_type": ("a number", "Write digits, without quotes and units."),
    "list_type": ("a list", "Begin every entry with a hyphen and a space."),
}
_BOUNDS = {
    "greater_than": ("gt", "greater than"),
    "greater_than_equal": ("ge", "of at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "of at most"),
}


def nearest(word: object, known: Iterable[str]) -> str:
    """What to do about an unknown word: the nearest known one, or the list of those there are."""
    choices = sorted(known)
    if not choices:
        return "None is defined in this agreement: define it first, or take this out."
    close = difflib.get_close_matches(str(word), choices, n=1, cutoff=0.6)
    if close:
        return f"Did you mean “{close[0]}”?"
    shown = ", ".join(choices[:12]) + (", …" if len(choices) > 12 else "")
    return f"Known: {shown}."


def shown(value: object) -> str:
    """A value as a person would name it."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "a paragraph"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return str(value).lower() if isinstance(value, bool) else str(value)


def word(error: ErrorDetails, written: Written) -> Problem:
    """Turn one finding of pydantic into a problem at its place in the file."""
    kind = error["type"]
    if kind in _BOUNDS or kind == "finite_number":
        return _number(error, written)
    return _WORDERS.get(kind, _kind_of_value)(error, written)


def path_of(error: ErrorDetails) -> Path:
    """The path of the value in the file: a provision's kind, which pydantic puts into the path, is left out."""
    location = error["loc"]
    if len(location) > 2 and location[0] == "provisions":
        return (*location[:2], *location[3:])
    return location


def _missing(error: ErrorDetails, written: Written) -> Problem:
    path = path_of(error)
    key = str(path[-1])
    meaning = schema_at(error["loc"]).get("description", "").rstrip(".")
    what = f"“{key}”" + (f" ({meaning[:1].lower()}{meaning[1:]})" if meaning else "")
    return problem("A101", written.where(path[:-1]), "", what=what, key=key)


def _kind_missing(error: ErrorDetails, written: Written) -> Problem:
    return problem(
        "A101", written.where(path_of(error)), "", what="“kind” (one of the seven kinds of provision)", key="kind"
    )


def _unknown_key(error: ErrorDetails, written: Written) -> Problem:
    path = path_of(error)
    known = schema_at(error["loc"][:-1]).get("properties", {})
    hint = nearest(path[-1], known)
    if not hint.startswith("Did"):
        hint = "Take it out: nothing is read that has no meaning."
    return problem("A102", written.where(path, key=True), path[-1], known=", ".join(known), hint=hint)


def _choice(error: ErrorDetails, written: Written) -> Problem:
    path = path_of(error)
    value = written.get(path)
    schema: dict[str, Any] = schema_at(error["loc"])
    if error["type"] == "union_tag_invalid":
        known = list(schema.get("discriminator", {}).get("mapping", {}))
        path, value = (*path, "kind"), written.get((*path, "kind"))
    else:
        known = schema.get("enum") or [schema.get("const", "")]
    listed = ", ".join(f"“{choice}”" for choice in known)
    hint = nearest(value, known)
    return problem("A104", written.where(path), shown(value), known=listed, hint=hint)


def _form(error: ErrorDetails, written: Written) -> Problem:
    path = path_of(error)
    pattern = str((error.get("ctx") or {}).get("pattern", ""))
    what = next((said for start, said in _FORMS.items() if pattern.startswith(start)), f"text of the form {pattern}")
    return problem("A105", written.where(path), shown(written.get(path)), what=what)


def _empty_list(error: ErrorDetails, written: Written) -> Problem:
    return problem("A106", written.where(path_of(error)), "an empty list")


def _empty_text(error: ErrorDetails, written: Written) -> Problem:
    return problem("A108", written.where(path_of(error)), "")


def _number(error: ErrorDetails, written: Written) -> Problem:
    path = path_of(error)
    name, said = _BOUNDS.get(error["type"], ("", ""))
    bound = (error.get("ctx") or {}).get(name)
    limits = f"{said} {bound:g}" if bound is not None else "that is finite"
    return problem("A107", written.where(path), shown(written.get(path)), range=limits)


def _paragraph(error: ErrorDetails, written: Written) -> Problem:
    path = path_of(error)
    keys = list(schema_at(error["loc"]).get("properties", {}))
    if keys == ["en", "ar", "ru"]:
        what, hint = "the words in three languages", "Write en:, ar: and ru: below it, indented, each with its words."
    else:
        named = ", ".join(keys[:6]) + (", …" if len(keys) > 6 else "")
        what, hint = (
            "a paragraph" + (f" with {named}" if keys else ""),
            "Write its keys below it, indented, each with its value.",
        )
    return problem("A103", written.where(path), shown(written.get(path)), what=what, hint=hint)


def _kind_of_value(error: ErrorDetails, written: Written) -> Problem:
    path = path_of(error)
    value = written.get(path)
    what, hint = _KINDS_OF_VALUE.get(error["type"], (error["msg"], "Correct the value."))
    if error["type"] == "string_type" and isinstance(value, (int, float)):
        hint = f'Put it in quotes: "{shown(value)}".'
    return problem("A103", written.where(path), shown(value), what=what, hint=hint)


_WORDERS: dict[str, Callable[[ErrorDetails, Written], Problem]] = {
    "missing": _missing,
    "union_tag_not_found": _kind_missing,
    "extra_forbidden": _unknown_key,
    "enum": _choice,
    "literal_error": _choice,
    "union_tag_invalid": _choice,
    "string_pattern_mismatch": _form,
    "too_short": _empty_list,
    "string_too_short": _empty_text,
    "model_type": _paragraph,
    "model_attributes_type": _paragraph,
}
