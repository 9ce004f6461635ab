"""What stands in `extras` and `records` that no parts file could hold: someone wrote it by hand."""

from collections.abc import Iterable, Iterator

from cadbridge.formats.eplan.xml.node import is_xml_name
from cadbridge.formats.eplan.xml.text import illegal_character
from cadbridge.model import Extra
from cadbridge.words import quoted


def kept_faults(extra: Extra) -> Iterator[str]:
    """Names that XML does not take, and characters that it cannot hold, one sentence each."""
    if not isinstance(extra, dict):
        return
    if "tag" in extra:
        yield from _name_fault(extra["tag"])
    for attributes in (extra.get("attributes"), extra.get("root")):
        yield from _attribute_faults(attributes)
    for below in (extra.get("children"), extra.get("records"), extra.get("order_codes")):
        for item in _listed(below):
            yield from kept_faults(item)


def _listed(below: Extra | None) -> Iterable[Extra]:
    if isinstance(below, dict):
        return below.values()
    return below if isinstance(below, list) else ()


def _attribute_faults(attributes: Extra | None) -> Iterator[str]:
    for name, text in attributes.items() if isinstance(attributes, dict) else ():
        if isinstance(text, str):
            yield from _name_fault(name)
            if character := illegal_character(text):
                code = f"U+{ord(character):04X}"
                yield f"{name} holds the character {code}, which XML cannot hold"


def _name_fault(name: Extra) -> Iterator[str]:
    if not isinstance(name, str) or not is_xml_name(name):
        yield f"{quoted(name)[:60]} cannot be the name of an element or attribute"
