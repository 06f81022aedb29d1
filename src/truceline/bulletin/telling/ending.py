"""The end of a bulletin: what was left out and why, how it was counted, what it does not say, and its digest."""

from truceline.bulletin.telling.pieces import Cell, Row, Section, Table
from truceline.bulletin.telling.speaker import Speaker
from truceline.bulletin.telling.voice import Name
from truceline.measure.counting import Rule
from truceline.values.language import say


def left_out_section(speaker: Speaker) -> Section:
    """Everything that is not printed, with its number and the reason."""
    sentences = tuple(
        speaker.say(f"left-out-{item.code}", count=item.count, name=speaker.name(item.name) if item.name else "")
        for item in speaker.bulletin.left_out
    )
    return Section("left-out", speaker.say("section-left-out"), sentences or (speaker.say("left-out-none"),))


def methods_section(speaker: Speaker) -> Section:
    """Every counting rule by name and definition, and how days, intervals and answers are to be read."""
    rows = tuple(
        Row(Cell(speaker.rule(rule)), (Cell(say(f"measure-definition-{rule}", speaker.language)),)) for rule in Rule
    )
    headings = (speaker.heading("rule", words=True), speaker.heading("definition", words=True))
    table = Table("rules", speaker.say("table-rules"), headings, rows)
    sentences = tuple(speaker.say(f"methods-{name}") for name in ("days", "screening", "intervals"))
    return Section("methods", speaker.say("section-methods"), sentences, (table,))


def ending_section(speaker: Speaker) -> Section:
    """The disclaimer on boundaries, and the digests by which anybody can hold the figures to account."""
    bulletin = speaker.bulletin
    return Section(
        "digest",
        speaker.say("section-digest"),
        (
            speaker.say("disclaimer"),
            speaker.say("digest-figures", digest=Name(bulletin.digest)),
            speaker.say("digest-agreement", digest=Name(bulletin.agreement_digest)),
            speaker.say("digest-originals", digest=Name(bulletin.originals_digest)),
        ),
    )
