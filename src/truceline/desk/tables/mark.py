"""By what the surroundings of a report are found again, and the model that reports are linked by."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.report import Report


class LinkModelKept(models.Model):
    """A model of linking that this desk learnt, as its readable file; the latest that all reports are marked by is in use, all stay."""

    model_id = models.CharField(max_length=36, primary_key=True)
    made_at = models.DateTimeField(db_index=True)
    # How many reports there were: when there are twice as many, it is learnt anew.
    reports = models.PositiveIntegerField()
    # Whether all reports have marks by it; until then the one before is in use, and what arrives is marked by this one.
    is_marked = models.BooleanField(default=True)
    content = models.TextField()


class Mark(models.Model):
    """The marks of one report: its box in space and time, what it calls itself, whom it repeats, its words, its recording.

    Texts are kept as SHA-256: an index holds no long names. A report without a box is not compared by place.
    """

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.PROTECT, related_name="mark")
    west = models.FloatField(null=True)
    south = models.FloatField(null=True)
    east = models.FloatField(null=True)
    north = models.FloatField(null=True)
    since = models.FloatField(null=True)
    until = models.FloatField(null=True)
    # The power of two, in seconds, that the span does not exceed: boxes of like length are looked up together.
    span = models.SmallIntegerField(null=True)
    name = models.CharField(max_length=64, db_index=True)
    source = models.CharField(max_length=64, db_index=True)
    relayed_from = models.CharField(max_length=64, null=True, db_index=True)
    words = models.CharField(max_length=64, null=True)
    media = models.CharField(max_length=64, null=True, db_index=True)
    occurred_s = models.FloatField()

    class Meta:
        """How surroundings are found."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["span", "since"]),  # a box in time; what is left is looked through for the place
            models.Index(fields=["words", "occurred_s"]),
        ]
