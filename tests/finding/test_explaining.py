import re
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenes import charter_of, fire_at, incidents_of
from tries import tries

from truceline.finding import explaining
from truceline.finding.columns import Text
from truceline.finding.explaining import NOT_KEPT, SAID, explain, explain_without_numbers
from truceline.finding.screening import screen
from truceline.finding.table import FINDINGS, REASONS
from truceline.values.language import Language, say

ISOLATES = re.compile("[\u2066-\u2069]")
EVERYTHING: dict[str, Any] = {
    "incident_id": "i0",
    "agreement": "square",
    "agreement_version": "v1",
    "provision": "ceasefire",
    "kind": "act",
    "verdict": "candidate",
    "zone": "basin",
    "probability": 0.37,
    "distance_m": -1234.0,
    "radius_m": 2000.0,
    "limit_m": 15_000.0,
    "counted": 12.0,
    "limit": 10.0,
    "hours_from_start": 26.0,
    "side": "south",
    "after_h": 25.5,
    "within_h": 24.0,
    "detail": "flight-rules",
    "exemption": "self_defence",
    "act": "mortar_fire",
    "actor": "north",
    "exercise": True,
}


def findings(*rows: dict[str, Any]) -> pa.Table:
    whole = [{**EVERYTHING, **row} for row in rows]
    return FINDINGS.table({name: [row.get(name) for row in whole] for name in FINDINGS.names})


def said(language: Language = Language.ENGLISH, **row: Any) -> str:
    return ISOLATES.sub("", explain(findings(row), charter_of("square"), language)[0].as_py())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_a_sentence_in_every_language(reason: str, language: Language) -> None:
    sentence = said(language, reason=reason)
    bare = said(
        language, reason=reason, **dict.fromkeys(("distance_m", "hours_from_start", "act", "actor", "side", "after_h"))
    )

    assert sentence.endswith((".", "?", "؟")) or reason in {"detail_open", "exemption_claimed"}
    assert "{" not in sentence + bare
    assert not re.search("nan|None|inf$", sentence + bare)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", REASONS)
def test_no_sentence_of_the_machine_speaks_of_a_violation(reason: str, language: Language) -> None:
    assert not re.search("violat|breach|наруш|انتهاك|خرق", said(language, reason=reason).lower())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", REASONS)
def test_a_finding_of_which_the_numbers_are_not_kept_is_told_with_a_mark_in_their_place(
    reason: str, language: Language
) -> None:
    kept = ("verdict", "reason", "zone", "detail", "exemption", "act", "actor", "side")
    whole = {**EVERYTHING, "reason": reason}
    sentence = ISOLATES.sub(
        "", explain_without_numbers({name: whole[name] for name in kept}, charter_of("square"), language)
    )

    numbers = [column for column in SAID.get(reason, ()) if column not in kept]
    assert sentence.count(NOT_KEPT) == len(numbers)
    assert not re.search(r"\d", sentence)
    assert numbers or sentence == said(language, reason=reason)


def test_the_three_languages_carry_the_same_numbers() -> None:
    for reason in REASONS:
        numbers = [sorted(re.findall(r"\d+", said(language, reason=reason))) for language in Language]
        assert numbers[0] == numbers[1] == numbers[2], reason


def test_a_candidate_is_told_with_its_place_and_time() -> None:
    assert (
        said(reason="breach_inside")
        == "Candidate: mortar fire inside “Basin”, 1.2 km from its boundary, 26 hours after the start."
    )


