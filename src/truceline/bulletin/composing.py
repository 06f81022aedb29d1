"""Compose a bulletin: count, close, withhold, compare, freeze.

A bulletin is a pure function of a record and a period: the same ones give the same bulletin, and so the same bytes in
every language. It is prepared here; a person releases it.
"""

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from itertools import chain
from typing import Any

import numpy as np
import pyarrow.compute as pc

from truceline.bulletin.dating import date_determined
from truceline.bulletin.freezing import find_errata, read_frozen
from truceline.bulletin.holding import set_side_by_side
from truceline.bulletin.model import Bulletin, Compared, Errata, LeftOut, Named, OpenDetail, Span, Tier, name_figures
from truceline.bulletin.picture import draw_from
from truceline.bulletin.replying import quote_replies
from truceline.bulletin.withholding import ALLOWANCES, Allowance, withhold_acts, withhold_ratio
from truceline.bulletin.zone_lines import Sides, zone_lines
from truceline.measure.figures import Figures, Store, count
from truceline.measure.period import Period
from truceline.measure.rate import compare
from truceline.measure.record import Record

__all__ = ["Bulletin", "Tier", "compose"]

_HALF_A_DAY_S = 43_200.0
# The figures that are set beside those of the period before: name in the bulletin, tally, part (empty: its total).
_COMPARED = (
    ("incidents", "incidents/verdict", ""),
    ("candidates", "incidents/verdict", "candidate"),
    ("cases", "cases_by_province/area", ""),
    ("observations", "observations/unit", ""),
)


def compose(
    record: Record, period: Period, *, earlier: Mapping[str, Any] | None = None, tier: Tier = Tier.PUBLIC
) -> Bulletin:
    """Compose the bulletin of a period for a tier, with errata against an earlier bulletin's frozen figures.

    1. Every figure is counted, and closes, for this period and for the one before.
    2. What the tier may not see is withheld, and listed.
    3. The zones, the map and the comparison are told from the same figures.
    4. Where an earlier bulletin is given, its period is counted again and what differs is listed.

    Raises:
        Refused: a total does not equal its parts, or the earlier bulletin cannot be compared.
    """
    store, allowance = Store(record), ALLOWANCES[tier]
    figures, before = count(store, period), count(store, period.previous())
    sides = Sides(figures, before, _days_reached(store, before.period))
    tallies, acts = withhold_acts(figures.tallies, allowance)
    drawn = draw_from(record.charter, store.incidents, figures, allowance)
    compared = _compared(sides, allowance)
    determinations = tuple(d for d in store.determined.standing if figures.chosen[d.incident])
    determined_days, undated = date_determined(store.incidents, determinations, period, allowance)
    replies = quote_replies(store, figures, determinations, allowance)
    held = set_side_by_side(store, figures, determinations, allowance)
    left_out = (acts, drawn.left_out, undated, replies.left_out, held.left_out)
    agreement = record.charter.agreement
    return Bulletin(
        agreement=Named(agreement.agreement, agreement.title),
        version=agreement.version,
        agreement_digest=record.charter.digest,
        originals_digest=_originals(record),
        period=period,
        exercise=record.exercise,
        tier=tier,
        tallies=tallies,
        casualties=figures.casualties,
        sources=_sources(store, period),
        unsure=_unsure(store, figures),
        zones=zone_lines(record.charter, store.incidents, sides, allowance),
        provisions=tuple(Named(p.code, p.title, p.article) for p in agreement.provisions),
        details=_open_details(record, period),
        clocks=tuple(record.charter.clocks(period.end - timedelta(microseconds=1))),
        determinations=determinations,
        compared=compared,
        record_begins=store.begins,
        errata=_errata(store, earlier),
        left_out=tuple(chain(*left_out, _ratios_left_out(compared, tier))),
        map=drawn.map,
        closer=drawn.closer,
        replies=replies.quoted,
        dissents=replies.dissents,
        stances=held.stances,
        rulings=held.rulings,
        determined_days=determined_days,
        reported_days=_reported_days(store, period),
        parties=tuple(Named(party.code, party.name) for party in agreement.parties),
    )


def _days_reached(store: Store, before: Period) -> int:
    """How many days of the period before the record reaches back to: days before its first report are not zero."""
    if store.begins is None or store.begins > before.last_day:
        return 0
    return min(before.days, (before.last_day - store.begins).days + 1)


def _compared(sides: Sides, allowance: Allowance) -> tuple[Compared, ...]:
    found = []
    for figure, tally, part in _COMPARED:
        after, prior = sides.now[tally], sides.before[tally]
        change = compare(
            prior.part(part) if part else prior.total,
            after.part(part) if part else after.total,
            exposure_before=sides.days_before,
            exposure_after=sides.now.period.days,
        )
        found.append(Compared(figure, withhold_ratio(change, allowance)))
    return tuple(found)


def _ratios_left_out(compared: tuple[Compared, ...], tier: Tier) -> list[LeftOut]:
    """Where counts are too small for a ratio; and what no public bulletin ever holds."""
    if tier is Tier.DESK:
        return []
    small = sum(c.change.ratio is None and min(c.change.before, c.change.after) > 0 for c in compared)
    return [*([LeftOut("ratios", small)] if small else []), LeftOut("persons")]


def _unsure(store: Store, figures: Figures) -> dict[str, int]:
    """Of how many incidents the place, the day or the actor is not known, or is disputed."""
    rows, chosen = store.incidents, figures.chosen
    flags = {
        "no_place": ~rows.has_place,
        "day_unsure": rows.within_s > _HALF_A_DAY_S,
        "actor_unknown": rows.actor_unknown & ~rows.actors_disputed,
        "actors_disputed": rows.actors_disputed,
    }
    return {name: int(np.count_nonzero(chosen & flag)) for name, flag in flags.items()}


def _sources(store: Store, period: Period) -> int:
    said = period.days_of(store.reports.at) >= 0
    return len(np.unique(store.reports.source.index[said]))


def _reported_days(store: Store, period: Period) -> Span | None:
    said = period.days_of(store.reports.at)
    said = said[said >= 0]
    return (period.day(int(said.min())), period.day(int(said.max()))) if len(said) else None


def _open_details(record: Record, period: Period) -> tuple[OpenDetail, ...]:
    """What is still open when the period ends: without a resolution, or with one decided later."""
    charter = record.charter
    return tuple(
        OpenDetail(detail.code, detail.question, len(detail.proposals))
        for detail in charter.agreement.details
        if detail.resolution is None or charter.moment(detail.resolution.decided) >= period.end
    )


def _errata(store: Store, earlier: Mapping[str, Any] | None) -> Errata | None:
    if earlier is None:
        return None
    frozen = read_frozen(earlier, store.record.charter.agreement.agreement)
    again = count(store, frozen.period(store.record.charter.zone_info))
    tallies, _ = withhold_acts(again.tallies, ALLOWANCES[frozen.tier])
    return find_errata(frozen, name_figures(tallies, again.casualties))


def _originals(record: Record) -> str:
    """One digest of all files that reports came in, whatever their order."""
    files = sorted(pc.unique(record.reports["original_sha256"]).to_pylist())
    return hashlib.sha256("\n".join(files).encode()).hexdigest()
