"""Every figure of a period, counted from one record and closed before anybody sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from truceline.finding.columns import Flags
from truceline.finding.table import Verdict
from truceline.measure import counting
from truceline.measure.closing import Tally, close
from truceline.measure.coverage import Coverage, Watch, cover
from truceline.measure.determined import Determined, incidents_by_outcome
from truceline.measure.period import Period, utc
from truceline.measure.record import Record
from truceline.measure.rows import IncidentRows, ReportRows


@dataclass(frozen=True, eq=False)
class Store:
    """A record laid out for counting, once for every period that is asked."""

    record: Record

    @cached_property
    def incidents(self) -> IncidentRows:
        """Its incidents as rows of numbers."""
        return IncidentRows.of(self.record)

    @cached_property
    def reports(self) -> ReportRows:
        """Its reports as rows of numbers."""
        return ReportRows.of(self.record)

    @cached_property
    def watch(self) -> Watch:
        """Who looked, from where, and when."""
        return Watch.of(self.record)

    @cached_property
    def determined(self) -> Determined:
        """What people determined, by row of the incidents."""
        return Determined.of(self.record, self.incidents)

    @cached_property
    def begins(self) -> date | None:
        """The local day of the first report; None for a record without reports."""
        if not len(self.reports):
            return None
        return utc(self.reports.at.min()).astimezone(self.record.charter.zone_info).date()

    @cached_property
    def provisions(self) -> list[str]:
        """The codes of the agreement's provisions, in its order."""
        return [provision.code for provision in self.record.charter.agreement.provisions]


@dataclass(frozen=True, eq=False)
class Figures:
    """The figures of one period: tallies that close, casualties as ranges, and the zone-days behind them."""

    period: Period
    tallies: Mapping[str, Tally]
    casualties: Mapping[str, int]
    coverage: Coverage
    chosen: Flags

    def __getitem__(self, name: str) -> Tally:
        return self.tallies[name]

    def under(self, rule: str, by: str) -> list[Tally]:
        """The tallies of one rule and division, one for each subject, in order."""
        return [tally for tally in self.tallies.values() if (tally.rule, tally.by) == (rule, by)]


def count(store: Store, period: Period) -> Figures:
    """Count a period under every rule; totals that their parts do not add up to are refused, all of them."""
    incidents, reports = store.incidents, store.reports
    during = period.days_of(incidents.at) >= 0
    said = period.days_of(reports.at) >= 0
    coverage = cover(store.record, incidents, store.watch, period)
    tallies = [
        counting.incidents_by_verdict(incidents, during),
        *counting.incidents_by_place(incidents, during),
        *counting.answers_inside(incidents, during),
        counting.incidents_by_area(incidents, during),
        counting.candidates_by_area(incidents, during),
        counting.incidents_by_act(incidents, during),
        counting.candidates_by_act(incidents, during),
        counting.incidents_by_kind_of_act(incidents, during),
        counting.cases_by_province(incidents, during),
        *counting.observations(reports, said),
        *counting.answers_by_provision(incidents, during, store.provisions),
        counting.answers_by_reason(incidents, during, Verdict.CANNOT_TELL),
        counting.answers_by_reason(incidents, during, Verdict.NEEDS_RULING),
        incidents_by_outcome(store.determined, during),
        counting.reports_by_standing(reports, said),
        counting.reports_by_family(reports, said),
        *coverage.tallies(),
    ]
    close([*tallies, *_across(tallies)])
    return Figures(
        period=period,
        tallies={tally.name: tally for tally in tallies},
        casualties=counting.casualties(incidents, during),
        coverage=coverage,
        chosen=during,
    )


def _across(tallies: list[Tally]) -> list[Tally]:
    """What must also hold between tallies: every division of the incidents is of the same incidents, and so on."""
    named = {tally.name: tally for tally in tallies}
    held = named["incidents/verdict"].total
    same = [
        Tally(t.rule, t.by, held, (("counted", t.total),), t.subject)
        for t in tallies
        if t.rule == "incidents" and t.by in ("place", "area", "act", "force")
    ]
    candidates = named["incidents/verdict"].part(Verdict.CANDIDATE)
    same += [
        Tally("incidents", by, candidates, (("counted", named[f"incidents/{by}"].total),))
        for by in ("candidate_area", "candidate_act")
    ]
    same += [
        Tally(
            "incidents",
            "verdict_inside",
            named[f"incidents/place/{t.subject}"].part("inside"),
            (("counted", t.total),),
            t.subject,
        )
        for t in tallies
        if t.by == "verdict_inside"
    ]
    for verdict in (Verdict.CANNOT_TELL, Verdict.NEEDS_RULING):
        answers = tuple((t.subject, t.part(verdict)) for t in tallies if (t.rule, t.by) == ("answers", "verdict"))
        same.append(Tally("answers", "reason", named[f"answers/reason/{verdict}"].total, answers, str(verdict)))
    cases = named["incidents/force"].part("force")
    same.append(Tally("cases_by_province", "area", cases, (("counted", named["cases_by_province/area"].total),)))
    return same
