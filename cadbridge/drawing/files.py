"""Files of drawings: where they go, and that one file holds one drawing."""

from collections.abc import Sequence
from pathlib import Path

from cadbridge.drawing.drawing import Drawing
from cadbridge.drawing.shapes.view import Side
from cadbridge.errors import FileError


def drawing_file(drawing: Drawing, suffix: str) -> str:
    """Path of a drawing's file relative to its format's folder.

    The name says all, since EPLAN names macros after it: ``MPC.DUET 40/MPC.DUET 40 CAN IN.dxf``,
    with ``termination`` behind it for the side of the wires.
    """
    side = "" if drawing.side is Side.MATING else f" {drawing.side}"
    return f"{drawing.folder}/{drawing.name}{side}{suffix}"


def only_drawing(drawings: Sequence[Drawing], path: Path) -> Drawing:
    """The one drawing for a file; of a cable that of the whole, which shows all of it.

    Raises:
        FileError: there is none, or there are several.
    """
    if not drawings:
        raise FileError("there is nothing to draw: no port, cable end or face", path=path)
    whole = [drawing for drawing in drawings if drawing.sheet_only and drawing.is_cable]
    if len(whole) == 1 and len({drawing.folder for drawing in drawings}) == 1:
        return whole[0]
    if len(drawings) > 1:
        raise FileError(
            f"one file holds one drawing, and there are {len(drawings)}",
            path=path,
            hint="write to a folder: name it as the target, with its `format`",
        )
    return drawings[0]
