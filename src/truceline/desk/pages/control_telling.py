"""How declared control is told: every declaration with who says so and since when, and as a circle on a map."""

from collections.abc import Sequence
from typing import Any

from truceline.agreement.model import Control
from truceline.bulletin.model import Area
from truceline.bulletin.picture import area_of
from truceline.contact.responsibility import answerable, rivals
from truceline.desk.pages.agreement_telling import Telling
from truceline.values.place import circle


def control_told(telling: Telling, declared: Sequence[Control]) -> list[dict[str, Any]]:
    """The declarations, each under its number on the map. Contested is what differs among those that this reader sees."""
    contested = rivals(declared)
    return [
        {
            "number": str(number),
            "place": telling.words(one.name),
            "holder": telling.names[one.controller],
            "answers": [telling.names[code] for code in answerable(telling.charter, one.controller)[1:]],
            "by": telling.names[one.declared_by],
            "span": telling.time(telling.charter.span(one)),
            "status": one.status.value,
            "status_told": telling.named("status", one.status),
            "source": one.source,
            "is_contested": one.code in contested,
        }
        for number, one in enumerate(declared, 1)
    ]


def control_drawn(telling: Telling, declared: Sequence[Control]) -> tuple[Area, ...]:
    """The same as circles, with the same numbers."""
    contested = rivals(declared)
    return tuple(
        area_of(
            circle(one.longitude, one.latitude, one.radius_m),
            label=str(number),
            drawn_as=f"declared{' rival' if one.code in contested else ''}",
            title=f"{telling.words(one.name)}: {telling.names[one.controller]}",
        )
        for number, one in enumerate(declared, 1)
    )
