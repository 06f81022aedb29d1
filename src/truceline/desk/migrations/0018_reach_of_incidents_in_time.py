"""How far the time of an incident reaches to either side: so far it stood in its content alone."""

from typing import ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_TOLD = {
    "sqlite": "json_extract(content, '$.occurred_within_s')",
    "postgresql": "CAST(CAST(content AS json) ->> 'occurred_within_s' AS double precision)",
}


def _take_from_contents(_: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    told = _TOLD[schema_editor.connection.vendor]
    schema_editor.execute(f"UPDATE desk_incident SET within_s = COALESCE({told}, 0)")  # noqa: S608 - our own words


class Migration(migrations.Migration):
    """Adds the column, and fills it from what is kept."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("desk", "0017_rows_set_aside")]

    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.AddField("incident", "within_s", models.FloatField(default=0.0)),
        migrations.RunPython(_take_from_contents, migrations.RunPython.noop),
    ]
