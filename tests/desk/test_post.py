"""The desk's post through a real SMTP server and a real IMAP server on loopback, over TLS."""

import json
import re
import smtplib
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from contact_form import NORTH, SOUTH
from desk_reading import entries_of_kind
from mail_servers import WHY_NOT, Post, can_run, letter_to_centre, mail_servers

pytestmark = [
    pytest.mark.skipif(not can_run(), reason=WHY_NOT),
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
]
OFFICE = {NORTH: "office@north.example", SOUTH: "office@south.example"}


@pytest.fixture(scope="module")
def servers(desk: Any) -> Iterator[Post]:  # noqa: ARG001 - the desk is there first
    with tempfile.TemporaryDirectory() as room:
        Path(room).chmod(0o755)
        inner = Path(room) / "mail-servers"
        inner.mkdir()
        with mail_servers(inner) as post:
            yield post


@pytest.fixture
def post(servers: Post, liaison: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Post]:
    """The servers, told to the desk, and an e-mail channel for each side while the test lasts."""
    from truceline.desk.tables import Channel

    for name, value in servers.environment().items():
        monkeypatch.setenv(name, value)
    for side, address in OFFICE.items():
        form = {"side": side, "means": "email", "label": "Office", "language": "ar", "preference": "1"}
        assert liaison.post("/contacts/channels/", form | {"address": address, "name": "A. Canary"}).status_code == 302
    yield servers
    servers.refuses.clear()
    for channel in Channel.objects.filter(is_open=True, means="email"):
        liaison.post(f"/contacts/channels/{channel.pk}/close/", {"reason": "the test is over"})


def exchanged() -> tuple[int, int]:
    """Let the worker take in what came and send what waits."""
    from truceline.desk.actions.sending import send_due
    from truceline.desk.actions.taking_letters import receive_post

    return receive_post(), send_due()


def facts(contact: Any) -> list[str]:
    return [fact.fact for fact in contact.facts.order_by("on", "fact_id")]


def mailed(servers: Post, sender: str, message: Any) -> None:
    """Send a letter to the centre as a side does: through the mail server."""
    import ssl
    from urllib.parse import urlsplit

    told = urlsplit(servers.smtp)
    trust = ssl.create_default_context(cafile=str(servers.certificate))
    with smtplib.SMTP_SSL(str(told.hostname), int(told.port or 0), context=trust) as client:
        client.login(str(told.username), str(told.password))
        client.send_message(message, from_addr=sender, to_addrs=["liaison@centre.example"])


def test_a_letter_goes_to_both_sides_and_the_answer_comes_back_to_its_own_contact(
    post: Post, contacted: Callable[..., list[Any]], desk: Any, liaison: Any
) -> None:
    one, other = contacted(means="email")
    assert one.sent_at is None
    assert exchanged()[1] == 2
    assert exchanged()[1] == 0  # what went out does not go out again
    one.refresh_from_db()
    other.refresh_from_db()
    assert abs(one.sent_at - other.sent_at) < timedelta(minutes=1)
    assert "All were told the same within one minute" in liaison.get(f"/contacts/{one.number}/").content.decode()
    (theirs,) = post.to(OFFICE[NORTH])[-1:]
    assert one.token.encode() in theirs
    assert other.token.encode() not in theirs  # a letter tells nothing by which the other's contact is known

    answer = letter_to_centre(OFFICE[NORTH], theirs, "نعترض على ذلك")
    answer.add_attachment(b"%PDF-1.4 map", maintype="application", subtype="pdf", filename="map.pdf")
    mailed(post, OFFICE[NORTH], answer)
    assert exchanged()[0] == 1
    assert exchanged()[0] == 0
    one.refresh_from_db()
    other.refresh_from_db()
    assert facts(one) == ["sent", "answered"]
    assert facts(other) == ["sent"]
    said = one.facts.get(fact="answered")
    assert said.words == "نعترض على ذلك"
    assert [(file.name, file.media_type) for file in said.files.all()] == [("map.pdf", "application/pdf")]
    letters = [json.loads(content) for content in entries_of_kind(desk, "letter").values()]
    assert [letter["standing"] for letter in letters if letter.get("contact") == one.pk] == ["taken"]


