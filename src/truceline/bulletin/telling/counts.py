"""The parts of a bulletin that divide what happened: by act, by provision, by reason, by casualty, by source."""

from truceline.bulletin.telling.pieces import Cell, Heading, Row, Section, Table
from truceline.bulletin.telling.speaker import Speaker
from truceline.finding.table import Verdict
from truceline.measure.closing import Tally
from truceline.measure.rows import VERDICTS


def acts_section(speaker: Speaker) -> Section:
    """Incidents by act, by whether force was used, and observations by unit."""
    tallies = speaker.bulletin.tallies
    candidates = {"candidates": tallies["incidents/candidate_act"]}
    tables = [
        speaker.table(tallies["incidents/act"], code="acts", beside=candidates),
        speaker.table(tallies["incidents/force"], code="force"),
        speaker.table(tallies["observations/unit"], code="units"),
    ]
    return Section("acts", speaker.say("section-acts"), tables=tuple(t for t in tables if len(t.rows) > 1))


def provisions_section(speaker: Speaker) -> Section:
    """What each provision answers about the incidents it was asked about."""
    asked = [t for t in speaker.bulletin.tallies.values() if (t.rule, t.by) == ("answers", "verdict")]
    headings = (
        speaker.heading("provision", words=True),
        *(Heading(speaker.verdict(verdict), "number", str(verdict)) for verdict in VERDICTS),
        speaker.heading("asked"),
    )
    rows = tuple(
        Row(
            Cell(speaker.provisions[tally.subject], "name"),
            (*(speaker.count(tally.part(verdict)) for verdict in VERDICTS), speaker.count(tally.total)),
        )
        for tally in asked
    )
    if not rows:
        return Section("provisions", speaker.say("section-provisions"), (speaker.say("provisions-none"),))
    table = Table("provisions", speaker.caption("provisions", "answers"), headings, rows)
    return Section("provisions", speaker.say("section-provisions"), (speaker.say("provisions-screening"),), (table,))


def reasons_section(speaker: Speaker) -> Section:
    """What could not be told, and why; what waits for a ruling, and why; what is not known of the incidents."""
    tallies = speaker.bulletin.tallies
    found = [tallies[f"answers/reason/{verdict}"] for verdict in (Verdict.CANNOT_TELL, Verdict.NEEDS_RULING)]
    tables = [_reasons(speaker, tally) for tally in found if tally.total]
    unsure = speaker.bulletin.unsure
    if any(unsure.values()):
        rows = tuple(
            Row(Cell(speaker.say(f"unsure-{name}")), (speaker.count(count),)) for name, count in unsure.items() if count
        )
        headings = speaker.headings("unsure", "incidents")
        tables.append(Table("unsure", speaker.caption("unsure", "incidents"), headings, rows))
    sentences = () if tables else (speaker.say("reasons-none"),)
    return Section("reasons", speaker.say("section-reasons"), sentences, tuple(tables))


def _reasons(speaker: Speaker, tally: Tally) -> Table:
    """The answers of one verdict by reason, each row under the verdict's mark."""
    rows = [
        Row(Cell(speaker.member("reason", reason).text, mark=tally.subject), (speaker.count(count),))
        for reason, count in tally.parts
    ]
    rows.append(Row(Cell(speaker.say("total")), (speaker.count(tally.total),), is_total=True))
    code = f"reasons-{tally.subject}"
    return Table(code, speaker.caption(code, "answers"), speaker.headings("reason", "answers"), tuple(rows))


def casualties_section(speaker: Speaker) -> Section:
    """Killed and injured as ranges, with the number of incidents for which any source gives a figure."""
    figures = speaker.bulletin.casualties
    rows = tuple(
        Row(
            Cell(speaker.say(f"casualties-{kind}")),
            tuple(speaker.count(figures[f"{kind}_{bound}"]) for bound in ("low", "best", "high", "incidents")),
        )
        for kind in ("killed", "injured")
        if figures[f"{kind}_incidents"]
    )
    title = speaker.say("section-casualties")
    if not rows:
        return Section("casualties", title, (speaker.say("casualties-none"),))
    headings = speaker.headings("casualties", "low", "best", "high", "stated_for")
    table = Table("casualties", speaker.caption("casualties", "casualties"), headings, rows)
    left_open = tuple(
        speaker.say(f"casualties-open-{kind}", count=count)
        for kind in ("killed", "injured")
        if (count := figures.get(f"{kind}_open"))
    )
    return Section("casualties", title, (speaker.say("casualties-meaning"), *left_open), (table,))


def sources_section(speaker: Speaker) -> Section:
    """Who reported, and how much of it repeats others."""
    tallies = speaker.bulletin.tallies
    tables = (
        speaker.table(tallies["reports/family"], code="families"),
        speaker.table(tallies["reports/standing"], code="standing"),
    )
    return Section("sources", speaker.say("section-sources"), tables=tables)
