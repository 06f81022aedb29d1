"""Each link can be said in one sentence per language."""

import pyarrow as pa
import pytest
from told import judged, reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.joining.judge import judged_apart
from truceline.incident.model import LinkModel, NamedPlace
from truceline.incident.telling.explaining import explain_links, with_reasons
from truceline.values.language import Language, say

ISOLATED = "\u2068{}\u2069"


def said(language: Language, *rows: dict[str, object], **options: object) -> list[str]:
    reports = reports_of(*rows)
    return list(explain_links(gather(reports, **options).links, reports, language).to_pylist())  # type: ignore[arg-type] # names of options


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            Language.ENGLISH,
            "1.4 km apart, 35 minutes apart, same act, same actor, few other reports near them, other source family.",
        ),
        (
            Language.ARABIC,
            "المسافة بينهما 1.4 كم، الفارق 35 دقيقة، الفعل نفسه، الفاعل نفسه، بلاغات أخرى قليلة بقربهما، المصدران من فئتين مختلفتين.",
        ),
        (
            Language.RUSSIAN,
            "расстояние 1.4 км, разница 35 минут, то же действие, тот же исполнитель, других сообщений рядом мало, источники разного типа.",
        ),
    ],
)
def test_a_link_is_told_as_a_duty_officer_would(language: Language, sentence: str) -> None:
    rows = [
        told("a", actor="north", occurred_within_s=3_600.0, radius_m=2_000.0),
        told("b", actor="north", occurred_within_s=3_600.0, north_m=1_400, minutes=35, source_family="media"),
    ]
    assert said(language, *rows) == [sentence, sentence]


def test_a_judged_link_names_the_person_and_says_how_far_the_reports_lie_apart() -> None:
    rows = [told("a"), told("a", minutes=4_500, act="presence", place=None, actor="x")]
    held = judged(("a/0-0", "a/4500-0", "same"))
    (sentence, _) = said(Language.ENGLISH, *rows, judgements=held)
    likeness = "no distance, as one gives no place, 3 days apart, different act, same source family"
    assert sentence == f"Judged the same by {ISOLATED.format('officer-amina')}: {ISOLATED.format(likeness)}."


def test_a_name_with_the_marks_that_stand_for_parts_stays_a_name() -> None:
    rows = [told("a"), told("a", minutes=4_500)]
    held = judged(("a/0-0", "a/4500-0", "same"))
    held = held.set_column(held.column_names.index("by"), "by", pa.array(["\ue000\ue001"]))
    (sentence, _) = said(Language.ENGLISH, *rows, judgements=held)
    assert sentence.startswith(f"Judged the same by {ISOLATED.format(chr(0xE000) + chr(0xE001))}: ")
    assert sentence.count("same act") == 1


def test_no_link_is_no_sentence() -> None:
    assert said(Language.ENGLISH) == []


NAWA = NamedPlace("nawa", 36.2, 32.6, 1_500.0)


