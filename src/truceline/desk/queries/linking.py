"""The model by which this desk links reports, as it was learnt last."""

from datetime import datetime
from functools import lru_cache

from truceline.desk.queries.voices import held_apart
from truceline.desk.tables import LinkModelKept
from truceline.errors import Refused
from truceline.incident.model import LinkModel
from truceline.incident.model_file import model_in

# When there are so many times more reports than the model was learnt from, it is learnt anew.
OUTGROWN = 2


def model_at_hand() -> LinkModel | None:
    """The model in use, as people left it (voices); None before any was learnt, and where it is of an earlier format: it is then learnt anew."""
    learnt = model_as_learnt()
    return None if learnt is None else held_apart(learnt)


def model_as_learnt() -> LinkModel | None:
    """The model in use as it was learnt, whatever people said of it since; None where there is none."""
    latest = _latest()
    try:
        return None if latest is None else _read(latest[0], LinkModelKept.objects.get(pk=latest[0]).content)
    except Refused:
        return None


def learnt_as_one_voice() -> frozenset[str]:
    """The sources that the model in use holds for one voice with another."""
    model = model_at_hand()
    return frozenset(name for echo in model.echoes for name in echo[:2]) if model else frozenset()


def learnt_from() -> int:
    """How many reports the model in use was learnt from; none before any was learnt."""
    latest = _latest()
    return 0 if latest is None else latest[1]


def learnt_on() -> datetime | None:
    """When the model in use was learnt; None before any was."""
    latest = _latest()
    return None if latest is None else LinkModelKept.objects.values_list("made_at", flat=True).get(pk=latest[0])


def model_to_mark_by() -> LinkModel | None:
    """The model by which what arrives is marked: the one in use, or the next one while the reports are still being marked by it."""
    return model_in_waiting() or model_at_hand()


def model_in_waiting() -> LinkModel | None:
    """The model that was learnt and is not in use yet, for not all reports are marked by it; None where there is none."""
    latest = LinkModelKept.objects.order_by("-made_at", "-model_id").first()
    try:
        return None if latest is None or latest.is_marked else held_apart(_read(latest.model_id, latest.content))
    except Refused:
        return None


def _latest() -> tuple[str, int] | None:
    in_use = LinkModelKept.objects.filter(is_marked=True)
    found: tuple[str, int] | None = in_use.order_by("-made_at", "-model_id").values_list("model_id", "reports").first()
    return found


@lru_cache(maxsize=2)
def _read(model_id: str, content: str) -> LinkModel:
    return model_in(content.encode(), model_id)
