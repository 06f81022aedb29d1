"""By which marks the surroundings of a report are found again in a store, and what is asked of a store.

Two reports can have to do with each other in five ways only, and each has its mark:

- their places and times are within reach: each report has a box in space and time, from its own errors, such that two
  reports within reach have boxes that touch (half the reach of each; a sum of two halves is never less than the whole); one source's
  second tellings lie beside the first (telling_again), and are asked for by boxes too;
- one names the other as “source/reference”, or both name a third, or one names the other's source;
- they have the same words, at most twelve hours apart, or rest on the same recording;
- a person judged them.

A store keeps these marks beside its reports (columns, an R-tree, an index in memory) and answers what is wanted.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, Floats, Ints, column_of, seconds_of
from truceline.incident.likeness.by_time import without_place
from truceline.incident.likeness.laying import Laid, lay
from truceline.incident.model import LinkModel, weights_of
from truceline.incident.voices.rows_of_one import SPOT_M
from truceline.incident.voices.telling_again import AGAIN_WITHIN_M, AGAIN_WITHIN_S, Telling
from truceline.incident.voices.wording import telling_words
from truceline.values.shape.compiled import inlined, kernel

SIDES = ("west", "south", "east", "north", "since", "until")
_BOX = pa.schema([(side, pa.float64()) for side in SIDES])
_WORDS = pa.schema([("words", pa.string()), ("since", pa.float64()), ("until", pa.float64())])
_LEAST_RADIUS_M = 6_335_439.0  # of curvature, WGS 84
_SLACK = 1.02  # straight lines through the ground are a little shorter than the ways over it
_POLAR_DEG = 89.0


def _no_names() -> pa.Array:
    return pa.array([], pa.string())


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a store: every standing report that any of these finds, with all its columns.

    `boxes` finds reports whose own box touches one of them (ends included); `report_ids`, `names`, `relayed_from`,
    `media` find equal marks; `words` finds the same words with a time from `since` to `until`. Of `sources` it is asked whether
    anything else of them stands than `besides`: one report of each is enough, of those that tell of something and are none of `besides`,
    but one of an exercise and one that is none. More than was asked for does no harm.
    """

    boxes: pa.Table = field(default_factory=_BOX.empty_table)  # degrees, and seconds since 1970, UTC
    words: pa.Table = field(default_factory=_WORDS.empty_table)
    report_ids: pa.Array = field(default_factory=_no_names)
    names: pa.Array = field(default_factory=_no_names)
    relayed_from: pa.Array = field(default_factory=_no_names)
    media: pa.Array = field(default_factory=_no_names)
    sources: pa.Array = field(default_factory=_no_names)
    besides: pa.Array = field(default_factory=_no_names)  # identities: what arrived or went, which is known already

    def __len__(self) -> int:
        names = (self.report_ids, self.names, self.relayed_from, self.media, self.sources)
        return len(self.boxes) + len(self.words) + sum(len(part) for part in names)


Fetch = Callable[[Wanted], pa.Table]


def marks_of(reports: pa.Table, model: LinkModel) -> pa.Table:
    """The marks of each report, to be kept beside it: its box (null where it is not compared), names and words.

    They depend on the report and the model alone; boxes are to be made anew where a store takes up another model.
    """
    return marks_beside(reports, boxes_of(reports, model))


def marks_beside(reports: pa.Table, boxes: Floats) -> pa.Table:
    """The same of reports whose boxes are known already."""
    source, reference = (reports.column(name).combine_chunks() for name in ("source", "reference"))
    return pa.table(
        {
            "report_id": reports.column("report_id").combine_chunks(),
            **dict(zip(SIDES, (pa.array(side, from_pandas=True) for side in boxes), strict=True)),
            "name": pc.binary_join_element_wise(source, reference, "/"),
            "relayed_from": reports.column("relayed_from").combine_chunks(),
            "words": _short(telling_words(reports)),
            "media": reports.column("media_sha256").combine_chunks(),
            "source": source,
            "occurred_s": seconds_of(reports.column("occurred_at")),
        }
    )


def _short(words: pa.Array) -> pa.Array:
    """Digests of words: an index of a database holds no long texts."""
    distinct = words.dictionary_encode()
    sums = [hashlib.sha256(text.encode()).hexdigest() for text in distinct.dictionary.to_pylist()]
    return pa.array(sums, pa.string()).take(distinct.indices)


def boxes_of(reports: pa.Table, model: LinkModel) -> Floats:
    """One column per report: west, south, east, north, since, until; NaN where a report is not compared.

    Who gives no place and is compared by time alone reaches round the earth.
    """
    return boxes_around(lay(reports, model, wordless=True))


