"""Files of reports as somebody brings them to the desk in a browser."""

import io
from typing import Any

HEADER = "source,source_family,reference,occurred_at,longitude,latitude,radius_m,act,said,language,exercise\n"
LINE = "post-{n},monitor,arr-{n},2017-10-{day:02}T10:{minute:02},35.{n:03},33.{n:03},300,artillery_fire,Shelling {n},en,true\n"


def browser(person: Any) -> Any:
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def sent(client: Any, content: bytes | str, name: str = "EXERCISE-r.csv") -> Any:
    file = io.BytesIO(content.encode() if isinstance(content, str) else content)
    file.name = name
    return client.post("/take-in/", {"file": file})


def arrival_at(answer: Any) -> Any:
    from truceline.desk.tables import Arrival

    return Arrival.objects.get(pk=answer["location"].rstrip("/").rsplit("/", 1)[1])
