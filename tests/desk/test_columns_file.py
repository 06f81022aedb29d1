"""The columns that a new process finds in the desk's folder: what they were, of this very database, and never the last word."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

LINES = (
    "post-8,monitor,f-1,2018-03-20T10:00,36.10,32.62,300,artillery_fire,Shells,en",
    "post-8,monitor,f-2,2018-03-21T11:00,36.20,32.72,300,explosion,A blast,en",
)


@pytest.fixture
def laid_out(somebody: Callable[..., Any], file_of: Callable[..., Path], desk: Any) -> Iterator[Any]:
    """Columns that were kept a moment ago, and a process that knows none."""
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.queries.columns_at_hand import columns_at_hand, forget_columns
    from truceline.desk.queries.columns_file import keep_columns

    take_in(somebody("duty_officer"), [file_of(*LINES)])
    columns = columns_at_hand()
    keep_columns(columns)
    forget_columns()
    yield columns
    (desk.path / "columns" / "now.json").unlink(missing_ok=True)
    forget_columns()


def test_a_new_process_finds_the_columns_and_reads_no_incident_that_they_hold(laid_out: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from truceline.desk.queries.columns import NUMBERS, WORDS
    from truceline.desk.queries.columns_at_hand import columns_at_hand

    with CaptureQueriesContext(connection) as asked:
        found = columns_at_hand()
    assert [query["sql"] for query in asked if "occurred_at" in query["sql"]] == []
    for name in NUMBERS:
        assert np.array_equal(
            getattr(found, name),
            getattr(laid_out, name),
            equal_nan=name in {"longitude", "latitude", "down", "radius_m"},
        )
    for name in WORDS:
        assert found.text[name].words == laid_out.text[name].words
        assert np.array_equal(found.text[name].index, laid_out.text[name].index)
    assert np.array_equal(found.in_time.rows, laid_out.in_time.rows)
    assert np.array_equal(found.in_time.before, laid_out.in_time.before)


def test_what_changed_since_they_were_kept_is_read(laid_out: Any) -> None:
    from truceline.desk.queries.columns_at_hand import columns_at_hand
    from truceline.desk.tables import Incident

    one = Incident.objects.filter(is_struck=False).first()
    Incident.objects.filter(pk=one.pk).update(act="looting", revision=Incident.next_revision())
    try:
        found = columns_at_hand()
        assert found.text["act"].words[found.text["act"].index[one.number - 1]] == "looting"
        assert laid_out.text["act"].words[laid_out.text["act"].index[one.number - 1]] == one.act
    finally:
        Incident.objects.filter(pk=one.pk).update(act=one.act, revision=Incident.next_revision())


@pytest.mark.parametrize("other", [{"sha256": "0" * 64}, {"entry": 10**9}, {"form": ["0"]}, {"folder": "../register"}])
def test_columns_of_another_state_are_of_no_use(laid_out: Any, desk: Any, other: dict[str, Any]) -> None:
    """Teeth: a database brought back from a backup went on otherwise; its revisions may well have the same numbers."""
    from truceline.desk.queries.columns_at_hand import columns_at_hand
    from truceline.desk.queries.columns_file import find_columns

    assert find_columns() is not None
    path = desk.path / "columns" / "now.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | other), encoding="utf-8")
    assert find_columns() is None
    assert np.array_equal(columns_at_hand().in_time.rows, laid_out.in_time.rows)


def test_damaged_columns_are_read_anew(laid_out: Any, desk: Any) -> None:
    from truceline.desk.queries.columns_at_hand import columns_at_hand

    folder = desk.path / "columns" / json.loads((desk.path / "columns" / "now.json").read_text())["folder"]
    (folder / "at.npy").write_bytes(b"not numbers")
    assert np.array_equal(columns_at_hand().at, laid_out.at)


def test_they_are_kept_anew_where_much_changed_and_only_their_owner_reads_them(
    laid_out: Any, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.queries import columns_at_hand as at_hand
    from truceline.desk.starting import lay_columns_out
    from truceline.desk.tables import Incident

    first = json.loads((desk.path / "columns" / "now.json").read_text())["folder"]
    lay_columns_out()
    assert (desk.path / "columns" / first).is_dir()  # little changed
    monkeypatch.setattr(at_hand, "_KEPT_ANEW_AFTER", 1)
    one = Incident.objects.filter(is_struck=False).first()
    Incident.objects.filter(pk=one.pk).update(revision=Incident.next_revision())
    lay_columns_out()
    assert not (desk.path / "columns" / first).exists()
    for folder in [desk.path / "columns", *(path for path in (desk.path / "columns").iterdir() if path.is_dir())]:
        assert folder.stat().st_mode & 0o077 == 0
    del laid_out


def test_an_order_that_is_worked_out_of_the_old_one_is_the_one_that_sorting_gives() -> None:
    """Many of one moment among them: those stand by their numbers."""
    from truceline.desk.queries.columns import InTime

    chance = np.random.default_rng(11)
    for _ in range(40):
        size, more = int(chance.integers(1, 60)), int(chance.integers(0, 20))
        at = chance.integers(0, 9, size + more).astype("datetime64[us]")
        held = chance.random(size) < 0.8
        old = InTime.of(np.flatnonzero(held).astype(np.int32), at[:size])
        gone = chance.random(size) < 0.3
        changed = at.copy()
        changed[:size][gone] = chance.integers(0, 9, int(gone.sum())).astype("datetime64[us]")
        now = np.concatenate([np.where(gone, chance.random(size) < 0.5, held), np.ones(more, np.bool_)])
        fresh = np.flatnonzero(now & np.concatenate([gone, np.ones(more, np.bool_)])).astype(np.int32)
        made, plain = old.changed(gone, fresh, changed), InTime.of(np.flatnonzero(now).astype(np.int32), changed)
        assert np.array_equal(made.rows, plain.rows)
        assert np.array_equal(made.before, plain.before)


def test_a_slice_of_time_holds_what_a_comparison_of_every_row_holds() -> None:
    from truceline.desk.queries.columns import InTime

    at = np.random.default_rng(2).integers(0, 50, 300).astype("datetime64[us]")
    rows = InTime.of(np.arange(300, dtype=np.int32), at)
    for start, end in ((10, 20), (0, 50), (49, 60), (20, 20), (None, 7), (7, None), (None, None)):
        first, last = (None if edge is None else np.datetime64(edge, "us") for edge in (start, end))
        plain = [n for n in range(300) if (first is None or at[n] >= first) and (last is None or at[n] < last)]
        assert sorted(rows.between(first, last).rows.tolist()) == plain
    some = rows.until(np.datetime64(30, "us"))
    assert sorted(some.rows.tolist()) == np.flatnonzero(at <= np.datetime64(30, "us")).tolist()
    assert (some.latest(), some.earliest()) == (at[at <= np.datetime64(30, "us")].max(), at.min())
    none = rows.between(np.datetime64(90, "us"), None)
    assert (len(none), none.latest(), none.earliest()) == (0, None, None)
