"""Whom to offer beside a report that repeats another: its origin first, then those with whom its origin may tell of one incident.

A relay confirms nothing, and joins nothing. Yet whoever holds it and looks for the other report is helped
by what is known of it. It repeats its origin as surely as the ground on which that was found; and what its origin has in
common with a third report, the relay has too, as surely as both. Such pairs are offered, never weighed: they have a
probability and no score, change no link and no incident, and nobody is asked about them. Only a relay that names a mere source was
weighed, against all that it may repeat (voices.named_sources): such pairs stand as they are.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.columns.arrays import Bools, Floats, Ints, Longs, column_of, encoded, seconds_of
from truceline.incident.gathered import LIKELIEST_FIRST, Gathered
from truceline.incident.likeness.compare import PARTS
from truceline.incident.voices.wording import words_in_common
from truceline.report.lying_apart import lie_apart
from truceline.values.place import distance_between

# On what ground a report repeats another, and how surely it then tells of the same incident. Judged, not measured: in exercises
# all that name a report or a source are right, and of 1,773 with the same words all but one (docs/linking/probabilities.md).
GROUNDS = {
    "names_report": 0.99,
    "same_words": 0.97,
    "same_recording": 0.95,
    "names_source": 0.9,
    "told_again": 0.9,
    "quotes": 0.9,
}
IN_WORDS = "names_in_words"  # says in its text which source told it: weighed, as those are that name a source
THROUGH_ORIGIN = "through_origin"
_PARTNERS = 3  # of an origin that are offered to a relay of it: each also stands among what is offered to the partner


def with_relays(pairs: pa.Table, gathered: Gathered, reports: pa.Table) -> pa.Table:
    """The suggested pairs, or some of them, and those of relays beside them, the likeliest first.

    `repeats` says of each pair on what ground one of the two repeats the other, or that one repeats a report with which the
    other was weighed (`through_origin`); null where neither does.
    """
    ids = reports["report_id"].combine_chunks()
    pairs = pa.concat_tables([pairs, gathered.of_relays()])
    relay, origin = _relays(gathered.links, ids)
    if not len(relay):
        return pairs.append_column("repeats", pa.nulls(pairs.num_rows, pa.string()))
    ground = _grounds(reports, relay, origin)
    place = _places(_rows(pairs, ids), (origin, relay), len(ids))
    weighed = place >= 0
    sure = np.array([*GROUNDS.values()])[ground]
    sure[weighed] = column_of(pairs, "probability")[place[weighed]]
    through, partner, likely = _partners_of(origin, pairs, ids)
    source = encoded(reports["source"])
    other = source[relay[through]] != source[partner]
    # Rows of a list by the day that repeat another were weighed with its partners themselves.
    held = _places(_rows(pairs, ids), (partner, relay[through]), len(ids))
    other &= held < 0
    through, partner, likely = through[other], partner[other], likely[other]
    names = pa.array([*GROUNDS, IN_WORDS, THROUGH_ORIGIN])
    first = np.concatenate([origin[~weighed], partner])
    second = np.concatenate([relay[~weighed], relay[through]])
    code = np.concatenate([ground[~weighed], np.full(len(through), len(GROUNDS) + 1)])
    added = _table(reports, (first, second), np.concatenate([sure[~weighed], sure[through] * likely]))
    added = added.append_column("repeats", names.take(pa.array(code)))
    known = np.full(pairs.num_rows, -1, np.int32)
    # Who quotes was not weighed against whom it quotes.
    quoting = ground == list(GROUNDS).index("quotes")
    known[place[weighed]] = np.where(quoting, len(GROUNDS), ground)[weighed]
    known[held[held >= 0]] = len(GROUNDS) + 1
    whole = pairs.append_column("repeats", names.take(pa.array(known, mask=known < 0)))
    return pa.concat_tables([whole, added.select(whole.column_names)]).sort_by(LIKELIEST_FIRST)


def _relays(links: pa.Table, ids: pa.Array) -> tuple[Ints, Ints]:
    """The rows of all relays, and of the origin of each."""
    repeated = links.filter(pc.not_equal(links["report_id"], links["origin_report_id"]))
    found = (pc.index_in(repeated[name].combine_chunks(), ids) for name in ("report_id", "origin_report_id"))
    relay, origin = (np.asarray(rows.to_numpy(zero_copy_only=False), np.int32) for rows in found)
    return relay, origin


def _grounds(reports: pa.Table, relay: Ints, origin: Ints) -> Ints:
    """On what ground each repeats, as its place in GROUNDS: the strongest that there is."""
    named, own = reports["relayed_from"].combine_chunks(), encoded(reports["source"])
    source = pc.and_(named.is_valid(), pc.is_in(named, pc.unique(reports["source"])))
    source = pc.or_(source, pc.invert(pc.match_substring(named, "/"))).fill_null(False)
    words, media = words_in_common(reports), encoded(reports["media_sha256"])
    holds: list[tuple[str, Bools]] = [
        ("names_source", (_mask(source) | _name_several(reports))[relay]),
        ("names_report", _mask(named.is_valid())[relay]),
        ("same_recording", (media[relay] >= 0) & (media[relay] == media[origin])),
        ("told_again", ~_mask(named.is_valid())[relay] & (own[relay] == own[origin])),
        ("same_words", (words[relay] >= 0) & (words[relay] == words[origin])),
    ]
    places = list(GROUNDS)
    otherwise = places.index("quotes")
    return np.select([each for _, each in holds], [places.index(name) for name, _ in holds], otherwise).astype(np.int32)


def _name_several(reports: pa.Table) -> Bools:
    """Which reports give a name that cannot be that of one report, as origins has it, and is that of none here."""
    named = reports["relayed_from"].combine_chunks()
    names = pc.binary_join_element_wise(*(reports[each].combine_chunks() for each in ("source", "reference")), "/")
    rows = np.flatnonzero(_mask(pc.and_(named.is_valid(), pc.invert(pc.is_in(named, names)))))
    code = encoded(pa.chunked_array([named]))[rows]
    places = (column_of(reports, side)[rows] for side in ("longitude", "latitude"))
    several = np.zeros(len(named), np.bool_)
    several[rows] = lie_apart(code, seconds_of(reports["occurred_at"])[rows], *places)
    return several


def _places(known: tuple[Ints, Ints], wanted: tuple[Ints, Ints], count: int) -> Longs:
    """Where pairs of so many rows stand among those known, whichever row comes first in them; -1: nowhere."""
    (key, keys) = (np.minimum(*ends).astype(np.int64) * count + np.maximum(*ends) for ends in (known, wanted))
    if not len(key):
        return np.full(len(keys), -1)
    order = np.argsort(key, kind="stable")
    at = order[np.minimum(np.searchsorted(key[order], keys), len(key) - 1)]
    return np.where(key[at] == keys, at, -1)


def _rows(pairs: pa.Table, ids: pa.Array) -> tuple[Ints, Ints]:
    """The rows of the two reports of each pair."""
    first, second = (
        np.asarray(pc.index_in(pairs[name].combine_chunks(), ids).to_numpy(zero_copy_only=False), np.int32)
        for name in ("first", "second")
    )
    return first, second


def _mask(column: pa.Array) -> Bools:
    return np.asarray(column.to_numpy(zero_copy_only=False), np.bool_)


def _partners_of(origin: Ints, pairs: pa.Table, ids: pa.Array) -> tuple[Ints, Ints, Floats]:
    """For each place in `origin` the likeliest partners of that report: the place, the partner's row, and how probable it is."""
    ends = _rows(pairs, ids)
    report, partner = np.concatenate(ends), np.concatenate(ends[::-1])
    likely = np.tile(column_of(pairs, "probability"), 2)
    chosen = np.flatnonzero(np.isin(report, origin))
    order = chosen[np.lexsort((partner[chosen], -likely[chosen], report[chosen]))]
    whose, start, count = np.unique(report[order], return_index=True, return_counts=True)
    at = np.searchsorted(whose, origin)
    at = np.where(at < len(whose), at, 0)
    has = np.minimum(count[at], _PARTNERS) * (whose[at] == origin) if len(whose) else np.zeros(len(origin), np.int64)
    through = np.repeat(np.arange(len(origin), dtype=np.int32), has)
    nth = np.arange(len(through)) - np.repeat(np.cumsum(has) - has, has)
    row = order[start[at][through] + nth] if len(through) else order[:0]
    return through, partner[row], likely[row]


