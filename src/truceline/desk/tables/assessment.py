"""Answers to the four questions. A later answer to the same question supersedes; all stay."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.incident import Incident
from truceline.desk.tables.person import Person


class Assessment(models.Model):
    """One answer of one person to one question about one incident."""

    assessment_id = models.CharField(max_length=36, primary_key=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="assessments")
    question = models.CharField(max_length=16)
    answer = models.CharField(max_length=16)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """In the order in which they were given."""

        ordering: ClassVar[list[str]] = ["on", "assessment_id"]
