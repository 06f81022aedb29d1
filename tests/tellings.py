"""Reports for what must hold of any: as Hypothesis draws them, of an exercise, and tied to each other over a month."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

import numpy as np
import pyarrow as pa
from hypothesis import strategies as st
from scenes import charter_of
from told import METRE_NORTH, NOON, reports_of, told

from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.gathering import gather
from truceline.incident.model import (
    Crossing,
    DayLaw,
    Frame,
    LinkModel,
    ListFigures,
    NamedPlace,
    NamesLaw,
    NamesMet,
    NamesWithin,
    Sides,
    SidesMet,
    TellsAgain,
    WordLaw,
)
from truceline.incident.pieces.ties import Read

DAY = 1_440  # minutes
IN_TIME = [("occurred_at", "ascending"), ("report_id", "ascending")]

# Where the name of a report leads that gives no coordinates.
MILL = NamedPlace("the mill", 36.2, 32.65, 2_500.0)
# And where a name in the text of one leads that names no place.
FALAJ = (NamedPlace("falaj", 36.2, 32.62, 3_000.0), NamedPlace("فلج", 36.2, 32.62, 3_000.0))
# And where a name leads that stands within that of another.
NEAR_FALAJ = NamesWithin((FALAJ[0]._replace(radius_m=4_000.0),), (NamedPlace("zr", 36.2, 34.0, 9_000.0),))
MEASURED: list[dict[str, Any]] = [  # from a post; one tells a name as well, which leads to a place
    {"bearing_deg": 0.0},
    {"bearing_deg": 200.0},
    {"distance_m": 4_000.0},
    {"sound_delay_s": 12.0, "place_name": "Farms near Falaj"},
]
WORDS = "Two mortar rounds fell beside the mill this morning."
PASSED_ON = (
    WORDS,
    WORDS,
    f"BREAKING: {WORDS}",
    f"RT @wire: {WORDS} https://wire.example/1",
    f"عاجل | {WORDS} (via wire)",
)


COUNTED: list[dict[str, Any]] = [  # one counts nothing; some leave an end open
    {},
    {"count": 5, "unit": "explosion"},
    {"count_low": 5, "unit": "explosion"},
    {"count_high": 7, "unit": "explosion"},
    {"count_low": 4, "count_high": 9, "unit": "explosion"},
    {"count_low": 20, "count": 25, "unit": "shot"},
]

SAID_BY_YARMOUK_NEWS = (
    "According to Yarmouk News, five shells fell on the mill.",
    "Five shells fell on the mill, YARMOUK-NEWS reported.",
    "Quoting the agency Yarmouk News: five shells.",
    "سقطت خمس قذائف على المطحنة بحسب Yarmouk News",
    "نقلاً عن شبكة Yarmouk News أن خمس قذائف سقطت",
    "أفادت Yarmouk News بسقوط خمس قذائف",
    "По данным агентства Yarmouk News, пять снарядов.",
    "Пять снарядов упали на мельницу, передает Yarmouk News",
    "Yarmouk News сообщает: пять снарядов.",
)


@st.composite
def telling(draw: st.DrawFn, minutes: int = 900) -> dict[str, Any]:
    """A report of a small crowded place, within so many minutes: some repeat, some are vague, some say nothing, some are real."""
    source = draw(st.sampled_from("abcdef"))
    row = told(
        source,
        minutes=draw(st.integers(0, minutes)),
        north_m=100 * draw(st.integers(0, 120)),
        reference=str(draw(st.integers(0, 8))),
        radius_m=draw(st.sampled_from([300.0, 1_000.0, 1_000.0, 12_000.0])),
        act=draw(st.sampled_from(["mortar_fire", "artillery_fire", "explosion", "nothing_observed"])),
        actor=draw(st.sampled_from([None, None, "north", "south"])),
        direction=draw(st.sampled_from([None, None, "incoming", "outgoing", "unknown"])),
        tells_of=draw(st.sampled_from([None, None, 2])),
        exercise=draw(st.sampled_from([True, True, True, False])),
        said=draw(st.sampled_from([None, "Mortar at Falaj.", "هاون عند فلج", "The dam of Zor", "2 fell"])),
    )
    match draw(st.integers(0, 9)):
        case 0:
            row |= {"relayed_from": f"{draw(st.sampled_from('abcx/'))}/{draw(st.integers(0, 8))}"}
        case 1:
            row |= {"relayed_from": draw(st.sampled_from("abc"))}
        case 2 | 3:
            row |= {"said": draw(st.sampled_from(PASSED_ON)), "language": "en"}
            row |= {"observed": draw(st.sampled_from(["told", "seen", None]))}
        case 4:
            row |= {"longitude": None, "latitude": None, "radius_m": None}
            row |= {"place_name": draw(st.sampled_from([None, "The Mill", "Farms near Falaj", "Nowhere", "Kafr Zed"]))}
            row |= {"occurred_within_s": draw(st.sampled_from([600.0, 600.0, 43_200.0, 140_000.0]))}
            row |= {"admin1": draw(st.sampled_from([None, "Zor"]))}  # Falaj does not lie there
        case 6:
            row |= {"media_sha256": "a" * 64, "observed": draw(st.sampled_from(["told", "recorded", "seen"]))}
        case 7:
            row |= {"longitude": None, "latitude": None, "radius_m": None}
            row |= {"post_longitude": 36.2, "post_latitude": 32.58} | draw(st.sampled_from(MEASURED))
        case 5:
            row |= {"source": "/", "report_id": f"//{row['reference']}"}
    return row


NOWHERE = {"longitude": None, "latitude": None, "radius_m": None}


def different(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each report once."""
    return list({row["report_id"]: row for row in rows}.values())


