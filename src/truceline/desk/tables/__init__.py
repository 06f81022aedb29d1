"""The tables, one module per noun. Each row of a case carries its content in the very bytes that the register committed to."""

from truceline.desk.tables.finding import Finding
from truceline.desk.tables.incident import Incident, Link
from truceline.desk.tables.judgement import Judgement
from truceline.desk.tables.mode import ModeChange
from truceline.desk.tables.person import Invitation, Person
from truceline.desk.tables.presence import Presence
from truceline.desk.tables.report import Report

__all__ = ["Finding", "Incident", "Invitation", "Judgement", "Link", "ModeChange", "Person", "Presence", "Report"]
