"""Which of the articles that UCDP cites tell of one event: how far their own content carries.

    ./dev bench reconstruct [FOLDER]

FOLDER holds ucdp/, gazetteer/ and boundaries/. An article is an office, a date and a headline: it gives no
coordinates, and many headlines name no place at all. Truth is that UCDP cites both for one event; articles
of one office are not compared. Of candidates that are ranked alike, as all of one town are by distance,
it is counted how probably a true one is among the first, were they drawn. Nobody says which other articles tell of an event that UCDP did not cite them
for: what is found beyond the truth is counted as wrong, and precision is a lower bound.
"""

import argparse
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from math import comb
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from articles import Article, read_articles, read_gazetteer, reports_of

from truceline.incident.gathering import gather

Pair = tuple[int, int]
Scores = dict[Pair, float]
Times = dict[int, tuple[float, float]]


def true_pairs(articles: list[Article]) -> set[Pair]:
    """Articles of two offices that UCDP cites for one event."""
    by_event: dict[int, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        for event in article.events:
            by_event[event].append(number)
    return {
        (one, other)
        for members in by_event.values()
        for one, other in combinations(sorted(members), 2)
        if articles[one].office != articles[other].office
    }


def article_of(names: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    """The article of each report."""
    return np.array([int(name.split("/")[0]) for name in names.to_pylist()], np.int64)


def ours(reports: pa.Table, articles: list[Article]) -> tuple[set[Pair], Scores]:
    """Pairs of articles that share an incident, and the best score of each suggested pair."""
    gathered = gather(reports)
    members: dict[str, set[int]] = defaultdict(set)
    for incident, article in zip(
        gathered.links["incident_id"].to_pylist(), article_of(gathered.links["report_id"]).tolist(), strict=True
    ):
        members[incident].add(article)
    linked = {
        pair
        for group in members.values()
        for pair in combinations(sorted(group), 2)
        if articles[pair[0]].office != articles[pair[1]].office
    }
    suggested = gathered.suggestions()
    scores: Scores = {}
    sides = (article_of(suggested[name]).tolist() for name in ("first", "second"))
    for one, other, score in zip(*sides, suggested["probability"].to_pylist(), strict=True):
        pair = (min(one, other), max(one, other))
        scores[pair] = max(scores.get(pair, -np.inf), score)
    return linked, scores


def nearest(reports: pa.Table, articles: list[Article]) -> tuple[set[Pair], Scores]:
    """The plain way: of articles of other offices within a day and 15 km, the nearest."""
    article = article_of(reports["report_id"])
    x = np.radians(reports["longitude"].to_numpy()) * 6_371 * np.cos(np.radians(35.0))
    y = np.radians(reports["latitude"].to_numpy()) * 6_371
    day = reports["occurred_at"].cast(pa.int64()).to_numpy() / 86_400e6
    placed = np.flatnonzero(~np.isnan(x))
    placed = placed[np.argsort(day[placed], kind="stable")]
    scores: Scores = {}
    ends = np.searchsorted(day[placed], day[placed] + 1.0, side="right")
    for at, (row, end) in enumerate(zip(placed.tolist(), ends.tolist(), strict=True)):
        near = placed[at + 1 : end]
        far = np.hypot(x[near] - x[row], y[near] - y[row])
        for other, distance in zip(near[far <= 15].tolist(), far[far <= 15].tolist(), strict=True):
            one, two = sorted((int(article[row]), int(article[other])))
            if articles[one].office != articles[two].office:
                scores[one, two] = max(scores.get((one, two), -np.inf), -distance)
    best: dict[int, tuple[float, Pair]] = {}
    for pair, score in scores.items():
        for side in pair:
            best[side] = max(best.get(side, (score, pair)), (score, pair))
    return {pair for _, pair in best.values()}, scores


def among_first(scores: Scores, truth: set[Pair], first: tuple[int, ...] = (1, 3, 10)) -> list[float]:
    """For how many articles that have a true partner one is among the first few; equals count by the chance of their order."""
    ranked: dict[int, list[tuple[float, bool]]] = {article: [] for pair in truth for article in pair}
    for pair, score in scores.items():
        for article in ranked.keys() & set(pair):
            ranked[article].append((score, pair in truth))
    return [sum(_chance(one, k) for one in ranked.values()) / max(len(ranked), 1) for k in first]


def _chance(ranked: list[tuple[float, bool]], k: int) -> float:
    """How probably a right one is among the first k, where those of one score are drawn."""
    best = max((score for score, is_right in ranked if is_right), default=np.inf)
    equals = [is_right for score, is_right in ranked if score == best]
    drawn = min(max(k - sum(score > best for score, _ in ranked), 0), len(equals))
    return 1.0 - comb(equals.count(False), drawn) / comb(len(equals), drawn)


def told(name: str, found: tuple[set[Pair], Scores], truth: set[Pair], cpu_s: float) -> str:
    """One row of the table."""
    linked, scores = found
    right = len(linked & truth)
    precision, recall = right / max(len(linked), 1), right / max(len(truth), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    at = " / ".join(f"{share:.3f}" for share in among_first(scores, truth))
    return f"| {name} | {len(linked):,} | {right:,} | {precision:.3f} / {recall:.3f} / {f1:.3f} | {at} | {cpu_s:.1f} |"


def main() -> None:
    """Read, link, and print the table."""
    reader = argparse.ArgumentParser(
        prog="./dev bench reconstruct", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    beside = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    reader.add_argument("folder", type=Path, nargs="?", default=Path(os.environ.get("TRUCELINE_SHARED_DATA", beside)))
    folder = reader.parse_args().folder
    if not (folder / "ucdp" / "ucdp_reports_exploded.csv.gz").is_file():
        sys.exit(
            f"Skipped: there is no real data in {folder}. Name the folder that holds ucdp/, gazetteer/ and boundaries/."
        )
    articles = read_articles(folder)
    reports = reports_of(articles, read_gazetteer(folder))
    placed = {int(a) for a in article_of(reports.filter(reports["longitude"].is_valid())["report_id"])}
    truth = true_pairs(articles)
    within = {pair for pair in truth if placed.issuperset(pair)}
    times = times_of(reports)
    timely = {pair for pair in within if is_timely(times, pair)}
    print(
        f"{len(articles):,} articles, {len(placed):,} of which name a place; {len(truth):,} true pairs of two offices;"
    )
    print(
        f"both name a place: {len(within):,}; and their times, as said, touch: {len(timely):,}. Load {os.getloadavg()[0]:.1f}\n"
    )
    print("| way, and of which pairs | pairs linked | right | precision / recall / F1 | hit@1 / 3 / 10 | CPU s |")
    print("|---|---|---|---|---|---|")
    gather(reports.slice(0, 200))  # loads what is compiled
    for name, way in (("Truceline", ours), ("nearest within a day and 15 km", nearest)):
        cpu = time.process_time()
        found = way(reports, articles)
        cpu = time.process_time() - cpu
        for which, pairs in (("all", truth), ("both name a place", within), ("and times touch", timely)):
            print(told(f"{name}: {which}", found, pairs, cpu))
        linked, scores = found
        for which, several in (("one of the two tells of several events", True), ("each tells of one", False)):
            pairs, of_those = (those_where(some, articles, several=several) for some in (truth, linked))
            print(told(f"{name}: {which}", (of_those, scores), pairs, cpu))
    print(f"\n{split_by_places(articles, reports)}")


def tells_of_several(article: Article) -> bool:
    """Whether UCDP cites an article for more than one event."""
    return len(article.events) > 1


def those_where(pairs: Iterable[Pair], articles: list[Article], *, several: bool) -> set[Pair]:
    """The pairs of which either article tells of several events, or those of which neither does."""
    return {pair for pair in pairs if any(tells_of_several(articles[each]) for each in pair) == several}


def split_by_places(articles: list[Article], reports: pa.Table) -> str:
    """How well the places that a headline names tell whether its article tells of several events."""
    split = np.bincount(article_of(reports["report_id"]), minlength=len(articles)) > 1
    several = np.array([tells_of_several(article) for article in articles])
    right = int((split & several).sum())
    return (
        f"{int(several.sum()):,} articles tell of several events; {int(split.sum()):,} name several places, "
        f"{right:,} of which tell of several: precision {right / split.sum():.3f}, recall {right / several.sum():.3f}."
    )


def times_of(reports: pa.Table) -> Times:
    """Of each article the middle and half-width of the time it speaks of, in seconds: all its reports say the same."""
    at = (reports["occurred_at"].cast(pa.int64()).to_numpy() / 1e6).tolist()
    within = reports["occurred_within_s"].to_pylist()
    return dict(zip(article_of(reports["report_id"]).tolist(), zip(at, within, strict=True), strict=True))


def is_timely(times: Times, pair: Pair) -> bool:
    """Whether what two articles say of the time leaves one moment possible."""
    (one, half), (other, other_half) = (times[article] for article in pair)
    return abs(one - other) <= half + other_half


if __name__ == "__main__":
    main()
