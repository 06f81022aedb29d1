"""Relays collapse into the report whose word they carry, and confirm nothing."""

import numpy as np
import pyarrow as pa
import pytest
from told import groups_of, judged, reports_of, told

from truceline.incident import gathering
from truceline.incident.gathering import gather
from truceline.incident.voices.origins import Relays, declared_relays

WORDS = "Two mortar rounds fell beside the old mill in the morning"


def origins_of(*rows: dict[str, object]) -> list[int]:
    """How many origins each incident has."""
    return sorted(gather(reports_of(*rows)).incidents["origins"].to_pylist())


def test_a_relay_that_names_its_report_confirms_nothing() -> None:
    rows = [told("network", reference="7"), told("agency", relayed_from="network/7", source_family="media")]
    gathered = gather(reports_of(*rows))
    (incident,) = gathered.incidents.to_pylist()
    assert (incident["reports"], incident["origins"], incident["families"]) == (2, 1, 1)
    assert incident["family_names"] == "monitor"
    relay = next(link for link in gathered.links.to_pylist() if link["report_id"].startswith("agency"))
    assert relay["origin_report_id"] == relay["nearest_report_id"] == "network/7"
    assert relay["score"] is None


def test_without_the_word_relayed_the_same_two_reports_do_confirm_each_other() -> None:
    assert origins_of(told("network", reference="7"), told("agency", source_family="media")) == [2]


def test_a_relay_follows_its_report_wherever_it_claims_to_be() -> None:
    rows = [told("network", reference="7"), told("agency", north_m=90_000, minutes=5_000, relayed_from="network/7")]
    assert origins_of(*rows) == [1]


def test_chains_of_relays_end_at_their_first_report() -> None:
    rows = [
        told("network", reference="7"),
        told("agency", reference="1", relayed_from="network/7"),
        told("radio", reference="1", relayed_from="agency/1"),
    ]
    assert origins_of(*rows) == [1]


def test_relays_that_go_round_in_a_circle_have_one_origin() -> None:
    rows = [
        told("x", reference="1", relayed_from="z/1"),
        told("y", reference="1", relayed_from="x/1"),
        told("z", reference="1", relayed_from="y/1"),
        told("w", reference="1", relayed_from="y/1"),
    ]
    assert origins_of(*rows) == [1]


@pytest.mark.parametrize("circle", ["xy", "xyz", "wxyz"])
def test_who_tells_of_the_same_as_a_circle_of_relays_is_the_second_voice_of_its_incident(circle: str) -> None:
    following = zip(circle, circle[1:] + circle[0], strict=True)
    rows = [told(one, reference="1", relayed_from=f"{other}/1") for one, other in following]
    gathered = gather(reports_of(*rows, told("witness", reference="1", minutes=4, north_m=200, source_family="public")))
    (incident,) = gathered.incidents.to_pylist()
    assert (incident["reports"], incident["origins"], incident["families"]) == (len(circle) + 1, 2, 2)


def test_a_report_that_relays_itself_is_its_own_origin() -> None:
    assert origins_of(told("x", reference="1", relayed_from="x/1")) == [1]


def test_relays_of_a_report_that_never_came_repeat_one_and_the_same() -> None:
    rows = [told("agency", relayed_from="network/9"), told("radio", relayed_from="network/9", north_m=50)]
    assert origins_of(*rows) == [1]


SEVERAL = {"relayed_from": "SANA/Reuters"}


@pytest.mark.parametrize("elsewhere", [{"minutes": 4 * 1_440}, {"north_m": 40_000}, {"longitude": 36.7}])
def test_what_reports_that_lie_apart_name_is_no_report_and_merges_nothing(elsewhere: dict[str, float]) -> None:
    """One list says so on each row, and two of its rows are as near each other as those of one report would be."""
    rows = [told("list", reference=str(n), minutes=60 * n, north_m=2_000 * n, **SEVERAL) for n in range(2)]
    assert origins_of(*rows) == [1]
    assert origins_of(*rows, told("list", reference="2", **SEVERAL, **elsewhere)) == [1, 1, 1]


def test_what_reports_that_lie_apart_name_is_their_source_and_confirms_nothing() -> None:
    rows = [
        told("list", reference="1", **SEVERAL),
        told("other", reference="1", minutes=3, north_m=200, **SEVERAL),
        told("list", reference="2", minutes=9 * 1_440, north_m=90_000, **SEVERAL),
    ]
    gathered = gather(reports_of(*rows))
    assert frozenset({"list/1", "other/1"}) in groups_of(gathered.links)
    assert sorted(gathered.incidents["origins"].to_pylist()) == [1, 1]
    # The source before the stroke is the same voice where it is here.
    assert origins_of(*rows, told("SANA", reference="7", minutes=1)) == [1, 1]


