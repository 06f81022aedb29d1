import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_register import ORIGIN, drop_triggers, register_of, verified

from truceline.errors import NotFound, Unverified
from truceline.register.audit import audit
from truceline.register.checkpoint import open_checkpoint
from truceline.register.entry import read_entry
from truceline.register.log import make_register, open_register
from truceline.register.recording import canonical_json, record_onto

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text('aبж\n"é'),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abж", max_size=3), inner, max_size=4),
    max_leaves=12,
)


def items(*numbers: int, text: str = "") -> list[tuple[str, str, bytes]]:
    return [("incident", f"i{n}", canonical_json({"n": n, "text": text})) for n in numbers]


def test_results_are_recorded_signed_and_verify(tmp_path: Path) -> None:
    make_register(tmp_path, ORIGIN).close()

    recorded = record_onto(tmp_path, items(1, 2, 3))

    log = open_register(tmp_path)
    assert recorded.indexes == (0, 1, 2)
    assert open_checkpoint(recorded.note, log.folder.log)[0].size == 3
    assert verified(log).holds
    assert audit(log.store, []).holds
    header = read_entry(log.store.page(1, 2)[0]).header
    assert (header.kind, header.record, header.version, header.actor) == ("incident", "i2", 1, "truceline-run")


def test_recording_the_same_again_appends_nothing_and_a_change_appends_a_version(tmp_path: Path) -> None:
    make_register(tmp_path, ORIGIN).close()
    first = record_onto(tmp_path, items(1, 2, 3))

    again = record_onto(tmp_path, items(1, 2, 3))
    changed = record_onto(tmp_path, [*items(1), *items(2, text="clearer"), *items(4)])

    assert (again.indexes, again.unchanged, again.note) == ((), 3, first.note)
    assert (changed.indexes, changed.unchanged) == ((3, 4), 1)
    log = open_register(tmp_path)
    assert log.store.last_version("incident", "i2") == (2, 3)


def test_all_of_it_is_recorded_or_nothing(tmp_path: Path) -> None:
    make_register(tmp_path, ORIGIN).close()

    with pytest.raises(Unverified):
        record_onto(tmp_path, [*items(1, 2), ("incident", "not a record id", b"{}")])

    assert open_register(tmp_path).store.head().size == 0


def test_a_content_that_went_missing_comes_back_as_a_new_version(tmp_path: Path) -> None:
    """As after catching up from a mirror, which holds no contents."""
    log = register_of(tmp_path, 0)
    record_onto(tmp_path, items(1))
    drop_triggers(log.store.database.connection)  # type: ignore[attr-defined] # SQLite alone is attacked so
    log.store.database.execute("DELETE FROM register_content")

    assert record_onto(tmp_path, items(1)).indexes == (1,)


def test_nothing_is_recorded_where_there_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        record_onto(tmp_path, items(1))


@given(JSON)
def test_the_canonical_spelling_reads_back_as_the_same_value_and_is_spelt_the_same_again(value: object) -> None:
    spelt = canonical_json(value)

    assert json.loads(spelt) == value
    assert canonical_json(json.loads(spelt)) == spelt


def test_the_order_of_keys_does_not_change_the_spelling() -> None:
    assert canonical_json({"b": 1, "a": "نعيمة"}) == '{"a":"نعيمة","b":1}'.encode()
    assert canonical_json({"a": "نعيمة", "b": 1}) == canonical_json({"b": 1, "a": "نعيمة"})


@pytest.mark.parametrize("value", [math.nan, math.inf, object(), {1: 2, "a": 3}])
def test_what_json_cannot_spell_in_one_way_is_refused(value: object) -> None:
    with pytest.raises(Unverified):
        canonical_json(value)
