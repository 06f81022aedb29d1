"""What time it is at the desk: the real time or, in an exercise, the time of the exercise, which runs as fast.

Cases and clocks go by this time. Accounts, sessions and the register's entries always go by the real one.
"""

from datetime import UTC, datetime

from truceline.desk.folder import desk_at_hand


def now() -> datetime:
    """The time at the desk, UTC."""
    real = datetime.now(UTC)
    times = desk_at_hand().exercise_time
    return real if times is None else times.began + (real - times.started)


def runs_on_exercise_time() -> bool:
    """Whether this desk plays another day."""
    return desk_at_hand().exercise_time is not None
