"""What each guarantor and party holds of what was determined, side by side, and the rulings on claims: nothing is put together."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from truceline.bulletin.holding import REPLIED
from truceline.bulletin.model import Holding
from truceline.bulletin.telling.pieces import Cell, Row, Section, Table
from truceline.bulletin.telling.speaker import Speaker
from truceline.contact.position import Stance
from truceline.finding.countersigning import Word
from truceline.values.language import say


def stances_section(speaker: Speaker) -> Section | None:
    """Who holds what of each determination, and who ruled what on a claim; None where nothing was put on the record."""
    bulletin = speaker.bulletin
    if not (bulletin.stances or bulletin.rulings):
        return None
    sentences = [speaker.say("stances-meaning")] if bulletin.stances else []
    tables = []
    if bulletin.stances:
        headings = tuple(speaker.heading(code, words=True) for code in ("side", "holds", "of", "said_on"))
        rows = tuple(
            Row(
                _sides(speaker, alike),
                (Cell(_holds(speaker, alike[0])), Cell(_of(speaker, alike[0])), _day(speaker, alike[0])),
            )
            for alike in _rows(bulletin.stances)
        )
        tables.append(Table("stances", speaker.say("table-stances"), headings, rows))
    if bulletin.rulings:
        sentences.append(speaker.say("rulings-meaning"))
        headings = tuple(speaker.heading(code, words=True) for code in ("ruled_by", "ruling", "claim", "said_on"))
        rows = tuple(
            Row(
                _side(speaker, one),
                (
                    Cell(say(f"desk-ruling-{one.says}", speaker.language)),
                    Cell(_claim(speaker, one)),
                    _day(speaker, one),
                ),
            )
            for one in bulletin.rulings
        )
        tables.append(Table("rulings", speaker.say("table-rulings"), headings, rows))
    return Section("stances", speaker.say("section-stances"), tuple(sentences), tuple(tables))


def _rows(stances: Iterable[Holding]) -> Iterator[list[Holding]]:
    """A row for each that holds something, and after them one for all that put nothing on the record of the same."""
    for _, beside in groupby(stances, key=lambda one: one.number):
        told = list(beside)
        yield from ([one] for one in told if one.says != Stance.SILENT)
        silent = [one for one in told if one.says == Stance.SILENT]
        for _, alike in groupby(silent, key=lambda one: (one.about, one.provision)):
            yield list(alike)


def _sides(speaker: Speaker, alike: list[Holding]) -> Cell:
    return Cell(" · ".join(speaker.name(one.side.name) for one in alike), "name")


def _side(speaker: Speaker, one: Holding) -> Cell:
    return Cell(speaker.name(one.side.name), "name")


def _holds(speaker: Speaker, one: Holding) -> str:
    if one.says == Stance.SILENT:
        return speaker.say("holds-nothing")
    if one.says == REPLIED:
        return speaker.say("holds-reply")
    if one.says in tuple(Word):
        return speaker.say(f"said-{one.says}")
    return say(f"desk-holds-{one.says}", speaker.language)


def _of(speaker: Speaker, one: Holding) -> str:
    """Of what it is held, with the number of the determination beside which it stands."""
    provision = {"provision": speaker.provisions[one.provision]} if one.about == "provision" else {}
    return speaker.say(f"held-about-{one.about}", number=one.number, **provision)


def _claim(speaker: Speaker, one: Holding) -> str:
    side = speaker.name(one.claim_of.name) if one.claim_of else ""
    return speaker.say("claim-of", side=side, of=_of(speaker, one))


def _day(speaker: Speaker, one: Holding) -> Cell:
    return Cell(speaker.day(one.said_at.astimezone(speaker.zone).date()) if one.said_at else "–")
