"""Outlets whose errors follow another's are one voice; whoever errs by himself is another. Counted anew by hand, report by report."""

import itertools
import math
from datetime import timedelta
from operator import itemgetter
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from pyproj import Transformer
from scenes import charter_of
from tellings import stored
from told import METRE_NORTH, reports_of, told

from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.columns.arrays import Ints, places_among
from truceline.incident.gathering import gather
from truceline.incident.model import Echo
from truceline.incident.model_file import model_in, write_model
from truceline.incident.pieces.piecewise import Asked, learn_of_sample
from truceline.incident.voices.echoing import learn_echoes, same_voices
from truceline.incident.voices.independence import voices

DAYS = 150
OTHERS = ("list", "network", "post", "radio", "station", "ward")
OFTEN = 0.65  # of all days each of the others tells
Errors = dict[str, np.ndarray[Any, np.dtype[np.float64]]]


def errors(seed: int, *sources: str, days: int = DAYS) -> Errors:
    """By source and day an error of its own: metres east and north, and minutes."""
    drawn = np.random.default_rng(seed)
    return {name: drawn.normal(0.0, (300.0, 300.0, 6.0), (days, 3)) for name in sources}


def moved(told_by: np.ndarray[Any, Any], seed: int, by: tuple[float, float, float] = (100.0, 100.0, 2.0)) -> Any:
    """The same errors, each moved a little."""
    return told_by + np.random.default_rng(seed).normal(0.0, by, told_by.shape)


def days_of(erring: Errors, **said: dict[str, Any]) -> pa.Table:
    """Every other day one incident a little past noon, told by each source with its error, by the others now and then; received in the order in which sources are named, 20 minutes apart."""
    rows = []
    drawn = np.random.default_rng(99)
    tells = drawn.random((len(next(iter(erring.values()))), len(OTHERS))) < OFTEN
    for day in range(len(next(iter(erring.values())))):
        for turn, (name, error) in enumerate(erring.items()):
            if name in OTHERS and not tells[day, OTHERS.index(name)]:
                continue
            east, north, minutes = error[day]
            # Who knows best is now the one, now another.
            vague = {"radius_m": drawn.uniform(1_200.0, 1_800.0), "occurred_within_s": drawn.uniform(1_200.0, 2_400.0)}
            row = told(name, **vague | {"observed": "told"} | said.get(name, {}), reference=f"day-{day}", north_m=north)
            row["longitude"] += east * METRE_NORTH / math.cos(math.radians(32.6))
            row["occurred_at"] += timedelta(days=2 * day, minutes=7 + minutes)
            row["received_at"] = row["occurred_at"] + timedelta(minutes=60 + 20 * turn)
            rows.append(row)
    return reports_of(*rows)


def echoes_of(reports: pa.Table) -> tuple[Echo, ...]:
    """The echoes of reports each of which is of the incident that its reference names."""
    return learn_echoes(reports, incidents_in(reports), np.arange(reports.num_rows, dtype=np.int32))


def incidents_in(reports: pa.Table) -> Ints:
    named = [int(name.removeprefix("day-")) for name in reports["reference"].to_pylist()]
    return np.asarray(named, np.int32)


def copied(seed: int = 1, days: int = DAYS) -> Errors:
    """Six who err by themselves, one who errs twice as much, and one who moves what this one says."""
    erring = errors(seed, "agency", *OTHERS, days=days)
    erring["agency"] *= 2
    return erring | {"copier": moved(erring["agency"], seed + 100)}


def pairs_of(echoes: tuple[Echo, ...]) -> list[tuple[str, str]]:
    return [echo[:2] for echo in echoes]


@pytest.mark.parametrize("seed", range(1, 9))
def test_who_copies_and_moves_the_place_and_the_moment_is_found_and_nobody_else(seed: int) -> None:
    (echo,) = echoes_of(days_of(copied(seed)))

    assert echo[:2] == ("agency", "copier")
    assert echo.alike_in == "errors"
    assert 0.8 * DAYS < echo.told < DAYS
    assert echo.alike > 0.6 * echo.told


