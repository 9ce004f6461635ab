"""The parts data in EDZ archives, read and changed as XML in the archive."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import py7zr
from lxml import etree

from . import eplan_xml
from .rules import ALONE
from .spots import Edit, Spot

WHOLE = "parts"
"""Stem of the archive of the whole library; all others hold one part."""


def spots(path: Path) -> Iterator[Spot]:
    """Every place in the parts data; other files go along as they are."""
    for name, content in _contents(path).items():
        if name.endswith(".xml") and name != "manifest.xml":
            for spot in eplan_xml.element_spots(etree.fromstring(content)):
                group = spot.group if path.stem == WHOLE else f"{ALONE}{spot.group}"
                yield replace(spot, address=(name, *spot.address), group=group)


def change(path: Path, edits: Sequence[Edit], target: Path) -> None:
    """A copy of the archive in which attributes say something else."""
    contents = dict(_contents(path))
    by_name: dict[str, list[Edit]] = {}
    for spot, text in edits:
        name, *address = spot.address
        by_name.setdefault(str(name), []).append((replace(spot, address=tuple(address)), text))
    for name, changed in by_name.items():
        root = etree.fromstring(contents[name])
        eplan_xml.change_elements(root, changed)
        contents[name] = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    filters = [{"id": py7zr.FILTER_COPY}]
    with py7zr.SevenZipFile(target, "w", filters=filters) as archive:
        for name, content in contents.items():
            archive.writestr(content, name)


def _contents(path: Path) -> Mapping[str, bytes]:
    factory = py7zr.io.BytesIOFactory(limit=1 << 26)
    with py7zr.SevenZipFile(BytesIO(path.read_bytes())) as archive:
        archive.extractall(factory=factory)
    return {name: item.read() for name, item in factory.products.items()}
