"""What a target will not carry of a library, counted and named as people know it.

A field is called what the source calls it: the title of a column, EPLAN's label. What a foreign
file held beyond the model (`extras`, `records`) belongs to one format and comes back there alone;
for every other target it is lost, each value under its own name.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cadbridge.check.walk import objects, twins
from cadbridge.findings import Finding, Place, Rule, Severity, rule
from cadbridge.formats import Format, ReadResult, format_named, keeper_of, last_keys
from cadbridge.mapping import Capability, Carriage, Mappings
from cadbridge.model import Library, Part
from cadbridge.model.fields import nameless_by, required_keys
from cadbridge.model.filled import filled_paths
from cadbridge.model.part import Extra
from cadbridge.model.walk import is_filled, leaves
from cadbridge.words import counted

KIND_NOT_CARRIED = rule(
    "CB602",
    Severity.WARNING,
    "The target cannot hold a part of this kind",
    "Choose another format for these parts; `cadbridge formats` tells which.",
)
FIELD_NOT_CARRIED = rule(
    "CB603",
    Severity.WARNING,
    "The target cannot carry a field",
    "Keep the source beside the target, or choose another format.",
)
FIELD_NORMALISED = rule(
    "CB604",
    Severity.NOTE,
    "The target carries a field in a normal form",
    "Nothing needs to be done; the meaning stays the same.",
)

EXTRAS, RECORDS = "extras", "records"
_WHOLE = (Carriage.CARRIED, Carriage.SHOWN)
"""What becomes of a field that people find as it was."""
_NOTHING_TOLD = (Carriage.NOT_CARRIED, Carriage.SHOWN)
NO_OPTIONS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Values of one name that a target leaves out or bends to its normal form."""

    rule: Rule
    name: str
    """What people call it; of parts that are left out, their kinds."""
    count: int
    path: str
    note: str = ""

    def finding(self) -> Finding:
        """As a finding, for machines."""
        return Finding(rule=self.rule, message=self.text(), place=Place(field=self.path))

    def text(self) -> str:
        """In a sentence: how many, of what, and why."""
        if self.rule is KIND_NOT_CARRIED:
            kind = "kinds" if ", " in self.name else "kind"
            return f"{self.count} of {kind} {self.name} will not be written{self.note}"
        carriage = Carriage.NOT_CARRIED if self.rule is FIELD_NOT_CARRIED else Carriage.NORMALISED
        named = "" if self.name == self.path else f": {self.name}"
        note = f" ({self.note})" if self.note else ""
        return f"{counted(self.count, 'value')} {carriage}{named}{note}"


def losses(
    library: Library,
    target: Format,
    names: Mapping[str, str] | None = None,
    options: Mapping[str, str] = NO_OPTIONS,
) -> Iterator[Loss]:
    """What the target format will not carry of a library.

    Args:
        library: what is to be written.
        target: the format.
        names: what the source calls the model's fields, by path.
        options: of the target's writer.
    """
    yield from _kinds_left_out(library, target)
    taken = taken_by(target, library)
    for path, count in filled_paths(taken).items():
        if path in (EXTRAS, RECORDS):
            yield from _kept_apart(taken, target, path)
        else:
            capability = target.capability(path, options)
            is_own = capability.carriage is Carriage.NORMALISED and "." not in path
            bent = sum(_bends(target, part, path) for part in taken.parts) if is_own else count
            if bent:
                yield from _field(capability, path, bent, (names or {}).get(path, path))
    yield from _entries_left_out(taken, target)


def losses_of(
    result: ReadResult, target: Format, mappings: Mappings, options: Mapping[str, str] = NO_OPTIONS
) -> list[Loss]:
    """As `losses`, of what was read, in the words of the format that it was read from."""
    source = format_named(result.format) if result.format else None
    names = source.field_names(mappings) if source else None
    return list(losses(result.library, target, names, options))


def left_out_of(library: Library, target: Format) -> Iterator[Loss]:
    """Those of `losses` that stand in no table of fields: parts, and entries without a name."""
    yield from _kinds_left_out(library, target)
    yield from _entries_left_out(taken_by(target, library), target)


def _bends(target: Format, part: Part, path: str) -> bool:
    return is_filled(getattr(part, path)) and target.bends(part, path)


def taken_by(target: Format, library: Library) -> Library:
    """The library without the parts that the target leaves out."""
    return library.with_parts(tuple(part for part in library.parts if target.takes(part)))


def carried_of(part: Part, item: Format, options: Mapping[str, str] = NO_OPTIONS) -> list[str]:
    """The paths of all values of a part that a format carries, with options of its writer."""
    carried = item.carried_paths(options)
    return [path for path in _filled_paths(item.own(part)) if path in carried]


