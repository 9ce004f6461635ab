"""What one length of a cable says otherwise than the rest, where all say the same of the cable."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cadbridge.formats import Twice
from cadbridge.formats.eplan.fields.evidence import without
from cadbridge.formats.eplan.parts.families import common, unequal_lengths
from cadbridge.model import Part
from cadbridge.model.walk import is_filled, leaves

if TYPE_CHECKING:
    from cadbridge.findings import Finding

_Values = Mapping[str, tuple[str, Any]]
"""Path and value by place."""


class SharedValues:
    """Reads the lengths of a cable as one says; keeps what the others say otherwise."""

    def __init__(self, own: Part, file: str) -> None:
        """Begin with none.

        Args:
            own: the cable in the library.
            file: for findings.
        """
        self._own = own
        self._file = file
        self._said: dict[str, Twice] = {}
        self.findings: list[Finding] = []

    @property
    def twice(self) -> Sequence[Twice]:
        """The values that were changed, each to one other alone."""
        return [item for item in self._said.values() if item.other is not None]

    def agreed(self, lengths: Sequence[Part]) -> list[Part]:
        """The lengths, all with the values of that which is the most as the library has them.

        Those that differ in more than values stay as they are.
        """
        known = _values(self._own)
        first, *others = sorted(lengths, key=lambda part: len(_other(_values(part), known)))
        return [first, *(self._as_first(first, part, known) for part in others)]

    def _as_first(self, first: Part, part: Part, known: _Values) -> Part:
        said, new = _values(first), _values(part)
        other = _other(new, said)
        if not other or said.keys() != new.keys() or not all(_is_shared(at, known) for at in other):
            return part
        for place in other:
            self._take(part, place, said[place], new[place][1])
        assert first.cable and part.cable
        cable = replace(first.cable, lengths=part.cable.lengths)
        return replace(first, cable=cable, extras=part.extras)

    def _take(self, part: Part, place: str, said: tuple[str, Any], other: Any) -> None:
        before = self._said.get(place)
        if before is not None and before.other == other:
            return
        finding = unequal_lengths(part, [place], self._file, "nothing of it was taken")
        self.findings.append(finding)
        path, taken = said
        self._said[place] = Twice(
            part=self._own.part_number,
            place=place,
            path=path,
            taken=taken,
            other=other if before is None else None,  # of several nobody knows which is meant
            finding=finding,
        )


def _values(part: Part) -> _Values:
    return {place: (path, value) for place, path, value in leaves(without(common(part)))}


def _other(values: _Values, known: _Values) -> list[str]:
    """The places whose values are not those that are known."""
    return [place for place, item in values.items() if known.get(place) != item]


def _is_shared(place: str, known: _Values) -> bool:
    """Whether a value is that of all lengths, and not what one of them has of its own: a weight."""
    return place.startswith("cable.") or (place in known and is_filled(known[place][1]))
