"""A report without a place finds its incident by time, act, actor and numbers, and changes nothing for the others."""

import math
from itertools import product
from types import SimpleNamespace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from scenes import charter_of
from tellings import LAW, invented
from told import groups_of, judged, reports_of, told, why

from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.columns.arrays import Bools, Floats, Ints
from truceline.incident.evaluation.evaluating import Share, calibration, calibration_error
from truceline.incident.gathering import gather
from truceline.incident.joining import unplaced
from truceline.incident.likeness.compare import compare
from truceline.incident.likeness.twofigures import SIZES
from truceline.incident.model import LinkModel, ListFigures
from truceline.incident.telling.explaining import explain_links
from truceline.values.language import Language

FAR = 30_000


def incident_sets(*rows: dict[str, Any], **options: Any) -> set[frozenset[str]]:
    return groups_of(gather(reports_of(*rows), **options).links)


def shelled(source: str, minutes: int = 0, **said: Any) -> dict[str, Any]:
    return told(source, minutes=minutes, **({"actor": "north", "unit": "rounds", "count": 37.0} | said))


def shelling(*, minutes: int = 0, north_m: int = 0) -> list[dict[str, Any]]:
    """Two sources that place what was shelled."""
    return [shelled("a", minutes, north_m=north_m), shelled("b", minutes + 1, north_m=north_m + 100)]


def test_a_report_without_a_place_joins_what_its_time_and_figures_tell_of() -> None:
    found = incident_sets(*shelling(), *shelling(minutes=300, north_m=FAR), shelled("c", 3, place=None))
    assert frozenset({"a/0-0", "b/1-100", "c/3-0"}) in found


def test_of_two_incidents_that_are_as_likely_it_joins_none() -> None:
    found = incident_sets(*shelling(), *shelling(north_m=FAR), shelled("c", 0, place=None))
    assert frozenset({"c/0-0"}) in found


def test_it_joins_nothing_that_its_own_source_tells_of() -> None:
    found = incident_sets(*shelling(), shelled("a", 2, place=None))
    assert frozenset({"a/2-0"}) in found


def test_two_without_a_place_that_a_person_joined_go_together_or_not_at_all() -> None:
    """By what the one says that is likelier; neither where a source of theirs tells of that incident, or a person judged one apart from it."""
    named = {"c/3-0": shelled("c", 3, place=None), "d/90-0": shelled("d", 90, count=2.0, place=None)}
    here, same = shelling(), ("c/3-0", "d/90-0", "same")
    assert frozenset({"a/0-0", "b/1-100", "c/3-0"}) in incident_sets(*here, *named.values())
    assert {len(group) for group in incident_sets(*here, *named.values(), judgements=judged(same))} == {4}
    apart = judged(same, ("d/90-0", "a/0-0", "different"))
    assert frozenset(named) in incident_sets(*here, *named.values(), judgements=apart)
    again = shelled("b", 90, count=2.0, place=None)
    joined = judged(("c/3-0", "b/90-0", "same"))
    assert frozenset({"c/3-0", "b/90-0"}) in incident_sets(*here, named["c/3-0"], again, judgements=joined)


def test_it_joins_nothing_from_which_a_person_judged_it_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, apart = [*shelling(), shelled("c", 2, place=None)], judged(("c/2-0", "b/1-100", "different"))
    assert frozenset({"c/2-0"}) in incident_sets(*rows, judgements=apart)
    # Teeth: without the safeguard it would be with the other of the two.
    monkeypatch.setattr(unplaced, "_apart", lambda *asked: np.zeros(len(asked[1][0]), np.bool_))
    assert frozenset({"c/2-0"}) not in incident_sets(*rows, judgements=apart)


def test_what_a_person_joined_stays_where_it_is() -> None:
    later = told("e", minutes=700, north_m=FAR)
    same = judged(("c/2-0", "e/700-30000", "same"))
    found = incident_sets(*shelling(), shelled("c", 2, place=None), later, judgements=same)
    assert frozenset({"c/2-0", "e/700-30000"}) in found


def test_of_two_of_one_source_the_likelier_joins() -> None:
    found = incident_sets(*shelling(), shelled("c", 1, place=None), shelled("c", 25, place=None, count=30.0))
    assert found == {frozenset({"a/0-0", "b/1-100", "c/1-0"}), frozenset({"c/25-0"})}


