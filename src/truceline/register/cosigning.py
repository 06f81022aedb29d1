"""Asking witnesses to cosign a checkpoint, and what a log must learn from their answers.

Nothing that a witness says is believed: its cosignature is verified, and that it saw more than the log has counts only with
a checkpoint that the log itself signed. Witnesses are asked side by side; one that is slow or down delays nobody else.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256

from truceline.errors import Conflict, NotFound, TrucelineError, Unavailable, Unverified
from truceline.register.checkpoint import Checkpoint, cosigned_at
from truceline.register.fetching import Get, Post, Reply, get, post
from truceline.register.note import Note, Verifier, read_note
from truceline.register.policy import Policy
from truceline.register.spelling import encode, whole
from truceline.register.tree import verify_consistency

# Gives the hashes that show the tree of the second size to begin with the tree of the first.
Prove = Callable[[int, int], list[bytes]]
# Between a conflict and the next attempt another checkpoint of ours may have been cosigned; more often than this it cannot.
_ATTEMPTS = 3


class Outcome(Enum):
    """What came of asking one witness."""

    COSIGNED = "cosigned"
    UNREACHABLE = "not reached"
    NOT_WATCHED = "does not watch this log, or knows other keys of it"
    REFUSED = "refused, and shows nothing signed by the log that would explain it"
    FORGOT = "has forgotten what it cosigned; its key is to be retired"
    WRONG = "answered what does not verify"
    AHEAD = "shows more than this checkpoint has, signed by the log"
    SPLIT = "shows another history, signed by the log"


# These two are proved by the log's own signature, not by a witness's word: the log was set back or split, and must not go on.
ALARMS = frozenset({Outcome.AHEAD, Outcome.SPLIT})


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
class Shown:
    """The last checkpoint that somebody showed, verified: of the log, and where it is a witness's, cosigned by it."""

    checkpoint: Checkpoint
    note: bytes
    cosigned_at: int | None = None


@dataclass(frozen=True)
class Asking:
    """How witnesses are asked: under which policy, over which transport, and what they are known to have cosigned.

    `known` holds the sizes of checkpoints that the caller keeps with the witness's cosignature; it is where proofs begin,
    and a witness that later names a smaller size has forgotten.
    """

    policy: Policy
    prove: Prove
    known: Mapping[str, int] = field(default_factory=dict)
    post: Post = post
    get: Get = get


def collect(checkpoint: bytes, asking: Asking) -> Collected:
    """Ask every witness of the policy that has an address; return the checkpoint with the cosignatures that verified.

    The checkpoint must be signed by the policy's log. It is witnessed when the policy's quorum is reached.

    Raises:
        Conflict: the log cannot prove its own growth.
    """
    policy = asking.policy
    note = read_note(checkpoint)
    policy.verify_log(note)
    names = [
        name for name in policy.witnesses if name in policy.urls and cosigned_at(note, policy.witnesses[name]) is None
    ]
    with ThreadPoolExecutor(max_workers=max(1, len(names))) as threads:
        answers = tuple(threads.map(lambda name: _ask(name, checkpoint, asking), names))
    whole_note = checkpoint + "".join(answer.line for answer in answers).encode()
    full = read_note(whole_note)
    cosigned = {name for name, witness in policy.witnesses.items() if cosigned_at(full, witness) is not None}
    return Collected(whole_note, answers, policy.is_satisfied_by(cosigned))


def _ask(name: str, checkpoint: bytes, asking: Asking) -> Answered:
    """Ask one witness; whatever goes wrong with it is its answer and nobody else's."""
    try:
        return _converse(name, checkpoint, asking)
    except (Unavailable, NotFound) as error:
        return Answered(name, Outcome.UNREACHABLE, str(error))
    except Unverified as error:
        return Answered(name, Outcome.WRONG, str(error))