def counting(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same reports, most of which count something: as one number, as a range, or by one end of it."""
    return [row | COUNTED[(3 * n + n // 5) % len(COUNTED)] for n, row in enumerate(rows)]


def relaying(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same reports around a few events, most of which name another, its source alone, or one that is not here: many who are named are relays too."""
    events = len(rows) // 8 + 1
    found = []
    for n, row in enumerate(rows):
        other = rows[(n + events * (n // 5 + 1) + n % 7 // 6) % len(rows)]  # of the same event, but for one in seven
        source, name = other["source"], other["report_id"]
        names = (source, name, None, source, name, source, f"{source}/absent", name, row["source"])
        north, minutes = (row["latitude"] or 32.6) - 32.6, row["occurred_at"].minute
        found.append(
            row
            | {"latitude": row["latitude"] and 32.6 + n % events / 8 + north / 20, "act": "mortar_fire"}
            | {"occurred_at": NOON + timedelta(hours=9 * (n % events), minutes=minutes / 4)}
            | {"exercise": row["exercise"] or n % 9 > 0, "relayed_from": names[(5 * n + n // 3) % 9]}
        )
    return found


def standing_between(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same around a few events, by many sources that repeat nobody: most speak for a party, or show what a camera recorded, or both."""
    found = []
    for n, row in enumerate(relaying(rows)):
        source, party, camera = f"{row['source']}-{n % 3}", (None, "north", "south")[n % 3], f"tower-{n // 2 % 3}"
        own = {"source": source, "report_id": f"{source}/{n}", "reference": str(n), "relayed_from": None, "said": None}
        claims = {"speaks_for": party, "post": camera, "observed": ("recorded", "recorded", "told")[n // 3 % 3]}
        found.append(row | own | claims | {"media_sha256": None})
    return found


def attributing(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same, of sources with longer names, where whoever repeats a mere source says so in words alone."""
    found = []
    for n, row in enumerate(relaying(rows)):
        whom = row["relayed_from"]
        named = {key: _longer(row[key]) for key in ("source", "report_id", "relayed_from")}
        if whom is not None and "/" not in whom:
            says = f"{_longer(whom)} reported two shells." if n % 2 else f"According to {_longer(whom)}, two shells."
            named |= {"relayed_from": None, "said": says, "observed": "seen" if n % 9 == 0 else "told"}
        found.append(row | named)
    return found


def decoyed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same, most of which pass on one text or one film: here and, as decoys, too far away to be copied or nearly so, over days."""
    found = []
    for n, row in enumerate(rows):
        north_km, hours = (0, 1, 0, 9.5, 12, 0, 25, 41)[(n + n // 8) % 8], (0, 5, 11.5, 0, 13, 30, 1)[(n + n // 7) % 7]
        placed = {"latitude": row["latitude"] and 32.6 + 1_000 * north_km * METRE_NORTH}
        when = {"occurred_at": NOON + timedelta(hours=hours, minutes=row["occurred_at"].minute)}
        same = ({"said": PASSED_ON[0]}, {"media_sha256": "a" * 64}, {"said": PASSED_ON[0]}, {})[n % 4]
        knows: dict[str, Any] = {"observed": ("told", None, "told", "seen", "recorded")[(n // 3) % 5]}
        came: dict[str, Any] = {
            "received_at": when["occurred_at"] + timedelta(hours=(0.5, 0.5, 4, 30, 60)[(n + n // 6) % 5])
        }
        knows |= came if n % 6 else {}
        found.append(row | placed | when | same | knows | {"relayed_from": None if n % 9 else row.get("relayed_from")})
    return found


def _longer(name: str | None) -> str | None:
    return name if name is None or not name[0].isalpha() else f"{name[0]}gency{name[1:]}"


def invented(seed: int = 7, reports: int = 700, days: int = 14) -> pa.Table:
    return invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=seed, reports=reports, days=days)).reports


# Two lists that name the sides each in an order of its own.
SIDES = Sides(
    (Crossing("s0", "s1", 0.5),),
    (
        SidesMet(("north", "south"), ("north", "south"), 1.0, 9.0),
        SidesMet(("north", "south"), ("south", "north"), 0.9, 8.0),
        SidesMet(("north", "south"), ("", "south"), 0.4, 3.0),
        SidesMet(("south", "north"), ("south", "north"), -0.8, 3.0),
    ),
)
DIRECTIONS = (
    NamesMet("direction", "incoming", "incoming", 0.9),
    NamesMet("direction", "incoming", "outgoing", -0.7),
)


# Two that name Falaj, in whatever script, are rather of one incident; a mortar is in the column too.
OWN_WORDS = WordLaw(
    (-0.4, -0.1, 0.2, 0.3, 1.6, 1.9, 1.9, 1.9, 1.9, 1.9),
    (("dm", 2.2),),
    (Frame("act", "mortar_fire", ("mrtr", "هاون")),),
)

# Two that call their place Falaj, or by the same rarer name, are rather of one incident; two that call it otherwise are not.
OWN_NAMES = WordLaw((-0.9, 0.6, 0.9, 1.2, 1.9, 1.9, 1.9, 1.9, 1.9, 1.9), (("~flj", 2.2), ("~jsm", 3.5)), names=True)


# Where one of two lies nowhere: two that call their place Nowhere are rather of one incident, two that call it otherwise are not. Kafr is no name.
UNPLACED_NAMES = NamesLaw(-0.2, -1.8, (("=nhr", 1.9), ("=flj", 0.7)), ("kfr",), ("=zd",))


# Two sources that tell of incidents twice without saying so.
TWICE = (TellsAgain("a", 60, 30), TellsAgain("b", 60, 30))
# And of lists by the day that have several rows for one incident.
OF_ONE = (TellsAgain("s0", 60, 30, by_day=True), TellsAgain("a", 60, 30, by_day=True))


def twice(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same reports, most of the same few sources; what these tell they tell again some minutes and hundreds of metres off, now and then a third time."""
    found = []
    for n, row in enumerate(rows):
        one = row | {"source": "abcab"[n % 5], "report_id": f"{'abcab'[n % 5]}/{n}", "reference": str(n)}
        found.append(one)
        for again in range((0, 1, 1, 2)[n % 4]):
            moved = {"occurred_at": one["occurred_at"] + timedelta(minutes=(2, 14, 7, 20)[(n + again) % 4])}
            if one["latitude"] is not None:
                moved |= {"latitude": one["latitude"] + (0.001, 0.0, 0.008, 0.004)[(n + again) // 2 % 4]}
            found.append(one | moved | {"report_id": f"{one['source']}/{n}-{again}", "reference": f"{n}-{again}"})
    return found


def rows_of_one(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same reports, most of lists by the day, with more rows at the spots of theirs or a little beyond: some hang together by one between them."""
    found = []
    for n, row in enumerate(rows):
        source = "aabac"[n % 5]
        day = {"occurred_at": NOON + timedelta(days=n % 2), "occurred_within_s": 43_200.0} if source == "a" else {}
        one = row | day | {"source": source, "report_id": f"{source}/{n}", "reference": str(n)}
        found.append(one)
        for again in range((0, 1, 2, 3)[n % 4] if one["latitude"] is not None else 0):
            north = one["latitude"] + (30, 80, 95, 140)[(n + again) % 4] * METRE_NORTH
            one = one | {"latitude": north, "report_id": f"{source}/{n}-{again}", "reference": f"{n}-{again}"}
            found.append(one)
    return found


def called(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same reports, most of which call their place by a name, in one script or another."""
    names = ("Falaj", "فلج", "Jasim town", None, "Джасим", "Nowhere", "The Mill")
    return [row | {"place_name": row.get("place_name") or names[(7 * n + n // 3) % 7]} for n, row in enumerate(rows)]


def measured() -> LinkModel:
    """A model with what strangers are like among some reports, and what names, directions of fire, own words and names that lead nowhere say."""
    others = (told(f"m{k % 3}", minutes=60 * k, north_m=900 * k, reference=str(k)) for k in range(30))
    told_before = LinkModel(
        places=(MILL,),
        in_texts=FALAJ,
        in_names=NEAR_FALAJ,
        codes=DIRECTIONS,
        own_words=OWN_WORDS,
        unplaced_names=UNPLACED_NAMES,
    )
    return gather(reports_of(*others), model=told_before).models[0]


MODEL = measured()


def stored(reports: pa.Table, block: int = 17) -> Read:
    """Reports as a file gives them: in order, some rows at a time."""
    ordered = reports.sort_by(IN_TIME)

    def read(columns: Sequence[str]) -> Iterator[pa.Table]:
        for start in range(0, ordered.num_rows, block):
            yield ordered.select(columns).slice(start, block)

    return read


def month(*more: dict[str, Any]) -> pa.Table:
    """A month of reports that have little to do with each other, and some more."""
    return reports_of(*(told("z", minutes=DAY * k, north_m=90_000, reference=str(k)) for k in range(30)), *more)


# Two lists by the day, the second mostly a day late.
LAW = DayLaw(
    "s0", "s1", tuple(np.linspace(3.0, -1.0, 10).tolist()), (-2.0, 0.0, 1.0, 0.5, -0.6), 1.0, 0.7, of_first=True
)
# The same, and the first adds up: that its number of killed is the larger says little, that it is smaller speaks against a pair.
ADDING = LAW._replace(
    figures=(
        ListFigures(
            "killed", ((1.5, 0.5, 0.1, -4.0, 0.8, 0.4, -0.1),) * 13, ((2.0, 0.5, 0.1, -3.0, 0.8, 0.4, -0.2),) * 13
        ),
    )
)


def adding_up(parts: float = 0.9) -> LinkModel:
    """A model by which so many of the second list's smaller numbers are parts of the first's."""
    figures = ADDING.figures[0]._replace(parts=((0.0, 0.0, 0.0), (parts, parts, parts)))
    return LinkModel(by_day=(ADDING._replace(figures=(figures,)),))


def spanning(count: int, days: int) -> list[dict[str, Any]]:
    """Rows of the two lists of a law within so many days, many of which span some days or weeks, and a few more than a month; and of a post that knows the hour elsewhere."""
    rng = np.random.default_rng(6)
    rows = []
    for n, (of, day, north_m) in enumerate(
        zip(*rng.integers(0, [[3], [days], [40_000]], (3, count)).tolist(), strict=True)
    ):
        half_days = (1, 7, 1, 3, 1, 30, 1, 2, 4, 1, 33)[n % 11] if of < 2 else 0
        known = {"occurred_within_s": 43_200.0 * half_days, "radius_m": (500.0, 45_000.0)[n % 2]} if of < 2 else {}
        minutes = DAY * day + DAY // 2 * (half_days > 1) * (half_days % 2 == 0)
        elsewhere = 200_000 if of == 2 else 0
        rows.append(told(f"s{of}", minutes=minutes, north_m=north_m + elsewhere, reference=str(n), **known))
    return rows


FAR = {
    "a relay of last month": [told("a"), told("b", minutes=29 * DAY, relayed_from="a/0-0")],
    "a report that is named before it comes": [
        told("b", relayed_from="a/1"),
        told("a", minutes=29 * DAY, reference="1"),
    ],
    "a source of which it is known a month later that it repeats": [
        told("a"),
        told("c", minutes=5, relayed_from="b"),
        told("b", minutes=29 * DAY, relayed_from="a/0-0"),
    ],
    "relays of one absent report": [
        told(s, minutes=m * DAY, relayed_from="x/1", act=act)
        for s, m, act in (("a", 0, "fire"), ("b", 2, "checkpoint"), ("c", 2, "fire"))
    ],
    "a name that cannot be one report": [
        told(s, minutes=m, relayed_from="x/1", act=act)
        for s, m, act in (("a", 0, "fire"), ("b", 2 * DAY, "checkpoint"), ("c", 29 * DAY, "fire"))
    ],
    "a judgement over a month": [told("a"), told("b", minutes=29 * DAY)],
    "words that go round from day to day": [
        told(f"s{k}", minutes=300 * k, said=WORDS, language="en", observed="told", place=None) for k in range(40)
    ],
    "a film that is passed on": [
        told(f"s{k}", minutes=DAY * k, media_sha256="a" * 64, observed="recorded", radius_m=100.0) for k in range(30)
    ],
}
