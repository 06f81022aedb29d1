"""Two lists of one war whose links are known: invented ones, and real ones where the data lie beside the repository.

A list tells of an incident at most once. What the second list calls its actors, how well it knows a place, and whether it
knows more than the day differ from scene to scene. Headlines are the exception: each office is a source of its own.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from respelling import other_place, other_side, read_aliases, read_towns

from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import Exercise, invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.likeness.placenames import Listed
from truceline.report.reading import read_reports
from truceline.report.settings import ReadingSettings
from truceline.report.table import REPORTS

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "bench" / "reconstruct"))  # the headlines are read as there

from articles import read_articles, read_gazetteer, reports_of  # noqa: E402 - after the line above

AGREEMENT = ROOT / "agreements" / "southwest-syria-2017"
HALF_A_DAY_S = 43_200.0
KM_M = 1_000.0
DEGREE_M = 111_195.0
UTC_DAY_US = 86_400_000_000
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Lists:
    """Reports of two lists, which of them are the second's, and which of them tell of one incident.

    An article that names three places is three reports: `entry` numbers what is one entry of a list.
    """

    name: str
    reports: pa.Table
    second: npt.NDArray[np.bool_]
    true: Ints  # entries of the first list and of the second
    entry: Ints  # by row
    gazetteer: tuple[Listed, ...] = ()  # that is handed in beside them
    place: tuple[npt.NDArray[np.float64], ...] = ()  # longitudes and latitudes for all but ours, where rows tell none

    @property
    def placed(self) -> pa.Table:
        """The reports as all but ours take them: with the places that these are told."""
        reports = self.reports
        for name, degrees in zip(("longitude", "latitude"), self.place, strict=False):
            at = reports.column_names.index(name)
            reports = reports.set_column(
                at, reports.schema.field(name), pa.array(degrees, pa.float64(), from_pandas=True)
            )
        return reports


@dataclass(frozen=True)
class Telling:
    """How the second list tells: what it leaves out, how many rows it keeps, and how many of the two know only the day."""

    by_day: int = 0
    without: tuple[str, ...] = ()
    renamed: bool = False
    kept: float = 1.0


TELLINGS = {
    "all columns": Telling(),
    "one by the day, without actors": Telling(by_day=1, without=("actor",)),
    "both by the day, other names of actors": Telling(by_day=2, renamed=True),
    "both by the day, without actors and acts": Telling(
        by_day=2, without=("actor", "target", "weapon", "act", "direction")
    ),
    "both by the day, one ten times larger": Telling(by_day=2, kept=0.1),
}


def all_lists(seed: int, folder: Path) -> Iterator[Lists]:
    """Every scene; the real ones only where `folder` holds ucdp/, gazetteer/ and boundaries/."""
    for kind, settings in (("like", {}), ("sparse", {"days": 1_900}), ("boastful", {"overconfidence": 2.0})):
        exercise = invented(seed, settings)
        for words, telling in TELLINGS.items():
            if kind == "like" or words in ("all columns", "both by the day, other names of actors"):
                yield two_lists(f"{kind}: {words}", exercise, seed, telling)
    if (folder / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz").is_file():
        events = read_events(folder)
        yield beside_invented("UCDP and an invented list of it", events, seed)
        yield beside_invented("UCDP and one dated a day late, half the time", events, seed, late=0.5)
        yield beside_invented("UCDP and one that places badly", events, seed, error_m=9.0 * KM_M)
        yield with_own_names(
            beside_invented("UCDP and an invented list with names of its own", events, seed), folder, seed
        )
        badly = beside_invented(
            "UCDP and one that places badly, with names of its own", events, seed, error_m=9.0 * KM_M
        )
        yield with_own_names(badly, folder, seed)
        for share, words in ((0.4, "two in five"), (1.0, "all")):
            lost = without_coordinates(
                with_own_names(
                    beside_invented(
                        f"UCDP and a list with names of its own, {words} without coordinates", events, seed
                    ),
                    folder,
                    seed,
                ),
                share,
                seed,
            )
            yield lost
            yield replace(lost, name=f"{lost.name}, with a gazetteer", gazetteer=read_towns(folder))
        yield beside_headlines("UCDP and the headlines it cites", events, folder, "both")
        yield beside_headlines("UCDP and the headlines it cites, with their words", events, folder, "both", words=True)
        yield beside_headlines("UCDP and the headlines it cites, by their date alone", events, folder, "date")


def invented(seed: int, more: dict[str, float]) -> Exercise:
    """An exercise as the default one, or with other settings."""
    settings = {"days": 238, "reports": 10_000, **more}
    return invent(read_agreement(AGREEMENT), ExerciseSettings(seed=seed, **settings))  # type: ignore[arg-type] # names fields


def two_lists(name: str, exercise: Exercise, seed: int, telling: Telling = Telling()) -> Lists:
    """One exercise told by two lists: each takes of every incident one report that repeats nobody, by its half of the sources."""
    rng = np.random.default_rng([seed, 1])
    order = rng.permutation(exercise.reports.num_rows)
    reports = exercise.reports.take(pa.array(order))
    truth = exercise.truth.take(pc.index_in(reports["report_id"], exercise.truth["report_id"].combine_chunks()))
    said = pc.and_(pc.not_equal(truth["kind"], "relay"), pc.not_equal(truth["kind"], "nil"))
    reports, truth = reports.filter(said), truth.filter(said)
    incident = pc.coalesce(truth["true_incident"], truth["report_id"]).combine_chunks().dictionary_encode().indices
    sources = reports["source"].combine_chunks().dictionary_encode()
    side = np.asarray(sources.indices.to_numpy()) % 2
    number = np.asarray(incident.to_numpy(), np.int64)
    chosen = np.sort(np.unique(number * 2 + side, return_index=True)[1])
    chosen = chosen[(side[chosen] == 0) | (rng.random(len(chosen)) < telling.kept)]
    reports, number, second = reports.take(pa.array(chosen)), number[chosen], side[chosen] == 1
    columns = {name: reports[name] for name in REPORTS.names}
    columns |= {name: pa.nulls(len(reports), reports[name].type) for name in ("said", "relayed_from", "media_sha256")}
    columns["source"] = pa.array(np.where(second, "list-b", "list-a"))
    columns["reference"] = columns["report_id"]
    for column in telling.without:
        columns[column] = pc.if_else(pa.array(second), pa.scalar(None, pa.string()), reports[column])
    if telling.renamed:
        for column in ("actor", "target"):
            others = pc.binary_join_element_wise(pa.scalar("the forces of"), reports[column], " ")
            columns[column] = pc.if_else(pa.array(second), others, reports[column])
    dated = {0: np.zeros(len(second), np.bool_), 1: second, 2: np.ones(len(second), np.bool_)}[telling.by_day]
    columns |= _by_the_day(reports, dated)
    return Lists(name, pa.table(columns).cast(REPORTS.schema), second, _pairs(number, second), np.arange(len(second)))


def _by_the_day(reports: pa.Table, which: npt.NDArray[np.bool_]) -> dict[str, pa.Array]:
    """Times as lists have them that know only the day."""
    at = reports["occurred_at"].cast(pa.int64()).to_numpy()
    day = at // UTC_DAY_US * UTC_DAY_US + UTC_DAY_US // 2
    told = pa.array(np.where(which, day, at), pa.int64()).cast(reports.schema.field("occurred_at").type)
    within = np.where(which, HALF_A_DAY_S, reports["occurred_within_s"].to_numpy())
    return {"occurred_at": told, "occurred_within_s": pa.array(within)}


def _pairs(number: Ints, second: npt.NDArray[np.bool_]) -> Ints:
    """Rows of the first list and of the second that bear one number."""
    rows = [np.flatnonzero(~second), np.flatnonzero(second)]
    _, one, other = np.intersect1d(number[rows[0]], number[rows[1]], assume_unique=True, return_indices=True)
    return np.stack([rows[0][one], rows[1][other]], axis=1)


def read_events(folder: Path) -> pa.Table:
    """UCDP's events as they are read, without what names the headlines they were made from."""
    settings = ReadingSettings(zone=ZoneInfo("Asia/Damascus"), now=datetime(2026, 1, 1, tzinfo=UTC), keep_going=True)
    events = read_reports([folder / "ucdp" / "ucdp_ged_syria_2016_2019.csv.gz"], settings).table
    for name in ("said", "relayed_from"):
        place = events.column_names.index(name)
        events = events.set_column(place, events.schema.field(name), pa.nulls(len(events), pa.string()))
    return events


