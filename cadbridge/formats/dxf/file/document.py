"""The tags of a DXF file as what its reader looks at: header, layers, blocks and entities.

ezdxf makes of a file all that is needed to write it again, and takes ten times as long. It mends
what is damaged (`cadbridge.formats.dxf.file.repair`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from cadbridge.formats.dxf.file.entity import Entity, Tag
from cadbridge.formats.dxf.file.space import ORIGIN, Vector

_CHILD = {"INSERT": "ATTRIB", "POLYLINE": "VERTEX"}
_MODEL, _SHEET = "*model_space", "*paper_space"
_FROZEN = 1
_NAME = 9
"""Group code of the name of a header's variable."""


@dataclass(slots=True)
class Block:
    """Entities that are placed as one; the model space and the sheets are blocks, too."""

    base: Vector = ORIGIN
    entities: list[Entity] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Document:
    """A drawing."""

    variables: dict[str, str] = field(default_factory=dict)
    """Of the header, each with the first of its values."""
    hidden_layers: set[str] = field(default_factory=set)
    """Those that are off or frozen, case-folded."""
    dimension_styles: dict[str, Entity] = field(default_factory=dict)
    """By case-folded name."""
    blocks: dict[str, Block] = field(default_factory=lambda: {_MODEL: Block(), _SHEET: Block()})
    """By case-folded name."""

    @property
    def version(self) -> str:
        """``AC1009`` is R12; what is older says nothing."""
        return self.variables.get("$ACADVER", "AC1009")

    @property
    def unit(self) -> int:
        """The code of its unit; 0 where it states none, as R12 never does."""
        said = self.variables.get("$INSUNITS", "") if self.version > "AC1009" else ""
        return int(said) if said.strip().isdecimal() else 0

    @property
    def drawn(self) -> int:
        """How many entities the model space shows, with those of all that it places.

        Blocks in blocks multiply, so it may be any number; it is told at once.
        """
        counts: dict[str, int] = {}

        def inside(name: str) -> int:
            if name not in counts:
                counts[name] = 0  # of a block that holds itself
                block = self.blocks.get(name, Block())
                counts[name] = sum(map(of_one, block.entities))
            return counts[name]

        def of_one(entity: Entity) -> int:
            own = 1 + len(entity.children)
            if entity.kind != "INSERT":
                return own
            columns, rows = grid_of(entity)
            return own + columns * rows * (1 + inside(entity.text(2).casefold()))

        return inside(_MODEL)

    @property
    def spaces(self) -> list[Block]:
        """The model space, then the sheets, of which the one last looked at is the first."""
        sheets = [block for name, block in self.blocks.items() if name.startswith(_SHEET)]
        return [self.blocks[_MODEL], *sheets]


@dataclass(frozen=True, slots=True)
class _Record:
    """The tags from one group code 0 to the next."""

    section: str
    kind: str
    tags: Sequence[Tag]


def grid_of(insert: Entity) -> tuple[int, int]:
    """Columns and rows in which a block is placed; most have one."""
    columns, rows = (
        max(int(insert.number(count, 1)), 1) if insert.number(spacing) else 1
        for count, spacing in ((70, 44), (71, 45))
    )
    return columns, rows


def document_of(tags: Sequence[Tag]) -> Document:
    """Take the tags of a file apart.

    Raises:
        ValueError: it is not built as the DXF reference says.
    """
    document = Document()
    for section, (head, *records) in _sections(tags):
        if section == "HEADER":
            for record in (head, *records):
                _take_variables(document, record)
        elif section == "TABLES":
            _take_tables(document, records)
        elif section == "BLOCKS":
            _take_blocks(document, records)
        elif section == "ENTITIES":
            for entity in _linked(records):
                space = _SHEET if entity.number(67) else _MODEL
                document.blocks[space].entities.append(entity)
    return document


def _sections(tags: Sequence[Tag]) -> Iterator[tuple[str, list[_Record]]]:
    for section, records in groupby(_records(tags), key=lambda record: record.section):
        if section:
            yield section, list(records)


def _records(tags: Sequence[Tag]) -> Iterator[_Record]:
    """All records; those between sections are of the section ``""``."""
    starts = [index for index, (code, _) in enumerate(tags) if code == 0]
    section = ""
    for start, end in pairwise((*starts, len(tags))):
        kind = tags[start][1].strip()
        if kind == "SECTION":
            if section or tags[start + 1][0] != 2:
                raise ValueError("a section in a section, or one without a name")
            section = tags[start + 1][1].strip()
        elif kind == "ENDSEC" and not (section == "HEADER" and tags[start + 1][0] == _NAME):
            section = ""  # LibreCAD has left one within the header, and files with two of them
        elif kind == "EOF" and section:
            raise ValueError("the end in a section")
        yield _Record(section, kind, tags[start + 1 : end])


def _take_variables(document: Document, head: _Record) -> None:
    for (code, name), (_, value) in pairwise(head.tags):
        if code == _NAME:
            document.variables[name.strip()] = value.strip()


def _take_tables(document: Document, records: Iterable[_Record]) -> None:
    """A block that has no more than an entry in the table is empty."""
    for record in records:
        if record.kind == "LAYER":
            layer = Entity(record.kind, record.tags)
            if layer.number(62) < 0 or layer.flag(70, _FROZEN):
                document.hidden_layers.add(layer.text(2).casefold())
        elif record.kind == "DIMSTYLE":
            style = Entity(record.kind, record.tags)
            document.dimension_styles[style.text(2).casefold()] = style
        elif record.kind == "BLOCK_RECORD":
            _block(document, Entity(record.kind, record.tags))


def _block(document: Document, named: Entity) -> Block:
    """R12 calls the spaces otherwise."""
    name = (named.text(2) or named.text(3)).casefold()
    if name.startswith(("$model_space", "$paper_space")):
        name = f"*{name[1:]}"
    return document.blocks.setdefault(name, Block())


def _take_blocks(document: Document, records: Iterable[_Record]) -> None:
    block: Block | None = None
    for entity in _linked(records):
        if (entity.kind == "BLOCK") is (block is not None):
            raise ValueError("a block in a block, or what is in none")
        if block is None:
            block = _block(document, entity)
            block.base = entity.point(10)
        elif entity.kind == "ENDBLK":
            block = None
        else:
            block.entities.append(entity)


def _linked(records: Iterable[_Record]) -> Iterator[Entity]:
    """The entities; attributes and vertices only as the children of what they belong to."""
    parent: Entity | None = None
    for record in records:
        entity = Entity(record.kind, record.tags)
        if parent is None:
            yield entity
            if record.kind == "POLYLINE" or (record.kind == "INSERT" and entity.number(66)):
                parent = entity
        elif record.kind == "SEQEND":
            parent = None
        elif record.kind == _CHILD[parent.kind]:
            parent.children.append(entity)
        else:
            raise ValueError(f"a {record.kind} in a {parent.kind}")
