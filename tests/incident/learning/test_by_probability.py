"""What two acts, names or numbers are worth, counted over pairs by how probable each is; exercises know what is right."""

from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from rightly import f1
from scenes import charter_of

from truceline.exercise.inventing import Exercise, invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.columns.arrays import Floats, Longs, encoded
from truceline.incident.gathering import gather
from truceline.incident.learning import by_probability
from truceline.incident.learning.by_probability import learn_by_probability
from truceline.incident.learning.sample import Sample
from truceline.incident.likeness.compare import Voices
from truceline.incident.model import ACT_CODES, APART, SAME, LinkModel, act_alikeness


@cache
def exercise(seed: int = 31, days: int = 48) -> Exercise:
    return invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=seed, reports=2_000, days=days))


@cache
def learnt() -> LinkModel:
    return gather(exercise().reports).models[0]


@cache
def unlearnt(seed: int = 31, days: int = 48) -> LinkModel:
    """The model of the same reports without what was counted."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("truceline.incident.learning.afresh.learn_by_probability", lambda _, model, *__: model)
        return gather(exercise(seed, days).reports).models[0]


def with_column(reports: pa.Table, name: str, values: pa.ChunkedArray | pa.Array) -> pa.Table:
    return reports.set_column(reports.column_names.index(name), name, values)


def worths(model: LinkModel, of: str) -> dict[tuple[str, str], float]:
    return {pair: each.worth for each in model.codes if each.of == of for pair in ((each.first, each.second), (each.second, each.first))}  # fmt: skip


def test_a_rare_act_that_both_name_is_worth_more_than_a_common_one() -> None:
    told = exercise().reports["act"].value_counts().to_pylist()
    often = {each["values"]: each["counts"] for each in told}
    worth = [(often[act], value) for (act, other), value in worths(learnt(), "act").items() if act == other]
    common, rare = ([value for times, value in worth if low <= times < high] for low, high in ((150, 2_000), (0, 60)))
    assert min(len(common), len(rare)) >= 4
    assert np.mean(rare) > np.mean(common) + 1.0


def test_acts_that_nobody_mixes_up_speak_against_a_pair_and_those_that_are_mistaken_for_each_other_do_not() -> None:
    """Levels hold small arms and mortars for as near as mortars and artillery: both are fire."""
    worth = worths(learnt(), "act")
    assert worth["mortar_fire", "small_arms_fire"] < -1.5
    assert worth["mortar_fire", "artillery_fire"] > worth["mortar_fire", "small_arms_fire"] + 1.0


def test_by_what_was_counted_more_is_found_rightly() -> None:
    """Teeth: the same reports without it, and reports that it was not counted on."""
    learnt_of, unseen = exercise(33), exercise(983)
    known = gather(learnt_of.reports).models[0]
    assert f1(learnt_of, known) > f1(learnt_of, unlearnt(33)) + 0.01
    assert f1(unseen, known) > f1(unseen, unlearnt(33)) + 0.005


def test_sources_that_cite_an_office_nobody_else_hears_teach_as_if_it_were_their_own() -> None:
    """UCDP names an office for most of its events. Teeth: taken for relays, they taught nothing."""
    reports = exercise().reports.filter(pc.is_null(exercise().reports["relayed_from"]))
    reports = with_column(reports, "said", pa.nulls(reports.num_rows, pa.string()))  # nor does any copy another's words
    office = pc.binary_join_element_wise("an office of ", reports["source"], "")
    citing = gather(with_column(reports, "relayed_from", office)).models[0]
    assert citing == gather(reports).models[0]
    assert citing.codes


def test_whoever_repeats_a_source_that_is_here_teaches_nothing_of_its_own() -> None:
    source = np.array([0, 1, 2, 2], np.int32)
    voices = Voices(source, source, np.array([False, True, False, True]), np.array([0, 0, 2, 7], np.int32))
    assert voices.repeating.tolist() == [False, True, False, False]


def test_reports_of_few_days_teach_it_too() -> None:
    short = exercise(33, days=5)
    model = gather(short.reports).models[0]
    assert model.place_shares == LinkModel().place_shares  # nothing is learnt of errors there
    assert model.codes
    assert f1(short, model) > f1(short, unlearnt(33, days=5)) + 0.01


def test_where_nothing_stands_out_or_few_pairs_are_probable_the_model_stays_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A model alone finds probable pairs anywhere: they would teach whatever it says already."""
    reports = exercise().reports.sort_by([("occurred_at", "ascending"), ("report_id", "ascending")])
    source, rows = encoded(reports["source"]), np.arange(reports.num_rows, dtype=np.int32)
    some = Sample(reports, voices=Voices(source, source, np.zeros(len(rows), np.bool_), source), among=rows)

    def counted(model: LinkModel) -> LinkModel:
        return learn_by_probability(some, model)

    assert counted(LinkModel()) == LinkModel()
    known = unlearnt()
    assert counted(known) != known
    monkeypatch.setattr(by_probability, "_FEWEST", 1e9)
    assert counted(known) == known


