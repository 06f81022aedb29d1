"""What another version of the agreement would say of the same incidents."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
import scenes

from truceline.agreement.charter import Charter
from truceline.agreement.reading import read_agreement
from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.finding.comparing import compare_screenings
from truceline.finding.screening import screen
from truceline.finding.steps import STEPS
from truceline.incident.gathering import gather

SOUTHWEST = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"


@pytest.fixture(scope="module")
def charter() -> Charter:
    return read_agreement(SOUTHWEST)


@pytest.fixture(scope="module")
def incidents(charter: Charter) -> pa.Table:
    return gather(invent(charter, ExerciseSettings(reports=80, days=4)).reports).incidents


def narrower(charter: Charter) -> Charter:
    """The same agreement, its first provision only about snipers, its last one gone."""
    first, *others = charter.agreement.provisions[:-1]
    provisions = [first.model_copy(update={"acts": ["sniper_fire"]}), *others]
    return replace(charter, agreement=charter.agreement.model_copy(update={"provisions": provisions}))


def test_under_the_same_agreement_nothing_changes(charter: Charter, incidents: pa.Table) -> None:
    counts = compare_screenings(incidents, charter, charter)

    assert not any(shift.is_change for shift in counts)
    assert sum(counts.values()) == incidents.num_rows * len(charter.agreement.provisions)


def test_the_counts_of_a_provision_add_up_to_the_incidents(charter: Charter, incidents: pa.Table) -> None:
    totals: Counter[str] = Counter()
    for shift, count in compare_screenings(incidents, charter, narrower(charter)).items():
        totals[shift.provision] += count

    assert set(totals) == {provision.code for provision in charter.agreement.provisions}
    assert set(totals.values()) == {incidents.num_rows}


def test_each_shift_is_what_two_screenings_say_row_by_row(charter: Charter, incidents: pa.Table) -> None:
    other = narrower(charter)
    rows = {
        name: {
            (r["incident_id"], r["provision"]): (r["verdict"], r["reason"]) for r in screen(incidents, one).to_pylist()
        }
        for name, one in (("before", charter), ("after", other))
    }
    expected: Counter[tuple[str, str | None, str | None, bool]] = Counter()
    for key in rows["before"].keys() | rows["after"].keys():
        was, is_ = rows["before"].get(key), rows["after"].get(key)
        differs = was is not None and is_ is not None and was[0] == is_[0] and was[1] != is_[1]
        expected[key[1], was[0] if was else None, is_[0] if is_ else None, differs] += 1

    counts = compare_screenings(incidents, charter, other)
    assert {(s.provision, s.before, s.after, s.reason_differs): n for s, n in counts.items()} == expected
    assert any(shift.before == "candidate" and shift.after == "no" for shift in counts)
    assert any(shift.after is None for shift in counts)


def test_without_incidents_there_is_nothing_to_compare(charter: Charter, incidents: pa.Table) -> None:
    assert compare_screenings(incidents.slice(0, 0), charter, narrower(charter)) == {}


def test_what_contacts_say_of_procedures_is_no_change_between_versions() -> None:
    incidents, charter = scenes.incidents_of(scenes.fire_at(36.1, actor="south")), scenes.charter_of("square")
    missed = {
        "incident_id": "i0",
        "provision": "hotline",
        "taken": "no",
        "reason": "hotline_not_tried",
        "side": "south",
    }
    steps = STEPS.table({name: [missed.get(name)] for name in STEPS.names})

    shifts = compare_screenings(incidents, charter, charter, lambda _: steps)

    (hotline,) = [shift for shift in shifts if shift.provision == "hotline"]
    assert (hotline.before, hotline.is_change) == ("candidate", False)
