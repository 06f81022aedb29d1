"""How long things may take: the latest rule for a kind and channel stands, all stay."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.person import Person


class ClockRule(models.Model):
    """That something of a kind, come by a channel (empty: any), may take so many minutes."""

    rule_id = models.CharField(max_length=36, primary_key=True)
    kind = models.CharField(max_length=16)
    channel = models.CharField(max_length=16, blank=True)
    minutes = models.PositiveIntegerField()
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-on", "-rule_id"]
