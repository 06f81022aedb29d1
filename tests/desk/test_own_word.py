"""What the centre took down in a guarantor's name on the agenda: told as such, and confirmed or contradicted by that guarantor alone."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from desk_cases import signed_in
from desk_reading import counts, entries_of_kind

WORDS = {f"words_{language}": f"No flights over the zone ({language})." for language in ("en", "ar", "ru")}
PUT = {**WORDS, "by": "jordan", "put_at": "2017-07-11T09:00", "source": "Paper 4"}
PAGE = "/decisions/details/what-is-prohibited/"
ASKED = ("russia", "united-states", "jordan")


@pytest.fixture(scope="module")
def people(somebody: Callable[..., Any]) -> dict[str, Any]:
    told = {code: signed_in(somebody("guarantor_representative", speaks_for=code)) for code in ASKED}
    return told | {role: signed_in(somebody(role)) for role in ("liaison_officer", "analyst")}


@pytest.fixture
def proposal(people: dict[str, Any]) -> Iterator[Any]:
    from truceline.desk.tables import DetailProposal

    liaison, known = people["liaison_officer"], set(DetailProposal.objects.values_list("pk", flat=True))
    assert liaison.post(f"{PAGE}proposal/", PUT).status_code == 302
    made = DetailProposal.objects.exclude(pk__in=known).get()
    yield made
    liaison.post(f"/decisions/proposals/{made.pk}/withdraw/", {"reason": "the test is over"})


@pytest.fixture
def own_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """The agreement as it would be if only one's own word counted."""
    from truceline.desk.actions import closing_detail
    from truceline.desk.charter import charter_at_hand
    from truceline.desk.pages import decisions

    charter = charter_at_hand()
    consensus = charter.agreement.decisions
    assert consensus is not None
    strict = consensus.model_copy(update={"own_word": True})
    changed = replace(charter, agreement=charter.agreement.model_copy(update={"decisions": strict}))
    for module in (decisions, closing_detail):
        monkeypatch.setattr(module, "charter_at_hand", lambda: changed)


def taken(people: dict[str, Any], proposal: Any, by: str, vote: str = "agrees") -> Any:
    """What a liaison officer took down."""
    from truceline.desk.tables import DetailVote

    form = {"by": by, "vote": vote, "said_at": "2017-07-12T10:00", "source": "Letter 7 of 12 July"}
    address = f"/decisions/proposals/{proposal.pk}/vote/"
    answer = people["liaison_officer"].post(address, form | {"words_sha256": proposal.words_sha256})
    assert answer.status_code == 302, answer.content.decode()
    return DetailVote.objects.filter(proposal=proposal, by=by).latest("on")


def answer(client: Any, taken_down: Any, **form: str) -> Any:
    return client.post(f"/decisions/votes/{taken_down.pk}/", {"answer": "confirms"} | form)


def shown(client: Any, proposal: Any) -> dict[str, Any]:
    told = client.get(PAGE).context["proposals"]
    one: dict[str, Any] = next(each for each in told if each["id"] == proposal.pk)
    return one


def test_what_was_taken_down_is_told_with_where_it_is_from_and_its_guarantor_alone_can_answer_it(
    people: dict[str, Any], proposal: Any, desk: Any
) -> None:
    vote = taken(people, proposal, "russia")
    page = people["russia"].get(PAGE).content.decode()
    assert "taken down by the centre from: \u2068Letter 7 of 12 July\u2069" in page
    assert "Counts until its representative contradicts it." in page
    assert f"/decisions/votes/{vote.pk}/" in page
    assert f"/decisions/votes/{vote.pk}/" not in people["jordan"].get(PAGE).content.decode()

    before = counts(desk)
    for other in ("jordan", "liaison_officer", "analyst"):
        assert answer(people[other], vote).status_code == 403
    assert answer(people["russia"], vote, answer="perhaps").status_code == 400
    assert answer(people["russia"], vote, answer="contradicts", vote="agrees", words="").status_code == 400
    assert counts(desk) == before
    assert answer(people["russia"], vote).status_code == 302
    assert answer(people["russia"], vote).status_code == 409
    assert "confirmed by its representative" in people["jordan"].get(PAGE).content.decode()
    made = [json.loads(one) for one in entries_of_kind(desk, "detail_vote").values()]
    assert [(one["vote"], one["said_at"]) for one in made if one.get("confirms") == vote.pk] == [
        ("agrees", json.loads(vote.content)["said_at"])
    ]


@pytest.mark.usefixtures("own_word")
def test_where_the_rule_wants_their_own_word_nothing_is_decided_until_all_confirmed(
    people: dict[str, Any], proposal: Any
) -> None:
    votes = {code: taken(people, proposal, code) for code in ASKED}
    told = shown(people["analyst"], proposal)
    assert (told["stands"], len(told["waits_for"])) == ("waiting", 3)
    assert "Counts only once its representative confirms it." in people["analyst"].get(PAGE).content.decode()
    close = f"/decisions/proposals/{proposal.pk}/close/"
    closing = {"effective_at": "2017-07-13T00:00", "source": "Minutes"}
    assert people["analyst"].post(close, closing).status_code == 409

    for code in ASKED:
        assert answer(people[code], votes[code]).status_code == 302
    assert shown(people["analyst"], proposal)["stands"] == "decided"


def test_teeth_without_the_rule_what_was_taken_down_decides(people: dict[str, Any], proposal: Any) -> None:
    for code in ASKED:
        taken(people, proposal, code)
    assert shown(people["analyst"], proposal)["stands"] == "decided"
    rows = csv.DictReader(io.StringIO(b"".join(people["analyst"].get("/decisions.csv")).decode()))
    row = next(one for one in rows if one["proposal"] == proposal.pk)
    assert all(code in row["taken_down"] for code in ASKED)


def test_a_guarantor_contradicts_what_was_taken_down_and_its_own_word_stands_over_every_later_pen(
    people: dict[str, Any], proposal: Any
) -> None:
    votes = {code: taken(people, proposal, code) for code in ASKED}
    said = {"answer": "contradicts", "vote": "objects", "words": "لم نوافق بعد."}
    assert answer(people["jordan"], votes["jordan"], **said).status_code == 302
    told = shown(people["analyst"], proposal)
    assert told["stands"] == "blocked"
    assert "against what was taken down" in people["analyst"].get(PAGE).content.decode()
    taken(people, proposal, "jordan")
    assert shown(people["analyst"], proposal)["stands"] == "blocked"
    assert len(shown(people["analyst"], proposal)["earlier"]) == 2


def test_words_that_changed_are_neither_confirmed_nor_contradicted(people: dict[str, Any], proposal: Any) -> None:
    vote = taken(people, proposal, "russia")
    reword = PUT | {"words_en": "No flights at all."}
    address = f"/decisions/proposals/{proposal.pk}/words/"
    assert people["liaison_officer"].post(address, reword).status_code == 302
    assert answer(people["russia"], vote).status_code == 409
