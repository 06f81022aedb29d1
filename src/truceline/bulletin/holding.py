"""What each side holds of what was determined, and who ruled what on a claim: set side by side, each apart, never averaged.

Silence is told as silence; whoever put a reply on the record has not been silent. Of whom a claim says that they were excluded is an alleged target, and is never printed.
"""

from dataclasses import dataclass
from datetime import datetime

from truceline.bulletin.model import Holding, LeftOut, Named
from truceline.bulletin.replying import numbers_of
from truceline.bulletin.withholding import Allowance, withhold_stances
from truceline.contact.held import is_ruling
from truceline.contact.position import Stance
from truceline.contact.reply import About
from truceline.measure.determined import Standing
from truceline.measure.figures import Figures, Store
from truceline.measure.rows import row_of

# What a side "says" in the bulletin that took no stance, but whose reply for the record is printed there.
REPLIED = "replied"


@dataclass(frozen=True, slots=True)
class Held:
    """The stances, the rulings, and what is left out."""

    stances: tuple[Holding, ...] = ()
    rulings: tuple[Holding, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def set_side_by_side(store: Store, figures: Figures, standing: tuple[Standing, ...], allowance: Allowance) -> Held:
    """Put what is held beside the determinations of a period, in the order of these, of the agreement's parties, and of time."""
    record, rows = store.record, store.incidents
    if record.stances is None:
        return Held()
    parties = record.charter.agreement.parties
    names = {party.code: Named(party.code, party.name) for party in parties}
    order = {party.code: place for place, party in enumerate(parties)}
    numbers = numbers_of(standing)
    replied = _replied(store)
    found, acts, waiting = [], [], 0
    of = row_of(record.stances["incident_id"], rows.identity.combine_chunks()).tolist()
    for row, said in zip(of, record.stances.to_pylist(), strict=True):
        if row < 0 or not figures.chosen[row]:
            continue
        about, provision = About(said["about"]), said["provision"] or ""
        number = numbers.get((row, None if about is About.INCIDENT else provision))
        # Of a provision under which nothing was determined it is told beside what was determined of the incident.
        if number is None and about is About.PROVISION:
            number = numbers.get((row, None))
        if number is None:
            waiting += said["says"] != Stance.SILENT
            continue
        says, said_at = said["says"], said["said_at"]
        if says == Stance.SILENT and (row, said["side"]) in replied:
            says, said_at = REPLIED, replied[row, said["side"]]
        claimed_by = names[said["claim_of"]] if said["claim_of"] else None
        found.append(Holding(number, about, provision, names[said["side"]], says, said_at, claimed_by))
        acts.append(rows.act.words[rows.act.index[row]])
    kept, left_out = withhold_stances(found, acts, allowance)
    kept.sort(key=lambda one: (one.number, order[one.side.code], str(one.said_at or ""), one.says, one.provision))
    return Held(
        tuple(one for one in kept if not is_ruling(one.says)),
        tuple(one for one in kept if is_ruling(one.says)),
        (*left_out, *([LeftOut("stances_undetermined", waiting)] if waiting else [])),
    )


def _replied(store: Store) -> dict[tuple[int, str], datetime]:
    """When each side last put a reply on the record of an incident."""
    record = store.record
    if record.replies is None:
        return {}
    of = row_of(record.replies["incident_id"], store.incidents.identity.combine_chunks()).tolist()
    told = sorted(
        (said["said_at"], row, said["side"]) for row, said in zip(of, record.replies.to_pylist(), strict=True)
    )
    return {(row, side): at for at, row, side in told}
