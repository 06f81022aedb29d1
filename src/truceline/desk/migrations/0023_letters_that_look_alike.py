"""Letters that look the same are one letter of a text: marks of words are made anew, and all reports are gathered anew, as at 0020."""

import importlib
from typing import ClassVar

from django.db import migrations

_BEFORE = importlib.import_module("truceline.desk.migrations.0020_words_by_their_letters")


class Migration(migrations.Migration):
    """Owes the worker what makes the marks anew."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("desk", "0022_voices")]

    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.RunPython(_BEFORE.owe, migrations.RunPython.noop)
    ]
