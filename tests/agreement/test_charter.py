"""What a charter answers, against answers worked out by hand from the invented agreement of Naima (UTC+5)."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import ROOT
from small_agreement import YAML, changed, write_small

from truceline.agreement.charter import Charter
from truceline.agreement.model import Stage, Standing, TextStatus
from truceline.agreement.reading import read_agreement


def utc(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=UTC)


@pytest.fixture(scope="module")
def naima() -> Charter:
    return read_agreement(ROOT / "agreements" / "training-naima")


def test_moments_are_local_time_and_a_date_is_its_first_moment(naima: Charter) -> None:
    assert naima.moment("2024-03-01T06:00") == utc(3, 1, 1)
    assert naima.moment("2024-03-01") == utc(2, 29, 19)
    assert naima.moment("2024-03-01T06:00Z") == utc(3, 1, 6)


def test_a_zone_is_at_its_last_stage_from_the_very_moment_of_the_change(naima: Charter) -> None:
    assert naima.stage_of("island", utc(1, 1)) is None
    assert naima.stage_of("island", utc(3, 1, 0, 59)) is Stage.AGREED
    assert naima.stage_of("island", utc(3, 1, 1)) is Stage.IN_FORCE
    assert naima.stage_of("island", utc(3, 18)) is Stage.SUSPENDED
    assert naima.stage_of("island", utc(3, 20)) is Stage.IN_FORCE


def test_an_unknown_zone_is_an_error_and_not_a_stage(naima: Charter) -> None:
    with pytest.raises(KeyError):
        naima.stage_of("atlantis", utc(3, 1))


def test_parties_are_bound_for_the_term_and_groups_while_they_have_joined(naima: Charter) -> None:
    assert naima.bound("north") == [(utc(3, 1, 1), utc(8, 31, 19))]
    assert naima.bound("hill-company") == [(utc(3, 1, 1), utc(3, 9, 19)), (utc(3, 15, 7), None)]
    assert naima.bound("sea-wolves") == []


def test_guarantors_and_organs_are_not_bound_and_strangers_neither(naima: Charter) -> None:
    assert [naima.bound(code) for code in ("council", "naima-centre", "nobody")] == [[], [], []]


def test_a_group_is_bound_until_it_is_excluded(naima: Charter) -> None:
    assert naima.bound("red-anchor") == [(utc(3, 1, 1), utc(3, 4, 19))]
    assert naima.excluded("red-anchor") == [(utc(3, 4, 19), utc(3, 24, 19))]
    assert naima.excluded("hill-company") == []


def test_times_that_touch_or_overlap_are_joined(tmp_path: Path) -> None:
    another = YAML[YAML.index("  - code: anchor") : YAML.index("zones:\n")].replace("en: Council", "en: Chair")
    another = another.replace("from: 2024-03-05", "from: 2024-01-05\n    until: 2024-03-05")
    charter = read_agreement(write_small(tmp_path, yaml=changed(YAML, "zones:\n", another + "zones:\n")))
    assert charter.excluded("anchor") == [(utc(1, 4, 19), None)]


def test_sides(naima: Charter) -> None:
    assert naima.side_of("hill-company") == "south"
    assert naima.side_of("north") == "north"
    assert naima.side_of("stranger") is None


def test_actors_are_found_by_any_name_alias_or_spelling(naima: Charter) -> None:
    names = naima.actors()
    assert [names.code(name) for name in ("NORTH", "القيادة الشماليه", "горная рота", "Ghosts")] == [
        "north",
        "north",
        "hill-company",
        None,
    ]


def test_posts_are_longitude_before_latitude(naima: Charter) -> None:
    assert naima.posts()["lighthouse"] == (80.05, -19.95)


def test_accounts_of_a_zone_come_with_validity_standing_and_status(naima: Charter) -> None:
    first, second = [shape for shape in naima.zone_shapes() if shape.code == "island"]
    assert (first.start, first.end, second.start, second.end) == (None, utc(3, 11, 19), utc(3, 11, 19), None)
    contested = [shape for shape in naima.zone_shapes() if shape.standing is Standing.CONTESTED]
    assert [shape.version for shape in contested] == ["northern-map", "southern-map"]
    (unseen,) = [shape for shape in naima.zone_shapes() if shape.code == "closed-valley"]
    assert (unseen.geometry, unseen.status) == (None, TextStatus.RESTRICTED)


def test_lines_come_with_the_side_that_measures_from_them(naima: Charter) -> None:
    assert {shape.code: shape.side for shape in naima.line_shapes()} == {
        "line-of-contact": None,
        "northern-line": "north",
        "southern-line": "south",
    }
    assert all(shape.geodesic for shape in naima.line_shapes())


@pytest.mark.parametrize(
    ("provision", "at", "state"),
    [
        ("maps-exchanged", utc(3, 4, 10), "running"),  # due by the end of 4 March, 19:00 UTC; done at 12:30 UTC
        ("maps-exchanged", utc(3, 4, 12, 30), "met"),
        ("guns-withdrawn", utc(3, 8, 6), "running"),  # due at 07:00 UTC
        ("guns-withdrawn", utc(3, 8, 8), "late"),  # done only on the 9th: from the hour of the deadline on it is late
        ("guns-withdrawn", utc(4, 1), "late"),
        ("mines-marked", utc(3, 15, 18), "running"),
        ("mines-marked", utc(3, 15, 19), "unknown"),  # no evidence is not "late", and never "met"
        ("road-opened", utc(4, 1), "unknown"),  # done on that day, before or after noon
    ],
)
def test_a_clock_says_met_late_running_or_unknown(naima: Charter, provision: str, at: datetime, state: str) -> None:
    assert {clock.provision: clock.state for clock in naima.clocks(at)}[provision] == state


def test_teeth_evidence_taken_away_turns_met_into_unknown(naima: Charter) -> None:
    provisions = [
        p.model_copy(update={"done": None}) if p.code == "maps-exchanged" else p for p in naima.agreement.provisions
    ]
    without = Charter(naima.agreement.model_copy(update={"provisions": provisions}), naima.shapes, naima.digest)
    assert {clock.provision: clock.state for clock in without.clocks(utc(4, 1))}["maps-exchanged"] == "unknown"


def test_the_digest_changes_with_the_text_and_the_shapes_but_not_with_the_readme(tmp_path: Path) -> None:
    folder = write_small(tmp_path)
    before = read_agreement(folder).digest
    (folder / "README.md").write_text("anything", encoding="utf-8")
    assert read_agreement(folder).digest == before
    shapes = folder / "map.geojson"
    shapes.write_text(shapes.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert read_agreement(folder).digest != before
