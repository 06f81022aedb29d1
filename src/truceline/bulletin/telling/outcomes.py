"""The parts of a bulletin that people and clocks decide: determinations, the comparison, deadlines, details, errata."""

from datetime import date

from truceline.bulletin.model import Compared, Span
from truceline.bulletin.telling.opening import determined_sentence
from truceline.bulletin.telling.pieces import Cell, Row, Section, Table
from truceline.bulletin.telling.replies import dissent_told
from truceline.bulletin.telling.speaker import Speaker
from truceline.bulletin.telling.voice import Name
from truceline.finding.countersigning import told
from truceline.measure.determined import NOT_DETERMINED, Standing
from truceline.measure.rate import Change, Reading
from truceline.values.language import say


def determinations_section(speaker: Speaker) -> Section:
    """What was determined, by outcome; without a determination, the sentence that none has been made."""
    outcomes = speaker.bulletin.tallies["determined_violations/outcome"]
    title, sentence = speaker.say("section-determinations"), determined_sentence(speaker)
    if outcomes.total == outcomes.part(NOT_DETERMINED):
        return Section("determinations", title, (sentence,))
    bulletin, dissent = speaker.bulletin, dissent_told(speaker)
    # Numbered where something is said of them, and only then.
    is_numbered = bool(bulletin.replies or dissent or bulletin.stances or bulletin.rulings)
    is_joint = any(found.joint for found in bulletin.determinations)
    rows = tuple(
        Row(
            Cell(speaker.provisions.get(found.provision, found.provision), "name"),
            (
                Cell(_happened(speaker, days)),
                Cell(speaker.outcome(found.outcome), mark=str(found.outcome)),
                Cell(say(f"agreement-standard-{found.standard.replace(' ', '-')}", speaker.language)),
                Cell(speaker.day(date.fromisoformat(found.decided_on))),
                *([speaker.count(number)] if is_numbered else []),
                *([Cell(_signed(speaker, found))] if is_joint else []),
                *([Cell(dissent.get(number, ""))] if dissent else []),
            ),
        )
        for number, (found, days) in enumerate(zip(bulletin.determinations, bulletin.determined_days, strict=True), 1)
    )
    headings = (
        *(speaker.heading(code, words=True) for code in ("provision", "happened", "outcome", "standard", "decided_on")),
        *([speaker.heading("number")] if is_numbered else []),
        *([speaker.heading("signatures", words=True)] if is_joint else []),
        *([speaker.heading("dissent", words=True)] if dissent else []),
    )
    listed = Table("determinations", speaker.caption("determinations", "determined_violations"), headings, rows)
    return Section("determinations", title, (sentence,), (speaker.table(outcomes, code="outcomes"), listed))


def _happened(speaker: Speaker, days: Span | None) -> str:
    """On which days it happened; that this is not told, where only the period is."""
    return speaker.span(*days) if days else speaker.say("day-not-told")


def _signed(speaker: Speaker, found: Standing) -> str:
    """By whom it was determined: by the centre, or jointly, with who signed, who dissents and who has not signed."""
    if found.joint is None:
        return speaker.say("by-centre")
    names = {party.code: str(speaker.name(party.name)) for party in speaker.bulletin.parties}
    return told(found.joint, lambda code: names.get(code, code), speaker.language).removesuffix(".")


def comparison_section(speaker: Speaker) -> Section:
    """The same figures of the period before, with the ratio, its interval, and what may be said of it."""
    bulletin = speaker.bulletin
    before, title = bulletin.period.previous(), speaker.say("section-comparison")
    span = speaker.span(before.first_day, before.last_day)
    begins = bulletin.record_begins
    if begins is None or begins > before.last_day:
        return Section("comparison", title, (speaker.say("comparison-none", period=span),))
    sentences = [speaker.say("comparison-meaning", period=span)]
    if speaker.begins_late:
        sentences.append(speaker.say("comparison-partial", day=speaker.day(speaker.begins_late)))
    zones = [Compared("inside", line.change, line.zone.code) for line in bulletin.zones if line.drawn]
    rows = tuple(_compared(speaker, compared) for compared in (*bulletin.compared, *zones))
    headings = (
        *speaker.headings("figure", "now", "before"),
        speaker.heading("ratio", words=True),
        speaker.heading("reading", words=True),
    )
    table = Table("comparison", speaker.say("table-comparison"), headings, rows)
    return Section("comparison", title, tuple(sentences), (table,), (speaker.say("comparison-method"),))


def _compared(speaker: Speaker, compared: Compared) -> Row:
    change = compared.change
    zone = {"zone": speaker.zones[compared.member]} if compared.member else {}
    return Row(
        Cell(speaker.say(f"compared-{compared.figure}", **zone)),
        (
            speaker.count(change.after),
            speaker.count(change.before),
            Cell(_ratio(speaker, change)),
            Cell(speaker.say(f"reading-{change.reading}")),
        ),
    )


def _ratio(speaker: Speaker, change: Change) -> str:
    if change.reading == Reading.NOT_COMPARABLE or change.ratio is None or change.low is None or change.high is None:
        return speaker.say("ratio-none")
    low, high = speaker.decimal(change.low), speaker.decimal(change.high)
    return speaker.say("ratio", ratio=speaker.decimal(change.ratio), low=low, high=high)


def clocks_section(speaker: Speaker) -> Section:
    """Deadlines as they stand at the period's end, and the parts of the agreement that are still open."""
    bulletin = speaker.bulletin
    tables = []
    if bulletin.clocks:
        rows = tuple(
            Row(
                Cell(speaker.provisions[clock.provision], "name"),
                (
                    Cell(speaker.until(clock.due)),
                    Cell(say(f"agreement-clock-{clock.state}", speaker.language), mark=f"clock-{clock.state}"),
                    Cell(speaker.moment(clock.done_on) if clock.done_on else ""),
                ),
            )
            for clock in bulletin.clocks
        )
        headings = tuple(speaker.heading(code, words=True) for code in ("provision", "due", "state", "done_on"))
        tables.append(Table("clocks", speaker.say("table-clocks"), headings, rows))
    if bulletin.details:
        details = tuple(
            Row(Cell(speaker.name(detail.question), "name"), (speaker.count(detail.proposals),))
            for detail in bulletin.details
        )
        tables.append(Table("details", speaker.say("table-details"), speaker.headings("detail", "proposals"), details))
    sentences = () if tables else (speaker.say("clocks-none"),)
    return Section("clocks", speaker.say("section-clocks"), sentences, tuple(tables))


def errata_section(speaker: Speaker) -> Section | None:
    """What changed since an earlier bulletin was printed; None where none was given to compare."""
    errata = speaker.bulletin.errata
    if errata is None:
        return None
    title = speaker.say("section-errata")
    told = {"period": speaker.span(errata.first_day, errata.last_day), "digest": Name(errata.digest[:16])}
    if not errata.changed:
        return Section("errata", title, (speaker.say("errata-none", **told),))
    rows = tuple(
        Row(
            Cell(speaker.figure(erratum.figure), mark="changed"),
            (speaker.count(erratum.was), speaker.count(erratum.now)),
        )
        for erratum in errata.changed
    )
    table = Table("errata", speaker.say("table-errata"), speaker.headings("figure", "was", "is"), rows)
    return Section("errata", title, (speaker.say("errata-some", count=len(rows), **told),), (table,))
