"""What every part of an incident's page knows: which incident, who looks at it, in which language, when, and what they may."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from truceline.agreement.charter import Charter
from truceline.desk.actions.asking import Allowed
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.clocks import Clock, ClockState
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.telling import span
from truceline.desk.policy import Action, Noun, Role, State
from truceline.desk.queries.beside import kinds_beside
from truceline.desk.tables import Incident, Link, Person
from truceline.errors import NotFound
from truceline.values.language import Language, say


@dataclass(frozen=True)
class CasePage:
    """An incident as somebody looks at it."""

    one: Incident
    person: Person
    allowed: Allowed
    charter: Charter
    language: Language
    at: datetime

    @classmethod
    def of(cls, request: HttpRequest, number: int) -> "CasePage":
        """The page of an incident by its number; asked before whether whoever asks may see incidents."""
        person = person_of(request)
        return cls(numbered(number), person, Allowed(person), charter_at_hand(), language_of(request), now())

    @cached_property
    def links(self) -> list[Link]:
        """The reports of the incident in order of time, struck ones too."""
        told = self.one.links.select_related("report", "report__strike", "report__strike__by")
        return list(told.order_by("report__occurred_at", "report_id"))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """By which number each of them is called on the page."""
        return {link.report_id: number for number, link in enumerate(self.links, start=1)}

    @cached_property
    def beside(self) -> frozenset[type[Model]]:
        """The tables that hold anything about the incident."""
        return kinds_beside(self.one.pk)

    def kept(self, rows: Any) -> list[Any]:
        """Those of these rows that are about the incident; a table that holds none of it is not asked."""
        return list(rows.filter(incident=self.one)) if rows.model in self.beside else []

    @cached_property
    def findings(self) -> list[tuple[str, str, str]]:
        """What stands of every provision: its code, the verdict and the content."""
        return list(self.one.findings.filter(is_struck=False).values_list("provision", "verdict", "content"))

    @property
    def held(self) -> list[Role]:
        """The roles of whoever looks."""
        return self.allowed.held

    def sees(self, noun: Noun) -> bool:
        """Whether they see records of that kind, also of what is struck."""
        return self.allowed(Action.SEE, noun, state=State.STRUCK if self.one.is_struck else State.OPEN)

    def say(self, message: str, **arguments: object) -> str:
        """A sentence that holds nothing which a person wrote."""
        return say(message, self.language, isolating=False, **arguments)

    def local(self, moment: datetime) -> str:
        """A moment in local time."""
        return f"{moment.astimezone(self.charter.zone_info):%Y-%m-%d %H:%M}"

    def ago(self, moment: datetime) -> str:
        """A moment in local time, and how long ago it was."""
        return self.say("desk-case-ago", at=self.local(moment), span=self._span((self.at - moment).total_seconds()))

    def clock(self, clock: Clock) -> dict[str, Any]:
        """A clock as it is shown: its state, and in words what is left of it or how late it is."""
        state, left = clock.state(self.at), clock.left(self.at).total_seconds()
        if clock.stopped is not None and state is ClockState.MET:
            told = self.say("desk-task-met")
        else:
            told = self.say("desk-task-left" if left >= 0 else "desk-task-over", span=self._span(abs(left)))
        return {"state": state.value, "told": told, "due": self.local(clock.due)}

    def _span(self, seconds: float) -> str:
        return span(seconds, self.language)


def numbered(number: int) -> Incident:
    """The incident of a number."""
    # A number that no database column holds is the number of nothing.
    found = Incident.objects.select_related("case").filter(number=number).first() if number < 2**31 else None
    if found is None:
        raise NotFound("desk-no-incident")
    return found
