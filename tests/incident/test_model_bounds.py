"""A model changed by hand, with the right sum: whatever cannot be meant is refused, all at once, and what a model may hold is taken."""

import math
from dataclasses import replace
from typing import Any

import pytest

from truceline.errors import Problem, Refused
from truceline.incident.likeness.days import DAYS, EDGES_KM
from truceline.incident.likeness.figures import KINDS
from truceline.incident.likeness.framing import OF
from truceline.incident.likeness.listfigures import VICTIMS
from truceline.incident.likeness.sharing import SHARED
from truceline.incident.likeness.twofigures import SIZES
from truceline.incident.model import (
    DIRECTION_CODES,
    Crossing,
    DayLaw,
    Echo,
    FigureLaw,
    FigureShares,
    Frame,
    LinkModel,
    ListFigures,
    NamedPlace,
    NamesMet,
    NamesWithin,
    Sides,
    SourceError,
    Strangers,
    Taught,
    TellsAgain,
    WordLaw,
)
from truceline.incident.model_file import model_in, write_model

STRANGERS = Strangers((0.1,) * 10, (0.1,) * 10, (0.0,) * 5, (0.0,) * 5, (-1.0, 0.5), (-1.0, 0.5))
LAW = DayLaw("a", "b", (1.0,) * (len(EDGES_KM) - 1), (0.0,) * (2 * DAYS + 1), 1.0)
PLACE = NamedPlace("nawa", 36.2, 32.6, 1_500.0)
WORDS = WordLaw((0.0,) * (len(SHARED) + 1), (("the", 0.5),))


def refused(model: LinkModel) -> tuple[Problem, ...]:
    """What is said of a model whose file has the right sum."""
    with pytest.raises(Refused) as found:
        model_in(write_model(model), "model.json")
    return found.value.problems


@pytest.mark.parametrize("value", [math.nan, math.inf, -5.0, 0.0, 1e300])
@pytest.mark.parametrize(
    "name",
    ["extent_m", "duration_s", "reach_sigmas", "span_sigmas", "widest_m", "longest_s", "unstated_radius_m",
     "further_reports", "pseudo_pairs"],
)  # fmt: skip
def test_lengths_times_and_counts_are_finite_and_above_nothing(name: str, value: float) -> None:
    changed: dict[str, Any] = {name: value}

    (told,) = refused(replace(LinkModel(), **changed))

    assert (told.code, told.where.column) == ("I035", name)
    assert "0 < x <" in told.expected
    assert f"{value:.15g}" in told.came


@pytest.mark.parametrize(
    ("changed", "column", "came"),
    [
        ({"place_shares": (5.0,) * 9}, "place_shares", "45"),
        ({"time_shares": (0.0,) * 9}, "time_shares", "0"),
        ({"act_shares": (0.0,) * 4}, "act_shares", "0"),
        ({"weapon_shares": (0.5, 0.4, 0.2)}, "weapon_shares", "1.1"),
        ({"figure_shares": FigureShares(killed=(0.2,) * 4)}, "figure_shares.killed", "0.8"),
        ({"strangers": replace(STRANGERS, space=(0.2,) * 10)}, "strangers.space", "2"),
    ],
)
def test_shares_that_are_not_of_a_whole_are_refused(changed: dict[str, Any], column: str, came: str) -> None:
    sums = [told for told in refused(replace(LinkModel(), **changed)) if told.code == "I039"]

    assert [(told.where.column, told.came) for told in sums] == [(column, f"“{came}”")]


def test_a_share_below_nothing_is_refused_though_the_sum_is_right() -> None:
    shares = refused(replace(LinkModel(), act_shares=(1.2, -0.2, 0.0, 0.0)))

    assert [(told.code, told.where.column) for told in shares] == [("I035", "act_shares.0"), ("I035", "act_shares.1")]


@pytest.mark.parametrize("of", ["act", "weapon", "direction"])
def test_a_code_that_no_report_can_have_is_refused(of: str) -> None:
    (told,) = refused(
        replace(LinkModel(), codes=(NamesMet("actor", "x", "y", 1.0), NamesMet(of, "nonsense", "nonsense", 5.0)))
    )

    assert (told.code, told.where.column, told.came) == ("I036", "codes.1", "“nonsense”")


