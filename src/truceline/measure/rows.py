"""The record as rows of numbers: what counting asks of incidents and of reports, laid out once.

A nil report (act nothing_observed) makes coverage and never an incident. Findings under deadlines are clocks, not
answers about incidents, and stay out of every count of answers.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from truceline.finding.columns import Codes, Flags, Floats, Text, flags, numbers
from truceline.finding.table import Position, Verdict
from truceline.measure.period import Instants, instants
from truceline.measure.record import Record
from truceline.values.taxonomy import ACT_GROUP, FORCEFUL_GROUPS, Family

NIL = "nothing_observed"
OWN_FAMILIES = (Family.MONITOR, Family.DEVICE)
# Where an incident lies for counting: the reasons of "cannot tell" stay with the zone answers.
INSIDE, OUTSIDE, CANNOT_TELL = "inside", "outside", "cannot_tell"
PLACES = (INSIDE, CANNOT_TELL, OUTSIDE)
# The answer an incident stands under is the first of these that any provision gives.
VERDICTS = (Verdict.CANDIDATE, Verdict.NEEDS_RULING, Verdict.CANNOT_TELL, Verdict.NO)
NOT_ASKED = "not_asked"
FORCE, OTHER_ACT, ACT_UNKNOWN = "force", "other_act", "act_unknown"
KINDS_OF_ACT = (FORCE, OTHER_ACT, ACT_UNKNOWN)
_NEVER = len(VERDICTS)

Small = npt.NDArray[np.int8]


def kind_of_act(act: str | None) -> int:
    """Whether an act is a use of force, another act, or not known, as an index into KINDS_OF_ACT."""
    if act is None:
        return 2
    return 0 if ACT_GROUP.get(act) in FORCEFUL_GROUPS else 1


@dataclass(frozen=True, eq=False)
class FindingRows:
    """Every answer about an incident that is held: its row, its provision, what it says and why."""

    incident: Codes
    provision: Text
    verdict: Small
    reason: Text
    zone: Text
    detail: Text


@dataclass(frozen=True, eq=False)
class IncidentRows:
    """Every incident of a record, in the order of its table, with its places and its answers."""

    identity: pa.ChunkedArray
    at: Instants
    within_s: Floats
    longitude: Floats
    latitude: Floats
    radius_m: Floats
    area: Text
    act: Text
    kind: Small
    actor_unknown: Flags
    actors_disputed: Flags
    casualties: dict[str, Floats]
    origins: Floats
    zones: tuple[str, ...]
    places: Small
    findings: FindingRows

    @classmethod
    def of(cls, record: Record) -> "IncidentRows":
        """Lay out the incidents of a record."""
        table = record.incidents.filter(pc.fill_null(pc.not_equal(record.incidents["act"], NIL), True))
        held = table["incident_id"].combine_chunks()
        zones = tuple(zone.code for zone in record.charter.agreement.zones)
        act = Text.of(table["act"])
        return cls(
            identity=table["incident_id"],
            at=instants(table["occurred_at"]),
            **{name: numbers(table, column) for name, column in _MEASURES.items()},
            area=Text.of(table["admin1"]),
            act=act,
            kind=act.decide(kind_of_act),
            actor_unknown=~pc.is_valid(table["actor"]).to_numpy(),
            actors_disputed=flags(table, "actors_disputed"),
            casualties={name: numbers(table, name) for name in CASUALTIES},
            origins=numbers(table, "origins"),
            zones=zones,
            places=_places(record.zone_answers, held, zones),
            findings=_findings(record.findings, held),
        )

    def __len__(self) -> int:
        return len(self.at)

    @cached_property
    def verdict(self) -> Small:
        """The answer each incident stands under, as an index into VERDICTS; beyond them where nothing was asked."""
        return self.verdict_of(np.ones(len(self.findings.incident), np.bool_))

    def verdict_of(self, some: Flags) -> Small:
        """The same, of some of the findings only."""
        standing = np.full(len(self), _NEVER, np.int8)
        np.minimum.at(standing, self.findings.incident[some], self.findings.verdict[some])
        return standing

    @property
    def has_place(self) -> Flags:
        """Whether a place is known at all."""
        return np.isfinite(self.longitude) & np.isfinite(self.latitude)


_MEASURES = {"within_s": "occurred_within_s", "longitude": "longitude", "latitude": "latitude", "radius_m": "radius_m"}
CASUALTIES = tuple(f"{kind}_{bound}" for kind in ("killed", "injured") for bound in ("low", "best", "high"))


@dataclass(frozen=True, eq=False)
class ReportRows:
    """Every report of a record: when, by whom, what it counts, and whether it repeats another."""

    at: Instants
    within_s: Floats
    source: Text
    family: Text
    act: Text
    kind: Small
    unit: Text
    count: Floats
    area: Text
    nil: Flags
    relay: Flags
    own: Flags

    @classmethod
    def of(cls, record: Record) -> "ReportRows":
        """Lay out the reports of a record; a relay is known by its link or by what it says of itself."""
        table = record.reports
        act, family = Text.of(table["act"]), Text.of(table["source_family"])
        nil = act.decide(lambda word: word == NIL).astype(np.bool_)
        return cls(
            at=instants(table["occurred_at"]),
            within_s=numbers(table, "occurred_within_s"),
            source=Text.of(table["source"]),
            family=family,
            act=act,
            kind=act.decide(kind_of_act),
            unit=Text.of(table["unit"]),
            count=_counted(table),
            area=Text.of(table["admin1"]),
            nil=nil,
            relay=_relays(record) & ~nil,
            own=family.decide(lambda word: word in OWN_FAMILIES).astype(np.bool_),
        )

    def __len__(self) -> int:
        return len(self.at)


def _counted(table: pa.Table) -> Floats:
    """How many each report counts; of one that gives a range, or says at least so many, the fewest."""
    best = numbers(table, "count")
    low = numbers(table, "count_low") if "count_low" in table.column_names else np.full(len(best), np.nan)
    return np.where(np.isnan(best), low, best)


def _relays(record: Record) -> Flags:
    links = record.links
    repeats = pc.not_equal(links["origin_report_id"], links["report_id"])
    linked = pc.is_in(record.reports["report_id"], value_set=links["report_id"].filter(repeats).combine_chunks())
    said = pc.is_valid(record.reports["relayed_from"])
    return np.asarray(pc.or_(linked, said).to_numpy(), dtype=np.bool_)


def row_of(column: pa.ChunkedArray, held: pa.Array) -> Codes:
    """The row of each identity among those held, -1 where it is not."""
    found = pc.fill_null(pc.index_in(column, value_set=held), -1)
    return np.asarray(found.to_numpy(), dtype=np.int32)


def _places(answers: pa.Table, held: pa.Array, zones: tuple[str, ...]) -> Small:
    """Where each incident lies with regard to each zone, as an index into PLACES; unanswered is cannot tell."""
    places = np.full((len(held), len(zones)), PLACES.index(CANNOT_TELL), np.int8)
    row = row_of(answers["incident_id"], held)
    named = Text.of(answers["zone"])
    # Not `decide`: an agreement may have more zones than a byte counts.
    zone = np.array([zones.index(code) if code in zones else -1 for code in named.words], np.int32)[named.index]
    place = Text.of(answers["position"]).decide(place_of)
    known = (row >= 0) & (zone >= 0)
    places[row[known], zone[known]] = place[known]
    return places


def place_of(position: str | None) -> int:
    """Where a position lies for counting, as an index into PLACES."""
    if position in (Position.INSIDE, Position.EVERYWHERE):
        return PLACES.index(INSIDE)
    return PLACES.index(OUTSIDE if position == Position.OUTSIDE else CANNOT_TELL)


def _findings(table: pa.Table, held: pa.Array) -> FindingRows:
    about = row_of(table["incident_id"], held)
    deadline = Text.of(table["kind"]).decide(lambda kind: kind == "deadline").astype(np.bool_)
    asked = (about >= 0) & ~deadline
    table = table.filter(pa.array(asked))
    return FindingRows(
        incident=about[asked],
        provision=Text.of(table["provision"]),
        verdict=Text.of(table["verdict"]).decide(lambda said: VERDICTS.index(Verdict(said)) if said else _NEVER),
        reason=Text.of(table["reason"]),
        zone=Text.of(table["zone"]),
        detail=Text.of(table["detail"]),
    )
