"""What somebody has to do about an incident, by when, and that it was done."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.incident import Incident
from truceline.desk.tables.person import Person


class Task(models.Model):
    """A task. One that came from a template has its code, and is told in the reader's language; any other as it was written."""

    task_id = models.CharField(max_length=36, primary_key=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="tasks")
    template = models.CharField(max_length=64, blank=True)
    title = models.TextField(blank=True)
    due_at = models.DateTimeField(null=True)
    assigned_to = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    resolved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    resolved_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)
    is_struck = models.BooleanField(default=False)
    content = models.TextField()

    class Meta:
        """In the order in which they were made; what waits is found by when it is due."""

        ordering: ClassVar[list[str]] = ["on", "task_id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["resolved_at", "is_struck", "due_at"])]
