"""Generated forks, rollbacks and restored backups: none gets a cosignature, and the honest log still does."""

import hashlib
import random
from collections.abc import Callable

import pytest
from plain_log import ORIGIN, PlainLog, request_of, signer_of

from truceline.register import witness as module
from truceline.register.checkpoint import open_checkpoint
from truceline.register.tree import EMPTY_ROOT, consistency_proof
from truceline.register.witness import Witness, read_request

REFUSALS = {400, 409, 422}


class Attacker:
    """Holds the log's own key, knows every entry and every size the witness is at, and tries to have two histories signed."""

    def __init__(self, honest: PlainLog, chance: random.Random) -> None:
        self.honest, self.chance = honest, chance

    def fork(self, size: int) -> PlainLog:
        """The same beginning, then other entries, to any size."""
        at = self.chance.randrange(size)
        return self._grown(self.honest.entries[:at], at + 1 + self.chance.randrange(2 * size))

    def rewritten(self, size: int) -> PlainLog:
        """One entry of what was cosigned altered, taken out, doubled or exchanged with its neighbour."""
        entries = list(self.honest.entries[:size])
        at = self.chance.randrange(size)
        match self.chance.randrange(4):
            case 0:
                entries[at] += b"altered"
            case 1:
                del entries[at]
            case 2:
                entries.insert(at, entries[at] + b"doubled")
            case _:
                entries[at - 1 : at + 1] = [b"exchanged", *entries[at - 1 : at]]
        return self._grown(entries, len(entries) + self.chance.randrange(4))

    def restored(self, size: int) -> PlainLog:
        """A backup, shorter than what was cosigned, that took up work again."""
        kept = self.chance.randrange(size)
        return self._grown(self.honest.entries[:kept], kept + self.chance.randrange(size + 3 - kept))

    def _grown(self, entries: list[bytes], size: int) -> PlainLog:
        more = [f"other {self.chance.random()}".encode() for _ in range(size - len(entries))]
        return PlainLog([*entries, *more])

    def request(self, size: int) -> bytes:
        """One attack on a witness that cosigned `size` entries of the honest log, with the best or a mangled proof."""
        log = self.chance.choice([self.fork, self.rewritten, self.restored])(size)
        new = len(log.entries)
        old = self.chance.choice([size, size, size, size, 0, new, self.chance.randrange(new + 1)])
        return request_of(old, self._proof(log, size, old), log.checkpoint())

    def _proof(self, log: PlainLog, size: int, old: int) -> list[bytes]:
        new = len(log.entries)
        proofs: list[Callable[[], list[bytes]]] = [
            lambda: log.consistency(old) if 0 < old <= new else [],
            lambda: log.consistency(min(size, new)) if new else [],
            lambda: self.honest.consistency(size),
            lambda: [self.honest.root(size), *(log.consistency(old) if 0 < old <= new else [])],
            list,
        ]
        proof = self.chance.choice(proofs)()
        if proof and self.chance.random() < 0.3:
            proof[self.chance.randrange(len(proof))] = self.chance.choice(
                [bytes(32), self.honest.root(size), log.root(), EMPTY_ROOT]
            )
        return proof


def extends_honestly(raw: bytes, honest: PlainLog, size: int) -> bool:
    """Whether a generated request happens to be an honest one: nothing of what was cosigned is altered in it."""
    checkpoint = read_request(raw).checkpoint
    return size <= checkpoint.size <= len(honest.entries) and checkpoint.root == honest.root(checkpoint.size)


def attack(witness: Witness, attacks: int, seed: int) -> int:
    """Run so many attacks while the honest log grows beside them; return how many got a cosignature."""
    chance = random.Random(seed)  # noqa: S311 - a test repeats itself
    honest, size, signed, done = PlainLog.of(3), 0, 0, 0
    while done < attacks:
        if size == 0 or chance.random() < 0.004:
            honest.entries += [f"honest {done} {more}".encode() for more in range(chance.randrange(1, 5))]
            assert witness.add_checkpoint(honest.request(size)).status == 200
            size = len(honest.entries)
        raw = Attacker(honest, chance).request(size)
        if extends_honestly(raw, honest, size):
            continue
        status = witness.add_checkpoint(raw).status
        assert status in REFUSALS or status == 200
        signed, done = signed + (status == 200), done + 1
    return signed


def assert_unmoved(witness: Witness) -> None:
    """What the witness shows is still the honest log's."""
    shown = witness.checkpoint(hashlib.sha256(ORIGIN.encode()).hexdigest())
    checkpoint, _ = open_checkpoint(shown.body, signer_of(ORIGIN, 1).verifier)
    assert witness.origins() == {ORIGIN: checkpoint.size}


def test_of_four_hundred_generated_attacks_none_gets_a_cosignature(witness: Witness) -> None:
    assert attack(witness, 400, seed=1) == 0
    assert_unmoved(witness)


@pytest.mark.promise
@pytest.mark.parametrize("seed", range(10))
def test_of_ten_thousand_generated_attacks_none_gets_a_cosignature(
    witness: Witness, seed: int, record_property: Callable[[str, object], None]
) -> None:
    signed = attack(witness, 1_000, seed=100 + seed)

    record_property("attacks", 1_000)
    record_property("cosignatures", signed)
    assert signed == 0
    assert_unmoved(witness)


def test_teeth_without_the_proof_of_growth_many_attacks_get_a_cosignature(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = PlainLog.of(9)
    witness.add_checkpoint(honest.request(0))
    backup = witness._database.read_bytes()
    monkeypatch.setattr(module, "_require_growth", lambda *_: None)
    signed = 0
    for seed in range(40):
        signed += witness.add_checkpoint(Attacker(honest, random.Random(seed)).request(9)).status == 200  # noqa: S311 - one attack for each number
        witness._database.write_bytes(backup)

    assert signed >= 10


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7, 8])
def test_every_fork_of_a_small_log_is_refused_whatever_proof_of_real_hashes_comes_with_it(
    witness: Witness, size: int
) -> None:
    """Exhaustive over the place of the fork and the size after it; the proofs are all that honest or forked trees can give."""
    honest = PlainLog.of(size)
    witness.add_checkpoint(honest.request(0))
    for at in range(size):
        for new in range(size, size + 4):
            fork = PlainLog([*honest.entries[:at], *(f"fork {number}".encode() for number in range(at, new))])
            later = PlainLog([*honest.entries, *(f"more {number}".encode() for number in range(new - size))])
            for proof in (
                consistency_proof(size, new, fork.subtree()),
                consistency_proof(size, new, later.subtree()),
                [],
                [honest.root(), fork.root()],
            ):
                assert witness.add_checkpoint(request_of(size, proof, fork.checkpoint())).status == 422
    assert witness.origins() == {ORIGIN: size}
