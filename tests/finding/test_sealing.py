"""What was signed, and what changed since."""

from hypothesis import given
from hypothesis import strategies as st

from truceline.finding.sealing import Changed, changes, digest_of, fields_changed, salted, seal_text

SIGNED = {
    "report/1": {"sha256": "aa"},
    "finding/art-1": {"verdict": "candidate", "reason": "breach_inside"},
}
records = st.dictionaries(
    st.text(max_size=4),
    st.dictionaries(st.text(max_size=4), st.integers() | st.text(max_size=4), max_size=3),
    max_size=4,
)


def test_every_field_that_changed_is_named_with_before_and_after() -> None:
    now = {
        "report/2": {"sha256": "bb"},
        "finding/art-1": {"verdict": "cannot_tell", "reason": "breach_inside"},
    }

    assert changes(SIGNED, now) == [
        Changed("finding/art-1", "verdict", "candidate", "cannot_tell"),
        Changed("report/1", "", {"sha256": "aa"}, None),
        Changed("report/2", "", None, {"sha256": "bb"}),
    ]


@given(records, records)
def test_the_digest_is_the_same_exactly_where_nothing_changed(
    one: dict[str, dict[str, object]], other: dict[str, dict[str, object]]
) -> None:
    assert (digest_of(one) == digest_of(other)) == (changes(one, other) == [])


def test_two_versions_of_a_record_differ_field_by_field() -> None:
    assert fields_changed({"a": 1, "b": 2}, {"b": 3, "c": 4}) == [
        Changed("", "a", 1, None),
        Changed("", "b", 2, 3),
        Changed("", "c", None, 4),
    ]
    assert seal_text({"b": {}, "a": {"x": "ق"}}) == '{"a":{"x":"ق"},"b":{}}'


def test_a_salt_hides_what_is_sealed_from_whoever_tries_it_out_and_is_no_change() -> None:
    records = {"report/1": {"sha256": "of what somebody said"}}
    assert digest_of(salted(records, "one")) != digest_of(salted(records, "other"))
    assert digest_of(salted(records, "one")) != digest_of(records)
    assert changes(salted(records, "one"), records) == []
