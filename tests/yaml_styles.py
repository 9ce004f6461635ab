"""Plain data as YAML in any style a person may write it, for property tests."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import count
from random import Random
from typing import Any

from cadbridge.library.yaml_dump import flow_text, plain_or_quoted, plain_text, quoted


class StyledYaml:
    """Writes YAML with styles, comments and blank lines by chance."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._numbers = count()

    def text(self, data: Any) -> str:
        """The data as a document."""
        newline = self._random.choice(["\n", "\n", "\r\n"])
        lines = [*self._block(data, 0), *self._between(0)]
        return newline.join(lines) + self._random.choice(["", newline])

    def _maybe(self, text: str) -> str:
        return text if self._random.random() < 0.3 else ""

    def _comment(self) -> str:
        return f"# comment {next(self._numbers)}"

    def _between(self, indent: int) -> list[str]:
        """Nothing, or comment and blank lines."""
        lines = [" " * indent + self._comment() if self._maybe("x") else ""]
        return lines if self._maybe("x") else []

    def _end(self) -> str:
        return self._maybe(f"  {self._comment()}")

    def _block(self, data: Any, indent: int) -> list[str]:
        lines = []
        blank = " " * indent
        if isinstance(data, Mapping):
            for key, value in data.items():
                lines += self._between(indent)
                lines += self._entry(f"{blank}{plain_or_quoted(key)}:", value, indent)
        else:
            for item in data:
                lines += self._between(indent)
                lines += self._item(f"{blank}-", item, indent)
        return lines

    def _entry(self, head: str, value: Any, indent: int) -> list[str]:
        if not self._stands_in_lines(value):
            return self._scalar(head, value, indent)
        indentless = isinstance(value, list) and self._maybe("x")
        deeper = indent if indentless else indent + self._random.choice([1, 2, 4])
        return [head + self._end(), *self._block(value, deeper)]

    def _item(self, head: str, item: Any, indent: int) -> list[str]:
        if not self._stands_in_lines(item):
            return self._scalar(head, item, indent)
        lines = self._block(item, indent + 2)
        if lines[0].strip() and not lines[0].lstrip().startswith("#"):
            return [f"{head} {lines[0].lstrip()}", *lines[1:]]
        return [head, *lines]

    def _stands_in_lines(self, value: Any) -> bool:
        return bool(isinstance(value, Mapping | list) and value and not self._maybe("x"))

    def _scalar(self, head: str, value: Any, indent: int) -> list[str]:
        if isinstance(value, Mapping | list):
            return [f"{head} {flow_text(value)}{self._end()}"]
        text = plain_text(value)
        words = text.split(" ")
        if self._maybe("x") and text.isprintable() and "" not in words:
            fold = " " * indent + " " * self._random.choice([1, 2, 3])
            style = self._random.choice([">-", "|-"])
            lines = [fold + word for word in words] if style == ">-" else [fold + text]
            return [f"{head} {style}{self._end()}", *lines]
        if isinstance(value, str):
            single = "'" + text.replace("'", "''") + "'"
            styles = [plain_or_quoted(text), quoted(text)]
            text = self._random.choice([*styles, single] if text.isprintable() else styles)
        elif isinstance(value, Decimal):
            text = self._random.choice([text, quoted(text)])
        return [f"{head} {text}{self._end()}"]
