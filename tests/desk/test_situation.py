"""The situation: one filter behind map, list and timeline; zones and who looked; what is new; what a guarantor sees of it."""

import csv
import io
import itertools
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from tries import tries

HEADER = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language,exercise\n"
# 4 May 2019: quiet and looked at; the 5th: an incident; the 6th: nobody looked; one without a place.
LINES = (
    "post-4,monitor,s-1,2019-05-04T10:00,36.10,32.62,300,nothing_observed,A quiet day,en",
    "post-4,monitor,s-2,2019-05-05T10:00,36.10,32.62,300,artillery_fire,Shells on the old mill,en",
    "hotline-4,local_network,s-3,2019-05-05T16:00,,,,explosion,One blast,en",
)
SEEN_BY = ("duty_officer", "guarantor_representative", "auditor", "publisher")
ZONE = "southwest"


@pytest.fixture(scope="module")
def officer(somebody: Callable[..., Any]) -> Any:
    return somebody("duty_officer")


@pytest.fixture(scope="module", autouse=True)
def taken(officer: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    from truceline.desk.actions.taking_in import take_in

    path: Path = tmp_path_factory.mktemp("situation") / "EXERCISE-situation.csv"
    path.write_text(HEADER + "".join(f"{line},true\n" for line in LINES), encoding="utf-8")
    take_in(officer, [path])


@pytest.fixture(scope="module")
def browsers(browser_of: Callable[..., Any]) -> dict[str, Any]:
    return {role: browser_of(role) for role in SEEN_BY}


class WithShapes:
    """The agreement at hand with other shapes of its zones."""

    def __init__(self, shapes: list[Any]) -> None:
        self._shapes = shapes

    def __getattr__(self, name: str) -> Any:
        from truceline.desk.charter import charter_at_hand

        return getattr(charter_at_hand(), name)

    def zone_shapes(self) -> list[Any]:
        return self._shapes


def page(client: Any, **asked: str) -> Any:
    return client.get("/situation/", asked or {"from": ""})


def drawn(client: Any, **asked: str) -> Any:
    return client.get("/situation/incidents.geojson", asked).json()


@tries(16, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    role=st.sampled_from(SEEN_BY),
    state=st.sampled_from(["", "candidate", "unclear", "no"]),
    act=st.sampled_from(["", "artillery_fire", "explosion"]),
    zone=st.sampled_from(["", ZONE, "homs"]),
    unclear=st.sampled_from(["", "1"]),
    first=st.sampled_from(["", "2019-05-04", "2017-07-15"]),
    bbox=st.sampled_from(["", "36,32,37,33"]),
    words=st.sampled_from(["", "artillery", "nowhere at all"]),
)
def test_screen_exports_map_and_timeline_count_alike_for_everybody_who_may_see(
    browsers: dict[str, Any], role: str, first: str, words: str, **more: str
) -> None:
    client, asked = browsers[role], {**more, "from": first, "q": words}

    shown = page(client, **asked).context
    rows = list(csv.reader(io.StringIO(b"".join(client.get("/incidents.csv", asked)).decode("utf-8-sig"))))[1:]
    located = json.loads(b"".join(client.get("/incidents.geojson", asked)))["features"]
    on_map = drawn(client, **asked)

    assert shown["found"] == len(rows) == len(located) == on_map["counts"]["total"]
    assert on_map["counts"]["in_view"] == len(on_map["features"]) == sum(one["geometry"] is not None for one in located)
    assert on_map["counts"]["without_place"] == shown["without_place"]
    assert {row[0] for row in rows} >= {str(one["properties"]["number"]) for one in on_map["features"]}
    assert shown["timeline"] is not None or not rows


def test_asked_for_nothing_it_shows_two_weeks_and_says_so_in_the_address(browsers: dict[str, Any]) -> None:
    answer = browsers["auditor"].get("/situation/")

    assert answer.status_code == 302
    assert answer["location"].startswith("/situation/?from=20")
    assert browsers["auditor"].get("/").headers["location"] == "/situation/"


def test_a_zone_says_how_long_it_is_quiet_and_when_nobody_looked(browsers: dict[str, Any]) -> None:
    def card(day: str) -> Any:
        cards = page(browsers["duty_officer"], to=day).context["cards"]
        return next(card for card in cards if card["code"] == ZONE)

    on_the_day = card("2019-05-05")
    assert on_the_day["quiet"] == "13 h since the last incident"
    assert on_the_day["looked"] == "somebody looked on the last day"
    assert card("2019-05-06")["looked"] == "nobody looked on the last day"
    assert card("2019-06-30")["looked"] == "nobody looked in the last 14 days"
    # Quiet and looked at on the 4th, an incident on the 5th, twelve days before without anybody.
    assert on_the_day["trend"].count("url(#hatch-every-day)") == 12
    assert on_the_day["trend"].count('class="incidents"') == 1


def test_what_is_known_by_the_day_may_have_been_at_its_end(
    browsers: dict[str, Any], file_of: Callable[..., Path], somebody: Callable[..., Any]
) -> None:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.queries.columns_at_hand import columns_at_hand
    from truceline.desk.queries.situation import zone_cards

    take_in(
        somebody("duty_officer"), [file_of("post-4,monitor,s-day,2019-09-10,36.10,32.62,300,explosion,That day,en")]
    )

    def quiet(at: datetime) -> float | None:
        cards = zone_cards(columns_at_hand(), charter_at_hand(), at.replace(tzinfo=ZoneInfo("Asia/Damascus")))
        return next(card.quiet_h for card in cards if card.zone.code == ZONE)

    assert quiet(datetime(2019, 9, 10, 8)) == 0, "on the day itself nobody knows that it is over"
    assert quiet(datetime(2019, 9, 11, 10)) == 10, "of a whole day the hours count from its end"
    day = page(browsers["duty_officer"], to="2019-09-11").context["cards"]
    assert next(card for card in day if card["code"] == ZONE)["looked"] == "nobody looked on the last day"


def test_a_zone_that_nobody_drew_is_not_told_to_be_quiet(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from datetime import UTC, datetime

    from truceline.desk.pages.situation_drawing import card_told
    from truceline.desk.queries.columns_at_hand import columns_at_hand
    from truceline.desk.queries.incidents import IncidentQuery
    from truceline.desk.queries.situation import observed_shares, zone_cards
    from truceline.measure.period import Period
    from truceline.values.language import Language

    charter: Any = WithShapes([])
    at = datetime(2015, 1, 1, tzinfo=UTC)
    card = zone_cards(columns_at_hand(), charter, at)[0]
    assert card.unseen_since is None
    told = card_told(card, IncidentQuery(), Language.ENGLISH)
    assert told["looked"].startswith("Nobody has drawn this zone")
    period = Period(at.date(), at.date(), charter.zone_info)
    assert observed_shares(columns_at_hand(), charter, period)[ZONE] is None


def test_the_timeline_of_a_zone_hatches_the_days_that_nobody_saw(browsers: dict[str, Any]) -> None:
    asked = {"from": "2019-05-03", "to": "2019-05-06"}

    zone = page(browsers["publisher"], zone=ZONE, **asked).context["timeline"]
    assert zone.count("url(#hatch-every-day)") == 2
    assert 'data-first="2019-05-03"' in zone
    assert "url(#hatch" not in page(browsers["publisher"], **asked).context["timeline"]


def test_a_long_time_has_fewer_bars_that_still_hold_everything(browsers: dict[str, Any]) -> None:
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.clock import now
    from truceline.desk.policy import Role
    from truceline.desk.queries.incidents import IncidentQuery
    from truceline.desk.queries.situation import timeline

    found = IncidentQuery().found([Role.AUDITOR])
    bars = timeline(found, IncidentQuery(), charter_at_hand(), now())
    assert sum(bar.incidents for bar in bars) == len(found)
    assert len(bars) <= 62
    assert all(later.first_day > earlier.last_day for earlier, later in itertools.pairwise(bars))
    assert page(browsers["auditor"]).status_code == 200


def test_nothing_in_the_period_offers_the_whole_time(browsers: dict[str, Any]) -> None:
    told = page(browsers["auditor"], **{"from": "1990-01-01", "to": "1990-01-02"}).content.decode()

    assert "Without the period" in told
    assert "Show all of the time" in told


def test_what_is_new_is_told_and_only_of_the_filter(
    officer: Any, browsers: dict[str, Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.taking_in import take_in

    client = browsers["guarantor_representative"]
    revision = page(client).context["revision"]

    def newer(**asked: str) -> int:
        return int(client.get("/situation/newer.json", {"revision": str(revision), **asked}).json()["newer"])

    assert newer() == 0
    take_in(officer, [file_of("post-4,monitor,s-9,2019-06-09T10:00,36.30,32.62,300,looting,Somebody saw it,en")])
    assert newer() == 1
    assert newer(act="looting") == 1
    assert newer(act="explosion") == 0


def test_who_said_it_changes_no_byte_of_a_guarantors_map(browsers: dict[str, Any]) -> None:
    from truceline.desk.tables import Report

    client = browsers["guarantor_representative"]
    addresses = [
        "/situation/incidents.geojson?from=2019-05-01",
        "/situation/incidents.geojson?view=30,30,40,40&zoom=7",
        "/situation/ground.geojson?to=2019-05-06",
        "/situation/newer.json?revision=0",
    ]

    def seen() -> list[bytes]:
        return [client.get(address).content for address in addresses]

    report = Report.objects.get(content__contains='"reference":"s-2"')
    first = seen()
    other = report.content.replace("post-4", "the-miller").replace("old mill", "new mill")
    assert other != report.content
    Report.objects.filter(pk=report.pk).update(content=other)
    try:
        assert seen() == first
    finally:
        Report.objects.filter(pk=report.pk).update(content=report.content)


def test_a_restricted_account_of_a_zone_is_on_nobodys_map_who_may_not_read_it(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from dataclasses import replace
    from datetime import UTC, datetime

    from truceline.agreement.model import TextStatus
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.pages.situation_drawing import ground_of
    from truceline.desk.policy import Role
    from truceline.values.language import Language

    at = datetime(2017, 7, 20, tzinfo=UTC)
    told: Any = WithShapes([replace(shape, status=TextStatus.RESTRICTED) for shape in charter_at_hand().zone_shapes()])

    def kinds(role: Role) -> set[str]:
        return {one["properties"]["kind"] for one in ground_of(told, at, {}, Language.ENGLISH, [role])}

    assert "zone" in kinds(Role.ANALYST)
    assert "zone" not in kinds(Role.PUBLISHER)


@pytest.mark.parametrize("asked", ["view=1,2", "zoom=near", "zone=atlantis", "view=nan,1,2,3"])
def test_a_map_that_asks_for_nonsense_is_refused(asked: str, browsers: dict[str, Any]) -> None:
    assert browsers["auditor"].get(f"/situation/incidents.geojson?{asked}").status_code == 400


@pytest.mark.parametrize("revision", ["", "x", "٣", "9" * 30, "--1"])
def test_a_revision_that_is_none_is_refused(revision: str, browsers: dict[str, Any]) -> None:
    query = urlencode({"revision": revision})
    assert browsers["auditor"].get(f"/situation/newer.json?{query}").status_code == 400


@pytest.mark.parametrize("zoom", ["nan", "inf", "-3", "1e9"])
def test_a_zoom_beyond_the_map_is_brought_back_to_it(zoom: str, browsers: dict[str, Any]) -> None:
    assert browsers["auditor"].get(f"/situation/incidents.geojson?zoom={zoom}").status_code == 200


@pytest.fixture
def without_files(tmp_path: Path) -> Iterator[None]:
    from truceline.desk.map_files import VARIABLE

    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(tmp_path)
    yield
    os.environ.pop(VARIABLE)
    if before is not None:
        os.environ[VARIABLE] = before


def test_without_the_files_the_map_is_drawn_plainly_and_says_why(
    without_files: None,  # noqa: ARG001 - for what it sets up
    browsers: dict[str, Any],
) -> None:
    told = page(browsers["auditor"], **{"from": "2019-05-01"}).content.decode()

    assert "the files of the map are not installed here" in told
    assert '<svg class="map"' in told
    assert 'class="uncertainty"' in told
    assert "maplibre" not in told
    assert "style=" not in told


def test_the_plain_map_stands_there_also_until_scripts_run(browsers: dict[str, Any]) -> None:
    assert '<svg class="map"' in page(browsers["auditor"], **{"from": "2019-05-01"}).content.decode()


def test_a_centre_brings_its_own_boundaries(desk: Any, browsers: dict[str, Any]) -> None:
    folder = desk.path / "boundaries"
    folder.mkdir(exist_ok=True)
    (folder / "districts-2004.geojson").write_text('{"type": "FeatureCollection", "features": []}', encoding="utf-8")
    (folder / "Not A Name.geojson").write_text("{}", encoding="utf-8")
    client = browsers["guarantor_representative"]

    assert client.get("/situation/boundaries/districts-2004.geojson").json()["features"] == []
    for other in ("none", "Not-A-Name", "desk"):
        assert client.get(f"/situation/boundaries/{other}.geojson").status_code == 404
    assert "districts-2004" in page(client).context["layers"]


def test_land_and_names_come_from_the_installed_atlas_in_the_language_of_the_page(browsers: dict[str, Any]) -> None:
    from truceline.desk.map_files import map_folder

    if map_folder() is None:
        pytest.skip("the files of the map are not installed: ./dev setup")
    client = browsers["publisher"]
    client.cookies["django_language"] = "ar"
    try:
        told = client.get("/situation/boundaries/natural-earth.geojson")
    finally:
        del client.cookies["django_language"]
    features = told.json()["features"]

    assert "سوريا" in {one["properties"].get("name") for one in features}
    assert {one["properties"]["kind"] for one in features} == {"land", "border", "country"}
    edges = [point[0] for one in features[:2] for point in _points(one["geometry"]["coordinates"])]
    assert min(edges) >= -180
    assert max(edges) <= 180
    # No coast runs around the world along the date line.
    lines = features[1]["geometry"]["coordinates"]
    assert max(abs(b[0] - a[0]) for line in lines for a, b in itertools.pairwise(line)) < 90


def _points(told: Any) -> Iterator[Any]:
    if isinstance(told[0], float | int):
        yield told
    else:
        for part in told:
            yield from _points(part)
