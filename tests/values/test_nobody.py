"""Words that name nobody are told from names that have such a word in them."""

from itertools import chain
from pathlib import Path

import pytest

from truceline.values.nobody import KINDS, PEOPLE, SOURCES, UNNAMED, VAGUE, is_anybody, is_nobody
from truceline.values.party import fold_name

DOCS = Path(__file__).parents[2] / "docs"
NOBODY = """Undisclosed Source; undisclosed; Anonymous; anonymous sources; an unnamed source; Unknown; unknown source; several sources; Various;
Multiple local sources; Local Sources; informed source; name withheld; not disclosed; Source; some sources; anonymous resident; unnamed officials;
Source: not stated; مصدر مجهول; مصادر محلية; المصادر المحلية; مصادر متعددة; عدة مصادر; عدد من المصادر; مصدر مطلع; مصدر غير معروف; المصدر غير معروف;
مصدر طلب عدم الكشف عن هويته; مجهول; неназванный источник; анонимные источники; аноним; источник не назван; несколько источников;
местные источники; неизвестно; разные источники"""
PEOPLE_IN_GENERAL = """Residents; eyewitnesses; Local media; medical sources; Official; military sources; the source; الأهالي; المصدر; شهود عيان;
Жители; очевидцев; военные источники"""
SOMEBODY = """SOHR; Syrian Observatory for Human Rights; The Independent; Private Eye; Various Artists Media; Anonymous News Network; Source A;
Source B; Resident A; Источник В; Источник И; Local Coordination Committees; Residents of Nawa; El Watan; المرصد السوري; شبكة اليرموك;
تنسيقية الأهالي; مصادر الإعلام الحربي; ТАСС; Интерфакс; Местное время; source-7; Other; 7; Security; of the; —"""


def each(names: str) -> list[str]:
    return [fold_name(name) for name in names.split(";")]


@pytest.mark.parametrize("name", each(NOBODY))
def test_what_says_that_no_source_is_named_names_nobody(name: str) -> None:
    assert is_nobody(name)
    assert is_anybody(name)


@pytest.mark.parametrize("name", each(PEOPLE_IN_GENERAL))
def test_what_people_are_called_in_general_says_who_it_was_if_not_which(name: str) -> None:
    assert is_anybody(name)
    assert not is_nobody(name)


@pytest.mark.parametrize("name", each(SOMEBODY))
def test_a_name_that_has_such_a_word_in_it_is_a_name(name: str) -> None:
    assert not is_anybody(name)
    assert not is_nobody(name)


def test_no_word_is_held_to_tell_more_and_less() -> None:
    """“Local” alone stands on two lists: a local is somebody, and a local source is any."""
    lists = [set(chain.from_iterable(one.values())) for one in (SOURCES, PEOPLE, UNNAMED, VAGUE, KINDS)]
    words = sorted(chain.from_iterable(lists))
    assert [word for word in words if words.count(word) > 1] == ["local", "local"]


def test_the_lists_of_words_stand_in_the_documents() -> None:
    text = (DOCS / "incident.md").read_text(encoding="utf-8") + (DOCS / "report.md").read_text(encoding="utf-8")
    lists = [words for one in (SOURCES, PEOPLE, UNNAMED, VAGUE) for words in one.values()]
    assert [word for words in lists for word in words if word not in text] == []
