"""Screening: what every provision, as in force at that time, says of every incident.

Asked in this order, of all incidents at once:

1. Was the provision in force at that time, the error of time honoured?
2. Is the act, weapon or count one that it is concerned with?
3. Did it happen inside its zones, while they were in force, the error of place honoured?
4. Is the limit broken, by the line of the actor's own side?
5. Was the actor bound?
6. Is every open detail on which it waits decided and effective?
7. Does somebody claim an exclusion or exemption, or may only a person rule on it?

Which answer is given, whatever the order of the questions:

1. A clear "no" to any of them is said first: no better report could make a breach of it.
2. Else "cannot tell", with the first reason why.
3. Else "needs a ruling": an exclusion, an exemption and intent are never decided here.
4. Else "candidate". Nobody needs to know by whom: an act by an actor whom no report names is a candidate too, for
   whether it happened, which clause it concerns, by whom, and whether it was exempt are four questions.

Deadlines are not asked: their clocks are in the charter. What this does not do: rule, attribute, or weigh sources.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from truceline.agreement.charter import Charter
from truceline.agreement.provision import AnyProvision
from truceline.finding.answers import CANDIDATE, ORDER, Answers, Column, all_of
from truceline.finding.binding import Actors
from truceline.finding.columns import Incidents, Vocabulary
from truceline.finding.kinds import access, act, area, deadline, distance, procedure, quantity
from truceline.finding.measuring import Rulers
from truceline.finding.placing import POSITIONS, Ground
from truceline.finding.scene import Scene
from truceline.finding.steps import answered_by
from truceline.finding.table import FINDINGS, REASONS
from truceline.finding.timing import in_force

_KINDS: dict[str, Callable[[Any, Scene], Answers]] = {
    "act": act.ask,
    "distance": distance.ask,
    "area": area.ask,
    "quantity": quantity.ask,
    "deadline": deadline.ask,
    "access": access.ask,
    "procedure": procedure.ask,
}
_BREACH = {"distance": "breach_nearer_than_limit", "quantity": "breach_over_limit"}
_NUMBERS = ("probability", "distance_m", "limit_m", "counted", "limit", "hours_from_start", "after_h", "within_h")
# What an answer that does not tell a column says in it.
_UNTOLD: dict[str, np.generic] = {
    "position": np.int8(-1),
    "zone": np.int32(-1),
    "zone_version": np.int32(-1),
    "detail": np.int32(-1),
    "side": np.int32(-1),
    **dict.fromkeys(_NUMBERS, np.float64("nan")),
}
# So many answers of one provision or zone are held at a time; more incidents are taken in turns.
_ANSWERS_AT_A_TIME = 1_000_000


def screen(
    incidents: pa.Table,
    charter: Charter,
    *,
    steps: pa.Table | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> pa.Table:
    """Answer every provision for every incident: the rows follow the incidents, then the agreement's provisions.

    The steps are what a record of contacts answers of procedures (`finding.steps`); without them procedures cannot tell.
    The progress is told how many incidents of how many are done.
    """
    agreement = charter.agreement
    ground, rulers = Ground(charter), Rulers(charter)
    step = max(1, _ANSWERS_AT_A_TIME // (len(agreement.provisions) + len(agreement.zones)))
    parts = []
    for start in range(0, incidents.num_rows, step):
        some = Incidents.of(incidents.slice(start, step))
        parts.append(_screen_some(some, charter, (ground, rulers), steps))
        if progress is not None:
            progress(start + len(some), incidents.num_rows)
    return pa.concat_tables(parts).combine_chunks() if parts else FINDINGS.empty()


def _screen_some(
    incidents: Incidents, charter: Charter, measures: tuple[Ground, Rulers], steps: pa.Table | None
) -> pa.Table:
    (ground, rulers), vocabulary = measures, Vocabulary()
    scene = Scene(
        charter=charter,
        incidents=incidents,
        actors=Actors.of(incidents, charter),
        zones=ground.place(incidents, vocabulary),
        lines=rulers.measure(incidents),
        vocabulary=vocabulary,
        steps=answered_by(steps, incidents.identity, vocabulary),
    )
    return _findings([_ask(provision, scene) for provision in charter.agreement.provisions], scene)


def _ask(provision: AnyProvision, scene: Scene) -> Answers:
    """Ask one provision about every incident."""
    if provision.kind == "deadline":
        return _KINDS[provision.kind](provision, scene)
    zoned = "breach_inside" if provision.zones else "breach_everywhere"
    always_ruled = provision.kind == "act" and provision.always_ruled
    return all_of(
        procedure.breach(provision, scene, zoned)
        if provision.kind == "procedure"
        else Answers.same(len(scene), CANDIDATE, _BREACH.get(provision.kind, zoned)),
        in_force(scene.incidents, provision, scene.charter),
        _KINDS[provision.kind](provision, scene),
        scene.settled(provision),
        scene.actors.rulings(always=always_ruled),
    )


def _findings(answers: list[Answers], scene: Scene) -> pa.Table:
    """The answers of all provisions as rows, incident by incident."""
    agreement, incidents = scene.charter.agreement, scene.incidents
    provisions = agreement.provisions
    order = pa.array(np.tile(np.arange(len(provisions)), len(incidents)))
    return FINDINGS.table(
        {
            **_of_incidents(scene, each=len(provisions)),
            **_told(answers, scene),
            "agreement": pa.repeat(agreement.agreement, len(order)),
            "agreement_version": pa.repeat(agreement.version, len(order)),
            "provision": pa.array([provision.code for provision in provisions], pa.string()).take(order),
            "kind": pa.array([provision.kind for provision in provisions], pa.string()).take(order),
        }
    )


def _of_incidents(scene: Scene, *, each: int) -> dict[str, pa.Array]:
    """What findings say of their incidents, so many times each."""
    incidents = scene.incidents
    columns = {
        "incident_id": incidents.identity.combine_chunks(),
        "radius_m": pa.array(incidents.radius_m, from_pandas=True),
        "exemption": incidents.exemption.column(),
        "act": incidents.act.column(),
        "actor": scene.actors.actor.column(),
        "exercise": pa.array(incidents.exercise),
    }
    rows = pa.array(np.repeat(np.arange(len(incidents)), each))
    return {name: column.take(rows) for name, column in columns.items()}


def _told(answers: list[Answers], scene: Scene) -> dict[str, Any]:
    """Verdicts, reasons and how they came about, the provisions of one incident after those of another."""

    def spread(columns: list[Column]) -> Column:
        return np.stack(columns, axis=1).ravel()

    def told(name: str) -> Column:
        untold = np.full(len(scene), _UNTOLD[name])
        return spread([answer.told.get(name, untold) for answer in answers])

    def named(names: Sequence[str], codes: Column) -> pa.Array:
        return pa.array(names, pa.string()).take(pa.array(codes, mask=codes < 0))

    return {
        "verdict": named(ORDER, spread([answer.rank for answer in answers])),
        "reason": named(REASONS, spread([answer.reason for answer in answers])),
        "position": named(POSITIONS, told("position")),
        **{name: scene.vocabulary.column(told(name)) for name in ("zone", "zone_version", "detail", "side")},
        **{name: told(name) for name in _NUMBERS},
    }
