"""Of a report that repeats another, the sentence names whose word it is."""

import pytest
from told import reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.telling.explaining import explain_links
from truceline.values.language import Language

ISOLATED = "\u2068{}\u2069"


def said(language: Language, *rows: dict[str, object]) -> list[str]:
    reports = reports_of(*rows)
    return list(explain_links(gather(reports).links, reports, language).to_pylist())


def test_a_relay_names_whom_it_repeats() -> None:
    rows = [told("network", reference="7"), told("agency", relayed_from="network/7")]
    assert said(Language.ENGLISH, *rows) == [
        f"Repeats what {ISOLATED.format('network')} reported; it confirms nothing.",
        "The only report of this incident that repeats no other.",
    ]


STANDING_IN = {
    Language.ENGLISH: (
        "Says that it repeats {}, for which it stands here: all that repeat it are one voice.",
        "Repeats {}, for which what {} reported stands here: all that repeat it are one voice.",
    ),
    Language.ARABIC: (
        "يقول إنه يكرر {} وينوب عنه هنا: كل البلاغات التي تكرره صوت واحد.",
        "يكرر {} الذي ينوب عنه هنا بلاغ {}: كل البلاغات التي تكرره صوت واحد.",
    ),
    Language.RUSSIAN: (
        "Указывает, что повторяет {}, и заменяет его здесь: все, что его повторяют, — один голос.",
        "Повторяет {}; здесь его заменяет сообщение источника {}: все, что его повторяют, — один голос.",
    ),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("named", ["network", "network/9"])
def test_who_repeats_what_is_not_here_names_it_and_not_who_repeats_the_same(language: Language, named: str) -> None:
    sentences = [each.format(ISOLATED.format(named), ISOLATED.format("agency")) for each in STANDING_IN[language]]
    assert said(language, *(told(source, relayed_from=named) for source in ("agency", "radio"))) == sentences


def test_a_circle_and_who_names_himself_stand_for_nobody_else() -> None:
    assert said(Language.ENGLISH, told("a", relayed_from="a")) == [
        "The only report of this incident that repeats no other."
    ]
    circle = [told(one, reference="1", relayed_from=f"{other}/1") for one, other in ("ab", "ba")]
    assert f"Repeats what {ISOLATED.format('a')} reported; it confirms nothing." in said(Language.ENGLISH, *circle)
