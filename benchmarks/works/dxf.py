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
    from cadbridge.formats.dxf.emit import dxf_bytes

    drawings = _drawings(size)

    def run() -> None:
        for number, drawing in enumerate(drawings):
            (folder / f"{number}.dxf").write_bytes(dxf_bytes(drawing))

    return run


def raw_write(size: int, folder: Path) -> Run:
    """ezdxf alone, given the finished list of calls for every drawing."""
    from ezdxf.document import Drawing as Document

    from cadbridge.formats.dxf.styles import set_up

    drawings = _drawings(size)
    scripts = {id(drawing): Script(drawing) for drawing in drawings}
    chosen = [(drawing.scale, scripts[id(drawing)]) for drawing in drawings]

    def run() -> None:
        for number, (scale, script) in enumerate(chosen):
            document = Document.new("AC1027")
            set_up(document, scale)
            script.replay(document)
            document.saveas(folder / f"{number}.dxf")

    return run


class Script:
    """The calls to ezdxf that make a drawing, to be made again without the code around them."""

    def __init__(self, drawing: Any) -> None:
        from cadbridge.formats.dxf.emit import _Emitter

        self.steps: list[tuple[Any, ...]] = []
        document: Any = _Recorder(self, 0)
        emitter = _Emitter(document)
        for symbol in drawing.symbols.values():
            emitter.define(symbol)
        emitter.add(document.modelspace(), drawing.items)

    def replay(self, document: Any) -> None:
        results = [document]
        for step in self.steps:
            if len(step) == 2:
                results.append(getattr(results[step[0]], step[1]))
            else:
                results.append(results[step[0]](*step[1], **step[2]))


class _Recorder:
    """Stands for what a step gives; notes what is asked of it as further steps."""

    dxfversion = "AC1027"

    def __init__(self, script: Script, index: int) -> None:
        self._script = script
        self._index = index

    def __getattr__(self, name: str) -> "_Recorder":
        return self._noted(self._index, name)

    def __call__(self, *values: Any, **named: Any) -> "_Recorder":
        return self._noted(self._index, values, named)

    def _noted(self, *step: Any) -> "_Recorder":
        self._script.steps.append(step)
        return _Recorder(self._script, len(self._script.steps))


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
