"""A parts file that comes back to the library that it was written of.

Each part that the library knows is read anew beside what the library would write of it. What the
file leaves out of an element is as the library has it, the order of elements means nothing, and
what the library writes anyway is nothing that the file tells.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from cadbridge.errors import FileError
from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats import ReadResult, Twice, WriteJob
from cadbridge.formats.eplan.edz.unpack import elements_of as elements_of_archive
from cadbridge.formats.eplan.fields.free_properties import CABLE_NUMBER, from_texts, texts_of
from cadbridge.formats.eplan.fields.rows import ROW
from cadbridge.formats.eplan.home.addresses import without_known_addresses
from cadbridge.formats.eplan.home.copies import Copies
from cadbridge.formats.eplan.home.decided import findings_of
from cadbridge.formats.eplan.home.documents import in_known_places
from cadbridge.formats.eplan.home.empty_rows import added_without_value
from cadbridge.formats.eplan.home.groups import without_unknown_group
from cadbridge.formats.eplan.home.kinds import follow_kind
from cadbridge.formats.eplan.home.lengths import SharedValues
from cadbridge.formats.eplan.home.news import news, without_told
from cadbridge.formats.eplan.home.plug_contacts import without_other_contacts
from cadbridge.formats.eplan.home.restoring import Restored, Restorer
from cadbridge.formats.eplan.home.strange_rows import has_strange_rows, with_rows_told
from cadbridge.formats.eplan.kept.places import places_of
from cadbridge.formats.eplan.kept.shown import element_words
from cadbridge.formats.eplan.kept.tolerances import NOT_THERE
from cadbridge.formats.eplan.parts.decode import decode_part
from cadbridge.formats.eplan.parts.families import UNEQUAL_LENGTHS, CableFamilies, kept_codes
from cadbridge.formats.eplan.plan import FORMAT, make_plan
from cadbridge.formats.eplan.reader import elements_of, read_part
from cadbridge.formats.eplan.writer import PartsWriter
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.library.earlier import earlier_texts
from cadbridge.mapping import Mappings
from cadbridge.model import Extra, Kind, Library, Part, Terminal
from cadbridge.model.fields import members
from cadbridge.model.naming import number_of_length, numbers_of_lengths
from cadbridge.model.walk import is_filled
from cadbridge.words import quoted

NAMELESS = rule(
    "CB340",
    Severity.WARNING,
    "An element says too little to know which it is",
    "Nothing of it was taken. Let the library's own element say the same and import again, or "
    "take it out of the file.",
)

_NUMBER, _ORDER = "P_ARTICLE_PARTNR", "P_ARTICLE_ORDERNR"
_Pair = tuple[Node, Node]
"""An element of the file, and that which the library writes."""


def xml_home(
    result: ReadResult, library: Library, mappings: Mappings, paths: Sequence[Path]
) -> ReadResult:
    """What was read of parts files, without what they only seem to say.

    Args:
        result: what was read.
        library: what it comes back to.
        mappings: how fields meet the format.
        paths: the files.
    """
    home = _Home(library, mappings, file_of(paths))
    return home.result(result, (node for path in paths for node in elements_of(path)))


def edz_home(
    result: ReadResult, library: Library, mappings: Mappings, paths: Sequence[Path]
) -> ReadResult:
    """As `xml_home`, of archives."""
    home = _Home(library, mappings, file_of(paths))
    return home.result(result, (node for path in paths for node in elements_of_archive(path)))


def file_of(paths: Sequence[Path]) -> str:
    """What findings name: one file; of several, none."""
    return str(paths[0]) if len(paths) == 1 else ""


@dataclass(eq=False)
class _Home:
    """Reads the parts of a file anew."""

    library: Library
    mappings: Mappings
    file: str
    """For findings."""
    read_anew: set[str] = field(default_factory=set)
    """Numbers under which the parts were read first."""
    findings: list[Finding] = field(default_factory=list)
    twice: list[Twice] = field(default_factory=list)
    """Values that lengths of a cable say, and not as the same."""
    kept_gone: dict[str, dict[str, str]] = field(default_factory=dict)
    """As of `ReadResult`."""
    other_names: dict[str, dict[str, str]] = field(default_factory=dict)
    """As of `ReadResult`."""
    _equal: set[str] = field(default_factory=set)
    """Numbers of the parts of which the file says what the library says."""

    def result(self, result: ReadResult, nodes: Iterable[Node]) -> ReadResult:
        """What was read, with what it says now.

        Args:
            result: what was read.
            nodes: the elements of its parts.
        """
        parts = self.parts(result.library.parts, nodes)
        kept = tuple(item for item in result.findings if not self.answers(item))
        found = replace(
            result,
            library=result.library.with_parts(parts),
            findings=(*kept, *self.findings),
            twice=tuple(self.twice),
            kept_gone=self.kept_gone,
            other_names=self.other_names,
        )
        return without_known_addresses(found, self.library, make_plan(self.mappings[FORMAT]))

    def parts(self, read: Sequence[Part], nodes: Iterable[Node]) -> tuple[Part, ...]:
        """The parts that were read; in the place of those that the library knows what they say.

        Args:
            read: the parts.
            nodes: their elements.
        """
        groups: dict[str, list[Node]] = {}
        for node in nodes:
            owner = self._owner(node)
            if owner and self._counts[owner] == 1:
                groups.setdefault(owner, []).append(node)
        by_number = {part.part_number: part for part in read}
        anew: list[Part] = []
        for number, found in groups.items():
            own = self.library.part_by_number[number]
            anew += self._of_known(found, own, by_number.get(number))
        left = (part for part in read if part.part_number not in self.read_anew)
        return (*map(self._as_known, left), *anew)

    def _as_known(self, part: Part) -> Part:
        """A part that is as the library's keeps what it kept, in whatever order.

        A cable is its accessory, whatever lengths are there.
        """
        own = self.library.part_by_number.get(part.part_number)
        if own is None or part.part_number not in self._equal:
            return part
        kept = {name: extra for name, extra in own.extras.items() if name == FORMAT}
        has_cable = any(item.part_number in self._cables for item in own.accessories)
        accessories = own.accessories if has_cable else part.accessories
        return replace(part, accessories=accessories, extras=kept)

    def answers(self, finding: Finding) -> bool:
        """Whether a finding is about what was read anew and says now what it has to."""
        is_group = finding.code == NOT_THERE.code and finding.place.field == "product_group"
        is_other = is_group or finding.code == UNEQUAL_LENGTHS.code
        return is_other and finding.place.part in self.read_anew

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(part.part_number for part in self.library.parts)

    @cached_property
    def _lengths(self) -> Mapping[str, Part]:
        """Cables of the library by the part numbers of their lengths."""
        return {number: it for it in self.library.parts for number in numbers_of_lengths(it)}

    @cached_property
    def _cables(self) -> Collection[str]:
        """Part numbers of the cables that have lengths."""
        return {cable.part_number for cable in self._lengths.values()}

    @cached_property
    def _codes(self) -> Mapping[str, Sequence[str]]:
        """The part numbers of all lengths of a cable, by each of them."""
        return {number: numbers_of_lengths(cable) for number, cable in self._lengths.items()}

    @cached_property
    def _writer(self) -> PartsWriter:
        """Writes what the library says."""
        library = replace(self.library, records={})
        return PartsWriter(WriteJob(library=library, parts=(), mappings=self.mappings))

    def _owner(self, node: Node) -> str:
        """The number of the part of the library that an element is, or is a length of."""
        number = node.get(_NUMBER)
        if number in self.library.part_by_number:
            return number
        if cable := self._lengths.get(number):
            return cable.part_number
        rows = (from_texts(*texts_of(row)) for row in node.children_of(ROW))
        named = next((row.value for row in rows if row.name == CABLE_NUMBER), "")
        return named if named in self.library.part_by_number else ""

    def _of_known(self, nodes: Sequence[Node], own: Part, raw: Part | None) -> Iterable[Part]:
        """A part of the library as the file has it; nothing where it says the same."""
        numbers = {node.get(_NUMBER) for node in nodes}
        try:
            known = {node.get(_NUMBER): node for node in self._writer.nodes(own)}
        except FileError:  # there is nothing to compare with
            return []
        if len(numbers) < len(nodes):
            return []
        nodes = [with_rows_told(node, known.values(), self._writer.plan) for node in nodes]
        is_read = not any(map(has_strange_rows, nodes))
        if is_read and all(known.get(node.get(_NUMBER)) == node for node in nodes):
            self._equal.add(own.part_number)
            return []
        marked = [node.copy() for node in nodes]
        for node in marked:
            self.read_anew.add(node.get(_NUMBER))
            self.read_anew.update(_numbers_of(decode_part(node, self._writer.plan).part))
        left = {it.get(_ORDER): it for number, it in known.items() if number not in numbers}
        of = [known.get(it.get(_NUMBER)) or left.get(it.get(_ORDER)) for it in nodes]
        pairs = [(it, ours) for it, ours in zip(marked, of, strict=True) if ours]
        new = [node for node, ours in zip(nodes, of, strict=True) if not ours]
        parts = (_as_filled(part, raw) for part in self._read_again(pairs, new, own))
        return [_with_new_terminals(part, own) for part in parts]

    def _read_again(self, pairs: Sequence[_Pair], new: Iterable[Node], own: Part) -> list[Part]:
        families = CableFamilies(name=self.file, apart="nothing of it was taken")
        place = Place(file=self.file, part=own.part_number)
        for found, known in pairs:
            follow_kind(found, known, self._earlier(own))
        pairs = [(self._understood(found, known, place), known) for found, known in pairs]
        restored = self._restored(pairs, own)
        self.findings += _asked(place, restored)
        parts = [
            self._part(item, found, known, own)
            for item, (found, known) in zip(restored, pairs, strict=True)
        ]
        parts += [read_part(node, self._writer.plan, "")[0] for node in new]
        single = [part for part in parts if not (part.cable and part.cable.lengths)]
        lengths = [part for part in parts if part.cable and part.cable.lengths]
        others = [families.add(part) for part in self._agreed(lengths, own)]
        self.findings += families.findings
        joined = [families.joined(number) or own for number in families.members()]
        left_out = [part for part in others if part is not None]
        return [*single, *(_with_lengths(cable, left_out, own) for cable in joined)]

    def _earlier(self, own: Part) -> Iterator[Node]:
        """What the library wrote of a part when it was of another kind."""
        earlier = set(earlier_texts(own, "kind"))
        for kind in Kind:
            if str(kind) in earlier:
                yield from self._writer.nodes(replace(own, kind=kind, product_group=""))

    def _understood(self, found: Node, known: Node, place: Place) -> Node:
        """The element, without contacts that are known by other names, in a group that there is.

        Its documents stand where the library has them. What is left out is told.
        """
        node, asked = without_other_contacts(in_known_places(found, known), known, place)
        grouped, said = without_unknown_group(node, known, place)
        empty = added_without_value(found, known, place)
        self.findings += [it for it in (*asked, *said, *empty) if it not in self.findings]
        return grouped

    def _agreed(self, lengths: Sequence[Part], own: Part) -> Sequence[Part]:
        """The lengths of a cable, with what others say of it set aside."""
        if not lengths:
            return lengths
        shared = SharedValues(own, self.file)
        agreed = shared.agreed(lengths)
        self.findings += shared.findings
        self.twice += shared.twice
        return agreed

    def _restored(self, pairs: Sequence[_Pair], own: Part) -> list[Restored]:
        """The elements; what one length of a cable has is not gone from the others."""
        restorer = Restorer(own, self._codes)
        restored = [restorer.part(*pair) for pair in pairs]
        if len(pairs) == 1:
            return restored
        held = {name for item in restored for name in item.names()}
        return [replace(restorer, elsewhere=held).part(*pair) for pair in pairs]

    def _part(self, item: Restored, found: Node, known: Node, own: Part) -> Part:
        """The part, with what the file holds beyond the model."""
        plan = self._writer.plan
        if item.gone and not kept_codes(own):
            places = places_of(known)
            gone = {places[id(node)]: element_words(node) for node in item.gone}
            self.kept_gone[own.part_number] = gone
        if item.renamed:
            self.other_names[own.part_number] = {
                f"functions[{old}]": new for old, new in item.renamed.items()
            }
        place = Place(file=self.file, part=own.part_number)
        said = findings_of(item.decided, item.shown, plan, place)
        self.findings += [it for it in said if it not in self.findings]
        copies = Copies(own, plan, place)
        copies.take(item.shown, found)
        without_told(item.shown, known, own, plan)
        part = copies.settled(read_part(item.shown, plan, "")[0], item.whole)
        self.findings += copies.findings
        self.twice += copies.twice
        codes = kept_codes(own)
        kept = codes.get(known.get(_ORDER)) if codes else own.extras.get(FORMAT)
        extra: Extra | None = kept
        if item.whole != known:
            told = read_part(item.whole, plan, "")[0].extras.get(FORMAT)
            if kept:
                before = read_part(known.copy(), plan, "")[0].extras.get(FORMAT)
                extra = kept if told == before else told
            else:
                extra = news(told, known) if isinstance(told, dict) else told
        return replace(part, extras={FORMAT: extra} if extra else {})


def _numbers_of(part: Part) -> set[str]:
    """The numbers that a part may have been read under: its own, and those of its lengths."""
    lengths = part.cable.lengths if part.cable else ()
    codes = (number_of_length(part.manufacturer, length.order_code) for length in lengths)
    return {part.part_number, *codes}


def _with_lengths(cable: Part, left_out: Iterable[Part], own: Part) -> Part:
    """The cable with lengths of which nothing was taken, as the library has them."""
    codes = {it.order_code for part in left_out if part.cable for it in part.cable.lengths}
    if cable.cable is None or own.cable is None or not codes:
        return cable
    lengths = tuple(it for it in own.cable.lengths if it.order_code in codes)
    spec = replace(cable.cable, lengths=(*cable.cable.lengths, *lengths))
    return replace(cable, cable=spec)


def _as_filled(part: Part, raw: Part | None) -> Part:
    """The part, in whose own fields stands nothing where the file says nothing."""
    if raw is None:
        return part
    empty = {
        name: getattr(raw, name)
        for name, held in members(Part)
        if held is None and name not in ("extras", "sources") and not is_filled(getattr(raw, name))
    }
    return replace(part, **empty)


def _with_new_terminals(part: Part, own: Part) -> Part:
    """The part with the terminals of functions that are new: EPLAN has no other place for them.

    Also where an earlier import brought them.
    """
    if not own.terminals:
        return part
    listed = part.terminals or own.terminals
    brought = {
        item.designation: item
        for item in own.terminals
        if any(not source.field for source in item.sources)
    }
    known = {item.designation for item in listed}
    known |= {name for function in own.functions for name in function.terminals} - brought.keys()
    named = (name for function in part.functions for name in function.terminals)
    new = [
        brought.get(name) or Terminal(designation=name)
        for name in dict.fromkeys(named)
        if name not in known
    ]
    return replace(part, terminals=(*listed, *new)) if new else part


def _asked(place: Place, restored: Iterable[Restored]) -> list[Finding]:
    """One finding for each element that was left out; lengths of a cable say the same."""
    found = {
        repr(node.attributes): Finding(
            rule=NAMELESS,
            message=f"{node.tag} {node.get('pos')}{_words(node)} lacks a name, and fits none of "
            "the library's (left out)",
            place=place,
        )
        for item in restored
        for node in item.asked
    }
    return list(found.values())


def _words(node: Node) -> str:
    """What an element says, as far as people know it by that."""
    names = ("connectiondescription", "connectionDesignation", "P_ARTICLE_FREE_DATA_VALUE")
    said = next(filter(None, map(node.get, names)), "")
    return f" {quoted(said[:60])}" if said else ""
