from typing import Any

import pyarrow as pa
import pytest
from scenes import charter_of, fire_at, incidents_of

from truceline.errors import Unverified
from truceline.finding import closing
from truceline.finding.closing import CASES, STATES, close_cases
from truceline.finding.determination import DETERMINATIONS, Outcome
from truceline.finding.screening import screen
from truceline.finding.table import FINDINGS
from truceline.values.language import Language, has_sentence


def received(count: int) -> pa.Table:
    return incidents_of(*(fire_at(36.1) for _ in range(count)))


def decided(*outcomes: tuple[str, str]) -> pa.Table:
    rows: dict[str, list[Any]] = {name: ["x"] * len(outcomes) for name in DETERMINATIONS.names}
    rows["incident_id"] = [incident for incident, _ in outcomes]
    rows["outcome"] = [outcome for _, outcome in outcomes]
    rows["decided_on"] = [None] * len(outcomes)
    return DETERMINATIONS.table(rows)


def counts(table: pa.Table) -> dict[str, int]:
    return {row["state"]: row["cases"] for row in table.to_pylist() if row["cases"]}


def test_the_491_events_of_the_mechanism_in_colombia_close() -> None:
    """Closing report of the tripartite mechanism, 2017: 331 not an incident, 18 pending, 78, 54 and 10 incidents."""
    published = (
        [Outcome.NOT_AN_INCIDENT] * 331
        + [Outcome.NO_VIOLATION] * 78
        + [Outcome.MINOR_VIOLATION] * 54
        + [Outcome.SERIOUS_VIOLATION] * 10
    )
    table = close_cases(received(491), FINDINGS.empty(), decided(*((f"i{n}", str(o)) for n, o in enumerate(published))))

    assert counts(table) == {
        "not_an_incident": 331,
        "received": 18,
        "no_violation": 78,
        "minor_violation": 54,
        "serious_violation": 10,
    }
    assert sum(table["cases"].to_pylist()) == 491
    assert table.schema.equals(CASES.schema)
    assert table["state"].to_pylist() == list(STATES)


def test_what_nobody_decided_stands_by_the_verdict_that_asks_most_of_people() -> None:
    incidents = incidents_of(
        fire_at(36.1), fire_at(36.1, claimed_exemption="self_defence"), fire_at(36.195, radius_m=1000.0), fire_at(20.0)
    )
    findings = screen(incidents, charter_of("square"))
    findings = findings.filter([p in {"ceasefire", "maps"} for p in findings["provision"].to_pylist()])

    assert counts(close_cases(incidents, findings, None)) == {
        "pending_candidate": 1,
        "pending_needs_ruling": 1,
        "pending_cannot_tell": 1,
        "pending_no": 1,
    }


def test_an_incident_under_several_provisions_is_counted_once_by_what_says_most() -> None:
    several = decided(("i0", "no_violation"), ("i0", "serious_violation"), ("i0", "minor_violation"))

    assert counts(close_cases(received(1), FINDINGS.empty(), several)) == {"serious_violation": 1}


def test_a_determination_of_an_incident_never_received_does_not_close() -> None:
    with pytest.raises(Unverified, match="i7"):
        close_cases(received(1), FINDINGS.empty(), decided(("i7", "no_violation")))


def test_an_incident_received_twice_does_not_close() -> None:
    twice = pa.concat_tables([received(2), received(1)])

    with pytest.raises(Unverified, match="add up to 2, but 3"):
        close_cases(twice, FINDINGS.empty(), None)


def test_a_case_that_drops_out_of_the_count_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some 2,000 complaints of the Sri Lanka Monitoring Mission stand in no published category."""
    monkeypatch.setattr(closing, "_raise_states", lambda state_of, _: state_of.pop("i0", None))

    with pytest.raises(Unverified, match="add up to 1, but 2"):
        close_cases(received(2), FINDINGS.empty(), None)


@pytest.mark.parametrize("language", Language)
def test_every_state_has_a_name(language: Language) -> None:
    names = [f"outcome-{o}" for o in closing.DECIDED] + [f"case-{state}" for state in closing.PENDING]

    assert [name for name in names if not has_sentence(name, language)] == []
