"""Two lists of one war: UCDP's events, and an invented second list of most of them, with everything told otherwise.

    ./dev bench lists [FOLDER]

FOLDER holds ucdp/. The first list has 80 % of UCDP's events in Syria 2016-2019 as UCDP tells them. The second has 80 % too, so
that each has events which the other lacks. It gives other days (one in five), other places of the same district (one in three) or only the
district (one in ten), other names of actors, other spellings of places, other figures of deaths (two in three). Identity is hidden.
This is a test of sense, not of skill: how a second list errs was invented, and no number of the model was tried on it.
"""

import argparse
import csv
import gzip
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.incident.evaluating import Belonging, Judged, hits, pairwise
from truceline.incident.gathering import gather
from truceline.report.channels.ucdp import RADIUS_BY_PRECISION
from truceline.report.table import REPORTS

Row = dict[str, Any]
_ACTORS = {
    "Government of Syria": "Military Forces of Syria",
    "Syrian insurgents": "Opposition Rebels (Syria)",
    "IS": "Islamic State (Syria)",
    "SDF": "QSD: Syrian Democratic Forces",
    "Civilians": "Civilians (Syria)",
}
_VOWELS = str.maketrans({"e": "a", "o": "u", "i": "y", "'": ""})
LACKING: dict[str, tuple[str, ...]] = {
    "everything told": (),
    "the second list names no actors": ("actor", "target"),
    "the second list has no figures": ("killed_best",),
    "neither actors nor figures nor place names": ("actor", "target", "killed_best", "place_name"),
}


