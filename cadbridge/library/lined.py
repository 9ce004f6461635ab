"""Plain data that knows the lines of the file that it was read from."""

from collections.abc import Sequence
from typing import Any


class LinedDict(dict[str, Any]):
    """A mapping that knows the line of each key."""

    def __init__(self, line: int = 0) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    def put(self, key: str, value: Any, line: int) -> None:
        """Set a value and its line."""
        self[key] = value
        self.lines[key] = line


class LinedList(list[Any]):
    """A list that knows the line of each item."""

    def __init__(self, line: int = 0) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []

    def put(self, value: Any, line: int) -> None:
        """Append a value and its line."""
        self.append(value)
        self.lines.append(line)


def line_of(data: Any, path: Sequence[str | int]) -> int:
    """The 1-based line of a value below `data`, or of the nearest thing around it; 0 if unknown."""
    line: int = getattr(data, "line", 0)
    for step in path:
        if isinstance(data, LinedDict) and isinstance(step, str):
            line = data.lines.get(step, line)
            data = data.get(step)
        elif isinstance(data, LinedList) and isinstance(step, int) and step < len(data):
            line = data.lines[step]
            data = data[step]
        else:
            break
    return line
