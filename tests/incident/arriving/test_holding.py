"""What a store in memory finds by its marks is what looking at every report finds."""

from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tellings import WORDS, different, telling
from told import reports_of, told
from tries import tries

from truceline.errors import Refused
from truceline.incident.arriving import holding, surroundings
from truceline.incident.arriving.holding import Held
from truceline.incident.arriving.surroundings import SIDES, Wanted, boxes_of, finds, marks_of
from truceline.incident.columns.arrays import Floats
from truceline.incident.model import LinkModel

MODEL = LinkModel()


def wanted_around(reports: pa.Table, rows: list[int]) -> Wanted:
    """All that can be asked about some of the reports."""
    some = reports.take(pa.array(rows, pa.int64()))
    marks, boxes = marks_of(some, MODEL), boxes_of(some, MODEL)
    names = {name: marks[name].drop_null().combine_chunks() for name in ("name", "relayed_from", "media")}
    said = [
        {"words": row["words"], "since": row["occurred_s"] - 3_600.0, "until": row["occurred_s"] + 3_600.0}
        for row in marks.to_pylist()
        if row["words"]
    ]
    return Wanted(
        boxes=pa.table(dict(zip(SIDES, boxes[:, ~np.isnan(boxes[0])], strict=True))),
        words=pa.Table.from_pylist(said, schema=Wanted().words.schema),
        report_ids=pa.concat_arrays([marks["report_id"].combine_chunks(), pa.array(["nobody/1"])]),
        names=pa.concat_arrays([names["relayed_from"], names["name"]]),
        relayed_from=pa.concat_arrays([names["name"], names["relayed_from"]]),
        media=names["media"],
    )


def found(held: Held, reports: pa.Table, wanted: Wanted) -> bool:
    """Whether the store gives what looking at every report gives, in the same order."""
    whole = reports.filter(pa.array(finds(wanted, marks_of(reports, MODEL))))
    return bool(held.fetch(wanted).equals(whole))


def found_in_any_order(held: Held, reports: pa.Table, wanted: Wanted) -> bool:
    """Whether the store gives what looking at every report gives."""
    whole = reports.filter(pa.array(finds(wanted, marks_of(reports, MODEL))))
    return bool(held.fetch(wanted).sort_by("report_id").equals(whole.sort_by("report_id")))


@tries(60)
@given(st.lists(telling(), min_size=1, max_size=30).map(different), st.data())
def test_whatever_is_asked_for_is_found_and_nothing_else(rows: list[dict[str, Any]], data: st.DataObject) -> None:
    reports = reports_of(*rows)
    asked = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=4))
    assert found(Held(reports, MODEL), reports, wanted_around(reports, asked))


@tries(60)
@given(st.lists(telling(), min_size=2, max_size=30).map(different), st.data())
def test_a_store_that_grew_answers_as_one_that_was_made_of_what_stands(
    rows: list[dict[str, Any]], data: st.DataObject
) -> None:
    reports = reports_of(*rows)
    held, standing = Held(reports.slice(0, 0), MODEL), reports.slice(0, 0)
    starts = [0, *sorted(data.draw(st.sets(st.integers(0, len(rows)), max_size=8))), len(rows)]
    for start, end in pairwise(starts):
        arrived, ids = reports.slice(start, end - start), standing["report_id"].to_pylist()
        gone = data.draw(st.lists(st.sampled_from(ids), unique=True, max_size=3)) if ids else []
        held.take_in(arrived, gone)
        stays = pc.invert(pc.is_in(standing["report_id"], pa.array(gone, pa.string())))
        standing = pa.concat_tables([standing.filter(stays), arrived])
        asked = data.draw(st.lists(st.integers(0, reports.num_rows - 1), max_size=4))
        assert found_in_any_order(held, standing, wanted_around(reports, asked))
        assert len(held) == standing.num_rows


SCENE = (
    told("a", said=WORDS, language="en", media_sha256="a" * 64),
    told("b", said=WORDS, language="en", minutes=50, north_m=70_000, relayed_from="a/0-0"),
    told("c", said=WORDS, language="en", minutes=600, north_m=70_000, media_sha256="a" * 64),
    told("d", minutes=300, north_m=200, occurred_within_s=43_200.0),
    told("e", minutes=300, place=None, relayed_from="a/0-0"),
    told("a", minutes=9_000, north_m=900, relayed_from="nobody"),
)


def test_each_kind_of_question_finds_its_reports() -> None:
    reports = reports_of(*SCENE)
    held, all_of = Held(reports, MODEL), wanted_around(reports, [0])
    expected = {"boxes": "ad", "report_ids": "a", "relayed_from": "be", "media": "ac", "names": "a", "words": "ab"}
    for kind, sources in expected.items():
        rows = held.fetch(Wanted(**{kind: getattr(all_of, kind)}))
        assert "".join(sorted(rows["source"].to_pylist())) == sources, kind
    assert held.fetch(Wanted()).num_rows == 0


