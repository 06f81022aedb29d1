"""The figures of docs/linking/peers.md: a row for each exercise, the candidates beside each other.

python bench/link/beside.py FILE      prints the table of what a run ended with: its last line, JSON
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import mean, stdev
from typing import Any

OURS = "truceline"
AIM = 0.12  # how far ahead of a peer's F1 we want to be
_SECONDS = {
    "pairs_cpu_s": "CPU s to pairs",
    "incidents_cpu_s": "CPU s to incidents",
    "cpu_s": "CPU s in all",
}
Result = dict[str, Any]


def table(measured: list[dict[str, Any]]) -> Iterator[str]:
    """Lines of the table, and after it one for each peer: how far ahead we are, and how much quicker.

    Where no candidate finished there is no table. Of several draws of one exercise there are the means, and ± the standard error of the mean lead.
    """
    whole = [one for one in measured if any({"candidate", "origins"} <= result.keys() for result in one["results"])]
    scenes = [_pooled(draws) for draws in _draws(whole)]
    if not scenes:
        return
    names = list(dict.fromkeys(result["candidate"] for one in scenes for result in one["results"]))
    peers = [name for name in names if name != OURS]
    among = ", ".join(names)
    columns = ["exercise", "reports", "density", *(f"{name} P / R / **F1**" for name in names)]
    columns += [f"ahead of {', '.join(peers)}"] if OURS in names and peers else []
    columns += [
        f"{what}: {among}" for what in ("B-cubed F1", "F1 with relays", *_SECONDS.values(), "wall s", "MB more", "load")
    ]
    yield f"| {' | '.join(columns)} |"
    yield "|" + "---|" * len(columns)
    for one in scenes:
        yield f"| {' | '.join(_cells(one, names, peers))} |"
    for peer in peers:
        yield from _said(scenes, peer)


def _draws(scenes: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The draws of each exercise together."""
    together: dict[tuple[str, int, float], list[dict[str, Any]]] = {}
    for one in scenes:
        together.setdefault((one["exercise"], one["asked"], one["density"]), []).append(one)
    return list(together.values())


def _pooled(draws: list[dict[str, Any]]) -> dict[str, Any]:
    """One exercise with the means of its draws; where a candidate failed in one of them, with that. `leads` has our lead in each."""
    if len(draws) == 1:
        return draws[0]
    by = [{result["candidate"]: result for result in one["results"]} for one in draws]
    results = []
    for name in by[0]:
        every = [one[name] for one in by]
        failed = next((result for result in every if "origins" not in result), None)
        results.append(
            failed
            or {
                **every[0],
                **_means(every),
                "origins": _means([each["origins"] for each in every]),
                "all": _means([each["all"] for each in every]),
            }
        )
    return {**draws[0], "results": results, "leads": {name: _leads(by, name) for name in by[0]}}


def _means(every: list[Result]) -> Result:
    """The mean of every number."""
    return {
        name: mean(each[name] for each in every) for name, value in every[0].items() if isinstance(value, int | float)
    }


def _leads(by: list[dict[str, Result]], peer: str) -> list[float]:
    pairs = [(one.get(OURS, {}), one[peer]) for one in by]
    return [
        ours["origins"]["f1"] - theirs["origins"]["f1"]
        for ours, theirs in pairs
        if "origins" in ours and "origins" in theirs
    ]


def _cells(one: dict[str, Any], names: list[str], peers: list[str]) -> list[str]:
    by = {result["candidate"]: result for result in one["results"]}
    some = next(result for result in one["results"] if "origins" in result)
    told: list[Callable[[Result], str]] = [
        lambda result: f"{result['origins']['b_cubed_f1']:.3f}",
        lambda result: f"{result['all']['f1']:.3f}",
        *(partial(_seconds, unit) for unit in _SECONDS),
        lambda result: f"{result['wall_s']:.1f}",
        lambda result: f"{result['more_mb']:,.0f}",
        lambda result: f"{result['load']:.1f}",
    ]
    leads = one.get("leads", {})
    ahead = [", ".join(_ahead(by, peer, leads.get(peer, [])) for peer in peers)] if OURS in names and peers else []
    return [
        one["exercise"],
        f"{some['reports']:,.0f}",
        f"{one['density']:g}",
        *(_score(by.get(name)) for name in names),
        *ahead,
        *(", ".join(_told(by.get(name), tell) for name in names) for tell in told),
    ]


def _seconds(unit: str, result: Result) -> str:
    return f"{result[unit]:.2f}"


def _score(result: Result | None) -> str:
    if result is None:
        return "–"
    if "origins" not in result:
        return str(result["failed"])
    origins = result["origins"]
    return f"{origins['precision']:.3f} / {origins['recall']:.3f} / **{origins['f1']:.3f}**"


def _told(result: Result | None, tell: Callable[[Result], str]) -> str:
    return tell(result) if result and "origins" in result else "–"


def _ahead(by: dict[str, Result], peer: str, leads: list[float]) -> str:
    ours, theirs = by.get(OURS, {}), by.get(peer, {})
    if "origins" not in ours or "origins" not in theirs:
        return "–"
    sure = f" ± {stdev(leads) / len(leads) ** 0.5:.3f}" if len(leads) > 1 else ""
    return f"{ours['origins']['f1'] - theirs['origins']['f1']:+.3f}{sure}"


def _said(scenes: list[dict[str, Any]], peer: str) -> Iterator[str]:
    """How far ahead of one peer we are at least and at most, and by size how many times less CPU we took to scored pairs, to incidents, and in all."""
    ahead: list[float] = []
    less: dict[str, dict[int, list[float]]] = {unit: {} for unit in _SECONDS}
    for one in scenes:
        by = {result["candidate"]: result for result in one["results"] if "origins" in result}
        if OURS in by and peer in by:
            ahead.append(by[OURS]["origins"]["f1"] - by[peer]["origins"]["f1"])
            for unit, by_size in less.items():
                by_size.setdefault(one["asked"], []).append(by[peer][unit] / by[OURS][unit])
    if ahead:
        enough = sum(lead >= AIM for lead in ahead)
        yield f"{peer}: F1 ahead by {min(ahead):+.3f} to {max(ahead):+.3f}, by {AIM} and more in {enough} of {len(ahead)}"
        for what, by_size in zip(("to scored pairs", "to incidents", "in all"), less.values(), strict=True):
            times = "; ".join(
                f"{asked:,}: {min(some):.1f} to {max(some):.1f}" for asked, some in sorted(by_size.items())
            )
            yield f"{peer}: CPU {what} times ours at {times}"


if __name__ == "__main__":
    for line in table(json.loads(Path(sys.argv[1]).read_text().splitlines()[-1])["measured"]):
        print(line)
