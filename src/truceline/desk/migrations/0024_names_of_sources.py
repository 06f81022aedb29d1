"""The names of all sources, each once: until now they stood in the contents of reports alone."""

import hashlib
from typing import ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from truceline.report.alike_sources import as_seen, as_written

_TOLD = {
    "sqlite": "json_extract(content, '$.source')",
    "postgresql": "CAST(content AS json) ->> 'source'",
}


def _take_from_contents(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    source_name = apps.get_model("desk", "SourceName")
    told = _TOLD[schema_editor.connection.vendor]
    with schema_editor.connection.cursor() as cursor:
        # Those that came first stand first.
        cursor.execute(f"SELECT {told}, MIN(received_at) FROM desk_report GROUP BY 1 ORDER BY 2, 1")  # noqa: S608 - our own words
        names: dict[str, str] = {}
        for name, _ in cursor.fetchall():
            names.setdefault(_digest(as_written(name)), name)
    source_name.objects.bulk_create(
        (source_name(name=name, written=written, seen=_digest(as_seen(name))) for written, name in names.items()),
        batch_size=500,
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class Migration(migrations.Migration):
    """Adds the table, and fills it from what is kept."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("desk", "0023_letters_that_look_alike")]

    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="SourceName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("written", models.CharField(max_length=64, unique=True)),
                ("seen", models.CharField(db_index=True, max_length=64)),
            ],
        ),
        migrations.RunPython(_take_from_contents, migrations.RunPython.noop),
    ]
