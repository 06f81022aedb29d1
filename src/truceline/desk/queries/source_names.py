"""Names of sources that look the same as one that the desk holds and are written otherwise: two sources to whoever counts, and perhaps one."""

import hashlib
from collections.abc import Iterable, Mapping

from truceline.desk.tables import SourceName
from truceline.report.alike_sources import as_seen, as_written

_AT_ONCE = 500  # names in one question: SQLite takes 999 values


def keep_names(names: Iterable[str]) -> None:
    """Keep those of these names that no source of the desk has yet, in the order given; in the transaction that is open."""
    fresh: dict[str, str] = {}
    for name in names:
        fresh.setdefault(_digest(as_written(name)), name)
    for some in _some(fresh):
        held = set(SourceName.objects.filter(written__in=some).values_list("written", flat=True))
        SourceName.objects.bulk_create(
            SourceName(name=fresh[written], written=written, seen=_digest(as_seen(fresh[written])))
            for written in some
            if written not in held
        )


def held_alike(names: Iterable[str]) -> Mapping[str, str]:
    """For each of these names the one that looks the same, is written otherwise and came first; none for that one itself."""
    asked = {name: _digest(as_seen(name)) for name in dict.fromkeys(names)}
    first: dict[str, str] = {}
    for some in _some(dict.fromkeys(asked.values())):
        rows = SourceName.objects.filter(seen__in=some).order_by("-pk").values_list("seen", "name")
        first.update(rows)
    usual = {name: first[seen] for name, seen in asked.items() if seen in first}
    return {name: other for name, other in usual.items() if as_written(name) != as_written(other)}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _some(digests: Iterable[str]) -> Iterable[list[str]]:
    every = list(digests)
    return (every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE))
