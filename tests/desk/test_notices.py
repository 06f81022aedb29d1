"""Notices: conflicts before confirmation, both sides told, observations matched; nobody outside the centre sees more than what was announced."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from announced import confirmed, form, local, page_of, written
from desk_cases import signed_in
from desk_reading import counts, entries_of_kind


@pytest.fixture(scope="module")
def liaison_here(somebody: Callable[..., Any]) -> Any:
    return signed_in(somebody("liaison_officer"))


@pytest.fixture(autouse=True)
def nothing_else_announced(desk: Any) -> Any:  # noqa: ARG001 - tables exist once the desk does
    """Whatever a test announced is withdrawn after it: notices of one test are no conflicts of another."""
    yield
    from truceline.desk.tables import AnnouncedNotice, NoticeStep

    AnnouncedNotice.objects.update(step=NoticeStep.WITHDRAWN)


def test_conflicts_with_provisions_notices_and_passage_are_shown_before_it_is_confirmed(liaison_here: Any) -> None:
    convoy = written(liaison_here, activity="convoy", by="jordan", place="Road to Naima")
    other = written(liaison_here, activity="repair", by="armed-opposition", place="Water line")
    notice = written(liaison_here)
    answer = page_of(liaison_here, notice)
    kinds = [one["kind"] for one in answer.context["conflicts"]]
    assert set(kinds) == {"provision", "notice", "passage"} if "provision" in kinds else {"notice", "passage"}
    page = answer.content.decode()
    assert f"/decisions/notices/{convoy.number}/" in page
    assert f"/decisions/notices/{other.number}/" in page
    assert notice.step == "draft"


def test_a_provision_that_forbids_it_is_named_with_its_zone(liaison_here: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the days of the zone an exercise meets the ceasefire; the zone ended since, so the desk is put back to them."""
    from truceline.desk import clock, forms
    from truceline.desk.actions import announcing
    from truceline.desk.pages import notices as page

    day = datetime(2017, 7, 12, 9, tzinfo=UTC)
    for module in (clock, announcing, page, forms):
        monkeypatch.setattr(module, "now", lambda: day)
    notice = written(
        liaison_here, announced_at="2017-07-12T09:00", starts_at="2017-07-12T14:00", ends_at="2017-07-12T18:00"
    )
    told = [one["text"] for one in page_of(liaison_here, notice).context["conflicts"]]
    assert any("Southwest" in text and "forbids" in text for text in told)


def test_aid_on_the_road_stands_in_the_way_of_what_would_disturb_it_and_of_nothing_else(liaison_here: Any) -> None:
    at = datetime.now(UTC)
    request = {
        "who": "Relief column 9",
        "what": "Flour",
        "route": "Nassib to Naima",
        "zone": "southwest",
        "side": "armed-opposition",
        "asked_at": local(at - timedelta(hours=3)),
        "wanted_at": local(at + timedelta(hours=1)),
    }
    assert liaison_here.post("/decisions/access/", request).status_code == 302
    told = [one["text"] for one in page_of(liaison_here, written(liaison_here)).context["conflicts"]]
    assert any("Relief column 9" in text for text in told)
    repair = page_of(liaison_here, written(liaison_here, activity="repair", by="syrian-government"))
    assert not any("Relief column 9" in one["text"] for one in repair.context["conflicts"])
    away = written(liaison_here, longitude="38.9", latitude="36.5")
    assert not any("Relief column 9" in one["text"] for one in page_of(liaison_here, away).context["conflicts"])


def test_nobody_confirms_what_they_were_not_shown(liaison_here: Any, desk: Any) -> None:
    notice = written(liaison_here)
    shown = page_of(liaison_here, notice).context["shown"]
    written(liaison_here, activity="evacuation", by="jordan")
    before = counts(desk)
    assert confirmed(liaison_here, notice, shown).status_code == 409
    assert counts(desk) == before
    assert confirmed(liaison_here, notice).status_code == 302
    assert confirmed(liaison_here, notice, "").status_code in {403, 409}


def test_a_confirmed_notice_is_to_be_told_to_both_sides_alike_and_stands_on_the_register(
    liaison_here: Any, desk: Any
) -> None:
    from truceline.desk.recording import read
    from truceline.desk.tables import Word

    notice = written(liaison_here)
    assert not Word.objects.filter(of=notice.pk).exists()
    confirmed(liaison_here, notice)
    notice.refresh_from_db()
    units = set(Word.objects.filter(kind="notice", of=notice.pk).values_list("unit", flat=True))
    assert {"syrian-government", "armed-opposition", "russia", "united-states", "jordan"} <= units
    assert entries_of_kind(desk, "notice")[notice.pk] == notice.content
    assert read(notice.content)["step"] == "confirmed"
    assert liaison_here.post(f"/decisions/told/notice/{notice.pk}/announce/").status_code == 302
    word = Word.objects.get(of=notice.pk, unit="armed-opposition")
    assert "Range east of the mill" in read(word.contact.words)["ar"]


