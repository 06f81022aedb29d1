"""Policies (C2SP tlog-policy): which log, which witnesses, and how many of them must have seen a checkpoint.

    log ccm.example/register+8f3438d8+AUD…
    witness g1 g1.example/witness+a6b859d5+BCN…
    group quorum-of-three 3 g1 g2 g3 neutral
    quorum quorum-of-three

A name is defined before it is used. A group that nothing could satisfy, and one that nothing has to satisfy, are refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.errors import Unverified
from truceline.register.checkpoint import cosigned_at, read_checkpoint
from truceline.register.note import COSIGNATURE, ED25519, Note, Verifier, read_verifier, verify_note
from truceline.register.spelling import text_of


@dataclass(frozen=True)
class Group:
    """Witnesses or groups of them, and how many must be satisfied."""

    name: str
    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    """What must hold of a checkpoint before it is believed."""

    log: Verifier
    log_url: str | None
    witnesses: dict[str, Verifier]
    urls: dict[str, str]
    groups: dict[str, Group]
    quorum: str | None

    def verify(self, note: Note) -> list[str]:
        """Accept a checkpoint that the log signed and the quorum cosigned; return who did. A line that does not verify refuses it."""
        verify_note(note, [self.log])
        if read_checkpoint(note.text).origin != self.log.name:
            raise Unverified(f"the checkpoint is not one of {self.log.name}")
        seen = {name for name, witness in self.witnesses.items() if cosigned_at(note, witness) is not None}
        if self.quorum is not None and not self._satisfied(self.quorum, seen):
            raise Unverified(
                f"the quorum {self.quorum!r} is not reached: cosigned by {', '.join(sorted(seen)) or 'nobody'}"
            )
        return sorted(seen)

    def _satisfied(self, name: str, seen: set[str]) -> bool:
        if name in self.witnesses:
            return name in seen
        group = self.groups[name]
        return sum(self._satisfied(member, seen) for member in group.members) >= group.threshold


def read_policy(raw: bytes) -> Policy:
    """Read a policy file; the first line that is not understood refuses the whole, with its number."""
    log: list[tuple[Verifier, str | None]] = []
    witnesses: dict[str, Verifier] = {}
    urls: dict[str, str] = {}
    groups: dict[str, Group] = {}
    quorum: list[str | None] = []
    for number, words in _lines(raw):
        try:
            match words:
                case ["log", key, *url] if len(url) <= 1 and not log:
                    log.append((_of_type(key, ED25519), url[0] if url else None))
                case ["witness", name, key, *url] if len(url) <= 1:
                    _require_new(name, witnesses, groups)
                    witnesses[name] = _of_type(key, COSIGNATURE)
                    urls.update({name: url[0]} if url else {})
                case ["group", name, threshold, *members] if members:
                    _require_new(name, witnesses, groups)
                    groups[name] = _group(name, threshold, members, known={*witnesses, *groups})
                case ["quorum", name] if not quorum:
                    quorum.append(_quorum(name, known={*witnesses, *groups}))
                case _:
                    raise Unverified(f"not understood, or said twice: {' '.join(words)[:60]!r}")
        except Unverified as error:
            raise Unverified(f"policy, line {number}: {error}") from error
    if not log or not quorum:
        raise Unverified("a policy names one log and says its quorum (“quorum none” where there is none)")
    return Policy(log[0][0], log[0][1], witnesses, urls, groups, quorum[0])


def _lines(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    """The lines that say something, with their numbers; a # begins a comment."""
    for number, line in enumerate(text_of(raw.replace(b"\t", b" ")).split("\n"), 1):
        words = line.split("#", 1)[0].split(" ")
        if any(words):
            yield number, [word for word in words if word]


def _of_type(text: str, type_: int) -> Verifier:
    verifier = read_verifier(text)
    if verifier.type != type_:
        raise Unverified(f"expected a key of type {type_}; {verifier.name} has one of type {verifier.type}")
    return verifier


def _require_new(name: str, witnesses: dict[str, Verifier], groups: dict[str, Group]) -> None:
    if name in witnesses or name in groups or name == "none":
        raise Unverified(f"the name {name!r} is taken")


def _group(name: str, threshold: str, members: list[str], *, known: set[str]) -> Group:
    unknown = [member for member in members if member not in known]
    if unknown or len(set(members)) != len(members):
        raise Unverified(
            f"the group {name!r} names {', '.join(unknown) or 'a member'} {'before it is defined' if unknown else 'twice'}"
        )
    named = {"all": len(members), "any": 1}
    count = named.get(threshold) or (int(threshold) if threshold.isascii() and threshold.isdigit() else 0)
    if not 1 <= count <= len(members):
        raise Unverified(f"the group {name!r} of {len(members)} cannot ask for {threshold!r}")
    return Group(name, count, tuple(members))


def _quorum(name: str, *, known: set[str]) -> str | None:
    if name == "none":
        return None
    if name not in known:
        raise Unverified(f"the quorum {name!r} is not defined")
    return name


@dataclass(frozen=True)
class Strength:
    """What a threshold of witnesses prevents: how many may cheat without a split view, how many may be away."""

    witnesses: int
    threshold: int

    @property
    def cheats_withstood(self) -> int:
        """The most cheating witnesses with which no two honest halves can each reach the threshold.

        With c cheats signing both branches and honest witnesses signing one each, two branches need 2(k - c) <= n - c.
        """
        return max(0, 2 * self.threshold - self.witnesses - 1)

    @property
    def outages_withstood(self) -> int:
        """How many witnesses may be silent while checkpoints still reach the threshold."""
        return self.witnesses - self.threshold
