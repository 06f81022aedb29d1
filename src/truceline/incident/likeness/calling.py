"""What reports call the place of which they tell, as the one word that is compared where texts say nothing more (own words).

Two that call it by the same name are rather of one incident, the more the rarer the name; two that call it by another are rather not. A name is the
same in any of three scripts, and in spellings that leave its consonants as they are: Jasim, Jasem, Джасим and جاسم are one. A figure is part of it:
Kafr 3 is not Kafr 5. A report without coordinates calls its place nothing: if it has a place at all, it has it by that very name (placenames).
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Longs, coded, codes_of, column_of
from truceline.incident.likeness.placenames import consonants_of, spelt
from truceline.incident.likeness.words import Told, script_of


def name_called(name: str) -> str:
    """A name in any script and spelling; as it is spelt where too few consonants are left of it; empty where nothing is left."""
    return consonants_of(name) or spelt(name)


def told_names(reports: pa.Table) -> Told:
    """The names by which reports call their places, as their words."""
    names = coded(reports["place_name"])
    numbers: dict[tuple[int, str], int] = {}
    found = ((script_of(name), name_called(name)) for name in names.dictionary.to_pylist())
    word_of = np.array([numbers.setdefault(each, len(numbers)) if each[1] else -1 for each in found] + [-1], np.int64)
    # Code -1, of those that call it nothing, is the last.
    word: Longs = np.where(np.isnan(column_of(reports, "longitude")), -1, word_of[codes_of(names)])
    rows = np.flatnonzero(word >= 0)
    script = np.array([script for script, _ in numbers], np.int64)
    return Told(rows, word[rows], [name for _, name in numbers], script)


def words_of_name(report: Mapping[str, Any]) -> tuple[str, ...]:
    """The same of one report."""
    if report["longitude"] is None or not report["place_name"]:
        return ()
    called = name_called(report["place_name"])
    return (called,) if called else ()
