"""What the agreement says of an incident: each provision's answer with its reasons, and the clause it stands on."""

from contextlib import suppress
from typing import Any

from truceline.agreement.charter import Charter
from truceline.agreement.model import Detail, TextStatus
from truceline.agreement.summary import article_told
from truceline.desk.charter import charter_named
from truceline.desk.contents import table_of
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.telling import verdict_mark, verdict_rank
from truceline.desk.policy import Noun, project
from truceline.desk.recording import read
from truceline.errors import NotFound
from truceline.finding.explaining import explain
from truceline.finding.table import FINDINGS
from truceline.values.language import Language


def findings_told(page: CasePage) -> dict[str, Any]:
    """The findings, those that need a person first; empty for whoever may not see findings."""
    if not page.sees(Noun.FINDING):
        return {"findings": [], "quiet": 0}
    rows = page.findings
    sentences = explain(table_of(FINDINGS, (content for *_, content in rows)), page.charter, page.language).to_pylist()
    told = [
        {
            "provision": code,
            "mark": verdict_mark(verdict),
            "verdict": page.say(f"desk-verdict-{verdict}"),
            "title": title_of(code, page),
            "sentence": sentence_as_far_as_open(sentence, read(content), page),
            "rank": verdict_rank(verdict),
            "clause": _clause(code, read(content), page),
        }
        for (code, verdict, content), sentence in zip(rows, sentences, strict=True)
    ]
    told.sort(key=lambda one: (one["rank"], one["title"]))
    return {"findings": told, "quiet": sum(one["mark"] == "no" for one in told)}


def sentence_as_far_as_open(sentence: str, finding: dict[str, Any], page: CasePage) -> str:
    """The reason in a sentence; where it measures from a restricted shape, only to whom that is open.

    With the distances of a few incidents to it anybody could draw the shape.
    """
    status = "restricted" if _is_from_restricted(finding, page.charter) else "public"
    told = project(page.held, Noun.AGREEMENT, {"status": status, "distance": sentence})
    return str(told.get("distance", page.say("desk-finding-withheld")))


def _is_from_restricted(finding: dict[str, Any], charter: Charter) -> bool:
    """Whether a finding rests on an account of a zone or line that is not public."""
    agreement, named = charter.agreement, finding.get("zone_version", "").split()
    accounts = [
        account
        for drawn in (
            [(one.code, one.versions) for one in agreement.zones],
            [(one.code, one.versions) for one in agreement.lines],
        )
        for code, versions in drawn
        if code == finding.get("zone")
        for account in versions
    ]
    return any(one.version in named and one.status is not TextStatus.PUBLIC for one in accounts)


def title_of(code: str, page: CasePage) -> str:
    """The short name of a provision; its code where the agreement in effect has none of that code."""
    for provision in page.charter.agreement.provisions:
        if provision.code == code:
            return str(getattr(provision.title, page.language))
    return code


def provisions_told(page: CasePage) -> list[tuple[str, str]]:
    """Every provision to choose from: its code, and article and short name."""
    return [
        (one.code, f"{article_told(one.article, page.language)} · {getattr(one.title, page.language)}")
        for one in page.charter.agreement.provisions
    ]


def _clause(code: str, finding: dict[str, Any], page: CasePage) -> dict[str, Any] | None:
    """The words that the answer stands on, in the version of the agreement that it was asked under."""
    version, charter = finding.get("agreement_version", ""), page.charter
    is_other = version != charter.agreement.version
    if is_other:
        # A desk that took over from another has not every version: the words of today then, and it is said.
        with suppress(NotFound):
            charter = charter_named(version)
    provision = next((one for one in charter.agreement.provisions if one.code == code), None)
    if provision is None:
        return None
    agreement, language = charter.agreement, page.language
    details = {one.code: one for one in agreement.details}
    status = next((one.status.value for one in agreement.texts if one.code == provision.document), "")
    words = {
        "status": status,
        "text": getattr(provision.text, language),
        "note": getattr(provision.note, language) if provision.note else "",
        "source": provision.source,
    }
    return {
        # Of a text that is restricted, only those who work with it read the words.
        "text": "",
        "note": "",
        "source": "",
        **project(page.held, Noun.AGREEMENT, words),
        "article": article_told(provision.article, page.language),
        "wording": page.say(f"desk-clause-{provision.wording}"),
        "standard": standard_told(provision.standard.value, page),
        "exemptions": [page.say(f"exemption-{one}") for one in provision.exemptions],
        "details": [_detail(details[code], language, page) for code in provision.waits_for if code in details],
        "verification": getattr(provision.verification, language),
        "agreement_version": version,
        "zone_version": finding.get("zone_version", ""),
        "is_other_version": is_other,
        "start": provision.start,
        "end": provision.end,
    }


def _detail(detail: Detail, language: Language, page: CasePage) -> dict[str, str]:
    resolution = detail.resolution
    return {
        "question": getattr(detail.question, language),
        "answer": getattr(resolution.text, language) if resolution else page.say("desk-clause-open"),
    }


def standard_told(standard: str, page: CasePage) -> str:
    """A standard of proof in words."""
    return page.say(f"agreement-standard-{standard.replace(' ', '-')}")
