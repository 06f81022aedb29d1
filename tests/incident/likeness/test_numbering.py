"""Two names of an actor are one as they are folded, or in two scripts by their consonants; never in one script."""

from itertools import permutations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from told import reports_of, told

from truceline.incident.arriving.asking import Standing
from truceline.incident.gathering import gather
from truceline.incident.likeness.compare import PARTS, compare
from truceline.incident.likeness.naming import table_of_names
from truceline.incident.likeness.numbering import Names, are_one, founder, one_name, shares_that_are_one
from truceline.incident.model import LinkModel, NamesMet
from truceline.incident.telling.explaining import explain_links
from truceline.values.language import Language

AHRAR = ("Ahrar al-Sham", "أحرار الشام", "Ахрар аш-Шам")
ONE = [AHRAR, ("Jaysh al-Islam", "جيش الإسلام", "Джейш аль-Ислам"), ("Hezbollah", "حزب الله", "Хезболла")]
TWO = [
    ("patrol", "petrol"), ("Ahrar al-Sham", "Ahrar ash-Sham"), ("Jaysh al-Islam", "Jaysh al-Salam"), ("SAA", "سا"),
    ("Saraya al-Salam", "سرايا الإسلام"), ("Ahrar al-Sham", "جيش الإسلام"),
]  # fmt: skip


@pytest.mark.parametrize("names", ONE)
def test_an_actor_is_one_in_three_scripts(names: tuple[str, ...]) -> None:
    numbers = [Names({}).number(name) for name in names]
    for order in permutations(names):
        met = Names({})
        numbers = [met.number(name) for name in order]
        assert len(set(numbers)) == len(names)
        assert all(one_name(one, other) and are_one(one, other) for one in numbers for other in numbers)


@pytest.mark.parametrize("names", TWO)
def test_two_spellings_in_one_script_stay_two_whatever_their_consonants_say(names: tuple[str, ...]) -> None:
    """Teeth: so it is where a name in another script has the consonants of both."""
    for between in ([], ["أحرار الشام", "باترول"]):
        met = Names({})
        numbers = [met.number(name) for name in (names[0], *between, names[1])]
        assert not one_name(numbers[0], numbers[-1])
        assert not are_one(numbers[0], numbers[-1])


def test_a_name_has_one_number_in_all_columns_and_what_is_known_or_met_before_keeps_its_own() -> None:
    known = {"north": founder(0, "north"), "ahrar al sham": founder(1, "ahrar al sham")}
    names = Names(known)
    first = names.numbers(pa.array(["East", None, "NORTH", AHRAR[1]])).tolist()
    assert first[1:3] == [-1, known["north"]]
    assert one_name(first[3], known["ahrar al sham"])
    later = Names(known, dict(names.met))
    assert later.numbers(pa.array([AHRAR[1], "west", "east", AHRAR[2]])).tolist()[:3:2] == [first[3], first[0]]
    assert one_name(later.number(AHRAR[2]), first[3])
    assert not one_name(later.number("west"), first[0])
    assert set(later.met) == {"west", "ахрар аш шам"}


def test_how_often_two_of_many_are_one_is_what_counting_all_pairs_gives() -> None:
    names = [*AHRAR, "Ahrar ash-Sham", "Ahrar al-Sham", "patrol", "petrol", "باترول", "سا", "سا"]
    numbers = Names({}).numbers(pa.array(names))
    counted = np.mean([one_name(one, other) for one in numbers.tolist() for other in numbers.tolist()])
    assert shares_that_are_one(numbers) == pytest.approx(counted)


def test_what_a_model_knows_of_two_names_in_two_scripts_is_that_they_are_one_unless_it_counted_otherwise() -> None:
    met = tuple(NamesMet("actor", name, "x y z w", 0.5) for name in ("ahrar al sham", "احرار الشام"))
    names = ("ahrar al sham", "x y z w", "احرار الشام")
    table = table_of_names(LinkModel(codes=met), "actor", (-1.0, 2.0))
    assert table[names.index("ahrar al sham"), names.index("احرار الشام")] == 2.0
    counted = NamesMet("actor", "ahrar al sham", "احرار الشام", -0.3)
    assert table_of_names(LinkModel(codes=(*met, counted)), "actor", (-1.0, 2.0))[0, 2] == -0.3


def test_a_link_says_that_the_actor_is_one_in_another_script_and_nobody_disputes_it() -> None:
    """Teeth: the very same pair in one spelling has the same score, and a spelling in one script has not."""
    found = {}
    for other in ("AHRAR al-Sham", AHRAR[1], AHRAR[2], "Ahrar ash-Sham"):
        reports = reports_of(told("a", actor=AHRAR[0]), told("b", actor=other, minutes=5), told("c", north_m=90_000))
        gathered = gather(reports)
        pairs = compare(reports, gathered.models[0]).pairs
        said = " ".join(explain_links(gathered.links, reports, Language.ENGLISH).to_pylist())
        disputed = pc.sum(gathered.incidents["disputed_actor"]).as_py()
        found[other] = (
            float(pairs.parts[PARTS.index("actor_score"), 0]),
            "same actor in another script" in said,
            disputed,
        )
    assert found[AHRAR[1]] == found[AHRAR[2]] == (found["AHRAR al-Sham"][0], True, 0)
    assert found["Ahrar ash-Sham"][0] < 0.0 < found["AHRAR al-Sham"][0]
    assert not found["AHRAR al-Sham"][1]


def test_one_report_that_is_asked_about_has_its_actor_as_among_all() -> None:
    stands = reports_of(told("a", actor=AHRAR[0]), *(told(f"m{k}", north_m=900 * k, minutes=k) for k in range(9)))
    model = gather(stands).models[0]
    asked = reports_of(told("b", actor=AHRAR[1], minutes=5))
    answer = Standing(stands, model).ask(asked.to_pylist()[0])
    pairs = compare(pa.concat_tables([stands, asked]), model).pairs
    assert sorted(answer["score"].to_pylist()) == pytest.approx(
        sorted(pairs.score[pairs.second == stands.num_rows].tolist())
    )
