"""What was said: taken in once, never changed."""

from django.db import models

from truceline.desk.tables.person import Person


class Report(models.Model):
    """A report. The columns are copies out of its content, for finding it; the content is what stands."""

    report_id = models.CharField(max_length=36, primary_key=True)
    content = models.TextField()
    occurred_at = models.DateTimeField(db_index=True)
    exercise = models.BooleanField()
    received_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(db_index=True)
