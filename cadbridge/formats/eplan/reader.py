"""Parts files to libraries."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from cadbridge.files import open_file
from cadbridge.findings import Finding, Place
from cadbridge.formats import AS_THE_FILE_SAYS, ReadOptions, ReadResult
from cadbridge.formats.eplan.fields.address import decode_address, kept_address
from cadbridge.formats.eplan.fields.attributes import are_placed_apart
from cadbridge.formats.eplan.fields.faces import to_keep
from cadbridge.formats.eplan.fields.family import PLUG_PINS
from cadbridge.formats.eplan.fields.free_properties import CABLE_NUMBER
from cadbridge.formats.eplan.fields.rows import has_rows_of_ours
from cadbridge.formats.eplan.kept.leftovers import difference
from cadbridge.formats.eplan.kept.metric import metric_records, unit_findings, units_of
from cadbridge.formats.eplan.kept.records import (
    NAMES,
    UNIT_ATTRIBUTES,
    WORDS,
    Occurrences,
    is_ours,
    kept_root,
)
from cadbridge.formats.eplan.kept.tolerances import (
    root_tolerances,
    stray_tolerances,
    tolerances,
    without_number,
)
from cadbridge.formats.eplan.parts.decode import Decoded, decode_part
from cadbridge.formats.eplan.parts.encode import Encoder
from cadbridge.formats.eplan.parts.families import CableFamilies
from cadbridge.formats.eplan.parts.unsaid import FilledAndSaid, Places
from cadbridge.formats.eplan.plan import (
    CABLE_FORMS,
    EDITIONS,
    FORMAT,
    Plan,
    make_plan,
    plan_of_others,
)
from cadbridge.formats.eplan.remark import NOTE, take_open
from cadbridge.formats.eplan.xml.elements import TEMPLATE, definition_of
from cadbridge.formats.eplan.xml.node import Node, node_to_extra, text_entries
from cadbridge.formats.eplan.xml.parse import Stray, read_records
from cadbridge.mapping import Mappings
from cadbridge.model import Extra, Library, Manufacturer, Part
from cadbridge.model.order_codes import by_first_code, folded
from cadbridge.model.quick import changed

_MOST_NAMED = 5
"""Records of one kind that are named where a file is described."""
SHOWN = FilledAndSaid(partial=frozenset(["lengths"]), stated=frozenset(["required"]))
"""Attributes that are empty are left out; each length of a cable is a part of its own there."""


@dataclass(slots=True)
class PartsReader:
    """Collects the records of one or more documents into one library."""

    mappings: Mappings
    prepare: Callable[[Node], None] = lambda node: None
    """Takes out of a part element what is not the part's, before it is read."""
    apart: bool = False
    """The documents hold a part each and what it names: what several of them hold is one."""
    findings: list[Finding] = field(default_factory=list)
    _parts: list[Part] = field(default_factory=list)
    _makers: dict[str, Manufacturer] = field(default_factory=dict)
    _records: list[Extra] = field(default_factory=list)
    _root: dict[str, Extra] = field(default_factory=dict)
    _units: set[tuple[str, str]] = field(default_factory=set)
    """Of lengths and weights, of each document; those of all can be written back."""
    _families: CableFamilies = field(default_factory=CableFamilies)
    _occurrences: Occurrences = field(default_factory=Occurrences)
    _last: str = ""
    _unsaid: dict[str, Places] = field(default_factory=dict)
    _earlier: set[bytes] = field(default_factory=set)
    """Digests of the records in documents before this one."""
    _plan: Plan = field(init=False)

    def __post_init__(self) -> None:
        """Raises FileError where the mapping cannot be used."""
        self._plan = make_plan(self.mappings[FORMAT])

    def add(self, stream: BinaryIO, name: str) -> None:
        """Read one document.

        Raises:
            FileError: it is not a parts file, or damaged.
        """
        self._families.name = name
        stray = Stray()
        records = metric_records(read_records(stream, name, stray=stray))
        root = next(records)
        self.findings += [*root_tolerances(root, name), *unit_findings(root, name)]
        self._units.add(units_of(root))
        for attribute, value in kept_root(root).items():
            self._root.setdefault(attribute, value)
        for node in self._new_among(records) if self.apart else records:
            if node.tag == "part" and not node.get("P_ARTICLE_PARTNR").strip():
                self.findings.append(without_number(node, name))
            elif node.tag == "part":
                self.prepare(node)
                node.is_ours = is_ours(root) or has_rows_of_ours(node)
                self._add_part(*self._read(node, name))
            else:
                self._add_record(node)
        self.findings += stray_tolerances(stray, name)

    def _read(self, node: Node, name: str) -> tuple[Part, bool, Iterable[Finding]]:
        part, is_member, findings, unsaid = read_part(node, self._plan, name)
        if unsaid:
            self._unsaid.setdefault(part.part_number, unsaid)
        return part, is_member, findings

    def _new_among(self, records: Iterator[Node]) -> Iterator[Node]:
        """The records that no earlier document holds; within one, all are meant."""
        here = set()
        for node in records:
            digest = sha256(repr(node).encode("utf-8", "surrogatepass")).digest()
            here.add(digest)
            if digest not in self._earlier:
                yield node
        self._earlier |= here

    def result(self) -> ReadResult:
        """Everything read so far, cables with all their order codes."""
        cables = by_first_code(self._families.members())
        parts = [self._families.joined(part.part_number) or part for part in self._parts]
        records = self._kept_records()
        library = Library(
            parts=tuple(folded(part, cables) for part in parts),
            manufacturers=tuple(self._makers.values()),
            records={FORMAT: records} if records else {},
        )
        findings = (*self.findings, *self._families.findings)
        shown = replace(SHOWN, unsaid=self._unsaid)
        return ReadResult(library=library, shown=shown, findings=findings)

    def _kept_records(self) -> dict[str, Extra]:
        units = UNIT_ATTRIBUTES if len(self._units) > 1 else ()
        root = {name: value for name, value in self._root.items() if name not in units}
        kept: dict[str, Extra] = {"root": root} if root else {}
        if not self._is_usual():
            kept["records"] = list(self._records)
        return kept

    def _is_usual(self) -> bool:
        """Whether the records are just the manufacturers' addresses, behind all parts.

        Where each part has a document of its own, they stand behind their parts there.
        """
        after = {"after": self._last} if self._last else {}
        usual: list[Extra] = [{"address": name, **after} for name in self._makers]
        if not self.apart:
            return self._records == usual
        return [{**item, **after} for item in self._records if isinstance(item, dict)] == usual

    def _add_part(self, part: Part, is_member: bool, findings: Iterable[Finding]) -> None:
        self.findings += findings
        if not is_member:
            self._append(part)
            return
        known = self._families.joined(part.part_number) is not None
        alone = self._families.add(part)
        if alone is not None:
            self._append(alone)
        elif not known:
            self._append(part)

    def _append(self, part: Part) -> None:
        self._parts.append(part)
        self._last = self._occurrences.name(part.part_number)

    def _add_record(self, node: Node) -> None:
        plan = self._plan
        maker = decode_address(node, plan) if node.tag == "address" else None
        if maker is not None and maker.short_name not in self._makers:
            self._makers[maker.short_name] = maker
            extra = kept_address(node, maker, plan)
        else:
            extra = node_to_extra(node)
        if self._last:
            extra["after"] = self._last
        self._records.append(extra)


