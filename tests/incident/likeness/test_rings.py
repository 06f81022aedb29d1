"""A distance from a post tells which of the incidents of its time a report without a place is of."""

import math
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from measured_alone import assert_asking_gives_what_comparing_gives, assert_most_that_join_are_right
from tellings import MODEL
from told import groups_of, judged, reports_of, told, why

from truceline.exercise.settings import ExerciseSettings
from truceline.incident.gathering import gather
from truceline.incident.likeness import laying
from truceline.incident.likeness.bearings import NO_BEARINGS, Bearings
from truceline.incident.likeness.compare import compare
from truceline.incident.model import LinkModel
from truceline.values.language import Language
from truceline.values.place import SOUND_M_S, WGS84, sigma_of_radius

EAST = 1 / 93_700  # degrees of longitude a metre, near enough at 32.6° north
POST = {"post_longitude": 36.2, "post_latitude": 32.6}
HEARD_M, WRONG = 10_000.0, 0.05  # as posts has them: the ground that is mostly heard, and the share of wrong distances


def ranged(away_m: float | None = 4_000.0, source: str = "post", **more: Any) -> dict[str, Any]:
    """A post that tells how far off it was, and not in which direction."""
    said = POST | {"distance_m": away_m, "reference": f"{away_m}"} | more
    return told(source, place=None, **said)


def seen(source: str, east_m: float, **more: Any) -> dict[str, Any]:
    """Something so far east of the post."""
    return told(source, longitude=36.2 + east_m * EAST, **({"reference": f"{east_m}"} | more))


NEAR_AND_FAR = [seen(source, east_m) for east_m in (4_000, -12_000) for source in ("a", "b")]


def nothing_measured(reports: pa.Table) -> Bearings:
    return Bearings(np.full(reports.num_rows, -1, np.int32), NO_BEARINGS.seen)


def said_of(*rows: dict[str, Any]) -> float:
    """What place says of the first two of these reports, the same in either order."""
    reports = reports_of(*rows)
    compared = compare(reports, LinkModel(offered=-1e9))
    ends = (np.array([0], np.int32), np.array([1], np.int32))
    assert compared.weigh(*ends).parts[2, 0] == compared.weigh(*ends[::-1]).parts[2, 0]
    return float(compared.weigh(*ends).parts[2, 0])


def test_of_two_incidents_of_one_moment_it_joins_the_one_that_lies_as_far_off(monkeypatch: pytest.MonkeyPatch) -> None:
    for away_m, east_m in ((4_000.0, 4_000), (12_000.0, -12_000)):
        found = groups_of(gather(reports_of(*NEAR_AND_FAR, ranged(away_m))).links)
        assert frozenset({f"a/{east_m}", f"b/{east_m}", f"post/{away_m}"}) in found
    # Teeth: by time alone none of the two is likelier.
    monkeypatch.setattr(laying, "bearings_of", nothing_measured)
    assert frozenset({"post/4000.0"}) in groups_of(gather(reports_of(*NEAR_AND_FAR, ranged())).links)


@pytest.mark.parametrize("away_m", [1_000.0, 7_500.0, 30_000.0])
def test_where_none_of_them_lies_as_far_off_it_joins_none(away_m: float) -> None:
    assert frozenset({f"post/{away_m}"}) in groups_of(gather(reports_of(*NEAR_AND_FAR, ranged(away_m))).links)


def test_seconds_from_flash_to_sound_tell_which_as_well() -> None:
    seconds = 4_000.0 / (SOUND_M_S * math.sqrt(1 + 20.0 / 273.15))
    found = groups_of(gather(reports_of(*NEAR_AND_FAR, ranged(None, sound_delay_s=seconds))).links)
    assert frozenset({"a/4000", "b/4000", "post/None"}) in found


