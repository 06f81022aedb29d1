"""What is still to be agreed: proposals, what is said of each, meetings, working groups and decisions. Nothing is written over."""

from typing import ClassVar

from django.db import models

from truceline.contact.decision import Vote
from truceline.desk.tables.agreement import AgreementVersion
from truceline.desk.tables.person import Person


class DetailProposal(models.Model):
    """One answer to an open detail. Its words may be put anew: then everybody is asked anew (`words_sha256`)."""

    proposal_id = models.CharField(max_length=36, primary_key=True)
    detail = models.CharField(max_length=64, db_index=True)
    by = models.CharField(max_length=64, blank=True)
    words_sha256 = models.CharField(max_length=64)
    put_at = models.DateTimeField()
    is_withdrawn = models.BooleanField(default=False)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-put_at", "-proposal_id"]


class DetailVote(models.Model):
    """What somebody said of a proposal's very words, when, and from where it is known. A later one stands; all stay."""

    vote_id = models.CharField(max_length=36, primary_key=True)
    proposal = models.ForeignKey(DetailProposal, on_delete=models.PROTECT, related_name="votes")
    by = models.CharField(max_length=64)
    vote = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Vote])
    words_sha256 = models.CharField(max_length=64)
    said_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """In the order in which they were said."""

        ordering: ClassVar[list[str]] = ["said_at", "vote_id"]


class DetailSilence(models.Model):
    """That somebody let the time go by in which silence is consent to a proposal's very words, where the agreement says that it is."""

    silence_id = models.CharField(max_length=36, primary_key=True)
    proposal = models.ForeignKey(DetailProposal, on_delete=models.PROTECT, related_name="silences")
    by = models.CharField(max_length=64)
    words_sha256 = models.CharField(max_length=64)
    since = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """In the order in which the time was over; of the same words each is silent once."""

        ordering: ClassVar[list[str]] = ["since", "silence_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["proposal", "words_sha256", "by"], name="one_silence_of_words")
        ]


class DetailMeeting(models.Model):
    """The record of a meeting on a detail: when, where, who was there, what was said and agreed to do."""

    meeting_id = models.CharField(max_length=36, primary_key=True)
    detail = models.CharField(max_length=64, db_index=True)
    held_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-held_at", "-meeting_id"]


class WorkingGroup(models.Model):
    """Who works on a detail, and when they meet next. The latest row of a detail stands."""

    group_id = models.CharField(max_length=36, primary_key=True)
    detail = models.CharField(max_length=64, db_index=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-on", "-group_id"]


class DetailDecision(models.Model):
    """That a proposal was decided by the agreement's rule, and the version of the agreement that this made."""

    decision_id = models.CharField(max_length=36, primary_key=True)
    proposal = models.ForeignKey(DetailProposal, on_delete=models.PROTECT, related_name="decisions")
    detail = models.CharField(max_length=64, db_index=True)
    version = models.OneToOneField(AgreementVersion, on_delete=models.PROTECT, related_name="decision")
    decided_at = models.DateTimeField()
    effective_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-on", "-decision_id"]
