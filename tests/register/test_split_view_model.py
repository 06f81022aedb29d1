"""Every way in which a centre and its cheating witnesses can go about a split view, played out with real witnesses.

The centre holds two histories. Each honest witness is the real one, with its database; each cheat signs anything. In every
order in which the centre can go from witness to witness with either history, can both become witnessed?
"""

from collections.abc import Callable
from itertools import combinations, count, permutations, product
from pathlib import Path

import pytest
from plain_log import NOON, ORIGIN, PlainLog, cosigned, policy_of, signer_of

from truceline.errors import Unverified
from truceline.register import witness as module
from truceline.register.note import read_note
from truceline.register.policy import Policy, read_policy
from truceline.register.witness import Witness

Make = Callable[[str], Witness]
HISTORIES = (PlainLog.of(4), PlainLog.of(6, "what never happened"))
# What the centre may ask of one witness: nothing, one of the histories, or both, in either order.
DEALINGS: tuple[tuple[int, ...], ...] = ((), (0,), (1,), (0, 1), (1, 0))


def cosignatures(witness: Witness, dealing: tuple[int, ...]) -> dict[int, bytes]:
    """What an honest witness gives when the centre comes with the histories of a dealing, one after the other."""
    given = {}
    for history in dealing:
        answer = witness.add_checkpoint(HISTORIES[history].request(0))
        if answer.status == 409:  # The centre tries again from the size it was told, with the best proof there is.
            answer = witness.add_checkpoint(HISTORIES[history].request(int(answer.body)))
        if answer.status == 200:
            given[history] = answer.body
    return given


class Courses:
    """All courses of events over some witnesses. What an honest one gives for a dealing never changes, so it is asked once."""

    def __init__(self, names: list[str], make: Make) -> None:
        self.names = names
        self.honest = {name: [cosignatures(make(name), dealing) for dealing in DEALINGS] for name in names}
        self.cheating = {name: [{history: line_of_cheat(name, history) for history in (0, 1)}] for name in names}
        self._judged: dict[tuple[int, int, bytes], bool] = {}
        self._policies: dict[int, Policy] = {}  # each stays alive, so that its identity is never another's

    def with_both(self, cheats: set[str], policies: tuple[Policy, Policy]) -> int:
        """In how many courses one reader accepts the one history and another reader the other."""
        given = [self.cheating[name] if name in cheats else self.honest[name] for name in self.names]
        return sum(
            all(self._accepts(policy, history, course) for history, policy in enumerate(policies))
            for course in product(*given)
        )

    def _accepts(self, policy: Policy, history: int, course: tuple[dict[int, bytes], ...]) -> bool:
        lines = b"".join(line[history] for line in course if history in line)
        key = (id(self._policies.setdefault(id(policy), policy)), history, lines)
        if key not in self._judged:
            try:
                policy.verify(read_note(HISTORIES[history].checkpoint() + lines))
                self._judged[key] = True
            except Unverified:
                self._judged[key] = False
        return self._judged[key]

    def worst(self, threshold: int, cheats: int) -> int:
        """The courses that end in a split view, over all sets of so many cheats."""
        policy = policy_of(threshold, self.names)
        return sum(self.with_both(set(chosen), (policy, policy)) for chosen in combinations(self.names, cheats))


def line_of_cheat(name: str, history: int) -> bytes:
    checkpoint = HISTORIES[history].checkpoint()
    return cosigned(checkpoint, [name])[len(checkpoint) :]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes a witness that nobody asked anything yet."""
    numbers = count()

    def fresh(name: str) -> Witness:
        database = tmp_path / f"{next(numbers)}.sqlite"
        Witness.create(database, signer_of(name).verifier)
        witness = Witness(database, signer_of(name), clock=lambda: NOON)
        witness.trust(signer_of(ORIGIN, 1).verifier)
        return witness

    return fresh


FOUR = ["g1", "g2", "g3", "neutral"]


@pytest.mark.shown
def test_three_of_four_withstand_any_one_cheat_and_fall_to_two(
    make: Make, record_property: Callable[[str, object], None]
) -> None:
    courses = Courses(FOUR, make)

    assert [courses.worst(3, 0), courses.worst(3, 1)] == [0, 0]
    found = courses.worst(3, 2)
    record_property("split views with one cheat", 0)
    record_property("with two", found)
    assert found > 0  # Teeth: the model does find split views where there are some.


@pytest.mark.shown
def test_two_of_three_fall_to_one_cheat_and_three_of_three_withstand_two(
    make: Make, record_property: Callable[[str, object], None]
) -> None:
    courses = Courses(FOUR[:3], make)

    assert courses.worst(2, 0) == 0
    found = courses.worst(2, 1)
    record_property("split views of two of three with one cheat", found)
    assert found > 0
    assert [courses.worst(3, 1), courses.worst(3, 2)] == [0, 0]


def test_teeth_witnesses_that_do_not_compare_let_three_of_four_fall_with_nobody_cheating(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_require_growth", lambda *_: None)

    assert Courses(FOUR, make).worst(3, 0) > 0


def test_guarantors_who_each_ask_for_their_own_witness_never_hold_different_histories_with_one_cheat(
    make: Make,
) -> None:
    head = f"log {signer_of(ORIGIN, 1).verifier}\n" + "".join(f"witness {n} {signer_of(n).verifier}\n" for n in FOUR)
    courses = Courses(FOUR, make)

    def own(name: str) -> Policy:
        others = " ".join(other for other in FOUR if other != name)
        return read_policy(f"{head}group others 2 {others}\ngroup mine all {name} others\nquorum mine\n".encode())

    policies = {name: own(name) for name in FOUR[:3]}
    for first, second in permutations(FOUR[:3], 2):
        for cheat in FOUR:
            assert courses.with_both({cheat}, (policies[first], policies[second])) == 0
