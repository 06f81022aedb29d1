"""Small charts, one for each zone, all on one scale: candidates solid, other incidents outlined, not observed hatched.

A bar without height on a day on which nobody was looking would be a lie, so such a day is hatched over its whole height.
"""

from collections.abc import Sequence

from truceline.bulletin.drawing.svg import digits, element, number, path, words
from truceline.bulletin.model import Bin, ZoneLine
from truceline.bulletin.telling.speaker import Speaker

_WIDTH, _HEIGHT = 300.0, 96.0
_LEFT, _TOP, _RIGHT, _FOOT = 30.0, 10.0, 6.0, 26.0
_STRIP = 5.0
_MONTHLY = 28


def draw_charts(zones: Sequence[ZoneLine], speaker: Speaker) -> list[tuple[str, str]]:
    """Draw a chart for every zone that is drawn: its name and its picture, all to the scale of the highest bar."""
    shown = [line for line in zones if line.bins]
    highest = _round_up(max((bar.incidents for line in shown for bar in line.bins), default=0))
    return [(speaker.zones[line.zone.code], _chart(line, highest, speaker)) for line in shown]


def bar_length(zones: Sequence[ZoneLine]) -> str:
    """What one bar stands for: `day`, `week` or `month`."""
    longest = max((bar.days for line in zones for bar in line.bins), default=1)
    return "day" if longest == 1 else "week" if longest <= 7 else "month"


def _round_up(highest: int) -> int:
    """The next number that reads well on an axis; at least 2, so that one incident does not fill a chart."""
    power = 1
    while 16 * power < highest:
        power *= 10
    return next(step * power for step in (2, 4, 6, 8, 10, 12, 16) if step * power >= highest)


def _chart(line: ZoneLine, highest: int, speaker: Speaker) -> str:
    pitch = _WIDTH / len(line.bins)
    body = [_scale(highest, speaker)]
    for position, bar in enumerate(line.bins):
        body.append(_bar(bar, position * pitch, pitch, _HEIGHT / highest))
    baseline = path([(0.0, _HEIGHT), (_WIDTH, _HEIGHT)], closed=False)
    body.append(element("path", class_="axis", d=baseline))
    body += _dates(line.bins, pitch, speaker)
    placed = element("g", *body, transform=f"translate({number(_LEFT)} {number(_TOP)})")
    missing = sum(bar.told_days - bar.observed_days for bar in line.bins)
    told = speaker.say(
        "chart-alt",
        zone=speaker.zones[line.zone.code],
        incidents=sum(bar.incidents for bar in line.bins),
        candidates=sum(bar.candidates for bar in line.bins),
        missing=missing,
        days=sum(bar.told_days for bar in line.bins),
    )
    size = f"0 0 {number(_LEFT + _WIDTH + _RIGHT)} {number(_TOP + _HEIGHT + _FOOT)}"
    return element("svg", placed, class_="chart", viewBox=size, role="img", aria_label=told)


def _scale(highest: int, speaker: Speaker) -> str:
    drawn = []
    for count in (highest // 2, highest):
        y = _HEIGHT * (1 - count / highest)
        drawn.append(element("path", class_="graticule", d=path([(0.0, y), (_WIDTH, y)], closed=False)))
        drawn.append(digits(speaker.number(count), (-4.0, y + 4), side="right", class_="tick"))
    drawn.append(digits(speaker.number(0), (-4.0, _HEIGHT + 4), side="right", class_="tick"))
    return "".join(drawn)


def _bar(bar: Bin, x: float, pitch: float, unit: float) -> str:
    """One bar; below the axis a strip shows the share of its days on which somebody was looking."""
    drawn = []
    if not bar.observed_days:
        drawn.append(element("rect", class_="unobserved", x=x, y=0.0, width=pitch, height=_HEIGHT))
    gap = min(3.0, pitch * 0.15)
    left, width = x + gap, pitch - 2 * gap
    solid, whole = bar.candidates * unit, bar.incidents * unit
    if whole > solid:
        drawn.append(element("rect", class_="bar-other", x=left, y=_HEIGHT - whole, width=width, height=whole - solid))
    if solid:
        drawn.append(element("rect", class_="bar-candidate", x=left, y=_HEIGHT - solid, width=width, height=solid))
    share = pitch * bar.observed_days / bar.days
    if share:
        drawn.append(element("rect", class_="observed", x=x, y=_HEIGHT + 2, width=share, height=_STRIP))
    if share < pitch:
        drawn.append(
            element("rect", class_="unobserved", x=x + share, y=_HEIGHT + 2, width=pitch - share, height=_STRIP)
        )
    return "".join(drawn)


def _dates(bins: Sequence[Bin], pitch: float, speaker: Speaker) -> list[str]:
    """The first and the last bar's dates, and one between where there is room."""
    name = (
        speaker.short_month
        if bins[0].days >= _MONTHLY or (len(bins) > 1 and bins[1].days >= _MONTHLY)
        else speaker.short_day
    )
    y = _HEIGHT + 20
    if len(bins) == 1:
        return [words(name(bins[0].first_day), (_WIDTH / 2, y), speaker.language, class_="tick")]
    dates = [
        words(name(bins[0].first_day), (0.0, y), speaker.language, side="left", class_="tick"),
        words(name(bins[-1].first_day), (_WIDTH, y), speaker.language, side="right", class_="tick"),
    ]
    if len(bins) >= 5:
        between = len(bins) // 2
        x = (between + 0.5) * pitch
        dates.append(words(name(bins[between].first_day), (x, y), speaker.language, class_="tick"))
    return dates
