"""Policies (C2SP tlog-policy): which log, which witnesses, and how many of them must have seen a checkpoint.

    log ccm.example/register+8f3438d8+AUD…
    witness g1 g1.example/witness+a6b859d5+BCN…
    group quorum-of-three 3 g1 g2 g3 neutral
    quorum quorum-of-three

A name is defined before it is used, and counts in one group only. One key under two names would count twice, and the
log's own key would witness itself: both are refused, as is a group that nothing could satisfy or that nothing has to satisfy.
What a policy is worth is said by `strength`.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from truceline.errors import Unverified
from truceline.register.checkpoint import Checkpoint, cosigned_at, read_checkpoint
from truceline.register.note import COSIGNATURE, ED25519, Note, Verifier, read_verifier, verify_note
from truceline.register.spelling import text_of, whole

# The specification asks for at least 32 witnesses and 32 groups; a bound keeps groups within groups from growing deep.
MOST_NAMES = 128


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
        self.verify_log(note)
        seen = {name for name, witness in self.witnesses.items() if cosigned_at(note, witness) is not None}
        if not self.is_satisfied_by(seen):
            raise Unverified(
                f"the quorum {self.quorum!r} is not reached: cosigned by {', '.join(sorted(seen)) or 'nobody'}"
            )
        return sorted(seen)

    def verify_log(self, note: Note) -> Checkpoint:
        """Accept a checkpoint that the log signed, whoever cosigned it."""
        verify_note(note, [self.log])
        checkpoint = read_checkpoint(note.text)
        if checkpoint.origin != self.log.name:
            raise Unverified(f"the checkpoint is not one of {self.log.name}")
        return checkpoint

    def is_satisfied_by(self, seen: Collection[str]) -> bool:
        """Whether the witnesses of these names are enough."""
        return self.quorum is None or self._satisfied(self.quorum, seen)

    def _satisfied(self, name: str, seen: Collection[str]) -> bool:
        if name in self.witnesses:
            return name in seen
        group = self.groups[name]
        return sum(self._satisfied(member, seen) for member in group.members) >= group.threshold


def read_policy(raw: bytes) -> Policy:
    """Read a policy file; the first line that is not understood refuses the whole, with its number."""
    draft = _Draft()
    for number, words in _lines(raw):
        try:
            draft.take(words)
        except Unverified as error:
            raise Unverified(f"policy, line {number}: {error}") from error
    if not draft.log or not draft.quorum:
        raise Unverified("a policy names one log and says its quorum (“quorum none” where there is none)")
    (log, log_url), quorum = draft.log[0], draft.quorum[0]
    if log.key in {witness.key for witness in draft.witnesses.values()}:
        raise Unverified("policy: the log's own key stands as a witness; a log cannot witness itself")
    return Policy(log, log_url, draft.witnesses, draft.urls, draft.groups, quorum)


@dataclass
class _Draft:
    """A policy while its lines are read."""

    log: list[tuple[Verifier, str | None]] = field(default_factory=list)
    witnesses: dict[str, Verifier] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    quorum: list[str | None] = field(default_factory=list)

    def take(self, words: list[str]) -> None:
        """Take one line in, or refuse it."""
        match words:
            case ["log", key, *url] if len(url) <= 1 and not self.log:
                self.log.append((_of_type(key, ED25519), url[0] if url else None))
            case ["witness", name, key, *url] if len(url) <= 1:
                self._require_new(name)
                witness = _of_type(key, COSIGNATURE)
                if witness.key in {other.key for other in self.witnesses.values()}:
                    raise Unverified(f"the key of {name!r} stands under another name already: it would count twice")
                self.witnesses[name] = witness
                self.urls.update({name: url[0]} if url else {})
            case ["group", name, threshold, *members] if members:
                self._require_new(name)
                self._require_free(name, members)
                self.groups[name] = Group(name, _threshold(name, threshold, len(members)), tuple(members))
            case ["quorum", name] if not self.quorum:
                if name != "none" and name not in self.witnesses and name not in self.groups:
                    raise Unverified(f"the quorum {name!r} is not defined")
                self.quorum.append(None if name == "none" else name)
            case _:
                raise Unverified(f"not understood, or said twice: {' '.join(words)[:60]!r}")

    def _require_new(self, name: str) -> None:
        if name in self.witnesses or name in self.groups or name == "none":
            raise Unverified(f"the name {name!r} is taken")
        if len(self.witnesses) + len(self.groups) >= MOST_NAMES:
            raise Unverified(f"expected at most {MOST_NAMES} witnesses and groups")

    def _require_free(self, group: str, members: list[str]) -> None:
        """A member is defined above, and counts in one group, once: else one witness could count as two."""
        taken = {member for other in self.groups.values() for member in other.members}
        for at, member in enumerate(members):
            if member not in self.witnesses and member not in self.groups:
                raise Unverified(f"the group {group!r} names {member!r} before it is defined")
            if member in taken or member in members[:at]:
                raise Unverified(f"the group {group!r} names {member!r}, which counts elsewhere already")


def _lines(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    """The lines that say something, with their numbers; a line that begins with # is a comment."""
    for number, line in enumerate(text_of(raw.replace(b"\t", b" ")).split("\n"), 1):
        words = [word for word in line.split(" ") if word]
        if words and not words[0].startswith("#"):
            yield number, words


def _of_type(text: str, type_: int) -> Verifier:
    verifier = read_verifier(text)
    if verifier.type != type_:
        raise Unverified(f"expected a key of type {type_}; {verifier.name} has one of type {verifier.type}")
    return verifier


def _threshold(group: str, text: str, members: int) -> int:
    count = {"all": members, "any": 1}.get(text)
    count = whole(text) if count is None else count
    if not 1 <= count <= members:
        raise Unverified(f"the group {group!r} of {members} cannot ask for {text!r}")
    return count
