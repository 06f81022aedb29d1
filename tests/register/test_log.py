import shutil
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from plain_log import cosigned, policy_of, signer_of
from small_register import ORIGIN, change, fill, register_of, verified

from truceline.errors import Conflict, NotAllowed, NotFound, Refused, TrucelineError, Unverified
from truceline.register import log as log_module
from truceline.register.checkpoint import Checkpoint, open_checkpoint
from truceline.register.entry import opens, read_entry
from truceline.register.folder import Places, open_folder
from truceline.register.guard import Seen, root_at
from truceline.register.keys import make_key
from truceline.register.log import Change, Log, make_register, open_register
from truceline.register.mirror import Mirror, write_mirror
from truceline.register.note import Signer, sign_note
from truceline.register.policy import Policy
from truceline.register.stores.opening import open_store
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


def test_an_entry_says_what_changed_and_commits_to_the_content(tmp_path: Path) -> None:
    log = make_register(tmp_path, ORIGIN)
    noon = datetime(2017, 7, 9, 12, 0, 0, 987_654, tzinfo=timezone(timedelta(hours=3)))
    with log.transaction():
        index = log.append(Change("incident", "i1", b"shelling at dawn", "officer-amina", noon))

    raw = log.store.page(index, index + 1)[0]
    entry = read_entry(raw)
    content = log.store.content(index)
    assert (entry.header.kind, entry.header.record, entry.header.version) == ("incident", "i1", 1)
    assert entry.header.time == datetime(2017, 7, 9, 9, 0, 0, tzinfo=UTC)
    assert content is not None
    assert opens(entry, content.content, content.salt)
    assert not opens(entry, b"shelling at dusk", content.salt)
    assert b"shelling" not in raw


def test_each_change_of_a_record_is_its_next_version(tmp_path: Path) -> None:
    log = make_register(tmp_path, ORIGIN)
    with log.transaction():
        for kind, record in [("incident", "a"), ("incident", "b"), ("incident", "a"), ("finding", "a")]:
            log.append(Change(kind, record, b"x", "officer-amina"))

    versions = [read_entry(raw).header.version for _, raw in log.store.entries()]
    assert versions == [1, 1, 2, 1]


def test_the_same_content_twice_cannot_be_told_from_the_entries(tmp_path: Path) -> None:
    log = make_register(tmp_path, ORIGIN)
    with log.transaction():
        for record in ("a", "b"):
            log.append(Change("incident", record, b"the same words", "officer-amina"))

    one, other = (read_entry(raw).commitment for _, raw in log.store.entries())
    assert one != other


@pytest.mark.parametrize(
    "bad",
    [
        Change("incident with spaces", "i1", b"x", "a"),
        Change("incident", "i1\ncommitment x", b"x", "a"),
        Change("incident", "i1", b"x", ""),
        Change("incident", "نعيمة", b"x", "a"),
        Change("incident", "i1", b"x", "a", schema=-1),
    ],
)
def test_a_header_that_could_be_spelt_two_ways_is_refused_and_leaves_nothing(tmp_path: Path, bad: Change) -> None:
    log = make_register(tmp_path, ORIGIN)

    with pytest.raises(Unverified), log.transaction():
        log.append(bad)

    assert log.store.head().size == 0


def test_a_checkpoint_signs_the_tree_of_rfc_6962_over_all_entries(tmp_path: Path) -> None:
    log = register_of(tmp_path, 300, sign=False)

    checkpoint, _ = open_checkpoint(log.checkpoint(log.folder.signer()), log.folder.log)

    assert checkpoint == Checkpoint(ORIGIN, 300, root_of(leaf_hash(raw) for _, raw in log.store.entries()))


def test_the_same_tree_is_never_signed_anew(tmp_path: Path) -> None:
    log = register_of(tmp_path, 3)
    signer = log.folder.signer()

    assert log.checkpoint(signer) == log.checkpoint(signer) == log.second_place.read().note
    assert len(log.store.checkpoints()) == 2


def test_what_is_not_committed_is_never_signed(tmp_path: Path) -> None:
    log = register_of(tmp_path, 3)

    with log.transaction():
        log.append(change(9))
        with pytest.raises(Conflict, match="committed"):
            log.checkpoint(log.folder.signer())


def test_another_key_does_not_sign_for_the_register(tmp_path: Path) -> None:
    log = register_of(tmp_path, 3)

    with pytest.raises(NotAllowed):
        log.checkpoint(Signer.of_seed(ORIGIN, b"x" * 32))


def test_entries_changed_since_the_last_checkpoint_are_not_signed(tmp_path: Path) -> None:
    log = register_of(tmp_path, 5)
    fill(log, range(5, 9))
    log.store.database.execute("DROP TRIGGER register_entry_no_update")
    log.store.database.execute("UPDATE register_entry SET entry = x'00' WHERE number = 7")

    with pytest.raises(Unverified, match="from 5 on do not lead to the head"):
        log.checkpoint(log.folder.signer())
    assert open_checkpoint(log.second_place.read().note, log.folder.log)[0].size == 5