@pytest.mark.parametrize(
    ("told_m", "east_m", "radius_m"),
    [(4_000.0, 4_000, 1_000.0), (4_000.0, 5_500, 1_000.0), (500.0, 0, 1_000.0), (9_000.0, 6_000, 8_000.0)],
)
def test_what_a_distance_says_is_what_places_all_round_the_circle_say(
    told_m: float, east_m: float, radius_m: float
) -> None:
    """Each of many places on the circle is blurred by the normal law of both errors; how densely that lies at the other's place is added up."""
    compared = compare(reports_of(seen("a", east_m, radius_m=radius_m), ranged(told_m)), LinkModel(offered=-1e9))
    of_place = math.hypot(sigma_of_radius(np.array([radius_m]))[0], math.sqrt(compared.weights.extent2))
    sigma = math.hypot(of_place, max(0.2 * told_m, 50.0) / 1.96)
    towards = np.linspace(0.0, 2 * math.pi, 100_000, endpoint=False)
    away = WGS84.inv(36.2, 32.6, 36.2 + east_m * EAST, 32.6)[2]
    off = np.hypot(told_m * np.cos(towards) - away, told_m * np.sin(towards))
    density = (np.exp(-0.5 * (off / sigma) ** 2) / (2 * math.pi * sigma**2)).mean()
    likely = density * math.pi * (HEARD_M**2 + told_m**2)
    expected = math.log((1 - WRONG) * likely + WRONG)
    assert said_of(seen("a", east_m, radius_m=radius_m), ranged(told_m)) == pytest.approx(expected, abs=0.01)


def east_of(row: dict[str, Any], east_m: float) -> dict[str, Any]:
    """The same from a post so far east."""
    return row | {"source": "east", "report_id": f"east/{row['reference']}", "post_longitude": 36.2 + east_m * EAST}


def test_distances_speak_for_each_other_where_their_circles_meet_and_against_it_elsewhere() -> None:
    assert said_of(ranged(), east_of(ranged(), 5_000)) > 0.1, "two circles cross twice, and a little by chance"
    assert said_of(ranged(), east_of(ranged(), 0.0)) > 1.5, "of one post"
    for far in (east_of(ranged(), 20_000), east_of(ranged(15_000.0), 3_000)):
        assert said_of(ranged(), far) == pytest.approx(math.log((1 - WRONG) * WRONG + WRONG), abs=0.1)


def test_a_bearing_and_a_distance_speak_for_each_other_where_the_one_crosses_the_circle_of_the_other() -> None:
    towards, away = (east_of(ranged(None, bearing_deg=bearing), 8_000) for bearing in (270.0, 90.0))
    assert said_of(ranged(), towards) > 0.5
    assert said_of(ranged(), away) < -2.0
    # Whatever the direction, some place as far off lies in it.
    assert abs(said_of(ranged(), east_of(ranged(None, bearing_deg=33.0), 0.0))) < 0.3


def test_what_two_circles_say_is_what_many_places_drawn_at_random_say() -> None:
    """Places are drawn on either circle as far as it may err; how densely they lie on the other, round it, is counted."""
    rng, draws, apart, told_m = np.random.default_rng(6), 400_000, 5_000.0, 4_000.0
    sigma = 0.2 * told_m / 1.96
    towards = rng.random(draws) * 2 * math.pi
    at = told_m + rng.normal(0, sigma, draws)
    from_other = np.hypot(at * np.cos(towards) - apart, at * np.sin(towards))
    # Drawn about the other circle a place lies as far from that post as by the normal law, in any direction.
    law = np.exp(-0.5 * ((from_other - told_m) / sigma) ** 2) / (sigma * math.sqrt(2 * math.pi))
    likely = (law / (2 * math.pi * from_other)).mean() * math.pi * (HEARD_M**2 + told_m**2)
    expected = math.log((1 - WRONG) * ((1 - WRONG) * likely + WRONG) + WRONG)
    assert said_of(ranged(), east_of(ranged(), apart)) == pytest.approx(expected, abs=0.1)


