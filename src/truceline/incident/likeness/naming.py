"""What two names or two codes say that the model knows: acts, weapons, actors and targets.

A ministry says “armed groups” where a newspaper says “opposition factions”: no spelling tells that they are one, and
equality says nothing of a name that one source alone uses. So of pairs near in place and time it is counted how often such a name is met with each
of the other's, and how often it would be by chance, at like distance (nearby). What is met beyond that is of one
incident. Where few pairs tell, nothing is believed of two names. Names that several sources use, acts and weapons are known by what was counted of every two of them
(by_probability), and by their likeness where nothing was.
"""

import numpy as np

from truceline.incident.columns.arrays import Floats
from truceline.incident.likeness.numbering import in_two_scripts
from truceline.incident.model import LinkModel, NamesMet


def known_names(model: LinkModel, of: str) -> tuple[str, ...]:
    """All names that the model knows of one column, in order."""
    met = (*model.names, *model.codes)
    names = {name for each in met if each.of == of for name in (each.first, each.second)}
    place = 0 if of == "actor" else 1
    sides = model.sides.met if model.sides else ()
    names |= {name for each in sides for name in (each.first[place], each.second[place]) if name}
    return tuple(sorted(names))


def table_of_names(model: LinkModel, of: str, equal: tuple[float, float]) -> Floats:
    """What any two known names say. Those of which nothing was counted are known by equality, as are equal ones."""
    names = known_names(model, of)
    place = {name: code for code, name in enumerate(names)}
    table = np.full((len(names), len(names)), equal[0])
    for each in model.names:
        if each.of == of:
            table[place[each.first], :] = table[:, place[each.first]] = 0.0
    for one, first in enumerate(names):
        for other in range(one):
            if in_two_scripts(first, names[other]):
                table[one, other] = table[other, one] = equal[1]
    _write(table, model.names, of, place)
    np.fill_diagonal(table, equal[1])
    _write(table, model.codes, of, place)
    return table


def table_of_codes(levels: Floats, met: tuple[NamesMet, ...], of: str, codes: tuple[str, ...]) -> Floats:
    """What any two acts or weapons say: what was counted of them, else what their likeness says. Of `levels` a copy is made."""
    table = levels.copy()
    _write(table, met, of, {code: place for place, code in enumerate(codes)})
    return table


def _write(table: Floats, met: tuple[NamesMet, ...], of: str, place: dict[str, int]) -> None:
    for each in met:
        if each.of == of:
            one, other = place[each.first], place[each.second]
            table[one, other] = table[other, one] = each.worth
