"""The documents of a part in a file that comes back: numbered attributes, which are one list.

Each is known by what it says, whatever its number. One that is gone while others are there was
taken out, unless a free property still tells of it.
"""

from collections.abc import Iterator

from cadbridge.formats.eplan.fields.free_properties import DESCRIPTION, from_texts, texts_of
from cadbridge.formats.eplan.fields.rows import ROW
from cadbridge.formats.eplan.xml.elements import DOCUMENTS
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import plain

_TOPIC = "Document: "


def in_known_places(part: Node, known: Node) -> Node:
    """The part element, with the documents that the library has under the library's numbers."""
    moves = _moves(part, known)
    rows = _moved_rows(part, known) | {_row(old): _row(new) for old, new in moves.items()}
    if all(old == new for old, new in rows.items()):
        return part
    moved = part.copy()
    for name in moves:
        del moved.attributes[name]
    moved.attributes |= {new: part.get(old) for old, new in moves.items()}
    for row in moved.children_of(ROW):
        name = from_texts(*texts_of(row)).name
        row.attributes[DESCRIPTION] = plain(rows[name]) if name in rows else row.get(DESCRIPTION)
    return moved


def _moves(part: Node, known: Node) -> dict[str, str]:
    """Attributes of the documents of a file, with those that they shall stand in."""
    filled = [name for name in DOCUMENTS if part.get(name)]
    places = {known.get(name): name for name in DOCUMENTS if known.get(name)}
    moves = {name: places[part.get(name)] for name in filled if part.get(name) in places}
    if len(set(moves.values())) < len(moves):  # one document twice
        return {name: name for name in filled}
    for name in filled:
        if name not in moves:
            taken = moves.values()
            free = next(it for it in (name, *DOCUMENTS) if it not in taken)
            moves[name] = free
    return moves


def _moved_rows(part: Node, known: Node) -> dict[str, str]:
    """Rows of documents without an attribute, with the names that they have in the library."""
    names = {value: name for name, value in _alone(known)}
    return {name: names[value] for name, value in _alone(part) if value in names}


def _alone(part: Node) -> Iterator[tuple[str, str]]:
    linked = {_row(name) for name in DOCUMENTS if part.get(name)}
    for row in part.children_of(ROW):
        free = from_texts(*texts_of(row))
        if free.name.startswith(_TOPIC) and free.name not in linked:
            yield free.name, free.value


def gone_documents(found: Node, known: Node) -> Iterator[str]:
    """The attributes of documents that were taken out of a part."""
    if not any(map(found.get, DOCUMENTS)):
        return
    told = {from_texts(*texts_of(row)).name for row in found.children_of(ROW)}
    for name in DOCUMENTS:
        if known.get(name) and not found.get(name) and _row(name) not in told:
            yield name


def _row(attribute: str) -> str:
    """The name of the free property that tells more of a document."""
    return f"{_TOPIC}{DOCUMENTS.index(attribute) + 1}"
