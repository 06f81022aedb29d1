"""What the agreement says of an incident."""

from typing import ClassVar

from django.db import models

from truceline.desk.tables.incident import Incident


class Finding(models.Model):
    """A screening's answer of one provision for one incident."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="findings")
    provision = models.CharField(max_length=64)
    verdict = models.CharField(max_length=16)
    content = models.TextField()
    # Struck where the agreement in effect has no such provision any more.
    is_struck = models.BooleanField(default=False)

    class Meta:
        """One answer per provision; counted, and its incidents found, by provision and verdict."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["incident", "provision"], name="one_answer_per_provision")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["provision", "verdict", "incident"])]
