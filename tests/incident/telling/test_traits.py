"""Every part of a score that says anything is named in the sentence, as it counts; and of what says nothing nothing is told."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from told import judged, reports_of, told

from truceline.incident.gathering import gather
from truceline.incident.telling.explaining import explain_links
from truceline.incident.telling.traits import TraitSayer
from truceline.values.language import Language, say

# By what messages a part is named; each is said only where both reports tell something that the part is of.
NAMED_BY = {
    "act": ("act-same", "act-near", "act-related", "act-apart", "weapon-same", "weapon-near", "weapon-apart"),
    "actor": (
        *(f"actor-{told}" for told in ("same", "other", "learnt", "crossed", "target", "sides")),
        "target-same",
        "target-other",
    ),
    "figure": (
        *(f"figures-{told}" for told in ("agree", "near", "differ", "may")),
        *(f"harmed-{whom}" for whom in ("civilians", "fighters", "other")),
    ),
    "direction": ("direction-same", "direction-learnt", "direction-other"),
    "words": ("words-same", "words-shared", "words-other", "words-few", "words-area", "words-area-other"),
    "crowd": ("crowd-few", "crowd-many"),
}
COUNTS = ("counts-for", "counts-against")


def message(name: str, language: Language) -> str:
    return say(f"incident-{name}", language)


def names_told(sentence: str, language: Language) -> list[str]:
    """Which of these messages a sentence is made of, and whether it says that anything counts as one would not think."""
    notes = {
        name: say(f"incident-{name}", language, isolating=False, what="\ue000").removeprefix("\ue000")
        for name in COUNTS
    }
    told = [name for name, note in notes.items() if note in sentence]
    for note in notes.values():
        sentence = sentence.replace(note, "")
    comma = message("comma", language)
    within = f"{comma}{sentence.removesuffix('.')}{comma}".replace(": \u2068", comma).replace("\u2069", "")
    for name in (name for names in NAMED_BY.values() for name in names):
        # Of figures that agree in part only, it follows in which.
        ends = (comma, " (") if name.startswith("figures-") else (comma,)
        if any(f"{comma}{message(name, language)}{end}" in within for end in ends):
            told.append(name)
    return told


def linked(one: dict[str, Any], other: dict[str, Any], **scores: float) -> tuple[pa.Table, pa.Table]:
    """The reports and their two links by judgement, some parts of the score set by hand."""
    reports = reports_of(told("a", reference="1", **one), told("b", reference="2", **other))
    links = gather(reports, judgements=judged(("a/1", "b/2", "same"))).links
    for part, score in scores.items():
        place = links.column_names.index(f"{part}_score")
        links = links.set_column(place, links.schema.field(place), pa.array([float(score)] * links.num_rows))
    return links, reports


def unnamed(links: pa.Table, reports: pa.Table) -> list[str]:
    """Every part that is something and is not named, or is nothing and is named."""
    wrong = []
    for language in Language:
        for link, sentence in zip(links.to_pylist(), explain_links(links, reports, language).to_pylist(), strict=True):
            told = names_told(sentence, language)
            for part, names in NAMED_BY.items():
                score = link[f"{part}_score"]
                is_named = any(name in told for name in names)
                # That two acts, names or numbers both stand there is told too where it weighs nothing.
                if score is not None and (
                    not is_named if score else is_named and part in ("direction", "words", "crowd")
                ):
                    wrong.append(f"{language}: {part} {score}: {sentence}")
    return wrong


def pairs_of_any_kind() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    random = np.random.default_rng(71)
    choices: dict[str, Sequence[Any]] = {
        "act": ("mortar_fire", "air_strike", "small_arms_fire", "attack_on_civilians", "access_denied", None),
        "weapon": ("mortar", "aircraft", "rifle", "machine_gun", None, None),
        "actor": ("North", "South", None),
        "target": ("North", "South", "East", None),
        "calibre_mm": (82.0, 120.0, None),
        "killed_best": (0, 1, 9, None),
        "count": (3, 4, 20, None),
        "unit": ("explosion", "burst", None),
        "harmed": ("civilians", "fighters", None),
    }

    def any_report() -> dict[str, Any]:
        return {name: values[int(random.integers(len(values)))] for name, values in choices.items()}

    return [(any_report(), any_report()) for _ in range(150)]


def test_every_part_that_says_anything_is_named_in_every_language() -> None:
    seen: set[str] = set()
    for one, other in pairs_of_any_kind():
        links, reports = linked(one, other)
        assert unnamed(links, reports) == []
        seen |= {part for part in NAMED_BY if links[f"{part}_score"][0].as_py()}
    assert seen >= {"act", "actor", "figure", "crowd"}, "too few were tried"


@pytest.mark.parametrize("score", [-2.0, -0.05, 0.0, 0.05, 2.0])
@pytest.mark.parametrize("names", [("Nawa", "Nawa"), ("Nawa", "Jasim"), ("Nawa", None), (None, None)])
def test_a_little_that_directions_words_and_the_crowd_say_is_named_too(
    names: tuple[str | None, str | None], score: float
) -> None:
    for directions in (("incoming", "incoming"), ("incoming", "outgoing")):
        one, other = ({"place_name": n, "direction": d} for n, d in zip(names, directions, strict=True))
        links, reports = linked(one, other, direction=score, words=score, crowd=score)
        assert unnamed(links, reports) == []


@pytest.mark.parametrize("place", range(6))
def test_the_check_that_every_part_is_named_bites(monkeypatch: pytest.MonkeyPatch, place: int) -> None:
    """Whichever part is left silent, it is found."""
    whole = TraitSayer._part
    monkeypatch.setattr(TraitSayer, "_part", lambda own, at, code: "" if at == place else whole(own, at, code))
    same = {"weapon": "mortar", "actor": "North", "killed_best": 9, "direction": "incoming", "place_name": "Nawa"}
    assert unnamed(*linked(same, same, direction=1.0, words=1.0))


NOTHING: dict[str, Any] = {"act": None}
NOWHERE: dict[str, Any] = {"place": None}
CASES = [
    (NOTHING | {"weapon": "mortar"}, NOTHING | {"weapon": "aircraft"}, {"act": -1.7}, ["weapon-apart"]),
    (NOTHING | {"weapon": "rifle"}, NOTHING | {"weapon": "machine_gun"}, {"act": 0.2}, ["weapon-near"]),
    ({"weapon": "mortar"}, {"weapon": "mortar"}, {"act": 1.0}, ["act-same", "weapon-same"]),
    ({}, {"act": "air_strike"}, {"act": -1.0}, ["act-apart"]),
    ({"act": "small_arms_fire"}, {"act": "air_strike"}, {"act": -1.0}, ["act-apart"]),
    ({"act": "explosion"}, {"act": "air_strike"}, {"act": 1.0}, ["act-near"]),
    ({}, {"act": "attack_on_civilians"}, {"act": 0.1}, ["act-related"]),
    ({}, {"act": "attack_on_civilians"}, {"act": -1.0}, ["counts-against", "act-related"]),
    ({}, {"act": "artillery_fire"}, {"act": -1.0}, ["counts-against", "act-near"]),
    ({}, {"act": "air_strike"}, {"act": 1.0}, ["counts-for", "act-apart"]),
    ({"target": "Army"}, {"target": "Rebels"}, {"actor": -1.3}, ["target-other"]),
    ({"target": "Army"}, {"target": "ARMY"}, {"actor": 0.35}, ["target-same"]),
    (
        {"actor": "Army", "target": "Rebels"},
        {"actor": "Army", "target": "Civilians"},
        {"actor": -0.98},
        ["actor-same", "target-other"],
    ),
    (
        {"actor": "Army", "target": "Rebels"},
        {"actor": "Guards", "target": "Rebels"},
        {"actor": -0.98},
        ["actor-other", "target-same"],
    ),
    ({"actor": "Army"}, {"actor": "Army"}, {"actor": -0.5}, ["counts-against", "actor-same"]),
    ({"actor": "Army"}, {"target": "Rebels"}, {"actor": 0.4}, ["actor-learnt"]),
    ({"actor": "Army"}, {"target": "Rebels"}, {"actor": -0.4}, ["actor-sides"]),
    (
        {"killed_best": 3, "calibre_mm": 82.0},
        {"killed_best": 3, "calibre_mm": 120.0},
        {"figure": 0.2},
        ["figures-agree", "figures-differ"],
    ),
    ({"killed_best": 3}, {"killed_best": 40}, {"figure": 0.5}, ["counts-for", "figures-differ"]),
    ({"killed_best": 3}, {"killed_best": 4}, {"figure": -0.5}, ["counts-against", "figures-near"]),
    ({"killed_low": 3}, {"killed_best": 7}, {"figure": 0.1}, ["figures-may"]),
    ({"killed_low": 3}, {"killed_best": 7}, {"figure": 0.5}, ["figures-may"]),
    ({"killed_low": 3}, {"killed_best": 70}, {"figure": -0.5}, ["counts-against", "figures-may"]),
    ({"killed_high": 3}, {"killed_best": 70}, {"figure": -0.5}, ["figures-differ"]),
    ({"count": 3}, {"count": 3}, {"figure": 0.0}, []),  # of nothing
    ({"direction": "incoming"}, {"direction": "incoming"}, {"direction": -0.5}, ["counts-against", "direction-same"]),
    ({"place_name": "Nawa"}, {"place_name": "Nawa"}, {"words": -0.5}, ["counts-against", "words-same"]),
    ({}, {}, {"words": -0.5}, ["words-few"]),
    (NOWHERE | {"admin1": "Homs"}, {"admin1": "محافظة حمص"}, {"words": 1.5}, ["words-area"]),
    (NOWHERE | {"admin1": "Homs"}, {"admin1": "Hama", "admin2": "Homs district"}, {"words": 1.5}, ["words-area"]),
    (NOWHERE | {"admin1": "Homs"}, {"admin1": "Hama"}, {"words": -0.5}, ["words-area-other"]),
    (
        NOWHERE | {"admin1": "Homs", "place_name": "Nawa"},
        {"admin1": "Homs", "place_name": "Jasim"},
        {"words": -0.5},
        ["words-other"],
    ),
    ({"admin1": "Homs"}, {"admin1": "Homs"}, {"words": 1.5}, ["words-shared"]),
    ({}, {}, {"crowd": -0.5}, ["crowd-many"]),
]


@pytest.mark.parametrize(("one", "other", "scores", "expected"), CASES)
def test_what_both_say_is_told_as_it_counts(
    one: dict[str, Any], other: dict[str, Any], scores: dict[str, float], expected: list[str]
) -> None:
    links, reports = linked(one, other, **scores)
    for language in Language:
        sentence = explain_links(links, reports, language)[0].as_py()
        about = {name for part in scores for name in NAMED_BY[part]} | set(COUNTS)
        assert [name for name in names_told(sentence, language) if name in about] == expected, sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (Language.ENGLISH, "figures agree (count, killed), figures differ (calibre)"),
        (Language.ARABIC, "الأرقام متطابقة (العدد، القتلى)، الأرقام مختلفة (العيار)"),
        (Language.RUSSIAN, "цифры сходятся (количество, убитые), цифры расходятся (калибр)"),
    ],
)
def test_where_some_figures_agree_and_others_do_not_it_is_told_which(language: Language, sentence: str) -> None:
    one = {"killed_best": 3, "calibre_mm": 82.0, "count": 7, "unit": "burst"}
    links, reports = linked(one, one | {"calibre_mm": 120.0})
    assert sentence in explain_links(links, reports, language)[0].as_py()
