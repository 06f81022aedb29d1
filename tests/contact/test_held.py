"""What sides hold and rule for the record, read from their table: whole, or refused with every problem."""

from pathlib import Path

import pyarrow as pa
import pytest
from scenes import charter_of, fire_at, incidents_of
from small_record import fire, record_of

from truceline.contact.held import SAYS, STANCES, is_ruling, read_stances
from truceline.errors import Refused

HEADER = ",".join(STANCES.names)
DENIES = "i0,provision,ceasefire,north,denies,,,2020-02-10T14:05Z"
SILENT = "i0,incident,,south,silent,,,"
RULES = "i0,provision,ceasefire,south,not_excluded,north,red-anchor,2020-02-12T10:00+03:00"
INCIDENTS = incidents_of(fire_at(36.1), fire_at(36.1))


def read(folder: Path, *rows: str) -> pa.Table:
    path = folder / "stances.csv"
    path.write_text("\n".join((HEADER, *rows, "")), encoding="utf-8")
    decided = ({"incident_id": "i0", "outcome": "minor_violation"},)
    determined = record_of(fire("2020-02-09T10:00Z"), determinations=decided).determinations
    return read_stances(path, INCIDENTS, determined, charter_of("square"))


def problems(folder: Path, *rows: str) -> list[tuple[str, int, object]]:
    with pytest.raises(Refused) as refused:
        read(folder, *rows)
    return [(p.code, p.where.line, p.where.column) for p in refused.value.problems]


def test_a_good_table_is_read_whole(tmp_path: Path) -> None:
    table = read(tmp_path, DENIES, SILENT, RULES)
    assert table.schema.equals(STANCES.schema)
    assert table["says"].to_pylist() == ["denies", "silent", "not_excluded"]
    assert [str(one) for one in table["said_at"].to_pylist()][1:] == ["None", "2020-02-12 07:00:00+00:00"]
    assert [says for says in SAYS if is_ruling(says)] == ["excluded", "not_excluded", "not_established", "waits"]


@pytest.mark.parametrize(
    ("row", "changed", "code", "column"),
    [
        (DENIES, ("i0", "i9"), "F007", "incident_id"),
        (DENIES, ("provision,", "weather,"), "F020", "about"),
        (DENIES, ("ceasefire", "treaty"), "F009", "provision"),
        (DENIES, ("provision,ceasefire", "determination,hotline"), "F025", "provision"),
        (DENIES, ("north", "atlantis"), "F020", "side"),
        (DENIES, ("denies", "shrugs"), "F020", "says"),
        (DENIES, ("denies,,", "denies,south,"), "F031", "claim_of"),
        (DENIES, ("2020-02-10T14:05Z", ""), "F023", "said_at"),
        (SILENT, ("silent,,,", "silent,,,yesterday"), "F023", "said_at"),
        (RULES, ("not_excluded,north", "not_excluded,"), "F020", "claim_of"),
        (RULES, ("south,not_excluded", "north,not_excluded"), "F032", "side"),
    ],
)
def test_a_row_with_one_thing_wrong_is_refused_at_its_line_and_column(
    tmp_path: Path, row: str, changed: tuple[str, str], code: str, column: str
) -> None:
    assert problems(tmp_path, row.replace(*changed, 1)) == [(code, 2, column)]


def test_nothing_is_said_twice_and_whoever_is_silent_holds_nothing_else(tmp_path: Path) -> None:
    assert problems(tmp_path, DENIES, DENIES) == [("F033", 3, "says")]
    assert problems(tmp_path, DENIES, SILENT.replace("south", "north")) == [("F034", 3, "says")]
    # A ruling is no stance: who rules may be silent of the incident, and rule.
    assert read(tmp_path, SILENT, RULES).num_rows == 2