def test_two_that_tell_distances_alone_are_one_incident_where_these_meet() -> None:
    found = gather(reports_of(ranged(), east_of(ranged(), 5_000), *elsewhere()))
    assert frozenset({"post/4000.0", "east/4000.0"}) in groups_of(found.links)
    apart = groups_of(gather(reports_of(ranged(), east_of(ranged(), 20_000), *elsewhere())).links)
    assert {frozenset({"post/4000.0"}), frozenset({"east/4000.0"})} < apart


def elsewhere() -> list[dict[str, Any]]:
    """What else is told of within some hours, far off: time alone says the less."""
    return [
        told(f"s{n % 5}", minutes=10 * n - 60, north_m=-80_000 - 9_000 * n, act="small_arms_fire", reference=f"{n}")
        for n in range(13)
    ]


def test_who_names_a_place_is_placed_by_it_and_who_names_one_that_leads_nowhere_by_the_distance() -> None:
    said = []
    for name in ("Farms near Falaj", "Nowhere"):
        reports = reports_of(ranged(place_name=name), seen("a", 4_000), east_of(ranged(), 5_000))
        compared = compare(reports, MODEL)
        row, others = compared.lone[0], (np.zeros(2, np.int32), np.array([1, 2], np.int32))
        parts = compared.weigh(*others).parts
        said.append((row, np.isnan(parts[0]).tolist()))
    assert said == [(False, [False, True]), (True, [True, True])]


SAYS = {
    "lies on it": (
        (ranged(), seen("a", 4_000)),
        ("lies as far from there", "يقع على هذا البُعد منها", "лежит на таком"),
    ),
    "they meet": (
        (ranged(), east_of(ranged(), 5_000)),
        ("what both measured from their posts meets", "يلتقي", "измерения обоих сообщений от их постов сходятся"),
    ),
    "one post": (
        (ranged(), east_of(ranged(), 0.0)),
        (
            "both tell a like distance from one post",
            "بُعداً مماثلاً عن نقطة رصد واحدة",
            "сходное удаление от одного поста",
        ),
    ),
}


@pytest.mark.parametrize(("rows", "words"), SAYS.values(), ids=SAYS)
def test_a_link_says_what_the_distance_says(rows: tuple[dict[str, Any], ...], words: tuple[str, str, str]) -> None:
    reports = reports_of(*rows)
    links = gather(reports).links
    (own,) = [n for n, link in enumerate(links.to_pylist()) if link["nearest_report_id"]][-1:]
    said = why(links.slice(own), reports)
    for language, part in zip((Language.ENGLISH, Language.ARABIC, Language.RUSSIAN), words, strict=True):
        assert part in said[language]


@pytest.mark.parametrize(
    ("other", "word"),
    [
        (seen("a", 12_000), "does not lie as far from there"),
        (east_of(ranged(), 20_000), "what both measured from their posts does not meet"),
        # What says little either way is not told to speak against it.
        (east_of(ranged(None, bearing_deg=33.0), 0.0), "no distance, as neither gives a place"),
    ],
)
def test_a_link_that_a_person_made_says_what_speaks_against_it(other: dict[str, Any], word: str) -> None:
    reports = reports_of(ranged(12_000.0 if "bearing_deg" in other else 4_000.0, reference="4000.0"), other)
    links = gather(reports, judgements=judged(("post/4000.0", other["report_id"], "same"))).links
    said = [why(links.slice(n), reports)[Language.ENGLISH] for n in range(links.num_rows)]
    assert any(word in one for one in said)


def test_asking_about_a_distance_gives_what_comparing_it_gives() -> None:
    assert_asking_gives_what_comparing_gives(
        reports_of(*NEAR_AND_FAR, seen("c", 0, minutes=4), ranged()), "post/4000.0"
    )


def test_most_distances_of_an_exercise_that_join_are_right() -> None:
    assert_most_that_join_are_right(ExerciseSettings(seed=6, reports=3_000, days=70, by_distance=0.5), "distance_m")
