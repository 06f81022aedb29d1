import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from plain_log import cosigned, policy_of
from small_register import ORIGIN, drop_triggers, fill, register_of, thief, verified, verified_through
from tampering import TAMPERINGS, Tampering, alter_one_bit, chance, delete, flip, put, truncate
from tries import tries

from truceline.errors import Unverified
from truceline.register import verify as verify_module
from truceline.register.checkpoint import Checkpoint, open_checkpoint
from truceline.register.guard import Seen
from truceline.register.log import Log
from truceline.register.mirror import Mirror, write_mirror
from truceline.register.note import Signer, sign_note
from truceline.register.policy import Policy
from truceline.register.tree import leaf_hash
from truceline.register.verification import Verification
from truceline.register.verify import Trust, verify_mirror, verify_register

SIZE = 700


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Log]:
    """A register of 700 entries with checkpoints at 0, 300, 600 and 700, two entries that are not signed yet, and a mirror of 700."""
    made = register_of(tmp_path_factory.mktemp("verify") / "register", 300)
    for numbers in (range(300, 600), range(600, SIZE)):
        fill(made, numbers)
        note = made.checkpoint(made.folder.signer())
    write_mirror(made.store, note, made.folder.log, made.folder.path / "mirror")
    fill(made, range(SIZE, SIZE + 2))
    yield made
    made.close()


def mirror_of(log: Log) -> Mirror:
    return Mirror(log.folder.path / "mirror")


