"""The tables, one module per noun. Each row of a case carries its content in the very bytes that the register committed to."""

from truceline.desk.tables.access import AccessRequest, MonitorRestriction
from truceline.desk.tables.agreement import AgreementVersion, Step, VersionScreening
from truceline.desk.tables.arrival import Arrival, Stage
from truceline.desk.tables.assessment import Assessment
from truceline.desk.tables.call import Call
from truceline.desk.tables.case import Case, Move
from truceline.desk.tables.channel import AddressView, Channel, SealedAddress
from truceline.desk.tables.clock_rule import ClockRule
from truceline.desk.tables.contact import Contact, ContactFact, ContactFile, ContactStep, StepNote
from truceline.desk.tables.detail import (
    DetailDecision,
    DetailMeeting,
    DetailProposal,
    DetailSilence,
    DetailVote,
    WorkingGroup,
)
from truceline.desk.tables.determination import Comment, Countersignature, Determination
from truceline.desk.tables.evidence import Attachment
from truceline.desk.tables.finding import Finding, FindingChange
from truceline.desk.tables.following_up import (
    Inspection,
    Recommendation,
    RecommendationCheck,
    RecommendationReminder,
    Site,
)
from truceline.desk.tables.handling import Handling, Settled
from truceline.desk.tables.incident import FurtherLink, Incident, Link
from truceline.desk.tables.judgement import Judgement
from truceline.desk.tables.letter import Dispatch, IncomingLetter, Sending
from truceline.desk.tables.looking import LookedDay
from truceline.desk.tables.mark import LinkModelKept, Mark
from truceline.desk.tables.mode import ModeChange
from truceline.desk.tables.notice import AnnouncedNotice, NoticeStep
from truceline.desk.tables.owed import Owed
from truceline.desk.tables.person import Invitation, Person
from truceline.desk.tables.post import Post
from truceline.desk.tables.presence import Presence
from truceline.desk.tables.reconciliation import LineResolution, ListStage, ReconciledLine, Reconciliation
from truceline.desk.tables.report import Report
from truceline.desk.tables.running import Heartbeat, JobRun, Tally
from truceline.desk.tables.saved_filter import SavedFilter
from truceline.desk.tables.session import DeskSession
from truceline.desk.tables.shift import Duty, Handover, ShiftEntry
from truceline.desk.tables.source import SealedIdentity, Source, SourceAccess, SourceView
from truceline.desk.tables.source_name import SourceName
from truceline.desk.tables.stance import Claim, ClaimRuling, Stance
from truceline.desk.tables.strike import Strike, standing, strike_on
from truceline.desk.tables.suggestion import Postponement, Suggestion
from truceline.desk.tables.task import Task
from truceline.desk.tables.voice import VoiceRuling
from truceline.desk.tables.word import Word

__all__ = [
    "AccessRequest",
    "AddressView",
    "AgreementVersion",
    "AnnouncedNotice",
    "Arrival",
    "Assessment",
    "Attachment",
    "Call",
    "Case",
    "Channel",
    "Claim",
    "ClaimRuling",
    "ClockRule",
    "Comment",
    "Contact",
    "ContactFact",
    "ContactFile",
    "ContactStep",
    "Countersignature",
    "DeskSession",
    "DetailDecision",
    "DetailMeeting",
    "DetailProposal",
    "DetailSilence",
    "DetailVote",
    "Determination",
    "Dispatch",
    "Duty",
    "Finding",
    "FindingChange",
    "FurtherLink",
    "Handling",
    "Handover",
    "Heartbeat",
    "Incident",
    "IncomingLetter",
    "Inspection",
    "Invitation",
    "JobRun",
    "Judgement",
    "LineResolution",
    "Link",
    "LinkModelKept",
    "ListStage",
    "LookedDay",
    "Mark",
    "ModeChange",
    "MonitorRestriction",
    "Move",
    "NoticeStep",
    "Owed",
    "Person",
    "Post",
    "Postponement",
    "Presence",
    "Recommendation",
    "RecommendationCheck",
    "RecommendationReminder",
    "ReconciledLine",
    "Reconciliation",
    "Report",
    "SavedFilter",
    "SealedAddress",
    "SealedIdentity",
    "Sending",
    "Settled",
    "ShiftEntry",
    "Site",
    "Source",
    "SourceAccess",
    "SourceName",
    "SourceView",
    "Stage",
    "Stance",
    "Step",
    "StepNote",
    "Strike",
    "Suggestion",
    "Tally",
    "Task",
    "VersionScreening",
    "VoiceRuling",
    "Word",
    "WorkingGroup",
    "standing",
    "strike_on",
]
