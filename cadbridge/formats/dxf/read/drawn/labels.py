"""The labels of title blocks among the texts of a drawing, told by their layer."""

from collections.abc import Iterable

from cadbridge.drawing.said.labels import LABELS
from cadbridge.drawing.shapes.items import Layer
from cadbridge.formats.dxf.read.drawn.shapes import Word


def labels_in(words: Iterable[Word]) -> list[Word]:
    """The labels of title blocks; a contact or signal elsewhere may be called as one of them."""
    labels = [word for word in words if word.english in LABELS]
    return [word for word in labels if is_layer(word.layer, Layer.TITLE)] or labels


def is_layer(name: str, layer: Layer) -> bool:
    """Whether a layer is one of ours, also with what a company puts before its name.

    `Words.layer` has said it in English.
    """
    return name.upper().endswith(layer)
