"""What the desk is open for now."""

from truceline.desk.policy import Mode
from truceline.desk.remembering import remembered
from truceline.desk.tables import ModeChange


def mode_at_hand() -> Mode:
    """The mode in force; a desk that nobody narrowed is open."""
    latest = remembered("mode", ModeChange.objects.values_list("mode", flat=True).first)
    return Mode(latest) if latest is not None else Mode.NORMAL