def probable(*rows: dict[str, Any], **options: Any) -> dict[tuple[str, str], float]:
    pairs = gather(reports_of(*rows), **options).suggestions().to_pylist()
    return {(row["first"], row["second"]): float(row["probability"]) for row in pairs}


def of_all_ways(row: Ints, at: Ints, odds: Floats, source: Ints) -> Floats:
    """The odds of each choice, by every way in which a report is with one incident or none, and no incident has two of one source."""
    rows = np.unique(row)
    weight, held = 0.0, np.zeros(len(row))
    for chosen in product(*([None, *np.flatnonzero(row == each)] for each in rows)):
        taken = [k for k in chosen if k is not None]
        if len({(at[k], source[row[k]]) for k in taken}) == len(taken):
            one = float(np.prod(odds[taken]))
            weight += one
            held[taken] += one
    return np.asarray(held / (weight - held))


ALONE = np.arange(5, dtype=np.int32)


@pytest.mark.parametrize(
    ("group", "rivals"),
    [
        (ALONE, [7, 7, 7, 0, 1]),
        (np.array([0, 0, 2, 3, 4], np.int32), [7, 8, 7, 0, 1]),  # the second follows up the first, and is no rival
        (np.array([4, 1, 2, 3, 4], np.int32), [8, 7, 7, 0, 1]),  # the first is with one that has a place
    ],
    ids=["all alone", "one follows up", "one is settled elsewhere"],
)
def test_choices_have_the_odds_of_all_ways_in_which_an_incident_has_one_of_several_rivals(
    group: Ints, rivals: list[int]
) -> None:
    """Three reports of one source, and the incidents of rows 3 and 4."""
    spots = SimpleNamespace(source=np.array([7, 7, 7, 0, 1], np.int32), x=np.array([np.nan, np.nan, np.nan, 1.0, 1.0]))
    compared: Any = SimpleNamespace(spots=spots, lone=np.isnan(spots.x))
    found = unplaced._rivals(group, compared)
    assert found.tolist() == rivals
    row, at = np.array([0, 1, 1, 2], np.int32), np.array([3, 3, 4, 3], np.int32)
    score = np.array([4.0, 3.5, 2.0, 3.0])
    beside = unplaced._beside_others((row, at), score, found)
    assert beside.tolist() == pytest.approx(np.log(of_all_ways(row, at, np.exp(score - 1.0), found)).tolist(), abs=0.1)
    # Teeth: were they of three sources, whoever has nowhere else to be would lose nothing.
    assert unplaced._beside_others((row, at), score, ALONE)[0] == pytest.approx(3.0)
    assert beside[0] < 2.9 or found[0] == 8


def test_two_of_one_source_are_promised_less_of_one_incident_than_two_of_two() -> None:
    here = [*shelling(), shelled("c", 1, place=None)]
    rivals = probable(*here, shelled("c", 3, place=None))
    partners = probable(*here, shelled("d", 3, place=None))
    pair = ("a/0-0", "c/1-0")
    assert rivals[pair] < 0.6
    assert partners[pair] > 0.85
    # What a person joined is told twice, and the one is not held against the other.
    followed = probable(*here, shelled("c", 3, place=None), judgements=judged(("c/1-0", "c/3-0", "same")))
    assert followed[pair] > 0.85


