"""Who is to be told of what: the ceasefire, a version of the agreement, a notice; and that they were, and acknowledged it."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.contact import Contact
from truceline.desk.tables.person import Person


class Word(models.Model):
    """That one unit, side or guarantor is to be told of one thing. Told and acknowledged are different facts."""

    word_id = models.CharField(max_length=36, primary_key=True)
    # What of: "ceasefire", "version" or "notice", and which.
    kind = models.CharField(max_length=12)
    of = models.CharField(max_length=64)
    unit = models.CharField(max_length=64)
    owed_on = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    told_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField(null=True)
    # The contact by which it is told, where the desk made one: what is known of that contact is known of this.
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="+")
    content = models.TextField()

    class Meta:
        """In the order in which they fell due; each is told of a thing once."""

        ordering: ClassVar[list[str]] = ["owed_on", "word_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "of", "unit"], name="word_once")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["told_at", "owed_on"])]
