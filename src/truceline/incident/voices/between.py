"""Who speaks for himself among reports of which each two that have something in common are one voice, and not each two have.

A report that speaks for a party and was recorded by a camera has something in common with all outlets of the party, and with all who show what
that camera recorded; these have nothing in common with each other. Whoever stands between voices so takes none of them away: he is of one of them.
The voices are the most of which each two have nothing in common. So no source, whatever it says of itself, leaves fewer of the others.

1. What one source tells in its own name is one, whatever each of its reports says.
2. Of those that have nothing in common but with such as have all in common with each other, the first speaks: no more could in its place.
3. Where there is none, it is tried with and without the one that has something in common with most. So it is done so many times; after that
   such are left out untried.
4. Each other is of the voice of the first that speaks of those with whom it has something in common.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

_TRIED = 64  # times that both are tried; of real incidents hardly any needs one
_LOOKED_AT = 1_000_000  # pairs that are looked at for it: of more than 125 that speak it is tried less often, that nobody keeps a machine busy with crowds


class Between(NamedTuple):
    """Rows in order, by row whose word it is, in each ground by row the class of what is shared, pairs that are one without any class, and who comes after another."""

    rows: Sequence[int]
    teller: Mapping[int, tuple[int, int]]
    shared: Sequence[Mapping[int, int]]
    pairs: Iterable[tuple[int, int]]
    after: frozenset[int]


def spoken_for(between: Between) -> dict[int, int]:
    """For each row the one with whose voice it speaks; those that come after another speak last."""
    # 1. In order of who speaks first; each as a bit of a number that holds a set.
    one: dict[tuple[int, int], list[int]] = {}
    for row in between.rows:
        one.setdefault(between.teller[row], []).append(row)
    first = {min(rows, key=lambda row: (row in between.after, row)): rows for rows in one.values()}
    speakers = sorted(first, key=lambda row: (row in between.after, row))
    at = {row: place for place, speaker in enumerate(speakers) for row in first[speaker]}
    beside = _beside(between, at, len(speakers))
    # 2. and 3.
    tries = min(_TRIED, _LOOKED_AT // len(speakers) ** 2)
    spoken = _most(beside, (1 << len(speakers)) - 1, [tries])
    for place in range(len(speakers)):
        if not spoken & (beside[place] | 1 << place):
            spoken |= 1 << place
    # 4.
    return {
        row: speakers[place if spoken >> place & 1 else next(_places(beside[place] & spoken))]
        for row, place in at.items()
    }


def _beside(between: Between, at: Mapping[int, int], count: int) -> list[int]:
    """Of each speaker the set of those with whom it has something in common."""
    beside = [0] * count
    for shared in between.shared:
        alike: dict[int, int] = {}
        for row, place in at.items():
            alike[shared[row]] = alike.get(shared[row], 0) | 1 << place
        for row, place in at.items():
            beside[place] |= alike[shared[row]]
    for one, other in between.pairs:
        beside[at[one]] |= 1 << at[other]
        beside[at[other]] |= 1 << at[one]
    return [mask & ~(1 << place) for place, mask in enumerate(beside)]


def _most(beside: Sequence[int], left: int, tries: list[int]) -> int:
    """The largest set of those left of which no two are beside each other; of equals one that depends on their order alone."""
    spoken = 0
    while left:
        place = next((place for place in _places(left) if _is_among_alike(beside, beside[place] & left)), None)
        if place is None:
            crowded = max(_places(left), key=lambda place: ((beside[place] & left).bit_count(), -place))
            left &= ~(1 << crowded)
            if not tries[0]:
                continue
            tries[0] -= 1
            without = _most(beside, left, tries)
            beside_none = _most(beside, left & ~beside[crowded], tries) | 1 << crowded
            return spoken | max(without, beside_none, key=int.bit_count)
        spoken |= 1 << place
        left &= ~(beside[place] | 1 << place)
    return spoken


def _is_among_alike(beside: Sequence[int], others: int) -> bool:
    """Whether each two of these are beside each other."""
    return all(not others & ~(beside[place] | 1 << place) for place in _places(others))


def _places(members: int) -> Iterator[int]:
    """The places of a set, in order."""
    while members:
        least = members & -members
        yield least.bit_length() - 1
        members ^= least
