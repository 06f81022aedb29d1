"""A line through a report: it counts no more and stays readable to whoever might read it before. Taken back, it counts again."""

from django.db import models
from django.db.models import Q

from truceline.desk.tables.person import Person
from truceline.desk.tables.report import Report


class Strike(models.Model):
    """That somebody struck a report, and why; where another took that back, who and why too.

    Struck and taken back are versions of one record: the register keeps each of them.
    """

    report = models.OneToOneField(Report, primary_key=True, on_delete=models.PROTECT, related_name="strike")
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateTimeField()
    stands = models.BooleanField(default=True)
    back_reason = models.TextField(blank=True)
    back_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    back_on = models.DateTimeField(null=True)
    content = models.TextField()


def standing(path: str = "") -> Q:
    """Reports through which no line stands; the path leads to them, as in `report__`."""
    return Q(**{f"{path}strike": None}) | Q(**{f"{path}strike__stands": False})


def strike_on(report: Report) -> Strike | None:
    """The line that stands through a report; None where there is none, and where it was taken back."""
    found: Strike | None = getattr(report, "strike", None)
    return found if found is not None and found.stands else None
