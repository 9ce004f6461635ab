"""The index that the search of the pages looks into.

It is a script, since a page that was opened from a folder may not load data files.
"""

import json
from collections.abc import Iterator

from cadbridge.formats.html.addresses import Addresses
from cadbridge.formats.html.catalogue import Catalogue
from cadbridge.formats.html.facets import Buses, connector_kinds
from cadbridge.formats.html.words import (
    length_words,
    maker_name,
    name_of,
)
from cadbridge.model import Part
from cadbridge.model.naming import connector_words
from cadbridge.words import spoken


def search_index(catalogue: Catalogue, buses: Buses) -> str:
    """One line a part: name, page, kind, description, texts it is found by, and what to filter by.

    The filters are manufacturer, connectors and buses.
    """
    addresses, say = Addresses(catalogue.pages), catalogue.words
    lines = [
        json.dumps(
            [
                _one_line(name_of(part)),
                addresses.part(part.part_number),
                say(spoken(part.kind)),
                _one_line(catalogue.text(part.description)),
                list(dict.fromkeys(map(_one_line, _terms(catalogue, part)))),
                maker_name(catalogue.library, part),
                connector_kinds(catalogue.library, part),
                buses.within(part),
            ]
        )
        for part in catalogue.parts
    ]
    return "window.catalogueIndex = [\n" + ",\n".join(lines) + "\n];\n"


def _one_line(text: str) -> str:
    """A text without lines of its own."""
    return " ".join(text.split())


def _terms(catalogue: Catalogue, part: Part) -> Iterator[str]:
    library, say = catalogue.library, catalogue.words
    yield f"{say('Part number')} {part.part_number}"
    for label, number in {
        "Order number": part.order_number,
        "ERP number": part.erp_number,
        "GTIN": part.gtin,
        "Supplier order number": part.supplier_order_number,
    }.items():
        if number:
            yield f"{say(label)} {number}"
    for texts in (part.description, part.description_2, part.description_3, part.note):
        yield from texts.values()
    yield f"{say('Manufacturer')} {maker_name(library, part)}"
    if part.connector:
        yield connector_words(part.connector, say)
    for port in part.ports:
        name = f"{say('Port')} {port.designation}"
        words = connector_words(library.connector(port.connector), say)
        yield " ".join(f"{name} {port.purpose} {port.connector} {words}".split())
        for pin in port.pins:
            yield f"{name}, {say('Contact')} {pin.contact}: {pin.signal}"
    yield from _cable_terms(catalogue, part)
    for function in part.functions:
        yield f"{function.name}: {' '.join(function.terminals)}"
    for item in part.properties:
        yield f"{item.name} {item.condition}".strip()


def _cable_terms(catalogue: Catalogue, part: Part) -> Iterator[str]:
    if part.cable is None:
        return
    say = catalogue.words
    for length in part.cable.lengths:
        yield f"{say('Order code')} {length.order_code}, {length_words(length)}"
    for letter, end in part.ends.items():
        words = connector_words(catalogue.library.connector(end.connector), say)
        yield " ".join(f"{say(f'End {letter}')} {end.label} {end.connector} {words}".split())
        for port in end.mates_with:
            yield f"{say('Fits')} {port.part_number} {port.port}"
    for conductor in part.cable.conductors:
        yield f"{say('Conductor')} {conductor.id}: {conductor.signal}"
