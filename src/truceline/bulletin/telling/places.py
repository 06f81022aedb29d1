"""The parts of a bulletin that tell of places: the map, the zones, who was looking, and the first-level areas."""

from datetime import date, timedelta

from truceline.bulletin.model import ZoneLine
from truceline.bulletin.telling.pieces import Cell, Heading, Row, Section, Table
from truceline.bulletin.telling.speaker import Speaker
from truceline.bulletin.telling.voice import Voice
from truceline.finding.table import Verdict
from truceline.measure.counting import UNKNOWN
from truceline.measure.coverage import NOT_OBSERVED, STATES
from truceline.measure.rows import PLACES, VERDICTS
from truceline.values.language import say
from truceline.values.telling import is_by_day, tell_instant

# Longer lists of dates are not read; then their number and the longest run are told.
_MOST_RUNS = 8
_HOURS_TOLD = 72


def map_section(speaker: Speaker) -> Section:
    """What the map cannot show, beside it."""
    drawn = speaker.bulletin.map
    if drawn is None:
        return Section("map", speaker.say("section-map"), (speaker.say("map-nothing"),))
    counted = {"beyond": drawn.beyond, "without-place": drawn.without_place, "too-coarse": drawn.too_coarse}
    shown = speaker.bulletin.closer or drawn
    notes = [speaker.say("map-gathered" if shown.gathered else "map-circles")] if shown.spots else []
    notes += [speaker.say(f"map-{name}", count=count) for name, count in counted.items() if count]
    return Section("map", speaker.say("section-map"), notes=(*notes, speaker.say("disclaimer")))


def zones_section(speaker: Speaker) -> Section:
    """Each zone: its stage, where the incidents lie, how those inside stand, and the trend."""
    tallies = speaker.bulletin.tallies
    headings = (
        *speaker.headings("zone", "inside", "cannot_tell", "outside", "total"),
        speaker.heading("candidate", mark=str(Verdict.CANDIDATE)),
        speaker.heading("last_incident", words=True),
        speaker.heading("change", words=True),
    )
    headings = (headings[0], speaker.heading("stage", words=True), *headings[1:])
    rows = []
    for line in speaker.bulletin.zones:
        place = tallies[f"incidents/place/{line.zone.code}"]
        standing = tallies[f"incidents/verdict_inside/{line.zone.code}"]
        rows.append(
            Row(
                Cell(speaker.zones[line.zone.code], "name"),
                (
                    Cell(stage(speaker, line.stage)),
                    *(speaker.count(place.part(member)) for member in PLACES),
                    speaker.count(place.total),
                    speaker.count(standing.part(VERDICTS[0])),
                    Cell(_last(speaker, line)),
                    Cell(change_words(speaker, line)),
                ),
            )
        )
    table = Table("zones", speaker.caption("zones", "incidents"), headings, tuple(rows))
    notes = [speaker.say("zones-overlap")] if len(rows) > 1 else []
    if rows and speaker.begins_late:
        notes.append(speaker.say("comparison-partial", day=speaker.day(speaker.begins_late)))
    return Section("zones", speaker.say("section-zones"), tables=(table,) if rows else (), notes=tuple(notes))


def stage(speaker: Voice, code: str | None) -> str:
    """A zone's stage in words."""
    if code is None:
        return speaker.say("stage-none")
    return say(f"agreement-stage-{code.replace(' ', '-')}", speaker.language)


def change_words(speaker: Speaker, line: ZoneLine) -> str:
    """How a zone compares with the period before: the reading, and both counts."""
    change = line.change
    return speaker.say("change", reading=str(change.reading), before=change.before, after=change.after)


