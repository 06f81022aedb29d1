"""The model by which this desk links reports, as it was learnt last."""

from functools import lru_cache

from truceline.desk.tables import LinkModelKept
from truceline.errors import Refused
from truceline.incident.model import LinkModel
from truceline.incident.model_file import model_in

# When there are so many times more reports than the model was learnt from, it is learnt anew.
OUTGROWN = 2


def model_at_hand() -> LinkModel | None:
    """The model in use; None before any was learnt, and where it is of an earlier format: it is then learnt anew."""
    latest = _latest()
    try:
        return None if latest is None else _read(latest[0], LinkModelKept.objects.get(pk=latest[0]).content)
    except Refused:
        return None


def learnt_from() -> int:
    """How many reports the model in use was learnt from; none before any was learnt."""
    latest = _latest()
    return 0 if latest is None else latest[1]


def model_to_mark_by() -> LinkModel | None:
    """The model by which what arrives is marked: the one in use, or the next one while the reports are still being marked by it."""
    return model_in_waiting() or model_at_hand()


def model_in_waiting() -> LinkModel | None:
    """The model that was learnt and is not in use yet, for not all reports are marked by it; None where there is none."""
    latest = LinkModelKept.objects.order_by("-made_at", "-model_id").first()
    try:
        return None if latest is None or latest.is_marked else _read(latest.model_id, latest.content)
    except Refused:
        return None


def _latest() -> tuple[str, int] | None:
    in_use = LinkModelKept.objects.filter(is_marked=True)
    found: tuple[str, int] | None = in_use.order_by("-made_at", "-model_id").values_list("model_id", "reports").first()
    return found


@lru_cache(maxsize=2)
def _read(model_id: str, content: str) -> LinkModel:
    return model_in(content.encode(), model_id)
