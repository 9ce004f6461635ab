"""The values in EPLAN parts data, read and changed as XML."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

from .spots import Edit, Spot

CABLE = "??_??@Cable: part number;"
"""Free property that says of which cable a part is one length."""
_LANGUAGE = re.compile(r"(?<![^;\n])([a-z]{2}_[A-Z]{2}|\?\?_\?\?)@")
_OPEN = "\nOpen point: "
"""How the lines of a remark begin that tell what is open, in whatever language it is."""
_LABELLED = re.compile(r"^ *([A-Z][A-Za-z ]*): (.+)$")
_Piece = tuple[str, int, int]
"""Name of a piece of an attribute, and where it begins and ends."""

MARK = "database"
"""Of the root: says that a file was written here. Without it the whole file is a stranger's, which
tests/formats/eplan/test_called_alike.py holds."""


def spots(path: Path) -> Iterator[Spot]:
    """Every piece of every attribute: one language's text, one line of a labelled text."""
    yield from element_spots(etree.parse(path).getroot())


def element_spots(root: Any) -> Iterator[Spot]:
    """The places of a root element and below; `MARK` is none of them."""
    for number, element in enumerate(root.iter()):
        part = _part(element)
        for name, value in element.attrib.items():
            if name == MARK and element is root:
                continue
            for label, start, end in _pieces(str(value)):
                group = f"{_kind(element)}@{name}{label}"
                address = (number, str(name), start, end)
                yield Spot(group, part, address, str(value)[start:end])


def change(path: Path, edits: Sequence[Edit], target: Path) -> None:
    """A copy of the file in which attributes say something else."""
    tree = etree.parse(path)
    change_elements(tree.getroot(), edits)
    tree.write(target, xml_declaration=True, encoding="utf-8")


def change_elements(root: Any, edits: Sequence[Edit]) -> None:
    """Change attributes below a root element."""
    elements = list(root.iter())
    for spot, text in edits:
        number, name, start, end = spot.address
        attributes = elements[int(number)].attrib
        value = str(attributes[str(name)])
        attributes[str(name)] = value[: int(start)] + text + value[int(end) :]


def _part(element: Any) -> str:
    """The part that an element belongs to, by the number that the library knows it by."""
    for holder in (element, *element.iterancestors()):
        if holder.tag == "address":
            return str(holder.get("P_PART_ADDRESS_SHORTNAME"))
        if holder.tag == "part":
            for item in holder.iter("freeproperty"):
                if item.get("P_ARTICLE_FREE_DATA_DESCRIPTION") == CABLE:
                    value = str(item.get("P_ARTICLE_FREE_DATA_VALUE"))
                    return value.partition("@")[2].removesuffix(";")
            return str(holder.get("P_ARTICLE_PARTNR"))
    return ""


def _kind(element: Any) -> str:
    """The element, and what it stands for where one element stands for many things."""
    if element.tag == "functiontemplate":
        group = "functiondefcategory"
        return f"functiontemplate({element.get(group)})"
    if element.tag == "freeproperty":
        name = str(element.get("P_ARTICLE_FREE_DATA_DESCRIPTION")).partition("@")[2]
        return f"freeproperty({name.rstrip(';')})"
    return str(element.tag)


def _pieces(value: str) -> Iterator[_Piece]:
    marks = list(_LANGUAGE.finditer(value))
    if not marks:
        if value:
            yield "", 0, len(value)
        return
    ends = [mark.start() for mark in marks[1:]] + [len(value)]
    for mark, end in zip(marks, ends, strict=True):
        text_end = end - 1 if value[end - 1] == ";" else end
        if mark[1] == "??_??":
            yield from _lines(value, mark.end(), text_end)
        elif text_end > mark.end():
            note_end = value.find(_OPEN, mark.end(), text_end)
            note_end = text_end if note_end < 0 else note_end
            yield f" {mark[1]}", mark.end(), note_end
            yield from _lines(value, note_end, text_end)


def _lines(value: str, start: int, end: int) -> Iterator[_Piece]:
    for line in value[start:end].split("\n"):
        found = _LABELLED.match(line)
        if found:
            yield f" {found[1]}", start + found.start(2), start + len(line)
        elif line and not line.endswith(":"):
            yield " line", start + len(line) - len(line.lstrip()), start + len(line)
        start += len(line) + 1
