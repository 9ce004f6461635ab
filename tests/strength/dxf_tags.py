"""The entities of a drawing, read and changed as the tags of the text file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .spots import Edit, Spot

Tags = dict[int, tuple[int, str]]
"""Line number and value by group code; the first of each."""


@dataclass(slots=True)
class Entity:
    """One entity of the drawing or of a block."""

    type: str
    section: str
    block: str
    tags: Tags = field(default_factory=dict)

    def text(self, code: int) -> str:
        """The value of a group code."""
        return self.tags.get(code, (0, ""))[1]

    def number(self, code: int) -> float:
        """The value of a group code as a number."""
        return float(self.text(code) or "0")


_GEOMETRY = (10, 20, 11, 21, 40, 42, 50, 51)
"""Group codes of positions, radii, heights and angles."""


def spots(path: Path) -> Iterator[Spot]:
    """Every text, attribute, block name, position and size of every entity."""
    entities = [item for item in _entities(path) if item.section in ("ENTITIES", "BLOCKS")]
    drawn = [item for item in entities if item.section == "ENTITIES" and item.text(67) != "1"]
    about = {item.text(2): item.text(1) for item in drawn if item.type == "ATTRIB"}
    part, face = about.get("PART", ""), about.get("FACE", "")
    columns = _columns(drawn)
    inner = _inner(entities)
    wired = "Contact A" in columns
    several = any(item.text(1) == "All ports" for item in drawn)
    if wired or several:
        part = _value_under("Part number", drawn)
    for item in entities:
        name = _name(item, drawn, columns, "wiring" if wired else about.get("KIND", ""))
        if item.text(67) == "1":
            name = "sheet"
        elif several:
            name = "all ports"
        else:
            name = _whole(item, name) if wired else name
            name = "CIRCLE inner" if item in inner and not wired else name
        owner = face if name.startswith(_OF_FACE) else part
        for code, (line, value) in item.tags.items():
            if code == 1 or (code == 2 and item.type == "INSERT"):
                suffix = " block" if code == 2 else ""
            elif code in _GEOMETRY:
                suffix = f" {code}"
            else:
                continue
            if value:
                yield Spot(f"{name}{suffix}", owner, (line,), value)


def change(path: Path, edits: Sequence[Edit], target: Path) -> None:
    """A copy of the drawing in which tags say something else."""
    lines = path.read_text("utf-8").split("\n")
    for spot, text in edits:
        lines[int(spot.address[0])] = text
    target.write_text("\n".join(lines), "utf-8")


_NUMBERED = re.compile(r"\d\d+$")
"""The number of a contact behind a tag."""
_CONTACTS = ("PIN_", "SOCKET_", "BLADE_", "SPRING_", "END_")
_READ = ("FACE_CONTACT", "FACE_NUMBER")
"""Layers of the face's block that are read back."""
_STANDS_ONCE = tuple(
    f"TITLE {label}" for label in ("Part number", "Kind", "Manufacturer", "Type number")
)
"""What the drawing of a whole cable says in its title block only."""
_OF_FACE = (
    *("TITLE Insert", "TITLE Standard", "TITLE Housing", "TITLE Thread", "TITLE Key"),
    *("ATTRIB ROLE", "INSERT FACE_CONTACT", "CIRCLE inner"),
)
"""What a drawing says of the face rather than of the part."""


def _entities(path: Path) -> Iterator[Entity]:
    lines = path.read_text("utf-8").split("\n")
    section = block = ""
    entity = Entity("", "", "")
    for number in range(0, len(lines) - 1, 2):
        code, value = int(lines[number]), lines[number + 1]
        if code != 0:
            entity.tags.setdefault(code, (number + 1, value))
            continue
        if entity.type == "SECTION":
            section = entity.text(2)
        elif entity.type == "BLOCK":
            block = entity.text(2)
        elif entity.type:
            yield entity
        entity = Entity(value, section, block)


