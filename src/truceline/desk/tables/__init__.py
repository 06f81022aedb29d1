"""The tables, one module per noun. Each row of a case carries its content in the very bytes that the register committed to."""

from truceline.desk.tables.assessment import Assessment
from truceline.desk.tables.case import Case, Move
from truceline.desk.tables.determination import Comment, Determination
from truceline.desk.tables.evidence import Attachment
from truceline.desk.tables.finding import Finding
from truceline.desk.tables.incident import Incident, Link
from truceline.desk.tables.judgement import Judgement
from truceline.desk.tables.looking import LookedDay
from truceline.desk.tables.mode import ModeChange
from truceline.desk.tables.person import Invitation, Person
from truceline.desk.tables.presence import Presence
from truceline.desk.tables.report import Report
from truceline.desk.tables.saved_filter import SavedFilter
from truceline.desk.tables.strike import Strike
from truceline.desk.tables.suggestion import Postponement, Suggestion
from truceline.desk.tables.task import Task

__all__ = [
    "Assessment",
    "Attachment",
    "Case",
    "Comment",
    "Determination",
    "Finding",
    "Incident",
    "Invitation",
    "Judgement",
    "Link",
    "LookedDay",
    "ModeChange",
    "Move",
    "Person",
    "Postponement",
    "Presence",
    "Report",
    "SavedFilter",
    "Strike",
    "Suggestion",
    "Task",
]
