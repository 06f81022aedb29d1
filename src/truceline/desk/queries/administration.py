"""The lists of the administration: what their pages show and their files hold. In files people are pseudonyms."""

from typing import Any

from truceline.agreement.charter import Charter
from truceline.desk.contact_records import addressees
from truceline.desk.queries.filters import filters_of
from truceline.desk.recording import read
from truceline.desk.tables import Channel, ClockRule, Person, Post, Source
from truceline.values.language import Language

# Every list's columns, the first of which identifies a row.
COLUMNS: dict[str, tuple[str, ...]] = {
    "people": ("pseudonym", "roles", "speaks_for", "is_open"),
    "posts": ("code", "name_en", "name_ar", "name_ru", "longitude", "latitude", "of", "is_open"),
    "clocks": ("rule_id", "kind", "channel", "minutes", "reason", "by", "on"),
    "sources": ("pseudonym",),
    "channels": ("channel_id", "side", "label", "means", "language", "preference", "is_superior", "is_open"),
    "filters": ("filter_id", "name", "address", "is_own", "roles"),
}
# So many lie on a page; nobody keeps more.
_MOST = 2_000


def everybody() -> list[Person]:
    """Who has or had an account, those who may sign in first."""
    return list(Person.objects.order_by("-is_active", "name"))


def people_listed() -> list[dict[str, Any]]:
    """Accounts without names: what somebody may do, and for whom they speak."""
    return [
        {
            "pseudonym": one.pseudonym,
            "roles": [role.value for role in one.held()],
            "speaks_for": one.speaks_for or None,
            "is_open": one.is_active,
        }
        for one in everybody()
    ]


def posts_listed(charter: Charter) -> list[dict[str, Any]]:
    """The posts of the agreement that the desk has not told anew, then the desk's own, closed ones too."""
    rows = [(post, read(post.content)) for post in Post.objects.all()[:_MOST]]
    own = {row["code"] for _, row in rows}
    agreed = [
        {**_named(one.code, {language: getattr(one.name, language) for language in Language}), "of": "agreement"}
        | {"longitude": one.longitude, "latitude": one.latitude, "is_open": True}
        for one in charter.agreement.posts
        if one.code not in own
    ]
    return agreed + [
        {**_named(row["code"], row["name"]), "of": "desk"}
        | {"longitude": row["longitude"], "latitude": row["latitude"], "is_open": post.is_open}
        for post, row in rows
    ]


def _named(code: str, name: dict[Any, str]) -> dict[str, Any]:
    return {"code": code, **{f"name_{language}": name[language] for language in Language}}


def standing_rules(rules: list[ClockRule]) -> list[ClockRule]:
    """The rules that hold, of all in the order of their age: the latest of each kind and channel."""
    standing: dict[tuple[str, str], ClockRule] = {}
    for one in rules:
        standing.setdefault((one.kind, one.channel), one)
    return list(standing.values())


def clocks_listed() -> list[dict[str, Any]]:
    """The rules for clocks that hold."""
    return [
        {name: getattr(one, name) for name in ("rule_id", "kind", "channel", "minutes", "reason")}
        | {"by": one.by.pseudonym, "on": one.on.isoformat()}
        for one in standing_rules(list(ClockRule.objects.select_related("by")))
    ]


def pseudonyms() -> list[Source]:
    """The pseudonyms behind which an identity lies sealed."""
    return list(Source.objects.order_by("pseudonym")[:_MOST])


def sources_listed() -> list[dict[str, Any]]:
    """Pseudonyms, and nothing else."""
    return [{"pseudonym": one.pseudonym} for one in pseudonyms()]


def channels_of(charter: Charter) -> list[Channel]:
    """How the sides are reached whom the centre addresses; where a side left the agreement, its channels are not offered."""
    sides = [party.code for party in addressees(charter)]
    return list(Channel.objects.filter(side__in=sides).select_related("by")[:_MOST])


def channels_listed(charter: Charter) -> list[dict[str, Any]]:
    """Offices and means, never an address or a person."""
    return [{name: getattr(one, name) for name in COLUMNS["channels"]} for one in channels_of(charter)]


def filters_listed(person: Person) -> list[dict[str, Any]]:
    """One's own filters and those that are shown to one."""
    return [
        {"filter_id": one.filter_id, "name": one.name, "address": f"/situation/?{one.address or 'from='}"}
        | {"is_own": one.is_own, "roles": [role.value for role in one.roles]}
        for one in filters_of(person)
    ]
