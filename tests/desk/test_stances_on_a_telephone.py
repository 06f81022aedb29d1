"""Stances on a small screen: each under the name of its side."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from desk_cases import new_case, signed_in

import truceline.desk


def test_on_a_telephone_each_stance_stands_under_the_name_of_its_side(
    somebody: Callable[..., Any], file_of: Callable[..., Path]
) -> None:
    """Teeth: as columns beside each other all but the first side lay beyond the edge of the screen, cut off within a word."""
    incident = new_case(somebody("duty_officer"), file_of)
    said = {
        "stance": "denies",
        "taken_at": "2018-12-01T10:00",
        "instrument": "note 12",
        "quotation": "No.",
        "language": "en",
    }
    for holder in ("russia", "jordan"):
        answer = signed_in(somebody("liaison_officer")).post(
            f"/incidents/{incident.number}/stance/", said | {"holder": holder}
        )
        assert answer.status_code == 302
    page = signed_in(somebody("auditor")).get("/stances/")
    assert (len(page.context["sides"]), len(page.context["rows"])) == (2, 1)
    for side in page.context["sides"]:
        assert page.content.decode().count(f'<td data-label="{side}">') == 1
    sheet = (Path(truceline.desk.__file__).parent / "static" / "desk" / "desk.css").read_text(encoding="utf-8")
    assert "main table:is(.lines, .problems, .stances) td[data-label]::before" in sheet