@pytest.mark.parametrize(
    ("language", "one", "both", "same"),
    [
        (
            Language.ENGLISH,
            "700 m apart (the report of caller placed by its name, Nawa), 5 minutes apart",
            "2.0 km apart (placed by their names, Nawa and Jasim), 5 minutes apart",
            "both placed by their name, Nawa, 5 minutes apart",
        ),
        (
            Language.ARABIC,
            "المسافة بينهما 700 م (حُدِّد موضع بلاغ caller باسم المكان: Nawa)، الفارق 5 دقائق",
            "المسافة بينهما 2.0 كم (حُدِّد الموضعان باسميهما: Nawa وJasim)، الفارق 5 دقائق",
            "حُدِّد الموضعان باسم واحد: Nawa، الفارق 5 دقائق",
        ),
        (
            Language.RUSSIAN,
            "расстояние 700 м (место в сообщении источника caller определено по названию: Nawa), разница 5 минут",
            "расстояние 2.0 км (оба места определены по названиям: Nawa и Jasim), разница 5 минут",
            "оба места определены по одному названию: Nawa, разница 5 минут",
        ),
    ],
)
def test_what_is_placed_by_its_name_says_so(language: Language, one: str, both: str, same: str) -> None:
    jasim = NAWA._replace(name="jasim", latitude=NAWA.latitude + 2_000 / 110_900)
    model = LinkModel(places=(NAWA, jasim))
    named = [told("caller", place=None, place_name="Nawa"), told("radio", place=None, place_name="Nawa", minutes=5)]
    for rows, likeness in (
        ([named[0], told("post", north_m=700, minutes=5)], one),
        ([named[0], named[1] | {"place_name": "Jasim"}], both),
        (named, same),
    ):
        bare = [sentence.translate({0x2068: None, 0x2069: None}) for sentence in said(language, *rows, model=model)]
        assert bare[0].startswith(likeness), bare
        assert bare[1].startswith(likeness) or likeness == both, bare


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            Language.ENGLISH,
            (
                "700 m apart (the report of caller placed by a name in its text)",
                "700 m apart (one placed by a name in its text)",
                "2.0 km apart (one placed by its name, Jasim, the other by a name in its text)",
                "2.0 km apart (both placed by names in their texts)",
                "both placed at one place, by names in their texts",
            ),
        ),
        (
            Language.ARABIC,
            (
                "المسافة بينهما 700 م (حُدِّد موضع بلاغ caller باسم ورد في نصه)",
                "المسافة بينهما 700 م (حُدِّد أحد الموضعين باسم ورد في نصه)",
                "المسافة بينهما 2.0 كم (حُدِّد أحد الموضعين باسمه: Jasim، والآخر باسم ورد في نصه)",
                "المسافة بينهما 2.0 كم (حُدِّد الموضعان باسمين وردا في النصين)",
                "حُدِّد الموضعان في مكان واحد، باسمين وردا في النصين",
            ),
        ),
        (
            Language.RUSSIAN,
            (
                "расстояние 700 м (место в сообщении источника caller определено по названию в его тексте)",
                "расстояние 700 м (одно из мест определено по названию в тексте)",
                "расстояние 2.0 км (одно из мест определено по названию: Jasim, другое — по названию в тексте)",
                "расстояние 2.0 км (оба места определены по названиям в текстах)",
                "оба сообщения относятся к одному месту по названиям в текстах",
            ),
        ),
    ],
)
def test_what_is_placed_by_a_name_in_its_text_says_so(language: Language, sentences: tuple[str, ...]) -> None:
    """Of two sources, of one, beside a name in a column, both, and both at one place."""
    jasim = NAWA._replace(name="jasim", latitude=NAWA.latitude + 2_000 / 110_900)
    model = LinkModel(places=(NAWA, jasim), in_texts=(NAWA, jasim))
    nawa = told("caller", place=None, said="Shelling in Nawa")
    other = told("radio", place=None, minutes=5)
    pairs = (
        (nawa, told("post", north_m=700, minutes=5)),
        (nawa, told("caller", north_m=700, minutes=5)),
        (nawa, other | {"place_name": "Jasim"}),
        (nawa, other | {"said": "Mortars at Jasim"}),
        (nawa, other | {"said": "Mortars at Nawa"}),
    )
    for rows, likeness in zip(pairs, sentences, strict=True):
        held = judged((rows[0]["report_id"], rows[1]["report_id"], "same"))
        for sentence in said(language, *rows, model=model, judgements=held):
            assert likeness in sentence.translate({0x2068: None, 0x2069: None})


@pytest.mark.parametrize(
    ("source", "likeness"),
    [
        ("post", "at the same point (the report of caller placed by its name, Nawa), "),
        ("caller", "at the same point (one placed by its name, Nawa), "),
    ],
)
def test_what_has_coordinates_where_the_name_leads_is_not_said_to_be_placed_by_it(source: str, likeness: str) -> None:
    rows = [told("caller", place=None, place_name="Nawa"), told(source, place_name="Nawa", minutes=5)]
    held = judged(("caller/0-0", f"{source}/5-0", "same"))
    for sentence in said(Language.ENGLISH, *rows, model=LinkModel(places=(NAWA,)), judgements=held):
        assert likeness in sentence.translate({0x2068: None, 0x2069: None})


