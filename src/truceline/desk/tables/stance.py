"""What guarantors and parties hold of incidents, the claims among it that wait for a ruling, and the rulings."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.determination import Determination
from truceline.desk.tables.incident import Incident
from truceline.desk.tables.person import Person
from truceline.desk.tables.reconciliation import ReconciledLine


class StandingStances(models.Manager["Stance"]):
    """The stances that were not struck."""

    def get_queryset(self) -> models.QuerySet["Stance"]:
        """Without those that were read from a line that turned out to be another incident."""
        return super().get_queryset().filter(is_struck=False)


class Stance(models.Model):
    """One stance of one holder, in its own words. A later one supersedes it; all stay."""

    stance_id = models.CharField(max_length=36, primary_key=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="stances")
    provision = models.CharField(max_length=64, blank=True)
    determination = models.ForeignKey(Determination, null=True, on_delete=models.PROTECT, related_name="stances")
    # The line of a list in which it was said; struck where that line is no longer held to be this incident.
    line = models.ForeignKey(ReconciledLine, null=True, on_delete=models.PROTECT, related_name="+")
    is_struck = models.BooleanField(default=False)
    holder = models.CharField(max_length=64)
    stance = models.CharField(max_length=24)
    taken_at = models.DateTimeField()
    is_shared = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    objects: ClassVar[StandingStances] = StandingStances()
    every: ClassVar["models.Manager[Stance]"] = models.Manager()

    class Meta:
        """In the order in which they were taken."""

        base_manager_name = "every"
        ordering: ClassVar[list[str]] = ["taken_at", "stance_id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-taken_at"]),
            models.Index(fields=["holder", "stance", "-taken_at"]),
        ]


class Claim(models.Model):
    """That what was struck was an excluded group. It waits for a ruling, and clears nothing by itself."""

    claim_id = models.CharField(max_length=36, primary_key=True)
    stance = models.OneToOneField(Stance, on_delete=models.PROTECT, related_name="claim")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="claims")
    provision = models.CharField(max_length=64)
    claimed_by = models.CharField(max_length=64)
    group = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    # The ruling that stands, told by the core; empty while it waits.
    standing = models.CharField(max_length=16, blank=True)
    content = models.TextField()

    class Meta:
        """Those that wait first, the oldest of them first."""

        ordering: ClassVar[list[str]] = ["made_at", "claim_id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["standing", "made_at"])]


class ClaimRuling(models.Model):
    """A named ruling on a claim, with its reasons. Whoever ruled may rule anew; all stay."""

    ruling_id = models.CharField(max_length=36, primary_key=True)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="rulings")
    ruling = models.CharField(max_length=16)
    ruled_by = models.CharField(max_length=64)
    ruled_at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """In the order in which they were made."""

        ordering: ClassVar[list[str]] = ["ruled_at", "ruling_id"]
