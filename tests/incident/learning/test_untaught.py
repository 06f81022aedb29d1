"""Reports that are too few to teach how alike those of one incident are have it in part from exercises; others begin with what was judged."""

from dataclasses import replace

import pytest
from told import reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.learning.sample import FEWEST_REPORTS
from truceline.incident.learning.untaught import untaught
from truceline.incident.model import LinkModel


@pytest.mark.parametrize(
    ("reports", "model"), [(FEWEST_REPORTS - 1, untaught(LinkModel())), (FEWEST_REPORTS, LinkModel())]
)
def test_whether_reports_are_too_few_decides_by_what_they_are_linked(reports: int, model: LinkModel) -> None:
    """All of one source, of which nothing can be learnt in any number."""
    (used,) = gather(reports_of(*(told("a", minutes=600 * n, north_m=900 * n) for n in range(reports)))).models
    assert replace(used, strangers=None) == model


def test_the_shares_are_surer_of_what_is_alike_than_those_judged_and_as_sure_of_what_is_not() -> None:
    judged, found = LinkModel(), untaught(LinkModel())
    pairs: list[tuple[tuple[float, ...], tuple[float, ...]]] = [
        (judged.weapon_shares, found.weapon_shares),
        *zip(judged.figure_shares, found.figure_shares, strict=True),
    ]
    for before, now in pairs:
        assert sum(now) == pytest.approx(1.0)
        assert now[0] > before[0]
        assert now[-1] == before[-1]  # two lists that deny each other's dead may tell of one incident


def test_all_else_stays_as_it_is() -> None:
    model = LinkModel(unstated_radius_m=700.0, partners=0.3)
    kept = {"act_shares", "weapon_shares", "figure_shares"}
    assert {name: getattr(model, name) for name in model.__slots__ if name not in kept} == {
        name: getattr(untaught(model), name) for name in model.__slots__ if name not in kept
    }
