"""Free properties without a value, in a file that comes back."""

from collections.abc import Iterator, Sequence

from cadbridge.findings import Finding, Place, Severity, rule
from cadbridge.formats.eplan.fields.free_properties import from_texts, texts_of
from cadbridge.formats.eplan.fields.rows import ROW
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.words import quoted

NO_VALUE = rule(
    "CB346",
    Severity.WARNING,
    "A free property that was added has no value",
    "Nothing of it was taken. Fill in its value and import again, or take the row out.",
    leaves_out=True,
)


def without_emptied(found: Node, known: Node) -> Sequence[Node]:
    """The elements below, without free properties whose value somebody took out.

    One without any value lost it to a program, or is a heading of a vendor.
    """
    headings = [texts_of(item) for item in known.children_of(ROW) if says_nothing(item)]
    return [
        item
        for item in found.children
        if not (says_nothing(item) and texts_of(item)[1]) or texts_of(item) in headings
    ]


def says_nothing(node: Node) -> bool:
    """Whether it is a free property in which nothing stands."""
    return node.tag == ROW and not from_texts(*texts_of(node)).value.strip()


def added_without_value(found: Node, known: Node, place: Place) -> Iterator[Finding]:
    """What is said of rows of a part that its library does not have, and that say nothing.

    Args:
        found: the part element of a file.
        known: that which the library writes.
        place: of the findings.
    """
    names = {_name(item) for item in known.children_of(ROW)}
    for name in dict.fromkeys(map(_name, filter(says_nothing, found.children))):
        if name and name not in names:
            message = f"{quoted(name)} has no value (left out)"
            yield Finding(rule=NO_VALUE, message=message, place=place)


def _name(row: Node) -> str:
    return from_texts(*texts_of(row)).name
