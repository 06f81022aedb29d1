"""What the holder of a list says of its own lines: read beside them, and a stance once somebody says that the line is our incident.

A join is a suggestion, and a stance is for the record: so it is written when the line is resolved as the same incident, and struck
when that is taken back, or parted. Struck, it stays on the register and is shown no more.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from truceline.contact.own_list import SAYS, wrong_says
from truceline.contact.resolving import Said
from truceline.desk.actions.looking_into import Found
from truceline.desk.clock import now
from truceline.desk.recording import Entries, read, spelt
from truceline.desk.tables import Person, ReconciledLine, Reconciliation, Stance
from truceline.errors import Problem
from truceline.values.identity import new_identity


def wrong_stances(found: Found, files: Sequence[Path]) -> Iterator[Problem]:
    """What is wrong with the stances of a list, line by line."""
    names = {hashlib.sha256(path.read_bytes()).hexdigest(): path.name for path in files} if found.beside else {}
    yield from wrong_says(found.beside, names)


def stance_of(found: Found, row: dict[str, Any]) -> dict[str, str] | None:
    """What its holder says of a line; None where it says nothing."""
    cells = found.beside.get((row["original_sha256"], row["original_line"]))
    return {name.removeprefix("stance_"): cells[name] for name in SAYS if name in cells} if cells else None


def keep_stance(entries: Entries, person: Person, line: ReconciledLine, said: Said) -> None:
    """Write what the holder says of a line as a stance on the incident that it was found to be; strike it where that holds no more."""
    wanted = line.incident if said is Said.SAME else None
    standing = Stance.objects.filter(line=line).first()
    if standing is not None and (wanted is None or standing.incident_id != wanted.pk):
        standing.is_struck = True
        standing.content = spelt(read(standing.content) | {"is_struck": True})
        standing.save()
        entries.record("stance", standing.pk, standing.content)
        standing = None
    told = read(line.content).get("stance")
    if wanted is None or told is None or standing is not None:
        return
    one: Reconciliation = line.reconciliation
    files = ", ".join(file["name"] for file in json.loads(one.told)["files"])
    made = Stance(
        stance_id=new_identity(),
        incident=wanted,
        line=line,
        holder=one.holder,
        stance=told["stance"],
        taken_at=one.on,
        is_shared=one.is_shared,
        by=person,
        on=now(),
    )
    made.content = spelt(
        {
            "incident": wanted.pk,
            "line": line.pk,
            "holder": made.holder,
            "stance": made.stance,
            "taken_at": made.taken_at,
            "is_shared": made.is_shared,
            "by": person.pseudonym,
            "quotation": told["words"],
            "instrument": f"{files} · {line.reference}",
            "language": told["language"],
        }
    )
    made.save(force_insert=True)
    entries.record("stance", made.pk, made.content)
