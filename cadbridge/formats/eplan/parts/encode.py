"""A part of the model as `part` elements: one, or for a cable one an order code."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from cadbridge.formats.eplan.fields.attributes import plain_first
from cadbridge.formats.eplan.fields.cable import References
from cadbridge.formats.eplan.fields.commercial import commercial_attributes, commercial_rows
from cadbridge.formats.eplan.fields.connector import (
    Contacts,
    encode_connector,
    face_contacts,
)
from cadbridge.formats.eplan.fields.evidence import Evidence, collect, encode_note
from cadbridge.formats.eplan.fields.free_properties import (
    CABLE_NUMBER,
    CABLE_ORDER_NUMBER,
    FreeProperty,
    to_node,
)
from cadbridge.formats.eplan.fields.product_group import group_attributes
from cadbridge.formats.eplan.fields.rows import ROW, Rows, encode_rows, encode_rows_again
from cadbridge.formats.eplan.fields.sensors import plan_for
from cadbridge.formats.eplan.fields.stand_ins import (
    default_templates,
    number_attributes,
    number_rows,
    plc_attributes,
)
from cadbridge.formats.eplan.fields.topics import (
    encode_accessory,
    encode_document,
    encode_end,
    encode_no_core,
    encode_terminals,
)
from cadbridge.formats.eplan.fields.variant import Templates, encode_again, encode_templates
from cadbridge.formats.eplan.fields.wire_size import SQUARE_MILLIMETRES, UNIT
from cadbridge.formats.eplan.kept.alike import number
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.remark import NOTE, with_open
from cadbridge.formats.eplan.xml.elements import (
    DOCUMENTS,
    part_attributes,
    variant_attributes,
)
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import (
    NO_LANGUAGE,
    encode_bool01,
    encode_decimal,
    encode_multilang,
    plain,
)
from cadbridge.model import CableEnd, CableLength, CableSpec, Document, Face, Part, Texts
from cadbridge.model.naming import number_of_length

COMPONENT, MODULE = "1", "5"
SPACE = "P_ARTICLE_MOUNTINGSPACE"


@dataclass(frozen=True, slots=True)
class Read:
    """What a part was read from; much of what it would be written as is remembered with it."""

    templates: Templates
    rows: Rows
    evidence: Evidence | None
    """All sources; None where some stand on what the part holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """Writes parts by one plan."""

    plan: Plan
    faces: Mapping[str, Face] = field(default_factory=dict)
    """By id, for the contacts of connectors."""

    def encode(
        self,
        part: Part,
        contacts: Contacts | None = None,
        read: Read | None = None,
        said: Sequence[str] | None = None,
    ) -> list[Node]:
        """The elements of a part.

        Args:
            part: the part.
            contacts: those of a face that is not known.
            read: what the part was read from, where it is unchanged since.
            said: what its remark says is open, in place of all sources.
        """
        properties = plain_first(part.properties, self.plan)
        if properties is not part.properties:
            part = replace(part, properties=properties)
        lengths = (part.cable.lengths if part.cable else ()) or (None,)
        evidence = (read.evidence if read else None) if said is None else ()
        return [
            self._record(part, length, contacts, read, _note(part, length, evidence, said or ()))
            for length in lengths
        ]

    def _record(
        self,
        part: Part,
        length: CableLength | None,
        contacts: Contacts | None,
        read: Read | None,
        note: str,
    ) -> Node:
        linked, others = _documents(part)
        attributes, first_rows = (
            encode_rows(part.classifications, part.properties, self.plan)
            if read is None
            else encode_rows_again(read.rows, self.plan)
        )
        below_variant = self._below_variant(part, contacts, read)
        values = self._attributes(part, length, linked)
        values[NOTE] = note
        node = Node("part", part_attributes(values))
        node.children = list(first_rows)
        if self.plan.is_ours:
            node.children += map(to_node, self._rows(part, length, linked, others))
        node.children += _accessory_positions(part, self.plan)
        node.children.append(self._variant(part, length, attributes, below_variant))
        number(node.children, ROW)
        return node

    def _attributes(
        self, part: Part, length: CableLength | None, linked: list[Document]
    ) -> dict[str, str]:
        values = self.plan.attributes[""].encode(part, with_zero=False)
        is_module = self._is_module(part)
        values["P_ARTICLE_PARTTYPE"] = MODULE if is_module else COMPONENT
        values |= group_attributes(part, is_module, self.plan)
        values |= commercial_attributes(part)
        values[SPACE] = space_text(part.width_mm, part.height_mm)
        for name, document in zip(DOCUMENTS, linked, strict=False):
            values[name] = f"{document.url}\n{plain(document.title)}"
        if length is not None:
            values["P_ARTICLE_PARTNR"] = number_of_length(part.manufacturer, length.order_code)
            values["P_ARTICLE_ORDERNR"] = length.order_code
            values["P_ARTICLE_DESCR1"] = encode_multilang(_with_length(part.description, length))
        elif self.plan.is_ours:  # a row says what stands in for what
            values |= number_attributes(part)
        return values

    def own_rows(self, part: Part) -> Iterator[FreeProperty]:
        """The rows of what EPLAN has no attribute for, but for a cable's numbers at each length."""
        return self._rows(part, None, *_documents(part))

    def _rows(
        self,
        part: Part,
        length: CableLength | None,
        linked: list[Document],
        others: list[Document],
    ) -> Iterator[FreeProperty]:
        yield from commercial_rows(part)
        yield from encode_terminals(part.terminals)
        for index, accessory in enumerate(part.accessories, 1):
            yield from encode_accessory(index, accessory)
        for index, document in enumerate(linked, 1):
            yield from encode_document(index, document, linked=True)
        for index, document in enumerate(others, len(linked) + 1):
            yield from encode_document(index, document, linked=False)
        yield from self._ends(part)
        for place, row in enumerate(part.cable.conductors if part.cable else (), 1):
            if not row.is_wired:
                yield from encode_no_core(place, row)
        if length is not None:
            yield FreeProperty(CABLE_NUMBER, part.part_number, key=CABLE_NUMBER)
            if part.order_number:
                yield FreeProperty(CABLE_ORDER_NUMBER, part.order_number, key=CABLE_ORDER_NUMBER)
        else:
            yield from number_rows(part)

    def _ends(self, part: Part) -> Iterator[FreeProperty]:
        for letter, end in part.ends.items():
            if end != CableEnd(sources=end.sources):
                yield from encode_end(letter, end, is_placed=self._is_module(part))

    def _is_module(self, part: Part) -> bool:
        return self.plan.cable_form == "module" and part.cable is not None

    def _references(self, part: Part) -> References | None:
        """For conductors that name the plugs they lead to: in modules, since edition 2026."""
        if not self._is_module(part) or self.plan.edition < "2026":
            return None
        near, far = part.ends.values()
        return (tuple(near.contact_names.items()), tuple(far.contact_names.items()))

    def _below_variant(
        self, part: Part, contacts: Contacts | None, read: Read | None
    ) -> list[Node]:
        spec, cable = part.connector, part.cable
        plan = plan_for(part, self.plan)
        style = (plan, self._references(part), part.kind)
        if read is not None and read.templates.proved is not None and cable is None:
            nodes = read.templates.proved
        elif read is not None and spec is None:
            nodes = encode_again(read.templates, cable is not None, style)
        else:
            plugs: list[Node] = []
            if spec:
                known = face_contacts(spec, self.faces) if contacts is None else contacts
                plugs = encode_connector(spec, known, self.plan)
            conductors = tuple(row for row in cable.conductors if row.is_wired) if cable else None
            nodes = encode_templates(part.ports, part.functions, plugs, conductors, style)
        if not nodes:
            return default_templates(part, plan)
        if cable and self._is_module(part):
            return nodes + _module_positions(part, self.plan)
        return nodes

    def _variant(
        self,
        part: Part,
        length: CableLength | None,
        attributes: Mapping[str, str],
        below: list[Node],
    ) -> Node:
        values = dict(attributes) | plc_attributes(part)
        if part.connector:
            values |= self.plan.attributes["connector"].encode(part.connector)
        if part.cable:
            values |= _cable_attributes(part.cable)
        if length is not None:
            values["P_ARTICLE_CABLELENGTH"] = metres(length.length_mm)
        return Node("variant", variant_attributes(values), below, key="variant")


