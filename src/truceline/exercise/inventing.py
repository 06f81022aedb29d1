"""Inventing an exercise over an agreement: reports as they would arrive, and the truth behind them.

1. The scene is set over the agreement's zones.
2. Incidents happen, in bursts around hot spots.
3. Sources tell of them, each with its own skill and interest.
4. Reports of nothing, relays and nil reports are added.
5. Reports get words, names of places, references and identities, in the order in which they arrive.

The same seed gives the same bytes on every platform: every number drawn comes from PCG64, and is rounded before it
is written. Every report is marked as an exercise.
"""

import hashlib
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from truceline.agreement.charter import Charter
from truceline.exercise.acts import plausible, shares
from truceline.exercise.happening import Happened, happen
from truceline.exercise.scene import Scene, set_scene
from truceline.exercise.settings import ExerciseSettings
from truceline.exercise.spoiling import BARE, DECLARED, RELAY, TOLD, add_nil, add_relays, add_spurious, marked
from truceline.exercise.table import PLACES, TRUE_INCIDENTS, TRUTH
from truceline.exercise.telling import Rows, World, stacked, tell
from truceline.exercise.wording import place_names, words_said
from truceline.report.table import REPORTS
from truceline.values.identity import derived_identity

_TRIAL_INCIDENTS = 3_000
_GAZETTEER_SHARE = 0.8  # the list of places that centres have is never complete


@dataclass(frozen=True, slots=True)
class Exercise:
    """Invented reports, the truth behind each, the true incidents, and an incomplete list of the places named."""

    reports: pa.Table
    truth: pa.Table
    incidents: pa.Table
    places: pa.Table
    agreement: str
    settings: ExerciseSettings


def invent(charter: Charter, settings: ExerciseSettings) -> Exercise:
    """Invent an exercise over an agreement; one seed, one exercise.

    Raises:
        Refused: where no zone has a shape that may be seen, or no moment to begin at is known.
    """
    seeds = [np.random.Generator(np.random.PCG64([settings.seed, step])) for step in range(7)]
    profiles = plausible(charter)
    # 1. The scene.
    scene = set_scene(charter, settings, shares(profiles), seeds[0])
    # 2. As many incidents as make the number of reports: a trial shows how many reports one incident gets.
    trial = World(scene, profiles, happen(scene, profiles, settings, _TRIAL_INCIDENTS, seeds[1]), settings)
    per_incident = len(tell(trial, seeds[1])["incident"]) / max(len(trial.happened), 1)
    nil = len(scene.posts) * settings.days * 0.6
    wanted = max(settings.reports - nil, settings.reports * 0.5) * (1 - settings.relayed - settings.spurious)
    happened = happen(scene, profiles, settings, max(1, round(wanted / per_incident)), seeds[2])
    world = World(scene, profiles, happened, settings)
    # 3. and 4.
    rows = marked(tell(world, seeds[3]), TOLD)
    ratio = settings.reports / max(wanted, 1)
    plain = {name: column for name, column in rows.items() if name not in ("kind", "relay_kind")}
    spurious = add_spurious(world, plain, round(len(rows["incident"]) * settings.spurious * ratio), seeds[4])
    relays = add_relays(world, plain, round(len(rows["incident"]) * settings.relayed * ratio), seeds[5])
    nothing = add_nil(world, plain, charter.zone_info, seeds[6])
    rows = stacked([rows, relays, spurious, nothing])
    # 5.
    rows = _arrived(rows)
    rows["place_name"] = place_names(scene, rows)
    rows["said"] = words_said(rows, scene.start, charter.zone_info)
    silent = rows["relay_kind"] > BARE
    rows["language"][silent] = rows["language"][rows["repeats"][silent]]
    code = charter.agreement.agreement
    return Exercise(
        reports=_reports(rows, scene, settings, code),
        truth=_truth(rows),
        incidents=_incidents(world),
        places=_places(scene, seeds[0]),
        agreement=code,
        settings=replace(settings),
    )


