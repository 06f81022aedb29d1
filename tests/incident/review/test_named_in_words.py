"""A text that says who told it is found in three languages, and one that only names another is not."""

from typing import Any

import pyarrow as pa
import pytest
from tellings import SAID_BY_YARMOUK_NEWS
from told import reports_of, told

from truceline.command.link_amiss import told_of_source
from truceline.incident.review.amiss import Amiss, amiss

NAMED = (Amiss("outlet", "named", 1, 1, whom="Yarmouk News"),)


def said_of(text: str, *, together: bool = True, relays: bool = False, **said: Any) -> tuple[Amiss, ...]:
    """What is told of an outlet that says so, in one incident with the source it may name, or not."""
    rows = (
        told("Yarmouk News", reference="1"),
        told("outlet", reference="2", **({"said": text, "observed": "told"} | said)),
    )
    first, second = (row["report_id"] for row in rows)
    links = {
        "report_id": [first, second],
        "incident_id": [first, first if together else second],
        "origin_report_id": [first, first if relays else second],
    }
    return amiss(reports_of(*rows), pa.table(links))


@pytest.mark.parametrize(
    "text",
    SAID_BY_YARMOUK_NEWS,
)
def test_who_says_that_another_source_told_him_is_told(text: str) -> None:
    assert said_of(text) == NAMED


@pytest.mark.parametrize(
    ("why", "text", "said"),
    [
        ("it is named for another reason", "The office of Yarmouk News was hit by five shells.", {}),
        ("nobody here is called so", "According to Hauran News, five shells fell.", {}),
        ("it saw it itself", "According to Yarmouk News too, five shells fell.", {"observed": "seen"}),
        ("another incident is meant", "According to Yarmouk News, five shells fell.", {"together": False}),
        ("it names in relayed_from whom it repeats", "According to Yarmouk News, five shells fell.", {"relays": True}),
        ("nothing is said", "", {}),
    ],
)
def test_who_does_not_say_so_is_not_told(why: str, text: str, said: dict[str, Any]) -> None:
    assert said_of(text, **said) == (), why


def test_an_outlet_that_names_itself_repeats_nobody() -> None:
    assert said_of("According to Outlet, five shells fell.") == ()


def test_a_name_in_arabic_is_found_however_its_marks_are_written() -> None:
    rows = (
        told("شبكة اليرموك", reference="1"),
        told("outlet", reference="2", observed="told", said="وفقًا لـشبكة اليرمُوك سقطت"),
    )
    ids = [row["report_id"] for row in rows]
    links = pa.table({"report_id": ids, "incident_id": [ids[0]] * 2, "origin_report_id": ids})

    assert [one.whom for one in amiss(reports_of(*rows), links)] == ["شبكة اليرموك"]


def test_it_is_said_in_a_sentence_with_both_names() -> None:
    assert told_of_source(NAMED[0]._asdict()).startswith("outlet says of 1 of 1 reports that Yarmouk News told it")
