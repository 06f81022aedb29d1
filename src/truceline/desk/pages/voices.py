"""Sources that were found to be one voice: why, what people hold of it, and saying that two speak independently."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from truceline.desk.actions.asking import may, require
from truceline.desk.actions.ruling_on_voices import rule_on_voices
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.policy import Action, Noun
from truceline.desk.queries.linking import learnt_from, learnt_on, model_as_learnt
from truceline.desk.queries.voices import Pair, held_apart, one_voice_through, pair_of, standing_rulings
from truceline.desk.tables import VoiceRuling
from truceline.incident.model import Echo, LinkModel
from truceline.values.language import Language, say

PLACE = "/administration/voices/"


@require_http_methods(["GET", "POST"])
def voices(request: HttpRequest) -> HttpResponse:
    """Show every two sources that the model in use holds for one voice, or that a person held apart; rule on two of them."""
    person = person_of(request)
    require(person, Action.SEE, Noun.VOICE)
    if request.method == "POST":
        form = request.POST
        pair = (form.get("first", ""), form.get("second", ""))
        rule_on_voices(person, pair, form.get("reason", ""), apart=form.get("apart") == "1")
        return HttpResponseRedirect(PLACE)
    told = {
        "learnt": _learnt(language_of(request)),
        "pairs": _pairs(model_as_learnt() or LinkModel(), language_of(request)),
        "rulings": list(VoiceRuling.objects.select_related("by").reverse()[:500]),
        "may_rule": may(person, Action.JUDGE, Noun.VOICE),
    }
    return render(request, "desk/voices.html", told)


def _learnt(language: Language) -> str:
    """When the model in use was learnt, and from how many reports; nothing before any was."""
    on = learnt_on()
    return say("desk-voices-learnt", language, on=_local(on), reports=learnt_from()) if on else ""


def _local(at: datetime) -> str:
    return f"{at.astimezone(charter_at_hand().zone_info):%Y-%m-%d %H:%M}"


def _pairs(model: LinkModel, language: Language) -> list[dict[str, Any]]:
    """Every two sources, by name: what was found of them, and what stands."""
    found = {pair_of(echo.first, echo.second): echo for echo in model.echoes}
    rulings, used = standing_rulings(), held_apart(model).echoes
    apart = {pair for pair, ruling in rulings.items() if ruling.is_apart}

    def row(pair: Pair) -> dict[str, Any]:
        ruling, is_apart = rulings.get(pair), pair in apart
        return {
            "pair": pair,
            "found": _found(found.get(pair), language),
            "is_apart": is_apart,
            "ruling": ruling,
            "ruled": _local(ruling.on) if ruling else "",
            "through": one_voice_through(pair, used) if is_apart else [],
        }

    return [row(pair) for pair in sorted({*found, *apart})]


def _found(echo: Echo | None, language: Language) -> list[str]:
    """In sentences what speaks for one voice, and who comes after whom."""
    if echo is None:
        return [say("desk-voices-no-longer", language)]
    alike_in = echo.alike_in.replace(" ", "-")
    told = [say(f"desk-voices-{alike_in}", language, alike=echo.alike, told=echo.told)]
    if echo.after:
        leader = echo.second if echo.after == echo.first else echo.first
        minutes = round(echo.lag_s / 60)
        told.append(say("desk-voices-after", language, after=echo.after, leader=leader, minutes=minutes))
    return told