def rewrite_hashes(connection: sqlite3.Connection, start: int, end: int) -> None:
    """Make the stored hashes of the lowest level, full tiles and loose nodes, those of the entries as they lie there now."""
    for number in range(start // 256, (end - 1) // 256 + 1):
        rows = connection.execute(
            "SELECT number, entry FROM register_entry WHERE number >= ? AND number < ? ORDER BY number",
            (number * 256, number * 256 + 256),
        ).fetchall()
        hashes = [leaf_hash(entry) for _, entry in rows]
        connection.execute(
            "UPDATE register_tile SET hashes = ? WHERE level = 0 AND number = ?", (b"".join(hashes), number)
        )
        for (at, _), hash_ in zip(rows, hashes, strict=True):
            connection.execute("UPDATE register_node SET hash = ? WHERE level = 0 AND number = ?", (hash_, at))


# --- a register that holds


def test_a_register_that_holds_says_what_was_checked_as_a_numbered_list(log: Log) -> None:
    told = str(verified(log))

    assert verified(log).holds
    assert [line.split(".")[0].strip() for line in told.splitlines()] == [str(n) for n in range(1, 12)]
    assert "of 700 entries" in told
    assert "Not signed yet: 2" in told
    assert "recorded, not witnessed" in told
    assert "BAD" not in told
    verified(log).require()


def test_of_very_many_checkpoints_it_says_how_many_were_checked(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_module, "MOST_CHECKPOINTS", 2)

    assert "Of 4 checkpoints in the database 2, evenly spread, are checked below." in str(verified(log))
    assert verified(log).holds


def test_an_empty_register_holds(tmp_path: Path) -> None:
    assert verified(register_of(tmp_path, 0)).holds


def test_nothing_checked_does_not_hold() -> None:
    assert not Verification().holds
    with pytest.raises(Unverified, match="nothing was checked"):
        Verification().require()


def test_a_mirror_holds_by_itself(log: Log) -> None:
    verification = verify_mirror(mirror_of(log), Trust(log.folder.log))

    assert verification.holds
    assert verification.checkpoint is not None
    assert verification.checkpoint.size == SIZE


# --- every way to change the record is found, and its index named


@pytest.mark.parametrize("tampering", TAMPERINGS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("index", [0, 1, 255, 256, 257, 511, 512, 640, 698, 699])
def test_the_first_bad_index_is_named(log: Log, tampering: Tampering, index: int) -> None:
    with thief(log) as connection:
        expected = tampering(connection, index, chance(index))
        verification = verified_through(connection, log)

    assert not verification.holds
    assert verification.place is not None
    assert (verification.place.first, verification.place.last) == (expected, expected)
    assert f"First bad index: {expected}." in str(verification)
    with pytest.raises(Unverified, match=f"First bad index: {expected}"):
        verification.require()


@tries(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, SIZE - 1), st.sampled_from(TAMPERINGS), st.integers())
def test_any_tampering_anywhere_is_named(log: Log, index: int, tampering: Tampering, seed: int) -> None:
    with thief(log) as connection:
        expected = tampering(connection, index, chance(seed))
        place = verified_through(connection, log).place

    assert place is not None
    assert (place.first, place.last) == (expected, expected)


@pytest.mark.parametrize("tampering", TAMPERINGS, ids=lambda one: one.__name__)
def test_without_hashing_the_entries_nothing_altered_would_be_found(
    log: Log, tampering: Tampering, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Teeth: the stored hashes alone still lead to the signed root."""

    def believe(copy: object, size: int) -> object:
        read = real(copy, size)  # type: ignore[arg-type] # as the function that is replaced
        return verify_module._Read(read.stored, read.stored, None)

    real = verify_module._read
    monkeypatch.setattr(verify_module, "_read", believe)
    with thief(log) as connection:
        tampering(connection, 100, chance(1))
        place = verified_through(connection, log).place

    assert place is None


# --- a thief that rewrites the stored hashes too


@pytest.mark.parametrize(("index", "tile"), [(5, (0, 255)), (300, (256, 511)), (511, (256, 511))])
def test_where_the_hash_of_the_entry_was_rewritten_too_the_tile_above_tells_the_range(
    log: Log, index: int, tile: tuple[int, int]
) -> None:
    with thief(log) as connection:
        alter_one_bit(connection, index, chance(1))
        rewrite_hashes(connection, index, index + 1)
        verification = verified_through(connection, log)

    assert verification.place is not None
    assert verification.place.first in {tile[0], 300}
    assert verification.place.first <= index <= verification.place.last <= tile[1]
    assert "somewhere from" in verification.place.said


def test_where_all_hashes_were_rewritten_the_signed_checkpoints_tell_the_range(log: Log) -> None:
    with thief(log) as connection:
        alter_one_bit(connection, 650, chance(1))
        rewrite_hashes(connection, 0, SIZE + 2)
        connection.execute("UPDATE register_node SET hash = zeroblob(32) WHERE level > 0")
        verification = verified_through(connection, log)

    assert verification.place is not None
    assert (verification.place.first, verification.place.last) == (600, 699)
    assert "Entries 0 to 599 are proven" in verification.place.said


def test_where_all_hashes_were_rewritten_a_mirror_in_other_hands_names_the_index(log: Log) -> None:
    with thief(log) as connection:
        alter_one_bit(connection, 650, chance(1))
        rewrite_hashes(connection, 0, SIZE + 2)
        connection.execute("UPDATE register_node SET hash = zeroblob(32) WHERE level > 0")
        place = verified_through(connection, log, mirrors=[mirror_of(log)]).place

    assert place is not None
    assert (place.first, place.last) == (650, 650)


def test_a_mirror_that_lies_is_not_believed(log: Log, tmp_path: Path) -> None:
    """The mirror's tile was rewritten to suit the tampered entry: it does not lead to the signed root."""
    shutil.copytree(log.folder.path / "mirror", tmp_path / "mirror")
    with thief(log) as connection:
        alter_one_bit(connection, 300, chance(1))
        rewrite_hashes(connection, 300, 301)
        (row,) = connection.execute("SELECT hashes FROM register_tile WHERE level = 0 AND number = 1").fetchone()
        (tmp_path / "mirror/tile/0/001").write_bytes(row)
        place = verified_through(connection, log, mirrors=[Mirror(tmp_path / "mirror")]).place
        honest = verified_through(connection, log, mirrors=[Mirror(tmp_path / "mirror"), mirror_of(log)]).place

    assert place is not None
    assert honest is not None
    assert not place.named
    assert place.first <= 300 <= place.last
    assert (honest.first, honest.last) == (300, 300)


def test_a_truncation_with_all_its_traces_is_told_as_the_first_entry_that_is_missing(log: Log) -> None:
    with thief(log) as connection:
        truncate(connection, 650, chance(1))
        connection.execute("DELETE FROM register_node WHERE level = 0 AND number >= 650")
        verification = verified_through(connection, log)

    assert verification.place is not None
    assert (verification.place.first, verification.place.last) == (600, 650)
    assert "Entry 650 is the first that is missing" in verification.place.said


def test_a_stored_hash_that_was_changed_is_named_and_the_entry_proven(log: Log) -> None:
    for index, statement in [
        (256, "UPDATE register_tile SET hashes = zeroblob(8192) WHERE level = 0 AND number = 1"),
        (600, "UPDATE register_node SET hash = zeroblob(32) WHERE level = 0 AND number = 600"),
        (512, "DELETE FROM register_node WHERE level = 0 AND number = 512"),
    ]:
        with thief(log) as connection:
            connection.execute(statement)
            verification = verified_through(connection, log)

        assert not verification.holds
        assert f"First bad index: {index}. Its stored hash was changed; the entry itself is proven" in str(verification)


def test_a_stored_tile_higher_up_that_was_changed_is_found(log: Log) -> None:
    with thief(log) as connection:
        connection.execute("UPDATE register_node SET hash = zeroblob(32) WHERE level = 1 AND number = 1")
        verification = verified_through(connection, log)

    assert not verification.holds
    assert "tile/1/000.p/2 is not that of the tree" in str(verification)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE register_head SET hashes = zeroblob(length(hashes))", "head row"),
        ("UPDATE register_head SET size = 701, hashes = zeroblob(32 * 6)", "head row"),
        ("UPDATE register_entry SET entry = x'00' WHERE number = 701", "Entry 701, not signed yet"),
        ("DELETE FROM register_entry WHERE number = 700", "Entry 700, not signed yet, is missing"),
        ("INSERT INTO register_entry VALUES (702, x'00')", "Entry 702 lies beyond the head"),
        ("INSERT INTO register_entry VALUES (-1, x'00')", "Entry -1 lies beyond the head"),
    ],
)
def test_what_is_not_signed_yet_must_follow_from_the_head(log: Log, statement: str, told: str) -> None:
    with thief(log) as connection:
        connection.execute(statement)
        verification = verified_through(connection, log)

    assert not verification.holds
    assert told in str(verification)


