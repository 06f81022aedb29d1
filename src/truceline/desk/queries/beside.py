"""What lies beside an incident: asked of all tables at once, for most incidents have nothing in most of them."""

from django.db import connection, models

from truceline.desk.tables import (
    Assessment,
    Attachment,
    Comment,
    Contact,
    Determination,
    FurtherLink,
    Judgement,
    Stance,
    Task,
)

# Written out: put together anew for every page, it would cost more than its answer.
_ASKED: dict[type[models.Model], str] = {
    Assessment: "EXISTS(SELECT 1 FROM desk_assessment WHERE incident_id = %s)",
    Attachment: "EXISTS(SELECT 1 FROM desk_attachment WHERE incident_id = %s)",
    Comment: "EXISTS(SELECT 1 FROM desk_comment WHERE incident_id = %s)",
    Contact: "EXISTS(SELECT 1 FROM desk_contact WHERE incident_id = %s)",
    Determination: "EXISTS(SELECT 1 FROM desk_determination WHERE incident_id = %s)",
    Stance: "EXISTS(SELECT 1 FROM desk_stance WHERE incident_id = %s)",
    Task: "EXISTS(SELECT 1 FROM desk_task WHERE incident_id = %s)",
    # A report of another incident tells of it too, or one of its own tells of another.
    FurtherLink: "EXISTS(SELECT 1 FROM desk_furtherlink WHERE incident_id = %s)"
    " OR EXISTS(SELECT 1 FROM desk_link l JOIN desk_furtherlink f ON f.report_id = l.report_id WHERE l.incident_id = %s)",
    # One of the two reports of a judgement tells of the incident.
    Judgement: "EXISTS(SELECT 1 FROM desk_link l JOIN desk_judgement j ON j.first_id = l.report_id WHERE l.incident_id = %s)"
    " OR EXISTS(SELECT 1 FROM desk_link l JOIN desk_judgement j ON j.second_id = l.report_id WHERE l.incident_id = %s)",
}
_STATEMENT = f"SELECT {', '.join(_ASKED.values())}"


def kinds_beside(incident_id: str) -> frozenset[type[models.Model]]:
    """The tables that hold anything about an incident: a page need not ask the others."""
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, [incident_id] * _STATEMENT.count("%s"))
        answers = cursor.fetchone()
    return frozenset(kind for kind, is_there in zip(_ASKED, answers, strict=True) if is_there)
