"""Versions of the agreement: bringing one, what it changes, and putting it into effect."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from truceline.desk.actions.agreements import bring_version, is_tried, set_version, strike_version
from truceline.desk.actions.asking import may, relation_to, require
from truceline.desk.actions.looking_into import check_name
from truceline.desk.actions.screening import take_effects, try_version
from truceline.desk.charter import charter_at_hand, charter_of, version_at_hand
from truceline.desk.clock import now
from truceline.desk.pages.every_page import language_of, person_of
from truceline.desk.pages.problems_told import problems_told
from truceline.desk.pages.version_telling import changes_told, findings_told
from truceline.desk.policy import Action, Noun, State
from truceline.desk.recording import read
from truceline.desk.tables import AgreementVersion, Person, Step, VersionScreening
from truceline.desk.wording import no_longer
from truceline.errors import NotFound, Problem, Refused, Where, problem
from truceline.values.instant import read_moment


@require_http_methods(["GET", "POST"])
def versions(request: HttpRequest) -> HttpResponse:
    """Show all versions, the latest first; take a new one in as a draft."""
    person = person_of(request)
    require(person, Action.SEE, Noun.AGREEMENT)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        require(person, Action.WRITE, Noun.AGREEMENT)
        try:
            with _laid_out(request) as files:
                version = bring_version(person, files)
        except Refused as refused:
            problems = refused.problems
        else:
            try_version.enqueue(version.version_id)
            return HttpResponseRedirect(reverse("version", args=[version.version_id]))
    found = AgreementVersion.objects.select_related("brought_by", "set_by")
    told = {
        "versions": found,
        "problems": problems_told(problems, language_of(request)),
        "may_bring": may(person, Action.WRITE, Noun.AGREEMENT),
    }
    return render(request, "desk/versions.html", told, status=400 if problems else 200)


@require_GET
def version(request: HttpRequest, version_id: str) -> HttpResponse:
    """Show one version: what it says otherwise than the one in effect, and how many findings it would change."""
    person = person_of(request)
    require(person, Action.SEE, Noun.AGREEMENT)
    one = _found(version_id)
    held, language, standing = person.held(), language_of(request), version_at_hand()
    is_coming = one.step in {Step.DRAFT, Step.SET}
    against = charter_at_hand() if is_coming and standing else None
    charter = charter_of(one)
    trial = one.screenings.filter(is_trial=True).first()
    run = one.screenings.filter(is_trial=False).first()
    state = State.DRAFT if is_coming else State.SIGNED
    relation = relation_to(person, one.brought_by)
    told = {
        "one": one,
        "content": read(one.content),
        "standing": standing,
        "is_coming": is_coming,
        "changes": changes_told(against, charter, language, held) if against else [],
        "trial": trial,
        "run": run,
        "findings": findings_told(trial, charter, against, language) if against and _may_see_findings(person) else None,
        "is_tried": is_tried(one) if is_coming else False,
        "may_try": is_coming and may(person, Action.WRITE, Noun.AGREEMENT),
        "may_strike": is_coming and may(person, Action.STRIKE, Noun.AGREEMENT, relation, state),
        "may_set": one.step == Step.DRAFT and may(person, Action.APPROVE, Noun.AGREEMENT, relation, state),
        "is_own": relation.value == "own",
        # As text: a template would tell a moment in UTC, whatever zone it was brought to.
        "effective": f"{one.effective_from.astimezone(charter.zone_info):%Y-%m-%d %H:%M}" if one.effective_from else "",
        "soon_day": f"{now().astimezone(charter.zone_info):%Y-%m-%d}",
        "soon_hour": f"{now().astimezone(charter.zone_info):%H:%M}",
        "zone": charter.agreement.time_zone,
    }
    return render(request, "desk/version.html", told)


@require_GET
def progress(request: HttpRequest, version_id: str) -> HttpResponse:
    """Tell how far the latest screening under a version has come, for the page that waits for it."""
    require(person_of(request), Action.SEE, Noun.AGREEMENT)
    run: VersionScreening | None = _found(version_id).screenings.first()
    if run is None:
        return JsonResponse({"done": 0, "total": 0, "finished": False})
    return JsonResponse({"done": run.done, "total": run.total, "finished": run.finished_on is not None})


@require_POST
def tried(request: HttpRequest, version_id: str) -> HttpResponse:
    """Try a draft once more, against the version that is in effect now."""
    person = person_of(request)
    require(person, Action.WRITE, Noun.AGREEMENT)
    one = _found(version_id)
    if one.step in {Step.DRAFT, Step.SET}:
        try_version.enqueue(one.version_id)
    return HttpResponseRedirect(reverse("version", args=[one.version_id]))


@require_POST
def put_into_effect(request: HttpRequest, version_id: str) -> HttpResponse:
    """Decide when a draft takes effect."""
    person = person_of(request)
    # First for what is somebody else's and a draft: whoever may not even that is not told what there is.
    require(person, Action.APPROVE, Noun.AGREEMENT, state=State.DRAFT)
    one = _found(version_id)
    day, hour = request.POST.get("day", ""), request.POST.get("hour", "")
    try:
        at = read_moment(f"{day}T{hour}", charter_at_hand().zone_info)
    except (ValueError, OverflowError) as error:
        raise Refused([problem("D112", Where("", 0, "at"), f"{day} {hour}".strip())]) from error
    set_version(person, one, at, no_longer("reason", request.POST.get("reason", "")))
    take_effects()
    return HttpResponseRedirect(reverse("version", args=[one.version_id]))


@require_POST
def struck(request: HttpRequest, version_id: str) -> HttpResponse:
    """Strike a version that is not in effect yet."""
    person = person_of(request)
    require(person, Action.STRIKE, Noun.AGREEMENT, state=State.DRAFT)
    one = _found(version_id)
    strike_version(person, one, no_longer("reason", request.POST.get("reason", "")))
    return HttpResponseRedirect(reverse("versions"))


def _found(version_id: str) -> AgreementVersion:
    one = AgreementVersion.objects.select_related("brought_by", "set_by").filter(pk=version_id).first()
    if one is None:
        raise NotFound("desk-version-unknown")
    return one


def _may_see_findings(person: Person) -> bool:
    return may(person, Action.SEE, Noun.FINDING)


@contextmanager
def _laid_out(request: HttpRequest) -> Iterator[list[Path]]:
    """The uploaded files in a folder of their own, under the names that their sender gave them."""
    with TemporaryDirectory(prefix="truceline-upload-") as place:
        files = []
        for number, upload in enumerate(request.FILES.getlist("file")):
            folder = Path(place) / str(number)
            folder.mkdir()
            path = folder / Path(upload.name or "file").name
            check_name(path.name)
            with path.open("wb") as file:
                for chunk in upload.chunks():
                    file.write(chunk)
            files.append(path)
        yield files
