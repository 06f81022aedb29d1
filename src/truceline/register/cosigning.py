"""Asking witnesses to cosign a checkpoint, and what a log must learn from their answers.

Nothing that a witness says is believed: its cosignature is verified, and that it saw more than the log has counts only with
a checkpoint that the log itself signed. Witnesses are asked side by side; one that is slow or down delays nobody else.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import NoReturn

from truceline.errors import NotFound, TrucelineError, Unavailable, Unverified
from truceline.register.checkpoint import Checkpoint, cosigned_at
from truceline.register.fetching import Get, Post, Reply, get, post
from truceline.register.note import Note, read_note
from truceline.register.policy import Policy
from truceline.register.spelling import encode, whole

# Gives the hashes that show the tree of the second size to begin with the tree of the first.
Prove = Callable[[int, int], list[bytes]]
# Between a conflict and the next attempt another checkpoint of ours may have been cosigned; more often than this it cannot.
_ATTEMPTS = 3


class Outcome(Enum):
    """What came of asking one witness."""

    COSIGNED = "cosigned"
    UNREACHABLE = "not reached"
    NOT_WATCHED = "does not watch this log, or knows other keys of it"
    REFUSED = "refused: what it saw does not lead to this checkpoint"
    AHEAD = "has seen more than this checkpoint, signed by the log"
    FORGOT = "has forgotten what it cosigned: its key must be retired"
    WRONG = "answered what does not verify"


# With one of these the log must not go on: either its own tree was set back or split, or a witness broke its word.
ALARMS = frozenset({Outcome.REFUSED, Outcome.AHEAD, Outcome.FORGOT})


@dataclass(frozen=True)
class Answered:
    """One witness's answer, in a word and in words."""

    witness: str
    outcome: Outcome
    told: str = ""
    line: str = ""

    def __str__(self) -> str:
        return f"{self.witness}: {self.outcome.value}{f' ({self.told})' if self.told else ''}"


@dataclass(frozen=True)
class Collected:
    """The checkpoint with every cosignature that verified, and what each witness answered."""

    checkpoint: bytes
    answers: tuple[Answered, ...]
    is_witnessed: bool

    @property
    def alarms(self) -> tuple[Answered, ...]:
        """The answers after which the log must stop and a person must look."""
        return tuple(answer for answer in self.answers if answer.outcome in ALARMS)


@dataclass(frozen=True)
class Seen:
    """The last checkpoint that somebody showed, verified: of the log, and where it is a witness's, cosigned by it."""

    checkpoint: Checkpoint
    note: bytes
    cosigned_at: int | None = None


class _Settled(Exception):  # noqa: N818 - no error: asking one witness came to an end
    def __init__(self, outcome: Outcome, told: str = "", line: str = "") -> None:
        super().__init__(told)
        self.outcome, self.told, self.line = outcome, told, line


@dataclass(frozen=True)
class Asking:
    """How witnesses are asked: under which policy, over which transport, and what they are known to have cosigned.

    `known` holds the sizes of checkpoints that the caller keeps with the witness's cosignature; it is where proofs begin,
    and a witness that later names a smaller size has forgotten.
    """

    policy: Policy
    prove: Prove
    known: Mapping[str, int]
    post: Post = post
    get: Get = get


def collect(checkpoint: bytes, asking: Asking) -> Collected:
    """Ask every witness of the policy that has an address; return the checkpoint with the cosignatures that verified.

    The checkpoint must be signed by the policy's log. It is witnessed when the policy's quorum is reached.
    """
    policy = asking.policy
    note = read_note(checkpoint)
    policy.verify_log(note)
    names = [
        name for name in policy.witnesses if name in policy.urls and cosigned_at(note, policy.witnesses[name]) is None
    ]
    with ThreadPoolExecutor(max_workers=max(1, len(names))) as threads:
        answers = tuple(threads.map(lambda name: _ask(name, checkpoint, note, asking), names))
    whole_note = checkpoint + "".join(answer.line for answer in answers).encode()
    full = read_note(whole_note)
    cosigned = {name for name, witness in policy.witnesses.items() if cosigned_at(full, witness) is not None}
    return Collected(whole_note, answers, policy.is_satisfied_by(cosigned))


def _ask(name: str, checkpoint: bytes, note: Note, asking: Asking) -> Answered:
    """Ask one witness, from the size it is known to have; where it names another, once more from there."""
    try:
        _converse(name, checkpoint, note, asking)
    except _Settled as end:
        return Answered(name, end.outcome, end.told, end.line)
    except (Unavailable, NotFound) as error:
        return Answered(name, Outcome.UNREACHABLE, str(error))
    except Unverified as error:
        return Answered(name, Outcome.WRONG, str(error))