# --- signatures


def test_without_any_checkpoint_nothing_is_verified(tmp_path: Path) -> None:
    log = register_of(tmp_path, 5)
    log.folder.second_place.unlink()
    drop_triggers(log.store.database.connection)  # type: ignore[attr-defined] # SQLite alone is attacked so
    log.store.database.execute("DELETE FROM register_checkpoint")

    verification = verified(log)

    assert not verification.holds
    assert "nothing can be verified" in str(verification)


def test_a_checkpoint_kept_elsewhere_reveals_a_whole_register_made_anew(tmp_path: Path) -> None:
    """Whoever has the key can make another register; whoever kept one checkpoint sees it."""
    old = register_of(tmp_path / "old", 5)
    kept = old.second_place.read().note
    (tmp_path / "new").mkdir()
    shutil.copy(tmp_path / "old" / "signing.key", tmp_path / "new")
    new = register_of(tmp_path / "new", 5)

    assert verified(new).holds
    told = verify_register(new.folder, new.store, Trust(new.folder.log), [Seen("my own desk", kept)])
    assert not told.holds
    assert "Two checkpoints of 5 entries have different roots: the register was split" in str(told)


def test_a_checkpoint_of_another_key_is_not_believed(log: Log) -> None:
    forged = sign_note(Checkpoint(ORIGIN, 9, b"x" * 32).text, [Signer.of_seed(ORIGIN, b"x" * 32)])

    told = verify_register(log.folder, log.store, Trust(log.folder.log), [Seen("a stranger", forged)])

    assert not told.holds
    assert "A checkpoint from a stranger does not verify" in str(told)


