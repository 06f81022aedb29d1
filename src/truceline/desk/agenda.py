"""The agenda of the next meeting with a guarantor, as a document: one composition, rendered as a page to print and as text.

Pure: the same items in the same language give the same bytes, whoever asks and whenever.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from truceline.values.language import Language, say

# More would be no agenda; what is left out is counted.
MOST = 60


@dataclass(frozen=True, slots=True)
class Point:
    """What the two sides say of one point; nothing where a side says nothing."""

    name: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be settled: its name, what is said of it, the points in which the two differ."""

    heading: str
    told: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Items of one kind, with what is asked about them."""

    heading: str
    asked: str
    items: tuple[Item, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """The whole document."""

    title: str
    told: tuple[str, ...]
    sections: tuple[Section, ...]
    language: Language
    exercise: bool = False
    band: str = field(default="")


def section(heading: str, asked: str, items: Iterable[Item]) -> Section:
    """A section of the first items; how many more there are is told."""
    every = list(items)
    return Section(heading, asked, tuple(every[:MOST]), max(len(every) - MOST, 0))


def banded(exercise: bool) -> str:
    """What stands over a document that tells of anything invented, in every language."""
    return " · ".join(say("bulletin-band", one) for one in Language) if exercise else ""


def as_text(agenda: Agenda) -> str:
    """The document as text, for a message or a small machine; lines end as everywhere."""
    lines = [agenda.band, ""] if agenda.exercise else []
    lines += [agenda.title, "=" * len(agenda.title), "", *agenda.told]
    for number, one in enumerate(agenda.sections, 1):
        lines += ["", f"{number}. {one.heading}", one.asked, ""]
        for at, item in enumerate(one.items, 1):
            lines.append(f"{number}.{at} {item.heading}")
            lines += [f"    {told}" for told in item.told]
            lines += [f"    {point.name}: {_beside(point, agenda.language)}" for point in item.points]
            lines.append(f"    {say('desk-agenda-decided', agenda.language)} ____________________")
        lines += _ending(one, agenda.language)
    return "\n".join(lines) + "\n"


def as_page(agenda: Agenda) -> str:
    """The document as one HTML file that needs nothing beside it; made to be printed."""
    language = agenda.language
    band = f'<aside class="band">{escape(agenda.band)}</aside>' if agenda.exercise else ""
    parts = [
        (
            f'<!DOCTYPE html>\n<html lang="{language.value}" dir="{language.direction}"><head><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(agenda.title)}</title>'
            f"<style>{_STYLE}</style></head><body>{band}<main><h1>{escape(agenda.title)}</h1>"
        ),
        *(f"<p>{escape(told)}</p>" for told in agenda.told),
    ]
    for number, one in enumerate(agenda.sections, 1):
        parts.append(f'<section><h2>{number}. {escape(one.heading)}</h2><p class="asked">{escape(one.asked)}</p>')
        parts += [_item(f"{number}.{at}", item, language) for at, item in enumerate(one.items, 1)]
        parts += [f"<p>{escape(told)}</p>" for told in _ending(one, language)]
        parts.append("</section>")
    return "\n".join(parts) + "\n</main></body></html>\n"


def _item(number: str, item: Item, language: Language) -> str:
    told = "".join(f'<p dir="auto">{escape(one)}</p>' for one in item.told)
    rows = "".join(
        f"<tr><th>{escape(point.name)}</th><td><bdi>{escape(point.ours)}</bdi></td><td><bdi>{escape(point.theirs)}</bdi></td></tr>"
        for point in item.points
    )
    head = "".join(f"<th>{escape(say(name, language))}</th>" for name in ("desk-list-ours", "desk-list-theirs"))
    table = f"<table><thead><tr><th></th>{head}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""
    decided = escape(say("desk-agenda-decided", language))
    return (
        f"<article><h3><bdi>{number}</bdi> {escape(item.heading)}</h3>{told}{table}"
        f'<p class="decided">{decided}</p></article>'
    )


def _ending(one: Section, language: Language) -> list[str]:
    if one.more:
        return [say("desk-agenda-more", language, isolating=False, count=one.more)]
    return [] if one.items else [say("desk-agenda-nothing", language)]


def _beside(point: Point, language: Language) -> str:
    return say("desk-agenda-beside", language, isolating=True, ours=point.ours or "–", theirs=point.theirs or "–")


_STYLE = (
    'body{font:11pt/1.45 "Noto Sans","Noto Sans Arabic",system-ui,sans-serif;color:#000;background:#fff;'
    "max-inline-size:46rem;margin:1.5rem auto;padding-inline:1rem;font-variant-numeric:tabular-nums}"
    "h1{font-size:1.5em;line-height:1.25}h2{font-size:1.15em;border-block-start:2px solid;padding-block-start:.4em;margin-block-start:1.6em}"
    "h3{font-size:1em;margin-block-end:.2em}p{margin-block:.25em}.asked{color:#444}"
    "article{break-inside:avoid;border-block-end:1px solid #bbb;padding-block:.3em .6em}"
    "table{border-collapse:collapse;inline-size:100%;font-size:.95em}"
    "th,td{text-align:start;vertical-align:baseline;padding-block:.15em;padding-inline:0 1em;border-block-end:1px solid #ddd}"
    "tbody th{font-weight:400}.decided{margin-block-start:.6em;border-block-end:1px dotted #000;inline-size:100%}"
    ".band{padding:.3em .8em .8em;text-align:center;font-weight:700;background:repeating-linear-gradient(-45deg,#000 0 14px,#ffd400 14px 28px)"
    " bottom/100% .45em no-repeat,#ffd400;print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    "@page{margin:18mm}@media print{body{margin:0;max-inline-size:none}}"
)
