"""Splink as a careful user would set it up for this job, and a little more kindly than that.

- Distance and time are compared jointly with how well both reports know them: levels of the distance in standard
  deviations, within levels of the standard deviation. Their m comes from the normal law, EM learns everything else. Of
  eight ways that were tried (levels of one dimension or two; m, u, both or neither learnt; with and without term
  frequencies of actors; a narrower window) this gave the best F1.
- Act and weapon: same code with term frequencies, same group, else. Actor and target: same with term frequencies, else.
- A relay that names the report it repeats, or has its words, has a level of its own.
- Blocking by cells of space and time in eight shifted grids, so that every pair of other sources within 15 km and 12 h
  is met. Pairs that share a cell in several grids are met once: Splink leaves out what an earlier rule has met.
- A report without a place meets all of other sources within 12 h, and the distance says nothing there. Of its pairs only
  the best counts (edges.best_of_each): by two it would tie two incidents together. Tried on four scenes (home at 1,000
  and 10,000 reports, four times as dense, elsewhere) against leaving such reports alone: F1 0.735, 0.707, 0.659 and 0.617
  rise to 0.758, 0.735, 0.677 and 0.635. With all of their pairs it is 0.749, 0.725, 0.662 and 0.623; a level of its own
  that takes from one to eight from the weight changes no best by more than 0.004; 4 h instead of 12 none by more than 0.002.
"""

import logging
import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.values.place import sigma_of_radius
from truceline.values.taxonomy import ACT_GROUP, WEAPON_GROUP


class Reach(NamedTuple):
    """Which pairs are met: so many metres and seconds apart at most, and different in this column; and from which weight on they are told."""

    metres: float = 15_000.0
    seconds: float = 43_200.0
    apart: str = "source"
    least: float = -10.0


_OF_REPORTS = Reach()
_SIGMA_M, _SIGMA_S = (700.0, 1_500.0, 3_000.0, math.inf), (900.0, 2_700.0, 7_200.0, math.inf)
_DEVIATIONS = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 6.0, math.inf)
_TRAINING_PAIRS = 1_000_000


def rows_of(reports: pa.Table, reach: Reach = _OF_REPORTS) -> pa.Table:
    """The columns that Splink compares, and those it blocks on."""
    longitude, latitude = (reports[name].to_numpy().astype(float) for name in ("longitude", "latitude"))
    middle = np.nanmean(latitude)
    x = np.radians(longitude) * 6_371_000 * np.cos(np.radians(middle))
    y = np.radians(latitude) * 6_371_000
    t = reports["occurred_at"].cast(pa.int64()).to_numpy() / 1e6
    radius = np.nan_to_num(reports["radius_m"].to_numpy().astype(float), nan=5_000.0)
    columns: dict[str, Any] = {
        "unique_id": np.arange(reports.num_rows),
        "x": pa.array(x, from_pandas=True),
        "y": pa.array(y, from_pandas=True),
        "t": t,
        "variance_m2": sigma_of_radius(radius) ** 2,
        "variance_s2": reports["occurred_within_s"].to_numpy() ** 2 / 3,
        "act_group": _grouped(reports["act"], ACT_GROUP),
        "weapon_group": _grouped(reports["weapon"], WEAPON_GROUP),
        "named": pc.binary_join_element_wise(reports["source"], reports["reference"], "/"),
        "words": pc.if_else(pc.greater_equal(pc.utf8_length(reports["said"]), 30), reports["said"], None),
        "counted": pc.if_else(pc.is_valid(reports["unit"]), reports["count"], None),
        "calibre": reports["calibre_mm"],
        **{kind: reports[f"{kind}_best"] for kind in ("killed", "injured")},
        **{name: reports[name] for name in ("source", "unit", "act", "weapon", "actor", "target", "relayed_from")},
    }
    # Under other names too: Splink does not train a comparison whose columns the blocking rule names.
    columns |= {"east": columns["x"], "north": columns["y"], "at": columns["t"]}
    for shift in range(8):
        columns[f"cell{shift}"] = _cells((x, y, t), reach, shift)
    for shift in range(2):
        day = np.floor(t / (2 * reach.seconds) + shift / 2).astype(np.int64)
        columns |= {f"day{shift}": day, f"nowhere{shift}": pa.array(day, mask=~np.isnan(x))}
    return pa.table(columns)


