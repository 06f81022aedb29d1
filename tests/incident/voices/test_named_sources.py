"""A relay that names a mere source repeats the report of it that it most probably tells of, beside all rivals."""

from dataclasses import astuple, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pieced import is_the_whole
from regathered import Desk
from tellings import MODEL, different, relaying, telling
from told import groups_of, judged, reports_of, told
from tries import tries

from truceline.incident import voices
from truceline.incident.arriving.regathering import Change
from truceline.incident.columns.ordering import canonical
from truceline.incident.gathering import gather
from truceline.incident.joining.believing import beside_rivals, looked_up
from truceline.incident.joining.holding import held
from truceline.incident.joining.judge import Settled
from truceline.incident.likeness.compare import Compared, compare
from truceline.incident.review.doubting import doubtful
from truceline.incident.review.repeating import with_relays
from truceline.incident.voices.named_sources import found_relays
from truceline.incident.voices.origins import Relays, declared_relays, origins

FIRST = told("network", reference="first")
SECOND = told("network", reference="second", north_m=2_000, minutes=10)
RELAY = told("agency", reference="relay", relayed_from="network", north_m=900, minutes=4)


def origin_of(report: str, *rows: dict[str, Any], judgements: pa.Table | None = None) -> str:
    """Whom a report repeats."""
    links = gather(reports_of(*rows), judgements=judgements).links.to_pylist()
    return str(next(link["origin_report_id"] for link in links if link["report_id"] == report))


def test_it_repeats_what_is_most_alike_where_nobody_else_tells_of_that() -> None:
    assert origin_of("agency/relay", FIRST, SECOND, RELAY) == "network/first"


def test_it_does_not_repeat_what_another_report_of_its_own_source_fits_better() -> None:
    """Teeth: by its score alone it would repeat the first, of which its source tells already in a report of its own."""
    own = told("agency", reference="own")
    assert origin_of("agency/relay", FIRST, SECOND, RELAY, own) == "network/second"


@pytest.mark.parametrize("said", ["same", "different"])
def test_what_a_person_judged_decides_whom_it_repeats(said: str) -> None:
    who = "second" if said == "same" else "first"
    held = judged(("agency/relay", f"network/{who}", said))
    assert origin_of("agency/relay", FIRST, SECOND, RELAY, judgements=held) == "network/second"


def test_a_judgement_that_it_repeats_another_joins_no_two_reports_of_that_source() -> None:
    """They are two incidents, as ever: the relay goes where the person says."""
    gathered = gather(reports_of(FIRST, SECOND, RELAY), judgements=judged(("agency/relay", "network/second", "same")))
    assert groups_of(gathered.links) == {frozenset({"network/first"}), frozenset({"network/second", "agency/relay"})}


def test_all_that_it_may_repeat_is_offered_and_asked_about() -> None:
    reports = reports_of(FIRST, SECOND, RELAY)
    gathered = gather(reports)
    pairs = with_relays(gathered.suggestions(), gathered, reports)
    told_of = {
        frozenset({row["first"], row["second"]}) - {"agency/relay"}: (row["repeats"], row["score"] is not None)
        for row in pairs.to_pylist()
    }
    assert told_of == {
        frozenset({"network/first"}): ("names_source", True),
        frozenset({"network/second"}): (None, True),
    }
    even = pairs.set_column(pairs.column_names.index("probability"), "probability", pa.array([0.5, 0.5]))
    assert doubtful(even, gathered.links).num_rows == 2


def test_where_nothing_of_its_source_is_within_reach_it_repeats_nobody() -> None:
    far = told("agency", reference="relay", relayed_from="network", north_m=60_000)
    assert origin_of("agency/relay", FIRST, SECOND, far) == "agency/relay"


def test_without_what_relays_of_its_source_repeat_who_names_that_would_confirm_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [
        told("network", reference="1"),
        told("agency", reference="1", relayed_from="network/1"),
        told("radio", relayed_from="agency"),
    ]
    assert gather(reports_of(*rows)).incidents["origins"].to_pylist() == [1]
    monkeypatch.setattr(voices.named_sources, "_relay_of", lambda _, origin, __: np.full(len(origin), -1, np.int32))
    assert gather(reports_of(*rows)).incidents["origins"].to_pylist() == [2]


