"""SVG elements as text: names and attributes from us, text from anybody and therefore escaped."""

import html
from collections.abc import Iterable

from truceline.values.language import Language

Point = tuple[float, float]


def number(value: float) -> str:
    """A coordinate with one decimal, without a trailing zero and without minus zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, *children: str, **attributes: object) -> str:
    """One element; an underscore in an attribute's name is a hyphen, a trailing one vanishes (`class_`)."""
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"' for key, value in attributes.items())
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def words(text: str, at: Point, language: Language, *, side: str = "middle", class_: str = "label") -> str:
    """A line of text in the language's direction, the point at its left edge, its middle or its right."""
    edges = {"left": "start", "middle": "middle", "right": "end"}
    if language.direction == "rtl":
        edges |= {"left": "end", "right": "start"}
    return element(
        "text",
        html.escape(text),
        class_=class_,
        x=float(at[0]),
        y=float(at[1]),
        text_anchor=edges[side],
        direction=language.direction,
    )


def digits(text: str, at: Point, *, side: str = "middle", class_: str = "label") -> str:
    """Figures, which run from left to right in every language."""
    edge = {"left": "start", "middle": "middle", "right": "end"}[side]
    return element(
        "text", html.escape(text), class_=class_, x=float(at[0]), y=float(at[1]), text_anchor=edge, direction="ltr"
    )


def path(points: Iterable[Point], *, closed: bool) -> str:
    """Path data through points."""
    steps = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f"M{steps}{'Z' if closed else ''}"


def mark(code: str, x: float, y: float, size: float) -> str:
    """A mark of the legend, with its middle at a point."""
    half = size / 2
    return element("use", href=f"#mark-{code}", x=x - half, y=y - half, width=size, height=size)


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else html.escape(str(value))
