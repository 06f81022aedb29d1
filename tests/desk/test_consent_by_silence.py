"""Consent by silence, where an agreement says that it is: its clock, who was silent, each recorded once, and nothing before its time."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from desk_cases import signed_in
from desk_reading import entries_of_kind

HOURS = 24
WORDS = {
    "words_en": "No flights of the parties over the zone.",
    "words_ar": "يُحظر تحليق طيران الأطراف فوق المنطقة.",
    "words_ru": "Полёты сторон над зоной запрещены.",
}
PUT = {**WORDS, "by": "jordan", "put_at": "2017-07-11T09:00", "source": "Paper 4 of the centre"}


@pytest.fixture
def liaison_person(somebody: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    """A liaison officer's browser, under an agreement whose rule takes a day of silence for consent."""
    from truceline.desk.actions import hearing_silence
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.pages import decisions

    charter = charter_at_hand()
    consensus = charter.agreement.decisions
    assert consensus is not None
    silent = consensus.model_copy(update={"silence_hours": HOURS})
    changed = replace(charter, agreement=charter.agreement.model_copy(update={"decisions": silent}))
    for module in (hearing_silence, decisions):
        monkeypatch.setattr(module, "charter_at_hand", lambda: changed)
    return signed_in(somebody("liaison_officer"))


@pytest.fixture
def proposal(liaison_person: Any) -> Iterator[Any]:
    """A proposal to which Russia agreed and of which nobody else has spoken; taken back after the test."""
    from truceline.desk.tables import DetailProposal

    known = set(DetailProposal.objects.values_list("pk", flat=True))
    assert liaison_person.post("/decisions/details/what-is-prohibited/proposal/", PUT).status_code == 302
    made = DetailProposal.objects.exclude(pk__in=known).get()
    said(liaison_person, made, "russia", "agrees")
    yield made
    liaison_person.post(f"/decisions/proposals/{made.pk}/withdraw/", {"reason": "the test is over"})


def said(client: Any, proposal: Any, by: str, vote: str) -> None:
    form = {"by": by, "vote": vote, "said_at": "2017-07-12T10:00", "source": "Minutes"}
    answer = client.post(f"/decisions/proposals/{proposal.pk}/vote/", form | {"words_sha256": proposal.words_sha256})
    assert answer.status_code == 302, answer.content.decode()


def over(proposal: Any, seconds: float) -> datetime:
    """So many seconds after the time is over: it began when the words lay here, not when they are said to have been put."""
    begun: datetime = proposal.on
    return begun + timedelta(hours=HOURS, seconds=seconds)


def heard(at: datetime) -> int:
    from truceline.desk.actions.hearing_silence import hear_silence

    return hear_silence(at)


def test_when_the_time_is_over_who_was_silent_is_recorded_once_and_shown(
    proposal: Any, liaison_person: Any, desk: Any
) -> None:
    address = "/decisions/details/what-is-prohibited/"
    assert "is held to agree" in liaison_person.get(address).content.decode()
    assert heard(over(proposal, 0)) == 0  # at the very moment there is still time to object
    assert heard(over(proposal, 1)) == 2
    assert heard(over(proposal, 60)) == 0
    rows = {one.by: one for one in proposal.silences.all()}
    assert set(rows) == {"united-states", "jordan"}
    kept = entries_of_kind(desk, "detail_silence")
    assert json.loads(kept[rows["jordan"].pk])["words_sha256"] == proposal.words_sha256
    assert "held to agree by their silence" in liaison_person.get(address).content.decode()


def test_where_somebody_objects_in_time_silence_decides_nothing(proposal: Any, liaison_person: Any) -> None:
    said(liaison_person, proposal, "jordan", "objects")
    assert heard(over(proposal, 1)) == 0
    assert not proposal.silences.exists()


def test_words_put_anew_begin_the_time_anew(proposal: Any, liaison_person: Any) -> None:
    proposal.refresh_from_db()
    before = proposal.on
    form = PUT | {"words_en": "No flights at all over the zone."}
    assert liaison_person.post(f"/decisions/proposals/{proposal.pk}/words/", form).status_code == 302
    proposal.refresh_from_db()
    assert proposal.on > before
    assert heard(over(proposal, 1)) == 0  # nobody has agreed to the new words


def test_a_worker_that_dies_recorded_nobody_and_the_next_look_records_each_once(
    proposal: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from truceline.desk.actions import hearing_silence
    from truceline.values.identity import new_identity

    count = 0

    def dies() -> str:
        nonlocal count
        count += 1
        if count == 2:
            raise KeyboardInterrupt
        return new_identity()

    with monkeypatch.context() as broken:
        broken.setattr(hearing_silence, "new_identity", dies)
        with pytest.raises(KeyboardInterrupt):
            heard(over(proposal, 1))
    assert not proposal.silences.exists()
    assert [heard(over(proposal, 1)), heard(over(proposal, 1))] == [2, 0]


def test_teeth_a_silence_that_is_told_again_is_stopped_by_the_table(proposal: Any) -> None:
    from django.db import IntegrityError, transaction

    from truceline.desk.tables import DetailSilence

    heard(over(proposal, 1))
    row = proposal.silences.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        DetailSilence.objects.create(
            silence_id="again",
            proposal=proposal,
            by=row.by,
            words_sha256=row.words_sha256,
            since=row.since,
            content="{}",
        )


def test_without_the_rule_silence_is_never_consent(proposal: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from truceline.desk.actions import hearing_silence
    from truceline.desk.charter import charter_at_hand

    monkeypatch.setattr(hearing_silence, "charter_at_hand", charter_at_hand)
    assert heard(over(proposal, 3600)) == 0


def test_a_vote_says_whether_its_side_said_it_itself_or_the_centre_took_it_down(
    proposal: Any, somebody: Callable[..., Any]
) -> None:
    russia = signed_in(somebody("guarantor_representative", speaks_for="russia"))
    page = "/decisions/details/what-is-prohibited/"
    assert "taken down by the centre from:" in russia.get(page).content.decode()
    said(russia, proposal, "russia", "agrees")
    assert "said here by its representative" in russia.get(page).content.decode()
