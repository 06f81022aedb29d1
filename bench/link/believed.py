"""Whether probabilities can be believed: of the pairs that were given so much, how many are one incident."""

import os

import numpy as np
import pyarrow.compute as pc
from scene import TROUBLES, are_one, exercise_of

from truceline.incident.evaluation.evaluating import Share, calibration, calibration_error, probability_of
from truceline.incident.gathering import gather
from truceline.incident.joining.believing import beside_rivals
from truceline.incident.likeness.days import never_rising

# Neither those on which the table of probabilities was fitted (11 to 20), nor those of the comparison, nor any on which something
# was tried: 977 to 979, which were held until what two codes are worth was tried on two of them.
SEEDS = (1_021, 1_022, 1_023)
SCENES = [
    ("home", 1_000, 1.0),
    ("home", 10_000, 1.0),
    ("home", 10_000, 4.0),
    ("home", 10_000, 16.0),
    ("elsewhere", 1_000, 1.0),
    ("elsewhere", 10_000, 1.0),
    ("elsewhere", 10_000, 16.0),
    *((kind, 10_000, 1.0) for kind in TROUBLES),
]
_SHOWN = (1, 3, 5, 7, 9)  # tenths


def measure(kind: str, reports: int, density: float) -> str:
    """Gather exercises of all seeds and tell the share of right pairs by what they were given, as a row of a table."""
    given, scores, right = [], [], []
    for seed in SEEDS:
        told, known = exercise_of(kind, reports, density, seed)
        pairs = gather(told).suggestions()
        right.append(are_one(pairs["first"], pairs["second"], known))
        given.append(pairs["probability"].to_numpy())
        scores.append(probability_of(pairs["score"].to_numpy()))
    one = np.concatenate(right)
    shares, raw = (calibration(np.concatenate(each), one) for each in (given, scores))
    cells = [_told(shares, tenth) for tenth in _SHOWN] + [_told(raw, _SHOWN[-1])]
    errors = f"{calibration_error(shares):.3f} | {calibration_error(raw):.3f}"
    return f"| {kind} | {reports:,} | {density:g} | {' | '.join(cells)} | {errors} | {os.getloadavg()[0]:.1f} |"


def _told(shares: tuple[Share, ...], tenth: int) -> str:
    found = [share for share in shares if round(share.low * 10) == tenth]
    return f"{found[0].share:.3f} of {found[0].pairs:,}" if found else "–"


# Neither those of the comparison nor those that are held against the table. Each is named: a trouble that is added to the scenes
# is none on which the model's table was measured.
FITTED_ON = [
    (11, "home", 1.0),
    (12, "home", 1.0),
    (13, "home", 4.0),
    (14, "home", 16.0),
    (15, "elsewhere", 1.0),
    (16, "elsewhere", 1.0),
    (17, "errors twice as large, and said so", 1.0),
    (18, "errors twice as large as stated", 1.0),
    (19, "15 % of nothing, 10 % grossly wrong", 1.0),
    (20, "30 % relayed", 1.0),
]
_STEPS = np.array([*np.arange(-9.0, -5.0), *np.arange(-5.0, 7.0, 0.5), 7.0, 8.0])  # nats; bins begin here


def fitted(reports: int = 10_000) -> list[tuple[float, float]]:
    """The table of probabilities anew (`LinkModel.calibration`): of pairs with such odds beside their rivals, how many are one incident.

    Each exercise counts alike, whatever its pairs. Shares that would fall where odds rise are taken together.
    """
    right, total, odds = (np.zeros(len(_STEPS)) for _ in range(3))
    for seed, kind, density in FITTED_ON:
        told, known = exercise_of(kind, reports, density, seed)
        offered = gather(told).offered[0]
        row = pc.index_in(offered.ids, told["report_id"].combine_chunks())
        source = told["source"].combine_chunks().take(row).dictionary_encode().indices.to_numpy()
        beside = beside_rivals(offered.pairs, source.astype(np.int32))
        pairs = offered.table()
        one = are_one(pairs["first"], pairs["second"], known)
        step = np.clip(np.searchsorted(_STEPS, beside, side="right") - 1, 0, None)
        right += np.bincount(step, one, len(_STEPS)) / len(beside)
        total += np.bincount(step, minlength=len(_STEPS)) / len(beside)
        odds += np.bincount(step, beside, len(_STEPS)) / len(beside)
    used = total > 0
    share = np.round(never_rising(right[used][::-1], total[used][::-1])[::-1], 3)
    # What was taken together, or differs by nothing that three digits tell, is one row.
    levels, row = np.unique(share, return_inverse=True)
    middle = np.bincount(row, odds[used]) / np.bincount(row, total[used])
    return [(round(at, 2), each) for at, each in zip(middle.tolist(), levels.tolist(), strict=True)]


def print_all() -> None:
    """Measure every scene."""
    names = " | ".join(f"{tenth / 10:g} to {(tenth + 1) / 10:g}" for tenth in _SHOWN)
    print(f"| exercise | reports | density | {names} | 0.9 to 1 by score alone | error | by score alone | load |")
    print("|---" * (len(_SHOWN) + 7) + "|", flush=True)
    for scene in SCENES:
        print(measure(*scene), flush=True)