def beside_invented(
    name: str, events: pa.Table, seed: int, *, late: float = 0.12, error_m: float = 3.0 * KM_M
) -> Lists:
    """UCDP's events of exact day and place, and an invented list that tells of four in ten of them and of as much again.

    A row is dated by the day of the event, some by the day after and a few by the day before; its place is off by `error_m` along
    each axis in most, by a tenth of it in a third, and by five times as much in one of twenty. All say five kilometres.
    Its names of actors are others, it names one of every two, and its figures of dead are off by a fifth.
    """
    rng = np.random.default_rng([seed, 2])
    near = (events["occurred_within_s"].to_numpy() <= HALF_A_DAY_S) & ~np.isnan(events["longitude"].to_numpy())
    first = events.filter(pa.array(near))
    chosen = np.flatnonzero(rng.random(len(first)) < 0.4)
    # As many more happened where others did, on days of others.
    rows = np.concatenate([chosen, rng.choice(len(first), len(chosen))])
    own = np.arange(len(rows)) < len(chosen)
    days = rng.choice([0, 1, -1], len(rows), p=[0.96 - late, late, 0.04]) + np.where(
        own, 0, rng.choice([-40, -23, 17, 31], len(rows))
    )
    error = error_m * rng.choice([0.1, 1.0, 5.0], len(rows), p=[0.3, 0.65, 0.05])
    north, east = rng.normal(0.0, 1.0, (2, len(rows))) * error / DEGREE_M
    latitude = first["latitude"].to_numpy()[rows]
    at = first["occurred_at"].cast(pa.int64()).to_numpy()[rows] + days * UTC_DAY_US
    killed = np.maximum(
        np.round(np.nan_to_num(first["killed_best"].to_numpy()[rows]) * rng.normal(1.0, 0.2, len(rows))), 0
    )
    act = np.where(
        rng.random(len(rows)) < 0.5, "fire", rng.choice(["artillery_fire", "air_strike", "armed_clash"], len(rows))
    )
    actors = first["actor"].take(pa.array(rows))
    names = pc.if_else(pa.array(rng.random(len(rows)) < 0.5), pc.binary_join_element_wise("side of", actors, " "), None)
    ids = [f"invented/{number}" for number in range(len(rows))]
    told = {
        "report_id": ids,
        "source": ["invented-list"] * len(rows),
        "source_family": ["guarantor"] * len(rows),
        "reference": ids,
        "occurred_at": pa.array(at, pa.int64()).cast(first.schema.field("occurred_at").type),
        "occurred_within_s": np.full(len(rows), HALF_A_DAY_S),
        "longitude": first["longitude"].to_numpy()[rows] + east / np.cos(np.radians(latitude)),
        "latitude": latitude + north,
        "radius_m": np.full(len(rows), 5.0 * KM_M),
        "act": act.tolist(),
        "actor": names,
        "killed_best": pa.array(killed.astype(np.int64)),
        "exercise": [False] * len(rows),
        "original_sha256": ["0" * 64] * len(rows),
        "original_line": list(range(1, len(rows) + 1)),
    }
    other = pa.table({n: told[n] if n in told else pa.nulls(len(rows)) for n in REPORTS.names}).cast(REPORTS.schema)
    true = np.stack([chosen, len(first) + np.arange(len(chosen))], axis=1)
    return _joined(name, first, other, (true, np.arange(len(rows))))


