"""Cables that are named by all of their order codes: the cable is meant."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cadbridge.model.library import Library
from cadbridge.model.naming import number_of_length
from cadbridge.model.part import Accessory, Part

CablesByCode = Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]
"""Part number of a cable's first order code to the cable and part numbers of all its codes."""


def by_first_code(members: Mapping[str, tuple[str, ...]]) -> CablesByCode:
    """Cables, each with part numbers of its order codes, by the first of them."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, codes in members.items():
        found.setdefault(codes[0], []).append((name, codes))
    return found


def folded(part: Part, cables: CablesByCode) -> Part:
    """The part with a cable as accessory where it has, instead, all order codes of the cable."""
    numbers = {item.part_number: None for item in part.accessories}
    whole = {
        name: codes
        for number in numbers
        for name, codes in cables.get(number, ())
        if name not in numbers and numbers.keys() >= set(codes)
    }
    if not whole:
        return part
    accessories = part.accessories
    for name, codes in whole.items():
        accessories = _fold(accessories, name, codes)
    return replace(part, accessories=accessories)


def _fold(
    accessories: tuple[Accessory, ...], name: str, codes: Iterable[str]
) -> tuple[Accessory, ...]:
    wanted = set(codes)
    alike = {replace(item, part_number=name) for item in accessories if item.part_number in wanted}
    if len(alike) != 1:
        return accessories
    result = [item for item in accessories if item.part_number not in wanted]
    index = next(i for i, item in enumerate(accessories) if item.part_number in wanted)
    before = sum(1 for item in accessories[:index] if item.part_number not in wanted)
    return (*result[:before], alike.pop(), *result[before:])


def cable_members(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Part numbers of the order codes of each cable that has some."""
    return {
        part.part_number: tuple(
            number_of_length(part.manufacturer, length.order_code) for length in part.cable.lengths
        )
        for part in library.parts
        if part.cable and part.cable.lengths
    }


def cables_of(*libraries: Library) -> CablesByCode:
    """The cables of libraries; of two of one number the last."""
    members: dict[str, tuple[str, ...]] = {}
    for library in libraries:
        members |= cable_members(library)
    return by_first_code(members)


def with_cables_named(library: Library, cables: CablesByCode) -> Library:
    """The library, in which an accessory that is all order codes of a cable is the cable."""
    parts = tuple(folded(part, cables) for part in library.parts)
    is_new = any(part is not old for part, old in zip(parts, library.parts, strict=True))
    return library.with_parts(parts) if is_new else library
