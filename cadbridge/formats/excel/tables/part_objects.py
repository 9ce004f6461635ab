"""Objects of a part by name, for rows that speak about any of them (sources, contact names).

The same walk serves the model, when rows are written, and the nodes that a reader builds.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeAlias

from cadbridge.model import (
    CableEnd,
    CableSpec,
    Library,
    Manufacturer,
    Part,
    Source,
    SourceDocument,
)
from cadbridge.model.fields import members

Address: TypeAlias = tuple[str, str, str, str]
"""Kind of object, what it stands within, its name, and the condition where names repeat."""
Chain: TypeAlias = tuple[Any, ...]
"""A part and the objects below it, down to one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End(CableEnd):
    """A cable end that knows which one it is."""

    end: str
    """``A`` or ``B``."""


def ends(spec: CableSpec) -> tuple[End, End]:
    """Both ends of a cable."""
    return _end("A", spec.end_a), _end("B", spec.end_b)


def _end(name: str, end: CableEnd) -> End:
    return End(end=name, **_values(end))


def _values(item: Any) -> dict[str, Any]:
    return {member.name: getattr(item, member.name) for member in fields(item)}


def children(item: Any, step: str) -> Sequence[Any]:
    """What an object of the model holds under a name, as a list."""
    if step == "ends":
        return ends(item)
    held = getattr(item, step)
    if held is None:
        return ()
    return held if isinstance(held, tuple) else (held,)


def below(
    items: Iterable[Any], steps: Sequence[str], held: Callable[[Any, str], Sequence[Any]]
) -> Iterator[Chain]:
    """All chains that lead from the items along the steps."""
    chains: Iterator[Chain] = ((item,) for item in items)
    for step in steps:
        chains = _further(chains, step, held)
    return chains


def _further(
    chains: Iterable[Chain], step: str, held: Callable[[Any, str], Sequence[Any]]
) -> Iterator[Chain]:
    return ((*chain, item) for chain in chains for item in held(chain[-1], step))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of object: where it stands and what names it, as (level, attribute)."""

    steps: tuple[str, ...] = ()
    within: tuple[int, str] | None = None
    name: tuple[int, str] | None = None
    condition: tuple[int, str] | None = None

    def address(self, word: str, chain: Chain, get: Callable[[Any, str], str] = getattr) -> Address:
        """The address of the last object of a chain."""

        def text(place: tuple[int, str] | None) -> str:
            return get(chain[place[0]], place[1]) if place else ""

        return word, text(self.within), text(self.name), text(self.condition)


KINDS: Mapping[str, Kind] = {
    "part": Kind(),
    "property": Kind(("properties",), (1, "group"), (1, "name"), (1, "condition")),
    "accessory": Kind(("accessories",), None, (1, "part_number")),
    "document": Kind(("documents",), (1, "number"), (1, "title")),
    "port": Kind(("ports",), None, (1, "designation")),
    "pin": Kind(("ports", "pins"), (1, "designation"), (2, "contact")),
    "connector": Kind(("connector",)),
    "end": Kind(("cable", "ends"), None, (2, "end")),
    "conductor": Kind(("cable", "conductors"), None, (2, "id")),
    "length": Kind(("cable", "lengths"), None, (2, "order_code")),
    "terminal": Kind(("terminals",), None, (1, "designation")),
    "function": Kind(("functions",), None, (1, "name")),
}
"""Objects of a part that can have sources or contact names."""
NAMED_CONTACTS = ("port", "connector", "end")
"""Kinds that can print contacts of their face under other names."""
LIBRARY_KINDS: Mapping[str, tuple[str, str]] = {
    "manufacturer": ("manufacturers", "short_name"),
    "source_document": ("source_documents", "id"),
}
"""Objects beside the parts that can have sources: their list, and what names them."""


def _spoken(part: Part, attribute: str, kinds: Iterable[str]) -> Iterator[tuple[Address, Any]]:
    """What objects of a part hold under a name, with their addresses; most hold nothing."""
    for word in kinds:
        kind = KINDS[word]
        for chain in below((part,), kind.steps, children):
            if held := getattr(chain[-1], attribute, ()):
                yield kind.address(word, chain), held


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow(Source):
    """One source of one object."""

    object: str
    within: str = ""
    name: str = ""
    condition: str = ""
    number: int = 0
    """Place among the object's sources, from 1."""

    @property
    def address(self) -> Address:
        """The object that it is a source of."""
        return self.object, self.within, self.name, self.condition

    def source(self) -> Source:
        """The source itself."""
        return Source(**{item.name: getattr(self, item.name) for item in fields(Source)})


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One contact of a face that a product prints under another name."""

    object: str
    name: str = ""
    contact: str
    printed: str = ""

    @property
    def address(self) -> Address:
        """The port, connector or cable end."""
        return self.object, "", self.name, ""


ROW_CLASSES: Mapping[str, type] = {
    "ends": End,
    "sources": SourceRow,
    "contact_names": NameRow,
    "manufacturers": Manufacturer,
    "source_documents": SourceDocument,
}
"""Classes of rows that are not objects of a part as the model has them, by the last step."""


@cache
def class_at(place: tuple[str, ...]) -> Any:
    """Class of the objects at a place of a part, or of the rows that stand for them."""
    cls: Any = Part
    for step in place:
        cls = ROW_CLASSES.get(step) or dict(members(cls))[step]
    return cls


def source_rows(part: Part) -> Iterator[SourceRow]:
    """The sources of a part and of everything in it."""
    for address, sources in _spoken(part, "sources", KINDS):
        yield from _source_rows(address, sources)


def library_source_rows(library: Library) -> Iterator[SourceRow]:
    """The sources of what stands beside the parts."""
    for word, (name, key) in LIBRARY_KINDS.items():
        for item in getattr(library, name):
            yield from _source_rows((word, "", getattr(item, key), ""), item.sources)


def _source_rows(address: Address, sources: Iterable[Source]) -> Iterator[SourceRow]:
    kind, within, name, condition = address
    for number, source in enumerate(sources, 1):
        yield SourceRow(
            object=kind,
            within=within,
            name=name,
            condition=condition,
            number=number,
            **_values(source),
        )


def name_rows(part: Part) -> Iterator[NameRow]:
    """The contacts that a part prints under other names than its faces."""
    for address, names in _spoken(part, "contact_names", NAMED_CONTACTS):
        for contact, printed in names.items():
            yield NameRow(object=address[0], name=address[2], contact=contact, printed=printed)
