"""The pictures of the situation: bars of a zone and of the timeline, the plain map, and the ground of the other one."""

import math
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from shapely.geometry import mapping

from truceline.agreement.charter import Charter, PlacedShape
from truceline.agreement.model import Line, Standing, Zone
from truceline.bulletin.drawing.map import draw_map
from truceline.bulletin.drawing.marks import definitions
from truceline.bulletin.drawing.svg import element
from truceline.bulletin.model import Spot
from truceline.bulletin.picture import draw_shapes
from truceline.bulletin.telling.voice import Voice
from truceline.desk.policy import Noun, Role, project
from truceline.desk.queries.cells import View, view_of
from truceline.desk.queries.incidents import Found, IncidentQuery
from truceline.desk.queries.situation import TREND_DAYS, Bar, ZoneCard
from truceline.values.language import Language, say

_WIDTH, _MOST_SPOTS = 720.0, 250
# Of a bar's box: how far apart, how high, and what a count of one is shown by at least.
_STEP, _HIGH, _LEAST = 10.0, 40.0, 3.0
_STANDS = {"candidate": "candidate", "ruling": "needs_ruling", "unclear": "cannot_tell", "no": "no"}


def card_told(card: ZoneCard, query: IncidentQuery, language: Language) -> dict[str, Any]:
    """A zone's card in words, with its bars."""
    zone = card.zone
    return {
        "code": zone.code,
        "name": getattr(zone.name, language),
        "stage": say(f"agreement-stage-{card.stage.value.replace(' ', '-')}", language) if card.stage else None,
        "stage_code": card.stage.value.replace(" ", "-") if card.stage else "none",
        "quiet": _quiet(card, language),
        "looked": _looked(card, language),
        "is_drawn": card.unseen_since is not None,
        "trend": _trend(card, language),
        "address": query.address(page=None, zone=zone.code),
        "is_chosen": query.zone == zone.code,
    }


def _quiet(card: ZoneCard, language: Language) -> str:
    if card.quiet_h is None:
        return say("desk-quiet-never", language)
    if card.quiet_h < 48:
        return say("desk-quiet-hours", language, isolating=False, count=math.floor(card.quiet_h))
    return say("desk-quiet-days", language, isolating=False, count=math.floor(card.quiet_h / 24))


def _looked(card: ZoneCard, language: Language) -> str:
    """Whether anybody looked since: hours without an incident are quiet only then."""
    if card.unseen_since is None:
        return say("desk-zone-not-drawn", language)
    days = card.days_since
    if not card.unseen_since:
        return say("desk-somebody-looked", language, isolating=False, days=days)
    if card.unseen_since == days:
        return say("desk-nobody-looked", language, isolating=False, days=days)
    return say("desk-nobody-looked-days", language, isolating=False, count=card.unseen_since, days=days)


def _trend(card: ZoneCard, language: Language) -> SafeString:
    bars = card.trend
    if card.unseen_since is None:
        label = say("desk-trend-undrawn", language, isolating=False, days=TREND_DAYS)
    else:
        label = say(
            "desk-trend",
            language,
            isolating=False,
            days=TREND_DAYS,
            incidents=sum(bar.incidents for bar in bars),
            candidates=sum(bar.candidates for bar in bars),
            unseen=sum(bar.unseen or 0 for bar in bars),
        )
    return _drawn_bars(bars, label, "trend", [""] * len(bars))


def draw_timeline(bars: tuple[Bar, ...], language: Language) -> SafeString | None:
    """The bars of a timeline, each with its days for the brush; None where there is nothing to draw."""
    if not bars:
        return None
    label = say("desk-timeline-alt", language, isolating=False, days=bars[0].days)
    return _drawn_bars(bars, label, "bars", [_bar_told(bar, language) for bar in bars])


def _bar_told(bar: Bar, language: Language) -> str:
    days = f"{bar.first_day}" if bar.days == 1 else f"{bar.first_day} – {bar.last_day}"
    told = say(
        "desk-timeline-bar",
        language,
        isolating=False,
        first=days,
        incidents=bar.incidents,
        candidates=bar.candidates,
    )
    if not bar.unseen:
        return told
    return f"{told}; {say('desk-timeline-unseen', language, isolating=False, count=bar.unseen)}"


