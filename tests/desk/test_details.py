"""The agenda: an open detail is proposed, answered, decided by the agreement's rule, and becomes a version that changes findings."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from desk_reading import counts, entries_of_kind

FLIGHT = (
    "post-4,monitor,det-{n},2017-07-{day}T{hour}:00,36.1{n},32.6{n},300,aircraft_flight,A jet over the hills {n},en"
)
WORDS = {
    "words_en": "No flights of the parties over the zone.",
    "words_ar": "يُحظر تحليق طيران الأطراف فوق المنطقة.",
    "words_ru": "Полёты сторон над зоной запрещены.",
}
PUT = {**WORDS, "by": "jordan", "put_at": "2017-07-11T09:00", "source": "Paper 4 of the centre"}
GUARANTORS = ("russia", "united-states", "jordan")


def browser(person: Any) -> Any:
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def put(client: Any, **more: str) -> Any:
    from truceline.desk.tables import DetailProposal

    known = set(DetailProposal.objects.values_list("pk", flat=True))
    answer = client.post("/decisions/details/what-is-prohibited/proposal/", {**PUT, **more})
    assert answer.status_code == 302, answer.content.decode()
    return DetailProposal.objects.exclude(pk__in=known).get()


def vote(client: Any, proposal: Any, by: str, **more: str) -> Any:
    form = {
        "by": by,
        "vote": "agrees",
        "said_at": "2017-07-12T10:00",
        "source": "Minutes of 12 July",
        "words_sha256": proposal.words_sha256,
    }
    return client.post(f"/decisions/proposals/{proposal.pk}/vote/", {**form, **more})


@pytest.fixture
def proposal(somebody: Callable[..., Any]) -> Any:
    """A proposal that nobody has spoken of; taken back after the test."""
    liaison = browser(somebody("liaison_officer"))
    made = put(liaison)
    yield made
    liaison.post(f"/decisions/proposals/{made.pk}/withdraw/", {"reason": "the test is over"})


CLOSING = {"effective_at": "2017-07-13T00:00", "source": "Minutes of 12 July"}


def put_into_effect(client: Any, version: Any) -> Any:
    """Ask, as the form does, that a version holds from now on."""
    at = datetime.now(UTC).astimezone(_zone())
    form = {"day": f"{at:%Y-%m-%d}", "hour": f"{at:%H:%M}", "reason": "decided by consensus"}
    return client.post(f"/agreement/versions/{version.pk}/effect/", form)


@pytest.mark.usefixtures("home")
def test_an_open_detail_is_decided_and_three_findings_change_each_on_the_register_and_all_are_to_be_told(
    somebody: Callable[..., Any], file_of: Callable[..., Path], desk: Any
) -> None:
    from truceline.desk.actions.screening import screen_anew, try_version
    from truceline.desk.actions.taking_in import take_in
    from truceline.desk.recording import read
    from truceline.desk.tables import AgreementVersion, DetailDecision, Finding, FindingChange, Incident, Word

    flights = [FLIGHT.format(n=n, day=day, hour=hour) for n, day, hour in ((1, 14, 10), (2, 15, 11), (3, 16, 12))]
    early = FLIGHT.format(n=4, day=11, hour="08")
    known = set(Incident.objects.values_list("pk", flat=True))
    take_in(somebody("duty_officer"), [file_of(*flights, early)])
    ours = Incident.objects.exclude(pk__in=known)
    assert ours.count() == 4
    before = {one.incident_id: one.verdict for one in Finding.objects.filter(provision="flights", incident__in=ours)}
    assert set(before.values()) == {"cannot_tell"}

    liaison, analyst = browser(somebody("liaison_officer")), somebody("analyst")
    proposal = put(liaison)
    for code in GUARANTORS:
        assert vote(liaison, proposal, code).status_code == 302
    answer = browser(analyst).post(f"/decisions/proposals/{proposal.pk}/close/", CLOSING)
    assert answer.status_code == 302, answer.content.decode()
    decision = DetailDecision.objects.get(proposal=proposal)
    version = AgreementVersion.objects.get(pk=decision.version_id)
    # Nothing holds yet: it is a draft, and every finding says what it said.
    assert version.step == "draft"
    assert {f.verdict for f in Finding.objects.filter(provision="flights", incident__in=ours)} == {"cannot_tell"}
    try_version.call(version.pk)
    assert "would change" in browser(analyst).get("/decisions/details/what-is-prohibited/").content.decode()

    head = browser(somebody("head_of_centre"))
    assert put_into_effect(browser(analyst), version).status_code == 403
    assert put_into_effect(head, version).status_code == 302
    screen_anew.call(version.pk)

    changed = FindingChange.objects.filter(version=version, incident__in=ours)
    assert changed.count() == 3
    assert {one.after for one in changed} <= {"candidate", "needs_ruling"}
    # The flight before the decision took effect stays what it was: no decision reaches back.
    late = [f for f in Finding.objects.filter(provision="flights", incident__in=ours) if f.verdict != "cannot_tell"]
    assert len(late) == 3
    last = entries_of_kind(desk, "finding")
    assert all(last[f"{f.incident_id}.{f.provision}"] == f.content for f in late)
    assert {read(f.content)["agreement_version"] for f in late} == {version.version}
    words = Word.objects.filter(kind="version", of=version.pk)
    assert {"syrian-government", "armed-opposition", *GUARANTORS} <= set(words.values_list("unit", flat=True))
    told = entries_of_kind(desk, "word")
    assert all(told[one.pk] == one.content for one in words)
    page = head.get("/decisions/details/what-is-prohibited/")
    assert page.context["decisions"][0]["changed"] >= 3
    assert WORDS["words_en"] in page.content.decode()
    assert head.get(f"/decisions/told/?kind=version&of={version.pk}").context["rows"]


def _zone() -> Any:
    from truceline.desk.charter import charter_at_hand

    return charter_at_hand().zone_info


def test_nothing_is_decided_while_one_of_the_guarantors_is_silent_or_objects(
    somebody: Callable[..., Any], proposal: Any, desk: Any
) -> None:
    liaison, analyst = browser(somebody("liaison_officer")), browser(somebody("analyst"))
    address = f"/decisions/proposals/{proposal.pk}/close/"
    for code in GUARANTORS[:2]:
        vote(liaison, proposal, code)
    # Turkey and Iran agree too: the rule does not ask them, and they stand in for nobody.
    for code in ("turkey", "iran"):
        vote(liaison, proposal, code)
    before = counts(desk)
    assert analyst.post(address, CLOSING).status_code == 409
    vote(liaison, proposal, "jordan", vote="objects")
    refused = analyst.post(address, CLOSING)
    assert refused.status_code == 409
    assert "objects" in refused.content.decode()
    vote(liaison, proposal, "jordan", said_at="2017-07-12T11:00")
    # The latest word of each stands.
    from truceline.desk.queries.details import outcome_of, rule_of

    assert outcome_of(proposal, rule_of(_charter(), proposal), datetime.now(UTC)).result.value == "decided"  # type: ignore[arg-type] # there is one
    assert counts(desk)["entries"] == before["entries"] + 2


def _charter() -> Any:
    from truceline.desk.charter import charter_at_hand

    return charter_at_hand()


def test_teeth_an_agreement_without_a_rule_closes_nothing(
    somebody: Callable[..., Any], proposal: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from truceline.desk.actions import closing_detail

    liaison = browser(somebody("liaison_officer"))
    for code in GUARANTORS:
        vote(liaison, proposal, code)
    charter = _charter()
    mute = replace(charter, agreement=charter.agreement.model_copy(update={"decisions": None}))
    monkeypatch.setattr(closing_detail, "charter_at_hand", lambda: mute)
    answer = browser(somebody("analyst")).post(f"/decisions/proposals/{proposal.pk}/close/", CLOSING)
    assert answer.status_code == 409
    assert "does not say by whom" in answer.content.decode()


def test_changed_words_ask_everybody_again(somebody: Callable[..., Any], proposal: Any) -> None:
    from truceline.desk.tables import DetailProposal

    liaison = browser(somebody("liaison_officer"))
    for code in GUARANTORS:
        vote(liaison, proposal, code)
    other = {**PUT, "words_en": "No flights at all.", "put_at": "2017-07-13T09:00"}
    assert liaison.post(f"/decisions/proposals/{proposal.pk}/words/", other).status_code == 302
    answer = browser(somebody("analyst")).post(f"/decisions/proposals/{proposal.pk}/close/", CLOSING)
    assert answer.status_code == 409
    assert "speaks again" in answer.content.decode()
    # Whoever still has the old words before their eyes agrees to nothing.
    stale = vote(liaison, proposal, "russia", said_at="2017-07-14T10:00")
    assert stale.status_code == 409
    assert DetailProposal.objects.get(pk=proposal.pk).votes.count() == 3
    assert liaison.post(f"/decisions/proposals/{proposal.pk}/words/", other).status_code == 409


def test_a_decision_takes_effect_no_earlier_than_it_was_made(somebody: Callable[..., Any], proposal: Any) -> None:
    liaison = browser(somebody("liaison_officer"))
    for code in GUARANTORS:
        vote(liaison, proposal, code)
    early = {**CLOSING, "effective_at": "2017-07-12T09:59"}
    answer = browser(somebody("analyst")).post(f"/decisions/proposals/{proposal.pk}/close/", early)
    assert answer.status_code == 400
    assert "D306" in answer.content.decode()


def test_a_representative_speaks_in_its_own_name_alone(somebody: Callable[..., Any], proposal: Any) -> None:
    russia = browser(somebody("guarantor_representative", speaks_for="russia"))
    assert vote(russia, proposal, "russia").status_code == 302
    assert vote(russia, proposal, "jordan").status_code == 403
    assert russia.post(f"/decisions/proposals/{proposal.pk}/withdraw/", {"reason": "x"}).status_code == 403
    mine = put(russia, by="russia")
    assert russia.post(f"/decisions/proposals/{mine.pk}/withdraw/", {"reason": "another is better"}).status_code == 302
    assert vote(browser(somebody("liaison_officer")), mine, "russia").status_code == 409
    assert russia.post("/decisions/details/who-polices/meeting/", {}).status_code == 403


@pytest.mark.parametrize(
    "change",
    [
        {"words_ru": " "},
        {"put_at": "2999-01-01T00:00"},
        {"put_at": "yesterday"},
        {"by": "nobody"},
        {"source": ""},
        {"words_en": "x" * 4_001},
    ],
)
def test_a_proposal_that_is_not_whole_is_refused_and_nothing_is_written(
    change: dict[str, str], somebody: Callable[..., Any], desk: Any
) -> None:
    liaison = browser(somebody("liaison_officer"))
    before = counts(desk)
    answer = liaison.post("/decisions/details/what-is-prohibited/proposal/", {**PUT, **change})
    assert answer.status_code == 400
    assert re.search(r"D30\d", answer.content.decode())
    assert counts(desk) == before


def test_nobody_speaks_of_words_before_they_were_put(somebody: Callable[..., Any], proposal: Any) -> None:
    early = vote(browser(somebody("liaison_officer")), proposal, "russia", said_at="2017-07-10T10:00")
    assert early.status_code == 400
    assert "D306" in early.content.decode()


def test_meetings_and_working_groups_stand_on_the_register_and_on_the_page(
    somebody: Callable[..., Any], desk: Any
) -> None:
    from truceline.desk.tables import DetailMeeting, WorkingGroup

    liaison = browser(somebody("liaison_officer"))
    form = {
        "held_at": "2017-07-15T10:00",
        "place": "Amman",
        "present": ["russia", "jordan"],
        "record": "<b>Routes</b> were compared.",
    }
    assert liaison.post("/decisions/details/humanitarian-routes/meeting/", form).status_code == 302
    group = {"name": "Routes", "members": ["russia", "jordan"], "next_at": "2999-07-20T10:00"}
    assert liaison.post("/decisions/details/humanitarian-routes/group/", group).status_code == 302
    page = liaison.get("/decisions/details/humanitarian-routes/").content.decode()
    assert "&lt;b&gt;Routes&lt;/b&gt; were compared." in page
    assert "2999-07-20 10:00" in page
    for kind, table in (("detail_meeting", DetailMeeting), ("working_group", WorkingGroup)):
        last = entries_of_kind(desk, kind)
        assert all(last[one.pk] == one.content for one in table.objects.all())
    past = {**group, "next_at": "2017-07-01T10:00"}
    assert liaison.post("/decisions/details/humanitarian-routes/group/", past).status_code == 400


@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_the_agenda_is_told_in_three_languages_and_its_file_has_the_same_rows(
    language: str, somebody: Callable[..., Any], proposal: Any
) -> None:
    import json

    client = browser(somebody("guarantor_representative"))
    client.post("/language/", {"language": language})
    page = client.get("/decisions/details/what-is-prohibited/")
    assert WORDS[f"words_{language}"] in page.content.decode()
    items = client.get("/decisions/").context["items"]
    rows = json.loads(b"".join(client.get("/decisions.json").streaming_content))["decisions"]
    assert {row["detail"] for row in rows} == {item["code"] for item in items}
    assert any(row.get("proposal") == proposal.pk for row in rows)


def test_a_party_sees_the_same_bytes_whatever_is_said_at_the_table(
    somebody: Callable[..., Any],
) -> None:
    """Two worlds: with a proposal and votes, and without; a party's contact and the public read the same."""
    party = browser(somebody("party_contact", speaks_for="armed-opposition"))

    def seen() -> list[tuple[int, str]]:
        told = []
        for path in (
            "/zones/?on=2017-07-20",
            "/decisions/",
            "/decisions/details/what-is-prohibited/",
            "/decisions/told/",
        ):
            answer = party.get(path)
            told.append(
                (answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode()))
            )
        return told

    before = seen()
    liaison = browser(somebody("liaison_officer"))
    made = put(liaison)
    vote(liaison, made, "russia", vote="objects")
    after = seen()
    liaison.post(f"/decisions/proposals/{made.pk}/withdraw/", {"reason": "over"})
    assert after == before
    assert [status for status, _ in after] == [200, 403, 403, 403]


