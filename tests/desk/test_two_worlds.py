"""Two worlds that differ in a secret are one world to whoever may not know it: no byte of any answer changes.

Every address of the table that is asked for with GET is asked, filled in with what exists; a secret is then another one, past all
pages and actions, and everything is asked again. What may differ between two askings is named in `told`.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest
from contact_form import NORTH
from desk_cases import file_in, signed_in
from desk_world import World, addresses
from shapely import from_wkt
from shares import share_of

STAFF = {"duty_officer", "analyst", "verifier", "liaison_officer", "head_of_centre"}
RESTRICTED = (
    *("field_monitor", "guarantor_representative", "party_contact", "publisher", "auditor", "administrator"),
    *("liaison_officer", "analyst", "public"),
)
SENT = "patrol-{n},monitor,sent-{n},2017-09-1{n}T10:00,36.30,32.80,300,artillery_fire,{said},en"
NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
# Each secret: words of it, and whose roles may know it. Everybody else lives in one world.
SECRETS: dict[str, tuple[str, set[str]]] = {
    "who stands behind a pseudonym": ("Umm Samir", set()),
    "how to reach them": ("+963 11 555 01", set()),
    "what somebody looks for": ("Snipers", {"analyst"}),
    "why a source is asked for": ("She may be in danger.", STAFF - {"liaison_officer"}),
    "what a source said": ("Five shells near the old silo", STAFF),
    "what another said": ("قصف على الصوامع من جهة الشرق", STAFF),
    "who said it": ("hotline-x", STAFF),
    "a reviewer's remark": ("Say which of them.", STAFF | {"auditor"}),
    "a draft's reasons": ("Only the draft says so.", STAFF | {"auditor"}),
    "an answer's reasons": ("Both heard it.", STAFF | {"auditor"}),
    "a task": ("Ask the second caller again.", STAFF | {"auditor"}),
    "what is watched": ("The bridge at night.", STAFF | {"auditor"}),
    "what is handed over": ("Quiet but for the bridge.", STAFF | {"auditor"}),
    "what a photograph shows": ("A crater.", STAFF),
    # Whoever goes to the field sees what they sent themselves, and nothing of what another sent.
    "what one sent oneself": ("Seen from my own post.", STAFF | {"field_monitor"}),
    "what another monitor sent": ("Heard by the other patrol.", STAFF),
}
# Where the words of secrets lie: the row's text and every copy of it.
TABLES = (
    *("SavedFilter", "SourceAccess", "Report", "Comment", "Determination", "Assessment", "Task", "ShiftEntry"),
    *("Handover", "Attachment", "Handling", "Mark", "Call", "Arrival"),
)


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time stands still: “3 h ago” is no secret, nor that a colleague who looked before this one has gone since."""

    class Stopped(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override] # always the same
            return NOW.astimezone(tz)

    for place in ("clock", "actions.being_present", "pages.queue_rows"):
        monkeypatch.setattr(f"truceline.desk.{place}.datetime", Stopped)
    monkeypatch.setattr("truceline.desk.pages.watching._count", lambda _: None)


# Where what is secret lies nearest: a case whole, what was received, the agreement with its restricted text.
NEAR = re.compile(
    r"/incidents/\d+/$|/incidents\.|/reports/|/agreement/$|/agreement/text|/my-reports/|/determinations/$|/hotline/$"
)
LOOKED_IN = (
    "/incidents/?q={}",
    "/incidents.csv?q={}",
    "/situation/?from=&q={}",
    "/incidents/?area={}",
    "/hotline/places/?q={}",
)
# Of a text or map that is restricted: its words, and where the zone lies. They are known to those who work with it.
CLOSED_TO = {"field_monitor", "party_contact", "publisher", "administrator", "public"}
TEXT, ZONE = "memorandum-july", "homs"
WORDINGS = ("Nobody moves north of the mill.", "All may move but for the heights.")
OUTLINES = (
    "POLYGON ((36.5 34.8, 36.9 34.8, 36.9 35, 36.5 35, 36.5 34.8))",
    "POLYGON ((36 34, 36.1 34, 36 34.1, 36 34))",
)


