"""Decisions: how the centre closes an open detail, by the rule that the agreement sets.

A proposal is decided when all whom the rule asks have agreed to the very same words. Silence is not consent unless
the rule says so and its time has run out; who objects is named.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Vote(StrEnum):
    """What somebody says of a proposal."""

    AGREES = "agrees"
    OBJECTS = "objects"
    ABSTAINS = "abstains"


class Result(StrEnum):
    """Where a proposal stands."""

    DECIDED = "decided"
    BLOCKED = "blocked"
    WAITING = "waiting"
    SUPERSEDED = "superseded"  # the words were changed after somebody spoke: all speak again


@dataclass(frozen=True, slots=True)
class Rule:
    """Consensus of these; whether abstaining stands in the way; until when silence waits (None: it always waits).

    Where `own_word`, nobody is bound by what others wrote down for them until they confirm it.
    """

    of: tuple[str, ...]
    abstaining_blocks: bool = False
    silence_until: datetime | None = None
    own_word: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """One vote: by whom, on which words (their SHA-256), when; whether they said it here themselves, or confirmed it."""

    by: str
    vote: Vote
    words_sha256: str
    at: datetime
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a proposal stands, since when, and who is waited for or objects."""

    result: Result
    since: datetime | None
    waits_for: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()


def outcome(words_sha256: str, said: Iterable[Said], rule: Rule, now: datetime) -> Outcome:
    """Say where a proposal stands. An empty rule decides nothing and is refused (ValueError): nobody would have agreed.

    Of each the latest vote on these very words counts; votes of those whom the rule does not ask are left out. What silence decided
    when its time was over stays decided: whoever speaks after it is late.
    """
    if not rule.of:
        raise ValueError("expected a rule that asks somebody; came one that asks nobody")
    asked = counting(said, rule)
    if rule.silence_until is not None and now > rule.silence_until:
        in_time = _standing(words_sha256, [one for one in asked if one.at <= rule.silence_until], rule, now)
        if in_time.result is Result.DECIDED:
            return in_time
    return _standing(words_sha256, asked, rule, now)


def counting(said: Iterable[Said], rule: Rule) -> list[Said]:
    """The votes that count by the rule, in order of time.

    1. Of those whom the rule asks.
    2. What was taken down for somebody: an objection always, until they say otherwise themselves; all else not where
       the rule wants their own word, and not over what they said themselves of the same words.
    """
    counted: list[Said] = []
    themselves: set[tuple[str, str]] = set()
    for one in sorted(said, key=lambda one: one.at):
        if one.by not in rule.of:  # (1)
            continue
        key = (one.by, one.words_sha256)
        if one.is_own:
            themselves.add(key)
        elif one.vote is not Vote.OBJECTS and (rule.own_word or key in themselves):  # (2)
            continue
        counted.append(one)
    return counted


def _standing(words_sha256: str, asked: Sequence[Said], rule: Rule, now: datetime) -> Outcome:
    """Where a proposal stands by these votes, in order of time."""
    latest = {one.by: one for one in asked if one.words_sha256 == words_sha256}
    if asked and not latest:
        return Outcome(Result.SUPERSEDED, None, waits_for=rule.of)
    objecting = tuple(
        who
        for who in rule.of
        if who in latest
        and (latest[who].vote is Vote.OBJECTS or (latest[who].vote is Vote.ABSTAINS and rule.abstaining_blocks))
    )
    if objecting:
        return Outcome(Result.BLOCKED, min(latest[who].at for who in objecting), objects=objecting)
    silent = tuple(who for who in rule.of if who not in latest)
    if silent and (rule.silence_until is None or now <= rule.silence_until):
        return Outcome(Result.WAITING, None, waits_for=silent)
    if not any(one.vote is Vote.AGREES for one in latest.values()):
        return Outcome(Result.WAITING, None, waits_for=silent or rule.of)
    moments: Sequence[datetime] = [one.at for one in latest.values()]
    return Outcome(Result.DECIDED, rule.silence_until if silent else max(moments))
