"""A register that was set back must not sign, whoever set it back; and it must be able to come back."""

import shutil
from pathlib import Path

import pytest
from plain_log import signer_of
from small_register import ORIGIN, change, fill, register_of, verified

from truceline.errors import NotAllowed, Unverified
from truceline.register import log as log_module
from truceline.register.checkpoint import Checkpoint, open_checkpoint
from truceline.register.entry import read_entry
from truceline.register.guard import Seen, root_at
from truceline.register.log import Log, make_register, open_register
from truceline.register.mirror import Mirror, write_mirror
from truceline.register.note import sign_note
from truceline.register.tree import EMPTY_ROOT, leaf_hash, root_of


def copy_of(log: Log, folder: Path) -> Path:
    """A backup of the database alone, as somebody would make it."""
    log.store.database.scrub()
    return Path(shutil.copy(log.folder.path / "register.db", folder))


def brought_back(log: Log, backup: Path) -> Log:
    """The register after the backup was put in place of its database."""
    log.close()
    for left in log.folder.path.glob("register.db*"):
        left.unlink()
    shutil.copy(backup, log.folder.path / "register.db")
    return open_register(log.folder.path)


def test_a_register_set_back_by_a_backup_does_not_sign_and_goes_read_only(tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 5)
    backup = copy_of(log, tmp_path)
    fill(log, range(5, 9))
    log.checkpoint(log.folder.signer())
    log = brought_back(log, backup)
    fill(log, [77])

    with pytest.raises(Unverified, match=r"READ-ONLY.*9 entries; this register has 6"):
        log.checkpoint(log.folder.signer())

    assert log.second_place.read().note in log.folder.read_only_mark.read_bytes()
    with pytest.raises(NotAllowed, match="read-only"), log.transaction():
        log.append(change(78))
    with pytest.raises(NotAllowed, match="read-only"):
        log.checkpoint(log.folder.signer())
    assert log.store.head().size == 6


def test_a_register_set_back_that_grew_past_what_was_signed_is_a_fork_and_does_not_sign(tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 5)
    backup = copy_of(log, tmp_path)
    fill(log, range(5, 9))
    log.checkpoint(log.folder.signer())
    log = brought_back(log, backup)
    fill(log, range(100, 120))

    with pytest.raises(Unverified, match=r"READ-ONLY.*another root"):
        log.checkpoint(log.folder.signer())


def test_a_register_that_is_kept_open_sees_what_is_brought_back_beneath_it(tmp_path: Path) -> None:
    """What it remembers of the tree it signed spares it reading, never the guard."""
    log = register_of(tmp_path / "register", 5)
    fill(log, range(5, 9))
    log.checkpoint(log.folder.signer())
    backup = register_of(tmp_path / "other", 5)
    log.store.close()
    log.store = backup.store

    with pytest.raises(Unverified, match=r"READ-ONLY.*9 entries; this register has 5"):
        log.checkpoint(log.folder.signer())
    log.folder.read_only_mark.unlink()
    fill(log, range(100, 120))
    with pytest.raises(Unverified, match=r"READ-ONLY.*another root"):
        log.checkpoint(log.folder.signer())
    assert open_checkpoint(log.second_place.read().note, log.folder.log)[0].size == 9


def test_a_register_that_is_kept_open_grows_on_from_what_another_process_signed(tmp_path: Path) -> None:
    log = register_of(tmp_path, 5)
    other = open_register(tmp_path)
    for number in range(5, 12):
        fill(other if number % 2 else log, [number])
        note = (other if number % 3 else log).checkpoint(log.folder.signer())
        assert open_checkpoint(note, log.folder.log)[0].root == log.store.head().root

    assert verified(log).holds


