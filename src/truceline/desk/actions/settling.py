"""Keeping a step of a report's way through the queue: the row and its entry, inside the transaction of whatever makes the step."""

from truceline.desk.clock import now
from truceline.desk.recording import Entries, spelt
from truceline.desk.tables import Handling, Person


def settle(entries: Entries, row: Handling, how: str, person: Person) -> None:
    """Take a report off the queue."""
    row.settled, row.settled_by, row.settled_at = how, person, now()
    write_handling(entries, row)


def settle_waiting(entries: Entries, report: str, how: str, person: Person) -> None:
    """Take a report off the queue if it still waits there."""
    row = Handling.objects.select_related("assigned_to").filter(pk=report, settled="").first()
    if row is not None:
        settle(entries, row, how, person)


def wait_again(entries: Entries, report: str, how: str) -> None:
    """Put a report back into the queue if that was how it came off; its clock did not stop."""
    row = Handling.objects.select_related("assigned_to").filter(pk=report, settled=how).first()
    if row is not None:
        row.settled, row.settled_by, row.settled_at = "", None, None
        write_handling(entries, row)


def write_handling(entries: Entries, row: Handling, put_off_by: Person | None = None) -> None:
    """Keep how a report is handled now; and who put it off and when, until something else is done with it."""
    row.content = spelt(
        {
            "assigned_to": row.assigned_to.pseudonym if row.assigned_to else None,
            "turn_at": row.turn_at,
            "settled": row.settled or None,
            "settled_by": row.settled_by.pseudonym if row.settled_by else None,
            "put_off_by": put_off_by.pseudonym if put_off_by else None,
            "put_off_at": now() if put_off_by else None,
        }
    )
    row.save()
    entries.record("handling", row.pk, row.content)
