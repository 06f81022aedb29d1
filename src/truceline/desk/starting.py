"""What happens before the first page is served: migrate, look whether anybody can sign in, and say how."""

from datetime import UTC, datetime, timedelta

import django
from django.core.management import call_command
from django.db.migrations.exceptions import InconsistentMigrationHistory

from truceline.agreement.charter import Charter
from truceline.desk.map_files import compress
from truceline.errors import Unavailable
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.finding.screening import screen
from truceline.incident.arriving.regathering import Change, regather
from truceline.incident.gathering import gather

INVITED_FOR = timedelta(hours=24)


def warm_up(charter: Charter) -> None:
    """Compile the kernels before the first page waits for them; kept for later starts, so only the first takes a minute or two."""
    invented = invent(charter, ExerciseSettings(reports=60, days=3)).reports
    gathered = gather(invented)
    screen(gathered.incidents, charter)
    if gathered.models and gathered.models[-1].strangers is not None:
        # What a change and its neighbourhood need beside these: everybody waits while they are gathered.
        regather(Change(arrived=invented.slice(0, 1)), lambda _: invented, model=gathered.models[-1])


def prepare() -> str | None:
    """Bring the tables up to date; return the secret of the first invitation where nobody administers the desk yet.

    A failed migration refuses the start: Unavailable, with what the database said. Nothing is half done, for each
    migration is one transaction.
    """
    django.setup()
    from truceline.desk.actions.agreements import record_first_version  # noqa: PLC0415 - tables exist once Django is set up
    from truceline.desk.policy import Role  # noqa: PLC0415 - tables exist once Django is set up
    from truceline.desk.tables import Invitation, Person  # noqa: PLC0415 - likewise

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except InconsistentMigrationHistory as error:
        raise Unavailable(
            "this desk was made by a state of Truceline from before its tables were numbered anew, ahead of the first release. "
            "Serve it with that state, or make a new desk and take its files in; nothing was changed, and its register can be "
            f"verified as before ({error})"
        ) from error
    except Exception as error:
        raise Unavailable(
            f"the tables could not be brought up to date, and the desk does not start on tables it does not know: {error}"
        ) from error
    compress()
    record_first_version()
    if any(Role.ADMINISTRATOR in person.held() for person in Person.objects.filter(is_active=True)):
        return None
    # An unused link of an earlier start is worth nothing any more: only the newest one lies open on a screen.
    Invitation.objects.filter(used_by=None).delete()
    return Invitation.issue(
        [Role.ADMINISTRATOR, Role.HEAD_OF_CENTRE, Role.DUTY_OFFICER], datetime.now(UTC) + INVITED_FOR
    )


def lay_columns_out() -> None:
    """Keep the columns of all incidents in the folder where much changed since the last start, so that no page waits until they are read."""
    from truceline.desk.queries.columns_at_hand import forget_columns, keep_columns_at_hand  # noqa: PLC0415 - likewise

    keep_columns_at_hand()
    forget_columns()  # this process answers nobody
