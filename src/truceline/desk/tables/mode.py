"""What the desk is open for: the latest row stands, all stay."""

from typing import ClassVar

from django.db import models

from truceline.desk.policy import Mode
from truceline.desk.tables.person import Person


class ModeChange(models.Model):
    """That somebody opened, narrowed or closed the desk, when and why."""

    change_id = models.CharField(max_length=36, primary_key=True)
    mode = models.CharField(max_length=16, choices=[(mode.value, mode.value) for mode in Mode])
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField(db_index=True)
    content = models.TextField()

    class Meta:
        """The latest first."""

        ordering: ClassVar[list[str]] = ["-on", "-change_id"]
