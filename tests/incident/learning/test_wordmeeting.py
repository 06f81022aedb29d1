"""Where place and time hardly stand out from chance, words that two lists share tell who are partners; and nothing else does."""

from dataclasses import replace
from functools import cache

import numpy as np
import pyarrow as pa
import pytest
from vague_lists import rightly, vague_lists

from truceline.incident.gathered import Gathered
from truceline.incident.gathering import gather
from truceline.incident.learning import unlabelled
from truceline.incident.learning.untaught import untaught
from truceline.incident.model import LinkModel

ROWS, RADIUS_M = 800, 20_000.0


@cache
def linked(telling: str, shared: float = 0.5) -> Gathered:
    return gather(vague_lists(7, ROWS, shared, RADIUS_M, telling))


def wordless(monkeypatch: pytest.MonkeyPatch, table: pa.Table) -> Gathered:
    """As it is where words are never asked for partners."""
    monkeypatch.setattr(unlabelled, "_PLAINLY", -np.inf)
    return gather(table)


def test_partners_in_vague_lists_are_found_by_what_their_texts_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: without words nothing is learnt of the same lists, and most is missed."""
    words = linked("all").models[0].own_words
    assert words is not None
    assert words.worth[0] < -0.2
    assert words.worth[-1] > 1.5
    assert np.all(np.diff(words.worth) >= 0.0), "more that is shared never says less"
    assert rightly(linked("all")).f1 > 0.8
    without = wordless(monkeypatch, vague_lists(7, ROWS, 0.5, RADIUS_M, "all"))
    assert without.models[0].strangers is not None
    assert rightly(without).f1 < 0.4


def test_what_no_pair_shares_takes_nothing_from_what_many_share() -> None:
    """Two words more are shared by few partners, and eight levels above by nobody: what is believed of these is not counted with those."""
    few = gather(vague_lists(8, 400, 0.25, RADIUS_M, "all"))
    words = few.models[0].own_words
    assert words is not None
    assert words.worth[-1] > 1.4
    assert rightly(few).f1 > 0.7


@pytest.mark.parametrize("rows", [120, 190])
def test_words_that_stand_out_are_learnt_of_fewer_reports_than_place_and_time_are(rows: int) -> None:
    """Teeth: the same lists whose texts tell nothing are linked by what nobody counted, and some are missed."""
    words, none = (gather(vague_lists(7, rows, 1.0, RADIUS_M, telling)) for telling in ("all", "none"))
    assert words.models[0].own_words is not None
    assert rightly(words).f1 > 0.95
    assert none.models[0].act_shares == untaught(LinkModel()).act_shares
    assert none.models[0].own_words is None
    assert rightly(none).f1 < rightly(words).f1 - 0.05


def test_few_rows_more_or_less_change_little_of_what_words_tell() -> None:
    """One row in a hundred is left out, each time another: words that tell something of few pairs are learnt every time."""
    whole = vague_lists(31, 400, 0.75, 8_000.0, "some")
    lots = np.random.default_rng(9)
    found = [gather(whole.filter(pa.array(lots.random(whole.num_rows) >= 0.01))) for _ in range(5)]
    assert all(each.models[0].own_words is not None for each in found)
    f1 = [rightly(each).f1 for each in found]
    assert max(f1) - min(f1) < 0.06


def test_texts_that_tell_nothing_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    without = wordless(monkeypatch, vague_lists(7, ROWS, 0.5, RADIUS_M, "none"))
    assert linked("none").models == without.models
    assert linked("none").links.equals(without.links)


def test_texts_of_lists_that_have_nothing_in_common_teach_nothing() -> None:
    """The same landmarks are told of by both, but of no incident twice."""
    model = linked("all", 0.0).models[0]
    assert model.own_words is None
    assert not model.codes


def test_texts_that_are_shared_alike_on_other_days_teach_nothing() -> None:
    """Each text stands with the row of another incident of the same list: the words are the same, and tell of no pair."""
    table = vague_lists(7, ROWS, 0.5, RADIUS_M, "all")
    said = table["said"].to_pylist()
    rng, source = np.random.default_rng(4), np.array(table["source"].to_pylist())
    for one in "ab":
        rows = np.flatnonzero(source == one)
        for row, text in zip(rows, [said[k] for k in rng.permutation(rows)], strict=True):
            said[row] = text
    place = table.column_names.index("said")
    mixed = gather(table.set_column(place, table.schema.field(place), pa.array(said, pa.string())))
    assert mixed.models[0].own_words is None
    assert not mixed.models[0].codes


def test_where_place_and_time_stand_out_plainly_words_are_not_asked_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    table = vague_lists(7, ROWS, 1.0, 2_000.0, "all")
    found = gather(table)
    without = wordless(monkeypatch, table)
    assert found.models == without.models
    assert found.links.equals(without.links)


def test_the_order_of_rows_changes_nothing_that_words_tell() -> None:
    table = vague_lists(7, ROWS, 0.5, RADIUS_M, "all")
    shuffled = table.take(pa.array(np.random.default_rng(3).permutation(table.num_rows)))
    assert gather(shuffled).models == linked("all").models


def test_given_again_the_model_gives_the_same() -> None:
    table = vague_lists(7, ROWS, 0.5, RADIUS_M, "all")
    again = gather(table, model=replace(linked("all").models[0]))
    assert again.links.equals(linked("all").links)
