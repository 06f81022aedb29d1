"""Outlets that copy each other in silence are one voice; who differs, or saw it himself, is another. Counted by hand."""

from datetime import timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from scenes import charter_of
from tellings import stored
from told import reports_of, told

from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.model import Echo
from truceline.incident.model_file import model_in, write_model
from truceline.incident.pieces.piecewise import Asked, learn_of_sample
from truceline.incident.telling import grouped
from truceline.incident.voices.echoing import Lag

DAYS = 15
SAME = {"observed": "told", "killed_best": 3, "count": 4, "unit": "explosion"}


def evenings(*sources: tuple[str, float, dict[str, Any]], days: int = DAYS) -> pa.Table:
    """Every other day at seven past twelve one incident, of which each source tells what it says, so many minutes late."""
    return reports_of(
        *(
            told(name, **said, reference=f"day-{day}", minutes=2 * 1_440 * day + 7 + late)
            for day in range(days)
            for name, late, said in sources
        )
    )


def voices_of(gathered: Gathered) -> set[tuple[int, int]]:
    """How many voices, and how many that have another's, over all incidents."""
    return set(zip(*(gathered.incidents[name].to_pylist() for name in ("origins", "of_one_voice")), strict=True))


AGENCY, COPIER, POST = ("agency", 0, SAME), ("copier", 0, SAME), ("post", 3, {"observed": "seen"})


def test_two_outlets_that_say_the_very_same_every_time_are_one_voice_and_the_model_says_how_often() -> None:
    gathered = gather(evenings(AGENCY, COPIER, POST))

    assert voices_of(gathered) == {(2, 1)}
    assert gathered.models[0].echoes == (Echo("agency", "copier", DAYS, DAYS),)
    assert model_in(write_model(gathered.models[0]), "model.json") == gathered.models[0]


def test_three_that_copy_in_a_ring_are_one_voice() -> None:
    assert voices_of(gather(evenings(AGENCY, COPIER, ("third", 0, SAME), POST))) == {(2, 2)}


@pytest.mark.parametrize(
    ("late", "other"),
    [
        (1, {}),
        (0, {"killed_best": 4}),
        (0, {"north_m": 30}),
        (0, {"act": "artillery_fire"}),
        (0, {"killed_best": None}),
    ],
)
def test_who_differs_by_a_minute_a_street_a_number_or_a_word_speaks_for_itself(
    late: int, other: dict[str, Any]
) -> None:
    gathered = gather(evenings(AGENCY, ("other", late, SAME | other), POST))

    assert voices_of(gathered) == {(3, 0)}
    assert not gathered.models[0].echoes


def test_little_that_is_the_same_proves_nothing() -> None:
    few = gather(evenings(AGENCY, COPIER, POST, days=11))
    vague = {"observed": "told", "occurred_within_s": 43_200.0}
    untelling = gather(evenings(("list-a", 0, vague), ("list-b", 0, vague), POST))
    witnesses = gather(
        evenings(("one", 0, SAME | {"observed": "seen"}), ("two", 0, SAME | {"observed": "heard"}), POST)
    )

    assert [voices_of(gathered) for gathered in (few, untelling, witnesses)] == [{(3, 0)}] * 3


BY_THE_HOUR = {"observed": "told", "occurred_within_s": 1_800.0}


def two_who_round(minute: int) -> pa.Table:
    """Two lists that put each incident on the point of its village, at a whole hour; the second is received a quarter of an hour later."""
    half_past = minute - 7 + 0.5  # the middle of the minute, as a time without seconds is read
    reports = evenings(("list-a", half_past, BY_THE_HOUR), ("list-b", half_past, BY_THE_HOUR))
    return received(reports, {"list-b": [1_500, 1_560, 1_440]})


@pytest.mark.parametrize("minute", [0, 15, 30, 45])
def test_two_who_name_the_quarter_of_an_hour_and_the_village_speak_each_for_itself(minute: int) -> None:
    gathered = gather(two_who_round(minute))

    assert not gathered.models[0].echoes
    assert voices_of(gathered) == {(2, 0)}


