"""What an index knows of the objects of a library file: enough to find and list them.

It is one text a file. What parts it is characters that no library file may hold (CB105).
"""

from collections.abc import Iterator
from typing import NamedTuple

from cadbridge.library.select import part_names
from cadbridge.model import Library, Part
from cadbridge.model.fields import LISTS, key_of
from cadbridge.model.library import connectors_of
from cadbridge.words import counted, main_text

_OBJECT, _FIELD, _ITEM = "\x1e", "\x1f", "\x01"
RECORDS = "records"
_PART = f"parts{_FIELD}"


class PartLine(NamedTuple):
    """A part as a list shows it."""

    number: str
    kind: str
    maker: str
    """Short name."""
    description: str
    holds: str
    names: str
    """What people call it, one a line."""
    refers_to: str
    """Numbers of the parts that it names, one a line."""

    @classmethod
    def of(cls, part: Part) -> "PartLine":
        """The line of a part."""
        return cls(
            part.part_number,
            str(part.kind),
            part.manufacturer,
            main_text(part.description),
            contents_text(part),
            _ITEM.join(part_names(part)),
            _ITEM.join(dict.fromkeys(named_by(part))),
        )


def items(text: str) -> list[str]:
    """The items of a field of a line."""
    return text.split(_ITEM) if text else []


def contents_text(part: Part) -> str:
    """What a part holds, counted: ``5 ports, 35 contacts``."""
    return ", ".join(counted(n, name) for name, n in contents(part).items())


def contents(part: Part) -> dict[str, int]:
    """What a part holds, by the name of one of it: ``{"port": 5, "contact": 35}``."""
    cable = part.cable
    counts = {
        "port": len(part.ports),
        "contact": sum(len(port.pins) for port in part.ports),
        "way": part.connector.ways if part.connector else 0,
        "conductor": sum(row.is_wired for row in cable.conductors) if cable else 0,
        "order code": len(cable.lengths) if cable else 0,
        "function": len(part.functions),
        "value": len(part.properties),
    }
    return {name: count for name, count in counts.items() if count}


def named_by(part: Part) -> Iterator[str]:
    """Numbers of the parts that a part names, and its own where it is a connector."""
    yield from connectors_of(part)
    yield from (item.part_number for item in part.accessories)
    yield from (port.part_number for end in part.ends.values() for port in end.mates_with)


def summary(library: Library) -> str:
    """The text of all that stands in a library file."""
    lines = [_FIELD.join(("parts", *PartLine.of(part))) for part in library.parts]
    for name in LISTS:
        if name != "parts":
            lines += [f"{name}{_FIELD}{key_of(item)}" for item in getattr(library, name)]
    lines += [f"{RECORDS}{_FIELD}{format_}" for format_ in library.records]
    return _OBJECT.join(lines)


def part_lines(text: str) -> Iterator[PartLine]:
    """The parts of a summary."""
    for line in text.split(_OBJECT):
        if line.startswith(_PART):
            yield PartLine._make(line.split(_FIELD)[1:])


def holds_others(text: str) -> bool:
    """Whether anything but parts stands in the file."""
    return any(not line.startswith(_PART) for line in text.split(_OBJECT))


def records_in(text: str) -> list[str]:
    """The formats whose records stand in the file."""
    if RECORDS not in text:
        return []
    lines = (line.split(_FIELD) for line in text.split(_OBJECT))
    return [line[1] for line in lines if line[0] == RECORDS]
