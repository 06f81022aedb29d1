"""The room: who is on duty, what is to be kept in mind, and what one officer handed to the next."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from truceline.desk.tables.person import Person


class Duty(models.Model):
    """That somebody is or was on duty."""

    duty_id = models.CharField(max_length=36, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="duties")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        """The latest first; nobody is on duty twice at once."""

        ordering: ClassVar[list[str]] = ["-since", "-duty_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person"], condition=Q(until__isnull=True), name="one_duty_at_a_time")
        ]


class ShiftEntry(models.Model):
    """Something for the log: a note, a promise to somebody, or something to watch. A correction is a new version on the register."""

    entry_id = models.CharField(max_length=36, primary_key=True)
    kind = models.CharField(max_length=16)
    text = models.TextField()
    to_whom = models.CharField(max_length=200, blank=True)
    due_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    changed_on = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)
    content = models.TextField()

    class Meta:
        """The latest first; what is open is found by when it is due."""

        ordering: ClassVar[list[str]] = ["-on", "-entry_id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-on", "-entry_id"]),
            models.Index(fields=["due_at"], condition=Q(done_on__isnull=True), name="shift_open"),
        ]


class Handover(models.Model):
    """What the outgoing officer handed over, as it stood at that moment, and who took it."""

    handover_id = models.CharField(max_length=36, primary_key=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    accepted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_on = models.DateTimeField(null=True)
    content = models.TextField()

    class Meta:
        """The latest first; one at a time waits to be accepted."""

        ordering: ClassVar[list[str]] = ["-on", "-handover_id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-on"])]
