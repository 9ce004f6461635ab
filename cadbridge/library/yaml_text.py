"""YAML as text: every scalar stays the text it was written as, and every place has a line.

The model types the values, so ``003108020082`` keeps its zeros and ``1.10`` its last digit in
any YAML tool's dialect. Duplicate keys are refused. Written strings are quoted unless they are
plainly words, so that other tools read them as text too.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from cadbridge.errors import FileError, FindingsError
from cadbridge.findings import Finding, Place, Severity, rule

DUPLICATE_KEY = rule(
    "CB101",
    Severity.ERROR,
    "A key stands twice in a mapping",
    "Keep one of the two; YAML tools silently take the last.",
)

_PLAIN = re.compile(r"[A-Za-z][\w ./()-]*[\w./()-]|[A-Za-z]")
_NOT_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])
_LARGEST_BYTES = 64 * 1024 * 1024
_DEEPEST = 40


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


def read_yaml(path: Path) -> Any:
    """Read one YAML document: text, `LinedDict` and `LinedList`, or None for an empty file.

    Raises:
        FileError: the file is missing, too large, not UTF-8, not YAML, or uses aliases.
        FindingsError: keys stand twice.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileError(f"cannot be read: {error.strerror}", path=path) from error
    return parse_yaml(content, str(path))


def parse_yaml(content: bytes, file: str) -> Any:
    """As `read_yaml`, from bytes; `file` names them in messages."""
    if len(content) > _LARGEST_BYTES:
        raise FileError("is larger than 64 MB; a library file holds one part or family", path=file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise FileError("is not UTF-8 text", path=file, line=line) from error
    try:
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        line = mark.line + 1 if mark else 0
        raise FileError(f"is not YAML: {problem}", path=file, line=line) from error
    except RecursionError as error:
        raise FileError("is nested too deeply", path=file) from error
    builder = _Builder(file)
    data = builder.build(node, 0) if node is not None else None
    if builder.findings:
        raise FindingsError(f"{file}: keys stand twice", builder.findings)
    return data


class _Builder:
    """Turns a node tree into plain data that knows its lines."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self._seen: set[int] = set()

    def build(self, node: yaml.Node, depth: int) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        line = node.start_mark.line + 1
        if id(node) in self._seen:
            raise FileError("uses an alias; write the value out", path=self.file, line=line)
        if depth > _DEEPEST:
            raise FileError("is nested too deeply", path=self.file, line=line)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        items = LinedList(line)
        for item in node.value:
            items.put(self.build(item, depth + 1), item.start_mark.line + 1)
        return items

    def _mapping(self, node: yaml.MappingNode, depth: int) -> LinedDict:
        result = LinedDict(node.start_mark.line + 1)
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise FileError("has a key that is not text", path=self.file, line=line)
            key = str(key_node.value)
            if key in result:
                place = Place(file=self.file, line=line)
                message = f"key {key!r} stands twice"
                self.findings.append(Finding(rule=DUPLICATE_KEY, message=message, place=place))
            result.put(key, self.build(value_node, depth + 1), line)
        return result


def plain_or_quoted(text: str) -> str:
    """A scalar as it is written to a library file, on one line."""
    if _PLAIN.fullmatch(text) and text.lower() not in _NOT_WORDS:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A double-quoted YAML scalar."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = escaped.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return '"' + "".join(_escaped(character) for character in escaped) + '"'


def _escaped(character: str) -> str:
    code = ord(character)
    if character.isprintable() or character == " ":
        return character
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else f"\\U{code:08x}"
    )


def dump_yaml(data: Any) -> str:
    """Plain data (mappings, lists, text, numbers, booleans) as YAML; what is short on one line."""
    return "\n".join(_lines(data, 0)) + "\n"


_WIDEST = 100


def _lines(data: Any, indent: int) -> list[str]:
    if isinstance(data, Mapping) and data:
        return [line for key, value in data.items() for line in _entry(key, value, indent)]
    if isinstance(data, list) and data:
        return [line for item in data for line in _item(item, indent)]
    return [" " * indent + (_flow(data) or "")]


def _entry(key: str, value: Any, indent: int) -> list[str]:
    head = " " * indent + plain_or_quoted(key) + ":"
    flow = _flow(value)
    if flow is not None and (not _is_container(value) or len(head) + len(flow) < _WIDEST):
        return [f"{head} {flow}"]
    return [head, *_lines(value, indent + 2)]


def _item(item: Any, indent: int) -> list[str]:
    blank = " " * indent
    flow = _flow(item)
    if flow is not None and (not _is_container(item) or indent + len(flow) < _WIDEST):
        return [f"{blank}- {flow}"]
    lines = _lines(item, indent + 2)
    return [f"{blank}- {lines[0].lstrip()}", *lines[1:]]


def _flow(value: Any) -> str | None:
    """The value on one line, or None where it holds containers."""
    if isinstance(value, Mapping):
        if any(map(_is_container, value.values())):
            return None
        pairs = (f"{plain_or_quoted(key)}: {_scalar(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        if any(map(_is_container, value)):
            return None
        return "[" + ", ".join(map(_scalar, value)) + "]"
    return _scalar(value)


def _is_container(value: Any) -> bool:
    return isinstance(value, Mapping | list)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return plain_or_quoted(value) if isinstance(value, str) else str(value)
