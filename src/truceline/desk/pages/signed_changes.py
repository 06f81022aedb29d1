"""What changed since a determination was signed, in words: what, before and now, rounded as the pages round it.

What changed by less than pages show is said to have changed by less than that; nothing that changed is left out.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from truceline.agreement.summary import article_told
from truceline.desk.actions.answering import Question
from truceline.desk.contents import table_of
from truceline.desk.pages.case_findings import sentence_as_far_as_open, standard_told, title_of
from truceline.desk.pages.case_page import CasePage
from truceline.desk.pages.signed_incident import FACTS, Row
from truceline.desk.pages.telling import name_of, report_called
from truceline.desk.policy import Noun, project
from truceline.desk.tables import Attachment, Report
from truceline.finding.explaining import SAID, explain, explain_without_numbers
from truceline.finding.sealing import Changed, Records, changes
from truceline.finding.table import FINDINGS
from truceline.values.language import say

# One thing told of a record: what it is called, before, and now.
Line = tuple[str, str, str]
_SUM_SHOWN = 12  # characters of a sum: enough to tell two apart
_ABSENT: dict[str, Any] = {}


def changes_told(page: CasePage, before: Records, after: Records) -> list[dict[str, str]]:
    """Everything that is not as it was signed over, a line for each thing that a person reads."""
    told = []
    for record, found in groupby(changes(before, after), key=lambda one: one.record):
        changed = list(found)
        kind, _, name = record.partition("/")
        called, address = _called(kind, name, page)
        for field, then, now in _lines(kind, name, changed, (before.get(record), after.get(record)), page):
            told.append(
                {
                    "what": page.say(f"desk-ground-{kind}"),
                    "name": called,
                    "address": address,
                    "field": field,
                    "before": then,
                    "after": now,
                }
            )
    return told


def about_told(question: str, about: str, page: CasePage) -> str:
    """What an answer to a question names: a clause, somebody, or a cause."""
    if not about:
        return ""
    if question == Question.CLAUSE:
        return title_of(about, page)
    if question == Question.ACTOR:
        return name_of(about, page.charter, page.language) or about
    return page.say(f"desk-cause-{about}")


def _called(kind: str, name: str, page: CasePage) -> tuple[str, str]:
    """What a record is called on the page, and where it is read."""
    if kind in {"finding", "clause"}:
        return title_of(name, page), ""
    if kind == "answer":
        return page.say(f"desk-question-{name}"), ""
    if kind == "report":
        one = Report.objects.filter(pk=name).first()
        called = report_called(one, page.held, page.charter, page.language) if one else name
        return called, f"/reports/{name}/"
    if kind == "evidence":
        kept = Attachment.objects.filter(incident=page.one, sha256=name).first() if page.sees(Noun.EVIDENCE) else None
        return kept.description or kept.name if kept else name[:_SUM_SHOWN], ""
    return "", ""


def _lines(
    kind: str, name: str, changed: list[Changed], records: tuple[Row | None, Row | None], page: CasePage
) -> list[Line]:
    before, after = records
    if before is None or after is None:
        told = [page.say("desk-ground-absent" if record is None else "desk-ground-present") for record in records]
        return [("", told[0], told[1])]
    fields = {one.field for one in changed}
    lines = {"incident": _of_incident, "finding": _of_finding, "answer": _of_answer, "clause": _of_clause}
    found = list(lines.get(kind, _of_others)(name, fields, (before, after), page))
    seen = [line for line in found if line[1] != line[2]]
    if seen:
        return seen
    finer = page.say("desk-changed-finer")
    return [(field, then, finer) for field, then, _ in found]


def _of_incident(name: str, fields: set[str], records: tuple[Row, Row], page: CasePage) -> Iterator[Line]:
    del name
    rows = [{key: value for key, value in record.items() if value is not None} for record in records]
    before, after = (project(page.held, Noun.INCIDENT, row) for row in rows)
    for label, (columns, tell) in FACTS.items():
        if fields.intersection(columns):
            yield page.say(label), tell(before, page), tell(after, page)


def _of_finding(name: str, fields: set[str], records: tuple[Row, Row], page: CasePage) -> Iterator[Line]:
    """The sentence of the screening, and what else changed that it does not say: numbers are no part of what is signed over."""
    before, after = records
    said: set[str] = set()
    if fields & {"verdict", "reason", *SAID.get(str(after["reason"]), ())}:
        said = {column for record in records for column in SAID.get(str(record["reason"]), ())}
        then, now = (explain_without_numbers(record, page.charter, page.language) for record in records)
        now = now if then == now else _sentence_now(name, page) or now
        then = sentence_as_far_as_open(then, dict(before), page)
        yield page.say("desk-changed-screened"), then, sentence_as_far_as_open(now, dict(after), page)
    for field in sorted(fields - said - {"verdict", "reason"}):
        yield _label_of_finding(field, page), _of_screening(field, before, page), _of_screening(field, after, page)


def _sentence_now(provision: str, page: CasePage) -> str:
    """What the screening says of a provision now, with its numbers."""
    contents = [content for code, _, content in page.findings if code == provision]
    return str(explain(table_of(FINDINGS, contents), page.charter, page.language)[0].as_py()) if contents else ""


def _label_of_finding(field: str, page: CasePage) -> str:
    labels = {"act": "desk-claim-act", "actor": "desk-claim-actor", "exemption": "desk-changed-exemption"}
    return page.say(labels.get(field, f"desk-changed-{field.replace('_', '-')}"))


def _of_screening(field: str, record: Row, page: CasePage) -> str:
    code = record.get(field)
    if not code:
        return ""
    if field in {"position", "act", "exemption"}:
        return page.say(f"{field}-{code}")
    if field in {"actor", "side"}:
        return name_of(code, page.charter, page.language) or code
    agreement = page.charter.agreement
    named: dict[str, Any] = {
        "zone": {one.code: one.name for one in agreement.zones} | {one.code: one.name for one in agreement.lines},
        "detail": {one.code: one.question for one in agreement.details},
    }.get(field, _ABSENT)
    return str(getattr(named[code], page.language)) if code in named else str(code)


def _of_answer(name: str, fields: set[str], records: tuple[Row, Row], page: CasePage) -> Iterator[Line]:
    for field in sorted(fields):
        then, now = (_answered(name, field, record.get(field) or "", page) for record in records)
        yield page.say(f"desk-field-{field}"), then, now


def _answered(question: str, field: str, value: str, page: CasePage) -> str:
    if not value:
        return ""
    if field == "about":
        return about_told(question, value, page)
    codes = {"answer": lambda: page.say(f"desk-reply-{value}"), "standard": lambda: standard_told(value, page)}
    return codes[field]() if field in codes else value


def _of_clause(name: str, fields: set[str], records: tuple[Row, Row], page: CasePage) -> Iterator[Line]:
    del name
    labels = {"exemptions": "desk-clause-exemptions", "waits_for": "desk-changed-detail"}
    for field in sorted(fields):
        then, now = (_of_words(field, record.get(field), page) for record in records)
        yield page.say(labels.get(field, f"desk-changed-{field}")), then, now


def _of_words(field: str, value: Any, page: CasePage) -> str:
    if not value:
        return ""
    if field == "article":
        return str(article_told(value, page.language))
    if field == "exemptions":
        return _joined((page.say(f"exemption-{one}") for one in value), page)
    if field == "waits_for":
        return _joined((_of_screening("detail", {"detail": one}, page) for one in value), page)
    return str(value)


def _of_others(name: str, fields: set[str], records: tuple[Row, Row], page: CasePage) -> Iterator[Line]:
    """A report is kept by the sum of its content alone."""
    del name
    for field in sorted(fields):
        then, now = (str(record.get(field, ""))[:_SUM_SHOWN] for record in records)
        yield page.say("desk-changed-content"), then, now


def _joined(names: Iterable[str], page: CasePage) -> str:
    return say("incident-comma", page.language).join(names)
