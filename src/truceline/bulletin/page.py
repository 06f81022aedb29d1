"""The bulletin as a page: print-ready HTML with its pictures inside, without script and without any outside request.

What people wrote is escaped and isolated; the page's policy forbids it to load or run anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from truceline.bulletin.drawing.chart import bar_length, draw_charts
from truceline.bulletin.drawing.lettering import account_letter
from truceline.bulletin.drawing.map import ALONE, CLOSER, OVERVIEW, draw_map
from truceline.bulletin.drawing.marks import SHAPES, definitions
from truceline.bulletin.model import Bulletin, Outline
from truceline.bulletin.telling.speaker import Speaker
from truceline.bulletin.telling.whole import tell
from truceline.finding.table import Verdict
from truceline.values.language import Language, say

# The band says it in all languages at once: whoever holds the page has to understand it.
BAND = tuple((language, say("bulletin-band", language)) for language in Language)
_STAGES = ("in force", "agreed", "proposed", "suspended", "ended")
# Parts that stand beside each other where there is room.
_HALVES = frozenset({"areas", "casualties", "sources", "left-out"})


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the map's legend: a mark, a swatch or a letter, and what it means."""

    text: str
    mark: str = ""
    swatch: str = ""
    letter: str = ""


def render_page(bulletin: Bulletin, language: Language) -> str:
    """Render the bulletin in one language; the same bulletin gives the same bytes."""
    speaker, telling = Speaker(bulletin, language), tell(bulletin, language)
    charts = draw_charts(bulletin.zones, speaker)
    return (
        _environment()
        .get_template("bulletin.html")
        .render(
            telling=telling,
            bulletin=bulletin,
            speaker=speaker,
            band=BAND if bulletin.exercise else (),
            band_line=" · ".join(text for _, text in BAND),
            definitions=Markup(definitions()),  # noqa: S704 - made of our own words only
            maps=_maps(bulletin, speaker),
            legend=_legend(bulletin, speaker),
            charts=[(name, Markup(chart)) for name, chart in charts],  # noqa: S704 - likewise
            chart_words=[speaker.say(f"chart-{bar_length(bulletin.zones)}"), speaker.say("chart-meaning")],
            halves=_HALVES,
            marks=frozenset(SHAPES),
        )
    )


def _maps(bulletin: Bulletin, speaker: Speaker) -> list[Markup]:
    """The overview and the closer map, or the one map there is."""
    widths = [(bulletin.map, OVERVIEW if bulletin.closer else ALONE), (bulletin.closer, CLOSER)]
    return [
        Markup(draw_map(drawn, speaker, width=width))  # noqa: S704 - svg.element escapes every text
        for drawn, width in widths
        if drawn
    ]


def _legend(bulletin: Bulletin, speaker: Speaker) -> Sequence[Key]:
    """What the map's marks mean; only those that stand on it."""
    drawn = bulletin.closer or bulletin.map
    if drawn is None:
        return ()
    zones = [outline for outline in drawn.outlines if not outline.is_line]
    shares = {outline.observed_share for outline in zones if outline.observed_share is not None}
    contested = [outline for outline in drawn.outlines if outline.contested]
    singles = {spot.verdict for spot in drawn.spots if spot.incidents == 1 and not drawn.gathered}
    keys = [
        Key(
            say(f"agreement-stage-{stage.replace(' ', '-')}", speaker.language),
            swatch=f"stage-{stage.replace(' ', '-')}",
        )
        for stage in _STAGES
        if stage in {outline.stage for outline in zones}
    ]
    if any(0 < share < 1 for share in shares):
        keys.append(Key(speaker.say("legend-some-days"), swatch="hatch-some-days"))
    if 0.0 in shares:
        keys.append(Key(speaker.say("legend-every-day"), swatch="hatch-every-day"))
    keys += [_account(drawn.outlines, outline, speaker) for outline in contested]
    if any(outline.is_line for outline in drawn.outlines):
        keys.append(Key(speaker.say("legend-line"), swatch="reference-line"))
    if drawn.posts:
        keys.append(Key(speaker.say("legend-post"), mark="post"))
    if drawn.spots and not drawn.gathered:
        keys.append(Key(speaker.say("legend-circle"), swatch="uncertainty"))
    keys += [Key(speaker.key(verdict), mark=str(verdict)) for verdict in (*Verdict, "not_asked") if verdict in singles]
    return keys


def _account(outlines: Sequence[Outline], outline: Outline, speaker: Speaker) -> Key:
    told = speaker.say("map-account", holder=speaker.name(outline.held_by))
    return Key(f"{speaker.name(outline.name)}: {told}", letter=account_letter(outlines, outline))


@cache
def _environment() -> Environment:
    folder = resources.files("truceline.bulletin") / "templates"
    sources = {
        file.name.removesuffix(".j2"): file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name)
    }
    return Environment(
        loader=DictLoader(sources),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