def test_later_observations_are_matched_with_both_errors_and_others_are_not(
    liaison_here: Any, somebody: Callable[..., Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.taking_in import take_in

    notice = written(liaison_here)
    confirmed(liaison_here, notice)
    at = datetime.now(UTC) - timedelta(hours=1)
    lines = [
        f"post-7,monitor,not-{name},{local(at)},{longitude},32.62,300,{act},Noise {name},en"
        for name, longitude, act in (
            ("a", 36.10, "explosion"),
            ("b", 36.80, "explosion"),
            ("c", 36.11, "aircraft_flight"),
        )
    ]
    take_in(somebody("duty_officer"), [file_of(*lines)])
    seen = page_of(liaison_here, notice).context["observed"]
    assert len(seen) == 1
    assert seen[0]["act"] == "explosion"


def test_two_worlds_neither_a_guarantor_nor_a_party_learns_of_drafts_conflicts_or_observations(
    liaison_here: Any, somebody: Callable[..., Any], file_of: Callable[..., Path]
) -> None:
    from truceline.desk.actions.taking_in import take_in

    outsiders = [
        signed_in(somebody("guarantor_representative", speaks_for="russia")),
        signed_in(somebody("party_contact", speaks_for="armed-opposition")),
    ]
    notice = written(liaison_here)
    confirmed(liaison_here, notice)

    def seen() -> list[tuple[int, str]]:
        told = []
        for client in outsiders:
            for path in (f"/decisions/notices/{notice.number}/", "/decisions/notices/", "/notices.json"):
                answer = client.get(path)
                content = b"".join(answer.streaming_content) if answer.streaming else answer.content
                told.append(
                    (answer.status_code, re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", content).decode())
                )
        return told

    before = seen()
    draft = written(liaison_here, activity="rotation", by="armed-opposition")
    at = datetime.now(UTC) - timedelta(hours=1)
    take_in(somebody("duty_officer"), [file_of(f"post-7,monitor,two-a,{local(at)},36.10,32.62,300,explosion,Bang,en")])
    assert page_of(liaison_here, notice).context["observed"]
    assert seen() == before
    assert [status for status, _ in before] == [200, 200, 200, 403, 403, 403]
    assert outsiders[0].get(f"/decisions/notices/{draft.number}/").status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"starts_at": "2999-01-02T00:00", "ends_at": "2999-01-01T00:00"},
        {"starts_at": "2017-01-01T00:00", "ends_at": "2017-01-02T00:00"},
        {"radius_km": "-1"},
        {"longitude": "nan"},
        {"by": "nobody"},
        {"activity": "war"},
        {"outline": "{"},
        {"outline": '{"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]}'},
        {"outline": '{"type": "Polygon", "coordinates": [[[0, 0], [1e999, 2], [2, 0], [0, 0]]]}'},
        {"outline": '{"type": "Polygon", "coordinates": "x"}'},
        {"outline": "[1, 2]"},
        {"outline": '{"type": "Point", "coordinates": [500, 32]}'},
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(change: dict[str, str], liaison_here: Any, desk: Any) -> None:
    before = counts(desk)
    answer = liaison_here.post("/decisions/notices/", form(**change))
    assert answer.status_code == 400
    assert re.search(r"[DN]\d\d\d", answer.content.decode())
    assert counts(desk) == before


def test_the_file_has_the_rows_of_the_page_with_their_outlines(liaison_here: Any) -> None:
    outline = '{"type": "Polygon", "coordinates": [[[36, 32], [36.2, 32], [36.2, 32.2], [36, 32]]]}'
    written(liaison_here, outline=outline, longitude="", latitude="", radius_km="")
    shown = liaison_here.get("/decisions/notices/?when=running").context["page"].paginator.count
    told = json.loads(b"".join(liaison_here.get("/notices.geojson?when=running").streaming_content))["features"]
    assert len(told) == shown
    assert all(one["geometry"]["type"] == "Polygon" for one in told)
    assert liaison_here.get("/decisions/notices/?when=never").status_code == 400


@pytest.mark.parametrize("language", ["ar", "ru"])
def test_a_notice_is_told_in_every_language(language: str, somebody: Callable[..., Any], liaison_here: Any) -> None:
    client = signed_in(somebody("head_of_centre"))
    client.post("/language/", {"language": language})
    notice = written(liaison_here, activity="demining")
    page = page_of(client, notice).content.decode()
    assert {"ar": "إزالة ألغام", "ru": "разминирование"}[language] in page
    assert client.get("/decisions/notices/").status_code == 200


def test_teeth_without_the_sum_of_what_was_shown_a_stale_page_confirms(
    liaison_here: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import announcing

    notice = written(liaison_here)
    shown = page_of(liaison_here, notice).context["shown"]
    written(liaison_here, activity="evacuation", by="jordan")
    monkeypatch.setattr(announcing, "sum_of", lambda _: shown)
    assert confirmed(liaison_here, notice, shown).status_code == 302
