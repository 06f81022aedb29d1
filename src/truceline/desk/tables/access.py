"""Humanitarian access, asked for, answered and made use of; and how monitors were kept from moving or looking."""

from typing import ClassVar

from django.db import models

from truceline.contact.access import Restriction
from truceline.desk.tables.person import Person


class AccessRequest(models.Model):
    """Somebody asked to pass. What came of it is computed from when it was answered and when they passed."""

    request_id = models.CharField(max_length=36, primary_key=True)
    number = models.PositiveIntegerField(unique=True)
    side = models.CharField(max_length=64)  # whom it is for to grant
    zone = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    wanted_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    is_refused = models.BooleanField(default=False)
    passed_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """The latest first; passages of a zone are found by when they were."""

        ordering: ClassVar[list[str]] = ["-number"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["zone", "passed_at"])]


class MonitorRestriction(models.Model):
    """That monitors were kept from moving or looking: how, where, by whom, from when until when."""

    restriction_id = models.CharField(max_length=36, primary_key=True)
    number = models.PositiveIntegerField(unique=True)
    category = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Restriction], db_index=True)
    side = models.CharField(max_length=64, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-began_at", "-number"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["made_by", "-began_at"])]
