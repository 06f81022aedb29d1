"""Which incident goes on as which: what people wrote about an incident follows most of its reports.

Gathering names an incident by one of its reports, and another report may take that place: one that arrives, or the next
when one is struck. A desk keeps the identity under which people worked.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

import pyarrow as pa

from truceline.values.identity import new_identity


def continued(groups: Mapping[str, str], standing: Mapping[str, str]) -> dict[str, str]:
    """The identity under which each gathered incident goes on.

    `groups` says which incident gathering put each report into, `standing` in which it stands on the desk. An incident goes
    on as the one with which it shares most reports, and each of these once; of equals as the one it is named like. What shares
    none keeps its name, or gets a new one where another goes on under that.
    """
    shared: defaultdict[tuple[str, str], int] = defaultdict(int)
    for report, name in groups.items():
        if report in standing:
            shared[name, standing[report]] += 1
    given: dict[str, str] = {}
    taken: set[str] = set()
    for name, former in sorted(shared, key=lambda pair: (-shared[pair], pair[0] != pair[1], pair)):
        if name not in given and former not in taken:
            given[name] = former
            taken.add(former)
    for name in Counter(groups.values()):
        if name not in given:
            given[name] = name if name not in taken else new_identity()
            taken.add(given[name])
    return given


def renamed(table: pa.Table, names: Mapping[str, str]) -> pa.Table:
    """A table of incidents, or of what belongs to them, under the identities that go on."""
    at = table.schema.get_field_index("incident_id")
    column = pa.array([names[name] for name in table["incident_id"].to_pylist()], pa.string())
    return table.set_column(at, table.schema.field(at), column)
