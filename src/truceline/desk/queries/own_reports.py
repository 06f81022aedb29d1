"""The reports that somebody brought in themselves: all that a field monitor ever sees."""

from django.db.models import QuerySet

from truceline.desk.tables import Person, Report


def own_reports(person: Person) -> QuerySet[Report]:
    """A person's own reports, the latest first."""
    return Report.objects.filter(received_by=person).order_by("-received_at", "report_id")
