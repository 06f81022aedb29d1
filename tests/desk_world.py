"""One desk in which everything exists once, and every address of the desk filled in with it.

Used to ask every address for something real: by hostile input, and by two worlds that differ in a secret.
"""

import io
import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desk_cases import file_in, new_case, signed_in

STANDARD = "reasonable grounds to believe"
EVERYBODY = (
    *("duty_officer", "field_monitor", "analyst", "verifier", "liaison_officer", "guarantor_representative"),
    *("publisher", "head_of_centre", "auditor", "administrator"),
)
PHOTOGRAPH = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
TEMPLATES = Path(__file__).resolve().parents[1] / "src" / "truceline" / "desk" / "templates"
_TABLE = Path(__file__).parent / "desk" / "address_table.txt"
_codes = itertools.count(1)


@dataclass(frozen=True)
class World:
    """The people, the two cases (one signed, one a draft), and what addresses name by its parameter."""

    people: dict[str, Any]
    signed: Any
    draft: Any
    named: dict[str, Any]

    def address(self, name: str, written: str, **other: Any) -> str:
        """An address of the table with what exists here in place of what the table names; where nothing fits, as it is written."""
        from django.urls import NoReverseMatch, resolve, reverse

        match = resolve(written.split("?", maxsplit=1)[0])
        wanted = {**match.kwargs, **{key: self.named[key] for key in match.kwargs if key in self.named}, **other}
        if "ending" in match.kwargs:
            wanted["ending"] = match.kwargs["ending"]
        try:
            return str(reverse(name, kwargs=wanted))
        except NoReverseMatch:
            return written


def fields_of_forms() -> list[str]:
    """Every field that any form of the desk has: a form reads those that it knows."""
    found = {
        name
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r'name="([a-z_0-9-]+)"', path.read_text(encoding="utf-8"))
    }
    return sorted(found - {"csrfmiddlewaretoken", "file"})


