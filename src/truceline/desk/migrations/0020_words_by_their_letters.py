"""Words are compared by their letters alone: what reports are marked by in that respect is made anew, and all reports are gathered anew."""

from datetime import UTC, datetime
from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def owe(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    """Let the model in use wait until all reports are marked by it again, and owe the newest report: the worker does the rest.

    Until it has, whatever comes is owed too, for marks of the two kinds do not find each other.
    """
    report, kept, owed = (apps.get_model("desk", name) for name in ("Report", "LinkModelKept", "Owed"))
    stands = report.objects.filter(strike=None) | report.objects.filter(strike__stands=False)
    newest = stands.order_by("-received_at").values_list("pk", flat=True).first()
    if newest is None or not kept.objects.exists():
        return
    kept.objects.update(is_marked=False)
    owed.objects.create(report_id=newest, change="arrived", actor="desk", since=datetime.now(UTC))


class Migration(migrations.Migration):
    """Owes the worker what makes the marks anew."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("desk", "0019_further_links")]

    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.RunPython(owe, migrations.RunPython.noop)
    ]
