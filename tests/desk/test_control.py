"""Declared control on the agreement's page and in the portal: by its status, at the day asked, and never more than whoever looks may read."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from desk_cases import signed_in

from truceline.agreement.model import Control

NORTH, SOUTH = "syrian-government", "armed-opposition"
DAY = "2017-08-01"


def declared(code: str, holder: str, **more: Any) -> Control:
    name = dict.fromkeys(("en", "ar", "ru"), f"Mill {code}")
    told: dict[str, Any] = {"longitude": 36.1, "latitude": 32.6, "radius_m": 900.0, "source": "Invented"}
    told |= {"code": code, "name": name, "controller": holder, "declared_by": holder, "from": "2017-07-15"}
    return Control.model_validate(told | more)


MILLS = (
    declared("north-open", NORTH, status="public"),
    declared("north-closed", NORTH, longitude=36.3),
    declared("south-closed", SOUTH),
    declared("south-later", SOUTH, **{"from": "2017-09-01"}),
)


@pytest.fixture
def with_mills(monkeypatch: pytest.MonkeyPatch, desk: Any) -> Callable[..., None]:  # noqa: ARG001 - pages need a desk
    """Let the agreement declare control: of these mills, or of others where a test says so."""
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.pages import agreement, contact_telling

    def declare(*mills: Control) -> None:
        held = charter_at_hand()
        charter = object.__new__(type(held))
        charter.__dict__.update(
            held.__dict__ | {"agreement": held.agreement.model_copy(update={"control": list(mills)})}
        )
        for page in (agreement, contact_telling):
            monkeypatch.setattr(page, "charter_at_hand", lambda: charter)
        monkeypatch.setattr(contact_telling, "now", lambda: datetime(2017, 8, 1, 12, tzinfo=UTC))

    declare(*MILLS)
    return declare


def mills(client: Any, day: str = DAY) -> list[str]:
    told = client.get(f"/agreement/?on={day}")
    assert told.status_code == 200
    return [one["place"].removeprefix("Mill ") for one in told.context["control"]]


@pytest.mark.usefixtures("with_mills")
def test_the_centre_reads_every_declaration_of_the_day_with_who_says_so_and_sees_it_on_the_map(
    browser_of: Callable[..., Any],
) -> None:
    analyst = browser_of("analyst")
    assert mills(analyst) == ["north-open", "north-closed", "south-closed"]
    assert mills(analyst, "2017-07-14") == []
    assert mills(analyst, "2017-09-02") == ["north-open", "north-closed", "south-closed", "south-later"]
    page = analyst.get(f"/agreement/?on={DAY}")
    assert page.content.decode().count('class="declared') >= 4  # three circles and the list
    contested = {one["place"]: one["is_contested"] for one in page.context["control"]}
    assert contested == {"Mill north-open": True, "Mill north-closed": False, "Mill south-closed": True}


@pytest.mark.usefixtures("with_mills")
def test_others_read_what_is_public_and_a_guarantor_or_party_what_its_own_side_declared(
    browser_of: Callable[..., Any], somebody: Callable[..., Any]
) -> None:
    assert mills(browser_of("publisher")) == ["north-open"]
    assert mills(signed_in(somebody("guarantor_representative", speaks_for="russia"))) == ["north-open"]
    assert mills(browser_of("auditor")) == ["north-open", "north-closed", "south-closed"]
    for side, seen in ((NORTH, ["north-open", "north-closed"]), (SOUTH, ["north-open", "south-closed"])):
        page = signed_in(somebody("party_contact", speaks_for=side)).get("/portal/")
        assert [one["place"].removeprefix("Mill ") for one in page.context["control"]] == seen


def test_two_worlds_what_is_closed_to_somebody_changes_no_byte_of_what_they_see(
    with_mills: Callable[..., None], browser_of: Callable[..., Any], somebody: Callable[..., Any]
) -> None:
    import re

    readers = {
        f"/agreement/?on={DAY}": [
            browser_of("publisher"),
            signed_in(somebody("guarantor_representative", speaks_for="iran")),
        ],
        "/portal/": [signed_in(somebody("party_contact", speaks_for=NORTH))],
    }

    def seen() -> list[bytes]:
        pages = [client.get(path).content for path, clients in readers.items() for client in clients]
        return [re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", page) for page in pages]

    before = seen()
    with_mills(*[one for one in MILLS if one.declared_by == NORTH])
    assert seen() == before
    with_mills(*MILLS, declared("south-more", SOUTH, longitude=36.4))
    assert seen() == before


def test_a_difference_of_versions_names_no_declaration_that_is_closed(with_mills: Callable[..., None]) -> None:
    from truceline.desk.pages import agreement
    from truceline.desk.pages.version_telling import changes_told
    from truceline.desk.policy import Role
    from truceline.values.language import Language

    after = getattr(agreement, "charter_at_hand")()  # noqa: B009 - what the test put there
    with_mills()
    before = getattr(agreement, "charter_at_hand")()  # noqa: B009 - likewise

    def changed(role: Role) -> list[str]:
        told = changes_told(before, after, Language.ENGLISH, [role])
        return [one["code"] for one in told if one["part"] == "control"]

    assert changed(Role.ANALYST) == [one.code for one in MILLS]
    assert changed(Role.GUARANTOR) == changed(Role.PUBLISHER) == ["north-open"]


def test_teeth_were_the_status_not_asked_a_guarantor_would_read_all(
    with_mills: Callable[..., None], somebody: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.policy import State
    from truceline.desk.queries import control

    with_mills(*MILLS)
    client = signed_in(somebody("guarantor_representative", speaks_for="turkey"))
    assert mills(client) == ["north-open"]
    monkeypatch.setattr(control, "state_of", lambda _: State.SHARED)
    assert mills(client) == ["north-open", "north-closed", "south-closed"]
