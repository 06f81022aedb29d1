"""What programs read has no marks that only a page needs: every file of the desk, asked for in every language."""

from collections.abc import Callable
from typing import Any

import pytest
from desk_world import World, addresses

from truceline.values.language import Language

MARKS = set("\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u00a0\u202f")
ENDINGS = (".csv", ".json", ".geojson")
# As earlier versions kept the subjects that they worded.
MARKED = "Mortar fire, \u2068Tell Naima\u2069, within \u2068300\u00a0m\u2069"


def files(world: World, browser: Any, language: Language) -> dict[str, str]:
    """Each file that the desk gives, by its address."""
    found = {}
    for name, written in addresses("GET"):
        address = world.address(name, written)
        if address.split("?", maxsplit=1)[0].endswith(ENDINGS):
            answer = browser.get(address, headers={"accept-language": language.value})
            if answer.status_code == 200:
                body = b"".join(answer.streaming_content) if answer.streaming else answer.content
                found[address] = body.decode()
    return found


@pytest.mark.usefixtures("without_limits")
@pytest.mark.parametrize("language", Language)
def test_no_file_that_programs_read_has_marks_that_only_a_page_needs(
    world: World, attacker: Any, contacted: Callable[..., list[Any]], language: Language
) -> None:
    from truceline.desk.tables import Contact

    (one, *_) = contacted()
    Contact.objects.filter(pk=one.pk).update(subject=MARKED)
    given = files(world, attacker, language)
    assert len(given) > 30
    assert "Mortar fire, Tell Naima, within 300 m" in given["/contacts.csv"]
    assert {
        address: sorted(map(ascii, MARKS & set(text))) for address, text in given.items() if MARKS & set(text)
    } == {}
