"""The day of a determined incident is told as far as nobody who reported can be found by it."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
from small_record import days, fire, record_of

from truceline.bulletin import withholding
from truceline.bulletin.composing import Bulletin, Tier, compose
from truceline.bulletin.model import LeftOut
from truceline.bulletin.page import render_page
from truceline.bulletin.telling.whole import tell
from truceline.bulletin.text import render_text
from truceline.values.language import Language

MONTH, WEEK = days("2020-02-01", "2020-02-29"), days("2020-02-08", "2020-02-14")
ON = "2020-02-10T11:00Z"


def bulletin_of(at: str = ON, *, tier: Tier = Tier.PUBLIC, period: Any = MONTH, **more: Any) -> Bulletin:
    decided = {"incident_id": "i0", "outcome": "minor_violation"}
    return compose(record_of(fire(at, **more), determinations=(decided,)), period, tier=tier)


def told_days(bulletin: Bulletin) -> list[Any]:
    return [one and (f"{one[0]:%d}", f"{one[1]:%d}") for one in bulletin.determined_days]


def printed(bulletin: Bulletin, language: Language) -> list[str]:
    return [" ".join(render(bulletin, language).split()) for render in (render_text, render_page)]


def test_the_day_is_told_where_several_voices_tell_of_it() -> None:
    bulletin = bulletin_of(origins=2)
    assert told_days(bulletin) == [("10", "10")]
    assert not {"days", "days_untold"} & {one.code for one in bulletin.left_out}


@pytest.mark.parametrize(
    ("on", "week"),
    [("01", ("01", "07")), ("07", ("01", "07")), ("10", ("08", "14")), ("22", ("22", "29")), ("29", ("22", "29"))],
)
def test_where_one_voice_alone_tells_of_it_a_week_of_the_period_is_told_and_that_it_is(
    on: str, week: tuple[str, str]
) -> None:
    bulletin = bulletin_of(f"2020-02-{on}T11:00Z", origins=1)
    assert told_days(bulletin) == [week]
    assert LeftOut("days", 1) in bulletin.left_out


@pytest.mark.parametrize("length", range(7, 40))
def test_no_such_week_has_fewer_than_seven_days_however_long_the_period_is(length: int) -> None:
    first = dt.date(2020, 2, 1)
    period = days(first.isoformat(), (first + dt.timedelta(days=length - 1)).isoformat())
    for number in range(length):
        found = bulletin_of(f"{first + dt.timedelta(days=number)}T11:00Z", origins=1, period=period)
        (told,) = found.determined_days
        assert told
        begins, ends = told
        assert (ends - begins).days >= 6
        assert begins <= first + dt.timedelta(days=number) <= ends


def test_in_a_period_of_a_few_days_such_a_day_is_told_as_the_period() -> None:
    assert told_days(bulletin_of(origins=1, period=WEEK)) == [("08", "14")]


def test_of_an_act_that_would_point_at_a_person_nothing_is_told_but_the_period() -> None:
    bulletin = bulletin_of(origins=5, act="sexual_violence")
    assert told_days(bulletin) == [None]
    assert LeftOut("days_untold", 1) in bulletin.left_out
    for language in Language:
        listed = tell(bulletin, language).section("determinations").tables[1]
        assert not any(name in str(listed) for name in ("February", "شباط", "февраля"))


@pytest.mark.parametrize(
    ("language", "told"),
    [(Language.ENGLISH, "10 February 2020"), (Language.ARABIC, "10 شباط 2020"), (Language.RUSSIAN, "10 февраля 2020")],
)
def test_the_day_stands_on_page_and_in_text_in_every_language(language: Language, told: str) -> None:
    for one in printed(bulletin_of(origins=2), language):
        assert told in one


def test_what_is_known_by_some_days_is_told_as_these() -> None:
    bulletin = bulletin_of(origins=3, occurred_within_s=129_600.0)
    assert told_days(bulletin) == [("09", "12")]


@pytest.mark.parametrize("language", Language)
def test_the_public_is_told_no_time_of_day_of_any_incident(language: Language) -> None:
    """Of the last one inside a zone too; the desk is told it."""
    for told in printed(bulletin_of(origins=2), language):
        assert "13:00" not in told
    for told in printed(bulletin_of(origins=2, tier=Tier.DESK), language):
        assert "13:00" in told


def test_the_desk_is_told_every_day() -> None:
    for more in ({"origins": 1}, {"origins": 1, "act": "sexual_violence"}):
        assert told_days(bulletin_of(tier=Tier.DESK, **more)) == [("10", "10")]


@pytest.mark.parametrize("loosened", [{"fewest_voices": 1}, {"protected_acts": ()}, {"tells_hours": True}])
def test_teeth_without_its_allowance_the_public_would_be_told(
    loosened: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    public = withholding.ALLOWANCES[Tier.PUBLIC]
    monkeypatch.setitem(withholding.ALLOWANCES, Tier.PUBLIC, dataclasses.replace(public, **loosened))
    if "tells_hours" in loosened:
        assert "13:00" in printed(bulletin_of(origins=2), Language.ENGLISH)[0]
    else:
        act = "sexual_violence" if "protected_acts" in loosened else "mortar_fire"
        assert told_days(bulletin_of(origins=2 if act == "sexual_violence" else 1, act=act)) == [("10", "10")]


def test_the_days_that_are_printed_are_frozen_with_the_figures() -> None:
    """Whoever prints another day has another sum; a bulletin without a determination has the sum that it had before."""
    several, one = bulletin_of(origins=2), bulletin_of(origins=1)
    assert several.figures == one.figures
    assert several.digest != one.digest
    alone = compose(record_of(fire(ON)), MONTH)
    assert "days_sha256" not in alone.frozen()
