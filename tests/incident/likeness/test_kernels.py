"""The loops of comparing against what they stand for: integrals, geodesics and counts by hand."""

import math

import numpy as np
import pytest
from told import reports_of, told

from truceline.incident.likeness.compare import Compared, compare, voices_of_sources
from truceline.incident.likeness.crowd import crowd_evidence, density_unit
from truceline.incident.likeness.figures import tables_of
from truceline.incident.likeness.kernels import (
    Chance,
    Survey,
    code_evidence,
    score_pairs,
    space_evidence,
    square_distance,
    survey_pairs,
    time_evidence,
)
from truceline.incident.likeness.laying import lay
from truceline.incident.likeness.looking import Grid, first_at_least, keys_of
from truceline.incident.likeness.spread import EDGES, binned, table_of, within
from truceline.incident.likeness.words import NO_WORDS
from truceline.incident.model import (
    ACT_CODES,
    APART,
    MISSING,
    NEAR,
    RELATED,
    SAME,
    SCALES,
    WEAPON_CODES,
    LinkModel,
    act_alikeness,
    weapon_alikeness,
    weights_of,
)
from truceline.values.place import distance_between

MODEL = LinkModel()
WEIGHTS = weights_of(MODEL)
FLAT = (0.0,) * len(SCALES) + (1.0,)  # strangers anywhere within reach
EVEN = Chance(
    np.zeros(4),
    table_of(MODEL.place_shares, FLAT, MODEL.reach_sigmas, 2),
    table_of(MODEL.time_shares, FLAT, MODEL.span_sigmas, 1),
    np.zeros(1),
    np.zeros((1, 1)),
    np.zeros((1, 1)),
    np.zeros(2),
    np.zeros(2),
    np.zeros((0, 0)),
    np.zeros((0, 0)),
    tables_of((), MODEL.figure_shares),
    np.zeros((1, 1)),
    NO_WORDS,
    NO_WORDS,
)


@pytest.fixture
def pair() -> Compared:
    rows = [
        told("a", weapon="mortar", actor="north"),
        told("b", north_m=900, minutes=4, act="artillery_fire", actor="x"),
    ]
    return compare(reports_of(*rows), LinkModel(offered=-1e9))


def test_the_chord_is_the_geodesic_to_a_metre_in_eighty_kilometres() -> None:
    rows = [
        told("a"),
        told("b", longitude=36.9, latitude=32.9),
        told("c", longitude=-179.9),
        told("d", longitude=179.9),
    ]
    spots = compare(reports_of(*rows), MODEL).spots
    for one, other in ((0, 1), (2, 3)):
        ends = [[rows[k][name]] for k in (one, other) for name in ("longitude", "latitude")]
        geodesic = distance_between(*(np.array(end) for end in ends))[0]
        first, second = (
            int(np.flatnonzero(spots.longitude == np.radians(rows[k]["longitude"]))[0]) for k in (one, other)
        )
        assert math.sqrt(square_distance(spots, first, second)) == pytest.approx(geodesic, abs=1.0)


def test_the_evidence_of_place_is_a_density_of_distances_over_an_even_one() -> None:
    """Its mean over a disc of the reach is the probability that two reports of one place fall within reach."""
    variance, steps = 1_000.0**2, 20_000
    reach2 = WEIGHTS.reach2 * variance
    even = (np.arange(steps) + 0.5) / steps * reach2  # even in area: squared distances are even
    mean = np.mean([math.exp(space_evidence(EVEN, d2, variance)) for d2 in even])
    assert mean == pytest.approx(np.array(MODEL.place_shares) @ within(MODEL.reach_sigmas, 2), rel=3e-3)


def test_the_evidence_of_time_is_likewise_a_density_of_gaps() -> None:
    spread, steps = 900.0**2, 20_000
    gaps = ((np.arange(steps) + 0.5) / steps * 2 - 1) * math.sqrt(WEIGHTS.span2 * spread)
    mean = np.mean([math.exp(time_evidence(EVEN, gap, spread)) for gap in gaps])
    assert mean == pytest.approx(np.array(MODEL.time_shares) @ within(MODEL.span_sigmas, 1), rel=3e-3)


def test_twice_as_many_strangers_halve_the_odds_and_none_leaves_them_as_they_are() -> None:
    variance, spread = 700.0**2, 600.0**2
    volume = math.pi * WEIGHTS.reach2 * variance * 2 * math.sqrt(WEIGHTS.span2 * spread)
    ten, twenty = (crowd_evidence(WEIGHTS, math.log(n / volume), variance, spread) for n in (10, 20))
    assert ten - twenty == pytest.approx(math.log(2))
    assert crowd_evidence(WEIGHTS, -80.0, variance, spread) == pytest.approx(math.log(MODEL.further_reports))


def test_codes_that_one_does_not_give_say_nothing(pair: Compared) -> None:
    act, actor, figure = code_evidence(pair.spots, pair.chance, 0, 1)
    assert act == pytest.approx(pair.chance.act[pair.spots.act[0], pair.spots.act[1]])
    assert actor == pytest.approx(pair.chance.actor[0])
    assert figure == 0
    assert pair.chance.weapon[pair.spots.weapon[0], len(WEAPON_CODES)] == 0


def test_any_pair_can_be_weighed_alike_and_a_missing_place_says_nothing(pair: Compared) -> None:
    first, second = np.array([0], np.int32), np.array([1], np.int32)
    parts = score_pairs(pair.spots, pair.weights, pair.chance, (first, second))
    assert np.array_equal(parts, pair.pairs.parts)
    placeless = compare(reports_of(told("a"), told("b", place=None)), MODEL)
    distance, gap, space, *_, crowd, _ = placeless.weigh(first, second).parts[:, 0]
    assert math.isnan(distance)
    assert (gap, space, crowd) == (0, 0, 0)


