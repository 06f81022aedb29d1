"""Reports as the kernels see them: columns of numbers, taken from the table of reports once.

Spelling counts for nothing: actors and targets are folded, place names and words are reduced to skeletons that are the
same in Arabic, Latin and Cyrillic letters.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyproj import Transformer

from truceline.incident.kernels import NAMED, Ints, Spots
from truceline.incident.likeness import (
    ACT,
    ACTOR,
    COLUMNS,
    COUNTED,
    HEADING,
    INJURED_HIGH,
    INJURED_LOW,
    KILLED_HIGH,
    KILLED_LOW,
    NAME_BITS,
    NAME_KIND,
    NAMED_AS,
    NOT_SAID,
    TARGET,
    TONGUE,
    UNIT,
    WEAPON,
    WORD_BITS,
    Masks,
    Shorts,
    kind_of_names,
)
from truceline.incident.model import ACT_CODES, WEAPON_CODES, Floats, LinkModel, Vocabulary
from truceline.incident.skeleton import letter_table, skeleton, sketches, words_of
from truceline.values.party import fold_name
from truceline.values.place import RADIUS_95_IN_SIGMAS, sigma_of_radius
from truceline.values.taxonomy import DIRECTIONS, UNITS

Bools = npt.NDArray[np.bool_]

TO_CENTRE = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)  # WGS 84 to its earth-centred axes
# Who says “that day” or “that district” means it: what is so coarse is right or wrong, and not wrong by a multiple.
COARSE_M2, COARSE_S2 = (10_000.0 / RADIUS_95_IN_SIGMAS) ** 2, 21_600.0**2 / 3.0
_NOBODY_ELSE = 2_000_000_000  # the number of a name that no other report has
_MOST = 30_000  # persons; larger tolls are compared as this
_WORDS = 1 << 18  # words told apart when their frequency is counted
_TONGUES = {tag: number for number, tag in enumerate(("ar", "en", "ru", "uk", "fr", "he", "tr", "fa", "ku"), start=1)}
_COMMON_WORD = 0.02  # a word in more texts than this share tells nothing


@dataclass(frozen=True, slots=True)
class Voices:
    """Who says each report, whose word it carries (codes that are only compared), and which repeat an unnamed report of it."""

    source: Ints
    voice: Ints
    relay: Bools


@dataclass(frozen=True, slots=True)
class Told:
    """Reports ready to be compared: as they state their errors, which can be compared by place, and which words are common."""

    spots: Spots
    comparable: Bools
    voices: Voices
    vocabulary: Vocabulary
    sources: tuple[Ints, list[str]]

    def scaled(self, model: LinkModel) -> Spots:
        """The reports with the errors that the model holds their sources to have."""
        codes, names = self.sources
        known = np.array([model.errors.get(name, model.usual) for name in names]).reshape(-1, 2)[codes]
        place, time = self.spots.variance_m2, self.spots.variance_s2
        return self.spots._replace(
            variance_m2=np.where(place < COARSE_M2, place * known[:, 0] ** 2, place),
            variance_s2=np.where(time < COARSE_S2, time * known[:, 1] ** 2, time),
        )


def told_of(reports: pa.Table, model: LinkModel, voices: Voices) -> Told:
    """Take from reports the columns that are compared."""
    longitude, latitude = (column_of(reports, name) for name in ("longitude", "latitude"))
    radius = column_of(reports, "radius_m")
    radius = np.where(np.isnan(radius), model.unstated_radius_m, radius)
    within = column_of(reports, "occurred_within_s")
    at = seconds_of(reports.column("occurred_at"))
    placed = ~np.isnan(longitude) & ~np.isnan(latitude)
    x, y, z = TO_CENTRE.transform(longitude, latitude, np.zeros(len(longitude)))
    vocabulary = model.strangers.vocabulary if model.strangers else vocabulary_of(reports)
    spots = Spots(
        longitude=np.radians(longitude),
        latitude=np.radians(latitude),
        x=np.where(placed, x, np.nan),
        y=np.where(placed, y, np.nan),
        z=np.where(placed, z, np.nan),
        at=at,
        variance_m2=sigma_of_radius(radius) ** 2,
        variance_s2=within**2 / 3.0,  # of a time that lies anywhere between two bounds
        source=voices.source,
        voice=voices.voice,
        relay=voices.relay.astype(np.int32),
        codes=codes_said(reports, vocabulary),
    )
    comparable = placed & (radius <= model.widest_m) & (within <= model.longest_s)
    words = reports.column("source").combine_chunks().dictionary_encode()
    sources = (np.asarray(words.indices.to_numpy(), np.int32), words.dictionary.to_pylist())
    return Told(spots, comparable, voices, vocabulary, sources)


def column_of(reports: pa.Table, name: str) -> Floats:
    """A column of numbers; null is NaN."""
    values = pc.cast(reports.column(name), pa.float64()).combine_chunks()
    return np.array(values.to_numpy(zero_copy_only=False), dtype=np.float64)


def seconds_of(column: pa.ChunkedArray) -> Floats:
    """Instants as seconds since 1970, UTC."""
    return np.asarray(pc.cast(column, pa.int64()).to_numpy(), dtype=np.float64) / 1e6


def encoded(column: pa.ChunkedArray, *, fold: bool = False) -> Ints:
    """Numbers that are equal where the words are; -1 for null. Folding makes spellings of one name equal."""
    words = column.combine_chunks().dictionary_encode()
    numbers = np.asarray(words.indices.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.int32)
    if not fold:
        return numbers
    place: dict[str, int] = {}
    folded = [place.setdefault(fold_name(word), len(place)) for word in words.dictionary.to_pylist()]
    return np.array([*folded, -1], dtype=np.int32)[numbers]


def codes_of(column: pa.ChunkedArray, known: tuple[str, ...]) -> Ints:
    """The place of each code among those known; the next one for null."""
    found = pc.index_in(column.combine_chunks(), pa.array(known)).fill_null(len(known))
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.int32)


def vocabulary_of(reports: pa.Table) -> Vocabulary:
    """Which names and words are told often in these reports."""
    number, skeletons = _named_places(reports.column("place_name"))
    kinds = dict(zip(skeletons, kind_of_names(number).tolist(), strict=False))
    return Vocabulary(
        actors=frequent_names(reports.column("actor")),
        targets=frequent_names(reports.column("target")),
        places={name: kind for name, kind in kinds.items() if kind},
        words=_common_words(reports),
    )


def _folded(column: pa.ChunkedArray) -> tuple[list[str], npt.NDArray[np.int64]]:
    """The distinct names, folded, and which each row has; -1 for none."""
    words = column.combine_chunks().dictionary_encode()
    rows = np.asarray(words.indices.fill_null(-1).to_numpy(zero_copy_only=False), np.int64)
    return [fold_name(word) for word in words.dictionary.to_pylist()], rows


def frequent_names(column: pa.ChunkedArray) -> tuple[str, ...]:
    """The most frequent names, folded; of equals by alphabet."""
    folded, rows = _folded(column)
    often: Counter[str] = Counter()
    for name, count in zip(folded, np.bincount(rows[rows >= 0], minlength=len(folded)).tolist(), strict=True):
        often[name] += count
    return tuple(sorted(often, key=lambda name: (-often[name], name))[:NAMED])


def numbered_names(column: pa.ChunkedArray, known: tuple[str, ...]) -> Ints:
    """The place of each name among those known; any other name has a number of its own from NAMED on; -1 for none."""
    folded, rows = _folded(column)
    place = {name: number for number, name in enumerate(known)}
    for number, name in enumerate(sorted(set(folded) - set(known))):
        place[name] = NAMED + number
    return np.array([*(place[name] for name in folded), NOT_SAID], np.int32)[rows]


def codes_said(reports: pa.Table, known: Vocabulary) -> Ints:
    """What reports say beside where and when: a row of whole numbers each (likeness.py)."""
    codes = np.empty((reports.num_rows, COLUMNS), np.int32)
    codes[:, ACT] = codes_of(reports.column("act"), ACT_CODES)
    codes[:, WEAPON] = codes_of(reports.column("weapon"), WEAPON_CODES)
    codes[:, ACTOR] = numbered_names(reports.column("actor"), known.actors)
    codes[:, TARGET] = numbered_names(reports.column("target"), known.targets)
    codes[:, UNIT] = codes_of(reports.column("unit"), UNITS)
    codes[:, COUNTED] = np.nan_to_num(np.minimum(column_of(reports, "count"), _MOST), nan=NOT_SAID)
    codes[:, KILLED_LOW : KILLED_HIGH + 1] = _toll(reports, "killed")
    codes[:, INJURED_LOW : INJURED_HIGH + 1] = _toll(reports, "injured")
    name, skeletons = _named_places(reports.column("place_name"))
    bits = np.concatenate([sketches(skeletons), np.zeros((1, 2), np.uint64)]).view(np.int32)
    kinds = np.array([*(known.places.get(word, 0) for word in skeletons), 0])
    codes[:, NAMED_AS], codes[:, NAME_KIND] = name, kinds[name]
    codes[:, NAME_BITS : NAME_BITS + 4] = bits[name]
    said, codes[:, TONGUE] = _said(reports, known)
    codes[:, WORD_BITS : WORD_BITS + 4] = said.view(np.int32)
    codes[:, HEADING] = _told_directions(reports.column("direction"))
    return codes


def _toll(reports: pa.Table, kind: str) -> Shorts:
    """Lowest, best and highest figure; best is the middle of the others where it is not given, and they are best."""
    return _three(*(column_of(reports, f"{kind}_{which}") for which in ("low", "best", "high")))


def _three(low: Floats, best: Floats, high: Floats) -> Shorts:
    best = np.where(np.isnan(best), np.floor((low + high) / 2), best)
    best = np.where(np.isnan(best), np.where(np.isnan(low), high, low), best)
    three = np.stack([np.where(np.isnan(low), best, low), best, np.where(np.isnan(high), best, high)], axis=1)
    told: Shorts = np.nan_to_num(np.minimum(three, _MOST), nan=NOT_SAID).astype(np.int16)
    return told


def _named_places(column: pa.ChunkedArray) -> tuple[Ints, list[str]]:
    words = column.combine_chunks().dictionary_encode()
    skeletons = [skeleton(word) for word in words.dictionary.to_pylist()]
    names = sorted(set(skeletons) - {""})
    place = {name: number for number, name in enumerate(names)}
    numbers = np.array([*(place.get(name, NOT_SAID) for name in skeletons), NOT_SAID], np.int32)
    return numbers[np.asarray(words.indices.fill_null(-1).to_numpy(zero_copy_only=False), np.int64)], names


def _texts(reports: pa.Table) -> tuple[tuple[Any, Any], Bools]:
    """The words of all reports as bytes and where each begins, and which have none."""
    texts = pa.array(reports.column("said").combine_chunks().fill_null(""), pa.large_string())
    empty = np.asarray(pc.equal(texts, "").to_numpy(zero_copy_only=False))
    _, ends, data = texts.buffers()
    offsets = np.frombuffer(ends, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    return (np.frombuffer(data or b"", np.uint8), offsets), empty


def _common_words(reports: pa.Table) -> tuple[int, ...]:
    """Words that are in too many texts to tell anything, by their hashes."""
    text, empty = _texts(reports)
    if empty.all():
        return ()
    often = np.zeros(_WORDS, np.int32)
    words_of(text, letter_table(), often, np.ones(_WORDS, np.bool_))
    return tuple(np.flatnonzero(often > max(int(_COMMON_WORD * len(empty)), 3)).tolist())


def _said(reports: pa.Table, known: Vocabulary) -> tuple[Masks, Any]:
    """The words of each report that are not common, and its language by number; NOT_SAID where it has no words."""
    text, empty = _texts(reports)
    tongue = np.array([_TONGUES.get(tag, 0) for tag in reports.column("language").to_pylist()], np.int32)
    tongue = np.where(empty, NOT_SAID, tongue)
    if empty.all():
        return np.zeros((len(empty), 2), np.uint64), tongue
    common = np.zeros(_WORDS, np.bool_)
    common[list(known.words)] = True
    return words_of(text, letter_table(), np.zeros(_WORDS, np.int32), common), tongue


def _told_directions(column: pa.ChunkedArray) -> Any:
    """Which direction, where one is told: “unknown” says nothing."""
    codes = codes_of(column, DIRECTIONS).astype(np.int8)
    return np.where(codes >= DIRECTIONS.index("unknown"), NOT_SAID, codes).astype(np.int8)


def numbers_of_names(reports: pa.Table, codes: Ints) -> dict[str, dict[str, int]]:
    """Which number each actor, target and place name has among these reports, by its folded spelling."""
    found = {}
    for name, column, fold in (
        ("actor", ACTOR, fold_name),
        ("target", TARGET, fold_name),
        ("place_name", NAMED_AS, skeleton),
    ):
        words = reports[name].combine_chunks().dictionary_encode()
        rows = np.asarray(words.indices.fill_null(-1).to_numpy(zero_copy_only=False))
        told, first = np.unique(rows, return_index=True)
        texts = words.dictionary.to_pylist()
        found[name] = {
            fold(texts[word]): int(codes[row, column])
            for word, row in zip(told.tolist(), first.tolist(), strict=True)
            if word >= 0
        }
    return found


def codes_of_one(report: Mapping[str, Any], known: Vocabulary, numbers: Mapping[str, Mapping[str, int]]) -> Ints:
    """The row of whole numbers of one report among those that `numbers` were taken from: as `codes_said` would give it.

    A name that nobody there has is a name all the same: it differs from all others.
    """
    row = np.full(COLUMNS, NOT_SAID, np.int32)
    row[ACT] = _place_in(report["act"], ACT_CODES)
    row[WEAPON] = _place_in(report["weapon"], WEAPON_CODES)
    for name, column in (("actor", ACTOR), ("target", TARGET)):
        if report[name] is not None:
            row[column] = numbers[name].get(fold_name(report[name]), _NOBODY_ELSE)
    row[UNIT] = _place_in(report["unit"], UNITS)
    if report["count"] is not None:
        row[COUNTED] = min(report["count"], _MOST)
    for kind, column in (("killed", KILLED_LOW), ("injured", INJURED_LOW)):
        figures = [np.nan if report[f"{kind}_{w}"] is None else report[f"{kind}_{w}"] for w in ("low", "best", "high")]
        row[column : column + 3] = _three(*(np.array([float(figure)]) for figure in figures))[0]
    _write_words(row, report, known, numbers["place_name"])
    heading = _place_in(report["direction"], DIRECTIONS)
    row[HEADING] = heading if heading < DIRECTIONS.index("unknown") else NOT_SAID
    return row


def _place_in(code: str | None, known: tuple[str, ...]) -> int:
    return known.index(code) if code in known else len(known)


def _write_words(row: Ints, report: Mapping[str, Any], known: Vocabulary, numbers: Mapping[str, int]) -> None:
    """Put the place name and the words of one report into its row."""
    row[NAME_KIND] = 0
    row[NAME_BITS : NAME_BITS + 4] = row[WORD_BITS : WORD_BITS + 4] = 0
    if name := skeleton(report["place_name"] or ""):
        row[NAMED_AS] = numbers.get(name, _NOBODY_ELSE)
        row[NAME_KIND] = known.places.get(name, 0)
        row[NAME_BITS : NAME_BITS + 4] = sketches([name]).view(np.int32)[0]
    if text := (report["said"] or "").encode():
        row[TONGUE] = _TONGUES.get(report["language"], 0)
        common = np.zeros(_WORDS, np.bool_)
        common[list(known.words)] = True
        said = (np.frombuffer(text, np.uint8), np.array([0, len(text)], np.int64))
        row[WORD_BITS : WORD_BITS + 4] = words_of(said, letter_table(), np.zeros(_WORDS, np.int32), common).view(
            np.int32
        )[0]
