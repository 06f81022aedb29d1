"""What is written on the agenda: proposals, what is said of them, meetings, working groups, decisions. Each page sends back to its detail."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from truceline.desk.actions.answering_vote import answer_vote, read_own
from truceline.desk.actions.asking import relation_to_side, require, require_some
from truceline.desk.actions.closing_detail import Closing, close_detail
from truceline.desk.actions.deciding import (
    Group,
    Met,
    put_proposal,
    read_proposed,
    read_voted,
    record_meeting,
    reword_proposal,
    say_of_proposal,
    set_working_group,
    withdraw_proposal,
)
from truceline.desk.charter import charter_at_hand
from truceline.desk.clock import now
from truceline.desk.contact_records import actors_of
from truceline.desk.forms import Form
from truceline.desk.pages.every_page import person_of
from truceline.desk.policy import Action, Noun, Relation
from truceline.desk.tables import DetailProposal, DetailVote
from truceline.desk.wording import no_longer
from truceline.errors import NotAllowed, NotFound


@require_POST
def proposed(request: HttpRequest, code: str) -> HttpResponse:
    """Put a proposal."""
    person = person_of(request)
    require_some(person, (Action.WRITE,), Noun.DETAIL)
    _known(code)
    put_proposal(person, code, read_proposed(_form(request), _actors()))
    return _back(code)


@require_POST
def met(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the record of a meeting."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.DETAIL)
    _known(code)
    form = _form(request)
    held_at = form.past("held_at")
    told = Met(
        held_at or now(),
        form.text("place", most=200),
        form.some_of("present", _actors()),
        form.text("record", most=20_000),
    )
    form.check()
    record_meeting(person, code, told)
    return _back(code)


@require_POST
def grouped(request: HttpRequest, code: str) -> HttpResponse:
    """Say who works on it, and when they meet next."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.DETAIL)
    _known(code)
    form = _form(request)
    next_at = form.moment("next_at", needed=False)
    form.not_before("next_at", next_at, now().replace(second=0, microsecond=0))
    group = Group(form.text("name", most=200), form.some_of("members", _actors()), next_at)
    form.check()
    set_working_group(person, code, group)
    return _back(code)


@require_POST
def reworded(request: HttpRequest, proposal_id: str) -> HttpResponse:
    """Put a proposal in other words."""
    person = person_of(request)
    require_some(person, (Action.WRITE,), Noun.DETAIL)
    proposal = _found(proposal_id)
    reword_proposal(person, proposal, read_proposed(_form(request), _actors()))
    return _back(proposal.detail)


@require_POST
def voted(request: HttpRequest, proposal_id: str) -> HttpResponse:
    """Write down what somebody says of a proposal."""
    person = person_of(request)
    require_some(person, (Action.WRITE,), Noun.DETAIL)
    proposal = _found(proposal_id)
    said = read_voted(_form(request), _actors(), proposal)
    say_of_proposal(person, proposal, said, request.POST.get("words_sha256", ""))
    return _back(proposal.detail)


@require_POST
def vote_answered(request: HttpRequest, vote_id: str) -> HttpResponse:
    """Confirm or contradict what the centre took down in the name of whom one speaks for."""
    person = person_of(request)
    require_some(person, (Action.WRITE,), Noun.DETAIL)
    vote = DetailVote.objects.select_related("proposal", "made_by").filter(pk=vote_id).first()
    if vote is None:
        raise NotFound("desk-vote-unknown")
    if relation_to_side(person, vote.by) is not Relation.OWN:
        raise NotAllowed("desk-vote-not-in-your-name")
    answer_vote(person, vote, read_own(_form(request), vote))
    return _back(vote.proposal.detail)


@require_POST
def withdrawn(request: HttpRequest, proposal_id: str) -> HttpResponse:
    """Take a proposal back."""
    person = person_of(request)
    require_some(person, (Action.WRITE,), Noun.DETAIL)
    proposal = _found(proposal_id)
    withdraw_proposal(person, proposal, no_longer("reason", request.POST.get("reason", "")))
    return _back(proposal.detail)


@require_POST
def closed(request: HttpRequest, proposal_id: str) -> HttpResponse:
    """Record the decision, and bring the version that says so."""
    person = person_of(request)
    require(person, Action.RESOLVE, Noun.DETAIL)
    proposal = _found(proposal_id)
    form = _form(request)
    effective_at = form.moment("effective_at")
    closing = Closing(
        effective_at or now(), form.text("version", needed=False, most=64), form.text("source", most=1_000)
    )
    form.check()
    decision = close_detail(person, proposal, closing)
    return HttpResponseRedirect(reverse("version", args=[decision.version_id]))


def _form(request: HttpRequest) -> Form:
    return Form(request.POST, charter_at_hand().zone_info)


def _actors() -> list[str]:
    return actors_of(charter_at_hand())


def _known(code: str) -> None:
    if all(one.code != code for one in charter_at_hand().agreement.details):
        raise NotFound("desk-detail-unknown")


def _found(proposal_id: str) -> DetailProposal:
    proposal = DetailProposal.objects.filter(pk=proposal_id).first()
    if proposal is None:
        raise NotFound("desk-proposal-unknown")
    return proposal


def _back(code: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("detail", args=[code]))
