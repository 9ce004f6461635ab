"""Titles beside which a value stands above a list: ``Part number | X``, ``Drive | X``."""

import re
from collections.abc import Container, Mapping

from cadbridge.formats.excel.read.lists.titles.title_text import normal, readings
from cadbridge.formats.excel.tables.columns import Layout, normal_title


class LabelWords:
    """Such titles of a mapping."""

    def __init__(self, layout: Layout, fields: Mapping[str, tuple[str, ...]]) -> None:
        """Of the layout; `fields` are what titles mean above columns."""
        lists = layout.lists
        self._cables = frozenset(map(normal, lists["cables"]))
        self._plugs = frozenset(map(normal, lists["plugs"]))
        self._devices = frozenset(map(normal, lists["devices"]))
        self._boards = frozenset(map(normal, (*lists["devices"], *lists["boards"])))
        self._names = frozenset(map(normal, lists["names"]))
        self._parts = frozenset(title for title, found in fields.items() if found[0] == "part")
        of_data = (
            *lists["data_labels"],
            *lists["titles"]["length"],
            *lists["titles"]["cable_type"],
        )
        self._data = frozenset(map(normal, of_data))
        self._plain = frozenset(map(normal, lists["plain_sheets"]))
        labels = (layout.titles_of_key(key) for key in layout.labels)
        self._labels = frozenset().union(*labels)
        columns_of_all = (column for table in layout.tables.values() for column in table.columns)
        self._of_any_table = frozenset().union(*map(layout.titles, columns_of_all))
        connector = layout.tables["pins"].by_key["connector"]
        self._connectors = frozenset(map(normal, layout.titles(connector)))

    def is_plain(self, text: str) -> bool:
        """Whether a line names nothing: ``Pinout``."""
        return normal(text) in self._plain

    def is_label(self, text: str) -> bool:
        """Whether a text is a title beside which a value of the part may stand."""
        return normal_title(text) in self._labels

    def is_device(self, text: str) -> bool:
        """Whether a text is a word for a device, beside which its name stands above a list."""
        return normal(text) in self._devices

    def is_board(self, text: str) -> bool:
        """Whether a title is a board or device by itself: ``Arduino Nano``, ``ESP32-S3``."""
        plain = normal(text)
        first = re.split(r"[\s\d_-]", plain)[0]
        return plain in self._boards or first in self._boards

    def is_plug(self, text: str) -> bool:
        """Whether a text is a word for a connector or a strip of terminals."""
        return normal(text) in self._plugs

    def special(self, text: str) -> str:
        """What a title of two words is called that only stands above lists; empty: it is none."""
        if self.is_number_of_cable(text):
            return "part_number"
        if self.is_number_of_connector(text):
            return "connector_number"
        return "cable_name" if self.is_name_of_cable(text) else ""

    def is_data(self, text: str) -> bool:
        """Whether what stands beside a text is technical data: ``Mating connector``, ``Length``."""
        return not self._data.isdisjoint(readings(text))

    def is_number_of_cable(self, text: str) -> bool:
        """Whether a title is that of a cable's part number: ``Harness P/N``."""
        return self._is_number_of(self._cables, text)

    def is_number_of_connector(self, text: str) -> bool:
        """Whether a title is that of a connector's part number: ``Connector P/N``."""
        return self._is_number_of(self._plugs, text)

    def _is_number_of(self, things: Container[str], text: str) -> bool:
        words = normal(text).split()
        pairs = ((words[:1], words[1:]), (words[-1:], words[:-1]))
        return any(" ".join(one) in things and " ".join(rest) in self._parts for one, rest in pairs)

    def is_name_of_cable(self, text: str) -> bool:
        """Whether a title is that of a cable's name, beside which it may have a number."""
        first, _, last = normal(text).rpartition(" ")
        return first in self._cables and last in self._names

    def is_of_any_table(self, text: str) -> bool:
        """Whether a text is a title of any table of ours, of those for parts too."""
        return normal_title(text) in self._of_any_table

    def is_connector(self, title: str) -> bool:
        """Whether a title may be that of a connector's part number, beside that of the port."""
        return normal(title) in self._connectors
