from pathlib import Path

import pytest
from report_forms import csv_text, put

from truceline.agreement.reading import read_agreement
from truceline.errors import Refused
from truceline.measure.intake import read_files, remarks_told

AGREEMENT = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"


def test_coordinates_swapped_in_syria_are_found_by_the_agreement_alone(tmp_path: Path) -> None:
    # 32.6 E, 36.2 N is on the sea near Cyprus, a few hundred kilometres off: no other continent gives it away.
    path = put(tmp_path, csv_text({"longitude": "32.6", "latitude": "36.2"}))

    with pytest.raises(Refused) as refusal:
        read_files([path], read_agreement(AGREEMENT))
    assert [problem.code for problem in refusal.value.problems] == ["R026"]
    assert read_files([path], None).table.num_rows == 1


def test_reports_from_beyond_the_zones_are_taken(tmp_path: Path) -> None:
    # Deir ez-Zor, Beirut, Amman, Gaziantep, Larnaca.
    places = ((40.14, 35.33), (35.5, 33.89), (35.93, 31.95), (37.38, 37.06), (33.63, 34.92))
    rows = [{"longitude": str(x), "latitude": str(y), "reference": f"r{x}"} for x, y in places]

    read = read_files([put(tmp_path, csv_text(*rows))], read_agreement(AGREEMENT))
    assert read.table.num_rows == len(places)
    assert remarks_told(read) == ""


def test_what_is_worth_knowing_of_a_file_is_not_hidden_behind_rows_of_another(tmp_path: Path) -> None:
    kinds = "".join(f"{number},2017-07-09,32.6,36.2,800,Strafing\n" for number in range(9))
    first = put(tmp_path, f"id,date,lat,lon,radius_m,kind\n{kinds}", "first.csv")
    second = put(tmp_path, "id,date,lat,lon,radius_m,Perished\n1,2017-07-09,32.6,36.2,800,3\n", "second.csv")

    read = read_files([first, second], None)
    told = remarks_told(read).splitlines()
    assert "Not read: Perished." in told[0]
    assert [len(told), "column kind, 9 rows" in told[1]] == [2, True]
    assert remarks_told(read, most=1).splitlines()[1:] == ["  … and 1 more of other kinds"]
