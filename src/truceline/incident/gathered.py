"""What gathering gives: incidents, links, the pairs that were weighed, and the models they were weighed by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Floats
from truceline.incident.likeness.compare import Pairs, no_pairs, together
from truceline.incident.model import LinkModel
from truceline.incident.table import FURTHER_LINKS, INCIDENTS, LINKS
from truceline.values.table import Declaration

LIKELIEST_FIRST = [
    ("probability", "descending"),
    ("score", "descending"),
    ("first", "ascending"),
    ("second", "ascending"),
]


@dataclass(frozen=True)
class Offered:
    """Pairs that were weighed, with the identities of the reports their rows name, and how probable each is."""

    ids: pa.Array
    several: tuple[Pairs, ...]  # which are put together when they are first wanted
    reckon: Callable[[], Floats]  # how probable each is, likewise: incidents need no such number

    @cached_property
    def pairs(self) -> Pairs:
        """The pairs, one after the other."""
        return together(*self.several)

    @cached_property
    def probability(self) -> Floats:
        """How probable each pair is."""
        return self.reckon()

    def table(self) -> pa.Table:
        """The pairs with their parts, score and probability, for people and other programs."""
        return self.pairs.table(self.ids).append_column("probability", pa.array(self.probability))


@dataclass(frozen=True)
class Beyond:
    """What else to offer where little is within reach (farther), looked for when it is first wanted."""

    look: Callable[[], Offered]

    @cached_property
    def offered(self) -> Offered:
        """The nearest of the same day, the likeliest of that and of those beside it, and how probable they are."""
        return self.look()


@dataclass(frozen=True, slots=True)
class Gathered:
    """Incidents in order of their first report's time, real ones before exercises, and one link per report.

    `further` are the links of reports that tell of several incidents to those that they are not counted in (several).
    `offered` keeps the pairs that were weighed, and `models` the numbers they were weighed by; `beyond` keeps what else to offer where little is within reach (farther),
    `relayed` relays of mere sources with all that they may repeat (named_sources).
    """

    incidents: pa.Table
    links: pa.Table
    further: pa.Table = field(default_factory=FURTHER_LINKS.empty)
    offered: tuple[Offered, ...] = ()
    models: tuple[LinkModel, ...] = ()
    beyond: tuple[Beyond, ...] = ()
    relayed: tuple[Offered, ...] = ()

    def suggestions(self, *, beyond_reach: bool = True) -> pa.Table:
        """Every pair worth offering with its score, all parts of it, and its probability; the likeliest first, of equals by identity.

        A report with fewer than three has its nearest of the same day beside them, and its likeliest of that day and of those beside it, unless only
        what is within reach is wanted.
        """
        return _table((*self.offered, *(each.offered for each in self.beyond if beyond_reach)))

    def of_relays(self) -> pa.Table:
        """Every pair of a relay that names a mere source and a report that it may repeat, as suggestions are told."""
        return _table(self.relayed)


def _table(offered: tuple[Offered, ...]) -> pa.Table:
    none = Offered(pa.array([], pa.string()), (no_pairs(),), lambda: np.empty(0))
    return pa.concat_tables([one.table() for one in offered or (none,)]).sort_by(LIKELIEST_FIRST)


def in_one(parts: Sequence[Gathered]) -> Gathered:
    """What was gathered apart as one: the parts one after the other."""
    if len(parts) == 1:
        return parts[0]
    return Gathered(
        _together(INCIDENTS, [part.incidents for part in parts]),
        _together(LINKS, [part.links for part in parts]),
        _together(FURTHER_LINKS, [part.further for part in parts]),
        tuple(offered for part in parts for offered in part.offered),
        tuple(used for part in parts for used in part.models),
        tuple(beyond for part in parts for beyond in part.beyond),
        tuple(relayed for part in parts for relayed in part.relayed),
    )


def _together(declaration: Declaration, tables: list[pa.Table]) -> pa.Table:
    return pa.concat_tables(tables or [declaration.empty()]).combine_chunks()
