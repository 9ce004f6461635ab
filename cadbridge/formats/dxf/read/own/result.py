"""What a drawing of ours holds, with what it shows besides, to be held against the library."""

from collections.abc import Mapping
from dataclasses import dataclass

from cadbridge.formats import ReadResult
from cadbridge.formats.dxf.read.own.shown_face import ShownFace

Colours = Mapping[tuple[str, str], str]
"""Colour by port and contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDrawing(ReadResult):
    """A drawing of ours as it was read."""

    colours: Colours
    """Of the ports' tables; they belong to the cables."""
    faces: tuple[ShownFace, ...]
    """Of a sheet from which no face is read."""
    file: str
