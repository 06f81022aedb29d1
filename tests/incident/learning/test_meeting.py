"""Pairs that are met once are as those met anew, and strangers as comparing finds them."""

import itertools
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from told import reports_of, told

from truceline.incident.columns.arrays import encoded
from truceline.incident.gathering import gather
from truceline.incident.learning import by_probability, meeting
from truceline.incident.learning.meeting import meet, met_within_reach
from truceline.incident.learning.sample import Sample
from truceline.incident.likeness.compare import Voices, compare
from truceline.incident.model import LinkModel, NamesMet, SourceError, weights_of

ACTS = ("mortar_fire", "small_arms_fire", "artillery_fire")


def test_pairs_that_were_met_once_weigh_by_other_worths_as_they_do_when_they_are_met_anew() -> None:
    """Those of one source, and those of which one only relays the other's voice unnamed, are not among them."""
    rows = [
        told("abc"[n % 3], reference=str(n), minutes=3 * n, actor=("North", "South", "West")[n % 3]) for n in range(9)
    ]
    reports = reports_of(*rows)
    counted = replace(
        LinkModel(), codes=(NamesMet("actor", "north", "south", 2.5), NamesMet("actor", "west", "west", -1.0))
    )
    found, (pairs,) = met_within_reach(everybody(reports), LinkModel())
    strangers = found.model.strangers
    anew, (again,) = met_within_reach(everybody(reports), replace(counted, strangers=strangers))
    assert [list(ends) for ends in pairs] == [list(ends) for ends in again]
    assert set(zip(*pairs, strict=True)) == {(i, j) for i, j in itertools.combinations(range(9), 2) if (i - j) % 3}
    by_other = found.by(anew.model, reports)
    assert by_other.weigh(*pairs).parts.tolist() == anew.weigh(*pairs).parts.tolist()
    assert by_other.weigh(*pairs).parts.tolist() != found.weigh(*pairs).parts.tolist()
    assert sum(len(some) for some in by_other.weighed(pairs)) == len(pairs[0])


def test_pairs_that_are_too_many_to_be_held_are_met_again_and_teach_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(8)
    rows = [
        told(
            "abcd"[n % 4],
            reference=str(n),
            minutes=int(at),
            north_m=int(north),
            act=("mortar_fire", "air_strike")[n % 2],
        )
        for n, (at, north) in enumerate(rng.uniform((0, 0), (1_400, 9_000), (400, 2)).tolist())
    ]
    reports = reports_of(*rows)
    found = gather(reports)
    monkeypatch.setattr(meeting, "_MOST_HELD", 0)
    monkeypatch.setattr(by_probability, "_AT_A_TIME", 7)
    again = gather(reports)
    assert found.models[0].codes
    assert again.models == found.models
    assert again.links.equals(found.links)


def scene() -> pa.Table:
    """Four sources in a town."""
    rows = [
        told(
            "abcd"[n % 4],
            reference=str(n),
            minutes=5 * n,
            north_m=n % 7 * 400,
            act=ACTS[n % 3],
            actor=("North", "South")[n % 5 // 3],
        )
        for n in range(150)
    ]
    return reports_of(*rows)


def test_what_strangers_are_like_is_told_by_pairs_of_one_source_as_comparing_tells_it() -> None:
    some = everybody(scene())
    wide = weights_of(replace(LinkModel(), reach_sigmas=24.0, span_sigmas=7.0))
    strangers = compare(some.reports, LinkModel()).model.strangers
    met = meet(some, LinkModel(), wide)
    assert met.as_is.own.sum() > 50
    assert met.model.strangers == strangers
    given = replace(LinkModel(), strangers=strangers)
    assert meet(some, given, wide).model is given


def test_what_relays_tell_is_not_met() -> None:
    some = everybody(scene())
    relay = np.arange(150) % 5 == 0
    voices = some.voices
    relaying = Sample(some.reports, voices=Voices(voices.source, voices.voice, relay, voices.word), among=some.among)
    met = meet(relaying, LinkModel(), weights_of(LinkModel()))
    assert len(met.as_is.first) > 50
    assert not relay[np.concatenate([met.as_is.first, met.as_is.second, met.moved.first, met.moved.second])].any()


def test_pairs_are_looked_at_again_where_errors_are_smaller_and_met_anew_where_they_are_larger() -> None:
    some, weights = everybody(scene()), weights_of(LinkModel())
    first = meet(some, LinkModel(), weights)
    smaller, larger = (replace(LinkModel(), usual=SourceError(place, 0.7)) for place in (0.6, 1.2))
    assert meet(some, smaller, weights, first).drawn is first.drawn
    again = meet(some, larger, weights, first)
    assert again.drawn is not first.drawn
    assert len(again.as_is.first) == len(meet(some, larger, weights).as_is.first)
    farther = replace(LinkModel(), reach_sigmas=9.0)
    assert meet(some, farther, weights_of(farther), first).drawn is not first.drawn


def everybody(reports: pa.Table) -> Sample:
    """Every report speaks for its own source and may be an origin."""
    source = encoded(reports["source"])
    return Sample(
        reports, voices=Voices(source, source, source < 0, source), among=np.arange(len(source), dtype=np.int32)
    )
