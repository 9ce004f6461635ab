"""What is open at a place of a library, inherited from whatever the place takes it from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from cadbridge.doubts.harm import settle_command
from cadbridge.doubts.own import OwnDoubts
from cadbridge.doubts.point import OpenPoint
from cadbridge.model import (
    CableLength,
    Certainty,
    Conductor,
    Face,
    Library,
    Manufacturer,
    Part,
    Pin,
    Port,
    Source,
    SourceDocument,
    Terminal,
)
from cadbridge.model.fields import LISTS, key_of, keyed
from cadbridge.model.same import Same
from cadbridge.words import counted

K = TypeVar("K")
T = TypeVar("T")

_KEPT = 1024
"""Objects about which is remembered what is open; a library may have a hundred thousand."""
_ORDERED_BY = ("connector", "state", "mates_with")
"""Fields of a cable's end that make one cable the right one to order."""


class Doubts:
    """What is open in a library; made once for all that is shown of it."""

    def __init__(self, library: Library, *, wording: bool = False) -> None:
        """Ask about a library.

        Args:
            library: the parts with the connectors and faces that they name.
            wording: whether doubts of wording count as well as those of fact.
        """
        self._library = library
        self._wording = wording
        self._known: dict[int, tuple[Any, OwnDoubts]] = {}
        self._keys: dict[int, tuple[Any, Mapping[int, str]]] = {}
        self._at: dict[tuple[int, str], tuple[Any, tuple[OpenPoint, ...]]] = {}

    def own(self, item: Part | Face | Manufacturer | SourceDocument) -> OwnDoubts:
        """What an object's own sources leave open."""
        return _kept(self._known, id(item), item, lambda: OwnDoubts(item, wording=self._wording))

    def commands(
        self, point: OpenPoint, also: Sequence[str] = (), options: Sequence[str] = ()
    ) -> list[str]:
        """What to type once the answer to an open point is known.

        Args:
            point: the point.
            also: what else it is open of, as `worst_first` says.
            options: of `cadbridge`, that name the library.
        """
        names: dict[str, list[str]] = {}
        for owner in (point.owner, *also):
            names.setdefault(self.answer_at(replace(point, owner=owner)), []).append(owner)
        return [
            settle_command(owners, at or point.place, wants_value=bool(at), options=options)
            for at, owners in names.items()
        ]

    def answer_at(self, point: OpenPoint) -> str:
        """The place of the one value that answers a point; empty where it is of many."""
        return self.own(self._roots[point.owner]).answer_at(point)

    def said_now(self, point: OpenPoint) -> Any:
        """The one value that is confirmed where nobody gives another; None where it is of many."""
        return self.own(self._roots[point.owner]).said_at(self.answer_at(point))

    @cached_property
    def _roots(self) -> Mapping[str, Any]:
        lists = (getattr(self._library, name) for name in LISTS)
        return {key_of(item): item for items in lists for item in items}

    def everything(self) -> Iterator[OpenPoint]:
        """All open points of the library, each once."""
        for name in LISTS:
            for item in getattr(self._library, name):
                yield from self.own(item).every()

    def whole(self, item: Manufacturer | SourceDocument) -> tuple[OpenPoint, ...]:
        """What is open about a manufacturer or a document."""
        return _once(self.own(item).every())

    def connector(self, part_number: str) -> tuple[OpenPoint, ...]:
        """What is open about a connector; of its face only that it has other contacts than ways.

        Nothing where the connector is unknown.
        """
        part = self._library.part_by_number.get(part_number)
        if part is None or part.connector is None:
            return ()
        own = self.own(part)
        found = [
            *own.at(""),
            *own.value(part, (), "connector"),
            *own.object(part.connector, (("connector", ""),)),
            *self._ways(part),
        ]
        return _once(found)

    def _ways(self, part: Part) -> Iterator[OpenPoint]:
        """That the ways of a connector are not the contacts of its face, where no source says so.

        Whoever orders by the one and draws the other must see it, whatever a document states.
        """
        spec, face = part.connector, self._library.face_of(part.connector)
        if spec is None or face is None or spec.ways == len(face.contacts):
            return
        if any(self.own(part).value(spec, (("connector", ""),), "ways")):
            return
        ways, contacts = counted(spec.ways, "way"), counted(len(face.contacts), "contact")
        source = Source(
            field="ways",
            certainty=Certainty.CONFLICTING,
            reason=f"The connector has {ways}, its face {face.id} {contacts}.",
        )
        yield OpenPoint(
            owner=part.part_number, place="connector.ways", source=source, is_recorded=False
        )

    def face(self, face: Face | None) -> tuple[OpenPoint, ...]:
        """What is open about a face: where its contacts are, how they are numbered."""
        return _once(self.own(face).every()) if face else ()

    def port(self, part: Part, port: Port) -> tuple[OpenPoint, ...]:
        """What is open about a port of a part and the connector in it."""
        return _kept(self._at, (id(port), part.part_number), port, lambda: self._port(part, port))

    def _port(self, part: Part, port: Port) -> tuple[OpenPoint, ...]:
        own, steps = self.own(part), (("ports", self._key(part.ports, port)),)
        return _once([*own.object(port, steps), *self.connector(port.connector)])

    def pin(self, part: Part, port: Port, pin: Pin) -> tuple[OpenPoint, ...]:
        """What is open about a contact of a port: its own values, and the port's connector.

        That others are missing is said of the port: nothing is open about those that are there.
        """
        steps = (("ports", self._key(part.ports, port)), ("pins", self._key(port.pins, pin)))
        inherited = (point for point in self.port(part, port) if not point.is_of_missing_rows)
        return _once([*self.own(part).object(pin, steps), *inherited])

    def end(self, part: Part, letter: str) -> tuple[OpenPoint, ...]:
        """What is open about an end of a cable, ``A`` or ``B``, and the connector on it."""
        key = (id(part.cable), f"{part.part_number} {letter}")
        return _kept(self._at, key, part.cable, lambda: self._end(part, letter))

    def _end(self, part: Part, letter: str) -> tuple[OpenPoint, ...]:
        end = part.ends[letter]
        steps = (("cable", ""), (f"end_{letter.lower()}", ""))
        return _once([*self.own(part).object(end, steps), *self.connector(end.connector)])

    def conductor(self, part: Part, conductor: Conductor) -> tuple[OpenPoint, ...]:
        """What is open about a core of a cable; its ends are asked for by themselves."""
        rows = part.cable.conductors if part.cable else ()
        steps = (("cable", ""), ("conductors", self._key(rows, conductor)))
        return _once(self.own(part).object(conductor, steps))

    def length(self, part: Part, length: CableLength) -> tuple[OpenPoint, ...]:
        """What is open about an order code of a cable; what the cable fits is said of it."""
        lengths = part.cable.lengths if part.cable else ()
        steps = (("cable", ""), ("lengths", self._key(lengths, length)))
        return _once(self.own(part).object(length, steps))

    def fit(self, part: Part, cable: Part) -> tuple[OpenPoint, ...]:
        """What is open about a cable going with a part: as its accessory, and by its ends."""
        named = (item for item in part.accessories if item.part_number == cable.part_number)
        found = (point for item in named for point in self.listed(part, "accessories", item))
        return _once([*found, *self._ends(cable)])

    def cable(self, part: Part) -> tuple[OpenPoint, ...]:
        """What is open for whoever orders a cable: its order codes, its ends, what it fits."""
        lengths = part.cable.lengths if part.cable else ()
        codes = (point for length in lengths for point in self.length(part, length))
        return _once([*codes, *self._ends(part)])

    def listed(self, part: Part, name: str, item: Any) -> tuple[OpenPoint, ...]:
        """What is open about an object of a list of a part: a property, a function, a terminal."""
        own, items = self.own(part), getattr(part, name)
        if own.is_sure:
            return ()
        found = own.object(item, ((name, self._key(items, item)),))
        inherited = self.at_terminal(part, item) if isinstance(item, Terminal) else ()
        return _once([*found, *inherited])

    def at_terminal(self, part: Part, terminal: Terminal) -> tuple[OpenPoint, ...]:
        """What is open about which functions a terminal is of."""
        own, functions = self.own(part), part.functions
        return _once(
            point
            for item in functions
            if terminal.designation in item.terminals
            for point in own.value(item, (("functions", self._key(functions, item)),), "terminals")
        )

    def part(self, part: Part) -> tuple[OpenPoint, ...]:
        """What is open about a part, the face it is of, and the connectors that it names."""
        ports = (self.connector(port.connector) for port in part.ports)
        ends = (self.connector(end.connector) for end in part.ends.values())
        face = self._library.face_of(part.connector)
        inherited = [point for found in (*ports, *ends) for point in found]
        own = [*self.own(part).every(), *self._ways(part)]
        return _once([*own, *self.face(face), *inherited])

    def _key(self, items: tuple[Any, ...], item: Any) -> str:
        """The key of an object in its list, numbered where several have the same."""
        keys = _kept(self._keys, id(items), items, lambda: _keys_of(items))
        return keys[id(item)]

    def _ends(self, part: Part) -> Iterator[OpenPoint]:
        own = self.own(part)
        for letter, end in part.ends.items():
            name = f"end_{letter.lower()}"
            for field in _ORDERED_BY:
                yield from own.value(end, (("cable", ""), (name, "")), field)


def doubts_of(library: Library) -> Doubts:
    """The doubts of fact of a library, remembered while it is in use."""
    return _recent(Same(library))


@lru_cache(maxsize=2)
def _recent(same: Same[Library]) -> Doubts:
    return Doubts(same.item)


def _kept(known: dict[K, tuple[Any, T]], key: K, item: Any, make: Callable[[], T]) -> T:
    """What is known of an object; the object is kept too, so that no other one gets its id."""
    found = known.get(key)
    if found is None:
        if len(known) >= _KEPT:
            known.clear()
        found = known[key] = (item, make())
    return found[1]


def _keys_of(items: tuple[Any, ...]) -> Mapping[int, str]:
    return {id(item): key for key, item in keyed(items).items()}


def _once(points: Iterable[OpenPoint]) -> tuple[OpenPoint, ...]:
    return tuple(dict.fromkeys(points))
