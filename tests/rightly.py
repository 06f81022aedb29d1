"""How right linking is, for tests: by an exercise's truth, by lists whose rows go together by number, and one report beside all."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from truceline.exercise.inventing import Exercise
from truceline.incident.arriving.asking import Standing
from truceline.incident.evaluation.evaluating import Belonging, pairwise
from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel


def f1(made: Exercise, model: LinkModel | None = None) -> float:
    """F1 over pairs of an exercise's reports, relays too, by a model or the one that is learnt."""
    links = gather(made.reports, model=model).links
    known = made.truth.take(pc.index_in(links["report_id"], made.truth["report_id"].combine_chunks()))
    true = pc.coalesce(known["true_incident"], known["report_id"])
    each = np.arange(links.num_rows)
    put, belong = (
        Belonging(each, column.combine_chunks().dictionary_encode().indices.to_numpy())
        for column in (links["incident_id"], true)
    )
    return pairwise(put, belong).f1


def suggested_first(table: pa.Table, model: LinkModel) -> int:
    """How many rows of list-b have the row of list-a with their number for their first suggestion."""
    best: dict[str, str] = {}
    pairs = gather(table, model=model).suggestions()
    for one, other in zip(pairs["first"].to_pylist(), pairs["second"].to_pylist(), strict=True):
        a, b = (one, other) if one.startswith("list-a") else (other, one)
        best.setdefault(b, a)
    return sum(b.split("/")[1] == a.split("/")[1] for b, a in best.items())


def asked_and_in_all(gathered: Gathered, table: pa.Table, own: str, part: str) -> tuple[dict[str, float], ...]:
    """What a part of scores says of one report's pairs, by the other: where it is asked about, and among all suggestions."""
    mask = pa.array(np.array(table["report_id"].to_pylist()) == own)
    answer = Standing(table.filter(pc.invert(mask)), gathered.models[0]).ask(table.filter(mask).to_pylist()[0])
    asked = zip(answer["second"].to_pylist(), answer[part].to_pylist(), strict=True)
    pairs = gathered.suggestions(beyond_reach=False)
    among_all = {
        (one if other == own else other): round(score, 9)
        for one, other, score in zip(*(pairs[name].to_pylist() for name in ("first", "second", part)), strict=True)
        if own in (one, other)
    }
    return {other: round(score, 9) for other, score in asked}, among_all
