"""What is worked out of a model is worked out once, and never given to another."""

from dataclasses import replace

from truceline.incident.columns.remembering import MOST, remembered
from truceline.incident.model import LinkModel, act_alikeness, weapon_alikeness


def test_it_is_worked_out_once_for_each_and_an_equal_one_is_another() -> None:
    asked = []

    @remembered
    def extent(model: LinkModel) -> float:
        asked.append(model)
        return model.extent_m

    one, equal, wide = LinkModel(), LinkModel(), replace(LinkModel(), extent_m=900.0)
    assert [extent(model) for model in (one, wide, one, wide, equal)] == [200.0, 900.0, 200.0, 900.0, 200.0]
    assert [id(model) for model in asked] == [id(one), id(wide), id(equal)]


def test_only_the_last_few_are_remembered_and_one_that_is_gone_is_never_taken_for_another() -> None:
    asked = []

    @remembered
    def extent(model: LinkModel) -> float:
        asked.append(model.extent_m)
        return model.extent_m

    # Each is thrown away at once: a new one may lie where an old one lay.
    told = [extent(replace(LinkModel(), extent_m=float(k))) for k in range(10 * MOST)]
    assert told == asked == [float(k) for k in range(10 * MOST)]
    first = LinkModel()
    extent(first)
    for _ in range(MOST):
        extent(LinkModel())
    asked.clear()
    extent(first)
    assert len(asked) == 1


def test_who_writes_into_a_table_of_likeness_changes_it_for_nobody_else() -> None:
    for table in (act_alikeness, weapon_alikeness):
        table()[:] = 9
        assert table().max() < 9
