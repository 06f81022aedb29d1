import sqlite3
import threading
from pathlib import Path

import pytest

from truceline.errors import Conflict, NotFound, Unavailable, Unverified
from truceline.register.stores.opening import open_store
from truceline.register.stores.sqlite import SqliteDatabase, make_sqlite, open_sqlite, read_sqlite
from truceline.register.stores.store import PAGE, Content, Store
from truceline.register.tiles import WIDTH, subtree_reader, tile_width, tiles_of
from truceline.register.tree import HASH_SIZE, CompactRange, leaf_hash, range_hash, root_of


def filled(store: Store, count: int) -> list[bytes]:
    entries = [f"entry {number}\n".encode() for number in range(count)]
    with store.transaction():
        for entry in entries:
            store.append(entry)
    return entries


def test_entries_are_numbered_from_zero_and_read_back_as_they_are(store: Store) -> None:
    entries = filled(store, 300)

    assert list(store.entries()) == list(enumerate(entries))
    assert list(store.entries(290, 295)) == list(enumerate(entries))[290:295]
    assert store.page(299, 300) == [b"entry 299\n"]


def test_the_head_is_the_tree_of_rfc_6962_over_the_entries(store: Store) -> None:
    entries = filled(store, 77)

    assert store.head().size == 77
    assert store.head().root == root_of(map(leaf_hash, entries))


@pytest.mark.parametrize("count", [1, 255, 256, 257, 600])
def test_tiles_lead_to_the_root_at_every_size(address: str, tmp_path: Path, count: int) -> None:
    store = open_store(address, tmp_path, purpose="make")
    entries = filled(store, count)

    for size in {1, count // 2 or 1, count}:
        assert range_hash(0, size, subtree_reader(size, store.tile)) == root_of(map(leaf_hash, entries[:size]))
    assert all(len(store.tile(*tile)) == tile[2] * HASH_SIZE for tile in tiles_of(count))
    store.close()


def test_a_tile_that_is_not_full_yet_reads_the_same_after_it_is(store: Store) -> None:
    filled(store, 100)
    before = store.tile(0, 0, tile_width(100, 0, 0))
    filled(store, 400)

    assert store.tile(0, 0, WIDTH)[: len(before)] == before


def test_a_change_that_is_rolled_back_leaves_no_hole(store: Store) -> None:
    filled(store, 3)

    class ChangedMyMind(Exception):
        pass

    def change_my_mind() -> None:
        with store.transaction():
            assert store.append(b"never") == 3
            raise ChangedMyMind

    with pytest.raises(ChangedMyMind):
        change_my_mind()
    with store.transaction():
        assert store.append(b"next") == 3

    assert store.head().size == 4
    assert store.page(0, 9)[3] == b"next"


def test_an_entry_stands_in_the_transaction_of_whatever_else_its_change_writes(store: Store) -> None:
    store.database.execute("CREATE TABLE incident (words VARCHAR(80) CHECK (words <> 'refused'))")

    def tell(words: str) -> None:
        with store.transaction():
            store.append(words.encode())
            store.database.execute("INSERT INTO incident VALUES (%s)", (words,))

    with pytest.raises(Conflict):
        tell("refused")
    assert store.head().size == 0
    tell("accepted")
    assert store.page(0, 9) == [b"accepted"]


def test_nothing_is_appended_outside_a_transaction(store: Store) -> None:
    with pytest.raises(Conflict, match="none is open"):
        store.append(b"alone")


CHANGES = [
    "UPDATE register_entry SET entry = entry WHERE number = 5",
    "DELETE FROM register_entry WHERE number = 5",
    "DELETE FROM register_entry",
    "INSERT INTO register_entry (number, entry) SELECT number + 1000, entry FROM register_entry WHERE number = 5",
    "INSERT INTO register_entry (number, entry) SELECT -1, entry FROM register_entry WHERE number = 5",
    "UPDATE register_node SET number = number + 1000 WHERE number = 5",
    "DELETE FROM register_node WHERE number = 5",
    "UPDATE register_tile SET level = 7",
    "DELETE FROM register_tile",
    "UPDATE register_version SET version = 9",
    "DELETE FROM register_version",
    "UPDATE register_checkpoint SET size = 0",
    "DELETE FROM register_checkpoint",
    "UPDATE register_content SET number = 9",
    "UPDATE register_head SET size = size - 1",
    "UPDATE register_head SET size = size + 1",
    "UPDATE register_head SET size = size + 2",
    "UPDATE register_head SET size = size",
    "DELETE FROM register_head",
]


def test_the_database_refuses_to_change_what_was_appended(store: Store) -> None:
    with store.transaction():
        for number in range(256):
            store.append(b"entry %d" % number, Content(b"s" * 32, b"content"))
            store.name_version("incident", f"i{number}", 1, number)
        store.keep_checkpoint(256, b"note")
    before = (store.head().root, list(store.entries()), store.versions(), store.checkpoints(), store.content(9))

    went_through = []
    for statement in CHANGES:
        try:
            with store.transaction():
                store.database.execute(statement)
            went_through.append(statement)
        except Conflict:
            pass

    assert went_through == []
    assert (store.head().root, list(store.entries()), store.versions(), store.checkpoints(), store.content(9)) == before


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE INTO register_entry VALUES (0, x'00')",
        "REPLACE INTO register_content VALUES (0, x'00', x'00')",
        "REPLACE INTO register_node VALUES (0, 0, x'00')",
        "REPLACE INTO register_tile VALUES (0, 0, x'00')",
        "REPLACE INTO register_version VALUES ('k', 'r', 1, 9)",
        "REPLACE INTO register_head VALUES (1, 0, x'')",
    ],
)
def test_sqlite_does_not_delete_by_replacing_either(tmp_path: Path, statement: str) -> None:
    store = make_sqlite(tmp_path / "register.db")
    with store.transaction():
        for _ in range(256):
            index = store.append(b"entry", Content(b"s" * 32, b"content"))
        store.name_version("k", "r", 1, 0)

    with pytest.raises(Conflict), store.transaction():
        store.database.execute(statement)
    assert index == 255
    store.close()


