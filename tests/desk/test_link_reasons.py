"""Why reports were joined is told with the names that people know each other by, and with the signs of the page's language."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_cases import new_case, signed_in, suggest

BARE = str.maketrans("", "", "\u2068\u2069")


@pytest.fixture
def judged(somebody: Callable[..., Any], file_of: Callable[..., Path]) -> tuple[Any, Any]:
    """An officer, and an incident of two reports that the officer held to be the same."""
    from truceline.desk.actions.judging import judge
    from truceline.incident.joining.judge import Judgement

    officer = somebody("duty_officer", "analyst")
    one = new_case(officer, file_of)
    first, second = (link.report for link in one.links.all())
    judge(officer, first, second, Judgement.SAME, "the same crater")
    return officer, one


def pages(officer: Any, one: Any, language: str = "en") -> list[str]:
    client = signed_in(officer)
    client.post("/language/", {"language": language})
    report = one.links.first().report_id
    addresses = (f"/incidents/{one.number}/", f"/reports/{report}/")
    return [client.get(address).content.decode().translate(BARE) for address in addresses]


def test_who_judged_two_reports_the_same_is_called_by_name_and_not_by_pseudonym(judged: tuple[Any, Any]) -> None:
    officer, one = judged

    case, report = pages(officer, one)

    for page in (case, report):
        assert f"Judged the same by {officer.name}: " in page
        assert f"Judged the same by {officer.pseudonym}" not in page
    assert '"judged_by"' in one.links.last().content
    assert officer.pseudonym in one.links.last().content  # what is kept, and on the register, has no name


def test_teeth_a_link_that_is_told_as_it_is_kept_shows_the_pseudonym(
    judged: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.pages import link_reasons

    monkeypatch.setattr(link_reasons, "_with_names", lambda contents: contents)

    assert f"Judged the same by {judged[0].pseudonym}: " in pages(*judged)[0]


@pytest.mark.parametrize(
    ("language", "comma"), [("en", "artillery fire, 32.7"), ("ar", "قصف مدفعي، 32.7"), ("ru", ", 32.7")]
)
def test_another_incident_is_named_with_the_comma_of_the_language(
    language: str, comma: str, judged: tuple[Any, Any], file_of: Callable[..., Path]
) -> None:
    officer, one = judged
    suggest(one, new_case(officer, file_of))

    suggestion = pages(officer, one, language)[0].split('<article class="suggestion">')[1].split("</p>")[0]

    assert comma in suggestion
