"""Reports of a neighbourhood at hand: each laid out once, with its marks and all by which relays are told.

What is told of a report here is told of it alone. So a report is laid out when it comes, whoever else is there, and rows of it are
taken as often as they are wanted.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.arriving.surroundings import Fetch, Wanted, boxes_around, marks_beside
from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs, column_of, seconds_of
from truceline.incident.gathering import NOTHING
from truceline.incident.likeness.compare import Voices
from truceline.incident.likeness.laying import Laid, laid_together, lay, names_of_model
from truceline.incident.likeness.numbering import Names
from truceline.incident.model import LinkModel
from truceline.incident.voices.copying import Knowing, Standpoint, by_media, by_words, knowing_of
from truceline.incident.voices.origins import Relays, Said, of_words, relays_of
from truceline.incident.voices.telling_again import Telling, tellings_of, tellings_together
from truceline.report.table import REPORTS

TEXTS = ("report_id", "source", "name", "relayed_from", "words", "media")
_NUMBERED = ("source", "words", "media")
Text = str | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Some reports, row by row: laid out, their boxes, when (microseconds) and where by what they state, when they were received, how they know, what tells again by the model, and the texts of their marks."""

    laid: Laid
    boxes: Floats
    at: Longs
    exercise: Bools
    places: Floats  # longitudes, latitudes
    received: Floats
    knowing: Knowing
    telling: Telling
    texts: pa.Table  # TEXTS

    def __len__(self) -> int:
        return len(self.at)

    def chosen(self, rows: Ints | Longs) -> "Neighbours":
        """Some of them, in the order of these rows."""
        return Neighbours(
            self.laid.chosen(rows),
            self.boxes[:, rows],
            self.at[rows],
            self.exercise[rows],
            self.places[:, rows],
            self.received[rows],
            Knowing(*(column[rows] for column in self.knowing)),
            self.telling.chosen(rows),
            self.texts.take(pa.array(rows)),
        )


def neighbours_of(reports: pa.Table, model: LinkModel, names: Mapping[str, Names]) -> Neighbours:
    """Lay reports out with their marks; names are numbered by those given."""
    laid = lay(reports, model, names=names)
    boxes = boxes_around(laid)
    at = reports["occurred_at"].combine_chunks().cast(pa.int64())
    return Neighbours(
        laid,
        boxes,
        np.asarray(at.to_numpy(), np.int64),
        np.asarray(reports["exercise"].to_numpy(), np.bool_),
        np.stack([column_of(reports, name) for name in ("longitude", "latitude")]),
        seconds_of(reports["received_at"]),
        knowing_of(reports),
        tellings_of(reports, model),
        marks_beside(reports, boxes).select(TEXTS),
    )


def neighbours_together(several: Sequence[Neighbours]) -> Neighbours:
    """Neighbours that came apart, the one after the other."""
    return Neighbours(
        laid_together([one.laid for one in several]),
        np.concatenate([one.boxes for one in several], axis=1),
        np.concatenate([one.at for one in several]),
        np.concatenate([one.exercise for one in several]),
        np.concatenate([one.places for one in several], axis=1),
        np.concatenate([one.received for one in several]),
        Knowing(*map(np.concatenate, zip(*(one.knowing for one in several), strict=True))),
        tellings_together([one.telling for one in several]),
        pa.concat_tables([one.texts for one in several]),
    )


class Found(NamedTuple):
    """What a store gives: reports laid out, and how to have the reports themselves, row by row."""

    neighbours: Neighbours
    reports: Callable[[], pa.Table]


class Store(Protocol):
    """Who holds reports laid out by one model."""

    model: LinkModel

    def names(self) -> dict[str, Names]:
        """The numbering of names by which they are laid out, to go on with."""

    def find(self, wanted: Wanted, known: Collection[str]) -> Found:
        """Give every report that is wanted and not known yet, each once; nil reports are none."""