def test_pairs_of_one_voice_are_counted_as_strangers_and_others_as_company() -> None:
    spots = compare(reports_of(told("a"), told("a", minutes=1), told("b")), MODEL).spots
    survey = Survey(np.zeros(3, np.int64), *(np.zeros(size) for size in (len(EDGES) - 1, len(EDGES) - 1, 5, 5, 2, 2)))
    pairs = (np.array([0, 0], np.int32), np.array([1, 2], np.int32))
    survey_pairs(spots, WEIGHTS, pairs, (act_alikeness(), weapon_alikeness()), survey)
    assert survey.acts.tolist() == [0, 1, 0, 0, 0]
    assert survey.weapons.tolist() == [1, 0, 0, 0, 0]
    assert survey.space.sum() == survey.time.sum() == 1
    assert survey.density[0] == survey.density[2] > 0 == survey.density[1]


def test_a_million_reports_on_one_spot_are_counted_whole() -> None:
    """Densities are whole numbers, so that their sums do not depend on the order of pairs; they must not run over."""
    volume = math.pi * WEIGHTS.reach2 * WEIGHTS.extent2 * 2 * math.sqrt(WEIGHTS.span2 * WEIGHTS.duration2)
    assert density_unit(WEIGHTS) == pytest.approx(volume * 2**40)
    assert 1_000_000 * density_unit(WEIGHTS) / volume < np.iinfo(np.int64).max


def test_reports_sort_by_cell_then_by_second() -> None:
    rows = [told("a", minutes=9), told("b", minutes=3), told("c", north_m=90_000)]
    compared = compare(reports_of(*rows), MODEL)
    grid = Grid(
        members=np.arange(3, dtype=np.int32),
        keys=np.empty(0, np.int64),
        row_start=np.arange(0, 4_000, dtype=np.int64) * 7_000,
        row_cells=np.full(4_000, 7_000),
        row_height=0.001,
        since=float(compared.spots.at[1]) - 180.0,
        vaguest_s2=0.0,
        present=np.empty(0, np.int64),
        starts=np.empty(0, np.int64),
        finger=np.empty((0, 2), np.int64),
        **dict.fromkeys(("x", "y", "z", "variance_m2"), np.empty(0, np.float32)),
    )
    keys = keys_of(grid, compared.spots)
    assert (keys >> 32)[0] == (keys >> 32)[1] != (keys >> 32)[2]
    assert sorted((keys & 0xFFFFFFFF).tolist()) == [0, 180, 540]


def test_the_first_place_that_is_not_below_is_found_among_numbers_of_either_kind() -> None:
    keys = np.array([1, 3, 3, 7])
    for wanted in (0, 1, 2, 3, 4, 7, 8):
        assert first_at_least(keys, wanted) == np.searchsorted(keys, wanted)
        assert first_at_least(keys.astype(float), float(wanted)) == np.searchsorted(keys, wanted)


def test_likeness_of_acts_follows_the_taxonomy() -> None:
    alike, place = act_alikeness(), {code: k for k, code in enumerate(ACT_CODES)}
    assert np.array_equal(alike, alike.T)
    assert (np.diag(alike)[:-1] == SAME).all()
    assert (alike[-1] == MISSING).all()
    told_alike = {
        ("mortar_fire", "artillery_fire"): NEAR,
        ("mortar_fire", "fire"): NEAR,
        ("explosion", "air_strike"): NEAR,
        ("mortar_fire", "air_strike"): RELATED,
        ("mortar_fire", "access_denied"): APART,
    }
    for (one, other), likeness in told_alike.items():
        assert alike[place[one], place[other]] == likeness


def test_likeness_of_weapons_knows_only_groups() -> None:
    alike, place = weapon_alikeness(), {code: k for k, code in enumerate(WEAPON_CODES)}
    assert alike[place["rifle"], place["machine_gun"]] == NEAR
    assert alike[place["rifle"], place["tank"]] == APART


def test_every_source_has_a_voice_of_its_own() -> None:
    voices = voices_of_sources(lay(reports_of(told("a"), told("b"), told("a", minutes=1)), MODEL).spots)
    assert voices.voice[0] == voices.voice[2] != voices.voice[1]
    assert not voices.relay.any()


def test_kernels_and_columns_count_deviations_into_the_same_bins() -> None:
    rows = [told("a", north_m=north) for north in (0, 40, 300, 900, 2_500, 7_000)]
    compared = compare(reports_of(*rows), MODEL)
    survey = Survey(np.zeros(6, np.int64), *(np.zeros(size) for size in (len(EDGES) - 1, len(EDGES) - 1, 5, 5, 2, 2)))
    pairs = (np.array([1, 2, 3, 4, 5], np.int32), np.array([0, 0, 0, 0, 0], np.int32))
    survey_pairs(compared.spots, WEIGHTS, pairs, (act_alikeness(), weapon_alikeness()), survey)
    spots = compared.spots
    apart = [math.sqrt(square_distance(spots, i, j)) for i, j in zip(*pairs, strict=True)]
    wide = np.sqrt(spots.variance_m2[pairs[0]] + spots.variance_m2[pairs[1]] + WEIGHTS.extent2)
    assert survey.space.tolist() == binned(np.array(apart) / wide).tolist()
