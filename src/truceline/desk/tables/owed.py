"""What waits for the worker to be gathered with all that surrounds it."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.report import Report


class Change(models.TextChoices):
    """What happened to the report."""

    ARRIVED = "arrived"
    GONE = "gone"  # it was struck
    JUDGED = "judged"
    ALL = "all"  # nothing happened to it: all reports are to be gathered anew


class Owed(models.Model):
    """A report of which its incidents do not know yet: kept, struck or judged, and not gathered again since. Deleted when it was.

    No record of any case: what was said, struck or judged is on the register already.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="owed")
    change = models.CharField(max_length=16, choices=Change.choices)
    actor = models.CharField(max_length=36)
    since = models.DateTimeField()

    class Meta:
        """In the order in which it came."""

        ordering: ClassVar[list[str]] = ["pk"]
