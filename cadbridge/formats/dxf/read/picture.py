"""A drawing as it stands, whoever made it, as a picture beside what was read of it."""

from pathlib import Path

from ezdxf import recover
from ezdxf.addons.drawing import layout, svg
from ezdxf.addons.drawing.config import BackgroundPolicy, ColorPolicy, Configuration
from ezdxf.addons.drawing.frontend import Frontend
from ezdxf.addons.drawing.properties import RenderContext
from ezdxf.document import Drawing
from ezdxf.filemanagement import readfile
from ezdxf.lldxf.const import DXFError

from cadbridge.errors import FileError
from cadbridge.formats.dxf.file.opening import open_dxf

_ON_PAPER = Configuration(background_policy=BackgroundPolicy.WHITE, color_policy=ColorPolicy.BLACK)
_MARGIN_MM = 2
_MOST = 100_000
"""Entities of a picture, each with those that it places; so many take ten seconds."""


def picture(path: Path) -> bytes:
    """The model space of a drawing, black on white, as SVG; its texts are outlines.

    Raises:
        FileError: it cannot be shown, or shows more than `_MOST` entities.
    """
    document = open_dxf(path).document  # refuses what is too large or broken, in words
    try:
        if document.drawn > _MOST:
            raise FileError(f"shows more than {_MOST} lines and shapes", path=path)
        drawing = _opened(path)
        backend = svg.SVGBackend()
        frontend = Frontend(RenderContext(drawing), backend, config=_ON_PAPER)
        frontend.draw_layout(drawing.modelspace())
        page = layout.Page(0, 0, layout.Units.mm, layout.Margins.all(_MARGIN_MM))
        return backend.get_string(page).encode()
    except FileError:
        raise
    except Exception as error:  # of others' drawings it draws whatever they hold
        raise FileError("cannot be shown as a picture", path=path) from error


def _opened(path: Path) -> Drawing:
    try:
        return readfile(path)
    except DXFError:
        return recover.readfile(path)[0]
