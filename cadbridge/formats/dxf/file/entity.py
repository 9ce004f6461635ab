"""One entity or table entry of a DXF file: its tags, by group code."""

from collections.abc import Iterator, Sequence

from cadbridge.formats.dxf.file.space import UP, Vector

Tag = tuple[int, str]
_NUMBERS = frozenset((*range(10, 100), *range(210, 240)))
"""Group codes of numbers, among those that are looked at (DXF reference, "Group codes")."""
_HANDLE = 5
_EXTRUSION = 210
_EMBEDDED = 101
"""What follows belongs to an object inside of the entity."""
_SUBCLASS = 100
_ALIGNMENT = 72
"""Across, of a text; in what follows the text of an attribute it is something else."""


class Entity:
    """Its values by group code; where a code comes again the first counts."""

    __slots__ = ("children", "kind", "numbers", "tags", "texts")

    def __init__(self, kind: str, tags: Sequence[Tag]) -> None:
        """Take the tags apart.

        Raises:
            ValueError: a value that should be a number is none; a point lacks its y; the end is
                missing.
        """
        self.kind = kind
        self.tags = tags
        self.children: list[Entity] = []
        """The attributes of a placed block, the vertices of a polyline."""
        self.numbers: dict[int, float] = {}
        self.texts: dict[int, str] = {}
        numbers, texts = self.numbers, self.texts
        for code, value in tags:
            if code in _NUMBERS:
                numbers.setdefault(code, float(value))
            elif code == _EMBEDDED:
                break
            elif code == _HANDLE and code in texts:
                raise ValueError("two entities in one")
            else:
                if code == _SUBCLASS and value.startswith("AcDbAttribute"):
                    numbers.setdefault(_ALIGNMENT, 0.0)
                texts.setdefault(code, value)
        if (10 in numbers and 20 not in numbers) or (11 in numbers and 21 not in numbers):
            raise ValueError("a point without y")

    def number(self, code: int, otherwise: float = 0.0) -> float:
        """A number."""
        return self.numbers.get(code, otherwise)

    def flag(self, code: int, bits: int) -> bool:
        """Whether any of some bits of a number are set."""
        return bool(int(self.number(code)) & bits)

    def text(self, code: int, otherwise: str = "") -> str:
        """A text."""
        return self.texts.get(code, otherwise)

    def point(self, code: int) -> Vector:
        """A point, by the group code of its x."""
        number = self.numbers.get
        return Vector(number(code, 0.0), number(code + 10, 0.0), number(code + 20, 0.0))

    @property
    def extrusion(self) -> Vector:
        """The direction that the plane of the entity looks to."""
        return self.point(_EXTRUSION) if _EXTRUSION in self.numbers else UP

    @property
    def handle(self) -> str:
        """Its handle; empty if it has none."""
        return self.text(_HANDLE)

    @property
    def layer(self) -> str:
        """Its layer."""
        return self.text(8, "0")

    def each(self, code: int) -> Iterator[str]:
        """All values of a group code, in order."""
        return (value for found, value in self.tags if found == code)
