"""Replies and dissent in the bulletin: word for word, whose and when, beside what was determined, and nothing else changed."""

import dataclasses
import datetime as dt
import json
import re
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pytest
from scenes import ROOT
from small_record import days, fire, record_of

from truceline.agreement.reading import read_agreement
from truceline.bulletin.composing import Bulletin, Tier, compose
from truceline.bulletin.model import LeftOut
from truceline.bulletin.page import render_page
from truceline.bulletin.replying import quote_replies
from truceline.bulletin.telling.replies import dissent_told, replies_section
from truceline.bulletin.telling.speaker import Speaker
from truceline.bulletin.text import render_text
from truceline.bulletin.withholding import ALLOWANCES, withhold_replies
from truceline.command.recording import items_of
from truceline.contact.reply import FOR_THE_RECORD
from truceline.errors import Refused
from truceline.measure.figures import Store, count
from truceline.measure.record import Record
from truceline.values.language import Language

WEEK = days("2020-02-08", "2020-02-14")
ARABIC = "لم نطلق النار.\nونعترض على القرار."
REPLY = {"side": "north", "said": "disputed", "words": ARABIC, "language": "ar"}
DISSENT = {"side": "south", "said": "denies", "words": "Мы не согласны.", "about": "determination"}
# Markup, a bidi override without its end, an isolate closed that was never opened, a heading of ours, a steering code.
HOSTILE = (
    '</blockquote><script>alert(1)</script><img src=x onerror=1>"\n'
    "\u202egnorw\u2066 \u2069\u2069\u2069 \x1b[31mred\n\n"
    "Determinations\n==============\nNo determination has been made."
)


