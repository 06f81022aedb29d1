"""The evidence of a split: it convinces whoever has the log's key, and cannot be made up."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_log import ORIGIN, PlainLog, signer_of
from tries import tries

from truceline.errors import NotFound, Unverified
from truceline.register.note import Signer
from truceline.register.split import Split, read_split, verify_split, write_split

LOG = signer_of(ORIGIN, 1).verifier


def split_of(first: PlainLog, second: PlainLog) -> Split:
    """The evidence as a watch makes it, whether or not it is true."""
    size = len(first.entries)
    if size == len(second.entries):
        return Split(first.checkpoint(), second.checkpoint())
    return Split(first.checkpoint(), second.checkpoint(), second.root(size), tuple(second.consistency(size)))


@tries(60)
@given(st.integers(1, 20), st.integers(0, 20), st.data())
def test_any_two_histories_of_any_sizes_convince(size: int, more: int, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, size - 1))
    fork = PlainLog([*PlainLog.of(at).entries, *(f"fork {number}".encode() for number in range(at, size + more))])

    assert "signed two histories" in verify_split(split_of(PlainLog.of(size), fork), LOG)


@tries(60)
@given(st.integers(1, 20), st.integers(0, 20))
def test_one_history_never_convinces(size: int, more: int) -> None:
    with pytest.raises(Unverified, match="this is no split"):
        verify_split(split_of(PlainLog.of(size), PlainLog.of(size + more)), LOG)


def test_evidence_cannot_be_made_up_against_an_honest_log() -> None:
    small, large, fork = PlainLog.of(5), PlainLog.of(9), PlainLog.of(5, "fork")
    stranger = PlainLog.of(9, "fork")
    stranger.signer = Signer.of_seed(ORIGIN, bytes(32))
    made_up = [
        Split(small.checkpoint(), large.checkpoint(), fork.root(), tuple(large.consistency(5))),
        Split(small.checkpoint(), large.checkpoint(), bytes(32), ()),
        Split(small.checkpoint(), large.checkpoint()),
        Split(large.checkpoint(), small.checkpoint(), large.root(), ()),
        split_of(small, stranger),
        Split(stranger.checkpoint(), stranger.checkpoint()),
    ]
    for split in made_up:
        with pytest.raises(Unverified):
            verify_split(split, LOG)


def test_evidence_is_three_files_and_comes_back_from_them(tmp_path: Path) -> None:
    for name, split in {
        "same": split_of(PlainLog.of(5), PlainLog.of(5, "fork")),
        "longer": split_of(PlainLog.of(5), PlainLog.of(9, "fork")),
    }.items():
        write_split(tmp_path / name, split)

        assert read_split(tmp_path / name) == split
        assert sorted(path.name for path in (tmp_path / name).iterdir()) == ["first", "proof", "second"]
    (tmp_path / "same" / "proof").write_text("something else\n")
    with pytest.raises(Unverified, match="truceline-split"):
        read_split(tmp_path / "same")
    (tmp_path / "longer" / "second").unlink()
    with pytest.raises(NotFound, match="second cannot be read"):
        read_split(tmp_path / "longer")
