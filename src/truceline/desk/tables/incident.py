"""What we hold to have happened, and which reports tell of it."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.report import Report


class Incident(models.Model):
    """An incident. One that no report tells of any more stays, struck: numbers are never given twice."""

    incident_id = models.CharField(max_length=36, primary_key=True)
    number = models.PositiveIntegerField(unique=True)
    content = models.TextField()
    # The middle of the time within which it was, and how many seconds that reaches to either side.
    occurred_at = models.DateTimeField()
    within_s = models.FloatField(default=0.0)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    radius_m = models.FloatField(null=True)
    act = models.CharField(max_length=40, null=True)
    weapon = models.CharField(max_length=40, null=True)
    admin1 = models.TextField(null=True)
    admin2 = models.TextField(null=True)
    # Zones in which it lies, and those of which it cannot be told, as {zone: "inside" | "cannot_tell"}.
    places = models.TextField(default="{}")
    # What each provision says of it, as {provision: verdict}.
    answers = models.TextField(default="{}")
    reports = models.PositiveIntegerField()
    origins = models.PositiveIntegerField()
    candidates = models.PositiveIntegerField()
    rulings = models.PositiveIntegerField()
    unclear = models.PositiveIntegerField()
    is_struck = models.BooleanField(default=False)
    # Words in one spelling, for searching: databases do not fold Arabic and Cyrillic alike.
    words = models.TextField()
    # Grows with every change to any incident: who looks again reads only what is newer (queries/columns.py).
    revision = models.BigIntegerField(default=0, db_index=True)

    class Meta:
        """How it is found."""

        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["is_struck", "-occurred_at", "number"])]

    @staticmethod
    def next_revision() -> int:
        """The revision of the next change, within the transaction that makes it: changes wait for each other there."""
        return (Incident.objects.aggregate(last=models.Max("revision"))["last"] or 0) + 1


class Link(models.Model):
    """That a report tells of an incident, and why; it can be taken back by a judgement."""

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.PROTECT, related_name="link")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="links")
    content = models.TextField()


class Standing(models.Manager["FurtherLink"]):
    """What stands: no page meets what was struck unless it asks for it."""

    def get_queryset(self) -> models.QuerySet["FurtherLink"]:
        """The further links that are not struck."""
        return super().get_queryset().filter(is_struck=False)


class FurtherLink(models.Model):
    """That a report tells of an incident beside the one in which it is counted, and why. It adds no report and no voice."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="further_links")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="further_links")
    content = models.TextField()
    # Struck where gathering finds it no more; it stands again where it does.
    is_struck = models.BooleanField(default=False)

    objects: ClassVar[Standing] = Standing()
    every: ClassVar[models.Manager["FurtherLink"]] = models.Manager()  # also what was struck

    class Meta:
        """One for each incident of which a report tells beside its own."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "incident"], name="one_further_link_each")
        ]

    @property
    def record(self) -> str:
        """How the register names it."""
        return f"{self.report_id}.{self.incident_id}"