def test_without_a_look_at_who_rounds_two_lists_by_the_hour_would_be_one_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "truceline.incident.voices.echoing._rounds", lambda reports, _: np.zeros(reports.num_rows, np.bool_)
    )
    assert voices_of(gather(two_who_round(0))) == {(1, 1)}


def test_two_who_name_the_same_minute_and_the_village_are_one_voice() -> None:
    assert voices_of(gather(two_who_round(7))) == {(1, 1)}


def test_where_an_outlet_that_copies_says_something_of_its_own_it_is_heard() -> None:
    rows = evenings(AGENCY, COPIER, POST).to_pylist()
    own = next(row for row in rows if row["source"] == "copier")
    own["killed_best"] = 9
    gathered = gather(reports_of(*rows))

    assert sorted(gathered.incidents["origins"].to_pylist()) == [2] * (DAYS - 1) + [3]


def test_with_a_kept_model_a_single_incident_counts_its_voices_as_the_full_run_did() -> None:
    reports = evenings(AGENCY, COPIER, POST)
    (model,) = gather(reports).models

    assert voices_of(gather(reports.slice(0, 3), model=model)) == {(2, 1)}
    assert voices_of(gather(reports.slice(0, 3))) == {(3, 0)}, "three reports alone prove nothing"


def test_many_outlets_of_one_agency_are_one_voice_with_and_without_another_beside_them() -> None:
    outlets = [(f"outlet-{number}", 0, SAME) for number in range(6)]

    assert voices_of(gather(evenings(*outlets))) == {(1, 5)}
    assert voices_of(gather(evenings(*outlets, POST))) == {(2, 5)}


def test_where_most_who_tell_of_one_thing_say_the_very_same_nobody_stands_out() -> None:
    def but_for(number: int) -> list[dict[str, Any]]:
        """Reports of one outlet, of which every fourth differs: none is nearly always the same as another."""
        said = (SAME | ({"killed_best": 3 + number} if day % 4 == number else {}) for day in range(DAYS))
        return [
            told(f"outlet-{number}", **one, reference=f"{day}", minutes=2_880 * day + 7) for day, one in enumerate(said)
        ]

    pair = evenings(AGENCY, COPIER).to_pylist()
    gathered = gather(reports_of(*pair, *but_for(1), *but_for(2)))
    assert not gathered.models[0].echoes


def test_without_it_copies_would_count_as_confirmation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.incident.gathering.learn_echoes", lambda *_: ())
    assert grouped.Grouped.echoes == ()
    assert voices_of(gather(evenings(AGENCY, COPIER, POST))) == {(3, 0)}


def test_of_an_exercise_whose_sources_err_by_themselves_only_the_outlet_that_copies_is_found() -> None:
    settings = ExerciseSettings(seed=23, reports=1_500, days=36)
    reports = invent(charter_of("southwest-syria-2017"), settings).reports
    before = gather(reports)
    told_often = pc.value_counts(reports.filter(pc.equal(reports["observed"], "told"))["source"]).to_pylist()
    busiest = max(told_often, key=lambda one: one["counts"])["values"]
    # What it repeats itself is no voice that could be copied.
    own = pc.equal(before.links["origin_report_id"], before.links["report_id"])
    of_it = pc.and_(
        pc.equal(reports["source"], busiest), pc.is_in(reports["report_id"], before.links["report_id"].filter(own))
    )
    copies = [
        row | {"source": "parrot", "report_id": f"parrot/{row['reference']}", "said": None}
        for row in reports.filter(of_it).to_pylist()
    ]
    both = pa.concat_tables([reports, pa.Table.from_pylist(copies, reports.schema)])
    after = gather(both)

    assert before.models[0].echoes == ()
    assert [echo[:2] for echo in after.models[0].echoes] == [tuple(sorted((busiest, "parrot")))]
    assert sum(after.incidents["of_one_voice"].to_pylist()) >= 0.8 * len(copies)


