"""What each side holds of what was determined and who ruled on claims, as the bulletin reads it: what is for the record alone."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from truceline.agreement.charter import Charter
from truceline.agreement.model import Role
from truceline.contact.exclusion import rulers
from truceline.contact.held import WAITS
from truceline.contact.position import Position, Stance, side_by_side
from truceline.contact.reply import About
from truceline.desk.charter import charter_at_hand
from truceline.desk.queries.replies import spelt_moment
from truceline.desk.queries.stances import position_of
from truceline.desk.recording import read
from truceline.desk.tables import Claim, Countersignature, Determination
from truceline.desk.tables import Stance as Row
from truceline.finding.countersigning import asked_of

_AT_ONCE = 500


def stance_table_rows(signed: QuerySet[Determination]) -> Iterator[dict[str, Any]]:
    """The rows of the table of stances, of the incidents of these determinations.

    A stance that was not shared, one that a later word superseded and one on a determination that does not stand have no
    row, whoever asks. Who has none is silent: the parties, the guarantors of the zones in question, and whoever spoke before.
    """
    charter = charter_at_hand()
    for standing in _in_pieces(signed):
        some = list(standing)
        shared: defaultdict[str, list[Row]] = defaultdict(list)
        rows = Row.objects.filter(is_shared=True, incident__in=some)
        for row in rows.order_by("taken_at", "stance_id").select_related("claim"):
            shared[row.incident_id].append(row)
        claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in (
            Claim.objects.filter(incident__in=some).prefetch_related("rulings").order_by("made_at", "claim_id")
        ):
            claims[claim.incident_id].append(claim)
        signatures: defaultdict[str, list[Countersignature]] = defaultdict(list)
        for given in Countersignature.objects.filter(incident__in=some):
            signatures[given.determination_id].append(given)
        for incident in some:
            signs = [(one, given) for one in standing[incident] for given in signatures[one.pk]]
            yield from map(_signature, signs)
            yield from _held(standing[incident], shared[incident], {given.side for _, given in signs}, charter)
            yield from _ruled(claims[incident], charter)


def _in_pieces(signed: QuerySet[Determination]) -> Iterator[dict[str, list[Determination]]]:
    """The determinations by their incidents, some hundred incidents at a time."""
    piece: dict[str, list[Determination]] = {}
    for one in signed.order_by("incident", "provision").select_related("incident").iterator(chunk_size=_AT_ONCE):
        if one.incident_id not in piece and len(piece) == _AT_ONCE:
            yield piece
            piece = {}
        piece.setdefault(one.incident_id, []).append(one)
    if piece:
        yield piece


def _signature(signed: tuple[Determination, Countersignature]) -> dict[str, Any]:
    """That a guarantor signed what is determined jointly, or dissents: nobody who did is silent."""
    one, given = signed
    return {
        "incident_id": one.incident_id,
        "about": About.DETERMINATION.value,
        "provision": one.provision,
        "side": given.side,
        "says": given.word,
        "said_at": spelt_moment(given.on),
    }


def _held(
    standing: Sequence[Determination], shared: Sequence[Row], signed: Collection[str], charter: Charter
) -> Iterator[dict[str, Any]]:
    """What each side holds of one incident; who holds nothing, and signed nothing, is silent of it."""
    places = list(read(standing[0].incident.places))
    asked = {code for one in standing for code in asked_of(charter, one.provision, places)}
    spoke = {row.holder for row in shared}
    sides = [
        party.code
        for party in charter.agreement.parties
        if Role.PARTY in party.roles or party.code in asked or party.code in spoke
    ]
    provision_of = {one.pk: one.provision for one in standing}
    groups = {row.pk: row.claim.group for row in shared if hasattr(row, "claim")}
    for held in side_by_side(map(position_of, shared), sides):
        stands = [one for one in held.stands if _is_told(one, provision_of)]
        for position in stands:
            yield {
                "incident_id": position.incident_id,
                **_about(position, provision_of),
                "side": held.holder,
                "says": position.stance.value,
                "excluded_group": groups.get(position.position_id, ""),
                "said_at": spelt_moment(position.taken_at),
            }
        if not stands and held.holder not in signed:
            yield {
                "incident_id": standing[0].incident_id,
                "about": About.INCIDENT.value,
                "side": held.holder,
                "says": Stance.SILENT.value,
            }


def _is_told(one: Position, provision_of: dict[str, str]) -> bool:
    of_what_stands = one.determination_id is None or one.determination_id in provision_of
    return one.stance is not Stance.SILENT and of_what_stands


def _about(one: Position, provision_of: dict[str, str]) -> dict[str, str]:
    if one.determination_id is not None:
        return {"about": About.DETERMINATION.value, "provision": provision_of[one.determination_id]}
    if one.provision:
        return {"about": About.PROVISION.value, "provision": one.provision}
    return {"about": About.INCIDENT.value, "provision": ""}


def _ruled(claims: Sequence[Claim], charter: Charter) -> Iterator[dict[str, Any]]:
    """Of each claim what each rules who may rule on it, by itself; who has not ruled is waited for."""
    known = {one.code for one in charter.agreement.provisions}
    for claim in claims:
        # A claim under a provision that a later version dropped is not told: nobody is named to rule on it any more.
        if claim.provision not in known:
            continue
        latest = {one.ruled_by: one for one in claim.rulings.all()}
        for code in rulers(charter, claim.provision):
            if code == claim.claimed_by:
                continue
            found = latest.get(code)
            yield {
                "incident_id": claim.incident_id,
                "about": About.PROVISION.value,
                "provision": claim.provision,
                "side": code,
                "says": found.ruling if found else WAITS,
                "claim_of": claim.claimed_by,
                "excluded_group": claim.group,
                "said_at": spelt_moment(found.ruled_at) if found else "",
            }
