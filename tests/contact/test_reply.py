"""What sides said for the record, read from their table: whole and word for word, or refused with every problem."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pytest
from scenes import charter_of, fire_at, incidents_of
from small_record import fire, record_of

from truceline.contact.reply import FOR_THE_RECORD, SAID, guarantors, is_dissent, read_replies
from truceline.errors import Refused
from truceline.values.cell import guarded, unguarded

HEADER = "reply_id,incident_id,about,provision,side,said,words,language,said_at,source"
GOOD = "1,i0,incident,,north,disputed,It was not us,en,2020-02-10T14:05Z,contact 7"
DISSENT = "2,i0,determination,ceasefire,north,denies,We do not share this,en,2020-03-02T10:00+03:00,note 4"
INCIDENTS = incidents_of(fire_at(36.1), fire_at(36.1))


def read(folder: Path, *rows: str) -> pa.Table:
    path = folder / "replies.csv"
    path.write_text("\n".join((HEADER, *rows, "")), encoding="utf-8", newline="")
    determined = record_of(
        fire("2020-02-09T10:00Z"), determinations=({"incident_id": "i0", "outcome": "minor_violation"},)
    ).determinations
    return read_replies(path, INCIDENTS, determined, charter_of("square"))


def problems(folder: Path, *rows: str) -> list[tuple[str, int, object]]:
    with pytest.raises(Refused) as refused:
        read(folder, *rows)
    return [(p.code, p.where.line, p.where.column) for p in refused.value.problems]


def test_a_good_table_is_read_whole(tmp_path: Path) -> None:
    table = read(tmp_path, GOOD, DISSENT)

    assert table.schema.equals(FOR_THE_RECORD.schema)
    assert table["words"].to_pylist() == ["It was not us", "We do not share this"]
    assert table["provision"].to_pylist() == [None, "ceasefire"]
    assert table["said_at"][1].as_py() == dt.datetime(2020, 3, 2, 7, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("old", "new", "code", "column"),
    [
        ("1,i0", ",i0", "F019", "reply_id"),
        ("i0", "i9", "F007", "incident_id"),
        ("incident,,", "weather,,", "F020", "about"),
        ("incident,,", "incident,ceasefire,", "F024", "provision"),
        ("incident,,", "provision,treaty,", "F009", "provision"),
        ("incident,,", "provision,,", "F009", "provision"),
        ("i0,incident,,", "i1,determination,ceasefire,", "F025", "provision"),
        ("incident,,", "determination,hotline,", "F025", "provision"),
        ("north", "atlantis", "F020", "side"),
        ("disputed", "silent", "F020", "said"),
        ("It was not us", " ", "F021", "words"),
        (",en,", ',"en"" onload=",', "F022", "language"),
        ("14:05Z", "14:05", "F023", "said_at"),
        ("2020-02-10T14:05Z", "yesterday", "F023", "said_at"),
    ],
)
def test_a_row_with_one_thing_wrong_is_refused_at_its_line_and_column(
    tmp_path: Path, old: str, new: str, code: str, column: str
) -> None:
    changed = GOOD.replace(old, new, 1)

    assert changed != GOOD
    assert problems(tmp_path, changed) == [(code, 2, column)]


def test_every_problem_of_a_file_is_said_at_once_and_no_name_is_given_twice(tmp_path: Path) -> None:
    found = problems(tmp_path, GOOD, GOOD, "too,few", GOOD.replace("north", "x").replace("1,", "3,", 1))

    assert [(code, line) for code, line, _ in found] == [("F019", 3), ("F005", 4), ("F020", 5)]


@pytest.mark.parametrize("words", ["=1+1", "'=1+1", "''-we deny", "- we deny", "'tis false", 'a, "b"\nc'])
def test_words_that_were_guarded_against_spreadsheets_are_read_as_they_were_said(tmp_path: Path, words: str) -> None:
    assert unguarded(guarded(words)) == words
    assert not guarded(words).startswith(("=", "-"))
    cell = guarded(words).replace('"', '""')

    assert read(tmp_path, GOOD.replace("It was not us", f'"{cell}"'))["words"].to_pylist() == [words]


def test_only_denial_disputes_and_claims_about_a_determination_are_dissent() -> None:
    assert [said for said in SAID if not is_dissent("determination", said)] == [
        "answered",
        "accepted",
        "affirms",
        "signs",
    ]
    assert not any(is_dissent(about, said) for about in ("incident", "provision") for said in SAID)
    assert guarantors(charter_of("square")) <= {party.code for party in charter_of("square").agreement.parties}
