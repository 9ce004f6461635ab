"""Values that a workbook shows in two places, and not as the same."""

from typing import Any

from cadbridge.findings import Finding
from cadbridge.formats import Twice
from cadbridge.formats.excel.read.own.nodes import Node
from cadbridge.formats.excel.tables.part_objects import class_at
from cadbridge.model.fields import defaults


def twice(
    part: str, node: Node, attribute: str, values: tuple[Any, Any], finding: Finding
) -> Twice:
    """A value of an object, and the other that stands elsewhere.

    Args:
        part: number of the part.
        node: the object, which others of its part are told from by their names.
        attribute: the field; of texts in languages with the language, ``description[de_DE]``.
        values: that which was taken, and that which was not.
        finding: that says so.
    """
    around, key = _around(node)
    taken, other = values
    field = attribute.partition("[")[0]
    return Twice(
        part=part,
        place=f"{around}{key}{attribute}",
        path=f"{around}.{field}" if key.startswith("[") else f"{around}{field}",
        taken=_value(node, attribute, taken),
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
