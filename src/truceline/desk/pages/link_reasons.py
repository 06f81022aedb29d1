"""Why reports were joined, in sentences, as pages tell it: whoever judged is called by name, as the judgements beside are."""

from collections.abc import Iterable

import pyarrow as pa

from truceline.desk.contents import table_of
from truceline.desk.recording import read, spelt
from truceline.desk.tables import Person
from truceline.incident.table import LINKS
from truceline.incident.telling.explaining import explain_links
from truceline.values.language import Language

# What is kept of a link names who judged it by the pseudonym that the register has.
_JUDGED = "judged_by"


def link_reasons(contents: Iterable[str], reports: pa.Table, language: Language) -> list[str]:
    """Why each of these links is held, in their order; for those who may see judgements."""
    told: list[str] = explain_links(table_of(LINKS, _with_names(list(contents))), reports, language).to_pylist()
    return told


def judge_named(pseudonym: str) -> str:
    """What somebody who judged is called."""
    return Person.objects.filter(pseudonym=pseudonym).values_list("name", flat=True).first() or pseudonym


def _with_names(contents: list[str]) -> list[str]:
    judged = {at: read(content) for at, content in enumerate(contents) if f'"{_JUDGED}"' in content}
    wanted = {row.get(_JUDGED) for row in judged.values()}
    names = dict(Person.objects.filter(pseudonym__in=wanted).values_list("pseudonym", "name")) if wanted else {}
    for at, row in judged.items():
        contents[at] = spelt({**row, _JUDGED: names.get(row.get(_JUDGED), row.get(_JUDGED))})
    return contents
