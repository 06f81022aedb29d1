"""What pages say in short of how well reports are linked is what their tables say: ranges are counted anew from the rows."""

import re
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
Row = dict[str, str]
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SIZES = {"1,000": 1_000, "10,000": 10_000, "100,000": 100_000, "1,000,000": 1_000_000}


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def prose(name: str) -> str:
    """A page as one line, for its sentences are broken anywhere; without what makes words bold."""
    return " ".join(page(name).replace("**", "").split())


def tables_of(name: str) -> list[list[Row]]:
    """Every table of a page: a row has its cells by the head of their column."""
    tables: list[list[Row]] = []
    for block in re.findall(r"(?:^\|.*\|\n)+", page(name), re.MULTILINE):
        head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines())
        tables.append([dict(zip(head, row, strict=True)) for row in rows])
    return tables


def rows_with(name: str, *columns: str) -> list[Row]:
    """The rows of all tables of a page that have these columns."""
    found = [row for table in tables_of(name) for row in table if set(columns) <= set(row)]
    assert found, f"{name} has no table with the columns {columns}"
    return found


def numbers(cell: str) -> list[Decimal]:
    """The numbers of a cell, in their order."""
    return [Decimal(told.replace(",", "")) for told in _NUMBER.findall(cell)]


def size_of(row: Row) -> int:
    """How many reports a scene was meant to have; some of them tell of nothing, or repeat."""
    (count,) = numbers(row["reports"])
    return min(_SIZES.values(), key=lambda size: abs(size - count))


def between(values: Iterable[Decimal], step: str = "0.001") -> str:
    """The least and the most of some numbers, rounded, as pages write it."""
    least, *_, most = sorted(value.quantize(Decimal(step), ROUND_HALF_UP) for value in values)
    return f"{least:,} to {most:,}"


PEERS, FIGURES = "linking/peers.md", "linking.md"
_FOUND, _LEAD = "truceline P / R / **F1**", "lead"
_TIMES, _MEMORY = "times less: to pairs, to incidents, in all", "MB more: truceline, splink"
_OURS, _THEIRS = "CPU s of truceline: to pairs, to incidents, in all", "of splink: to pairs, to incidents"


def scenes() -> list[Row]:
    """One exercise each, home and elsewhere, where no assumption is broken."""
    return rows_with(PEERS, _FOUND, _LEAD, "dedupe F1")


def means() -> list[Row]:
    return rows_with(PEERS, _FOUND, _LEAD, "lowest and highest")


def troubles() -> list[Row]:
    return [row for row in rows_with(PEERS, _FOUND, _LEAD) if "density" not in row]


def at(rows: Iterable[Row], *sizes: int) -> list[Row]:
    return [row for row in rows if size_of(row) in sizes]


def those(rows: Iterable[Row], column: str, place: int = 0) -> list[Decimal]:
    """The number in that place of a column, of each row."""
    return [numbers(row[column])[place] for row in rows]


def big() -> list[Row]:
    return at(scenes(), 10_000, 100_000, 1_000_000)


def costly() -> list[Row]:
    return at(rows_with(PEERS, _TIMES), 100_000, 1_000_000)


@pytest.mark.parametrize(
    "told",
    [
        lambda: f"F1 over pairs of reports is {between(those(big(), _FOUND, 2), '0.01')}:",
        lambda: (
            f"precision {between(those(big(), _FOUND, 0), '0.01')}, recall {between(those(big(), _FOUND, 1), '0.01')}."
        ),
        lambda: f"F1 is {between(those(big(), _LEAD))} above Splink 5 in all eighteen",
        lambda: f"{between(those(means(), _LEAD))} above it in means of eight exercises of 1,000 reports",
        lambda: f"a million reports ({between(those(costly(), _TIMES, 1), '1')} times)",
        lambda: f"of a million ({between(those(costly(), _TIMES, 2), '1')} times)",
        lambda: (
            f"a pair is {between(those(rows_with('linking/probabilities.md', 'error', 'density'), 'error'))} from what it was given"
        ),
        lambda: (
            "recall falls first ("
            + between(those((row for row in big() if row["exercise"] == "elsewhere"), _FOUND, 1), "0.01")
            + "), precision less ("
            + between(those((row for row in big() if row["exercise"] == "elsewhere"), _FOUND, 0), "0.01")
            + ")"
        ),
    ],
)
def test_every_range_that_is_told_in_short_is_that_of_its_table(told: Callable[[], str]) -> None:
    assert told() in prose(FIGURES)