@pytest.mark.parametrize(
    ("first", "second", "told_as"),
    [
        ("mortar_fire", None, "missing"),
        (None, "mortar_fire", "missing"),
        (None, None, "neither"),
        ("mortar_fire", "mortar_fire", "same"),
    ],
)
def test_an_act_that_one_names_is_not_told_as_one_that_neither_names(
    first: str | None, second: str | None, told_as: str
) -> None:
    rows = [told("a", act=first), told("b", act=second)]
    for language in Language:
        for sentence in said(language, *rows, judgements=judged(("a/0-0", "b/0-0", "same"))):
            for each in ("missing", "neither", "same"):
                assert (say(f"incident-act-{each}", language) in sentence) == (each == told_as), sentence


@pytest.mark.parametrize(
    ("first", "second", "score", "said"),
    [
        ("incoming", "incoming", 0.8, "same"),
        ("incoming", "outgoing", 0.8, "learnt"),
        ("incoming", "outgoing", -0.8, "other"),
        ("incoming", "incoming", 0.1, "same"),
        ("incoming", "outgoing", -0.1, "other"),
        ("incoming", "incoming", 0.0, None),
        ("incoming", None, 0.0, None),
    ],
)
def test_a_direction_of_fire_is_told_where_it_speaks(
    first: str, second: str | None, score: float, said: str | None
) -> None:
    reports = reports_of(told("a", direction=first), told("b", direction=second))
    links = gather(reports).links
    place = links.column_names.index("direction_score")
    links = links.set_column(place, links.schema.field(place), pa.array([score] * 2))
    for language in Language:
        sentence = explain_links(links, reports, language)[0].as_py()
        for each in ("same", "learnt", "other"):
            assert (say(f"incident-direction-{each}", language) in sentence) == (each == said)


CROSSED = {
    Language.ENGLISH: "the actor of one is the target of the other: these sources name the sides in another order",
    Language.ARABIC: "الفاعل عند أحدهما هو المستهدف عند الآخر، إذ يسمّي هذان المصدران الطرفين بترتيب مختلف",
    Language.RUSSIAN: "исполнитель у одного — цель у другого: эти источники называют стороны в разном порядке",
}


@pytest.mark.parametrize(
    ("first", "second", "score", "said"),
    [
        (("North", "South"), ("South", "NORTH"), 0.8, True),
        (("North", "South"), (None, "North"), 0.8, True),
        (("North", "South"), ("South", "North"), -0.8, False),  # they speak against it
        (("North", "South"), ("North", "North"), 0.8, False),  # one actor says more
        (("North", "South"), ("East", "West"), 0.8, False),
        (("North", None), (None, None), 0.8, False),
    ],
)
def test_sides_that_stand_in_another_order_are_told_where_they_speak_for_the_two(
    first: tuple[str, str], second: tuple[str | None, str | None], score: float, said: bool
) -> None:
    rows = (told(of, actor=actor, target=target) for of, (actor, target) in (("a", first), ("b", second)))
    reports = reports_of(*rows)
    links = gather(reports).links
    ids = reports["report_id"].to_pylist()
    for name, values in (("actor_score", [score] * 2), ("nearest_report_id", ids[::-1])):
        place = links.column_names.index(name)
        links = links.set_column(place, links.schema.field(place), pa.array(values))
    for language in Language:
        sentence = explain_links(links, reports, language)[0].as_py()
        assert (CROSSED[language] in sentence) == said, sentence


@pytest.mark.parametrize(
    ("first", "second", "score", "told_as"),
    [
        (("North", None), ("East", None), -0.8, "other"),
        (("North", None), ("East", None), 0.0, "other"),  # it counts for neither side, and a person wants to know
        (("North", None), ("East", None), 0.1, "learnt"),
        (("North", None), ("East", None), 0.8, "learnt"),
        (("North", "South"), ("East", "South"), 0.8, "target"),
        (("North", "South"), ("East", "South"), 0.1, "target"),
        (("North", "South"), ("East", "South"), -0.8, "other"),
    ],
)
def test_names_that_speak_for_a_link_are_not_told_as_if_they_spoke_against_it(
    first: tuple[str, str | None], second: tuple[str, str | None], score: float, told_as: str | None
) -> None:
    rows = (told(of, actor=actor, target=target) for of, (actor, target) in (("a", first), ("b", second)))
    reports = reports_of(*rows)
    links = gather(reports, judgements=judged(("a/0-0", "b/0-0", "same"))).links
    place = links.column_names.index("actor_score")
    links = links.set_column(place, links.schema.field(place), pa.array([score] * 2))
    for language in Language:
        comma = say("incident-comma", language)
        sentence = explain_links(links, reports, language)[0].as_py()
        for each in ("other", "learnt", "target"):
            told_so = f"{comma}{say(f'incident-actor-{each}', language)}{comma}" in sentence
            if each != "other" or told_as != "target":  # what is told of a target begins with that they differ
                assert told_so == (each == told_as), sentence


