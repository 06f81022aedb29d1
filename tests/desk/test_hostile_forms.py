"""What attacks through a form or an upload: refused in words of ours, before anything is written, never an error of the desk."""

import re
from typing import Any

import pytest
from desk_world import TEMPLATES, World, addresses, everything, fields_of_forms, is_ours
from shares import share_of

FORM = "application/x-www-form-urlencoded"
POSTS = addresses("POST")
FIELDS = fields_of_forms()
# What no text is, as a browser or a script would send it.
NO_TEXT = {
    "nul": b"%00",
    "escape": b"a%1b%5b2J",
    "control of C1": b"%c2%85",
    "lone surrogate": b"%ed%a0%80",
    "half a letter": b"%d9",
}


def sent(client: Any, address: str, body: bytes, kind: str = FORM) -> Any:
    return client.generic("POST", address, body, content_type=kind)


def multipart(*parts: tuple[str, bytes]) -> bytes:
    lines = [b"--x\r\nContent-Disposition: form-data; " + head.encode() + b"\r\n\r\n" + body for head, body in parts]
    return b"\r\n".join([*lines, b"--x--\r\n"])


WHOLE = "multipart/form-data; boundary=x"
ATTACKS: dict[str, tuple[bytes, str]] = {
    **{name: (b"&".join(f.encode() + b"=" + value for f in FIELDS), FORM) for name, value in NO_TEXT.items()},
    "a name that is no text": (b"rea%00son=x", FORM),
    "ten megabytes": (b"reason=" + b"x" * 10_000_000, FORM),
    "a text longer than a book": (b"text=" + b"x" * 100_001, FORM),
    "a thousand fields": (b"&".join(b"f%d=x" % n for n in range(1_000)), FORM),
    "a field twice": (b"reason=one&reason=two", FORM),
    "multipart without its end": (b'--x\r\nContent-Disposition: form-data; name="reason"\r\n\r\nx', WHOLE),
    "multipart without boundary": (b"reason=x", "multipart/form-data"),
    "multipart with a wrong boundary": (multipart(('name="reason"', b"x")), "multipart/form-data; boundary=\x00y"),
    "multipart that breaks off": (multipart(('name="reason"', b"x"))[:-3], WHOLE),
    "multipart of a NUL": (multipart(('name="reason"', b"\0")), WHOLE),
}


pytestmark = pytest.mark.usefixtures("without_limits")


@pytest.mark.parametrize("post", POSTS, ids="-".join)
def test_what_is_no_form_is_refused_at_every_address_in_our_words_and_nothing_is_written(
    post: tuple[str, str], world: World, attacker: Any, desk: Any, whole: bool
) -> None:
    """Every address meets a third of the attacks in every run, and every attack a third of the addresses."""
    address = world.address(*post)
    before = everything(desk)
    attacks = ATTACKS if whole else share_of(ATTACKS, POSTS.index(post), 3)

    answers = {attack: sent(attacker, address, *ATTACKS[attack]) for attack in attacks}

    assert {attack: one.status_code for attack, one in answers.items() if not is_ours(one)} == {}
    assert everything(desk) == before


