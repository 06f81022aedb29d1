"""Named counting rules over one store: what is counted, and how, is printed with every figure.

Centres that watched the same day published 14 and 15, 13 and 19, 24 and 2: they counted by different rules. Here one
store answers under each rule by name. Each rule's name and definition are the sentences `measure-rule-<code>` and
`measure-definition-<code>`. Every division is a Tally whose total is counted apart from its parts.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from truceline.finding.columns import Flags, Text
from truceline.measure.closing import Tally
from truceline.measure.rows import FORCE, KINDS_OF_ACT, NOT_ASKED, PLACES, VERDICTS, IncidentRows, ReportRows
from truceline.values.taxonomy import ACT_GROUP

UNKNOWN = "unknown"
# What OSCE's tables count. Other units (persons, tanks) tell of presence: such a report counts one event.
OBSERVED_UNITS = ("explosion", "burst", "shot", "projectile", "impact", "flight", "event")
_FORCE = KINDS_OF_ACT.index(FORCE)


class Rule(StrEnum):
    """A counting rule."""

    INCIDENTS = "incidents"
    OBSERVATIONS = "observations"
    CASES = "cases_by_province"
    DETERMINED = "determined_violations"
    ANSWERS = "answers"
    REPORTS = "reports"
    CASUALTIES = "casualties"
    ZONE_DAYS = "zone_days"


def incidents_by_verdict(rows: IncidentRows, some: Flags) -> Tally:
    """Incidents by the answer they stand under: a candidate before a ruling, before cannot tell, before no."""
    return _tally((Rule.INCIDENTS, "verdict"), rows.verdict[some], (*VERDICTS, NOT_ASKED))


def incidents_by_place(rows: IncidentRows, some: Flags) -> list[Tally]:
    """Every incident, for each zone: inside, outside, or cannot tell."""
    return [
        _tally((Rule.INCIDENTS, "place", code), rows.places[some, number], PLACES)
        for number, code in enumerate(rows.zones)
    ]


def answers_inside(rows: IncidentRows, some: Flags) -> list[Tally]:
    """The incidents inside each zone, by the answer they stand under in that zone.

    Only answers about that zone count, and answers that name no zone: a candidate in one zone is none in another
    that overlaps it.
    """
    tallies = []
    zone_of_finding = rows.findings.zone
    for number, code in enumerate(rows.zones):
        about = np.array([word in (code, None) for word in zone_of_finding.words], np.bool_)[zone_of_finding.index]
        inside = some & (rows.places[:, number] == 0)
        members = (*VERDICTS, NOT_ASKED)
        tallies.append(_tally((Rule.INCIDENTS, "verdict_inside", code), rows.verdict_of(about)[inside], members))
    return tallies


def incidents_by_area(rows: IncidentRows, some: Flags) -> Tally:
    """Incidents by first-level area as reports attribute it; an unknown area is a row of its own."""
    return _by_word((Rule.INCIDENTS, "area"), rows.area, some)


def candidates_by_area(rows: IncidentRows, some: Flags) -> Tally:
    """Those of them that stand as candidates."""
    return _by_word((Rule.INCIDENTS, "candidate_area"), rows.area, some & (rows.verdict == 0))


def incidents_by_act(rows: IncidentRows, some: Flags) -> Tally:
    """Incidents by act, in the order of the taxonomy; an act that is unknown or disputed is a row of its own."""
    return _in_order(_by_word((Rule.INCIDENTS, "act"), rows.act, some), tuple(ACT_GROUP))


def candidates_by_act(rows: IncidentRows, some: Flags) -> Tally:
    """Those of them that stand as candidates."""
    return _in_order(
        _by_word((Rule.INCIDENTS, "candidate_act"), rows.act, some & (rows.verdict == 0)), tuple(ACT_GROUP)
    )


def incidents_by_kind_of_act(rows: IncidentRows, some: Flags) -> Tally:
    """Incidents by whether force was used: yes, another act, or the act is not known."""
    return _tally((Rule.INCIDENTS, "force"), rows.kind[some], KINDS_OF_ACT)


def cases_by_province(rows: IncidentRows, some: Flags) -> Tally:
    """One case for every incident with use of force, by first-level area."""
    return _by_word((Rule.CASES, "area"), rows.area, some & (rows.kind == _FORCE))


def observations(reports: ReportRows, some: Flags) -> tuple[Tally, Tally]:
    """Every explosion, burst, shot … that own monitors and devices reported, by unit and by first-level area.

    A report without a count counts one. A relay counts nothing. What two posts both reported counts at each.
    """
    counted = some & reports.own & ~reports.relay & ~reports.nil & (reports.kind == _FORCE)
    usual = np.array([word in OBSERVED_UNITS for word in reports.unit.words], np.bool_)[reports.unit.index]
    units = np.array([word if word in OBSERVED_UNITS else "event" for word in reports.unit.words])[reports.unit.index]
    weights = np.where(usual & np.isfinite(reports.count), reports.count, 1.0).astype(np.int64)
    total = int(weights[counted].sum())
    by_unit = tuple(
        (unit, count)
        for unit in OBSERVED_UNITS
        if (count := int(weights[counted & (units == unit)].sum())) or bool((counted & (units == unit)).any())
    )
    areas = np.bincount(reports.area.index[counted], weights[counted], minlength=len(reports.area.words))
    present = np.bincount(reports.area.index[counted], minlength=len(reports.area.words))
    by_area = _sorted_words(reports.area.words, areas, present)
    return Tally(Rule.OBSERVATIONS, "unit", total, by_unit), Tally(Rule.OBSERVATIONS, "area", total, by_area)


def answers_by_provision(rows: IncidentRows, some: Flags, provisions: Sequence[str]) -> list[Tally]:
    """What each provision answers about the incidents, in the order of the agreement."""
    findings = rows.findings
    chosen = some[findings.incident]
    tallies = []
    for code in provisions:
        word = findings.provision.words.index(code) if code in findings.provision.words else -1
        about = chosen & (findings.provision.index == word)
        if about.any():
            tallies.append(_tally((Rule.ANSWERS, "verdict", code), findings.verdict[about], VERDICTS))
    return tallies


def answers_by_reason(rows: IncidentRows, some: Flags, verdict: str) -> Tally:
    """The answers of one verdict by their reason; an open detail is named after its reason with a colon."""
    findings = rows.findings
    chosen = some[findings.incident] & (findings.verdict == VERDICTS.index(verdict))
    details = len(findings.detail.words)
    pair = findings.reason.index.astype(np.int64) * details + findings.detail.index
    codes, counts = np.unique(pair[chosen], return_counts=True)
    parts: dict[str, int] = {}
    for code, count in zip(codes.tolist(), counts.tolist(), strict=True):
        reason, detail = findings.reason.words[code // details], findings.detail.words[code % details]
        name = f"{reason}:{detail}" if reason == "detail_open" and detail else str(reason)
        parts[name] = parts.get(name, 0) + count
    ordered = tuple(sorted(parts.items(), key=lambda part: (-part[1], part[0])))
    return Tally(Rule.ANSWERS, "reason", int(np.count_nonzero(chosen)), ordered, subject=str(verdict))


def reports_by_standing(reports: ReportRows, some: Flags) -> Tally:
    """Reports by what they are to counting: the first to say it, a relay of another, or that nothing was observed."""
    standing = np.where(reports.nil, 2, np.where(reports.relay, 1, 0))
    return _tally((Rule.REPORTS, "standing"), standing[some], ("origin", "relay", "nil"))


def reports_by_family(reports: ReportRows, some: Flags) -> Tally:
    """Reports by family of source."""
    return _by_word((Rule.REPORTS, "family"), reports.family, some)


def casualties(rows: IncidentRows, some: Flags) -> dict[str, int]:
    """The lowest, best and highest figures of the incidents, each summed for itself, and how many incidents give any.

    The range goes from the sum of lowest to the sum of highest figures; nothing is averaged. Of how many incidents the highest is open ("at least")
    is counted too, where there are any: it may be higher than the sum has it.
    """
    figures: dict[str, int] = {}
    for kind in ("killed", "injured"):
        bounds = {bound: rows.casualties[f"{kind}_{bound}"][some] for bound in ("low", "best", "high")}
        stated = np.logical_or.reduce([np.isfinite(values) for values in bounds.values()])
        figures |= {f"{kind}_{bound}": int(np.nansum(values)) for bound, values in _filled(bounds).items()}
        figures[f"{kind}_incidents"] = int(np.count_nonzero(stated))
        if left_open := int(np.count_nonzero(np.isfinite(bounds["low"]) & ~np.isfinite(bounds["high"]))):
            figures[f"{kind}_open"] = left_open
    return figures


def _filled(bounds: dict[str, Any]) -> dict[str, Any]:
    """A range without ends has them at its best figure; of one end alone the lowest is nought, or the highest what is known at least; a best that is open lies at the lowest."""
    low, best, high = bounds["low"], bounds["best"], bounds["high"]
    low = np.where(np.isfinite(low), low, np.where(np.isfinite(high), 0.0, best))
    best = np.where(np.isfinite(best), best, low)
    return {"low": low, "best": best, "high": np.where(np.isfinite(high), high, best)}


def _tally(name: Sequence[str], numbers: npt.NDArray[Any], members: Sequence[str]) -> Tally:
    """Count numbers that are indices into members; the total is the number of rows."""
    rule, by, subject = (*name, "")[:3]
    counts = [(str(member), int(np.count_nonzero(numbers == number))) for number, member in enumerate(members)]
    return Tally(str(rule), by, len(numbers), tuple(counts), subject=subject)


def _by_word(name: Sequence[str], text: Text, some: Flags) -> Tally:
    """Count rows by their word, unknown last; the total is the number of rows."""
    counts = np.bincount(text.index[some], minlength=len(text.words))
    return Tally(str(name[0]), name[1], int(np.count_nonzero(some)), _sorted_words(text.words, counts, counts))


def _sorted_words(
    words: Sequence[str | None], counts: npt.NDArray[Any], present: npt.NDArray[Any]
) -> tuple[tuple[str, int], ...]:
    """Words by count, greatest first, then by name; unknown last; words that do not occur are left out."""
    found = [(word, int(c)) for word, c, p in zip(words, counts, present, strict=True) if p and word is not None]
    found.sort(key=lambda part: (-part[1], part[0]))
    unknown = int(counts[-1])
    return (*found, (UNKNOWN, unknown)) if unknown else tuple(found)


def _in_order(tally: Tally, order: Sequence[str]) -> Tally:
    ordered = sorted(tally.parts, key=lambda part: order.index(part[0]) if part[0] in order else len(order))
    return Tally(tally.rule, tally.by, tally.total, tuple(ordered), tally.subject)
