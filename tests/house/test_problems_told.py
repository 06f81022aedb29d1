"""What a person at the desk is told is wrong, they are told in the language of their page.

Which codes no page shows, and are therefore told in English alone: python tests/house/test_problems_told.py
"""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import truceline
from truceline.error_codes import CODES
from truceline.error_phrases import PHRASES
from truceline.values.language import Language, has_sentence

OTHERS = (Language.ARABIC, Language.RUSSIAN)
SOURCE = Path(truceline.__file__).parent
# What only lists the codes uses none of them.
CATALOGUES = {"truceline.error_codes", "truceline.error_codes_of_files", "truceline.error_codes_of_incidents"}
# By what calls a field of a form is read or told of, and at which place its name stands.
_READS_FIELD = {"text": 0, "one_of": 0, "some_of": 0, "moment": 0, "past": 0, "number": 0, "no_longer": 0, "tell": 1}


@cache
def _modules() -> dict[str, ast.Module]:
    """Every module of ours by its name, read."""
    names = {
        path: ".".join(("truceline", *path.relative_to(SOURCE).with_suffix("").parts)) for path in SOURCE.rglob("*.py")
    }
    return {name.removesuffix(".__init__"): ast.parse(path.read_text("utf-8")) for path, name in names.items()}


def _imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


@cache
def behind_the_pages() -> frozenset[str]:
    """Every module that the pages of the desk and its worker stand on."""
    waiting = [
        name for name in _modules() if name.startswith("truceline.desk.pages.") or name == "truceline.desk.worker"
    ]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found and name in _modules() and name not in CATALOGUES:
            found.add(name)
            waiting += _imported(_modules()[name])
    return frozenset(found)


def _texts(names: Iterable[str]) -> set[str]:
    nodes = (node for name in names for node in ast.walk(_modules()[name]))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def on_pages() -> list[str]:
    """The codes that a page can show: those that are named in what the pages stand on."""
    named = _texts(behind_the_pages())
    return [code for code in CODES if code in named]


def in_english_alone() -> list[str]:
    """The codes that lack a sentence in one of the other languages."""
    messages = {code: [f"problem-{code}-{part}" for part in ("expected", "remedy")] for code in CODES}
    return [code for code in CODES if not all(has_sentence(one, to) for to in OTHERS for one in messages[code])]


def fields() -> Iterator[str]:
    """The fields of forms that are told of by a name that stands in the code."""
    for name in sorted(behind_the_pages()):
        if name.startswith("truceline.desk."):
            for node in ast.walk(_modules()[name]):
                if isinstance(node, ast.Call):
                    yield from _field_in(node)


def _field_in(call: ast.Call) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    of_a_form = getattr(getattr(call.func, "value", None), "id", "form") == "form"
    at = 2 if name == "Where" and ast.unparse(call).startswith("Where('', 0,") else _READS_FIELD.get(name)
    if at is not None and of_a_form and len(call.args) > at:
        field = call.args[at]
        if isinstance(field, ast.Constant) and isinstance(field.value, str) and field.value:
            yield field.value


def test_every_problem_that_a_page_can_show_is_told_in_every_language() -> None:
    lacking = in_english_alone()
    assert [code for code in on_pages() if code in lacking] == []
    assert [code for code in CODES if code.startswith("R") and code in lacking] == []
    assert [name for name in PHRASES for to in OTHERS if not has_sentence(f"phrase-{name}", to)] == []


def test_what_pages_can_show_is_found_by_what_they_import() -> None:
    """A code of the catalogue that a page of each kind refuses with, and none of the command line's own."""
    found = set(on_pages())
    assert {"A004", "A308", "D300", "F015", "I008", "N001", "R018", "G003"} <= found
    assert found.isdisjoint({"C003", "C011", "D114", "W001", "X001"})
    assert len(found) > 250


def test_every_field_of_a_form_has_its_name_in_every_language() -> None:
    named = set(fields())
    assert {"reason", "to_whom", "outline", "effective_at"} <= named
    assert sorted(one for one in named for to in OTHERS if not has_sentence(f"problem-field-{one}", to)) == []


if __name__ == "__main__":
    for family, count in Counter(code[0] for code in in_english_alone()).items():
        print(family, count, " ".join(code for code in in_english_alone() if code[0] == family))
