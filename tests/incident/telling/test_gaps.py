"""How long apart two reports are told to be, and how far, where one of them does not know it well."""

from typing import Any

import pytest
from told import judged, reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel, NamedPlace
from truceline.incident.telling.explaining import explain_links
from truceline.values.language import Language

NAWA = NamedPlace("nawa", 36.2, 32.6, 1_500.0)


def said(language: Language, *rows: dict[str, Any], **options: Any) -> list[str]:
    reports = reports_of(*rows)
    return list(explain_links(gather(reports, **options).links, reports, language).to_pylist())


@pytest.mark.parametrize(
    ("minutes", "told_as"),
    [(0, "on the same day"), (600, "on the same day"), (1_440, "1 day apart"), (2_880, "2 days apart")],
)
def test_where_a_time_is_known_by_the_day_alone_no_minutes_are_told(minutes: int, told_as: str) -> None:
    rows = [told("a", reference="1"), told("b", reference="2", minutes=minutes, occurred_within_s=43_200.0)]
    (sentence, _) = said(Language.ENGLISH, *rows, judgements=judged(("a/1", "b/2", "same")))
    assert f", {told_as}, same act" in sentence


@pytest.mark.parametrize(
    ("days", "within_s", "language", "told_as"),
    [
        (0, 43_200.0, Language.ENGLISH, "within the same 5 days"),
        (2, 43_200.0, Language.ENGLISH, "within the same 5 days"),
        (2, 43_200.0, Language.ARABIC, "ضمن المدة نفسها (5 أيام)"),
        (2, 43_200.0, Language.RUSSIAN, "в пределах тех же 5 дней"),
        (2, 300.0, Language.ENGLISH, "within the same 5 days"),
        (3, 43_200.0, Language.ENGLISH, "1 day apart"),
        (3, 300.0, Language.ENGLISH, "1 day apart"),
        (5, 43_200.0, Language.ENGLISH, "3 days apart"),
        (5, 129_600.0, Language.ENGLISH, "2 days apart"),
    ],
)
def test_a_time_that_spans_days_is_told_by_them_and_not_by_its_middle(
    days: int, within_s: float, language: Language, told_as: str
) -> None:
    """The first means any of five days, the two on either side of its middle among them."""
    rows = [
        told("a", reference="1", occurred_within_s=216_000.0),
        told("b", reference="2", minutes=1_440 * days, occurred_within_s=within_s),
    ]
    (sentence, _) = said(language, *rows, judgements=judged(("a/1", "b/2", "same")))
    comma = "، " if language is Language.ARABIC else ", "
    assert f"{comma}{told_as}{comma}" in sentence


@pytest.mark.parametrize(
    ("minutes", "told_as"), [(0, "at the same minute"), (1, "1 minute apart"), (59, "59 minutes apart")]
)
def test_minutes_are_counted_in_words(minutes: int, told_as: str) -> None:
    rows = [told("a", occurred_within_s=3_600.0), told("b", minutes=minutes, occurred_within_s=3_600.0)]
    assert said(Language.ENGLISH, *rows)[0].split(", ")[1] == told_as


VAGUE: list[tuple[Any, ...]] = [
    (
        {"occurred_within_s": 32_000.0, "radius_m": 25_000.0},
        {"occurred_within_s": 30.0},
        ("within 25 km of each other, within 9 hours of each other, ", "same act"),
        ("المسافة بينهما لا تتجاوز 25 كم، الفارق لا يتجاوز 9 ساعات، ", "الفعل نفسه"),
        ("не далее 25 км друг от друга, разница не более 9 часов, ", "то же действие"),
    ),
    (
        {"occurred_within_s": 3_610.0, "radius_m": 2_100.0},
        {"occurred_within_s": 3_610.0, "radius_m": 2_100.0, "north_m": 2_000, "minutes": 60},
        ("within 5.0 km of each other, within 4 hours of each other, ", "same act"),
        ("المسافة بينهما لا تتجاوز 5.0 كم، الفارق لا يتجاوز 4 ساعات، ", "الفعل نفسه"),
        ("не далее 5.0 км друг от друга, разница не более 4 часов, ", "то же действие"),
    ),
    (
        {"occurred_within_s": 3_610.0, "radius_m": 2_100.0, "place_name": "Nawa"},
        {"occurred_within_s": 30.0, "radius_m": 100.0, "north_m": 2_200, "minutes": 90},
        ("2.2 km apart, 2 hours apart, ", "same act"),
        ("المسافة بينهما 2.2 كم، الفارق ساعتان، ", "الفعل نفسه"),
        ("расстояние 2.2 км, разница 2 часа, ", "то же действие"),
    ),
]


@pytest.mark.parametrize("number", range(len(VAGUE)))
def test_no_more_is_told_of_where_and_when_than_the_vaguer_of_two_knows(number: int) -> None:
    one, other, *expected = VAGUE[number]
    rows = [told("a", reference="1", **one), told("b", reference="2", **other)]
    for language, parts in zip(Language, expected, strict=True):
        (sentence, _) = said(language, *rows, judgements=judged(("a/1", "b/2", "same")))
        assert "".join(parts) in sentence


def test_of_a_vague_place_and_one_known_by_its_name_the_name_is_told() -> None:
    rows = [told("caller", place=None, place_name="Nawa"), told("a", radius_m=25_000.0, minutes=5)]
    held = judged(("caller/0-0", "a/5-0", "same"))
    (sentence, _) = said(Language.ENGLISH, *rows, model=LinkModel(places=(NAWA,)), judgements=held)
    told_as = "within 25 km of each other (the report of caller placed by its name, Nawa), 5 minutes apart"
    assert told_as in sentence.translate({0x2068: None, 0x2069: None})