def events(folder: Path) -> list[Row]:
    """UCDP's events that are dated to a few days and placed at least in a district."""
    with gzip.open(folder / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return [
            row for row in csv.DictReader(file) if row["date_start"] == row["date_end"] and int(row["where_prec"]) <= 2
        ]


def first_list(rows: list[Row]) -> Iterator[Row]:
    """The events as UCDP tells them."""
    for row in rows:
        yield {
            "source": "ucdp",
            "true": row["id"],
            "day": datetime.fromisoformat(row["date_start"]),
            "longitude": float(row["longitude"]),
            "latitude": float(row["latitude"]),
            "radius_m": float(RADIUS_BY_PRECISION[row["where_prec"]] or 0),
            "place_name": row["where_coordinates"],
            "actor": row["side_a"],
            "target": row["side_b"],
            "killed_best": int(row["best"]),
        }


def second_list(rows: list[Row], random: np.random.Generator) -> Iterator[Row]:
    """The events as somebody else would tell them."""
    district: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        district[row["adm_2"]].append(row)
    for source, row in zip(rows, first_list(rows), strict=True):
        neighbours = district[source["adm_2"]]
        chance = random.random()
        if chance < 0.33:
            other = neighbours[int(random.integers(len(neighbours)))]
            row |= {
                "longitude": float(other["longitude"]),
                "latitude": float(other["latitude"]),
                "place_name": other["where_coordinates"],
            }
        elif chance < 0.43:
            middle = np.mean([[float(n["longitude"]), float(n["latitude"])] for n in neighbours], axis=0)
            row |= {"longitude": middle[0], "latitude": middle[1], "radius_m": 25_000.0, "place_name": source["adm_2"]}
        days = int(random.choice([0, 1, -1, 2], p=(0.8, 0.1, 0.07, 0.03)))
        killed = row["killed_best"]
        if random.random() < 0.66:
            killed = max(round(killed * float(np.exp(random.normal(0, 0.4)))), 1)
        yield row | {
            "source": "second",
            "day": row["day"] + timedelta(days=days),
            "place_name": row["place_name"].lower().translate(_VOWELS).title(),
            "actor": _ACTORS.get(row["actor"], row["actor"]),
            "target": _ACTORS.get(row["target"], row["target"]),
            "killed_best": killed,
        }


def reports_of(told: list[Row], lacking: tuple[str, ...]) -> tuple[pa.Table, npt.NDArray[np.int64]]:
    """The two lists as one table of reports, and which event each is of."""
    rows = []
    for number, row in enumerate(told):
        kept = {k: v for k, v in row.items() if row["source"] == "ucdp" or k not in lacking}
        rows.append(
            {
                "report_id": f"{number:06d}",
                "source_family": "research",
                "reference": f"{number}",
                "occurred_at": row["day"].replace(hour=12, tzinfo=UTC),
                "occurred_within_s": 43_200.0,
                "act": "fire",
                "exercise": False,
                "original_sha256": "0" * 64,
                "original_line": number + 1,
                **{k: v for k, v in kept.items() if k in REPORTS.names},
            }
        )
    table = pa.Table.from_pylist([{name: row.get(name) for name in REPORTS.names} for row in rows], REPORTS.schema)
    return table, np.array([int(row["true"]) for row in told], np.int64)


def nearest_same_day(table: pa.Table, true: npt.NDArray[np.int64]) -> float:
    """How often the nearest event of the other list on the same day is the right one."""
    day = table["occurred_at"].cast(pa.int64()).to_numpy() // 86_400_000_000
    x, y = table["longitude"].to_numpy() * np.cos(np.radians(35.0)), table["latitude"].to_numpy()
    first = np.array(table["source"].to_pylist()) == "ucdp"
    paired = np.isin(true, true[first]) & np.isin(true, true[~first])
    right = 0
    for which in np.unique(day):
        one, other = np.flatnonzero((day == which) & first), np.flatnonzero((day == which) & ~first)
        for mine, theirs in ((one, other), (other, one)):
            if len(mine) and len(theirs):
                away = (x[mine][:, None] - x[theirs]) ** 2 + (y[mine][:, None] - y[theirs]) ** 2
                nearest = theirs[away.argmin(axis=1)]
                right += int((paired[mine] & (true[nearest] == true[mine])).sum())
    return right / int(paired.sum())


def measure(name: str, table: pa.Table, true: npt.NDArray[np.int64]) -> None:
    """Link, and print one row."""
    cpu = time.process_time()
    gathered = gather(table)
    cpu = time.process_time() - cpu
    ids = table["report_id"].combine_chunks()
    order = pc.index_in(gathered.links["report_id"].combine_chunks(), ids).to_numpy()
    found = gathered.links["incident_id"].combine_chunks().dictionary_encode().indices.to_numpy().astype(np.int64)
    _, event = np.unique(true, return_inverse=True)
    quality = pairwise(Belonging(order, found), Belonging(np.arange(len(true)), event))
    pairs = gathered.suggestions()
    first, second = (
        pc.index_in(pairs[side].combine_chunks(), ids).to_numpy().astype(np.int64) for side in ("first", "second")
    )
    partnered = np.flatnonzero(np.bincount(event)[event] > 1)
    at = hits(Judged(first, second, true[first] == true[second]), pairs["score"].to_numpy(), partnered).at
    given = 1 / (1 + np.exp(-pairs["score"].to_numpy()))
    sure = given >= 0.9
    share = float((true[first] == true[second])[sure].mean()) if sure.any() else float("nan")
    print(
        f"| {name} | {quality.precision:.3f} / {quality.recall:.3f} / **{quality.f1:.3f}** | {at[1]:.3f} / {at[3]:.3f} / {at[10]:.3f} |"
        f" {share:.3f} of {int(sure.sum()):,} | {cpu:.1f} |",
        flush=True,
    )


def main() -> None:
    """Invent the second list, and link it with each thing lacking in turn."""
    reader = argparse.ArgumentParser(prog="./dev bench lists", description=__doc__.splitlines()[0] if __doc__ else "")
    beside = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    reader.add_argument("folder", type=Path, nargs="?", default=Path(os.environ.get("TRUCELINE_SHARED_DATA", beside)))
    folder = reader.parse_args().folder
    if not (folder / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz").is_file():
        sys.exit(f"Skipped: there is no real data in {folder}. Name the folder that holds ucdp/.")
    random = np.random.default_rng(2017)
    rows = events(folder)
    kept = [[row for row in rows if random.random() < 0.8] for _ in range(2)]
    told = [*first_list(kept[0]), *second_list(kept[1], random)]
    table, true = reports_of(told, ())
    gather(table.slice(0, 200))  # loads what is compiled
    print(f"{len(kept[0]):,} and {len(kept[1]):,} events; the nearest on the same day is right for {nearest_same_day(table, true):.3f}. Load {os.getloadavg()[0]:.1f}\n")  # fmt: skip
    print(
        "| lacking | precision / recall / F1 | hit@1 / 3 / 10 | right of those given 0.9 | CPU s |\n|---|---|---|---|---|"
    )
    for name, lacking in LACKING.items():
        measure(name, *reports_of(told, lacking))


if __name__ == "__main__":
    main()
