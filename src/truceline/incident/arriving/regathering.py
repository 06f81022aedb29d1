"""What changes when reports arrive or go, or a person judges: the incidents of the neighbourhood, and no others.

With a kept model an incident depends on its surroundings alone, so only these are gathered again:

1. What is asked for rests on what is known: first, before anything is compared, the surroundings of what arrives, goes or was judged, then
   those of whoever is near it, for these are likely to change.
2. Reports are compared twice, as they stood and as they stand. Those of which the crowd around them or whom they
   repeat has changed, and all that were or are offered with them, may change.
3. So may all that offered pairs, relays and judgements of sameness connect them with.
4. Where the surroundings of one of these are not known whole, they are asked for, and it goes on at 2. What is
   not known yet can only take pairs away (a crowd that grows makes alikeness say less): nothing is left out early.
5. What is known was compared as it stands: it is joined, and what may have changed is given. The rest would come out as it stands.
"""

from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from truceline.errors import Refused, Where, phrase, problem
from truceline.incident.arriving.neighbourhood import Neighbourhood
from truceline.incident.arriving.neighbours import Fetching, Store
from truceline.incident.arriving.surroundings import Fetch
from truceline.incident.columns.ordering import canonical
from truceline.incident.gathered import in_one
from truceline.incident.gathering import Side, joined, told
from truceline.incident.joining.judge import JUDGEMENTS
from truceline.incident.model import LinkModel
from truceline.report.table import REPORTS

_MOST_ROUNDS = 12
_MOST_REPORTS = 50_000


@dataclass(frozen=True, slots=True)
class Change:
    """What changed: reports that arrived, reports that no longer stand, and the reports of judgements given or undone.

    A report that was corrected is in both tables. Judgements are named by the identities of their two reports.
    """

    arrived: pa.Table = field(default_factory=REPORTS.empty)
    gone: pa.Table = field(default_factory=REPORTS.empty)
    judged: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Regathered:
    """The incidents and links of exactly the reports of which something may have changed.

    The links of `touched` are to be replaced by `links`, their further links by `further`, their incidents by `incidents`; an incident that no link names
    any more is gone. `suggestions` are all pairs worth offering that have a touched report.
    """

    incidents: pa.Table
    links: pa.Table
    further: pa.Table
    suggestions: pa.Table
    touched: pa.Array
    rounds: int
    fetched: int


def regather(
    change: Change,
    fetch: Fetch | Store,
    *,
    model: LinkModel,
    judgements: pa.Table | None = None,
    most: int = _MOST_REPORTS,
) -> Regathered:
    """Gather again what a change may have changed, and give what `gather` of all would give of it, byte for byte.

    `fetch` answers what is wanted from the reports that stand (whether those that arrived or went are among them
    does not matter), or is a store that holds them laid out (`holding.Held`), which is many times quicker; `judgements` are all that stand after the change.

    Guaranteed: incidents, links and suggestions are those of a full run with this model over all reports; reports that
    are not touched keep theirs. Refused: a model that does not hold what strangers are like (take that of a full run,
    `Gathered.models`), judgements that contradict each other, and a neighbourhood of more than `most` reports or that
    does not end: gather all anew then.

    Raises:
        Refused: as above (I013, I007, I014).
    """
    if model.strangers is None:
        raise Refused([problem("I013", Where(), phrase("none"))])
    # A store that holds reports laid out gives them so; what is merely fetched is laid out when it comes.
    store = Fetching(fetch, model) if callable(fetch) else fetch
    if store.model is not model:
        raise ValueError("expected a store whose reports are laid out by this model")
    judged = judgements if judgements is not None else JUDGEMENTS.empty()
    known = Neighbourhood((change.arrived, change.gone, change.judged), store, judged)
    for rounds in range(_MOST_ROUNDS):
        wanted = known.wanted(rounds)
        if not len(wanted):
            return _regathered(known, rounds)
        known.ask(wanted)
        if known.held > most:
            break
    raise Refused([problem("I014", Where(), f"{known.held:,}", most=most)])


def _regathered(known: Neighbourhood, rounds: int) -> Regathered:
    """Gather what is known, and give what was touched."""
    sides, reports = known.after.sides, known.reports()
    parts = []
    for rows, settled, relays, among, compared in sides:
        own = reports if len(rows) == reports.num_rows else reports.take(pa.array(rows))  # which are put into order
        side = Side(canonical(own), settled, relays, among)
        parts.append(told(side, joined(side, compared, learning=False)))
    gathered, touched = in_one(parts), pa.array(known.touched, pa.string())
    links = gathered.links.filter(pc.is_in(gathered.links["report_id"], touched))
    named = pc.is_in(gathered.incidents["incident_id"], links["incident_id"].combine_chunks())
    suggestions = gathered.suggestions(beyond_reach=False)
    offered = pc.and_(*(pc.is_in(suggestions[name], touched) for name in ("first", "second")))
    return Regathered(
        gathered.incidents.filter(named).combine_chunks(),
        links.combine_chunks(),
        gathered.further.filter(pc.is_in(gathered.further["report_id"], touched)).combine_chunks(),
        suggestions.filter(offered).combine_chunks(),
        pa.array(sorted({*known.touched, *known.named}), pa.string()),
        rounds,
        known.held,
    )
