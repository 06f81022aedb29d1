"""Ruling on claims: by whom the agreement names, with reasons. A ruling clears nothing by itself."""

from dataclasses import dataclass

from truceline.agreement.charter import Charter
from truceline.agreement.model import Role as Standing
from truceline.contact.exclusion import Claim as Claimed
from truceline.contact.exclusion import Ruled, Ruling, rulers, standing
from truceline.desk.actions.asking import relation_to_side, require
from truceline.desk.actions.sent_again import sent_again
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.policy import Action, Noun, Relation, Role
from truceline.desk.recording import read, recorded, spelt
from truceline.desk.tables import Claim, ClaimRuling, Person
from truceline.errors import Refused, Where, problem
from truceline.values.identity import new_identity
from truceline.values.instant import read_moment


@dataclass(frozen=True, slots=True)
class RulingTold:
    """What a form says of a ruling, not checked yet."""

    ruled_by: str
    ruling: str
    reasons: str
    ruled_at: str
    instrument: str = ""


def relation_to_ruler(person: Person, ruled_by: str, charter: Charter) -> Relation:
    """Whether somebody rules in this name: they speak for it, or it is an organ of the agreement and they head the centre."""
    organs = {party.code for party in charter.agreement.parties if Standing.ORGAN in party.roles}
    if ruled_by in organs and Role.HEAD_OF_CENTRE in person.held():
        return Relation.OWN
    return relation_to_side(person, ruled_by)


def rule_on(person: Person, claim: Claim, told: RulingTold) -> ClaimRuling:
    """Keep a ruling with its reasons.

    1. Whoever rules does it in their own name, or a liaison officer takes it down; the agreement says who rules at all.
    2. What stands on the claim follows from all rulings: where several have to rule, they rule alike or it waits.
    3. The ruling and the claim are recorded, and nothing else: no finding, determination or step of the case changes by it.
    """
    charter = charter_at_hand()
    require(person, Action.WRITE, Noun.RULING, relation_to_ruler(person, told.ruled_by, charter))  # (1)
    may_rule = rulers(charter, claim.provision)
    ruled = _ruled(claim, told, charter)
    with recorded(person.pseudonym) as entries:
        held = Claim.objects.select_for_update().get(pk=claim.pk)
        earlier = [ruled_of(one) for one in held.rulings.all() if one.ruled_by in may_rule]
        found = standing(claimed_of(held), [*earlier, ruled], may_rule)  # (2)
        made = ClaimRuling(
            ruling_id=new_identity(),
            claim=held,
            ruling=ruled.ruling.value,
            ruled_by=ruled.ruled_by,
            ruled_at=ruled.ruled_at,
            by=person,
            on=now(),
        )
        made.content = spelt(
            {
                "claim": held.pk,
                "ruling": made.ruling,
                "ruled_by": made.ruled_by,
                "ruled_at": made.ruled_at,
                "reasons": ruled.reasons,
                "instrument": told.instrument.strip() or None,
                "by": person.pseudonym,
            }
        )
        if again := sent_again(held.rulings.filter(ruled_by=ruled.ruled_by), made.content, person):
            return again
        made.save(force_insert=True)
        held.standing = found.value if found else ""
        held.content = spelt(read(held.content) | {"standing": held.standing or None})
        held.save()
        entries.record("ruling", made.pk, made.content)  # (3)
        entries.record("claim", held.pk, held.content)
    return made


def claimed_of(claim: Claim) -> Claimed:
    """A claim as the core rules on it."""
    evidence = tuple(read(claim.content).get("evidence", ()))
    return Claimed(claim.pk, claim.incident_id, claim.claimed_by, claim.group, evidence, claim.made_at)


def ruled_of(row: ClaimRuling) -> Ruled:
    """A ruling as the core weighs it."""
    return Ruled(row.claim_id, Ruling(row.ruling), row.ruled_by, read(row.content)["reasons"], row.ruled_at)


def _ruled(claim: Claim, told: RulingTold, charter: Charter) -> Ruled:
    wrong = []
    if told.ruling not in set(Ruling):
        wrong.append(problem("D198", Where("", 0, "ruling"), told.ruling, known=", ".join(Ruling)))
    try:
        at = read_moment(told.ruled_at.strip().replace(" ", "T", 1), charter.zone_info)
    except ValueError:
        at = None
    if at is None or not claim.made_at <= at <= now():
        wrong.append(problem("D199", Where("", 0, "ruled_at"), told.ruled_at))
    if wrong or at is None:
        raise Refused(wrong)
    return Ruled(claim.pk, Ruling(told.ruling), told.ruled_by, told.reasons.strip(), at)
