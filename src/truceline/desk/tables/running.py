"""What keeps a desk running: tallies of what may be done only so often, jobs of the night, and signs of life."""

from typing import ClassVar

from django.db import models


class Tally(models.Model):
    """How often something was done in a span of time, by whom as a sum that tells nobody who."""

    name = models.CharField(max_length=100, unique=True)
    count = models.PositiveIntegerField()
    ends_on = models.DateTimeField(db_index=True)


class JobRun(models.Model):
    """One run of a job of the night; a second process finds it taken."""

    job = models.CharField(max_length=40)
    day = models.DateField()
    begun_on = models.DateTimeField()
    finished_on = models.DateTimeField(null=True)
    is_good = models.BooleanField(null=True)
    said = models.TextField(blank=True)

    class Meta:
        """Once a day; the latest first."""

        ordering: ClassVar[list[str]] = ["-begun_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["job", "day"], name="one_run_a_day")
        ]


class Heartbeat(models.Model):
    """When a process that works in the background was last alive."""

    name = models.CharField(max_length=40, primary_key=True)
    beat_on = models.DateTimeField()
