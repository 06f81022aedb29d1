"""What the model finds wrong with a paragraph, said so that whoever wrote it knows what to change.

Each finding of pydantic becomes one problem with the place of the value in the file; nothing is left untranslated.
"""

import difflib
from collections.abc import Callable, Iterable
from typing import Any

from pydantic_core import ErrorDetails

from truceline.agreement.json_schema import schema_at
from truceline.agreement.written import Path, Written
from truceline.errors import Phrase, Problem, phrase, problem

# The forms that the model demands of a text, by the beginning of their pattern; here and below by the names of phrases.
_FORMS = {r"^[a-z0-9]+(": "form-code", r"^\d{4}-\d\d": "form-date", r"^[\w./-]+\.g": "form-shape"}
_KINDS_OF_VALUE = {
    "string_type": ("value-text", "put-in-quotes"),
    "bool_type": ("value-true-or-false", "true-without-quotes"),
    "int_type": ("value-whole-number", "digits-without-quotes"),
    "float_type": ("value-number", "digits-without-quotes"),
    "list_type": ("value-list", "begin-with-hyphen"),
}
_BOUNDS = {
    "greater_than": ("gt", "greater-than"),
    "greater_than_equal": ("ge", "of-at-least"),
    "less_than": ("lt", "less-than"),
    "less_than_equal": ("le", "of-at-most"),
}


def nearest(word: object, known: Iterable[str]) -> Phrase:
    """What to do about an unknown word: the nearest known one, or the list of those there are."""
    choices = sorted(known)
    if not choices:
        return phrase("none-defined")
    close = difflib.get_close_matches(str(word), choices, n=1, cutoff=0.6)
    if close:
        return phrase("did-you-mean", name=close[0])
    return phrase("known-are", names=", ".join(choices[:12]) + (", …" if len(choices) > 12 else ""))


def shown(value: object) -> str:
    """A value as a person would name it."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return phrase("a-paragraph")
    if isinstance(value, list):
        return phrase("a-list" if value else "an-empty-list")
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
    said = f"{meaning[:1].lower()}{meaning[1:]}"
    what = phrase("named-key-meaning", key=key, meaning=said) if meaning else phrase("named-key", key=key)
    return problem("A101", written.where(path[:-1]), "", what=what, key=key)


def _kind_missing(error: ErrorDetails, written: Written) -> Problem:
    return problem("A101", written.where(path_of(error)), "", what=phrase("kind-key"), key="kind")


def _unknown_key(error: ErrorDetails, written: Written) -> Problem:
    path = path_of(error)
    known = schema_at(error["loc"][:-1]).get("properties", {})
    hint = nearest(path[-1], known)
    if hint.name != "did-you-mean":
        hint = phrase("take-out-no-meaning")
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
    name = next((name for start, name in _FORMS.items() if pattern.startswith(start)), None)
    what = phrase(name) if name else phrase("form-other", pattern=pattern)
    return problem("A105", written.where(path), shown(written.get(path)), what=what)


def _empty_list(error: ErrorDetails, written: Written) -> Problem:
    return problem("A106", written.where(path_of(error)), phrase("an-empty-list"))


def _empty_text(error: ErrorDetails, written: Written) -> Problem:
    return problem("A108", written.where(path_of(error)), "")


def _number(error: ErrorDetails, written: Written) -> Problem:
    path = path_of(error)
    name, said = _BOUNDS.get(error["type"], ("", ""))
    bound = (error.get("ctx") or {}).get(name)
    limits = phrase(said, bound=f"{bound:g}") if bound is not None else phrase("finite")
    return problem("A107", written.where(path), shown(written.get(path)), range=limits)


def _paragraph(error: ErrorDetails, written: Written) -> Problem:
    path = path_of(error)
    keys = list(schema_at(error["loc"]).get("properties", {}))
    if keys == ["en", "ar", "ru"]:
        what, hint = phrase("three-languages"), phrase("write-three-languages")
    else:
        named = ", ".join(keys[:6]) + (", …" if len(keys) > 6 else "")
        what = phrase("paragraph-with", keys=named) if keys else phrase("a-paragraph")
        hint = phrase("write-keys-below")
    return problem("A103", written.where(path), shown(written.get(path)), what=what, hint=hint)


def _kind_of_value(error: ErrorDetails, written: Written) -> Problem:
    path = path_of(error)
    value = written.get(path)
    names = _KINDS_OF_VALUE.get(error["type"])
    what, hint = (phrase(names[0]), phrase(names[1])) if names else (error["msg"], phrase("correct-value"))
    if error["type"] == "string_type" and isinstance(value, (int, float)):
        hint = phrase("put-in-quotes-so", value=shown(value))
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