def _grouped(column: pa.ChunkedArray, group_of: dict[str, str]) -> pa.Array:
    return pa.array([group_of.get(code) for code in column.to_pylist()], pa.string())


def _cells(values: Sequence[npt.NDArray[Any]], reach: Reach, shift: int) -> pa.Array:
    """Cells twice as wide as the window, in one of eight grids: any pair within the window shares a cell of one."""
    parts = [
        np.floor(np.nan_to_num(each) / (2 * window) + (shift >> bit & 1) / 2).astype(np.int64)
        for bit, (each, window) in enumerate(zip(values, (reach.metres, reach.metres, reach.seconds), strict=True))
    ]
    key = (parts[0] * 1_000_003 + parts[1]) * 1_000_003 + parts[2]
    return pa.array(key, mask=np.isnan(values[0]))


def blocking(shift: int, reach: Reach = _OF_REPORTS) -> str:
    """One shifted grid, and within it the window."""
    near = f"(l.east - r.east) * (l.east - r.east) + (l.north - r.north) * (l.north - r.north) < {reach.metres**2}"
    return f"l.cell{shift} = r.cell{shift} and {_soon(reach)} and {near}"


def _soon(reach: Reach) -> str:
    return f"l.{reach.apart} <> r.{reach.apart} and abs(l.at - r.at) < {reach.seconds}"


def blocking_without_place(reach: Reach = _OF_REPORTS) -> list[str]:
    """A report without a place, and all of other sources near in time."""
    return [
        f"l.{one}{shift} = r.{other}{shift} and {_soon(reach)}"
        for shift in range(2)
        for one, other in (("nowhere", "day"), ("day", "nowhere"))
    ]


def blocking_rules(reach: Reach = _OF_REPORTS) -> list[Any]:
    """All of it."""
    return [*(blocking(shift, reach) for shift in range(8)), *blocking_without_place(reach)]


def met(rows: pa.Table, rules: list[Any], also: str = "") -> pa.Table:
    """The pairs that any of the rules lets through, each once, in order, and what else is asked of them.

    It is DuckDB that answers, as for Splink.
    """
    import duckdb

    asked = " union ".join(
        f"select l.unique_id as first, r.unique_id as second{also} from rows l join rows r on {rule}"
        " where l.unique_id < r.unique_id"
        for rule in rules
    )
    return duckdb.connect().register("rows", rows).sql(f"{asked} order by first, second").to_arrow_table()


def settings(iterations: int = 25, reach: Reach = _OF_REPORTS, more: Sequence[Any] = ()) -> Any:
    """Everything Splink is told before it learns; it may compare more columns than these."""
    import splink.comparison_library as cl
    from splink import SettingsCreator

    d2 = "((x_l - x_r) * (x_l - x_r) + (y_l - y_r) * (y_l - y_r))"
    v_m, v_s = "(variance_m2_l + variance_m2_r + 40000)", "(variance_s2_l + variance_s2_r + 360000)"
    gap2 = "((t_l - t_r) * (t_l - t_r))"
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        probability_two_random_records_match=0.05,  # of those that blocking lets through
        blocking_rules_to_generate_predictions=blocking_rules(reach),
        comparisons=[
            cl.CustomComparison(_levels(d2, v_m, _SIGMA_M, 2, reach.metres), "space"),
            cl.CustomComparison(_levels(gap2, v_s, _SIGMA_S, 1, reach.seconds), "time"),
            _coded("act"),
            _coded("weapon"),
            cl.ExactMatch("actor").configure(term_frequency_adjustments=True),
            cl.ExactMatch("target").configure(term_frequency_adjustments=True),
            *(_numbered(name) for name in ("counted", "calibre", "killed", "injured")),
            _repeats(),
            *more,
        ],
        max_iterations=iterations,
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def _levels(square: str, variance: str, sigmas: tuple[float, ...], axes: int, window: float) -> list[Any]:
    """Levels of deviations within levels of the standard deviation, with first guesses from the normal law."""
    import splink.comparison_level_library as cll

    # Of time both always know something.
    levels = (
        [cll.CustomLevel("x_l is null or x_r is null", "no place").configure(is_null_level=True)] if axes == 2 else []
    )
    smallest = 0.0
    for sigma in sigmas:
        typical = sigma if math.isfinite(sigma) else 2 * smallest
        below = f" and {variance} < {sigma**2}" if math.isfinite(sigma) else ""
        inner_m = inner_u = 0.0
        for k in _DEVIATIONS:
            within = f"{square} < {k * k} * {variance}" if math.isfinite(k) else "true"
            m = 1.0 if math.isinf(k) else 1 - math.exp(-k * k / 2) if axes == 2 else math.erf(k / math.sqrt(2))
            u = 1.0 if math.isinf(k) else min((k * typical / window) ** axes, 1.0)
            level = cll.CustomLevel(f"{variance} >= {smallest**2}{below} and {within}", f"{typical:.0f}, {k}")
            m_share, u_share = (max(share, 1e-4) / len(sigmas) for share in (m - inner_m, u - inner_u))
            level.configure(m_probability=m_share, u_probability=u_share, fix_m_probability=True)
            levels.append(level)
            inner_m, inner_u = m, u
        smallest = sigma
    # The last level is whatever the others leave.
    rest = cll.ElseLevel().configure(m_probability=m_share, u_probability=u_share, fix_m_probability=True)
    return [*levels[:-1], rest]


