"""Another hand, jsonschema, reads the committed schema and judges the shipped agreements and broken ones."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from jsonschema import Draft202012Validator
from small_agreement import YAML

from truceline.agreement import json_schema
from truceline.agreement.written import read_written

AGREEMENTS = ROOT / "agreements"
SHIPPED = sorted(path.parent.name for path in AGREEMENTS.glob("*/agreement.yaml"))
COMMITTED: dict[str, Any] = json.loads((AGREEMENTS / json_schema.FILE_NAME).read_text(encoding="utf-8"))


@pytest.fixture
def small(tmp_path: Path) -> dict[str, Any]:
    file = tmp_path / "agreement.yaml"
    file.write_text(YAML, encoding="utf-8")
    value = read_written(file).value
    assert isinstance(value, dict)
    return value


def refused(value: object) -> list[str]:
    return [error.message for error in Draft202012Validator(COMMITTED).iter_errors(value)]


def test_the_committed_schema_is_what_the_model_says_today() -> None:
    assert (AGREEMENTS / json_schema.FILE_NAME).read_text(encoding="utf-8") == json_schema.text()


def test_writing_it_writes_what_is_generated(tmp_path: Path) -> None:
    assert json.loads(json_schema.write(tmp_path).read_text(encoding="utf-8")) == json_schema.generate()


def test_the_schema_is_itself_a_valid_schema() -> None:
    Draft202012Validator.check_schema(COMMITTED)


@pytest.mark.parametrize("code", SHIPPED)
def test_every_shipped_agreement_is_accepted_by_another_hand(code: str) -> None:
    assert refused(read_written(AGREEMENTS / code / "agreement.yaml").value) == []


@pytest.mark.parametrize("code", SHIPPED)
def test_every_shipped_agreement_begins_with_the_line_that_editors_look_for(code: str) -> None:
    first = (AGREEMENTS / code / "agreement.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../agreement.schema.json"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("title",), {"en": "only English"}),
        (("exercise",), "yes"),
        (("version",), 1),
        (("surprise",), 1),
        (("texts", 0, "status"), "publik"),
        (("texts", 0, "date"), "28.2.2024"),
        (("parties", 0, "roles"), []),
        (("posts", 0, "longitude"), 280.5),
        (("provisions", 0, "kind"), "acts"),
        (("provisions", 0, "acts"), ["fires"]),
        (("provisions", 1, "limits", 0, "at_least_m"), 0),
        (("zones", 0, "versions", 0, "shape"), "map.kml#island"),
    ],
)
def test_a_broken_agreement_is_refused_by_another_hand(
    small: dict[str, Any], path: tuple[str | int, ...], value: object
) -> None:
    assert refused(small) == []
    broken = copy.deepcopy(small)
    holder: Any = broken
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    assert refused(broken)


def test_teeth_a_schema_without_its_closed_doors_lets_a_typing_error_pass(small: dict[str, Any]) -> None:
    small["zone"] = []
    assert refused(small)
    opened = {**COMMITTED, "additionalProperties": True}
    assert not list(Draft202012Validator(opened).iter_errors(small))


def test_every_field_says_what_it_means() -> None:
    parts = {"Agreement": COMMITTED, **COMMITTED["$defs"]}
    silent = [
        f"{name}.{field}"
        for name, part in parts.items()
        for field in part.get("properties", {})
        if field != "kind" and "description" not in _described(part["properties"][field])
    ]
    assert silent == []


def _described(node: dict[str, Any]) -> dict[str, Any]:
    return {**next(iter(node.get("anyOf", [{}]))), **node}
