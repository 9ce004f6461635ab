"""What sheets say beside their tables, as rows: the part of a title block, the port of a page."""

from cadbridge.formats.excel.read.own.cells import CellReader
from cadbridge.formats.excel.read.own.regions import SheetContent
from cadbridge.formats.excel.read.own.rows import Row, of_language
from cadbridge.formats.excel.tables.columns import PART_NUMBER, Table
from cadbridge.mapping.codecs import NO_LANGUAGE


def title_block_row(
    content: SheetContent, reader: CellReader, parts: Table, *, is_own: bool
) -> Row | None:
    """What a sheet says about its part beside the tables, as a row of the table of parts.

    In a workbook of ours words that explain a value stand behind it, and are none themselves.
    """
    labels = [
        label
        for label in content.labels
        if label.key in parts.by_key and (label.is_next or not is_own)
    ]
    named = next((label for label in labels if label.key == PART_NUMBER), None)
    if named is None:
        return None
    row = Row(
        table=parts,
        sheet=content.grid.name,
        number=named.cell.row,
        values={},
        found={},
        columns={},
        labels={
            key: label.cell
            for label in labels
            for key in (label.key, of_language(label.key, label.language or NO_LANGUAGE))
        },
    )
    for label in labels:
        column = parts.by_key[label.key]
        value = reader.value(column, label.cell, row.sheet, "")
        if column.codec == "languages":
            language = label.language or NO_LANGUAGE
            row.values.setdefault(label.key, {})[language] = value
        else:
            row.values.setdefault(label.key, value)
    return row


def port_row(content: SheetContent, reader: CellReader, ports: Table) -> Row | None:
    """What the page of a port says of it above its pins: the purpose stands behind the name."""
    labels = {label.key: label.cell for label in content.labels}
    if PART_NUMBER not in labels or "port" not in labels:
        return None
    name = labels["port"]
    behind = [cell for at, cell in content.grid.row(name.row).items() if at > name.column]
    purpose = next((cell for cell in behind if cell.text.strip()), None)
    if purpose is None:
        return None
    cells = {PART_NUMBER: labels[PART_NUMBER], "port": name, "purpose": purpose}
    row = Row(
        table=ports,
        sheet=content.grid.name,
        number=name.row,
        values={},
        found={},
        columns={},
        labels=cells,
    )
    for key, cell in cells.items():
        row.values[key] = reader.value(ports.by_key[key], cell, row.sheet, "")
    return row
