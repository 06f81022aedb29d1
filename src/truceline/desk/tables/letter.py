"""What goes out by a machine, and what comes in by one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from truceline.desk.tables.contact import Contact


class Sending(models.TextChoices):
    """How far something that a machine carries has come."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"  # nothing is asked any more


class Dispatch(models.Model):
    """Something that the worker sends: the message itself or a reminder. What came of it is a fact of the contact.

    `message_id` is made once: what is sent again after a crash bears it again, and whoever gets it twice can tell.
    """

    dispatch_id = models.CharField(max_length=36, primary_key=True)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="dispatches")
    purpose = models.CharField(max_length=16)
    message_id = models.CharField(max_length=250, unique=True)
    state = models.CharField(max_length=8, choices=Sending.choices, default=Sending.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField()
    said = models.TextField(blank=True)

    class Meta:
        """What waits, the first due first; each purpose once for a contact."""

        ordering: ClassVar[list[str]] = ["try_at", "dispatch_id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["try_at"], condition=Q(state="waiting"), name="dispatch_waiting")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["contact", "purpose"], name="one_dispatch_of_a_kind")
        ]


class IncomingLetter(models.Model):
    """A letter as it came; its bytes lie in the evidence. The same bytes are taken in once.

    `standing` says what was made of it: taken, automatic, or why it waits for a person: unknown, another_sender, unreadable.
    """

    letter_id = models.CharField(max_length=36, primary_key=True)
    sha256 = models.CharField(max_length=64, unique=True)
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="letters")
    standing = models.CharField(max_length=16)
    subject = models.CharField(max_length=200, blank=True)
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """The latest first; what waits for a person is found by its standing."""

        ordering: ClassVar[list[str]] = ["-on", "-letter_id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["standing", "-on"])]
