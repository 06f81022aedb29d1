"""Whether both sides are treated alike: contacts, answers, times and outcomes, side by side.

The report says what was done, not what was deserved: a side that had more incidents is told of more.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from statistics import median

import pyarrow as pa

from truceline.contact.contact import Contact, Fact
from truceline.values.table import Column, Declaration

_TEXT, _WHOLE, _NUMBER = pa.string(), pa.int64(), pa.float64()
OUTCOMES = ("unsent", "failed", "waiting", "answered", "accepted", "disputed", "silent")

TREATMENT = Declaration(
    "treatment",
    (
        Column("side", _TEXT, "The party or guarantor.", required=True),
        Column("contacts", _WHOLE, "Contacts opened to it: the sum of the outcomes.", required=True),
        Column("together", _WHOLE, "Of them, made to all sides together.", required=True),
        *(
            Column(outcome, _WHOLE, f"Contacts whose outcome now is “{outcome}”.", required=True)
            for outcome in OUTCOMES
        ),
        Column("acknowledged", _WHOLE, "Contacts that it acknowledged, whatever came after.", required=True),
        Column("due", _WHOLE, "Contacts to which a reply was or is due.", required=True),
        Column("in_time", _WHOLE, "Of them, replied to in time.", required=True),
        Column("reply_median_s", _NUMBER, "Median time from sending to the first reply; null without one.", "seconds"),
        Column("given_median_s", _NUMBER, "Median time that it was given to reply; null where none was.", "seconds"),
    ),
)


def treatment(contacts: Iterable[Contact], sides: Sequence[str], now: datetime) -> pa.Table:
    """Say for each side what it was told and what it answered; one row per side, in the order given, also for a side that heard nothing.

    The outcomes of a row add up to its contacts. A contact to somebody who is none of the sides is left out.
    """
    held = [contact for contact in contacts if contact.addressee in sides]
    told_with = {name: {one.addressee for one in held if one.together == name} for name in {c.together for c in held}}
    whole = {name for name, told in told_with.items() if told >= set(sides)}
    rows = [_row(side, [c for c in held if c.addressee == side], whole, now) for side in sides]
    return pa.Table.from_pylist(rows, schema=TREATMENT.schema)


def _row(side: str, contacts: Sequence[Contact], whole: set[str], now: datetime) -> dict[str, object]:
    outcomes = [contact.outcome(now) for contact in contacts]
    replies = [
        (contact.replied_at - contact.sent_at).total_seconds()
        for contact in contacts
        if contact.replied_at is not None and contact.sent_at is not None
    ]
    given = [
        (contact.due_at - contact.sent_at).total_seconds()
        for contact in contacts
        if contact.due_at is not None and contact.sent_at is not None
    ]
    return {
        "side": side,
        "contacts": len(contacts),
        "together": sum(contact.together in whole for contact in contacts),
        **{outcome: outcomes.count(outcome) for outcome in OUTCOMES},
        "acknowledged": sum(contact.first(Fact.ACKNOWLEDGED) is not None for contact in contacts),
        "due": len([contact for contact in contacts if contact.due_at is not None]),
        "in_time": sum(
            contact.due_at is not None and contact.replied_at is not None and contact.replied_at <= contact.due_at
            for contact in contacts
        ),
        "reply_median_s": median(replies) if replies else None,
        "given_median_s": median(given) if given else None,
    }