@pytest.mark.parametrize(
    ("changed", "code", "column"),
    [
        ({"actor_share": 1.0}, "I035", "actor_share"),
        ({"weapon_weight": -0.1}, "I035", "weapon_weight"),
        ({"usual": SourceError(0.0, 1.0)}, "I035", "usual.place"),
        ({"errors": {"a.7": SourceError(1.0, math.nan)}}, "I035", "errors.a.7.time"),
        ({"sure": -3.0}, "I035", "sure"),
        ({"codes": (NamesMet("act", "fire", "fire", 1e308),)}, "I035", "codes.0.worth"),
        ({"codes": (NamesMet("act", "fire", "fire", 1.0, -2.0),)}, "I035", "codes.0.pairs"),
        ({"codes": (NamesMet("colour", "red", "red", 1.0),)}, "I037", "codes.0.of"),
        ({"calibration": ((math.nan, 0.5),)}, "I011", "calibration"),
        ({"places": (PLACE._replace(longitude=200.0),)}, "I035", "places.0.longitude"),
        ({"in_texts": (PLACE._replace(radius_m=-1.0),)}, "I035", "in_texts.0.radius_m"),
        ({"in_names": NamesWithin((), (PLACE._replace(latitude=-91.0),))}, "I035", "in_names.areas.0.latitude"),
        ({"by_day": (LAW._replace(crowd=-math.inf),)}, "I035", "by_day.0.crowd"),
        ({"by_day": (LAW._replace(near=(1.0,)),)}, "I038", "by_day.0.near"),
        ({"by_day": (LAW, LAW._replace(days=()))}, "I038", "by_day.1.days"),
        ({"by_day": (LAW._replace(figures=(ListFigures("lost", ((0.0,) * 7,) * 13, ((0.0,) * 7,) * 13),)),)}, "I037", "by_day.0.figures.0.kind"),
        ({"by_day": (LAW._replace(figures=(ListFigures("killed", ((0.0,) * 7,), ((0.0,) * 7,) * 13),)),)}, "I038", "by_day.0.figures.0.by_first"),
        ({"words": WORDS._replace(worth=(1.0,))}, "I038", "words.worth"),
        ({"own_words": WORDS._replace(common=(("the", -1.0),))}, "I035", "own_words.common.0.1"),
        ({"own_words": WORDS._replace(frames=(Frame("colour", "red", ("red",)),))}, "I037", "own_words.frames.0.of"),
        ({"echoes": (Echo("a", "b", 9, 8, "b", math.inf),)}, "I035", "echoes.0.lag_s"),
        ({"told_again": (TellsAgain("a", 60, -1),)}, "I035", "told_again.0.again"),
        ({"sides": Sides((Crossing("a", "b", 1.5),), ())}, "I035", "sides.crossing.0.share"),
        ({"taught": Taught(-1, 0)}, "I035", "taught.judgements"),
        ({"strangers": replace(STRANGERS, act=(0.0, math.nan, 0.0, 0.0, 0.0))}, "I035", "strangers.act.1"),
        ({"strangers": replace(STRANGERS, figures=(FigureLaw("killed", ()),))}, "I038", "strangers.figures.0.worth"),
    ],
)  # fmt: skip
def test_every_field_has_its_bounds(changed: dict[str, Any], code: str, column: str) -> None:
    assert [(told.code, told.where.column) for told in refused(replace(LinkModel(), **changed))] == [(code, column)]


def test_all_that_is_out_of_bounds_is_said_at_once() -> None:
    told = refused(
        replace(LinkModel(), extent_m=math.nan, act_shares=(0.0,) * 4, codes=(NamesMet("act", "nonsense", "x", 5.0),))
    )

    assert [(one.code, one.where.column, one.came) for one in told] == [
        ("I035", "extent_m", "“nan”"),
        ("I039", "act_shares", "“0”"),
        ("I036", "codes.0", "“nonsense”"),
        ("I036", "codes.0", "“x”"),
    ]


def test_what_a_model_may_hold_is_taken() -> None:
    """Shares that are nothing, thirds of three digits, the ends of the Earth, and every kind and size that is looked up."""
    victims = tuple(ListFigures(kind, ((0.5,) * 7,) * len(SIZES), ((-0.5,) * 7,) * len(SIZES)) for kind in VICTIMS)
    model = replace(
        LinkModel(),
        weapon_shares=(0.333, 0.333, 0.333),
        act_shares=(1.0, 0.0, 0.0, 0.0),
        codes=(
            NamesMet("direction", DIRECTION_CODES[0], DIRECTION_CODES[-1], -4.0),
            NamesMet("actor", "جيش", "army", 1.5, 3.25),
        ),
        by_day=(LAW._replace(figures=victims, harmed=((0.0,) * 3,) * 3),),
        own_words=WORDS._replace(frames=tuple(Frame(of, "fire", ("fr",)) for of in OF)),
        words=WORDS,
        places=(PLACE._replace(longitude=-180.0, latitude=90.0, radius_m=0.0),),
        echoes=(Echo("a", "b", 40, 39, "b", -90.0),),
        told_again=(TellsAgain("a", 60, 30),),
        taught=Taught(50, 20),
        strangers=replace(STRANGERS, figures=tuple(FigureLaw(kind, ((0.0,) * 4,) * len(SIZES)) for kind in KINDS)),
    )

    assert model_in(write_model(model), "model.json") == model
