"""Pairs that are met once are as those met anew."""

import itertools
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
from told import reports_of, told

from truceline.incident.columns.arrays import encoded
from truceline.incident.learning.meeting import met_within_reach
from truceline.incident.likeness.compare import Voices
from truceline.incident.model import LinkModel, NamesMet


def test_pairs_that_were_met_once_weigh_by_other_worths_as_they_do_when_they_are_met_anew() -> None:
    """Those of one source, and those of which one only relays the other's voice unnamed, are not among them."""
    rows = [
        told("abc"[n % 3], reference=str(n), minutes=3 * n, actor=("North", "South", "West")[n % 3]) for n in range(9)
    ]
    reports = reports_of(*rows)
    counted = replace(
        LinkModel(), codes=(NamesMet("actor", "north", "south", 2.5), NamesMet("actor", "west", "west", -1.0))
    )
    found, pairs = met_within_reach(reports, LinkModel(), **everybody(reports))
    strangers = found.model.strangers
    anew, again = met_within_reach(reports, replace(counted, strangers=strangers), **everybody(reports))
    assert [list(ends) for ends in pairs] == [list(ends) for ends in again]
    assert set(zip(*pairs, strict=True)) == {(i, j) for i, j in itertools.combinations(range(9), 2) if (i - j) % 3}
    by_other = found.by(anew.model, reports)
    assert by_other.weigh(*pairs).parts.tolist() == anew.weigh(*pairs).parts.tolist()
    assert by_other.weigh(*pairs).parts.tolist() != found.weigh(*pairs).parts.tolist()
    assert sum(len(some) for some in by_other.weighed(pairs)) == len(pairs[0])


def everybody(reports: pa.Table) -> dict[str, Any]:
    """Every report speaks for its own source and may be an origin."""
    source = encoded(reports["source"])
    return {"voices": Voices(source, source, source < 0), "among": np.arange(len(source), dtype=np.int32)}