def test_of_an_incident_that_is_two_the_report_that_agrees_is_promised_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person joined two that fit ill; whoever tells the moment of the one is rather with that one."""
    rows = [shelled("a", 0), shelled("b", 25), shelled("c", 2, place=None)]
    same = judged(("a/0-0", "b/25-0", "same"))
    found = probable(*rows, judgements=same)
    assert found["a/0-0", "c/2-0"] > found["c/2-0", "b/25-0"] + 0.02
    # Teeth: by the incident alone both are promised alike.
    monkeypatch.setattr(unplaced, "_BY_PAIR", 0.0)
    found = probable(*rows, judgements=same)
    assert found["a/0-0", "c/2-0"] == found["c/2-0", "b/25-0"]


def promised(seeds: tuple[int, ...]) -> tuple[tuple[Share, ...], float]:
    """What is promised of pairs without a place where a third of all reports gives none, and the mean square of what it is off."""
    given, right = [], []
    for seed in seeds:
        exercise = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=seed, reports=3_000, days=18))
        silent = np.random.default_rng(seed).random(exercise.reports.num_rows) < 0.35
        reports = without_places(exercise.reports, silent)
        truth = dict(zip(*(exercise.truth[name].to_pylist() for name in ("report_id", "true_incident")), strict=True))
        nowhere = set(reports.filter(reports["longitude"].is_null())["report_id"].to_pylist())
        for pair in (
            gather(reports).suggestions(beyond_reach=False).select(["first", "second", "probability"]).to_pylist()
        ):
            if {pair["first"], pair["second"]} & nowhere:
                given.append(pair["probability"])
                one, other = truth[pair["first"]], truth[pair["second"]]
                right.append(one is not None and one == other)
    off = np.array(given) - np.array(right)
    return calibration(np.array(given), np.array(right)), float(np.mean(off * off))


def without_places(reports: pa.Table, silent: Bools) -> pa.Table:
    """The reports, some of which say nothing of where."""
    for name in ("longitude", "latitude", "radius_m", "place_name", "said", "post", "bearing_deg"):
        number, told_in = reports.column_names.index(name), reports.schema.field(name)
        blank = pc.if_else(pa.array(silent), pa.scalar(None, told_in.type), reports[name])
        reports = reports.set_column(number, told_in, blank)
    return reports


def test_what_is_promised_where_a_third_gives_no_place_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = (41, 42)
    shares, off = promised(seeds)
    assert calibration_error(shares) < 0.04
    assert shares[-1].pairs > 500
    assert shares[-1].share > 0.94
    # Teeth: by incidents alone, or without rivals, less is kept of what is promised.
    with monkeypatch.context() as patched:
        patched.setattr(unplaced, "_BY_PAIR", 0.0)
        by_incidents, more_off = promised(seeds)
        assert calibration_error(by_incidents) > 0.04
        assert more_off > off
    monkeypatch.setattr(unplaced, "_rivals", lambda group, _: np.arange(len(group), dtype=np.int32))
    assert promised(seeds)[1] > off


@pytest.mark.parametrize(
    "said",
    [
        {"occurred_within_s": 140_000.0},
        {"relayed_from": "somebody"},
    ],
    ids=["within days", "a relay"],
)
def test_it_stays_alone(said: dict[str, Any]) -> None:
    assert frozenset({"c/1-0"}) in incident_sets(*shelling(), shelled("c", 1, place=None, **said))


def busy(sources: str = "pqrst") -> list[dict[str, Any]]:
    """Fire elsewhere, all day: whoever knows the day alone meets all of it."""
    return [
        told(source, minutes=minutes, north_m=FAR + 4_000 * at + 25 * minutes)
        for at, source in enumerate(sources)
        for minutes in range(-600, 601, 60)
    ]


def test_whoever_knows_the_day_alone_joins_by_rare_numbers_and_not_by_an_act_that_is_told_all_day() -> None:
    model = gather(invented(reports=3_000, days=60)).models[0]
    harmed = [row | {"killed_best": 23.0, "injured_best": 61.0} for row in shelling()]
    vague = {"place": None, "occurred_within_s": 43_200.0, "actor": None, "unit": None, "count": None}
    rare = shelled("c", 1, **vague, killed_best=23.0, injured_best=61.0)
    assert frozenset({"a/0-0", "b/1-100", "c/1-0"}) in incident_sets(*harmed, *busy(), rare, model=model)
    assert frozenset({"c/1-0"}) in incident_sets(*harmed, *busy(), shelled("c", 1, **vague), model=model)


@pytest.mark.parametrize(("worth", "joined"), [(1.6, True), (0.4, False)])
def test_between_two_lists_by_the_day_it_joins_by_what_their_law_says(
    monkeypatch: pytest.MonkeyPatch, worth: float, joined: bool
) -> None:
    """That both count the same dead is worth so much between the two lists, beside 0.85 for the day; 1.3 are taken off."""
    every_way = (worth, worth, worth, worth, worth, worth, worth)
    figures = (ListFigures("killed", (every_way,) * len(SIZES), (every_way,) * len(SIZES)),)
    model = LinkModel(by_day=(LAW._replace(figures=figures),))
    day = {"occurred_within_s": 43_200.0, "act": None, "killed_best": 3}
    rows = [told("s0", minutes=1_440 * 30 * n, **day) for n in range(3)]
    rows.append(told("s1", minutes=1_440 * 30, place=None, **day))
    with_its_partner = frozenset({"s0/43200-0", "s1/43200-0"})
    assert (with_its_partner in incident_sets(*rows, model=model)) == joined
    # Teeth: by the day alone, whatever the law says, nobody is joined.
    monkeypatch.setattr(
        unplaced, "_by_law", lambda _pairs, choices, _compared: (np.zeros(choices[1], bool), np.zeros(choices[1]))
    )
    assert with_its_partner not in incident_sets(*rows, model=model)


def test_two_without_a_place_join_each_other_where_nothing_that_has_a_place_takes_them() -> None:
    pair = [shelled("c", 0, place=None), shelled("d", 2, place=None)]
    assert frozenset({"c/0-0", "d/2-0"}) in incident_sets(*pair, *busy("pq")[::4])
    (incident,) = gather(reports_of(*pair)).incidents.to_pylist()
    assert (incident["reports"], incident["origins"], incident["longitude"], incident["placed_by"]) == (
        2,
        2,
        None,
        None,
    )
    # What has a place takes both.
    assert frozenset({"a/0-0", "b/1-100", "c/0-0", "d/2-0"}) in incident_sets(*pair, *shelling())


@pytest.mark.parametrize(
    "other",
    [shelled("d", 400, place=None), shelled("c", 2, place=None), shelled("d", 2, place=None, exercise=False)],
    ids=["another time", "the same source", "no exercise"],
)
def test_two_without_a_place_stay_apart(other: dict[str, Any]) -> None:
    assert frozenset({"c/0-0"}) in incident_sets(shelled("c", 0, place=None), other)


def test_two_without_a_place_that_a_person_judged_apart_stay_apart_through_a_third_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [shelled(source, minutes, place=None) for source, minutes in (("c", 0), ("d", 1), ("e", 2))]
    ids = [row["report_id"] for row in rows]
    assert frozenset(ids) in incident_sets(*rows)
    apart = judged((ids[0], ids[2], "different"))
    found = incident_sets(*rows, judgements=apart)
    assert not [group for group in found if {ids[0], ids[2]} <= group]
    # Teeth: without the safeguard the two would be joined through the third.
    plain = "_join_alike"
    monkeypatch.setattr(unplaced, plain, getattr(unplaced, plain).py_func)
    monkeypatch.setattr(unplaced, "may_join", lambda *_: True)
    monkeypatch.setattr(unplaced, "_apart", lambda *asked: np.zeros(len(asked[1][0]), np.bool_))
    assert frozenset(ids) in incident_sets(*rows, judgements=apart)


def test_several_without_a_place_join_only_where_all_pairs_between_them_speak_for_it() -> None:
    """The one in the middle is near both; the two others are too far apart to be one with it."""
    rows = [shelled(source, minutes, place=None) for source, minutes in (("c", 0), ("d", 30), ("e", 60))]
    sizes = sorted(len(group) for group in incident_sets(*rows))
    assert sizes[-2:] == [1, 2]


def test_that_two_may_both_be_with_the_same_of_several_incidents_makes_them_more_probably_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Either incident may be theirs: neither joins, and yet both tell of the same. What the pair says alone is left out."""
    monkeypatch.setattr(unplaced, "_BY_PAIR", 0.0)
    rows = [*shelling(), *shelling(north_m=FAR), shelled("c", 0, place=None), shelled("d", 1, place=None)]

    pair = ("c/0-0", "d/1-0")
    with_both = probable(*rows)[pair]
    monkeypatch.setattr(unplaced, "_add_shared", lambda *_: None)
    assert with_both > 0.4
    assert probable(*rows)[pair] < 0.1


