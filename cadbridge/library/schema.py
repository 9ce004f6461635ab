"""The JSON Schema of library files, for editors and other tools."""

import json
from copy import deepcopy
from typing import Any

from cadbridge.model import Library

SCHEMA_FILE = "library.schema.json"


def library_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a library file, families included."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - costly, and few commands need it

    schema = TypeAdapter(Library).json_schema(mode="validation")
    definitions = schema["$defs"]
    definitions["FamilyPart"] = _family_part(definitions["Part"])
    definitions["Family"] = {
        "type": "object",
        "description": "Parts that share fields and ports.",
        "additionalProperties": False,
        "required": ["name", "types"],
        "properties": {
            "name": {"type": "string"},
            "shared": {"$ref": "#/$defs/FamilyPart"},
            "shared_ports": {"type": "array", "items": _shared_port(definitions["Port"])},
            "types": {"type": "array", "items": {"$ref": "#/$defs/FamilyPart"}},
        },
    }
    schema["properties"]["families"] = {"type": "array", "items": {"$ref": "#/$defs/Family"}}
    schema["properties"]["base"] = {
        "type": "string",
        "description": "In library.yaml alone: the library that this one stands on: a folder, "
        "`shipped` or `none`.",
    }
    schema["description"] = (
        "What one library file holds, families written out. All lists are optional."
    )
    schema["title"] = "cadbridge library file"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _family_part(part: dict[str, Any]) -> dict[str, Any]:
    """A part of which the family may have given any field, with shared ports by name."""
    result = deepcopy(part)
    result.pop("required", None)
    result["description"] = "A part of a family; fields that the family shares are left out."
    shared = {
        "type": "object",
        "additionalProperties": False,
        "required": ["shared"],
        "properties": {"shared": {"type": "string"}},
    }
    result["properties"]["ports"]["items"] = {"anyOf": [{"$ref": "#/$defs/Port"}, shared]}
    return result


def _shared_port(port: dict[str, Any]) -> dict[str, Any]:
    """A port that types take by name; it may say only what it has otherwise than another."""
    result = deepcopy(port)
    result["required"] = ["designation"]
    result["properties"] = {"like": {"type": "string"}, **result["properties"]}
    return result


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(library_schema(), indent=1, ensure_ascii=False) + "\n"
