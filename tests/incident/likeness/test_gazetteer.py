"""A gazetteer of the user's own is read whole, or refused with all that is wrong."""

from pathlib import Path

import numpy as np
import pytest

from truceline.errors import Refused
from truceline.incident.likeness.gazetteer import read_gazetteer
from truceline.incident.likeness.placenames import Listed


def written(folder: Path, text: str) -> Path:
    path = folder / "places.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_gazetteer_of_the_desk_and_places_of_an_exercise_are_read(tmp_path: Path) -> None:
    desk = "name,other_names,admin1,longitude,latitude,radius_m\nNawa,نوى|Nava | Nawa,Daraa,36.04,32.89,1500\n\n,Jasim,,٣٦٫١,33,\n"
    nawa, jasim = read_gazetteer(written(tmp_path, desk))
    assert nawa == Listed(("Nawa", "نوى", "Nava"), 36.04, 32.89, 1_500.0)
    assert jasim[:3] == (("Jasim",), 36.1, 33.0)
    assert np.isnan(jasim.radius_m)
    exercise = "name_en,name_ar,name_ru,longitude,latitude,exercise\nTall,تل,Таль,36,32,true\n"
    assert read_gazetteer(written(tmp_path, exercise))[0].names == ("Tall", "تل", "Таль")


def test_a_gazetteer_has_its_columns_under_the_names_of_plain_lists_too(tmp_path: Path) -> None:
    """A column that is called a name goes before a town, which may be where a place belongs to."""
    (nawa,) = read_gazetteer(written(tmp_path, 'Place,Lat,Lon,Alternate names\nNawa,32.89,36.04,"Nava, نوى"\n'))
    assert nawa[:3] == (("Nawa", "Nava", "نوى"), 36.04, 32.89)
    (camp,) = read_gazetteer(written(tmp_path, "Name,Town,latitude,longitude\nCamp,Nawa,32.89,36.04\n"))
    assert camp.names == ("Camp",)


def test_a_gazetteer_with_semicolons_has_decimal_commas_in_its_degrees(tmp_path: Path) -> None:
    (nawa,) = read_gazetteer(written(tmp_path, "name;other_names;longitude;latitude\nNawa;Nava|نوى;36,04;32,89\n"))
    assert nawa[:3] == (("Nawa", "Nava", "نوى"), 36.04, 32.89)


def geonames(*rows: tuple[str, str, str, str, str, str]) -> str:
    """Lines as https://download.geonames.org/export/dump/readme.txt has them: of 19 fields, by tabs, without headings."""
    return "".join("\t".join(["1", *row, "PPL", "SY", *[""] * 10]) + "\n" for row in rows)


NAWA_OF_GEONAMES = ("Nawá", "Nawa", "Nava,نوى", "32.88902", "36.04152", "P")


def test_populated_places_of_geonames_table_are_read_as_it_is(tmp_path: Path) -> None:
    hill = ("Tall", "Tall", "", "32.9", "36.1", "T")
    (nawa,) = read_gazetteer(written(tmp_path, geonames(NAWA_OF_GEONAMES, hill)))
    assert nawa[:3] == (("Nawá", "Nawa", "Nava", "نوى"), 36.04152, 32.88902)
    assert np.isnan(nawa.radius_m)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (geonames(NAWA_OF_GEONAMES) + "2\tNawa\n", "I030", 2),
        (geonames(NAWA_OF_GEONAMES, ("Jasim", "", "", "132", "36", "P")), "I033", 2),
        (geonames(("Tall", "Tall", "", "32.9", "36.1", "T")), "I034", 0),
    ],
)
def test_a_table_of_geonames_that_is_torn_or_has_no_places_is_refused(
    tmp_path: Path, text: str, code: str, line: int
) -> None:
    with pytest.raises(Refused) as refused:
        read_gazetteer(written(tmp_path, text))
    assert [(found.code, found.where.line) for found in refused.value.problems] == [(code, line)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('name,longitude,latitude\n"Nawa,36,32\n', ["I030"]),
        ("name,east,north\nNawa,36,32\n", ["I031"]),
        ("called,longitude,latitude\nNawa,36,32\n", ["I031"]),
        ("called,longitude,latitude,radius_m\nNawa,236,32,none\n", ["I031", "I033", "I033"]),
        ("name,east,latitude\nNawa,36,92\n,36,32\n", ["I031", "I033", "I032"]),
        ("", ["I031"]),
        ("name,lat,lon\nNawa,32,88,36,03\nDara\n", ["I040", "I040"]),
        ("name,lat,lon,lat\nNawa,32,36,33\n", ["I041"]),
        ("name,longitude,latitude\n", ["I034"]),
        ("name,longitude,latitude,radius_m\n,36,32,\nNawa,236,east,0\n", ["I032", "I033", "I033", "I033"]),
    ],
)
def test_what_is_no_gazetteer_is_refused_with_every_problem(tmp_path: Path, text: str, codes: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        read_gazetteer(written(tmp_path, text))
    assert [found.code for found in refused.value.problems] == codes


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="I030"):
        read_gazetteer(tmp_path / "nowhere.csv")