def test_without_the_guard_the_fork_would_be_signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth: two checkpoints of one size and different roots, both signed, is the harm."""
    log = register_of(tmp_path / "register", 5)
    backup = copy_of(log, tmp_path)
    fill(log, [5])
    first = log.checkpoint(log.folder.signer())
    log = brought_back(log, backup)
    fill(log, [77])
    monkeypatch.setattr(log_module, "contradiction", lambda *_: None)
    monkeypatch.setattr(Log, "_grown", lambda self, _: self.store.locked_head())

    second = log.checkpoint(log.folder.signer())

    one, other = (open_checkpoint(note, log.folder.log)[0] for note in (first, second))
    assert one.size == other.size
    assert one.root != other.root


def test_a_restored_folder_is_caught_by_what_a_witness_shows(tmp_path: Path) -> None:
    """The second place was restored too: only a checkpoint in other hands can tell."""
    log = register_of(tmp_path / "register", 5)
    copy_of(log, tmp_path)
    shutil.copytree(tmp_path / "register", tmp_path / "restored")
    fill(log, range(5, 9))
    shown = Seen("the witness g1", log.checkpoint(log.folder.signer()))
    restored = open_register(tmp_path / "restored")
    restored.guard()

    with pytest.raises(Unverified, match="the witness g1 holds a signed checkpoint of 9 entries"):
        restored.guard([shown])
    assert restored.folder.read_only_mark.exists()


def test_a_witness_that_answers_nonsense_cannot_stop_the_register(tmp_path: Path) -> None:
    log = register_of(tmp_path, 5)
    forged = sign_note(Checkpoint(ORIGIN, 999, EMPTY_ROOT).text, [signer_of(ORIGIN, 1)])

    log.guard([Seen("the witness g1", b"nonsense"), Seen("the witness g2", forged)])

    assert not log.folder.read_only_mark.exists()


def test_the_second_place_missing_is_a_refusal(tmp_path: Path) -> None:
    log = register_of(tmp_path, 5)
    log.folder.second_place.unlink()

    with pytest.raises(Unverified, match="second place"):
        log.checkpoint(log.folder.signer())


def test_a_second_place_that_was_changed_is_a_refusal(tmp_path: Path) -> None:
    log = register_of(tmp_path, 5)
    note = log.folder.second_place.read_bytes()
    log.folder.second_place.write_bytes(note.replace(b"\n5\n", b"\n4\n"))

    with pytest.raises(Unverified, match="does not verify"):
        log.checkpoint(log.folder.signer())


def test_the_second_place_never_goes_back(tmp_path: Path) -> None:
    log = register_of(tmp_path, 5)
    smaller = log.store.checkpoints()[0]

    with pytest.raises(Unverified, match="goes back"):
        log.second_place.keep(smaller)


def test_the_signature_is_remembered_before_the_database_knows_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash between the two may lose the database's copy, never the second place's."""
    log = register_of(tmp_path, 5)
    fill(log, [5])

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(log.store, "keep_checkpoint", crash)
    with pytest.raises(KeyboardInterrupt):
        log.checkpoint(log.folder.signer())

    assert open_checkpoint(log.second_place.read().note, log.folder.log)[0].size == 6
    monkeypatch.undo()
    assert log.checkpoint(log.folder.signer()) == log.second_place.read().note


# --- coming back


def test_a_register_that_was_set_back_catches_up_from_a_mirror_and_goes_on(tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 5)
    backup = copy_of(log, tmp_path)
    fill(log, range(5, 600))
    note = log.checkpoint(log.folder.signer())
    write_mirror(log.store, note, log.folder.log, tmp_path / "mirror")
    log = brought_back(log, backup)
    with pytest.raises(Unverified):
        log.guard()

    assert log.catch_up(Mirror(tmp_path / "mirror")) == 595

    assert not log.folder.read_only_mark.exists()
    assert (tmp_path / "register" / "read-only-until-600").exists()
    fill(log, [7])
    log.checkpoint(log.folder.signer())
    assert verified(log).holds
    assert log.store.last_version("incident", "i7") == (2, 600)


def test_a_register_that_forked_cannot_catch_up_and_keeps_nothing_of_the_mirror(tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 5)
    backup = copy_of(log, tmp_path)
    fill(log, range(5, 9))
    write_mirror(log.store, log.checkpoint(log.folder.signer()), log.folder.log, tmp_path / "mirror")
    log = brought_back(log, backup)
    fill(log, [77])

    with pytest.raises(Unverified, match="the two part"):
        log.catch_up(Mirror(tmp_path / "mirror"))
    assert log.store.head().size == 6


def test_a_mirror_that_lost_an_entry_gives_nothing(tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 5)
    backup = copy_of(log, tmp_path)
    fill(log, range(5, 300))
    write_mirror(log.store, log.checkpoint(log.folder.signer()), log.folder.log, tmp_path / "mirror")
    (tmp_path / "mirror" / "tile" / "entries" / "001.p" / "44").unlink()
    log = brought_back(log, backup)

    with pytest.raises(Unverified):
        log.catch_up(Mirror(tmp_path / "mirror"))
    assert log.store.head().size == 5


def test_a_mirror_of_somebody_else_is_refused(tmp_path: Path) -> None:
    log = register_of(tmp_path / "register", 5)
    other = register_of(tmp_path / "other", 9)
    write_mirror(other.store, other.second_place.read().note, other.folder.log, tmp_path / "mirror")

    with pytest.raises(Unverified):
        log.catch_up(Mirror(tmp_path / "mirror"))


def test_a_register_that_cannot_go_on_is_continued_under_another_origin(tmp_path: Path) -> None:
    old = register_of(tmp_path / "1", 5)
    last = old.second_place.read().note

    new = make_register(tmp_path / "2", f"{ORIGIN}/2", continues=last)

    content = new.store.content(0)
    assert content is not None
    assert content.content == last
    assert read_entry(new.store.page(0, 1)[0]).header.kind == "continuation"
    assert open_checkpoint(new.second_place.read().note, new.folder.log)[0].size == 1


def test_the_root_at_an_earlier_size_is_that_of_the_first_entries(tmp_path: Path) -> None:
    log = register_of(tmp_path, 300)
    leaves = [leaf_hash(raw) for _, raw in log.store.entries()]

    assert [root_at(log.store, size) for size in (0, 1, 255, 256, 257, 300)] == [
        root_of(leaves[:size]) for size in (0, 1, 255, 256, 257, 300)
    ]
