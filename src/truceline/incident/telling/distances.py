"""How far apart two reports are told to lie, and by what either was placed that gives no coordinates: a name, or a name in its text.

Where there is no distance it is told why: one or both give no place, or a name that leads nowhere; or what a bearing says instead.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Floats, Longs, column_of
from truceline.incident.telling.crossing import PLACED, cross
from truceline.incident.telling.ends import UNSAID, Ends, Whole, encoded_by
from truceline.report.channels.precision import ASSUMED_M
from truceline.values.language import Language, say

# Instead of metres: no place; a bearing that leads there; no place of either; two bearings that cross; a bearing that leads elsewhere;
# two that do not cross; two that run alike from one post; two that fit and give no place, as they face each other or run side by side. Where a distance alone was measured from a post: what lies on the circle around it, and
# off it; what both measured that meets, and does not; two distances from one post that are alike.
_UNKNOWN, _AIMED, _NEITHER, _CROSSING, _ASTRAY, _UNCROSSED, _ALONG = range(-1, -8, -1)
_ROUND, _OFF, _MEETING, _UNMET, _AS_FAR = range(-8, -13, -1)
_PLACELESSLY = -13
_PLACELESS = {
    _UNKNOWN: "unsaid",
    _AIMED: "aimed",
    _NEITHER: "neither",
    _CROSSING: "crossing",
    _ASTRAY: "astray",
    _UNCROSSED: "uncrossed",
    _ALONG: "along",
    _ROUND: "round",
    _OFF: "off",
    _MEETING: "meeting",
    _UNMET: "unmet",
    _AS_FAR: "as-far",
    _PLACELESSLY: "placelessly",
}
_LITTLE = -0.5  # nats: what fits a wide circle or a vague place as well as it can may say so much against it, and is not told to miss it
# Instead of metres too, and below it one less for each of the metres within which both lie, where one is known no better than they lie apart.
_WITHIN = -1_000
# And below this one less for each of the metres between two points of which the one known worse has the radius that is assumed where a list
# states none, and none that anybody vouches for.
_ON_MAP = -1_000_000_000
_VAGUE_M = 2_000.0  # who knows no better than this knows no metres. Judged
_SAME_POINT, _LEAST_M = 0, 10  # what is less than this is told so, unless it is nothing
_ONE_POST_DEG = 0.002  # some two hundred metres: whoever looks from there looks from one post
_OF_POST = ("longitude", "post_longitude", "post_latitude", "bearing_deg", "distance_m", "sound_delay_s")
_IN_TEXT = ""  # stands for a name that is in a text alone
_NAMED_IN_TEXT = -2  # the place of such a name
_UNNAMED = {UNSAID: None, _NAMED_IN_TEXT: _IN_TEXT}


def distances_of(ends: Ends) -> Whole:
    """Metres: to ten below a kilometre, to a hundred below ten kilometres, to the kilometre beyond; else what there is instead.

    Of a place that is known no better than to kilometres, and than both lie apart, it is told within how many kilometres both lie. Where it
    is known as is assumed of a list that does not say how well, nobody told of these kilometres: it is told how far apart the points are.
    """
    exact = column_of(ends.links, "distance_m")
    radius = np.nan_to_num(column_of(ends.reports, "radius_m"))
    radii = np.stack([radius[ends.here], radius[ends.there]])
    wider = radii.max(axis=0)
    metres = _stepped(exact)
    metres = np.where((exact > 0) & (exact < _LEAST_M), 1, metres)
    is_vague = (wider > _VAGUE_M) & (exact < wider)
    within = np.where(wider == float(ASSUMED_M), _ON_MAP - metres, _WITHIN - _stepped(exact + np.hypot(*radii)))
    metres = np.where(is_vague, within, metres)
    return np.where(np.isnan(exact), _instead(ends), metres).astype(np.int64)


def _stepped(exact: Floats) -> Floats:
    """Rounded as far as it is told; nothing where there is none."""
    step = np.where(exact < 995, 10, np.where(exact < 9_950, 100, 1_000))
    return np.asarray(np.rint(np.nan_to_num(exact) / step) * step)


def _instead(ends: Ends) -> Whole:
    """What there is where one gives no place: places say nothing, but what was measured from a post may."""
    said, both = ends.score("space"), ends.lost[0] & ends.lost[1]
    here, there = (_by_distance(ends.reports)[rows] for rows in (ends.here, ends.there))
    far, one_post = here | there, _from_one_post(ends)
    crossing = np.full(len(said), _CROSSING)
    pairs = np.flatnonzero((said > 0) & both & ~far & ~one_post)
    crossing[pairs[~_are_placed(ends, pairs)]] = _PLACELESSLY
    leads = np.where(both, np.where(one_post, _ALONG, crossing), _AIMED)
    meets = np.where(both, np.where(one_post & here & there, _AS_FAR, _MEETING), _ROUND)
    astray = np.where(far, np.where(both, _UNMET, _OFF), np.where(both, _UNCROSSED, _ASTRAY))
    unsaid = np.where(both, _NEITHER, _UNKNOWN)
    against = said < np.where(far, _LITTLE, 0.0)
    return np.where(said > 0, np.where(far, meets, leads), np.where(against, astray, unsaid))


def _are_placed(ends: Ends, pairs: Longs) -> Bools:
    """Of pairs of bearings that fit, whether an incident of the two alone would have a place."""
    if not len(pairs):
        return np.empty(0, np.bool_)
    rows = np.stack([ends.here[pairs], ends.there[pairs]], axis=1).ravel()
    which = np.repeat(np.arange(len(pairs), dtype=np.int32), 2)
    found = cross(ends.reports.take(pa.array(rows)), which, len(pairs), np.ones(len(rows), np.bool_))
    return np.asarray(found.answer == PLACED)


def _by_distance(reports: pa.Table) -> Bools:
    """Which reports give a distance from a post, and neither a place nor a bearing."""
    given = {name: ~np.isnan(column_of(reports, name)) for name in _OF_POST}
    far = (given["distance_m"] | given["sound_delay_s"]) & given["post_longitude"] & given["post_latitude"]
    return np.asarray(far & ~given["longitude"] & ~given["bearing_deg"])


def _from_one_post(ends: Ends) -> Bools:
    """Whether both look from one post, as far as is told."""
    near = np.ones(len(ends.here), np.bool_)
    for name in ("post_longitude", "post_latitude"):
        at = column_of(ends.reports, name)
        near &= np.abs(at[ends.here] - at[ends.there]) <= _ONE_POST_DEG
    return near


def names_of(ends: Ends, words: Sequence[str]) -> tuple[Whole, Whole, Whole]:
    """The names by which either was placed (placenames), by place in words: each has a distance from the other and no coordinates.

    Who names no place in a column was placed by its text (textplaces), and which name of it that was is not kept.
    Third the source of the one that was, where only one of them was and they are of two sources: which of them would else not be told.
    Where there is no distance and no bearing, the names that either gives, which lead nowhere.
    """
    place = {word: number for number, word in enumerate(words)}
    told = distances_of(ends)
    apart, nowhere = (told >= 0) | (told <= _WITHIN), (told == _UNKNOWN) | (told == _NEITHER)
    given = encoded_by(ends.reports.column("place_name"), place)
    placed = np.where(given == UNSAID, _NAMED_IN_TEXT, given)
    one, other = (
        np.where(apart & lost, placed[rows], np.where(nowhere & lost, given[rows], UNSAID))
        for rows, lost in zip((ends.here, ends.there), ends.lost, strict=True)
    )
    here, there = (encoded_by(ends.reports.column("source"), place)[rows] for rows in (ends.here, ends.there))
    alone = apart & ((one == UNSAID) != (other == UNSAID))
    return one, other, np.where(alone & (here != there), np.where(one != UNSAID, here, there), UNSAID)


def say_distance(metres: int, named: Sequence[int], words: Sequence[str], language: Language) -> str:
    """Say it in words."""
    first, second, source = (words[name] if name >= 0 else _UNNAMED[name] for name in named)
    if metres in _PLACELESS:
        return _say_why_none(metres, [name for name in (first, second) if name], language)
    name = first if second is None else second
    if name is None:
        return _apart(metres, language)
    if first is not None and second is not None:
        return _of_two(metres, (first, second), language)
    how = "in-text" if name == _IN_TEXT else "named"
    if source is None:
        return say(f"incident-distance-{how}", language, distance=_apart(metres, language), name=name)
    return say(f"incident-distance-{how}-of", language, distance=_apart(metres, language), source=source, name=name)


def _say_why_none(instead: int, names: Sequence[str], language: Language) -> str:
    """Why there is no distance; `names` are those that lead nowhere, or of which that is not known."""
    if not names:
        return say(f"incident-distance-{_PLACELESS[instead]}", language)
    if instead == _UNKNOWN:
        return say("incident-distance-nowhere", language, name=names[0])
    if len(names) == 1:
        return say("incident-distance-name-alone", language, name=names[0])
    if names[0] == names[1]:
        return say("incident-distance-same-nowhere", language, name=names[0])
    return say("incident-distance-two-nowhere", language, first=names[0], second=names[1])


def _of_two(metres: int, named: tuple[str, str], language: Language) -> str:
    """The same of two that were both placed so."""
    first, second = named
    if first == second and metres == _SAME_POINT:
        return say(f"incident-distance-same-{'in-text' if first == _IN_TEXT else 'name'}", language, name=first)
    apart = _apart(metres, language)
    if _IN_TEXT not in named:
        return say("incident-distance-two-named", language, distance=apart, first=first, second=second)
    if first == second:
        return say("incident-distance-two-in-text", language, distance=apart)
    return say("incident-distance-named-and-in-text", language, distance=apart, name=first or second)


def _apart(metres: int, language: Language) -> str:
    if metres <= _ON_MAP:
        return say("incident-distance-on-map", language, isolating=False, distance=_apart(_ON_MAP - metres, language))
    if metres <= _WITHIN:
        return say("incident-distance-within", language, isolating=False, kilometres=_in_km(_WITHIN - metres))
    if metres == _SAME_POINT:
        return say("incident-distance-same-point", language)
    if metres < _LEAST_M:
        return say("incident-distance-less", language, isolating=False, metres=f"{_LEAST_M}")
    if metres < 1_000:
        return say("incident-distance-m", language, isolating=False, metres=f"{metres}")
    return say("incident-distance-km", language, isolating=False, kilometres=_in_km(metres))


def _in_km(metres: int) -> str:
    return f"{metres / 1_000:.1f}" if metres < 10_000 else f"{metres // 1_000}"
