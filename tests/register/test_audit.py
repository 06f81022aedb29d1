from pathlib import Path

import pytest
from small_register import change, drop_triggers, register_of

from truceline.errors import Conflict, NotFound, Unverified
from truceline.register import audit as audit_module
from truceline.register.audit import Row, audit, last_entries
from truceline.register.log import Change, Log
from truceline.register.rebuild import read_rows, rebuild
from truceline.register.verification import Verification


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """Ten incidents, three of them changed once, and a file of bytes that is no JSON."""
    made = register_of(tmp_path / "register", 10)
    with made.transaction():
        for number in (2, 5, 7):
            made.append(change(number, "changed"))
        made.append(Change("original", "o1", b"\xff\x00 no text", "officer-amina"))
        made.append(Change("original", "o2", b'{ "not": "canonical" }', "officer-amina"))
    return made


def against_tables(log: Log, folder: Path) -> Verification:
    return audit(log.store, [], rows=read_rows(folder))


def tampered(log: Log, statement: str) -> Verification:
    """What an audit finds after a thief ran a statement."""
    drop_triggers(log.store.database.connection)  # type: ignore[attr-defined] # SQLite alone is attacked so
    log.store.database.execute(statement)
    return audit(log.store, [])


def test_tables_made_anew_are_the_last_contents_and_pass_the_audit(log: Log, tmp_path: Path) -> None:
    assert rebuild(log.store, tmp_path / "tables") == {"incident": 10, "original": 2}

    lines = (tmp_path / "tables" / "incident.jsonl").read_text().splitlines()
    assert lines[2] == '{"content":{"n":2,"text":"changed"},"entry":10,"record":"i2","version":2}'
    assert lines[3] == '{"content":{"n":3,"text":""},"entry":3,"record":"i3","version":1}'
    rows = list(read_rows(tmp_path / "tables"))
    assert Row("original", "o1", b"\xff\x00 no text") in rows
    assert Row("original", "o2", b'{ "not": "canonical" }') in rows
    found = against_tables(log, tmp_path / "tables")
    assert found.holds
    assert "All 12 rows are the last content of their records." in str(found)


def test_the_same_register_makes_the_same_tables(log: Log, tmp_path: Path) -> None:
    rebuild(log.store, tmp_path / "one")
    rebuild(log.store, tmp_path / "other")

    for name in ("incident.jsonl", "original.jsonl"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('{"n":3,"text":""}', '{"n":3,"text":"quieter"}', "row of incident i3 is not the content of its last entry, 3"),
        (
            '{"n":2,"text":"changed"}',
            '{"n":2,"text":""}',
            "row of incident i2 is not the content of its last entry, 10",
        ),
        ('"record":"i4"', '"record":"i99"', "row of incident i99 has no entry on the register"),
        ('"record":"i4"', '"record":"i3"', "row of incident i3 stands there twice"),
        ('"content":{"n":6,"text":""}', '"erased":true', "do not say the same of an erasure"),
    ],
)
def test_a_row_that_is_not_what_the_register_says_is_named(
    log: Log, tmp_path: Path, before: str, after: str, told: str
) -> None:
    rebuild(log.store, tmp_path / "tables")
    path = tmp_path / "tables" / "incident.jsonl"
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))

    found = against_tables(log, tmp_path / "tables")

    assert not found.holds
    assert told in str(found)


def test_a_row_that_was_left_out_is_named(log: Log, tmp_path: Path) -> None:
    rebuild(log.store, tmp_path / "tables")
    path = tmp_path / "tables" / "incident.jsonl"
    path.write_text("".join(line for line in path.read_text().splitlines(keepends=True) if '"i8"' not in line))

    assert "There is no row of incident i8, whose last entry is 8." in str(against_tables(log, tmp_path / "tables"))


def test_without_rows_there_is_nothing_that_passes(log: Log) -> None:
    assert not audit(log.store, [], rows=[]).holds


def test_tables_are_never_made_over_others_and_never_from_damaged_contents(log: Log, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    with pytest.raises(Conflict):
        rebuild(log.store, tmp_path / "full")

    tampered(log, "UPDATE register_content SET content = x'00' WHERE number = 3")
    with pytest.raises(Unverified, match="entry 3"):
        rebuild(log.store, tmp_path / "tables")
    assert not (tmp_path / "tables").exists()


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        '{"version": 1}',
        "[]",
        '{"record":"i1","base64":"§"}',
        '{"record":"i1"}',
        '{"record":"i1","content":NaN}',
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_its_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "incident.jsonl").write_text(f'{{"record":"i0","content":1}}\n{line}\n')

    with pytest.raises(Unverified):
        list(read_rows(tmp_path))


def test_a_folder_without_tables_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        list(read_rows(tmp_path))


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE register_content SET content = x'7b7d' WHERE number = 4", "The content of entry 4 is not the one it commits to."),
        ("UPDATE register_content SET salt = zeroblob(32) WHERE number = 4", "The content of entry 4 is not the one it commits to."),
        ("UPDATE register_content SET salt = x'00' WHERE number = 4", "The content of entry 4 is not the one it commits to."),
        ("DELETE FROM register_content WHERE number = 4", "The content of entry 4 is missing, and no entry says that it was erased."),
        ("DELETE FROM register_version WHERE number = 4", "The index of versions does not know entry 4 for what it is."),
        ("UPDATE register_version SET version = 9 WHERE number = 4", "The index of versions does not know entry 4 for what it is."),
        ("INSERT INTO register_version VALUES ('incident', 'i4', 7, 999)", "The index of versions speaks of entry 999"),
        ("INSERT INTO register_version VALUES ('incident', 'i4', 7, 4)", "The index of versions speaks of entry 4 twice."),
        ("UPDATE register_entry SET entry = x'00' WHERE number = 4", "Entry 4 is not spelt as an entry"),
        ("UPDATE register_entry SET entry = (SELECT entry FROM register_entry WHERE number = 2) WHERE number = 4", "Entry 4 has version 1 of incident i2; 2 was due."),
    ],
)  # fmt: skip
def test_what_is_not_as_the_entries_say_is_named(log: Log, statement: str, told: str) -> None:
    assert audit(log.store, []).holds

    found = tampered(log, statement)

    assert not found.holds
    assert told in str(found)


def test_many_findings_are_told_as_the_first_and_how_many_more(log: Log) -> None:
    assert "The content of entry 0 is missing, and no entry says that it was erased. And 14 more." in str(
        tampered(log, "DELETE FROM register_content")
    )


def test_the_last_entries_are_read_from_the_entries_themselves(log: Log) -> None:
    tampered(log, "UPDATE register_version SET version = version + 100")

    found = {record: last.index for record, last in last_entries(log.store)}

    assert found["incident", "i2"] == 10
    assert found["incident", "i3"] == 3
    assert list(found) == sorted(found)


def test_without_opening_the_contents_a_changed_one_would_pass(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """Teeth."""
    monkeypatch.setattr(audit_module, "_opens", lambda *_: True)

    assert tampered(log, "UPDATE register_content SET content = x'7b7d' WHERE number = 4").holds


def test_tables_that_are_older_than_the_register_are_named(log: Log, tmp_path: Path) -> None:
    rebuild(log.store, tmp_path / "tables")
    with log.transaction():
        log.append(change(1, "later"))

    assert "row of incident i1 is not the content of its last entry, 15" in str(
        against_tables(log, tmp_path / "tables")
    )
