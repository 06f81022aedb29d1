"""How alike two reports of one incident are believed to be where reports are too few to tell it themselves.

Counted on ten training exercises (`./dev bench link --fit-shares`), each counting alike, and held against what was judged from practice: exercises err less
than lists do, and what they alone say makes short real lists worse (docs/linking/short-lists.md). Of figures half is what exercises show, of acts and
weapons a fifth; and how often two of one incident have nothing in common stays as it was judged, for nobody denies anything in an exercise. Where reports are enough to learn from, learning begins with what was judged, and ends with what they say.
"""

from dataclasses import replace

from truceline.incident.model import FigureShares, LinkModel

# The same, near, related, apart; of weapons the same, of one group, apart.
ACT_SHARES = (0.608, 0.288, 0.064, 0.04)
WEAPON_SHARES = (0.784, 0.136, 0.08)
FIGURE_SHARES = FigureShares(
    counted=(0.581, 0.258, 0.081, 0.08),
    calibre=(0.935, 0.02, 0.015, 0.03),
    killed=(0.617, 0.265, 0.058, 0.06),
    injured=(0.53, 0.295, 0.085, 0.09),
)


def untaught(model: LinkModel) -> LinkModel:
    """The same model, for reports that are too few to teach it."""
    return replace(model, act_shares=ACT_SHARES, weapon_shares=WEAPON_SHARES, figure_shares=FIGURE_SHARES)
