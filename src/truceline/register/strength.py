"""What a policy is worth: how many witnesses may cheat, and how many may be silent, before it fails.

The centre is taken to cheat in every case: it signs whatever suits it. An honest witness cosigns one history and never
another; a cheating one cosigns both. All figures are exact for any nesting of groups, because a name counts in one group only.
"""

from dataclasses import dataclass

from truceline.register.policy import Policy


@dataclass(frozen=True)
class Strength:
    """The fewest witnesses that have to fail before the policy fails; 0 where none has to."""

    witnesses: tuple[str, ...]
    cheats_that_split: int
    silences_that_block: int
    cheats_that_suffice: int

    @property
    def cheats_withstood(self) -> int:
        """How many may cheat while two people can still not be shown different witnessed histories; -1 where not even all honest ones prevent it."""
        return self.cheats_that_split - 1

    @property
    def outages_withstood(self) -> int:
        """How many may be silent while checkpoints still become witnessed."""
        return max(0, self.silences_that_block - 1)


def strength_of(policy: Policy) -> Strength:
    """Weigh a policy.

    A group of n that asks for k is satisfied in two histories at once when x of its members are satisfied in both and the
    others are shared out: 2(k - x) <= n - x, so x = max(0, 2k - n). The cheapest x members are the fewest cheats.
    It is blocked when n - k + 1 of its members are, and satisfied by cheats alone when k of them are.
    """
    if policy.quorum is None:
        return Strength((), 0, 0, 0)
    split, block, suffice = _costs(policy, policy.quorum)
    return Strength(tuple(_members(policy, policy.quorum)), split, block, suffice)


def _costs(policy: Policy, name: str) -> tuple[int, int, int]:
    """The fewest cheats that satisfy a name in two histories, silences that block it, and cheats that satisfy it alone."""
    if name in policy.witnesses:
        return 1, 1, 1
    group = policy.groups[name]
    splits, blocks, suffices = (
        sorted(costs) for costs in zip(*(_costs(policy, member) for member in group.members), strict=True)
    )
    count, threshold = len(group.members), group.threshold
    return (
        sum(splits[: max(0, 2 * threshold - count)]),
        sum(blocks[: count - threshold + 1]),
        sum(suffices[:threshold]),
    )


def _members(policy: Policy, name: str) -> list[str]:
    """The witnesses that a name comes down to, in the order of the file."""
    if name in policy.witnesses:
        return [name]
    return [witness for member in policy.groups[name].members for witness in _members(policy, member)]


def explain(policy: Policy) -> str:
    """Say in plain words what a policy prevents and what it does not."""
    strength = strength_of(policy)
    if not strength.witnesses:
        return (
            "No witness is asked. Nothing prevents the centre from showing different histories to different people.\n"
            f"{_NEVER_PREVENTED}"
        )
    return "\n".join(
        [
            f"Witnesses: {', '.join(strength.witnesses)}. Witnessed means: {_rule(policy, policy.quorum or '')}.",
            _about_splits(strength),
            _about_silence(strength),
            _NEVER_PREVENTED,
        ]
    )


def _rule(policy: Policy, name: str) -> str:
    """A quorum in words."""
    if name in policy.witnesses:
        return name
    group = policy.groups[name]
    members = [_rule(policy, member) for member in group.members]
    shown = ", ".join(f"({one})" if " of " in one else one for one in members)
    return shown if len(members) == 1 else f"{group.threshold} of {shown}"


def _about_splits(strength: Strength) -> str:
    needed = strength.cheats_that_split
    if needed == 0:
        return (
            "NOT PREVENTED: with every witness honest, the centre alone can show two people different histories, both "
            "witnessed. Raise the threshold above half."
        )
    if needed == 1:
        return (
            "NOT PREVENTED: one cheating witness together with the centre can show two people different histories, both "
            "witnessed. (The centre often is one of the guarantors: count on one cheat.) "
            "While all witnesses are honest it is prevented."
        )
    return (
        f"Prevented: two different witnessed histories, while at most {strength.cheats_withstood} of "
        f"{len(strength.witnesses)} cheat{'s' if strength.cheats_withstood == 1 else ''} together with the centre. "
        f"Not prevented with {needed} cheats; then only a watch that sees both histories finds it."
    )


def _about_silence(strength: Strength) -> str:
    withstood = strength.outages_withstood
    if withstood == 0:
        return "One silent witness is enough to hold the grade “witnessed” back (never the recording)."
    return f"Up to {withstood} may be silent; with {withstood + 1} silent nothing new becomes witnessed (it is still recorded)."


_NEVER_PREVENTED = (
    "No policy prevents: that something is never recorded; that what is recorded is untrue; "
    "witnesses that answer to one hand and only look like several."
)