def with_own_names(lists: Lists, folder: Path, seed: int) -> Lists:
    """The same, and the invented list names places and actors as it likes (respelling): what is told of the two is UCDP's.

    One in five of its rows names no place, and one in ten a place of another row.
    """
    rng = np.random.default_rng([seed, 4])
    aliases, reports = read_aliases(folder), lists.reports
    origin = np.arange(len(reports))
    own = {int(second): int(first) for first, second in lists.true}
    rows = np.flatnonzero(lists.second)
    # What the list alone tells of happened where something else did: its names are those of the nearest of UCDP's events.
    near = _nearest_first(reports, lists.second)
    origin[rows] = [own.get(int(row), near[row]) for row in rows]
    stray = rows[rng.random(len(rows)) < 0.1]
    place = origin.copy()
    place[stray] = rng.choice(origin[rows], len(stray))
    columns = {name: reports[name].to_pylist() for name in ("place_name", "actor", "target")}
    told = {name: list(values) for name, values in columns.items()}
    for row in rows.tolist():
        named = columns["place_name"][place[row]]
        told["place_name"][row] = other_place(named, aliases, rng) if named and rng.random() < 0.8 else None
        for side in ("actor", "target"):
            told[side][row] = other_side(columns[side][origin[row]] or "", rng)
    for name, values in told.items():
        at = reports.column_names.index(name)
        reports = reports.set_column(at, reports.schema.field(name), pa.array(values, pa.string()))
    return replace(lists, reports=reports.combine_chunks())