def _converse(name: str, checkpoint: bytes, asking: Asking) -> Answered:
    """Ask from the size the witness is known to have; where it names another, once more from there."""
    note = read_note(checkpoint)
    new = asking.policy.verify_log(note)
    known = old = min(asking.known.get(name, 0), new.size)
    for _ in range(_ATTEMPTS):
        proof = _proof(old, new.size, asking)
        body = "\n".join([f"old {old}", *map(encode, proof), "", ""]).encode() + checkpoint
        reply = asking.post(f"{asking.policy.urls[name].rstrip('/')}/add-checkpoint", body)
        if reply.status == 200:
            return Answered(name, Outcome.COSIGNED, line=_good_line(asking.policy.witnesses[name], note, reply.body))
        if reply.status != 409 or not reply.content_type.startswith("text/x.tlog.size"):
            return _refused(name, new, reply, asking)
        old = whole(reply.body.decode(errors="replace").removesuffix("\n"))
        if old < known:
            return Answered(name, Outcome.FORGOT, f"it cosigned {known:,} entries and now says {old:,}")
        if old > new.size:
            return _explained(name, new, asking) or Answered(
                name, Outcome.WRONG, f"it says {old:,} entries and shows no such checkpoint"
            )
    return Answered(name, Outcome.UNREACHABLE, f"it named another size {_ATTEMPTS} times")


def _proof(old: int, new: int, asking: Asking) -> list[bytes]:
    """The log's own proof; where it has none, that is its fault and not the witness's."""
    try:
        return asking.prove(old, new) if 0 < old < new else []
    except Unverified as error:
        raise Conflict(f"this log cannot prove how it grew from {old:,} to {new:,} entries: {error}") from error


def _good_line(witness: Verifier, note: Note, body: bytes) -> str:
    """The witness's own line out of its answer; refused where none is there, or one does not verify.

    Only one is taken, or a witness could fill a checkpoint up with its lines until nobody reads it any more.
    """
    answered = read_note(f"{note.text}\n".encode() + body)
    if cosigned_at(answered, witness) is None:
        raise Unverified("its answer does not hold its own cosignature")
    return str(answered.of(witness)[-1])


def _refused(name: str, new: Checkpoint, reply: Reply, asking: Asking) -> Answered:
    """What a refusal means. Older software says 403 for a log it does not watch, and 409 without a size for a split."""
    told = "".join(one if one.isprintable() else " " for one in reply.body[:200].decode(errors="replace")).strip()
    match reply.status:
        case 409 | 422:
            return _explained(name, new, asking) or Answered(name, Outcome.REFUSED, told)
        case 403 | 404:
            return Answered(name, Outcome.NOT_WATCHED, told)
        case 503 if "retired" in told:
            return Answered(name, Outcome.FORGOT, told)
        case _:
            return Answered(name, Outcome.UNREACHABLE, f"{reply.status} {told}".strip())


def _explained(name: str, new: Checkpoint, asking: Asking) -> Answered | None:
    """The alarm that the witness can prove with a checkpoint signed by the log; None where it proves nothing."""
    try:
        shown = last_shown(name, asking.policy, asking.get).checkpoint
    except (NotFound, Unavailable, Unverified):
        return None
    if shown.size > new.size:
        return Answered(name, Outcome.AHEAD, f"{shown.size:,} entries; this checkpoint has {new.size:,}")
    try:
        if shown.size > 0:
            verify_consistency(shown.size, new.size, _proof(shown.size, new.size, asking), shown.root, new.root)
    except Unverified as error:
        return Answered(name, Outcome.SPLIT, str(error))
    return None


def last_shown(name: str, policy: Policy, fetch: Get = get) -> Shown:
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
    return Shown(checkpoint, raw, time)


def all_shown(policy: Policy, fetch: Get = get) -> tuple[dict[str, Shown], dict[str, TrucelineError]]:
    """What every witness shows, and why the others show nothing: the question of a log before it signs after a restart.

    A log whose own tree does not begin with each of these checkpoints was set back or split, and must not sign.
    """
    shown: dict[str, Shown] = {}
    silent: dict[str, TrucelineError] = {}

    def look(name: str) -> None:
        try:
            shown[name] = last_shown(name, policy, fetch)
        except TrucelineError as error:
            silent[name] = error

    names = [name for name in policy.witnesses if name in policy.urls]
    with ThreadPoolExecutor(max_workers=max(1, len(names))) as threads:
        list(threads.map(look, names))
    return shown, silent
