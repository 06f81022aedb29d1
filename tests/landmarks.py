"""An exercise whose texts tell more than its columns: beside what they say anyway they name a landmark, in their own script."""

from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from scenes import charter_of

from truceline.exercise.inventing import Exercise, invent
from truceline.exercise.settings import ExerciseSettings

MANY = 400  # landmarks: strangers rarely name the same
_LETTERS = ("bبб", "tتт", "kكк", "dدд", "rرр", "zزз", "sسс", "fفф", "gغг", "lلл", "mمм", "nنн")
_VOWELS = ("aاа", "iيи", "uوу")
_NEAR = {"en": "Near the {} mill.", "ar": "قرب طاحونة {}.", "ru": "У мельницы {}."}


def names(many: int = MANY, seed: int = 1) -> list[tuple[str, str, str]]:
    """Invented names in Latin, Arabic and Cyrillic script."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(many):
        consonants, vowels = rng.integers(0, len(_LETTERS), 4), rng.integers(0, len(_VOWELS), 3)
        letters = [_LETTERS[consonants[0]]]
        for consonant, vowel in zip(consonants[1:], vowels, strict=True):
            letters += [_VOWELS[vowel], _LETTERS[consonant]]
        latin, arabic, cyrillic = ("".join(letter[k] for letter in letters) for k in range(3))
        found.append((latin.title(), arabic, cyrillic.title()))
    return found


@cache
def exercise_with_landmarks(settings: ExerciseSettings, share: float = 0.6, wrong: float = 0.2) -> Exercise:
    """An exercise, and in this share of its texts the landmark of its incident; others name any, and the rest none.

    What has one text keeps one, so that whoever copied another still does.
    """
    made = invent(charter_of("southwest-syria-2017"), settings)
    known = made.truth.take(pc.index_in(made.reports["report_id"], made.truth["report_id"].combine_chunks()))
    incidents = pc.coalesce(known["true_incident"], known["report_id"]).to_pylist()
    rng, of_incident = np.random.default_rng(settings.seed), dict[str, int]()
    told, more, called = made.reports.select(["said", "language"]).to_pylist(), dict[str, str](), names()
    for row, incident in zip(told, incidents, strict=True):
        landmark = of_incident.setdefault(incident, int(rng.integers(MANY)))
        lot, other = rng.random(), int(rng.integers(MANY))
        if row["said"] and row["said"] not in more:
            chosen = landmark if lot < share else other if lot < share + wrong else None
            script = ("en", "ar", "ru").index(row["language"])
            more[row["said"]] = "" if chosen is None else " " + _NEAR[row["language"]].format(called[chosen][script])
    said = [row["said"] and row["said"] + more[row["said"]] for row in told]
    place = made.reports.column_names.index("said")
    reports = made.reports.set_column(place, made.reports.schema.field(place), pa.array(said, pa.string()))
    return replace(made, reports=reports)
