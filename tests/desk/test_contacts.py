"""What is said to the sides through the desk: together, with clocks, each fact apart, and silence that nobody loses."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from contact_form import CONTACT, NORTH, SOUTH
from desk_reading import entries_of_kind


def facts(contact: Any) -> list[str]:
    return [fact.fact for fact in contact.facts.order_by("on", "fact_id")]


def test_both_sides_are_told_the_same_in_the_same_minute_and_each_is_a_contact_of_its_own(
    contacted: Callable[..., list[Any]], desk: Any, liaison: Any
) -> None:
    told = contacted()

    assert [one.addressee for one in told] == [NORTH, SOUTH]
    assert told[0].sent_at == told[1].sent_at
    assert told[0].words == told[1].words
    assert told[0].due_at - told[0].sent_at == timedelta(hours=4)
    kept = entries_of_kind(desk, "contact")
    assert [kept[one.pk] for one in told] == [one.content for one in told]
    page = liaison.get(f"/contacts/{told[0].number}/").content.decode()
    assert "All were told the same within one minute." in page
    assert page.count("4 h to reply, set by whoever made it") == 1


def test_a_message_that_cannot_reach_one_side_goes_to_none_and_all_that_is_wrong_is_told(liaison: Any) -> None:
    from truceline.desk.tables import Contact

    before = Contact.objects.count()
    unreached = liaison.post("/contacts/new/", CONTACT | {"means": "email"})
    assert unreached.status_code == 400
    assert unreached.content.decode().count("D153") == 2
    wrong = liaison.post(
        "/contacts/new/",
        {"kind": "x", "side": ["nobody"], "means": "pigeon", "subject": "", "hours": "soon", "incident": ""},
    )
    assert wrong.status_code == 400
    assert codes_shown(wrong) >= {"D039", "D150", "D151", "D152"}
    assert "Nothing was sent" in wrong.content.decode()
    assert liaison.post("/contacts/new/", CONTACT | {"incident": "999999999"}).status_code == 404
    assert liaison.post("/contacts/new/", CONTACT | {"incident": "x"}).status_code == 400
    assert Contact.objects.count() == before


def test_delivered_read_acknowledged_and_answered_are_facts_of_their_own(
    contacted: Callable[..., list[Any]], north: Any, desk: Any
) -> None:
    one = contacted()[0]
    assert facts(one) == ["sent"]
    north.get("/portal/")
    assert facts(one) == ["sent", "delivered"]
    address = f"/portal/{one.pk}/"
    north.get(address)
    north.get(address)
    assert facts(one) == ["sent", "delivered", "read"]
    north.post(f"{address}reply/", {"said": "acknowledged"})
    one.refresh_from_db()
    assert one.replied_at is None  # that it was received is no answer
    assert north.post(f"{address}reply/", {"said": "acknowledged"}).status_code == 409
    assert north.post(f"{address}reply/", {"said": "disputed", "words": " "}).status_code == 400
    assert north.post(f"{address}reply/", {"said": "disputed", "words": "x", "language": "x" * 40}).status_code == 400
    north.post(f"{address}reply/", {"said": "disputed", "words": "Nobody fired.", "language": "en"})
    one.refresh_from_db()
    assert facts(one) == ["sent", "delivered", "read", "acknowledged", "disputed"]
    assert one.replied_at is not None
    kept = entries_of_kind(desk, "contact_fact")
    assert [kept[fact.pk] for fact in one.facts.all()] == [fact.content for fact in one.facts.all()]


def test_a_side_says_nothing_of_what_only_the_centre_can_know(contacted: Callable[..., list[Any]], north: Any) -> None:
    one = contacted()[0]
    for said in ("sent", "delivered", "read", "failed", "forged"):
        assert north.post(f"/portal/{one.pk}/reply/", {"said": said, "words": "x"}).status_code == 400
    assert facts(one) == ["sent"]


def test_a_call_is_logged_with_its_time_and_what_was_read_back(
    contacted: Callable[..., list[Any]], liaison: Any
) -> None:
    told = contacted(means="telephone")
    one = told[0]
    assert one.sent_at is None
    assert "held by <bdi>the centre</bdi>" in liaison.get("/contacts/?show=due").content.decode()
    address = f"/contacts/{one.number}/fact/"
    log = {"fact": "sent", "evidence": "The duty room read back the place and the time", "at": ""}
    assert liaison.post(address, log | {"evidence": " "}).status_code == 400
    assert liaison.post(address, log | {"at": "2999-01-01T00:00"}).status_code == 400
    assert liaison.post(address, log | {"at": "yesterday"}).status_code == 400
    assert liaison.post(address, {"fact": "answered", "evidence": "call", "words": "Ours"}).status_code == 400  # unsent
    assert liaison.post(address, log).status_code == 302
    assert liaison.post(address, log).status_code == 409
    one.refresh_from_db()
    assert one.due_at - one.sent_at == timedelta(hours=4)
    assert "They were not told within the same minute" not in liaison.get(f"/contacts/{one.number}/").content.decode()


def test_that_a_call_was_read_back_is_a_fact_of_its_own_with_the_office_and_the_time(
    contacted: Callable[..., list[Any]], liaison: Any, desk: Any
) -> None:
    one, other = contacted(means="telephone")
    address, log = f"/contacts/{one.number}/fact/", {"fact": "sent", "evidence": "Read out", "read_back": "yes"}
    for wrong in ({}, {"read_back_by": "x" * 201}, {"read_back_by": "Duty room", "read_back_at": "2999-01-01T00:00"}):
        assert liaison.post(address, log | wrong).status_code == 400
    early = {"read_back_by": "Duty room", "read_back_at": "2001-01-01T00:00"}
    assert liaison.post(address, log | early).status_code == 400  # before anybody was called
    assert liaison.post(address, log | {"read_back": "perhaps"}).status_code == 400
    assert facts(one) == []
    assert liaison.post(address, log | {"read_back_by": "Duty room"}).status_code == 302
    fact = one.facts.get()
    kept = json.loads(fact.content)
    assert (kept["read_back"], kept["read_back_by"], kept["read_back_at"]) == (True, "Duty room", kept["at"])
    assert entries_of_kind(desk, "contact_fact")[fact.pk] == fact.content
    assert liaison.post(f"/contacts/{other.number}/fact/", log | {"read_back": "no"}).status_code == 302
    for language, told in (("en", "Not read back"), ("ar", "لم تُعَد قراءته"), ("ru", "Не повторено")):
        page = liaison.get(f"/contacts/{one.number}/", headers={"accept-language": language}).content.decode()
        assert told in page
        assert "Duty room" in page
    (shown,) = contacted(side=[NORTH])
    assert liaison.post(f"/contacts/{shown.number}/fact/", log | {"read_back": "no"}).status_code == 409  # no call


def test_what_one_side_says_changes_no_byte_of_what_the_other_sees(
    contacted: Callable[..., list[Any]], liaison: Any, north: Any, south: Any
) -> None:
    """Two worlds that differ in what North was told and said, and in nothing else."""
    ours = contacted()[1]
    south.get("/portal/")
    south.get(f"/portal/{ours.pk}/")
    pages = ("/portal/", f"/portal/{ours.pk}/", "/portal/none/", "/", "/contacts/", "/contacts/files/none/")
    before = [seen(south, page) for page in pages]

    theirs = contacted(side=[NORTH])[0]  # North alone is told of something, and says a great deal
    twin = type(ours).objects.get(together=ours.together, addressee=NORTH)
    for one in (theirs, twin):
        north.get(f"/portal/{one.pk}/")
        north.post(f"/portal/{one.pk}/reply/", {"said": "disputed", "words": "South did it", "for_record": "yes"})
        liaison.post(f"/contacts/{one.number}/fact/", {"fact": "acknowledged", "evidence": "call"})

    assert [seen(south, page) for page in pages] == before
    for address in (f"/portal/{twin.pk}/", f"/portal/{theirs.pk}/"):
        assert seen(south, address) == seen(south, "/portal/none/")
        assert south.post(f"{address}reply/", {"said": "accepted", "words": "x"}).status_code == 404
    assert south.get(f"/contacts/{ours.number}/").status_code == 403


def seen(browser: Any, address: str) -> tuple[int, bytes, Any]:
    """All that somebody sees of a page: its status, its bytes without the token of the form, and where it leads."""
    answer = browser.get(address)
    body = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", answer.content)
    body = body.replace(address.encode(), b"(its own address)")
    return answer.status_code, re.sub(rb"\d\d:\d\d left", b"", body), answer.headers.get("Location")


def test_teeth_a_portal_that_forgets_whose_it_is_shows_another_world(
    contacted: Callable[..., list[Any]], south: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.pages import portal
    from truceline.desk.tables import Contact

    monkeypatch.setattr(portal, "contacts_of_side", lambda _side: Contact.objects.filter(sent_at__isnull=False))
    before = seen(south, "/portal/")
    contacted(side=[NORTH], subject="Only for North")

    assert seen(south, "/portal/") != before


def test_a_file_that_a_side_brings_is_kept_as_it_came_and_is_for_that_side_and_the_centre(
    contacted: Callable[..., list[Any]], liaison: Any, north: Any, south: Any
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from truceline.desk.tables import ContactFile

    one = contacted()[0]
    file = SimpleUploadedFile("crater \u202egpj.exe", b"\x89PNG\r\n\x1a\n and a little")
    answer = north.post(f"/portal/{one.pk}/reply/", {"said": "answered", "words": "See the picture", "file": file})
    assert answer.status_code == 302
    kept = ContactFile.objects.get(fact__contact=one)
    assert kept.media_type == "image/png"
    assert "\u202e" not in kept.name
    for browser, status in ((north, 200), (liaison, 200), (south, 404)):
        assert browser.get(f"/contacts/files/{kept.pk}/").status_code == status
    assert b"".join(north.get(f"/contacts/files/{kept.pk}/").streaming_content).endswith(b"a little")
    empty = SimpleUploadedFile("nothing.png", b"")
    assert north.post(f"/portal/{one.pk}/reply/", {"said": "answered", "words": "x", "file": empty}).status_code == 400


def test_a_reply_that_is_sent_twice_is_one_and_what_is_said_again_after_something_else_is_another(
    contacted: Callable[..., list[Any]], north: Any, desk: Any
) -> None:
    from truceline.desk.tables import ContactFact

    one = contacted()[0]
    said = [{"said": "disputed", "words": words, "for_record": "yes"} for words in ("No.", "No.", "Yes.", "No.")]
    for form in said:
        assert north.post(f"/portal/{one.pk}/reply/", form).status_code == 302
    assert [fact.words for fact in one.facts.filter(fact="disputed").order_by("on")] == ["No.", "Yes.", "No."]
    assert len([1 for content in entries_of_kind(desk, "contact_fact").values() if '"No."' in content]) == 2
    ContactFact.objects.filter(contact=one).update(on=one.sent_at - timedelta(minutes=11))
    assert north.post(f"/portal/{one.pk}/reply/", said[-1]).status_code == 302
    assert one.facts.filter(words="No.").count() == 3


def test_the_list_counts_what_its_files_hold(contacted: Callable[..., list[Any]], liaison: Any) -> None:
    contacted()
    for query in ("show=all", "show=due", "show=mine", f"show=all&side={NORTH}", "show=all&kind=notify"):
        page = liaison.get(f"/contacts/?{query}")
        rows = json.loads(b"".join(liaison.get(f"/contacts.json?{query}").streaming_content))["contacts"]
        assert page.context["page"].paginator.count == len(rows) > 0
    assert liaison.get("/contacts/?show=nothing&page=0").status_code == 400
    assert liaison.get("/contacts.csv?show=nothing").status_code == 400


def test_an_address_is_sealed_and_whoever_opens_it_is_on_the_register(liaison: Any, desk: Any) -> None:
    from truceline.desk.tables import Channel

    form = {
        "side": NORTH,
        "means": "telephone",
        "label": "Duty room of the staff",
        "language": "ar",
        "preference": "1",
        "address": "+963 000 canary",
        "name": "Colonel Canary",
    }
    assert liaison.post("/contacts/channels/", form).status_code == 302
    channel = Channel.objects.get(label="Duty room of the staff")
    assert "canary" not in liaison.get("/contacts/channels/").content.decode().casefold()
    assert "canary" not in "".join(entries_of_kind(desk, "channel").values()).casefold()
    opened = liaison.post(f"/contacts/channels/{channel.pk}/open/").content.decode()
    assert "+963 000 canary" in opened
    assert [json.loads(one)["channel"] for one in entries_of_kind(desk, "address_view").values()].count(channel.pk) == 1
    assert liaison.post(f"/contacts/channels/{channel.pk}/close/", {"reason": ""}).status_code == 409
    assert liaison.post(f"/contacts/channels/{channel.pk}/close/", {"reason": "moved"}).status_code == 302
    assert liaison.post(f"/contacts/channels/{channel.pk}/close/", {"reason": "moved"}).status_code == 409


def test_a_channel_that_is_none_is_refused_with_all_that_is_wrong_and_its_address_is_not_repeated(liaison: Any) -> None:
    form = {
        "side": "x",
        "means": "email",
        "label": "",
        "language": "xx",
        "preference": "00991234",
        "address": "a@b\nBcc: canary",
    }
    told = liaison.post("/contacts/channels/", form)
    assert told.status_code == 400
    assert "canary" not in told.content.decode()
    assert codes_shown(told) == {"D039", "D156", "D157"}


def codes_shown(answer: Any) -> set[str]:
    """The codes of problems that a page shows; its tags hold tokens, in which anything may stand by chance."""
    return set(re.findall(r"\bD\d{3}\b", re.sub(r"<[^>]*>", " ", answer.content.decode())))


@pytest.fixture
def incident(somebody: Callable[..., Any], file_of: Callable[..., Any]) -> Any:
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.tables import Incident

    take_in(
        somebody("duty_officer"),
        [file_of("post-7,monitor,put-to-both-1,2017-07-20T14:30,36.11,32.62,400,mortar_fire,Shells at the mill,en")],
    )
    return Incident.objects.filter(act="mortar_fire").latest("number")


def test_an_incident_shows_what_both_sides_were_told_and_a_reply_for_the_record_stands_beside_what_was_signed(
    contacted: Callable[..., list[Any]],
    incident: Any,
    liaison: Any,
    north: Any,
    browser_of: Callable[..., Any],
) -> None:
    one = contacted(incident=str(incident.number), subject="Of the mill")[0]
    address = f"/incidents/{incident.number}/"
    assert f'href="/contacts/new/?incident={incident.number}"' in liaison.get(address).content.decode()
    north.post(f"/portal/{one.pk}/reply/", {"said": "answered", "words": "Between us only"})
    north.post(f"/portal/{one.pk}/reply/", {"said": "disputed", "words": "We dissent", "for_record": "yes"})
    page = liaison.get(address).content.decode()
    assert "Of the mill" in page
    assert "We dissent" in page
    guarantor = browser_of("guarantor_representative")
    assert "We dissent" not in guarantor.get(address).content.decode()  # nothing is signed yet
    assert north.get(address).status_code == 403

    from truceline.desk.pages.case_contacts import contacts_told

    signed = "truceline.desk.pages.incident.contacts_told"
    with patch(signed, lambda page, **_more: contacts_told(page, is_signed=True)):
        page = guarantor.get(address).content.decode()
    assert "We dissent" in page
    assert "Between us only" not in page
    assert "Of the mill" not in page


def test_nobody_is_said_to_wait_for_a_reply_that_is_not_due(
    contacted: Callable[..., list[Any]], liaison: Any, north: Any
) -> None:
    """A side that is told something and asked nothing read beside each other that no reply was due and that its reply was waited for."""
    told, *_ = contacted(means="portal", hours="0")
    page = north.get("/portal/").content.decode()
    assert "for you to know" in page[page.index(told.pk) :].split("</tr>")[0]
    asked, *_ = contacted(means="portal", hours="4")
    page = north.get("/portal/").content.decode()
    assert "your reply is waited for" in page[page.index(asked.pk) :].split("</tr>")[0]
    assert "waiting" not in liaison.get(f"/contacts/{told.number}/").content.decode().split("<h2>")[0]