def _arrived(rows: Rows) -> Rows:
    """Put reports in the order of arrival and number them by source; relays come to know what they repeat by name."""
    received = rows["at_s"] + rows["occurred_within_s"] + rows["delay_s"]
    order = np.lexsort((np.arange(len(received)), rows["incident"], received))
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    sorted_rows = {name: column[order] for name, column in rows.items()}
    repeats = sorted_rows["repeats"].astype(np.int64)
    sorted_rows["repeats"] = np.where(repeats >= 0, place[repeats], -1)
    sorted_rows["received_s"] = received[order]
    sorted_rows["reference"] = _references(sorted_rows["source"])
    names = sorted_rows["source"] + "/" + sorted_rows["reference"]
    source = sorted_rows["source"][sorted_rows["repeats"]]
    kind = sorted_rows["relay_kind"]
    declared = np.where(kind == DECLARED, names[sorted_rows["repeats"]], source)
    sorted_rows["relayed_source"] = np.where(sorted_rows["kind"] == RELAY, source, "")
    relayed = declared.astype(object)
    relayed[(kind != DECLARED) & (kind != BARE)] = None
    sorted_rows["relayed_from"] = relayed
    ids = zip(sorted_rows["source"].tolist(), sorted_rows["reference"].tolist(), strict=True)
    sorted_rows["report_id"] = np.array([derived_identity(*parts) for parts in ids], dtype=object)
    return sorted_rows


def _references(sources: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """Number the reports of each source in the order in which they come, from EX-00001."""
    _, code = np.unique(sources.astype(str), return_inverse=True)
    order = np.argsort(code, kind="stable")
    start = np.searchsorted(code[order], code[order], side="left")
    number = np.empty(len(code), np.int64)
    number[order] = np.arange(len(code)) - start + 1
    return np.array([f"EX-{n:05d}" for n in number.tolist()], dtype=object)


def _reports(rows: Rows, scene: Scene, settings: ExerciseSettings, agreement: str) -> pa.Table:
    columns = {name: rows[name] for name in REPORTS.names if name in rows}
    start_us = int(scene.start.timestamp()) * 1_000_000
    for name, seconds in (("occurred_at", "at_s"), ("received_at", "received_s")):
        moments = start_us + np.rint(rows[seconds]).astype(np.int64) * 1_000_000
        columns[name] = pa.array(moments).cast(REPORTS.column(name).type)
    size = len(rows["at_s"])
    # Nothing was received as a file: the scenario itself, by its seed, stands for the original.
    mark = hashlib.sha256(f"EXERCISE {agreement} {settings!r}".encode()).hexdigest()
    columns |= {
        "exercise": np.ones(size, np.bool_),
        "original_sha256": pa.array([mark] * size),
        "original_line": np.arange(1, size + 1),
    }
    return REPORTS.table(columns)


def _incident_names(numbers: npt.NDArray[np.int64]) -> pa.Array:
    return pa.array([f"TRUE-{n + 1:06d}" if n >= 0 else None for n in numbers.tolist()], pa.string())


def _truth(rows: Rows) -> pa.Table:
    repeats = rows["repeats"]
    ids = pa.array(rows["report_id"], pa.string())
    return TRUTH.table(
        {
            "report_id": ids,
            "true_incident": _incident_names(rows["incident"].astype(np.int64)),
            "kind": rows["kind"],
            "repeats_report_id": ids.take(pa.array(repeats, mask=repeats < 0)),
            "exercise": np.ones(len(repeats), np.bool_),
        }
    )


def _incidents(world: World) -> pa.Table:
    happened: Happened = world.happened
    size = len(happened)
    moments = int(world.scene.start.timestamp()) * 1_000_000 + happened.at_s.astype(np.int64) * 1_000_000
    return TRUE_INCIDENTS.table(
        {
            "true_incident": _incident_names(np.arange(size)),
            "occurred_at": pa.array(moments).cast(TRUE_INCIDENTS.column("occurred_at").type),
            "act": np.array([profile.act for profile in world.profiles], dtype=object)[happened.act],
            **{
                name: getattr(happened, name)
                for name in ("longitude", "latitude", "actor", "target", "count", "killed", "injured")
            },
            "exercise": np.ones(size, np.bool_),
        }
    )


def _places(scene: Scene, random: np.random.Generator) -> pa.Table:
    names = scene.names
    kept = np.flatnonzero(random.random(len(names.words)) < _GAZETTEER_SHARE)
    words = [names.words[k] for k in kept.tolist()]
    return PLACES.table(
        {
            "name_en": pa.array([word[0] for word in words], pa.string()),
            "name_ar": pa.array([word[1] for word in words], pa.string()),
            "name_ru": pa.array([word[2] for word in words], pa.string()),
            "longitude": names.longitude[kept],
            "latitude": names.latitude[kept],
            "exercise": np.ones(len(kept), np.bool_),
        }
    )
