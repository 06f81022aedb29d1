"""Two lists of the whole world: on each day the other has a row somewhere, and on another ocean it is hardly ever the partner."""

from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
from told import METRE_NORTH, reports_of, told

from truceline.incident.columns.ordering import canonical
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning.by_day import learn_by_day
from truceline.incident.likeness.days import beyond
from truceline.incident.model import DayLaw, LinkModel

DAYS, SAME = 500, 0.7
A_DAY = {"occurred_within_s": 43_200.0, "radius_m": 2_000.0, "act": None}
FAR_M = 1_000_000.0
UNLEARNT = DayLaw("", "", (), (), 0.0).beyond  # what a law says of far apart where nothing was counted
A_WAR, THE_WORLD = 1.0, 40.0  # degrees around the middle


@cache
def two_lists(around: float) -> pa.Table:
    """A row a day of each list, anywhere so many degrees around; seven in ten are of one incident, some kilometres apart."""
    rng = np.random.default_rng(7)
    where = rng.uniform(-around, around, (2, 2, DAYS))
    off = rng.normal(0.0, 1.0, (2, DAYS)) * rng.lognormal(8.0, 2.0, DAYS) * METRE_NORTH
    where[1] = np.where(rng.random(DAYS) < SAME, where[0] + off, where[1])
    return reports_of(
        *(
            told(source, reference=f"{day}", minutes=day * 1_440, latitude=north, longitude=east, **A_DAY)
            for source, places in (("list-a", where[0]), ("list-b", where[1]))
            for day, (north, east) in enumerate(places.T.tolist())
        )
    )


@cache
def law_of(around: float) -> DayLaw:
    reports = canonical(two_lists(around))
    (learnt,) = learn_by_day(reports, LinkModel(), among=np.arange(len(reports), dtype=np.int32))
    return learnt.law


def promised_far(gathered: Gathered) -> float:
    """The most that is promised of two rows more than a thousand kilometres apart."""
    pairs = gathered.suggestions()
    return float(pairs["probability"].to_numpy()[pairs["distance_m"].to_numpy() > FAR_M].max())


def test_the_more_strangers_lie_far_apart_the_less_it_says_that_two_do() -> None:
    of_a_war, of_the_world = (np.array(law_of(around).beyond) for around in (A_WAR, THE_WORLD))
    assert np.all(of_the_world < of_a_war)
    assert of_a_war[-1] == -3.0
    assert of_the_world[-1] < -5.0


def test_what_lies_beyond_the_bins_never_says_more_than_where_strangers_are_near() -> None:
    none, few = (beyond(-2.0, 0.3, np.full(4, farther)) for farther in (0.0, 0.1))
    assert none == few == UNLEARNT
    assert beyond(-2.0, 0.3, np.full(4, 80.0)) < beyond(-2.0, 0.3, np.full(4, 40.0)) < none


def test_strangers_some_hundreds_of_kilometres_off_speak_against_who_lies_there() -> None:
    """Teeth: as many of them on another ocean alone do not."""
    near, far = (beyond(-4.0, 0.3, np.roll([9.0, 0.0, 0.0, 0.0], by))[0] for by in (0, 3))
    assert near < far - 1.0


def test_a_row_of_the_same_day_on_another_ocean_is_not_promised_as_the_partner() -> None:
    """Teeth: by what is said of a war it is."""
    reports = two_lists(THE_WORLD)
    gathered = gather(reports)
    (model,) = gathered.models
    of_a_war = replace(model, by_day=tuple(law._replace(beyond=UNLEARNT) for law in model.by_day))
    assert promised_far(gathered) < 0.4
    assert promised_far(gather(reports, model=of_a_war)) > 0.8
