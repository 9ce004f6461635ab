"""The pins of plugs as they are kept of a file: port, connection points, descriptions.

A connector of the model has the contacts of its face; what a file says of each pin is kept.
"""

from collections.abc import Iterator, Mapping, Sequence

from cadbridge.formats import Told
from cadbridge.formats.eplan.fields.texts import one_line
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.xml.elements import TEMPLATE
from cadbridge.formats.eplan.xml.node import text_entries
from cadbridge.mapping.definitions import definition_name
from cadbridge.model import Extra

_PLUG, _PIN = f"{TEMPLATE} plug", f"{TEMPLATE} contact "
_CATEGORIES = {"101": _PIN, "103": _PLUG}
_COLUMNS = ("Pin", "Connection points", "Description", "Function")


def pins(variant: Mapping[str, Extra], plan: Plan) -> Iterator[Told]:
    """A table of the pins of each plug; nothing where no pin says more than its name."""
    children = variant.get("children")
    items = [_item(child) for child in children] if isinstance(children, list) else []
    title, rows = "Pins", list[Sequence[str]]()
    for name, values in items:
        if name.startswith(_PLUG):
            yield from _table(title, rows)
            title, rows = _title(values), []
        elif name.startswith(_PIN):
            rows.append(_row(name.removeprefix(_PIN), values, plan))
    yield from _table(title, rows)


def _table(title: str, rows: Sequence[Sequence[str]]) -> Iterator[Told]:
    if any(row[0] != row[1] or row[2] or row[3] for row in rows):
        yield Told(title, _COLUMNS, list(rows))


def _item(child: Extra) -> tuple[str, dict[str, str]]:
    """What a kept element stands for, and its attributes as far as they are kept."""
    if not isinstance(child, dict):
        return str(child), {}
    values = text_entries(child.get("attributes", {}))
    if "of" in child:
        return str(child["of"]), values
    return _CATEGORIES.get(values.get("functiondefcategory", ""), ""), values


def _title(values: Mapping[str, str]) -> str:
    told = [values.get("terminalNr", ""), values.get("description", "")]
    return one_line(" ".join(filter(None, ["Pins", *told])))


def _row(name: str, values: Mapping[str, str], plan: Plan) -> Sequence[str]:
    """Pin, designations of its connection points, descriptions, name of its definition.

    A pin with several designations is one that passes through. Of an element that is as it would
    be written but for some attributes, only these are kept.
    """
    pin = values.get("terminalNr", name)
    category, usual, _ = plan.definition("contact_unspecified")
    group, id_ = values.get("functiondefgroup", usual), values.get("functiondefid", "")
    return (
        pin,
        _lines(values.get("connectionDesignation", name)),
        _lines(values.get("connectiondescription", "")),
        definition_name(f"{category}.{group}.{id_}") if id_ else "",
    )


def _lines(text: str) -> str:
    return ", ".join(filter(None, (line.strip() for line in text.splitlines())))
