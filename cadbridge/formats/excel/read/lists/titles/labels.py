"""Values beside their titles above a list: ``Part number | X``, ``Connector: X1``."""

from collections.abc import Mapping
from dataclasses import replace

from cadbridge.formats.excel.file.grid import Cell
from cadbridge.formats.excel.read.lists.titles.caption_names import is_designation
from cadbridge.formats.excel.read.lists.titles.title_text import tidy
from cadbridge.formats.excel.read.lists.titles.title_words import TitleWords

Cells = Mapping[int, Cell]
_DATA = "data: "
"""Begins the names of labels beside which technical data stands; the label itself follows."""
_LABELS: Mapping[str, str] = {
    "part": "part_number",
    "cable": "cable",
    "port": "port",
    "device": "device",
}
"""Fields of which a value may stand beside its title above a list, with the names of the labels."""


def labels_in(cells: Cells, words: TitleWords) -> dict[str, Cell]:
    """Values with their titles before them: ``Part number | X``, ``Connector: X1``."""
    return _labels_and_rest(cells, words)[0]


def beside_labels(cells: Cells, words: TitleWords) -> list[Cell]:
    """The cells of a line with labels that are none of them."""
    return _labels_and_rest(cells, words)[1]


def _labels_and_rest(cells: Cells, words: TitleWords) -> tuple[dict[str, Cell], list[Cell]]:
    pieces = [piece for cell in cells.values() for piece in _pieces(cell, words)]
    found: dict[str, Cell] = {}
    if not pieces or not _label_of(pieces[0], words):
        return found, list(cells.values())
    index, rest = 0, []
    while index + 1 < len(pieces):
        label = _label_of(pieces[index], words)
        follower = pieces[index + 1]
        is_in_cell = follower.column == pieces[index].column and label.startswith(_DATA)
        is_label = not is_in_cell and _label_of(follower, words)
        if label and not (is_label or words.labels.is_of_any_table(follower.text)):
            if label == "port" and words.labels.is_connector(pieces[index].text):
                label = "connector"
            found.setdefault(label, follower)
            index += 1
        else:
            rest.append(pieces[index])
        index += 1
    return found, [*rest, *pieces[index:]]


def data_in(labels: Mapping[str, Cell]) -> dict[str, Cell]:
    """Those of labels that are technical data, by what they are called: ``Mating connector``."""
    return {key.removeprefix(_DATA): it for key, it in labels.items() if key.startswith(_DATA)}


def without_data(labels: Mapping[str, Cell]) -> dict[str, Cell]:
    """Labels without those of technical data."""
    return {key: it for key, it in labels.items() if not key.startswith(_DATA)}


def is_data(cell: Cell, words: TitleWords) -> bool:
    """Whether a cell holds a label with its technical data: ``Length: 3 m``."""
    return len(pieces := _pieces(cell, words)) > 1 and _label_of(pieces[0], words).startswith(_DATA)


def connector_in(cells: Cells, words: TitleWords) -> dict[str, Cell]:
    """The connector of a line of two cells: ``Leiste | X1``."""
    line = list(cells.values())
    is_line = len(line) == len(("word", "name")) and words.labels.is_plug(line[0].text)
    return {"port": line[1]} if is_line and is_designation(line[1].text.strip()) else {}


def device_in(cells: Cells, words: TitleWords) -> dict[str, Cell]:
    """The device of a line of two cells: ``Drive | X``."""
    line = list(cells.values())
    is_device = len(line) == len(("word", "name")) and words.labels.is_device(line[0].text)
    return {"device": line[1]} if is_device else {}


def _label_of(cell: Cell, words: TitleWords) -> str:
    """What a title before a value is called; nothing where it is none."""
    if not cell.text or len(cell.text) > 40:
        return ""
    meaning = words.meaning(cell.text)
    if special := words.labels.special(cell.text):
        return special
    if words.labels.is_data(cell.text):
        return _DATA + tidy(cell.text).rstrip(": ")
    if meaning.side and not meaning.fields and not meaning.is_weak:
        return f"end_{meaning.side}"
    if meaning.is_weak or meaning.side:
        return ""
    return next((_LABELS[item] for item in meaning.fields if item in _LABELS), "")


def _pieces(cell: Cell, words: TitleWords) -> list[Cell]:
    """Title and value of a cell that holds both."""
    for mark in (":", "：", "="):
        head, found, value = cell.text.partition(mark)
        title = replace(cell, value=head.strip())
        if found and value.strip() and _label_of(title, words):
            return [title, replace(cell, value=value.strip())]
    return [cell]
