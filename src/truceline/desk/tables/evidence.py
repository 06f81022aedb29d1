"""Files as received that belong to an incident or a report, described in words. The bytes lie in the register's evidence."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.incident import Incident
from truceline.desk.tables.person import Person
from truceline.desk.tables.report import Report


class Attachment(models.Model):
    """That a file belongs to an incident, or to one report of it; the same bytes may be attached twice and are kept once."""

    attachment_id = models.CharField(max_length=36, primary_key=True)
    incident = models.ForeignKey(Incident, null=True, on_delete=models.PROTECT, related_name="attachments")
    report = models.ForeignKey(Report, null=True, on_delete=models.PROTECT, related_name="attachments")
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=64)  # by its first bytes, never by what its sender claimed
    size = models.PositiveBigIntegerField()
    description = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar[list[str]] = ["on", "attachment_id"]