def read_part(node: Node, plan: Plan, name: str) -> tuple[Part, bool, Iterable[Finding], Places]:
    """The part of an element with what is kept of it; whether it is one length of a cable.

    With findings, found out when asked for, and the places that nothing in the element says
    anything of.
    """
    decoded = decode_part(node, plan if node.is_ours else plan_of_others(plan))
    part, unsaid = decoded.part, decoded.unsaid
    is_member = bool(part.cable and part.cable.lengths) and any(
        child.key == CABLE_NUMBER for child in node.children_of("freeproperty")
    )
    remark = take_open(node)
    left = kept_of(node, decoded, plan)
    extra = left | _kept_contacts(decoded)
    if remark:
        attributes = text_entries(extra.get("attributes", {})) | {NOTE: remark}
        extra["attributes"] = dict[str, Extra](attributes)
    if not extra:
        return part, is_member, [], unsaid
    kept = changed(part, extras={FORMAT: extra})
    said = (
        Finding(
            rule=rule,
            message=message,
            place=Place(file=name, part=part.part_number, field=field_name),
        )
        for rule, field_name, message in decoded.said
    )
    return kept, is_member, chain(tolerances(node, left, name), said), unsaid


def kept_of(node: Node, decoded: Decoded, plan: Plan) -> dict[str, Extra]:
    """What the element holds beyond the part, in the style of writing that comes nearest."""
    nearest: dict[str, Extra] | None = None
    for style in styles(decoded.part, plan):
        written = Encoder(plan=style).encode(decoded.part, decoded.contacts, decoded.read)[0]
        left = difference(node, written)
        if not left:
            return {}
        nearest = nearest or left
    return nearest or {}


def _kept_contacts(decoded: Decoded) -> dict[str, Extra]:
    """The contacts that no shipped face gives, so that they are written again."""
    spec, contacts = decoded.part.connector, decoded.contacts
    return to_keep(spec, contacts) if spec and contacts is not None else {}


