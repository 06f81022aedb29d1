"""Reports whose text says that another source told them.

*According to Yarmouk News*, *نقلا عن شبكة اليرموك*, *по данным Ярмук Ньюс*: whoever writes so repeats what that source told, as if
`relayed_from` named it (named_sources). A name is found as the source here is called, in one spelling (spelling), of four letters or more:
behind one of these phrases and at most a short word (*the agency*), or right before a word for saying. Of names that hold each other the
longer one is meant.

Nobody repeats who saw, heard or recorded it, whose text says that its own people were there (*our correspondent*), or who denies
what the other said (*contrary to what Yarmouk News reported*).
"""

import re
from collections.abc import Iterable
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, Ints, coded, codes_of, is_among
from truceline.incident.columns.ordering import texts_of
from truceline.incident.voices.beginnings import may_name, spellings_of
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
# Whoever writes so was there himself.
_OWN_PEOPLE = [
    *("our correspondent", "our reporter", "our observers", "our team"),
    *("مراسلنا", "مراسلتنا", "مراسلونا", "راصدونا", "فريقنا"),
    *("наш корреспондент", "нашего корреспондента", "наши наблюдатели"),
]
# And whoever writes one of these shortly before a name says that the other is wrong.
_DENYING = [
    *("contrary to", "denied", "denies", "خلافا ل", "نفى", "نفت"),
    *("вопреки", "опроверг", "опровергла", "опровергает"),
]
_SHORT_WORD, _SHORTLY, _LEAST = 12, 24, 4  # letters
# What may stand between two letters of a name: spaces, signs, strokes that make a word longer, and marks.
_BETWEEN = "[\\s\\-_.,:'’«»\"“”\\x{640}\\x{64b}-\\x{655}\\x{300}-\\x{36f}]*"


def naming_any(reports: pa.Table, may: Bools) -> Ints:
    """Which of the reports that may repeat somebody have the name of any source here in their text, and did not see, hear or record it themselves."""
    rows = np.flatnonzero(may & ~is_among(reports.column("observed"), WITNESSES)).astype(np.int32)
    names = [name for name in _names(reports) if len(name) >= _LEAST]
    rows = rows[may_name(reports.column("said"), rows, names)]
    if not len(rows):
        return rows
    has = pc.match_substring_regex(_texts(reports, rows), "|".join(map(_loosely, names)))
    return np.asarray(rows[has.to_numpy(zero_copy_only=False)])


def attributed(reports: pa.Table, child: Ints, other: Ints) -> Bools:
    """Of each two rows whether the text of the first says that the source of the second told it, and not another with whom it is paired, whose name holds that one."""
    names, own = _names(reports), codes_of(coded(reports.column("source")))
    rows = np.unique(child)
    text_of = dict(zip(rows.tolist(), spelt(_texts(reports, rows)).to_pylist(), strict=True))
    asked: dict[int, set[str]] = {row: set() for row in text_of}
    pairs = list(zip(child.tolist(), [names[code] for code in own[other].tolist()], strict=True))
    for row, name in pairs:
        asked[row].add(name)
    meant = {row: named_in(text_of[row], some) for row, some in asked.items()}
    return np.array([name in meant[row] for row, name in pairs], np.bool_)


def _names(reports: pa.Table) -> list[str]:
    """The sources in one spelling, by their codes."""
    return list(spelt(coded(reports.column("source")).dictionary.cast(pa.string())).to_pylist())


def named_in(text: str, names: Iterable[str]) -> set[str]:
    """Which of these names a text gives as who told it, all in one spelling; of those that hold each other the longest."""
    if any(word in text for word in _spelt(tuple(_OWN_PEOPLE))):
        return set()
    found = [name for name in names if len(name) >= _LEAST and _says(text, name)]
    return {name for name in found if not any(name != longer and name in longer for longer in found)}


def _says(text: str, name: str) -> bool:
    saying, denying = _sayings(name)
    return saying.search(text) is not None and denying.search(text) is None


@cache
def _sayings(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a name behind a phrase or before a word for saying, and what finds it behind a word for denying."""
    before, after, denying = ("|".join(_spelt(tuple(words))) for words in (_BEFORE, _AFTER, _DENYING))
    written = re.escape(name)
    saying = f"(?:{before}).{{0,{_SHORT_WORD}}}?{written}|{written}(?:{after})"
    return re.compile(saying), re.compile(f"(?:{denying}).{{0,{_SHORTLY}}}?{written}")


@cache
def _spelt(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(spelt(pa.array(words)).to_pylist())


def _texts(reports: pa.Table, rows: Ints) -> pa.StringArray:
    """What these reports say, as it is written; nothing where they say nothing."""
    return texts_of(reports.column("said").take(pa.array(rows))).fill_null("")


def _loosely(name: str) -> str:
    """What finds a name in any spelling of it."""
    return _BETWEEN.join(
        f"(?:{'|'.join(re.escape(each.decode()) for each in spellings_of(letter))})" for letter in name
    )
