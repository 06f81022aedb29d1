"""What stands behind an exercise: its scene, what truly happens, who tells, and what goes wrong."""

from zoneinfo import ZoneInfo

import numpy as np
import pytest
import shapely
from scenes import charter_of

from truceline.exercise.acts import is_access, plausible, shares
from truceline.exercise.happening import Happened, happen
from truceline.exercise.scene import Fate, Scene, inside, set_scene
from truceline.exercise.settings import ExerciseSettings
from truceline.exercise.spoiling import NIL, RELAY, SPURIOUS, TOLD, add_nil, add_relays, add_spurious, marked
from truceline.exercise.telling import World, named_sources, stacked, tell
from truceline.exercise.wording import place_names, words_said
from truceline.values.place import distance_between

SETTINGS = ExerciseSettings(reports=900, days=14)
DAMASCUS = ZoneInfo("Asia/Damascus")


def random(seed: int = 1) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(seed))


@pytest.fixture(scope="module")
def world() -> World:
    charter = charter_of("southwest-syria-2017")
    profiles = plausible(charter)
    scene = set_scene(charter, SETTINGS, shares(profiles), random())
    return World(scene, profiles, happen(scene, profiles, SETTINGS, 300, random(2)), SETTINGS)


def test_shares_of_acts_add_up_and_access_is_told_apart(world: World) -> None:
    assert shares(world.profiles).sum() == pytest.approx(1)
    assert is_access("aid_blocked")
    assert not is_access("mortar_fire")


def test_each_zone_has_its_fate_and_posts_stand_where_they_can_hear(world: World) -> None:
    scene: Scene = world.scene
    fates = {area.zone: area.fate for area in scene.areas}
    assert fates == {
        "southwest": Fate.INCIDENTS,
        "homs": Fate.QUIET,
        "eastern-ghouta": Fate.UNWATCHED,
        "idlib": Fate.EARLIER,
    }
    assert {post.zone for post in scene.posts} == {"southwest", "homs"}
    for post in (post for post in scene.posts if post.zone == "southwest"):
        longitude, latitude = (np.full(len(scene.spots.weight), place) for place in (post.longitude, post.latitude))
        away = distance_between(longitude, latitude, scene.spots.longitude, scene.spots.latitude)
        assert away.min() < 5_000


def test_points_are_inside_the_shape_they_were_asked_for() -> None:
    ring = shapely.Point(0, 0).buffer(1).difference(shapely.Point(0, 0).buffer(0.8))
    points = inside(ring, 50, random())
    assert shapely.contains_xy(ring, points[:, 0], points[:, 1]).all()
    assert len(points) == 50


def test_what_happens_runs_in_order_of_time_within_the_exercise(world: World) -> None:
    happened: Happened = world.happened
    assert len(happened) == 300
    assert (np.diff(happened.at_s) >= 0).all()
    assert happened.at_s.min() >= 0
    assert happened.at_s.max() <= 14 * 86_400
    assert (happened.count >= 1).all()
    assert set(happened.side.tolist()) == {0, 1}
    assert set(happened.target[happened.at_excluded]) <= set(world.scene.excluded)


def test_sources_take_the_names_of_the_agreements_parties(world: World) -> None:
    codes = [source.code for source in named_sources(world)]
    assert {"syrian-government-liaison", "armed-opposition-liaison", "russia-list", "united-states-list"} <= set(codes)
    assert not any("{" in code for code in codes)


def test_a_better_source_errs_less(world: World) -> None:
    rows = tell(world, random(3))
    mean = {
        source: np.nanmean(rows["radius_m"][rows["source"] == source]) for source in ("local-network", "social-media")
    }
    assert mean["local-network"] < mean["social-media"] / 3


def test_what_goes_wrong_is_marked_for_what_it_is(world: World) -> None:
    rows = tell(world, random(3))
    false, relays = add_spurious(world, rows, 20, random(4)), add_relays(world, rows, 30, random(5))
    nothing = add_nil(world, rows, DAMASCUS, random(6))
    for some, kind in ((marked(rows, TOLD), TOLD), (false, SPURIOUS), (relays, RELAY), (nothing, NIL)):
        assert set(some["kind"].tolist()) == {kind}
    assert (false["incident"] == -1).all()
    assert (relays["incident"] == rows["incident"][relays["repeats"]]).all()
    whole = stacked([marked(rows, TOLD), false, relays, nothing])
    assert len(whole["kind"]) == sum(len(part["kind"]) for part in (marked(rows, TOLD), false, relays, nothing))


def test_a_nil_report_is_of_a_day_on_which_the_post_noticed_nothing(world: World) -> None:
    rows = tell(world, random(3))
    nothing = add_nil(world, rows, DAMASCUS, random(6))
    for post, at, half in zip(nothing["post"], nothing["at_s"], nothing["occurred_within_s"], strict=True):
        own = rows["post"] == np.full(len(rows["post"]), post, dtype=object)
        assert not ((rows["at_s"][own] >= at - half) & (rows["at_s"][own] < at + half)).any()


def test_places_are_named_in_the_language_of_the_report_and_words_have_no_empty_slot(world: World) -> None:
    rows = marked(tell(world, random(3)), TOLD)
    rows["place_name"] = place_names(world.scene, rows)
    rows["relayed_source"] = np.full(len(rows["kind"]), "", dtype=object)
    arabic = [name for name, tag in zip(rows["place_name"], rows["language"], strict=True) if name and tag == "ar"]
    assert all(any("\u0600" <= letter <= "\u06ff" for letter in name) for name in arabic)
    for said in words_said(rows, world.scene.start, DAMASCUS):
        assert "{" not in said
        assert "None" not in said
        assert "  " not in said
