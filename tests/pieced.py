"""Reports gathered in pieces, and whether they come out as if all were gathered at once."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa
from tellings import MODEL, stored
from told import reports_of

from truceline.command.link_claims import CLAIMS, claims_at, claims_of
from truceline.errors import Refused
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel
from truceline.incident.pieces.piecewise import Asked, Piece, gather_in_pieces

PAIR = [("first", "ascending"), ("second", "ascending")]


def together(found: list[Piece]) -> Gathered:
    """What the pieces say of where their rows stand in the whole, done."""
    tables = {}
    for name, place in (("incidents", "incident_at"), ("links", "link_at"), ("further", "further_at")):
        at = np.concatenate([np.empty(0, np.int64), *(getattr(piece, place) for piece in found)])
        empty = getattr(gather(reports_of()), name)
        rows = pa.concat_tables([empty, *(getattr(piece, name) for piece in found)])
        tables[name] = rows.take(pa.array(np.argsort(at, kind="stable"))).combine_chunks()
    return Gathered(**tables)


def is_the_whole(
    reports: pa.Table, *, piece: int, model: LinkModel = MODEL, judgements: pa.Table | None = None
) -> bool:
    """Whether pieces of that size give what gathering all at once gives, to the last bit."""
    whole = gather(reports, judgements=judgements, model=model)
    found = list(gather_in_pieces(stored(reports), Asked(judgements, model, piece)))
    got = together(found)
    wanted = whole.suggestions(beyond_reach=False).sort_by(PAIR)
    suggestions = pa.concat_tables([wanted.slice(0, 0), *(one.suggestions for one in found)]).sort_by(PAIR)
    return bool(
        got.incidents.equals(whole.incidents)
        and got.links.equals(whole.links)
        and got.further.equals(whole.further)
        and suggestions.equals(wanted)
        and claims_together(found).equals(claims_of(whole, reports))
    )


def claims_together(found: list[Piece]) -> pa.Table:
    """What the pieces say of who claims what, done as above."""
    claims = [claims_of(piece, piece.reports) for piece in found]
    at = np.concatenate([np.empty(0, np.int64), *map(claims_at, claims, found)])
    rows = pa.concat_tables([CLAIMS.empty(), *claims])
    return rows.take(pa.array(np.argsort(at, kind="stable")))


def refusal(work: Callable[[], Any]) -> str:
    """What is said where work is refused; nothing, where it is done."""
    try:
        work()
    except Refused as refused:
        return str(refused)
    return ""
