"""Every address of the desk."""

from django.conf.urls.i18n import set_language
from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path
from django.views.decorators.http import require_GET

from truceline.desk.pages import accounts, agreement, incident, incidents, mode, presence
from truceline.desk.pages.exporting import ENDING


@require_GET
def healthy(_: HttpRequest) -> HttpResponse:
    """Answer whoever watches whether the desk is up."""
    return HttpResponse("ok\n", content_type="text/plain")


urlpatterns = [
    path("", incidents.home, name="home"),
    path("incidents/", incidents.incidents, name="incidents"),
    re_path(rf"^incidents\.{ENDING}$", incidents.exported, name="exported"),
    path("incidents/<int:number>/", incident.incident, name="incident"),
    path("incidents/<int:number>/judgement/", incident.judged, name="judged"),
    path("take-in/", incidents.taking_in, name="taking_in"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("mode/", mode.mode, name="mode"),
    path("presence/<str:noun>/<str:record>/", presence.presence, name="presence"),
    path("people/", accounts.people, name="people"),
    path("people/<str:pseudonym>/close/", accounts.close, name="close"),
    path("welcome/<str:secret>/", accounts.welcome, name="welcome"),
    path("language/", set_language, name="set_language"),
    path("healthz", healthy, name="healthz"),
    # By name: allauth's own list has pages for addresses and sign-up, which this desk does not have.
    path("account/", include("truceline.desk.pages.doors")),
]