def test_there_are_as_many_scenes_as_are_told() -> None:
    assert len(big()) == 18
    assert len(means()) == 6
    assert len(costly()) == 12
    assert len(rows_with("linking/probabilities.md", "error", "density")) == 12


def test_in_how_many_scenes_twenty_times_less_is_reached_is_counted_from_the_table() -> None:
    words = ("none", "one", "two", "three", "four", "five", "all")
    reached = [sum(times >= 20 for times in those(at(costly(), size), _TIMES, 2)) for size in (100_000, 1_000_000)]
    assert all(times >= 20 for times in those(costly(), _TIMES, 1)), (
        "to incidents it is said to be reached in all twelve"
    )
    told = f"in {words[reached[0]]} of six scenes of 100,000 and in {words[reached[1]]} of a million"
    assert told in prose(FIGURES)
    in_words = {10: "ten", 11: "eleven", 12: "all"}
    assert (
        f"in all twelve scenes of 100,000 reports and a million. In all, with rows and reasons, which Splink does not give, it holds in {in_words[sum(reached)]}"
        in prose(PEERS)
    )


def test_each_scene_that_is_told_in_short_is_told_as_in_full() -> None:
    full = {(row["exercise"], row["reports"]): row for row in scenes()}
    cost = {(row["exercise"], row["reports"]): row for row in rows_with(PEERS, _TIMES, _MEMORY)}
    for row in rows_with(FIGURES, "truceline F1", "splink F1"):
        scene = row["exercise"].split(",")[0], row["reports"]
        found = [those([full[scene]], column, 2)[0] for column in (_FOUND, "splink P / R / **F1**")]
        assert [those([row], column)[0] for column in ("truceline F1", "splink F1")] == found, scene
        assert row["lead"] == full[scene]["lead"], scene
        told = [row["times less CPU than splink: to incidents"], row["in all"]]
        assert told == cost[scene][_TIMES].split(", ")[1:], scene
        assert row["MB more: truceline, splink"] == cost[scene][_MEMORY], scene


@pytest.mark.parametrize("column", [_FOUND, _LEAD])
def test_the_table_of_how_much_better_is_counted_from_all_scenes(column: str) -> None:
    told = {row["reports"]: row for row in rows_with(PEERS, "above Splink", "truceline")}
    rows = {name: at(scenes(), size) for name, size in _SIZES.items() if name != "1,000"}
    rows |= {"1,000, single ones": at(scenes(), 1_000), "1,000, means of eight exercises": means()}
    rows |= {"10,000, where an assumption is wrong": troubles()}
    assert set(rows) == set(told)
    name, place = ("truceline", 2) if column == _FOUND else ("above Splink", 0)
    assert {size: row[name] for size, row in told.items()} == {
        size: between(those(these, column, place)) for size, these in rows.items()
    }


def test_the_table_of_how_much_less_it_costs_is_counted_from_all_scenes() -> None:
    for row in rows_with(PEERS, "in all, with rows and reasons"):
        size = _SIZES[re.match(r"[\d,]*\d", row["reports"])[0]]  # type: ignore[index] # every row begins with a number
        these = at(rows_with(PEERS, _TIMES, _MEMORY), size)
        *times, memory = list(row.values())[1:]
        assert times == [between(those(these, _TIMES, place), "1") for place in range(3)]
        assert memory == ", ".join(between(those(these, _MEMORY, place), "1") for place in (0, 1))


def test_what_splink_and_truceline_take_for_a_million_is_told_alike_on_both_pages() -> None:
    million = at(costly(), 1_000_000)
    (theirs_s,), ours_s = (
        [those(million, column, place) for place in places] for column, places in ((_THEIRS, (1,)), (_OURS, (1, 2)))
    )
    ours, theirs = ([value / 1_000 for value in those(million, _MEMORY, place)] for place in (0, 1))
    told = (
        f"in {between(theirs_s, '1')} CPU s and {between(theirs, '0.1')} GB more, where truceline takes {between(ours_s[0], '0.1')} CPU s"
        f" to incidents, {between(ours_s[1], '0.1')} in all, and {between(ours, '0.1')} GB"
    )
    assert told in prose("linking/large.md")
