"""The task that looks what files are, and what each format would make of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from cadbridge.drawing import Side, pictures_of, svg_element
from cadbridge.errors import CadbridgeError
from cadbridge.findings import Finding
from cadbridge.formats import Format, Option, SheetTexts, TableRead, formats
from cadbridge.jobs.convert import carries_any
from cadbridge.jobs.describe import Description, describe
from cadbridge.jobs.losses import NO_OPTIONS, losses
from cadbridge.jobs.packing import writes_apart
from cadbridge.jobs.reading import every_source, fitting_options, format_at
from cadbridge.library.summary import contents
from cadbridge.mapping import Mappings
from cadbridge.model import ConnectorSpec, Face, Gender, Kind, Library, Part
from cadbridge.model.library import connectors_of
from cadbridge.web.holding import Held, held_by
from cadbridge.web.losing import Losing, losing
from cadbridge.web.work import Say, Trouble, trouble_of
from cadbridge.words import main_text, spoken

MOST_PARTS = 200
"""That are listed; more are counted."""
MOST_FINDINGS = 300
MOST_FACES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PartBrief:
    """A part on one line."""

    number: str
    kind: str
    description: str
    holds: Mapping[str, int]
    """How many of what, by the name of one."""
    tables: tuple[Held, ...]
    """Its values, contacts, cores and functions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A format that a file can be turned into."""

    name: str
    title: str
    comes_back: bool
    """Whether it can be read again; else it is made to be looked at."""
    apart: bool
    """Whether each part can have a file of its own as well."""
    losing: Losing
    """What it would not carry as it is."""


@dataclass(frozen=True, slots=True)
class FaceShown:
    """A face as it was read, from one side."""

    title: str
    side: str
    svg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a file, or a folder that is one, turned out to be."""

    path: Path
    title: str = ""
    """Of its format."""
    format: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    parts: tuple[PartBrief, ...] = ()
    tables: tuple[TableRead, ...] = ()
    findings: tuple[Finding, ...] = ()
    found: int = 0
    """How many findings there are; not all may be listed."""
    targets: tuple[Target, ...] = ()
    read_options: tuple[Option, ...] = ()
    """What can be said of how it is meant."""
    sheets: tuple[SheetTexts, ...] = ()
    faces: tuple[FaceShown, ...] = ()
    has_picture: bool = False
    """Whether it can be shown as it stands, too."""
    trouble: Trouble | None = None
    """Why it could not be read."""


@dataclass(frozen=True, slots=True)
class LookAt:
    """Looks at what was sent at once."""

    source: Path
    mappings: Path | None
    options: Mapping[str, str]

    def run(self, say: Say) -> tuple[Seen, ...]:
        """One for each file, or for a folder that is read as one."""
        mappings = Mappings(self.mappings)
        seen = []
        sources = list(every_source(self.source))
        for number, path in enumerate(sources, 1):
            say(path.name, (number - 1) / len(sources) if len(sources) > 1 else None)
            seen.append(_look(path, mappings, self.options))
        return tuple(seen)


def _look(path: Path, mappings: Mappings, options: Mapping[str, str]) -> Seen:
    try:
        found = describe(path, mappings, _own(path, options))
    except CadbridgeError as error:
        return _not_read(path, trouble_of(error))
    parts = found.library.parts
    tables = held_by(parts[:MOST_PARTS])
    return Seen(
        path=path,
        title=found.format.title,
        format=found.format.name,
        facts=dict(found.facts),
        counts=found.counts(),
        kinds={spoken(kind): count for kind, count in found.kinds().items()},
        parts=tuple(
            PartBrief(
                number=part.part_number,
                kind=spoken(part.kind),
                description=main_text(part.description),
                holds=contents(part),
                tables=tables.get(part.part_number, ()),
            )
            for part in parts[:MOST_PARTS]
        ),
        tables=found.tables,
        findings=found.findings[:MOST_FINDINGS],
        found=len(found.findings),
        targets=tuple(_targets(found, mappings)),
        read_options=found.format.read_options,
        sheets=() if found.library.parts and not found.tables else _sheets(path, found.format),
        faces=tuple(islice(_faces(found), MOST_FACES)),
        has_picture=_has_picture(path, found.format),
    )


def _not_read(path: Path, trouble: Trouble) -> Seen:
    """What can be seen of a file all the same, to say how it is meant."""
    try:
        item = format_at(path)
        sheets = _sheets(path, item)
    except CadbridgeError:
        return Seen(path=path, trouble=trouble)
    return Seen(
        path=path,
        read_options=item.read_options,
        sheets=sheets,
        has_picture=_has_picture(path, item),
        trouble=trouble,
    )


def _sheets(path: Path, item: Format) -> tuple[SheetTexts, ...]:
    """Of lists of others: tables of ours need no one to say what they mean."""
    return tuple(item.sheets(path)) if item.sheets is not None and path.is_file() else ()


def _faces(found: Description) -> Iterator[FaceShown]:
    """Of ports and connectors; of faces that no part has, as the library keeps them."""
    shown = set()
    parts = found.library.parts
    of_ports = {
        number for part in parts if part.connector is None for number in connectors_of(part)
    }
    for part in parts:
        if part.part_number in of_ports:
            continue
        sides = [pictures_of(found.library, part, side) for side in Side]
        for port in sides[0]:
            title = f"{part.part_number} {port}".strip()
            yield FaceShown(title, "mating face", svg_element(sides[0][port]))
            yield FaceShown(title, "termination side", svg_element(sides[1][port]))
        shown |= {spec.face for spec in map(found.library.connector, connectors_of(part)) if spec}
    for face in found.library.faces:
        if face.id not in shown:
            yield from _bare(found.library, face)


def _bare(library: Library, face: Face) -> Iterator[FaceShown]:
    """A face on connectors of either gender: each shows the other's mirrored."""
    for gender in (Gender.MALE, Gender.FEMALE):
        spec = ConnectorSpec(series="", ways=len(face.contacts), face=face.id, gender=gender)
        part = Part(part_number=face.id, kind=Kind.CONNECTOR, connector=spec)
        for picture in pictures_of(library.with_parts((part,)), part).values():
            yield FaceShown(face.id, f"{gender} mating face", svg_element(picture))


def _has_picture(path: Path, item: Format) -> bool:
    return item.picture is not None and path.is_file()


def _own(path: Path, options: Mapping[str, str]) -> Mapping[str, str]:
    """Those of the options that this file's reader has: others of the drop may have others."""
    own: dict[str, str] = {}
    for key, value in options.items():
        try:
            own.update(fitting_options([path], {key: value}))
        except CadbridgeError:
            continue
    return own


def _targets(found: Description, mappings: Mappings) -> Sequence[Target]:
    names = found.format.field_names(mappings)
    return [
        _target(item, found, names)
        for item in formats().values()
        if (item.write or item.export) and carries_any(found.library, item, NO_OPTIONS)
    ]


def _target(item: Format, found: Description, names: Mapping[str, str]) -> Target:
    lost = losses(found.library, item, names) if item.read else ()
    parts = found.library.parts if len(found.library.parts) <= MOST_PARTS else ()
    return Target(
        name=item.name,
        title=item.title,
        comes_back=item.read is not None,
        apart=writes_apart(item),
        losing=losing(lost, parts, item),
    )
