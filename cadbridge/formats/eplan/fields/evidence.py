"""Where values come from, as readable text at the end of a part's description.

Every `Source` of a part, on whatever object it stands, becomes one block::

    Source:
     Place: ports[X1].pins[2]
     Field: signal
     Document: wiring
     Printed: Comret

The place is that of the object in the part, as findings print it; none means the part itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass, replace
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar

from cadbridge.formats.eplan.fields.labelled import Lines
from cadbridge.formats.eplan.fields.labels import Entry, decode_entries, encode_entries
from cadbridge.model import Certainty, Doubt, Source
from cadbridge.model.fields import KEYS, keyed, members

T = TypeVar("T")

Evidence = tuple[tuple[str, Source], ...]
"""Places with what stands there."""

_LINES = Lines(
    Source,
    *("field", "document", "section", "printed", "certainty", "reason"),
    others=("Place", "Reading", "Doubt"),
)
_DOUBT = Lines(Source, "doubt")
"""Behind the readings."""
_IMPLIED = {"certainty": Certainty.STATED, "doubt": Doubt.FACT}
_BLOCK = re.compile("^( *)Source:$", re.MULTILINE)
_SOURCES = attrgetter("sources")
_REMEMBERED = 256
"""Notes: the parts of a family come from the same pages of the same document."""


@cache
def _branches(cls: type) -> tuple[tuple[str, ...], bool]:
    """Names of the fields below which sources may stand, and whether the class has its own."""
    names = tuple(name for name, held in members(cls) if held is not None and any(_branches(held)))
    return names, any(name == "sources" for name, _ in members(cls))


def collect(item: Any, place: str = "") -> Iterator[tuple[str, Source]]:
    """All sources of an object and of what it holds, each with its place."""
    cls: type = type(item)
    names, own = _branches(cls)
    if own:
        for source in item.sources:
            yield place, source
    for name in names:
        held = getattr(item, name)
        if isinstance(held, tuple):
            for key, child in keyed(held).items() if _have_sources(held) else ():
                yield from collect(child, f"{_joined(place, name)}[{key}]")
        elif held is not None:
            yield from collect(held, _joined(place, name))


def _have_sources(items: tuple[Any, ...]) -> bool:
    """Whether a source stands anywhere below objects of one class."""
    if not items:
        return False
    cls: type = type(items[0])
    names, own = _branches(cls)
    if own and any(map(_SOURCES, items)):
        return True
    held = (getattr(item, name) for name in names for item in items)
    return bool(names) and any(
        _have_sources(below if isinstance(below, tuple) else (below,)) for below in held if below
    )


def _joined(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def attach(item: T, evidence: Mapping[str, Sequence[Source]], place: str = "") -> T:
    """The object with the sources that stand at its places.

    Places that the object does not have are left over; compare with `collect`.
    """
    if not is_dataclass(item):
        return item
    cls: type = type(item)
    names, own = _branches(cls)
    changes: dict[str, Any] = {}
    if own and place in evidence:
        changes["sources"] = tuple(evidence[place])
    for name in names if evidence.keys() - {place} else ():
        held = getattr(item, name)
        below = _joined(place, name)
        if not any(known.startswith(below) for known in evidence):
            continue
        if isinstance(held, tuple) and held and type(held[0]) in KEYS:
            pairs = keyed(held).items()
            changes[name] = tuple(
                attach(child, evidence, f"{below}[{key}]") for key, child in pairs
            )
        elif held is not None and not isinstance(held, tuple):
            changes[name] = attach(held, evidence, below)
    return replace(item, **changes) if changes else item  # type: ignore[type-var]


def without(item: T) -> T:
    """The object with no source anywhere."""
    return attach(item, {place: () for place, _ in collect(item)})


@lru_cache(maxsize=_REMEMBERED)
def encode_note(text: str, evidence: Evidence) -> str:
    """The part's note of no language, and all sources after it."""
    blocks = [("Source", _block(place, source)) for place, source in evidence]
    kept = _BLOCK.sub(r" \g<0>", text)
    return "\n".join(filter(None, [kept, encode_entries(blocks)]))


def _block(place: str, source: Source) -> str:
    entries = [
        ("Place", place),
        *_LINES.entries(source, _IMPLIED),
        *(("Reading", reading) for reading in source.readings),
        *_DOUBT.entries(source, _IMPLIED),
    ]
    text = encode_entries(entries) or f"Certainty: {source.certainty}"
    return text if "\n" in text else f"{text}\n"


@lru_cache(maxsize=_REMEMBERED)
def decode_note(text: str) -> tuple[str, Mapping[str, list[Source]]]:
    """The note, and the sources by place."""
    blocks: list[list[Entry]] = []
    start = len(text) + 1
    marks = [mark.start() for mark in _BLOCK.finditer(text) if not mark.group(1)]
    for at in reversed(marks):
        block = _entries(text[at : start - 1])
        if not block:  # a vendor's own line
            break
        blocks.append(block)
        start = at
    evidence: dict[str, list[Source]] = {}
    for place, source in map(_source, reversed(blocks)):
        evidence.setdefault(place, []).append(source)
    note = text[: max(start - 1, 0)]
    return _BLOCK.sub(
        lambda mark: mark.group()[1:] if mark.group(1) else mark.group(), note
    ), evidence


def _entries(text: str) -> list[Entry]:
    """What a block of a source says; nothing where the text is no such block."""
    ((_, block),) = decode_entries(text, ("Source",)) or [("", "")]
    return _LINES.read(block.rstrip("\n")) or []


def _source(entries: list[Entry]) -> tuple[str, Source]:
    readings = tuple(text for label, text in entries if label == "Reading")
    values = _LINES.values(entries) | _DOUBT.values(entries)
    return dict(entries).get("Place", ""), Source(**values, readings=readings)
