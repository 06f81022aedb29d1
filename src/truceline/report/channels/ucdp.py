"""UCDP GED events as reports: what the Uppsala Conflict Data Program says, with the precision it states.

Every event tells that armed force was used and at least one person died. UCDP does not say by which act, and for
state-based and non-state events not who attacked: actor and target are its side A and side B, as a pair.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.report.channels.codebooks import coded
from truceline.report.channels.precision import BY_WHERE_PREC
from truceline.report.rows import TEXT, Block, distinct, tidy
from truceline.report.shape import FileReading, Shape, all_but, each
from truceline.values.taxonomy import Family, Observed

SOURCE = "ucdp-ged"

# Force by whatever weapon: the group "fire". One-sided violence is by definition directed at civilians.
ACT_BY_VIOLENCE: dict[str, str | None] = {"1": "fire", "2": "fire", "3": "attack_on_civilians"}
# How far on either side of a single date the event may lie, where the date's precision says more than a day.
# Newer files always give date_start and date_end apart, and then those two decide.
_DAYS_BY_PRECISION = {"1": 0, "2": 3, "3": 3, "4": 15, "5": 182}

# Names that other versions of the data set use for the same columns.
_NAMES = {"best_est": "best", "low_est": "low", "high_est": "high", "event_id": "id"}
_NEEDS = ("id", "where_prec", "latitude", "longitude", "date_prec", "date_start", "date_end", "type_of_violence")
_READ = frozenset(
    (
        "id",
        "where_prec",
        "date_prec",
        "date_start",
        "date_end",
        "type_of_violence",
        "latitude",
        "longitude",
        "source_office",
        "where_coordinates",
        "adm_1",
        "adm_2",
        "deaths_civilians",
        "deaths_a",
        "deaths_b",
        "deaths_unknown",
        "side_a",
        "side_b",
        "low",
        "best",
        "high",
        "source_headline",
        "source_article",
    )
)


def _own(name: str) -> str:
    folded = name.casefold()
    return _NAMES.get(folded, folded)


def _recognises(header: Sequence[str]) -> bool:
    return {"where_prec", "date_prec", "type_of_violence"} <= {_own(name) for name in header}


def _claims(block: Block, reading: FileReading) -> Block:
    raw = Block({_own(name): column for name, column in block.columns.items()}, block.lines)
    radius = coded(raw, "where_prec", BY_WHERE_PREC, "radius_m", reading)
    placed = pc.is_valid(radius)
    low, high = figures_in_order(raw, reading)
    return Block(
        {
            "source": pa.array([SOURCE] * len(raw), TEXT),
            "source_family": pa.array([Family.RESEARCH.value] * len(raw), TEXT),
            "reference": raw.tidy("id"),
            "channel": pa.array(["file"] * len(raw), TEXT),
            "relayed_from": _only_office(raw.tidy("source_office")),
            "occurred_at": _time(raw),
            "longitude": pc.if_else(placed, raw.tidy("longitude"), None),
            "latitude": pc.if_else(placed, raw.tidy("latitude"), None),
            "radius_m": radius,
            "place_name": raw.get("where_coordinates"),
            "admin1": raw.get("adm_1"),
            "admin2": raw.get("adm_2"),
            "observed": pa.array([Observed.TOLD.value] * len(raw), TEXT),
            "act": coded(raw, "type_of_violence", ACT_BY_VIOLENCE, "act", reading),
            "actor": raw.get("side_a"),
            "target": raw.get("side_b"),
            "killed_low": low,
            "killed_best": raw.tidy("best"),
            "killed_high": high,
            "harmed": harmed(raw),
            "said": pc.coalesce(tidy(raw.get("source_headline")), tidy(raw.get("source_article"))),
        },
        raw.lines,
    )


def harmed(raw: Block) -> object:
    """Whom UCDP says were killed: civilians, fighters of side A or B, or both; null where it is not known who all the others were."""
    columns = (raw.tidy(name) for name in ("deaths_civilians", "deaths_a", "deaths_b", "deaths_unknown"))
    civilians, *sides, unknown = (pc.fill_null(pc.match_substring_regex(one, r"[1-9]"), False) for one in columns)
    fighters = pc.or_(*sides)
    alone = pc.if_else(pc.and_(fighters, pc.invert(unknown)), "fighters", pa.scalar(None, TEXT))
    return pc.if_else(civilians, pc.if_else(fighters, "both", "civilians"), alone)


def _time(raw: Block) -> object:
    """From date_start to date_end as one text; a single date is widened by its precision."""
    start, end = (
        pc.replace_substring_regex(raw.tidy(name), r"[T ]00:00(:00(\.0+)?)?$", "")
        for name in ("date_start", "date_end")
    )
    joined = pc.binary_join_element_wise(start, pc.coalesce(end, start), raw.tidy("date_prec"), "/")
    texts, index = distinct(joined)
    return pa.array([None if text is None else _span(*text.rsplit("/", 2)) for text in texts], TEXT).take(
        pa.array(index)
    )


def _span(start: str, end: str, precision: str) -> str:
    days = _DAYS_BY_PRECISION.get(precision, 0)
    if start != end:
        return f"{start}/{end}"
    return around(start, days) if days else start


def around(day: str, days: int) -> str:
    """From so many days before a date to so many after; what is no date is left for the check to name."""
    try:
        middle = date.fromisoformat(day)
        return f"{middle - timedelta(days)}/{middle + timedelta(days)}"
    except (ValueError, OverflowError):
        return day


def _only_office(offices: pa.Array) -> object:
    """The office whose word the event is, where there is only one; several confirm it and relay nothing.

    An office named by its address loses the slashes: in `relayed_from` they would name one report of it.
    """
    texts, index = distinct(offices)
    single = [
        next(iter(named)).split("//")[-1].replace("/", " ") if len(named := _offices(text)) == 1 else None
        for text in texts
    ]
    return pa.array(single, TEXT).take(pa.array(index))


def _offices(text: str | None) -> set[str]:
    return {office.strip() for office in (text or "").split(";") if office.strip()}


def figures_in_order(raw: Block, reading: FileReading) -> tuple[object, object]:
    """The lowest and the highest of the three published figures, with a remark where UCDP has them out of order.

    Of the 16,566 events in Syria from 2016 to 2019, 101 are published with low above best or best above high. Nobody
    who reads the file can correct them, and nothing is lost by naming the figures for what they are.
    """
    names = ("low", "best", "high")
    columns = [raw.tidy(name) for name in names]
    figures = [pc.if_else(pc.match_substring_regex(c, r"^\d{1,9}$"), c, None).cast(pa.int64()) for c in columns]
    lowest, highest = pc.min_element_wise(*figures), pc.max_element_wise(*figures)
    jumbled = pc.or_(
        pc.fill_null(pc.less(lowest, figures[0]), False), pc.fill_null(pc.greater(highest, figures[2]), False)
    ).to_numpy(zero_copy_only=False)
    for row in np.flatnonzero(jumbled):
        came = " / ".join(str(c[row].as_py()) for c in columns)
        reading.faults.remark(raw.lines[row], "killed_low", "R064", came)
    low = pc.if_else(pa.array(jumbled), lowest.cast(TEXT), columns[0])
    high = pc.if_else(pa.array(jumbled), highest.cast(TEXT), columns[2])
    return low, high


UCDP = Shape(
    name="UCDP GED",
    recognises=_recognises,
    needs=_NEEDS,
    claims=_claims,
    own_names=each(_own),
    unknowable=(
        "latitude",
        "longitude",
        "low",
        "best",
        "high",
        "deaths_civilians",
        "deaths_a",
        "deaths_b",
        "deaths_unknown",
        "date_start",
        "date_end",
    ),
    unread=all_but(_READ, _own),
    named={
        "reference": "id",
        "occurred_at": "date_start / date_end",
        "radius_m": "where_prec",
        "place_name": "where_coordinates",
        "admin1": "adm_1",
        "admin2": "adm_2",
        "act": "type_of_violence",
        "actor": "side_a",
        "target": "side_b",
        "killed_low": "low",
        "killed_best": "best",
        "killed_high": "high",
        "said": "source_headline",
        "relayed_from": "source_office",
    },
)
