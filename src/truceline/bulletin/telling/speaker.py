"""Words and numbers of a bulletin in one language: the same facts always in the same words."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from truceline.bulletin.model import Bulletin
from truceline.bulletin.telling.pieces import Cell, Heading, Row, Table
from truceline.bulletin.telling.voice import Name, Voice
from truceline.measure.closing import Tally
from truceline.measure.counting import UNKNOWN, Rule
from truceline.measure.determined import NOT_DETERMINED
from truceline.measure.rows import NOT_ASKED
from truceline.values.language import Language, say, unbroken
from truceline.values.telling import tell_days


class Speaker(Voice):
    """Says what a bulletin holds in one language."""

    def __init__(self, bulletin: Bulletin, language: Language) -> None:
        super().__init__(language)
        self.bulletin = bulletin
        self.zones = {line.zone.code: self.name(line.zone.name) for line in bulletin.zones}
        self.provisions = {p.code: self.provision(self.name(p.name), p.article) for p in bulletin.provisions}

    def decimal(self, number: float) -> str:
        """A number with one decimal as it is written."""
        return say("bulletin-decimal", self.language, number=round(number, 1))

    def day(self, day: date) -> str:
        """A day in full."""
        return _day(day, self.language)

    def short_day(self, day: date) -> str:
        """A day without its year, for the foot of a chart."""
        return self.say("short-day", day=str(day.day), month=day.month)

    def short_month(self, day: date) -> str:
        """A month with its year, for the foot of a chart."""
        return self.say("short-month", month=day.month, year=str(day.year))

    def span(self, first: date, last: date) -> str:
        """A day, or days from the first to the last."""
        return unbroken(tell_days(first, last, self.language))

    def moment(self, moment: datetime) -> str:
        """A moment in local time."""
        local = moment.astimezone(self.zone)
        return self.say("moment", day=self.day(local.date()), time=f"{local:%H:%M}")

    def until(self, moment: datetime) -> str:
        """A moment by which something is due; of midnight the day that ends with it, for the next one is read as time that is left."""
        local = moment.astimezone(self.zone)
        if (local.hour, local.minute) == (0, 0):
            return self.say("moment", day=self.day(local.date() - timedelta(days=1)), time="24:00")
        return self.moment(moment)

    @property
    def zone(self) -> ZoneInfo:
        """The zone of local times."""
        return self.bulletin.period.zone

    @property
    def begins_late(self) -> date | None:
        """The first day of the record, where it lies within the period before: that one is compared by the days that are left of it."""
        begins, before = self.bulletin.record_begins, self.bulletin.period.previous()
        return begins if begins and before.first_day < begins <= before.last_day else None

    def provision(self, title: Name, article: str) -> Name:
        """A provision by its title, and by its article where that is a number or a letter and no words."""
        return Name(self.say("provision", title=str(title), article=article)) if len(article) <= 6 else title

    def rule(self, rule: str) -> str:
        """The name of a counting rule."""
        return say(f"measure-rule-{rule}", self.language)

    def caption(self, section: str, rule: str) -> str:
        """A caption that names the counting rule."""
        return self.say("caption", title=self.say(f"table-{section}"), rule=self.rule(rule))

    def heading(self, code: str, *, mark: str = "", words: bool = False) -> Heading:
        """A column's heading."""
        return Heading(self.say(f"column-{code}"), "words" if words else "number", mark)

    def headings(self, *codes: str) -> tuple[Heading, ...]:
        """Headings of columns of numbers after a first one of words."""
        return (self.heading(codes[0], words=True), *(self.heading(code) for code in codes[1:]))

    def count(self, number: int, *, mark: str = "") -> Cell:
        """A cell that holds a count."""
        return Cell(self.number(number), "number", mark)

    def member(self, by: str, member: str) -> Cell:
        """The name of one part of a division: an act, an area, a unit, a verdict."""
        if member == UNKNOWN:
            return Cell(self.say("unknown"))
        if by.endswith("area"):
            return Cell(Name(member), "name")
        if by.endswith("act"):
            return Cell(say(f"act-{member}", self.language))
        if by == "family":
            return Cell(say(f"family-{member}", self.language))
        if by == "reason":
            code, _, detail = member.partition(":")
            return Cell(self.reason(code, detail))
        if by == "outcome":
            return Cell(self.outcome(member), mark=member)
        if by.startswith("verdict"):
            return Cell(self.verdict(member), mark=member)
        return Cell(self.say(f"{by}-{member}"))

    def verdict(self, verdict: str) -> str:
        """What an incident or an answer stands under."""
        return self.say(NOT_ASKED) if verdict == NOT_ASKED else say(f"verdict-{verdict}", self.language)

    def key(self, verdict: str) -> str:
        """The same of a number of incidents, where it stands alone: of these, “no” would be read as none."""
        return self.say(NOT_ASKED) if verdict == NOT_ASKED else self.say(f"key-{verdict}")

    def outcome(self, outcome: str) -> str:
        """What was determined; or that nothing was."""
        return self.say(NOT_DETERMINED) if outcome == NOT_DETERMINED else say(f"outcome-{outcome}", self.language)

    def reason(self, code: str, detail: str = "") -> str:
        """Why something cannot be told or needs a ruling, in a few words; an open detail by its question."""
        if not detail:
            return self.say(f"reason-{code}")
        questions = {d.code: self.name(d.question) for d in self.bulletin.details}
        return self.say("reason-detail", question=questions.get(detail, Name(detail)))

    def table(self, tally: Tally, *, code: str, beside: Mapping[str, Tally] | None = None) -> Table:
        """A table of one division with its total, and other divisions along the same parts beside it."""
        others = dict(beside or {})
        members = [member for member, _ in tally.parts]
        members += [m for other in others.values() for m, _ in other.parts if m not in members]
        members = [m for m in dict.fromkeys(members) if m != UNKNOWN] + ([UNKNOWN] if UNKNOWN in members else [])
        columns = [tally, *others.values()]
        rows = [
            Row(self.member(tally.by, member), tuple(self.count(column.part(member)) for column in columns))
            for member in members
        ]
        total = Row(Cell(self.say("total")), tuple(self.count(column.total) for column in columns), is_total=True)
        headings = self.headings(tally.by, tally.rule if tally.rule != Rule.ANSWERS else "answers", *others)
        return Table(code, self.caption(code, tally.rule), headings, (*rows, total))

    def figure(self, name: str) -> str:
        """A frozen figure's name in words: its rule, division, subject and part."""
        path, _, member = name.partition("=")
        rule, *rest = path.split("/")
        by, subject = rest[0] if rest else "", rest[1] if len(rest) > 1 else ""
        words = [self.rule(rule)]
        if by:
            words.append(self.say(f"division-{by}"))
        if subject:
            words.append(self._subject(by, subject))
        if member:
            words.append(self.say(f"casualties-{member}") if rule == Rule.CASUALTIES else self.member(by, member).text)
        return " · ".join(words)

    def _subject(self, by: str, subject: str) -> str:
        if by == "reason":
            return self.verdict(subject)
        return self.zones.get(subject) or self.provisions.get(subject) or subject


@lru_cache(4096)
def _day(day: date, language: Language) -> str:
    return say("bulletin-day", language, day=day)
