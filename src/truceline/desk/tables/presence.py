"""Who works on what at this moment: a courtesy between colleagues, never a lock and no part of any case."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.person import Person


class Presence(models.Model):
    """That somebody edits something: since when, and when their page last said so. What is old counts no more."""

    noun = models.CharField(max_length=24)
    record = models.CharField(max_length=80)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        """One line per person and thing."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["noun", "record", "person"], name="one_presence_per_person")
        ]
