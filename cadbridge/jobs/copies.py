"""Parts that are known under another number: their maker's numbers say so."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cadbridge.jobs.alike import one_sign_apart
from cadbridge.model import Library, Part


@dataclass(frozen=True, slots=True)
class Copies:
    """Finds the part that another, of a number of its own, is in all else."""

    by_number: Mapping[str, Sequence[Part]]
    """Parts of the library by type and order number."""
    told: Collection[str]
    """Numbers of the parts that the file has under their own number."""

    @classmethod
    def of(cls, library: Library, found: Library) -> "Copies":
        """For the parts of a file that comes to a library."""
        by_number: dict[str, list[Part]] = {}
        for part in library.parts:
            for number in _catalogue_numbers(part):
                by_number.setdefault(number, []).append(part)
        return cls(by_number, {part.part_number for part in found.parts})

    def original(self, part: Part) -> str:
        """The part's number in the library, where its maker's numbers are those of one there."""
        for number in _catalogue_numbers(part):
            for known in self.by_number.get(number, ()):
                is_near = one_sign_apart(part.part_number, known.part_number)
                is_renamed = known.part_number not in self.told and _may_be(part, known)
                if is_near or is_renamed:
                    return known.part_number
        return ""


def _catalogue_numbers(part: Part) -> Iterator[str]:
    return filter(None, dict.fromkeys((part.type_number, part.order_number)))


def _may_be(part: Part, known: Part) -> bool:
    """Whether no number by which a part is bought says that it is another."""
    names = ("manufacturer", "type_number", "order_number", "erp_number", "gtin")
    both = ((getattr(part, name), getattr(known, name)) for name in names)
    return all(one == other for one, other in both if one and other)
