"""What was determined jointly on the page of an incident: who signed, who dissents in which words, who is waited for until when; and signing it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from truceline.agreement.charter import Charter
from truceline.desk.actions.asking import relation_to_side
from truceline.desk.actions.countersigning import sheet_of, stands_of
from truceline.desk.clocks import Clock
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.telling import name_of
from truceline.desk.policy import Action, Noun, State
from truceline.desk.recording import read
from truceline.desk.tables import Countersignature, Determination
from truceline.finding.countersigning import Joint, Sheet, Word, bar_to, told
from truceline.values.language import Language

# Languages in which representatives write, as stances have them.
LANGUAGES = ("ar", "en", "ru", "ku", "hy", "tr", "fa")


def countersignatures_of(page: CasePage, rows: Sequence[Determination]) -> Mapping[str, list[Countersignature]]:
    """The signatures and dissent under these determinations, by determination: none is asked for where none is joint."""
    asked = [one.pk for one in rows if one.is_joint]
    given: dict[str, list[Countersignature]] = {pk: [] for pk in asked}
    if asked and page.sees(Noun.COUNTERSIGNATURE):
        for found in Countersignature.objects.filter(determination__in=asked).select_related("by"):
            given[found.determination_id].append(found)
    return given


def joint_told(page: CasePage, one: Determination, given: Sequence[Countersignature]) -> dict[str, Any] | None:
    """How a joint determination stands; None for one that the centre determines by itself."""
    if not one.is_joint:
        return None
    kept, sheet, stands = read(one.content), sheet_of(one), stands_of(one)
    if stands is None:
        return {"sentence": page.say("desk-joint-draft"), "rows": []}
    due, by_side = datetime.fromisoformat(kept["sign_by"]), {found.side: found for found in given}
    is_open = sheet.is_standing and not stands.is_complete
    return {
        "sentence": joint_sentence(stands, page.charter, page.language),
        "clock": page.clock(Clock(due)) if is_open else None,
        "rows": [_row(page, code, by_side.get(code)) for code in sheet.asked],
        **_form(page, sheet, kept.get("signed_over_sha256", "")),
    }


def joint_sentence(stands: Joint, charter: Charter, language: Language) -> str:
    """How it stands in one sentence, with names as the agreement has them."""
    return told(stands, lambda code: name_of(code, charter, language) or code, language)


def _row(page: CasePage, code: str, given: Countersignature | None) -> dict[str, Any]:
    content = read(given.content) if given else {}
    return {
        "name": name_of(code, page.charter, page.language),
        "word": given.word if given else "missing",
        "told": page.say(f"desk-countersign-{given.word}" if given else "desk-countersign-missing"),
        "at": page.local(given.on) if given else "",
        "utc": f"{given.on:%Y-%m-%d %H:%M} UTC" if given else "",
        "words": content.get("words", ""),
        "language": content.get("language", ""),
    }


def _form(page: CasePage, sheet: Sheet, seal: str) -> dict[str, Any]:
    """What whoever looks may put their name to; where they cannot sign now, why not."""
    side = page.person.speaks_for
    may = page.allowed(Action.SIGN, Noun.COUNTERSIGNATURE, relation_to_side(page.person, side), State.SIGNED)
    if not may or bar_to(sheet, side, Word.DISSENTS) is not None:
        return {"may_countersign": False}
    bar = bar_to(sheet, side, Word.SIGNS)
    return {
        "may_countersign": True,
        "side": name_of(side, page.charter, page.language),
        "seal": seal,
        "why_not": page.say(f"desk-countersign-{bar.value}") if bar is not None else "",
        "languages": LANGUAGES,
    }
