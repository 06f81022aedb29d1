"""What the paragraphs of an agreement say of each other: codes, names and references must fit together.

Every check tells all that it finds; none stops another.
"""

from functools import reduce

from truceline.agreement.model import (
    AreaProvision,
    DistanceLimit,
    JointRule,
    ShapeVersion,
    TextStatus,
    Words,
)
from truceline.agreement.review import NOUNS, Review
from truceline.agreement.wording import nearest
from truceline.agreement.written import Path
from truceline.errors import Phrase, phrase
from truceline.values.party import fold_name
from truceline.values.taxonomy import ACT_GROUP, WEAPON_GROUP

# Where a field names something, the lists in which it must be defined. Fields of one name mean one thing.
_REFERENCES = {
    "side": ("parties",),
    "by": ("parties", "groups"),
    "under": ("groups",),
    "controller": ("parties", "groups", "excluded"),
    "declared_by": ("parties", "groups"),
    "ruled_by": ("parties",),
    "agreed_by": ("parties",),
    "signed_by": ("parties",),
    "guarantors": ("parties",),
    "document": ("texts",),
    "zones": ("zones",),
    "zone": ("zones",),
    "line": ("lines", "zones"),
    "waits_for": ("details",),
    "actors": ("parties", "groups", "excluded"),
}
_TAXONOMIES = {"acts": ("an-act", ACT_GROUP), "weapons": ("a-weapon-class", WEAPON_GROUP)}
# Lists whose codes share one set: an actor is a party or a group; a limit may be measured from a line or a zone.
_SHARED = (
    ("texts",),
    ("parties", "groups"),
    ("zones", "lines"),
    ("posts",),
    ("control",),
    ("provisions",),
    ("details",),
)


def check_whole(review: Review) -> None:
    """Check that codes, names and references of an agreement fit together, and tell every problem."""
    _check_codes(review)
    _check_excluded_codes(review)
    _check_names(review)
    _check_references(review)
    _check_command(review)
    for path, paragraph in review.everything():
        if isinstance(paragraph, DistanceLimit):
            _check_limit(review, path, paragraph)
        elif isinstance(paragraph, JointRule):
            _check_reminding(review, path, paragraph)
        elif isinstance(paragraph, AreaProvision):
            if not (paragraph.acts or paragraph.weapons or paragraph.actors):
                review.tell("A214", path, "")
        elif isinstance(paragraph, ShapeVersion) and paragraph.shape is None and paragraph.status is TextStatus.PUBLIC:
            review.tell("A215", path, phrase("public-without-drawing"))


def _check_reminding(review: Review, path: Path, rule: JointRule) -> None:
    """Whoever has not spoken is reminded while there is time: before the end, and not before it was asked."""
    if rule.remind_hours is not None and rule.remind_hours >= (rule.within_hours or 0):
        within = rule.within_hours or phrase("left-out")
        review.tell("A220", (*path, "remind_hours"), rule.remind_hours, within=within)


def _check_codes(review: Review) -> None:
    """Codes that share a set are unique in it; so are the versions of one zone or line."""
    for names in _SHARED:
        _check_unique(review, [path for name in names for path in _code_paths(review, name)])
    for path, place in review.of("zones", "lines"):
        _check_unique(review, [(*path, "versions", index, "version") for index in range(len(place.versions))])


def _check_unique(review: Review, paths: list[Path]) -> None:
    first: dict[object, Path] = {}
    for path in paths:
        code = review.written.get(path)
        other = first.setdefault(code, path)
        if other != path:
            noun = phrase(NOUNS[str(other[0])] if other[-1] == "code" else "noun-version")
            review.tell("A202", path, code, other=phrase("another-of", noun=noun), line=review.line(other))


def _code_paths(review: Review, name: str) -> list[Path]:
    entries = review.written.get((name,))
    paths: list[Path] = [(name, index, "code") for index in range(len(entries) if isinstance(entries, list) else 0)]
    return [path for path in paths if isinstance(review.written.get(path), str)]


def _check_excluded_codes(review: Review) -> None:
    """A group may be bound at one time and excluded at another; a party cannot be excluded from its own agreement."""
    parties = review.codes("parties")
    for path in _code_paths(review, "excluded"):
        code = review.written.get(path)
        if isinstance(code, str) and code in parties:
            review.tell("A202", path, code, other=phrase("a-party"), line=review.line(parties[code]))


def _check_names(review: Review) -> None:
    """No two actors share a name after folding, and no name folds to nothing."""
    owner: dict[str, str] = {fold_name(code): code for code in review.codes("parties", "groups", "excluded")}
    for path, actor in review.of("parties", "groups", "excluded"):
        names: list[tuple[str, Path]] = [(text, (*path, "name", key)) for key, text in _languages(actor.name)]
        names += [(alias, (*path, "aliases", index)) for index, alias in enumerate(actor.aliases)]
        for name, here in names:
            folded = fold_name(name)
            if not folded:
                review.tell("A108", here, name)
            elif owner.setdefault(folded, actor.code) != actor.code:
                review.tell("A203", here, name, other=owner[folded])


def _languages(words: Words) -> list[tuple[str, str]]:
    return [("en", words.en), ("ar", words.ar), ("ru", words.ru)]


def _check_references(review: Review) -> None:
    """Whatever is named by its code is defined."""
    for path, paragraph in review.everything():
        for field in type(paragraph).model_fields:
            if field in _TAXONOMIES:
                name, known = _TAXONOMIES[field]
                what = phrase(name)
            elif field in _REFERENCES:
                nouns = (phrase(NOUNS[name]) for name in _REFERENCES[field])
                what = phrase("some", noun=reduce(lambda one, other: phrase("either", first=one, other=other), nouns))
                known = dict.fromkeys(review.codes(*_REFERENCES[field]), "")
            else:
                continue
            _check_named(review, (*path, field), getattr(paragraph, field), (what, known))


def _check_named(review: Review, path: Path, value: object, expected: tuple[Phrase, dict[str, str]]) -> None:
    what, known = expected
    named = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
    for index, code in named:
        if code is not None and code not in known:
            here = path if index is None else (*path, index)
            review.tell("A201", here, code, what=what, hint=nearest(code, known))


def _check_command(review: Review) -> None:
    """No group commands itself, however long the way round; and whoever commands a group is of its side."""
    groups = {group.code: (path, group) for path, group in review.of("groups")}
    for path, group in groups.values():
        seen, above = [group.code], group.under
        while above in groups and above not in seen:
            seen.append(above)
            above = groups[above][1].under
        if above == group.code:
            review.tell("A218", (*path, "under"), group.under, way=" → ".join([*seen, group.code]))
        elif group.under in groups:
            other = groups[group.under][1].side
            if group.side and other and group.side != other:
                review.tell("A219", (*path, "under"), group.under, side=group.side, other=other)


def _check_limit(review: Review, path: Path, limit: DistanceLimit) -> None:
    """Bounds of a calibre in order; the side that measures is the side of the line."""
    lower, upper = limit.calibre_from_mm, limit.calibre_below_mm
    if lower is not None and upper is not None and lower >= upper:
        review.tell("A212", (*path, "calibre_from_mm"), f"{lower:g} mm", upper=f"{upper:g}")
    line = next((line for _, line in review.of("lines") if line.code == limit.line), None)
    if line is not None and limit.side and line.side and limit.side != line.side:
        review.tell("A213", (*path, "side"), limit.side, side=line.side)
