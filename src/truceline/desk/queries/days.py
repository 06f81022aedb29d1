"""Days as they stand in addresses."""

from datetime import date


def day_of(asked: str) -> date | None:
    """The day that an address names; None where it names none."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return None
    # The calendar's last days cannot be told in every time zone.
    return day if date(1000, 1, 1) < day < date(9000, 1, 1) else None