def _converse(name: str, checkpoint: bytes, note: Note, asking: Asking) -> NoReturn:
    size = asking.policy.verify_log(note).size
    known = old = min(asking.known.get(name, 0), size)
    for _ in range(_ATTEMPTS):
        proof = asking.prove(old, size) if 0 < old < size else []
        body = "\n".join([f"old {old}", *map(encode, proof), "", ""]).encode() + checkpoint
        reply = asking.post(f"{asking.policy.urls[name].rstrip('/')}/add-checkpoint", body)
        if reply.status == 200:
            raise _Settled(Outcome.COSIGNED, line=_good_line(name, note, reply.body, asking.policy))
        old = _size_of_conflict(reply)
        if old < known:
            raise _Settled(Outcome.FORGOT, f"it cosigned {known} entries and now says {old}")
        if old > size:
            _settle_ahead(name, size, asking)
    raise Unavailable(f"{name} named another size {_ATTEMPTS} times")


def _good_line(name: str, note: Note, body: bytes, policy: Policy) -> str:
    """The witness's own line out of its answer; the whole answer is refused where that line does not verify."""
    witness = policy.witnesses[name]
    answered = read_note(f"{note.text}\n".encode() + body)
    if cosigned_at(answered, witness) is None:
        raise Unverified(f"{name} answered 200 without its own cosignature")
    return "".join(witness_line for witness_line in _lines(body) if witness_line.startswith(f"— {witness.name} "))


def _lines(body: bytes) -> list[str]:
    return [f"{line}\n" for line in body.decode().split("\n") if line]


def _size_of_conflict(reply: Reply) -> int:
    """The size that a witness names in a conflict; every other answer ends the asking.

    Older software says 403 for a log it does not watch, and 409 without a size for a split; both are understood.
    """
    told = "".join(one if one.isprintable() else " " for one in reply.body[:200].decode(errors="replace")).strip()
    match reply.status:
        case 409 if reply.content_type.split(";")[0].strip() == "text/x.tlog.size":
            return whole(reply.body.decode(errors="replace").removesuffix("\n"))
        case 409 | 422:
            raise _Settled(Outcome.REFUSED, told)
        case 403 | 404:
            raise _Settled(Outcome.NOT_WATCHED, told)
        case 503 if "retired" in told:
            raise _Settled(Outcome.FORGOT, told)
        case _:
            raise Unavailable(f"{reply.status} {told}".strip())


def _settle_ahead(name: str, size: int, asking: Asking) -> NoReturn:
    """A witness says that it saw more than we have. Believe it only with a checkpoint that the log signed."""
    seen = last_seen(name, asking.policy, asking.get)
    if seen.checkpoint.size <= size:
        raise Unverified(f"{name} says it saw more than {size} entries and shows {seen.checkpoint.size}")
    raise _Settled(
        Outcome.AHEAD, f"it shows {seen.checkpoint.size} entries signed by the log; this checkpoint has {size}"
    )


def last_seen(name: str, policy: Policy, fetch: Get = get) -> Seen:
    """The last checkpoint that a witness shows to monitors, with the log's signature and its own both verified."""
    if name not in policy.urls:
        raise Unavailable(f"the policy gives no address of {name}")
    origin = sha256(policy.log.name.encode()).hexdigest()
    raw = fetch(f"{policy.urls[name].rstrip('/')}/{origin}/checkpoint")
    note = read_note(raw)
    checkpoint = policy.verify_log(note)
    time = cosigned_at(note, policy.witnesses[name])
    if time is None:
        raise Unverified(f"{name} shows a checkpoint that it did not cosign")
    return Seen(checkpoint, raw, time)


def newest_seen(policy: Policy, fetch: Get = get) -> tuple[dict[str, Seen], dict[str, TrucelineError]]:
    """What every witness shows, and why the others show nothing: the question of a log before it signs after a restart.

    A log whose own tree does not begin with each of these checkpoints was set back or split, and must not sign.
    """
    seen: dict[str, Seen] = {}
    silent: dict[str, TrucelineError] = {}

    def look(name: str) -> None:
        try:
            seen[name] = last_seen(name, policy, fetch)
        except TrucelineError as error:
            silent[name] = error

    names = [name for name in policy.witnesses if name in policy.urls]
    with ThreadPoolExecutor(max_workers=max(1, len(names))) as threads:
        list(threads.map(look, names))
    return seen, silent
