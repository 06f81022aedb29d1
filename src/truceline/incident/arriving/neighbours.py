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
from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs, Names, column_of
from truceline.incident.gathering import NOTHING
from truceline.incident.likeness.compare import Voices
from truceline.incident.likeness.laying import Laid, laid_together, lay, names_of_model
from truceline.incident.model import LinkModel
from truceline.incident.voices.origins import (
    Knowing,
    Relays,
    Said,
    Standpoint,
    by_media,
    by_words,
    knowing_of,
    relays_of,
)
from truceline.report.table import REPORTS

TEXTS = ("report_id", "source", "name", "relayed_from", "words", "media")
Text = str | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Some reports, row by row: laid out, their boxes, when (microseconds) and where by what they state, how they know, and the texts of their marks."""

    laid: Laid
    boxes: Floats
    at: Longs
    exercise: Bools
    places: Floats  # longitudes, latitudes
    knowing: Knowing
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
            Knowing(*(column[rows] for column in self.knowing)),
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
        knowing_of(reports),
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
        Knowing(*map(np.concatenate, zip(*(one.knowing for one in several), strict=True))),
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
        reports = telling(self._fetch(wanted).select(REPORTS.names).cast(REPORTS.schema))
        fresh: dict[str, int] = {}
        for row, report_id in enumerate(reports["report_id"].to_pylist()):
            if report_id not in known:
                fresh.setdefault(report_id, row)
        reports = reports.take(pa.array(list(fresh.values()), pa.int64())).combine_chunks()
        return Found(neighbours_of(reports, self.model, self._names), lambda: reports)


def telling(reports: pa.Table) -> pa.Table:
    """Without nil reports: they are coverage, and no incident depends on them."""
    which = pc.fill_null(pc.not_equal(reports["act"], NOTHING), True)
    return reports if pc.all(which).as_py() in {True, None} else reports.filter(which)


class Texts(NamedTuple):
    """The texts of neighbours, row by row."""

    report_id: list[str]
    source: list[str]
    name: list[Text]
    relayed_from: list[Text]
    words: list[Text]
    media: list[Text]

    @staticmethod
    def of(table: pa.Table) -> "Texts":
        """Read them from a table of TEXTS."""
        return Texts(*(table[name].to_pylist() for name in TEXTS))

    def with_more(self, others: "Texts") -> "Texts":
        """These, and after them others."""
        return Texts._make([*getattr(self, name), *getattr(others, name)] for name in TEXTS)


def relays_among(neighbours: Neighbours, texts: Texts, rows: Ints) -> Relays:
    """What `declared_relays` finds among these rows, which are in canonical order, and no others."""
    chosen = rows.tolist()
    source = [texts.source[row] for row in chosen]
    known: dict[Text, int] = {}
    numbers = numbered(source, known)
    longitude, latitude = neighbours.places[:, rows]
    standpoints = Standpoint(numbers, neighbours.laid.spots.at[rows], longitude, latitude)
    knowing = Knowing(*(column[rows] for column in neighbours.knowing))
    words, media = (numbered([column[row] for row in chosen]) for column in (texts.words, texts.media))
    relayed = [texts.relayed_from[row] for row in chosen]
    said = _said(relayed, [texts.name[row] for row in chosen], known)
    grounds = (by_words(words, knowing), by_media(media, knowing))
    return relays_of(said, standpoints, grounds, partial(_voices, numbers, known, relayed))


def numbered(texts: Sequence[Text], known: dict[Text, int] | None = None) -> Ints:
    """Give numbers that are equal where the texts are, after those that are known; -1 where there is none."""
    place = {} if known is None else known
    return np.array([-1 if text is None else place.setdefault(text, len(place)) for text in texts], np.int32)


def _said(relayed: Sequence[Text], names: Sequence[Text], sources: Mapping[Text, int]) -> Said:
    """Whom each names that names anybody."""
    told = [(row, text) for row, text in enumerate(relayed) if text is not None]
    row_of = {name: row for row, name in enumerate(names) if name is not None} if told else {}
    return Said(
        np.array([row for row, _ in told], np.int64),
        np.array([row_of.get(text, -1) for _, text in told], np.int32),
        np.array([names_a_source(text, sources) for _, text in told], np.bool_),
        numbered([text for _, text in told]),
    )


def names_a_source(text: str, sources: Mapping[Text, int]) -> bool:
    """Whether what a relay says names a mere source: it has no “/”, or is a source's whole code."""
    return "/" not in text or text in sources


def _voices(source: Ints, known: Mapping[Text, int], relayed: Sequence[Text], bare: Bools, absent: Bools) -> Voices:
    """Whose word each carries: of those that name a mere source, or a report that is not here, the source they name."""
    voice, numbers = source.copy(), dict(known)
    for row in np.flatnonzero(bare | absent).tolist():
        text = relayed[row] or ""
        named = text if bare[row] else text.split("/", 1)[0]
        voice[row] = numbers.setdefault(named, len(numbers))
    return Voices(source, voice, bare)
