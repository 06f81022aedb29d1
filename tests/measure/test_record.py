import dataclasses

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from small_record import fire, record_of

from truceline.errors import Refused
from truceline.measure.record import Record


def test_a_record_of_real_and_invented_reports_is_refused() -> None:
    record = record_of(fire("2020-02-03T10:00Z"), fire("2020-02-04T10:00Z"))
    mixed = record.reports.set_column(
        record.reports.schema.get_field_index("exercise"), "exercise", pa.array([True, False])
    )

    with pytest.raises(Refused, match="B002"):
        dataclasses.replace(record, reports=mixed)


def test_tables_that_speak_of_other_incidents_are_refused_each_by_name() -> None:
    record = record_of(fire("2020-02-03T10:00Z"), fire("2020-02-04T10:00Z"))
    fewer = record.incidents.filter(pc.equal(record.incidents["incident_id"], "i0"))

    with pytest.raises(Refused) as refusal:
        dataclasses.replace(record, incidents=fewer)

    assert [(found.code, found.where.file) for found in refusal.value.problems] == [
        ("B003", "links"),
        ("B003", "zone_answers"),
        ("B003", "findings"),
    ]


def test_a_record_is_an_exercise_by_its_reports_or_by_its_agreement() -> None:
    record = record_of(fire("2020-02-03T10:00Z"))
    real = record.reports.set_column(record.reports.schema.get_field_index("exercise"), "exercise", pa.array([False]))
    agreement = record.charter.agreement.model_copy(update={"exercise": False})
    charter = dataclasses.replace(record.charter, agreement=agreement)

    assert record.exercise
    assert dataclasses.replace(record, charter=charter).exercise
    assert isinstance(record, Record)
    assert dataclasses.replace(record, reports=real).exercise == record.charter.agreement.exercise
    assert not dataclasses.replace(record, reports=real, charter=charter).exercise
