"""Who gets in, and who gets where: every address as every role."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from desk_reading import entries_of_kind

from truceline.desk.policy import Role

STAFF = {"duty_officer", "analyst", "verifier", "liaison_officer", "head_of_centre"}
ROLES = sorted({role.value for role in Role} - {"public"})
GROUPS = {"staff": STAFF, "accounts": set(ROLES)}
# Answered without an account, or by allauth's own pages.
OPEN = {"welcome", "set_language", "healthz", "metrics", "gateway"}


def the_table() -> list[tuple[str, str, str, set[str]]]:
    """Each line: the name of an address, how it is asked for, the address, and who is answered."""
    told = []
    for line in Path(__file__).with_name("address_table.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, method, address, roles = (cell.strip() for cell in line.split("|"))
            told.append(
                (name, method, address, set[str]().union(*(GROUPS.get(word, {word}) for word in roles.split())))
            )
    return told


def the_share_of(role: str) -> list[tuple[str, str, str, set[str]]]:
    """Of the table, every line that refuses the role, and of those that answer it the third whose turn it is."""
    return [
        line
        for n, line in enumerate(the_table())
        if role not in line[3] or len(line[3]) < 3 or (sorted(line[3]).index(role) + n) % 3 == 0
    ]


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_those_it_is_for_and_refuses_all_others(
    role: str, browser_of: Callable[..., Any], whole: bool
) -> None:
    """In every run each address refuses all that it is not for, and answers a third of those that it is for, at least one."""
    table = the_table() if whole else the_share_of(role)
    browser = browser_of(role)
    browser.raise_request_exception = True
    told = {}
    for _, method, address, _roles in table:
        answer = browser.generic(method, address)
        assert answer.status_code < 500, (address, answer.status_code)
        told[method, address] = answer.status_code != 403

    assert told == {(method, address): role in roles for _, method, address, roles in table}


def test_in_every_run_every_address_is_asked_by_all_that_it_refuses_and_by_one_at_least_that_it_answers() -> None:
    asked = {role: {line[1:3] for line in the_share_of(role)} for role in ROLES}
    for _, method, address, roles in the_table():
        those = {role for role in ROLES if (method, address) in asked[role]}
        assert those >= set(ROLES) - roles
        assert those & roles, (method, address)
    assert all(sum(role in line[3] for line in the_share_of(role)) >= 4 for role in ROLES)


def test_no_address_is_forgotten(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from truceline.desk.urls import urlpatterns

    tried = {name for name, *_ in the_table()}
    assert {one.name for one in urlpatterns if hasattr(one, "name")} == tried | OPEN


def test_whoever_is_not_signed_in_sees_nothing_but_the_door(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from django.test import Client

    browser = Client()
    closed = [(method, address) for _, method, address, roles in the_table() if "public" not in roles]
    for method, address in [*closed, ("GET", "/account/signup/")]:
        answer = browser.generic(method, address)
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


def test_a_representative_speaks_for_a_side_of_the_agreement_and_nobody_else_does(
    browser_of: Callable[..., Any], desk: Any
) -> None:
    import re

    from django.test import Client

    from truceline.desk.tables import Person

    keeper = browser_of("administrator")
    for wrong in (
        {"role": "guarantor_representative"},
        {"role": "guarantor_representative", "speaks_for": "syrian-government"},
        {"role": "party_contact", "speaks_for": "russia"},
        {"role": "analyst", "speaks_for": "russia"},
    ):
        answer = keeper.post("/people/", wrong)
        assert (answer.status_code, "D140" in answer.content.decode()) == (400, True)

    page = keeper.post("/people/", {"role": "guarantor_representative", "speaks_for": "russia"}).content.decode()
    link = re.search(r"/welcome/[\w-]+/", page)
    assert link
    Client().post(link.group(), {"username": "farid", "name": "Farid", "password": "long enough to remember"})
    farid = Person.objects.get(username="farid")
    assert farid.speaks_for == "russia"
    assert '"speaks_for":"russia"' in entries_of_kind(desk, "account")[farid.pseudonym]
    assert "Russian Federation" in keeper.get("/people/").content.decode()


def test_a_link_that_is_too_old_or_not_whole_makes_none(desk: Any) -> None:  # noqa: ARG001 - for what it sets up
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