def without_coordinates(lists: Lists, share: float, seed: int) -> Lists:
    """The same, and so many of the second list's rows that name a place say nothing else of where it was."""
    rng = np.random.default_rng([seed, 5])
    reports = lists.reports
    lost = (rng.random(len(reports)) < share) & lists.second & reports["place_name"].is_valid().to_numpy()
    for name in ("longitude", "latitude", "radius_m"):
        at = reports.column_names.index(name)
        kept = pc.if_else(pa.array(lost), pa.scalar(None, pa.float64()), reports[name])
        reports = reports.set_column(at, reports.schema.field(name), kept)
    return replace(lists, reports=reports)


def _nearest_first(reports: pa.Table, second: npt.NDArray[np.bool_]) -> Ints:
    """Of each row of the second list the row of the first that lies nearest, whenever it was."""
    longitude, latitude = (reports[name].to_numpy() for name in ("longitude", "latitude"))
    points = shapely.points(longitude * np.cos(np.radians(latitude.mean())), latitude)
    first = np.flatnonzero(~second)
    found = np.zeros(len(second), np.int64)
    found[second] = first[shapely.STRtree(points[first]).nearest(points[second])]
    return found


def beside_headlines(name: str, events: pa.Table, folder: Path, dated: str, *, words: bool = False) -> Lists:
    """UCDP's events and the headlines that name a place: by the day that the headline names, or by its date, alone.

    `dated` says what else: a headline may be dated on the day after, as its reports say, or on that day alone ("date").
    With `words`, what a headline says is what its report says.
    """
    articles = read_articles(folder)
    parts = reports_of(articles, read_gazetteer(folder))
    if words:
        said = [articles[int(part.split("/")[0])].headline for part in parts["report_id"].to_pylist()]
        parts = parts.set_column(parts.column_names.index("said"), parts.schema.field("said"), pa.array(said))
    parts = parts.filter(parts["longitude"].is_valid())
    if dated == "date":
        exact = parts["occurred_within_s"].to_numpy() <= HALF_A_DAY_S
        at = parts["occurred_at"].cast(pa.int64()).to_numpy() + np.where(exact, 0, UTC_DAY_US // 2)
        within = np.full(len(parts), HALF_A_DAY_S)
        for column, values in (("occurred_at", pa.array(at)), ("occurred_within_s", pa.array(within))):
            field = parts.schema.field(column)
            parts = parts.set_column(parts.column_names.index(column), field, values.cast(field.type))
    number = np.array([int(part.split("/")[0]) for part in parts["report_id"].to_pylist()], np.int64)
    row_of = {int(name): row for row, name in enumerate(events["reference"].to_pylist())}
    true = [(row_of[e], len(events) + n) for n in np.unique(number).tolist() for e in articles[n].events if e in row_of]
    return _joined(name, events, parts, (np.array(sorted(true), np.int64), number))


def _joined(name: str, first: pa.Table, other: pa.Table, known: tuple[Ints, Ints]) -> Lists:
    """One table of both; `known` are the true pairs, and the entry of each row of the other within it."""
    second = np.arange(len(first) + len(other)) >= len(first)
    entry = np.concatenate([np.arange(len(first)), len(first) + known[1]])
    return Lists(name, pa.concat_tables([first, other]).combine_chunks(), second, known[0], entry)