def _documents(part: Part) -> tuple[list[Document], list[Document]]:
    """Documents that become external documents, and the others."""
    linked = [item for item in part.documents if item.url and "\n" not in item.url]
    linked = linked[: len(DOCUMENTS)]
    return linked, [item for item in part.documents if item not in linked]


def _note(
    part: Part, length: CableLength | None, evidence: Evidence | None, said: Sequence[str]
) -> str:
    """The note with what is open, or with the sources.

    Sources of other lengths stand at the parts of these; what is open is open for all.
    """
    evidence = tuple(collect(part)) if evidence is None else evidence
    texts = with_open(part.note, said)
    if length is not None:
        own = f"cable.lengths[{length.order_code}]"
        evidence = tuple(
            (place, source)
            for place, source in evidence
            if not place.startswith("cable.lengths[") or place == own
        )
    if evidence or NO_LANGUAGE in texts:
        texts[NO_LANGUAGE] = encode_note(texts.get(NO_LANGUAGE, ""), evidence)
    return encode_multilang(texts)


def space_text(width_mm: Decimal | None, height_mm: Decimal | None) -> str:
    """The space that a part takes; empty where it is not known."""
    return encode_decimal((width_mm * height_mm).normalize()) if width_mm and height_mm else ""


def metres(length_mm: Decimal) -> str:
    """Shortest form, as EPLAN stores prefabricated lengths."""
    return encode_decimal((length_mm / 1000).normalize())


