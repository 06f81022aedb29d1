"""Two reports without a place that a person judged different never end in one incident, whoever takes them."""

import numpy as np
import pytest
from told import groups_of, judged, reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.joining import unplaced


@pytest.mark.parametrize("apart", [("a", "b"), ("a", "c"), ("b", "c")])
def test_two_that_a_person_judged_apart_do_not_both_join_one_that_has_a_place(
    apart: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Teeth: each was held against the incident alone, and both joined it."""
    rows = [told("placed"), *(told(name, place=None, minutes=late) for late, name in enumerate("abc"))]
    where = {row["source"]: row["report_id"] for row in rows}
    held = judged((where[apart[0]], where[apart[1]], "different"))
    assert {where["a"], where["b"], where["c"], "placed/0-0"} in groups_of(gather(reports_of(*rows)).links)

    found = groups_of(gather(reports_of(*rows), judgements=held).links)
    assert not any({where[name] for name in apart} <= group for group in found)
    assert max(map(len, found)) == 3
    monkeypatch.setattr(unplaced, "_judged_apart", lambda _, choices, __: np.zeros(len(choices[0]), np.bool_))
    assert any(
        {where[name] for name in apart} <= group
        for group in groups_of(gather(reports_of(*rows), judgements=held).links)
    )
