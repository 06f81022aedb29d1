"""What was said: taken in once, never changed."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.arrival import UNSEEN, Arrival
from truceline.desk.tables.person import Person


class SeenReports(models.Manager["Report"]):
    """The reports that are to be seen: those of an arrival that is still being written are not."""

    def get_queryset(self) -> "models.QuerySet[Report]":
        """All but the reports of unfinished arrivals."""
        unfinished = Arrival.objects.filter(stage__in=UNSEEN).values("arrival_id").order_by()
        return super().get_queryset().exclude(arrival__in=unfinished)


class Report(models.Model):
    """A report. The columns are copies out of its content, for finding it; the content is what stands."""

    report_id = models.CharField(max_length=36, primary_key=True)
    content = models.TextField()
    occurred_at = models.DateTimeField(db_index=True)
    exercise = models.BooleanField()
    received_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(db_index=True)
    # The files it came with, where it came with any.
    arrival = models.ForeignKey(Arrival, null=True, on_delete=models.PROTECT, related_name="reports")

    objects: ClassVar[SeenReports] = SeenReports()
    every: ClassVar["models.Manager[Report]"] = models.Manager()

    class Meta:
        """Whether anything here is invented is asked on every page."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["exercise"], condition=models.Q(exercise=True), name="report_invented")
        ]
