"""Who looks at a report, by when, and how it was settled. What the report says stands elsewhere, unchanged."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from truceline.desk.tables.person import Person
from truceline.desk.tables.report import Report


class Settled(models.TextChoices):
    """How a report came off the queue."""

    SAME = "same"  # held to be the same as what it was suggested with
    DIFFERENT = "different"  # held not to be, and nothing else was suggested
    LOOKED_AT = "looked_at"  # it stands as the machine left it, and somebody looked
    STRUCK = "struck"


class Handling(models.Model):
    """One report's way through the queue. It begins by itself; each step that somebody takes is an entry of the register.

    `turn_at` is its place in the queue: when it is due, or later where somebody put it off; the clock itself does not move.
    """

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.PROTECT, related_name="handling")
    channel = models.CharField(max_length=24, blank=True)
    urgent = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    turn_at = models.DateTimeField()
    assigned_to = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    settled = models.CharField(max_length=16, blank=True, choices=Settled.choices)
    settled_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)
    # Words in one spelling, for searching: databases do not fold Arabic and Cyrillic alike.
    words = models.TextField(blank=True)
    content = models.TextField(blank=True)

    class Meta:
        """How the piles are found: only what waits is in these indexes."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["turn_at", "report"], condition=Q(settled="", due_at__isnull=False), name="handling_waiting"
            ),
            models.Index(
                fields=["assigned_to", "turn_at"],
                condition=Q(settled="", due_at__isnull=False),
                name="handling_assigned",
            ),
            models.Index(
                fields=["turn_at", "report"], condition=Q(settled="", due_at__isnull=True), name="handling_history"
            ),
            models.Index(
                fields=["-settled_at", "report"], condition=Q(settled_at__isnull=False), name="handling_settled"
            ),
        ]