def styles(part: Part, plan: Plan) -> Iterator[Plan]:
    """The mapping's own way of writing, then the others that make a difference for this part."""
    yield plan
    for edition in EDITIONS:
        for form in CABLE_FORMS if part.cable else (plan.cable_form,):
            other = _styled(plan, edition, form)
            if other is not plan and (part.cable or are_placed_apart(part.properties, plan, other)):
                yield other


@lru_cache(maxsize=16)
def _styled(plan: Plan, edition: str, cable_form: str) -> Plan:
    if (edition, cable_form) == (plan.edition, plan.cable_form):
        return plan
    return replace(plan, edition=edition, cable_form=cable_form)


def read_parts(stream: BinaryIO, name: str, mappings: Mappings) -> ReadResult:
    """Read one document.

    Raises:
        FileError: it is not a parts file, or damaged.
    """
    reader = PartsReader(mappings)
    reader.add(stream, name)
    return reader.result()


def iterate_parts(
    stream: BinaryIO,
    name: str,
    mappings: Mappings,
    prepare: Callable[[Node], None] = lambda node: None,
) -> Iterator[Part]:
    """The parts of one document one by one, in constant memory.

    A cable comes once for each of its order codes here. `prepare` is as of `PartsReader`.

    Raises:
        FileError: it is not a parts file, or damaged.
    """
    plan = make_plan(mappings[FORMAT])
    for node in part_elements(stream, name, prepare):
        yield read_part(node, plan, name)[0]


def part_elements(
    stream: BinaryIO, name: str, prepare: Callable[[Node], None] = lambda node: None
) -> Iterator[Node]:
    """The elements of the parts of one document; `prepare` is as of `PartsReader`.

    Raises:
        FileError: it is not a parts file, or damaged.
    """
    records = metric_records(read_records(stream, name))
    root = next(records, Node(""))
    for node in records:
        if node.tag == "part" and node.get("P_ARTICLE_PARTNR").strip():
            prepare(node)
            node.is_ours = is_ours(root) or has_rows_of_ours(node)
            yield node


def elements_of(path: Path) -> Iterator[Node]:
    """As `part_elements`, of a file.

    Raises:
        FileError: it cannot be read.
    """
    with open_file(path) as stream:
        yield from part_elements(stream, str(path))


def iterate_file(path: Path, mappings: Mappings) -> Iterator[Part]:
    """As `iterate_parts`, of a file.

    Raises:
        FileError: it cannot be read.
    """
    with open_file(path) as stream:
        yield from iterate_parts(stream, str(path), mappings)


def read_files(
    paths: Sequence[Path], mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS
) -> ReadResult:
    """Read files of one part each, which name one another, as one file of all of them.

    Raises:
        FileError: one cannot be read.
    """
    reader = PartsReader(mappings, apart=True)
    for path in paths:
        with open_file(path) as stream:
            reader.add(stream, str(path))
    return reader.result()


def read_file(
    path: Path, mappings: Mappings, options: ReadOptions = AS_THE_FILE_SAYS
) -> ReadResult:
    """Read a parts file.

    Raises:
        FileError: it cannot be read.
    """
    with open_file(path) as stream:
        return read_parts(stream, str(path), mappings)


def describe_file(path: Path) -> dict[str, str]:
    """What the root of a parts file says, and how many records of each kind follow, with names.

    Raises:
        FileError: it cannot be read.
    """
    with open_file(path) as stream:
        records = read_records(stream, str(path))
        told = dict(next(records, Node("")).attributes)
        counts, names = Counter[str](), dict[str, dict[str, None]]()
        pins = 0
        for node in records:
            counts[node.tag] += 1
            pins += sum(map(_plug_pins, node.children_of("variant")))
            if node.tag in NAMES and len(names.setdefault(node.tag, {})) <= _MOST_NAMED:
                names[node.tag][node.get(NAMES[node.tag])] = None
    said = {
        f"{WORDS.get(tag, tag)} records": f"{count}{_listed(names.get(tag, ()))}"
        for tag, count in sorted(counts.items())
    }
    return told | said | ({"plug pins": str(pins)} if pins else {})


def _plug_pins(variant: Node) -> int:
    """How many pins of plugs a variant lists, which are no contacts of ports."""
    codes = map(definition_of, variant.children_of(TEMPLATE))
    return sum(category == PLUG_PINS for category, _, _ in codes)


def _listed(names: Iterable[str]) -> str:
    """The first names of records, behind their number."""
    known = list(filter(None, names))
    more = ", ..." if len(known) > _MOST_NAMED else ""
    return f": {', '.join(known[:_MOST_NAMED])}{more}" if known else ""
