"""A part on the terminal: a head, then one table for each thing it has."""

from collections.abc import Iterator

from cadbridge.cli.tables import Console, print_table
from cadbridge.doubts import Doubts, gravity, place_words, reason_words
from cadbridge.formats import told_of
from cadbridge.mapping import Mappings
from cadbridge.mapping.codecs import RANGE_MARK, encode_decimal
from cadbridge.mapping.definitions import (
    connection_points,
    definition_name,
    function_words,
    points_words,
)
from cadbridge.mapping.product_groups import Groups, group_words
from cadbridge.model import CableEnd, Conductor, Library, Part, Port
from cadbridge.model.fields import figures
from cadbridge.model.naming import connector_words, price_words
from cadbridge.words import main_text, printable, spoken, titled

_LABELS = {
    "size": "Size W x H x D",
    "erp_number": "ERP number",
    "gtin": "GTIN",
    "supplier_order_number": "Supplier's no.",
}
"""Of what is not called by the name of its field."""
_FIRST = (
    *("description", "description_2", "description_3", "kind", "product_group", "manufacturer"),
    *("type_number", "order_number", "size", "weight", "connector", "erp_number", "gtin"),
    *("supplier", "supplier_order_number", "price", "sales_price", "quantity_unit", "note"),
)
_APART = ("part_number", "currency")
_HEAD = (*_FIRST, *(name for name in figures(Part) if name not in (*_FIRST, *_APART)))
"""In their order; a new text of a part stands here of its own."""


def print_part(
    library: Library, part: Part, groups: Groups, target: Console, *, wording: bool = False
) -> None:
    """Print everything about a part that people ask for.

    Args:
        library: the connectors and faces that the part names.
        part: what is shown.
        groups: names of product groups.
        target: where it is printed.
        wording: whether doubts of wording are shown as well.
    """
    target.print(printable(part.part_number), bold=True, reverse=True)
    for label, value in _head(library, part, groups):
        target.labelled(label, printable(value))
    _print_ports(library, part, target)
    _print_cable(library, part, target)
    _print_functions(part, target)
    _print_properties(part, target)
    _print_lists(part, target)
    _print_open_points(library, part, target, wording=wording)
    target.print()


def _head(library: Library, part: Part, groups: Groups) -> Iterator[tuple[str, str]]:
    size = [part.width_mm, part.height_mm, part.depth_mm]
    words = " x ".join(encode_decimal(number) or "?" for number in size)
    said = {
        "description": main_text(part.description),
        "description_2": main_text(part.description_2),
        "description_3": main_text(part.description_3),
        "kind": spoken(part.kind),
        "product_group": group_words(groups.of(part)),
        "manufacturer": _firm(library, part.manufacturer),
        "size": f"{words} mm" if any(size) else "",
        "weight": f"{encode_decimal(part.weight_kg)} kg" if part.weight_kg is not None else "",
        "connector": connector_words(part.connector),
        "supplier": _firm(library, part.supplier),
        "price": price_words(part, part.price),
        "sales_price": price_words(part, part.sales_price),
        "quantity_unit": main_text(part.quantity_unit),
        "note": main_text(part.note),
    }
    for name in _HEAD:
        value = said[name] if name in said else getattr(part, name)
        if value:
            yield _LABELS.get(name, titled(name)), value
    for item in part.classifications:
        yield item.system, f"{item.code} {item.release}".strip()


def _firm(library: Library, short_name: str) -> str:
    """``Siemens AG (SIE)``."""
    firm = library.manufacturer_by_short_name.get(short_name)
    return f"{firm.name} ({short_name})" if firm else short_name


def _print_ports(library: Library, part: Part, target: Console) -> None:
    columns = [
        *("Contact", "Second", "Signal", "Second signal", "Function", "Direction", "Voltage"),
        *("Channel", "mm2", "Connection", "Definition", "Optional", "Wire", "Wire mm2", "Remarks"),
    ]
    for port in part.ports:
        rows = [
            [
                pin.contact,
                pin.second_contact,
                pin.signal,
                pin.second_signal,
                pin.function,
                str(pin.direction).replace("_", " "),
                pin.voltage,
                pin.channel,
                pin.cross_section,
                pin.dimension,
                definition_name(pin.definition),
                "yes" if pin.optional else "",
                " ".join(filter(None, (pin.wire_colour, pin.wire_gauge))),
                encode_decimal(pin.wire_cross_section_mm2),
                pin.remarks,
            ]
            for pin in port.pins
        ]
        print_table(columns, rows, title=_port_title(library, port), target=target)


def _port_title(library: Library, port: Port) -> str:
    connector = port.connector
    text = connector_words(library.connector(connector))
    plug = f"{connector}: {text}" if text else connector
    return "  ".join(item for item in (port.designation, port.purpose, plug) if item)


