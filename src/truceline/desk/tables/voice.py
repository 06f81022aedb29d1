"""What people hold of two sources that were found to be one voice: independent, or one voice after all. A later one supersedes; all stay."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.person import Person


class VoiceRuling(models.Model):
    """One word of a person on two sources, whichever of them is named first."""

    ruling_id = models.CharField(max_length=36, primary_key=True)
    first = models.TextField()
    second = models.TextField()
    is_apart = models.BooleanField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    reason = models.TextField()
    content = models.TextField()

    class Meta:
        """Read in the order in which they were made."""

        ordering: ClassVar[list[str]] = ["on", "ruling_id"]
