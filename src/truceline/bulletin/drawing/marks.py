"""The marks by which meanings are known: a shape each, so that they can be told apart without colour."""

from truceline.bulletin.drawing.svg import element

_HATCH = "M1 5L5 1M1 8.5L8.5 1M1.5 11L11 1.5M5 11L11 5M8.5 11L11 8.5"
_TRIANGLE = "M6 1.2L11.2 10.8H.8Z"

SHAPES = {
    "candidate": element("rect", class_="candidate", x=1, y=1, width=10, height=10),
    "no": element("rect", class_="hollow", x=1.5, y=1.5, width=9, height=9),
    "not_asked": element("circle", class_="hollow", cx=6, cy=6, r=4),
    "cannot_tell": element("rect", class_="hollow", x=1.5, y=1.5, width=9, height=9)
    + element("path", class_="hatch-line", d=_HATCH),
    "needs_ruling": element("path", class_="ruling", d="M6 .5L11.5 6L6 11.5L.5 6Z"),
    "minor_violation": element("path", class_="violation", d=_TRIANGLE),
    "serious_violation": element("path", class_="violation", d="M3.2 3L6.2 11H.2ZM8.8 3L11.8 11H5.8Z"),
    "not_observed": element("path", class_="unobserved-line", d="M0 3L9 12M0 8L4 12M3 0L12 9M8 0L12 4"),
    "quiet": element("circle", class_="hollow", cx=6, cy=6, r=4.4),
    "with_incidents": element("circle", class_="solid", cx=6, cy=6, r=4.6),
    "changed": element("circle", class_="ring", cx=6, cy=6, r=4.4),
    "post": element("path", class_="solid", d="M6 1V11M2 11H10M6 1L11 3.5L6 6Z"),
    "clock-late": element("path", class_="violation-line", d="M2 2L10 10M10 2L2 10"),
    "clock-met": element("path", class_="solid-line", d="M1.5 6.5L4.5 9.5L10.5 2.5"),
    "clock-running": element("circle", class_="hollow", cx=6, cy=6, r=4.6)
    + element("path", class_="solid-line", d="M6 3V6L8 7.5"),
    "clock-unknown": element("rect", class_="hollow", x=1.5, y=1.5, width=9, height=9)
    + element("path", class_="hatch-line", d=_HATCH),
}


def definitions() -> str:
    """The marks and patterns, once for the whole page; every picture refers to them."""
    symbols = "".join(
        element("symbol", shape, id=f"mark-{code}", viewBox="0 0 12 12") for code, shape in SHAPES.items()
    )
    # Not observed leans the other way than cannot tell, has no frame, and comes in two densities.
    patterns = _pattern("some-days", 13) + _pattern("every-day", 6)
    return element(
        "svg", element("defs", symbols, patterns), class_="definitions", width=0, height=0, aria_hidden="true"
    )


def _pattern(name: str, gap: int) -> str:
    line = element("path", class_="unobserved-line", d=f"M0 0V{gap}")
    return element(
        "pattern",
        line,
        id=f"hatch-{name}",
        width=gap,
        height=gap,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(-45)",
    )
