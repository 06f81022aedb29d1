"""When a form that comes again is the one that came before: what it asks for was done, and is not done twice.

A telephone that gets no answer sends its form again, and a page without a script lets a button be pressed twice.
"""

from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from truceline.desk.clock import now
from truceline.desk.recording import SPELT_MOMENT, read
from truceline.desk.tables import Person

# What the same person says in the same words another day is said anew.
WITHIN = timedelta(minutes=10)
# A moment that a form leaves out is the one at which it comes; those that people write are minutes apart.
_SLACK = timedelta(minutes=1)

_Row = TypeVar("_Row", bound=Model)


def made_lately(made: QuerySet[_Row], when: str = "on") -> _Row | None:
    """The latest of these rows, if it was made so lately that the form of it may come again; `when` names the moment of its making."""
    last = made.order_by(f"-{when}", "-pk").first()
    return None if last is None or getattr(last, when) < now() - WITHIN else last


def is_lately(told: object) -> bool:
    """Whether a moment, as records are spelt, is so near that the form of what was done then may come again; False for none."""
    at = _moment(told)
    return at is not None and at >= now() - WITHIN


def sent_again(made: QuerySet[_Row], content: str, person: Person) -> _Row | None:
    """What was made of the same form before, where this is the form come again; None where it is a new one.

    1. `made` are the rows of this kind about the same thing: only the latest is looked at, so that what is said again after something
       else is said anew. Where a later word takes the place of an earlier, also of somebody else, these are the words of everybody.
    2. The same person made it within ten minutes, and nothing was done with it since: its content is what this one's would be. Numbers that the desk
       gives are no difference, nor are moments that are counted from when a form comes.

    To be asked within the transaction that would write: whoever sends twice at one moment waits there.
    """
    last: Any = made_lately(made)  # (1)
    if last is None or person.pk not in (getattr(last, "made_by_id", None), getattr(last, "by_id", None)):
        return None
    at = now()
    former, fresh = read(last.content), read(content)  # (2)
    for told in (former, fresh):
        told.pop("number", None)
    is_same = former.keys() == fresh.keys() and all(
        former[name] == fresh[name] or _as_long_after(former[name], last.on, fresh[name], at) for name in fresh
    )
    return last if is_same else None


def _as_long_after(former: object, made: datetime, fresh: object, at: datetime) -> bool:
    """Whether two moments are each counted from when its form came."""
    one, other = _moment(former), _moment(fresh)
    return one is not None and other is not None and abs((one - made) - (other - at)) < _SLACK


def _moment(told: object) -> datetime | None:
    """A moment as records are spelt; nothing that people write ends in it."""
    try:
        return datetime.strptime(str(told), SPELT_MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
