"""What goes with a part into its archive beside XML: its picture, drawings, and kept files."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from cadbridge.formats.eplan.edz.attached import NAME_MARK
from cadbridge.formats.eplan.edz.manifest import DOCUMENT, ITEMS, MACRO, PICTURE
from cadbridge.formats.eplan.edz.names import is_own, own_path, path_of, reference_to
from cadbridge.formats.eplan.edz.picture import Pictures
from cadbridge.formats.eplan.tables import exported
from cadbridge.formats.eplan.xml.elements import DOCUMENTS, MACROS
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import plain
from cadbridge.model import Part
from cadbridge.sevenzip.writer import Packed, pack

PICTURE_ATTRIBUTE = "P_ARTICLE_PICTUREFILE"
FILE_ATTRIBUTES = {
    **dict.fromkeys(MACROS, MACRO),
    PICTURE_ATTRIBUTE: PICTURE,
    **dict.fromkeys(DOCUMENTS, DOCUMENT),
}
"""Attributes of a part that name a file, and the type of its item."""


@dataclass(frozen=True, slots=True)
class Companion:
    """A file that goes with a part."""

    path: str
    name: str
    """Of its item; empty: the manifest does not name it."""
    content: Packed


def companions(
    attached: Iterable[tuple[str, bytes]], pictures: Pictures, part: Part, folder: str
) -> Iterator[Companion]:
    """The files that go with a part; those made here lie in a folder of its own."""
    for name, content in attached:
        if NAME_MARK in name:
            path, _, item_name = name.rpartition(NAME_MARK)
            yield Companion(path, item_name, pack(content))
        else:
            path = own_path(DOCUMENT, folder, name)
            yield Companion(path, "externaldocument", pack(content))
    picture = pictures.picture_of(part)
    if picture:
        name, packed = picture
        yield Companion(own_path(PICTURE, folder, name), "picturefile", packed)


def refer(node: Node, files: Sequence[Companion]) -> None:
    """Name the pictures and drawings made here in the attributes of a part element.

    Files of vendors are named there already, or were not meant to be.
    """
    named = {path_of(type_, file_named(node, name)) for name, type_ in FILE_ATTRIBUTES.items()}
    fresh = [file.path for file in files if is_own(file.path) and file.path not in named]
    pictures = [path for path in fresh if path.startswith(f"{ITEMS}{PICTURE}/")]
    if pictures and not node.get(PICTURE_ATTRIBUTE):
        node.attributes[PICTURE_ATTRIBUTE] = reference_to(pictures[0])
    free = [name for name in DOCUMENTS if not node.get(name)]
    documents = [path for path in fresh if path not in pictures]
    for name, path in zip(free, documents, strict=False):
        title = plain(PurePosixPath(path).name)
        node.attributes[name] = f"{reference_to(path)}\n{title}"
    if fresh:
        known = [name for name in exported("part") if name in node.attributes]
        node.attributes = {name: node.attributes[name] for name in known} | node.attributes


def file_named(node: Node, attribute: str) -> str:
    """The file that an attribute names; at documents its title follows on a line of its own."""
    return node.get(attribute).partition("\n")[0].rstrip("\r")


def forget_own(node: Node) -> None:
    """Take the names of pictures and drawings made here out of a part element."""
    for attribute in FILE_ATTRIBUTES.keys() & node.attributes.keys():
        if is_own(node.get(attribute)):
            del node.attributes[attribute]
