"""Many entries in one call: what holds of one holds of all, on both databases."""

from pathlib import Path

import pytest

from truceline.errors import Conflict, Unverified
from truceline.register.stores.sqlite import make_sqlite
from truceline.register.stores.store import Content, Store
from truceline.register.tiles import tiles_of


def appended(store: Store, count: int) -> list[bytes]:
    """Entries, appended one by one."""
    entries = [f"entry {number}\n".encode() for number in range(count)]
    with store.transaction():
        for entry in entries:
            store.append(entry)
    return entries


@pytest.mark.parametrize("before", [0, 1, 200, 256])
def test_entries_appended_together_are_those_appended_one_by_one(store: Store, tmp_path: Path, before: int) -> None:
    entries = appended(store, before) + [b"together %d" % number for number in range(900)]
    contents = [Content(b"s" * 32, b"content %d" % number) for number in range(900)]
    singly = make_sqlite(tmp_path / "singly.db")
    with singly.transaction():
        for number, entry in enumerate(entries):
            singly.append(entry, contents[number - before] if number >= before else None)

    with store.transaction():
        assert store.append_many(entries[before:], contents) == range(before, before + 900)
        assert store.append_many([]) == range(before + 900, before + 900)

    assert (store.head().size, store.head().hashes) == (singly.head().size, singly.head().hashes)
    assert list(store.entries()) == list(singly.entries())
    assert store.contents(0, 2000) == singly.contents(0, 2000)
    assert [store.tile(*tile) for tile in tiles_of(before + 900)] == [
        singly.tile(*tile) for tile in tiles_of(before + 900)
    ]
    singly.close()


def test_entries_appended_together_stand_or_fall_together(store: Store) -> None:
    appended(store, 3)

    with pytest.raises(Conflict, match="none is open"):
        store.append_many([b"alone"])
    with pytest.raises(Unverified, match="65535"), store.transaction():
        store.append_many([b"good", b"x" * 65_536])
    with pytest.raises(Conflict):
        name_one_version_twice(store)

    assert store.head().size == 3
    assert store.page(0, 9) == [b"entry 0\n", b"entry 1\n", b"entry 2\n"]
    with store.transaction():
        assert store.append_many([b"next"]) == range(3, 4)


def name_one_version_twice(store: Store) -> None:
    with store.transaction():
        store.append_many([b"a", b"b"])
        store.name_versions([("k", "r", 1, 3), ("k", "r", 1, 4)])


def test_entries_contents_and_last_versions_are_found_by_the_hundred(store: Store) -> None:
    with store.transaction():
        store.append_many(
            [b"%d" % number for number in range(1200)], [Content(b"s" * 32, b"%d" % n) for n in range(1200)]
        )
        store.name_versions(("k", f"r{number % 600}", 1 + number // 600, number) for number in range(1200))

    versions = store.last_versions("k", [f"r{number}" for number in range(700)])

    assert versions == {f"r{number}": (2, 600 + number) for number in range(600)}
    assert store.last_versions("k", []) == store.last_versions("other", ["r1"]) == {}
    assert store.entries_at([5, 1100, 9999]) == {5: b"5", 1100: b"1100"}
    assert store.contents_at(range(1199, 1201)) == {1199: Content(b"s" * 32, b"1199")}
