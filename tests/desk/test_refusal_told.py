"""What the parts below the pages say is English; the page says in its own language what kind of thing was met."""

from collections.abc import Callable
from typing import Any

import pytest

from truceline.errors import Conflict, TrucelineError, Unavailable, Unverified
from truceline.values.language import Language, say


@pytest.mark.parametrize(
    ("error", "status", "kind"),
    [
        (Unavailable("the register's database cannot be used now"), 503, "desk-met-unavailable"),
        (Conflict("somebody else appended entry 7 meanwhile"), 409, "desk-met-conflict"),
        (Unverified("the register's head row is gone"), 500, "desk-met-unverified"),
    ],
)
def test_what_is_said_in_english_stands_below_its_kind_in_the_language_of_the_page(
    browser_of: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, error: TrucelineError, status: int, kind: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("truceline.desk.pages.hotline.receive_call", fail)
    officer = browser_of("duty_officer")
    officer.cookies["django_language"] = "ar"

    answer = officer.post("/hotline/", {"said": "x"})

    assert answer.status_code == status
    page = answer.content.decode()
    assert say(kind, Language.ARABIC) in page
    assert '<p lang="en" dir="ltr">' in page