def test_without_reading_them_again_changed_entries_would_be_signed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Teeth for the test above."""
    log = register_of(tmp_path, 5)
    fill(log, range(5, 9))
    log.store.database.execute("DROP TRIGGER register_entry_no_update")
    log.store.database.execute("UPDATE register_entry SET entry = x'00' WHERE number = 7")
    monkeypatch.setattr(Log, "_grown", lambda self, _: self.store.locked_head())

    log.checkpoint(log.folder.signer())

    assert not verified(log).holds


# --- the rollback guard


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


# --- cosigned checkpoints


def witnessing(log: Log, threshold: int = 2) -> Policy:
    """A policy for this register's own key over three witnesses of the cast."""
    plain = policy_of(threshold, ["g1", "g2", "g3"])
    return Policy(log.folder.log, None, plain.witnesses, {}, plain.groups, plain.quorum)


def test_what_the_quorum_cosigned_is_kept_and_remembered(tmp_path: Path) -> None:
    log = register_of(tmp_path, 5)
    note = cosigned(log.second_place.read().note, ["g1", "g3"])

    assert log.keep_cosigned(note, witnessing(log)) == ["g1", "g3"]

    assert log.second_place.read().note == note
    assert log.store.checkpoints()[-1] == note
    assert log.checkpoint(log.folder.signer()) == note


def test_what_the_quorum_did_not_cosign_is_not_kept(tmp_path: Path) -> None:
    log = register_of(tmp_path, 5)
    note = log.second_place.read().note

    with pytest.raises(Unverified, match="quorum"):
        log.keep_cosigned(cosigned(note, ["g1"]), witnessing(log))
    assert log.second_place.read().note == note


def test_a_cosigned_checkpoint_of_another_tree_is_not_kept(tmp_path: Path) -> None:
    log = register_of(tmp_path, 5)
    other = sign_note(Checkpoint(ORIGIN, 3, b"x" * 32).text, [log.folder.signer()])

    with pytest.raises(Unverified, match="not one of this tree"):
        log.keep_cosigned(cosigned(other, ["g1", "g2"]), witnessing(log))


# --- making one


def test_a_register_is_never_made_over_another(tmp_path: Path) -> None:
    register_of(tmp_path, 1).close()

    with pytest.raises(Conflict):
        make_register(tmp_path, ORIGIN)


def test_a_register_may_use_a_key_that_lies_elsewhere_but_only_its_own(tmp_path: Path) -> None:
    make_key(tmp_path / "kept" / "a.key", ORIGIN)
    make_key(tmp_path / "kept" / "b.key", "somebody.example/else")
    places = Places(second_place=str(tmp_path / "disk2" / "last"), signing_key=str(tmp_path / "kept" / "a.key"))

    log = make_register(tmp_path / "one", ORIGIN, places)

    assert log.folder.second_place.read_bytes().startswith(b"ccm.example/register\n0\n")
    assert open_folder(tmp_path / "one") == log.folder
    with pytest.raises(Unverified, match="somebody"):
        make_register(tmp_path / "two", ORIGIN, Places(signing_key=str(tmp_path / "kept" / "b.key")))


def test_a_second_place_that_remembers_is_not_forgotten_by_making_a_register_anew(tmp_path: Path) -> None:
    places = Places(second_place=str(tmp_path / "last"))
    make_register(tmp_path / "one", ORIGIN, places).close()
    (tmp_path / "two").mkdir()
    shutil.copy(tmp_path / "one" / "signing.key", tmp_path / "two")

    with pytest.raises(Conflict, match="signed before"):
        make_register(tmp_path / "two", ORIGIN, places)


def test_a_folder_that_holds_no_register_is_said_not_to(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        open_register(tmp_path)


def test_a_register_whose_making_was_cut_off_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(log_module, "write_folder", crash)
    with pytest.raises(KeyboardInterrupt):
        make_register(tmp_path, ORIGIN)

    with pytest.raises(NotFound):
        open_register(tmp_path)


def test_the_root_at_an_earlier_size_is_that_of_the_first_entries(tmp_path: Path) -> None:
    log = register_of(tmp_path, 300)
    leaves = [leaf_hash(raw) for _, raw in log.store.entries()]

    assert [root_at(log.store, size) for size in (0, 1, 255, 256, 257, 300)] == [
        root_of(leaves[:size]) for size in (0, 1, 255, 256, 257, 300)
    ]


def test_every_refusal_of_the_log_is_an_error_of_ours() -> None:
    assert all(issubclass(one, TrucelineError) for one in (Conflict, NotAllowed, NotFound, Refused, Unverified))


def test_the_store_of_a_register_is_opened_by_its_address(tmp_path: Path) -> None:
    register_of(tmp_path, 3).close()

    store = open_store("register.db", tmp_path, purpose="read")

    assert store.head().size == 3
    store.close()