@pytest.fixture
def agreed(world: World, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:  # noqa: ARG001 - made under what it was
    """Let the agreement's restricted text and map say one thing or another."""
    from truceline.desk import charter

    said = charter.charter_at_hand()

    def say(number: int) -> None:
        other = _saying(said, WORDINGS[number], from_wkt(OUTLINES[number]))
        monkeypatch.setattr(charter, "_asked", lambda: other)

    return say


def _saying(charter: Any, words: str, outline: Any) -> Any:
    """The charter with one text and the accounts of one zone restricted, and saying this."""
    from truceline.agreement.model import TextStatus

    def worded(one: Any, *names: str, **more: Any) -> Any:
        told = {
            name: text.model_copy(update=dict.fromkeys(("en", "ar", "ru"), words))
            for name in names
            if (text := getattr(one, name))
        }
        return one.model_copy(update=told | more)

    closed, agreement = {"status": TextStatus.RESTRICTED, "source": words}, charter.agreement
    texts = [worded(one, "note", **closed) if one.code == TEXT else one for one in agreement.texts]
    provisions = [worded(one, "text", "note") if one.document == TEXT else one for one in agreement.provisions]
    zones = [
        zone.model_copy(update={"versions": [one.model_copy(update=closed) for one in zone.versions]})
        if zone.code == ZONE
        else zone
        for zone in agreement.zones
    ]
    (shape,) = (one.shape for zone in zones if zone.code == ZONE for one in zone.versions)
    told = agreement.model_copy(update={"texts": texts, "provisions": provisions, "zones": zones})
    return dataclasses.replace(charter, agreement=told, shapes={**charter.shapes, shape: outline})


@pytest.fixture(scope="module")
def visitor(
    somebody: Callable[..., Any], world: World, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Any]:
    from django.test import Client

    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Report

    visitors: dict[str, Any] = {"public": Client()}
    own, another = somebody("field_monitor"), world.people["monitor"]
    visitors["field_monitor"] = signed_in(own)
    visitors["field_monitor"].get("/sessions/")
    file_of = file_in(tmp_path_factory.mktemp("sent"))
    for n, (monitor, name) in enumerate(((own, "what one sent oneself"), (another, "what another monitor sent"))):
        take_in(monitor, [file_of(SENT.format(n=n, said=SECRETS[name][0]))])
    world.named["sent"] = list(Report.objects.filter(received_by__in=[own, another]).values_list("pk", flat=True))

    def of(role: str) -> Any:
        if role not in visitors:
            visitors[role] = signed_in(somebody(role, speaks_for=_speaks_for(role)))
            visitors[role].get("/sessions/")  # its session is known from now on
        return visitors[role]

    return of


def _speaks_for(role: str) -> str:
    return {"party_contact": NORTH, "guarantor_representative": "russia"}.get(role, "")


def every_address(world: World) -> list[str]:
    """Every address that is asked for with GET, about the signed case and about the draft."""
    asked: dict[str, None] = {}
    for name, written in addresses("GET"):
        for number in {world.signed.number, world.draft.number}:
            asked[
                world.address(name, written, number=number)
                if "incidents/9" in written
                else world.address(name, written)
            ] = None
    for report in [*world.draft.links.values_list("report_id", flat=True), *world.named["sent"]]:
        asked |= {f"/reports/{report}/": None, f"/reports/{report}/original/": None}
    asked |= {"/account/2fa/": None, "/situation/?from=": None, "/incidents/?state=all": None}
    return list(asked)


def everything_asked(client: Any, asked: list[str]) -> dict[str, bytes]:
    """The answer of every address."""
    return {address: told(client.get(address)) for address in asked}


def told(answer: Any) -> bytes:
    """An answer whole, but for what differs each time.

    The number of the request; the token of forms, and the cookies that carry it and the session's end; the identity that is
    given to a call or an invitation not yet written down; the moment at which a form was sealed.
    """
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    body = re.sub(rb'name="(csrfmiddlewaretoken|call|form|seen)" value="[^"]+"', b"", body)
    left = {name: value for name, value in answer.headers.items() if name not in {"X-Request-Id", "Set-Cookie"}}
    return f"{answer.status_code} {sorted(left.items())}\n".encode() + body


@contextmanager
def another_world(world: World, secrets: list[str]) -> Iterator[None]:
    """The desk with other secrets, of another length, past every page and action; afterwards as it was."""
    from django.apps import apps

    before: list[tuple[Any, Any, dict[str, Any]]] = []
    for table in (apps.get_model("desk", name) for name in TABLES):
        texts = [
            field.attname
            for field in table._meta.concrete_fields
            if field.get_internal_type() in {"TextField", "CharField"}
        ]
        texts = [name for name in texts if name != table._meta.pk.attname]
        for row in table.objects.all():
            old = {name: getattr(row, name) for name in texts}
            new = {name: _other(text, secrets) for name, text in old.items()}
            if new != old:
                before.append((table, row.pk, old))
                table.objects.filter(pk=row.pk).update(**new)
    sealed = _sealed_anew(world, before) if {"Umm Samir", "+963 11 555 01"} & set(secrets) else 0
    assert len(before) >= max(1, sealed)
    try:
        yield
    finally:
        for table, pk, old in before:
            table.objects.filter(pk=pk).update(**old)


def _other(text: str, secrets: list[str]) -> str:
    for one in secrets:
        text = (text or "").replace(one, f"something else, {len(one)}")
    return text


def _sealed_anew(world: World, before: list[tuple[Any, Any, dict[str, Any]]]) -> int:
    from truceline.desk.folder import desk_at_hand
    from truceline.desk.tables import SealedIdentity
    from truceline.desk.vault import seal

    rows = SealedIdentity.objects.filter(source_id=world.named["source_id"])
    for row in rows:
        before.append((SealedIdentity, row.pk, {"sealed": bytes(row.sealed)}))
        other = seal(desk_at_hand(), row.source_id, {"name": "Somebody else altogether", "contact": "", "note": ""})
        SealedIdentity.objects.filter(pk=row.pk).update(sealed=other)
    return len(rows)


def secrets_from(role: str) -> list[str]:
    return [words for words, known in SECRETS.values() if role not in known]


@pytest.mark.parametrize("role", RESTRICTED)
def test_a_secret_that_is_another_changes_no_byte_of_any_answer(
    role: str, world: World, visitor: Callable[[str], Any], agreed: Callable[[int], None], whole: bool
) -> None:
    """In every run each address is asked by a third of the roles, and where secrets lie by all of them."""
    client, secrets = visitor(role), secrets_from(role)
    asked = every_address(world)
    if not whole:
        near = [address for address in asked if NEAR.match(address)]
        asked = list(dict.fromkeys([*near, *share_of(asked, RESTRICTED.index(role), 3)]))

    def asked_in_another_world(every: list[str]) -> dict[str, bytes]:
        with another_world(world, secrets):
            agreed(1 if role in CLOSED_TO else 0)
            answers = everything_asked(client, every)
        agreed(0)
        return answers

    agreed(0)
    first = everything_asked(client, asked)
    second = asked_in_another_world(list(first))
    # A first look leaves something behind (a device, a language, a letter that was read): what differs is asked again in both.
    once = [address for address in first if first[address] != second[address]]
    again, last = everything_asked(client, once), asked_in_another_world(once)

    assert {address for address in once if again[address] != last[address]} == set()
    everywhere = b"\n".join(first.values())
    assert [words for words in secrets if words.encode() in everywhere] == []
    assert (WORDINGS[0].encode() in everywhere) is (role not in CLOSED_TO)
    assert role != "field_monitor" or SECRETS["what one sent oneself"][0].encode() in everywhere
    assert sum(body.startswith(b"200") for body in first.values()) >= (1 if role == "public" else 3)


@pytest.mark.parametrize("role", [role for role in RESTRICTED if role != "public"])
def test_looking_for_a_secret_finds_no_more_than_looking_for_nonsense(
    role: str, visitor: Callable[[str], Any], whole: bool
) -> None:
    """In every run a role looks for each secret in two of the places, for the next secret in the next."""
    client = visitor(role)
    for turn, words in enumerate(secrets_from(role), RESTRICTED.index(role)):
        for address in LOOKED_IN if whole else share_of(LOOKED_IN, turn, 3):
            found, nothing = (told(client.get(address.format(quote(asked)))) for asked in (words, _nonsense(words)))
            assert len(found) == len(nothing), (address, words)
            assert found.count(b"<tr") == nothing.count(b"<tr"), (address, words)


def _nonsense(words: str) -> str:
    """Words that nobody said, as long as these in every spelling of an address."""
    return "".join(("z" if one < "\u0600" else "ظ") if one.isalpha() else one for one in words)


def _with_a_restricted_zone(charter: Any, code: str) -> Any:
    """The charter as if no account of this zone were public."""
    from truceline.agreement.model import TextStatus

    def closed(zone: Any) -> Any:
        accounts = [one.model_copy(update={"status": TextStatus.RESTRICTED}) for one in zone.versions]
        return zone.model_copy(update={"versions": accounts}) if zone.code == code else zone

    zones = [closed(zone) for zone in charter.agreement.zones]
    return dataclasses.replace(charter, agreement=charter.agreement.model_copy(update={"zones": zones}))


@pytest.mark.parametrize(("role", "knows"), [("publisher", False), ("guarantor_representative", True)])
def test_how_far_it_is_to_a_place_that_is_not_public_is_told_to_those_alone_who_know_the_place(
    role: str, knows: bool, world: World, visitor: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.recording import read, spelt

    finding = world.signed.findings.filter(verdict="candidate").first()
    row = read(finding.content)
    restricted = _with_a_restricted_zone(charter_at_hand(), row["zone"])
    monkeypatch.setattr("truceline.desk.pages.case_page.charter_at_hand", lambda: restricted)
    address = world.address("incident", "/incidents/999999/", number=world.signed.number)
    first = told(visitor(role).get(address))
    type(finding).objects.filter(pk=finding.pk).update(content=spelt(row | {"distance_m": row["distance_m"] * 1.5}))
    try:
        assert (told(visitor(role).get(address)) != first) == knows
        assert (b"measures from a place that is not public" in first) != knows
    finally:
        type(finding).objects.filter(pk=finding.pk).update(content=finding.content)


def test_teeth_what_a_restricted_text_says_shows_to_those_who_work_with_it(
    visitor: Callable[[str], Any], agreed: Callable[[int], None]
) -> None:
    """Were it shown to nobody, no world would ever part by it."""
    client = visitor("guarantor_representative")
    for number, words in enumerate(WORDINGS):
        agreed(number)
        shown = client.get("/agreement/").content.decode() + client.get("/situation/ground.geojson").content.decode()
        assert words in shown
        assert [one in shown for one in ("[36.9, 34.8]", "[36.1, 34.0]")] == [number == 0, number == 1]


def test_the_sum_under_a_signature_cannot_be_tried_out(world: World) -> None:
    """The digest is read by guarantors, who do not know who said it: it is over a secret number too."""
    from truceline.desk.recording import read
    from truceline.desk.tables import Determination
    from truceline.finding.sealing import SALT, digest_of

    made = Determination.objects.get(incident=world.signed)
    seal = read(made.seal)
    assert read(made.content)["signed_over_sha256"] == digest_of(seal)
    assert len(seal.pop(SALT)["random"]) == 64
    assert read(made.content)["signed_over_sha256"] != digest_of(seal)


def test_teeth_without_the_projection_the_worlds_part(
    world: World, visitor: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("truceline.desk.pages.case_reports.project", lambda _roles, _noun, row: dict(row))
    client = visitor("guarantor_representative")
    address = world.address("incident", "/incidents/999999/")
    first = told(client.get(address))
    with another_world(world, ["Five shells near the old silo"]):
        assert told(client.get(address)) != first
