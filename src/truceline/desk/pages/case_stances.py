"""Stances side by side on the page of an incident: each side's own words, never put together; and how guarantors stand to what was determined."""

from collections.abc import Sequence
from typing import Any

from truceline.contact.position import Held, Position, Stance, Support, side_by_side, support
from truceline.desk.actions.asking import relation_to_side
from truceline.desk.actions.bringing_list import guarantors
from truceline.desk.actions.taking_stance import DETERMINATION, PROVISION, holders
from truceline.desk.pages.case_findings import provisions_told, title_of
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.telling import name_of
from truceline.desk.policy import Action, Noun, Relation, Scope, scope
from truceline.desk.queries.stances import position_of, stances_for
from truceline.desk.recording import read
from truceline.desk.tables import Claim, Countersignature, Determination
from truceline.desk.tables import Stance as Row
from truceline.finding.approving import Progress

LANGUAGES = ("ar", "en", "ru", "ku", "hy", "tr", "fa")


def stances_told(page: CasePage, determinations: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What each side holds of the incident, as far as whoever looks may see it; and what they may write.

    Each signed determination is told how the guarantors stand to it, as its `support`.
    """
    if not any(page.allowed(Action.SEE, Noun.STANCE, each) for each in Relation):
        return {"stances": None, "may_take": [], "exclusion_claims": []}
    rows = page.kept(stances_for(page.person))
    signed = [one for one in determinations if one["state"] == Progress.SIGNED.value]
    for one in signed:
        one["support"] = _supported(page, one["determination_id"], rows)
    told = side_by_side([position_of(row) for row in rows], holders(page.charter))
    known = {row.pk: row for row in rows}
    sees_all = scope(page.held, Noun.STANCE) is Scope.ALL
    return {
        "stances": [_held(page, one, known) for one in told if one.stands],
        "incident_number": page.one.number,
        "silent": [name_of(code, page.charter, page.language) for code in _silent(page, told)],
        "silence": "desk-stance-silent" if sees_all else "desk-stance-unseen",
        # Who sees a claim sees the stance that makes it.
        "exclusion_claims": _claims(page) if any(row.stance == Stance.CLAIMS_EXCLUSION for row in rows) else [],
        **_form(page, [one for one in signed if not one["is_superseded"]]),
    }


def _silent(page: CasePage, told: Sequence[Held]) -> list[str]:
    """Who has said nothing: neither taken a stance, nor signed or dissented from what is determined jointly, which stands on the same page."""
    given = Countersignature.objects.filter(incident=page.one) if Determination in page.beside else []
    spoken = {one.side for one in given}
    return [one.holder for one in told if not one.stands and one.holder not in spoken]


def _form(page: CasePage, signed: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """What a form to take a stance down offers; nobody to choose where they may not."""
    may_take = [
        (code, name_of(code, page.charter, page.language))
        for code in holders(page.charter)
        if page.allowed(Action.WRITE, Noun.STANCE, relation_to_side(page.person, code)) and not page.one.is_struck
    ]
    if not may_take:
        return {"may_take": []}
    agreement = page.charter.agreement
    return {
        "may_take": may_take,
        "stance_kinds": [(one.value, page.say(f"desk-holds-{one.value}")) for one in Stance],
        "abouts": [
            *((f"{PROVISION}{code}", told) for code, told in provisions_told(page)),
            *((f"{DETERMINATION}{one['determination_id']}", _determination(page, one)) for one in signed),
        ],
        "excluded": sorted({(one.code, getattr(one.name, page.language)) for one in agreement.excluded}),
        "stance_languages": LANGUAGES,
        "moment": f"{page.at.astimezone(page.charter.zone_info):%Y-%m-%dT%H:%M}",
    }


def _supported(page: CasePage, determination_id: str, rows: Sequence[Row]) -> dict[str, Any]:
    """How each guarantor stands to one determination: joined, dissents, has not spoken."""
    told = [position_of(row) for row in rows if row.determination_id == determination_id]
    sees_all = scope(page.held, Noun.STANCE) is Scope.ALL
    return _support(page, support(told, determination_id, guarantors(page.charter)), told, sees_all)


def _support(page: CasePage, one: Support, told: Sequence[Position], sees_all: bool) -> dict[str, Any]:
    dissent = {position.holder: position for position in told if position.holder in one.dissent}
    return {
        "manner": page.say(
            f"desk-manner-{one.manner.value}" if sees_all or one.joined or one.dissent else "desk-manner-unseen"
        ),
        "joined": [name_of(code, page.charter, page.language) for code in one.joined],
        "silent": [name_of(code, page.charter, page.language) for code in one.silent] if sees_all else [],
        "dissent": [
            {
                "name": name_of(code, page.charter, page.language),
                "words": position.quotation,
                "language": position.language,
            }
            for code, position in dissent.items()
        ],
    }


def _held(page: CasePage, one: Held, known: dict[str, Row]) -> dict[str, Any]:
    return {
        "name": name_of(one.holder, page.charter, page.language),
        "stands": [_position(page, position, known) for position in one.stands],
        "superseded": [_position(page, position, known) for position in one.superseded],
    }


def _position(page: CasePage, one: Position, known: dict[str, Row]) -> dict[str, Any]:
    may_share = page.allowed(Action.SHARE, Noun.STANCE, relation_to_side(page.person, one.holder))
    return {
        "stance_id": one.position_id,
        "stance": one.stance.value,
        "told": page.say(f"desk-holds-{one.stance.value}"),
        "about": page.say("desk-stance-on-determination")
        if one.determination_id
        else title_of(one.provision, page)
        if one.provision
        else "",
        "words": one.quotation,
        "language": one.language,
        "instrument": page.say("desk-stance-in-portal")
        if read(known[one.position_id].content).get("contact")
        else one.instrument,
        "at": page.local(one.taken_at),
        "utc": f"{one.taken_at:%Y-%m-%d %H:%M} UTC",
        "is_shared": known[one.position_id].is_shared,
        "may_share": may_share and not known[one.position_id].is_shared,
    }


def _determination(page: CasePage, one: dict[str, Any]) -> str:
    return page.say("desk-stance-of-determination", outcome=one["outcome"], provision=one["provision"])


def _claims(page: CasePage) -> list[dict[str, Any]]:
    if not page.allowed(Action.SEE, Noun.CLAIM):
        return []
    return [
        {
            "claim_id": one.pk,
            "group": name_of(one.group, page.charter, page.language),
            "by": name_of(one.claimed_by, page.charter, page.language),
            "standing": page.say(f"desk-ruling-{one.standing}" if one.standing else "desk-ruling-waits"),
            "waits": not one.standing,
        }
        for one in Claim.objects.filter(incident=page.one)
    ]
