"""Reports as Hypothesis draws them: a small crowded place where some repeat others, some are vague, and some say nothing."""

from typing import Any

from hypothesis import strategies as st
from told import told

WORDS = "Two mortar rounds fell beside the mill this morning."


@st.composite
def telling(draw: st.DrawFn, minutes: int = 900) -> dict[str, Any]:
    """A report of a small crowded place, within so many minutes: some repeat, some are vague, some say nothing, some are real."""
    source = draw(st.sampled_from("abcdef"))
    row = told(
        source,
        minutes=draw(st.integers(0, minutes)),
        north_m=100 * draw(st.integers(0, 120)),
        reference=str(draw(st.integers(0, 8))),
        radius_m=draw(st.sampled_from([300.0, 1_000.0, 1_000.0, 12_000.0])),
        act=draw(st.sampled_from(["mortar_fire", "artillery_fire", "explosion", "nothing_observed"])),
        actor=draw(st.sampled_from([None, None, "north", "south"])),
        tells_of=draw(st.sampled_from([None, None, 2])),
        exercise=draw(st.sampled_from([True, True, True, False])),
    )
    match draw(st.integers(0, 9)):
        case 0:
            row |= {"relayed_from": f"{draw(st.sampled_from('abcx/'))}/{draw(st.integers(0, 8))}"}
        case 1:
            row |= {"relayed_from": draw(st.sampled_from("abc"))}
        case 2 | 3:
            row |= {"said": WORDS, "language": "en", "observed": draw(st.sampled_from(["told", "seen", None]))}
        case 4:
            row |= {"longitude": None, "latitude": None, "radius_m": None}
        case 6:
            row |= {"media_sha256": "a" * 64, "observed": draw(st.sampled_from(["told", "recorded", "seen"]))}
        case 5:
            row |= {"source": "/", "report_id": f"//{row['reference']}"}
    return row


def different(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each report once."""
    return list({row["report_id"]: row for row in rows}.values())
