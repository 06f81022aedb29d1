"""How each side is reached: the channels that are kept, and opening a sealed address to call there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from truceline.desk.actions.asking import may, require
from truceline.desk.actions.keeping_channels import KEPT, close_channel, keep_channel, open_address
from truceline.desk.contact_records import addressees
from truceline.desk.pages.contact_telling import Telling
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.lists import files_of
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.administration import channels_of
from truceline.desk.tables import Person
from truceline.values.language import Language, say

_PLACE = "/contacts/channels/"


@require_http_methods(["GET", "POST"])
def channels(request: HttpRequest) -> HttpResponse:
    """Show how each side is reached; keep a new way with POST."""
    person = person_of(request)
    if request.method == "POST":
        keep_channel(person, request.POST.dict())
        messages.success(request, say("desk-channel-kept", language_of(request)))
        return HttpResponseRedirect(_PLACE)
    require(person, Action.SEE, Noun.CHANNEL)
    telling = Telling.of(request)
    kept = channels_of(telling.charter)
    speakers = list(Person.objects.filter(is_active=True).exclude(speaks_for="").order_by("name"))
    sides = [
        {
            "code": party.code,
            "name": telling.name(party.code),
            "channels": [
                {"one": one, "means": telling.say(f"desk-contact-means-{one.means}")}
                for one in kept
                if one.side == party.code
            ],
            "speakers": [one.name for one in speakers if one.speaks_for == party.code],
        }
        for party in addressees(telling.charter)
    ]
    told = {
        "sides": sides,
        "kept_means": list(KEPT),
        "files": files_of("/contacts/channels") if kept else [],
        "languages_said": list(Language),
        "may_write": may(person, Action.WRITE, Noun.CHANNEL),
        "may_open": may(person, Action.ASK, Noun.CHANNEL),
    }
    return render(request, "desk/channels.html", told)


@require_POST
def channel_closed(request: HttpRequest, channel_id: str) -> HttpResponse:
    """Close a channel."""
    close_channel(person_of(request), channel_id, request.POST.get("reason", ""))
    return HttpResponseRedirect(_PLACE)


@require_POST
def channel_opened(request: HttpRequest, channel_id: str) -> HttpResponse:
    """Show the sealed address of a channel, once, to whoever has to use it."""
    channel, identity = open_address(person_of(request), channel_id)
    telling = Telling.of(request)
    told = {
        "channel": channel,
        "identity": identity,
        "side": telling.name(channel.side),
        "means": telling.say(f"desk-contact-means-{channel.means}"),
    }
    return render(request, "desk/channel_opened.html", told)
