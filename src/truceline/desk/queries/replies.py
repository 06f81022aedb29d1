"""What sides put on the record beside what the centre signed, as the bulletin reads it: their replies, and stances that were shared."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from truceline.contact.contact import REPLIES
from truceline.contact.position import Position, Stance, side_by_side
from truceline.contact.reply import About
from truceline.desk.actions.taking_stance import holders
from truceline.desk.charter import charter_at_hand
from truceline.desk.queries.stances import position_of
from truceline.desk.recording import read
from truceline.desk.tables import ContactFact, Countersignature, Determination
from truceline.desk.tables import Stance as Row


def reply_rows(signed: QuerySet[Determination]) -> Iterator[dict[str, Any]]:
    """The rows of the table of replies, of the incidents of these determinations.

    A reply that its side did not put on the record, a stance that was not shared, one that a later word superseded and one on a
    determination that does not stand have no row, whoever asks.
    """
    incidents = signed.order_by().values("incident")
    kept = ContactFact.objects.filter(for_record=True, fact__in=[str(fact) for fact in REPLIES])
    kept = kept.filter(contact__incident__in=incidents).exclude(words="").select_related("contact")
    for one in kept.order_by("at", "fact_id").iterator(chunk_size=500):
        yield {
            "reply_id": one.pk,
            "incident_id": one.contact.incident_id,
            "about": About.INCIDENT.value,
            "side": one.contact.addressee,
            "said": one.fact,
            "words": one.words,
            "language": one.language,
            "said_at": spelt_moment(one.at),
            "source": f"contact {one.contact.number}",
        }
    standing = dict(signed.order_by().values_list("pk", "provision"))
    yield from _under_joint_ones(signed)
    shared = Row.objects.filter(is_shared=True, incident__in=incidents)
    ordered = shared.order_by("incident", "taken_at", "stance_id").iterator(chunk_size=500)
    for _, rows in groupby(ordered, key=lambda row: row.incident_id):
        for held in side_by_side(map(position_of, rows), holders(charter_at_hand())):
            for position in held.stands:
                of_what_stands = position.determination_id is None or position.determination_id in standing
                if position.stance is not Stance.SILENT and of_what_stands:
                    yield _stance_row(position, standing)


def _under_joint_ones(signed: QuerySet[Determination]) -> Iterator[dict[str, Any]]:
    """What guarantors wrote under joint determinations: all who see these see it. A signature without words is told there."""
    given = Countersignature.objects.filter(determination__in=signed.order_by().values("pk")).order_by(
        "on", "countersignature_id"
    )
    for one in given.select_related("determination").iterator(chunk_size=500):
        content = read(one.content)
        if content.get("words"):
            yield {
                "reply_id": one.pk,
                "incident_id": one.incident_id,
                "about": About.DETERMINATION.value,
                "provision": one.determination.provision,
                "side": one.side,
                "said": one.word,
                "words": content["words"],
                "language": content.get("language", ""),
                "said_at": spelt_moment(one.on),
                "source": "signature",
            }


def _stance_row(position: Position, standing: dict[str, str]) -> dict[str, Any]:
    """A stance as the table gives it; one on a determination under that determination's provision."""
    if position.determination_id is not None:
        about, provision = About.DETERMINATION, standing[position.determination_id]
    else:
        about, provision = (About.PROVISION if position.provision else About.INCIDENT), position.provision or ""
    return {
        "reply_id": position.position_id,
        "incident_id": position.incident_id,
        "about": about.value,
        "provision": provision,
        "side": position.holder,
        "said": position.stance.value,
        "words": position.quotation,
        "language": position.language,
        "said_at": spelt_moment(position.taken_at),
        "source": position.instrument,
    }


def spelt_moment(moment: datetime) -> str:
    """A moment as tables beside a run have it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
