"""What people choose parts by: maker, connectors, buses."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cadbridge.model import Library, Part
from cadbridge.model.library import connectors_of


@dataclass(frozen=True)
class Buses:
    """Recognises buses by the words that the mapping has for each."""

    patterns: Mapping[str, re.Pattern[str]]

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "Buses":
        """From the settings of the mapping: names, each with its words."""
        named = settings.get("buses", {})
        return cls({name: _any_of(words) for name, words in named.items()})

    def within(self, part: Part) -> list[str]:
        """The buses that a part speaks of, in the order of the mapping."""
        text = "\n".join(_texts(part))
        return [name for name, pattern in self.patterns.items() if pattern.search(text)]


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


def _texts(part: Part) -> Iterator[str]:
    yield part.type_number
    yield from part.description.values()
    for port in part.ports:
        yield from (port.designation, port.purpose)


def connector_kinds(library: Library, part: Part) -> list[str]:
    """The connectors that a part is or has, by series and coding: ``M12 D``."""
    specs = map(library.connector, connectors_of(part))
    return sorted({f"{spec.series} {spec.coding}".strip() for spec in specs if spec})