CHANGED = {"killed_best": 5, "act": "artillery_fire", "count": None, "unit": None}


def received(reports: pa.Table, lags_s: dict[str, list[int]]) -> pa.Table:
    """The reports, each received so many seconds after its time; the lags of a source come round."""
    rows = reports.to_pylist()
    for day, row in enumerate(rows):
        lags = lags_s.get(row["source"], [600])
        row["received_at"] = row["occurred_at"] + timedelta(seconds=lags[day // 3 % len(lags)])
    return pa.Table.from_pylist(rows, reports.schema)


def test_an_outlet_that_changes_details_is_found_by_following_steadily_at_the_same_place_and_moment() -> None:
    reports = evenings(AGENCY, ("a-copier", 0, SAME | CHANGED), POST)
    (model,) = gather(received(reports, {"a-copier": [1_500, 1_560, 1_440]})).models

    (echo,) = model.echoes
    assert echo == Echo("a-copier", "agency", DAYS, DAYS, "a-copier", 900.0, "place and moment")
    assert voices_of(gather(received(reports, {"a-copier": [1_500]}))) == {(2, 1)}
    assert model_in(write_model(model), "model.json") == model


def test_who_follows_is_learnt_of_what_is_gathered_by_pieces_too() -> None:
    reports = received(evenings(AGENCY, ("a-copier", 0, SAME | CHANGED), POST), {"a-copier": [1_500]})
    model = learn_of_sample(stored(reports), reports.num_rows, Asked(), exercise=True)
    assert model.echoes == gather(reports).models[0].echoes != ()


@pytest.mark.parametrize(
    ("why", "lags"),
    [
        ("half a day late, as lists are", [43_800]),
        ("now soon, now late, as whoever asks for himself", [900, 5_000, 2_000, 9_000, 700]),
        ("now before, now after", [300, 900, 1_500]),
        ("at the same time", [600]),
    ],
)
def test_who_does_not_follow_steadily_and_soon_and_differs_speaks_for_itself(why: str, lags: list[int]) -> None:
    gathered = gather(received(evenings(AGENCY, ("other", 0, SAME | CHANGED), POST), {"other": lags}))

    assert not gathered.models[0].echoes, why
    assert voices_of(gathered) == {(3, 0)}


def test_following_steadily_makes_nobody_an_echo_who_names_another_place_or_moment() -> None:
    for other in ({"north_m": 30}, {"minutes": 1}):
        late = other.pop("minutes", 0)
        gathered = gather(received(evenings(AGENCY, ("other", late, SAME | CHANGED | other), POST), {"other": [1_500]}))
        assert not gathered.models[0].echoes


def test_the_voice_of_echoes_has_the_family_of_the_one_that_leads() -> None:
    one, other = (SAME | {"source_family": family} for family in ("media", "party"))
    reports = evenings(("agency", 0, one), ("outlet", 0, other))
    for late, family in (("outlet", "media"), ("agency", "party")):
        gathered = gather(received(reports, {late: [1_500]}))
        (echo,) = gathered.models[0].echoes
        assert (echo.after, echo.lag_s, echo.alike_in) == (late, 900.0, "everything")
        assert set(gathered.incidents["family_names"].to_pylist()) == {family}


def test_without_a_look_at_how_steadily_it_follows_a_late_list_would_be_an_echo(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reports = received(evenings(AGENCY, ("list", 0, SAME | CHANGED), POST), {"list": [43_800]})
    assert not gather(reports).models[0].echoes

    monkeypatch.setattr("truceline.incident.voices.echoing._lag", lambda *_: Lag(43_200.0, steady=True))
    assert gather(reports).models[0].echoes


def test_without_times_of_receipt_nobody_follows() -> None:
    gathered = gather(evenings(AGENCY, ("other", 0, SAME | CHANGED), POST))

    assert not gathered.models[0].echoes
