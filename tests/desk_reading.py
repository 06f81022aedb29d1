"""What lies in a desk, read past the desk: rows by count, entries by kind, straight from the register."""

from typing import Any


def counts(desk: Any) -> dict[str, int]:
    """How many rows each table of the case holds, and how many entries the register."""
    from truceline.desk.tables import Finding, Incident, Judgement, Link, Report
    from truceline.register.folder import open_folder

    told = {table.__name__: table.objects.count() for table in (Report, Incident, Link, Finding, Judgement)}
    store = open_folder(desk.register).store("read")
    try:
        return {**told, "entries": store.head().size}
    finally:
        store.close()


def entries_of_kind(desk: Any, kind: str) -> dict[str, str]:
    """The last content of every record of a kind, as the register holds it."""
    from truceline.register.entry import read_entry
    from truceline.register.folder import open_folder

    store = open_folder(desk.register).store("read")
    last: dict[str, str] = {}
    try:
        for index, entry in store.entries():
            header = read_entry(entry).header
            if header.kind == kind:
                content = store.content(index)
                last[header.record] = content.content.decode() if content else ""
    finally:
        store.close()
    return last
