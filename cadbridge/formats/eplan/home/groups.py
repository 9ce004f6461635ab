"""Product groups that EPLAN does not have: one of three numbers was changed, and not the others."""

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats.eplan.fields.product_group import unknown_group
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.product_groups import GROUP_ATTRIBUTES
from cadbridge.words import quoted

UNKNOWN_GROUP = rule(
    "CB344",
    Severity.WARNING,
    "A product group that EPLAN does not have",
    "Nothing of it was taken; the part keeps its own. Choose generic group, group and subgroup "
    "that belong together.",
    leaves_out=True,
)


def without_unknown_group(part: Node, known: Node, place: Place) -> tuple[Node, list[Finding]]:
    """The part element, in the library's group where its own is none, and what is said of that.

    Args:
        part: of the file.
        known: that which the library writes.
        place: of the findings.
    """
    own = {name: known.get(name) for name in GROUP_ATTRIBUTES}
    kept = Node(part.tag, own | part.attributes, part.children, part.key, part.line)
    group = unknown_group(kept)
    if not group or group == unknown_group(known):
        return part, []
    kept.attributes |= own
    message = f"EPLAN has no product group {quoted(group)} (left out)"
    at = Place(file=place.file, part=place.part, field="product_group")
    return kept, [Finding(rule=UNKNOWN_GROUP, message=message, place=at)]
