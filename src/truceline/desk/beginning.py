"""What a process of the server has at hand before it answers, and soon after, so that nobody's first page waits for it.

A process that has just begun would read all pages' modules with its first answer, and find the columns, the forms and the machine code of each
kind of page with the first of that kind: some seconds, on a machine that is busy many.
"""

from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Thread

from django.conf import settings
from django.db import DatabaseError, connection
from django.template.loader import get_template

from truceline.errors import NotFound
from truceline.values.language import Language

_TEMPLATES = Path(__file__).parent / "templates"


def look_up() -> None:
    """Read the pages and the incidents before the first page is asked for; where the database does not answer yet, pages say so."""
    import_module(settings.ROOT_URLCONF)
    from truceline.desk.queries.columns_at_hand import columns_at_hand  # noqa: PLC0415 - tables exist once Django is set up

    with suppress(DatabaseError):
        columns_at_hand()
    connection.close()


def look_up_beside() -> Thread:
    """Find the rest in a thread of its own, while pages are answered already."""
    thread = Thread(target=_look_up_rest, name="beginning", daemon=True)
    thread.start()
    return thread


def _look_up_rest() -> None:
    """1. The forms of all pages. 2. Why a report was joined, in each language, and with it the sentences and the machine code. 3. What lies in each zone."""
    for path in sorted(_TEMPLATES.rglob("*.html")):
        get_template(path.relative_to(_TEMPLATES).as_posix())
    try:
        with suppress(DatabaseError, NotFound):
            _say_why()
            _look_at_zones()
    finally:
        connection.close()


def _say_why() -> None:
    from truceline.desk.contents import table_of  # noqa: PLC0415 - tables exist once Django is set up
    from truceline.desk.pages.link_reasons import link_reasons  # noqa: PLC0415 - likewise
    from truceline.desk.tables import Link, Report  # noqa: PLC0415 - likewise
    from truceline.report.table import REPORTS  # noqa: PLC0415 - likewise

    joined = Link.objects.filter(incident__reports__gt=1).order_by("-incident__number", "report_id").first()
    if joined is not None:
        told = Report.objects.filter(link__incident=joined.incident_id).values_list("content", flat=True)
        reports = table_of(REPORTS, told)
        for language in Language:
            link_reasons([joined.content], reports, language)


def _look_at_zones() -> None:
    from truceline.desk.charter import charter_at_hand  # noqa: PLC0415 - tables exist once Django is set up
    from truceline.desk.queries.columns_at_hand import columns_at_hand  # noqa: PLC0415 - likewise

    columns = columns_at_hand()
    if len(columns.by_day):
        columns.by_day.latest()
    for zone in charter_at_hand().agreement.zones:
        columns.inside(zone.code)
