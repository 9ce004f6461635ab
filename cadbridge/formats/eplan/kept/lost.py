"""The names by which people know what is kept of a parts file: EPLAN's labels."""

from collections.abc import Iterator, Mapping

from cadbridge.formats.eplan.kept.records import ROOT
from cadbridge.formats.eplan.kept.spelling import PART, is_spelling
from cadbridge.formats.eplan.plan import FORMAT
from cadbridge.formats.eplan.remark import NOTE, parted
from cadbridge.formats.eplan.tables import Attribute, attribute
from cadbridge.formats.eplan.xml.elements import DOCUMENTS
from cadbridge.mapping import Mappings
from cadbridge.model import Extra

_PLACES = ("pos", "P_ARTICLE_VARIANT")
"""Attributes that only number an element among its neighbours."""
_TEXTS = ("text", "memo", "multilang", "quantity")
"""Types of which a zero says something; an empty number is zero to EPLAN."""

_CONDUCTOR_LABELS = {
    "characteristics": "Potential type",
    "connectionDesignation": "Connection color / number",
    "idx1": "Shielded by",
    "idx2": "Pair index",
    "terminalNr": "Connection: cross-section / diameter",
}
"""What attributes of function templates are at cables (EPLAN help, XML import and export)."""
OPEN_POINTS = "open points in the remark"


def kept_names(extra: Extra) -> Iterator[str]:
    """One name for each value that is kept of a part, or beside the parts of a file."""
    if not isinstance(extra, dict):
        return
    yield from _element("part", extra, PART)
    codes = extra.get("order_codes")
    for kept in codes.values() if isinstance(codes, dict) else ():
        yield from kept_names(kept)
    faces = extra.get("contacts")
    yield from ("contacts of the face" for _ in (faces if isinstance(faces, dict) else ()))
    if isinstance(root := extra.get("root"), dict):
        yield from _attributes(ROOT, root)
    records = extra.get("records")
    for record in records if isinstance(records, list) else ():
        if isinstance(record, dict):
            yield from _element(str(record.get("tag", "address")), record)


def _element(tag: str, extra: Mapping[str, Extra], owner: str = "") -> Iterator[str]:
    """Names of the values of an element, or of how it differs from what would be written.

    Args:
        tag: of the element.
        extra: what is kept of it.
        owner: what of the model it stands for, ``part``, ``pin``; empty where nothing is known.
    """
    found = list(_attributes(tag, extra.get("attributes"), owner))
    children = extra.get("children")
    for child in children if isinstance(children, list) else ():
        if isinstance(child, dict):
            tag_below, owner_below = tag_and_owner(child)
            names = _element(tag_below, child, owner_below)
            found += (f"{_of_variant(child)}{name}" for name in names)
    yield from found
    if not found and "tag" in extra:
        yield tag


def _of_variant(child: Mapping[str, Extra]) -> str:
    """Whose the values of a further variant are; they are not the part's own."""
    if child.get("tag") != "variant":
        return ""
    attributes = child.get("attributes")
    number = attributes.get("P_ARTICLE_VARIANT", "") if isinstance(attributes, dict) else ""
    return f"variant {number or '?'}: "


def tag_and_owner(child: Mapping[str, Extra]) -> tuple[str, str]:
    """The element, and what it stands for: ``functiontemplate conductor BN`` is a conductor."""
    if "tag" in child:
        return str(child["tag"]), ""
    tag, _, key = str(child.get("of", "")).partition(" ")
    return tag, key.partition(" ")[0]


def _attributes(tag: str, attributes: Extra | None, owner: str = "") -> Iterator[str]:
    for name, value in attributes.items() if isinstance(attributes, dict) else ():
        if not isinstance(value, str) or name in _PLACES or not says_anything(tag, name, value):
            continue
        if name == NOTE and parted(value)[1]:
            yield OPEN_POINTS
        elif not is_spelling(owner, name, value):
            yield kept_label(tag, name, owner)


def kept_label(tag: str, name: str, owner: str) -> str:
    """EPLAN's label of what is kept of an attribute.

    Args:
        tag: of the element.
        name: of the attribute.
        owner: what of the model the element stands for.
    """
    languages = "languages of " if owner == PART and name in DOCUMENTS else ""
    conductor = _CONDUCTOR_LABELS.get(name) if owner == "conductor" else None
    return conductor or f"{languages}{label_of(tag, name)}"


def says_anything(tag: str, name: str, value: str) -> bool:
    """Whether a value is more than what EPLAN writes for nothing."""
    known = known_attribute(tag, name)
    return bool(value) and (value != "0" or known is None or known.type in _TEXTS)


def known_attribute(tag: str, name: str) -> Attribute | None:
    """What the reference says; a further variant may have what a part has."""
    return attribute(tag, name) or (attribute("part", name) if tag == "variant" else None)


def label_of(tag: str, name: str) -> str:
    """EPLAN's label of an attribute; its name where the reference has none."""
    known = known_attribute(tag, name)
    return known.label if known and known.label else name


def field_names(mappings: Mappings) -> dict[str, str]:
    """EPLAN's labels of the model's fields, by path, as far as one attribute holds one field."""
    places = {rule.field: rule.place.partition(".") for rule in mappings[FORMAT].fields}
    return {path: label_of(tag, name) for path, (tag, _, name) in places.items()}
