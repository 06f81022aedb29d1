"""The desk's way onto the register: one transaction with the rows, signed after the commit, on a register that is kept open."""

import threading
from pathlib import Path
from typing import Any

import pytest

from truceline.register.checkpoint import open_checkpoint
from truceline.register.entry import read_entry
from truceline.register.folder import RegisterFolder, open_folder
from truceline.register.verify import Trust, verify_register


def signed_size(desk: Any) -> int:
    folder = open_folder(desk.register)
    return open_checkpoint(folder.second_place.read_bytes(), folder.log)[0].size


def head_size(desk: Any) -> int:
    store = open_folder(desk.register).store("read")
    try:
        return store.head().size
    finally:
        store.close()


@pytest.mark.usefixtures("somebody")
def test_many_records_are_recorded_together_and_signed_once(desk: Any) -> None:
    from truceline.desk.recording import recorded, spelt

    before = head_size(desk)
    with recorded("officer-amina", desk) as entries:
        indexes = entries.record_many("note", ((f"n{number}", spelt({"n": number})) for number in range(5000)))
        assert entries.record("note", "n7", spelt({"n": "again"})) == before + 5000

    assert indexes == range(before, before + 5000)
    assert entries.count == 5001
    assert signed_size(desk) == head_size(desk) == before + 5001
    folder = open_folder(desk.register)
    store = folder.store("read")
    header = read_entry(store.page(before + 5000, before + 5001)[0]).header
    assert (header.record, header.version, header.actor) == ("n7", 2, "officer-amina")
    assert verify_register(folder, store, Trust(folder.log)).holds
    store.close()


@pytest.mark.usefixtures("somebody")
def test_many_records_stand_or_fall_with_the_rows(desk: Any) -> None:
    from truceline.desk.recording import recorded

    before, signed = head_size(desk), signed_size(desk)

    def change_my_mind() -> None:
        with recorded("officer-amina", desk) as entries:
            entries.record_many("note", [("gone", "{}")])
            raise RuntimeError("changed my mind")

    with pytest.raises(RuntimeError, match="mind"):
        change_my_mind()

    assert (head_size(desk), signed_size(desk)) == (before, signed)


@pytest.mark.usefixtures("somebody")
def test_the_register_is_opened_once_for_a_thread_and_not_at_every_change(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk import recording

    opened: list[Path] = []

    def noting(path: Path) -> RegisterFolder:
        opened.append(path)
        return open_folder(path)

    monkeypatch.setattr(recording, "open_folder", noting)

    def change_three_times() -> None:
        from django.db import connection

        for number in range(3):
            with recording.recorded("officer-amina", desk) as entries:
                entries.record("note", f"t{number}", "{}")
        connection.close()

    thread = threading.Thread(target=change_three_times)
    thread.start()
    thread.join()

    assert len(opened) == 1
    assert signed_size(desk) == head_size(desk)


@pytest.mark.usefixtures("somebody")
def test_a_connection_that_was_closed_meanwhile_is_not_used_again(desk: Any) -> None:
    from django.db import connection

    from truceline.desk.recording import recorded

    for number in range(2):
        with recorded("officer-amina", desk) as entries:
            entries.record("note", f"c{number}", "{}")
        connection.close()

    assert signed_size(desk) == head_size(desk)