def by_day(source: str, day: int, east_m: float, north_m: float, killed: int) -> dict[str, Any]:
    """A row of a list by the day that cites one office for all it has."""
    where = {"east_m": east_m, "north_m": north_m, "radius_m": 1_000.0}
    when = {"minutes": 1_440 * day, "occurred_within_s": 43_200.0}
    return told(
        source, **where, **when, reference=str(day), act="small_arms_fire", killed_best=killed, relayed_from="office"
    )


def test_two_lists_that_cite_one_office_for_everything_are_joined_row_by_row_as_if_they_cited_nobody() -> None:
    """Teeth: gathered by the name of the office alone, five days of different places were one incident with three rows of one list."""
    ours = [by_day("ours", 10, 0, 0, 2), by_day("ours", 12, -6_000, 1_500, 5), by_day("ours", 14, -10_000, -4_000, 9)]
    theirs = [by_day("theirs", 11, -9_000, -4_500, 1), by_day("theirs", 13, -11_000, -3_500, 7)]
    citing = gather(reports_of(*ours, *theirs))
    silent = gather(reports_of(*({**row, "relayed_from": None} for row in (*ours, *theirs))))

    assert groups_of(citing.links) == groups_of(silent.links)
    assert all(len({name.split("/")[0] for name in group}) == len(group) for group in groups_of(citing.links))


def test_what_two_tell_of_one_incident_by_one_office_is_one_voice_and_neither_repeats_the_other() -> None:
    gathered = gather(
        reports_of(by_day("ours", 10, 0, 0, 2), by_day("theirs", 10, 200, 0, 2), told("post", minutes=14_400))
    )

    assert gathered.incidents["origins"].to_pylist() == [2]
    assert gathered.incidents["of_one_voice"].to_pylist() == [1]
    assert gathered.links["origin_report_id"].to_pylist() == gathered.links["report_id"].to_pylist()


WORDS = "Five mortar rounds fell on the market in the old town this morning, and two people were killed"
FILM = "ab" * 32


@pytest.mark.parametrize(
    ("here", "said", "copied", "minutes", "origin"),
    [
        ({}, {"said": WORDS}, {"said": WORDS}, 300, "network/second"),
        ({}, {"said": WORDS}, {"said": f"URGENT: {WORDS}"}, 300, "network/second"),
        ({}, {"media_sha256": FILM}, {"media_sha256": FILM}, 2_000, "network/second"),
        ({}, {"said": WORDS}, {"said": WORDS}, -300, "network/second"),
        ({}, {"media_sha256": FILM}, {"media_sha256": FILM}, -2_000, "network/second"),
        ({}, {"said": WORDS}, {"said": WORDS}, -800, "agency/relay"),
        ({}, {"said": WORDS}, {"said": WORDS}, 800, "agency/relay"),
        ({}, {"said": WORDS}, {"said": f"{WORDS} in all"}, 300, "agency/relay"),
        ({"source": "post"}, {"said": WORDS}, {"said": WORDS}, 300, "agency/relay"),
    ],
    ids=[
        "same words",
        "after a lead-in",
        "same film",
        "before it",
        "a film before it",
        "too early",
        "too late",
        "other words",
        "words of another",
    ],
)
def test_a_copy_of_a_report_of_the_source_it_names_repeats_that_one_whatever_hour_it_names(
    here: dict[str, Any], said: dict[str, Any], copied: dict[str, Any], minutes: int, origin: str
) -> None:
    """Teeth: by place and time alone it was an incident of its own, and the shelling was counted twice. Without naming anybody it was a copy."""
    second = {**told("network", reference="second", minutes=10, **said), **here}
    second["report_id"] = f"{second['source']}/second"
    relay = told("agency", reference="relay", relayed_from="network", minutes=10 + minutes, **copied)
    rows = [FIRST, second, relay]
    assert origin_of("agency/relay", *rows) == origin
    assert is_the_whole(reports_of(*rows), piece=1)
    desk = Desk()
    for row in (relay, FIRST, second):
        desk.take(Change(arrived=reports_of(row)))
    assert desk.is_as_if_all_were_gathered()


