"""A `part` element as a part of the model."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from cadbridge.findings import Rule
from cadbridge.formats.eplan.fields.cable import plugs_named, with_known_shields
from cadbridge.formats.eplan.fields.commercial import decode_commercial
from cadbridge.formats.eplan.fields.connector import (
    Contacts,
    decode_connector,
)
from cadbridge.formats.eplan.fields.evidence import attach, decode_note
from cadbridge.formats.eplan.fields.faces import without_strange_face
from cadbridge.formats.eplan.fields.free_properties import (
    CABLE_NUMBER,
    CABLE_ORDER_NUMBER,
    TERMINALS,
)
from cadbridge.formats.eplan.fields.product_group import decode_group, unknown_group
from cadbridge.formats.eplan.fields.rows import Rows, take_rows
from cadbridge.formats.eplan.fields.sensors import plan_for
from cadbridge.formats.eplan.fields.stand_ins import (
    bare_number,
    known_functions,
    rows_untrue,
    without_stand_ins,
)
from cadbridge.formats.eplan.fields.texts import tidy
from cadbridge.formats.eplan.fields.topics import (
    NO_CORE,
    decode_accessory,
    decode_document,
    decode_end,
    decode_terminals,
    with_no_core,
)
from cadbridge.formats.eplan.fields.variant import Templates, take_templates
from cadbridge.formats.eplan.kept.metric import CONVERTED
from cadbridge.formats.eplan.kept.records import PART_TYPES
from cadbridge.formats.eplan.kept.tolerances import KEPT_UNSEEN, NOT_THERE
from cadbridge.formats.eplan.parts.encode import Read, length_text, metres
from cadbridge.formats.eplan.parts.unsaid import Places, unsaid_places
from cadbridge.formats.eplan.plan import Plan
from cadbridge.formats.eplan.remark import NOTE, parted, unescape
from cadbridge.formats.eplan.xml.elements import DOCUMENTS
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import NO_LANGUAGE, decode_decimal, decode_multilang, unplain
from cadbridge.model import (
    Accessory,
    CableLength,
    CableSpec,
    ConnectorSpec,
    Document,
    Kind,
    Part,
    Source,
    Texts,
)
from cadbridge.model.fields import key_of, numbered
from cadbridge.model.quick import quick
from cadbridge.words import quoted

_PART = quick(Part)
_PLACE = re.compile("[1-9][0-9]{0,3}")
_NUMBERED_DOCUMENTS = tuple((str(number), name) for number, name in enumerate(DOCUMENTS, 1))


Said = tuple[Rule, str, str]
"""Rule, field and message."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A part, what it was read from, and the contacts of a face that its element lists."""

    part: Part
    read: Read
    contacts: Contacts | None = None
    unsaid: Places = frozenset()
    """Places of usual values that nothing in the element says."""
    said: tuple[Said, ...] = ()
    """What the element says and the part does not."""


def decode_part(node: Node, plan: Plan) -> Decoded:
    """The part of an element; of its variants, the first.

    Marks the element's children with what they stand for (`Node.key`).
    """
    variants = node.children_of("variant")
    variant = variants[0] if variants else Node("variant")
    variant.key = "variant"
    rows = take_rows(node, variant, plan)
    values = _attributes(node, plan)
    note, evidence = _note(node)
    group = decode_group(node, plan)
    terminals = decode_terminals(rows.topic(TERMINALS), rows.topic("Terminal"))
    told = _PART(
        **values, **group, properties=tuple(rows.properties), terminals=terminals, sources=()
    )
    by_kind = _plan_of_kind(told, variant, plan)
    templates = take_templates(variant, told.kind, by_kind)
    connector, contacts = None, None
    said: list[Said] = []
    if templates.plugs and not templates.is_cable:
        plug, pins = templates.plugs[0], templates.contacts
        named, contacts = decode_connector(plug, pins, variant, plan)
        connector = without_strange_face(named, contacts)
        said += _said_of_face(named, connector)
    said += ((CONVERTED, "cable.conductors", text) for text in templates.said)
    said += _said_of_group(node)
    accessories, counted = _accessories(node, rows, plan, said)
    part = _PART(
        **values,
        **group,
        **decode_commercial(node, rows),
        note=note,
        classifications=tuple(rows.classifications),
        properties=tuple(rows.properties),
        accessories=accessories,
        documents=_documents(node, rows),
        ports=templates.ports,
        connector=connector,
        terminals=terminals,
        functions=known_functions(templates, told.kind, terminals, by_kind),
        sources=tuple(evidence.get("", ())),
    )
    part = without_stand_ins(part, rows)
    untrue = rows_untrue(part, rows)
    if untrue:
        node.children = [item for item in node.children if item.key not in untrue]
    part = _with_cable(part, node, variant, templates, rows, plan)
    part, templates = _with_known_shields(part, templates, said)
    are_apart = bool(evidence.keys() - {""})
    if are_apart:
        part = attach(part, evidence)
    own = None if are_apart else tuple([("", source) for source in part.sources])
    unsaid = unsaid_places(part, node, variant, counted)
    return Decoded(part, Read(templates, rows, own), contacts, unsaid, tuple(said))