def _print_cable(library: Library, part: Part, target: Console) -> None:
    cable = part.cable
    if cable is None:
        return
    for name, end in part.ends.items():
        target.labelled(f"End {name}", printable(_end_text(library, end)))
    columns = ["Id", "At A", "Contact A", "Colour", "As printed", "Core", "mm2", "Gauge"]
    columns += ["Length mm", "At B", "Contact B", "Shielded by", "Pair", "Signal"]
    rows = [
        [
            core.id,
            core.connector_a,
            core.contact_a,
            " + ".join(filter(None, _core_words(core))),
            core.colour_printed,
            core.core_number,
            encode_decimal(core.cross_section_mm2),
            core.gauge,
            encode_decimal(core.length_mm),
            core.connector_b,
            core.contact_b,
            core.shielded_by,
            core.pair,
            core.signal,
            core.function,
            core.remarks,
        ]
        for core in cable.conductors
    ]
    print_table([*columns, "Function", "Remarks"], rows, title="Conductors", target=target)
    if cable.lengths:
        rows = [[encode_decimal(item.length_mm), item.order_code] for item in cable.lengths]
        print_table(["Length mm", "Order code"], rows, title="Order codes", target=target)


def _core_words(row: Conductor) -> tuple[str, ...]:
    """Colour, shield, or that there is no core."""
    return row.colour, "shield" if row.shield else "", "" if row.is_wired else "no core"


def _end_text(library: Library, end: CableEnd) -> str:
    text = str(end.state).replace("_", " ")
    if end.connector:
        known = connector_words(library.connector(end.connector))
        text = f"{end.connector}: {known}" if known else end.connector
    mates = ", ".join(f"{item.part_number} {item.port}" for item in end.mates_with)
    return "  ".join(item for item in (end.label, text, f"fits {mates}" if mates else "") if item)


def _print_functions(part: Part, target: Console) -> None:
    if part.functions:
        rows = [
            [
                item.name,
                function_words(item),
                item.designation,
                item.index,
                points_words(item),
                item.characteristics,
                item.remarks,
            ]
            for item in part.functions
        ]
        columns = [
            *("Function", "Type", "Designation", "Index", "Connection points"),
            *("Characteristics", "Remarks"),
        ]
        print_table(columns, rows, title="Functions", target=target)
        _print_points(part, target)


def _print_points(part: Part, target: Console) -> None:
    """The connection points of functions of which more is known than their designation."""
    rows = [
        [item.name, point.designation, point.description, point.cross_section, point.dimension]
        for item in part.functions
        if item.descriptions or item.cross_sections or item.dimensions
        for point in connection_points(item)
    ]
    if rows:
        columns = ["Function", "Connection point", "Description", "mm2", "Connection"]
        print_table(columns, rows, title="Connection points", target=target)


def _print_properties(part: Part, target: Console) -> None:
    for group in dict.fromkeys(item.group for item in part.properties):
        rows = [
            [
                item.name,
                item.condition,
                item.value or RANGE_MARK.join((item.minimum, item.maximum)),
                item.unit,
            ]
            for item in part.properties
            if item.group == group
        ]
        columns = ["Property", "Condition", "Value", "Unit"]
        print_table(columns, rows, title=group[:1].upper() + group[1:] or "Data", target=target)


def _print_lists(part: Part, target: Console) -> None:
    if part.accessories:
        rows = [
            [
                item.part_number,
                str(item.quantity),
                "included" if item.included else "",
                item.remarks,
            ]
            for item in part.accessories
        ]
        print_table(
            ["Part number", "Count", "Included", "Remarks"],
            rows,
            title="Accessories",
            target=target,
        )
    if part.documents:
        rows = [
            [item.title, item.number, item.date, item.author, item.url] for item in part.documents
        ]
        columns = ["Title", "Number", "Date", "Author", "Address"]
        print_table(columns, rows, title="Documents", target=target)


def print_told(part: Part, mappings: Mappings, target: Console) -> None:
    """Print what is kept of a part beside the model: contents, variants, further data."""
    for title, columns, rows in told_of(part, mappings):
        print_table(columns, rows, title=title, target=target)


def _print_open_points(library: Library, part: Part, target: Console, *, wording: bool) -> None:
    """What the sources leave open, so that nobody takes a conclusion for a statement."""
    rows = [
        [
            place_words(point, part.part_number),
            str(point.source.certainty),
            reason_words(point.source),
        ]
        for point in sorted(Doubts(library, wording=wording).part(part), key=gravity)
    ]
    if rows:
        columns = ["Where", "Certainty", "Why"]
        print_table(columns, rows, title="Open points", target=target)
