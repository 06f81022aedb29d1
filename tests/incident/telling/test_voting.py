"""What reports call it: most, all, or nobody."""

import numpy as np
import pyarrow as pa
from told import NOON, reports_of, told

from truceline.incident.columns.arrays import encoded, seconds_of
from truceline.incident.columns.counting import runs_of
from truceline.incident.columns.ordering import canonical
from truceline.incident.joining.judge import Settled
from truceline.incident.likeness.compare import compare
from truceline.incident.model import LinkModel
from truceline.incident.telling.combine import combine, incident_ids
from truceline.incident.telling.grouped import Grouped
from truceline.incident.telling.voting import agreed, leading, leading_code
from truceline.incident.voices.named_sources import found_relays
from truceline.incident.voices.origins import declared_relays
from truceline.values.identity import derived_identity
from truceline.values.taxonomy import ACT_GROUP

FIRST = np.zeros(3, np.int32)
ROWS = np.arange(3, dtype=np.int32)
ONE, TWO = runs_of(FIRST, 1, ROWS), runs_of(FIRST, 2, ROWS)
ALL = np.ones(3, np.bool_)


def words(*said: str | None) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(said, pa.string())])


def test_of_words_said_as_often_the_first_in_order_leads() -> None:
    assert leading(words("b", "a", None), ONE).to_pylist() == ["a"]
    assert leading(words("b", "a", None), ONE, order=("b", "a")).to_pylist() == ["b"]
    assert leading(words(None, None, None), TWO).to_pylist() == [None, None]


def test_any_number_of_relays_weighs_less_than_one_origin() -> None:
    relays = np.array([True, False, False])
    assert leading(words("a", "b", "b"), ONE, origin=relays).to_pylist() == ["a"]
    assert leading(words(None, "b", "b"), ONE, origin=relays).to_pylist() == ["b"]


def test_the_group_is_elected_before_the_code() -> None:
    said = words("mortar_fire", "tank_fire", "air_strike")
    assert leading_code(said, ACT_GROUP, ONE, origin=ALL).to_pylist() == ["fire"]


def test_agreement_is_of_all_who_speak() -> None:
    name, disputed = agreed(words("Al-Nusra", None, "al nusra"), FIRST, 1, votes=ALL)
    assert (name.to_pylist(), disputed.tolist()) == (["Al-Nusra"], [False])


def test_incidents_are_named_by_the_first_identity() -> None:
    each = np.arange(2, dtype=np.int32)
    grouped = Grouped(reports_of(told("b"), told("a")), np.zeros(2, np.int32), each, each)
    assert incident_ids(grouped).to_pylist() == [derived_identity("incident", "a/0-0")]
    assert combine(grouped, LinkModel()).num_rows == grouped.count == 1
    assert not grouped._columns, "what was read for the rows is not kept"


def test_words_are_numbered_alike_whatever_their_order() -> None:
    assert encoded(words("x", None, "x")).tolist() == [0, -1, 0]
    assert encoded(words("North", "south", "NORTH"), fold=True).tolist() == [0, 1, 0]


def test_instants_are_seconds_and_rows_run_by_time_then_identity() -> None:
    reports = canonical(reports_of(told("b", minutes=1), told("c"), told("a")))
    assert reports["report_id"].to_pylist() == ["a/0-0", "c/0-0", "b/1-0"]
    assert seconds_of(reports["occurred_at"]).tolist() == [NOON.timestamp()] * 2 + [NOON.timestamp() + 60]


def test_a_relay_of_a_mere_source_finds_its_report_by_likeness() -> None:
    rows = [told("network", reference="7"), told("agency", relayed_from="network", minutes=1)]
    reports = canonical(reports_of(*rows))
    relays = declared_relays(reports)
    assert relays.parent.tolist() == [0, 1]
    compared = compare(reports, LinkModel(), voices=relays.voices)
    assert found_relays(reports, relays, compared, Settled.nothing()).parent.tolist() == [0, 0]