def _coded(name: str) -> Any:
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl

    return cl.CustomComparison(
        [
            cll.NullLevel(name),
            cll.ExactMatchLevel(name, term_frequency_adjustments=True),
            cll.CustomLevel(f"{name}_group_l = {name}_group_r", "same group"),
            cll.ElseLevel(),
        ],
        name,
    )


def _numbered(name: str) -> Any:
    """The same number (its frequency counts), a fifth or one more or less, half or two, else; numbers of other units say nothing."""
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl

    one, other = f"{name}_l", f"{name}_r"
    silent = f"{one} is null or {other} is null" + (" or unit_l <> unit_r" if name == "counted" else "")
    near, related = (
        f"abs({one} - {other}) <= greatest({least}, {share} * greatest({one}, {other}))"
        for least, share in ((1, 0.2), (2, 0.5))
    )
    levels: list[Any] = [
        cll.CustomLevel(silent, "not told").configure(is_null_level=True),
        cll.ExactMatchLevel(name, term_frequency_adjustments=True),
        cll.CustomLevel(near, "near"),
        cll.CustomLevel(related, "related"),
        cll.ElseLevel(),
    ]
    return cl.CustomComparison(levels, name)


def _repeats() -> Any:
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl

    says_so = "relayed_from_l = named_r or relayed_from_r = named_l"
    # Its u is fixed: EM drives it to nought, which Splink refuses.
    repeats = cll.CustomLevel(f"{says_so} or words_l = words_r", "repeats")
    repeats.configure(m_probability=0.1, u_probability=1e-5, fix_u_probability=True)
    levels: list[Any] = [
        repeats,
        cll.ElseLevel().configure(m_probability=0.9, u_probability=1 - 1e-5, fix_u_probability=True),
    ]
    return cl.CustomComparison(levels, "repeats")


def _trained(rows: pa.Table, reach: Reach, more: Sequence[Any]) -> Any:
    """Train by EM; where it drives a share to nought, which Splink refuses, stop it earlier."""
    from splink import DuckDBAPI, Linker

    for iterations in (25, 10, 5, 2):
        linker = Linker(DuckDBAPI().register(rows), settings(iterations, reach, more), log_level=logging.ERROR)
        try:
            linker.training.estimate_parameters_using_expectation_maximisation(
                blocking(0, reach), fix_u_probabilities=False, max_pairs=_TRAINING_PAIRS, record_sample_proportion=0.1
            )
        except ValueError:
            continue
        return linker
    raise SystemExit("Splink could not be trained: two rounds of EM drive a share to nought already")


def weigh(
    rows: pa.Table, reach: Reach = _OF_REPORTS, more: Sequence[Any] = ()
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Train by EM on the pairs of one grid, and weigh all pairs."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    linker = _trained(rows, reach, more)
    told = linker.inference.predict(threshold_match_weight=reach.least).as_duckdbpyrelation().to_arrow_table()
    pairs = np.stack([told["unique_id_l"].to_numpy(), told["unique_id_r"].to_numpy()], axis=1)
    return pairs.astype(np.int64), told["match_weight"].to_numpy()
