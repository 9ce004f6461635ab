"""Editing YAML text so that it holds other data and all else stays as it was.

What does not differ is not touched: comments, order, blank lines, quoting, and whether a
collection stands in brackets or in lines. The nodes of the parsed text say where each value
stands; every difference becomes one small replacement in the text.

    data        what the text shall hold: mappings, lists, text, numbers and booleans
    Aligned     a list that also says which items of the text's list its items are
    LinedDict,  as they were read from the text and at their own place in it: not to be
    LinedList   changed
"""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from cadbridge.library.lined import LinedDict, LinedList
from cadbridge.library.yaml_dump import (
    WIDEST,
    dump_lines,
    dump_yaml,
    flow_text,
    is_container,
    plain_text,
)
from cadbridge.library.yaml_scalar import restyled


class Aligned(list[Any]):
    """A list for `edited_yaml` whose items know where they come from."""

    def __init__(self, items: Sequence[Any], origins: Sequence[int | None]) -> None:
        super().__init__(items)
        self.origins = list(origins)
        """Index of each item in the list it is edited from; None: it is new."""


def edited_yaml(text: str, data: Any) -> str:
    """The text changed so that it holds the data.

    A list that is not `Aligned` is new as a whole. The result should be parsed and compared:
    YAML has spellings (anchors, tags, comments within brackets) that are not dealt with.

    Raises:
        yaml.YAMLError: the text is not YAML.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    ended = text if text.endswith("\n") or not text else text + newline
    node = yaml.compose(ended, Loader=yaml.CBaseLoader)
    if node is None:
        return ended + dump_yaml(data).replace("\n", newline)
    editor = _Editor(ended, newline)
    if not editor.adapt(node, data):
        editor.replace_lines(node.start_mark.index, node, dump_lines(data))
    result = editor.result()
    return result if ended == text else result.removesuffix(newline)


class _Editor:
    """Collects replacements in a text that ends with a line break."""

    def __init__(self, text: str, newline: str) -> None:
        self._text = text
        self._newline = newline
        self._edits: list[tuple[int, int, str]] = []

    def result(self) -> str:
        """The text with the replacements made; of several at one place, the first goes first."""
        pieces = []
        position = 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            pieces += [self._text[position:start], new]
            position = end
        return "".join(pieces) + self._text[position:]

    def adapt(self, node: yaml.Node, data: Any) -> bool:
        """Make a node hold the data; False where it has to be replaced as a whole."""
        if isinstance(data, LinedDict | LinedList):
            return True
        if isinstance(node, yaml.ScalarNode):
            if not is_container(data):
                self._adapt_scalar(node, data)
            return not is_container(data)
        if isinstance(node, yaml.CollectionNode) and self._gets_too_wide(node, data):
            return False
        if isinstance(node, yaml.MappingNode) and isinstance(data, Mapping):
            return self._adapt_mapping(node, data)
        if isinstance(node, yaml.SequenceNode) and isinstance(data, Aligned):
            return self._adapt_sequence(node, data)
        return False

    def _gets_too_wide(self, node: yaml.CollectionNode, data: Any) -> bool:
        """Whether what fits one line in brackets would fit it no longer."""
        start, end = node.start_mark, node.end_mark
        is_one = node.flow_style and start.line == end.line and end.column <= WIDEST
        return bool(is_one and is_container(data) and start.column + len(flow_text(data)) > WIDEST)

    def replace_lines(self, start: int, node: yaml.Node, lines: list[str]) -> None:
        """Put lines in the place of everything from `start` to the end of the node."""
        self._edits.append((start, self._end(node), self._newline.join(lines).lstrip(" ")))

    def _adapt_scalar(self, node: yaml.ScalarNode, value: Any) -> None:
        if node.value == plain_text(value):
            return
        start, end = node.start_mark.index, self._end(node)
        blank = " " if start == end and not self._text[start - 1].isspace() else ""
        old = self._text[start:end]
        self._edits.append((start, end, blank + restyled(old, node.style, value, self._newline)))

    def _adapt_mapping(self, node: yaml.MappingNode, data: Mapping[str, Any]) -> bool:
        index_of = {key.value: index for index, (key, _) in enumerate(node.value)}
        kept = [index_of[key] for key in data if key in index_of]
        if not kept:
            return not node.value and not data
        column = node.start_mark.column
        for index in kept:
            key, value = node.value[index]
            is_long = not node.flow_style and _wants_folding(value, data[key.value])
            if is_long or not self.adapt(value, data[key.value]):
                lines = dump_lines({key.value: data[key.value]}, column)
                self._replace(node, key.start_mark.index, value, data[key.value], lines)
        spans = [(key.start_mark.index, self._end(value)) for key, value in node.value]
        added: list[tuple[int, Any]] = []
        anchor = -1
        for key, value in data.items():
            anchor = index_of.get(key, anchor)
            if key not in index_of:
                added.append((anchor, {key: value}))
        if node.flow_style:
            pairs = [(at, flow_text(pair)[1:-1]) for at, pair in added]
            self._rearrange_flow(spans, kept, pairs)
        else:
            entries = [(at, dump_lines(pair, column)) for at, pair in added]
            self._rearrange_lines(spans, kept, entries, column)
        return True

    def _adapt_sequence(self, node: yaml.SequenceNode, data: Aligned) -> bool:
        kept = [origin for origin in data.origins if origin is not None]
        if not kept or kept != sorted(set(kept)):
            return not node.value and not data
        spans = self._item_spans(node)
        column = node.start_mark.column
        added: list[tuple[int, Any]] = []
        anchor = -1
        for item, origin in zip(data, data.origins, strict=True):
            if origin is None:
                added.append((anchor, item))
                continue
            anchor = origin
            old = node.value[origin]
            if not self.adapt(old, item):
                self._replace(node, spans[origin][0], old, item, dump_lines([item], column))
        if node.flow_style:
            texts = [(at, flow_text(item)) for at, item in added]
            self._rearrange_flow(spans, kept, texts)
        else:
            items = [(at, _item_lines(node, item)) for at, item in added]
            self._rearrange_lines(spans, kept, items, column)
        return True

    def _replace(
        self, parent: yaml.CollectionNode, start: int, old: yaml.Node, new: Any, lines: list[str]
    ) -> None:
        """Put a value in the place of another: on its own in brackets, else with key or dash."""
        if parent.flow_style:
            self._edits.append((old.start_mark.index, old.end_mark.index, flow_text(new)))
        else:
            self.replace_lines(start, old, lines)

    def _rearrange_flow(
        self, spans: list[tuple[int, int]], kept: list[int], added: list[tuple[int, str]]
    ) -> None:
        """Take entries out of brackets and put others in, each after the entry it names."""
        first = min(kept)
        for index in set(range(len(spans))) - set(kept):
            if index < first:
                self._edits.append((spans[index][0], spans[index + 1][0], ""))
            else:
                self._edits.append((spans[index - 1][1], spans[index][1], ""))
        for anchor, new in added:
            if anchor < 0:
                self._edits.append((spans[first][0], spans[first][0], f"{new}, "))
            else:
                self._edits.append((spans[anchor][1], spans[anchor][1], f", {new}"))

    def _rearrange_lines(
        self,
        spans: list[tuple[int, int]],
        kept: list[int],
        added: list[tuple[int, list[str]]],
        column: int,
    ) -> None:
        """Take entries with their lines out and put others in, each after the entry it names."""
        first = min(kept)
        for index in set(range(len(spans))) - set(kept):
            self._remove_lines(spans, index, leads=index < first)
        for anchor, lines in added:
            if anchor < 0:
                at = spans[first][0]
                new = self._newline.join(lines).lstrip(" ") + self._newline + " " * column
            else:
                at = self._next_line(spans[anchor][1])
                new = self._newline.join(lines) + self._newline
            self._edits.append((at, at, new))

    def _remove_lines(self, spans: list[tuple[int, int]], index: int, *, leads: bool) -> None:
        """Take out one entry; one that leads may share its line with a dash, which stays."""
        start, end = spans[index]
        line = self._text.rfind("\n", 0, spans[0][0]) + 1
        if not leads or not self._text[line : spans[0][0]].strip():
            line = self._text.rfind("\n", 0, start) + 1
            self._edits.append((line, self._next_line(end), ""))
            return
        following = spans[index + 1][0]
        comment = "#" in self._text[end:following]
        self._edits.append((start, end if comment else following, ""))

    def _item_spans(self, node: yaml.SequenceNode) -> list[tuple[int, int]]:
        """Start (of the dash) and end of each item."""
        if node.flow_style:
            return [(item.start_mark.index, item.end_mark.index) for item in node.value]
        spans: list[tuple[int, int]] = []
        dash = node.start_mark.index
        for item in node.value:
            if spans:
                dash = self._dash(self._next_line(spans[-1][1]), node.start_mark.column)
            spans.append((dash, self._end(item)))
        return spans

    def _dash(self, line: int, column: int) -> int:
        """The next dash in a column, from the beginning of a line on."""
        while self._text[line : line + column + 1] != " " * column + "-":
            line = self._next_line(line)
        return line + column

    def _next_line(self, index: int) -> int:
        return self._text.index("\n", index) + 1

    def _end(self, node: yaml.Node) -> int:
        """Where the text of a node ends, without the blank lines and comments after it."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        start, end = node.start_mark.index, node.end_mark.index
        return start + len(self._text[start:end].rstrip())


def _wants_folding(node: yaml.Node, value: Any) -> bool:
    """Whether a text beside its key is replaced by one too long for a line."""
    is_beside = isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">")
    if not is_beside or not isinstance(value, str) or node.value == value:
        return False
    return node.start_mark.column + len(flow_text(value)) > WIDEST


def _item_lines(node: yaml.SequenceNode, item: Any) -> list[str]:
    """A new item of a block list, in lines as its neighbours are."""
    column = node.start_mark.column
    neighbours = [old for old in node.value if isinstance(old, yaml.CollectionNode)]
    in_lines = neighbours and not any(old.flow_style for old in neighbours)
    if not in_lines or not isinstance(item, Mapping) or not item:
        return dump_lines([item], column)
    lines = dump_lines(item, column + 2)
    return [f"{' ' * column}- {lines[0].lstrip()}", *lines[1:]]
