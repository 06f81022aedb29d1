"""The versions of the agreement: each brought by one person, put into effect by another, kept for ever."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.person import Person


class Step(models.TextChoices):
    """How far a version has come. The latest that took effect is the one in effect."""

    DRAFT = "draft"
    SET = "set"  # takes effect at a stated time
    IN_EFFECT = "in_effect"
    PAST = "past"
    STRUCK = "struck"


class AgreementVersion(models.Model):
    """One version of the agreement; its folder lies under its digest, its files as received lie in the evidence."""

    version_id = models.CharField(max_length=36, primary_key=True)
    version = models.CharField(max_length=64, db_index=True)  # once, but for drafts that were struck
    digest = models.CharField(max_length=64)
    step = models.CharField(max_length=16, choices=Step)
    content = models.TextField()
    brought_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    brought_on = models.DateTimeField()
    set_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    effective_from = models.DateTimeField(null=True)

    class Meta:
        """The latest first; the one in effect is found by its step."""

        ordering: ClassVar[list[str]] = ["-brought_on", "-version_id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["step", "-effective_from"])]


class VersionScreening(models.Model):
    """One screening of all incidents under a version: what would change, or what did; how far it has come."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="screenings")
    is_trial = models.BooleanField()
    against = models.CharField(max_length=64)  # the version it is compared with
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    begun_on = models.DateTimeField()
    finished_on = models.DateTimeField(null=True)
    # The incident up to which a screening in effect has come: whoever goes on after a stop begins there.
    reached = models.CharField(max_length=36, blank=True)
    # A trial's counts: for each provision what it says now, what it would say, and of how many incidents (JSON).
    counts = models.TextField(blank=True)
    failure = models.TextField(blank=True)

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-begun_on", "-pk"]
