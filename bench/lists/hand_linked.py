"""Two real lists that people linked by hand: UCDP's events, and the incidents of Airwars that UCDP cites for them. Nothing is invented.

Airwars has a line for each incident in which civilians are said to have been harmed: “June 4th-5th 2017: (S601) هنيدة Hunaida, Raqqa
governorate, Syria”, as it was titled when UCDP's coders cited it. That is a day or two, the name of a place in one script or two, and a
governorate: no coordinates, no numbers, no names of sides. An event and an incident are one where UCDP cites the incident for the event.

Headlines of another form (“R3946”, monthly lists) tell no day, and are left out. Of UCDP's events nothing is used that names what they were
made from. The plain ways need coordinates: for them a gazetteer says where the names lead (as in reconstruct), else the governorate.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from respelling import read_towns
from scenes import HALF_A_DAY_S, ROOT, Ints, Lists, read_events

from truceline.report.table import REPORTS

sys.path.append(str(ROOT / "bench" / "reconstruct"))  # articles are read as there

from articles import Article, Finder, read_articles, read_gazetteer

_MONTHS = [date(2000, month, 1).strftime("%B").lower() for month in range(1, 13)]
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"
_TITLE = re.compile(
    rf"\W*({'|'.join(_MONTHS)})\s+{_ORDINAL}(?:\s*[-–—/]\s*(?:({'|'.join(_MONTHS)})\s+)?{_ORDINAL})?,?\s+(20\d\d)\s*:?\s*(.*)",
    re.I | re.S,
)
_CODE = re.compile(r"\(?[A-Z]{1,2}\d+\w?\)?\s*")
_NOT_OF_AREA = re.compile(
    r"\b(?:north|south|east|west)\w*\b|\brural\b|\bgover\w*|countryside|province|\bof\b|\bsyria\b", re.I
)
_COUNTRIES = {"syria", "iraq"}


class Incident(NamedTuple):
    """What a title says: its first and last day, the place, the governorate; and the events for which UCDP cites it."""

    first: date
    last: date
    place: str
    area: str
    events: set[int]


def incidents_of(articles: list[Article]) -> list[Incident]:
    """Every incident of Airwars that is cited by a title that tells its day."""
    return [found for one in articles if one.office == "Airwars" and (found := _incident(one)) is not None]


def _incident(article: Article) -> Incident | None:
    title = _TITLE.fullmatch(article.headline.strip())
    if title is None:
        return None
    month, day, last_month, last_day, year, rest = title.groups()
    numbers = [_MONTHS.index(name.lower()) + 1 for name in (month, last_month or month)]
    try:
        first, last = date(int(year), numbers[0], int(day)), date(int(year), numbers[1], int(last_day or day))
    except ValueError:
        return None
    parts = [part.strip() for part in re.split("[,،]", _CODE.sub("", rest, count=1)) if part.strip()]
    parts = [part for part in parts if part.lower() not in _COUNTRIES]
    area = next((part for part in parts if "gover" in part.lower()), "")
    place = ", ".join(part for part in parts if part != area)
    return Incident(first, max(first, last), place, _NOT_OF_AREA.sub("", area).strip(), article.events)


def lists_linked_by_hand(_seed: int, folder: Path) -> Iterator[Lists]:
    """The one scene, without a gazetteer and with GeoNames', where the lists are there."""
    if (folder / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz").is_file():
        lists = hand_linked(folder)
        yield lists
        yield replace(lists, name=f"{lists.name}, with a gazetteer", gazetteer=read_towns(folder))


def hand_linked(folder: Path) -> Lists:
    """UCDP's events and the incidents of Airwars."""
    events, incidents = read_events(folder), incidents_of(read_articles(folder))
    row_of = {int(name): row for row, name in enumerate(events["reference"].to_pylist())}
    true = [(row_of[e], len(events) + n) for n, one in enumerate(incidents) for e in sorted(one.events) if e in row_of]
    whole = pa.concat_tables([events, reports_of_incidents(incidents)]).combine_chunks()
    second = np.arange(len(whole)) >= len(events)
    where = _where(incidents, folder)
    beside = tuple(
        np.where(second, np.append(whole[side].to_numpy()[: len(events)], told), whole[side].to_numpy())
        for side, told in zip(("longitude", "latitude"), where, strict=True)
    )
    name = "UCDP and the incidents of Airwars that it cites"
    return Lists(name, whole, second, np.array(true, np.int64), np.arange(len(whole)), place=beside)


def reports_of_incidents(incidents: list[Incident]) -> pa.Table:
    """The list as it is read: days, a name and an area."""
    rows = []
    for number, one in enumerate(incidents):
        days = (one.last - one.first).days + 1
        begin = datetime(one.first.year, one.first.month, one.first.day, tzinfo=UTC).timestamp() - 3 * 3_600
        rows.append(
            {
                "report_id": f"airwars/{number}",
                "source": "airwars",
                "source_family": "monitor",
                "reference": str(number),
                "occurred_at": datetime.fromtimestamp(begin + days * HALF_A_DAY_S, UTC),
                "occurred_within_s": days * HALF_A_DAY_S,
                "place_name": one.place or None,
                "admin1": one.area or None,
                "exercise": False,
                "original_sha256": "0" * 64,
                "original_line": number + 1,
            }
        )
    return pa.Table.from_pylist([{name: row.get(name) for name in REPORTS.names} for row in rows], REPORTS.schema)


def _where(incidents: list[Incident], folder: Path) -> Ints:
    """Where the plain ways take each incident to lie."""
    finder = Finder(read_gazetteer(folder))
    spots = [
        (finder.places(one.place) or finder.places(one.area.replace("Raqqah", "Raqqa")) or [None])[0]
        for one in incidents
    ]
    return np.array([(np.nan, np.nan) if spot is None else (spot.longitude, spot.latitude) for spot in spots]).T
