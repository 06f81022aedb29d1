"""What a letter that came in says it is: an answer, a report of a machine, or nothing that anybody can read."""

import email
from datetime import UTC, datetime
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.desk.letters import MOST_PARTS, Outgoing, compose, is_from, read_letter

TOKEN = "0123456789abcdef"  # noqa: S105 - of a test
NOON = datetime(2017, 7, 9, 9, tzinfo=UTC)


def outgoing(**more: Any) -> EmailMessage:
    told: dict[str, Any] = {
        "sender": "liaison@centre.example",
        "to": "office@staff.example",
        "subject": "قذائف قرب المطحنة",
        "text": "Five shells",
        "token": TOKEN,
        "message_id": "one@centre.example",
        "at": NOON,
    }
    return compose(Outgoing(**(told | more)))


def answer(text: str = "We know", **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in ({"From": "Office <office@staff.example>", "Subject": f"Re: [T-{TOKEN}]"} | headers).items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def test_a_letter_bears_its_token_where_a_reply_keeps_it() -> None:
    letter = read_letter(bytes(outgoing()))

    assert letter is not None
    assert letter.tokens == (TOKEN,)
    assert outgoing()["Reply-To"] == f"liaison+t-{TOKEN}@centre.example"
    assert "قذائف" in letter.subject


@pytest.mark.parametrize("field", ["sender", "to", "message_id"])
def test_nothing_continues_a_header(field: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        bytes(outgoing(**{field: "a@b.example\r\nBcc: everybody@else.example"}))


def test_a_subject_of_several_lines_is_one() -> None:
    made = bytes(outgoing(subject="One\r\nBcc: everybody@else.example"))

    assert b"\nBcc:" not in made


def test_an_answer_is_its_own_words_without_what_it_quotes_and_files_are_apart() -> None:
    made = answer("We know of it.\n> Five shells\n")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="../../etc/crater.png")
    letter = read_letter(bytes(made))

    assert letter is not None
    assert (letter.kind, letter.sender, letter.text) == ("answer", "office@staff.example", "We know of it.")
    assert [(one.name, one.content) for one in letter.files] == [("../../etc/crater.png", b"\x89PNG")]


@pytest.mark.parametrize(
    "headers", [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"Auto_Submitted": "auto-generated"}]
)
def test_what_a_machine_sends_by_itself_is_no_answer(headers: dict[str, str]) -> None:
    letter = read_letter(bytes(answer("I am away", **headers)))

    assert letter is not None
    assert letter.kind == "automatic"


def test_who_claims_to_be_two_is_nobody() -> None:
    letter = read_letter(bytes(answer(From="office@staff.example, another@staff.example")))

    assert letter is not None
    assert not is_from(letter, "office@staff.example")
    assert not is_from(letter, "")


def report(kind: str, status: str) -> bytes:
    made = MIMEMultipart("report")
    made.set_param("report-type", kind)
    made["From"], made["Subject"] = "MAILER-DAEMON@staff.example", "Report"
    made.attach(MIMEText("A report", "plain"))
    name = "delivery-status" if kind == "delivery-status" else "disposition-notification"
    part = email.message_from_string(f"Content-Type: message/{name}\n\n{status}")
    made.attach(part)
    ours = email.message_from_string("Content-Type: text/rfc822-headers\n\nMessage-ID: <one@centre.example>\n")
    made.attach(ours)
    return bytes(made)


@pytest.mark.parametrize(
    ("kind", "status", "told"),
    [
        (
            "delivery-status",
            "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b\nAction: failed\nStatus: 5.1.1\n",
            "failed",
        ),
        ("delivery-status", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b\nAction: delivered\n", "delivered"),
        ("delivery-status", "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b\nAction: delayed\n", "automatic"),
        ("disposition-notification", "Disposition: manual-action/MDN-sent-manually; displayed\n", "read"),
        ("disposition-notification", "Disposition: automatic-action/MDN-sent-automatically; deleted\n", "automatic"),
    ],
)
def test_a_report_of_a_machine_says_what_became_of_which_of_our_letters(kind: str, status: str, told: str) -> None:
    letter = read_letter(report(kind, status))

    assert letter is not None
    assert (letter.kind, letter.names) == (told, ("one@centre.example",))


def test_a_letter_of_too_many_parts_is_not_read_and_a_deep_nest_stops_nothing() -> None:
    many = MIMEMultipart()
    for _ in range(MOST_PARTS + 2):
        many.attach(MIMEApplication(b"x"))
    assert read_letter(bytes(many)) is None
    nest = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (at, at) for at in range(3_000))
    assert read_letter(nest + b"Content-Type: text/plain\n\nx") is None


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"Subject: =?x?"]),
)
def test_no_bytes_stop_the_reader(raw: bytes, head: bytes) -> None:
    letter = read_letter(head + raw)

    assert letter is None or letter.kind in {"answer", "automatic", "delivered", "failed", "read"}


def test_a_charset_that_nobody_knows_loses_no_letter() -> None:
    raw = b'From: a@b.example\nContent-Type: text/plain; charset="klingon-8"\n\nWe know\n'
    letter = read_letter(raw)

    assert letter is not None
    assert letter.text == "We know"


def test_a_letter_that_is_longer_than_a_page_shows_says_that_it_is() -> None:
    letter = read_letter(bytes(answer("word " * 10_000)))

    assert letter is not None
    assert len(letter.text) == 20_000
    assert letter.text.endswith("[…]")
