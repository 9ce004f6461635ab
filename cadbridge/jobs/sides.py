"""Two sources of any formats, set against each other in what both can say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cadbridge.formats import AS_THE_FILE_SAYS, Format, ReadOptions, ReadResult
from cadbridge.jobs.diff import Comparison, compare
from cadbridge.jobs.reading import fitting_options, format_at, read_path, resolved
from cadbridge.mapping import Mappings
from cadbridge.model import Library, Part
from cadbridge.model.fields import LISTS, key_of, library_paths
from cadbridge.model.order_codes import CablesByCode, cables_of, with_cables_named
from cadbridge.model.shown import WHOLE, Filled, Sight


@dataclass(frozen=True, slots=True)
class Side:
    """What was read, and of which format; of a library in memory that of library files."""

    format: Format
    result: ReadResult

    @property
    def library(self) -> Library:
        """What it holds."""
        return self.result.library


Pair = tuple[Side, Side]


def settled_sides(
    old: Path | Side,
    new: Path | Side,
    mappings: Mappings,
    library: Callable[[], Library],
    options: Mapping[str, object] = AS_THE_FILE_SAYS,
) -> Pair:
    """Both sides, with what a file leaves open settled: by a library as `import` does.

    What a side names and does not hold, such as a cable by its order codes, is looked up in the
    other and in a library, for both sides alike.

    Args:
        old: a file or folder, or what was read of one.
        new: as `old`.
        mappings: how fields meet the formats.
        library: gives that library where it is needed.
        options: of the readers.

    Raises:
        FileError: one cannot be read; no reader has such an option.
    """
    sources = (old, new)
    items = [item.format if isinstance(item, Side) else format_at(item) for item in sources]
    paths = [source for source in sources if isinstance(source, Path)]
    own = fitting_options(paths, options)
    known: Library | None = None
    found: dict[int, Side] = {}
    for index in sorted((0, 1), key=lambda index: not items[index].canonical):
        found[index] = _side(sources[index], items[index], mappings, known, own)
        if items[index].canonical and not items[1 - index].canonical:
            held = found[index].result.whole
            known = held.with_parts((*held.parts, *_lacking(held, library())))
    if items[0] is items[1]:
        return found[0], found[1]
    both = found[0].library, found[1].library
    if known is None:
        known = library()
        found = {index: _settled(side, both[1 - index], known) for index, side in found.items()}
    cables = cables_of(known, *both)
    return _with_cables_named(found[0], cables), _with_cables_named(found[1], cables)


def _side(
    source: Path | Side,
    item: Format,
    mappings: Mappings,
    known: Library | None,
    options: ReadOptions,
) -> Side:
    if isinstance(source, Path):
        return Side(item, read_path(source, mappings, known, options))
    return source if known is None else Side(item, resolved(item, source.result, known))


def _with_cables_named(side: Side, cables: CablesByCode) -> Side:
    """The side with its cables named as the other names them, and not by their order codes."""
    library = with_cables_named(side.library, cables)
    return replace(side, result=replace(side.result, library=library))


def _settled(side: Side, *others: Library) -> Side:
    """The side with its parts as they are beside those of others."""
    beside = Library(parts=_lacking(side.library, *others))
    settled = resolved(side.format, side.result, beside)
    library = side.library.with_parts(settled.library.parts)
    return Side(side.format, replace(settled, library=library))


def _lacking(library: Library, *others: Library) -> tuple[Part, ...]:
    """The parts of others whose numbers a library does not hold."""
    parts = (part for other in others for part in other.parts)
    return tuple(part for part in parts if part.part_number not in library.part_by_number)


def compare_sides(old: Side, new: Side) -> Comparison:
    """Changes in the parts and fields that both formats carry, in what both files show."""
    items = old.format, new.format
    before, after = (
        library.with_parts(
            tuple(part for part in library.parts if all(item.takes(part) for item in items))
        )
        for library in (_beside(old, new), _beside(new, old))
    )
    for item in items:
        before, after = item.share(before), item.share(after)
    paths = old.format.carried_paths() & new.format.carried_paths()
    return compare(before, after, paths, _shown(old, new), _shown(new, old))


def _beside(side: Side, other: Side) -> Library:
    """What a side holds; of what its library stands on, that which the other side holds as well."""
    own, whole = side.library, side.result.whole
    if whole is own:
        return own
    lists: dict[str, Any] = {}
    for name in LISTS:
        keys = {key_of(item) for item in getattr(other.library, name)}
        keys -= {key_of(item) for item in getattr(own, name)}
        further = (item for item in getattr(whole, name) if key_of(item) in keys)
        lists[name] = (*getattr(own, name), *further)
    return replace(own, **lists)


def _shown(side: Side, other: Side) -> Sight:
    """What a side shows; a library shows all, and so do files that leave out the same."""
    leaves_out_alike = isinstance(side.result.shown, Filled) and side.format is other.format
    return WHOLE if side.format.canonical or leaves_out_alike else side.result.shown


def fields_left_out(old: Side, new: Side) -> list[str]:
    """Paths of the fields that one of the formats cannot carry."""
    carried = old.format.carried_paths() & new.format.carried_paths()
    return [path for path in library_paths() if path not in carried]
