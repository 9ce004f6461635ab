"""YAML as text: every scalar stays the text it was written as, and every place has a line.

The model types the values, so ``003108020082`` keeps its zeros and ``1.10`` its last digit in
any YAML tool's dialect. Duplicate keys are refused.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import yaml

from cadbridge.errors import FileError, FindingsError
from cadbridge.files import read_content
from cadbridge.findings import Finding, Place, Rule, Severity, rule
from cadbridge.library.lined import LinedDict, LinedList
from cadbridge.words import counted, quoted

DUPLICATE_KEY = rule(
    "CB101",
    Severity.ERROR,
    "A key stands twice in a mapping",
    "Keep one of the two; YAML tools silently take the last.",
)

CONTROL_CHARACTER = rule(
    "CB105",
    Severity.ERROR,
    "A text holds a control character",
    "Take it out; neither XML nor a workbook can hold it.",
)

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters outside XML 1.0 (5th edition, production 2 Char); no format can carry them."""

_LARGEST_BYTES = 64 * 1024 * 1024
_DEEPEST = 40
_ARCHIVES = (b"PK", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0")
"""Begin workbooks and packed parts, which nobody could save as text."""
_ONE_IS = "a library is a folder of YAML files, or one such file"
_TOO_DEEP = "is nested too deeply"
_TABS = "if a tab stands there, put blanks: YAML is never indented with tabs"
_SLIPS = (
    "look at this line and the one above: blanks as in the lines beside it, brackets and quotes"
    " closed, quotes around a text that has ': ' or ' #' in it"
)


def read_yaml(path: Path) -> Any:
    """Read one YAML document: text, `LinedDict` and `LinedList`.

    A file of nothing but comments is an empty mapping.

    Raises:
        FileError: the file is missing, empty, too large, not UTF-8, not YAML, nested too deeply, or
            uses aliases.
        FindingsError: keys stand twice, or texts hold control characters.
    """
    return parse_yaml(read_content(path), str(path))


def parse_yaml(content: bytes, file: str) -> Any:
    """As `read_yaml`, from bytes; `file` names them in messages."""
    data, findings = lenient_yaml(content, file)
    if findings:
        raise FindingsError(f"{file}: {counted(len(findings), 'error')} in the YAML text", findings)
    return data


def lenient_yaml(content: bytes, file: str) -> tuple[Any, list[Finding]]:
    """As `parse_yaml`, with what is wrong beside the data; of a key that stands twice the last.

    Raises:
        FileError: as of `read_yaml`.
    """
    if len(content) > _LARGEST_BYTES:
        raise FileError("is larger than 64 MB; a library file holds one part or family", path=file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content.startswith(_ARCHIVES):
            raise FileError("is no library", path=file, hint=_ONE_IS) from error
        line = content[: error.start].count(b"\n") + 1
        hint = "save it as UTF-8 in your editor"
        raise FileError("is not UTF-8 text", path=file, line=line, hint=hint) from error
    if not text.strip():
        raise FileError("is empty", path=file)
    builder = _Builder(file, yaml.parse(text, Loader=yaml.CBaseLoader))
    try:
        data = builder.document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark and _opens_too_many(text[: mark.index]):
            raise FileError(_TOO_DEEP, path=file, line=mark.line + 1) from error
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        line = mark.line + 1 if mark else 0
        hint = _TABS if "\t" in text else _SLIPS
        raise FileError(f"is not YAML: {problem}", path=file, line=line, hint=hint) from error
    return LinedDict() if data is None else data, builder.findings


def _opens_too_many(before: str) -> bool:
    """Whether a line opens more brackets than may stand in each other.

    Within a line the parser looks far ahead, so it may meet a bound of its own, which differs from
    release to release, before it has told of the brackets that `_Builder` counts.
    """
    line = before.rpartition("\n")[2]
    return sum(map(line.count, "[{")) - sum(map(line.count, "]}")) > _DEEPEST


class _Builder:
    """Turns parser events into plain data that knows its lines.

    Events, not composed nodes: libyaml composes by recursion in C, and a file of nothing but
    brackets overruns its stack.
    """

    def __init__(self, file: str, events: Iterator[yaml.Event]) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self._events = events

    def document(self) -> Any:
        """The one document of the stream; None where there is none."""
        event = next(
            event for event in self._events if not isinstance(event, yaml.StreamStartEvent)
        )
        if isinstance(event, yaml.StreamEndEvent):
            return None
        data = self._value(next(self._events), 0)
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._refuse("holds a second document", event)
        return data

    def _value(self, event: yaml.Event, depth: int) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event)
        if isinstance(event, yaml.AliasEvent):
            self._refuse("uses an alias; write the value out", event)
        if depth > _DEEPEST:
            self._refuse(_TOO_DEEP, event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        items = LinedList(_line(event))
        while not isinstance(item := next(self._events), yaml.SequenceEndEvent):
            items.put(self._value(item, depth + 1), _line(item))
        return items

    def _mapping(self, start: yaml.Event, depth: int) -> LinedDict:
        result = LinedDict(_line(start))
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse("has a key that is not text", event)
            key = self._text(event)
            if key in result:
                self._note(DUPLICATE_KEY, f"key {quoted(key)} stands twice", event)
            result.put(key, self._value(next(self._events), depth + 1), _line(event))
        return result

    def _text(self, event: yaml.ScalarEvent) -> str:
        text = str(event.value)
        if control := UNWRITABLE.search(text):
            code = ord(control.group())
            self._note(CONTROL_CHARACTER, f"a text holds the character U+{code:04X}", event)
        return text

    def _note(self, rule_: Rule, message: str, event: yaml.Event) -> None:
        place = Place(file=self.file, line=_line(event))
        self.findings.append(Finding(rule=rule_, message=message, place=place))

    def _refuse(self, message: str, event: yaml.Event) -> NoReturn:
        raise FileError(message, path=self.file, line=_line(event))


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
