"""What the desk is open for now."""

from truceline.desk.folder import desk_at_hand
from truceline.desk.policy import Mode
from truceline.desk.remembering import remembered
from truceline.desk.tables import ModeChange


def mode_at_hand() -> Mode:
    """The mode in force; a desk that nobody narrowed is open, unless its register refuses to grow: then it is read-only."""
    latest = remembered("mode", ModeChange.objects.values_list("mode", flat=True).first)
    mode = Mode(latest) if latest is not None else Mode.NORMAL
    if mode is Mode.NORMAL and (desk_at_hand().register / "read-only").exists():
        return Mode.READ_ONLY
    return mode