def test_without_its_triggers_the_database_would_change_an_entry(tmp_path: Path) -> None:
    """Teeth: it is the triggers that refuse, not something else."""
    store = make_sqlite(tmp_path / "register.db")
    filled(store, 3)
    store.database.execute("DROP TRIGGER register_entry_no_update")

    store.database.execute("UPDATE register_entry SET entry = x'00' WHERE number = 1")

    assert store.page(1, 2) == [b"\0"]
    store.close()


def test_an_entry_that_is_missing_ends_the_page_and_a_stray_one_is_named(tmp_path: Path) -> None:
    store = make_sqlite(tmp_path / "register.db")
    filled(store, PAGE + 10)
    for trigger in ("register_entry_no_delete", "register_entry_next"):
        store.database.execute(f"DROP TRIGGER {trigger}")
    store.database.execute("DELETE FROM register_entry WHERE number = 7")
    store.database.execute("INSERT INTO register_entry VALUES (99999, x'00')")

    assert len(store.page(0, PAGE)) == 7
    assert [number for number, _ in store.entries()] == list(range(7))
    assert store.stray(store.head().size) == 99_999
    store.close()


def test_every_commit_is_flushed_before_it_is_acknowledged(store: Store) -> None:
    asked: list[tuple[str, object]] = {
        "SqliteDatabase": [("PRAGMA synchronous", 2), ("PRAGMA journal_mode", "wal"), ("PRAGMA secure_delete", 1)],
        "PostgresDatabase": [("SHOW synchronous_commit", "on"), ("SHOW fsync", "on")],
    }[type(store.database).__name__]  # type: ignore[assignment] # each has its own

    for question, answer in asked:
        assert store.database.execute(question).fetchone()[0] == answer


def test_nothing_is_appended_where_a_power_cut_could_take_it_back(store: Store) -> None:
    weaker = {
        "SqliteDatabase": "PRAGMA synchronous = NORMAL",
        "PostgresDatabase": "SET synchronous_commit = off",
    }[type(store.database).__name__]
    store.database.execute(weaker)

    with pytest.raises(Unavailable, match="power cut"), store.transaction():
        store.append(b"would be lost")
    assert store.head().size == 0


def test_many_writers_append_without_gap_or_twice_the_same_number(address: str, tmp_path: Path) -> None:
    open_store(address, tmp_path, purpose="make").close()
    given: list[int] = []

    def write(writer: int) -> None:
        mine = open_store(address, tmp_path, purpose="append")
        for number in range(25):
            with mine.transaction():
                index = mine.append(f"writer {writer} entry {number}".encode())
            given.append(index)
        mine.close()

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    store = open_store(address, tmp_path, purpose="read")
    assert sorted(given) == list(range(100))
    assert root_of(leaf_hash(entry) for _, entry in store.entries()) == store.head().root
    store.close()


def test_without_its_lock_two_writers_would_take_one_number_and_one_is_refused(tmp_path: Path) -> None:
    """Teeth: whoever reads the head too early cannot append over somebody else."""
    store = make_sqlite(tmp_path / "register.db")
    stale = store.head()
    filled(store, 1)

    with pytest.raises(Conflict), store.transaction():
        store.append(b"second", head=CompactRange(stale.size, stale.hashes))
    store.close()


