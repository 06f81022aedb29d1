"""What plain lists call acts and weapons: our own codes, the names that the desk gives them in three languages, and usual words."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from truceline.report.channels import list_names_arabic as arabic
from truceline.report.channels import list_names_russian as russian
from truceline.report.channels.acled import ACT_BY_KIND
from truceline.report.channels.list_names import ACT_BY_WORD, without_article
from truceline.values.language import Language, say
from truceline.values.party import fold_name
from truceline.values.taxonomy import ACT_GROUP, WEAPON_GROUP


def folded(kind: str) -> str:
    """A kind as it is looked up: case, spaces and underscores part nothing; in other letters neither do spellings, signs and the article."""
    words = kind.replace("_", " ")
    return " ".join(words.casefold().split()) if words.isascii() else without_article(fold_name(words))


# What parts several kinds in one cell; of spaces there is never more than one (more would be tried from each of them).
_BETWEEN = re.compile(" ?[,;/&+،؛] ?| (?:and/or|and|or|و|أو|и|или) ")


def parts_of(cell: str) -> list[str]:
    """The several that a cell names (“airstrike, drone strike”), or the one."""
    return _BETWEEN.split(" ".join(cell.split()))


def acts(kinds: Sequence[str]) -> Mapping[str, str | None]:
    """Each known kind, folded, with the act that it means, None where it is no act of our list; and those of these that name several."""
    return _with_several(kinds, _acts(), ACT_GROUP)


def weapons(kinds: Sequence[str]) -> Mapping[str, str | None]:
    """Each known kind, folded, with the weapon that it means; and those of these that name several."""
    return _with_several(kinds, _weapons(), WEAPON_GROUP)


def _with_several(
    kinds: Sequence[str], known: Mapping[str, str | None], group: Mapping[str, str]
) -> Mapping[str, str | None]:
    """The known kinds, and those that name several: of one code they are it, of one group the group.

    Several of different groups (“air strike or artillery”) are none of them, and stay unknown.
    """
    found: dict[str, str | None] = {}
    for kind in kinds:
        meant = {known.get(folded(part)) for part in parts_of(kind)}
        groups = {group.get(code or "") for code in meant}
        if None not in meant and len(groups) == 1:
            found[folded(kind)] = meant.pop() if len(meant) == 1 else groups.pop()
    return {**found, **known}


@cache
def _acts() -> Mapping[str, str | None]:
    named = {folded(word): code for told in (arabic, russian) for code, words in told.ACTS.items() for word in words}
    return {**_names("act", tuple(ACT_GROUP)), **named, **ACT_BY_KIND, **ACT_BY_WORD, **_codes(ACT_GROUP)}


@cache
def _weapons() -> Mapping[str, str | None]:
    return {**_names("weapon", tuple(WEAPON_GROUP)), **_codes(WEAPON_GROUP)}


def _codes(group: Mapping[str, str]) -> dict[str, str]:
    return {code.replace("_", " "): code for code in group}


def _names(sort: str, codes: Sequence[str]) -> dict[str, str]:
    """What the desk itself calls them: a list that was written with its words is read with them."""
    return {
        folded(say(f"{sort}-{code}", language)): code
        for language in (Language.ARABIC, Language.RUSSIAN)
        for code in codes
    }
