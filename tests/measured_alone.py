"""What is held alike of reports that give a bearing, or a distance, and no place."""

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from scenes import charter_of

from truceline.exercise.inventing import invent
from truceline.exercise.settings import ExerciseSettings
from truceline.incident.arriving.asking import Standing
from truceline.incident.gathering import gather


def assert_asking_gives_what_comparing_gives(reports: pa.Table, report_id: str) -> None:
    """One report is asked about beside all others, and then one that gives a place: nothing of what was measured is left."""
    gathered = gather(reports)
    model, row = gathered.models[0], reports.filter(pc.equal(reports["report_id"], report_id))
    standing = Standing(reports.filter(pc.not_equal(reports["report_id"], report_id)), model)
    asked = standing.ask(row.to_pylist()[0])
    offered = {
        other: (pair["space_score"], pair["score"])
        for pair in gathered.suggestions(beyond_reach=False).to_pylist()
        for other in (pair["first"], pair["second"])
        if report_id in (pair["first"], pair["second"]) and other != report_id
    }
    assert {pair["second"]: (pair["space_score"], pair["score"]) for pair in asked.to_pylist()} == {
        name: pytest.approx(parts) for name, parts in offered.items()
    }
    assert offered
    again = standing.ask(reports.to_pylist()[0] | {"report_id": "d/1", "source": "d", "reference": "1"})
    assert None not in again["distance_m"].to_pylist()


def assert_most_that_join_are_right(settings: ExerciseSettings, measured: str) -> None:
    """Of an exercise's reports that measured this and give no place two in five join, and four in five of these rightly."""
    exercise = invent(charter_of("southwest-syria-2017"), settings)
    blind = pc.and_(exercise.reports[measured].is_valid(), exercise.reports["longitude"].is_null())
    ids = set(exercise.reports.filter(blind)["report_id"].to_pylist())
    truth = dict(zip(*(exercise.truth[name].to_pylist() for name in ("report_id", "true_incident")), strict=True))
    links = [link for link in gather(exercise.reports).links.to_pylist() if link["report_id"] in ids]
    origins = [link for link in links if link["report_id"] == link["origin_report_id"]]
    joined = [link for link in origins if link["nearest_report_id"]]
    right = [link for link in joined if truth[link["report_id"]] == truth[link["nearest_report_id"]]]
    assert len(joined) > 0.4 * len(origins)
    assert len(right) > 0.8 * len(joined)
