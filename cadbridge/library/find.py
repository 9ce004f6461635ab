"""Finding parts by any of their words, as a person remembers them."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cadbridge.library.opened import LibraryFiles
from cadbridge.library.select import named_parts, numbers_named, part_names
from cadbridge.library.summary import PartLine
from cadbridge.model import CableEnd, Kind, Library, Part

_AS_WRITTEN = {kind: (str(kind),) for kind in Kind}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is looked for; what is empty does not matter.

    Texts may be parts of words, in any case, with or without accents.
    """

    texts: Sequence[str] = ()
    """Names of parts (``*`` and ``?`` stand for any text), or words that all must occur."""
    kinds: Sequence[Kind] = ()
    maker: str = ""
    port: str = ""
    """Designation or purpose of a port."""
    connector: str = ""
    """Number, series or coding of a connector of the part."""
    signal: str = ""


def find_parts(
    library: Library, wanted: Wanted, kinds_said: Mapping[Kind, Sequence[str]] = _AS_WRITTEN
) -> tuple[Part, ...]:
    """The parts that fit all that is wanted: first those that say the words in one place.

    In front are parts that have all words in one of their names, then those that have them in any
    one text, then the rest, each in the library's order.

    Texts that name parts, such as part numbers, type numbers and order codes, take those parts;
    each of the other texts must occur somewhere in a part: in its numbers, descriptions, ports,
    connectors, signals, functions or order codes.

    Args:
        library: where to look.
        wanted: what for.
        kinds_said: what kinds are called, in further languages too.
    """
    named, words = _told_apart(library, wanted.texts)
    search = _Search(library, kinds_said)
    found = [
        part
        for part in library.parts
        if (not named or part.part_number in named)
        and _fits(part, wanted, search)
        and search.holds(part, words)
    ]
    return tuple(sorted(found, key=lambda part: search.distance(part, words)))


def find_lines(files: LibraryFiles, wanted: Wanted) -> list[tuple[PartLine, bool]] | None:
    """The same as lines of the index, each with whether the part is the library's own.

    None where only the parts themselves can tell. Where nothing is wanted, all but the base.
    """
    if wanted.maker or wanted.port or wanted.connector or wanted.signal:
        return None
    if wanted == Wanted():
        return [(line, True) for _, line in files.lines]
    found = [numbers_named(files.names, text) for text in wanted.texts]
    if not all(found):
        return None
    named = {number for numbers in found for number in numbers}
    kinds = {str(kind) for kind in wanted.kinds}
    return [
        (line, line.number in files.numbers)
        for line in files.all_lines
        if (not wanted.texts or line.number in named) and (not kinds or line.kind in kinds)
    ]


def _told_apart(library: Library, texts: Sequence[str]) -> tuple[set[str], list[str]]:
    """Numbers of the parts that texts name, and the texts that name none."""
    named: set[str] = set()
    words = []
    for text in texts:
        found = named_parts(library, text)
        named.update(found)
        if not found:
            words.append(text)
    return named, words


def _fits(part: Part, wanted: Wanted, search: "_Search") -> bool:
    maker = search.makers.get(part.manufacturer, "")
    return (
        (not wanted.kinds or part.kind in wanted.kinds)
        and _any_holds(wanted.maker, [part.manufacturer, maker])
        and _any_holds(wanted.port, _port_texts(part))
        and _any_holds(wanted.connector, search.connector_texts(part))
        and _any_holds(wanted.signal, _signals(part))
    )


def _any_holds(text: str, texts: Sequence[str]) -> bool:
    word = plain(text)
    return not word or any(word in plain(one) for one in texts)


def _together(texts: Iterable[str], words: Sequence[str]) -> bool:
    """Whether one of the texts holds all words."""
    wanted = [plain(word) for word in words]
    return any(all(word in text for word in wanted) for text in map(plain, texts))


def plain(text: str) -> str:
    """A text without case and accents, blanks as one."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


class _Search:
    """All words of each part, gathered when they are first asked for."""

    def __init__(self, library: Library, kinds_said: Mapping[Kind, Sequence[str]]) -> None:
        self._library = library
        self._kinds_said = kinds_said

    @cached_property
    def makers(self) -> dict[str, str]:
        """Full name by short name."""
        return {maker.short_name: maker.name for maker in self._library.manufacturers}

    def holds(self, part: Part, words: Sequence[str]) -> bool:
        """Whether each word occurs somewhere in the part."""
        if not words:
            return True
        text = plain("\n".join(self._texts(part)).replace("\n", " \x1f "))
        return all(plain(word) in text for word in words)

    def distance(self, part: Part, words: Sequence[str]) -> int:
        """How far apart words stand in a part: in a name (0), in one text (1), in several (2)."""
        if not words or _together(part_names(part), words):
            return 0
        return 1 if _together(self._texts(part), words) else 2

    def _texts(self, part: Part) -> Iterator[str]:
        yield from part_names(part)
        yield from part.description.values()
        yield from part.note.values() if isinstance(part.note, Mapping) else (part.note,)
        yield from (*self._kinds_said[part.kind], part.manufacturer)
        yield self.makers.get(part.manufacturer, "")
        yield from _port_texts(part)
        yield from self.connector_texts(part)
        yield from _signals(part)
        yield from (function.name for function in part.functions)
        yield from (accessory.part_number for accessory in part.accessories)

    def connector_texts(self, part: Part) -> list[str]:
        """What names the connectors of a part, or the connector that it is."""
        numbers = [port.connector for port in part.ports] + [end.connector for end in _ends(part)]
        specs = [(number, self._library.part_by_number.get(number)) for number in numbers]
        texts = [number for number in numbers if number]
        for item in [part, *(known for _, known in specs if known)]:
            if item.connector:
                spec = item.connector
                texts += [spec.series, f"{spec.series} {spec.coding}", spec.face]
                texts += item.description.values()
        return texts


def _ends(part: Part) -> list[CableEnd]:
    return [part.cable.end_a, part.cable.end_b] if part.cable else []


def _port_texts(part: Part) -> list[str]:
    return [text for port in part.ports for text in (port.designation, port.purpose)]


def _signals(part: Part) -> list[str]:
    pins = [text for port in part.ports for pin in port.pins for text in (pin.signal, pin.function)]
    conductors = part.cable.conductors if part.cable else ()
    return [*pins, *(conductor.signal for conductor in conductors)]
