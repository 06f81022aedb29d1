import shutil
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from plain_log import cosigned, policy_of
from small_register import ORIGIN, change, fill, register_of, verified

from truceline.errors import Conflict, NotAllowed, NotFound, Unverified
from truceline.register import log as log_module
from truceline.register.audit import audit
from truceline.register.checkpoint import Checkpoint, open_checkpoint
from truceline.register.entry import opens, read_entry
from truceline.register.folder import Places, open_folder
from truceline.register.keys import make_key
from truceline.register.log import Change, Log, make_register, open_register
from truceline.register.note import Signer, sign_note
from truceline.register.policy import Policy
from truceline.register.stores.opening import open_store
from truceline.register.tree import leaf_hash, root_of


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


def test_many_changes_appended_together_say_what_they_would_say_alone(tmp_path: Path) -> None:
    noon = datetime(2017, 7, 9, 12, tzinfo=UTC)
    changes = [Change(*name, b"x", "officer-amina", noon) for name in (("incident", "a"), ("finding", "a")) * 2500]
    one, other = make_register(tmp_path / "one", ORIGIN), make_register(tmp_path / "other", ORIGIN)
    with one.transaction():
        one.append(change(7))
        one.append(changes[0])
        for each in changes:
            one.append(each)
    with other.transaction():
        other.append(change(7))
        other.append(changes[0])

        assert other.append_many(iter(changes)) == range(2, 5002)

    headers = [[read_entry(raw).header for _, raw in log.store.entries(1)] for log in (one, other)]
    assert headers[0] == headers[1]
    assert headers[1][-1].version == 2500
    assert one.store.versions() == other.store.versions()
    other.checkpoint(other.folder.signer())
    assert verified(other).holds
    assert audit(other.store, []).holds


def test_many_changes_appended_together_leave_nothing_when_one_is_refused(tmp_path: Path) -> None:
    log = register_of(tmp_path, 3)

    with pytest.raises(Unverified, match="record"), log.transaction():
        log.append_many([change(8), Change("incident", "i 9", b"x", "officer-amina")])

    assert log.store.head().size == 3
    assert log.store.last_version("incident", "i8") is None
    log.folder.read_only_mark.touch()
    with pytest.raises(NotAllowed, match="read-only"), log.transaction():
        log.append_many([change(8)])
    log.folder.read_only_mark.unlink()
    with pytest.raises(Conflict, match="none is open"):
        log.append_many([change(8)])


def test_contents_appended_together_open_their_entries_each_under_a_salt_of_its_own(tmp_path: Path) -> None:
    log = make_register(tmp_path, ORIGIN)
    with log.transaction():
        indexes = log.append_many(Change("incident", f"i{n}", b"the same words", "officer-amina") for n in range(5))

    contents = log.store.contents_at(indexes)
    assert len({content.salt for content in contents.values()}) == 5
    for index, raw in log.store.entries():
        assert opens(read_entry(raw), b"the same words", contents[index].salt)


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


def test_the_store_of_a_register_is_opened_by_its_address(tmp_path: Path) -> None:
    register_of(tmp_path, 3).close()

    store = open_store("register.db", tmp_path, purpose="read")

    assert store.head().size == 3
    store.close()
