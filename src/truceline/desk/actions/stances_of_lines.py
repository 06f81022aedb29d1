"""What the holder of a list says of its own lines: read beside them, and a stance once somebody says that the line is our incident.

A join is a suggestion, and a stance is for the record: so it is written when the line is resolved as the same incident, and struck
when that is taken back, or parted. Struck, it stays on the register and is shown no more.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from truceline.contact.position import Stance as Held
from truceline.contact.resolving import Said
from truceline.desk.actions.looking_into import Found
from truceline.desk.clock import now
from truceline.desk.recording import Entries, read, spelt
from truceline.desk.tables import Person, ReconciledLine, Reconciliation, Stance
from truceline.errors import Problem, Where, problem
from truceline.values.identity import new_identity

# The columns of a list in which its holder says what it holds of a line, in its own words.
SAYS = ("stance", "stance_words", "stance_language")
# A claim of an excluded target names group, provision and evidence: it is made on the incident's page. Silence needs no line.
SAID_BY_LIST = tuple(one for one in Held if one not in (Held.CLAIMS_EXCLUSION, Held.SILENT))
_LONGEST, _LONGEST_LANGUAGE = 20_000, 16


def wrong_stances(found: Found, files: Sequence[Path]) -> Iterator[Problem]:
    """What is wrong with the stances of a list, line by line."""
    if not found.beside:
        return
    names = {hashlib.sha256(path.read_bytes()).hexdigest(): path.name for path in files}
    for (file, line), cells in sorted(found.beside.items(), key=lambda one: (names.get(one[0][0], ""), one[0][1])):
        where = names.get(file, "")
        stance, words, language = (cells.get(name, "") for name in SAYS)
        if stance not in set(SAID_BY_LIST):
            yield problem("D185", Where(where, line, SAYS[0]), stance[:80], known=", ".join(SAID_BY_LIST))
        if not words or not language:
            yield problem("D186", Where(where, line, SAYS[1] if not words else SAYS[2]), "")
        for name, told, most in ((SAYS[1], words, _LONGEST), (SAYS[2], language, _LONGEST_LANGUAGE)):
            if len(told) > most:
                yield problem("D232", Where(where, line, name), f"{len(told):,}", most=f"{most:,}")


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
