"""Pairs are counted once, by how far apart and how alike they are, and by what speaks for them."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from told import reports_of, told

from truceline.incident.columns.arrays import encoded
from truceline.incident.learning.meeting import Meeting, meet
from truceline.incident.learning.sample import Sample
from truceline.incident.learning.tallies import FAR, Tally, tallied
from truceline.incident.likeness.compare import Voices
from truceline.incident.likeness.spread import binned
from truceline.incident.model import LinkModel, NamesMet, weights_of

ACTS = ("mortar_fire", "small_arms_fire", "drone_flight")


def meeting() -> Meeting:
    """Five sources in a district within some days, told of as near and far, alike and not."""
    rng = np.random.default_rng(5)
    rows = [
        told("abcde"[n % 5], reference=str(n), minutes=int(at), north_m=int(north), act=ACTS[n % 3], actor="NS"[n % 2])
        for n, (at, north) in enumerate(rng.uniform((0, 0), (4_000, 9_000), (300, 2)).tolist())
    ]
    reports = reports_of(*rows)
    source = encoded(reports["source"])
    some = Sample(reports, voices=Voices(source, source, source < 0, source), among=np.arange(300, dtype=np.int32))
    return meet(some, LinkModel(), weights_of(replace(LinkModel(), reach_sigmas=24.0, span_sigmas=7.0)))


def test_each_pair_counts_where_the_other_likenesses_speak_for_it_and_once_among_all() -> None:
    """Held to the parts of scores, counted by NumPy."""
    met = meeting()
    for pairs, beside in product((met.as_is, met.moved), (0.0, 1.5)):
        more = np.where(pairs.first % 2, beside, -beside)  # what words say, where they are asked
        tally = tallied(pairs, met.model, more if beside else None)
        space, time, act, actor = met.parts(pairs)[2:6]
        far = pairs.place > FAR
        for own in (0, 1):
            here = pairs.own == bool(own)
            timely, near, both = (
                here & (said > 0.0)
                for said in (time + act + actor + more, space + act + actor + more, space + time + more)
            )
            expected = Tally(
                place=binned(pairs.place[timely], pairs.weight[timely]),
                far=binned(pairs.place[timely & far], pairs.weight[timely & far]),
                time=binned(pairs.time[near], pairs.weight[near]),
                levels=np.stack([np.bincount(row[both], pairs.weight[both], 5) for row in pairs.levels]),
                near=np.array([pairs.weight[both].sum(), pairs.weight[both & far].sum()]),
                any_place=binned(pairs.place[here], pairs.weight[here]),
                any_time=binned(pairs.time[here], pairs.weight[here]),
                any_levels=np.stack([np.bincount(row[here], pairs.weight[here], 5) for row in pairs.levels[:4]]),
                far_time=binned(pairs.time[here & far], pairs.weight[here & far]),
            )
            assert min(here.sum(), timely.sum(), near.sum(), both.sum(), (timely & far).sum()) > 0
            for name, ours, theirs in zip(Tally._fields, tally, expected, strict=True):
                assert np.allclose(ours[own], theirs), name


def test_a_model_that_knows_names_or_codes_is_refused_for_levels_do_not_tell_them() -> None:
    met = meeting()
    known = replace(met.model, codes=(NamesMet("act", ACTS[0], ACTS[1], 2.0),))
    for model in (known, replace(met.model, names=known.codes), LinkModel()):
        with pytest.raises(ValueError, match="likeness alone"):
            tallied(met.as_is, model)
