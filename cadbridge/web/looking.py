"""The task that looks what files are, and what each format would make of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cadbridge.errors import CadbridgeError
from cadbridge.findings import Finding
from cadbridge.formats import Format, TableRead, formats
from cadbridge.jobs.convert import carries_any
from cadbridge.jobs.describe import Description, describe
from cadbridge.jobs.losses import FIELD_NORMALISED, NO_OPTIONS, losses
from cadbridge.jobs.packing import writes_apart
from cadbridge.jobs.reading import every_source, fitting_options
from cadbridge.library.summary import contents_text
from cadbridge.mapping import Mappings
from cadbridge.model.library import connectors_of
from cadbridge.web.work import Say, Trouble, trouble_of
from cadbridge.words import main_text, spoken

MOST_PARTS = 200
"""That are listed; more are counted."""
MOST_FINDINGS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class PartBrief:
    """A part on one line."""

    number: str
    kind: str
    description: str
    holds: str
    has_face: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A format that a file can be turned into."""

    name: str
    title: str
    comes_back: bool
    """Whether it can be read again; else it is made to be looked at."""
    apart: bool
    """Whether each part can have a file of its own as well."""
    lost: tuple[str, ...]
    """What it would not carry, by name, with how many."""
    changed: tuple[str, ...]
    """What it carries in a normal form."""


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
    read_options: tuple[str, ...] = ()
    """Keys of the options that its reader has."""
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
        for path in every_source(self.source):
            say(path.name)
            seen.append(_look(path, mappings, self.options))
        return tuple(seen)


def _look(path: Path, mappings: Mappings, options: Mapping[str, str]) -> Seen:
    try:
        found = describe(path, mappings, _own(path, options))
    except CadbridgeError as error:
        return Seen(path=path, trouble=trouble_of(error))
    parts = found.library.parts
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
                holds=contents_text(part),
                has_face=bool(connectors_of(part)),
            )
            for part in parts[:MOST_PARTS]
        ),
        tables=found.tables,
        findings=found.findings[:MOST_FINDINGS],
        found=len(found.findings),
        targets=tuple(_targets(found, mappings)),
        read_options=tuple(option.key for option in found.format.read_options),
    )


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
    lost = list(losses(found.library, item, names)) if item.read else []
    return Target(
        name=item.name,
        title=item.title,
        comes_back=item.read is not None,
        apart=writes_apart(item),
        lost=tuple(loss.text() for loss in lost if loss.rule is not FIELD_NORMALISED),
        changed=tuple(loss.text() for loss in lost if loss.rule is FIELD_NORMALISED),
    )
