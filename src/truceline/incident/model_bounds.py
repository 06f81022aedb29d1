"""Where every number of a model may lie: what lies elsewhere is told by its place in the file, and by what was expected.

Each field is named by its path without the places in lists and the names of sources ("errors.place").
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from truceline.errors import Problem, Where, problem
from truceline.incident.model import ACT_CODES, DIRECTION_CODES, WEAPON_CODES, Knots, LinkModel, NamesMet
from truceline.values.taxonomy import UNITS

_NAMES_OF = ("act", "weapon", "direction", "actor", "target")
_CODES_OF = {"act": ACT_CODES, "weapon": WEAPON_CODES, "direction": DIRECTION_CODES}
_SUM_WITHIN = 0.001  # thirds written with three digits are shares too


class _Bound(NamedTuple):
    """From where to where a number may lie, and whether these two are among what it may be."""

    least: float
    most: float
    ends: bool = True

    def holds(self, value: float) -> bool:
        """Whether a number lies there; what is no number lies nowhere."""
        return self.least <= value <= self.most if self.ends else self.least < value < self.most

    def __str__(self) -> str:
        """As a formula, which is read alike in every language."""
        sign = "≤" if self.ends else "<"
        return f"{self.least:,.15g} {sign} x {sign} {self.most:,.15g}".replace(",", " ")


_METRES = _Bound(0.0, 20_100_000.0, ends=False)  # half around the Earth
_SECONDS = _Bound(0.0, 1e10, ends=False)
_SHARE = _Bound(0.0, 1.0)
_TIMES = _Bound(0.0, 1e6, ends=False)
_DEVIATIONS = _Bound(0.0, 1_000.0, ends=False)
_COUNT = _Bound(0.0, 1e12)
_NATS = _Bound(-1_000.0, 1_000.0)
_PLACE = {"longitude": _Bound(-180.0, 180.0), "latitude": _Bound(-90.0, 90.0), "radius_m": _Bound(0.0, 20_100_000.0)}

# Of all others a number is worth so many nats, for or against.
_BOUNDS: Mapping[str, _Bound] = {
    **dict.fromkeys(("extent_m", "widest_m", "unstated_radius_m"), _METRES),
    **dict.fromkeys(("duration_s", "longest_s"), _SECONDS),
    **dict.fromkeys(("reach_sigmas", "span_sigmas"), _DEVIATIONS),
    **dict.fromkeys(("place_shares", "time_shares", "act_shares", "weapon_shares", "weapon_weight"), _SHARE),
    **dict.fromkeys((f"figure_shares.{kind}" for kind in ("counted", "calibre", "killed", "injured")), _SHARE),
    **dict.fromkeys(
        ("strangers.space", "strangers.time", "sides.crossing.share", "by_day.figures.parts", "by_names"), _SHARE
    ),
    **dict.fromkeys(("actor_share", "target_share"), _Bound(0.0, 1.0, ends=False)),
    **dict.fromkeys(("usual.place", "usual.time", "errors.place", "errors.time"), _TIMES),
    **dict.fromkeys(("further_reports", "pseudo_pairs"), _Bound(0.0, 1e12, ends=False)),
    **dict.fromkeys(("codes.pairs", "names.pairs", "sides.met.pairs", "taught.judgements", "taught.same"), _COUNT),
    **dict.fromkeys(("echoes.told", "echoes.alike", "words.common", "own_words.common"), _COUNT),
    **dict.fromkeys(("told_again.told", "told_again.again"), _COUNT),
    "echoes.lag_s": _Bound(-1e10, 1e10),
    **{
        f"{of}.{name}": bound
        for of in ("places", "in_texts", "in_names.names", "in_names.areas", "areas")
        for name, bound in _PLACE.items()
    },
}
_WHOLE = {
    *("place_shares", "time_shares", "act_shares", "weapon_shares", "strangers.space", "strangers.time"),
    *(f"figure_shares.{kind}" for kind in ("counted", "calibre", "killed", "injured")),
}
# What looks these lists up reads so many of them (days.EDGES_KM and DAYS, twofigures.SIZES, sharing.SHARED).
_LENGTHS: Mapping[str, int] = {
    "by_day.near": 10,
    "by_day.days": 5,
    "by_day.beyond": 4,
    **dict.fromkeys(("by_day.figures.by_first", "by_day.figures.by_second", "strangers.figures.worth"), 13),
    **dict.fromkeys(("words.worth", "own_words.worth"), 10),
}
_FRAMED = ("source", "act", "weapon", "actor", "target", "unit", "direction")
_WORDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("names.of", "codes.of"), _NAMES_OF),
    **dict.fromkeys(("words.frames.of", "own_words.frames.of"), _FRAMED),
    "by_day.figures.kind": ("killed", "injured"),
    "strangers.figures.kind": (*UNITS, "calibre", "killed", "injured"),
}


def out_of_bounds(model: LinkModel, file: str) -> list[Problem]:
    """Every number, word and list of a model that is none: not finite, not where such a number lies, of another length, an unknown code."""
    wrong = [problem("I011", Where(file, 0, "calibration"), row) for row in _misplaced(model.calibration)]
    for place, field, value in _told(model):
        if isinstance(value, str):
            known = _WORDS.get(field)
            if known and value not in known:
                wrong.append(problem("I037", Where(file, 0, place), value, known=", ".join(known)))
        elif isinstance(value, tuple):
            wrong += _of_list(value, field, Where(file, 0, place))
        elif field != "calibration" and not (bound := _BOUNDS.get(field, _NATS)).holds(value):
            wrong.append(problem("I035", Where(file, 0, place), f"{value:.15g}", bounds=str(bound)))
    for number, met in enumerate(model.codes):
        wrong += _unknown(met, Where(file, 0, f"codes.{number}"))
    return [*wrong, *_against_each_other(model, file)]


def _told(value: Any, place: str = "", field: str = "") -> Iterator[tuple[str, str, Any]]:
    """All numbers, words and lists: where each stands, and of which field it is."""
    if value is None or isinstance(value, bool):
        return
    if is_dataclass(value):
        named = {one.name: getattr(value, one.name) for one in fields(value)}
    else:
        named = value._asdict() if hasattr(value, "_asdict") else {}
    for name, part in named.items():
        yield from _told(part, f"{place}.{name}".lstrip("."), f"{field}.{name}".lstrip("."))
    if named:
        return
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _told(part, f"{place}.{key}", field)
        return
    yield place, field, value
    if isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _told(part, f"{place}.{number}", field)


def _of_list(told: tuple[Any, ...], field: str, where: Where) -> Iterator[Problem]:
    """A list of another length, and shares that are not shares of a whole."""
    # The rows of a list are of its field too, but no name stands last in their place.
    if str(where.column).rpartition(".")[2] != field.rpartition(".")[2]:
        return
    length = _LENGTHS.get(field)
    if length and len(told) != length:
        yield problem("I038", where, str(len(told)), count=length)
    if field in _WHOLE:
        whole = math.fsum(share for share in told if isinstance(share, float))
        if not abs(whole - 1.0) <= _SUM_WITHIN:
            yield problem("I039", where, f"{whole:.15g}")


def _unknown(met: NamesMet, where: Where) -> Iterator[Problem]:
    """Codes that no report can have."""
    known = _CODES_OF.get(met.of)
    if known is not None:
        yield from (
            problem("I036", where, code, of=met.of)
            for code in dict.fromkeys((met.first, met.second))
            if code not in known
        )


def _against_each_other(model: LinkModel, file: str) -> Iterator[Problem]:
    """Numbers that bound each other."""
    if model.sure < model.offered:
        yield problem(
            "I035", Where(file, 0, "sure"), f"{model.sure:.15g}", bounds=f"{model.offered:.15g} ≤ x (offered)"
        )


def _misplaced(calibration: Knots) -> Iterator[str]:
    """Rows that are no probability, or do not rise; a table needs one at least."""
    if not calibration:
        yield "[]"
    yield from (
        f"{score}, {share}" for score, share in calibration if not (math.isfinite(score) and 0.0 <= share <= 1.0)
    )
    yield from (f"{a}, {p} then {b}, {q}" for (a, p), (b, q) in pairwise(calibration) if not (a < b and p <= q))
