"""Choosing parts the way people name them."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase

from cadbridge.errors import UnknownPart
from cadbridge.model import Library, Part


def select_parts(library: Library, patterns: Sequence[str]) -> tuple[Part, ...]:
    """Parts that match any pattern, in the library's order; all of them for no pattern.

    A pattern is a part number, type number or order code, with ``*`` and ``?`` as wildcards;
    case does not matter.

    Raises:
        UnknownPart: a pattern matches nothing; with the nearest names.
    """
    if not patterns:
        return library.parts
    chosen: set[str] = set()
    for pattern in patterns:
        found = named_parts(library, pattern)
        if not found:
            raise UnknownPart(pattern, _nearest(pattern.casefold(), _names(library)))
        chosen.update(found)
    return tuple(part for part in library.parts if part.part_number in chosen)


def named_parts(library: Library, pattern: str) -> list[str]:
    """Part numbers of the parts that a name or pattern stands for; empty where there is none."""
    return numbers_named(_names(library), pattern)


def numbers_named(names: Mapping[str, Sequence[str]], pattern: str) -> list[str]:
    """The same, of the names of parts without case, by part number."""
    wanted = pattern.casefold()
    if not {*wanted} & {*"*?"}:
        return [number for number, known in names.items() if wanted in known]
    shape = wanted.replace("[", "[[]")  # no wildcard of ours
    return [
        number for number, known in names.items() if any(fnmatchcase(name, shape) for name in known)
    ]


def is_meant(name: str, patterns: Sequence[str]) -> bool:
    """Whether a pattern fits a name; case does not matter."""
    known = name.casefold()
    wanted = (pattern.casefold() for pattern in patterns)
    return any(known == text or fnmatchcase(known, text.replace("[", "[[]")) for text in wanted)


def _names(library: Library) -> dict[str, list[str]]:
    return {
        part.part_number: [name.casefold() for name in part_names(part)] for part in library.parts
    }


def part_names(part: Part) -> list[str]:
    """What people call a part: its part number, type number, and what it is ordered by."""
    codes = [length.order_code for length in part.cable.lengths] if part.cable else []
    names = (
        *(part.part_number, part.type_number, part.order_number),
        *(part.erp_number, part.gtin, part.supplier_order_number),
        *codes,
    )
    return [name for name in names if name]


def _nearest(wanted: str, names: dict[str, list[str]]) -> list[str]:
    number_of = {name: number for number, known in names.items() for name in known}
    close = get_close_matches(wanted, number_of, n=3, cutoff=0.5)
    return list(dict.fromkeys(number_of[name] for name in close))
