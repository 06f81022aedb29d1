"""The record: everything one run holds, in the order in which it was made.

Real and invented reports never mix, and every table speaks of the incidents that are held: a record that breaks
either rule is refused before anything is counted.
"""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from truceline.agreement.charter import Charter
from truceline.errors import Refused, Where, phrase, problem


@dataclass(frozen=True)
class Record:
    """An agreement, what was reported, what is held to have happened, and what the agreement says of it."""

    charter: Charter
    reports: pa.Table
    incidents: pa.Table
    links: pa.Table
    zone_answers: pa.Table
    findings: pa.Table
    determinations: pa.Table | None = None
    replies: pa.Table | None = None
    stances: pa.Table | None = None
    model: bytes | None = None  # the file of the numbers by which reports were linked; none where nothing was

    def __post_init__(self) -> None:
        problems = []
        for name in ("reports", "incidents", "findings"):
            invented = getattr(self, name)["exercise"]
            if len(pc.unique(invented)) > 1:
                came = phrase("invented-of", invented=pc.sum(invented).as_py(), all=len(invented))
                problems.append(problem("B002", Where(name), came))
        held = self.incidents["incident_id"].combine_chunks()
        for name in ("links", "zone_answers", "findings", "determinations", "replies", "stances"):
            table = getattr(self, name)
            if table is not None and not pc.all(pc.is_in(table["incident_id"], value_set=held), min_count=0).as_py():
                strange = table["incident_id"].filter(pc.invert(pc.is_in(table["incident_id"], value_set=held)))
                problems.append(problem("B003", Where(name), strange[0].as_py()))
        if problems:
            raise Refused(problems)

    @property
    def exercise(self) -> bool:
        """Whether it is invented: by its agreement or by any of its reports."""
        return self.charter.agreement.exercise or bool(pc.any(self.reports["exercise"], min_count=0).as_py())