def test_the_copy_is_one_voice_with_what_it_copies_and_the_model_says_so() -> None:
    reports = days_of(copied())
    gathered = gather(reports)
    (model,) = gathered.models

    assert sum(gathered.incidents["of_one_voice"].to_pylist()) > 0.9 * DAYS
    assert pairs_of(model.echoes) == [("agency", "copier")]
    assert model_in(write_model(model), "model.json") == model
    assert learn_of_sample(stored(reports), reports.num_rows, Asked(), exercise=True).echoes == model.echoes


def test_with_a_kept_model_a_single_incident_counts_its_voices_as_the_full_run_did() -> None:
    reports = days_of(copied())
    (model,) = gather(reports).models

    first = reports.filter(pc.equal(reports["reference"], "day-0"))

    assert gather(first, model=model).incidents["origins"].to_pylist() == [first.num_rows - 1]
    assert gather(first).incidents["origins"].to_pylist() == [first.num_rows], "one incident alone proves nothing"


def test_it_counts_incidents_and_errors_to_one_side_as_proj_and_a_reckoning_by_hand_do() -> None:
    reports = days_of(copied(3))
    (echo,) = echoes_of(reports)
    to_centre = Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True).transform
    at = np.column_stack(to_centre(reports["longitude"], reports["latitude"], np.zeros(reports.num_rows)))
    by_day: dict[str, list[Any]] = {}
    for row, place in zip(reports.to_pylist(), at, strict=True):
        by_day.setdefault(row["reference"], []).append((row["radius_m"], row["source"], place))
    both = []
    for day in by_day.values():
        agency, copier = (next(place for _, name, place in day if name == who) for who in ("agency", "copier"))
        others = [place for _, name, place in sorted(day, key=itemgetter(0)) if name in OTHERS][:2]
        if len(others) == 2:
            both.append([agency - others[0], copier - others[1]])
    one, other = (np.array(each) - np.median(each, axis=0) for each in zip(*both, strict=True))

    assert echo.told == len(both)
    assert echo.alike == sum(float(a @ b) > 0 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("seed", range(11, 31))
def test_whoever_errs_by_himself_is_never_taken_for_an_echo(seed: int) -> None:
    assert echoes_of(days_of(errors(seed, "agency", *OTHERS, "other"))) == ()


def test_two_who_name_villages_by_gazetteers_of_their_own_err_alike_by_place_alone_and_are_two() -> None:
    erring = copied()
    erring["copier"][:, 2] = errors(9, "time")["time"][:, 2]
    assert echoes_of(days_of(erring)) == ()


def test_two_who_wait_for_one_bulletin_err_alike_by_moment_alone_and_are_two() -> None:
    erring = copied()
    erring["copier"][:, :2] = errors(9, "place")["place"][:, :2]
    assert echoes_of(days_of(erring)) == ()


def biased() -> pa.Table:
    """Two who err by themselves, but both are half a kilometre too far north and a quarter of an hour late as a rule."""
    erring = errors(5, "agency", *OTHERS, "other")
    for name in ("agency", "other"):
        erring[name] = erring[name] / 2 + (0.0, 450.0, 9.0)
    return days_of(erring)


def test_two_who_are_off_to_one_side_as_a_rule_are_two() -> None:
    assert echoes_of(biased()) == ()


def test_without_taking_off_what_is_usual_they_would_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.incident.voices.erring._less_usual", lambda departures: departures)
    assert pairs_of(echoes_of(biased())) == [("agency", "other")]


def test_eleven_incidents_prove_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for bound in ("_BEYOND_CHANCE", "_WHOEVER", "_SHARED"):
        monkeypatch.setattr(f"truceline.incident.voices.erring.{bound}", 0.0)
    erring = copied()
    told = [
        echo.told
        for days in range(30)
        for echo in echoes_of(days_of({name: error[:days] for name, error in erring.items()}))
    ]
    assert min(told) == 12


def test_where_no_two_others_tell_nobody_can_know() -> None:
    erring = copied()
    assert echoes_of(days_of({name: erring[name] for name in ("agency", "list", "copier")})) == ()


def test_of_four_nobody_can_say_which_two_are_one() -> None:
    erring = {name: error for name, error in copied().items() if name in ("agency", "list", "network", "copier")}
    assert echoes_of(days_of(erring)) == ()


def test_without_a_look_at_whoever_is_asked_it_would_be_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor at whether the other two may follow each other: each of the two keeps it from being guessed."""
    monkeypatch.setattr("truceline.incident.voices.erring._but_for", lambda _suspects, _key, spoken: spoken)
    monkeypatch.setattr("truceline.incident.voices.erring._WHOEVER", 0.0)
    erring = {name: error for name, error in copied().items() if name in ("agency", "list", "network", "copier")}
    assert len(echoes_of(days_of(erring))) == 1


def now_and_then() -> pa.Table:
    """One who copies every third report, and tells the others by itself; four hundred days."""
    erring = copied(days=400)
    own = np.arange(400) % 3 != 0
    erring["copier"][own] = errors(77, "own", days=400)["own"][own]
    return days_of(erring)


def test_who_copies_now_and_then_stays_a_voice_of_its_own() -> None:
    assert echoes_of(now_and_then()) == ()


def test_without_a_look_at_how_much_they_have_in_common_it_would_be_an_echo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.incident.voices.erring._SHARED", 0.0)
    assert pairs_of(echoes_of(now_and_then())) == [("agency", "copier")]


def test_two_that_saw_it_themselves_are_never_one_voice() -> None:
    seen = {"observed": "seen"}
    assert echoes_of(days_of(copied(), agency=seen, copier=seen)) == ()
    assert pairs_of(echoes_of(days_of(copied(), agency=seen))) == [("agency", "copier")]


def test_who_rounds_moments_errs_as_others_do_who_round_and_is_not_held_against_it() -> None:
    reports = days_of(copied()).to_pylist()
    for row in reports:
        if row["source"] == "copier":
            row["occurred_at"] = row["occurred_at"].replace(minute=row["occurred_at"].minute // 15 * 15, second=30)
    assert echoes_of(reports_of(*reports)) == ()


def twice_copied() -> Errors:
    """Two that move what the agency says, beside six who err by themselves."""
    erring = copied(6, days=400)
    return erring | {"again": moved(erring["agency"], 200)}


def test_of_three_that_are_one_voice_every_two_are_named_and_nobody_else() -> None:
    found = pairs_of(echoes_of(days_of(twice_copied())))
    assert found == [("again", "agency"), ("again", "copier"), ("agency", "copier")]


def copied_at_once(seed: int) -> pa.Table:
    """Three outlets that know best and are copied each, beside six who err by themselves and know less."""
    copied_ones = ("agency", "bureau", "chronicle")
    erring = errors(seed, *copied_ones, *OTHERS, days=2 * DAYS)
    erring |= {f"copier-of-{name}": moved(erring[name], seed + k, (50.0, 50.0, 1.0)) for k, name in enumerate(erring)}
    erring = {
        name: error
        for name, error in erring.items()
        if name.removeprefix("copier-of-") in copied_ones or name in OTHERS
    }
    knowing = {"radius_m": 900.0, "occurred_within_s": 600.0}
    return days_of(erring, **{name: knowing for name in erring if name not in OTHERS})


@pytest.mark.parametrize("seed", range(1, 4))
def test_of_three_that_are_copied_at_once_all_copies_are_found_and_nobody_else(seed: int) -> None:
    found = pairs_of(echoes_of(copied_at_once(seed)))
    assert found == [(name, f"copier-of-{name}") for name in ("agency", "bureau", "chronicle")]


def test_held_against_two_that_may_follow_each_other_none_of_them_would_be_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("truceline.incident.voices.erring._but_for", lambda _suspects, _key, spoken: spoken)
    assert echoes_of(copied_at_once(1)) == ()


def mixed() -> Errors:
    """Two who err by themselves, and one who names a place and a moment between theirs."""
    erring = errors(1, "agency", "bureau", *OTHERS)
    for name in ("agency", "bureau"):
        erring[name] *= 2
    return erring | {"copier": moved((erring["agency"] + erring["bureau"]) / 2, 101)}


def when_received(reports: pa.Table, *, known: bool) -> pa.Table:
    """The same, or nobody knows when they were received."""
    at = reports.column_names.index("received_at")
    none = pa.nulls(reports.num_rows, reports.schema.field(at).type)
    return reports if known else reports.set_column(at, reports.schema.field(at), none)


def voices_beside(reports: pa.Table) -> list[int]:
    """Of each day how many reports are of a voice that another of that day has already."""
    incident, itself = incidents_in(reports), np.arange(reports.num_rows, dtype=np.int32)
    speaker = places_among(reports["source"], sorted(set(reports["source"].to_pylist())))
    voice = voices(reports, incident, itself, speaker, echoes_of(reports))
    return [int(often) for often in np.bincount(incident[voice != itself])]


@pytest.mark.parametrize("known", [True, False])
def test_who_mixes_what_two_say_follows_both_and_makes_them_no_less_two(known: bool) -> None:
    reports = when_received(days_of(mixed()), known=known)
    assert pairs_of(echoes_of(reports)) == [("agency", "copier"), ("bureau", "copier")]
    assert voices_beside(reports) == [1] * DAYS


def test_were_it_one_voice_with_both_two_honest_outlets_would_lose_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.incident.voices.independence._between", lambda *_: ())
    assert voices_beside(days_of(mixed())) == [2] * DAYS


@pytest.mark.parametrize("known", [True, False])
def test_two_copies_and_what_they_copy_are_one_voice_whoever_comes_first(known: bool) -> None:
    for first in itertools.permutations(("agency", "copier", "again")):
        erring = twice_copied()
        reports = days_of({name: erring[name] for name in (*first, *OTHERS)})
        assert voices_beside(when_received(reports, known=known)) == [2] * 400


def test_a_copy_of_a_copy_is_of_the_voice_of_both() -> None:
    erring = copied(6, days=400)
    assert voices_beside(days_of(erring | {"again": moved(erring["copier"], 200)})) == [2] * 400


def test_of_three_and_three_nobody_can_say_which_are_one() -> None:
    erring = {name: error for name, error in twice_copied().items() if name not in OTHERS[3:]}
    assert echoes_of(days_of(erring)) == ()


def test_what_the_follower_says_first_is_its_own() -> None:
    reports = days_of(copied())
    (echo,) = echoes_of(reports)
    assert (echo.after, round(echo.lag_s / 60)) == ("copier", 140)

    rows = reports.to_pylist()
    early = next(row for row in rows if row["source"] == "copier")
    early["received_at"] = early["occurred_at"]
    incident, itself = incidents_in(reports), np.arange(reports.num_rows, dtype=np.int32)
    late = same_voices(reports, incident, itself, (echo,))
    one_early = same_voices(reports_of(*rows), incident, itself, (echo,))
    assert (len(late.following[0]), len(one_early.following[0])) == (DAYS, DAYS - 1)


def test_the_order_of_reports_changes_nothing() -> None:
    reports = days_of(copied())
    mixed = reports.take(np.random.default_rng(1).permutation(reports.num_rows))
    assert gather(mixed).models[0].echoes == gather(reports).models[0].echoes != ()


def test_of_very_many_only_some_incidents_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = days_of(copied(days=400))
    told = echoes_of(reports)[0].told
    monkeypatch.setattr("truceline.incident.voices.erring._ENOUGH", 3_000)
    (echo,) = echoes_of(reports)
    assert told / 3 < echo.told < told * 0.6


@pytest.mark.parametrize("kind", ["told", "seen"])
def test_of_an_exercise_the_outlet_that_copies_and_moves_is_found_and_nobody_else(kind: str) -> None:
    reports = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=31, reports=3_000, days=72)).reports
    rows = [row for row in reports.to_pylist() if row["relayed_from"] is None]
    often = sorted(row["source"] for row in rows if row["observed"] == kind)
    busiest = max(sorted(set(often)), key=often.count)
    drawn = np.random.default_rng(8)
    copies = []
    for row in rows:
        if row["source"] != busiest:
            continue
        copy = row | {"source": "parrot", "report_id": f"parrot/{row['reference']}", "said": None, "observed": "told"}
        if row["longitude"] is not None:
            copy["longitude"], copy["latitude"] = (
                row[axis] + drawn.normal(0, 0.004) for axis in ("longitude", "latitude")
            )
        if row["occurred_at"] is not None:
            copy["occurred_at"] = row["occurred_at"] + timedelta(seconds=round(drawn.normal(0, 600)))
        copies.append(copy)

    assert gather(reports).models[0].echoes == ()
    both = gather(pa.concat_tables([reports, pa.Table.from_pylist(copies, reports.schema)]))
    assert [(*echo[:2], echo.alike_in) for echo in both.models[0].echoes] == [(*sorted((busiest, "parrot")), "errors")]
