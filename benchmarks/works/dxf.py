"""Drawings of connector faces."""

from itertools import cycle, islice
from pathlib import Path
from typing import Any

from benchmarks.data import shipped_library
from benchmarks.work import Run, Work


def _drawings(count: int) -> list[Any]:
    """Those of the shipped library, again and again."""
    from cadbridge.drawing import drawings_of

    library = shipped_library()
    drawings = [item for part in library.parts for item in drawings_of(library, part)]
    return list(islice(cycle(drawings), count))


def write(size: int, folder: Path) -> Run:
    from cadbridge.formats.dxf.write.emit import dxf_bytes

    drawings = _drawings(size)

    def run() -> None:
        for number, drawing in enumerate(drawings):
            (folder / f"{number}.dxf").write_bytes(dxf_bytes(drawing))

    return run


def raw_write(size: int, folder: Path) -> Run:
    """ezdxf alone, given the finished attributes of every entity."""
    drawings = _drawings(size)
    recipes = {key: Recipe(item) for key, item in {id(item): item for item in drawings}.items()}
    chosen = [recipes[id(drawing)] for drawing in drawings]

    def run() -> None:
        for number, recipe in enumerate(chosen):
            recipe.document().saveas(folder / f"{number}.dxf")

    return run


class Recipe:
    """Everything in one of our drawings, taken out by ezdxf, to be made again by it."""

    def __init__(self, drawing: Any) -> None:
        import io

        import ezdxf

        from cadbridge.formats.dxf.write.emit import dxf_bytes

        document = ezdxf.read(io.StringIO(dxf_bytes(drawing).decode()))  # type: ignore[attr-defined]
        self.layers = [layer.dxfattribs(HANDLES) for layer in document.layers]
        self.styles = [style.dxfattribs(HANDLES) for style in document.styles]
        self.blocks = [
            (block.name, [_entity(item) for item in block])
            for block in document.blocks
            if not block.is_any_layout
        ]
        self.entities = [_entity(item) for item in document.modelspace()]

    def document(self) -> Any:
        from ezdxf.document import Drawing as Document

        document = Document.new("AC1027")
        for table, entries in ((document.layers, self.layers), (document.styles, self.styles)):
            for attributes in entries:
                if attributes["name"] not in table:
                    table.new(attributes["name"], attributes)
        for name, entities in self.blocks:
            _draw(document.blocks.new(name), entities)
        _draw(document.modelspace(), self.entities)
        return document


HANDLES = {"handle", "owner"}


def _entity(item: Any) -> tuple[str, dict[str, Any], Any]:
    """Type, attributes, and what hangs on it: points or attributes with text."""
    kind = item.dxftype()
    more = None
    if kind == "LWPOLYLINE":
        more = item.get_points()
    elif kind == "INSERT":
        more = [attribute.dxfattribs(HANDLES) for attribute in item.attribs]
    return kind, item.dxfattribs(HANDLES), more


def _draw(layout: Any, entities: list[tuple[str, dict[str, Any], Any]]) -> None:
    for kind, attributes, more in entities:
        entity = layout.new_entity(kind, attributes)
        if kind == "LWPOLYLINE":
            entity.set_points(more)
        elif kind == "INSERT":
            for attribute in more:
                entity.add_attrib(attribute["tag"], attribute["text"], dxfattribs=attribute)


WORKS = (
    Work(
        name="dxf-faces",
        what="files",
        size=1_000,
        short=50,
        ours=write,
        raw=raw_write,
        most_times_raw=1.3,
    ),
)
