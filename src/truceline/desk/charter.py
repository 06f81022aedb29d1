"""The agreement that this desk works with: the version in effect, with the desk's own posts beside its own."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db.models import Count, Max

from truceline.agreement.charter import Charter
from truceline.agreement.model import Post as AgreedPost
from truceline.agreement.reading import read_agreement
from truceline.desk.folder import desk_at_hand
from truceline.desk.recording import read
from truceline.desk.remembering import remembered
from truceline.desk.tables import AgreementVersion, Post, Step
from truceline.errors import NotFound, Unverified


def charter_at_hand() -> Charter:
    """The agreement of this desk, in the version that is in effect.

    Asked of the database for every page and every change, so that what another process put into effect is seen at once; only what
    was read from a folder is kept, and folders of versions never change.
    """
    return remembered("charter", _asked)


def _asked() -> Charter:
    desk = desk_at_hand()
    digest = _in_effect().values_list("digest", flat=True).first()
    charter = _charter(desk.versions / digest, digest) if digest else _charter(desk.agreement, None)
    own = Post.objects.filter(is_open=True).aggregate(count=Count("pk"), last=Max("changed_on"))
    return _with_posts(charter, own["count"], own["last"]) if own["count"] else charter


def charter_of(version: AgreementVersion) -> Charter:
    """The agreement in a version, in effect or not."""
    return _charter(desk_at_hand().versions / version.digest, version.digest)


def charter_named(version: str) -> Charter:
    """The agreement in the version that a finding names."""
    found = AgreementVersion.objects.filter(version=version, step__in=(Step.IN_EFFECT, Step.PAST)).first()
    if found is None:
        raise NotFound("desk-version-unknown")
    return charter_of(found)


def version_at_hand() -> AgreementVersion | None:
    """The version in effect; None before the first start of the desk has recorded it."""
    return _in_effect().first()


def _in_effect() -> Any:
    return AgreementVersion.objects.filter(step=Step.IN_EFFECT).order_by("-effective_from")


@lru_cache(maxsize=8)
def _charter(folder: Path, digest: str | None) -> Charter:
    charter = read_agreement(folder)
    if digest is not None and charter.digest != digest:
        raise Unverified(
            f"the agreement in {folder.name} is not the one that was recorded: its digest is {charter.digest}"
        )
    return charter


class _Kept:
    """The last charter that was put together with posts: one at a time is enough."""

    last: tuple[tuple[object, ...], Charter] | None = None


def _with_posts(charter: Charter, count: int, last: object) -> Charter:
    """The same agreement with the desk's own open posts, so that reports may give bearing and distance from them."""
    key = (charter.digest, count, last)
    kept = _Kept.last
    if kept is not None and kept[0] == key:
        return kept[1]
    agreed = {post.code for post in charter.agreement.posts}
    rows = [read(content) for content in Post.objects.filter(is_open=True).values_list("content", flat=True)]
    own = [
        AgreedPost(code=row["code"], name=row["name"], longitude=row["longitude"], latitude=row["latitude"])
        for row in rows
        if row["code"] not in agreed
    ]
    agreement = charter.agreement.model_copy(update={"posts": [*charter.agreement.posts, *own]})
    made = replace(charter, agreement=agreement)
    _Kept.last = (key, made)
    return made
