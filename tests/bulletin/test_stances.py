"""Stances and rulings in the bulletin: each side by itself, silence as silence, who ruled what; never averaged, and nothing that must not be printed."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
from small_record import days, fire, record_of

from truceline.bulletin.composing import Bulletin, Tier, compose
from truceline.bulletin.model import LeftOut
from truceline.bulletin.page import render_page
from truceline.bulletin.text import render_text
from truceline.command.recording import items_of
from truceline.contact.held import STANCES
from truceline.contact.reply import FOR_THE_RECORD
from truceline.measure.record import Record
from truceline.values.language import Language

WEEK = days("2020-02-08", "2020-02-14")
AT = dt.datetime(2020, 3, 2, 10, tzinfo=dt.UTC)
DENIES = {"side": "north", "says": "denies", "said_at": AT}
AFFIRMS = {"side": "south", "says": "affirms", "said_at": AT, "about": "determination", "provision": "ceasefire"}
CLAIMS = {"side": "north", "says": "claims_exclusion", "said_at": AT, "about": "provision", "provision": "ceasefire"}
RULES = CLAIMS | {"side": "south", "says": "not_excluded", "claim_of": "north", "excluded_group": "red-anchor"}


def told_of(*held: dict[str, Any], act: str = "mortar_fire", determined: bool = True) -> Record:
    decided = ({"incident_id": "i1", "outcome": "minor_violation"},) if determined else ()
    record = record_of(fire("2020-02-09T10:00Z"), fire("2020-02-10T11:00Z", act=act), determinations=decided)
    rows = [{"incident_id": "i1", "about": "incident"} | one for one in held]
    table = STANCES.table({name: [row.get(name) for row in rows] for name in STANCES.names})
    return dataclasses.replace(record, stances=table)


def bulletin_of(*held: dict[str, Any], tier: Tier = Tier.PUBLIC, **more: Any) -> Bulletin:
    return compose(told_of(*held, **more), WEEK, tier=tier)


def printed(bulletin: Bulletin, language: Language = Language.ENGLISH) -> list[str]:
    told = [render(bulletin, language) for render in (render_page, render_text)]
    return [" ".join(one.replace("\u2068", "").replace("\u2069", "").split()) for one in told]


def test_every_side_stands_by_itself_and_nothing_is_put_together() -> None:
    bulletin = bulletin_of(DENIES, CLAIMS, AFFIRMS)
    assert [(one.side.code, one.says, one.number) for one in bulletin.stances] == [
        ("north", "claims_exclusion", 1),
        ("north", "denies", 1),
        ("south", "affirms", 1),
    ]
    for told in printed(bulletin):
        assert "denies" in told
        assert "affirms" in told
        assert "averaged" in told


def test_silence_is_told_as_silence_and_never_as_consent() -> None:
    silent = {"side": "south", "says": "silent"}
    for told in printed(bulletin_of(DENIES, silent)):
        assert "put nothing on the record" in told
        assert "affirms" not in told


def test_who_put_a_reply_on_the_record_is_not_told_as_silent_beside_it() -> None:
    silent = {"side": "south", "says": "silent"}
    replied: dict[str, Any] = {
        "reply_id": "r1",
        "incident_id": "i1",
        "about": "incident",
        "side": "south",
        "said": "disputed",
    }
    replied |= {"words": "We fired nothing.", "language": "en", "said_at": AT, "source": "contact 1"}
    table = FOR_THE_RECORD.table({name: [replied.get(name)] for name in FOR_THE_RECORD.names})
    bulletin = compose(dataclasses.replace(told_of(DENIES, silent), replies=table), WEEK, tier=Tier.PUBLIC)

    assert [(one.side.code, one.says, one.said_at) for one in bulletin.stances][1] == ("south", "replied", AT)
    for told in printed(bulletin):
        assert "We fired nothing." in told
        assert "put nothing on the record" not in told.replace("Whoever put nothing", "")
        assert "a reply, printed below" in told


def test_all_who_put_nothing_on_the_record_of_the_same_stand_in_one_row() -> None:
    silent = [{"side": side, "says": "silent"} for side in ("north", "south")]
    for language, told in ((Language.ENGLISH, "put nothing on the record"), (Language.ARABIC, "لا شيء مدوَّن في السجل")):
        for page in printed(bulletin_of(*silent), language):
            assert page.replace("Whoever put nothing", "").count(told) == 1


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (Language.ENGLISH, "The target was not an excluded group."),
        (Language.ARABIC, "لم يكن الهدف جماعة مستثناة."),
        (Language.RUSSIAN, "Целью была не исключённая группа."),
    ],
)
def test_a_ruling_is_told_with_whose_it_is_and_on_whose_claim(language: Language, sentence: str) -> None:
    bulletin = bulletin_of(CLAIMS, RULES)
    assert [(one.side.code, one.says, one.claim_of and one.claim_of.code) for one in bulletin.rulings] == [
        ("south", "not_excluded", "north")
    ]
    assert all(sentence in told for told in printed(bulletin, language))


def test_who_has_to_rule_and_has_not_is_waited_for() -> None:
    waits = RULES | {"says": "waits", "said_at": None}
    assert all("Waits for a ruling." in told for told in printed(bulletin_of(CLAIMS, waits)))


def test_the_group_that_is_claimed_to_have_been_the_target_is_never_printed() -> None:
    bulletin = bulletin_of(CLAIMS, RULES, tier=Tier.DESK)
    assert not any("red-anchor" in told for language in Language for told in printed(bulletin, language))
    assert "red-anchor" not in str(bulletin)


def test_what_is_held_of_a_protected_act_is_left_out_for_the_public_and_counted() -> None:
    held = (DENIES, DENIES | {"says": "disputes_target"})
    public = bulletin_of(*held, act="sexual_violence")
    assert public.stances == ()
    assert LeftOut("stances", 2) in public.left_out
    assert len(bulletin_of(*held, act="sexual_violence", tier=Tier.DESK).stances) == 2


def test_what_is_held_of_what_nobody_determined_is_left_out_and_counted_but_for_silence() -> None:
    bulletin = bulletin_of(DENIES, {"side": "south", "says": "silent"}, determined=False)
    assert bulletin.stances == ()
    assert LeftOut("stances_undetermined", 1) in bulletin.left_out
    assert all("is not printed: nothing stands determined" in told for told in printed(bulletin))


def test_stances_are_frozen_with_the_figures_and_a_bulletin_without_them_keeps_its_digest() -> None:
    without = compose(dataclasses.replace(told_of(), stances=None), WEEK)
    assert bulletin_of().digest == without.digest
    assert "stances_sha256" not in without.frozen()
    digests = {bulletin_of(DENIES).digest, bulletin_of(AFFIRMS).digest, bulletin_of(CLAIMS, RULES).digest}
    assert len(digests) == 3


def test_every_stance_and_ruling_is_put_onto_the_register_under_a_name_of_its_own() -> None:
    record = told_of(DENIES, CLAIMS, RULES)
    names = [name for kind, name, _ in items_of(record, compose(record, WEEK)) if kind == "stance"]
    assert len(set(names)) == 3
