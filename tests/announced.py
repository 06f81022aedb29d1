"""What the desk's tests announce: a notice as a form has it, written down, looked at and confirmed."""

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

# Each notice says something else: the same once more is one that is sent again.
_numbers = itertools.count(1)


def local(at: datetime) -> str:
    from truceline.desk.charter import charter_at_hand

    return f"{at.astimezone(charter_at_hand().zone_info):%Y-%m-%dT%H:%M}"


def form(**more: str) -> dict[str, str]:
    at = datetime.now(UTC)
    return {
        "activity": "exercise",
        "by": "syrian-government",
        "announced_at": local(at - timedelta(hours=1)),
        "starts_at": local(at - timedelta(hours=2)),
        "ends_at": local(at + timedelta(hours=8)),
        "place": "Range east of the mill",
        "longitude": "36.10",
        "latitude": "32.62",
        "radius_km": "2",
        "words": f"Firing on the range, {next(_numbers)}.",
        "source": "Note of the liaison office",
        **more,
    }


def written(client: Any, **more: str) -> Any:
    from truceline.desk.tables import AnnouncedNotice

    answer = client.post("/decisions/notices/", form(**more))
    assert answer.status_code == 302, answer.content.decode()
    return AnnouncedNotice.objects.get(number=int(answer["location"].rstrip("/").rsplit("/", 1)[1]))


def page_of(client: Any, notice: Any) -> Any:
    answer = client.get(f"/decisions/notices/{notice.number}/")
    assert answer.status_code == 200
    return answer


def confirmed(client: Any, notice: Any, shown: str | None = None) -> Any:
    shown = page_of(client, notice).context["shown"] if shown is None else shown
    return client.post(f"/decisions/notices/{notice.number}/confirm/", {"shown": shown})