def test_a_report_that_is_here_is_repeated_though_those_that_name_it_lie_apart() -> None:
    rows = [
        told("network", reference="9"),
        *(told(s, relayed_from="network/9", north_m=m) for s, m in (("a", 0), ("b", 90_000))),
    ]
    assert origins_of(*rows) == [1]


def test_a_report_and_a_relay_of_its_source_by_an_unknown_number_are_one_voice() -> None:
    """The absent report may be another one of the network: one source tells of an incident once."""
    rows = [told("network", reference="7"), told("agency", relayed_from="network/9")]
    assert origins_of(*rows) == [1, 1]


def test_a_relay_of_a_mere_source_repeats_what_is_most_alike() -> None:
    rows = [
        told("network", reference="far", north_m=3_000, minutes=20),
        told("network", reference="near"),
        told("agency", relayed_from="network", north_m=100),
    ]
    groups = groups_of(gather(reports_of(*rows)).links)
    assert frozenset({"network/near", "agency/0-100"}) in groups


def test_relays_of_a_mere_source_that_never_reported_repeat_each_other() -> None:
    rows = [
        told("agency", relayed_from="network"),
        told("radio", relayed_from="network", north_m=100),
        told("post", north_m=200),
    ]
    (incident,) = gather(reports_of(*rows)).incidents.to_pylist()
    assert (incident["reports"], incident["origins"]) == (3, 2)


FIRST = told("network", reference="1")
NAMED = told("agency", reference="1", relayed_from="network/1")


@pytest.mark.parametrize(
    "rows",
    [
        [FIRST, NAMED],
        [FIRST, NAMED | {"relayed_from": "network"}],
        [told("agency", reference="1", relayed_from="office/9"), told("post", reference="1", relayed_from="office/9")],
        [told("post", reference="1", relayed_from="office/9"), NAMED | {"relayed_from": "office/9"}],
        [
            FIRST,
            told("post", reference="1", relayed_from="network/1"),
            NAMED | {"relayed_from": "post/1", "latitude": 33.9},
        ],
        [told("network", said=WORDS), told("agency", said=WORDS, minutes=5)],
    ],
    ids=[
        "names its report",
        "names a source",
        "stands in for one that is absent",
        "as another does",
        "in a chain, far away",
        "has its words",
    ],
)
def test_who_names_a_source_that_is_a_relay_repeats_what_that_one_repeats(rows: list[dict[str, object]]) -> None:
    """One origin, though the named source has no report of its own here."""
    assert origins_of(*rows, told("radio", relayed_from="agency", minutes=2)) == [1]
    assert origins_of(*rows, told("radio", minutes=2)) == [2]


