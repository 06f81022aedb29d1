"""The JSON Schema of agreement.yaml: what an editor needs to complete, explain and check an agreement while it is written.

It comes from the model, so it cannot say anything else than the model does. What needs the whole text to be checked
(codes that exist, spans in order, shapes) only `truceline check` can tell.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from truceline.agreement.model import Agreement
from truceline.values.taxonomy import ACT_GROUP, WEAPON_GROUP

FILE_NAME = "agreement.schema.json"


@cache
def generate() -> dict[str, Any]:
    """Make the schema; codes of acts and weapons are listed, so that an editor can offer them."""
    schema = Agreement.model_json_schema(by_alias=True, mode="validation")
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "agreement.yaml of Truceline",
        **{key: value for key, value in schema.items() if key != "title"},
    }
    for definition in schema["$defs"].values():
        for name, allowed in (("acts", ACT_GROUP), ("weapons", WEAPON_GROUP)):
            if name in definition.get("properties", {}):
                definition["properties"][name]["items"]["enum"] = sorted(allowed)
    return schema


def text() -> str:
    """The schema as it is committed, its keys in the order of the model."""
    return json.dumps(generate(), ensure_ascii=False, indent=2) + "\n"


def write(folder: Path) -> Path:
    """Write the schema into the folder of agreements and return the file."""
    file = folder / FILE_NAME
    file.write_text(text(), encoding="utf-8", newline="\n")
    return file


def schema_at(path: tuple[str | int, ...]) -> dict[str, Any]:
    """The part of the schema that rules the value at a path; a provision's kind stands in the path before its fields.

    An empty schema where the path leads beyond the model.
    """
    node: dict[str, Any] = generate()
    for step in path:
        node = _resolved(node)
        if isinstance(step, int):
            node = node.get("items", {})
        elif "discriminator" in node:
            node = {"$ref": node["discriminator"]["mapping"].get(step, "")}
        else:
            node = node.get("properties", {}).get(step, {})
    return _resolved(node)


def _resolved(node: dict[str, Any]) -> dict[str, Any]:
    """The schema a node refers to, with the node's own words kept; of “this or nothing”, this."""
    if "anyOf" in node:
        node = {**next(part for part in node["anyOf"] if part.get("type") != "null"), **node}
    if "$ref" in node:
        target = generate()["$defs"].get(node["$ref"].rsplit("/", 1)[-1], {})
        node = {**target, **{key: value for key, value in node.items() if key not in {"$ref", "anyOf"}}}
    return node