def _plan_of_kind(part: Part, variant: Node, plan: Plan) -> Plan:
    """The plan by which functions of a part are written, which its ports and functions tell too."""
    if part.kind is not Kind.SENSOR:
        return plan
    templates = take_templates(variant.copy(), part.kind, plan)
    return plan_for(replace(part, ports=templates.ports, functions=templates.functions), plan)


def _said_of_face(named: ConnectorSpec, spec: ConnectorSpec) -> Iterator[Said]:
    if named.face != spec.face:
        message = f"the pin arrangement {quoted(named.face)} is the name of no face"
        yield KEPT_UNSEEN, "connector.face", message


def _said_of_group(node: Node) -> Iterator[Said]:
    group = unknown_group(node)
    if group:
        yield NOT_THERE, "product_group", f"EPLAN has no product group {quoted(group)}"


def _with_known_shields(
    part: Part, templates: Templates, said: list[Said]
) -> tuple[Part, Templates]:
    """The part with shields that its cable has, and templates that say the same."""
    if part.cable is None:
        return part, templates
    rows = with_known_shields(part.cable.conductors)
    wrong = [old for old, row in zip(part.cable.conductors, rows, strict=True) if old is not row]
    if not wrong:
        return part, templates
    said += (
        (
            NOT_THERE,
            f"cable.conductors[{row.id}].shielded_by",
            f"the cable has no shield {quoted(row.shielded_by)}",
        )
        for row in wrong
    )
    cable = replace(part.cable, conductors=rows)
    wired = tuple(row for row in rows if row.is_wired)
    return replace(part, cable=cable), replace(templates, conductors=wired)


def _attributes(node: Node, plan: Plan) -> dict[str, Any]:
    """Values of the attributes that a rule of the mapping names, as far as they can be read.

    Zero is not stated.
    """
    read = ((name, tidy(value)) for name, value in plan.attributes[""].decode(node).items())
    values = {name: value for name, value in read if value}
    if node.is_converted:  # 0.8750 inch are 22.225 mm
        values |= {k: it.normalize() for k, it in values.items() if isinstance(it, Decimal)}
    return {"part_number": "", **values}


def _note(node: Node) -> tuple[Texts, Mapping[str, list[Source]]]:
    value, _ = parted(node.attributes.get(NOTE, ""))
    texts = {language: unescape(text) for language, text in decode_multilang(value).items()}
    if "Source:" not in value:
        return tidy(texts), {}
    text, evidence = decode_note(texts.get(NO_LANGUAGE, ""))
    texts[NO_LANGUAGE] = text
    if not text:
        del texts[NO_LANGUAGE]
    return texts, evidence


def _accessories(
    node: Node, rows: Rows, plan: Plan, said: list[Said]
) -> tuple[tuple[Accessory, ...], tuple[bool, ...]]:
    """The accessories, each once, and of each whether a quantity stands there."""
    details = {
        index: decode_accessory(entries) for index, entries in rows.topic("Accessory").items()
    }
    found = {
        index: Accessory(**{"included": True} | values)
        for index, values in details.items()
        if "part_number" in values and index.isdecimal()
    }
    names = {item.part_number for item in found.values()}
    free = (str(index) for index in itertools.count(1) if str(index) not in found)
    positions = [
        item
        for item in node.children_of("accessoryposition")
        if item.attributes.get("parttype", "") in PART_TYPES and item.get("partnr")
    ]
    places = _places(positions)
    indices = list(itertools.islice(free, max(places, default=0)))
    for item, index in (
        (item, indices[at - 1]) for item, at in zip(positions, places, strict=True)
    ):
        placed = plan.attributes["accessories"].decode(item)
        accessory = Accessory(**details.get(index, {}) | placed)
        number = accessory.part_number
        if number in names:
            said.append((KEPT_UNSEEN, f"accessories[{number}]", "is an accessory once more"))
            continue
        names.add(number)
        item.key = f"accessory {item.get('partnr')}"
        found[index] = accessory
    used = sorted(found, key=int)
    counted = tuple("quantity" in details.get(index, {}) for index in used)
    return tuple(found[index] for index in used), counted


