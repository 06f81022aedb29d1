"""How alike two reports of one incident are believed to be where reports are too few to tell it themselves.

Counted on ten training exercises (`./dev bench link --fit-shares`), each counting alike, and held against what was judged from practice: exercises err less
than lists do, and what they alone say makes short real lists worse (docs/linking/short-lists.md). Of figures half is what exercises show, of acts and
weapons a fifth. Where reports are enough to learn from, learning begins with what was judged, and ends with what they say.
"""

from dataclasses import replace

from truceline.incident.model import FigureShares, LinkModel

# The same, near, related, apart; of weapons the same, of one group, apart.
ACT_SHARES = (0.612, 0.291, 0.064, 0.033)
WEAPON_SHARES = (0.8, 0.136, 0.064)
FIGURE_SHARES = FigureShares(
    counted=(0.609, 0.269, 0.082, 0.04),
    calibre=(0.95, 0.02, 0.015, 0.015),
    killed=(0.639, 0.273, 0.058, 0.03),
    injured=(0.561, 0.309, 0.085, 0.045),
)


def untaught(model: LinkModel) -> LinkModel:
    """The same model, for reports that are too few to teach it."""
    return replace(model, act_shares=ACT_SHARES, weapon_shares=WEAPON_SHARES, figure_shares=FIGURE_SHARES)