def _drawn_bars(bars: tuple[Bar, ...], label: str, class_: str, titles: list[str]) -> SafeString:
    most = max([bar.incidents for bar in bars] + [1])
    drawn = []
    for at, (bar, title) in enumerate(zip(bars, titles, strict=True)):
        inner = [element("title", _escaped(title))] if title else []
        inner.append(element("rect", class_="day", x=at * _STEP, y=0.0, width=_STEP, height=_HIGH))
        if bar.unseen:
            pattern = "every-day" if bar.unseen == bar.days else "some-days"
            inner.append(element("rect", x=at * _STEP, y=0.0, width=_STEP, height=_HIGH, fill=f"url(#hatch-{pattern})"))
        for count, name in ((bar.incidents, "incidents"), (bar.candidates, "candidates")):
            if count:
                high = max(_LEAST, _HIGH * count / most)
                inner.append(
                    element("rect", class_=name, x=at * _STEP + 1.5, y=_HIGH - high, width=_STEP - 3, height=high)
                )
        drawn.append(element("g", *inner, data_first=bar.first_day, data_last=bar.last_day))
    base = element("path", class_="base", d=f"M0 {_HIGH}H{len(bars) * _STEP}")
    picture = element(
        "svg",
        *drawn,
        base,
        class_=class_,
        viewBox=f"0 0 {len(bars) * _STEP} {_HIGH}",
        preserveAspectRatio="none",
        role="img",
        aria_label=label,
    )
    return SafeString(picture)  # svg.element escapes every attribute, and titles are escaped above


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def patterns() -> SafeString:
    """The marks and hatchings that all pictures of a page refer to, once."""
    return SafeString(definitions())


def draw_plainly(
    found: Found, query: IncidentQuery, charter: Charter, at: datetime, language: Language
) -> SafeString | None:
    """The map as SVG, for whoever runs no scripts and where the files of the other are missing; None where no zone is drawn."""
    shapes = [shape for shape in [*charter.zone_shapes(), *charter.line_shapes()] if shape.status.value == "public"]
    drawn = draw_shapes(charter, shapes, at)
    if drawn is None:
        return None
    box = query.box or (drawn.west, drawn.south, drawn.east, drawn.north)
    zoom = math.log2(360 / max((box[2] - box[0]) % 360, 0.01))
    seen = view_of(found, box, zoom, most=_MOST_SPOTS)
    spots = tuple(sorted((_spot(row) for row in seen.features), key=lambda spot: -spot.radius_m))
    whole = replace(
        drawn,
        west=box[0],
        south=box[1],
        east=box[2],
        north=box[3],
        spots=spots,
        gathered=seen.gathered,
        beyond=_beyond(found, seen),
        without_place=seen.without_place,
    )
    return SafeString(draw_map(whole, Voice(language), width=_WIDTH, alone=True))


def _beyond(found: Found, seen: View) -> int:
    return len(found) - seen.without_place - seen.in_view


def _spot(row: dict[str, Any]) -> Spot:
    if "incidents" in row:
        verdict = "candidate" if row["candidates"] else "no"
        return Spot(row["longitude"], row["latitude"], 0.0, row["incidents"], row["candidates"], verdict)
    stands = _STANDS[row["verdict"]]
    return Spot(row["longitude"], row["latitude"], row["radius_m"] or 0.0, 1, int(stands == "candidate"), stands)


def ground_of(
    charter: Charter, at: datetime, shares: dict[str, float | None], language: Language, held: list[Role]
) -> list[dict[str, Any]]:
    """Zones and lines that hold at a moment and that these roles may see, and posts, as features of a map."""
    owners: list[Zone | Line] = [*charter.agreement.zones, *charter.agreement.lines]
    names = {one.code: getattr(one.name, language) for one in owners}
    held_by = {
        (one.code, version.version): getattr(version.held_by, language) for one in owners for version in one.versions
    }
    zones = {zone.code for zone in charter.agreement.zones}
    features = []
    for shape in [*charter.zone_shapes(), *charter.line_shapes()]:
        if not _stands(shape, at):
            continue
        stage = charter.stage_of(shape.code, at) if shape.code in zones else None
        row = project(
            held,
            Noun.AGREEMENT,
            {
                "kind": "zone" if shape.code in zones else "line",
                "code": shape.code,
                "name": names[shape.code],
                "status": shape.status.value,
                "stage": stage.value.replace(" ", "-") if stage else "none",
                "stage_told": say(f"agreement-stage-{stage.value.replace(' ', '-')}", language) if stage else "",
                "contested": shape.standing is Standing.CONTESTED,
                "held_by": held_by[shape.code, shape.version],
                "observed": shares.get(shape.code),
                "geometry": shape.geometry,
            },
        )
        geometry = row.pop("geometry", None)
        if geometry is not None:
            point = geometry.representative_point()
            row |= {"label_longitude": round(point.x, 5), "label_latitude": round(point.y, 5)}
            features.append({"type": "Feature", "geometry": mapping(geometry), "properties": row})
    for post in charter.agreement.posts:
        row = project(held, Noun.POST, {"kind": "post", "code": post.code, "name": getattr(post.name, language)})
        place = {"type": "Point", "coordinates": [post.longitude, post.latitude]}
        features.append({"type": "Feature", "geometry": place, "properties": row})
    return features


def _stands(shape: PlacedShape, at: datetime) -> bool:
    return (shape.start is None or shape.start <= at) and (shape.end is None or at < shape.end)