@pytest.mark.parametrize(
    ("hours", "english", "russian", "arabic"),
    [
        (0.4, "less than an hour after", "менее чем час", "أقل من ساعة"),
        (1.2, "1 hour after", "через 1 час ", "ساعة واحدة"),
        (2.0, "2 hours after", "через 2 часа", "ساعتين"),
        (5.0, "5 hours after", "через 5 часов", "5 ساعات"),
        (11.0, "11 hours after", "11 часов", "11 ساعة"),
        (21.0, "21 hours after", "21 час ", "21 ساعة"),
        (49.0, "2 days after", "2 дня", "يومين"),
        (120.0, "5 days after", "5 дней", "5 أيام"),
        (2400.0, "100 days after", "100 дней", "100 يوم"),
        (-3.0, "3 hours before", "за 3 часа до", "قبل 3 ساعات"),
        (None, "while the provision held", "в период действия", "أثناء سريان"),
    ],
)
def test_hours_and_days_are_counted_as_each_language_counts(
    hours: float | None, english: str, russian: str, arabic: str
) -> None:
    for language, words in zip(
        (Language.ENGLISH, Language.RUSSIAN, Language.ARABIC), (english, russian, arabic), strict=True
    ):
        assert words in said(language, reason="breach_inside", hours_from_start=hours) + " "


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"reason": "outside_zone", "distance_m": 4.0}, "10 m from"),
        ({"reason": "outside_zone", "distance_m": 847.0}, "850 m from"),
        ({"reason": "outside_zone", "distance_m": None}, "more than 50 km from"),
        ({"reason": "breach_nearer_than_limit", "distance_m": 14_990.0}, "14.9 km from"),
        ({"reason": "beyond_limit", "distance_m": 15_001.0}, "15.1 km from"),
        ({"reason": "beyond_limit", "distance_m": None, "limit_m": 70_000.0}, "more than 70 km from"),
        (
            {"reason": "straddles_boundary", "distance_m": 1_960.0, "radius_m": 1_961.0},
            "1.9 km away and the place is known within 2 km",
        ),
        ({"reason": "straddles_boundary", "probability": 0.0001}, "about 1%"),
        ({"reason": "straddles_boundary", "probability": 0.9999}, "about 99%"),
        ({"reason": "count_straddles_limit", "counted": 1200.0}, "1,200"),
        ({"reason": "party_not_bound", "actor": "Moon"}, "Moon was not bound"),
        ({"reason": "detail_open"}, "Which flights are allowed?"),
    ],
)
def test_rounding_never_contradicts_the_verdict(row: dict[str, Any], words: str) -> None:
    assert words in said(**row)


@tries(60)
@given(st.floats(0, 49_999), st.floats(1, 49_999))
def test_a_distance_said_lies_on_its_own_side_of_the_limit(distance: float, limit: float) -> None:
    reason = "breach_nearer_than_limit" if distance < limit else "beyond_limit"
    row = findings({"reason": reason, "distance_m": distance, "limit_m": limit})
    rounded = explaining._spoken_numbers(row, Text.of(row["reason"]))["distance_m"][0]

    assert rounded <= distance if distance < limit else rounded >= distance
    assert abs(rounded - distance) <= 100


def test_what_people_wrote_is_isolated_from_the_direction_of_the_sentence() -> None:
    sentence = explain(
        findings({"reason": "actor_not_listed", "actor": "Джейш"}), charter_of("square"), Language.ARABIC
    )

    assert "\u2068Джейш\u2069" in sentence[0].as_py()


def test_findings_that_read_the_same_are_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    count: list[str] = []

    def counting(message: str, language: Language, **more: Any) -> str:
        count.append(message)
        return say(message, language, **more)

    monkeypatch.setattr(explaining, "say", counting)
    alike = [{"reason": "outside_zone", "distance_m": 4000.0 + n, "hours_from_start": float(n)} for n in range(40)]

    sentences = explain(
        findings(*alike, {"reason": "place_unknown"}, {"reason": "place_unknown"}),
        charter_of("square"),
        Language.ENGLISH,
    )

    assert len(set(sentences.to_pylist())) == 2
    assert sum(name.startswith("finding-outside") for name in count) == 1


def test_every_sentence_stands_beside_its_own_finding() -> None:
    incidents = incidents_of(fire_at(36.1), fire_at(36.5), fire_at(36.195, radius_m=1000.0))
    table = screen(incidents, charter_of("square"))
    together = explain(table, charter_of("square"), Language.ENGLISH).to_pylist()
    alone = [
        explain(table.slice(n, 1), charter_of("square"), Language.ENGLISH)[0].as_py() for n in range(table.num_rows)
    ]

    assert together == alone
    assert explain(FINDINGS.empty(), charter_of("square"), Language.ENGLISH).to_pylist() == []


def test_every_column_that_is_said_is_a_column_of_findings() -> None:
    assert {column for columns in SAID.values() for column in columns} <= set(FINDINGS.names)
    assert set(SAID) <= set(REASONS)
