"""What the agreement says of an incident."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.incident import Incident


class Standing(models.Manager["Finding"]):
    """What stands: pages, counts and lists never meet what was struck unless they ask for it."""

    def get_queryset(self) -> models.QuerySet["Finding"]:
        """The findings that are not struck."""
        return super().get_queryset().filter(is_struck=False)


class Finding(models.Model):
    """A screening's answer of one provision for one incident."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="findings")
    provision = models.CharField(max_length=64)
    verdict = models.CharField(max_length=16)
    content = models.TextField()
    # Struck where the agreement in effect has no such provision any more.
    is_struck = models.BooleanField(default=False)
    # When a time that it turns on is over and the worker asks again; null: no time changes it.
    due_at = models.DateTimeField(null=True)

    objects: ClassVar[Standing] = Standing()
    every: ClassVar[models.Manager["Finding"]] = models.Manager()  # also what was struck

    class Meta:
        """One answer per provision; counted, and its incidents found, by provision and verdict."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["incident", "provision"], name="one_answer_per_provision")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["provision", "verdict", "incident"]),
            models.Index(fields=["due_at"], condition=models.Q(due_at__isnull=False), name="finding_due"),
        ]


class FindingChange(models.Model):
    """That a finding says something else since a version of the agreement took effect, and the entry that tells it."""

    version = models.ForeignKey("desk.AgreementVersion", on_delete=models.PROTECT, related_name="changes")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    provision = models.CharField(max_length=64)
    before = models.CharField(max_length=16, blank=True)  # empty: there was none
    after = models.CharField(max_length=16, blank=True)  # empty: its provision is gone
    entry = models.BigIntegerField()

    class Meta:
        """In the order in which they were written."""

        ordering: ClassVar[list[str]] = ["pk"]
