"""Procedure: whether the step was taken that an act calls for, in time.

Was the hotline tried before fire was returned; was information requested without delay; was whoever has to discipline
notified. The answer comes from the record of contacts and nothing else: no contact recorded is not "not done" while
the record may still grow, and what the centre did not see itself is "cannot tell".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from truceline.contact.contact import Contact, Kind, Means
from truceline.finding.steps import Taken
from truceline.values.instant import Instant


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer with its reason: a code that is a reason of findings too, the contact it rests on, and seconds from the act."""

    taken: Taken
    reason: str
    contact_id: str | None = None
    after_s: float | None = None


def hotline_before_return_fire(attempts: Sequence[Contact], returned: Instant, incoming: Instant, side: str) -> Answer:
    """Whether the side that returned fire had tried the hotline between the incoming fire and its own.

    `attempts` are calls that the centre logged as coming from or going to that side. A call whose minute may lie on
    either side of the fire cannot tell; so does fire whose order is not known.
    """
    if incoming.earliest > returned.latest:
        return Answer(Taken.YES, "nothing_to_return")
    if incoming.latest >= returned.earliest:
        return Answer(Taken.CANNOT_TELL, "order_of_fire_unknown")
    calls = [one for one in attempts if one.means is Means.TELEPHONE and one.addressee == side]
    before = [one for one in calls if incoming.earliest <= one.opened_at < returned.earliest]
    if before:
        first = min(before, key=lambda one: one.opened_at)
        return Answer(Taken.YES, "hotline_tried", first.contact_id, (first.opened_at - returned.at).total_seconds())
    unsure = [one for one in calls if returned.earliest <= one.opened_at <= returned.latest]
    if unsure:
        return Answer(Taken.CANNOT_TELL, "call_at_the_time_of_fire", unsure[0].contact_id)
    late = [one for one in calls if one.opened_at > returned.latest]
    if late:
        first = min(late, key=lambda one: one.opened_at)
        return Answer(
            Taken.LATE, "hotline_tried_after", first.contact_id, (first.opened_at - returned.at).total_seconds()
        )
    return Answer(Taken.NO, "hotline_not_tried")


@dataclass(frozen=True, slots=True)
class Rule:
    """A step that has to follow: what kind of contact, to whom, within what time."""

    kind: Kind
    addressee: str
    within: timedelta


def step_followed(contacts: Sequence[Contact], known_at: datetime, rule: Rule, now: datetime) -> Answer:
    """Whether a contact of a kind went to somebody within a time after the centre knew: "information without delay".

    Before the time has passed the answer is "cannot tell"; a contact that was opened and never went out does not count.
    """
    sent = sorted(
        (one.sent_at, one.contact_id)
        for one in contacts
        if one.kind is rule.kind
        and one.addressee == rule.addressee
        and one.sent_at is not None
        and one.sent_at >= known_at
    )
    if sent:
        at, contact_id = sent[0]
        after = at - known_at
        taken = Taken.YES if after <= rule.within else Taken.LATE
        return Answer(taken, "step_in_time" if taken is Taken.YES else "step_late", contact_id, after.total_seconds())
    if now <= known_at + rule.within:
        return Answer(Taken.CANNOT_TELL, "step_still_open")
    return Answer(Taken.NO, "step_not_taken")


def replied_within(contacts: Sequence[Contact], side: str, within: timedelta, now: datetime) -> Answer:
    """Whether a side replied within a time to the first contact that went out to it: "a side that is asked answers".

    A side that was asked nothing owes no reply; before the time has passed the answer is "cannot tell".
    """
    asked = sorted(
        ((one.sent_at, one) for one in contacts if one.addressee == side and one.sent_at is not None),
        key=lambda pair: (pair[0], pair[1].contact_id),
    )
    if not asked:
        return Answer(Taken.CANNOT_TELL, "side_not_asked")
    sent, first = asked[0]
    replies = [one.replied_at for _, one in asked if one.replied_at is not None]
    if replies:
        after = min(replies) - sent
        taken = Taken.YES if after <= within else Taken.LATE
        reason = "replied_in_time" if taken is Taken.YES else "replied_late"
        return Answer(taken, reason, first.contact_id, after.total_seconds())
    if now <= sent + within:
        return Answer(Taken.CANNOT_TELL, "step_still_open", first.contact_id)
    return Answer(Taken.NO, "side_silent", first.contact_id)


def discipline_notified(
    notified: Sequence[datetime], determined: datetime, within: timedelta | None, now: datetime
) -> Answer:
    """Whether a side gave notice of discipline after a violation of it was determined, in time where a time is set.

    Notice that came before the determination is notice in time: nobody has to wait to be told of their own people.
    """
    if notified:
        after = max(min(notified) - determined, timedelta(0))
        if within is None or after <= within:
            return Answer(Taken.YES, "discipline_notified", None, after.total_seconds())
        return Answer(Taken.LATE, "discipline_notified_late", None, after.total_seconds())
    if within is None:
        return Answer(Taken.CANNOT_TELL, "discipline_not_heard_of")
    if now <= determined + within:
        return Answer(Taken.CANNOT_TELL, "step_still_open")
    return Answer(Taken.NO, "discipline_not_notified")
