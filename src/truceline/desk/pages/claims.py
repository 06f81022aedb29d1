"""Claims that a target was an excluded group: which wait for a ruling, who has to rule, and the rulings with their reasons."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from truceline.agreement.charter import Charter
from truceline.contact.exclusion import Ruling, designators, rulers
from truceline.desk.actions.asking import may, require, require_some
from truceline.desk.actions.ruling_on_claims import RulingTold, relation_to_ruler, rule_on
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.exporting import ENDINGS, Listing, export
from truceline.desk.pages.telling import act_of, name_of, when, where
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.stances import CLAIM_COLUMNS, PAGE, RULED, WAITS, claim_rows, claims_found
from truceline.desk.recording import read
from truceline.desk.tables import Claim, Person
from truceline.errors import NotFound, Refused, Where, problem
from truceline.values.language import Language, say

_STATES = (WAITS, RULED)


@require_GET
def claims(request: HttpRequest) -> HttpResponse:
    """Show the claims, those that wait first."""
    require(person_of(request), Action.SEE, Noun.CLAIM)
    state = request.GET.get("state", "")
    wrong = state not in ("", *_STATES)
    page = Paginator(claims_found("" if wrong else state), PAGE).get_page(request.GET.get("page", "1")[:6])
    language, charter = language_of(request), charter_at_hand()
    address = f"state={state}" if state and not wrong else ""
    told = {
        "page": page,
        "rows": [_claim(one, charter, language) for one in page.object_list],
        "state": state,
        "states": _STATES,
        "not_understood": ["state"] if wrong else [],
        "address": address,
        "exports": [(ending, f"/claims.{ending}?{address}") for ending in ENDINGS],
    }
    return render(request, "desk/claims.html", told, status=400 if wrong else 200)


@require_GET
def claims_exported(request: HttpRequest, ending: str) -> StreamingHttpResponse:
    """Give the claims as a file; the same choice as the page, all of it."""
    require(person_of(request), Action.SEE, Noun.CLAIM)
    state = request.GET.get("state", "")
    if state not in ("", *_STATES):
        raise Refused([problem("D003", Where("", 0, "state"), state)])
    return export(Listing("claims", CLAIM_COLUMNS, claim_rows(claims_found(state)), "claim_id"), ending)


@require_GET
def claim(request: HttpRequest, claim_id: object) -> HttpResponse:
    """Show one claim: what is claimed, what shows it, who had designated the group, who rules, and what was ruled."""
    person = person_of(request)
    require(person, Action.SEE, Noun.CLAIM)
    one = _found(claim_id)
    language, charter = language_of(request), charter_at_hand()
    may_rule = rulers(charter, one.provision)
    rulings = list(one.rulings.select_related("by"))
    latest = {row.ruled_by for row in rulings}
    told = _claim(one, charter, language) | {
        "one": one,
        "words": read(one.stance.content).get("quotation", ""),
        "instrument": read(one.stance.content).get("instrument", ""),
        "evidence": read(one.content).get("evidence", []),
        "designated": designators(charter, one.group, one.incident.occurred_at, language),
        "rulers": [name_of(code, charter, language) for code in may_rule],
        "waits_for": [
            name_of(code, charter, language) for code in may_rule if code != one.claimed_by and code not in latest
        ],
        "nobody": all(code == one.claimed_by for code in may_rule),
        "differ": not one.standing and len({row.ruling for row in rulings}) > 1,
        "rulings": [
            {
                "ruling": say(f"desk-ruling-{row.ruling}", language),
                "by": name_of(row.ruled_by, charter, language),
                "at": f"{row.ruled_at.astimezone(charter.zone_info):%Y-%m-%d %H:%M}",
                "reasons": read(row.content)["reasons"],
                "instrument": read(row.content).get("instrument", ""),
                "taken_by": row.by.name,
            }
            for row in rulings
        ],
        "sees_people": may(person, Action.SEE, Noun.TASK),
        "may_rule": _may_rule(person, one, charter, language),
        "kinds": [(kind.value, say(f"desk-ruling-{kind.value}", language)) for kind in Ruling],
        "moment": f"{now().astimezone(charter.zone_info):%Y-%m-%dT%H:%M}",
    }
    return render(request, "desk/claim.html", told)


@require_POST
def claim_ruled(request: HttpRequest, claim_id: object) -> HttpResponse:
    """Take a ruling on a claim."""
    person = person_of(request)
    require_some(person, (Action.WRITE,), Noun.RULING)
    said = {name: request.POST.get(name, "") for name in ("ruled_by", "ruling", "reasons", "ruled_at", "instrument")}
    rule_on(person, _found(claim_id), RulingTold(**said))
    return HttpResponseRedirect(f"/claims/{claim_id}/")


def _found(claim_id: object) -> Claim:
    found = Claim.objects.select_related("incident", "stance").filter(pk=str(claim_id)).first()
    if found is None:
        raise NotFound("desk-no-claim")
    return found


def _may_rule(person: Person, one: Claim, charter: Charter, language: Language) -> list[tuple[str, str | None]]:
    """In whose name whoever looks may rule: nobody rules on their own claim."""
    return [
        (code, name_of(code, charter, language))
        for code in rulers(charter, one.provision)
        if code != one.claimed_by and may(person, Action.WRITE, Noun.RULING, relation_to_ruler(person, code, charter))
    ]


def _claim(one: Claim, charter: Charter, language: Language) -> dict[str, Any]:
    content = read(one.incident.content)
    titles = {provision.code: getattr(provision.title, language) for provision in charter.agreement.provisions}
    return {
        "claim_id": one.pk,
        "number": one.incident.number,
        "heading": say(
            "desk-heading", language, isolating=False, act=act_of(content, language), where=where(content, language)
        ),
        "when": when(one.incident.occurred_at, content.get("occurred_within_s"), charter, language),
        "group": name_of(one.group, charter, language),
        "by": name_of(one.claimed_by, charter, language),
        "provision": titles.get(one.provision, one.provision),
        "made": f"{one.made_at.astimezone(charter.zone_info):%Y-%m-%d %H:%M}",
        "standing": say(f"desk-ruling-{one.standing}" if one.standing else "desk-ruling-waits", language),
        "waits": not one.standing,
    }
