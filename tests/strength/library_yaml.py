"""The values in library files, read and changed in the text itself."""

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import get_type_hints

import yaml

from cadbridge.model import Library, Source
from cadbridge.model.fields import KEYS, LISTS, members

from .spots import Edit, Spot


def spots(path: Path) -> Iterator[Spot]:
    """Every value, every key of a mapping, every name of a field, and the comment on top."""
    text = path.read_text("utf-8")
    yield Spot("comment", "", (2, text.index("\n")), text.partition("\n")[0].removeprefix("# "))
    root = yaml.compose(text, yaml.CSafeLoader)
    assert isinstance(root, yaml.MappingNode)
    for name, items in root.value:
        yield _spot(f"name of {name.value}", "", name)
        for item in items.value:
            cls = LISTS[name.value]
            texts = {key.value: value.value for key, value in item.value}
            yield from _below(name.value, texts[KEYS[cls][0]], item, cls)


def _below(path: str, part: str, node: yaml.Node, cls: type | None) -> Iterator[Spot]:
    """The places below a node; `cls` is what it stands for, None for plain values."""
    if isinstance(node, yaml.ScalarNode):
        yield _spot(path, part, node)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _below(path, part, item, cls)
    elif cls is None:
        for key, value in node.value:
            yield _spot(f"key of {path}", part, key)
            yield from _below(path, part, value, None)
    else:
        for key, value in node.value:
            yield _spot(f"name of {path}.{key.value}", part, key)
            yield from _below(f"{path}.{key.value}", part, value, _held(cls, key.value))


def _spot(group: str, part: str, node: yaml.Node) -> Spot:
    return Spot(group, part, (node.start_mark.index, node.end_mark.index), str(node.value))


def _held(cls: type, name: str) -> type | None:
    return Source if name == "sources" else dict(members(cls))[name]


def change(path: Path, edits: Sequence[Edit], target: Path) -> None:
    """A copy of the file in which values say something else."""
    text = path.read_text("utf-8")
    for spot, other in sorted(edits, key=lambda edit: -int(edit[0].address[0])):
        start, end = map(int, spot.address)
        behind = text[start:end].rstrip()
        text = text[:start] + json.dumps(other, ensure_ascii=False) + text[start + len(behind) :]
    target.write_text(text, "utf-8")


def field(group: str) -> str:
    """The field that a value belongs to; sources are compared as a whole."""
    path = group.removeprefix("parts.")
    before, name, _ = f".{path}".partition(".sources")
    return f"{before}{name}".removeprefix(".")


@cache
def words(group: str) -> Sequence[str]:
    """The words that a field of words takes; nothing for others."""
    if "." not in group or " of " in group:
        return ()
    *holders, name = group.split(".")
    cls: type | None = Library
    for holder in holders:
        cls = _held(cls, holder) if cls else None
    hint = get_type_hints(cls)[name] if cls else None
    if hint is bool:
        return ("true", "false")
    return tuple(hint) if isinstance(hint, type) and issubclass(hint, StrEnum) else ()