def test_told_and_acknowledged_are_two_facts_and_nobody_acknowledges_what_they_were_not_told(
    somebody: Callable[..., Any], desk: Any
) -> None:
    from truceline.desk.tables import Word

    officer = browser(somebody("duty_officer"))
    assert officer.post("/decisions/told/ceasefire/").status_code == 302
    count = Word.objects.filter(kind="ceasefire").count()
    officer.post("/decisions/told/ceasefire/")
    assert Word.objects.filter(kind="ceasefire").count() == count > 5
    # Whoever nobody told of the ceasefire is a gap, groups that never joined among them.
    word = Word.objects.get(kind="ceasefire", unit="suwayda-desert-factions")
    page = officer.get("/decisions/told/?kind=ceasefire&of=southwest-syria-2017")
    states = {row["unit"]: row["state"] for row in page.context["rows"]}
    assert states["suwayda-desert-factions"] == "not_told"
    assert sum(count for _, count in page.context["counts"]) == len(states)

    address = f"/decisions/told/{word.pk}/"
    assert officer.post(address, {"at": "2017-07-09T10:00", "how": ""}).status_code == 400
    assert officer.post(address, {"at": "2017-07-09T10:00", "how": "by radio"}).status_code == 302
    assert officer.post(address, {"at": "2017-07-09T09:00", "how": "by radio"}).status_code == 409
    assert officer.post(address, {"at": "2017-07-09T11:00", "how": "read back"}).status_code == 302
    assert officer.post(address, {"at": "2017-07-09T12:00", "how": "again"}).status_code == 409
    word.refresh_from_db()
    assert word.acknowledged_at > word.told_at
    assert entries_of_kind(desk, "word")[word.pk] == word.content


