"""What pages say of what waits to be gathered: incidents do not know of it yet."""

from datetime import UTC

from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.pages.telling import span
from truceline.desk.policy import Noun, Scope, scope
from truceline.desk.queries.owing import waiting
from truceline.desk.tables import Person
from truceline.values.language import Language, say


def owed_told(person: Person, language: Language) -> dict[str, str] | None:
    """How many reports are not compared yet and since when, for whoever sees reports; None where nothing waits."""
    owed = waiting() if scope(person.held(), Noun.REPORT) is Scope.ALL else None
    if owed is None:
        return None
    local = owed.since.astimezone(charter_at_hand().zone_info)
    name = "desk-owed-more" if owed.is_more else "desk-owed"
    return {
        "told": say(name, language, isolating=False, count=owed.number),
        "since": say(
            "desk-owed-since",
            language,
            isolating=False,
            at=f"{local:%Y-%m-%d %H:%M}",
            span=span((now() - owed.since).total_seconds(), language),
        ),
        "utc": f"{owed.since.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
    }
