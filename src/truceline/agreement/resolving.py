"""Closing an open detail in the words of agreement.yaml, so that whatever else stands there stays as it was written."""

import json
from typing import Any

import yaml

from truceline.agreement.model import Resolution
from truceline.errors import Refused, Where, problem

FILE = "agreement.yaml"


def with_resolution(text: str, detail: str, resolution: Resolution, version: str) -> str:
    """The text of an agreement with one detail closed, under another version's name; comments and order stay.

    1. The detail and the version are found where they are written.
    2. The version's name is put in the place of the old one.
    3. The resolution is written between the first and the second line of the detail.

    Raises:
        Refused: where the detail is not there, has a resolution, or is not written as a block of one key a line.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    told = _value_of(root, "version")  # (1)
    node = next((one for one in getattr(_value_of(root, "details"), "value", []) if _code_of(one) == detail), None)
    if told is None or node is None or len(node.value) < 2 or node.flow_style or _value_of(node, "resolution"):
        raise Refused([problem("A217", Where(FILE, 0, "details"), detail)])
    lines = text.split("\n")
    at = told.start_mark
    first, last = lines[at.line][: at.column], lines[at.line][told.end_mark.column :]
    lines[at.line] = f"{first}{json.dumps(version)}{last}"  # (2)
    second = node.value[1][0].start_mark
    lines[second.line : second.line] = _written(resolution, " " * second.column)  # (3)
    return "\n".join(lines)


def _written(resolution: Resolution, indent: str) -> list[str]:
    """A resolution as YAML; every text quoted as JSON quotes it, which YAML reads alike."""
    said = resolution.model_dump(mode="json", by_alias=True)
    lines = [f"{indent}resolution:"]
    for name, value in said.items():
        if isinstance(value, dict):
            lines.append(f"{indent}  {name}:")
            lines += [f"{indent}    {key}: {_quoted(words)}" for key, words in value.items()]
        else:
            lines.append(f"{indent}  {name}: {_quoted(value)}")
    return lines


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _value_of(node: Any, name: str) -> Any:
    return next((value for key, value in node.value if key.value == name), None)


def _code_of(node: Any) -> str | None:
    code = _value_of(node, "code") if isinstance(node, yaml.MappingNode) else None
    return None if code is None else str(code.value)
