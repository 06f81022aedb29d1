"""Accounts: the one-time link, and the list of people."""

import secrets

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from truceline.desk.actions.asking import require
from truceline.desk.actions.inviting import (
    SPEAKS_FOR,
    UsernameTaken,
    accept,
    close_account,
    invite,
    open_invitation,
    represented,
)
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.lists import files_of
from truceline.desk.pages.telling import name_of
from truceline.desk.policy import Action, Noun, Role
from truceline.desk.queries.administration import everybody
from truceline.desk.tables import Person
from truceline.errors import Refused, Where, problem
from truceline.values.language import say

# The public has no account.
INVITED = tuple(role for role in Role if role is not Role.PUBLIC)


class InvitedOnly(DefaultAccountAdapter):
    """Nobody gets an account but by an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class AcceptForm(forms.Form):
    """What a new person tells of themselves."""

    username = forms.RegexField(r"^[\w.-]+$", max_length=64, min_length=2)
    name = forms.CharField(max_length=200)
    password = forms.CharField(widget=forms.PasswordInput, max_length=1_000)

    def clean_password(self) -> str:
        """Hold the password to the desk's rules."""
        password: str = self.cleaned_data["password"]
        validate_password(password, Person(username=self.data.get("username", ""), name=self.data.get("name", "")))
        return password


@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, secret: str) -> HttpResponse:
    """Let whoever holds a one-time link make their account."""
    invitation = open_invitation(secret)
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            person = accept(secret, told["username"], told["name"], told["password"])
        except UsernameTaken as taken:
            form.add_error("username", say(str(taken), language_of(request)))
        else:
            login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
            return HttpResponseRedirect("/")
    roles = [Role(role) for role in invitation.roles]
    return render(request, "desk/welcome.html", {"form": form, "roles": roles}, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Show who has an account, and make invitations; the link is shown once, on the answer to the form."""
    person = person_of(request)
    require(person, Action.SEE, Noun.ACCOUNT)
    link = None
    if request.method == "POST":
        require(person, Action.INVITE, Noun.ACCOUNT)
        roles = [Role(role) for role in request.POST.getlist("role") if role in set(INVITED)]
        if not roles:
            raise Refused([problem("D002", Where("", 0, "role"), "")])
        secret = invite(person, roles, request.POST.get("speaks_for", ""), request.POST.get("form", ""))
        link = request.build_absolute_uri(reverse("welcome", args=[secret]))
    charter, language = charter_at_hand(), language_of(request)
    told = {
        "people": [(one, name_of(one.speaks_for, charter, language)) for one in everybody()],
        "invited": INVITED,
        "sides": {
            role.value: [(code, name_of(code, charter, language)) for code in represented(charter, role)]
            for role in SPEAKS_FOR
        },
        "link": link,
        "form": secrets.token_urlsafe(16),
        "files": files_of("/people"),
    }
    return render(request, "desk/people.html", told)


@require_POST
def close(request: HttpRequest, pseudonym: str) -> HttpResponse:
    """Take an account away."""
    person = person_of(request)
    require(person, Action.CLOSE, Noun.ACCOUNT)  # first: whoever may not, is not told who has an account
    close_account(person, get_object_or_404(Person, pseudonym=pseudonym))
    return HttpResponseRedirect(reverse("people"))
