"""Files that somebody brings in: looked into first, then taken in, small ones at once and large ones in the background."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.person import Person


class Stage(models.TextChoices):
    """How far an arrival has come. Until it is being written nothing of it is on the register, and it can be dropped."""

    LOOKED_INTO = "looked_into"
    REFUSED = "refused"  # something is wrong with its files; nothing of it can be taken in
    WAITING = "waiting"
    CHECKING = "checking"
    WRITING = "writing"  # its reports are kept and recorded, and nobody sees them yet
    LINKING = "linking"  # its reports are seen; incidents and findings follow
    DONE = "done"
    DROPPED = "dropped"
    FAILED = "failed"


# Its reports are not yet to be seen.
UNSEEN = (Stage.WRITING,)
# Whoever carries such a one on may have died.
UNDER_WAY = (Stage.WAITING, Stage.CHECKING, Stage.WRITING, Stage.LINKING)


class Arrival(models.Model):
    """Some files brought in together. What was found when they were looked into stands in `told`."""

    arrival_id = models.CharField(max_length=36, primary_key=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    stage = models.CharField(max_length=16, choices=Stage.choices)
    told = models.TextField()
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    incidents = models.PositiveIntegerField(default=0)
    incidents_done = models.PositiveIntegerField(default=0)
    changed_incidents = models.PositiveIntegerField(default=0)
    is_unwanted = models.BooleanField(default=False)
    moved_at = models.DateTimeField()
    said = models.TextField(blank=True)
    # How many rows would be left out were the others taken in; 0 where nothing is wrong, or the others cannot be taken without them.
    set_aside = models.PositiveIntegerField(default=0)
    # Somebody said that the others are to be taken in without them.
    is_parted = models.BooleanField(default=False)
    # What the register holds of that.
    content = models.TextField(blank=True)

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-on", "-arrival_id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["by", "-on"]), models.Index(fields=["stage"])]
