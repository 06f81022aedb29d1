"""Joint determinations in the bulletin: who signed, who dissents, who has not signed, in every language and under the digest."""

from typing import Any

import pytest
from small_record import days, fire, record_of

from truceline.bulletin.composing import Bulletin, compose
from truceline.bulletin.page import render_page
from truceline.bulletin.text import render_text
from truceline.command.recording import items_of
from truceline.values.language import Language

WEEK = days("2020-02-08", "2020-02-14")
JOINT = {"manner": "joint", "signed_by": "north", "dissent_by": "south", "awaited": None}


def bulletin_of(**more: Any) -> Bulletin:
    decided = {"incident_id": "i0", "outcome": "minor_violation", **more}
    return compose(record_of(fire("2020-02-10T11:00Z"), determinations=(decided,)), WEEK)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (Language.ENGLISH, "Joint, signed by North; dissent of South"),
        (Language.ARABIC, "قرار مشترك، وقّع:"),
        (Language.RUSSIAN, "Совместно, подписали:"),
    ],
)
def test_a_joint_determination_tells_who_signed_and_who_dissents(language: Language, sentence: str) -> None:
    for render in (render_page, render_text):
        told = " ".join(render(bulletin_of(**JOINT), language).replace("\u2068", "").replace("\u2069", "").split())
        assert sentence in told


def test_who_has_not_signed_is_named() -> None:
    told = render_page(bulletin_of(**(JOINT | {"dissent_by": None, "awaited": "south"})), Language.ENGLISH)
    assert "not signed yet by" in told


def test_who_let_the_time_run_out_is_named_and_frozen() -> None:
    waits = JOINT | {"dissent_by": None, "awaited": "south"}
    silent = bulletin_of(**waits, silent="south")
    told = render_page(silent, Language.ENGLISH)
    assert "silent when the time ran out" in told
    assert "not signed yet by" not in told
    assert silent.digest != bulletin_of(**waits).digest


def test_signatures_are_frozen_with_the_figures_and_a_bulletin_without_joint_ones_keeps_its_digest() -> None:
    other = bulletin_of(**(JOINT | {"signed_by": "south", "dissent_by": "north"}))
    assert bulletin_of(**JOINT).digest != other.digest
    individual = bulletin_of(manner="individual")
    assert "joint_sha256" not in individual.frozen()
    assert individual.digest == bulletin_of().digest
    assert "by the centre" not in render_text(individual, Language.ENGLISH)


def test_what_a_register_holds_of_an_individual_determination_does_not_change() -> None:
    decided = {"incident_id": "i0", "outcome": "minor_violation"}
    record = record_of(fire("2020-02-10T11:00Z"), determinations=(decided,))
    (content,) = [content for kind, _, content in items_of(record, compose(record, WEEK)) if kind == "determination"]
    assert b"signed_by" not in content
    assert b"manner" not in content
