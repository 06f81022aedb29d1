"""Areas as tables of events call them in every country: a department, a commune, a local government area."""

import pytest

from truceline.incident.likeness.placenames import area_of
from truceline.incident.likeness.unplacednames import word_of_area


@pytest.mark.parametrize(
    "written",
    [
        "Naruel",
        "Naruel department",
        "Departamento Naruel",
        "Naruel prefecture",
        "Naruel territory",
        "Naruel county",
        "wilaya Naruel",
    ],
)
def test_an_area_is_known_without_the_word_for_its_kind(written: str) -> None:
    assert area_of(written) == area_of("Naruel")
    assert word_of_area(written) == word_of_area("Naruel")


@pytest.mark.parametrize("kind", ["municipality", "commune", "cercle", "lga"])
def test_so_is_one_of_a_smaller_kind(kind: str) -> None:
    assert word_of_area(f"Naruel {kind}") == word_of_area("Naruel")
    assert word_of_area(f"Naruel {kind}") != word_of_area("Sabrun")