def _places(positions: Sequence[Node]) -> Sequence[int]:
    """The places of positions, from 1: as they are numbered, so that one that is gone leaves a gap.

    Where the numbers do not rise they tell nothing, and the order counts.
    """
    places = [int(it.get("pos")) if _PLACE.fullmatch(it.get("pos")) else 0 for it in positions]
    do_rise = all(one < other for one, other in itertools.pairwise([0, *places]))
    return places if do_rise else range(1, len(positions) + 1)


def _documents(node: Node, rows: Rows) -> tuple[Document, ...]:
    details = dict(rows.topic("Document"))
    documents = []
    for number, name in _NUMBERED_DOCUMENTS:
        text = node.attributes.get(name)
        if text:
            url, _, title = text.replace("\r\n", "\n").partition("\n")
            if url or title:
                entries = details.pop(number, [])
                documents.append(decode_document(url, unplain(title), entries))
    documents += [decode_document("", "", entries) for entries in details.values()]
    return _with_titles(documents)


def _with_titles(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, told apart by their titles; one without is called what else it is known by."""
    titled = [
        item
        if item.title.strip()
        else replace(item, title=_file_name(item.url) or item.number or f"Document {place}")
        for place, item in enumerate(documents, 1)
    ]
    if len(titled) == 1:
        return (titled[0],)
    titles = numbered((item.title for item in titled), " #")
    keys = Counter(map(key_of, titled))
    return tuple(
        replace(item, title=title) if keys[key_of(item)] > 1 else item
        for item, title in zip(titled, titles, strict=True)
    )


def _file_name(url: str) -> str:
    """The last step of a link or path; all of it where that is empty."""
    address = url.partition("?")[0].rstrip("/\\")
    return re.split(r"[/\\]", address)[-1] or url


def _with_cable(
    part: Part, node: Node, variant: Node, templates: Templates, rows: Rows, plan: Plan
) -> Part:
    length = _length(variant)
    if not (templates.is_cable or (part.kind is Kind.CABLE and length)):
        return part
    plugs = _plugs(variant, plan)
    ends = rows.topic("End")
    cable = CableSpec(
        end_a=decode_end(ends.get("A", []), plugs[0]),
        end_b=decode_end(ends.get("B", []), plugs[1]),
        conductors=with_no_core(templates.conductors, rows.topic(NO_CORE)),
    )
    if length is None:
        return replace(part, cable=cable)
    order_code = node.get("P_ARTICLE_ORDERNR").strip() or bare_number(part)
    ordered = CableLength(length_mm=length, order_code=order_code)
    return replace(
        part,
        part_number=rows.single(CABLE_NUMBER) or part.part_number,
        order_number=rows.single(CABLE_ORDER_NUMBER),
        description=_without_length(part.description, length),
        cable=replace(cable, lengths=(ordered,)),
    )


def _plugs(variant: Node, plan: Plan) -> tuple[str, str]:
    """Part numbers of the plugs of a module at the ends A and B.

    In files of others they are those that the conductors lead to.
    """
    positions: dict[str, Node] = {}
    for item in variant.children_of("moduleposition"):
        positions.setdefault(item.get("devicetag"), item)
        positions.setdefault(f"ID:{item.get('moduleid')}", item)
    for tag in plan.plug_tags:
        if tag in positions:
            positions[tag].key = f"plug {tag}"
    named = plugs_named(variant.children) if positions else ("", "")
    numbers = []
    for own, other in zip(plan.plug_tags, named, strict=True):
        at = positions.get(own) or (positions.get(other) if other else None)
        numbers.append(at.get("partnr") if at else "")
    return numbers[0], numbers[1]


def _length(variant: Node) -> Decimal | None:
    """Millimetres; None where the cable is not prefabricated."""
    try:
        length = decode_decimal(variant.get("P_ARTICLE_CABLELENGTH"))
    except ValueError:
        return None
    return (length * 1000).normalize() if length else None


def _without_length(description: Texts, length_mm: Decimal) -> dict[str, str]:
    suffix = length_text(metres(length_mm))
    return {language: text.removesuffix(suffix) for language, text in description.items()}
