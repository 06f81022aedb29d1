"""Make the tables anew from the register: for each kind of record one file, a line per record with its last content.

The lines are JSON. A content that is JSON in the canonical spelling stands there as it is; any other stands as base64.
What was erased is a line that says so.
"""

import base64
import json
from collections.abc import Iterator
from pathlib import Path

from truceline.errors import Conflict, NotFound, Unverified
from truceline.register.audit import Last, Row, last_entries
from truceline.register.durable import make_folder, write_durably
from truceline.register.entry import opens
from truceline.register.recording import canonical_json
from truceline.register.stores.store import Store

_ENDING = ".jsonl"


def rebuild(store: Store, folder: Path) -> dict[str, int]:
    """Write the tables into a new or empty folder, and return how many records each kind has.

    A content that its entry does not commit to is refused, and then nothing is written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Conflict(f"{folder} is not empty: tables are never made over others")
    tables: dict[str, list[bytes]] = {}
    for (kind, record), last in last_entries(store):
        tables.setdefault(kind, []).append(canonical_json(_line(record, last)))
    make_folder(folder.resolve())
    for kind, lines in tables.items():
        write_durably(folder / f"{kind}{_ENDING}", b"\n".join(lines) + b"\n")
    return {kind: len(lines) for kind, lines in tables.items()}


def read_rows(folder: Path) -> Iterator[Row]:
    """The rows of rebuilt tables, to be compared with the register."""
    paths = sorted(folder.glob(f"*{_ENDING}"))
    if not paths:
        raise NotFound(f"there are no tables in {folder} (no *{_ENDING})")
    for path in paths:
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            try:
                yield _row(path.stem, json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise Unverified(f"{path}, line {number}: expected a line that `rebuild` writes; {error}") from error


def _line(record: str, last: Last) -> dict[str, object]:
    line: dict[str, object] = {"record": record, "version": last.entry.header.version, "entry": last.index}
    if last.content is None:
        return {**line, "erased": True}
    content = last.content.content
    if not opens(last.entry, content, last.content.salt):
        raise Unverified(
            f"the content of entry {last.index} is not the one it commits to: run truceline register audit"
        )
    try:
        value = json.loads(content)
        if canonical_json(value) == content:
            return {**line, "content": value}
    except (ValueError, RecursionError, Unverified):
        pass
    return {**line, "base64": base64.b64encode(content).decode("ascii")}


def _row(kind: str, line: dict[str, object]) -> Row:
    record = str(line["record"])
    if line.get("erased"):
        return Row(kind, record, None)
    if "base64" in line:
        return Row(kind, record, base64.b64decode(str(line["base64"]), validate=True))
    return Row(kind, record, canonical_json(line["content"]))
