"""Notices on the map: the same query as the list, conflicts for the centre alone, a party its own and what it was told, and no more."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from announced import confirmed, written
from desk_cases import signed_in

NORTH, SOUTH = "syrian-government", "armed-opposition"


@pytest.fixture(scope="module")
def liaison_here(somebody: Callable[..., Any]) -> Any:
    return signed_in(somebody("liaison_officer"))


@pytest.fixture(scope="module")
def sides(somebody: Callable[..., Any]) -> dict[str, Any]:
    return {code: signed_in(somebody("party_contact", speaks_for=code)) for code in (NORTH, SOUTH)}


@pytest.fixture(autouse=True)
def nothing_else_announced(desk: Any) -> Any:  # noqa: ARG001 - tables exist once the desk does
    yield
    from truceline.desk.tables import AnnouncedNotice, NoticeStep

    AnnouncedNotice.objects.update(step=NoticeStep.WITHDRAWN)


def file_of_notices(client: Any, address: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(b"".join(client.get(address).streaming_content))["features"]
    return told


def test_areas_stand_on_the_map_with_what_is_in_their_way_and_the_files_give_the_same(liaison_here: Any) -> None:
    convoy = written(liaison_here, activity="convoy", by="jordan", place="Road to Naima")
    exercise = written(liaison_here)
    away = written(liaison_here, longitude="38.9", latitude="36.5", activity="repair")
    page = liaison_here.get("/decisions/notices/map/")
    html = page.content.decode()
    assert html.count('<path class="announced draft') == 3
    assert "way-passage" in html
    rows = {row["number"]: row for row in page.context["rows"]}
    assert set(rows) >= {convoy.number, exercise.number, away.number}
    (passage,) = [way for way in rows[exercise.number]["ways"] if way["kind"] == "passage"]
    assert passage["with"] == [int(rows[convoy.number]["place"])]
    assert rows[away.number]["ways"] == []
    on = page.context["day"].isoformat()
    found = file_of_notices(liaison_here, f"/notices.geojson?on={on}")
    assert len(found) == page.context["page"].paginator.count
    assert {one["properties"]["number"]: one["properties"]["conflicts"].split() for one in found}[exercise.number]


def test_the_list_the_map_and_the_files_look_for_the_same(liaison_here: Any) -> None:
    for activity, by in (("convoy", "jordan"), ("repair", NORTH), ("repair", SOUTH)):
        written(liaison_here, activity=activity, by=by)
    query = f"when=running&activity=repair&by={SOUTH}&on="
    for address in (f"/decisions/notices/?{query}", f"/decisions/notices/map/?{query}"):
        assert {row["activity"] for row in liaison_here.get(address).context["rows"]} == {"repair"}
        assert len(liaison_here.get(address).context["rows"]) >= 1
    count = liaison_here.get(f"/decisions/notices/?{query}").context["page"].paginator.count
    assert len(file_of_notices(liaison_here, f"/notices.geojson?{query}")) == count
    assert liaison_here.get("/decisions/notices/map/?on=1999-01-01").context["page"].paginator.count == 0
    for wrong in ("when=soon", "activity=parade", "by=nobody", "on=tomorrow"):
        assert liaison_here.get(f"/decisions/notices/map/?{wrong}").status_code == 400
        assert liaison_here.get(f"/decisions/notices/?{wrong}").status_code == 400
        assert liaison_here.get(f"/notices.csv?{wrong}").status_code == 400


def test_a_party_sees_its_own_and_what_it_was_told_without_numbers_and_conflicts(
    liaison_here: Any, sides: dict[str, Any]
) -> None:
    own = written(liaison_here, by=NORTH, place="Its own range")
    assert sides[NORTH].get("/portal/notices/").context["page"].paginator.count == 0  # a draft is the centre's
    confirmed(liaison_here, own)
    seen = sides[NORTH].get("/portal/notices/")
    assert [row["where"] for row in seen.context["rows"]] == ["Its own range"]
    assert f"/decisions/notices/{own.number}/" not in seen.content.decode()
    assert "way-" not in seen.content.decode()
    (feature,) = file_of_notices(sides[NORTH], "/portal/notices.geojson")
    assert not {"number", "conflicts"} & set(feature["properties"])
    assert sides[SOUTH].get("/portal/notices/").context["page"].paginator.count == 0  # to be told is not told
    liaison_here.post(f"/decisions/told/notice/{own.pk}/announce/")
    assert sides[SOUTH].get("/portal/notices/").context["page"].paginator.count == 1
    for path in (
        "/decisions/notices/",
        "/decisions/notices/map/",
        f"/decisions/notices/{own.number}/",
        "/notices.json",
    ):
        assert sides[NORTH].get(path).status_code == 403


def test_two_worlds_what_the_other_side_announces_changes_no_byte_of_what_a_party_sees(
    liaison_here: Any, sides: dict[str, Any]
) -> None:
    confirmed(liaison_here, written(liaison_here, by=NORTH, place="Its own range"))

    def seen() -> list[str]:
        told = []
        for path in ("/portal/notices/", "/portal/notices.geojson", "/portal/notices.csv", "/zones/", "/portal/"):
            answer = sides[NORTH].get(path)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            told.append(re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", content).decode())
        return told

    before = seen()
    other = written(liaison_here, by=SOUTH, activity="convoy", place="The other side of the road")
    confirmed(liaison_here, other)
    written(liaison_here, by="jordan", activity="evacuation")
    assert seen() == before


def test_teeth_were_its_own_not_asked_for_a_party_would_see_all(
    liaison_here: Any, sides: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.pages import notices_map
    from truceline.desk.tables import AnnouncedNotice

    written(liaison_here, by=SOUTH)
    assert sides[NORTH].get("/portal/notices/").context["page"].paginator.count == 0
    monkeypatch.setattr(notices_map, "notices_of_side", lambda *_: AnnouncedNotice.objects.filter(step="draft"))
    assert sides[NORTH].get("/portal/notices/").context["page"].paginator.count >= 1


def test_what_is_in_the_way_is_answered_with_as_many_questions_for_many_as_for_few(liaison_here: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            liaison_here.get("/decisions/notices/map/")
        return len(found)

    written(liaison_here)
    asked()
    few = asked()
    for _ in range(3):
        written(liaison_here)
    assert asked() == few
