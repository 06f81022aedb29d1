"""Clocks, posts, codes and sessions; and the vault that takes two persons to open."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from desk_reading import entries_of_kind

POST = {
    "code": "post-north",
    "name_en": "North post",
    "name_ar": "المركز الشمالي",
    "name_ru": "Северный пост",
    "longitude": "36.1",
    "latitude": "32.7",
    "reason": "opened in August",
}
SECRET = {"pseudonym": "blue-7", "name": "Canary Abu Canary", "contact": "+963 11 555", "note": "baker"}


def browser(person: Any) -> Any:
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_clock_takes_a_reason_and_the_latest_stands(browser_of: Callable[..., Any], desk: Any) -> None:
    from truceline.desk.tables import ClockRule

    administrator = browser_of("administrator")
    form = {"kind": "triage", "channel": "hotline", "minutes": "25", "reason": "two officers at night"}
    assert administrator.post("/administration/clocks/", {**form, "reason": " "}).status_code == 409
    for wrong in ({"minutes": "soon"}, {"minutes": "-1"}, {"kind": "tea"}, {"channel": "pigeon"}, {"minutes": "٣"}):
        assert administrator.post("/administration/clocks/", {**form, **wrong}).status_code == 400
    assert administrator.post("/administration/clocks/", form).status_code == 302
    assert administrator.post("/administration/clocks/", {**form, "minutes": "20"}).status_code == 302

    page = browser_of("auditor").get("/administration/clocks/")
    (standing,) = [one for one in page.context["standing"] if one.channel == "hotline"]
    assert standing.minutes == 20
    rule = ClockRule.objects.get(pk=standing.pk)
    assert entries_of_kind(desk, "clock_rule")[rule.rule_id] == rule.content
    # As it was: other tests go by it.
    assert administrator.post("/administration/clocks/", {**form, "minutes": "30"}).status_code == 302


def test_a_post_of_the_desk_can_be_taken_bearings_from_until_it_is_closed(
    browser_of: Callable[..., Any], desk: Any
) -> None:
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.tables import Post

    administrator = browser_of("administrator")
    assert administrator.post("/administration/posts/", POST).status_code == 302
    assert charter_at_hand().posts()["post-north"] == (36.1, 32.7)
    assert "North post" in browser_of("field_monitor").get("/administration/posts/").content.decode()
    post = Post.objects.get(code="post-north")
    assert entries_of_kind(desk, "post")[post.post_id] == post.content

    assert administrator.post("/administration/posts/", POST).status_code == 400
    closed = administrator.post("/administration/posts/post-north/", {"open": "0", "reason": "shelled"})
    assert closed.status_code == 302
    assert "post-north" not in charter_at_hand().posts()
    administrator.post("/administration/posts/post-north/", {"open": "1", "reason": "repaired"})
    assert "post-north" in charter_at_hand().posts()


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "Post 7"},
        {"name_ar": ""},
        {"longitude": "200"},
        {"latitude": "nan"},
        {"latitude": "1e999"},
        {"code": "x" * 99},
    ],
)
def test_a_post_that_makes_no_sense_is_refused(wrong: dict[str, str], browser_of: Callable[..., Any]) -> None:
    from truceline.desk.tables import Post

    before = Post.objects.count()
    assert (
        browser_of("administrator").post("/administration/posts/", {**POST, "code": "other", **wrong}).status_code
        == 400
    )
    assert Post.objects.count() == before


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_what_codes_mean_is_told_in_every_language(browser_of: Callable[..., Any], language: str) -> None:
    from truceline.values.language import Language, say

    client = browser_of("analyst")
    client.post("/language/", {"language": language, "next": "/"})
    page = client.get("/administration/codes/").content.decode()
    assert say("act-mortar_fire", Language(language)) in page
    assert "mortar_fire" in page


def test_a_session_that_is_ended_is_out_at_the_next_click(somebody: Callable[..., Any]) -> None:
    person = somebody("analyst")
    first, second = browser(person), browser(person)
    assert (
        second.get("/incidents/", headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}).status_code
        == 200
    )
    page = first.get("/sessions/")
    rows = page.context["sessions"]
    assert len(rows) == 2
    assert "Firefox Linux" in {row["row"].device for row in rows}
    other = next(row["row"].handle for row in rows if not row["is_here"])
    assert second.cookies["sessionid"].value not in page.content.decode()

    first.post("/sessions/end/", {"session": other})
    assert second.get("/incidents/").status_code == 302
    assert first.get("/incidents/").status_code == 200


def test_whoever_only_looks_waits_for_nobody_who_writes(somebody: Callable[..., Any]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from truceline.desk.tables import DeskSession

    person = somebody("analyst")
    client = browser(person)
    client.get("/incidents/")
    early = DeskSession.objects.get(person=person).seen_on - timedelta(hours=1)
    DeskSession.objects.filter(person=person).update(seen_on=early)

    def written() -> list[str]:
        with CaptureQueriesContext(connection) as told:
            assert client.get("/incidents/").status_code == 200
        return [one["sql"] for one in told if not one["sql"].startswith("SELECT")]

    # Once in a while a sign of life is written; in between, on SQLite too, no statement asks for the right to write.
    assert len(written()) == 1
    assert DeskSession.objects.get(person=person).seen_on > early + timedelta(minutes=55)
    assert written() == []


def test_an_administrator_ends_anybodys_session_and_nobody_else_does(somebody: Callable[..., Any], desk: Any) -> None:
    from truceline.desk.tables import DeskSession

    victim, colleague, administrator = somebody("analyst"), somebody("analyst"), somebody("administrator")
    signed_in = browser(victim)
    signed_in.get("/incidents/")
    handle = DeskSession.objects.get(person=victim).handle

    assert browser(colleague).post("/sessions/end/", {"session": handle}).status_code == 403
    assert handle not in browser(colleague).get("/sessions/").content.decode()
    assert signed_in.get("/incidents/").status_code == 200
    browser(administrator).post("/sessions/end/", {"session": handle})
    assert signed_in.get("/incidents/").status_code == 302
    ended = entries_of_kind(desk, "session_end").values()
    assert any(victim.pseudonym in told and administrator.pseudonym in told for told in ended)


def asked_for(somebody: Callable[..., Any], pseudonym: str) -> tuple[Any, Any]:
    from truceline.desk.tables import Source, SourceAccess

    writer, asker = browser(somebody("duty_officer")), somebody("analyst")
    assert writer.post("/administration/sources/", {**SECRET, "pseudonym": pseudonym}).status_code == 302
    source = Source.objects.get(pseudonym=pseudonym)
    browser(asker).post(f"/administration/sources/{source.source_id}/ask/", {"reason": "to send a doctor"})
    return asker, SourceAccess.objects.filter(asked_by=asker).latest("asked_on")


def test_an_identity_takes_two_persons_and_every_look_is_an_entry(somebody: Callable[..., Any], desk: Any) -> None:
    asker, access = asked_for(somebody, "blue-1")
    view = f"/administration/sources/access/{access.access_id}/view/"
    assert browser(asker).post(view).status_code == 403

    before = len(entries_of_kind(desk, "source_view"))
    grant = f"/administration/sources/access/{access.access_id}/"
    assert browser(somebody("head_of_centre")).post(grant, {"hours": "4"}).status_code == 302
    answer = browser(asker).post(view)
    assert SECRET["name"] in answer.content.decode()
    assert answer["cache-control"] == "no-store"
    views = entries_of_kind(desk, "source_view")
    assert len(views) == before + 1
    assert not any("Canary" in told for told in views.values())
    assert browser(somebody("analyst")).post(view).status_code == 403
    assert browser(somebody("head_of_centre")).post(grant, {"hours": "4"}).status_code == 409


def test_nobody_grants_what_they_asked_and_what_was_granted_ends(somebody: Callable[..., Any]) -> None:
    from datetime import UTC, datetime, timedelta

    from truceline.desk.actions.keeping_sources import answer_access, ask_identity
    from truceline.desk.tables import SourceAccess
    from truceline.errors import NotAllowed

    _, access = asked_for(somebody, "blue-2")
    verifier = somebody("verifier")
    own = ask_identity(verifier, access.source_id, "to call back")
    with pytest.raises(NotAllowed):
        answer_access(verifier, own.access_id, 4)
    answer_access(somebody("verifier"), own.access_id, 4)
    view = f"/administration/sources/access/{own.access_id}/view/"
    assert browser(verifier).post(view).status_code == 200
    SourceAccess.objects.filter(pk=own.pk).update(until=datetime.now(UTC) - timedelta(seconds=1))
    assert browser(verifier).post(view).status_code == 403


def test_an_identity_lies_in_no_table_no_entry_and_no_page_in_the_open(somebody: Callable[..., Any], desk: Any) -> None:
    from django.db import connection

    asked_for(somebody, "blue-3")
    if connection.vendor == "sqlite":  # what was written last lies in the folder too, to be looked through
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for path in desk.path.rglob("*"):
        if path.is_file():
            assert b"Canary Abu" not in path.read_bytes(), path
    page = browser(somebody("analyst")).get("/administration/sources/").content.decode()
    assert "blue-3" in page
    assert "Canary" not in page


def test_what_was_sealed_opens_only_for_its_source_and_unchanged(desk: Any) -> None:
    from truceline.desk.vault import seal, unseal
    from truceline.errors import Unverified

    sealed = seal(desk, "one", {"name": "x"})
    assert unseal(desk, "one", sealed) == {"name": "x"}
    for source, raw in (("two", sealed), ("one", sealed[:-1] + bytes([sealed[-1] ^ 1]))):
        with pytest.raises(Unverified):
            unseal(desk, source, raw)
    assert (desk.path / "vault.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("form", [{}, {"pseudonym": "x"}, {"pseudonym": "a\u0000b", "name": "y"}, {"name": "y"}])
def test_an_identity_that_says_nothing_is_refused(form: dict[str, str], browser_of: Callable[..., Any]) -> None:
    assert browser_of("analyst").post("/administration/sources/", form).status_code == 400
