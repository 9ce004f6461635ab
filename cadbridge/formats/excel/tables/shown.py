"""What tables show for people beside the fields of their rows.

The reader holds these cells against what the workbook says elsewhere (`connectors`,
`cable_ends`), and takes cable ends from them where it says nothing.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeAlias

from cadbridge.formats.excel.tables.certainty import CERTAINTY, certainty_of
from cadbridge.mapping.definitions import definition
from cadbridge.model import CableEnd, EndState, Library
from cadbridge.model.naming import number_of_length

Show: TypeAlias = Callable[[Library, tuple[Any, ...]], str]

OPEN_END = "open"
NOT_STATED = "not stated"
SOME_CONNECTOR = "connector"
DEFINITION_NAME = "definition_name"
"""EPLAN's name of a function definition."""
LENGTH_PART = "length_part"
"""The number that a length has as a part, of the maker and the order code."""


def end_text(state: EndState, connector: str) -> str:
    """The end of a cable in one cell: the connector's part number, or why there is none."""
    if connector:
        return connector
    if state is EndState.CONNECTOR:
        return SOME_CONNECTOR
    return OPEN_END if state is EndState.OPEN else NOT_STATED


def _of(end: CableEnd) -> str:
    return end_text(end.state, end.connector)


def gender_of(library: Library, part_number: str) -> str:
    """Gender of a connector part; nothing where it is not known."""
    part = library.part_by_number.get(part_number)
    if part is None or part.connector is None:
        return ""
    gender = str(part.connector.gender)
    return "" if gender == "unspecified" else gender


def name_in_eplan(code: str) -> str:
    """EPLAN's name of a function definition; nothing where it is not known."""
    known = definition(code)
    return known.name if known else ""


SHOWN: Mapping[str, Show] = {
    "port_gender": lambda library, chain: gender_of(library, chain[1].connector),
    "end_a": lambda library, chain: _of(chain[1].end_a),
    "end_b": lambda library, chain: _of(chain[1].end_b),
    CERTAINTY: certainty_of,
    DEFINITION_NAME: lambda library, chain: name_in_eplan(chain[-1].definition),
    LENGTH_PART: lambda library, chain: number_of_length(
        chain[0].manufacturer, chain[2].order_code
    ),
}


def end_of_text(
    text: str, states: Mapping[str, EndState], free_ends: Collection[str]
) -> tuple[EndState, str]:
    """State of a cable end, and its connector or what else it is called.

    Args:
        text: the cell, from what `end_text` or a person made of them.
        states: words for states, without case, and what they mean.
        free_ends: words, without case, with which texts of ends without a connector begin.
    """
    said = " ".join(text.split()).casefold()
    if state := states.get(said):
        return state, ""
    words = said.replace(",", " ").replace(":", " ").split()
    begins = (" ".join(words[:count]) for count in range(1, len(words) + 1))
    is_free = any(words in free_ends for words in begins)
    return (EndState.OPEN if is_free else EndState.CONNECTOR), text
