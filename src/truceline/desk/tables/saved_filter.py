"""Filters that people keep under a name, for themselves or for a role."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.person import Person


class SavedFilter(models.Model):
    """Where somebody looks, under a name. It says nothing of the world and who looks for what is nobody's business: no entry, and it may be deleted."""

    filter_id = models.CharField(max_length=36, primary_key=True)
    name = models.CharField(max_length=100)
    # The query of an address, as it was spelt anew when it was saved: never an address elsewhere.
    address = models.TextField()
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Roles between bars ("|analyst|verifier|"), so that either database finds one of them.
    shared_with = models.TextField(default="|")
    saved_at = models.DateTimeField()

    class Meta:
        """By name."""

        ordering: ClassVar[list[str]] = ["name", "filter_id"]
