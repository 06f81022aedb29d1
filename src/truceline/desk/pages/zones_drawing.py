"""The stages of zones as bars over time: one bar for each zone, all over the same days, with the chosen moment marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.safestring import SafeString

from truceline.agreement.model import Stage
from truceline.bulletin.drawing.svg import element
from truceline.values.language import Language, say

_WIDE, _HIGH = 1000.0, 24.0
# What a stage is drawn as high: one in force fills its bar, the others lie lower; never by colour alone.
_HEIGHTS = {Stage.IN_FORCE: 20.0, Stage.AGREED: 12.0, Stage.PROPOSED: 6.0, Stage.SUSPENDED: 12.0, Stage.ENDED: 2.0}
_AROUND, _LEAST = 0.04, timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Run:
    """That a zone was at a stage, from when until when; None: no end is known."""

    stage: Stage
    start: datetime
    end: datetime | None


def draw_stages(zones: Sequence[Sequence[Run]], at: datetime, language: Language) -> list[SafeString]:
    """A bar for each zone, over the time from the first stage of all to the last, and to the chosen moment."""
    moments = [run.start for runs in zones for run in runs]
    if not moments:
        return [SafeString("")] * len(zones)
    first, last = min([*moments, at]), max([*moments, at])
    around = max((last - first) * _AROUND, _LEAST)
    first, last = first - around, last + around
    return [_drawn(runs, at, (first, last), language) for runs in zones]


def _drawn(runs: Sequence[Run], at: datetime, span: tuple[datetime, datetime], language: Language) -> SafeString:
    def x(moment: datetime) -> float:
        return _WIDE * ((moment - span[0]) / (span[1] - span[0]))

    parts = []
    for run in runs:
        start, end = x(run.start), x(run.end) if run.end else _WIDE
        high = _HEIGHTS[run.stage]
        name = run.stage.value.replace(" ", "-")
        said = f"{say(f'agreement-stage-{name}', language)} {run.start:%Y-%m-%d}"
        parts.append(
            element(
                "rect",
                element("title", said),
                class_=f"run {name}",
                x=start,
                y=(_HIGH - high) / 2,
                width=max(end - start, 2.0),
                height=high,
            )
        )
    parts.append(element("path", class_="moment", d=f"M{x(at):.1f} 0V{_HIGH:.0f}"))
    picture = element(
        "svg",
        *parts,
        class_="stages-bar",
        viewBox=f"0 0 {_WIDE:.0f} {_HIGH:.0f}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
    # svg.element escapes every attribute; titles are sentences of ours and dates.
    return SafeString(picture)
