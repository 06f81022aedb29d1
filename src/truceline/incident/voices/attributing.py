"""Reports whose text says that another source told them.

*According to Yarmouk News*, *نقلا عن شبكة اليرموك*, *по данным Ярмук Ньюс*: whoever writes so repeats what that source told, as if
`relayed_from` named it (named_sources). A name is found as the source here is called, in one spelling (spelling), of four letters or more:
as whole words behind one of these phrases and what such a source may be (*the agency*), or right before a word for saying. Of names that
hold each other the longer one is meant. A source that is called as witnesses in general are (*Residents*, *مصادر محلية*) is found in no text:
whoever writes *according to residents* names nobody.

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
from truceline.incident.voices.copying import WITNESSES
from truceline.incident.voices.spelling import spelt
from truceline.values.nobody import is_anybody
from truceline.values.party import fold_name

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
# What may stand between the two: what such a source is, and no other word.
_KINDS = [
    *("the", "agency", "network", "channel", "station", "newspaper", "website", "radio", "outlet", "news"),
    *("وكالة", "شبكة", "قناة", "إذاعة", "صحيفة", "موقع", "محطة"),
    *(
        "агентства",
        "агентство",
        "агентству",
        "сети",
        "сеть",
        "канала",
        "канал",
        "телеканала",
        "радио",
        "газеты",
        "издания",
    ),
]
# Whoever writes so was there himself, or says that it is wrong.
_NOT_REPEATED = [
    *("our own", "our correspondent", "our reporter", "our observers", "our team"),
    *("مراسلنا", "مراسلتنا", "مراسلونا", "راصدونا", "فريقنا"),
    *("наш корреспондент", "нашего корреспондента", "наши наблюдатели"),
    *("wrongly", "untrue"),
]
# And whoever writes one of these shortly before a name says that the other is wrong.
_DENYING = [
    *("contrary to", "unlike", "denied", "denies", "خلافا ل", "على عكس", "نفى", "نفت"),
    *("вопреки", "в отличие от", "опроверг", "опровергла", "опровергает"),
]
_SHORTLY, _LEAST = 24, 4  # letters
# What may stand between two letters of a name: spaces, signs, strokes that make a word longer, and marks.
_BETWEEN = "[\\s\\-_.,:'’«»\"“”\\x{640}\\x{64b}-\\x{655}\\x{300}-\\x{36f}]*"


def naming_any(reports: pa.Table, may: Bools) -> Ints:
    """Which of the reports that may repeat somebody have the name of any source here in their text, and did not see, hear or record it themselves."""
    rows = np.flatnonzero(may & ~is_among(reports.column("observed"), WITNESSES)).astype(np.int32)
    names = [name for name in _names(reports) if len(name) >= _LEAST]
    rows = rows[may_name(reports.column("said"), rows, names)]
    if not len(rows):
        return rows
    has = pc.match_substring_regex(_texts(reports, rows), _any_spelling(names))
    return np.asarray(rows[has.to_numpy(zero_copy_only=False)])


def attributed(reports: pa.Table, child: Ints, other: Ints) -> Bools:
    """Of each two rows whether the text of the first says that the source of the second told it, and not another with whom it is paired, whose name holds that one."""
    source = coded(reports.column("source"))
    names, own = [fold_name(name) for name in source.dictionary.cast(pa.string()).to_pylist()], codes_of(source)
    rows = np.unique(child)
    text_of = dict(zip(rows.tolist(), map(fold_name, _texts(reports, rows).to_pylist()), strict=True))
    asked: dict[int, set[str]] = {row: set() for row in text_of}
    pairs = list(zip(child.tolist(), [names[code] for code in own[other].tolist()], strict=True))
    for row, name in pairs:
        asked[row].add(name)
    meant = {row: named_in(text_of[row], some) for row, some in asked.items()}
    return np.array([name in meant[row] for row, name in pairs], np.bool_)


def _names(reports: pa.Table) -> list[str]:
    """The sources that a text can mean, in one spelling."""
    called = coded(reports.column("source")).dictionary.cast(pa.string()).to_pylist()
    telling = pa.array([name for name in called if not is_anybody(fold_name(name))], pa.string())
    return list(spelt(telling).to_pylist())


def named_in(text: str, names: Iterable[str]) -> set[str]:
    """Which of these names a text gives as who told it, all folded (`values.party.fold_name`); of those that hold each other the longest."""
    if _any_of(tuple(_NOT_REPEATED)).search(text):
        return set()
    telling = [name for name in names if len(name.replace(" ", "")) >= _LEAST and not is_anybody(name)]
    found = [name for name in telling if _says(text, name)]
    return {name for name in found if not any(name != longer and name in longer for longer in found)}


def _says(text: str, name: str) -> bool:
    saying, denying = _sayings(name)
    return saying.search(text) is not None and denying.search(text) is None


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"\\b(?:{_either(words)})\\b")


@cache
def _sayings(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a name behind a phrase or before a word for saying, and what finds it behind a word for denying."""
    before, after, denying, kinds = (_either(tuple(words)) for words in (_BEFORE, _AFTER, _DENYING, _KINDS))
    written = "\\b" + name.replace(" ", " ?") + "\\b"
    # In Arabic “and”, “by” and “to” are written in one with the word behind them.
    behind = f"\\b[وفب]{{0,2}}(?:{before}) ?ل?(?:(?:{kinds}) ){{0,2}}ل?{written[2:]}"
    saying = f"{behind}|{written} (?:{after})\\b(?! of\\b)"
    return re.compile(saying), re.compile(f"\\b[وفب]{{0,2}}(?:{denying}).{{0,{_SHORTLY}}}?{written}")


def _either(words: tuple[str, ...]) -> str:
    return "|".join(map(fold_name, words))


def _texts(reports: pa.Table, rows: Ints) -> pa.StringArray:
    """What these reports say, as it is written; nothing where they say nothing."""
    return texts_of(reports.column("said").take(pa.array(rows))).fill_null("")


def _any_spelling(names: Iterable[str]) -> str:
    """What finds any of some names in any spelling of it: what several begin with stands there once, for a search of hundreds grows slow otherwise."""
    behind: dict[str, set[str]] = {}
    for name in names:
        behind.setdefault(name[0], set()).add(name[1:])
    # Where a name ends, whatever a longer one goes on with finds no more.
    found = (
        _any_of_letter(letter) + ("" if "" in rest else _BETWEEN + _any_spelling(rest))
        for letter, rest in behind.items()
    )
    return f"(?:{'|'.join(found)})"


def _any_of_letter(letter: str) -> str:
    return f"(?:{'|'.join(re.escape(each.decode()) for each in spellings_of(letter))})"
