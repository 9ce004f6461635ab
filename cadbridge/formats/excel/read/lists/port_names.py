"""The port that a list of pins is about, by what names it best; a guess is said."""

from collections.abc import Sequence
from itertools import groupby, zip_longest

from cadbridge.formats.excel import rules
from cadbridge.formats.excel.read.lists.list_book import OfPort
from cadbridge.formats.excel.read.lists.one_list import OneList
from cadbridge.formats.excel.read.lists.titles.caption_names import Named, is_designation, with_rest
from cadbridge.formats.excel.read.lists.titles.title_text import tidy
from cadbridge.formats.excel.read.lists.values.contacts import is_shaped
from cadbridge.words import quoted

_ABOVE = "the line above it"


def port_of(list_: OneList, part: str, captioned: Named) -> Named:
    """Port and purpose.

    Args:
        list_: the list.
        part: whose port it is.
        captioned: the port that the lines above the list name.
    """
    label = list_.label("port") or list_.label("connector")
    if list_.book.port:
        return Named(list_.book.port)
    if "port" in list_.at or label:
        is_title = "port" in list_.placed.head.named  # of its column, and told apart by all of it
        named = Named(label) if is_title else with_rest(label)
        return Named() if "port" in list_.at else named
    if captioned.is_certain:
        return _apart(list_, part, captioned)
    if captioned.name and list_.neighbours > 1:
        found = _apart(list_, part, captioned)
        if found is captioned:
            _say_guessed(list_, _ABOVE, captioned.name)
        return found
    return Named() if _rows_name_ports(list_) else _apart(list_, part, _guess(list_, captioned))


def take_port(list_: OneList, part: str, port: str) -> None:
    """Remember that a list is about one port alone."""
    lines = tuple(_lines(list_))
    list_.book.ports.setdefault((part, port), OfPort(lines)).contacts.update(_contacts(list_))


def _apart(list_: OneList, part: str, named: Named) -> Named:
    """A name, or all of the line above the list where a list below another has that name."""
    other = list_.book.ports.get((part, named.name))
    if other is None:
        return named
    pairs = zip_longest(_lines(list_), other.lines, fillvalue="")
    line = next((own for own, others in pairs if own and own != others), "")
    contacts = _contacts(list_)
    is_other = 2 * len(contacts & other.contacts) > len(contacts) or not is_designation(named.name)
    if not line or not is_other:
        return named
    _say_guessed(list_, _ABOVE, line)
    return Named(line)


def _lines(list_: OneList) -> Sequence[str]:
    """The lines above a list, the nearest first."""
    by_row = groupby(list_.placed.captions, key=lambda cell: cell.row)
    return [" ".join(filter(None, (tidy(str(cell.value)) for cell in line))) for _, line in by_row]


def _contacts(list_: OneList) -> set[str]:
    cells = (list_.cell(cells, "contact") for cells in list_.rows)
    texts = (tidy(str(cell.value)) for cell in cells if cell and cell.value is not None)
    return set(filter(is_shaped, texts))


def _rows_name_ports(list_: OneList) -> bool:
    """Whether contacts stand there with their ports, or below lines that name them."""
    first = list(list_.rows[0].values()) if list_.rows else []
    is_line = len(first) == 1 and list_.look("contact").shapes.are_numbers
    has_lines = is_line and list_.book.namer.port_in(first).is_certain
    return has_lines or bool(list_.look("contact").mark)


def _guess(list_: OneList, captioned: Named) -> Named:
    """The port by the sheet's name, by the line above the list, or by the file's name."""
    sheet, namer = list_.sheet.strip(), list_.book.namer
    is_of_file = sheet == list_.book.stem and not namer.port_of_sheet(sheet)
    has_name = not (is_of_file or namer.is_plain(sheet))
    if has_name and (named := namer.in_front_of(sheet)):
        return named
    if has_name and not is_designation(captioned.name):
        _say_guessed(list_, "the sheet's name", sheet)
        return Named(sheet)
    name = captioned.name or list_.book.stem
    _say_guessed(list_, _ABOVE if captioned.name else "the file's name", name)
    list_.done.guesses_port = True
    return Named(name, captioned.rest)


def _say_guessed(list_: OneList, where: str, name: str) -> None:
    message = f"no port is named; {where}, {quoted(name)}, stands for it"
    list_.say(rules.NO_PORT_NAMED, message, list_.any_cell())
