"""What we hold to have happened, and which reports tell of it."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.report import Report


class Incident(models.Model):
    """An incident. One that no report tells of any more stays, struck: numbers are never given twice."""

    incident_id = models.CharField(max_length=36, primary_key=True)
    number = models.PositiveIntegerField(unique=True)
    content = models.TextField()
    occurred_at = models.DateTimeField()
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    act = models.CharField(max_length=40, null=True)
    reports = models.PositiveIntegerField()
    origins = models.PositiveIntegerField()
    candidates = models.PositiveIntegerField()
    rulings = models.PositiveIntegerField()
    unclear = models.PositiveIntegerField()
    is_struck = models.BooleanField(default=False)
    # Words in one spelling, for searching: databases do not fold Arabic and Cyrillic alike.
    words = models.TextField()

    class Meta:
        """How it is found."""

        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["is_struck", "-occurred_at", "number"])]


class Link(models.Model):
    """That a report tells of an incident, and why; it can be taken back by a judgement."""

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.PROTECT, related_name="link")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="links")
    content = models.TextField()
