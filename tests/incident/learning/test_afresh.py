"""Who copies in silence teaches nobody how little witnesses err: what is learnt beside copies is what is learnt without them."""

import math
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import cache, partial
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from scenes import charter_of
from told import METRE_NORTH

from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.columns.arrays import Ints
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.joining.judge import settle
from truceline.incident.learning.afresh import Afresh
from truceline.incident.likeness.compare import Voices
from truceline.incident.model import DayLaw, Echo, LinkModel
from truceline.incident.voices.echoing import that_copy
from truceline.report.table import REPORTS

OWN = {"observed": "told", "source_family": "party"}
MEASURED = (
    "said",
    "media_sha256",
    "relayed_from",
    "speaks_for",
    "post",
    "post_longitude",
    "post_latitude",
    "bearing_deg",
    "bearing_within_deg",
    "distance_m",
    "sound_delay_s",
)


@cache
def scene() -> tuple[pa.Table, dict[str, str], list[str]]:
    """Reports of an exercise, of which incident each tells that repeats nobody, and the sources that tell most."""
    invented = invent(charter_of("southwest-syria-2017"), ExerciseSettings(seed=5, reports=3_000, days=72))
    own = {
        row["report_id"]: row["true_incident"]
        for row in invented.truth.to_pylist()
        if row["true_incident"] and not row["repeats_report_id"]
    }
    often = Counter(row["source"] for row in invented.reports.to_pylist() if row["report_id"] in own)
    return invented.reports, own, sorted(often, key=lambda name: (-often[name], name))


def with_copies(many: int = 3, metres: float = 0.0, minutes: float = 0.0) -> pa.Table:
    """The same reports, and of each that one of so many sources tells by itself a copy, received later and moved so far along each axis and in time."""
    reports, own, often = scene()
    drawn, rows = np.random.default_rng(1), list[dict[str, Any]]()
    for row in reports.to_pylist():
        if row["source"] not in often[:many] or row["report_id"] not in own or row["longitude"] is None:
            continue
        east, north = drawn.normal(0.0, metres, 2) * METRE_NORTH
        row["longitude"] += east / math.cos(math.radians(32.7))
        row["latitude"] += north
        row["occurred_at"] += timedelta(minutes=drawn.normal(0.0, minutes))
        row["received_at"] += timedelta(minutes=20 if minutes else 0)
        name = {"source": f"mirror-{row['source']}", "report_id": f"mirror/{len(rows)}", "reference": f"M{len(rows)}"}
        rows.append(row | OWN | dict.fromkeys(MEASURED) | name)
    return pa.concat_tables([reports, pa.Table.from_pylist(rows, reports.schema)])


def found_of(gathered: Gathered) -> float:
    """How much of what truly belongs together, of reports that are no copies, was put together."""
    _, own, _ = scene()
    of = dict(zip(*(gathered.links[name].to_pylist() for name in ("report_id", "incident_id")), strict=True))
    together = Counter(own.values())
    put = Counter((of[report], incident) for report, incident in own.items())
    two = (sum(often * (often - 1) // 2 for often in each.values()) for each in (put, together))
    return next(two) / next(two)


# To the letter of three sources, and of one that was moved by 200 metres and five minutes.
COPIED: dict[str, Callable[[], pa.Table]] = {"everything": with_copies, "errors": partial(with_copies, 1, 200.0, 5.0)}


@pytest.mark.parametrize("alike_in", COPIED)
def test_silent_copies_teach_nobody_that_errors_are_small_and_others_are_joined_as_before(alike_in: str) -> None:
    alone, beside = gather(scene()[0]), gather(COPIED[alike_in]())
    assert {echo.alike_in for echo in beside.models[0].echoes} == {alike_in}
    assert beside.models[0].place_shares[0] < 0.02, "hardly a place is exact"
    assert found_of(beside) > found_of(alone) - 0.03


@pytest.mark.parametrize("alike_in", COPIED)
def test_learnt_from_copies_too_errors_would_seem_small_and_what_belongs_together_would_be_left_apart(
    alike_in: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Afresh, "without_copies", lambda *_: None)
    beside = gather(COPIED[alike_in]())
    assert (beside.models[0].place_shares[0] > 0.1) == (alike_in == "everything")
    assert found_of(beside) < found_of(gather(scene()[0])) - 0.035


def test_what_is_learnt_without_copies_depends_on_the_reports_alone_and_gathers_them_the_same_again() -> None:
    reports = with_copies()
    gathered = gather(reports)
    mixed = gather(reports.take(np.random.default_rng(2).permutation(reports.num_rows)))
    again = gather(reports, model=gathered.models[0])
    assert mixed.models == gathered.models == again.models
    assert mixed.links.equals(gathered.links)
    assert again.links.equals(gathered.links)
    assert again.incidents.equals(gathered.incidents)


def told_by(*sources: str) -> pa.Table:
    """Reports of which nothing is asked but whose they are."""
    return REPORTS.completed(pa.table({"source": pa.array(sources).dictionary_encode()}), also_required=True)


def left_out(reports: pa.Table, *echoes: Echo) -> set[str]:
    """The sources that copy another which is heard."""
    return set(reports.filter(pa.array(that_copy(reports, echoes)))["source"].to_pylist())


@pytest.mark.parametrize(
    ("echoes", "copies"),
    [
        ((Echo("a", "b", 20, 20),), {"b"}),  # who tells more is heard
        ((Echo("b", "c", 20, 20),), {"c"}),
        ((Echo("a", "b", 20, 20, "a", 900.0),), {"a"}),  # but not where it comes after
        ((Echo("a", "b", 20, 20), Echo("a", "c", 20, 20), Echo("b", "c", 20, 20)), {"b", "c"}),
        # Who mixes what two say is left out, and neither of the two.
        ((Echo("a", "b", 20, 20, alike_in="errors"), Echo("b", "c", 20, 20, "b", 60.0, "errors")), {"b"}),
        ((Echo("a", "elsewhere", 20, 20),), set()),
        ((), set()),
    ],
)
def test_of_echoes_one_that_comes_after_none_and_tells_most_is_heard(
    echoes: tuple[Echo, ...], copies: set[str]
) -> None:
    assert left_out(told_by("a", "a", "a", "b", "b", "c", "d"), *echoes) == copies


def learning(sources: str) -> tuple[Afresh, Ints]:
    """What is learnt from a report of each of these sources, and the rows of all."""
    source, rows = np.array([ord(name) for name in sources], np.int32), np.arange(len(sources), dtype=np.int32)
    settled = settle(None, pa.array(map(str, rows)))
    return Afresh(told_by(*sources), Voices(source, source, source < 0, source), LinkModel(), settled, None), rows


def test_where_too_little_would_be_left_what_was_learnt_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Afresh, "model", lambda _, among: LinkModel(widest_m=float(len(among))))
    echoes = (Echo("a", "b", 20, 20),)
    some, among = learning("ab" * 150 + "c" * 100)
    assert some.without_copies(among, LinkModel(), echoes) == LinkModel(widest_m=250.0)
    assert some.without_copies(among, LinkModel(), ()) is None
    law = LinkModel(by_day=(DayLaw("a", "b", (), (), 0.0),))
    assert some.without_copies(among, law, echoes) is None, "the two have a law of their own"
    for few in ("ab" * 300, "ab" * 90 + "c" * 100):
        some, among = learning(few)
        assert some.without_copies(among, LinkModel(), echoes) is None
