"""Where a case stands, and every step that it took. A case that nobody moved has no row: the machine left it screened."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.incident import Incident
from truceline.desk.tables.person import Person
from truceline.finding.determination import Outcome
from truceline.finding.life import Step


class Case(models.Model):
    """The step at which an incident stands; copied from its last move, for finding and counting."""

    incident = models.OneToOneField(Incident, primary_key=True, on_delete=models.PROTECT, related_name="case")
    step = models.CharField(max_length=16, choices=[(step.value, step.value) for step in Step])
    outcome = models.CharField(max_length=20, null=True, choices=[(one.value, one.value) for one in Outcome])
    since = models.DateTimeField()

    class Meta:
        """How it is counted and found."""

        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["step", "outcome"])]


class Move(models.Model):
    """That somebody took a case to another step, and why; never changed."""

    move_id = models.CharField(max_length=36, primary_key=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="moves")
    step = models.CharField(max_length=16)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """In the order in which they were made."""

        ordering: ClassVar[list[str]] = ["on", "move_id"]
