"""Further links: so far a desk kept of them their number alone. The worker gathers the incidents anew that have any."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_AT_ONCE = 500
_NUMBER = '"told_beside":'


def owe(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    """Owe one report of each incident that is told of beside its reports' own incidents."""
    owed = apps.get_model("desk", "Owed")
    at = datetime.now(UTC)
    owed.objects.bulk_create(
        (owed(report_id=one, change="judged", actor="desk", since=at) for one in _told_beside(apps)),
        batch_size=_AT_ONCE,
    )


def _told_beside(apps: StateApps) -> Iterator[Any]:
    """Those reports."""
    incident, link = apps.get_model("desk", "Incident"), apps.get_model("desk", "Link")
    told = incident.objects.filter(is_struck=False, content__contains=_NUMBER)
    stands = link.objects.filter(report__strike=None) | link.objects.filter(report__strike__stands=False)
    for one in told.exclude(content__contains=f"{_NUMBER}0").order_by("pk").values_list("pk", flat=True):
        yield from stands.filter(incident=one).order_by("pk").values_list("report_id", flat=True)[:1]


class Migration(migrations.Migration):
    """Makes the table, and owes the worker what fills it."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("desk", "0018_reach_of_incidents_in_time")]

    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="FurtherLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="further_links", to="desk.report"
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="further_links", to="desk.incident"
                    ),
                ),
                ("content", models.TextField()),
                ("is_struck", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("report", "incident"), name="one_further_link_each")],
            },
        ),
        migrations.RunPython(owe, migrations.RunPython.noop),
    ]
