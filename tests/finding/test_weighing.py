import itertools
from typing import Any

import pytest
from scenes import incidents_of

from truceline.agreement.provision import Standard
from truceline.errors import Refused
from truceline.finding import weighing
from truceline.finding.columns import numbers
from truceline.finding.weighing import ANSWERS, REASONS, WEIGHTS, weigh
from truceline.values.language import Language, has_sentence

LADDER = list(Standard)


def told(origins: int, families: str, witnesses: str | None = "") -> dict[str, Any]:
    return {
        "at": "2020-02-01T12:00Z",
        "reports": origins,
        "origins": origins,
        "families": len(families.split()),
        "family_names": families,
        "witness_families": witnesses,
    }


def answer(standard: Standard, incident: dict[str, Any]) -> tuple[str, str]:
    row = weigh(incidents_of(incident), standard).to_pylist()[0]
    return row["answer"], row["reason"]


@pytest.mark.parametrize(
    ("standard", "incident", "said"),
    [
        (Standard.REASONABLE_SUSPICION, told(1, "social_media"), ("reached", "one_source")),
        (Standard.REASONABLE_GROUNDS, told(1, "media"), ("not_reached", "second_source_missing")),
        (Standard.REASONABLE_GROUNDS, told(2, "media"), ("reached", "two_sources")),
        (Standard.REASONABLE_GROUNDS, told(1, "monitor", "monitor"), ("reached", "own_witness")),
        (Standard.REASONABLE_GROUNDS, told(1, "monitor", ""), ("not_reached", "second_source_missing")),
        (Standard.REASONABLE_GROUNDS, told(1, "monitor", None), ("cannot_tell", "witness_unknown")),
        (Standard.REASONABLE_GROUNDS, told(1, "media", None), ("not_reached", "second_source_missing")),
        (Standard.REASONABLE_GROUNDS, told(1, "party", "party"), ("not_reached", "second_source_missing")),
        (Standard.BALANCE, told(2, "media"), ("not_reached", "second_family_missing")),
        (Standard.BALANCE, told(2, "media medical"), ("reached", "two_families")),
        (Standard.BALANCE, told(2, "device", "device"), ("reached", "own_witness_and_another")),
        (Standard.BALANCE, told(1, "device", "device"), ("not_reached", "second_source_missing")),
        (Standard.CLEAR, told(3, "media medical", "medical"), ("reached", "two_families_and_witness")),
        (Standard.CLEAR, told(3, "media medical", ""), ("not_reached", "witness_missing")),
        (Standard.CLEAR, told(3, "media medical", None), ("cannot_tell", "witness_unknown")),
        (Standard.CLEAR, told(3, "monitor", "monitor"), ("not_reached", "second_family_missing")),
        (Standard.BEYOND_DOUBT, told(3, "media monitor", "monitor"), ("cannot_tell", "left_to_persons")),
        (Standard.BEYOND_DOUBT, told(3, "media", "media"), ("not_reached", "second_family_missing")),
    ],
)
def test_the_ladder_asks_more_at_every_step(
    standard: Standard, incident: dict[str, Any], said: tuple[str, str]
) -> None:
    assert answer(standard, incident) == said


def test_what_reaches_a_standard_reaches_every_weaker_one() -> None:
    families = ("media", "monitor", "media monitor", "medical party")
    for origins, names in itertools.product((1, 2, 3), families):
        for witnesses in (None, "", *names.split(), names):
            if origins < len(names.split()):
                continue
            answers = [answer(standard, told(origins, names, witnesses))[0] for standard in LADDER]
            height = [ANSWERS.index(a) for a in answers]
            reached = [a == "reached" for a in answers]
            assert reached == sorted(reached, reverse=True), (origins, names, witnesses)
            # Once it is not reached, no stronger standard is reached or left open.
            first = height.index(1) if 1 in height else len(height)
            assert all(h == 1 for h in height[first:]), (origins, names, witnesses)


def test_relays_of_one_word_do_not_corroborate() -> None:
    """Ten reports that repeat one source are one origin."""
    repeated = {**told(1, "media"), "reports": 10}

    assert answer(Standard.REASONABLE_GROUNDS, repeated) == ("not_reached", "second_source_missing")


def test_counting_reports_instead_of_origins_would_let_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        weighing, "numbers", lambda table, name: numbers(table, "reports" if name == "origins" else name)
    )

    assert answer(Standard.REASONABLE_GROUNDS, {**told(1, "media"), "reports": 10}) == ("reached", "two_sources")


def test_zero_sources_are_refused_with_every_incident_named() -> None:
    with pytest.raises(Refused) as refused:
        weigh(incidents_of(told(1, "media"), told(0, ""), told(0, "")), Standard.REASONABLE_SUSPICION)

    assert [(p.code, p.came) for p in refused.value.problems] == [("F001", "“i1”"), ("F001", "“i2”")]


def test_weights_are_the_declared_table() -> None:
    table = weigh(incidents_of(told(2, "media medical", "medical")), Standard.CLEAR)

    assert table.schema.equals(WEIGHTS.schema)
    assert table.to_pylist()[0]["witness_families"] == "medical"


@pytest.mark.parametrize("language", Language)
def test_every_answer_and_reason_has_a_name(language: Language) -> None:
    assert [code for code in (*ANSWERS, *REASONS) if not has_sentence(f"weight-{code}", language)] == []
