"""What the holder of a list says of its own lines: the columns in which it does, beside those of the table of reports."""

from collections.abc import Iterator, Mapping

import pyarrow as pa

from truceline.contact.position import Stance
from truceline.errors import Problem, Where, problem
from truceline.values.table import Column

# A claim of an excluded target names group, provision and evidence: it is made on the incident's page. Silence needs no line.
SAID_BY_LIST = tuple(one for one in Stance if one not in (Stance.CLAIMS_EXCLUSION, Stance.SILENT))
COLUMNS = (
    Column(
        "stance",
        pa.string(),
        "What whoever hands in the list holds of this line; empty: nothing is said for the record.",
        allowed=tuple(SAID_BY_LIST),
    ),
    Column("stance_words", pa.string(), "The same in its own words; must be filled where stance is."),
    Column("stance_language", pa.string(), "The language of those words, such as ar; must be filled where stance is."),
)
SAYS = tuple(one.name for one in COLUMNS)
# What the two examples of the form say: one denies, one says nothing.
EXAMPLES: tuple[Mapping[str, str], ...] = (
    {"stance": Stance.DENIES.value, "stance_words": "EXERCISE. Our units were not there.", "stance_language": "en"},
    {},
)
_LONGEST, _LONGEST_LANGUAGE = 20_000, 16


def wrong_says(beside: Mapping[tuple[str, int], Mapping[str, str]], names: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with what is said beside the lines of files, line by line; `names` has the files' names by their sums."""
    for (file, line), cells in sorted(beside.items(), key=lambda one: (names.get(one[0][0], ""), one[0][1])):
        where = names.get(file, "")
        stance, words, language = (cells.get(name, "") for name in SAYS)
        if stance not in set(SAID_BY_LIST):
            yield problem("D185", Where(where, line, SAYS[0]), stance[:80], known=", ".join(SAID_BY_LIST))
        if not words or not language:
            yield problem("D186", Where(where, line, SAYS[1] if not words else SAYS[2]), "")
        for name, told, most in ((SAYS[1], words, _LONGEST), (SAYS[2], language, _LONGEST_LANGUAGE)):
            if len(told) > most:
                yield problem("D232", Where(where, line, name), f"{len(told):,}", most=f"{most:,}")
