"""Tangles: a few dozen invented reports of a few places and hours, tied to each other in every way that there is, and what becomes of them.

Each has a number, and the same number gives the same one. In each some ways are taken often and others never, so that some are all relays and
some have no places. What comes, goes, is corrected and is judged makes little sense: whoever takes it in must not rely on sense.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from random import Random
from typing import Any, NamedTuple

from tellings import (
    ADDING,
    COUNTED,
    FALAJ,
    MEASURED,
    MODEL,
    NOWHERE,
    OF_ONE,
    OWN_NAMES,
    PASSED_ON,
    SAID_BY_YARMOUK_NEWS,
    SIDES,
    TWICE,
    WORDS,
)
from told import METRE_NORTH, reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.model import Echo, LinkModel, SourceError, TellsAgain

EVERY = 1 << 32  # as many tangles there are
Row = dict[str, Any]
Judged = tuple[str, str, str]  # two identities, and what was judged of them


class Change(NamedTuple):
    """What comes, what goes by its identity, and what is judged, all at once; what is corrected goes and comes."""

    came: tuple[Row, ...] = ()
    went: tuple[str, ...] = ()
    judged: tuple[Judged, ...] = ()


class Tangle(NamedTuple):
    """By which of MODELS, and what changes one after the other."""

    model: str
    changes: tuple[Change, ...]


# Some are called as reports are; two differ by the script of a letter alone.
SOURCES = ("a", "b", "c", "\u0430", "x/1", "x", "SANA/Reuters", "Yarmouk News", "d", "/", "e")
LISTS = ("s0", "s1", "s0", "s1")  # that have a law
TEXTS = (
    *(None, None, None, None, WORDS, *PASSED_ON[2:], *SAID_BY_YARMOUK_NEWS[:4], "Mortar at Falaj.", "هاون عند فلج"),
    f'Yarmouk wrote: "{WORDS}"',
    f"{WORDS} Three people were killed near the old bridge.",
    f"«{WORDS}»",
    "At Falaj five shells fell. b reported",
    "x/1 reported two shells",
    "The dam of Zor, 2 killed, 5 injured",
)
PLACES = (
    *(None, None, "The Mill", "Farms near Falaj", "Falaj", "فلج", "Nowhere", "Kafr Zed", "Zed", "Nahr Bakr"),
    *("Нахр", "Jasim town", "Nahr", "Kafr Nahr"),
)
NAMED_AS_REPORTS = ("x/1", "SANA/Reuters", "x/1/2", "/", "//1", "nobody")
JUDGEMENTS = ("same", "same", "different", "different", "also", "undecided")
# What is taken from another report where one is corrected; a source is renamed, a report moved to an exercise or from it.
CORRECTED = (
    *(("source",), ("exercise",), ("act",), ("relayed_from",), ("said",), ("media_sha256",), ("observed",)),
    *(("occurred_at", "occurred_within_s"), ("longitude", "latitude", "radius_m"), ("reference",), ("received_at",)),
    *(("speaks_for", "post"), ("place_name",), ("count", "count_low", "count_high", "unit"), ("killed_best",)),
)


@cache
def _models() -> dict[str, LinkModel]:
    echoes = (
        Echo("a", "b", 30, 29, "b", 600.0),
        Echo("c", "x/1", 30, 29, "", 0.0, "place and moment"),
    )
    errors = {"a": SourceError(2.0, 1.5), "x/1": SourceError(0.8, 3.0)}
    others = reports_of(*(told(f"m{k % 3}", minutes=60 * k, north_m=900 * k, reference=str(k)) for k in range(30)))
    return {
        "plain": gather(others, model=LinkModel(in_texts=FALAJ)).models[0],
        "of names and words": MODEL,
        "of second tellings": replace(MODEL, told_again=(*TWICE, TellsAgain("x/1", 50, 30))),
        "of echoes and errors": replace(MODEL, echoes=echoes, errors=errors, usual=SourceError(1.2, 1.1)),
        "of what places are called": replace(MODEL, own_words=OWN_NAMES),
        "of lists by the day": replace(MODEL, by_day=(ADDING,), sides=SIDES, told_again=OF_ONE),
        "of no names that lead nowhere": replace(MODEL, unplaced_names=None),
        "of hardly anything offered": replace(MODEL, offered=-6.0, partners=-2.0),
    }


def model_of(tangle: Tangle) -> LinkModel:
    """The model by which a tangle is gathered."""
    return _models()[tangle.model]


def tangle_of(number: int) -> Tangle:
    """Invent the tangle that has this number."""
    chance = Random(number)  # noqa: S311 - a test repeats itself
    model = chance.choice(list(_models()))
    rows = _rows(chance, model)
    chance.shuffle(rows)
    return Tangle(model, tuple(_changes(chance, rows)))


def _rows(chance: Random, model: str) -> list[Row]:
    """Reports of a few places and hours."""
    sources = [*chance.sample(SOURCES, chance.randint(3, 8)), *(LISTS if "lists" in model else ())]
    spots = [
        (chance.choice([0, 0, 1, 3, 9, 14, 60]), chance.choice([0, 30, 60, 300, 700, 1_400, 4_000, 9_000]))
        for _ in range(chance.randint(1, 4))
    ]
    # Now and then beside the date line or a pole.
    corner = (36.2, 32.6) if chance.random() < 0.93 else chance.choice([(179.999, 0.0), (10.0, 88.9)])
    often = {trait: chance.random() ** 2 * share for trait, share in _TRAITS.items()}
    rows = []
    for number in range(chance.randint(6, 26)):
        row = _plain(chance, chance.choice(sources), chance.choice(spots), number)
        for trait, share in often.items():
            if chance.random() < share:
                row |= trait(chance, row)
        rows.append(_moved(row, corner))
    relayed = chance.random() ** 2
    for row in rows:
        if chance.random() < relayed:
            row["relayed_from"] = _named(chance, row, chance.choice(rows))
    again = {"of second tellings": _told_again, "of lists by the day": _at_one_spot}
    return [*rows, *(again[model](chance, rows) if model in again else ())]


def _plain(chance: Random, source: str, spot: tuple[int, int], number: int) -> Row:
    """A report that says where, when and what; some have a reference that others of their source have too."""
    kilometres, minutes = spot
    own = str(chance.randint(0, 6)) if chance.random() < 0.7 else chance.choice(["Reuters", "1", "1/2", f"u{number}"])
    return told(
        source,
        minutes=minutes + chance.randint(0, chance.choice([5, 40, 200])),
        north_m=1_000 * kilometres + chance.choice([0, 100, 400, 900, 3_000]),
        reference=own,
        report_id=f"r{number:02d}" if chance.random() < 0.5 else f"{source}#{number}",
        radius_m=chance.choice([100.0, 300.0, 1_000.0, 1_000.0, 5_000.0, None, 20_000.0]),
        act=chance.choice(["mortar_fire", "mortar_fire", "artillery_fire", "explosion", "checkpoint", None]),
        observed=chance.choice(["told", "seen", "heard", "recorded", None, "told"]),
        longitude=36.2 + chance.choice([0, 0.002, 0.01, -0.003]),
    )


def _moved(row: Row, corner: tuple[float, float]) -> Row:
    """The same report somewhere else on earth."""
    east, north = corner[0] - 36.2, corner[1] - 32.6
    found = dict(row)
    for longitude, latitude in (("longitude", "latitude"), ("post_longitude", "post_latitude")):
        if row.get(longitude) is not None:
            found[longitude] = (row[longitude] + east + 180.0) % 360.0 - 180.0
            found[latitude] = min(row[latitude] + north, 90.0)
    return found


def _of_words(chance: Random, _row: Row) -> Row:
    return {"said": chance.choice(TEXTS), "language": "en"}


def _of_media(chance: Random, _row: Row) -> Row:
    return {"media_sha256": chance.choice("aab") * 64}


def _of_counts(chance: Random, _row: Row) -> Row:
    return dict(chance.choice(COUNTED))


def _of_harm(chance: Random, _row: Row) -> Row:
    harmed = {"killed_best": chance.choice([None, 0, 1, 2, 9, 40]), "injured_low": chance.choice([None, 3])}
    return harmed | {"harmed": chance.choice([None, "civilians", "fighters", "both"])}


def _of_several(chance: Random, _row: Row) -> Row:
    return {"tells_of": chance.choice([2, 3])}


def _of_sides(chance: Random, _row: Row) -> Row:
    actor, target = (
        chance.choice(["north", "nоrth", "South", "south", "الشمال"]),
        chance.choice([None, "south", "north"]),
    )
    return {"actor": actor, "target": target, "direction": chance.choice([None, "incoming", "outgoing"])}


def _of_standpoints(chance: Random, _row: Row) -> Row:
    party, post = chance.choice([None, "north", "south", "nоrth"]), chance.choice([None, "tower-1", "tower-2"])
    return {"speaks_for": party, "post": post, "source_family": chance.choice(["party", "monitor", "media", "other"])}


def _of_receipt(chance: Random, row: Row) -> Row:
    return {"received_at": row["occurred_at"] + timedelta(minutes=chance.choice([1, 30, 200, 2_000]))}


def _of_names(chance: Random, _row: Row) -> Row:
    return {"place_name": chance.choice(PLACES), "admin1": chance.choice([None, None, "Zor"])}


def _of_no_place(chance: Random, _row: Row) -> Row:
    within = chance.choice([600.0, 600.0, 43_200.0, 3_600.0, 140_000.0])
    return NOWHERE | {"place_name": chance.choice(PLACES), "occurred_within_s": within}


def _of_posts(chance: Random, _row: Row) -> Row:
    measured: Row = chance.choice(MEASURED)
    return NOWHERE | {"post_longitude": 36.2, "post_latitude": 32.58} | measured


def _of_vagueness(chance: Random, row: Row) -> Row:
    within = 43_200.0 * chance.choice([1, 3.2, 0.1, 7, 30])
    wide = chance.choice([30_000.0, 45_000.0, 12_000.0])
    return {"occurred_within_s": within} | ({} if row["latitude"] is None else {"radius_m": wide})


def _of_nothing(_chance: Random, _row: Row) -> Row:
    return {"act": "nothing_observed"}


def _of_the_real_world(_chance: Random, _row: Row) -> Row:
    return {"exercise": False}


# What a report may have more than most, and in how many of them at most.
_TRAITS: dict[Callable[[Random, Row], Row], float] = {
    _of_words: 1.0,
    _of_media: 1.0,
    _of_counts: 1.0,
    _of_harm: 1.0,
    _of_several: 1.0,
    _of_sides: 1.0,
    _of_standpoints: 1.0,
    _of_receipt: 1.0,
    _of_names: 1.0,
    _of_no_place: 1.0,
    _of_posts: 1.0,
    _of_vagueness: 0.5,
    _of_nothing: 0.4,
    _of_the_real_world: 0.5,
}


def _named(chance: Random, row: Row, other: Row) -> str:
    """Whom a report says that it repeats: a report, a source, itself, one that is not here, or a name that may be either."""
    source, report = str(other["source"]), f"{other['source']}/{other['reference']}"
    return chance.choice([source, report, chance.choice(NAMED_AS_REPORTS), f"{source}/absent", str(row["source"])])


def _told_again(chance: Random, rows: list[Row]) -> list[Row]:
    """Second tellings of half of those that give a place: some minutes later, up to a kilometre off."""
    found = []
    for row in rows:
        if row["latitude"] is not None and chance.random() < 0.5:
            later = row["occurred_at"] + timedelta(minutes=chance.choice([1, 14, 7, 20]))
            north = min(row["latitude"] + chance.choice([0, 100, 900]) * METRE_NORTH, 90.0)
            again = {"report_id": f"{row['report_id']}'", "reference": f"{row['reference']}-2"}
            found.append(row | again | {"occurred_at": later, "latitude": north})
    return found


def _at_one_spot(chance: Random, rows: list[Row]) -> list[Row]:
    """More rows of the lists by the day, each some metres from the one before: some hang together by one between them, and some are of another act."""
    found = []
    for row in rows:
        if row["source"] in LISTS and row["latitude"] is not None:
            for again in range(chance.choice([0, 1, 1, 3])):
                north = min(row["latitude"] + chance.choice([0, 30, 70, 90, 160]) * METRE_NORTH, 90.0)
                named: Row = {"report_id": f"{row['report_id']}^{again}", "reference": f"{row['reference']}^{again}"}
                named |= {"occurred_within_s": 43_200.0}  # knows the day alone
                row = row | named | {"latitude": north} | chance.choice([{}, {}, {}, {"act": "explosion"}])  # noqa: PLW2901 - a chain
                found.append(row)
    return found


_MOST_CHANGES = 14


def _changes(chance: Random, rows: list[Row]) -> list[Change]:
    """Some stand at first; the others come, and all of them go, are corrected and are judged, some before they come."""
    first, every = chance.randint(0, len(rows)), [row["report_id"] for row in rows]
    changes, todo = [Change(came=tuple(rows[:first]))], rows[first:]
    here = {row["report_id"]: row for row in rows[:first]}
    while len(changes) < _MOST_CHANGES and (todo or chance.random() < 0.8):
        kind = chance.choice(["come", "come", "go", "judge", "judge", "correct", "all at once"])
        several = kind == "all at once"
        count = chance.choice([1, 1, 1, 2, 4]) if kind == "come" or several else 0
        came, todo = todo[:count], todo[count:]
        went = chance.sample(sorted(here), min(len(here), chance.choice([1, 1, 2, 5]))) if kind == "go" else []
        if here and (kind == "correct" or several):
            went = [chance.choice(sorted(here))]
            came.append(_corrected(chance, here[went[0]], chance.choice(rows)))
        fresh = {row["report_id"]: row for row in came}
        here = {name: row for name, row in here.items() if name not in went} | fresh
        judged = _judged(chance, sorted(fresh if several else here), every) if several or kind == "judge" else ()
        if came or went or judged:
            changes.append(Change(tuple(came), tuple(went), judged))
    return changes


def _judged(chance: Random, some: list[str], every: list[str]) -> tuple[Judged, ...]:
    """What is judged of one of some and of any other; or of several of the same few, until judgements contradict each other."""
    few = every[:4]
    pairs = [chance.sample(few, 2) for _ in range(3)] if chance.random() < 0.3 else []
    if not pairs:
        one = chance.choice(some or every)
        pairs = [[one, chance.choice([name for name in every if name != one])]]
    return tuple((one, other, chance.choice(JUDGEMENTS)) for one, other in pairs)


def _corrected(chance: Random, row: Row, other: Row) -> Row:
    """The same report, some of which is as in another."""
    names = {name for some in chance.sample(CORRECTED, chance.choice([1, 1, 2, 4])) for name in some}
    return row | {name: other.get(name) for name in names}
