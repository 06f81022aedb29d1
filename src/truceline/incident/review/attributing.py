"""Reports whose text says that another source told them, and that name nobody whom they repeat.

*According to Yarmouk News*, *نقلا عن شبكة اليرموك*, *по данным Ярмук Ньюс*: whoever writes so repeats, and where `relayed_from` is empty he
counts as a voice. Words alone do not decide that: a source may name another and have asked for itself. So they are told, and a person
writes whom the report repeats.

A name is found as the source here is called, in one spelling (voices.spelling), of four letters or more: behind one of these phrases and at
most a short word (*the agency*), or right before a word for saying. Only who shares an incident with a report of the one that is named is
looked at, and nobody who saw, heard or recorded it.
"""

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Longs, is_among
from truceline.incident.columns.ordering import texts_of
from truceline.incident.voices.origins import WITNESSES
from truceline.incident.voices.spelling import spelt

_BEFORE = [
    "according to",
    "reported by",
    "quoting",
    "citing",
    "حسب",
    "وفقا ل",
    "نقلا عن",
    "أفاد",
    "أفادت",
    "ذكر",
    "ذكرت",
    "قال",
    "قالت",
    "أعلن",
    "أعلنت",
    "по данным",
    "со ссылкой на",
    "по сообщению",
    "по сообщениям",
    "по информации",
    "сообщает",
    "передаёт",
]
_AFTER = [
    "reported",
    "reports",
    "said",
    "says",
    "announced",
    "сообщает",
    "сообщил",
    "сообщила",
    "сообщило",
    "передаёт",
    "пишет",
]
# What one of these has in any spelling: texts without are not spelt.
_STEMS = "according|report|quoting|citing|said|says|announced|حسب|وفق|نقل|فاد|ذكر|قال|علن|данным|ссылк|сообщ|информац|переда|пишет"
_SHORT_WORD, _LEAST = 12, 4  # letters


def attributed(told: pa.Table, incident: Longs, source: Longs, names: list[str]) -> Iterator[tuple[int, int]]:
    """Of each report that says so its source and the source it names, as places among the names."""
    said = texts_of(told.column("said")).fill_null("")
    says = pc.match_substring_regex(pc.utf8_lower(said), _STEMS).to_numpy(zero_copy_only=False)
    rows = np.flatnonzero(says & ~is_among(told.column("observed"), WITNESSES))
    called = {name: which for which, name in enumerate(spelt(pa.array(names, pa.string())).to_pylist())}
    sayings = _sayings([name for name in called if len(name) >= _LEAST])
    beside = set(zip(incident.tolist(), source.tolist(), strict=True))
    for row, text in zip(rows.tolist(), spelt(said.take(pa.array(rows))).to_pylist(), strict=True):
        named = {
            called[name] for saying in sayings for found in saying.finditer(text) for name in found.groups() if name
        }
        for whom in sorted(named - {int(source[row])}):
            if (int(incident[row]), whom) in beside:
                yield int(source[row]), whom
                break


def _sayings(names: list[str]) -> tuple[re.Pattern[str], ...]:
    """What finds any of these names behind a phrase, and before a word for saying; longer names first."""
    if not names:
        return ()
    before, after = ("|".join(spelt(pa.array(words)).to_pylist()) for words in (_BEFORE, _AFTER))
    any_name = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(f"(?:{before}).{{0,{_SHORT_WORD}}}?({any_name})"), re.compile(f"({any_name})(?:{after})")