@pytest.fixture(scope="module")
def guaranteed(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The square, with South its guarantor."""
    folder = tmp_path_factory.mktemp("guaranteed")
    for file in (ROOT / "cases" / "agreements" / "square").iterdir():
        told = file.read_text(encoding="utf-8")
        before, south, after = told.partition("- code: south\n")
        (folder / file.name).write_text(
            before + south + after.replace("roles: [party]", "roles: [party, guarantor]", 1), encoding="utf-8"
        )
    return read_agreement(folder)


def told_of(*replies: dict[str, str], charter: Any = None, act: str = "mortar_fire", determined: bool = True) -> Record:
    """Two incidents, the second determined, and what was said of it unless told otherwise."""
    decided = ({"incident_id": "i1", "outcome": "minor_violation"},) if determined else ()
    incidents = (fire("2020-02-09T10:00Z"), fire("2020-02-10T11:00Z", act=act))
    record = record_of(*incidents, determinations=decided, charter=charter)
    return dataclasses.replace(record, replies=table_of(replies))


def table_of(replies: Sequence[dict[str, str]]) -> pa.Table:
    rows: list[dict[str, Any]] = []
    for number, one in enumerate(replies, 1):
        usual: dict[str, Any] = {
            "reply_id": str(number),
            "incident_id": "i1",
            "about": "incident",
            "source": "contact 7",
        }
        provision = "ceasefire" if one.get("about") in ("determination", "provision") else None
        at = dt.datetime(2020, 3, 2, 10, number, tzinfo=dt.UTC)
        rows.append(usual | {"provision": provision, "said_at": at} | one)
    return FOR_THE_RECORD.table({name: [row.get(name) for row in rows] for name in FOR_THE_RECORD.names})


def printed(bulletin: Bulletin) -> list[str]:
    return [render(bulletin, language) for language in Language for render in (render_page, render_text)]


@pytest.mark.parametrize("language", Language)
def test_a_reply_stands_in_its_own_words_and_language_with_whose_it_is_and_when(language: Language) -> None:
    bulletin = compose(told_of(REPLY), WEEK)
    page, text = render_page(bulletin, language), render_text(bulletin, language)
    side = {Language.ENGLISH: "North", Language.ARABIC: "الشمال", Language.RUSSIAN: "Север"}[language]

    words = "".join(f'<p dir="auto">{line}</p>' for line in ARABIC.split("\n"))
    assert f'<blockquote dir="auto" lang="ar">{words}</blockquote>' in page
    assert "".join(f"> {line}\n" for line in ARABIC.split("\n")) in text
    (head,) = re.findall(r"<figcaption>(.*)</figcaption><blockquote", page)
    assert f"\u2068{side}\u2069" in head
    assert "2020" in head
    assert "12:01" in head  # Damascus
    assert "contact 7" not in page + text


@pytest.mark.parametrize("language", Language)
def test_a_determination_with_dissent_says_so_and_whose(language: Language, guaranteed: Any) -> None:
    bulletin = compose(told_of(REPLY, DISSENT, charter=guaranteed), WEEK)
    word = {Language.ENGLISH: "Dissent", Language.ARABIC: "رأي مخالف", Language.RUSSIAN: "Особое мнение"}[language]
    side = {Language.ENGLISH: "South", Language.ARABIC: "الجنوب", Language.RUSSIAN: "Юг"}[language]

    assert dissent_told(Speaker(bulletin, language)) == {1: f"\u2068{side}\u2069"}
    assert f"{word}: \u2068{side}\u2069" in " ".join(render_text(bulletin, language).split())
    assert f'<td class="words">\u2068{side}\u2069</td>' in render_page(bulletin, language)
    section = replies_section(Speaker(bulletin, language))
    assert section is not None
    assert [quote.about.startswith(word) for quote in section.quotes] == [False, True]


def test_what_a_party_says_of_a_determination_is_its_reply_and_no_dissent(guaranteed: Any) -> None:
    assert compose(told_of(DISSENT | {"side": "north"}, charter=guaranteed), WEEK).dissents == ()
    assert compose(told_of(DISSENT | {"said": "affirms"}, charter=guaranteed), WEEK).dissents == ()


def test_without_anything_said_every_byte_is_as_it_was() -> None:
    none = told_of()
    before = compose(dataclasses.replace(none, replies=None), WEEK)

    assert printed(compose(none, WEEK)) == printed(before)
    assert compose(none, WEEK).frozen() == before.frozen()
    assert replies_section(Speaker(before, Language.ENGLISH)) is None


def test_the_same_replies_in_any_order_give_the_same_bytes_and_other_words_another_digest(guaranteed: Any) -> None:
    record = told_of(REPLY, DISSENT, charter=guaranteed)
    assert record.replies is not None
    turned = dataclasses.replace(record, replies=record.replies.take([1, 0]))
    other = told_of(REPLY | {"words": "Other"}, DISSENT, charter=guaranteed)

    assert printed(compose(record, WEEK)) == printed(compose(turned, WEEK))
    assert compose(record, WEEK).digest == compose(turned, WEEK).digest != compose(other, WEEK).digest


def test_words_are_printed_of_nothing_that_is_not_determined_and_that_is_listed() -> None:
    bulletin = compose(told_of(REPLY, REPLY | {"incident_id": "i0"}), WEEK)
    alone = compose(told_of(REPLY, determined=False), WEEK)

    assert [one.reply_id for one in bulletin.replies] == ["1"]
    assert LeftOut("replies", 1) in bulletin.left_out
    assert alone.replies == ()
    assert "1 reply for the record is not printed: nothing stands determined" in " ".join(
        render_text(alone, Language.ENGLISH).split()
    )
    assert compose(told_of(REPLY), days("2020-02-01", "2020-02-03")).left_out[-1] == LeftOut("persons")


def test_words_about_protected_acts_are_withheld_from_the_public_and_the_dissent_is_still_told(guaranteed: Any) -> None:
    record = told_of(DISSENT, charter=guaranteed, act="sexual_violence")
    public, desk = compose(record, WEEK), compose(record, WEEK, tier=Tier.DESK)

    assert not any(DISSENT["words"] in each for each in printed(public))
    assert LeftOut("words", 1) in public.left_out
    assert [(number, side.code) for number, side in public.dissents] == [(1, "south")]
    assert all(DISSENT["words"] in each for each in printed(desk))
    # Teeth: what holds the words back is the allowance, not the act alone.
    quoted = desk.replies
    assert withhold_replies(quoted, ["sexual_violence"], ALLOWANCES[Tier.DESK])[0] == list(quoted)
    assert withhold_replies(quoted, ["sexual_violence"], ALLOWANCES[Tier.PUBLIC]) == ([], [LeftOut("words", 1)])


def test_hostile_words_stay_words() -> None:
    bulletin = compose(told_of(REPLY | {"words": HOSTILE}), WEEK)
    page, text = render_page(bulletin, Language.ENGLISH), render_text(bulletin, Language.ENGLISH)

    assert "&lt;script&gt;alert(1)" in page
    assert "<script" not in page
    assert "<img" not in page
    assert "\x1b" not in page + text
    # Each line is a paragraph of its own: no mark of direction reaches beyond it.
    assert re.search(r'<p dir="auto">\u202egnorw[^<]*</p><p dir="auto"></p><p dir="auto">Determinations</p>', page)
    # Every line of theirs is marked, so that none passes for ours.
    assert len(re.findall(r"^No determination has been made", text, re.MULTILINE)) == 0
    assert len(re.findall(r"^> No determination has been made", text, re.MULTILINE)) == 1
    assert len(re.findall(r"^Determinations$", text, re.MULTILINE)) == 1


def test_teeth_without_the_marking_a_reply_forges_a_section_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truceline.bulletin.text._quoted", lambda line: [line])
    text = render_text(compose(told_of(REPLY | {"words": HOSTILE}), WEEK), Language.ENGLISH)

    assert len(re.findall(r"^Determinations$", text, re.MULTILINE)) == 2


def test_teeth_without_the_withholding_the_words_would_be_public(monkeypatch: pytest.MonkeyPatch) -> None:
    record = told_of(DISSENT, act="sexual_violence")
    monkeypatch.setattr("truceline.bulletin.replying.withhold_replies", lambda quoted, *_: (list(quoted), []))
    store = Store(record)
    standing = store.determined.standing

    replies = quote_replies(store, count(store, WEEK), standing, ALLOWANCES[Tier.PUBLIC])
    assert [one.words for one in replies.quoted] == [DISSENT["words"]]


def test_a_run_puts_what_was_said_onto_the_register() -> None:
    record = told_of(REPLY)
    items = items_of(record, compose(record, WEEK))
    told = {kind: (name, json.loads(content)) for kind, name, content in items if kind in ("reply", "determination")}

    assert (told["reply"][0], told["reply"][1]["words"]) == ("1", ARABIC)
    assert (told["determination"][0], told["determination"][1]["decided_on"]) == ("i1.ceasefire", "2020-03-01")


def test_a_reply_about_an_incident_that_is_not_held_is_refused() -> None:
    with pytest.raises(Refused, match="B003"):
        told_of(REPLY | {"incident_id": "i9"})
