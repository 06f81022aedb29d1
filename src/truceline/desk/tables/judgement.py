"""What people hold of two reports: the same, not the same, or undecided. A later one supersedes; all stay."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.person import Person
from truceline.desk.tables.report import Report


class Judgement(models.Model):
    """One judgement on two reports."""

    judgement_id = models.CharField(max_length=36, primary_key=True)
    first = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    judgement = models.CharField(max_length=16)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        """Read in the order in which they were made."""

        ordering: ClassVar[list[str]] = ["on", "judgement_id"]
