"""What a policy is worth, against counting every case."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_log import ORIGIN, policy_of, signer_of
from tries import tries

from truceline.register.policy import Policy, read_policy
from truceline.register.strength import Strength, explain, strength_of

NAMES = [f"w{number}" for number in range(7)]


def splits(policy: Policy, cheats: set[str], names: list[str]) -> bool:
    """Whether some sharing out of the honest witnesses satisfies the policy in two histories at once."""
    honest = [name for name in names if name not in cheats]
    for sides in product((0, 1), repeat=len(honest)):
        halves = [cheats | {name for name, side in zip(honest, sides, strict=True) if side == half} for half in (0, 1)]
        if all(policy.is_satisfied_by(half) for half in halves):
            return True
    return False


def fewest(names: list[str], harm: "object") -> int:
    """The size of the smallest set of witnesses that does the harm."""
    assert callable(harm)
    return next(
        size for size in range(len(names) + 1) if any(harm(set(chosen)) for chosen in combinations(names, size))
    )


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Any nesting of groups over up to seven witnesses."""
    free = NAMES[: draw(st.integers(1, 7))]
    lines = [f"log {signer_of(ORIGIN, 1).verifier}"] + [f"witness {name} {signer_of(name).verifier}" for name in free]
    number = 0
    while len(free) > 1:
        members = draw(st.permutations(free))[: draw(st.integers(2, len(free)))]
        lines.append(f"group group{number} {draw(st.integers(1, len(members)))} {' '.join(members)}")
        free = [name for name in free if name not in members] + [f"group{number}"]
        number += 1
    return read_policy("\n".join([*lines, f"quorum {free[0]}\n"]).encode())


@tries(150)
@given(policies())
def test_the_figures_are_those_of_counting_every_case(policy: Policy) -> None:
    strength, names = strength_of(policy), list(policy.witnesses)

    assert sorted(strength.witnesses) == sorted(names)
    assert strength.cheats_that_split == fewest(names, lambda cheats: splits(policy, cheats, names))
    assert strength.silences_that_block == fewest(names, lambda silent: not policy.is_satisfied_by(set(names) - silent))
    assert strength.cheats_that_suffice == fewest(names, policy.is_satisfied_by)


@pytest.mark.parametrize(
    ("witnesses", "threshold", "cheats", "outages"),
    [(3, 2, 0, 1), (3, 3, 2, 0), (4, 3, 1, 1), (5, 4, 2, 1)],
)
def test_the_table_of_trust_a5_comes_out(witnesses: int, threshold: int, cheats: int, outages: int) -> None:
    strength = strength_of(policy_of(threshold, NAMES[:witnesses]))

    assert (strength.cheats_withstood, strength.outages_withstood) == (cheats, outages)


@pytest.mark.parametrize(("witnesses", "least"), [(3, 3), (4, 3), (5, 4), (6, 5), (7, 5)])
def test_the_least_thresholds_published_for_sigsum_withstand_a_third_minus_one(witnesses: int, least: int) -> None:
    """Sigsum mailing list, November 2023: k > n - ceil(m/2) for m honest witnesses, and k <= m."""
    thresholds = [
        threshold
        for threshold in range(1, witnesses + 1)
        for honest in [threshold]
        if threshold > witnesses - -(-honest // 2)
    ]
    assert min(thresholds) == least
    assert strength_of(policy_of(least, NAMES[:witnesses])).cheats_withstood >= witnesses - least
    assert strength_of(policy_of(least - 1, NAMES[:witnesses])).cheats_withstood < witnesses - (least - 1)


def test_the_default_policy_is_worth_two_cheats_two_silences_and_three_accomplices() -> None:
    assert strength_of(policy_of(3, NAMES[:4])) == Strength(tuple(NAMES[:4]), 2, 2, 3)


def test_half_of_the_witnesses_prevent_nothing_even_when_all_are_honest() -> None:
    policy = policy_of(2, NAMES[:4])

    assert strength_of(policy).cheats_withstood == -1
    assert "with every witness honest" in explain(policy)


def test_what_a_policy_prevents_is_said_in_words() -> None:
    default = explain(policy_of(3, ["g1", "g2", "g3", "neutral"]))
    assert "Witnessed means: 3 of g1, g2, g3, neutral." in default
    assert "Prevented: two different witnessed histories, while at most 1 of 4 cheats" in default
    assert "Up to 1 may be silent" in default

    weak = explain(policy_of(2, ["g1", "g2", "g3"]))
    assert "NOT PREVENTED: one cheating witness" in weak
    assert "One silent witness is enough" in explain(policy_of(3, ["g1", "g2", "g3"]))
    assert "No witness is asked" in explain(read_policy(f"log {signer_of(ORIGIN, 1).verifier}\nquorum none\n".encode()))
    for text in (default, weak):
        assert "that what is recorded is untrue" in text


def test_groups_within_groups_are_said_in_words() -> None:
    lines = [f"log {signer_of(ORIGIN, 1).verifier}"] + [
        f"witness {name} {signer_of(name).verifier}" for name in NAMES[:4]
    ]
    policy = read_policy(
        "\n".join([*lines, "group others 2 w1 w2 w3", "group mine all w0 others", "quorum mine\n"]).encode()
    )

    assert "Witnessed means: 2 of w0, (2 of w1, w2, w3)." in explain(policy)
