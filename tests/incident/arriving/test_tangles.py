"""In tangles too, which make little sense, whatever changes gives what gathering everything gives."""

import time
from collections.abc import Callable
from random import SystemRandom
from typing import Any

import numpy as np
import pytest
from tangles import EVERY, Change, Tangle, tangle_of
from told import told
from unravelling import ALONE, APART, OTHERWISE, WRONGLY, failure_of, smaller, told_why, written

from truceline.incident.arriving import holding, neighbourhood, views
from truceline.incident.arriving.neighbourhood import Neighbourhood
from truceline.incident.arriving.surroundings import Wanted
from truceline.incident.joining.judge import Settled

# One of each model. The number of a tangle that once failed is put here too, with what was wrong.
NUMBERS = (0, 1, 2, 5, 7, 8, 9, 32)
PROMISED_S = 240.0


def test_whatever_changes_in_a_tangle_gives_what_gathering_everything_gives(
    whole: bool, record_property: Callable[[str, object], None]
) -> None:
    """At length others each time, as many as some minutes allow; the number of one that fails is told, and belongs into NUMBERS."""
    if not whole:
        assert [why for number in NUMBERS if (why := told_why(number))] == []
        return
    began, tried = time.monotonic(), 0
    while time.monotonic() - began < PROMISED_S:
        why = told_why(SystemRandom().randrange(EVERY))
        assert why is None, why
        tried += 1
    record_property("tangles", tried)


def test_those_that_are_tried_in_every_run_are_of_every_model() -> None:
    assert len({tangle_of(number).model for number in NUMBERS}) == len({tangle_of(n).model for n in range(60)})


def _even(*given: Any) -> Any:
    view = views.view(*given)
    view.crowd[:] = 0.0
    return view


# What is left out, and a tangle in which it is missed.
TEETH: dict[str, tuple[int, Any, str, Callable[..., Any]]] = {
    "who was judged with those concerned": (6, Neighbourhood, "_judged_with", lambda *_: set()),
    "who said the same": (21, Neighbourhood, "_said", lambda *_: Wanted().words),
    "the crowd around others": (19, neighbourhood, "view", _even),
    "who is connected": (0, neighbourhood, "connected", lambda _seen, found: np.array(found)),
    "that some have left": (0, holding._Layer, "leave", lambda *_: None),
}


@pytest.mark.parametrize("safeguard", TEETH)
def test_teeth_a_tangle_fails_where_a_safeguard_is_left_out(safeguard: str, monkeypatch: pytest.MonkeyPatch) -> None:
    number, owner, name, without = TEETH[safeguard]
    monkeypatch.setattr(owner, name, without)
    failure = failure_of(tangle_of(number))
    assert failure is not None
    assert failure.way in (APART, OTHERWISE)


def test_what_a_full_run_refuses_must_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two that are judged the same as a third one is judged different, and comes last of all."""
    rows = [told("a"), told("b", north_m=60_000), told("c", north_m=90_000)]
    a, b, c = (str(row["report_id"]) for row in rows)
    judged = ((a, b, "same"), (b, c, "same"), (a, c, "different"))
    tangle = Tangle("plain", (Change(came=(rows[0], rows[2]), judged=judged), Change(came=(rows[1],))))
    assert failure_of(tangle) is None
    monkeypatch.setattr(Neighbourhood, "_settled", lambda *_: Settled.nothing())
    assert failure_of(tangle._replace(changes=tangle.changes[1:] + tangle.changes[:1])) == (WRONGLY, 1)


@pytest.mark.parametrize("safeguard", [True, False], ids=["held", "teeth"])
def test_what_is_judged_as_a_report_goes_contradicts_nothing_that_was_held_of_it(
    safeguard: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The three would contradict each other, but never stand at once."""
    rows = [told("a"), told("b", north_m=60_000), told("c", north_m=90_000)]
    a, b, c = (str(row["report_id"]) for row in rows)
    changes = (
        Change(came=tuple(rows)),
        Change(judged=((a, b, "same"), (a, c, "different"))),
        Change(went=(b,), judged=((b, c, "same"),)),
    )
    if not safeguard:
        monkeypatch.setattr(Neighbourhood, "_settled_before", Neighbourhood._settled)
    failure = failure_of(Tangle("plain", changes))
    assert (failure is None) is safeguard
    assert safeguard or (failure and failure.way.startswith(ALONE))


def test_of_a_tangle_that_fails_no_more_is_told_than_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of seven reports the one that left and the one that came beside it, and of these nothing that every report has or that does not matter."""
    beside = [told(f"s{n}", minutes=9_000 * n, north_m=90_000) for n in range(5)]
    left, came = told("a", said="Two fell.", killed_best=3), told("b", minutes=1, actor="north")
    tangle = Tangle(
        "plain",
        (
            Change(came=(*beside[:3], left), judged=((beside[0]["report_id"], beside[1]["report_id"], "different"),)),
            Change(came=(beside[3],), went=(left["report_id"], beside[2]["report_id"])),
            Change(came=(came, beside[4])),
        ),
    )
    assert failure_of(tangle) is None
    monkeypatch.setattr(holding._Layer, "leave", lambda *_: None)
    failure = failure_of(tangle)
    assert failure == (APART, 2)
    assert written(smaller(tangle, failure.way)).splitlines() == [
        "by the model plain",
        "0 comes: report_id a/0-0, source a",
        "1 goes: a/0-0",
        "2 comes: report_id b/1-0, source b, reference 1-0, occurred_at 2030-07-09 12:01:00+00:00",
    ]
