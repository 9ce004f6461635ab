"""How workbooks look: one set of cell formats, shared by all sheets."""

from functools import cache, cached_property
from typing import Any

INK = "#1F2A37"
ACCENT = "#17415F"
BAND = "#F1F5F8"
RULE = "#C9D3DB"
MUTED = "#5E6B78"
SUPPLIER = "#FFF6DC"
SUPPLIER_HEADER = "#8A6A12"
FONT = {"font_name": "Arial", "font_size": 10, "font_color": INK}
"""Every spreadsheet program has Arial, or a font of the same widths: pages look alike in all."""

TEXT = {"num_format": "@", "valign": "vcenter", "text_wrap": True}


class Styles:
    """Formats of one workbook, made when first asked for."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self.make = cache(self._make)

    def _make(self, *properties: tuple[str, Any]) -> Any:
        return self._book.add_format({**FONT, **dict(properties)})

    def of(self, **properties: Any) -> Any:
        """A format with these properties of XlsxWriter over the house's font."""
        return self.make(*sorted(properties.items()))

    @property
    def text(self) -> Any:
        """Cells that hold text, whatever it looks like, on as many lines as it takes."""
        return self.of(**TEXT)

    @property
    def ruled(self) -> Any:
        """Text with a line below it."""
        return self.of(**TEXT, bottom=1, bottom_color=RULE)

    @property
    def number(self) -> Any:
        """Cells that hold numbers."""
        return self.of(valign="vcenter", align="right", indent=1)

    @property
    def header(self) -> Any:
        """Column titles."""
        return self.of(**_HEADER, bg_color=ACCENT)

    @property
    def supplier_header(self) -> Any:
        """Titles of the columns that the supplier fills in."""
        return self.of(**_HEADER, bg_color=SUPPLIER_HEADER)

    @property
    def supplier(self) -> Any:
        """Cells that the supplier fills in."""
        return self.of(**TEXT, bg_color=SUPPLIER, border=4, border_color=RULE)

    def swatch(self, shade: str) -> Any:
        """A cell that shows a colour."""
        return self.of(bg_color=shade, border=1, border_color=MUTED)

    @cached_property
    def band(self) -> Any:
        """Every other row of a table, as a conditional format: sorting keeps the pattern."""
        return self._book.add_format({"bg_color": BAND, "bottom": 1, "bottom_color": RULE})

    @cached_property
    def line(self) -> Any:
        """The other rows."""
        return self._book.add_format({"bottom": 1, "bottom_color": RULE})


_HEADER = {
    "bold": True,
    "font_color": "#FFFFFF",
    "text_wrap": True,
    "valign": "top",
    "num_format": "@",
}