def test_a_store_opened_to_read_cannot_write(address: str, tmp_path: Path) -> None:
    open_store(address, tmp_path, purpose="make").close()
    store = open_store(address, tmp_path, purpose="read")

    with pytest.raises((Unavailable, Conflict)), store.transaction():
        store.append(b"no")
    store.close()


def test_a_store_is_never_made_over_another_and_never_opened_where_there_is_none(address: str, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        open_store(address, tmp_path, purpose="append")
    open_store(address, tmp_path, purpose="make").close()
    with pytest.raises(Conflict, match="over"):
        open_store(address, tmp_path, purpose="make")


def test_sqlite_is_made_opened_and_read_by_the_name_of_its_file(tmp_path: Path) -> None:
    make_sqlite(tmp_path / "a.db").close()
    with pytest.raises(NotFound):
        open_sqlite(tmp_path / "b.db")

    store = open_sqlite(tmp_path / "a.db")

    filled(store, 3)
    copy = read_sqlite(tmp_path / "a.db")
    assert copy.head().size == 3
    copy.close()
    store.close()


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    path.write_bytes(b"no database at all" * 100)

    with pytest.raises(Unverified, match="damaged"):
        read_sqlite(path).head()


def test_a_copy_on_a_disk_that_cannot_be_written_to_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_sqlite(tmp_path / "register.db")
    filled(store, 5)
    store.close()
    monkeypatch.setattr("os.access", lambda *_: False)

    copy = read_sqlite(tmp_path / "register.db")

    assert copy.head().size == 5
    copy.close()


def test_versions_of_a_record_are_found_and_never_given_twice(store: Store) -> None:
    with store.transaction():
        for version in (1, 2):
            index = store.append(b"e")
            store.name_version("incident", "i7", version, index)

    assert store.last_version("incident", "i7") == (2, 1)
    assert store.last_version("finding", "i7") is None
    assert store.versions() == [(0, "incident", "i7", 1), (1, "incident", "i7", 2)]
    with pytest.raises(Conflict), store.transaction():
        store.name_version("incident", "i7", 2, 5)


def test_checkpoints_are_kept_once_and_the_most_signed_of_one_size_comes_last(store: Store) -> None:
    for size, note in [(2, b"two"), (1, b"one"), (2, b"two cosigned"), (1, b"one")]:
        store.keep_checkpoint(size, note)

    assert store.checkpoints() == [b"one", b"two", b"two cosigned"]
    assert store.last_checkpoint() == b"two cosigned"
    assert store.count_checkpoints() == 2


def test_of_very_many_checkpoints_the_first_the_last_and_some_between_are_read(store: Store) -> None:
    assert store.last_checkpoint() is None
    for size in range(100):
        store.keep_checkpoint(size, b"%d" % size)

    assert store.checkpoints(5) == [b"0", b"24", b"49", b"74", b"99"]
    assert len(store.checkpoints(100)) == 100


def test_an_erased_content_is_gone_from_the_files_of_sqlite(tmp_path: Path) -> None:
    store = make_sqlite(tmp_path / "register.db")
    with store.transaction():
        store.append(b"entry", Content(b"s" * 32, b"THE NAME OF THE SOURCE"))
    with store.transaction():
        assert store.erase_content(0)
    store.database.scrub()

    assert store.content(0) is None
    assert all(b"NAME OF THE SOURCE" not in path.read_bytes() for path in tmp_path.iterdir())
    store.close()


def test_without_secure_deletion_the_bytes_would_stay(tmp_path: Path) -> None:
    """Teeth for the test above."""
    store = make_sqlite(tmp_path / "register.db")
    store.database.execute("PRAGMA secure_delete = OFF")
    with store.transaction():
        store.append(b"entry", Content(b"s" * 32, b"THE NAME OF THE SOURCE"))
    with store.transaction():
        store.erase_content(0)
    store.database.scrub()

    assert any(b"NAME OF THE SOURCE" in path.read_bytes() for path in tmp_path.iterdir())
    store.close()


def test_contents_lie_beside_their_entries(store: Store) -> None:
    with store.transaction():
        store.append(b"with", Content(b"s" * 32, b"\x00\xff content"))
        store.append(b"without")

    assert store.content(0) == Content(b"s" * 32, b"\x00\xff content")
    assert store.contents(0, 9) == {0: Content(b"s" * 32, b"\x00\xff content")}
    assert not store.database.in_transaction


def test_a_head_row_that_is_gone_is_said(tmp_path: Path) -> None:
    store = make_sqlite(tmp_path / "register.db")
    assert isinstance(store.database, SqliteDatabase)
    with pytest.raises(sqlite3.IntegrityError):
        store.database.connection.execute("DELETE FROM register_head")
    store.database.execute("DROP TRIGGER register_head_stays")
    store.database.execute("DELETE FROM register_head")

    with pytest.raises(Unverified, match="head row is gone"):
        store.head()
    store.close()