def _last(speaker: Speaker, line: ZoneLine) -> str:
    if line.last_incident is None:
        return speaker.say("last-none")
    hours = int((speaker.bulletin.period.end - line.last_incident.at) / timedelta(hours=1))
    if is_by_day(line.last_incident):
        told = tell_instant(line.last_incident, speaker.zone, speaker.language)
        # Of a day that reaches the end, or goes beyond it, nothing is to be said of how long ago it was.
        return (
            speaker.say("last", moment=told, elapsed=speaker.say("days-earlier", days=hours // 24))
            if hours >= 24
            else told
        )
    elapsed = (
        speaker.say("hours-earlier", hours=hours)
        if hours < _HOURS_TOLD
        else speaker.say("days-earlier", days=hours // 24)
    )
    return speaker.say("last", moment=speaker.moment(line.last_incident.at), elapsed=elapsed)


def coverage_section(speaker: Speaker) -> Section:
    """Zone-days by how they were observed, with the rate over its denominator, and the days nobody was looking."""
    drawn = [line for line in speaker.bulletin.zones if line.drawn]
    tallies = speaker.bulletin.tallies
    rows = [
        Row(
            Cell(speaker.zones[line.zone.code], "name"),
            (
                *(speaker.count(tallies[f"zone_days/state/{line.zone.code}"].part(state)) for state in STATES),
                speaker.count(tallies[f"zone_days/state/{line.zone.code}"].total),
                Cell(_rate(speaker, line)),
            ),
        )
        for line in drawn
    ]
    whole = tallies["zone_days/state"]
    rows.append(
        Row(
            Cell(speaker.say("total")),
            (*(speaker.count(whole.part(state)) for state in STATES), speaker.count(whole.total), Cell("")),
            is_total=True,
        )
    )
    headings = (
        speaker.heading("zone", words=True),
        *(Heading(speaker.say(f"state-{state}"), "number", state) for state in STATES),
        speaker.heading("days"),
        speaker.heading("rate", words=True),
    )
    table = Table("coverage", speaker.caption("coverage", "zone_days"), headings, tuple(rows))
    sentences = [speaker.say("coverage-meaning"), *(_unobserved(speaker, line) for line in drawn if line.unobserved)]
    undrawn = [
        speaker.say("zone-not-drawn", zone=speaker.zones[z.zone.code]) for z in speaker.bulletin.zones if not z.drawn
    ]
    return Section("coverage", speaker.say("section-coverage"), (*sentences, *undrawn), (table,) if drawn else (), ())


def _rate(speaker: Speaker, line: ZoneLine) -> str:
    if line.rate is None:
        states = speaker.bulletin.tallies[f"zone_days/state/{line.zone.code}"]
        return speaker.say("rate-none" if states.part(NOT_OBSERVED) == states.total else "rate-only-incidents")
    found = line.rate
    return speaker.say(
        "rate",
        rate=speaker.decimal(found.per_unit),
        low=speaker.decimal(found.low),
        high=speaker.decimal(found.high),
        count=found.count,
        days=found.exposure,
    )


def _unobserved(speaker: Speaker, line: ZoneLine) -> str:
    zone, runs = speaker.zones[line.zone.code], line.unobserved
    if len(runs) <= _MOST_RUNS:
        return speaker.say("unobserved", zone=zone, days=speaker.say("and-then").join(_runs(speaker, runs)))
    longest = max(runs, key=lambda run: (run[1] - run[0], run[0]))
    missing = speaker.bulletin.tallies[f"zone_days/state/{line.zone.code}"].part(NOT_OBSERVED)
    return speaker.say("unobserved-long", zone=zone, days=missing, runs=len(runs), longest=speaker.span(*longest))


def _runs(speaker: Speaker, runs: tuple[tuple[date, date], ...]) -> list[str]:
    return [speaker.span(first, last) for first, last in runs]


def areas_section(speaker: Speaker) -> Section:
    """First-level areas as reports attribute them: incidents, candidates, cases and observations side by side."""
    tallies = speaker.bulletin.tallies
    beside = {
        "candidates": tallies["incidents/candidate_area"],
        "cases": tallies["cases_by_province/area"],
        "observations": tallies["observations/area"],
    }
    table = speaker.table(tallies["incidents/area"], code="areas", beside=beside)
    named = {member for tally in (tallies["incidents/area"], *beside.values()) for member, _ in tally.parts} - {UNKNOWN}
    note = speaker.say("areas-attributed" if named else "areas-none")
    return Section("areas", speaker.say("section-areas"), tables=(table,), notes=(note,))
