"""Which names are believed in texts is learnt from where and when others report, and refused where texts show no more than chance."""

from typing import Any

import numpy as np
import pytest
from told import METRE_NORTH, reports_of, told

from truceline.incident.columns.ordering import canonical
from truceline.incident.learning import textlearning
from truceline.incident.learning.textlearning import learn_in_texts
from truceline.incident.likeness.textplaces import reader
from truceline.incident.model import NamedPlace

DAY = 1_440  # minutes
APART_M = 30_000  # from one village to the next
VILLAGES = ("Falaj", "Nuwayma", "Jasim", "Zorma", "Hirak", "Sanamayn")
CIVILIANS = "Ramla"  # also an ordinary word of these texts


def place(number: int, name: str) -> NamedPlace:
    return NamedPlace(name.lower(), 36.2, 32.6 + APART_M * number * METRE_NORTH, 1_500.0)


PLACES = tuple(place(number, name) for number, name in enumerate((*VILLAGES, CIVILIANS)))


def scene(days: int = 90, seed: int = 1, **more: Any) -> tuple[list[dict[str, Any]], list[int]]:
    """A report with coordinates each day, in one of the villages at random, and in which each was."""
    villages = np.random.default_rng(seed).integers(0, len(VILLAGES), days).tolist()
    rows = [
        told("list", minutes=DAY * day, north_m=APART_M * number, reference=str(day), **more)
        for day, number in enumerate(villages)
    ]
    return rows, villages


def notes(
    villages: list[int], *, wrong: bool = False, said: str = "Ramla fled after shelling at {}."
) -> list[dict[str, Any]]:
    """A note each day, twenty minutes later, that names the village in its text alone; or another one."""
    named = [
        VILLAGES[(number + 1 + day % 4) % len(VILLAGES) if wrong else number] for day, number in enumerate(villages)
    ]
    return [
        told("hotline", place=None, minutes=DAY * day + 20, reference=f"n{day}", said=said.format(name))
        for day, name in enumerate(named)
    ]


def learnt(*rows: dict[str, Any], places: tuple[NamedPlace, ...] = PLACES) -> tuple[NamedPlace, ...]:
    reports = canonical(reports_of(*rows))
    return learn_in_texts(reports, places, np.arange(reports.num_rows, dtype=np.int32))


def test_names_by_which_texts_meet_others_are_believed_and_an_ordinary_word_is_not() -> None:
    """Ramla stands before the village in every text, and would else lead them all astray."""
    rows, villages = scene()
    found = learnt(*rows, *notes(villages))
    assert {one.name for one in found} == {name.lower() for name in VILLAGES}
    told_of = reader(found)("Ramla fled after shelling at Jasim.")
    assert told_of is not None
    assert (told_of.latitude, told_of.radius_m) == (PLACES[2].latitude, 1.5 * PLACES[2].radius_m)


def test_texts_that_meet_no_more_than_chance_are_not_believed() -> None:
    rows, villages = scene()
    assert learnt(*rows, *notes(villages, wrong=True)) == ()


def test_a_few_texts_that_meet_others_tell_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: without that all names would be believed for the sake of two notes."""
    rows, villages = scene()
    few = notes(villages, said="Shelling at {}.")[40:42]
    assert learnt(*rows, *few) == ()
    monkeypatch.setattr(textlearning, "_tells", lambda *_: True)
    assert learnt(*rows, *few) != ()


def test_where_texts_lie_is_measured_by_those_that_give_coordinates_too() -> None:
    """Half a kilometre to two from the villages: a word that stands in all of them lies anywhere."""
    rng = np.random.default_rng(5)
    rows, villages = scene()
    for row, number, metres in zip(rows, villages, rng.rayleigh(2_000.0, len(rows)).tolist(), strict=True):
        row["said"] = f"Ramla fled: {VILLAGES[number]}"
        row["latitude"] += metres * METRE_NORTH
    found = learnt(*rows, told("hotline", place=None, minutes=20, said="Ramla, Jasim"))
    assert {one.name for one in found} == {name.lower() for name in VILLAGES}
    assert found[0].radius_m == pytest.approx(2_000.0 * 2.45, rel=0.25)


def test_names_whose_texts_give_other_coordinates_mislead_and_are_refused() -> None:
    rows, villages = scene()
    for row, number in zip(rows, villages, strict=True):
        row["said"] = f"Shelling near {VILLAGES[(number + 2) % len(VILLAGES)]}"
    assert learnt(*rows, told("hotline", place=None, minutes=20, said="Shelling near Jasim")) == ()


def test_a_name_that_no_text_has_yet_is_believed_as_its_kind_is() -> None:
    """Spelt alike; not one of three consonants, of which many a word consists."""
    rows, villages = scene()
    more = (place(9, "Karak"), NamedPlace("~lmn", 36.2, 34.0, 1_500.0))
    names = {one.name for one in learnt(*rows, *notes(villages), places=(*PLACES, *more))}
    assert "karak" in names
    assert not any(name.startswith("~") for name in names)


@pytest.mark.parametrize("said", ["Shelling in the night.", None])
def test_nothing_is_learnt_where_no_text_that_stands_alone_has_a_name(said: str | None) -> None:
    rows, villages = scene(said="Shelling at Jasim.")
    assert learnt(*rows, told("hotline", place=None, said=said)) == ()
    assert learnt(*rows) == learnt(*rows, *notes(villages), places=()) == ()


def test_the_order_of_reports_changes_nothing() -> None:
    rows, villages = scene()
    every = [*rows, *notes(villages)]
    assert learnt(*every) == learnt(*every[::-1])


@pytest.mark.parametrize(("said", "times"), [("Shelling went on.", 1), ("Shelling at {}.", 3)])
def test_texts_of_which_the_first_have_no_name_are_left_unread(
    monkeypatch: pytest.MonkeyPatch, said: str, times: int
) -> None:
    """Reading all took a sixth of linking where nothing was to be found. Teeth: texts that name a place are read whole, and others beside them."""
    read = textlearning._read
    asked: list[int] = []

    def counted(reports: Any, rows: Any, looked_for: Any, most: int) -> Any:
        asked.append(most)
        return read(reports, rows, looked_for, most)

    monkeypatch.setattr(textlearning, "_read", counted)
    rows, villages = scene()
    table = canonical(reports_of(*rows, *notes(villages, said=said)))
    learn_in_texts(table, PLACES, np.arange(len(table), dtype=np.int32))

    assert len(asked) == times
    assert asked[0] == textlearning._FIRST
