"""Each report repeats the first with the same words or recording that it can have copied."""

from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from told import NOON, groups_of, reports_of, told

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


def after(hours: float) -> dict[str, Any]:
    """Received so many hours after noon."""
    return {"received_at": NOON + timedelta(hours=hours)}


def origins_by_name(*rows: dict[str, Any]) -> dict[str, str]:
    """The source that each source repeats."""
    links = gather(reports_of(*rows)).links.to_pylist()
    return {link["report_id"].split("/")[0]: link["origin_report_id"].split("/")[0] for link in links}


MONITOR = told("monitor", minutes=5, observed="seen")


@pytest.mark.parametrize(
    ("clinic", "thief"),
    [
        (SAID | TOLD, SAID | TOLD | {"minutes": -660, "north_m": 9_500}),
        (SAID | TOLD, SAID | {"observed": "seen", "minutes": -660, "north_m": 9_500}),
        (FILM | TOLD, FILM | TOLD | {"minutes": -4_200, "north_m": 29_000}),
        (FILM | {"observed": "recorded"}, FILM | {"observed": "recorded", "minutes": -4_200, "north_m": 29_000}),
    ],
    ids=["words", "words of a claimed witness", "film", "own recording"],
)
def test_who_is_received_later_takes_no_report_over_however_early_he_dates_it(
    clinic: dict[str, Any], thief: dict[str, Any]
) -> None:
    rows = [told("clinic", **clinic, **after(0.2)), MONITOR]
    assert counted(*rows) == [(2, 2)]
    assert origins_by_name(*rows, told("thief", **thief, **after(30)))["clinic"] == "clinic"
    assert max(counted(*rows, told("thief", **thief, **after(30)))) >= (2, 2)
    # Were nothing told of when they were received, the times that they name would decide.
    assert origins_by_name(*rows, told("thief", **thief, **after(0.2)))["clinic"] == "thief"
    assert origins_by_name(*rows, told("thief", **thief))["clinic"] == "thief"


@pytest.mark.parametrize("same", [SAID | TOLD, FILM | TOLD], ids=["words", "film"])
@pytest.mark.parametrize(("one", "other"), [("m1", "m2"), ("m2", "m1")])
def test_of_two_at_one_time_the_one_received_first_is_repeated_however_they_are_called(
    one: str, other: str, same: dict[str, Any]
) -> None:
    assert origins_by_name(told(one, **same, **after(1)), told(other, **same, **after(4)))[other] == one


def test_when_a_list_was_received_says_nothing_of_which_of_its_rows_is_the_first() -> None:
    """The list with the original came in a day after the other; between who came promptly and a list that came later it is told."""
    original, copy = told("network", **SAID, **TOLD), told("agency", minutes=9, **SAID, **TOLD)
    assert origins_by_name(original | after(24 * 9), copy | after(24 * 8))["agency"] == "network"
    assert origins_by_name(original | after(24 * 9), copy | after(1))["network"] == "agency"


@pytest.mark.parametrize("same", [SAID | TOLD, FILM], ids=["words", "film"])
def test_a_witness_who_is_slower_than_who_passes_his_words_on_is_repeated(same: dict[str, Any]) -> None:
    witness = same | {"observed": "seen" if "said" in same else "recorded"} | after(2)
    rows = [told("agency", **same | TOLD, **after(1)), told("witness", minutes=9, north_m=300, **witness)]
    assert origins_by_name(*rows)["agency"] == "witness"
    assert counted(*rows) == [(2, 1)]


@pytest.mark.parametrize("seed", range(20))
def test_nobody_repeats_what_was_received_after_him_but_a_witness_beside_him(seed: int) -> None:
    rng = np.random.default_rng(seed)
    count = 60
    at = np.sort(rng.integers(0, 30, count) * 3_600.0)
    received = np.where(rng.random(count) < 0.2, np.nan, at + rng.integers(0, 40, count) * 3_600.0)
    standpoints = Standpoint(
        rng.integers(0, 6, count).astype(np.int32),
        at,
        np.asarray(rng.integers(0, 9, count) * 0.0301, np.float64),
        np.zeros(count),
        received,
    )
    leads, own = rng.random(count) < 0.2, rng.random(count) < 0.1
    found = copies(standpoints, Copying(np.zeros(count, np.int32), leads, own, (43_200.0, 10_000.0)))
    assert (found >= 0).sum() > count / 3
    for row in np.flatnonzero(found >= 0).tolist():
        other = found[row]
        beside = leads[other] and not leads[row] and abs(at[row] - at[other]) <= 3_600
        assert beside or received[row] - at[row] > 86_400 or not received[other] > received[row]


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
        rng.integers(0, 4, count).astype(np.int32),
        at,
        longitude,
        np.where(np.isnan(longitude), np.nan, 0.0),
        np.full(count, np.nan),
    )
    leads, own = rng.random(count) < 0.2, rng.random(count) < 0.2
    ground = Copying(rng.integers(-1, 3, count).astype(np.int32), leads, own, (43_200.0, 10_000.0))
    assert copies(standpoints, ground).tolist() == plainly(standpoints, ground)
