"""The definition of a device as a whole, by which EPLAN selects its kind.

Who changes the product group of a part leaves that definition as it was. It follows the kind, also
when the file is imported again.
"""

from collections.abc import Iterable, Iterator

from cadbridge.formats.eplan.fields.ports import DEVICE_KEY
from cadbridge.formats.eplan.xml.elements import CODES, definition_of
from cadbridge.formats.eplan.xml.node import Node


def follow_kind(found: Node, known: Node, earlier: Iterable[Node]) -> None:
    """Let the definition of a device follow the kind that an earlier import changed.

    Args:
        found: the part element of a file; changed here.
        known: that which the library writes.
        earlier: those that the library wrote when the part was of other kinds.
    """
    before = {definition_of(device) for part in earlier for device in _devices(part)}
    for device, now in zip(_devices(found), _devices(known), strict=False):
        if definition_of(device) in before:
            device.attributes |= dict(zip(CODES, definition_of(now), strict=True))


def _devices(part: Node) -> Iterator[Node]:
    for variant in part.children_of("variant"):
        yield from (node for node in variant.children if node.key == DEVICE_KEY)
