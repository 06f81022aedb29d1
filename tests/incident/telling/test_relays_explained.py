"""Of a report that repeats another, the sentence names whose word it is."""

import pytest
from tellings import TWICE
from told import reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.model import LinkModel
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


TOLD_AGAIN = {
    Language.ENGLISH: "Tells again what {} told before; it confirms nothing.",
    Language.ARABIC: "يروي من جديد ما سبق أن أبلغ عنه {} نفسه، ولا يؤكد شيئاً.",
    Language.RUSSIAN: "Ещё раз передаёт то, о чём источник {} уже сообщил, и ничего не подтверждает.",
}


@pytest.mark.parametrize("language", Language)
def test_a_second_telling_says_that_its_own_source_told_it_before(language: Language) -> None:
    reports = reports_of(told("a", reference="1"), told("a", minutes=9, reference="2"))
    links = gather(reports, model=LinkModel(told_again=TWICE)).links
    assert explain_links(links, reports, language).to_pylist()[1] == TOLD_AGAIN[language].format(ISOLATED.format("a"))


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
def test_who_repeats_what_is_not_here_names_it_and_not_who_repeats_the_same(language: Language) -> None:
    named = "network/9"
    sentences = [each.format(ISOLATED.format(named), ISOLATED.format("agency")) for each in STANDING_IN[language]]
    assert said(language, *(told(source, relayed_from=named) for source in ("agency", "radio"))) == sentences


@pytest.mark.parametrize("language", Language)
def test_who_names_a_mere_source_that_is_not_here_stands_alone_for_it_and_is_linked_to_others_as_anybody(
    language: Language,
) -> None:
    alone = STANDING_IN[language][0].format(ISOLATED.format("network"))
    assert said(language, told("agency", relayed_from="network")) == [alone]
    both = said(language, *(told(source, relayed_from="network") for source in ("agency", "radio")))
    assert both == said(language, *(told(source) for source in ("agency", "radio")))


def test_who_names_himself_stands_for_nobody_else() -> None:
    for own in ("a", "a/1"):
        assert said(Language.ENGLISH, told("a", reference="1", relayed_from=own)) == [
            "The only report of this incident that repeats no other."
        ]


ROUND = {
    Language.ENGLISH: (
        "Repeats others that repeat it in turn, in a circle; it stands here for all of them: they are one voice.",
        "Repeats reports that repeat each other in a circle; what {} reported stands here for all of them: they are one voice.",
    ),
    Language.ARABIC: (
        "يكرر غيره ويكرره غيره في حلقة، وينوب هنا عن الجميع: كلها صوت واحد.",
        "يكرر بلاغات يكرر بعضها بعضاً في حلقة، وينوب عنها جميعاً هنا بلاغ {}: كلها صوت واحد.",
    ),
    Language.RUSSIAN: (
        "Повторяет другие сообщения, а те по кругу повторяют его; здесь оно заменяет их все: это один голос.",
        "Повторяет сообщения, которые по кругу повторяют друг друга; здесь их все заменяет сообщение источника {}: это один голос.",
    ),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("named", ["{}/1", "{}"])
@pytest.mark.parametrize("circle", ["ab", "abc", "abcd"])
def test_reports_that_repeat_each_other_in_a_circle_are_told_so(language: Language, named: str, circle: str) -> None:
    """And whoever repeats one of them repeats all."""
    following = zip(circle, circle[1:] + circle[0], strict=True)
    rows = [told(one, reference="1", relayed_from=named.format(other)) for one, other in following]
    heads, round_about = ROUND[language]
    assert said(language, *rows, told("x", reference="1", relayed_from="b/1")) == [
        heads,
        *[round_about.format(ISOLATED.format("a"))] * len(circle),
    ]


def test_another_report_of_whoever_is_named_makes_no_circle() -> None:
    rows = [told("a", reference="1", relayed_from="b/9"), told("c", reference="1", relayed_from="a/1")]
    assert said(Language.ENGLISH, *rows, told("b", reference="1", north_m=60_000))[0] == (
        f"Says that it repeats {ISOLATED.format('b/9')}, for which it stands here: all that repeat it are one voice."
    )


@pytest.mark.parametrize("language", Language)
def test_who_stands_for_others_and_is_linked_to_a_witness_says_both(language: Language) -> None:
    """How alike the two are, and whose word it is that the witness confirms."""
    witness = told("witness", reference="1", minutes=4, north_m=200)
    alike, _ = said(language, told("a", reference="1"), witness)
    named = told("a", reference="1", relayed_from="network/9")
    stands = STANDING_IN[language][0].format(ISOLATED.format("network/9"))
    assert said(language, named, witness)[0] == f"{alike} {stands}"
    circle = [told(one, reference="1", relayed_from=f"{other}/1") for one, other in ("ab", "ba")]
    assert said(language, *circle, witness)[0] == f"{alike} {ROUND[language][0]}"
