"""By which numbers reports are linked: those of a model of an earlier run, or what they teach, beside what such a model counted, with a gazetteer where one is given."""

import argparse
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.command.named_files import refuse_absent
from truceline.errors import Refused, Where, problem
from truceline.incident.columns.arrays import Bools
from truceline.incident.gathering import NOTHING, names_learnt
from truceline.incident.learning.foreknown import Believed
from truceline.incident.likeness.bearings import bearings_of
from truceline.incident.likeness.gazetteer import read_gazetteer
from truceline.incident.likeness.placenames import Listed, sites_of
from truceline.incident.model import LinkModel
from truceline.incident.model_file import read_model


class LinkedBy(NamedTuple):
    """A model that is given, one that is believed where another is learnt, or none; and what is known of places where one is learnt."""

    model: LinkModel | Believed | None
    gazetteer: tuple[Listed, ...]


def linked_by(options: argparse.Namespace) -> LinkedBy:
    """Read the files that are named.

    Raises:
        Refused: where any are no files or one cannot be read, or a model and a gazetteer are named: a model has places of its own (C015).
    """
    if options.model and options.places:
        raise Refused([problem("C015", Where(str(options.places)), "--places beside --model")])
    refuse_absent(path for path in (options.model, options.believe, options.places) if path)
    model = read_model(options.model) if options.model else None
    believed = Believed(read_model(options.believe)) if options.believe else None
    return LinkedBy(model or believed, read_gazetteer(options.places) if options.places else ())


class Named(NamedTuple):
    """Of reports that give no coordinates: how many are compared where their names lead, how many where a name in their texts does, of how many the names lead nowhere, and how many name no place."""

    placed_by_name: int
    placed_by_text: int
    named_nowhere: int
    without_place: int


def named_only(reports: pa.Table, models: Sequence[LinkModel]) -> tuple[Named, Counter[str]]:
    """Count those that give no coordinates, and in how many each name stands that leads nowhere; with two models the first is that of real reports.

    A report that gives a bearing from a post is compared by that, whatever it names; and by a distance from there, where its name leads nowhere.
    """
    told = telling(reports)
    by_name = _led(reports, models)
    lost = pc.is_null(reports["longitude"]).to_numpy() & told & ~by_name & (bearings_of(reports).of < 0)
    is_named = pc.is_valid(reports["place_name"]).to_numpy()
    of = (by_name & is_named, by_name & ~is_named, lost & is_named, lost & ~is_named)
    names = reports["place_name"].filter(pa.array(lost & is_named)).to_pylist()
    return Named(*(int(some.sum()) for some in of)), Counter(names)


def unknown_to_model(reports: pa.Table, models: Sequence[LinkModel]) -> int:
    """How many more reports would be compared where their names lead, if these reports told where: names that a given model does not know.

    A given model is used as it is: the same model and the same reports are the same links, whatever else is linked with them.
    """
    return int((_led(reports, names_learnt(reports)) & ~_led(reports, models)).sum())


def telling(reports: pa.Table) -> Bools:
    """Which reports tell of anything."""
    return np.asarray(reports["act"].combine_chunks().fill_null("").to_numpy(zero_copy_only=False) != NOTHING)


def _led(reports: pa.Table, models: Sequence[LinkModel]) -> Bools:
    """Which reports are compared where a name leads; with two models the first is that of real reports."""
    told, exercise = telling(reports), reports["exercise"].to_numpy()
    sides = [(told, models[0])] if len(models) == 1 else zip((told & ~exercise, told & exercise), models, strict=False)
    by_name = np.zeros(len(told), np.bool_)
    for side, model in sides:
        by_name |= sites_of(reports, model).by_name & side
    return by_name
