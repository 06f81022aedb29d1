"""Whatever arrives, goes or is judged, gathering the neighbourhood gives what gathering everything gives."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import Phase, given
from hypothesis import strategies as st
from regathered import MODEL, Desk
from scenes import charter_of
from tellings import (
    ADDING,
    LAW,
    NOWHERE,
    OWN_NAMES,
    SIDES,
    WORDS,
    attributing,
    called,
    counting,
    decoyed,
    different,
    relaying,
    spanning,
    standing_between,
    telling,
)
from told import NOON, judged, reports_of, told
from tries import tries

from truceline.errors import Refused
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.arriving import neighbourhood, surroundings, views
from truceline.incident.arriving.holding import Held
from truceline.incident.arriving.regathering import Change, regather
from truceline.incident.arriving.surroundings import Wanted, finds, marks_of, standing
from truceline.incident.gathering import gather, refuse_twice
from truceline.incident.likeness.compare import compare
from truceline.incident.model import DayLaw, LinkModel, Sides

FEW = tries(25, phases=[Phase.explicit, Phase.reuse, Phase.generate])


@pytest.mark.parametrize("scene", [list, counting, relaying, attributing, decoyed, standing_between])
@FEW
@given(st.lists(telling(), min_size=4, max_size=40).map(different), st.randoms(use_true_random=False))
def test_any_arrivals_departures_and_judgements_give_what_gathering_everything_gives(
    scene: Callable[..., list[dict[str, Any]]], rows: list[dict[str, Any]], random: Any
) -> None:
    rows = scene(rows)
    random.shuffle(rows)
    desk, day = Desk(), 10
    while rows:
        some, rows = rows[: random.randint(1, 20)], rows[20:]
        desk.take(Change(arrived=reports_of(*some)))
        assert desk.is_as_if_all_were_gathered()
        ids = desk.reports["report_id"].to_pylist()
        if len(ids) < 2:
            continue
        one, other = random.sample(ids, 2)
        for held in (random.choice(["same", "different", "also"]), "undecided"):
            day += 1
            desk.judgements = pa.concat_tables([desk.judgements, judged((one, other, held, min(day, 31)))])
            desk.take(Change(judged=frozenset({one, other})))
            assert desk.is_as_if_all_were_gathered()
        gone = desk.reports.filter(pc.equal(desk.reports["report_id"], random.choice(ids)))
        desk.take(Change(gone=gone))
        assert desk.is_as_if_all_were_gathered()
        corrected = gone.to_pylist()[0] | {"latitude": 32.61, "longitude": 36.2, "radius_m": 800.0}
        desk.take(Change(arrived=reports_of(corrected)))
        assert desk.is_as_if_all_were_gathered()


@pytest.mark.parametrize("first", range(3))
def test_whenever_a_report_arrives_that_stands_between_two_voices_they_stay_two(first: int) -> None:
    rows = [
        told("channel", post="tower-2", observed="recorded", speaks_for="north", received_at=NOON),
        told("camera", post="tower-2", observed="recorded", minutes=1),
        told("command", source_family="party", speaks_for="north", minutes=2),
    ]
    desk = Desk()
    for row in (*rows[first:], *rows[:first]):
        desk.take(Change(arrived=reports_of(row)))
        assert desk.is_as_if_all_were_gathered()
    assert desk.incidents["origins"].to_pylist() == [2]
    desk.take(Change(gone=reports_of(rows[0])))
    assert desk.is_as_if_all_were_gathered()
    assert desk.incidents["origins"].to_pylist() == [2]


@FEW
@given(st.lists(telling(), min_size=4, max_size=30).map(different), st.randoms(use_true_random=False))
def test_where_names_of_places_are_compared_arrivals_give_what_gathering_everything_gives(
    rows: list[dict[str, Any]], random: Any
) -> None:
    rows = called(rows)
    random.shuffle(rows)
    desk = Desk(replace(MODEL, own_words=OWN_NAMES))
    while rows:
        some, rows = rows[: random.randint(1, 20)], rows[20:]
        desk.take(Change(arrived=reports_of(*some)))
        assert desk.is_as_if_all_were_gathered()


@FEW
@given(st.lists(telling(), min_size=4, max_size=25).map(different), st.randoms(use_true_random=False))
def test_arrivals_among_many_without_a_place_give_what_gathering_everything_gives(
    rows: list[dict[str, Any]], random: Any
) -> None:
    rows = [row | NOWHERE if random.random() < 0.7 else row for row in rows]
    random.shuffle(rows)
    desk = Desk()
    while rows:
        some, rows = rows[:6], rows[6:]
        desk.take(Change(arrived=reports_of(*some)))
        assert desk.is_as_if_all_were_gathered()
        gone = random.choice(desk.reports["report_id"].to_pylist())
        desk.take(Change(gone=desk.reports.filter(pc.equal(desk.reports["report_id"], gone))))
        assert desk.is_as_if_all_were_gathered()


def by_the_day(count: int) -> list[dict[str, Any]]:
    """Rows of two lists that know only the day, some of districts alone, and of a post that knows the hour."""
    rng = np.random.default_rng(3)
    rows = []
    for n, (list_of, day, north_m) in enumerate(
        zip(*rng.integers(0, [[3], [6], [40_000]], (3, count)).tolist(), strict=True)
    ):
        vague = {"occurred_within_s": 43_200.0, "radius_m": (500.0, 5_000.0, 45_000.0)[n % 3]} if list_of < 2 else {}
        actor, target = [("north", "south"), ("south", "north"), (None, "south"), ("south", None)][n % 7 % 4]
        sides = {"actor": actor, "target": target}
        said = vague | sides | {"killed_best": (None, 1, 2, 9, 40)[n % 5]}
        rows.append(told(f"s{list_of}", minutes=1_440 * day, north_m=north_m, reference=str(n), **said))
    return rows


@pytest.mark.parametrize(("sides", "law"), [(None, LAW), (SIDES, LAW), (None, ADDING)])
def test_lists_that_have_a_law_arrive_row_by_row_and_all_is_as_in_the_full_run(
    sides: Sides | None, law: DayLaw
) -> None:
    """The missing half of the promise above: with a law in the model, whose rows look farther than they state."""
    lawful = replace(MODEL, by_day=(law,), sides=sides)
    desk, rows = Desk(model=lawful), by_the_day(60)
    for start in range(0, len(rows), 6):
        desk.take(Change(arrived=reports_of(*rows[start : start + 6])))
        assert desk.is_as_if_all_were_gathered()
    desk.take(Change(gone=desk.reports.slice(10, 5)))
    assert desk.is_as_if_all_were_gathered()
    # Teeth: the law decided something, and rows of whole districts were compared by it.
    lawless = gather(desk.reports, model=MODEL).suggestions(beyond_reach=False)
    assert desk.suggestions.num_rows > lawless.num_rows
    ids = desk.reports.filter(pc.greater(desk.reports["radius_m"], MODEL.widest_m))["report_id"].combine_chunks()
    assert pc.any(pc.is_in(desk.suggestions["first"], ids)).as_py()
    assert not pc.any(pc.is_in(lawless["first"], ids)).as_py()


def test_rows_that_span_days_and_weeks_arrive_row_by_row_and_all_is_as_in_the_full_run() -> None:
    """Teeth: some are joined that the model would compare with nobody if it knew no law of their lists."""
    desk, rows = Desk(model=replace(MODEL, by_day=(LAW,), partners=-3.0)), spanning(90, 40)
    for start in range(0, len(rows), 10):
        desk.take(Change(arrived=reports_of(*rows[start : start + 10])))
        assert desk.is_as_if_all_were_gathered()
    desk.take(Change(gone=desk.reports.slice(10, 5)))
    assert desk.is_as_if_all_were_gathered()
    long = desk.reports.filter(pc.greater(desk.reports["occurred_within_s"], MODEL.longest_s))["report_id"]
    joined = desk.incidents.filter(pc.greater(desk.incidents["reports"], 1))["incident_id"].combine_chunks()
    among = desk.links.filter(pc.is_in(desk.links["incident_id"], joined))["report_id"]
    assert pc.any(pc.is_in(among, long.combine_chunks())).as_py()
    marks = marks_of(desk.reports.filter(pc.is_in(desk.reports["report_id"], long.combine_chunks())), MODEL)
    assert marks["west"].null_count == len(long)


def test_one_day_of_an_exercise_arrives_report_by_report_and_all_is_as_in_the_full_run() -> None:
    exercise = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=7, reports=600, days=10)).reports
    desk = Desk(model=gather(exercise).models[0])
    order = np.random.default_rng(2).permutation(exercise.num_rows)
    desk.take(Change(arrived=exercise.take(pa.array(order[30:]))))
    for row in order[:30]:
        fresh = desk.take(Change(arrived=exercise.slice(int(row), 1)))
        assert fresh.rounds <= 8
    assert desk.is_as_if_all_were_gathered()


def test_a_report_far_from_all_others_touches_itself_alone() -> None:
    desk = Desk()
    desk.take(Change(arrived=reports_of(told("a"), told("b"), told("c", north_m=400))))
    fresh = desk.take(Change(arrived=reports_of(told("d", north_m=90_000))))
    assert fresh.touched.to_pylist() == ["d/0-90000"]
    assert (fresh.incidents.num_rows, fresh.links.num_rows, fresh.rounds) == (1, 1, 1)


def test_a_nil_report_touches_nothing() -> None:
    assert len(Desk().take(Change(arrived=reports_of(told("a", act="nothing_observed")))).touched) == 0


def test_a_judgement_joins_and_its_undoing_parts_again() -> None:
    desk = Desk()
    desk.take(Change(arrived=reports_of(told("a"), told("b", north_m=50_000, minutes=2_000))))
    apart = desk.incidents
    for held, day, count in (("same", 10, 1), ("undecided", 11, 2)):
        desk.judgements = pa.concat_tables([desk.judgements, judged(("a/0-0", "b/2000-50000", held, day))])
        desk.take(Change(judged=frozenset({"a/0-0", "b/2000-50000"})))
        assert desk.incidents.num_rows == count
    assert desk.incidents.sort_by("incident_id").equals(apart.sort_by("incident_id"))


def test_judgements_that_contradict_each_other_are_refused_here_as_there() -> None:
    desk = Desk()
    desk.take(Change(arrived=reports_of(told("a"), told("b"), told("c"))))
    desk.judgements = judged(("a/0-0", "b/0-0", "same"), ("b/0-0", "c/0-0", "same"), ("a/0-0", "c/0-0", "different"))
    with pytest.raises(Refused, match="I007"):
        desk.take(Change(judged=frozenset({"a/0-0", "c/0-0"})))


def test_a_model_that_measured_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="I013"):
        regather(Change(arrived=reports_of(told("a"))), standing(reports_of(), MODEL), model=LinkModel())


def test_a_store_that_laid_reports_out_by_another_model_is_none() -> None:
    with pytest.raises(ValueError, match="laid out by this model"):
        regather(Change(arrived=reports_of(told("a"))), Held(reports_of(told("b")), MODEL), model=replace(MODEL))


def test_a_neighbourhood_that_is_too_large_is_refused_and_not_cut() -> None:
    crowd = reports_of(*(told(f"s{k}", minutes=k, north_m=30 * k) for k in range(30)))
    with pytest.raises(Refused, match="I014"):
        regather(Change(arrived=reports_of(told("a"))), standing(crowd, MODEL), model=MODEL, most=10)


def test_a_report_that_arrives_twice_at_once_is_refused_here_as_there() -> None:
    twice = reports_of(told("a"), told("a"))
    with pytest.raises(Refused, match="I008"):
        regather(Change(arrived=twice), standing(reports_of(), MODEL), model=MODEL)
    with pytest.raises(Refused, match="I008"):
        refuse_twice(twice)


def _asked_less(kind: str) -> Callable[[Wanted, pa.Table], Any]:
    def less(wanted: Wanted, marks: pa.Table) -> Any:
        parts = {name: getattr(wanted, name) for name in Wanted.__dataclass_fields__}
        parts[kind] = getattr(Wanted(), kind)
        return finds(Wanted(**parts), marks)

    return less


TEETH = {
    "boxes": ([told("a"), told("c", north_m=90_000)], told("b", north_m=300)),
    "names": ([told("a"), told("c", north_m=90_000)], told("b", north_m=60_000, relayed_from="a/0-0")),
    "relayed_from": ([told("b", north_m=60_000, relayed_from="a/0-0"), told("c", north_m=60_000)], told("a")),
    "relayed_from twice": ([told("a"), told("b", north_m=60_000, relayed_from="a/0-0")], told("c", relayed_from="b")),
    "words": (
        [told("a", said=WORDS, language="en", observed="seen", radius_m=100.0)],
        told("b", said=WORDS, language="en", observed="told", minutes=600, radius_m=100.0),
    ),
    "media": (
        [told("a", media_sha256="a" * 64, observed="recorded", radius_m=100.0)],
        told("b", media_sha256="a" * 64, observed="recorded", minutes=2_000, radius_m=100.0),
    ),
}


@pytest.mark.parametrize("kind", TEETH)
def test_whatever_is_not_asked_for_is_missed(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one kind of question left out, the answer is wrong: each of them is needed."""
    standing_rows, arriving_row = TEETH[kind]
    for search, is_right in ((finds, True), (_asked_less(kind.split(maxsplit=1)[0]), False)):
        desk = Desk(holds=False)
        desk.take(Change(arrived=reports_of(*standing_rows)))
        monkeypatch.setattr(surroundings, "finds", search)
        desk.take(Change(arrived=reports_of(arriving_row)))
        assert desk.is_as_if_all_were_gathered() is is_right
        monkeypatch.setattr(surroundings, "finds", finds)


