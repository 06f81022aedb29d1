"""A line through a report: it counts no more and stays readable to whoever might read it before."""

from django.db import models

from truceline.desk.tables.person import Person
from truceline.desk.tables.report import Report


class Strike(models.Model):
    """That somebody struck a report, and why."""

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.PROTECT, related_name="strike")
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()
