"""What a signature was given over, and what changed since.

A seal holds the records that a determination stands on, each under its name, as they stood when it was signed. Its digest
is what the register commits to. Whatever differs later is named: record, field, before, after.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Records = Mapping[str, Mapping[str, Any]]
# The name under which a secret number lies among the records.
SALT = "salt"


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of one record that is not what was signed; a whole record that came or went has no field."""

    record: str
    field: str
    before: Any
    after: Any


def salted(records: Records, salt: str) -> dict[str, Mapping[str, Any]]:
    """The records with a secret number among them: whoever may read the digest alone cannot try out what lies under it."""
    return {**records, SALT: {"random": salt}}


def seal_text(records: Records) -> str:
    """The records in the one spelling over which the digest is taken."""
    return json.dumps(records, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest_of(records: Records) -> str:
    """The SHA-256 of the records in their one spelling."""
    return hashlib.sha256(seal_text(records).encode()).hexdigest()


def changes(before: Records, after: Records) -> list[Changed]:
    """Every difference, by record and field: a record that came or went is one, whatever it holds; the salt is none."""
    return [
        change
        for name in sorted({*before, *after} - {SALT})
        for change in _of_record(name, before.get(name), after.get(name))
    ]


def fields_changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Changed]:
    """What differs between two versions of one record, field by field, in the order of their names."""
    return list(_of_record("", before, after))


def _of_record(name: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Iterator[Changed]:
    if before is None or after is None:
        yield Changed(name, "", before, after)
        return
    for field in sorted({*before, *after}):
        if before.get(field) != after.get(field):
            yield Changed(name, field, before.get(field), after.get(field))