def _table(reports: pa.Table, ends: tuple[Ints, Ints], likely: Floats) -> pa.Table:
    """Pairs by the rows of their reports, with how far apart they are and no score."""
    at = seconds_of(reports["occurred_at"])
    longitude, latitude = (column_of(reports, name) for name in ("longitude", "latitude"))
    ids = reports["report_id"].combine_chunks()
    names = np.asarray(ids.to_numpy(zero_copy_only=False))
    # As in all pairs, the earlier report stands first; of one time by identity.
    turned = (at[ends[0]] > at[ends[1]]) | ((at[ends[0]] == at[ends[1]]) & (names[ends[0]] > names[ends[1]]))
    first, second = np.where(turned, ends[1], ends[0]), np.where(turned, ends[0], ends[1])
    apart = np.full(len(first), np.nan)
    placed = np.flatnonzero(~np.isnan(longitude[first] + latitude[first] + longitude[second] + latitude[second]))
    one, other = first[placed], second[placed]
    apart[placed] = distance_between(longitude[one], latitude[one], longitude[other], latitude[other])
    told = {"first": ids.take(pa.array(first)), "second": ids.take(pa.array(second))}
    unweighed = pa.nulls(len(first), pa.float64())
    told |= dict.fromkeys((*PARTS, "score"), unweighed)
    told |= {"distance_m": pa.array(apart, mask=np.isnan(apart)), "gap_s": pa.array(at[second] - at[first])}
    return pa.table({**told, "probability": pa.array(likely)})
