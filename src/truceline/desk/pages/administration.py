"""Administration: clocks, posts, what codes mean, and sessions."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from truceline.desk.actions.administering import KINDS, end_session, keep_post, open_post, set_clock
from truceline.desk.actions.asking import may, require
from truceline.desk.charter import charter_at_hand
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.lists import files_of
from truceline.desk.policy import Action, Noun, Relation
from truceline.desk.queries.administration import posts_listed, standing_rules
from truceline.desk.sessions import handle_of
from truceline.desk.tables import ClockRule, DeskSession, Person
from truceline.values.language import Language, say
from truceline.values.taxonomy import ACTS, CHANNELS, WEAPONS, Family

_PLACE = "/administration/"


@require_GET
def administration(request: HttpRequest) -> HttpResponse:
    """Show what can be looked at and set here, as far as it is for whoever asks."""
    person = person_of(request)
    require(person, Action.SEE, Noun.SETTING)
    held = {
        "clocks": True,
        "codes": True,
        "posts": may(person, Action.SEE, Noun.POST),
        "sources": may(person, Action.ASK, Noun.SOURCE) or may(person, Action.GRANT, Noun.SOURCE),
        "voices": may(person, Action.SEE, Noun.VOICE),
        "people": may(person, Action.SEE, Noun.ACCOUNT),
    }
    return render(request, "desk/administration.html", {"held": held})


@require_http_methods(["GET", "POST"])
def clocks(request: HttpRequest) -> HttpResponse:
    """Show the rules that hold for clocks and all that held before; set one, with its reason."""
    person = person_of(request)
    require(person, Action.SEE, Noun.SETTING)
    if request.method == "POST":
        form = request.POST
        rule = (form.get("kind", ""), form.get("channel", ""))
        set_clock(person, rule, form.get("minutes", "").strip(), form.get("reason", ""))
        return HttpResponseRedirect(f"{_PLACE}clocks/")
    rules = list(ClockRule.objects.select_related("by"))
    told = {
        "standing": sorted(standing_rules(rules), key=lambda one: (KINDS.index(one.kind), one.channel)),
        "rules": rules[:500],
        "kinds": KINDS,
        "channels": CHANNELS,
        "files": files_of("/administration/clocks"),
        "may_change": may(person, Action.CHANGE, Noun.SETTING),
    }
    return render(request, "desk/clocks.html", told)


@require_http_methods(["GET", "POST"])
def posts(request: HttpRequest) -> HttpResponse:
    """Show the posts of the agreement and the desk's own; keep a new one."""
    person = person_of(request)
    require(person, Action.SEE, Noun.POST)
    if request.method == "POST":
        keep_post(person, request.POST.dict())
        return HttpResponseRedirect(f"{_PLACE}posts/")
    language = language_of(request)
    rows = posts_listed(charter_at_hand())
    told = {
        "posts": [{**row, "name": row[f"name_{language}"], "place": _place_of(row)} for row in rows],
        "files": files_of("/administration/posts"),
        "languages_named": [(one.value, say(f"desk-named-in-{one.value}", language)) for one in Language],
        "may_change": may(person, Action.CHANGE, Noun.POST),
    }
    return render(request, "desk/posts.html", told)


@require_POST
def post_opened(request: HttpRequest, code: str) -> HttpResponse:
    """Close a post of the desk's own, or open it again."""
    open_post(person_of(request), code, request.POST.get("reason", ""), is_open=request.POST.get("open") == "1")
    return HttpResponseRedirect(f"{_PLACE}posts/")


@require_GET
def codes(request: HttpRequest) -> HttpResponse:
    """Show what every code means that reports, agreements and bulletins share."""
    require(person_of(request), Action.SEE, Noun.SETTING)
    language = language_of(request)

    def named(what: str, some: Any) -> list[tuple[str, str]]:
        return [(code, say(f"{what}-{code}", language, isolating=False)) for code in some]

    told = {
        "groups": [(named("act", [group])[0], named("act", acts)) for group, acts in ACTS.items()],
        "weapons": [(named("weapon", [group])[0], named("weapon", some)) for group, some in WEAPONS.items()],
        "families": named("family", [family.value for family in Family]),
    }
    return render(request, "desk/codes.html", told)


@require_GET
def sessions(request: HttpRequest) -> HttpResponse:
    """Show one's own sessions and, to whoever may close accounts, everybody's."""
    person = person_of(request)
    require(person, Action.SEE, Noun.ACCOUNT, Relation.OWN)
    rows = DeskSession.objects.exclude(person=None).select_related("person").order_by("-seen_on")
    may_all = may(person, Action.CLOSE, Noun.ACCOUNT)
    if not may_all:
        rows = rows.filter(person=person)
    here = handle_of(request.session.session_key or "")
    told = {
        "sessions": [{"row": row, "is_here": row.handle == here, "name": _name(row.person)} for row in rows[:500]],
        "may_all": may_all,
    }
    return render(request, "desk/sessions.html", told)


@require_POST
def session_ended(request: HttpRequest) -> HttpResponse:
    """End a session at once."""
    person = person_of(request)
    require(person, Action.SEE, Noun.ACCOUNT, Relation.OWN)
    end_session(person, request.POST.get("session", ""))
    return HttpResponseRedirect("/sessions/")


def _name(person: Person | None) -> str:
    return person.name if person else ""


def _place_of(row: dict[str, Any]) -> str:
    return f"{row['latitude']:.5f}, {row['longitude']:.5f}"
