"""Names of actors across two vocabularies: which name of one source is met with which of another, in one incident.

A ministry says “armed groups” where a newspaper says “opposition factions”: no spelling tells that they are one, and
equality says nothing of a name that one source alone uses. So of pairs near in place and time it is counted how often such a name is met with each
of the other's, and how often it would be by chance, at like distance (nearby). What is met beyond that is of one
incident. Where few pairs tell, nothing is believed of two names. Names that several sources use are known by their equality.
"""

import numpy as np

from truceline.incident.columns.arrays import Floats
from truceline.incident.model import NamesMet


def known_names(met: tuple[NamesMet, ...], of: str) -> tuple[str, ...]:
    """All names that the model knows of one column, in order."""
    return tuple(sorted({name for each in met if each.of == of for name in (each.first, each.second)}))


def table_of_names(met: tuple[NamesMet, ...], of: str, equal: tuple[float, float]) -> Floats:
    """What any two known names say. Those that several sources use are known by equality, as are equal ones."""
    names = known_names(met, of)
    place = {name: code for code, name in enumerate(names)}
    table = np.full((len(names), len(names)), equal[0])
    for each in met:
        if each.of == of:
            table[place[each.first], :] = table[:, place[each.first]] = 0.0
    for each in met:
        if each.of == of:
            one, other = place[each.first], place[each.second]
            table[one, other] = table[other, one] = each.worth
    np.fill_diagonal(table, equal[1])
    return table
