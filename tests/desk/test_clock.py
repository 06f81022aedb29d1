"""An exercise plays another day: cases go by its time, the register by the real one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

NOON = datetime(2017, 7, 9, 9, 0, tzinfo=UTC)


def test_without_an_exercise_the_desk_goes_by_the_real_time(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from truceline.desk.clock import now, runs_on_exercise_time

    assert not runs_on_exercise_time()
    assert abs(now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_played_day_begins_when_it_says_and_runs_as_fast(
    desk: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.clock import now, runs_on_exercise_time
    from truceline.desk.folder import FOLDER_VARIABLE, make_desk, open_desk, play
    from truceline.desk.queries.exercise import is_invented

    played = make_desk(tmp_path / "desk", "exercise.example/register", desk.agreement)
    assert play(played, NOON) == open_desk(played.path)
    monkeypatch.setenv(FOLDER_VARIABLE, str(played.path))

    assert runs_on_exercise_time()
    assert is_invented()
    assert timedelta() <= now() - NOON < timedelta(minutes=1)
    assert open_desk(played.path).origin == "exercise.example/register"


def test_settings_with_half_an_exercise_time_are_refused(desk: Any, tmp_path: Path) -> None:
    from truceline.desk.folder import SETTINGS, make_desk, open_desk
    from truceline.errors import Unverified

    made = make_desk(tmp_path / "desk", "exercise.example/register", desk.agreement)
    with (made.path / SETTINGS).open("a") as file:
        file.write('exercise_began = "2017-07-09T09:00:00+00:00"\n')

    with pytest.raises(Unverified):
        open_desk(made.path)
