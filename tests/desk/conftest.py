"""A desk for the tests of each file, made as `truceline serve` makes it; its register cannot be rolled back, so the tests of a file add to it.

It lies in SQLite; with TRUCELINE_TEST_DATABASE=postgresql in a PostgreSQL of its own (`test_on_postgresql.py` runs these tests so).
"""

import itertools
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from contact_form import CONTACT, NORTH, SOUTH
from desk_world import World, browser_of_all, make_world, put_away
from pristine_desk import Pristine, desk_of_this_process, kept_desk, new_desk
from throwaway_postgres import Cluster, throwaway_cluster

DATABASE = "TRUCELINE_TEST_DATABASE"
HEADER = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language,exercise\n"
SUBJECTS = itertools.count(1)
PASSWORD = "a sentence to remember 7"  # noqa: S105 - of an invented person


@pytest.fixture(scope="session")
def desk_cluster() -> Iterator[Cluster | None]:
    """The PostgreSQL in which the desk lies; None where it lies in a file in its folder."""
    if os.environ.get(DATABASE) != "postgresql":
        yield None
        return
    with throwaway_cluster() as one:
        yield one


@pytest.fixture(scope="session")
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new desk, to be copied: making one takes ten times as long. All workers of a run share it."""
    room = tmp_path_factory.getbasetemp()
    return kept_desk(room.parent if hasattr(request.config, "workerinput") else room)


@pytest.fixture(scope="session")
def pristine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, desk_cluster: Cluster | None
) -> Iterator[Pristine]:
    """The one desk of this process as it was when nothing had happened in it yet."""
    folder = tmp_path_factory.mktemp("centre")
    if desk_cluster:
        made = new_desk(folder, desk_cluster.new_database())
    else:
        made = desk_of_this_process(folder, request.getfixturevalue("kept"))
    from django.contrib.auth.hashers import ScryptPasswordHasher
    from django.test.utils import setup_test_environment, teardown_test_environment

    setup_test_environment()  # pages remember what they were made of
    # Hundreds of people are invented here, and nobody has to guess their passwords.
    ScryptPasswordHasher.work_factor = 2
    yield Pristine(made, desk_cluster)
    teardown_test_environment()


@pytest.fixture(scope="module")
def desk(pristine: Pristine) -> Iterator[Any]:
    """A desk in which nothing has happened yet: what other files' tests did in it is undone."""
    yield pristine.brought_back()
    pristine.let_go()


@pytest.fixture(scope="module")
def somebody(desk: Any) -> Callable[..., Any]:  # noqa: ARG001 - tables exist once the desk does
    """Make a person with roles."""
    from datetime import UTC, datetime, timedelta

    from truceline.desk.actions.inviting import accept
    from truceline.desk.policy import Role
    from truceline.desk.tables import Invitation

    numbers = itertools.count(1)

    def make(*roles: str, speaks_for: str = "") -> Any:
        secret = Invitation.issue([Role(role) for role in roles], datetime.now(UTC) + timedelta(hours=1), speaks_for)
        number = next(numbers)
        return accept(secret, f"person-{number}", f"Person {number}", PASSWORD)

    return make


@pytest.fixture(scope="module")
def browser_of(somebody: Callable[..., Any]) -> Callable[..., Any]:
    """A browser without a screen in which somebody with these roles is signed in."""
    from django.test import Client

    def make(*roles: str) -> Any:
        client = Client()
        client.force_login(somebody(*roles), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make


@pytest.fixture
def file_of(tmp_path: Path) -> Callable[..., Path]:
    """A file of reports with these lines, marked as invented."""
    numbers = itertools.count(1)

    def make(*lines: str) -> Path:
        path = tmp_path / f"EXERCISE-{next(numbers)}.csv"
        path.write_text(HEADER + "".join(f"{line},true\n" for line in lines), encoding="utf-8")
        return path

    return make


def _signed_in(person: Any) -> Any:
    """A browser without a screen in which this person is signed in."""
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture(scope="module")
def liaison(somebody: Callable[..., Any]) -> Any:
    """A liaison officer's browser."""
    return _signed_in(somebody("liaison_officer"))


@pytest.fixture(scope="module")
def north(somebody: Callable[..., Any]) -> Any:
    """The browser of somebody who speaks for North."""
    return _signed_in(somebody("party_contact", speaks_for=NORTH))


@pytest.fixture(scope="module")
def south(somebody: Callable[..., Any]) -> Any:
    """The browser of somebody who speaks for South."""
    return _signed_in(somebody("party_contact", speaks_for=SOUTH))


@pytest.fixture
def contacted(liaison: Any, north: Any, south: Any) -> Callable[..., list[Any]]:  # noqa: ARG001 - somebody has to speak for the sides
    """Make contacts through the form, each about something of its own, for the same words twice are sent once; return them, one for each side."""
    from truceline.desk.tables import Contact

    def make(**more: Any) -> list[Any]:
        about = {"subject": f"{CONTACT['subject']}, {next(SUBJECTS)}"}
        answer = liaison.post("/contacts/new/", CONTACT | about | more)
        assert answer.status_code == 302, answer.content.decode()
        number = int(re.findall(r"\d+", answer["location"])[0])
        one = Contact.objects.get(number=number)
        return list(Contact.objects.filter(together=one.together).order_by("number"))

    return make


@pytest.fixture(scope="module")
def world(somebody: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Everything once: what addresses name."""
    made = make_world(somebody, tmp_path_factory.mktemp("world"))
    yield made
    put_away()


@pytest.fixture(scope="module")
def attacker(somebody: Callable[..., Any]) -> Any:
    """Somebody who may do everything: what is refused is refused for what it is, not for who sends it."""
    client = browser_of_all(somebody)
    client.raise_request_exception = False
    return client


@pytest.fixture
def without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """How often something may be done is told by other tests."""
    monkeypatch.setattr("truceline.desk.pages.watching._count", lambda _: None)


@pytest.fixture
def home(desk: Any) -> Iterator[Any]:  # noqa: ARG001 - tables exist once the desk does
    """Brings the desk back to the version that was in effect before the test."""
    from truceline.desk.charter import version_at_hand
    from truceline.desk.tables import AgreementVersion, Step

    before = version_at_hand()
    yield before
    after = version_at_hand()
    for one in AgreementVersion.objects.filter(step__in=(Step.DRAFT, Step.SET)):
        AgreementVersion.objects.filter(pk=one.pk).update(step=Step.STRUCK)
    if after is not None and before is not None and after.pk != before.pk:
        AgreementVersion.objects.filter(pk=after.pk).update(step=Step.PAST)
        AgreementVersion.objects.filter(pk=before.pk).update(step=Step.IN_EFFECT)
        _screen_everything_by(before)


def _screen_everything_by(version: Any) -> None:
    from truceline.desk.actions.writing_answers import write_answers
    from truceline.desk.charter import charter_of
    from truceline.desk.recording import recorded
    from truceline.desk.tables import Incident

    with recorded("tests") as entries:
        write_answers(entries, list(Incident.objects.filter(is_struck=False)), charter_of(version))