def test_an_earlier_checkpoint_of_another_tree_is_found(log: Log) -> None:
    strange = sign_note(Checkpoint(ORIGIN, 9, b"x" * 32).text, [log.folder.signer()])

    told = verify_register(log.folder, log.store, Trust(log.folder.log), [Seen("a witness", strange)])

    assert not told.holds
    assert "The signed checkpoint of 9 entries is not of this tree" in str(told)


def test_a_checkpoint_larger_than_the_register_names_the_first_missing_entry(log: Log) -> None:
    ahead = sign_note(Checkpoint(ORIGIN, 900, b"x" * 32).text, [log.folder.signer()])

    told = verify_register(log.folder, log.store, Trust(log.folder.log), [Seen("a witness", ahead)])

    assert told.place is not None
    assert "Entry 702 is the first that is missing" in told.place.said
    assert told.place.first == 700


def test_the_quorum_of_a_policy_must_have_cosigned(log: Log) -> None:
    plain = policy_of(2, ["g1", "g2", "g3"])
    policy = Policy(log.folder.log, None, plain.witnesses, {}, plain.groups, plain.quorum)
    last = log.second_place.read().note

    def told(names: list[str]) -> Verification:
        seen = [Seen("a file", cosigned(last, names))]
        return verify_register(log.folder, log.store, Trust(log.folder.log, policy), seen)

    assert not told(["g1"]).holds
    assert "No checkpoint is cosigned by the quorum" in str(told(["g1"]))
    assert told(["g1", "g3"]).holds
    assert "The first 700 entries are witnessed: cosigned by g1, g3" in str(told(["g1", "g3"]))


# --- mirrors


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_one_flipped_bit_in_any_file_of_a_mirror_breaks_it(log: Log, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(log.folder.path / "mirror", tmp_path / "mirror"))
    luck = chance(7)
    unseen = []
    for path in files_of(folder):
        whole = path.read_bytes()
        for _ in range(12):
            path.write_bytes(flip(whole, luck))
            if verify_mirror(Mirror(folder), Trust(log.folder.log)).holds:
                unseen.append(path.relative_to(folder))
        path.write_bytes(whole)

    assert unseen == []
    assert verify_mirror(Mirror(folder), Trust(log.folder.log)).holds


def test_a_file_of_a_mirror_that_is_missing_is_found(log: Log, tmp_path: Path) -> None:
    for path in files_of(log.folder.path / "mirror"):
        if path.name == "checkpoint":
            continue
        folder = Path(shutil.copytree(log.folder.path / "mirror", tmp_path / "mirror"))
        (folder / path.relative_to(log.folder.path / "mirror")).unlink()

        assert not verify_mirror(Mirror(folder), Trust(log.folder.log)).holds, path
        shutil.rmtree(folder)


def test_one_flipped_bit_in_any_cell_of_the_tables_that_verify_reads_breaks_it(log: Log) -> None:
    columns = [
        ("register_entry", "entry"),
        ("register_head", "hashes"),
        ("register_checkpoint", "note"),
        ("register_tile", "hashes"),
    ]
    luck = chance(11)
    unseen = []
    for table, column in columns:
        for _ in range(25):
            with thief(log) as connection:
                key = "one" if table == "register_head" else "rowid"
                rows = connection.execute(f"SELECT {key}, {column} FROM {table}").fetchall()  # noqa: S608 - constants
                row, raw = luck.choice(rows)
                changed = flip(bytes(raw), luck)
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (changed, row))  # noqa: S608 - names of our own tables
                if verified_through(connection, log).holds:
                    unseen.append((table, row))

    assert unseen == []


def test_the_connection_of_the_thief_changes_nothing_for_others(log: Log) -> None:
    """Else the other tests would show nothing."""
    with thief(log) as connection:
        put(connection, 3, b"x")
        delete(connection, 4, chance())
        assert not verified_through(connection, log).holds

    assert verified(log).holds
    assert open_checkpoint(log.second_place.read().note, log.folder.log)[0].size == SIZE