class Fetching:
    """A store that only fetches reports: they are laid out when they come."""

    def __init__(self, fetch: Fetch, model: LinkModel) -> None:
        self.model = model
        self._fetch, self._names = fetch, names_of_model(model)

    def names(self) -> dict[str, Names]:
        """Those of the model, and of whatever comes."""
        return self._names

    def find(self, wanted: Wanted, known: Collection[str]) -> Found:
        """Fetch what is wanted, and lay out what is new of it."""
        reports = telling(self._fetch(wanted))
        fresh: dict[str, int] = {}
        for row, report_id in enumerate(reports["report_id"].to_pylist()):
            if report_id not in known:
                fresh.setdefault(report_id, row)
        reports = reports.take(pa.array(list(fresh.values()), pa.int64())).combine_chunks()
        return Found(neighbours_of(reports, self.model, self._names), lambda: reports)


def telling(reports: pa.Table) -> pa.Table:
    """Reports as this version has them, without nil reports: they are coverage, and no incident depends on them."""
    reports = REPORTS.completed(reports).select(REPORTS.names).cast(REPORTS.schema)
    which = pc.fill_null(pc.not_equal(reports["act"], NOTHING), True)
    return reports if pc.all(which).as_py() in {True, None} else reports.filter(which)


class Texts:
    """The texts of neighbours, row by row; and numbers that are equal where sources, words or recordings are, -1 where there is none."""

    def __init__(self, table: pa.Table) -> None:
        self.report_id: list[str] = []
        self.source: list[str] = []
        self.name: list[Text] = []
        self.relayed_from: list[Text] = []
        self.words: list[Text] = []
        self.media: list[Text] = []
        self.known: dict[str, dict[Text, int]] = {name: {} for name in _NUMBERED}
        self.numbers: dict[str, Ints] = {name: np.empty(0, np.int32) for name in _NUMBERED}
        self.add(table)

    def add(self, table: pa.Table) -> None:
        """Read more of them from a table of TEXTS."""
        for name in TEXTS:
            some = table[name].to_pylist()
            getattr(self, name).extend(some)
            if name in _NUMBERED:
                self.numbers[name] = np.append(self.numbers[name], numbered(some, self.known[name]))


def numbered(texts: Sequence[Text], known: dict[Text, int]) -> Ints:
    """Give numbers that are equal where the texts are, after those that are known; -1 where there is none."""
    return np.array([-1 if text is None else known.setdefault(text, len(known)) for text in texts], np.int32)


def relays_among(neighbours: Neighbours, texts: Texts, rows: Ints) -> Relays:
    """What `declared_relays` finds among these rows, which are in canonical order, and no others."""
    chosen = rows.tolist()
    # Few reports say so: what they say is looked at alone.
    told = {place: text for place, row in enumerate(chosen) if (text := texts.relayed_from[row]) is not None}
    source, words, media = (texts.numbers[name][rows] for name in _NUMBERED)
    longitude, latitude = neighbours.places
    told_of = neighbours.laid.spots.at, longitude, latitude, neighbours.received
    standpoints = Standpoint(source, *(column[rows] for column in told_of))
    knowing = Knowing(*(column[rows] for column in neighbours.knowing))
    grounds = (by_words(words, knowing), by_media(media, knowing))
    voices = partial(_voices, source, texts.known["source"], told)
    return relays_of(_said(told, texts, chosen), standpoints, grounds, voices)


def _said(told: Mapping[int, str], texts: Texts, chosen: Sequence[int]) -> Said:
    """Whom each of those chosen names that names anybody: of reports of one name the last, and no source that none of them is of."""
    row_of = {texts.name[row]: place for place, row in enumerate(chosen)} if told else {}
    sources = {texts.source[row] for row in chosen} if told else set()
    said = list(told.values())
    return Said(
        np.array(list(told), np.int64),
        np.array([row_of.get(text, -1) for text in said], np.int32),
        np.array(["/" not in text or text in sources for text in said], np.bool_),
        numbered(said, {}),
    )


def _voices(source: Ints, known: Mapping[Text, int], told: Mapping[int, str], bare: Bools, absent: Bools) -> Voices:
    """Whose word each carries: of those that name a mere source, or a report that is not here, the source they name."""
    word, others = source.copy(), dict[Text, int]()
    for row in np.flatnonzero(bare | absent).tolist():
        named = told[row].split("/", 1)[0] if absent[row] else told[row]
        number = known.get(named)
        word[row] = len(known) + others.setdefault(named, len(others)) if number is None else number
    return of_words(source, word, bare)
