"""What is taken from reports before they are compared."""

from dataclasses import replace

import numpy as np
from told import reports_of, told

from truceline.incident.compare import voices_of_sources
from truceline.incident.kernels import NAMED
from truceline.incident.model import ACT_CODES, LinkModel, SourceError
from truceline.incident.spots import (
    codes_of,
    codes_of_one,
    codes_said,
    frequent_names,
    numbered_names,
    numbers_of_names,
    told_of,
    vocabulary_of,
)


def test_errors_are_scaled_by_what_the_model_holds_of_each_source() -> None:
    reports = reports_of(told("a"), told("b"), told("a", minutes=1))
    ready = told_of(reports, LinkModel(), voices_of_sources(reports))
    scaled = ready.scaled(replace(LinkModel(), errors={"b": SourceError(2.0, 3.0)}))
    assert np.allclose(scaled.variance_m2 / ready.spots.variance_m2, [1, 4, 1])
    assert np.allclose(scaled.variance_s2 / ready.spots.variance_s2, [1, 9, 1])


def test_names_are_ranked_by_how_often_they_are_given_and_spelling_does_not_matter() -> None:
    reports = reports_of(*(told(name, actor=name, minutes=k) for k, name in enumerate(["B-x", "a", "b x", "c"])))
    names = frequent_names(reports["actor"])
    assert names == ("b x", "a", "c")
    assert numbered_names(reports["actor"], names).tolist() == [0, 1, 0, 2]
    assert numbered_names(reports["actor"], ("a",)).tolist() == [NAMED, 0, NAMED, NAMED + 1]
    assert numbered_names(reports["target"], names).tolist() == [-1] * 4


def test_what_is_told_often_is_kept_and_the_rest_is_rare() -> None:
    rows = [told(f"s{k}", place_name="Deir Tajriba", said="shelling heard", minutes=k) for k in range(200)]
    known = vocabulary_of(reports_of(*rows, told("t", place_name="Umm Faradiya", said="drones over mills")))
    assert known.places == {"dr tjrb": 2}
    assert len(known.words) == 1  # “heard” has too few consonants to be a word


def test_a_code_that_is_missing_stands_after_those_known() -> None:
    reports = reports_of(told("a", act="fire"), told("b", act=None))
    assert codes_of(reports["act"], ACT_CODES).tolist() == [ACT_CODES.index("fire"), len(ACT_CODES)]


def test_what_could_match_anything_cannot_be_compared() -> None:
    reports = reports_of(told("a"), told("b", place=None), told("c", radius_m=90_000.0))
    assert told_of(reports, LinkModel(), voices_of_sources(reports)).comparable.tolist() == [True, False, False]


def test_one_report_alone_gets_the_row_that_it_gets_among_all() -> None:
    full = {
        "weapon": "mortar", "actor": "North", "target": "south", "count": 7, "unit": "burst", "direction": "incoming",
        "killed_low": 1, "killed_high": 4, "injured_best": 2, "place_name": "كفر تمرين", "said": "قصف كفر تمرين صباحا", "language": "ar",
    }  # fmt: skip
    reports = reports_of(told("a", **full), told("b"), told("c", act=None, direction="unknown", place_name="Deir"))
    known = vocabulary_of(reports)
    codes = codes_said(reports, known)
    numbers = numbers_of_names(reports, codes)
    for report, row in zip(reports.to_pylist(), codes, strict=True):
        assert codes_of_one(report, known, numbers).tolist() == row.tolist()
