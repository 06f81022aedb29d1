"""What a new version of an agreement says otherwise: paragraph by paragraph, field by field, word by word.

Paragraphs are known by their codes, so that one that only moved in the file is no difference. Shapes are compared as they
are drawn, not by the names of their files.
"""

import difflib
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from truceline.agreement.charter import Charter, PlacedShape
from truceline.agreement.model import Excluded, Paragraph, Words
from truceline.agreement.summary import area_km2, length_km

# The lists of an agreement, in the order in which a lawyer looks at them.
LISTS = ("provisions", "zones", "lines", "groups", "excluded", "control", "details", "texts", "parties", "posts")
# What stands outside all lists.
_HEAD = ("title", "summary", "time_zone", "term", "decisions", "joint_determinations")
HEAD = "agreement"


class Fate(StrEnum):
    """What became of a paragraph."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Kept(StrEnum):
    """What became of a word."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that says something else; an empty text is a field that was not there."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """One paragraph that is new, gone or says something else; it stands in one of LISTS, or is the agreement's HEAD."""

    part: str
    code: str
    name: Words | None
    fate: Fate
    fields: tuple[FieldChange, ...]


def differences(before: Charter, after: Charter) -> list[ParagraphChange]:
    """Tell every paragraph in which two versions differ, in the order of LISTS, the agreement's head first."""
    head = _fields_changed(_head_of(before), _head_of(after))
    found = (
        [ParagraphChange(HEAD, after.agreement.agreement, after.agreement.title, Fate.CHANGED, head)] if head else []
    )
    for part in LISTS:
        old, new = _paragraphs(before, part), _paragraphs(after, part)
        for code in [*new, *(code for code in old if code not in new)]:
            change = _compared(part, code, old.get(code), new.get(code))
            if change is not None:
                found.append(change)
    return found


def words_changed(before: str, after: str) -> list[tuple[Kept, str]]:
    """The words of two texts in one line: what stayed, what went, what came."""
    old, new = (re.findall(r"\s+|[^\s]+", text) for text in (before, after))
    told: list[tuple[Kept, str]] = []
    gone = came = ""
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        was, is_ = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if kind == "equal" and (was.strip() or not (gone and came)):
            told += [(kept, text) for kept, text in ((Kept.GONE, gone), (Kept.NEW, came)) if text]
            gone = came = ""
            told.append((Kept.SAME, was))
        else:
            # Words that are parted only by blanks that stayed read better as one.
            gone, came = gone + was, came + is_
    return told + [(kept, text) for kept, text in ((Kept.GONE, gone), (Kept.NEW, came)) if text]


_Known = tuple[Words | None, dict[str, str]]


def _compared(part: str, code: str, old: _Known | None, new: _Known | None) -> ParagraphChange | None:
    name = (new or old or (None, {}))[0]
    fields = _fields_changed(old[1] if old else {}, new[1] if new else {})
    if old is None or new is None:
        return ParagraphChange(part, code, name, Fate.REMOVED if new is None else Fate.ADDED, fields)
    return ParagraphChange(part, code, name, Fate.CHANGED, fields) if fields else None


def _fields_changed(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[FieldChange, ...]:
    names = [*new, *(name for name in old if name not in new)]
    return tuple(
        FieldChange(name, old.get(name, ""), new.get(name, ""))
        for name in names
        if old.get(name, "") != new.get(name, "")
    )


def _head_of(charter: Charter) -> dict[str, str]:
    written = charter.agreement.model_dump(mode="json", by_alias=True, exclude_none=True)
    return dict(_flat({name: written[name] for name in _HEAD if name in written}))


def _paragraphs(charter: Charter, part: str) -> dict[str, _Known]:
    shapes = {(shape.code, shape.version): shape for shape in [*charter.zone_shapes(), *charter.line_shapes()]}
    known: dict[str, _Known] = {}
    for paragraph in getattr(charter.agreement, part):
        fields = dict(_flat(paragraph.model_dump(mode="json", by_alias=True, exclude_none=True)))
        for version in getattr(paragraph, "versions", ()):
            fields.pop(f"versions.{version.version}.shape", None)
            fields[f"versions.{version.version}.drawn"] = _drawn(shapes[paragraph.code, version.version])
        known[_code_of(paragraph)] = (_name_of(paragraph), fields)
    return known


def _code_of(paragraph: Paragraph) -> str:
    """A group that several exclude has a paragraph for each: it is known by group, designator and beginning."""
    if isinstance(paragraph, Excluded):
        return f"{paragraph.code}, {paragraph.designated_by.en}, {paragraph.start or '…'}"
    return str(getattr(paragraph, "code", ""))


def _name_of(paragraph: Paragraph) -> Words | None:
    return next((getattr(paragraph, name) for name in ("title", "name", "question") if hasattr(paragraph, name)), None)


def _drawn(shape: PlacedShape) -> str:
    """A shape in a few words: its size, and a sum that is another for any other course."""
    if shape.geometry is None:
        return ""
    is_area = shape.geometry.geom_type.endswith("Polygon")
    size = f"{area_km2(shape):,.1f} km²" if is_area else f"{length_km(shape):,.1f} km"
    return f"{size} ({_sum_of(shape)})"


def _sum_of(shape: PlacedShape) -> str:
    # Loaded bytes are the same for the same corners in the same order.
    return hashlib.sha256(shape.geometry.wkb).hexdigest()[:8]


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every value with the path of its field; lists of words stay one text, lists of paragraphs are numbered or named."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _flat(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for number, one in enumerate(value, 1):
            yield from _flat(one, f"{path}.{one.get('version') or number}")
    elif isinstance(value, list):
        yield path, ", ".join(str(one) for one in value)
    else:
        yield path, str(value)
