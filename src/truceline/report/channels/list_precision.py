"""What plain lists say of how well their places are known, as metres: words in three languages, degrees of codebooks, distances, and numbers of devices.

What is understood is told once for a whole list; a cell that is not understood is remarked on, and its place taken as places are of which
nothing is said.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from truceline.errors import Phrase, joined, phrase
from truceline.report.channels import list_names_arabic as arabic
from truceline.report.channels import list_names_russian as russian
from truceline.report.channels.list_kinds import parts_of
from truceline.report.channels.list_names import without_article
from truceline.report.channels.precision import ASSUMED_M, CODEBOOKS, METRES, OF_A_DEVICE
from truceline.report.numbers import read_number, read_numbers, western_digits
from truceline.report.rows import TEXT, Lines, distinct
from truceline.report.shape import FileReading, Understood
from truceline.values.party import fold_name

# What lists in English call each kind. “Exact” alone is what codebooks call a named village (UCDP's where_prec 1), and no measured point.
ENGLISH: Mapping[str, Sequence[str]] = {
    "spot": (
        *("exact location", "exact coordinates", "exact point", "exact location other", "exact location coalition"),
        *("precise location", "precise coordinates", "coordinates", "gps", "gps coordinates", "point", "building"),
        *("house", "address", "rooftop"),
    ),
    "street": ("street", "road", "street level"),
    "landmark": ("nearby landmark", "near landmark", "landmark"),
    "neighbourhood": (
        *("neighbourhood", "neighborhood", "neighbourhood/area", "neighborhood/area", "quarter", "suburb"),
        "part of city",
    ),
    "named": ("village", "hamlet", "exact", "precise"),
    "town": ("town", "settlement", "populated place", "locality", "community", "adm4", "admin4"),
    "vague": ("approximate", "approximately", "approx", "estimated"),
    "city": ("city",),
    "near": ("near", "nearby", "vicinity", "around"),
    "subdistrict": ("subdistrict", "sub-district", "municipality", "hromada", "adm3", "admin3"),
    "district": ("district", "county", "raion", "adm2", "admin2"),
    "province": ("province", "governorate", "province/governorate", "oblast", "region", "state", "adm1", "admin1"),
    "country": ("country", "nation", "national", "adm0", "admin0"),
}
_WITHIN = (
    *("within", "within about", "within a radius of", "up to", "less than", "under", "about", "around", "approx"),
    *("approximately", "ca", "radius", "radius of", "accurate to"),
)
_OF_METRES = ("m", "metre", "metres", "meter", "meters", "m radius", "metre radius", "meter radius")
_OF_KILOMETRES = ("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "km radius", "kilometre radius")

_NUMBER = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_DISTANCE = re.compile(rf"(?P<before>\D*)(?:(?:{_NUMBER})\s*[-–—]\s*)?(?P<far>{_NUMBER})(?P<behind>\D*)")
# That a distance is the least one, and not the most.
_AT_LEAST = re.compile(r"[>≥]|\+(?!/)")
# Who says it, behind what is said: “Within 5km (via coalition)”.
_BY_WHOM = re.compile(r"\s*\((?:via|by|per|according to)\b[^()]*\)")
_LONGEST = 80  # that is looked at
_DEGREES = 10  # a whole number below this may be the degree of a codebook that is not known
_MOST_NAMED = 20


def _folded(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(bare, words))


def bare(word: str) -> str:
    """A word as it is looked up: case, signs, underscores, spellings and the Arabic article part nothing."""
    return without_article(fold_name(word.replace("_", " ")))


_BY_WORD: Mapping[str, str | None] = {
    bare(word): METRES[kind]
    for told in (ENGLISH, arabic.PRECISIONS, russian.PRECISIONS)
    for kind, words in told.items()
    for word in words
}
_BEFORE = _folded(("", *_WITHIN, *arabic.WITHIN, *russian.WITHIN))
_UNITS = {
    **dict.fromkeys(_folded((*_OF_METRES, *arabic.OF_METRES, *russian.OF_METRES)), 1.0),
    **dict.fromkeys(_folded((*_OF_KILOMETRES, *arabic.OF_KILOMETRES, *russian.OF_KILOMETRES)), 1_000.0),
}


def told_by(cell: str, heading: str = "") -> Understood | None:
    """What a cell says of how well a place is known, in metres; None where that is not known.

    A bare number is the degree of a codebook under the heading of one, and nothing under any other.
    """
    if len(cell) > _LONGEST:
        return None
    codebook = CODEBOOKS.get(heading, {})
    code = re.sub(r"\.0+$", "", western_digits(cell))
    if code in codebook:
        return Understood(codebook[code], code)
    said = _BY_WHOM.sub("", cell)
    if (word := bare(said)) in _BY_WORD:
        return Understood(_BY_WORD[word], cell)
    if (metres := _distance(said)) is not None:
        return Understood(metres, phrase("read-distances"))
    parts = [bare(part) for part in parts_of(said)]
    if len(parts) > 1 and all(part in _BY_WORD for part in parts):
        return Understood(_widest([_BY_WORD[part] for part in parts]), cell)
    return None


def _widest(several: Sequence[str | None]) -> str | None:
    """Of several ways in which a place may be known, the one that holds all of them."""
    return None if None in several else max((metres for metres in several if metres), key=float)


def _distance(said: str) -> str | None:
    """A distance with its unit, as metres: the far end of a range; None where it is none, or says the least distance and not the most."""
    western = western_digits(said.casefold().replace("_", " "))
    found = _DISTANCE.fullmatch(western)
    if not found or _AT_LEAST.search(western) or bare(found["before"]) not in _BEFORE:
        return None
    unit = _UNITS.get(bare(found["behind"]))
    far = found["far"]
    thousands = re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+", far)
    number = float(far.replace(",", "" if thousands else "."))
    return None if unit is None or not number else f"{max(1.0, number * unit):.10g}"


def metres_of(cells: Any, told_under: tuple[str, bool], lines: Lines, reading: FileReading) -> tuple[Any, Any]:
    """How well places are known by a column of words and degrees: metres, and for which rows the point says nothing of the place.

    The column is told by its heading, and by whether a device wrote it: then no number of it is the degree of a codebook.
    What is understood is counted for the summary of the list; what is not is remarked on, and has no metres.
    """
    heading, is_of_a_device = told_under
    texts, index = distinct(cells)
    read = [None if text is None else told_by(text, heading) for text in texts]
    read = _with_devices(texts, read, is_of_a_device=is_of_a_device)
    for told, rows in zip(read, np.bincount(index, minlength=len(texts)).tolist(), strict=True):
        if told is not None and rows:
            reading.precisions[told] += rows
    unknown = np.array([text is not None and told is None for text, told in zip(texts, read, strict=True)])
    for row in np.flatnonzero(unknown[index]):
        came = cells[int(row)].as_py()
        reading.faults.remark(
            lines[row], "precision", "R079", came, metres=f"{int(ASSUMED_M):,}", known=phrase("known-precisions")
        )
    rows_of = pa.array(index)
    metres = pa.array([told and told.metres for told in read], TEXT).take(rows_of)
    return metres, pa.array([told is not None and told.metres is None for told in read], pa.bool_()).take(rows_of)


def with_units(cells: Any) -> Any:
    """Numbers of metres, and where a cell tells a distance with its unit or a word, the metres that it means; all else as it came."""
    if not read_numbers(cells)[1].any():  # most columns are numbers alone
        return cells
    texts, index = distinct(cells)
    read = [None if text is None or read_number(text) is not None else told_by(text) for text in texts]
    told = [text if one is None or one.metres is None else one.metres for text, one in zip(texts, read, strict=True)]
    return pa.array(told, TEXT).take(pa.array(index))


def _with_devices(
    texts: Sequence[str | None], read: Sequence[Understood | None], *, is_of_a_device: bool
) -> list[Understood | None]:
    """Bare numbers as a device tells them, in metres that hold 68 %; none where all of them may be degrees of a codebook."""
    bare_numbers = {
        at: number
        for at, (text, told) in enumerate(zip(texts, read, strict=True))
        if text is not None and told is None and (number := read_number(text)) is not None and number > 0
    }
    if not is_of_a_device and all(number == int(number) and number < _DEGREES for number in bare_numbers.values()):
        return list(read)
    with_them = list(read)
    for at, number in bare_numbers.items():
        with_them[at] = Understood(f"{max(1.0, number * OF_A_DEVICE):.1f}", phrase("read-devices"))
    return with_them


def count_silent(rows: int, reading: FileReading) -> None:
    """Count rows with a point of which nothing is said, for the summary."""
    if rows:
        reading.precisions[Understood(ASSUMED_M, phrase("read-nothing", metres=f"{int(ASSUMED_M):,}"))] += rows


def tell_understood(reading: FileReading) -> None:
    """Say once of a list how its words for how well places are known were read, the most frequent first."""
    counted: Counter[tuple[str, str]] = Counter()
    for told, rows in reading.precisions.items():
        metres = "" if isinstance(told.kind, Phrase) else "-" if told.metres is None else f"{float(told.metres):,.0f}"
        counted[told.kind, metres] += rows
    if not counted:
        return
    most = counted.most_common(_MOST_NAMED)
    parts = joined((_as_read(kind, metres, rows) for (kind, metres), rows in most), "; ")
    more = len(counted) - len(most)
    read = phrase("and-more", names=parts, count=more) if more else parts
    reading.faults.remark_on_all("precision", "R078", joined((kind for (kind, _), _ in most), ", "), read=read)


def _as_read(kind: str, metres: str, rows: int) -> Phrase:
    name = {"": "read-as-told", "-": "read-as-nowhere"}.get(metres, "read-as")
    return phrase(name, word=kind, metres=metres, rows=f"{rows:,}")