def test_the_link_of_two_without_a_place_says_that_neither_gives_one() -> None:
    reports = reports_of(shelled("c", 0, place=None), shelled("d", 2, place=None))
    links = gather(reports).links
    said = why(links, reports)
    assert said[Language.ENGLISH].startswith(
        "no distance, as neither gives a place, 2 minutes apart, same act, same actor"
    )
    assert said[Language.ARABIC].startswith("المسافة غير معروفة لأن كليهما لا يذكر مكاناً")
    assert said[Language.RUSSIAN].startswith("расстояние неизвестно: место не указано ни в одном из сообщений")


def test_whoever_gives_no_place_is_linked_through_one_that_does_where_there_is_one() -> None:
    reports = reports_of(*shelling(), shelled("c", 2, place=None), shelled("d", 2, place=None))
    links = gather(reports).links.to_pylist()
    assert {link["nearest_report_id"] for link in links} <= {"a/0-0", "b/1-100"}


def test_its_link_says_that_it_gives_no_place() -> None:
    reports = reports_of(*shelling(), shelled("c", 3, place=None))
    links = gather(reports).links
    own = links.filter(pc.equal(links["report_id"], "c/3-0"))
    assert own["distance_m"].to_pylist() == [None]
    assert own["space_score"].to_pylist() == [0.0]
    (said,) = explain_links(own, reports, Language.ENGLISH).to_pylist()
    assert said.startswith("no distance, as one gives no place, 2 minutes apart, same act, same actor, ")
    # Nobody who gives a place is linked through one who gives none.
    assert "c/3-0" not in links["nearest_report_id"].to_pylist()


