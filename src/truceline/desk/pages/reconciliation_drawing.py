"""The running rate drawn: how much of both lists is held by both, list after list."""

from typing import Any

from truceline.contact.reconciliation import Rate
from truceline.desk.tables import Reconciliation

WIDTH, HEIGHT = 480, 90
_EDGE = 8


def rate_drawing(lists: list[Reconciliation], rates: dict[str, Rate]) -> dict[str, Any]:
    """The points of a line over lists in order of their days: each share between the bottom (none) and the top (all)."""
    shares = [(one, rates[one.pk].both or 0.0) for one in lists]
    step = (WIDTH - 2 * _EDGE) / max(len(shares) - 1, 1)
    points = [
        (_EDGE + at * step, HEIGHT - _EDGE - share * (HEIGHT - 2 * _EDGE)) for at, (_, share) in enumerate(shares)
    ]
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "half": HEIGHT // 2,
        "line": " ".join(f"{x:.1f},{y:.1f}" for x, y in points),
        "dots": [(f"{x:.1f}", f"{y:.1f}") for x, y in points],
        "first": shares[0][0].first_day,
        "last": shares[-1][0].last_day,
        "share": f"{shares[-1][1] * 100:.0f} %",
    }
