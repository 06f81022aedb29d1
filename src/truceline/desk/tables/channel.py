"""How a side is reached. Who stands behind a channel lies sealed, as in the vault."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.person import Person


class Channel(models.Model):
    """A way to reach one side: its means, its language, and how well it is liked. Closed, never deleted."""

    channel_id = models.CharField(max_length=36, primary_key=True)
    side = models.CharField(max_length=64)
    means = models.CharField(max_length=16)
    # An office, as pages and lists name it: never a person.
    label = models.CharField(max_length=200)
    language = models.CharField(max_length=16)
    # 1 is asked first.
    preference = models.PositiveSmallIntegerField()
    # Above the office that is asked first: who hears of its silence.
    is_superior = models.BooleanField(default=False)
    is_open = models.BooleanField(default=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()

    class Meta:
        """Side by side, the one that is asked first on top."""

        ordering: ClassVar[list[str]] = ["side", "is_superior", "preference", "channel_id"]


class SealedAddress(models.Model):
    """The address of a channel and who answers there, encrypted under a key that lies in no database. Told anew, the latest stands."""

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="addresses")
    sealed = models.BinaryField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-on", "-id"]


class AddressView(models.Model):
    """That somebody opened a sealed address."""

    view_id = models.CharField(max_length=36, primary_key=True)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="views")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    content = models.TextField()