def test_what_changed_is_said_to_both_sides_and_all_guarantors_in_the_same_minute(somebody: Callable[..., Any]) -> None:
    from truceline.desk.actions.spreading import owe_word, units_of
    from truceline.desk.charter import version_at_hand
    from truceline.desk.recording import read, recorded
    from truceline.desk.tables import Contact, Word

    officer, version = browser(somebody("liaison_officer")), version_at_hand()
    assert version is not None
    for side in ("syrian-government", "armed-opposition"):
        somebody("party_contact", speaks_for=side)
    with recorded("tests") as entries:
        owe_word(entries, "version", version.pk, units_of(_charter(), datetime.now(UTC)))
    address = f"/decisions/told/version/{version.pk}/announce/"
    assert officer.post(address).status_code == 302
    words = Word.objects.filter(kind="version", of=version.pk).exclude(contact=None)
    contacts = Contact.objects.filter(pk__in=words.values("contact"))
    assert {"syrian-government", "armed-opposition", *GUARANTORS} <= {one.addressee for one in contacts}
    assert len({one.together for one in contacts}) == 1
    assert len({one.words for one in contacts}) == 1
    assert set(read(contacts[0].words)) == {"en", "ar", "ru"}
    # What the portal sent is told; what waits for somebody's call is not.
    rows = {row["unit"]: row for row in officer.get(f"/decisions/told/?kind=version&of={version.pk}").context["rows"]}
    assert rows["armed-opposition"]["state"] == "told"
    assert all((rows[one.addressee]["state"] == "told") == (one.sent_at is not None) for one in contacts)
    count = Contact.objects.count()
    officer.post(address)
    assert Contact.objects.count() == count


