"""What was determined jointly on the page of an incident: who signed, who dissents in which words, who is waited for until when; and signing it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from truceline.agreement.charter import Charter
from truceline.desk.actions.asking import relation_to_side
from truceline.desk.actions.contacting import BY_MACHINE
from truceline.desk.actions.countersigning import sheet_of, stands_of
from truceline.desk.clocks import Clock
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.telling import name_of
from truceline.desk.policy import Action, Noun, State
from truceline.desk.recording import read
from truceline.desk.tables import Contact, Countersignature, Determination
from truceline.finding.countersigning import Joint, Sheet, Word, bar_to, told
from truceline.values.language import Language

# Languages in which representatives write, as stances have them.
LANGUAGES = ("ar", "en", "ru", "ku", "hy", "tr", "fa")
# What all at the table see of a request's ladder: whom else the centre turns to is the centre's.
_TOLD = ("early_reminder", "withdrawn")


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
    is_open, asked = sheet.is_standing and not stands.is_complete, _requests(page, one)
    rows = [_row(page, code, by_side.get(code), asked.get(code)) for code in sheet.asked]
    return {
        "sentence": joint_sentence(stands, page.charter, page.language),
        "clock": page.clock(Clock(max([due, *(_due(one) or due for one in asked.values())]))) if is_open else None,
        # What stands before all words are in is said where they are waited for.
        "stands": page.say("desk-request-stands") if is_open else "",
        "rows": rows,
        **_form(page, sheet, kept.get("signed_over_sha256", "")),
    }


def _requests(page: CasePage, one: Determination) -> dict[str, Contact]:
    """The requests for a word, by side, for whoever sees who signed: it is one table, at which all see who was asked and when."""
    if not page.sees(Noun.COUNTERSIGNATURE):
        return {}
    return {asked.addressee: asked for asked in one.requests.prefetch_related("steps")}


def _due(asked: Contact) -> datetime | None:
    """By when a side that was asked has to speak."""
    return asked.due_at if asked.sent_at is not None else None


def joint_sentence(stands: Joint, charter: Charter, language: Language) -> str:
    """How it stands in one sentence, with names as the agreement has them."""
    return told(stands, lambda code: name_of(code, charter, language) or code, language)


def _row(page: CasePage, code: str, given: Countersignature | None, asked: Contact | None) -> dict[str, Any]:
    content = read(given.content) if given else {}
    return {
        "name": name_of(code, page.charter, page.language),
        "word": given.word if given else "missing",
        "told": page.say(f"desk-countersign-{given.word}" if given else "desk-countersign-missing"),
        "at": page.local(given.on) if given else "",
        "utc": f"{given.on:%Y-%m-%d %H:%M} UTC" if given else "",
        "words": content.get("words", ""),
        "language": content.get("language", ""),
        **(_asked(page, asked, given) if asked else {}),
    }


def _asked(page: CasePage, asked: Contact, given: Countersignature | None) -> dict[str, Any]:
    """When and how a side was asked, until when, and what came of its clock."""
    means = page.say(f"desk-contact-means-{asked.means}")
    is_open = given is None and asked.due_at is not None
    if asked.sent_at is not None:
        told = page.say("desk-request-asked", at=_isolated(page.local(asked.sent_at)), means=means)
    else:
        told = page.say("desk-request-unsent", means=means) if is_open else ""
    return {
        "asked": told,
        "due": _isolated(page.local(asked.due_at)) if asked.sent_at and is_open and asked.due_at else "",
        "to_carry": is_open and asked.sent_at is None and asked.means not in BY_MACHINE,
        "number": asked.number if page.allowed(Action.SEE, Noun.CONTACT) else None,
        "silent": _isolated(page.local(asked.silent_at)) if asked.silent_at else "",
        "is_late": given is not None and asked.silent_at is not None,
        "steps": [
            f"{page.say(f'desk-contact-step-{step.code}')} · {_isolated(page.local(step.on))}"
            for step in asked.steps.all()
            if step.code in _TOLD
        ],
    }


def _isolated(moment: str) -> str:
    """A moment that the direction of the sentence around it does not turn."""
    return f"\u2068{moment}\u2069"


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
