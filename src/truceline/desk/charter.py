"""The agreement that this desk works with."""

from functools import lru_cache
from pathlib import Path

from truceline.agreement.charter import Charter
from truceline.agreement.reading import read_agreement
from truceline.desk.folder import desk_at_hand


def charter_at_hand() -> Charter:
    """The agreement of this desk, in the version that is in effect."""
    return _charter(desk_at_hand().agreement)


@lru_cache(maxsize=4)
def _charter(folder: Path) -> Charter:
    return read_agreement(folder)