def test_an_answer_that_says_it_is_from_another_waits_for_a_person_who_answers_for_it(
    post: Post, contacted: Callable[..., list[Any]], liaison: Any
) -> None:
    from truceline.desk.tables import IncomingLetter

    one = contacted(means="email", side=[NORTH])[0]
    exchanged()
    forged = letter_to_centre(OFFICE[SOUTH], post.to(OFFICE[NORTH])[-1], "We, North, accept everything")
    forged.add_attachment(b"%PDF-1.4 map", maintype="application", subtype="pdf", filename="map.pdf")
    mailed(post, OFFICE[SOUTH], forged)
    exchanged()
    assert facts(one) == ["sent"]
    kept = IncomingLetter.objects.get(contact=one)
    assert kept.standing == "another_sender"
    page = liaison.get("/contacts/letters/").content.decode()
    assert str(kept.pk) in page
    assert (
        "We, North, accept"
        in b"".join(liaison.get(f"/contacts/letters/{kept.pk}/original/").streaming_content).decode()
    )
    match = f"/contacts/letters/{kept.pk}/match/"
    assert liaison.post(match, {"contact": "x"}).status_code == 400
    assert liaison.post(match, {"contact": "99999999"}).status_code == 404
    assert liaison.post(match, {"contact": f"#{one.number}"}).status_code == 302
    assert liaison.post(match, {"contact": str(one.number)}).status_code == 409
    assert facts(one) == ["sent", "answered"]
    said = one.facts.get(fact="answered")
    assert said.by is not None
    assert [(file.name, file.media_type) for file in said.files.all()] == [("map.pdf", "application/pdf")]
    contact = liaison.get(f"/contacts/{one.number}/").content.decode()
    assert "signature of the mail server not checked" in contact
    assert "map.pdf" in contact


