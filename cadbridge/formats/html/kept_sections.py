"""What a part's file held beside the model: contents, variants, further data."""

from collections.abc import Iterator

from cadbridge.formats import told_of
from cadbridge.formats.html.frame import Section
from cadbridge.formats.html.sheet import Sheet
from cadbridge.formats.html.tables import Row, table
from cadbridge.mapping import shipped_mappings


def kept_sections(sheet: Sheet) -> Iterator[Section]:
    """One section a table."""
    for number, (title, columns, rows) in enumerate(told_of(sheet.part, shipped_mappings()), 1):
        body = table(title, columns, [Row(tuple(row)) for row in rows])
        yield Section(f"kept-{number}", title, body)
