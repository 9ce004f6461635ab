"""Each thing stands in the library once, under the right number."""

from collections.abc import Iterator

from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, value
from cadbridge.check.walk import objects, roots, twins
from cadbridge.findings import Finding, Severity, rule
from cadbridge.library import LoadedLibrary
from cadbridge.model import Pin
from cadbridge.model.fields import KEYS, key_of, nameless_by
from cadbridge.words import is_clean, quoted

DEFINED_TWICE = rule(
    "CB211",
    Severity.ERROR,
    "Something is defined twice",
    "Part numbers, face ids, short names and document ids are unique in a library.",
)
KEY_TWICE = rule(
    "CB212",
    Severity.ERROR,
    "Two entries of a list have the same key",
    "Ports have different designations, conductors different ids, and so on; correct one.",
)
WRONG_PREFIX = rule(
    "CB213",
    Severity.WARNING,
    "A part number does not start with the manufacturer",
    "Part numbers are <manufacturer short name>.<order or type number>.",
)
SAME_TYPE = rule(
    "CB214",
    Severity.WARNING,
    "Two parts have the same manufacturer and type number",
    "If they are the same, keep one; else tell their type numbers apart.",
)

HIDDEN_IN_NAME = rule(
    "CB215",
    Severity.WARNING,
    "A name holds what no one sees",
    "Take blanks at its ends, line breaks and other unseen characters out: not every file brings "
    "them back, and nobody can type the name.",
)
NAMELESS = rule(
    "CB218",
    Severity.ERROR,
    "Something has no name",
    "Name it: a value by what it tells, a document by its title, a conductor, terminal or contact "
    "by its designation. Files lose what has none, or make a name up.",
)


def defined_twice(loaded: LoadedLibrary) -> Iterator[Finding]:
    """Objects of the library whose key an earlier one has."""
    for name, key, place in loaded.repeats:
        first = loaded.place(name, key)
        message = f"{key} is defined twice, first at {first.file}:{first.line}"
        yield Finding(rule=DEFINED_TWICE, message=message, place=place)


def keys(catalogue: Catalogue) -> Iterator[Problem]:
    """Entries of keyed lists differ in their keys (contacts of ports have their own rule)."""
    for root in roots(catalogue.library):
        for steps, item in twins(root):
            if not isinstance(item, Pin):
                message = f"{steps[-1][0]} has two entries {quoted(key_of(item))}"
                yield Problem(KEY_TWICE, message, value(root, *steps))


def names(catalogue: Catalogue) -> Iterator[Problem]:
    """What objects are known by is one line of what can be seen."""
    for root in roots(catalogue.library):
        for steps, item in objects(root):
            for field in KEYS.get(type(item), ()):
                name = str(getattr(item, field))
                if not is_clean(name):
                    message = f"{quoted(_seen(name))} has blanks at its ends, or characters that "
                    message += "no one sees"
                    yield Problem(HIDDEN_IN_NAME, message, value(root, *steps, field=field))


def _seen(name: str) -> str:
    """A name in which what no one sees is spelt out."""
    return "".join(
        sign if sign.isprintable() or sign in "\r\n" else f"\\u{ord(sign):04x}" for sign in name
    )


def nameless(catalogue: Catalogue) -> Iterator[Problem]:
    """Whatever stands in a list has what it is known by there."""
    for root in roots(catalogue.library):
        for steps, item in objects(root):
            for field in nameless_by(item):
                message = f"{field} is empty"
                yield Problem(NAMELESS, message, value(root, *steps, field=field))


def prefixes(catalogue: Catalogue) -> Iterator[Problem]:
    """A part number starts with the manufacturer's short name and a full stop."""
    for part in catalogue.library.parts:
        if part.manufacturer and not part.part_number.startswith(f"{part.manufacturer}."):
            message = f"{part.part_number} does not start with {part.manufacturer}."
            yield Problem(WRONG_PREFIX, message, value(part, field="part_number"))


def types(catalogue: Catalogue) -> Iterator[Problem]:
    """A manufacturer's type number is that of one part."""
    first: dict[tuple[str, str], str] = {}
    for part in catalogue.library.parts:
        key = (part.manufacturer, part.type_number)
        known = first.setdefault(key, part.part_number)
        if part.type_number and known != part.part_number:
            message = f"{known} has the type number {quoted(part.type_number)} too"
            yield Problem(SAME_TYPE, message, value(part, field="type_number"))