def left_out(part: Part, item: Format, options: Mapping[str, str] = NO_OPTIONS) -> list[str]:
    """The paths of all values of a part that a format drops; of what others keep, the names."""
    lost = [
        path
        for path in _filled_paths(part)
        if path != EXTRAS and item.capability(path, options).carriage is Carriage.NOT_CARRIED
    ]
    return lost + list(_foreign(part.extras, item, EXTRAS))


def filled_of(part: Part) -> frozenset[str]:
    """The paths of the values that a part has."""
    return frozenset(_filled_paths(part))


def loses(part: Part, loss: Loss, target: Format, filled: Mapping[str, Collection[str]]) -> bool:
    """Whether some of what is lost is a part's own.

    Args:
        part: the part.
        loss: what is lost.
        target: the format that would not have it.
        filled: the paths of each part's values, by part number.
    """
    if loss.rule is KIND_NOT_CARRIED:
        return not target.takes(part) and str(part.kind) in loss.name.split(", ")
    if loss.path == EXTRAS:
        return loss.name in _foreign(part.extras, target, EXTRAS)
    return target.takes(part) and loss.path in filled[part.part_number]


def _filled_paths(part: Part) -> Iterator[str]:
    return (path for _, path, value in leaves(part) if is_filled(value))


def _kinds_left_out(library: Library, target: Format) -> Iterator[Loss]:
    kinds = Counter(part.kind for part in library.parts if not target.takes(part))
    for why, could in (("", False), (": there is nothing in them that the format shows", True)):
        alike = sorted(kind for kind in kinds if (kind in target.kinds) is could)
        if alike:
            count = sum(kinds[kind] for kind in alike)
            name = ", ".join(alike)
            yield Loss(rule=KIND_NOT_CARRIED, name=name, count=count, path="kind", note=why)


def _field(capability: Capability, path: str, count: int, name: str) -> Iterator[Loss]:
    if capability.carriage in _WHOLE:
        return
    lost = capability.carriage is Carriage.NOT_CARRIED
    told = FIELD_NOT_CARRIED if lost else FIELD_NORMALISED
    yield Loss(rule=told, name=name, count=count, path=path, note=capability.note)


def _entries_left_out(library: Library, target: Format) -> Iterator[Loss]:
    yield from _nameless(library, target)
    yield from _twins(library, target)


def _nameless(library: Library, target: Format) -> Iterator[Loss]:
    """What the target leaves out, or gives a name that it has not, because its own is empty."""
    found = Counter(
        ".".join([*(name for name, _ in steps), field])
        for part in library.parts
        for steps, item in objects(part)
        if type(item) not in target.keeps_nameless
        for field in nameless_by(item)
    )
    for path, count in found.items():
        if target.capability(path).carriage not in _NOTHING_TOLD:
            name = f"{path.rpartition('.')[0] or 'parts'} without {path.rpartition('.')[2]}"
            yield Loss(rule=FIELD_NOT_CARRIED, name=name, count=count, path=path)


def _twins(library: Library, target: Format) -> Iterator[Loss]:
    """What the target makes one of, or gives another name, because their name is one."""
    found = Counter[tuple[str, str]]()
    for part in library.parts:
        for steps, item in twins(part):
            cls: type = type(item)
            if cls not in target.keeps_twins:
                found[".".join(name for name, _ in steps), required_keys(cls)[0]] += 1
    for (path, key), count in found.items():
        if target.capability(f"{path}.{key}").carriage not in _NOTHING_TOLD:
            name = f"{path} of one {key.replace('_', ' ')}"
            yield Loss(rule=FIELD_NOT_CARRIED, name=name, count=count, path=path)


def _kept_apart(library: Library, target: Format, path: str) -> Iterator[Loss]:
    """What formats keep for themselves: all of it but the target's own."""
    kept: Iterable[Mapping[str, Extra]] = (
        [part.extras for part in library.parts] if path == EXTRAS else [library.records]
    )
    lost = Counter(name for extras in kept for name in _foreign(extras, target, path))
    for name, count in lost.items():
        yield Loss(rule=FIELD_NOT_CARRIED, name=name, count=count, path=path)


def _foreign(extras: Mapping[str, Extra], target: Format, path: str) -> Iterator[str]:
    if target.capability(path).carriage in _WHOLE:
        return
    for key, extra in extras.items():
        if key != target.keeps:
            keeper = keeper_of(key)
            yield from keeper.kept_names(extra) if keeper else last_keys(extra, key)