def test_teeth_without_the_comparison_of_senders_a_forged_letter_stops_the_clock(
    post: Post, contacted: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import taking_letters

    monkeypatch.setattr(taking_letters, "is_from", lambda _letter, _address: True)
    one = contacted(means="email", side=[NORTH])[0]
    exchanged()
    mailed(post, OFFICE[SOUTH], letter_to_centre(OFFICE[SOUTH], post.to(OFFICE[NORTH])[-1], "forged"))
    exchanged()
    assert facts(one) == ["sent", "answered"]


def test_a_mailbox_that_does_not_exist_is_a_fact_and_one_that_is_full_is_tried_again(
    post: Post, contacted: Callable[..., list[Any]], liaison: Any
) -> None:
    from truceline.desk.tables import Dispatch

    post.refuses = {OFFICE[NORTH]: "550 5.1.1 nobody here", OFFICE[SOUTH]: "452 4.2.2 full"}
    one, other = contacted(means="email")
    assert exchanged()[1] == 0
    assert facts(one) == ["failed"]
    assert "nobody here" in one.facts.get().evidence
    assert "did not get through" in liaison.get(f"/contacts/{one.number}/").content.decode()
    assert facts(other) == []
    waiting = Dispatch.objects.get(contact=other)
    assert (waiting.state, waiting.attempts) == ("waiting", 1)
    post.refuses = {}
    Dispatch.objects.filter(pk=waiting.pk).update(try_at=datetime.now(UTC))
    assert exchanged()[1] == 1
    assert facts(other) == ["sent"]


def test_a_worker_that_dies_after_handing_a_letter_over_sends_the_same_letter_again_and_records_it_once(
    post: Post, contacted: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import sending
    from truceline.desk.tables import Dispatch

    one = contacted(means="email", side=[NORTH])[0]
    before = len(post.to(OFFICE[NORTH]))

    def dies(*_told: Any) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(sending, "_record", dies)
    with pytest.raises(KeyboardInterrupt):
        exchanged()
    monkeypatch.undo()
    for name, value in post.environment().items():
        monkeypatch.setenv(name, value)
    assert facts(one) == []
    Dispatch.objects.filter(contact=one).update(try_at=datetime.now(UTC))
    exchanged()
    assert facts(one) == ["sent"]
    twice = post.to(OFFICE[NORTH])[before:]
    assert len(twice) == 2
    assert len({re.findall(rb"Message-ID: (\S+)", raw)[0] for raw in twice}) == 1


def test_a_reminder_goes_out_when_the_clock_has_run_out_and_an_absence_note_is_no_answer(
    post: Post, contacted: Callable[..., list[Any]]
) -> None:
    from truceline.desk.actions.falling_silent import fall_silent
    from truceline.desk.tables import Dispatch

    one = contacted(means="email", side=[NORTH])[0]
    exchanged()
    first = post.to(OFFICE[NORTH])[-1]
    mailed(post, OFFICE[NORTH], letter_to_centre(OFFICE[NORTH], first, "I am away", Auto_Submitted="auto-replied"))
    exchanged()
    one.refresh_from_db()
    assert facts(one) == ["sent", "delivered"]
    assert one.replied_at is None
    fall_silent(one.due_at + timedelta(seconds=1))
    Dispatch.objects.filter(contact=one, purpose="reminder").update(try_at=datetime.now(UTC))
    assert exchanged()[1] == 1
    assert post.to(OFFICE[NORTH])[-1] != first
    assert facts(one) == ["sent", "delivered"]


def test_the_body_above_a_silent_side_gets_its_letter_from_the_worker_once(
    post: Post, contacted: Callable[..., list[Any]], liaison: Any
) -> None:
    from truceline.desk.actions.falling_silent import fall_silent
    from truceline.desk.tables import Channel, Contact

    form = {
        "side": NORTH,
        "means": "email",
        "label": "Staff",
        "language": "ru",
        "preference": "1",
        "is_superior": "yes",
    }
    liaison.post("/contacts/channels/", form | {"address": "staff@north.example", "name": "B. Canary"})
    one = contacted(side=[NORTH], subject="The bridge")[0]
    for _ in range(2):
        fall_silent(one.due_at + timedelta(hours=2, seconds=1))
        exchanged()
    letters = [words_of(raw) for raw in post.to("staff@north.example")]
    (words,) = [words for words in letters if "The bridge" in words]
    assert "Молчание" in words
    notice = Contact.objects.get(escalates__contact=one, escalates__code="superior")
    assert facts(notice) == ["sent"]
    assert notice.due_at is None
    Channel.objects.filter(label="Staff").update(is_open=False)


def words_of(raw: bytes) -> str:
    """The words of a letter, as they were before the mail carried them."""
    from email import message_from_bytes, policy

    body = message_from_bytes(raw, policy=policy.default).get_body()
    return str(body.get_content()) if body else ""


def test_mail_goes_out_and_comes_in_over_a_connection_that_begins_in_the_clear_and_is_put_under_tls(
    post: Post, contacted: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in post.starttls.items():
        monkeypatch.setenv(name, value)
    one = contacted(means="email", side=[NORTH], subject="Under TLS")[0]
    exchanged()
    assert facts(one) == ["sent"]
    mailed(post, OFFICE[NORTH], letter_to_centre(OFFICE[NORTH], post.to(OFFICE[NORTH])[-1], "We know"))
    exchanged()
    assert facts(one) == ["sent", "answered"]


def test_teeth_a_server_that_nobody_vouches_for_gets_neither_letter_nor_password(
    post: Post, contacted: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in post.starttls.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("TRUCELINE_MAIL_CA")
    letters, one = len(post.came), contacted(means="email", side=[NORTH])[0]
    from truceline.desk.actions.sending import send_due

    assert send_due() == 0
    assert facts(one) == []
    assert len(post.came) == letters
    assert "CERTIFICATE_VERIFY_FAILED" in one.dispatches.get().said


def test_a_reply_counts_from_when_the_mail_server_had_it_however_late_it_is_fetched(
    post: Post, contacted: Callable[..., list[Any]]
) -> None:
    from truceline.desk.actions.taking_letters import take_letter

    one = contacted(means="email", side=[NORTH], hours="1")[0]
    exchanged()
    one.refresh_from_db()
    raw = bytes(letter_to_centre(OFFICE[NORTH], post.to(OFFICE[NORTH])[-1], "In time"))
    assert take_letter(raw, datetime.now(UTC)) == 1
    assert take_letter(raw, datetime.now(UTC)) == 0  # the same bytes are taken in once
    one.refresh_from_db()
    assert one.replied_at is not None
    assert one.sent_at <= one.replied_at <= one.due_at


@pytest.mark.usefixtures("post")
def test_without_a_mail_server_nothing_is_made_that_would_never_go_out(
    liaison: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from contact_form import CONTACT

    from truceline.desk.mailing import IMAP, SMTP, server
    from truceline.errors import Unavailable

    monkeypatch.delenv(SMTP)
    answer = liaison.post("/contacts/new/", CONTACT | {"means": "email"})
    assert answer.status_code == 400
    assert "TRUCELINE_SMTP" in answer.content.decode()
    assert "No mail server is set" in liaison.get("/contacts/letters/").content.decode()
    for told in ("smtp://user:canary@mail.example", "https://user:canary@mail.example", "smtps://"):
        monkeypatch.setenv(SMTP, told)
        with pytest.raises(Unavailable) as refused:
            server(SMTP)
        assert "canary" not in str(refused.value)
    monkeypatch.setenv(IMAP, "imap://user:canary@mail.example")
    with pytest.raises(Unavailable):
        server(IMAP)


def test_a_server_that_cannot_prove_who_it_is_gets_no_password(
    post: Post, contacted: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.tables import Dispatch

    one = contacted(means="email", side=[NORTH])[0]
    monkeypatch.delenv("TRUCELINE_MAIL_CA")
    before = len(post.came)
    from truceline.desk.actions.sending import send_due

    assert send_due() == 0
    assert len(post.came) == before
    assert "CERTIFICATE_VERIFY_FAILED" in Dispatch.objects.get(contact=one).said
