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


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('name,longitude,latitude\n"Nawa,36,32\n', ["I030"]),
        ("name,lon,lat\nNawa,36,32\n", ["I031"]),
        ("place,longitude,latitude\nNawa,36,32\n", ["I031"]),
        ("", ["I031"]),
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
