"""Where the objects of a library stand in its files."""

from functools import cached_property
from pathlib import Path
from typing import Any

from cadbridge.errors import CadbridgeError
from cadbridge.files import read_content
from cadbridge.findings import Place
from cadbridge.library.lined import line_of
from cadbridge.library.paths import Places


class SourceFile:
    """One library file, read again for its lines when a place in it is first asked for.

    Most commands ask for none, and the lines of a large library would fill the memory.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._places = Places()

    @property
    def data(self) -> Any:
        """Its plain data, families written out; empty where it can no longer be read."""
        return self._read[0]

    @property
    def has_whole_families(self) -> bool:
        """Whether all that its families name could be written out."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[Any, bool]:
        from cadbridge.library.families import lenient_families  # noqa: PLC0415 - few ask for lines
        from cadbridge.library.yaml_text import lenient_yaml  # noqa: PLC0415

        try:
            data, _ = lenient_yaml(read_content(self.path), str(self.path))
        except CadbridgeError:
            return {}, True
        expanded, findings = lenient_families(data, str(self.path))
        return expanded, not findings

    def line(self, list_name: str, index: int, cls: type, field: str) -> int:
        """The 1-based line of a field of the object of `cls` at an index of a list.

        0 where the file has changed so much that it cannot be told.
        """
        try:
            item = self.data[list_name][index]
        except (KeyError, IndexError):
            return 0
        return line_of(item, self._places.path_to(item, cls, field))

    def has(self, list_name: str, index: int, cls: type, field: str) -> bool:
        """Whether a field of the object of `cls` at an index of a list is written there."""
        try:
            found = self.data[list_name][index]
            for step in self._places.path_to(found, cls, field):
                found = found[step]
        except (KeyError, IndexError, TypeError):
            return False
        return not isinstance(found, list | dict)

    def records_place(self, format_: str) -> Place:
        """File and line of a format's records."""
        line = line_of(self.data, ("records", format_))
        return Place(file=str(self.path), line=line, field=f"records[{format_}]")