def boxes_around(laid: Laid) -> Floats:
    """The same of reports that are laid out already."""
    spots, weights = laid.spots, weights_of(laid.model)
    reach = np.sqrt(weights.reach2 * (spots.variance_m2 + weights.extent2 / 2)) * _SLACK
    span = np.sqrt(weights.span2 * (spots.variance_s2 + weights.duration2 / 2)) * _SLACK
    sites = laid.sites
    boxes = _boxes((sites.longitude, sites.latitude, spots.at), reach, span)
    lone = without_place(laid.timely, spots)
    for side, bound in enumerate((-180.0, -90.0, 180.0, 90.0)):
        boxes[side, lone] = bound
    boxes[:, ~(laid.comparable | laid.spanning | lone)] = np.nan
    return boxes


def boxes_beside(telling: Telling) -> Floats:
    """Boxes of all by which it is decided whether one of these tells again: whoever lies beside it, and whoever lies beside those.

    Only who is of a source that may tell again has one; a row of a list by the day reaches to those of its spot.
    """
    some = telling.chosen(np.flatnonzero((telling.source >= 0) | (telling.of_list >= 0)))
    within = (
        np.where(some.source >= 0, bound, spot) for bound, spot in ((AGAIN_WITHIN_M, SPOT_M), (AGAIN_WITHIN_S, 1.0))
    )
    reach, span = (2.0 * bound * _SLACK for bound in within)
    return _boxes((some.longitude, some.latitude, some.at), reach, span)


def _boxes(middle: tuple[Floats, Floats, Floats], reach: Floats, span: Floats) -> Floats:
    """Boxes around places and moments that reach so many metres and seconds."""
    longitude, latitude, at = middle
    high = np.degrees(reach / _LEAST_RADIUS_M)
    poleward = np.minimum(np.abs(latitude) + high, _POLAR_DEG)
    wide = high / np.cos(np.radians(poleward))
    around = (poleward >= _POLAR_DEG) | (longitude - wide < -180) | (longitude + wide > 180)
    west, east = np.where(around, -180.0, longitude - wide), np.where(around, 180.0, longitude + wide)
    return np.stack([west, latitude - high, east, latitude + high, at - span, at + span])


@inlined
def touches(boxes: Floats, i: int, others: Floats, k: int) -> bool:
    """Whether one box touches one of others, ends included."""
    return bool(
        boxes[0, i] <= others[2, k]
        and boxes[2, i] >= others[0, k]
        and boxes[1, i] <= others[3, k]
        and boxes[3, i] >= others[1, k]
        and boxes[4, i] <= others[5, k]
        and boxes[5, i] >= others[4, k]
    )


@kernel
def touching(boxes: Floats, others: Floats) -> Bools:
    """Whether each box touches any of the others; what has no box touches nothing."""
    touched = np.zeros(boxes.shape[1], np.bool_)
    for i in range(boxes.shape[1]):
        for k in range(others.shape[1]):
            if touches(boxes, i, others, k):
                touched[i] = True
                break
    return touched


@kernel
def within(boxes: Floats, others: Floats) -> Ints:
    """The first of the others in which each box lies whole; -1 where it lies in none."""
    inside = np.full(boxes.shape[1], -1, np.int32)
    for i in range(boxes.shape[1]):
        for k in range(others.shape[1]):
            if (
                boxes[0, i] >= others[0, k]
                and boxes[2, i] <= others[2, k]
                and boxes[1, i] >= others[1, k]
                and boxes[3, i] <= others[3, k]
                and boxes[4, i] >= others[4, k]
                and boxes[5, i] <= others[5, k]
            ):
                inside[i] = k
                break
    return inside


def finds(wanted: Wanted, marks: pa.Table) -> Bools:
    """Which reports a store must give, by their marks: what every store's own search is held against."""
    boxes = np.stack([column_of(marks, side) for side in SIDES])
    found = touching(boxes, np.stack([column_of(wanted.boxes, side) for side in SIDES]))
    for mark, names in (
        ("report_id", wanted.report_ids),
        ("name", wanted.names),
        ("relayed_from", wanted.relayed_from),
        ("media", wanted.media),
        ("source", wanted.sources),
    ):
        if len(names):
            found |= np.asarray(pc.is_in(marks.column(mark), names).to_numpy())
    at = column_of(marks, "occurred_s")
    for row in wanted.words.to_pylist():
        same = pc.fill_null(pc.equal(marks.column("words"), row["words"]), False)
        found |= np.asarray(same.to_numpy()) & (at >= row["since"]) & (at <= row["until"])
    return found


def standing(reports: pa.Table, model: LinkModel) -> Fetch:
    """A store over a table in memory, which looks at every report for every question."""
    marks = marks_of(reports, model)

    def fetch(wanted: Wanted) -> pa.Table:
        return reports.filter(pa.array(finds(wanted, marks)))

    return fetch
