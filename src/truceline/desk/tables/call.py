"""A call to the hotline, as it was written down. The report that it became stands by itself."""

from django.db import models

from truceline.desk.tables.person import Person
from truceline.desk.tables.report import Report


class Call(models.Model):
    """One call. Its identity was made with the empty form: the same form sent twice is one call."""

    call_id = models.CharField(max_length=36, primary_key=True)
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="call")
    urgency = models.CharField(max_length=16)
    callback = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()
