"""Long lists are joined by the worker: shown how far they are, never half written, never twice."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from desk_cases import new_case, signed_in
from desk_reading import entries_of_kind

HEADER = "source,source_family,reference,occurred_at,occurred_within_s,longitude,latitude,radius_m,act,exercise\n"


class Dies(Exception):
    """The worker is killed at this very place."""


@pytest.fixture(scope="module")
def officer(somebody: Callable[..., Any]) -> Any:
    return somebody("liaison_officer")


@pytest.fixture(scope="module")
def duty(somebody: Callable[..., Any]) -> Any:
    return somebody("duty_officer")


@pytest.fixture
def waiting(officer: Any, duty: Any, file_of: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A list of two lines that is left to the worker: one line is an incident of ours."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from truceline.desk.actions import joining_list
    from truceline.desk.tables import Reconciliation

    monkeypatch.setattr(joining_list, "AT_ONCE", 1)
    incident = new_case(duty, file_of)
    day = f"{incident.occurred_at:%Y-%m-%d}"
    content = f"l,guarantor,W-1,{day}T10:05,900,36.201,32.701,1000,artillery_fire,true\n"
    content += f"l,guarantor,W-2,{day}T20:05,900,36.9,32.2,1000,mortar_fire,true\n"
    file = SimpleUploadedFile("EXERCISE-long.csv", (HEADER + content).encode())
    client = signed_in(officer)
    address = client.post("/reconciliation/", {"holder": "russia", "file": file})["location"]
    assert client.post(f"{address}confirm/").status_code == 302
    return Reconciliation.objects.get(pk=address.split("/")[2])


def lines_of(one: Any) -> list[str]:
    from truceline.desk.tables import ReconciledLine

    return sorted(line.reference for line in ReconciledLine.objects.filter(reconciliation=one) if line.reference)


def test_a_long_list_is_on_the_register_and_waits_and_the_page_shows_how_far_it_is(
    officer: Any, waiting: Any, desk: Any
) -> None:
    client, address = signed_in(officer), f"/reconciliation/{waiting.pk}/"

    assert json.loads(entries_of_kind(desk, "reconciliation")[waiting.pk])["holder"] == "russia"
    assert lines_of(waiting) == []
    told = client.get(f"{address}progress/").json()
    assert (told["stage"], told["share"], told["over"]) == ("waiting", 0.0, False)
    page = client.get(address).content.decode()
    assert "arrival.js" in page
    assert told["said"] in page
    assert address in client.get("/reconciliation/").content.decode()
    # What is on the register is neither dropped nor confirmed once more.
    assert client.post(f"{address}drop/").status_code == 409
    assert client.post(f"{address}confirm/").status_code == 409

    from truceline.desk.tasks import join_list_on

    join_list_on.func(waiting.pk)

    assert lines_of(waiting) == ["W-1", "W-2"]
    assert client.get(f"{address}progress/").json()["over"]
    assert client.get(address).context["page"].paginator.count == 2


@pytest.mark.parametrize("place", ["reconcile", "count_again"])
def test_a_list_whose_worker_dies_is_taken_up_again_with_nothing_half_and_nothing_twice(
    waiting: Any, desk: Any, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    from truceline.desk.actions import joining_list
    from truceline.desk.tasks import enqueue_unfinished

    def dies(*_: Any) -> None:
        raise Dies

    with monkeypatch.context() as dying:
        dying.setattr(joining_list, place, dies)
        with pytest.raises(Dies):
            joining_list.join_list(waiting.pk)
    assert lines_of(waiting) == []
    assert waiting.pk in joining_list.unfinished_lists()
    assert enqueue_unfinished() >= 1

    for _ in range(2):  # also where two workers take it up
        joining_list.join_list(waiting.pk)

    assert lines_of(waiting) == ["W-1", "W-2"]
    kept = [content for content in entries_of_kind(desk, "reconciled_line").values() if waiting.pk in content]
    assert len(kept) == 2
    assert waiting.pk not in joining_list.unfinished_lists()


def test_two_workers_at_the_same_list_write_it_once(waiting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second begins while the first is weighing, and comes to write after it."""
    joining_list = _overtaken(monkeypatch)
    joining_list.join_list(waiting.pk)
    assert lines_of(waiting) == ["W-1", "W-2"]


def test_teeth_without_the_second_look_both_workers_would_write(waiting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from truceline.desk.actions import joining_list
    from truceline.desk.tables import ListStage

    class Blind:
        WAITING, TAKEN, FAILED = ListStage.WAITING, ListStage.WAITING, ListStage.FAILED

    _overtaken(monkeypatch)
    monkeypatch.setattr(joining_list, "ListStage", Blind)  # whoever wrote it leaves it waiting
    joining_list.join_list(waiting.pk)
    assert lines_of(waiting) == ["W-1", "W-1", "W-2", "W-2"]


def _overtaken(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Another worker joins the list while this one is weighing it."""
    from truceline.desk.actions import joining_list

    reconcile = vars(joining_list)["reconcile"]

    def overtaken(*told: Any) -> Any:
        monkeypatch.setattr(joining_list, "reconcile", reconcile)
        from truceline.desk.tables import Reconciliation

        joining_list.join_list(Reconciliation.objects.order_by("-on").first().pk)
        return reconcile(*told)

    monkeypatch.setattr(joining_list, "reconcile", overtaken)
    return joining_list


def test_files_that_are_not_what_was_looked_into_are_not_joined_and_the_page_says_why(
    officer: Any, waiting: Any
) -> None:
    from truceline.desk.actions.bringing_list import room_of
    from truceline.desk.actions.joining_list import join_list
    from truceline.desk.actions.looking_into import laid_out

    (path,) = laid_out(room_of(waiting))
    whole = path.read_bytes()
    path.write_text("\n".join(whole.decode().splitlines()[:2]) + "\n", encoding="utf-8")
    join_list(waiting.pk)

    client = signed_in(officer)
    page = client.get(f"/reconciliation/{waiting.pk}/")
    assert "D184" in page.content.decode()
    assert lines_of(waiting) == []

    path.write_bytes(whole)
    assert client.post(f"/reconciliation/{waiting.pk}/confirm/").status_code == 302  # “Try again”
    assert "D184" not in client.get(f"/reconciliation/{waiting.pk}/").content.decode()
    join_list(waiting.pk)
    assert lines_of(waiting) == ["W-1", "W-2"]


def test_of_more_incidents_than_can_be_weighed_the_centre_is_told_whoever_handed_the_list_in(
    officer: Any, waiting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import joining_list

    monkeypatch.setattr(joining_list, "MOST_OURS", 0)
    joining_list.join_list(waiting.pk)
    page = signed_in(officer).get(f"/reconciliation/{waiting.pk}/").content.decode()
    assert "D143" in page
    assert "Try again" in page
    assert lines_of(waiting) == []
