"""Where the name of the place is the one word of a report: the same in every script, and nothing where it placed the report."""

import numpy as np
import pyarrow as pa
import pytest
from told import reports_of, told

from truceline.incident.columns.arrays import Floats
from truceline.incident.likeness.calling import name_called, told_names
from truceline.incident.likeness.framing import lookup_of, own_words_of, own_words_of_one
from truceline.incident.likeness.placenames import with_own_names
from truceline.incident.likeness.sharing import weigh_shared
from truceline.incident.likeness.words import common_words
from truceline.incident.model import NamedPlace, WordLaw


def shared(reports: pa.Table, law: WordLaw) -> Floats:
    """What the first report and each other share; below nothing where one calls its place nothing."""
    words, found = own_words_of(reports, law), np.empty(reports.num_rows - 1)
    others = np.arange(1, reports.num_rows, dtype=np.int32)
    weigh_shared(words, (np.zeros_like(others), others), found)
    return found


def called(*names: str | None) -> pa.Table:
    return reports_of(*(told(f"s{n}", place_name=name) for n, name in enumerate(names)))


LAW = WordLaw((0.0,) * 10, (), names=True)


@pytest.mark.parametrize("other", ["Jasem", "جاسم", "Джасим", "JASIM town", "مدينة جاسم", "Ja'sim"])
def test_a_place_is_called_the_same_in_every_script_and_spelling(other: str) -> None:
    assert shared(called("Jasim", other, "Nawa"), LAW).tolist() == [5.3, 0.0]


def test_a_figure_is_part_of_a_name_and_a_name_of_one_consonant_is_known_by_its_spelling() -> None:
    assert shared(called("Kafr Nabl 3", "كفر نبل 3", "Kafr Nabl 5", "Kafr Nabl"), LAW).tolist() == [5.3, 0.0, 0.0]
    assert [name_called(name) for name in ("Nawa", "Ayo", "…")] == ["~nf_", "ayo", ""]


def test_who_calls_its_place_nothing_and_who_lies_where_its_name_leads_shares_nothing_that_is_told() -> None:
    """Teeth: a report without coordinates lies where reports of that name lie; the name would be counted twice."""
    lost = reports_of(told("a", place_name="Jasim"), told("b", place=None, place_name="Jasim"), told("c"))
    assert shared(lost, LAW).tolist() == [-1.0, -1.0]


def test_other_words_and_texts_do_not_count() -> None:
    reports = reports_of(
        told("a", place_name="Jasim", said="near Falaj"), told("b", place_name="Nawa", said="at Falaj")
    )
    assert shared(reports, LAW).tolist() == [0.0]


def test_a_place_goes_by_all_names_by_which_a_gazetteer_lists_it() -> None:
    places = (NamedPlace("tell hill", 36.2, 32.6, 500.0, also="Jasim"),)
    assert shared(with_own_names(called("جاسم", "Tell Hill"), places), LAW).tolist() == [5.3]


def test_the_rarer_a_name_the_more_it_weighs_and_one_that_all_have_is_none() -> None:
    reports = called(*["Jasim"] * 40, "Nawa", "Nawa", *["Sadad"] * 4)
    weights = dict(common_words(told_names(reports)))
    assert weights["~jsm"] < weights["~sdd"] < weights["~nf_"]
    assert shared(called("Jasim", "Jasim"), LAW._replace(common=(("~jsm", 0.0),))).tolist() == [-1.0]


@pytest.mark.parametrize("row", [0, 1, 2, 3])
def test_the_name_of_one_report_is_as_that_of_all(row: int) -> None:
    reports = reports_of(
        *(told(f"s{n}", place_name=name) for n, name in enumerate(("Jasim", "مدينة نوى", None))),
        told("lost", place=None, place_name="Jasim"),
    ).sort_by("source")
    law = LAW._replace(common=(("~jsm", 2.5),))
    words = own_words_of(reports, law)
    there = slice(words.start[row], words.start[row + 1])
    alone = own_words_of_one(reports.slice(row, 1).to_pylist()[0], lookup_of(law))
    assert alone == (words.number[there].tolist(), words.weight[there].tolist())