def test_the_crowd_of_its_time_is_what_is_counted_by_hand() -> None:
    """Four others are met, one of them without a place; each counts for one in as many seconds as lie within reach of the two."""
    reports = reports_of(*shelling(), told("d", minutes=20, north_m=FAR), told("a", place=None), told("e", place=None))
    model = LinkModel(offered=-1e9)
    found = compare(reports, model)
    assert found.lone.tolist() == [False, False, False, True, True]
    seconds = 2 * 4 * math.sqrt(2 * 600.0**2 / 3 + 600.0**2)
    assert np.exp(found.chance.crowd[4]) == pytest.approx(4 / seconds, rel=1e-6)
    # The report of a's own source meets the three others.
    assert np.exp(found.chance.crowd[3]) == pytest.approx(3 / seconds, rel=1e-6)


def test_it_changes_nothing_for_those_that_give_a_place() -> None:
    reports = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=5, reports=1_500, days=20)).reports
    model = gather(reports).models[0]
    placed = reports.filter(reports["longitude"].is_valid())
    kept = {frozenset(group) for group in groups_of(gather(placed, model=model).links)}
    ids = set(placed["report_id"].to_pylist())
    whole = {group & ids for group in groups_of(gather(reports, model=model).links)} - {frozenset()}
    own = _free_of_relays(reports, ids)
    assert {group for group in whole if group <= own} == {group for group in kept if group <= own}


def _free_of_relays(reports: pa.Table, ids: set[str]) -> set[str]:
    """Reports that repeat nobody: a relay of a report without a place has lost its origin where that is left out."""
    origin = gather(reports).links
    relays = pc.not_equal(origin["report_id"], origin["origin_report_id"])
    return (
        ids
        - set(origin.filter(relays)["report_id"].to_pylist())
        - set(origin.filter(relays)["origin_report_id"].to_pylist())
    )


def test_most_that_join_in_an_exercise_are_right() -> None:
    exercise = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=6, reports=3_000, days=70))
    links = gather(exercise.reports).links.to_pylist()
    truth = dict(zip(*(exercise.truth[name].to_pylist() for name in ("report_id", "true_incident")), strict=True))
    lone = set(exercise.reports.filter(exercise.reports["longitude"].is_null())["report_id"].to_pylist())
    origins = [link for link in links if link["report_id"] in lone and link["report_id"] == link["origin_report_id"]]
    joined = [link for link in origins if link["nearest_report_id"] and link["nearest_report_id"] not in lone]
    right = [link for link in joined if truth[link["report_id"]] == truth[link["nearest_report_id"]]]
    assert len(joined) > 0.4 * len(origins)
    assert len(right) > 0.6 * len(joined)
