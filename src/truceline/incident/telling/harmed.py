"""Whom the voices of an incident say were killed or injured: civilians, fighters, both, or nobody says.

It stands beside the claims and decides nothing. Silence is counted too, for it is no answer.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from truceline.incident.columns.arrays import Bools, Ints, Longs, places_among
from truceline.values.language import Language, say
from truceline.values.taxonomy import HARMED

WHOM = ("civilians", "fighters")
UNSAID = "unsaid"
HARMED_COLUMNS = tuple(f"harmed_{whom}" for whom in (*WHOM, UNSAID))
# What each word of HARMED says, a bit for each of WHOM; last that a report says nothing.
_SAYS = np.array([sum(1 << bit for bit, whom in enumerate(WHOM) if word in (whom, "both")) for word in HARMED] + [0])


def harmed_by_voices(reports: pa.Table, incident: Ints, voice: tuple[Ints, Bools], count: int) -> dict[str, Longs]:
    """How many voices of each incident say that civilians were harmed, that fighters were, and how many do not say.

    `voice` has the first row of each report's voice, and whether the report repeats nobody. A voice says what its own
    reports say together; what repeats them is heard only where these say nothing.
    """
    first, is_origin = voice
    says = _SAYS[places_among(reports.column("harmed"), HARMED)]
    own, heard = np.zeros((2, len(first)), says.dtype)
    np.bitwise_or.at(own, first[is_origin], says[is_origin])
    np.bitwise_or.at(heard, first, says)
    said = np.where(own > 0, own, heard)
    is_voice = first == np.arange(len(first))
    answers = (*(said >> bit & 1 > 0 for bit in range(len(WHOM))), said == 0)
    return {
        name: np.bincount(incident[is_voice & answer], minlength=count)
        for name, answer in zip(HARMED_COLUMNS, answers, strict=True)
    }


def harmed_told(counted: Mapping[str, Any], language: Language) -> list[str]:
    """What is said of an incident's row, a part each; nothing where no voice says whom, or it was not counted."""
    numbers = {name: int(counted.get(name) or 0) for name in HARMED_COLUMNS}
    if not any(numbers[f"harmed_{whom}"] for whom in WHOM):
        return []
    return [
        say(f"incident-voices-{name}", language, isolating=False, count=number)
        for name, number in numbers.items()
        if number
    ]
