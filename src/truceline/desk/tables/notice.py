"""Notices: what somebody announced of themselves, where and when; confirmed once its conflicts were seen, or withdrawn."""

from typing import ClassVar

from django.db import models

from truceline.contact.notice import Activity
from truceline.desk.tables.person import Person


class NoticeStep(models.TextChoices):
    """How far a notice has come."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


class AnnouncedNotice(models.Model):
    """One notice. Its outline stands in its content; the box around it is copied out for finding what meets it."""

    notice_id = models.CharField(max_length=36, primary_key=True)
    number = models.PositiveIntegerField(unique=True)
    activity = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Activity])
    announced_by = models.CharField(max_length=64)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    announced_at = models.DateTimeField()
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    step = models.CharField(max_length=12, choices=NoticeStep)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    content = models.TextField()

    class Meta:
        """The latest first; what meets another is found by its window."""

        ordering: ClassVar[list[str]] = ["-number"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["step", "ends_at"]),
            models.Index(fields=["ends_at", "starts_at"]),
        ]
