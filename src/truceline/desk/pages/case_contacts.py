"""What the sides were told of an incident and what they said: all of it for whoever speaks with them, their replies for the record for others."""

from typing import Any

from truceline.contact.contact import REPLIES
from truceline.contact.responsibility import Spot, answerable, control_at
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.case_procedure import procedures_told
from truceline.desk.pages.contact_telling import Telling, grouped
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import read
from truceline.desk.tables import Contact, ContactFact


def contacts_told(page: CasePage, *, is_signed: bool) -> dict[str, Any]:
    """The contacts of an incident, those made together beside each other; and the replies that stand beside the finding.

    A reply for the record is shown to everybody who sees the incident once the centre has signed what it holds; until then, and
    all else that a side says, only to those who see contacts.
    """
    telling = Telling(page.charter, page.language, page.at)
    sees_all = page.allowed(Action.SEE, Noun.CONTACT)
    rows = _contacts(page) if sees_all else []
    return {
        "contacts": [[telling.line(row) for row in group] for group in grouped(rows)] if sees_all else None,
        **(procedures_told(page, telling, rows) if sees_all else {"procedures": []}),
        **(_answering(page, telling) if sees_all else {}),
        "for_the_record": _for_the_record(page, telling) if sees_all or is_signed else [],
        "may_contact": page.allowed(Action.WRITE, Noun.CONTACT) and not page.one.is_struck,
    }


def _contacts(page: CasePage) -> list[Contact]:
    rows = Contact.objects.order_by("number").select_related("incident", "channel", "determination")
    return page.kept(rows.prefetch_related("facts", "steps"))


def _for_the_record(page: CasePage, telling: Telling) -> list[dict[str, Any]]:
    if Contact not in page.beside:
        return []
    kept = ContactFact.objects.filter(contact__incident=page.one, for_record=True, fact__in=REPLIES)
    return [
        {
            "side": telling.name(one.contact.addressee),
            "what": telling.say(f"desk-contact-fact-{one.fact}"),
            "at": telling.local(one.at),
            "words": one.words,
            "language": one.language,
        }
        for one in kept.select_related("contact")
    ]


def _answering(page: CasePage, telling: Telling) -> dict[str, Any]:
    """Who answers for whoever is alleged, and who is declared to hold the place: so that the right side is asked."""
    row = read(page.one.content)
    actor = None
    if row.get("actor"):
        actor = page.charter.actors().code(row["actor"])
    chain = [] if actor is None else [telling.name(code) for code in answerable(page.charter, actor)]
    told: dict[str, Any] = {"answerable": chain if len(chain) > 1 else []}
    if row.get("longitude") is None or not page.charter.agreement.control:
        return told
    spot = Spot(row["longitude"], row["latitude"], row.get("radius_m") or 0.0, page.one.occurred_at)
    declared = control_at(page.charter, spot)
    return told | {
        "control": [
            {
                "line": page.say(
                    "desk-control-line",
                    place=getattr(one.name, page.language),
                    holder=telling.name(one.controller),
                    by=telling.name(one.declared_by),
                ),
                "source": one.source,
            }
            for one in declared.declarations
        ],
        "is_contested": declared.is_contested,
    }
