"""How a new version is told: what it says otherwise, word by word, and what every provision would say otherwise."""

import json
from collections.abc import Sequence
from typing import Any

from truceline.agreement.charter import Charter
from truceline.agreement.differing import HEAD, ParagraphChange, differences, words_changed
from truceline.desk.policy import Action, Noun, Role, decide, project
from truceline.desk.queries.control import state_of
from truceline.desk.tables import VersionScreening
from truceline.finding.table import Verdict
from truceline.values.language import LOCALES, Language

_RESTRICTED = "restricted"
# How a code of verdict is marked; None stands for a provision that is not there.
_MARKS = {"candidate": "candidate", "needs_ruling": "ruling", "cannot_tell": "unclear", "no": "no"}
_ORDER = (*(str(verdict) for verdict in Verdict), None)


def changes_told(before: Charter, after: Charter, language: Language, held: Sequence[Role]) -> list[dict[str, Any]]:
    """Every paragraph that differs, with the fields that do; of restricted ones, only that they do, to whom they are closed."""
    told = []
    for change in differences(before, after):
        if change.part == "control" and not _sees_control(change, (before, after), held):
            continue  # nobody to whom it is closed learns that there is one
        record: dict[str, Any] = {
            "part": change.part,
            "code": change.code,
            "name": getattr(change.name, language) if change.name else None,
            "fate": change.fate.value,
            "is_head": change.part == HEAD,
            "status": _RESTRICTED if _is_restricted(change, before, after) else "public",
            "text": [_field(one.name, one.before, one.after) for one in change.fields if _is_for(one.name, language)],
        }
        seen = project(held, Noun.AGREEMENT, record)
        seen["fields"] = seen.pop("text", None)
        told.append(seen)
    return told


def _sees_control(change: ParagraphChange, charters: Sequence[Charter], held: Sequence[Role]) -> bool:
    """Whether these roles may read a declaration of control as it stands in each version that has it."""
    found = [one for charter in charters for one in charter.agreement.control if one.code == change.code]
    return all(decide(held, Action.SEE, Noun.CONTROL, state=state_of(one)).allowed for one in found)


def findings_told(
    trial: VersionScreening | None, after: Charter, before: Charter, language: Language
) -> dict[str, Any] | None:
    """What a trial counted, provision by provision: of how many incidents something else would be said, and what."""
    if trial is None or trial.finished_on is None or not trial.counts:
        return None
    titles = {p.code: getattr(p.title, language) for p in [*before.agreement.provisions, *after.agreement.provisions]}
    rows: dict[str, dict[str, Any]] = {}
    for provision, was, is_, reason_differs, count in json.loads(trial.counts):
        row = rows.setdefault(
            provision,
            {"code": provision, "title": titles.get(provision, provision), "changed": 0, "same": 0, "shifts": []},
        )
        if was == is_ and not reason_differs:
            row["same"] += count
            continue
        row["changed"] += count
        row["shifts"].append(
            {
                "before": was,
                "before_mark": _MARKS.get(was or ""),
                "after": is_,
                "after_mark": _MARKS.get(is_ or ""),
                "other_reason": reason_differs,
                "count": count,
            }
        )
    for row in rows.values():
        row["shifts"].sort(key=lambda shift: (_ORDER.index(shift["after"]), _ORDER.index(shift["before"])))
    ordered = sorted(rows.values(), key=lambda row: -row["changed"])
    changed = sum(row["changed"] for row in ordered)
    return {"rows": ordered, "changed": changed, "all": changed + sum(row["same"] for row in ordered)}


def _field(name: str, before: str, after: str) -> dict[str, Any]:
    return {"name": name, "words": [(kept.value, text) for kept, text in words_changed(before, after)]}


def _is_for(name: str, language: Language) -> bool:
    """Whether a field is one to show in this language: of words in three languages, those of the page."""
    last = name.rsplit(".", 1)[-1]
    return last == language or last not in {one.value for one in LOCALES}


def _is_restricted(change: ParagraphChange, before: Charter, after: Charter) -> bool:
    """Whether the paragraph is of a restricted text or map in either version."""
    for charter in (before, after):
        statuses = {text.code: text.status.value for text in charter.agreement.texts}
        for one in getattr(charter.agreement, change.part, []) if change.part != HEAD else []:
            if getattr(one, "code", None) != change.code:
                continue
            held = {version.status.value for version in getattr(one, "versions", ())}
            held |= {statuses.get(getattr(one, "document", ""), ""), getattr(getattr(one, "status", None), "value", "")}
            if _RESTRICTED in held:
                return True
    return False