def test_of_a_source_one_report_is_enough() -> None:
    reports = reports_of(*SCENE)
    rows = Held(reports, MODEL).fetch(Wanted(sources=pa.array(["a", "e", "nobody"])))
    assert sorted(rows["source"].to_pylist()) == ["a", "e"]


def test_a_source_is_found_as_long_as_any_report_of_it_stands() -> None:
    reports = reports_of(*SCENE)
    held, asked = Held(reports.slice(0, 3), MODEL), Wanted(sources=pa.array(["a"]))
    held.take_in(reports.slice(3))
    first, last = (reports["report_id"][row].as_py() for row in (0, 5))
    assert held.fetch(asked)["report_id"].to_pylist() == [first]
    held.take_in(gone=[first])
    assert held.fetch(asked)["report_id"].to_pylist() == [last]
    held.take_in(gone=[last])
    assert held.fetch(asked).num_rows == 0


def test_a_report_that_arrives_again_takes_the_place_of_the_one_that_stood() -> None:
    reports = reports_of(*SCENE)
    held = Held(reports, MODEL)
    moved = reports_of(told("a", said="Nothing of the kind.", language="en"))
    for _ in range(2):  # a change that is taken in twice is taken in once
        held.take_in(moved, gone=["nobody/1"])
        assert held.fetch(Wanted(report_ids=moved["report_id"].combine_chunks())).equals(moved)
        assert len(held) == len(SCENE)


def test_a_report_that_arrives_twice_at_once_is_refused_and_nothing_has_changed() -> None:
    reports = reports_of(*SCENE)
    held, wanted = Held(reports.slice(0, 4), MODEL), wanted_around(reports, [0, 4])
    before = held.fetch(wanted)
    with pytest.raises(Refused, match="I008"):
        held.take_in(pa.concat_tables([reports.slice(4), reports.slice(4)]), gone=[before["report_id"][0].as_py()])
    assert held.fetch(wanted).equals(before)
    assert len(held) == 4


def test_many_that_come_one_by_one_lie_in_few_layers_and_none_is_moved_often(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = reports_of(*(told("d", minutes=60 * k, reference=str(k)) for k in range(300)))
    moved = []
    sound = holding._joined

    def counted(one: Any, other: Any) -> Any:
        moved.append(len(one) + len(other))
        return sound(one, other)

    monkeypatch.setattr(holding, "_joined", counted)
    held = Held(reports.slice(0, 0), MODEL)
    for row in range(300):
        held.take_in(reports.slice(row, 1))
        assert len(held._layers) <= 6
    assert sum(moved) < 300 * 20


def test_what_is_laid_out_is_what_is_not_known_yet_and_tells_of_something() -> None:
    reports = reports_of(*SCENE, told("n", act="nothing_observed"))
    held, wanted = Held(reports, MODEL), wanted_around(reports, [0])
    fetched = [each for each in held.fetch(wanted)["report_id"].to_pylist() if each not in {"a/0-0", "n/0-0"}]
    found = held.find(wanted, {"a/0-0"})
    assert found.reports()["report_id"].to_pylist() == fetched
    assert found.neighbours.texts["report_id"].to_pylist() == fetched
    assert "n/0-0" in held.fetch(wanted)["report_id"].to_pylist()


def test_texts_that_have_one_number_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "_numbers", lambda texts: np.zeros(len(texts), np.int64))
    reports = reports_of(*SCENE)
    assert found(Held(reports, MODEL), reports, wanted_around(reports, [0, 1]))


def test_long_boxes_are_found_though_they_began_long_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: a run of boxes that forgot its longest would not look far enough back."""
    reports = reports_of(*(told("d", minutes=k, occurred_within_s=600.0 + 9_000.0 * (k % 5)) for k in range(60)))
    late = boxes_of(reports, MODEL)
    late[4] = late[5] - 60.0
    wanted = Wanted(boxes=pa.table(dict(zip(SIDES, late[:, -3:], strict=True))))
    assert found(Held(reports, MODEL), reports, wanted)
    sound = holding._Boxes.__init__

    def short(boxes: Any, *given: Any) -> None:
        sound(boxes, *given)
        boxes._longest[:] = 0.0

    monkeypatch.setattr(holding._Boxes, "__init__", short)
    assert not found(Held(reports, MODEL), reports, wanted)


def test_only_what_touches_in_time_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = reports_of(*(told("d", minutes=60 * k, reference=str(k)) for k in range(2_000)))
    looked = []

    def counted(boxes: Floats, i: int, others: Floats, k: int) -> bool:
        looked.append(i)
        return bool(surroundings.touching(boxes[:, [i]], others[:, [k]])[0])

    monkeypatch.setattr(holding, "touches", counted)
    looking: Any = holding.touching_in_runs
    monkeypatch.setattr(holding, "touching_in_runs", looking.py_func)
    rows = Held(reports, MODEL).fetch(wanted_around(reports, [1_000]))
    assert pc.any(pc.equal(rows["reference"], "1001")).as_py()
    assert 0 < len(looked) < 20
