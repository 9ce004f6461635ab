"""What a foreign part writes otherwise than the format says, and is read all the same."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from textwrap import shorten

from cadbridge.findings import Finding, Place, Rule, Severity, rule
from cadbridge.formats.eplan.tables import attribute, nesting
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.formats.eplan.xml.parse import Stray
from cadbridge.mapping.codecs import decode_decimal, split_multilang
from cadbridge.model import Direction, Extra
from cadbridge.words import quoted, spoken

_ADVICE = "Nothing needs to be done; it is read, and written back as it was."

BLANK_BEFORE_LANGUAGE = rule("CB320", Severity.NOTE, "Blank before a language code", _ADVICE)
LANGUAGE_TWICE = rule("CB321", Severity.NOTE, "One language twice in a text", _ADVICE)
DECIMAL_COMMA = rule("CB322", Severity.NOTE, "Decimal comma", _ADVICE)
CARRIAGE_RETURN = rule("CB323", Severity.NOTE, "Carriage return in a value", _ADVICE)
NO_VARIANT = rule(
    "CB324", Severity.NOTE, "Part without a variant", "EPLAN asks for one; add it in EPLAN."
)
NOT_A_NUMBER = rule(
    "CB325",
    Severity.WARNING,
    "A number cannot be read",
    "Correct it where the file comes from; the field stays empty here.",
)
UNKNOWN_KEPT = rule("CB326", Severity.NOTE, "An attribute or element not in the reference", _ADVICE)
TYPE_IN_OTHER_CASE = rule("CB327", Severity.NOTE, "The type in another case", _ADVICE)
MORE_VARIANTS = rule(
    "CB328",
    Severity.NOTE,
    "A part has several variants",
    "The first is the part; the others are shown below it and written back as they were.",
)
NO_NUMBER = rule(
    "CB331",
    Severity.ERROR,
    "A part has no number",
    "Give it a part number in EPLAN; it is not read.",
    leaves_out=True,
)
STRAY = rule(
    "CB330",
    Severity.WARNING,
    "Comments, text, or attributes with a namespace, beside the attributes",
    "Parts files have none of them; put what matters into a note of the part.",
    leaves_out=True,
)

NOT_THERE = rule(
    "CB338",
    Severity.WARNING,
    "A value names what is not there",
    "It is written back as it was, and left out here; correct it where the file comes from.",
)
KEPT_UNSEEN = rule(
    "CB339",
    Severity.NOTE,
    "Something is kept that the library has no place for",
    _ADVICE,
)

UNKNOWN_WORD = rule(
    "CB337",
    Severity.WARNING,
    "A word of a contact's description is not known",
    "It is written back as it was, and says nothing here; correct it in EPLAN.",
)

_REMEMBERED = 4096
"""Names of attributes."""
_SHOWN = 40
"""Characters of a text."""
_TYPES = ("EPLAN.PartsManagement", "Eplan.PartsManagement", "")
"""As editions 2.9 and 2026 write it; it may be missing."""
_WORD = re.compile(r"(?:@|\n|^)(Direction|Optional): ([^\n;]*)")
_WORDS = {"Direction": frozenset(map(spoken, Direction)), "Optional": frozenset(["yes"])}
"""Words that stand behind labels of a contact."""
_NUMERIC = frozenset(
    f"P_ARTICLE_{name}" for name in ("DEPTH", "HEIGHT", "WIDTH", "WEIGHT", "CABLELENGTH")
)


_Value = tuple[str, str, str]
"""Element, attribute and value."""


def tolerances(node: Node, kept: Extra, file: str) -> Iterator[Finding]:
    """One finding a kind of tolerance and attribute name, of what is kept.

    Args:
        node: the part's element.
        kept: what it holds beyond the part; all else is written as it was read.
        file: the name of the file.
    """
    part = node.get("P_ARTICLE_PARTNR")
    seen: set[tuple[str, str]] = set()
    for tag, name, value in _values(node.tag, kept, []):
        for found, message in (*_of_name(tag, name), *_of_value(name, value)):
            if (found.code, name) not in seen:
                seen.add((found.code, name))
                place = Place(file=file, part=part, field=f"{tag}.{name}")
                yield Finding(rule=found, message=message, place=place)
    variants = node.children_of("variant")
    if not variants:
        place = Place(file=file, part=part)
        yield Finding(rule=NO_VARIANT, message="has no variant", place=place)
    if len(variants) > 1:
        numbers = ", ".join(item.get("P_ARTICLE_VARIANT") or "?" for item in variants[1:])
        message = f"variant {numbers} is kept beside the part, and written back"
        yield Finding(rule=MORE_VARIANTS, message=message, place=Place(file=file, part=part))


def root_tolerances(root: Node, file: str) -> Iterator[Finding]:
    """What the root writes otherwise."""
    if root.get("type") not in _TYPES and root.get("type").lower() == _TYPES[0].lower():
        place = Place(file=file, field="partsmanagement.type")
        yield Finding(rule=TYPE_IN_OTHER_CASE, message=f"is {root.get('type')}", place=place)


def without_number(node: Node, file: str) -> Finding:
    """Says that a part cannot be read, by what else it is known by."""
    told = " ".join(filter(None, (node.get("P_ARTICLE_TYPENR"), node.get("P_ARTICLE_ORDERNR"))))
    message = f"a part without a number{f', of type {told},' if told else ''} is left out"
    place = Place(file=file, line=node.line, field="part.P_ARTICLE_PARTNR")
    return Finding(rule=NO_NUMBER, message=message, place=place)


def stray_tolerances(stray: Stray, file: str) -> Iterator[Finding]:
    """What a file holds that is neither an element nor an attribute."""
    if stray.text:
        shown, more = quoted(shorten(stray.text, _SHOWN)), stray.count - 1
        message = f"{shown} is not written back"
        if more:
            message = f"{shown} and {more} more are not written back"
        yield Finding(rule=STRAY, message=message, place=Place(file=file, line=stray.line))


@lru_cache(maxsize=_REMEMBERED)
def _of_name(tag: str, name: str) -> tuple[tuple[Rule, str], ...]:
    if tag not in nesting():
        return ((UNKNOWN_KEPT, f"there is no element {tag} in the reference"),)
    if attribute(tag, name) is None:
        return ((UNKNOWN_KEPT, f"{tag} has no attribute {name} in the reference"),)
    return ()


def _values(tag: str, kept: Extra, found: list[_Value]) -> list[_Value]:
    """All values that a difference or an element in `extras` holds, behind those found before."""
    attributes = kept.get("attributes") if isinstance(kept, dict) else None
    if isinstance(attributes, dict):
        found += [(tag, name, str(value)) for name, value in attributes.items()]
    children = kept.get("children") if isinstance(kept, dict) else None
    for child in children if isinstance(children, list) else ():
        if isinstance(child, dict):
            below = child["tag"] if "tag" in child else str(child["of"]).partition(" ")[0]
            _values(str(below), child, found)
    return found


def _of_value(name: str, value: str) -> Iterator[tuple[Rule, str]]:
    if "@" in value:
        _, marked = split_multilang(value)
        if any(blanks for blanks, _, _ in marked):
            yield BLANK_BEFORE_LANGUAGE, f"a language code of {name} has a blank before it"
        codes = [code for _, code, _ in marked]
        if len(set(codes)) < len(codes):
            twice = [code for code, count in Counter(codes).items() if count > 1]
            yield LANGUAGE_TWICE, f"{name} has {', '.join(twice)} twice; the last one holds"
    if "\r" in value:
        yield CARRIAGE_RETURN, f"{name} breaks lines with carriage returns"
    if name in _NUMERIC:
        yield from _of_number(name, value)
    if name == "additionaldescription":
        for label, word in _WORD.findall(value):
            if word.strip() not in _WORDS[label]:
                known = ", ".join(sorted(_WORDS[label]))
                yield UNKNOWN_WORD, f"{label} is {quoted(word)}, none of: {known}"


def _of_number(name: str, value: str) -> Iterator[tuple[Rule, str]]:
    try:
        decode_decimal(value)
    except ValueError as error:
        yield NOT_A_NUMBER, f"{name}: {error}"
    else:
        if "," in value:
            yield DECIMAL_COMMA, f"{name} is {value}, with a comma"
