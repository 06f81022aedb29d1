"""How often something may be done: tallies in the database, so that they hold over processes.

A tally names nobody: it is kept under a sum over what is counted, who does it, the span of time, and the desk's secret.
"""

import hashlib
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import IntegrityError
from django.db.models import F

from truceline.desk.folder import desk_at_hand
from truceline.desk.tables import Tally
from truceline.errors import Unavailable


class TooMany(Unavailable):
    """It was done too often; `wait_s` says after how many seconds it may be done again."""

    def __init__(self, wait_s: int) -> None:
        super().__init__("desk-too-many")
        self.wait_s = wait_s


@dataclass(frozen=True, slots=True)
class Limit:
    """So many times in so many seconds, for each who."""

    what: str
    most: int
    within_s: int


# A person who mistypes tries a few times; a machine that guesses tries thousands.
SIGN_IN = Limit("sign-in", 10, 300)
SIGN_IN_FROM = Limit("sign-in-from", 50, 300)
WELCOME = Limit("welcome", 30, 300)
INVITE = Limit("invite", 60, 3_600)
EXPORT = Limit("export", 120, 600)
UPLOAD = Limit("upload", 120, 600)


def count(limit: Limit, who: str) -> None:
    """Count one more, or refuse it: TooMany."""
    span = int(time.time()) // limit.within_s
    ends = (span + 1) * limit.within_s
    told = f"{limit.what}\n{who}\n{span}\n{desk_at_hand().secret}"
    name = hashlib.sha256(told.encode()).hexdigest()
    if not Tally.objects.filter(name=name).update(count=F("count") + 1):
        try:
            Tally.objects.create(name=name, count=1, ends_on=datetime.fromtimestamp(ends, UTC))
        except IntegrityError:
            Tally.objects.filter(name=name).update(count=F("count") + 1)
    if Tally.objects.values_list("count", flat=True).get(name=name) > limit.most:
        raise TooMany(max(1, ends - int(time.time())))


def forget_tallies() -> int:
    """Drop tallies whose time is over, and return how many."""
    return int(Tally.objects.filter(ends_on__lt=datetime.now(UTC)).delete()[0])
