"""A map of an agreement's shapes alone, as they stand at a moment."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from truceline.agreement.charter import Charter
from truceline.agreement.reading import read_agreement
from truceline.bulletin.drawing.map import draw_map
from truceline.bulletin.picture import draw_shapes
from truceline.bulletin.telling.voice import Voice
from truceline.values.language import Language

SOUTHWEST = Path(__file__).resolve().parents[2] / "agreements" / "southwest-syria-2017"


@pytest.fixture(scope="module")
def charter() -> Charter:
    return read_agreement(SOUTHWEST)


def test_zones_are_drawn_at_the_stage_of_the_moment_and_nothing_else_is(charter: Charter) -> None:
    drawn = draw_shapes(charter, charter.zone_shapes(), datetime(2017, 7, 10, tzinfo=UTC))

    assert drawn is not None
    assert {outline.stage for outline in drawn.outlines if outline.code == "southwest"} == {"in force"}
    assert drawn.spots == ()


@pytest.mark.parametrize("language", list(Language))
def test_a_map_that_stands_alone_carries_no_style_of_its_own(charter: Charter, language: Language) -> None:
    drawn = draw_shapes(charter, charter.zone_shapes(), datetime(2017, 7, 10, tzinfo=UTC))

    assert drawn is not None
    assert "style=" not in draw_map(drawn, Voice(language), alone=True)
    assert "style=" in draw_map(drawn, Voice(language))


def test_without_a_shape_there_is_no_map(charter: Charter) -> None:
    assert draw_shapes(charter, [], datetime(2017, 7, 10, tzinfo=UTC)) is None
