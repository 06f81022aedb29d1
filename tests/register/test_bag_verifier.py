"""The verifier in the bag and ours share no code: each is the other's oracle."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_log import PlainLog, cosigned, policy_of, signer_of
from tampering import chance, flip
from tries import tries

from truceline.errors import Unverified
from truceline.register import bag_verifier
from truceline.register.bag_verifier import Bad
from truceline.register.checkpoint import read_checkpoint
from truceline.register.note import read_note
from truceline.register.policy import read_policy
from truceline.register.tree import inclusion_proof, verify_inclusion

NAMES = ["g1", "g2", "g3", "neutral"]


def policy_text(log: str, witnesses: dict[str, str], threshold: int) -> str:
    lines = [f"log {log}", *(f"witness {name} {key}" for name, key in witnesses.items())]
    return "\n".join([*lines, f"group q {threshold} {' '.join(witnesses)}", "quorum q", ""])


def accepted_by_both(note: bytes, policy: str) -> bool:
    """Whether both verifiers accept a checkpoint; they must agree, and on what it says."""
    try:
        theirs = bag_verifier.check_checkpoint(note.decode(), bag_verifier.read_policy(policy))
    except (Bad, UnicodeDecodeError):
        theirs = None
    try:
        opened = read_note(note)
        read_policy(policy.encode()).verify(opened)
        ours = (read_checkpoint(opened.text).size, read_checkpoint(opened.text).root)
    except Unverified:
        ours = None
    assert theirs == ours
    return ours is not None


@pytest.mark.parametrize("threshold", [1, 2, 3])
def test_both_accept_the_published_checkpoints_and_read_the_same(vectors: dict[str, Any], threshold: int) -> None:
    witnesses = {name: key["vkey"] for name, key in vectors["witnesses"].items()}
    policy = policy_text(vectors["log"]["vkey"], witnesses, threshold)

    assert all(accepted_by_both(note.encode(), policy) for note in vectors["checkpoints"].values())


@pytest.mark.parametrize("count", range(5))
@pytest.mark.parametrize("threshold", range(1, 5))
def test_both_count_a_quorum_alike(count: int, threshold: int) -> None:
    log = PlainLog.of(5)
    policy = policy_text(str(log.signer.verifier), {name: str(signer_of(name).verifier) for name in NAMES}, threshold)

    assert accepted_by_both(cosigned(log.checkpoint(), NAMES[:count]), policy) == (count >= threshold)


@tries(150)
@given(st.integers())
def test_both_refuse_a_checkpoint_with_one_flipped_bit_or_accept_it_together(seed: int) -> None:
    """A flip in the id of a cosignature makes it a stranger's, which both pass over."""
    log = PlainLog.of(5)
    policy = policy_text(str(log.signer.verifier), {name: str(signer_of(name).verifier) for name in NAMES}, 2)

    accepted_by_both(flip(cosigned(log.checkpoint(), NAMES), chance(seed)), policy)


@pytest.mark.parametrize("name", ["g\x11", "g+1", "g\u20281", "g\u00a01", ""])
def test_both_refuse_a_signature_line_whose_name_is_none(name: str) -> None:
    log = PlainLog.of(5)
    policy = policy_text(str(log.signer.verifier), {one: str(signer_of(one).verifier) for one in NAMES}, 2)
    note = cosigned(log.checkpoint(), NAMES).replace("— g1 ".encode(), f"— {name} ".encode())

    assert not accepted_by_both(note, policy)


@tries(100)
@given(st.integers(1, 40), st.data())
def test_both_climb_to_the_same_root(size: int, data: st.DataObject) -> None:
    log = PlainLog.of(size)
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, size, log.subtree())

    assert bag_verifier.climb(log.leaves[index], (index, size), proof) == log.root()
    verify_inclusion(log.leaves[index], index, size, proof, log.root())


def test_a_signature_by_the_key_counts_and_one_that_does_not_verify_spoils(vectors: dict[str, Any]) -> None:
    key = bag_verifier.read_key(vectors["log"]["vkey"], 1)
    note = vectors["checkpoints"]["7"]
    text, _, lines = note.rpartition("\n\n")
    raw = bag_verifier.unbase64(lines.split("\n")[0].split(" ")[2])

    assert bag_verifier.has_signed(key, text + "\n", [(key[0], raw)], cosigned=False)
    assert not bag_verifier.has_signed(key, text + "\n", [("other", raw)], cosigned=False)
    with pytest.raises(Bad, match="does not verify"):
        bag_verifier.has_signed(key, text + "x\n", [(key[0], raw)], cosigned=False)


def test_the_published_proof_is_accepted_for_its_entry_and_no_other(vectors: dict[str, Any], tmp_path: Path) -> None:
    policy = bag_verifier.read_policy(f"log {vectors['log']['vkey']}\nquorum none\n")
    path = tmp_path / "123.entry"
    (tmp_path / "123.tlog-proof").write_text(vectors["tlog_proof"])
    path.write_text("entry 123\n")
    assert bag_verifier.check_entry(path, policy) == 0

    path.write_text("entry 124\n")
    with pytest.raises(Bad, match="does not stand in the log"):
        bag_verifier.check_entry(path, policy)


@pytest.mark.parametrize(
    "line",
    ["{sum}  data/../../secret", "{sum}  data/a\u202eb", "{sum} data/a", "{sum}  data/missing", "0000  data/a", ""],
)
def test_a_manifest_names_exactly_what_lies_there(tmp_path: Path, line: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a").write_bytes(b"a")
    sum_ = bag_verifier.file_sum(tmp_path / "data" / "a", "sha256")
    assert sum_ == hashlib.sha256(b"a").hexdigest()
    manifest = tmp_path / "manifest-sha256.txt"
    manifest.write_text(f"{sum_}  data/a\n")
    bag_verifier.check_manifest(tmp_path, "", "sha256")

    manifest.write_text(line.format(sum=sum_) + "\n")
    with pytest.raises(Bad):
        bag_verifier.check_manifest(tmp_path, "", "sha256")


def test_a_link_out_of_the_bag_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"a")
    (tmp_path / "bag" / "data").mkdir(parents=True)
    (tmp_path / "bag" / "data" / "a").symlink_to(tmp_path / "secret")
    (tmp_path / "bag" / "manifest-sha256.txt").write_text(f"{hashlib.sha256(b'a').hexdigest()}  data/a\n")

    with pytest.raises(Bad, match="is a link"):
        bag_verifier.check_manifest(tmp_path / "bag", "", "sha256")


def test_the_flat_policies_of_the_cast_are_read_alike() -> None:
    policy = policy_of(3, NAMES)
    text = policy_text(str(policy.log), {name: str(key) for name, key in policy.witnesses.items()}, 3)

    theirs = bag_verifier.read_policy(text)

    assert theirs.satisfied("q", {"g1", "g2", "g3"})
    assert not theirs.satisfied("q", {"g1", "g2"})
