"""What is kept of a parts file beside the model, for people: contents, variants, further data.

An assembly or module consists of other parts; a part may have variants that differ from the first.
The model has no place for them: they are kept, written back, and shown by EPLAN's own labels.
"""

from collections.abc import Iterator, Mapping, Sequence

from cadbridge.formats import Told
from cadbridge.formats.eplan.fields.free_properties import VALUE
from cadbridge.formats.eplan.fields.kept_plugs import pins
from cadbridge.formats.eplan.fields.rows import ROW
from cadbridge.formats.eplan.fields.texts import one_line, tidy
from cadbridge.formats.eplan.fields.variant import take_templates
from cadbridge.formats.eplan.kept.changes import kept_changes
from cadbridge.formats.eplan.kept.lost import OPEN_POINTS, label_of, says_anything
from cadbridge.formats.eplan.kept.shown import value_words
from cadbridge.formats.eplan.plan import FORMAT, Plan, make_plan
from cadbridge.formats.eplan.remark import NOTE, parted
from cadbridge.formats.eplan.xml.elements import DOCUMENTS, TEMPLATE
from cadbridge.formats.eplan.xml.node import node_from_extra, text_entries
from cadbridge.mapping import Mappings
from cadbridge.mapping.codecs import decode_multilang
from cadbridge.mapping.definitions import function_words, points_words
from cadbridge.mapping.product_groups import GROUP_ATTRIBUTES
from cadbridge.model import Extra, Kind

_POSITIONS = {"assemblyposition", "moduleposition"}
_POSITION_COLUMNS = {
    "Part number": ("partnr",),
    "Variant": ("variant",),
    "Count": ("count",),
    "Length": ("length",),
    "Position": ("posnr",),
    "Device tag": ("devicetag", "moduleid"),
    "Text": ("additionaltext",),
}
"""Titles with the attributes of a position; the first that is filled is shown."""
_FUNCTION = f"{TEMPLATE} function "
_PINS = (f"{TEMPLATE} plug", f"{TEMPLATE} contact ")
_PIN_CATEGORIES = ("101", "103")
_FURTHER = "Further data in EPLAN"
_HIDDEN = ("P_PART_CREATE", "P_PART_LASTCHANGE", "P_ARTICLE_EDP_CHECKSUM")
"""How the names of attributes begin that tell of the database, not of the part."""


def told(extra: Extra, mappings: Mappings) -> Iterator[Told]:
    """Tables of what is kept of one part."""
    if not isinstance(extra, dict):
        return
    plan = make_plan(mappings[FORMAT])
    variants = [item for item in _children(extra) if _tag(item) == "variant"]
    for item in variants:
        yield from _contents(item)
    for item in variants:
        if "of" in item:
            yield from pins(item, plan)
            yield from _function_texts(item)
        if "of" not in item:
            yield _variant(item, plan)
    first = [item for item in variants if "of" in item]
    rows = [row for item in (extra, *first) for row in _attributes(item, plan)]
    rows += [row for item in (extra, *first) for row in _below(item)]
    if rows:
        yield Told(_FURTHER, ("Name", "Value"), rows)


def _below(item: Mapping[str, Extra]) -> Iterator[tuple[str, str]]:
    """What elements below say that no other table tells: bus systems, user-defined properties."""
    left: list[Extra] = [child for child in _children(item) if not _is_told(child)]
    for place, _, value in kept_changes({}, {"children": left}):
        yield place, one_line(tidy(value))


def _is_told(child: Mapping[str, Extra]) -> bool:
    """Whether another table tells an element, or it tells nothing."""
    values = text_entries(child.get("attributes", {}))
    tag, of = _tag(child), str(child.get("of", ""))
    if tag == "variant" or tag in _POSITIONS or of.startswith(_PINS):
        return True
    if "of" in child:
        return tag != TEMPLATE
    is_bare = tag == ROW and not values.get(VALUE)
    return is_bare or values.get("functiondefcategory") in _PIN_CATEGORIES


def _children(extra: Mapping[str, Extra]) -> list[dict[str, Extra]]:
    children = extra.get("children")
    return (
        [item for item in children if isinstance(item, dict)] if isinstance(children, list) else []
    )


def _tag(item: Mapping[str, Extra]) -> str:
    return str(item.get("tag") or item.get("of", "")).partition(" ")[0]


def _number(variant: Mapping[str, Extra]) -> str:
    return text_entries(variant.get("attributes", {})).get("P_ARTICLE_VARIANT", "")


def _contents(variant: Mapping[str, Extra]) -> Iterator[Told]:
    """The parts that an assembly or module is made of."""
    positions = [
        text_entries(item.get("attributes", {}))
        for item in _children(variant)
        if _tag(item) in _POSITIONS and "tag" in item
    ]
    number = "" if "of" in variant else _number(variant)
    if positions:
        title = f"Consists of, variant {number}" if number else "Consists of"
        yield Told(title, tuple(_POSITION_COLUMNS), [_position(item) for item in positions])


def _position(values: Mapping[str, str]) -> Sequence[str]:
    return [
        next((text for name in names if (text := values.get(name, "")) not in ("", "0")), "")
        for names in _POSITION_COLUMNS.values()
    ]


def _variant(item: dict[str, Extra], plan: Plan) -> Told:
    """A further variant: what it says otherwise than the part, and its functions."""
    rows = [
        row
        for source in (*(x for x in _children(item) if _tag(x) == "variantx"), item)
        for row in _attributes({"tag": "variant", **source}, None)
    ]
    templates = take_templates(node_from_extra(item), Kind.OTHER, plan)
    rows += [(function_words(one), points_words(one)) for one in templates.functions]
    for port in templates.ports:
        contacts = ", ".join(pin.contact for pin in port.pins)
        rows.append((f"Port {port.designation}".strip(), contacts))
    return Told(f"Variant {_number(item) or '?'}", ("Name", "Value"), rows)


def _function_texts(variant: Mapping[str, Extra]) -> Iterator[Told]:
    """What EPLAN writes beside a function."""
    rows = [
        (str(item["of"]).removeprefix(_FUNCTION), one_line(text))
        for item in _children(variant)
        if str(item.get("of", "")).startswith(_FUNCTION)
        and (text := text_entries(item.get("attributes", {})).get("description", ""))
    ]
    if rows:
        yield Told("Function texts", ("Function", "Text"), rows)


def _attributes(item: Mapping[str, Extra], plan: Plan | None) -> Iterator[tuple[str, str]]:
    """EPLAN's labels with values, of attributes that the model does not show already."""
    tag = _tag(item) or "part"
    shown = {rule.place for rule in plan.attributes[""].rules} if plan else set()
    shown |= set(GROUP_ATTRIBUTES) if plan else set()
    shown |= {place.attribute for place in plan.technical} if plan else set()
    for name, value in text_entries(item.get("attributes", {})).items():
        if name in shown or name == "P_ARTICLE_VARIANT" or name.startswith(_HIDDEN):
            continue
        if name == NOTE and (said := parted(value)[1]):
            yield from ((OPEN_POINTS, sentence) for sentence in said)
        elif plan and name in DOCUMENTS:
            title = value.replace("\r\n", "\n").partition("\n")[2]
            texts = decode_multilang(title)
            if len(texts) > 1:
                said_in = "; ".join(f"{language}: {text}" for language, text in texts.items())
                yield f"{label_of(tag, name)}: title", one_line(said_in)
        elif not (plan and name == NOTE) and says_anything(tag, name, value):
            yield label_of(tag, name), value_words(tag, name, one_line(tidy(value)))
