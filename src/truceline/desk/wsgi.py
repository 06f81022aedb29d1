"""The entry for the server: the application, and how it is served, with bodies awaited before it is asked."""

import os
from contextlib import suppress

from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, connection

from truceline.desk.logs import start_logging
from truceline.desk.spooling import spooled

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "truceline.desk.settings")
start_logging()
application = get_wsgi_application()
served = spooled(application)


def _look_up() -> None:
    """Have the incidents at hand before the first page is asked for; where the database does not answer yet, pages say so."""
    from truceline.desk.queries.columns_at_hand import columns_at_hand  # noqa: PLC0415 - tables exist once Django is set up

    with suppress(DatabaseError):
        columns_at_hand()
    connection.close()


_look_up()