def test_a_decision_that_would_change_anything_else_is_not_brought(
    somebody: Callable[..., Any], proposal: Any, monkeypatch: pytest.MonkeyPatch, desk: Any
) -> None:
    from truceline.agreement.resolving import with_resolution
    from truceline.desk.actions import closing_detail

    liaison, analyst = browser(somebody("liaison_officer")), browser(somebody("analyst"))
    for code in GUARANTORS:
        vote(liaison, proposal, code)

    def slipping(*told: Any) -> str:
        return with_resolution(*told).replace("acts: [aircraft_flight, drone_flight]", "acts: [drone_flight]", 1)

    monkeypatch.setattr(closing_detail, "with_resolution", slipping)
    named = {**CLOSING, "version": "slipping"}
    before = counts(desk)
    answer = analyst.post(f"/decisions/proposals/{proposal.pk}/close/", named)
    assert (answer.status_code, "A217" in answer.content.decode()) == (400, True)
    assert counts(desk) == before
    # Without that look it would be brought.
    monkeypatch.setattr(closing_detail, "_require_nothing_else", lambda *_: None)
    assert analyst.post(f"/decisions/proposals/{proposal.pk}/close/", named).status_code == 302
    from truceline.desk.tables import AgreementVersion, Step

    AgreementVersion.objects.filter(step=Step.DRAFT).update(step=Step.STRUCK)