# Texts that are fine as words and nothing as a code, a number, a day.
_TRICKS = (
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "=1+1",
    "../../../etc/passwd",
    "\u202egpj.exe",
    "{{ 7*7 }}",
    "%s%n",
    "é" * 999,
)
BAD = {
    "code": _TRICKS,
    "number": (*_TRICKS, "9" * 400, "-1", "1e999", "NaN", "-inf", "0x10", "1_0", "1" + "0" * 20),
    "day": (*_TRICKS, "2017-02-30", "0000-00-00", "99999-01-01", "-0001-01-01"),
    "moment": (*_TRICKS, "2017-02-30T10:00", "2017-07-09T25:00", "0001-01-01T00:00", "9999-12-31T23:59+00:00"),
}
RULING = {"provision": "", "outcome": "not_established", "standard": "reasonable grounds to believe", "reasons": "x"}
# A form that is taken as it stands, and which of its fields take what kind of value.
FORMS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "people": ({"role": "analyst"}, {"role": "code"}),
    "moved": ({"to": "under_inquiry", "seen": "drafted"}, {"to": "code", "seen": "code"}),
    "answered": (
        {"question": "happened", "answer": "yes", "standard": RULING["standard"], "reasons": "x"},
        {"question": "code", "answer": "code", "standard": "code"},
    ),
    "determined": (RULING, {"provision": "code", "outcome": "code", "standard": "code"}),
    "commented": (
        {"about": "{determination_id}", "field": "reasons", "colour": "amber", "text": "x"},
        {"about": "code", "field": "code", "colour": "code"},
    ),
    "tasked": ({"title": "Look again.", "hours": "4"}, {"hours": "number", "assigned_to": "code"}),
    "task_handled": ({"act": "resolve", "note": "Done."}, {"act": "code"}),
    "clock_rules": (
        {"kind": "reply", "channel": "hotline", "minutes": "60", "reason": "x"},
        {"kind": "code", "channel": "code", "minutes": "number"},
    ),
    "posts": (
        {
            "code": "post-of-forms",
            "name_en": "a",
            "name_ar": "ب",
            "name_ru": "в",
            "longitude": "36",
            "latitude": "32",
            "reason": "x",
        },
        {"code": "code", "longitude": "code", "latitude": "code"},
    ),
    "source_asked": ({"reason": "She calls no more."}, {}),
    "shift": (
        {"kind": "promise", "to_whom": "The other side", "text": "We call back.", "due": "2017-07-09T14:30"},
        {"kind": "code", "due": "moment"},
    ),
    "notices": (
        {
            "activity": "repair",
            "by": "jordan",
            "announced_at": "2017-07-09T14:30",
            "starts_at": "2998-07-09T14:30",
            "ends_at": "2998-07-10T14:30",
            "place": "The mill",
            "longitude": "36",
            "latitude": "32",
            "radius_km": "2",
            "words": "A pump.",
            "source": "x",
        },
        {
            **dict.fromkeys(("activity", "by", "outline"), "code"),
            **dict.fromkeys(("announced_at", "starts_at", "ends_at"), "moment"),
            **dict.fromkeys(("longitude", "latitude", "radius_km"), "code"),
        },
    ),
    "following_up": (
        {"force": "southern-front", "act": "x", "place": "x", "verified_by": "x", "due_at": "2998-07-09T14:30"},
        {"force": "code", "provision": "code", "due_at": "moment", "incident": "number"},
    ),
    "sites": (
        {"code": "site-of-forms", "kind": "camera", "name": "x", "longitude": "36", "latitude": "32"},
        dict.fromkeys(("code", "kind", "held_by", "zone", "longitude", "latitude"), "code"),
    ),
    "duty": ({"duty": "begin"}, {"duty": "code"}),
    "queue_act": ({"report": "{report_id}", "act": "looked_at", "sure": "yes"}, {"act": "code"}),
    "judged": ({"said": "same", "other": "{other}"}, {"said": "code", "other": "number"}),
    "hotline": (
        {
            "call": "",
            "said": "سمعنا خمس قذائف",
            "language": "ar",
            "day": "2016-02-02",
            "time": "14:30",
            "exercise": "on",
            "longitude": "36.51",
            "latitude": "32.91",
            "radius_m": "1500",
            "act": "mortar_fire",
            "urgency": "normal",
            "within_minutes": "15",
            "count": "5",
            "unit": "explosion",
            "source_family": "public",
            "watch": "",
        },
        {
            "language": "code",
            "day": "day",
            "time": "code",
            "watch": "code",
            "longitude": "code",
            "latitude": "code",
            "radius_m": "number",
            "act": "code",
            "urgency": "code",
            "within_minutes": "number",
            "count": "number",
            "unit": "code",
            "source_family": "code",
            "killed_low": "number",
            "bearing_deg": "code",
        },
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_value_that_is_none_of_its_field_is_refused_and_the_same_form_without_it_is_taken(
    name: str, world: World, attacker: Any, desk: Any, whole: bool
) -> None:
    """Every field meets a third of the values in every run, and every value a third of the fields."""
    from truceline.values.identity import new_identity

    address = world.address(name, dict(POSTS)[name])
    fields, kinds = FORMS[name]
    named = {**world.named, "other": str(world.signed.number)}
    good = {field: value.format(**named) for field, value in fields.items()}
    before = everything(desk)

    told = {}
    for turn, (field, kind) in enumerate(kinds.items()):
        for bad in BAD[kind] if whole else share_of(BAD[kind], turn, 3):
            fresh = {"call": new_identity()} if name == "hotline" else {}
            answer = attacker.post(address, good | fresh | {field: bad})
            if not 400 <= answer.status_code < 500:
                told[field, bad[:20]] = answer.status_code

    assert not told, str(told)
    assert everything(desk) == before
    fresh = {"call": new_identity()} if name == "hotline" else {}
    assert attacker.post(address, good | fresh).status_code == (200 if name == "people" else 302)
    assert everything(desk) != before


@pytest.mark.parametrize("name", sorted(dict(POSTS)))
def test_a_form_without_the_token_of_a_page_is_refused_in_our_words(
    name: str, world: World, attacker: Any, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.middleware.csrf import CsrfViewMiddleware

    # The tests' browser is let through without one; here it is asked like any other.
    monkeypatch.setattr(
        CsrfViewMiddleware, "process_request", lambda _, request: setattr(request, "_dont_enforce_csrf_checks", False)
    )
    before = everything(desk)

    answer = attacker.post(world.address(name, dict(POSTS)[name]), {"reason": "x", "csrfmiddlewaretoken": "x" * 64})

    assert answer.status_code == 403
    assert "does not come from a page of this desk" in answer.content.decode()
    assert everything(desk) == before


QUERIES = (
    "%00",
    "%ed%a0%80",
    "q=%00",
    "page=99999999999999999999",
    "from=2017-02-30",
    "from=0001-01-01&to=9999-12-31",
    "box=1e999,NaN,x,0",
    "q=" + "x" * 9_999,
)


@pytest.mark.parametrize("query", QUERIES)
def test_a_hostile_query_is_an_answer_or_a_refusal_at_every_address(
    query: str, world: World, attacker: Any, whole: bool
) -> None:
    """Every address meets two of the queries in every run."""
    told = {}
    asked = addresses("GET")
    for name, written in asked if whole else share_of(asked, QUERIES.index(query), 4):
        answer = attacker.get(f"{world.address(name, written)}?{query}")
        if answer.status_code >= 500:
            told[name] = answer.status_code
        elif "%" in query:
            assert answer.status_code == 400, name
    assert told == {}


@pytest.mark.parametrize("name", ["%00", "%ed%a0%80", "a%1b"])
def test_an_address_that_is_no_text_is_one_that_does_not_exist(name: str, attacker: Any) -> None:
    for address in (f"/evidence/{name}/", f"/agreement/versions/{name}/", f"/{name}", f"/presence/{name}/{name}/"):
        answer = attacker.get(address)
        assert (answer.status_code, is_ours(answer)) == (404, True), address


def test_a_number_larger_than_any_database_counts_names_nothing(world: World, attacker: Any) -> None:
    huge = "9" * 30
    for address in (
        f"/incidents/{huge}/",
        f"/incidents/{huge}/history/",
        f"/decisions/notices/{huge}/",
        f"/incidents/{world.named['number']}/history/{huge}.tlog-proof",
        f"/incidents/{world.named['number']}/history/{huge}.content",
        f"/incidents/{world.named['number']}/history/?before={huge}",
    ):
        answer = attacker.get(address)
        assert answer.status_code == 404 or "before=" in address, address
        assert answer.status_code < 500, address
    answer = sent(attacker, f"/incidents/{huge}/step/", b"to=tasked&seen=screened")
    assert (answer.status_code, is_ours(answer)) == (404, True)


def test_a_page_asked_for_in_a_way_that_it_is_not_for_says_so(attacker: Any) -> None:
    answer = attacker.get("/shift/duty/")
    assert (answer.status_code, answer["allow"]) == (405, "POST")
    assert is_ours(answer)
    assert attacker.generic("TRACE", "/incidents/").status_code == 405


@pytest.mark.parametrize("cookie", ["a\0bcdefgh" * 4, "x" * 9_999, "' OR 1=1 --", "é" * 32])
def test_a_cookie_that_is_no_key_of_ours_signs_nobody_in(cookie: str, desk: Any) -> None:  # noqa: ARG001 - for what it sets up
    from django.test import Client

    client = Client()
    client.cookies["sessionid"] = cookie
    assert client.get("/incidents/")["location"].startswith("/account/login/")


def test_what_the_desk_itself_fails_at_is_said_in_every_language(
    attacker: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("truceline.desk.pages.shift.read_shift_query", fail)
    answer = attacker.get("/shift/")
    assert answer.status_code == 500
    assert len(answer.content.decode().splitlines()) == 3
    assert "fault" not in answer.content.decode()


EXTREMES = (
    "9" * 400,
    "-1",
    "1e999",
    "NaN",
    "2017-02-30T10:00",
    "0001-01-01T00:00",
    "9999-12-31T23:59",
    "0001-01-01",
    "9999-12-31",
    "23:59",
    *_TRICKS,
)


@pytest.mark.parametrize("value", EXTREMES)
def test_no_value_whatever_in_all_fields_at_once_ends_in_an_error_of_the_desk(
    value: str, world: World, attacker: Any, whole: bool
) -> None:
    """Every form of the desk, also those that no list here names field by field; each meets two or three values in every run."""
    told = {}
    for name, written in POSTS if whole else share_of(POSTS, EXTREMES.index(value), 8):
        if name not in {"close", "session_ended"}:
            answer = attacker.post(world.address(name, written), dict.fromkeys(FIELDS, value))
            if answer.status_code >= 500:
                told[name] = answer.status_code
    assert told == {}


def test_teeth_without_the_door_a_control_character_is_written(
    world: World, attacker: Any, desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("truceline.desk.pages.plain_input.problems_of", lambda _: ())
    before = everything(desk)
    attacker.post(world.address("tasked", dict(POSTS)["tasked"]), {"title": "a\x1bb"})
    assert everything(desk) != before


def test_whatever_is_ticked_may_come_several_times_and_the_door_knows_its_name() -> None:
    from truceline.desk.pages.plain_input import SEVERAL

    pages = TEMPLATES.parent / "pages"
    read = {
        name
        for path in pages.glob("*.py")
        for name in re.findall(r'(?<!FILES)\.(?:getlist|some_of)\("(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert read <= SEVERAL
