"""What was said to each side, and everything that is known of it. A contact never changes: what becomes known is a fact beside it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from truceline.desk.tables.channel import Channel
from truceline.desk.tables.incident import Incident
from truceline.desk.tables.person import Person


class Contact(models.Model):
    """What was said to one side. What was said to several at once bears one name, `together`.

    The last columns are copied out of its facts, for finding. Its number is for the centre: a side never sees it, for it would tell
    how many others there are.
    """

    contact_id = models.CharField(max_length=36, primary_key=True)
    number = models.PositiveIntegerField(unique=True)
    together = models.CharField(max_length=36, db_index=True)
    kind = models.CharField(max_length=24)
    addressee = models.CharField(max_length=64)
    means = models.CharField(max_length=16)
    channel = models.ForeignKey(Channel, null=True, on_delete=models.PROTECT, related_name="contacts")
    incident = models.ForeignKey(Incident, null=True, on_delete=models.PROTECT, related_name="contacts")
    subject = models.CharField(max_length=300)
    # The same to every side, in each language in which it was written: {language: text}.
    words = models.TextField()
    # The time that the side is given once it went out; null where no reply is due.
    hours = models.FloatField(null=True)
    # Who gives that time: a provision, "centre" for a rule of the centre, "officer" for whoever made it.
    given_by = models.CharField(max_length=64, blank=True)
    # The step of a ladder that it tells somebody of; null: it was made for itself.
    escalates = models.ForeignKey("desk.ContactStep", null=True, on_delete=models.PROTECT, related_name="notices")
    # The joint determination on which it asks the side's word, and how many hours before the end it is reminded of that.
    determination = models.ForeignKey(
        "desk.Determination", null=True, on_delete=models.PROTECT, related_name="requests"
    )
    remind_hours = models.FloatField(null=True)
    # By which a reply that a machine brings is known; nobody but the side is told it.
    token = models.CharField(max_length=16, null=True, unique=True)
    opened_at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    content = models.TextField()
    due_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    replied_at = models.DateTimeField(null=True)
    silent_at = models.DateTimeField(null=True)
    # When the worker looks at it next: its clock runs out, or a step of the ladder is due. Null: it never does.
    look_at = models.DateTimeField(null=True)

    class Meta:
        """The latest first; what waits for a reply is found by when it is due."""

        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["escalates", "addressee"], name="one_notice_of_a_step"),
            models.UniqueConstraint(fields=["determination", "addressee"], name="one_request_of_a_word"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["addressee", "-number"]),
            models.Index(fields=["by", "-number"]),
            models.Index(fields=["opened_at"]),
            models.Index(
                fields=["due_at", "number"],
                condition=Q(replied_at__isnull=True, due_at__isnull=False),
                name="contact_waiting",
            ),
            models.Index(fields=["look_at"], condition=Q(look_at__isnull=False), name="contact_to_look_at"),
            models.Index(fields=["-number"], condition=Q(silent_at__isnull=False), name="contact_silent"),
        ]


class ContactFact(models.Model):
    """One thing that is known of a contact: what, since when, and what shows it; with what the side said, where it said something."""

    fact_id = models.CharField(max_length=36, primary_key=True)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="facts")
    fact = models.CharField(max_length=16)
    at = models.DateTimeField()
    evidence = models.TextField()
    words = models.TextField(blank=True)
    language = models.CharField(max_length=16, blank=True)
    # Whether the side wants its words to stand beside the finding and in the bulletin: its right of reply.
    for_record = models.BooleanField(default=False)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """In the order in which they happened."""

        ordering: ClassVar[list[str]] = ["at", "fact_id"]


class ContactStep(models.Model):
    """What followed when a clock ran out: the silence itself, and each step of the ladder. Each is taken once, whatever stops where."""

    step_id = models.CharField(max_length=36, primary_key=True)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="steps")
    # Its place among the steps of this contact: the silence first, then the ladder from below.
    place = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=24)
    tells = models.CharField(max_length=24, blank=True)
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """In the order in which they were taken; none twice."""

        ordering: ClassVar[list[str]] = ["place", "step_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["contact", "code"], name="one_step_of_a_kind")
        ]


class StepNote(models.Model):
    """What somebody says that a procedure of the agreement turns on and no contact shows. Of one incident, the latest of a kind stands.

    `returned`: whose fire this one returned (`other`; null: it is not said any more). `discipline`: when its side gave notice of
    discipline, and what shows it; each notice stays.
    """

    note_id = models.CharField(max_length=36, primary_key=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="step_notes")
    kind = models.CharField(max_length=12)
    other = models.ForeignKey(Incident, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(null=True)
    evidence = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """In the order in which they were said."""

        ordering: ClassVar[list[str]] = ["on", "note_id"]


class ContactFile(models.Model):
    """A file that came with what a side said. The bytes lie in the register's evidence."""

    file_id = models.CharField(max_length=36, primary_key=True)
    fact = models.ForeignKey(ContactFact, on_delete=models.PROTECT, related_name="files")
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=64)  # by its first bytes, never by what its sender claimed
    size = models.PositiveBigIntegerField()
    content = models.TextField()

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar[list[str]] = ["file_id"]
