"""On which days somebody looked from inside which zone: worked out of the reports, and made anew with the incidents."""

from typing import ClassVar

from django.db import models


class LookedDay(models.Model):
    """That somebody was looking from inside a zone on a local day. A day without a row was not observed, unless an incident says otherwise."""

    zone = models.CharField(max_length=64)
    day = models.DateField()

    class Meta:
        """Once each."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["zone", "day"], name="one_row_a_zone_and_day")
        ]