def test_a_report_is_no_copy_of_those_who_name_it_or_its_source_and_an_earlier_hour() -> None:
    """Teeth: by the hours alone the report was a copy of its own relay, and its source no voice at all."""
    first = told("network", reference="first", minutes=300, said=WORDS)
    others = [
        told("radio", reference="copy", minutes=60, said=WORDS),
        told("daily", minutes=420, relayed_from="network", said=WORDS),
    ]
    for named in ("network/first", "network"):
        relay = told("agency", reference="relay", relayed_from=named, said=WORDS)
        rows = [first, relay, *others]
        assert {origin_of(row["report_id"], *rows) for row in rows} == {"network/first"}
        assert gather(reports_of(*rows)).incidents["origins"].to_pylist() == [1]
        assert is_the_whole(reports_of(*rows), piece=1)
        desk = Desk()
        for row in rows:
            desk.take(Change(arrived=reports_of(row)))
        assert desk.is_as_if_all_were_gathered()


@tries(30)
@given(st.lists(telling(), min_size=8, max_size=40).map(different).map(relaying))
def test_whom_relays_of_mere_sources_repeat_is_what_looking_at_each_pair_by_itself_finds(
    rows: list[dict[str, Any]],
) -> None:
    reports = canonical(reports_of(*rows))
    relays = declared_relays(reports)
    among = np.flatnonzero(relays.parent == np.arange(len(rows))).astype(np.int32)
    compared = compare(reports, MODEL, voices=relays.voices, among=among)
    assert found_relays(reports, relays, compared, Settled.nothing()).parent.tolist() == one_by_one(relays, compared)


def one_by_one(relays: Relays, compared: Compared) -> list[int]:
    """The rule, pair by pair."""
    parent, (source, _, relay, word) = relays.parent.tolist(), astuple(relays.voices)
    root = origins(relays.parent, Settled.nothing()).tolist()
    pairs = compared.pairs
    ends = list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
    told_by: dict[tuple[int, int], int] = {}  # what each relay would repeat through each other report
    for child, other in [*ends, *((two, one) for one, two in ends)]:
        if relay[child] and (source[other] == word[child] or (word[other] == word[child] and not relay[other])):
            told_by[child, other] = other
        elif relay[child]:
            repeating = [row for row in range(len(parent)) if parent[row] != row and root[row] == other]
            for row in [row for row in repeating if source[row] == word[child]][:1]:
                told_by[child, other] = row
    likely = beside_each_other(compared, set(told_by))
    found, best = list(parent), dict[int, tuple[float, int]]()
    for (child, other), through in told_by.items():
        here = likely[min(child, other), max(child, other)]
        if here >= 0.3 and (here, -other) > best.get(child, (0.0, 0)):
            best[child], found[child] = (here, -other), through
    return found


def beside_each_other(compared: Compared, asked: set[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """How probable the pairs are that touch a relay or what it may repeat, those that are asked about five times as likely by odds."""
    near = {row for pair in asked for row in pair}
    ends = list(zip(compared.pairs.first.tolist(), compared.pairs.second.tolist(), strict=True))
    touching = np.array([bool({*pair} & near) for pair in ends], np.bool_)
    rivals = compared.pairs.chosen(touching)
    kept = [pair for pair in ends if {*pair} & near]
    raised = [1.6 if {pair, pair[::-1]} & asked else 0.0 for pair in kept]
    rivals = replace(rivals, score=rivals.score + np.array(raised))
    odds = beside_rivals(rivals, compared.spots.source, held(rivals, compared))
    return dict(zip(kept, looked_up(odds, compared.model.calibration).tolist(), strict=True))
