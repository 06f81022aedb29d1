"""How the desk stands, for whoever watches it: a word for everybody, figures for those who may see them."""

import hmac
import shutil
from datetime import UTC, datetime
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET
from django_tasks_db.models import DBTaskResult

from truceline.desk.folder import desk_at_hand
from truceline.desk.metrics import written
from truceline.desk.pages.watching import counts
from truceline.desk.policy import Action, Noun, decide
from truceline.desk.queries.owing import waiting
from truceline.desk.tables import Heartbeat, JobRun, Person
from truceline.errors import NotAllowed
from truceline.register.checkpoint import open_checkpoint
from truceline.register.folder import open_folder

# Whoever holds what stands in this file of the desk's folder may read the figures from another machine.
TOKEN = "metrics.token"  # noqa: S105 - the name of a file
_LOOPBACK = {"127.0.0.1", "::1"}
_WORKER_LATE_S = 120.0


@require_GET
def healthy(request: HttpRequest) -> HttpResponse:
    """Answer whoever watches: ok, or 503; what exactly only to those who may see accounts or the figures."""
    state = stand()
    status = 200 if state["database"] else 503
    user = getattr(request, "user", None)
    may_see = isinstance(user, Person) and decide(user.held(), Action.CHANGE, Noun.SETTING).allowed
    if may_see or _holds_token(request):
        return JsonResponse(state, status=status)
    return HttpResponse("ok\n" if status == 200 else "not ok\n", content_type="text/plain", status=status)


@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus, to this machine or to whoever holds the token."""
    # A request that was handed on by a proxy comes from somewhere else, whatever its address.
    from_here = request.META.get("REMOTE_ADDR", "") in _LOOPBACK and "X-Forwarded-For" not in request.headers
    if not from_here and not _holds_token(request):
        raise NotAllowed("desk-figures-not-yours")
    state = stand()
    counts().leave()
    gauges = {
        "truceline_queue_length": ("Tasks that wait for the worker.", state["waiting"]),
        "truceline_register_entries": ("Entries of the register.", state["register_entries"]),
        "truceline_register_unsigned": ("Entries that no checkpoint covers yet.", state["unsigned"]),
        "truceline_checkpoint_age_seconds": (
            "Seconds since the last checkpoint was signed.",
            state["checkpoint_age_s"],
        ),
        "truceline_worker_age_seconds": ("Seconds since the worker's last sign of life.", state["worker_age_s"]),
        "truceline_disk_free_bytes": ("Free bytes where the desk lies.", state["disk_free"]),
        "truceline_owed_changes": ("Changes that are kept and not gathered yet, counted up to 5001.", state["owed"]),
        "truceline_owed_age_seconds": (
            "Seconds since the first of them came; 0 where none waits.",
            state["owed_age_s"],
        ),
        "truceline_jobs_failed": ("Jobs of the night that failed at their last run.", state["jobs_failed"]),
    }
    return HttpResponse(
        written(desk_at_hand().path / "counts", gauges), content_type="text/plain; version=0.0.4; charset=utf-8"
    )


def stand() -> dict[str, Any]:
    """How the parts stand; what is not known is null."""
    desk = desk_at_hand()
    now = datetime.now(UTC)
    told: dict[str, Any] = {
        "database": True,
        "register_entries": None,
        "unsigned": None,
        "checkpoint_age_s": None,
        "worker_age_s": None,
        "worker": False,
        "waiting": None,
        "jobs_failed": None,
        "owed": None,
        "owed_age_s": None,
        "disk_free": shutil.disk_usage(desk.path).free,
    }
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT size FROM register_head")
            told["register_entries"] = int(cursor.fetchone()[0])
        beat = Heartbeat.objects.order_by("-beat_on").values_list("beat_on", flat=True).first()
        told["waiting"] = DBTaskResult.objects.filter(status="READY").count()
        owed = waiting()
        told["owed"] = owed.number + owed.is_more if owed else 0
        told["owed_age_s"] = round((now - owed.since).total_seconds(), 1) if owed else 0
        told["jobs_failed"] = sum(run.is_good is False for run in _last_runs())
    except DatabaseError:
        return {**told, "database": False}
    if beat is not None:
        told["worker_age_s"] = round((now - beat).total_seconds(), 1)
        told["worker"] = told["worker_age_s"] < _WORKER_LATE_S
    register = open_folder(desk.register)
    if register.second_place.is_file():
        last, _ = open_checkpoint(register.second_place.read_bytes(), register.log)
        told["unsigned"] = max(0, told["register_entries"] - last.size)
        told["checkpoint_age_s"] = round(now.timestamp() - register.second_place.stat().st_mtime, 1)
    return told


def _last_runs() -> list[JobRun]:
    last: dict[str, JobRun] = {}
    for run in JobRun.objects.exclude(finished_on=None)[:50]:
        last.setdefault(run.job, run)
    return list(last.values())


def _holds_token(request: HttpRequest) -> bool:
    path = desk_at_hand().path / TOKEN
    said = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    kept = path.read_text(encoding="utf-8").strip() if path.is_file() else ""
    return bool(kept) and hmac.compare_digest(said.encode(), kept.encode())
