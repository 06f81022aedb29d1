"""Audit what `verify` does not open: the entries' own words, the contents they commit to, and the tables made of them.

`verify` proves that the log is the one that was signed. `audit` proves that what people see, the row of a table, the text
of a report, a file of evidence, is what the log says.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from truceline.errors import TrucelineError, Unverified
from truceline.register import erasure
from truceline.register.entry import Entry, opens, read_entry
from truceline.register.evidence import EVIDENCE, Damage, Evidence
from truceline.register.note import Verifier
from truceline.register.stores.store import PAGE, Content, Store
from truceline.register.verification import Verification

Record = tuple[str, str]


@dataclass(frozen=True)
class Row:
    """A row of a table: the record it shows, and the content as its writer spells it; None where the table says it was erased."""

    kind: str
    record: str
    content: bytes | None


@dataclass(frozen=True)
class Last:
    """The last entry of a record, and its content where it lies here."""

    index: int
    entry: Entry
    content: Content | None


@dataclass
class _Findings:
    """The first thing found wrong, and how many, for each question."""

    found: dict[str, tuple[int, str]] = field(default_factory=dict)

    def add(self, question: str, said: str) -> None:
        count, first = self.found.get(question, (0, said))
        self.found[question] = (count + 1, first)

    def tell(self, verification: Verification, question: str, good: str) -> None:
        count, first = self.found.get(question, (0, ""))
        more = f" And {count - 1:,} more." if count > 1 else ""
        verification.add(f"{first}{more}" if count else good, holds=not count)


def audit(
    store: Store, approvers: list[Verifier], *, rows: Iterable[Row] | None = None, evidence: Evidence | None = None
) -> Verification:
    """Compare everything made of the log with the log, and say what was checked.

    1. Every entry is spelt as an entry.
    2. The versions of each record count 1, 2, 3 …
    3. The index of versions says the same.
    4. Every content that lies here is the one its entry commits to.
    5. Every content that does not was erased, with two approvals; and what was erased does not lie here.
    6. Every row of the tables is the last content of its record, and no record is left out (where tables are given).
    7. Every file of evidence is what was received, and every entry of evidence has its file (where a folder is given).
    """
    verification = Verification()
    findings = _Findings()
    last = _read_entries(store, findings)
    erased = _read_erasures(store, approvers, findings)
    _compare_contents(store, erased, findings)
    count = store.head().size
    findings.tell(verification, "spelling", f"Every one of {count:,} entries is spelt as one.")  # (1)
    findings.tell(verification, "versions", f"The versions of {len(last):,} records count up without a gap.")  # (2)
    findings.tell(verification, "index", "The index of versions says the same as the entries.")  # (3)
    findings.tell(verification, "contents", "Every content that lies here is the one its entry commits to.")  # (4)
    findings.tell(
        verification, "erasures", f"Every content that is not here was erased with approvals: {len(erased)}."
    )  # (5)
    if rows is not None:
        compared = _compare_rows(store, last, rows, findings)
        findings.tell(verification, "rows", f"All {compared:,} rows are the last content of their records.")  # (6)
    if evidence is not None:
        _compare_evidence(store, evidence, findings)
        _tell_files(verification, findings)  # (7)
    return verification


def last_entries(store: Store) -> Iterator[tuple[Record, Last]]:
    """The last entry of each record, sorted by kind and record, read from the entries and not from the index of versions."""
    for record, (index, entry) in sorted(_read_entries(store, _Findings()).items()):
        yield record, Last(index, entry, store.content(index))


def _read_entries(store: Store, findings: _Findings) -> dict[Record, tuple[int, Entry]]:
    last: dict[Record, tuple[int, Entry]] = {}
    noted: dict[int, tuple[str, str, int]] = {}
    for number, kind, name, version in store.versions():
        if number in noted:
            findings.add("index", f"The index of versions speaks of entry {number} twice.")
        noted[number] = (kind, name, version)
    for index, raw in store.entries():
        try:
            entry = read_entry(raw)
        except Unverified as error:
            findings.add("spelling", f"Entry {index} is not spelt as an entry: {error}.")
            continue
        header = entry.header
        record = (header.kind, header.record)
        due = last[record][1].header.version + 1 if record in last else 1
        if header.version != due:
            findings.add(
                "versions", f"Entry {index} has version {header.version} of {' '.join(record)}; {due} was due."
            )
        if noted.pop(index, None) != (*record, header.version):
            findings.add("index", f"The index of versions does not know entry {index} for what it is.")
        last[record] = (index, entry)
    for index in noted:
        findings.add("index", f"The index of versions speaks of entry {index}, which says nothing of the kind.")
    return last


def _read_erasures(store: Store, approvers: list[Verifier], findings: _Findings) -> set[int]:
    """The indexes of the contents that were erased; an erasure without two approvals is a finding, and counts for nothing."""
    erased = set()
    for number, kind, record, _ in store.versions():
        if kind != erasure.KIND:
            continue
        content = store.content(number)
        try:
            if content is None:
                raise Unverified("its approvals are gone")
            text = erasure.approved_text(erasure.split_approvals(content.content), approvers)
            if text.split("\n")[2] != record:
                raise Unverified("its approvals are about another entry")
        except TrucelineError as error:
            findings.add("erasures", f"Entry {number} erased the content of entry {record}, but {error}.")
        else:
            erased.add(int(record))
    return erased


def _compare_contents(store: Store, erased: set[int], findings: _Findings) -> None:
    size = store.head().size
    for first in range(0, size, PAGE):
        end = min(first + PAGE, size)
        contents = store.contents(first, end)
        for index, raw in enumerate(store.page(first, end), first):
            content = contents.get(index)
            if content is None:
                if index not in erased:
                    findings.add(
                        "erasures", f"The content of entry {index} is missing, and no entry says that it was erased."
                    )
            elif index in erased:
                findings.add("erasures", f"The content of entry {index} was erased, and lies here all the same.")
            elif not _opens(raw, content):
                findings.add("contents", f"The content of entry {index} is not the one it commits to.")


def _opens(raw: bytes, content: Content) -> bool:
    try:
        return opens(read_entry(raw), content.content, content.salt)
    except Unverified:
        return False


def _compare_rows(store: Store, last: dict[Record, tuple[int, Entry]], rows: Iterable[Row], findings: _Findings) -> int:
    seen: set[Record] = set()
    for row in rows:
        record = (row.kind, row.record)
        name = f"The row of {row.kind} {row.record}"
        if record in seen:
            findings.add("rows", f"{name} stands there twice.")
        seen.add(record)
        if record not in last:
            findings.add("rows", f"{name} has no entry on the register.")
            continue
        index, entry = last[record]
        kept = store.content(index)
        if (row.content is None) != (kept is None):
            findings.add("rows", f"{name} and entry {index} do not say the same of an erasure.")
        elif row.content is not None and kept is not None and not opens(entry, row.content, kept.salt):
            findings.add("rows", f"{name} is not the content of its last entry, {index}.")
    kinds = {kind for kind, _ in seen}
    for record, (index, _) in last.items():
        if record[0] in kinds and record not in seen:
            findings.add("rows", f"There is no row of {' '.join(record)}, whose last entry is {index}.")
    if not seen:
        findings.add("rows", "There is no row to compare.")
    return len(seen)


def damaged_files(store: Store, evidence: Evidence) -> Iterator[Damage]:
    """Read every file of evidence again and hash it; tell each that is not what was received, and each that an entry tells of and is gone.

    Changes nothing. Meant for every night: on whose clock, and who is told, is the caller's business.
    """
    told = set()
    for damage in evidence.check():
        told.add(damage.sha256)
        yield damage
    for number, kind, _, _ in store.versions():
        content = store.content(number) if kind == EVIDENCE else None
        if content is None:
            continue
        sha256 = json.loads(content.content)["sha256"]
        if sha256 not in told and not evidence.path(sha256).is_file():
            yield Damage(sha256, f"is missing; entry {number} tells of it")


def audit_evidence(store: Store, evidence: Evidence) -> Verification:
    """Only the last step of `audit`, for every night: read and hash every file of evidence again."""
    verification = Verification()
    findings = _Findings()
    _compare_evidence(store, evidence, findings)
    _tell_files(verification, findings)
    return verification


def _compare_evidence(store: Store, evidence: Evidence, findings: _Findings) -> None:
    for damage in damaged_files(store, evidence):
        findings.add("files", f"The file {damage.sha256} {damage.said}.")


def _tell_files(verification: Verification, findings: _Findings) -> None:
    findings.tell(verification, "files", "Every file of evidence is what was received, and none is missing.")
