"""Another's list of incidents beside ours: the list as it came, its lines joined or not, and what people made of each."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.incident import Incident
from truceline.desk.tables.person import Person


class ListStage(models.TextChoices):
    """How far a list has come. Until it is confirmed nothing of it is on the register, and it can be dropped."""

    LOOKED_INTO = "looked_into"
    REFUSED = "refused"
    WAITING = "waiting"  # on the register; its lines are not joined with ours yet
    FAILED = "failed"  # on the register; it could not be joined, `said` tells why
    TAKEN = "taken"
    DROPPED = "dropped"


class Reconciliation(models.Model):
    """A guarantor's list over some days, joined with ours. The counts are copies, for lists of lists."""

    list_id = models.CharField(max_length=36, primary_key=True)
    holder = models.CharField(max_length=64)
    stage = models.CharField(max_length=16, choices=ListStage.choices)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    zone = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    is_shared = models.BooleanField(default=False)
    is_told = models.BooleanField(default=False)  # to the party whose list it is: what came of its lines
    # Whether any of its lines is invented, from when it was taken in: then every page says so.
    exercise = models.BooleanField(default=False)
    told = models.TextField()  # what was found when it was looked into
    step = models.PositiveSmallIntegerField(default=0)  # how far one that waits has come
    said = models.TextField(blank=True)
    rows = models.PositiveIntegerField(default=0)
    confirmed = models.PositiveIntegerField(default=0)
    disputed = models.PositiveIntegerField(default=0)
    only_theirs = models.PositiveIntegerField(default=0)
    only_ours = models.PositiveIntegerField(default=0)
    resolved = models.PositiveIntegerField(default=0)
    content = models.TextField(blank=True)

    class Meta:
        """By the days that they cover."""

        ordering: ClassVar[list[str]] = ["-first_day", "-on", "-list_id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["stage", "holder", "-first_day"]),
            models.Index(fields=["exercise"], condition=models.Q(exercise=True), name="list_invented"),
        ]


class ReconciledLine(models.Model):
    """A line: our incident, their line, or both. One that was joined into another stays, and is out."""

    line_id = models.CharField(max_length=36, primary_key=True)
    reconciliation = models.ForeignKey(Reconciliation, on_delete=models.PROTECT, related_name="lines")
    incident = models.ForeignKey(Incident, null=True, on_delete=models.PROTECT, related_name="+")
    report_id = models.CharField(max_length=36, blank=True)
    reference = models.TextField(blank=True)
    outcome = models.CharField(max_length=16)
    occurred_at = models.DateTimeField()
    is_resolved = models.BooleanField(default=False)
    is_out = models.BooleanField(default=False)
    # Their line, word for word; empty where only we hold it.
    theirs = models.TextField(blank=True)
    content = models.TextField()

    class Meta:
        """In order of time."""

        ordering: ClassVar[list[str]] = ["occurred_at", "line_id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["reconciliation", "is_out", "is_resolved", "occurred_at"]),
        ]


class LineResolution(models.Model):
    """What somebody said of a line, and why; the latest stands."""

    resolution_id = models.CharField(max_length=36, primary_key=True)
    line = models.ForeignKey(ReconciledLine, on_delete=models.PROTECT, related_name="resolutions")
    said = models.CharField(max_length=16)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    reason = models.TextField()
    content = models.TextField()

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-on", "-resolution_id"]
