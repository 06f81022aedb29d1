"""What was recommended, whether it was done, and what reminds of it; sites, and what inspections of them found missing."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.incident import Incident
from truceline.desk.tables.person import Person


class Recommendation(models.Model):
    """That a force should do something somewhere by a date. What came of it is computed from its checks and the time."""

    recommendation_id = models.CharField(max_length=36, primary_key=True)
    number = models.PositiveIntegerField(unique=True)
    incident = models.ForeignKey(Incident, null=True, on_delete=models.PROTECT, related_name="recommendations")
    provision = models.CharField(max_length=64, blank=True)
    force = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    # Which reminders were given: none, "soon", "over". The worker finds by it what it has to remind of.
    reminded = models.CharField(max_length=8, blank=True)
    content = models.TextField()

    class Meta:
        """The latest first; those to remind of are found by when they are due."""

        ordering: ClassVar[list[str]] = ["-number"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["reminded", "due_at"])]


class RecommendationCheck(models.Model):
    """What somebody found when they checked: done, not done, refused, or that it could not be told."""

    check_id = models.CharField(max_length=36, primary_key=True)
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="checks")
    found = models.CharField(max_length=12)
    at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """In the order in which they were made."""

        ordering: ClassVar[list[str]] = ["at", "check_id"]


class RecommendationReminder(models.Model):
    """That the desk reminded of something, once before it was due and once after, whatever stops where."""

    reminder_id = models.CharField(max_length=36, primary_key=True)
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="reminders")
    kind = models.CharField(max_length=8)
    at = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """Each kind once."""

        ordering: ClassVar[list[str]] = ["at", "reminder_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["recommendation", "kind"], name="reminded_once")
        ]


class Site(models.Model):
    """A post, checkpoint, observation post, camera or storage site that the agreement has watched. Closed, never deleted."""

    site_id = models.CharField(max_length=36, primary_key=True)
    code = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20)
    held_by = models.CharField(max_length=64, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    is_open = models.BooleanField(default=True)
    content = models.TextField()

    class Meta:
        """By their codes."""

        ordering: ClassVar[list[str]] = ["code"]


class Inspection(models.Model):
    """One visit to a site: whether all was there, what was missing, or that nobody was let in."""

    inspection_id = models.CharField(max_length=36, primary_key=True)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="inspections")
    outcome = models.CharField(max_length=12)
    at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-at", "-inspection_id"]
