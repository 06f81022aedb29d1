"""What administrators set: clocks and posts; and ending sessions at once."""

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime

from truceline.desk.actions.asking import require
from truceline.desk.charter import charter_at_hand
from truceline.desk.policy import Action, Noun
from truceline.desk.recording import read, recorded, spelt
from truceline.desk.tables import ClockRule, DeskSession, Person, Post
from truceline.desk.wording import no_longer
from truceline.errors import Conflict, NotFound, Problem, Refused, Where, problem
from truceline.values.identity import new_identity
from truceline.values.language import Language
from truceline.values.taxonomy import CHANNELS

# What the centre gives itself time for.
KINDS = ("triage", "urgent", "reply", "task")
LONGEST_MINUTES = 90 * 24 * 60
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def set_clock(person: Person, rule: tuple[str, str], minutes: str, reason: str) -> None:
    """Set how long a kind of work may take when it comes by a channel (empty: any); 0 takes the clock away.

    Clocks that run keep the time they were given.
    """
    require(person, Action.CHANGE, Noun.SETTING)
    kind, channel = rule
    said = int(minutes) if minutes.isascii() and minutes.isdigit() and len(minutes) < 9 else -1
    if kind not in KINDS or (channel and channel not in CHANNELS) or not 0 <= said <= LONGEST_MINUTES:
        came = f"{kind}, {channel}, {minutes}"
        raise Refused([problem("D118", Where("", 0, "minutes"), came, longest=f"{LONGEST_MINUTES:,}")])
    reason = no_longer("reason", reason)
    if not reason:
        raise Conflict("desk-reason-needed")
    with recorded(person.pseudonym) as entries:
        row = ClockRule(
            rule_id=new_identity(),
            kind=kind,
            channel=channel,
            minutes=said,
            reason=reason,
            by=person,
            on=datetime.now(UTC),
        )
        row.content = spelt({"kind": kind, "channel": channel or None, "minutes": said, "reason": row.reason})
        row.save(force_insert=True)
        entries.record("clock_rule", row.rule_id, row.content)


def keep_post(person: Person, told: Mapping[str, str]) -> Post:
    """Keep a new post of the desk's own: a code, a name in each language, and where it lies.

    From then on reports may give bearing and distance from it. A code of the agreement or of another post is refused.
    """
    require(person, Action.CHANGE, Noun.POST)
    code = told.get("code", "").strip()
    names = {
        language.value: no_longer(f"name_{language.value}", told.get(f"name_{language.value}", ""), 200)
        for language in Language
    }
    longitude, latitude = _degrees(told.get("longitude", ""), 180), _degrees(told.get("latitude", ""), 90)
    _require_post(code, names, longitude, latitude)
    reason = no_longer("reason", told.get("reason", ""))
    if not reason:
        raise Conflict("desk-reason-needed")
    with recorded(person.pseudonym) as entries:
        if Post.objects.filter(code=code).exists():
            raise Refused([problem("D119", Where("", 0, "code"), code)])
        post = Post(post_id=new_identity(), code=code, changed_on=datetime.now(UTC))
        post.content = spelt(
            {
                "code": code,
                "name": names,
                "longitude": longitude,
                "latitude": latitude,
                "is_open": True,
                "reason": reason,
            }
        )
        post.save(force_insert=True)
        entries.record("post", post.post_id, post.content)
    return post


def open_post(person: Person, code: str, reason: str, *, is_open: bool) -> None:
    """Close a post, or open it again; reports that name it keep their place."""
    require(person, Action.CHANGE, Noun.POST)
    reason = no_longer("reason", reason)
    if not reason:
        raise Conflict("desk-reason-needed")
    with recorded(person.pseudonym) as entries:
        post = Post.objects.select_for_update().filter(code=code).first()
        if post is None:
            raise NotFound("desk-no-post")
        post.is_open, post.changed_on = is_open, datetime.now(UTC)
        post.content = spelt({**read(post.content), "is_open": is_open, "reason": reason})
        post.save()
        entries.record("post", post.post_id, post.content)


def end_session(person: Person, handle: str) -> bool:
    """End one session at once: one's own, or as whoever may close accounts anybody's; return whether there was one."""
    rows = DeskSession.objects.filter(handle=handle)
    own = rows.filter(person=person)
    if own.exists():
        return bool(own.delete()[0])
    require(person, Action.CLOSE, Noun.ACCOUNT)
    found = rows.select_related("person").first()
    if found is None or found.person is None:
        return False
    # Somebody else's is a matter of record; one's own is signing out.
    with recorded(person.pseudonym) as entries:
        entries.record("session_end", new_identity(), spelt({"of": found.person.pseudonym, "by": person.pseudonym}))
        rows.delete()
    return True


def _require_post(code: str, names: Mapping[str, str], longitude: float | None, latitude: float | None) -> None:
    problems: list[Problem] = []
    if not _CODE.fullmatch(code) or len(code) > 64:
        problems.append(problem("D120", Where("", 0, "code"), code))
    elif code in charter_at_hand().posts():
        problems.append(problem("D119", Where("", 0, "code"), code))
    problems += [problem("D121", Where("", 0, f"name_{name}"), "") for name, words in names.items() if not words]
    problems += [
        problem("D122", Where("", 0, name), "")
        for name, value in (("longitude", longitude), ("latitude", latitude))
        if value is None
    ]
    if problems:
        raise Refused(problems)


def _degrees(text: str, most: int) -> float | None:
    try:
        value = float(text.strip())
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= most else None