def _with_length(description: Texts, length: CableLength) -> dict[str, str]:
    return {
        language: f"{text}{length_text(metres(length.length_mm))}"
        for language, text in description.items()
    }


def length_text(length_m: str) -> str:
    """What a description says of the length."""
    return f", {length_m} m"


def _cable_attributes(cable: CableSpec) -> dict[str, str]:
    cores = sum(row.has_core for row in cable.conductors)
    sections = any(row.cross_section_mm2 is not None for row in cable.conductors)
    return {
        "P_ARTICLE_CABLEWIRECOUNT": str(cores) if cores else "",
        UNIT: SQUARE_MILLIMETRES if sections else "",
    }


def _accessory_positions(part: Part, plan: Plan) -> list[Node]:
    placed = [item for item in part.accessories if not item.included]
    attribute = plan.attributes["accessories"]
    return [
        Node(
            "accessoryposition",
            {
                attribute["required"]: encode_bool01(item.required),
                "parttype": COMPONENT,
                attribute["part_number"]: item.part_number,
                "pos": str(index),
                "variant": "1",
            },
            key=f"accessory {item.part_number}",
        )
        for index, item in enumerate(placed, 1)
    ]


def _module_positions(part: Part, plan: Plan) -> list[Node]:
    """The plugs at the ends of a cable that is a module."""
    ends = zip(plan.plug_tags, part.ends.values(), strict=True)
    plugs = [(tag, end.connector) for tag, end in ends if end.connector]
    return [
        Node(
            "moduleposition",
            {
                "count": "1",
                "devicetag": tag,
                "partnr": connector,
                "pos": str(index),
                "variant": "1",
            },
            key=f"plug {tag}",
        )
        for index, (tag, connector) in enumerate(plugs, 1)
    ]


def expanded(part: Part, members: Mapping[str, tuple[str, ...]]) -> Part:
    """The part with the order codes of a cable as accessories in place of the cable."""
    if not any(item.part_number in members for item in part.accessories):
        return part
    accessories = tuple(
        replace(item, part_number=number)
        for item in part.accessories
        for number in members.get(item.part_number, (item.part_number,))
    )
    return replace(part, accessories=accessories)
