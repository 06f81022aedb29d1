import csv
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import Refused
from truceline.measure.closing import Tally, close


def published() -> list[Tally]:
    """The totals that real mechanisms printed, with their parts (domain.md, section 8)."""
    parts: dict[tuple[str, str, int], list[tuple[str, int]]] = defaultdict(list)
    with (Path(__file__).parent / "published_totals.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            parts[row["set"], row["what"], int(row["printed"])].append((row["part"], int(row["count"])))
    return [Tally(of, what, printed, tuple(added)) for (of, what, printed), added in parts.items()]


def test_published_totals_pass_but_for_the_one_that_does_not_add_up() -> None:
    totals = published()
    assert len(totals) == 21

    close(tally for tally in totals if tally.rule != "slmm-2002")
    with pytest.raises(Refused) as refusal:
        close(totals)

    assert len(refusal.value.problems) == 1


def test_the_total_of_556_over_parts_of_558_is_refused_with_the_difference_named() -> None:
    with pytest.raises(Refused) as refusal:
        close(tally for tally in published() if tally.rule == "slmm-2002")

    (found,) = refusal.value.problems
    assert found.code == "B001"
    assert found.where.file == "slmm-2002/ruled"
    assert "556" in found.expected
    assert "504 + 54" in found.came
    assert "558" in found.remedy
    assert "+2" in found.remedy


def test_every_total_that_does_not_close_is_told_at_once() -> None:
    wrong = [Tally("incidents", by, 3, (("a", 1), ("b", 1))) for by in ("area", "act", "place")]

    with pytest.raises(Refused) as refusal:
        close(wrong)

    assert [found.where.file for found in refusal.value.problems] == [
        "incidents/area",
        "incidents/act",
        "incidents/place",
    ]
    assert all("-1" in found.remedy for found in refusal.value.problems)


def test_a_total_without_parts_closes_only_at_nought() -> None:
    close([Tally("incidents", "area", 0, ())])
    with pytest.raises(Refused, match="no parts"):
        close([Tally("incidents", "area", 1, ())])


@given(parts=st.lists(st.integers(0, 10**9), max_size=12), slip=st.integers(-5, 5))
def test_a_total_closes_exactly_when_it_is_the_sum(parts: list[int], slip: int) -> None:
    tally = Tally("r", "b", sum(parts) + slip, tuple((str(n), count) for n, count in enumerate(parts)))
    if slip == 0:
        close([tally])
    else:
        with pytest.raises(Refused):
            close([tally])


def test_a_tally_is_named_by_rule_division_and_subject_and_knows_its_parts() -> None:
    tally = Tally("incidents", "place", 3, (("inside", 2), ("outside", 1)), subject="basin")

    assert tally.name == "incidents/place/basin"
    assert (tally.part("inside"), tally.part("nowhere")) == (2, 0)
