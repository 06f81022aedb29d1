"""What arrives or is judged is gathered with its neighbourhood, and comes out as if all were gathered anew."""

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from gathered import anew, standing

from truceline.report.table import REPORTS

ROOT = Path(__file__).resolve().parents[2]
SOUTHWEST = ROOT / "agreements" / "southwest-syria-2017"


@pytest.fixture(scope="module")
def invented() -> pa.Table:
    """A fortnight of an exercise over the southwest: relays, copies, reports without a place."""
    from truceline.agreement.reading import read_agreement
    from truceline.exercise.inventing import invent
    from truceline.exercise.settings import ExerciseSettings

    settings = ExerciseSettings(seed=23, reports=260, days=6, start="2018-03-01")
    reports = invent(read_agreement(SOUTHWEST), settings).reports
    # Days and sources of their own: other tests take in other exercises.
    for name in ("source", "relayed_from"):
        told = pc.binary_join_element_wise("gathering", reports[name], "-")
        reports = reports.set_column(reports.schema.get_field_index(name), reports.schema.field(name), told)
    return reports


@pytest.fixture(scope="module")
def taken_in(somebody: Callable[..., Any], invented: pa.Table, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The first two thirds in one file, the rest in files of seven."""
    from truceline.desk.actions.taking_in import take_in
    from truceline.report.writing import write_reports

    officer = somebody("duty_officer")
    folder = tmp_path_factory.mktemp("files")
    cut = invented.num_rows * 2 // 3
    parts = [invented.slice(0, cut), *(invented.slice(at, 7) for at in range(cut, invented.num_rows, 7))]
    for number, part in enumerate(parts):
        path = folder / f"EXERCISE-{number}.csv"
        write_reports(part, path)
        take_in(officer, [path])
    return officer


def test_reports_that_came_in_many_files_stand_as_if_they_had_come_in_one(taken_in: Any) -> None:  # noqa: ARG001 - for what it sets up
    before = standing()

    assert anew() == 0
    assert standing() == before
    assert len(before[0]) > 30


def test_a_judgement_its_undoing_and_a_strike_change_what_gathering_anew_would_change(
    taken_in: Any,
) -> None:
    from truceline.desk.actions.judging import judge
    from truceline.desk.actions.striking import strike_report
    from truceline.desk.tables import Link, Report
    from truceline.incident.joining.judge import Judgement

    untouched = standing()
    linked = next(one for one in Link.objects.order_by("report_id") if "nearest_report_id" in one.content)
    first, second = linked.report, Report.objects.get(pk=json.loads(linked.content)["nearest_report_id"])
    assert judge(taken_in, first, second, Judgement.DIFFERENT) > 0
    parted = standing()
    assert anew() == 0
    assert standing() == parted != untouched

    judge(taken_in, first, second, Judgement.UNDECIDED)
    assert standing() == untouched

    strike_report(taken_in, first, "a mistake of the sender")
    struck = standing()
    assert anew() == 0
    assert standing() == struck
    assert first.pk not in struck[1]


def test_teeth_a_store_that_forgets_a_neighbour_is_found(
    taken_in: Any, invented: pa.Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.queries.surroundings import Surroundings
    from truceline.report.writing import write_reports

    monkeypatch.setattr(Surroundings, "fetch", lambda *_: REPORTS.empty())
    # The same reports again under other references: each stands beside what it repeats.
    again = invented.slice(0, 40)
    again = again.set_column(
        again.schema.get_field_index("reference"), "reference", pa.array([f"again-{n}" for n in range(40)])
    )
    again = again.set_column(again.schema.get_field_index("source"), "source", pa.array(["another-network"] * 40))
    path = tmp_path / "EXERCISE-again.csv"
    write_reports(again, path)
    take_in(taken_in, [path])
    monkeypatch.undo()

    assert anew() > 0


@pytest.mark.parametrize("standing_one", ["real", "told beside nil reports", "left when another is struck"])
def test_a_source_called_as_reports_are_is_one_as_long_as_any_report_of_it_stands(
    standing_one: str, taken_in: Any, tmp_path: Path
) -> None:
    """Of a report called post/1 that is not here the two that name it would be one incident; of a source each tells for itself."""
    from truceline.desk.actions.striking import strike_report
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Link, Report

    month = {"real": 4, "told beside nil reports": 7, "left when another is struck": 6}[standing_one]
    source = f"slashed/{month}"
    nil, first = ("nothing_observed" if "nil" in standing_one else "artillery_fire"), f"2020-{month:02}-1"

    def told(source: str, day: str, latitude: float, relayed_from: str = "", act: str = "artillery_fire") -> str:
        place = f"36.2,{latitude},300" if act == "artillery_fire" else ",,"
        return f"{source},monitor,{source}-{day},{day}T10:00Z,{place},{act},{relayed_from}"

    def arrive(name: str, *rows: str) -> None:
        path = tmp_path / f"{name}.csv"
        head = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,relayed_from"
        path.write_text("\n".join([head, *rows]), encoding="utf-8")
        take_in(taken_in, [path])

    arrive(
        "standing", *(told(source, f"{first}{n}", 33.5, act=nil) for n in (0, 1, 2)), told(source, f"{first}9", 33.5)
    )
    arrive("relays", told("caller", f"{first}4", 32.6, source), told("wire", f"{first}5", 32.7, source))
    assert anew() == 0
    if "struck" in standing_one:
        for report in Report.objects.filter(mark__isnull=False, content__contains=f'"{source}-{first}').order_by(
            "report_id"
        ):
            strike_report(taken_in, report, "a mistake of the sender")
            assert anew() == 0
    else:
        named = Link.objects.filter(report__content__contains=f'"relayed_from":"{source}"')
        assert len({json.loads(link.content)["incident_id"] for link in named}) == 2


@pytest.mark.parametrize("safeguard", [True, False], ids=["held", "teeth"])
@pytest.mark.parametrize("way", ["file", "strike"])
def test_what_was_worked_out_before_anybody_waited_is_written_only_where_nothing_came_between(
    way: str, safeguard: bool, taken_in: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import gathering_near, striking, taking_in
    from truceline.desk.actions.striking import strike_report
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Report

    day = 10 + safeguard + 2 * (way == "file")

    def told(source: str) -> Path:
        path = tmp_path / f"{source}.csv"
        head = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language\n"
        row = f"{source},monitor,{source}-{day},2019-05-{day}T10:00Z,36.2,32.6,300,artillery_fire,Shells by the mill,en"
        path.write_text(head + row, encoding="utf-8")
        return path

    module = taking_in if way == "file" else striking
    ahead, between = module.gather_ahead, iter([told("post-two")])

    def interrupted(**change: Any) -> Any:
        worked_out = ahead(**change)
        for path in between:  # the same again, taken in by somebody else at the same moment
            take_in(taken_in, [path])
        return worked_out

    if way == "strike":
        take_in(taken_in, [told("post-one")])
    monkeypatch.setattr(module, "gather_ahead", interrupted)
    if not safeguard:
        monkeypatch.setattr(gathering_near.Ahead, "holds", lambda *_: True)
    if way == "file":
        take_in(taken_in, [told("post-one")])
    else:
        strike_report(taken_in, Report.objects.get(content__contains=f'"post-one-{day}"'), "a mistake")
    monkeypatch.undo()

    assert (anew() == 0) is safeguard


def test_one_report_is_gathered_before_its_transaction_and_not_within(
    taken_in: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever else writes waits for what is written, not for what is worked out."""
    from truceline.desk.actions import gathering, gathering_near
    from truceline.desk.actions.taking_in import take_in

    def never(*_: Any) -> None:
        raise AssertionError("gathered while others wait")

    monkeypatch.setattr(gathering, "near_changed", never)
    looked = list[bool]()
    holds = gathering_near.Ahead.holds

    def watched(*asked: Any) -> bool:
        looked.append(holds(*asked))
        return looked[-1]

    monkeypatch.setattr(gathering_near.Ahead, "holds", watched)
    path = tmp_path / "one.csv"
    path.write_text(
        "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language\n"
        "post-three,monitor,one-alone,2019-06-02T10:00Z,36.2,32.6,300,artillery_fire,Shells by the mill,en",
        encoding="utf-8",
    )

    assert take_in(taken_in, [path]).changed_incidents == 1
    assert looked == [True]


def test_the_model_is_learnt_anew_when_there_are_twice_as_many_reports_and_stands_on_the_register(
    taken_in: Any,  # noqa: ARG001 - for what it sets up
    desk: Any,
) -> None:
    from desk_reading import entries_of_kind

    from truceline.desk.tables import LinkModelKept, Report

    kept = list(LinkModelKept.objects.order_by("made_at", "model_id"))

    assert all(later.reports >= 2 * sooner.reports for sooner, later in pairwise(kept))
    assert Report.objects.count() < 2 * kept[-1].reports
    assert len(entries_of_kind(desk, "link_model")) == len(kept)
    assert not Report.objects.filter(strike=None, mark=None).exists()


def test_a_model_of_an_earlier_format_counts_as_none_and_is_learnt_anew(
    taken_in: Any,  # noqa: ARG001 - for what it sets up
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from truceline.desk.queries import linking
    from truceline.incident.model_file import model_in

    assert linking.model_at_hand() is not None
    earlier = b'{"format": "truceline link model 1", "model": {}}'
    monkeypatch.setattr(linking, "_read", lambda model_id, content: model_in(earlier, model_id))  # noqa: ARG005 - as it is called

    assert linking.model_at_hand() is None


def test_the_centres_own_list_of_places_tells_where_names_lead(
    taken_in: Any,  # noqa: ARG001 - for what it sets up
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from told import reports_of, told

    from truceline.desk.actions import gathering
    from truceline.desk.gazetteer import Place

    named = reports_of(told("post"), told("caller", place=None, place_name="Nawa"))
    listed = (Place(("Tall Far", "Nawa"), 36.2, 32.6, 1_500.0, "listed"),)
    for places in ((), listed):
        monkeypatch.setattr(gathering, "listed_places", lambda _, places=places: places)
        learnt = gathering.learnt_from_all(named)
        assert [place.also for place in learnt.places if place.name == "nawa"] == ["tall far"] * len(places)
