"""`truceline exercise`: invented reports whose truth is known, over any agreement."""

import argparse

from truceline.agreement.reading import read_agreement
from truceline.command.folder import written_whole
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.exercise.writing import write_exercise


def run(options: argparse.Namespace) -> int:
    """Invent the scenario and write its files."""
    charter = read_agreement(options.agreement)
    settings = ExerciseSettings(seed=options.seed, reports=options.reports, days=options.days, start=options.start)
    exercise = invent(charter, settings)
    with written_whole(options.out) as folder:
        names = [path.name for path in write_exercise(exercise, folder)]
    print(
        f"EXERCISE: {exercise.reports.num_rows:,} invented reports over {options.days} days, seed {options.seed}, in {options.out}:"
    )
    print("\n".join(f"  {name}" for name in names))
    return 0
