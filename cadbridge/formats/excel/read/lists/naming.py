"""What a list is about: its part and its port, from captions, labels, sheets and the file."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.titles.caption_names import (
    CaptionNames,
    Named,
    in_front,
    is_designation,
    with_others,
)
from cadbridge.formats.excel.read.lists.titles.title_text import normal, tidy
from cadbridge.formats.excel.tables.columns import Layout

_COPY = re.compile(r"\s*\(\d+\)$|\s*\d+$")


class Namer:
    """Finds names in lines above lists."""

    def __init__(self, layout: Layout) -> None:
        self._names = CaptionNames(layout)
        self._plain = frozenset(normal(name) for name in layout.lists["plain_sheets"])

    def port_in(self, captions: Sequence[Cell]) -> Named:
        """The port that lines above a list name; the nearest line counts."""
        found = [
            (cell, named) for cell in captions[:2] if (named := self._names.port(cell.text)).name
        ]
        line = [(cell, named) for cell, named in found if cell.row == found[0][0].row]
        for cell, named in sorted(line, key=lambda it: not it[1].is_certain):
            more = [tidy(c.text) for c in captions if c.row == cell.row and c is not cell]
            rest = "; ".join(filter(None, [named.rest, *more]))
            return replace(named, rest=rest)
        return Named()

    def in_front_of(self, sheet: str) -> Named | None:
        """The port that a sheet's name begins with: ``X1 Power``."""
        named = with_others(sheet, in_front(sheet))
        return named if named.name else None

    def cable_in(self, captions: Sequence[Cell]) -> Named:
        """The cable that lines above a list name, with a word for cables before the name."""
        found = (self._names.cable(cell.text) for cell in captions)
        return next((named for named in found if named.name), Named())

    def is_plain(self, sheet: str) -> bool:
        """Whether a sheet's name names nothing: ``Sheet1``, ``Pins``."""
        name = normal(sheet)
        return name in self._plain or normal(_COPY.sub("", name)) in self._plain

    def cable_of_sheet(self, sheet: str) -> str:
        """The cable that a sheet is named after."""
        if re.fullmatch(r"[-+=]?(W|WC|C|K|CBL|CABLE|KABEL)[-_ ]?\d+\w*", sheet.strip(), re.I):
            return sheet.strip()
        return ""

    def port_of_sheet(self, sheet: str) -> str:
        """The port that a sheet is named after, where its name is a designation."""
        name = sheet.strip()
        is_other = self.is_plain(sheet) or self.cable_of_sheet(name)
        return name if is_designation(name) and not is_other else ""
