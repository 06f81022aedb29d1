"""What sides said for the record, as it stands beside what was determined: their own words, never changed and never cut.

Words are printed of incidents about which something was determined; before that they stay on the record.
"""

from dataclasses import dataclass

from truceline.bulletin.model import LeftOut, Named, Quoted
from truceline.bulletin.withholding import Allowance, withhold_replies
from truceline.contact.reply import About, guarantors, is_dissent
from truceline.measure.determined import Standing
from truceline.measure.figures import Figures, Store
from truceline.measure.rows import row_of

# Under which number of the printed determinations an incident, and a provision of it, stands first.
Numbers = dict[tuple[int, str | None], int]


@dataclass(frozen=True, slots=True)
class Replies:
    """What is printed of what was said, who dissents from which determination, and what is left out."""

    quoted: tuple[Quoted, ...] = ()
    dissents: tuple[tuple[int, Named], ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def quote_replies(store: Store, figures: Figures, standing: tuple[Standing, ...], allowance: Allowance) -> Replies:
    """Put what was said beside the determinations of a period, in the order of these and of time.

    That somebody dissents is told even where the words are withheld.
    """
    record, rows = store.record, store.incidents
    if record.replies is None:
        return Replies()
    names = {party.code: Named(party.code, party.name) for party in record.charter.agreement.parties}
    guaranteeing, numbers = guarantors(record.charter), numbers_of(standing)
    quoted, acts, waiting = [], [], 0
    held = row_of(record.replies["incident_id"], rows.identity.combine_chunks()).tolist()
    for row, said in zip(held, record.replies.to_pylist(), strict=True):
        if row < 0 or not figures.chosen[row]:
            continue
        about, provision = About(said["about"]), said["provision"] or ""
        number = numbers.get((row, provision if about is About.DETERMINATION else None))
        if number is None:
            waiting += 1
            continue
        quoted.append(
            Quoted(
                number=number,
                about=about,
                provision=provision,
                side=names[said["side"]],
                said=said["said"],
                words=said["words"],
                language=said["language"] or "",
                said_at=said["said_at"],
                is_dissent=is_dissent(about, said["said"]) and said["side"] in guaranteeing,
                reply_id=said["reply_id"],
            )
        )
        acts.append(rows.act.words[rows.act.index[row]])
    dissents = {(one.number, one.side.code): one.side for one in quoted if one.is_dissent}
    kept, left_out = withhold_replies(quoted, acts, allowance)
    kept.sort(key=lambda one: (one.number, one.said_at, one.reply_id))
    return Replies(
        tuple(kept),
        tuple((number, dissents[number, code]) for number, code in sorted(dissents)),
        (*left_out, *([LeftOut("replies", waiting)] if waiting else [])),
    )


def numbers_of(standing: tuple[Standing, ...]) -> Numbers:
    """Under which number each incident, and each provision of it, stands first."""
    numbers: Numbers = {}
    for number, one in enumerate(standing, 1):
        numbers[one.incident, one.provision] = number
        numbers.setdefault((one.incident, None), number)
    return numbers
