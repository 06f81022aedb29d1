"""Words that two reports share: in any script, by how rare they are, and worth what they are met beyond chance at like distance."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from rightly import suggested_first
from told import reports_of, told

from truceline.incident.arriving.asking import Standing
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning.wordlearning import believed_ratio
from truceline.incident.likeness.sharing import SHARED, Words, add_words, weigh_shared
from truceline.incident.likeness.words import (
    RAREST,
    common_words,
    skeleton,
    told_words,
    words_in,
    words_of,
    words_of_one,
)
from truceline.incident.model import WordLaw
from truceline.incident.telling.explaining import explain_links
from truceline.values.language import Language

ROWS, SPAN_DAYS, APART_M = 600, 120, 6_000
A_DAY = {"occurred_within_s": 43_200.0, "radius_m": 2_000.0, "act": None, "exercise": False}
# The same towns as two lists write them.
TOWNS = (
    ("Douma", "دوما"), ("Idlib", "إدلب"), ("Kafr Nabl", "كفرنبل"), ("Jisr al-Shughur", "Jisr Shoghour"),
    ("Khan Tuman", "خان طومان"), ("Saraqib", "Saraqeb"), ("An Nu'man", "النعمان"), ("Raqqa", "الرقة"),
    ("Deir ez-Zor", "Дейр-эз-Зор"), ("Al Bab", "الباب"), ("Salamiyah", "Salamiya"), ("Tal Rifat", "تل رفعت"),
)  # fmt: skip


@cache
def two_lists(error_m: float = 6_000.0, *, names: bool = True) -> pa.Table:
    """A list that places exactly and one that does not, half of whose rows tell of one thing; both name the town, each its own way."""
    rng = np.random.default_rng(11)
    town, day = rng.integers(0, len(TOWNS), (2, ROWS)), rng.integers(0, SPAN_DAYS, (2, ROWS))
    both = rng.random(ROWS) < 0.5
    town[1], day[1] = np.where(both, town[0], town[1]), np.where(both, day[0], day[1])
    off = np.stack([np.zeros(ROWS), rng.normal(0.0, error_m, ROWS)])
    rows = [
        told(
            source,
            reference=f"{n}",
            north_m=int(town[k, n] * APART_M + off[k, n]),
            minutes=int(day[k, n]) * 1_440,
            place_name=TOWNS[town[k, n]][k] if names else None,
            **A_DAY,
        )
        for k, source in enumerate(("list-a", "list-b"))
        for n in range(ROWS)
    ]
    return reports_of(*rows)


@cache
def gathered() -> Gathered:
    return gather(two_lists())


@pytest.mark.parametrize("spellings", [*TOWNS, ("Homs", "حمص", "Хомс"), ("Aleppo", "Алеппо", "Halab", "حلب")])
def test_a_name_is_one_in_every_script_and_spelling(spellings: tuple[str, ...]) -> None:
    bare = ["".join(word for piece in name.split() for word in words_in(piece)) for name in spellings]
    assert len(set(bare)) == 1, bare


def test_dates_hours_and_articles_are_no_words_and_figures_are() -> None:
    text = "August 16th 2017, 20.08. 10:41 the 37 dead of al-Bab بتاريخ أمس"
    found = [word for piece in text.split() for word in words_in(piece)]
    assert found == ["37", "dd", skeleton("bab"), skeleton("بتاريخ")]


def test_a_frame_that_all_have_weighs_nothing_and_a_rare_word_most() -> None:
    """A frame of one language is one among the reports of that language, however few they are."""
    said = [f"EXERCISE. {TOWNS[n % 12][0]} shelled" for n in range(400)] + ["تمرين. قصف"] * 60 + ["تمرين. زلزال"]
    reports = reports_of(*(told(reference=f"{n}", said=text) for n, text in enumerate(said)))
    weight = dict(common_words(told_words(reports)))
    assert weight[skeleton("exercise")] < 0.1
    assert weight[skeleton("تمرين")] < 0.4
    assert 2.0 < weight[skeleton("raqqa")] < 3.0
    law = WordLaw((0.0,) * 10, common_words(told_words(reports)))
    words = words_of(reports, law)
    found = np.empty(3)
    weigh_shared(words, (np.array([0, 0, 0], np.int32), np.array([12, 1, 460], np.int32)), found)
    assert found[0] > found[1] + 2.0 > 2.0
    assert found[2] == 0.0
    assert RAREST > words.weight.max() > 3.0


def test_the_words_of_one_report_are_those_it_has_among_others() -> None:
    table, law = two_lists(), gathered().models[0].words
    assert law is not None
    words = words_of(table, law)
    for row in (0, 7, ROWS + 3):
        number, weight = words_of_one(table.slice(row, 1).to_pylist()[0], dict(law.common))
        there = slice(words.start[row], words.start[row + 1])
        assert words.number[there].tolist() == number
        assert words.weight[there].tolist() == weight


def test_names_of_places_tell_the_partner_where_coordinates_do_not() -> None:
    """Teeth: the same model without what it learnt of words."""
    model = gathered().models[0]
    assert model.words is not None
    assert model.words.worth[0] < -0.5
    assert np.all(np.diff(model.words.worth) >= 0.0), "more that is shared never says less"
    assert suggested_first(two_lists(), model) > suggested_first(two_lists(), replace(model, words=None)) + ROWS // 15


def test_a_name_that_follows_from_the_place_says_nothing() -> None:
    """Teeth: both lists name the town that they place exactly; whoever is there on another day names it too."""
    assert gather(two_lists(100.0)).models[0].words is None


def test_where_places_have_no_names_words_say_nothing() -> None:
    found = gather(two_lists(names=False))
    assert found.models[0].words is None
    assert set(found.suggestions()["words_score"].to_pylist()) == {0.0}


def test_words_are_asked_only_of_lists_that_know_the_day() -> None:
    """What knows the hour has said in columns what its words repeat."""
    table = two_lists()
    at = table.column_names.index("occurred_within_s")
    hourly = table.set_column(at, table.schema.field(at), pa.array(np.full(len(table), 600.0)))
    assert gather(hourly).models[0].words is None
    given = gather(hourly, model=gathered().models[0]).suggestions()
    assert set(given["words_score"].to_pylist()) == {0.0}


def test_one_report_asked_about_is_weighed_by_its_words_as_all_are() -> None:
    pairs = gathered().suggestions(beyond_reach=False)
    own, table = "list-b/3", two_lists()
    mask = pa.array(np.array(table["report_id"].to_pylist()) == own)
    standing = Standing(table.filter(pc.invert(mask)), gathered().models[0])
    asked: dict[str, Any] = table.filter(mask).to_pylist()[0]
    standing.ask({**asked, "said": "words of another report, which go when the next comes"})
    answer = standing.ask(asked)
    expected = {
        (one if other == own else other): score
        for one, other, score in zip(*(pairs[n].to_pylist() for n in ("first", "second", "words_score")), strict=True)
        if own in (one, other)
    }
    assert dict(zip(answer["second"].to_pylist(), answer["words_score"].to_pylist(), strict=True)) == expected
    assert min(expected.values()) < 0.0 < max(expected.values())


def test_the_belief_is_a_share_of_likenesses_and_rises_with_their_rarity() -> None:
    share = np.array([0.5, 0.3, 0.15, 0.04, 0.01])
    ratio = believed_ratio(share)
    assert (share * ratio).sum() == pytest.approx(1.0)
    assert np.all(np.diff(ratio) > 0)
    assert ratio[0] > 0.7
    assert ratio[-1] < 4.0


def test_short_lists_have_the_belief_and_no_more() -> None:
    """Teeth: in forty rows of each nothing can be counted, and what is said is cautious."""
    short = pc.less(pc.cast(two_lists()["reference"], pa.int64()), 60)
    law = gather(two_lists().filter(short)).models[0].words
    assert law is not None
    assert -0.5 < law.worth[0] < 0.0 < law.worth[-1] < 2.0
    assert len(law.worth) == len(SHARED) + 1


@pytest.mark.parametrize(
    ("language", "words", "place"),
    [("en", "rare names", "same place name"), ("ar", "نادرة", "اسم المكان نفسه"), ("ru", "редкие", "то же название")],
)
def test_a_link_says_that_words_speak_for_it_where_they_do(language: str, words: str, place: str) -> None:
    """Teeth: the sentence is there exactly where the part says a third of a nat or more; of the place, where both call it the same."""
    links = gathered().links.filter(pc.is_valid(gathered().links["words_score"]))
    # Of one town the second list names the countryside: another name, of which a word is the same.
    table = two_lists()
    around = pc.replace_substring(table["place_name"].cast(pa.string()), "الرقة", "ريف الرقة")
    reports = table.set_column(table.column_names.index("place_name"), "place_name", around)
    said = explain_links(links, reports, Language(language)).to_pylist()
    speaks = [score >= 0.3 for score in links["words_score"].to_pylist()]
    assert [words in sentence or place in sentence for sentence in said] == speaks
    assert any(words in sentence for sentence in said)
    assert any(speaks)
    assert not all(speaks)


def test_words_are_told_beside_names_where_there_is_no_distance_and_instead_of_them_where_there_is() -> None:
    """What words are worth was learnt at like distance, and is little beside what both call their places where nothing tells how far apart they lie."""
    words = Words(np.array([0, 1, 2]), np.array([7, 7]), np.full(2, 6.0), np.linspace(-1.0, 1.0, len(SHARED) + 1))
    parts = np.zeros((10, 2))
    parts[0], parts[-1] = (np.nan, 500.0), 3.0
    both = np.zeros(2, np.int32), np.ones(2, np.int32)
    add_words(parts, words, both, (np.ones(2, np.int8), -np.inf))
    assert (parts[-1, 0] - parts[-1, 1], parts[-1, 1]) == (3.0, words.worth[4])
