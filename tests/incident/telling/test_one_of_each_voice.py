"""When it was and of which families voices are: each voice is asked once, and the first of it is passed over only where it does not know."""

from typing import Any

import numpy as np
import pytest
from told import NOON, reports_of, told

from truceline.incident.model import LinkModel
from truceline.incident.telling.combine import combine
from truceline.incident.telling.grouped import Grouped

DAY = {"occurred_within_s": 43_200.0, "speaks_for": "north"}
HOUR = {"occurred_within_s": 300.0, "speaks_for": "north"}


def incident_of(*rows: dict[str, Any], origin: tuple[int, ...] | None = None) -> dict[str, Any]:
    """The one incident of these reports; whom each repeats may be told by their places."""
    each = np.arange(len(rows), dtype=np.int32)
    origins = each if origin is None else np.array(origin, np.int32)
    grouped = Grouped(reports_of(*rows), np.zeros(len(rows), np.int32), origins, origins)
    (incident,) = combine(grouped, LinkModel()).to_pylist()
    return dict(incident)


def when(incident: dict[str, Any]) -> tuple[float, float]:
    """How many minutes after noon, and how many seconds more or less."""
    return (incident["occurred_at"] - NOON).total_seconds() / 60, incident["occurred_within_s"]


def test_a_voice_that_knew_the_day_and_then_the_hour_is_held_to_the_hour() -> None:
    """And to the first hour that it tells: one that is told once more makes it no surer."""
    day, hour, again = told("press", **DAY), told("command", minutes=130, **HOUR), told("channel", minutes=140, **HOUR)
    assert when(incident_of(day)) == (0, 43_200.0)
    assert when(incident_of(day, hour)) == (130, 300.0)
    assert when(incident_of(day, hour, again)) == (130, 300.0)
    assert when(incident_of(hour, again)) == (130, 300.0)


def test_an_hour_of_another_day_is_no_closer_word_of_the_same() -> None:
    incident = incident_of(told("press", **DAY), told("command", minutes=721, **HOUR))
    assert when(incident) == (0, 43_200.0)


def test_an_hour_that_only_a_relay_tells_makes_nothing_surer() -> None:
    """It may be the hour at which the relay was written."""
    rows = told("list", reference="1", **DAY), told("agency", minutes=130, relayed_from="list/1", **HOUR)
    assert when(incident_of(*rows, origin=(0, 0))) == (0, 43_200.0)


def test_the_hour_of_one_voice_counts_beside_that_of_another() -> None:
    """As much as if the voice had told it at once."""
    other = told("witness", minutes=110, occurred_within_s=600.0)
    day, hour = told("press", **DAY), told("command", minutes=118, **HOUR)
    assert when(incident_of(day, other, hour)) == when(incident_of(other, hour))
    assert incident_of(day, other, hour)["origins"] == 2


@pytest.mark.parametrize(("press", "others"), [("media", "monitor"), ("social_media", "party"), ("public", "medical")])
def test_a_party_that_speaks_through_outlets_and_itself_is_of_its_own_family(press: str, others: str) -> None:
    """So which of them came first makes no second family."""
    outlet = told("press", source_family=press, speaks_for="north")
    own = told("command", source_family="party", speaks_for="North", minutes=1)
    witness = told("witness", source_family=others, minutes=2)
    for rows in ((outlet, own, witness), (own, outlet, witness)):
        incident = incident_of(*rows)
        assert incident["family_names"] == " ".join(sorted({"party", others}))
        assert (incident["origins"], incident["families"]) == (2, len({"party", others}))
    assert incident_of(outlet, witness)["family_names"] == " ".join(sorted({press, others}))


def test_who_is_one_voice_with_an_outlet_by_its_camera_alone_gives_it_no_family() -> None:
    filmed = {"post": "tower-2", "observed": "recorded"}
    outlet = told("press", source_family="media", **filmed)
    assert incident_of(outlet, told("command", source_family="party", minutes=1, **filmed))["family_names"] == "media"
    speaking = outlet | {"speaks_for": "south"}
    other = told("command", source_family="party", speaks_for="north", minutes=1, **filmed)
    assert incident_of(speaking, other)["family_names"] == "media"


def test_a_relay_gives_its_origin_no_family() -> None:
    rows = (
        told("press", reference="1", source_family="media", speaks_for="north"),
        told("command", source_family="party", speaks_for="north", relayed_from="press/1", minutes=1),
    )
    assert incident_of(*rows, origin=(0, 0))["family_names"] == "media"