def _name(item: Entity, drawn: Sequence[Entity], columns: Mapping[str, float], kind: str) -> str:
    """What the entity is about."""
    layer = item.text(8)
    if item.section == "BLOCKS" and (item.block.startswith(_CONTACTS) or layer not in _READ):
        return f"{item.type} in {'contact' if item.block.startswith(_CONTACTS) else 'block'}"
    if item.type == "ATTRIB":
        return f"ATTRIB {_NUMBERED.sub('', item.text(2))}"
    if item.type != "TEXT":
        return f"{item.type} {layer}"
    if layer == "PIN_TABLE":
        return _in_table(item, drawn, columns, kind)
    if layer == "TITLE":
        return f"TITLE {_label(item, drawn)}".replace("Purpose", f"Purpose of {kind}")
    return f"TEXT {layer}"


def _in_table(
    item: Entity, drawn: Sequence[Entity], columns: Mapping[str, float], kind: str
) -> str:
    """A cell of a table of contacts, or of the wiring and the lengths below it."""
    if kind != "wiring":
        return f"TABLE {kind} {_column(item, columns, drawn)}"
    lengths = [head for head in drawn if head.text(1) in ("Length mm", "Order code")]
    if lengths and item.number(20) <= lengths[0].number(20):
        heads = {head.text(1): head.number(10) for head in lengths}
        return f"TABLE lengths {_column(item, heads, lengths)}"
    above = [other for other in drawn if not lengths or other.number(20) > lengths[0].number(20)]
    return f"TABLE wiring {_column(item, columns, above)}"


def _whole(item: Entity, name: str) -> str:
    """What the entity is about on the drawing of a whole cable."""
    if item.section == "BLOCKS" or item.type == "INSERT":
        return "face of a whole cable"
    once = name.startswith(_STANDS_ONCE)
    return name.replace("TITLE", "TITLE wiring", 1) if once else name


def _value_under(label: str, drawn: Sequence[Entity]) -> str:
    """The value below a label of the title block."""
    titles = [item for item in drawn if _is_title(item)]
    (head,) = (item for item in titles if item.text(1) == label)
    return next(
        item.text(1)
        for item in titles
        if item.number(10) == head.number(10) and _is_label_of(head, item)
    )


def _inner(entities: Sequence[Entity]) -> list[Entity]:
    """Of each contact's block, the smallest circle: the contact itself."""
    smallest: dict[str, Entity] = {}
    for item in entities:
        if item.type == "CIRCLE" and item.block.startswith(_CONTACTS) and item.section == "BLOCKS":
            least = smallest.setdefault(item.block, item)
            if item.number(40) < least.number(40):
                smallest[item.block] = item
    return list(smallest.values())


def _columns(drawn: Sequence[Entity]) -> Mapping[str, float]:
    """Titles of the table's columns, with where they begin."""
    texts = [item for item in drawn if _is_in_table(item)]
    top = max((item.number(20) for item in texts), default=0)
    return {item.text(1): item.number(10) for item in texts if item.number(20) == top}


def _is_in_table(item: Entity) -> bool:
    return item.type == "TEXT" and item.text(8) == "PIN_TABLE"


def _column(item: Entity, columns: Mapping[str, float], drawn: Sequence[Entity]) -> str:
    """The title over a cell; of a title, that it is one, and whether it has cells."""
    title = _title_over(item, columns)
    if item.text(1) != title:
        return title
    cells = (other for other in drawn if _is_in_table(other) and other.text(1) not in ("", title))
    is_over_cells = any(_title_over(other, columns) == title for other in cells)
    return f"{title} heading" if is_over_cells else "blank heading"


def _title_over(item: Entity, columns: Mapping[str, float]) -> str:
    return min(columns, key=lambda title: abs(columns[title] - item.number(10)))


def _label(item: Entity, drawn: Sequence[Entity]) -> str:
    """The label over a value of the title block, or the label itself; else that it is a caption."""
    column = [other for other in drawn if _is_title(other) and other.number(10) == item.number(10)]
    above = [other for other in column if _is_label_of(other, item)]
    if above:
        return above[0].text(1)
    smallest = min(other.number(40) for other in drawn if _is_title(other))
    if item.number(40) != smallest:
        return "caption"
    is_over_value = any(_is_label_of(item, other) for other in column)
    return f"{item.text(1)} label" if is_over_value else "blank"


def _is_label_of(label: Entity, value: Entity) -> bool:
    """Whether of two texts below each other one is the label and the other its value."""
    height = value.number(40)
    return label.number(40) < height and 0 < label.number(20) - value.number(20) < 3 * height


def _is_title(item: Entity) -> bool:
    return item.type == "TEXT" and item.text(8) == "TITLE"
