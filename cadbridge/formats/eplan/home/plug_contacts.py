"""Contacts of a plug that a file calls otherwise: they are those of its face, and have no place."""

from collections.abc import Iterator

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats.eplan.fields.connector import is_contact
from cadbridge.formats.eplan.xml.elements import TEMPLATE, definition_of
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.words import quoted

OTHER_NAME = rule(
    "CB341",
    Severity.WARNING,
    "A contact of a plug is none of its face",
    "Nothing of it was taken. Correct the name in the file; if it is right, change the face in the "
    "library, or what the plug prints for it (`contact_names`).",
    leaves_out=True,
)

_NAMES = ("connectionDesignation", "terminalNr")
_KEY = "contact "
"""What the keys of a plug's contacts begin with."""


def without_other_contacts(part: Node, known: Node, place: Place) -> tuple[Node, list[Finding]]:
    """The part element without contacts that bear another name than before, and what is asked.

    A contact beside those that the plug has is no other name of one: it stays.

    Args:
        part: of the file.
        known: that which the library writes.
        place: of the findings.
    """
    names = [node.key.removeprefix(_KEY) for node in _templates(known) if _is_known(node)]
    told = [set(filter(None, map(node.get, _NAMES))) for node in _templates(part)]
    missing = [name for name in names if {name} not in told]
    if not missing:
        return part, []
    findings = []
    kept = part.copy()
    for variant in kept.children_of("variant"):
        for node in variant.children_of(TEMPLATE):
            own = set(filter(None, map(node.get, _NAMES)))
            if is_contact(definition_of(node)) and not any(own <= {name} for name in names):
                variant.children = [child for child in variant.children if child is not node]
                findings.append(_asked(own, names, missing, place))
    return kept, findings


def _templates(part: Node) -> Iterator[Node]:
    for variant in part.children_of("variant"):
        yield from variant.children_of(TEMPLATE)


def _is_known(node: Node) -> bool:
    return node.key.startswith(_KEY) and is_contact(definition_of(node))


def _asked(own: set[str], names: list[str], missing: list[str], place: Place) -> Finding:
    meant = [name for name in missing if name in own] or missing
    told = ", ".join(map(quoted, sorted(own.difference(names)) or sorted(own)))
    asked = f"; is {quoted(meant[0])} meant?" if len(meant) == 1 else ""
    return Finding(rule=OTHER_NAME, message=f"contact {told}{asked} (left out)", place=place)
