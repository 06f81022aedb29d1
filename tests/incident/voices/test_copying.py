"""Each report repeats the first with the same words or recording that it can have copied."""

from typing import Any

import numpy as np
import pytest
from told import groups_of, reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.voices.copying import Copying, Standpoint, copies

SAID = {"said": "Three mortar shells fell on the western quarter of the village near the bakery at noon"}
FILM = {"media_sha256": "a" * 64}
TOLD = {"observed": "told"}
Rows = list[dict[str, Any]]


def counted(*rows: dict[str, Any]) -> list[tuple[int, int]]:
    """Of each incident how many reports and how many origins it has."""
    return sorted((row["reports"], row["origins"]) for row in gather(reports_of(*rows)).incidents.to_pylist())


def three(same: dict[str, str]) -> Rows:
    return [told(source, minutes=n, **same, **TOLD) for n, source in enumerate("hij")]


@pytest.mark.parametrize(
    ("same", "decoy"),
    [
        (SAID, {"minutes": -1, "north_m": 12_000}),
        (SAID, {"minutes": 600, "north_m": 15_000, "observed": "seen"}),
        (FILM, {"minutes": -1_800, "north_m": 40_000, "observed": "recorded"}),
    ],
    ids=["text before", "text of a witness", "film"],
)
def test_a_decoy_too_far_away_to_be_copied_makes_no_origins_of_copies(
    same: dict[str, str], decoy: dict[str, Any]
) -> None:
    assert counted(*three(same)) == [(3, 1)]
    assert counted(*three(same), told("decoy", **same, **TOLD | decoy)) == [(1, 1), (3, 1)]


def test_two_copies_of_each_other_are_one_origin_though_a_third_lies_farther_off() -> None:
    away = told("a", north_m=15_000, minutes=-60, **SAID, **TOLD)
    assert counted(away, told("b", **SAID, **TOLD), told("c", minutes=3, **SAID, **TOLD)) == [(1, 1), (2, 1)]


def test_a_second_report_of_the_first_source_is_repeated_where_the_first_lies_too_far_back() -> None:
    rows = [told(s, minutes=m, reference=str(m), **SAID, **TOLD) for s, m in (("a", -700), ("a", 0), ("b", 60))]
    links = gather(reports_of(*rows)).links.to_pylist()
    assert {link["report_id"]: link["origin_report_id"] for link in links}["b/60"] == "a/0"


def test_a_text_that_goes_round_for_days_is_no_chain_of_copies() -> None:
    """Each is within twelve hours of the one before; a standing phrase would make one origin of months."""
    rows = [told(source, minutes=660 * n, **SAID, **TOLD) for n, source in enumerate("abcd")]
    assert len(groups_of(gather(reports_of(*rows)).links)) == 2


def plainly(standpoints: Standpoint, ground: Copying) -> list[int]:
    """The same as `copies`, from its docstring and nothing else: each asked of all others."""
    code, leads, own, (bound_s, bound_m) = ground
    order = sorted(range(len(code)), key=lambda row: (not leads[row], standpoints.at[row], row))
    found = [-1] * len(code)
    first: list[int] = []
    for row in order:
        if code[row] < 0:
            continue
        if not own[row]:
            for other in first:
                east = (standpoints.longitude[row] - standpoints.longitude[other]) * 111_320.0
                if (
                    code[other] == code[row]
                    and standpoints.source[other] != standpoints.source[row]
                    and abs(standpoints.at[other] - standpoints.at[row]) <= bound_s
                    and not abs(east) > bound_m
                ):
                    found[row] = other
                    break
        if found[row] < 0:
            first.append(row)
    return found


@pytest.mark.parametrize("seed", range(20))
def test_copies_are_those_that_asking_each_of_all_others_finds(seed: int) -> None:
    """On the equator, where a degree of longitude is as long everywhere."""
    rng = np.random.default_rng(seed)
    count = int(rng.integers(0, 120))
    at = np.sort(rng.integers(0, 40, count) * 3_600.0)
    longitude = np.where(rng.random(count) < 0.1, np.nan, rng.integers(0, 12, count) * 0.0301)
    standpoints = Standpoint(
        rng.integers(0, 4, count).astype(np.int32), at, longitude, np.where(np.isnan(longitude), np.nan, 0.0)
    )
    leads, own = rng.random(count) < 0.2, rng.random(count) < 0.2
    ground = Copying(rng.integers(-1, 3, count).astype(np.int32), leads, own, (43_200.0, 10_000.0))
    assert copies(standpoints, ground).tolist() == plainly(standpoints, ground)