def test_who_names_a_source_repeats_what_is_most_alike_of_its_own_reports_and_what_its_relays_repeat() -> None:
    own = told("agency", reference="own", north_m=2_500, minutes=15)
    for north_m, with_whom in ((100, "network/1"), (2_400, "agency/own")):
        radio = told("radio", reference="1", relayed_from="agency", north_m=north_m, minutes=north_m // 180)
        groups = groups_of(gather(reports_of(FIRST, NAMED, own, radio)).links)
        assert next(group for group in groups if "radio/1" in group) >= {"radio/1", with_whom}


def test_who_names_a_source_that_people_parted_from_its_origin_stays_with_that_source() -> None:
    rows = reports_of(FIRST, NAMED, told("radio", reference="1", relayed_from="agency"))
    gathered = gather(rows, judgements=judged(("agency/1", "network/1", "different")))
    assert groups_of(gathered.links) == {frozenset({"network/1"}), frozenset({"agency/1", "radio/1"})}


def test_sources_that_name_each_other_have_one_origin_and_who_names_himself_repeats_nobody() -> None:
    assert origins_of(told("x", relayed_from="y"), told("y", relayed_from="z"), told("z", relayed_from="x")) == [1]
    assert origins_of(told("x", relayed_from="x")) == [1]
    assert origins_of(told("x", relayed_from="x"), told("y", relayed_from="x")) == [1]
    assert origins_of(told("x", relayed_from="x"), told("y")) == [2]


@pytest.mark.parametrize(
    "said", ["  " + WORDS.upper(), f"«{WORDS}»!", WORDS.replace("e", "e\N{COMBINING ACUTE ACCENT}"), WORDS]
)
@pytest.mark.parametrize("language", ["en", "ru", None])
def test_the_same_words_within_hours_are_a_copy_whatever_language_is_named(said: str, language: str | None) -> None:
    rows = [
        told("network", said=WORDS, language="en"),
        told("agency", said=said, language=language, minutes=90),
    ]
    assert origins_of(*rows) == [1]


@pytest.mark.parametrize(
    "said", [f"BREAKING: {WORDS}", f"{WORDS} (via network)", f"RT @network: {WORDS} https://a.example"]
)
def test_a_text_that_is_passed_on_with_a_lead_in_or_a_tail_is_a_copy(said: str) -> None:
    """Which of them is wrapped does not matter; who both saw it are two."""
    assert origins_of(told("network", said=WORDS), told("agency", said=said, minutes=90)) == [1]
    assert origins_of(told("network", said=said), told("agency", said=WORDS, minutes=90)) == [1]
    assert origins_of(told("network", said=WORDS), told("agency", said=said, minutes=90, observed="seen")) == [1]
    both = {"observed": "seen"}
    assert sum(origins_of(told("network", said=WORDS, **both), told("agency", said=said, minutes=90, **both))) == 2


@pytest.mark.parametrize(
    "said", [f"Unconfirmed: {WORDS}", f"{WORDS} Three were killed.", f"Breaking {WORDS}", WORDS.replace("e", "", 1)]
)
def test_one_word_more_or_one_letter_less_is_another_text(said: str) -> None:
    """As docs/incident.md tells."""
    links = gather(reports_of(told("network", said=WORDS), told("agency", said=said, minutes=90))).links
    assert links["origin_report_id"].to_pylist() == links["report_id"].to_pylist()


@pytest.mark.parametrize(
    "change",
    [
        {"minutes": 60 * 24},
        {"observed": "seen"},
        {"said": "Shelling", "language": "en"},
        {"north_m": 40_000},
    ],
    ids=["a day later", "seen with own eyes", "too short to tell", "far away"],
)
def test_what_only_looks_like_a_copy_stays_an_origin(change: dict[str, object]) -> None:
    first = {"said": change.get("said", WORDS), "language": "en", "observed": change.get("observed")}
    gathered = gather(reports_of(told("network", **first), told("agency", **{**first, **change})))
    assert sum(gathered.incidents["origins"].to_pylist()) == 2


def test_the_witness_is_the_origin_even_when_the_copy_names_an_earlier_time() -> None:
    rows = [
        told("agency", said=WORDS, language="en"),
        told("post", said=WORDS, language="en", minutes=3, observed="seen"),
    ]
    links = gather(reports_of(*rows)).links.to_pylist()
    assert {link["origin_report_id"] for link in links} == {"post/3-0"}


def test_two_reports_of_one_source_in_the_same_words_are_two() -> None:
    rows = [told("network", said=WORDS, language="en"), told("network", said=WORDS, language="en", minutes=30)]
    assert origins_of(*rows) == [1, 1]


def test_a_relay_that_people_judged_different_leaves_its_origin() -> None:
    rows = reports_of(told("network", reference="7"), told("agency", reference="1", relayed_from="network/7"))
    gathered = gather(rows, judgements=judged(("agency/1", "network/7", "different")))
    assert gathered.incidents["origins"].to_pylist() == [1, 1]


def test_judgements_on_relays_hold_across_their_origins() -> None:
    """A is same as B, and B's relay is not A: the relay, not the judgement, gives way."""
    rows = reports_of(
        told("a", reference="1"), told("b", reference="1", north_m=10), told("r", reference="1", relayed_from="b/1")
    )
    gathered = gather(rows, judgements=judged(("a/1", "b/1", "same"), ("a/1", "r/1", "different")))
    assert groups_of(gathered.links) == {frozenset({"a/1", "b/1"}), frozenset({"r/1"})}


def test_the_check_for_relays_bites(monkeypatch: pytest.MonkeyPatch) -> None:
    """With relays unseen, a repetition would count as a second, independent origin."""

    def blind(reports: pa.Table) -> Relays:
        seen = declared_relays(reports)
        return Relays(np.arange(len(seen.parent), dtype=np.int32), seen.voices)

    rows = [told("network", reference="7"), told("agency", relayed_from="network/7")]
    monkeypatch.setattr(gathering, "declared_relays", blind)
    assert sum(origins_of(*rows)) == 2


def test_an_event_dataset_that_cites_one_office_tells_of_as_many_incidents_as_it_has_events() -> None:
    """Relays of one office by one source, under two references, are two; with another source's event they may meet."""
    rows = [told("dataset", reference=str(number), relayed_from="office", north_m=number) for number in range(3)]
    assert groups_of(gather(reports_of(*rows)).links) == {frozenset({f"dataset/{number}"}) for number in range(3)}
    own = told("dataset", reference="9")
    assert len(groups_of(gather(reports_of(*rows, own)).links)) == 4