def test_short_lists_begin_from_what_witnesses_take_for_what(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: begun from levels, what is joined wrongly confirms what joined it."""
    short = [invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=seed, reports=600, days=14)) for seed in (41, 42, 43)]  # fmt: skip
    begun = [f1(made, gather(made.reports).models[0]) for made in short]
    monkeypatch.setattr(by_probability, "worth_beforehand", lambda _acts: ())
    monkeypatch.setattr(by_probability, "are_known", lambda: np.zeros(len(ACT_CODES), np.bool_))
    without = [f1(made, gather(made.reports).models[0]) for made in short]
    assert np.mean(begun) > np.mean(without) + 0.005


def acts(code: list[str]) -> by_probability._Codes:
    place = np.array([ACT_CODES.index(act) for act in code], np.int32)
    levels = np.array([0.0, 1.5, 0.0, -2.0, -4.0])
    return by_probability._Codes("act", ACT_CODES, place, act_alikeness()[:-1, :-1], levels)


def test_witnesses_who_are_mistaken_otherwise_outvote_what_is_believed_of_them() -> None:
    """Nobody takes mortars for snipers on exercises; who does it in a third of all pairs is believed after some hundred."""
    told = acts(["mortar_fire", "sniper_fire"])
    apart = [(0, 0, 0.0), (0, 1, 0.0), (0, 1, 0.0), (1, 1, 0.0)] * 200
    worth = []
    for times in (0, 10, 100):
        one = [(0, 1, 1.0)] * (3 * times) + [(0, 0, 1.0), (1, 1, 1.0)] * (3 * times)
        met = by_probability._met(told, seen(one + apart))
        worth += [each.worth for each in met if each.first != each.second]
    assert worth[0] < -1.5
    assert worth == sorted(worth)
    assert worth[2] > -0.5


def test_the_more_pairs_are_told_as_the_table_has_it_the_more_firmly_it_is_held() -> None:
    """Of the same thirty pairs of mortars and snipers nobody is persuaded where thousands are told as believed."""
    told = acts(["mortar_fire", "sniper_fire"])
    apart = [(0, 0, 0.0), (0, 1, 0.0), (0, 1, 0.0), (1, 1, 0.0)] * 200
    odd = [(0, 1, 1.0)] * 30
    worth = {}
    for times in (15, 1_500):
        met = by_probability._met(told, seen(odd + [(0, 0, 1.0), (1, 1, 1.0)] * times + apart))
        worth[times] = next(each.worth for each in met if each.first != each.second)
    assert worth[15] > -1.0
    assert worth[1_500] < -3.0


def test_names_that_one_source_alone_uses_are_left_to_what_was_learnt_of_them() -> None:
    column = pa.chunked_array([["Army"] * 9 + ["army"] * 3 + ["rebels"] * 6 + ["rare"] * 2 + [None]])
    names, code = by_probability._most_told(column, {"rebels"})
    assert names == ("army",)
    assert code.tolist() == [0] * 12 + [-1] * 9


def column_of_two(code: list[int]) -> by_probability._Codes:
    alike = np.array([[SAME, APART], [APART, SAME]], np.int8)
    return by_probability._Codes("actor", ("a", "b"), np.array(code, np.int32), alike, np.array([0.0, 1.0, 0.0, 0.0, -1.0]))  # fmt: skip


def seen(pairs: list[tuple[int, int, float]]) -> by_probability._Seen:
    first, second, likely = (np.array(column) for column in zip(*pairs, strict=True))
    return by_probability._Seen(first.astype(np.int32), second.astype(np.int32), likely, None)  # type: ignore[arg-type] # counting codes asks nothing of places


def test_what_is_met_in_one_incident_as_often_as_in_two_says_nothing_and_what_is_met_there_alone_says_much() -> None:
    even = [(n, m, 0.5) for n in range(2) for m in range(2)] * 5_000
    assert [abs(met.worth) < 0.05 for met in by_probability._met(column_of_two([0, 1]), seen(even))] == [True] * 3
    telling = [(0, 0, 1.0), (1, 1, 1.0), (0, 1, 0.0), (0, 0, 0.0), (1, 1, 0.0)] * 5_000
    worth = {(met.first, met.second): met.worth for met in by_probability._met(column_of_two([0, 1]), seen(telling))}
    assert worth["a", "a"] > 0.3
    assert worth["a", "b"] < -3.0


def test_few_pairs_leave_what_levels_say_and_codes_that_are_never_met_are_not_listed() -> None:
    few = by_probability._met(column_of_two([0, 1]), seen([(0, 1, 0.5)]))
    assert [(met.first, met.second) for met in few] == [("a", "b")]
    assert few[0].worth == pytest.approx(-1.0, abs=0.4)


def told_to_be(right: float, seed: int = 31) -> Exercise:
    """The exercise with a direction of fire for each incident, which so large a share of reports tells, and others tell any."""
    made, random = exercise(seed), np.random.default_rng(seed)
    of = {name: random.integers(0, 3) for name in made.truth["true_incident"].unique().to_pylist()}
    true = np.array([of[name] for name in made.truth["true_incident"].to_pylist()])
    told = np.where(random.random(len(true)) < right, true, random.integers(0, 3, len(true)))
    words = np.array(["incoming", "outgoing", "impact"])[told]
    place = made.reports.column_names.index("direction")
    assert made.truth["report_id"].to_pylist() == made.reports["report_id"].to_pylist()
    reports = made.reports.set_column(place, made.reports.schema.field(place), pa.array(words.tolist(), pa.string()))
    return replace(made, reports=reports)


def test_directions_of_fire_that_go_together_are_worth_something_and_find_more_rightly() -> None:
    made = told_to_be(0.9)
    model = gather(made.reports).models[0]
    worth = worths(model, "direction")
    assert worth["incoming", "incoming"] > 0.4
    assert worth["incoming", "outgoing"] < -0.4
    silent = replace(model, codes=tuple(each for each in model.codes if each.of != "direction"))
    assert f1(made, model) > f1(made, silent) + 0.01


def test_directions_of_fire_that_anybody_tells_at_random_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    made = told_to_be(0.0)
    assert worths(gather(made.reports).models[0], "direction") == {}
    # Teeth: without the safeguard what lots have it would be believed.
    monkeypatch.setattr(by_probability, "_differ", lambda *_: True)
    assert any(worths(gather(made.reports).models[0], "direction").values())


def test_two_tables_of_counts_differ_where_more_than_lots_sets_them_apart() -> None:
    random = np.random.default_rng(3)
    shares = np.array([0.2, 0.1, 0.1, 0.3, 0.1, 0.2])
    for _ in range(50):
        one, two = (_symmetric(random.multinomial(size, shares)) for size in (400, 900))
        assert not by_probability._differ(one, two)
    aside = _symmetric(random.multinomial(400, np.array([0.3, 0.02, 0.02, 0.4, 0.02, 0.24])))
    assert by_probability._differ(aside, two)
    assert not by_probability._differ(aside / 20.0, two), "twenty pairs teach nothing"


def _symmetric(counts: Longs) -> Floats:
    """Counts of pairs of three codes, those of two codes by half on either side, as they are counted."""
    table = np.zeros((3, 3))
    table[np.triu_indices(3)] = counts
    return np.asarray((table + table.T) / 2.0)


def column_of_three(code: list[int]) -> by_probability._Codes:
    alike = np.where(np.eye(3, dtype=np.bool_), SAME, APART).astype(np.int8)
    return by_probability._Codes("actor", ("a", "b", "c"), np.array(code, np.int32), alike, np.array([0.0, 1.0, 0.0, 0.0, -1.5]))  # fmt: skip


def worth_of_rare(pairs: int, column: by_probability._Codes) -> float:
    """What it is worth that one names a and the other a rare name, where so many pairs of one incident do and every tenth names two others."""
    alike = [(0, 0, 1.0), (1, 1, 1.0)] * 200 + [(0, 1, 1.0)] * 40
    strangers = [(0, 0, 0.0), (0, 1, 0.0), (0, 1, 0.0), (1, 1, 0.0)] * 300 + [(0, 2, 0.0), (1, 2, 0.0)] * 8
    met = by_probability._met(column, seen(alike + strangers + [(0, 2, 1.0)] * pairs))
    return next(each.worth for each in met if (each.first, each.second) == ("a", "c"))


def test_a_few_pairs_joined_wrongly_do_not_tell_that_a_rare_name_goes_with_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Teeth: held no more firmly than that names differ at all, four pairs would speak for it."""
    column = column_of_three([0, 1, 2])
    assert worth_of_rare(4, column) < -1.0
    assert worth_of_rare(60, column) > 1.0, "as many pairs are believed"
    monkeypatch.setattr(by_probability, "_HELD_OTHERS", 12.0)
    assert worth_of_rare(4, column) > 0.0


def test_where_hardly_any_strangers_are_near_a_name_is_as_often_told_by_chance_as_by_anybody() -> None:
    """Teeth: by the strangers alone, of which none names c, that both do would be worth all that anything can be."""
    alike = [(name, name, 1.0) for name in (0, 1, 2)] * 60
    met = by_probability._met(column_of_three([0, 1, 2]), seen(alike + [(0, 1, 0.0)] * 3))
    (worth,) = (each.worth for each in met if (each.first, each.second) == ("c", "c"))
    assert 0.5 < worth < 2.0


def test_how_often_names_differ_is_told_by_pairs_however_firmly_it_is_held_which_do() -> None:
    column = column_of_three([0, 1, 2])
    one = np.array([[200.0, 20.0, 0.0], [20.0, 200.0, 0.0], [0.0, 0.0, 0.0]])
    believed = np.array([[0.4, 0.05, 0.05], [0.05, 0.3, 0.0], [0.05, 0.0, 0.1]])
    same = (one + 120.0 * believed) / (one.sum() + 120.0)
    held = by_probability._others_held(column, one, same, believed)
    other = ~np.eye(3, dtype=np.bool_)
    assert held[other].sum() == pytest.approx(same[other].sum())
    assert np.diag(held) == pytest.approx(np.diag(same))
    assert held[0, 2] > same[0, 2]
