"""What somebody holds who takes changes in one by one, held against a full run after each."""

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from tellings import (
    FALAJ,
    MILL,
    NEAR_FALAJ,
)
from told import reports_of, told

from truceline.incident.arriving.holding import Held
from truceline.incident.arriving.regathering import Change, Regathered, regather
from truceline.incident.arriving.surroundings import standing
from truceline.incident.gathering import gather
from truceline.incident.joining.judge import JUDGEMENTS
from truceline.incident.model import LinkModel
from truceline.incident.table import FURTHER_LINKS, INCIDENTS, LINKS
from truceline.report.table import REPORTS

LINK = [("report_id", "ascending"), ("incident_id", "ascending")]


def measured(*rows: dict[str, Any]) -> LinkModel:
    """A model with what strangers are like among these and some others."""
    others = (told(f"m{k % 3}", minutes=60 * k, north_m=900 * k, reference=str(k)) for k in range(30))
    before = LinkModel(places=(MILL,), in_texts=FALAJ, in_names=NEAR_FALAJ)
    return gather(reports_of(*rows, *others), model=before).models[0]


MODEL = measured()


def tables(fresh: Regathered) -> tuple[pa.Table, ...]:
    """All that is given of what was touched."""
    touched = pa.table({"report_id": fresh.touched})
    return (fresh.incidents, fresh.links, fresh.further, fresh.suggestions, touched)


@dataclass
class Desk:
    """What somebody holds who replaces what is touched, and nothing else."""

    model: LinkModel = MODEL
    reports: pa.Table = field(default_factory=REPORTS.empty)
    incidents: pa.Table = field(default_factory=INCIDENTS.empty)
    links: pa.Table = field(default_factory=LINKS.empty)
    further: pa.Table = field(default_factory=FURTHER_LINKS.empty)
    suggestions: pa.Table = field(default_factory=lambda: gather(reports_of()).suggestions(beyond_reach=False))
    judgements: pa.Table = field(default_factory=JUDGEMENTS.empty)
    holds: bool = True  # asks a store that holds reports laid out and grows with them, too
    held: Held = field(init=False)

    def __post_init__(self) -> None:
        self.held = Held(self.reports, self.model)

    def take(self, change: Change) -> Regathered:
        """Take a change in."""
        fetch = standing(self.reports, self.model)
        fresh = regather(change, fetch, model=self.model, judgements=self.judgements)
        if self.holds:
            held = regather(change, self.held, model=self.model, judgements=self.judgements)
            assert tables(held) == tables(fresh)
            # Of a source that is called as reports are one report is enough: who looks at every report gives all.
            several = pa.chunked_array([*self.reports["source"].chunks, *change.arrived["source"].chunks], pa.string())
            if not pc.any(pc.match_substring(several, "/")).as_py():
                assert (held.rounds, held.fetched) == (fresh.rounds, fresh.fetched)
            self.held.take_in(change.arrived, change.gone["report_id"].to_pylist())
        for table in (change.gone, change.arrived):
            self.reports = self.reports.filter(
                pc.invert(pc.is_in(self.reports["report_id"], table["report_id"].combine_chunks()))
            )
        self.reports = pa.concat_tables([self.reports, change.arrived])
        old = pc.is_in(self.links["report_id"], fresh.touched)
        struck = self.links.filter(old)["incident_id"].combine_chunks()
        self.links = pa.concat_tables([self.links.filter(pc.invert(old)), fresh.links])
        beside = self.further.filter(pc.invert(pc.is_in(self.further["report_id"], fresh.touched)))
        self.further = pa.concat_tables([beside, fresh.further])
        kept = self.incidents.filter(pc.invert(pc.is_in(self.incidents["incident_id"], struck)))
        self.incidents = pa.concat_tables([kept, fresh.incidents])
        ends = [pc.is_in(self.suggestions[name], fresh.touched) for name in ("first", "second")]
        self.suggestions = pa.concat_tables([self.suggestions.filter(pc.invert(pc.or_(*ends))), fresh.suggestions])
        return fresh

    def is_as_if_all_were_gathered(self) -> bool:
        """Whether nothing differs from a full run, to the last bit."""
        whole = gather(self.reports, judgements=self.judgements, model=self.model)
        pairs = [("first", "ascending"), ("second", "ascending")]
        return bool(
            self.incidents.sort_by("incident_id").equals(whole.incidents.sort_by("incident_id"))
            and self.links.sort_by("report_id").equals(whole.links.sort_by("report_id"))
            and self.further.sort_by(LINK).equals(whole.further.sort_by(LINK))
            and self.suggestions.sort_by(pairs).equals(whole.suggestions(beyond_reach=False).sort_by(pairs))
        )
