"""Values that a workbook shows in two places, and not as the same."""

from typing import Any

from cadbridge.findings import Finding
from cadbridge.formats import Twice
from cadbridge.formats.excel.read.own.nodes import Node
from cadbridge.formats.excel.tables.part_objects import class_at
from cadbridge.model.fields import defaults


def twice(part: str, node: Node, attribute: str, other: Any, finding: Finding) -> Twice:
    """A value of an object, and the other that stands elsewhere.

    Args:
        part: number of the part.
        node: the object, which others of its part are told from by their names.
        attribute: the field, of which the node has the value that was taken.
        other: the value that was not.
        finding: that says so.
    """
    around, key = _around(node)
    return Twice(
        part=part,
        place=f"{around}{key}{attribute}",
        path=f"{around}.{attribute}" if key.startswith("[") else f"{around}{attribute}",
        taken=_value(node, attribute, node.values.get(attribute)),
        other=_value(node, attribute, other),
        finding=finding,
    )


def _around(node: Node) -> tuple[str, str]:
    if node.place == ("ports",):
        return "ports", f"[{node.values['designation']}]."
    if node.place == ("cable", "ends"):
        return f"cable.end_{str(node.values['end']).lower()}.", ""
    return "".join(f"{step}." for step in node.place), ""


def _value(node: Node, attribute: str, value: Any) -> Any:
    """As the model has it where a cell is empty."""
    return defaults(class_at(node.place)).get(attribute) if value is None else value