def test_the_crowd_around_others_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who arrives takes weight from pairs that it is no part of; where that is not watched, they keep it."""
    seen = views.view
    for view in (seen, lambda *given: _even(seen(*given))):
        desk = Desk()
        desk.take(Change(arrived=reports_of(*(told(f"s{k}", minutes=k, north_m=50 * k) for k in range(4)))))
        monkeypatch.setattr(neighbourhood, "view", view)
        fresh = desk.take(Change(arrived=reports_of(told("z", minutes=30, north_m=3_100, act="checkpoint"))))
        assert fresh.incidents["reports"].to_pylist().count(1) == 1
        assert desk.is_as_if_all_were_gathered() is (view is seen)
        monkeypatch.setattr(neighbourhood, "view", seen)


def _even(view: Any) -> Any:
    view.crowd[:] = 0.0
    return view


def test_marks_say_all_by_which_a_report_is_found() -> None:
    rows = reports_of(
        told("a", said=WORDS, language="en"),
        told("b", relayed_from="a/0-0", place=None, occurred_within_s=140_000.0),
        told("c", radius_m=40_000.0),
        told("d", place=None),
    )
    marks = marks_of(rows, MODEL).to_pylist()
    assert [mark["name"] for mark in marks] == ["a/0-0", "b/0-0", "c/0-0", "d/0-0"]
    assert [mark["west"] is None for mark in marks] == [False, True, True, False]
    assert (marks[3]["south"], marks[3]["north"]) == (-90.0, 90.0)
    assert len(marks[0]["words"]) == 64
    assert marks[1]["relayed_from"] == "a/0-0"
    box = marks[0]
    assert box["west"] < 36.2 < box["east"]
    assert box["south"] < 32.6 < box["north"]
    assert box["since"] < box["occurred_s"] < box["until"]


def test_two_reports_within_reach_have_boxes_that_touch_near_poles_and_the_date_line_too() -> None:
    random = np.random.default_rng(8)
    for longitude, latitude in ((36.2, 32.6), (179.99, 0.0), (-180.0, -60.0), (10.0, 88.97), (0.0, 90.0)):
        rows = [
            told(
                f"s{k}",
                minutes=int(random.integers(0, 600)),
                longitude=(longitude + random.normal(0, 0.05) + 180) % 360 - 180,
                latitude=min(latitude + random.normal(0, 0.05), 90.0),
                radius_m=float(random.choice([300, 2_000, 20_000])),
            )
            for k in range(60)
        ]
        reports = reports_of(*rows)
        boxes = surroundings.boxes_of(reports, MODEL)
        pairs = compare(reports, replace(MODEL, offered=-1e9)).pairs
        assert len(pairs) > 100
        for one, other in zip(pairs.first.tolist(), pairs.second.tolist(), strict=True):
            assert surroundings.touching(boxes[:, [one]], boxes[:, [other]])[0]


def test_a_box_lies_within_the_first_that_holds_it() -> None:
    whole, part, far = (np.array([[x, x, x + w, x + w, 0.0, 1.0]]).T for x, w in ((0, 4), (1, 1), (9, 1)))
    boxes = np.concatenate([whole, part, far], axis=1)
    assert surroundings.within(boxes, boxes[:, :1].copy()).tolist() == [0, 0, -1]


@pytest.mark.parametrize("holds", [True, False], ids=["laid out", "fetched"])
def test_the_first_who_lies_nowhere_is_held_against_what_those_who_stand_call_their_places(holds: bool) -> None:
    """Nobody who stands lies nowhere, so no names were asked of them when they came."""
    stand = reports_of(told("a", place_name="Falaj"), told("b", minutes=1, place_name="Falaj"))
    for name, incidents in (("فلج", 1), ("Kafr Zed", 2)):
        new = reports_of(told("c", minutes=2, place=None, place_name=name))
        every, held = pa.concat_tables([stand, new]), Held(stand, MODEL)
        held.take_in(new, [])
        fetch: Callable[[Wanted], pa.Table] = partial(_all_of, every)
        found = regather(Change(arrived=new), held if holds else fetch, model=MODEL)
        whole = gather(every, model=MODEL)
        assert found.incidents.num_rows == whole.incidents.num_rows == incidents
        assert found.links.sort_by("report_id").equals(whole.links.sort_by("report_id"))


def _all_of(reports: pa.Table, _wanted: Wanted) -> pa.Table:
    return reports
