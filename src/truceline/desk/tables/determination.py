"""What people determine of an incident under a provision, and what reviewers say of it, field by field."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.incident import Incident
from truceline.desk.tables.person import Person
from truceline.finding.approving import Colour, Progress
from truceline.finding.countersigning import Word


class Determination(models.Model):
    """A ruling on its way from a draft to the centre's word. A signed one is never written again: another supersedes it."""

    determination_id = models.CharField(max_length=36, primary_key=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="determinations")
    provision = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=20)
    state = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Progress])
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    approver = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    signer = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    supersedes = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="later")
    is_superseded = models.BooleanField(default=False)
    # Something that was signed over is not any more what it was; told by the seal, kept here for lists.
    is_changed_since = models.BooleanField(default=False)
    # Asked for by the centre, given by guarantors: who was asked and by when stands in the content.
    is_joint = models.BooleanField(default=False)
    is_awaited = models.BooleanField(default=False)
    content = models.TextField()
    # The records as they were signed over (finding.sealing); empty until then.
    seal = models.TextField(blank=True)

    class Meta:
        """How they are found: those of an incident, and those that wait for somebody."""

        ordering: ClassVar[list[str]] = ["on", "determination_id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "is_superseded", "-on"]),
            models.Index(fields=["is_changed_since", "state"]),
            models.Index(fields=["is_awaited", "-on"]),
        ]


class Countersignature(models.Model):
    """A guarantor's own signature under a joint determination, or its dissent in its own words. Given once; never changed."""

    countersignature_id = models.CharField(max_length=36, primary_key=True)
    determination = models.ForeignKey(Determination, on_delete=models.PROTECT, related_name="countersignatures")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="countersignatures")
    side = models.CharField(max_length=64)
    word = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Word])
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """In the order in which they were given; of one guarantor there is one."""

        ordering: ClassVar[list[str]] = ["on", "countersignature_id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["determination", "side"], name="one_word_of_each_side")
        ]


class Comment(models.Model):
    """A remark on one field of a determination or an answer: green, amber or red; resolved by whoever made it, it stays."""

    comment_id = models.CharField(max_length=36, primary_key=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="comments")
    about = models.CharField(max_length=36, db_index=True)  # the determination or assessment
    field = models.CharField(max_length=24)
    colour = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Colour])
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    content = models.TextField()

    class Meta:
        """In the order in which they were made."""

        ordering: ClassVar[list[str]] = ["on", "comment_id"]
