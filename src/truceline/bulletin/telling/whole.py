"""A whole bulletin in words: the sections in the order in which they are read."""

from truceline.bulletin.model import Bulletin, Tier
from truceline.bulletin.telling import counts, ending, opening, outcomes, places, replies, stances
from truceline.bulletin.telling.pieces import Telling
from truceline.bulletin.telling.speaker import Speaker
from truceline.bulletin.telling.voice import Name
from truceline.values.language import Language


def tell(bulletin: Bulletin, language: Language) -> Telling:
    """Say a bulletin in one language; every language carries the same figures."""
    speaker = Speaker(bulletin, language)
    sections = (
        opening.opening(speaker),
        places.map_section(speaker),
        places.zones_section(speaker),
        places.coverage_section(speaker),
        places.areas_section(speaker),
        counts.casualties_section(speaker),
        counts.acts_section(speaker),
        counts.provisions_section(speaker),
        counts.reasons_section(speaker),
        outcomes.determinations_section(speaker),
        stances.stances_section(speaker),
        replies.replies_section(speaker),
        outcomes.comparison_section(speaker),
        outcomes.clocks_section(speaker),
        outcomes.errata_section(speaker),
        counts.sources_section(speaker),
        ending.left_out_section(speaker),
        ending.methods_section(speaker),
        ending.ending_section(speaker),
    )
    return Telling(
        language=language,
        kind=speaker.say("kind"),
        title=speaker.name(bulletin.agreement.name),
        period=_period(speaker),
        about=(
            speaker.say("version", code=Name(bulletin.agreement.code), version=Name(bulletin.version)),
            speaker.say("release" if bulletin.tier is Tier.PUBLIC else "desk"),
        ),
        exercise=speaker.say("exercise") if bulletin.exercise else "",
        key_figures=opening.key_figures(speaker),
        sections=tuple(section for section in sections if section is not None),
    )


def _period(speaker: Speaker) -> str:
    """The period in a line of its own, which begins with a capital: a Russian month has a small letter."""
    period = speaker.bulletin.period
    days = speaker.span(period.first_day, period.last_day)
    told = speaker.say("period", period=days, days=period.days, zone=Name(period.zone.key))
    return told[:1].upper() + told[1:]
