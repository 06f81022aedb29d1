"""Every address of the desk."""

from django.conf.urls.i18n import set_language
from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path
from django.views.decorators.http import require_GET

from truceline.desk.pages import (
    accounts,
    agreement,
    case_changes,
    case_history,
    determinations,
    evidence,
    filters,
    incident,
    incidents,
    mode,
    presence,
    situation,
    versions,
)
from truceline.desk.pages.exporting import ENDING


@require_GET
def healthy(_: HttpRequest) -> HttpResponse:
    """Answer whoever watches whether the desk is up."""
    return HttpResponse("ok\n", content_type="text/plain")


urlpatterns = [
    path("", incidents.home, name="home"),
    path("situation/", situation.situation, name="situation"),
    path("situation/incidents.geojson", situation.drawn_incidents, name="drawn_incidents"),
    path("situation/ground.geojson", situation.ground, name="ground"),
    path("situation/boundaries/<slug:name>.geojson", situation.boundary, name="boundary"),
    path("situation/newer.json", situation.newer, name="newer"),
    path("situation/filters/", filters.kept_filters, name="kept_filters"),
    path("situation/filters/<str:filter_id>/drop/", filters.dropped_filter, name="dropped_filter"),
    path("incidents/", incidents.incidents, name="incidents"),
    re_path(rf"^incidents\.{ENDING}$", incidents.exported, name="exported"),
    path("incidents/<int:number>/", incident.incident, name="incident"),
    path("incidents/<int:number>/judgement/", incident.judged, name="judged"),
    path("incidents/<int:number>/step/", case_changes.moved, name="moved"),
    path("incidents/<int:number>/answer/", case_changes.answered, name="answered"),
    path("incidents/<int:number>/determination/", case_changes.determined, name="determined"),
    path(
        "incidents/<int:number>/determination/<str:determination_id>/draft/",
        case_changes.redetermined,
        name="redetermined",
    ),
    path("incidents/<int:number>/determination/<str:determination_id>/", case_changes.handled, name="handled"),
    path("incidents/<int:number>/comment/", case_changes.commented, name="commented"),
    path("incidents/<int:number>/comment/<str:comment_id>/", case_changes.comment_resolved, name="comment_resolved"),
    path("incidents/<int:number>/evidence/", case_changes.attached, name="attached"),
    path("incidents/<int:number>/strike/", case_changes.struck, name="struck"),
    path("incidents/<int:number>/task/", case_changes.tasked, name="tasked"),
    path("incidents/<int:number>/task/<str:task_id>/", case_changes.task_handled, name="task_handled"),
    path("incidents/<int:number>/history/", case_history.case_history, name="case_history"),
    path("incidents/<int:number>/history/<int:index>.<str:ending>", case_history.proven, name="proven"),
    path("evidence/<str:attachment_id>/", evidence.attachment, name="attachment"),
    path("reports/<str:report_id>/original/", evidence.original, name="original"),
    path("determinations/", determinations.determinations, name="determinations"),
    re_path(rf"^determinations\.{ENDING}$", determinations.determinations_exported, name="determinations_exported"),
    path("determinations-table.csv", determinations.determinations_table, name="determinations_table"),
    path("cases/", determinations.cases, name="cases"),
    path("take-in/", incidents.taking_in, name="taking_in"),
    path("agreement/", agreement.agreement, name="agreement"),
    path("agreement/versions/", versions.versions, name="versions"),
    path("agreement/versions/<str:version_id>/", versions.version, name="version"),
    path("agreement/versions/<str:version_id>/progress/", versions.progress, name="version_progress"),
    path("agreement/versions/<str:version_id>/trial/", versions.tried, name="version_tried"),
    path("agreement/versions/<str:version_id>/effect/", versions.put_into_effect, name="version_effect"),
    path("agreement/versions/<str:version_id>/strike/", versions.struck, name="version_struck"),
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