@pytest.mark.parametrize(
    ("killed", "english", "arabic", "russian"),
    [
        (3, "figures agree", "الأرقام متطابقة", "цифры сходятся"),
        (4, "figures nearly agree", "الأرقام متقاربة", "цифры близки"),
        (40, "figures differ", "الأرقام مختلفة", "цифры расходятся"),
        (None, "", "", ""),
    ],
)
def test_figures_agree_only_where_they_are_the_same(
    killed: int | None, english: str, arabic: str, russian: str
) -> None:
    rows = [told("a", killed_best=3), told("b", killed_best=killed, minutes=5)]
    held = judged(("a/0-0", "b/5-0", "same"))
    for language, expected in zip(Language, (english, arabic, russian), strict=True):
        (sentence, _) = said(language, *rows, judgements=held)
        assert expected in sentence
        assert any(word in sentence for word in ("figures", "الأرقام", "цифры")) == bool(expected)


@pytest.mark.parametrize(
    ("one", "other", "told_as"),
    [
        ("civilians", "both", "civilians"),
        ("both", "fighters", "fighters"),
        ("civilians", "fighters", "other"),
        ("civilians", None, None),
    ],
)
def test_whom_both_say_were_harmed_is_told(one: str, other: str | None, told_as: str | None) -> None:
    rows = [told("a", harmed=one), told("b", harmed=other, minutes=5)]
    held = judged(("a/0-0", "b/5-0", "same"))
    for language in Language:
        (sentence, _) = said(language, *rows, judgements=held)
        for each in ("civilians", "fighters", "other"):
            assert (say(f"incident-harmed-{each}", language) in sentence) == (each == told_as), sentence


ABSENT = {
    Language.ENGLISH: "b/0-0, c/0-90000, 2 reports that are not here",
    Language.ARABIC: "b/0-0، c/0-90000، بلاغان ليسا هنا",
    Language.RUSSIAN: "b/0-0, c/0-90000, 2 сообщениях, которых здесь нет",
}
APART = {
    Language.ENGLISH: "Judged different from b/0-0 by officer-amina.",
    Language.ARABIC: "رأى officer-amina أنه عن حادث غير ما يذكره b/0-0.",
    Language.RUSSIAN: "По решению officer-amina это другой инцидент, чем в b/0-0.",
}


@pytest.mark.parametrize("language", Language)
def test_it_is_said_from_which_other_a_person_judged_a_report_different(language: Language) -> None:
    """Of those that stand alone, and of nobody else; of more than three others three are named."""
    reports = reports_of(told("a"), told("b"), told("c", north_m=90_000))
    judgements = judged(("a/0-0", "b/0-0", "different"))
    links = gather(reports, judgements=judgements).links
    before = dict(zip(links["report_id"].to_pylist(), explain_links(links, reports, language).to_pylist(), strict=True))
    column = with_reasons(links, reports, judged_apart(judgements))[f"why_{language}"].to_pylist()
    after = dict(zip(links["report_id"].to_pylist(), column, strict=True))
    bare = after["a/0-0"].translate({0x2068: None, 0x2069: None})
    assert bare == f"{before['a/0-0']} {APART[language]}"
    assert after["b/0-0"].endswith(".")
    assert after["b/0-0"] != before["b/0-0"]
    assert after["c/0-90000"] == before["c/0-90000"]
    many = {"a/0-0": {"amina": ["b/0-0", "c/0-90000", "d/1", "e/1"]}}
    (why,) = (row for row in with_reasons(links, reports, many)[f"why_{language}"].to_pylist() if "amina" in row)
    assert ABSENT[language] in why.translate({0x2068: None, 0x2069: None})
    assert "d/1" not in why, "of those that are not here no identity is told"
    four = {"a/0-0": {"amina": ["b/0-0"] * 4}}
    assert "b/0-0 …" in with_reasons(links, reports, four)[f"why_{language}"].to_pylist()[0]
