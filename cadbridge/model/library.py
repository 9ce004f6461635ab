"""A set of parts with everything they refer to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar

from cadbridge.files import safe_file_name, unique_file_names
from cadbridge.model.face import Face
from cadbridge.model.fields import LISTS, key_of
from cadbridge.model.part import ConnectorSpec, Extra, Part
from cadbridge.model.source import Manufacturer, SourceDocument
from cadbridge.model.walk import sources_of
from cadbridge.words import counted, shown_as


@dataclass(frozen=True, kw_only=True, repr=False)
class Library:
    """Parts, and the faces, manufacturers and documents they name."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}  # unknown keys are refused, below it too

    parts: tuple[Part, ...] = ()
    faces: tuple[Face, ...] = ()
    manufacturers: tuple[Manufacturer, ...] = ()
    source_documents: tuple[SourceDocument, ...] = ()
    records: Mapping[str, Extra] = field(default_factory=dict)
    """Per format: records of a foreign file that belong to no part."""

    def __repr__(self) -> str:
        """How much of what, on one line: whole, it would fill books."""
        words = [counted(len(getattr(self, name)), name.replace("_", " ")[:-1]) for name in LISTS]
        return shown_as(self, *words)

    @cached_property
    def part_by_number(self) -> Mapping[str, Part]:
        """Parts by part number; of several with the same number, the first."""
        return {part.part_number: part for part in reversed(self.parts)}

    @cached_property
    def face_by_id(self) -> Mapping[str, Face]:
        """Faces by id."""
        return {face.id: face for face in reversed(self.faces)}

    @cached_property
    def manufacturer_by_short_name(self) -> Mapping[str, Manufacturer]:
        """Manufacturers by short name."""
        return {maker.short_name: maker for maker in reversed(self.manufacturers)}

    def connector(self, part_number: str) -> ConnectorSpec | None:
        """What a part is as a connector; None where it is unknown or no connector."""
        part = self.part_by_number.get(part_number)
        return part.connector if part else None

    def face_of(self, connector: ConnectorSpec | None) -> Face | None:
        """The face of a connector, where both are known."""
        return self.face_by_id.get(connector.face) if connector else None

    @cached_property
    def cables_by_device(self) -> Mapping[str, tuple[Part, ...]]:
        """Cables by the part numbers of the devices that an end of them is for."""
        found: dict[str, list[Part]] = {}
        for part in self.parts:
            ports = (port for end in part.ends.values() for port in end.mates_with)
            for number in dict.fromkeys(port.part_number for port in ports):
                found.setdefault(number, []).append(part)
        return {number: tuple(cables) for number, cables in found.items()}

    def file_name(self, part_number: str) -> str:
        """Safe stem for the files about a part; no two parts of the library share one."""
        return self._file_names.get(part_number) or safe_file_name(part_number)

    @cached_property
    def _file_names(self) -> Mapping[str, str]:
        return unique_file_names(part.part_number for part in self.parts)

    def subset(self, parts: Iterable[Part]) -> "Library":
        """Some of the parts, with the makers, suppliers, faces and documents of them, and no more.

        A face counts as named where the part is, or has a port or cable end with, a connector
        of that face; a document, where a source of any of these names it.
        """
        parts = tuple(parts)
        makers = {name for part in parts for name in (part.manufacturer, part.supplier)}
        numbers = {number for part in parts for number in connectors_of(part)}
        faces = {connector.face for connector in map(self.connector, numbers) if connector}
        kept = replace(
            self,
            parts=parts,
            manufacturers=tuple(item for item in self.manufacturers if item.short_name in makers),
            faces=tuple(face for face in self.faces if face.id in faces),
        )
        objects = (*kept.parts, *kept.manufacturers, *kept.faces)
        return replace(kept, source_documents=self.documents_of(objects))

    def documents_of(self, objects: Iterable[Any]) -> tuple[SourceDocument, ...]:
        """The documents that sources of some objects name, and those that are named by these."""
        known = {document.id: document for document in self.source_documents}
        named: set[str] = set()
        new = list(objects)
        while new:
            found = {source.document for item in new for _, source in sources_of(item)}
            new = [known[id_] for id_ in found - named if id_ in known]
            named |= found
        return tuple(item for item in self.source_documents if item.id in named)

    def alone(self, parts: Sequence[Part]) -> "Library":
        """What a file of these parts holds: of some as `subset`, of all parts the whole library."""
        chosen = tuple(parts)
        return self.with_parts(chosen) if len(chosen) == len(self.parts) else self.subset(chosen)

    def over(self, base: "Library") -> "Library":
        """This library, and behind its own objects those of a base that it has none of by key."""
        lists: dict[str, Any] = {}
        for name in LISTS:
            own = self._by_key[name]
            more = (item for item in getattr(base, name) if key_of(item) not in own)
            lists[name] = (*getattr(self, name), *more)
        return replace(self, **lists)

    def with_connectors(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        """Some of the parts, and behind them the connectors on them, each once."""
        own, known = {part.part_number for part in parts}, self.part_by_number
        named = dict.fromkeys(number for part in parts for number in connectors_of(part))
        return (*parts, *(known[name] for name in named if name not in own and name in known))

    def counterpart(self, other: "Library") -> "Library":
        """Those of the objects whose keys the other library has, in its order."""
        lists: dict[str, Any] = {}
        for name in LISTS:
            known = self._by_key[name]
            keys = dict.fromkeys(map(key_of, getattr(other, name)))
            lists[name] = tuple(item for key in keys for item in known.get(key, ()))
        return replace(self, **lists)

    @cached_property
    def _by_key(self) -> Mapping[str, Mapping[str, Sequence[Any]]]:
        """By list, and by key all objects that have it."""
        found: dict[str, dict[str, list[Any]]] = {name: {} for name in LISTS}
        for name, known in found.items():
            for item in getattr(self, name):
                known.setdefault(key_of(item), []).append(item)
        return found

    def with_parts(self, parts: Iterable[Part]) -> "Library":
        """The same library with other parts."""
        return replace(self, parts=tuple(parts))


def connectors_of(part: Part) -> list[str]:
    """Part numbers of the connectors that a part is or has, each once."""
    numbers = [part.part_number] if part.connector else []
    numbers += [port.connector for port in part.ports]
    numbers += [end.connector for end in part.ends.values()]
    return list(dict.fromkeys(filter(None, numbers)))


def library_of(files: Sequence[Library]) -> Library:
    """All files' objects in one library."""
    lists: dict[str, Any] = {
        name: tuple(item for file in files for item in getattr(file, name)) for name in LISTS
    }
    records = {name: value for file in files for name, value in file.records.items()}
    return Library(**lists, records=records)
