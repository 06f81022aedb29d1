"""A desk that marked its reports by their words as an earlier version spelt them has all marks anew once the worker has gathered."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gathered import anew, standing

HEAD = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language"
LINE = "{source},media,day-{day},2019-05-{day:02}T{hour:02}:00:00Z,36.2,32.6,400,artillery_fire,{said},en"
SAID = "Three shells fell beside the old mill of Nawa"
# By day: each test has one of its own.
ANEW, AFTER, TEETH = 3, 9, 15


def take_in_told(person: Any, folder: Path, day: int, *told: tuple[str, int, str]) -> None:
    from truceline.desk.actions.taking_in import take_in

    path = folder / f"{told[0][0]}.csv"
    lines = [LINE.format(source=source, day=day, hour=hour, said=said) for source, hour, said in told]
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    take_in(person, [path])


def owe_marks() -> None:
    from django.apps import apps
    from django.db import connection

    newest = importlib.import_module("truceline.desk.migrations.0023_letters_that_look_alike").Migration
    for operation in newest.operations:
        operation.code(apps, connection.schema_editor())


@pytest.fixture
def upgraded(request: Any, somebody: Callable[..., Any], tmp_path: Path) -> tuple[Any, int]:
    """Somebody at a desk whose marks of words are an earlier version's, as it stands after the upgrade."""
    from truceline.desk.tables import Mark

    person, day = somebody("duty_officer", "analyst"), request.param
    take_in_told(person, tmp_path, day, ("wire", 10, SAID), ("radio", 10, "Nothing else was told there today at all"))
    assert Mark.objects.exclude(words=None).exists()
    Mark.objects.exclude(words=None).update(words="0" * 64)
    owe_marks()
    return person, day


def link_of(source: str, day: int) -> Any:
    from truceline.desk.tables import Link

    return Link.objects.filter(
        report__content__contains=f'"day-{day}"', report__content__regex=f'"source":"{source}"'
    ).first()


@pytest.mark.parametrize("upgraded", [ANEW, AFTER], ids=["meanwhile", "afterwards"], indirect=True)
def test_the_worker_makes_marks_anew_by_the_model_there_was_and_copies_are_found_by_them(
    upgraded: tuple[Any, int], tmp_path: Path
) -> None:
    from truceline.desk.actions.gathering_owed import gather_owed
    from truceline.desk.queries.linking import model_at_hand
    from truceline.desk.tables import LinkModelKept, Mark, Owed

    person, day = upgraded
    models = LinkModelKept.objects.count()
    copied = (
        "paper",
        20,
        f"BREAKING: “{SAID}!” https://paper.example/1",
    )  # so late that its words alone lead to the other
    assert model_at_hand() is None
    if day == ANEW:
        take_in_told(person, tmp_path, day, copied)
        assert link_of("paper", day) is None
    gather_owed()
    assert not Owed.objects.exists()
    if day == AFTER:
        take_in_told(person, tmp_path, day, copied)

    assert model_at_hand() is not None
    assert LinkModelKept.objects.count() == models
    assert not Mark.objects.filter(words="0" * 64).exists()
    copy, original = link_of("paper", day), link_of("wire", day)
    assert copy.incident == original.incident
    assert f'"origin_report_id":"{original.report_id}"' in copy.content
    found = standing()
    assert anew() == 0
    assert standing() == found


@pytest.mark.parametrize("upgraded", [TEETH], indirect=True)
def test_teeth_a_desk_that_keeps_its_old_marks_finds_no_copy(upgraded: tuple[Any, int], tmp_path: Path) -> None:
    from truceline.desk.actions.gathering_owed import gather_owed
    from truceline.desk.tables import LinkModelKept, Owed

    person, day = upgraded
    Owed.objects.all().delete()
    LinkModelKept.objects.update(is_marked=True)
    take_in_told(person, tmp_path, day, ("paper", 20, f"BREAKING: “{SAID}!” https://paper.example/1"))

    assert link_of("paper", day).incident != link_of("wire", day).incident
    owe_marks()
    assert gather_owed() > 0
    assert link_of("paper", day).incident == link_of("wire", day).incident


def test_a_desk_that_learnt_no_model_has_no_marks_and_owes_nothing() -> None:
    from truceline.desk.tables import LinkModelKept, Owed

    kept = list(LinkModelKept.objects.all())
    LinkModelKept.objects.all().delete()
    owe_marks()
    LinkModelKept.objects.bulk_create(kept)
    assert not Owed.objects.exists()