def addresses(method: str) -> list[tuple[str, str]]:
    """The names and addresses of the table that are asked for by a method, each once."""
    told = [
        tuple(cell.strip() for cell in line.split("|"))
        for line in _TABLE.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return [(name, address) for name, how, address, _ in told if how == method]


def make_world(somebody: Callable[..., Any], folder: Path) -> World:
    """Make it, through actions and forms; what is made is its own, and tests of other files do not touch it."""
    people = {
        "officer": somebody("duty_officer"),
        "analyst": somebody("analyst"),
        "verifier": somebody("verifier"),
        "head": somebody("head_of_centre"),
        "liaison": somebody("liaison_officer"),
        "monitor": somebody("field_monitor"),
        "administrator": somebody("administrator"),
    }
    file_of = file_in(folder)
    signed, draft = new_case(people["officer"], file_of), new_case(people["officer"], file_of)
    named = {"number": draft.number, "noun": "incident", "record": str(draft.number), "name": "none", "index": 0}
    named |= _rulings(people, signed, draft) | _evidence(people, draft) | _room(people) | _vault(people)
    named |= _spoken(people)
    named["report_id"] = draft.links.order_by("report_id").first().report_id
    named["pseudonym"] = somebody("publisher").pseudonym
    return World(people, signed, draft, named)


def _rulings(people: dict[str, Any], signed: Any, draft: Any) -> dict[str, Any]:
    from truceline.desk.actions.answering import Answer, answer_question
    from truceline.desk.actions.commenting import Remark, write_comment
    from truceline.desk.actions.determining import Ruling, handle_determination, write_determination
    from truceline.desk.actions.tasking import Wish, add_task
    from truceline.desk.tables import Determination
    from truceline.finding.approving import Handling

    provision = signed.findings.filter(verdict="candidate").values_list("provision", flat=True)[0]
    told = Ruling(provision, "minor_violation", STANDARD, "Two sources, one of which saw it.")
    made = write_determination(people["analyst"], signed, told)
    for who, handling in (("analyst", Handling.SUBMIT), ("verifier", Handling.APPROVE), ("head", Handling.SIGN)):
        handle_determination(people[who], Determination.objects.get(pk=made.pk), handling)
    second = write_determination(people["analyst"], draft, replace(told, reasons="Only the draft says so."))
    remark = write_comment(people["verifier"], draft, Remark(second.pk, "reasons", "amber", "Say which of them."))
    answer_question(people["analyst"], draft, Answer("happened", "yes", "", STANDARD, "Both heard it."))
    task = add_task(people["officer"], draft, Wish("Ask the second caller again.", "4", ""))
    return {"determination_id": second.pk, "comment_id": remark.pk, "task_id": task.pk}


def _evidence(people: dict[str, Any], draft: Any) -> dict[str, Any]:
    from truceline.desk.actions.attaching import Brought, attach_evidence
    from truceline.desk.actions.looking_into import look_into

    brought = Brought(io.BytesIO(PHOTOGRAPH + str(draft.number).encode()), "crater.png", "image/png", "A crater.")
    made = attach_evidence(people["officer"], draft, None, brought)
    line = f"post-1,monitor,world-{draft.number},2016-03-03T10:00,36.3,32.8,300,mortar_fire,Seen,en,true\n"
    header = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language,exercise\n"
    arrived = look_into(people["officer"], [("EXERCISE-world.csv", iter([(header + line).encode()]))])
    return {"attachment_id": made.pk, "arrival_id": arrived.pk}


def _room(people: dict[str, Any]) -> dict[str, Any]:
    from truceline.desk.actions.administering import keep_post
    from truceline.desk.actions.keeping_filters import keep_filter
    from truceline.desk.actions.keeping_shift import begin_duty, hand_over, write_entry
    from truceline.desk.charter import version_at_hand
    from truceline.desk.queries.reading import read_query
    from truceline.desk.queries.shift import waiting_handover

    begin_duty(people["officer"])
    entry = write_entry(people["officer"], {"kind": "watch", "text": "The bridge at night."})
    handover = waiting_handover() or hand_over(people["officer"], "Quiet but for the bridge.")
    kept = keep_filter(people["analyst"], "Snipers", read_query({"act": "sniper_fire"}))
    code = f"post-world-{next(_codes)}"
    names = {f"name_{language}": f"Post {code}" for language in ("en", "ar", "ru")}
    keep_post(
        people["administrator"], {"code": code, **names, "longitude": "36.2", "latitude": "32.7", "reason": "opened"}
    )
    standing = version_at_hand()
    return {
        "entry_id": entry.pk,
        "handover_id": handover.pk,
        "filter_id": kept.pk,
        "code": code,
        "version_id": standing.pk if standing else "none",
    }


def _spoken(people: dict[str, Any]) -> dict[str, Any]:
    """A channel of a side, a call to it that nobody logged yet, and a letter that no machine could match."""
    from truceline.desk.actions.contacting import Message, make_contacts
    from truceline.desk.actions.keeping_channels import keep_channel
    from truceline.desk.actions.taking_letters import take_letter
    from truceline.desk.tables import IncomingLetter

    side = {"side": "armed-opposition", "means": "telephone", "label": "Duty room of a world", "language": "ar"}
    channel = keep_channel(people["liaison"], {**side, "preference": "9", "address": "000 000", "name": "Nobody"})
    message = Message("notify", ("armed-opposition",), "telephone", "The bridge", {"en": "What of the bridge?"}, "4")
    (made,) = make_contacts(people["liaison"], message)
    raw = f"From: somebody@else.example\nSubject: The bridge {made.pk}\n\nWe know.\n".encode()
    take_letter(raw)
    letter = IncomingLetter.objects.get(subject=f"The bridge {made.pk}")
    return {"channel_id": channel.pk, "contact_id": made.pk, "letter_id": letter.pk}


def _vault(people: dict[str, Any]) -> dict[str, Any]:
    from truceline.desk.actions.keeping_sources import ask_identity, keep_identity

    told = {"name": "Umm Samir", "contact": "+963 11 555 01", "note": "bakery"}
    source = keep_identity(people["officer"], f"blue-{next(_codes)}", told)
    asked = ask_identity(people["analyst"], source.pk, "She may be in danger.")
    return {"source_id": source.pk, "access_id": asked.pk}


def browser_of_all(somebody: Callable[..., Any]) -> Any:
    """A browser in which somebody with every role is signed in, through the door that counts what comes."""
    from truceline.desk.spooling import counted

    client = signed_in(somebody(*EVERYBODY))
    behind = client.handler
    client.handler = lambda environ: behind(counted(environ))
    return client


def is_ours(answer: Any) -> bool:
    """Whether it is a page of the desk that says that nothing was done, and why."""
    text = answer.content.decode()
    return 400 <= answer.status_code < 500 and "<nav" in text and ("Nothing was changed" in text or "problem" in text)


def put_away() -> None:
    """Leave the room as other tests expect it: nobody on duty, nothing waiting to be taken over."""
    from truceline.desk.clock import now
    from truceline.desk.tables import Duty, Handover

    Duty.objects.filter(until=None).update(until=now())
    Handover.objects.filter(accepted_on=None).update(accepted_on=now())


def everything(desk: Any) -> dict[str, int]:
    """How many rows every table has that keeps what people did, and how many entries the register."""
    from django.apps import apps

    from truceline.register.folder import open_folder

    # What is counted of requests, where somebody looks, and sessions are no records.
    passing = {"Tally", "Presence", "DeskSession", "Heartbeat", "JobRun"}
    told = {
        table.__name__: table.objects.count()
        for table in apps.get_models()
        if table.__name__ not in passing and table.__module__.startswith(("truceline", "django_tasks"))
    }
    store = open_folder(desk.register).store("read")
    try:
        return {**told, "entries": store.head().size}
    finally:
        store.close()
