"""Entries: one spelling, a commitment that hides, and nothing else."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.errors import Unverified
from truceline.register.entry import Header, commit, make_entry, new_salt, opens, read_entry

AT = datetime(2026, 7, 9, 12, 0, tzinfo=UTC)
HEADER = Header("report.received", AT, "0198-abc", 1, "desk-7")
SALT = bytes(range(32))
ENTRY = bytes(make_entry(HEADER, b"content", SALT))


def test_an_entry_is_eight_lines_that_anyone_can_read() -> None:
    assert ENTRY.decode().split("\n") == [
        "truceline-entry/v1",
        "kind report.received",
        "time 2026-07-09T12:00:00Z",
        "record 0198-abc",
        "version 1",
        "schema 1",
        "actor desk-7",
        "commitment S5vxICwFtqW6BhlPlGJtRq3fEumJos368OC4+bTvBp0=",
        "",
    ]
    assert read_entry(ENTRY) == make_entry(HEADER, b"content", SALT)


def test_the_commitment_is_sha256_over_salt_and_content() -> None:
    assert commit(b"content", SALT) == hashlib.sha256(SALT + b"content").digest()
    with pytest.raises(Unverified, match="32 bytes"):
        commit(b"content", b"short")


def test_only_the_content_and_salt_that_were_committed_open_an_entry() -> None:
    entry = read_entry(ENTRY)

    assert opens(entry, b"content", SALT)
    assert not opens(entry, b"Content", SALT)
    assert not opens(entry, b"content", bytes(32))


def test_one_content_under_two_salts_leaves_two_commitments() -> None:
    assert new_salt() != new_salt()
    assert commit(b"yes", new_salt()) != commit(b"yes", new_salt())


def test_teeth_without_a_salt_a_short_content_is_guessed() -> None:
    unsalted = hashlib.sha256(b"no").digest()

    assert next(guess for guess in (b"yes", b"no") if hashlib.sha256(guess).digest() == unsalted) == b"no"


@given(st.integers(-840, 840), st.integers(0, 2**40))
def test_a_time_is_written_in_utc_whatever_zone_it_came_in(minutes: int, version: int) -> None:
    local = AT.astimezone(timezone(timedelta(minutes=minutes)))
    header = Header("report", local, "r1", version, "a1")

    assert read_entry(bytes(make_entry(header, b"", SALT))).header == Header("report", AT, "r1", version, "a1")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"truceline-entry/v1", b"truceline-entry/v2"),
        (b"kind report.received", b"kind Report"),
        (b"kind report.received", b"kind report received"),
        (b"12:00:00Z", b"12:00:00+00:00"),
        (b"12:00:00Z", b"12:00:60Z"),
        (b"2026-07-09", b"2026-02-30"),
        (b"2026-07-09", "٢٠٢٦-07-09".encode()),
        (b"record 0198-abc", b"record "),
        (b"record 0198-abc", b"record a b"),
        (b"version 1", b"version 01"),
        (b"version 1", b"version -1"),
        (b"schema 1\n", b""),
        (b"schema 1\nactor desk-7", b"actor desk-7\nschema 1"),
        (b"actor desk-7", "actor дежурный".encode()),
        (b"commitment ", b"commitment  "),
        (b"=\n", b"=\nremark free text\n"),
        (b"=\n", b"="),
        (b"\n", b"\r\n"),
    ],
)
def test_any_other_spelling_is_refused(old: bytes, new: bytes) -> None:
    assert old in ENTRY
    with pytest.raises(Unverified):
        read_entry(ENTRY.replace(old, new))
