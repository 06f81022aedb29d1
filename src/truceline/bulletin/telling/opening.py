"""The opening of a bulletin: what was reported, what it may mean, what was determined, who was looking."""

from collections.abc import Mapping

from truceline.bulletin.telling.pieces import KeyFigure, Section
from truceline.bulletin.telling.speaker import Speaker
from truceline.measure.coverage import NOT_OBSERVED, QUIET, WITH_INCIDENTS
from truceline.measure.determined import NOT_DETERMINED, VIOLATIONS
from truceline.measure.rate import Reading
from truceline.measure.rows import NOT_ASKED, VERDICTS


def key_figures(speaker: Speaker) -> tuple[KeyFigure, ...]:
    """The figures that the first page shows large."""
    verdicts = speaker.bulletin.tallies["incidents/verdict"]
    days = speaker.bulletin.tallies["zone_days/state"]
    observed = speaker.number(days.total - days.part(NOT_OBSERVED))
    watched = speaker.say("key-watched", whole=days.total)
    figures = [KeyFigure(speaker.number(verdicts.total), speaker.say("key-incidents"))]
    figures += [
        KeyFigure(speaker.number(verdicts.part(verdict)), speaker.key(verdict), str(verdict)) for verdict in VERDICTS
    ]
    if verdicts.part(NOT_ASKED):
        figures.append(KeyFigure(speaker.number(verdicts.part(NOT_ASKED)), speaker.key(NOT_ASKED)))
    return (
        *figures,
        _determined(speaker),
        KeyFigure(observed, watched),
    )


def _determined(speaker: Speaker) -> KeyFigure:
    """The determined violations; where nobody has determined anything, that, and not a nought of violations."""
    outcomes = speaker.bulletin.tallies["determined_violations/outcome"]
    if outcomes.part(NOT_DETERMINED) == outcomes.total:
        return KeyFigure(speaker.number(0), speaker.say("key-determinations"))
    violations = sum(outcomes.part(str(outcome)) for outcome in VIOLATIONS)
    return KeyFigure(speaker.number(violations), speaker.say("key-determined"), str(VIOLATIONS[0]))


def opening(speaker: Speaker) -> Section:
    """The headline in sentences; each says one thing, and says it the same way every day."""
    bulletin = speaker.bulletin
    verdicts = bulletin.tallies["incidents/verdict"]
    sentences = [_held(speaker), *_beyond_the_record(speaker)]
    if verdicts.total:
        sentences.append(speaker.say("headline-verdicts", **dict(verdicts.parts)))
    sentences += [determined_sentence(speaker), _watched(speaker), *_casualties(speaker), *_compared(speaker)]
    return Section("headline", speaker.say("section-headline"), tuple(sentences))


def determined_sentence(speaker: Speaker) -> str:
    """Whether anything was determined; only here, and only then, may the word violation stand."""
    outcomes = speaker.bulletin.tallies["determined_violations/outcome"]
    determined = outcomes.total - outcomes.part(NOT_DETERMINED)
    if not determined:
        return speaker.say("no-determination")
    serious, minor = (outcomes.part(str(outcome)) for outcome in VIOLATIONS)
    others = {"minor": minor, "other": determined - serious - minor}
    return speaker.say("determinations", determined=determined, serious=serious, **others)


def _held(speaker: Speaker) -> str:
    bulletin = speaker.bulletin
    incidents = bulletin.tallies["incidents/verdict"].total
    reports = bulletin.tallies["reports/standing"].total
    return speaker.say("headline-incidents", incidents=incidents, reports=reports, sources=bulletin.sources)


def _beyond_the_record(speaker: Speaker) -> list[str]:
    """That reports speak of some days of the period alone, where they do: before them and after them nobody may have begun or gone on."""
    period, days = speaker.bulletin.period, speaker.bulletin.reported_days
    if days in (None, (period.first_day, period.last_day)):
        return []
    return [speaker.say("headline-reported-days", period=speaker.span(*days))]


def _watched(speaker: Speaker) -> str:
    days = speaker.bulletin.tallies["zone_days/state"]
    if not days.total:
        return speaker.say("headline-no-zone-drawn")
    states = {state: days.part(state) for state in (WITH_INCIDENTS, QUIET, NOT_OBSERVED)}
    return speaker.say("headline-watched", total=days.total, **states)


def _casualties(speaker: Speaker) -> list[str]:
    """Only where any source gives a figure: no figure is not zero."""
    figures = speaker.bulletin.casualties
    return [
        speaker.say(
            f"headline-{kind}{_or_more(figures, kind)}", low=figures[f"{kind}_low"], high=figures[f"{kind}_high"]
        )
        for kind in ("killed", "injured")
        if figures[f"{kind}_incidents"]
    ]


def _or_more(figures: Mapping[str, int], kind: str) -> str:
    """Whether the highest figure of any incident is open, as the end of a message's name."""
    return "-or-more" if figures.get(f"{kind}_open") else ""


def _compared(speaker: Speaker) -> list[str]:
    incidents = next(c.change for c in speaker.bulletin.compared if c.figure == "incidents")
    if incidents.reading == Reading.NOT_COMPARABLE:
        return [speaker.say("headline-not-comparable")]
    days = speaker.bulletin.period.days
    counted = {"reading": str(incidents.reading), "days": days, "after": incidents.after, "before": incidents.before}
    begins = speaker.begins_late
    if begins is None:
        return [speaker.say("headline-compared", **counted)]
    covered = (speaker.bulletin.period.first_day - begins).days
    return [speaker.say("headline-compared-partial", day=speaker.day(begins), covered=covered, **counted)]
