"""Who gets in, and who gets where: every address as every role."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from desk_reading import entries_of_kind

CASES = {"duty_officer", "analyst", "verifier", "liaison_officer", "head_of_centre"}
# Every address, and who gets an answer from it; written apart from the policy.
OPEN_TO = {
    "/incidents/": CASES | {"guarantor_representative", "auditor", "publisher"},
    "/incidents.csv": CASES | {"guarantor_representative", "auditor", "publisher"},
    "/incidents.json": CASES | {"guarantor_representative", "auditor", "publisher"},
    "/incidents.geojson": CASES | {"guarantor_representative", "auditor", "publisher"},
    "/take-in/": {"duty_officer", "field_monitor", "analyst"},
    "/people/": {"administrator", "head_of_centre", "auditor"},
}
ROLES = [
    "duty_officer", "field_monitor", "analyst", "verifier", "liaison_officer", "guarantor_representative", "party_contact",
    "publisher", "head_of_centre", "auditor", "administrator",
]  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_those_it_is_for_and_refuses_all_others(
    role: str, browser_of: Callable[..., Any]
) -> None:
    browser = browser_of(role)

    told = {address: browser.get(address).status_code for address in OPEN_TO}

    assert told == {address: 200 if role in roles else 403 for address, roles in OPEN_TO.items()}
    assert browser.get("/").status_code in {200, 302}


def test_no_address_is_forgotten(desk: Any) -> None:  # noqa: ARG001
    from truceline.desk.urls import urlpatterns

    tried = {"home", "incidents", "exported", "incident", "judged", "taking_in", "people", "close", "welcome"}
    assert {one.name for one in urlpatterns if hasattr(one, "name")} == tried | {"set_language", "healthz"}


def test_whoever_is_not_signed_in_sees_nothing_but_the_door(desk: Any) -> None:  # noqa: ARG001
    from django.test import Client

    browser = Client()
    for address in (*OPEN_TO, "/", "/incidents/1/", "/people/x/close/", "/account/signup/"):
        answer = browser.get(address)
        assert (answer.status_code, answer["location"].split("?")[0]) == (302, "/account/login/")
    assert browser.get("/healthz").content == b"ok\n"


def test_a_one_time_link_makes_one_account(desk: Any) -> None:
    from django.test import Client

    from truceline.desk.policy import Role
    from truceline.desk.tables import Invitation, Person

    secret = Invitation.issue([Role.ANALYST], datetime.now(UTC) + timedelta(hours=1))
    form = {"username": "Boris", "name": "Boris K.", "password": "long enough to remember"}

    assert Client().post(f"/welcome/{secret}/", form | {"password": "short"}).status_code == 400
    assert Client().post(f"/welcome/{secret}/", form).status_code == 302
    assert Client().post(f"/welcome/{secret}/", form | {"username": "second"}).status_code == 404
    boris = Person.objects.get(username="boris")
    assert boris.held() == [Role.ANALYST]
    assert entries_of_kind(desk, "account")[boris.pseudonym] == '{"is_open":true,"roles":["analyst"]}'


def test_a_link_that_is_too_old_or_not_whole_makes_none(desk: Any) -> None:  # noqa: ARG001
    from django.test import Client

    from truceline.desk.policy import Role
    from truceline.desk.tables import Invitation

    old = Invitation.issue([Role.ANALYST], datetime.now(UTC) - timedelta(seconds=1))
    assert [Client().get(f"/welcome/{secret}/").status_code for secret in (old, old[:-1], "x")] == [404, 404, 404]


def test_a_closed_account_is_out_at_once(somebody: Callable[..., Any], browser_of: Callable[..., Any]) -> None:
    from django.test import Client

    leaver = somebody("analyst")
    signed_in = Client()
    signed_in.force_login(leaver, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert signed_in.get("/incidents/").status_code == 200

    browser_of("administrator").post(f"/people/{leaver.pseudonym}/close/")

    assert signed_in.get("/incidents/").status_code == 302


def test_a_password_is_kept_by_a_slow_sum_and_a_wrong_one_lets_nobody_in(somebody: Callable[..., Any]) -> None:
    from django.test import Client

    person = somebody("analyst")
    assert person.password.startswith("scrypt$")
    answer = Client().post("/account/login/", {"login": person.username, "password": "another sentence"})
    assert answer.status_code == 200
    assert not answer.wsgi_request.user.is_authenticated


def test_a_page_lets_no_foreign_script_run_and_is_not_kept(browser_of: Callable[..., Any]) -> None:
    answer = browser_of("analyst").get("/incidents/")

    assert "default-src 'self'" in answer["content-security-policy"]
    assert "unsafe" not in answer["content-security-policy"]
    assert answer["cache-control"] == "no-store"
