"""Whether this desk holds anything invented: then every page and file says so."""

from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import runs_on_exercise_time
from truceline.desk.tables import Reconciliation, Report


def is_invented() -> bool:
    """Whether another day is played, the agreement is an exercise, or one report or one list of a guarantor is."""
    return (
        runs_on_exercise_time()
        or charter_at_hand().agreement.exercise
        or Report.every.filter(exercise=True).exists()
        or Reconciliation.objects.filter(exercise=True).exists()
    )
