"""What harm an open point may do, and the command that settles it."""

import shlex
from collections.abc import Sequence
from enum import IntEnum

from cadbridge.doubts.point import GRAVITY, OpenPoint


class Harm(IntEnum):
    """What goes wrong where an open value is wrong, the worst first."""

    WIRING = 1
    ORDER = 2
    DRAWING = 3
    DATA = 4
    """Nobody wires, orders or draws by it."""


_WIRED = (
    *("contact", "second_contact", "contact_a", "contact_b", "contact_names", "terminals"),
    *("signal", "direction", "voltage", "colour", "core_number", "shield", "shielded_by"),
    *("pair", "core", "pins", "ports", "conductors", "numbering", "shell_contact"),
)
_ORDERED = (
    *("order_code", "lengths", "length_mm", "connector", "gender", "coding", "ways", "series"),
    *("size", "mates_with", "state", "type_number", "order_number", "accessories", "mounting"),
    *("cross_section_mm2", "manufacturer"),
)
_DRAWN = ("face", "contacts", "x_mm", "y_mm", "diameter_mm", "key", "shell", "figures")
_OF_FIELD = {
    **dict.fromkeys(_WIRED, Harm.WIRING),
    **dict.fromkeys(_ORDERED, Harm.ORDER),
    **dict.fromkeys(_DRAWN, Harm.DRAWING),
}


def harm_of(point: OpenPoint) -> Harm:
    """What may go wrong by an open point; of a part as a whole, that a wrong one is ordered."""
    last = point.path.rpartition(".")[2]
    return _OF_FIELD.get(last, Harm.DATA) if point.place else Harm.ORDER


def gravity(point: OpenPoint) -> tuple[Harm, int]:
    """Sorts open points, the most harmful first; of those a conflict before what is missing."""
    return harm_of(point), GRAVITY.index(point.source.certainty)


def settle_command(
    names: Sequence[str], place: str, *, wants_value: bool, options: Sequence[str] = ()
) -> str:
    """What to type once the answer is known.

    Args:
        names: what is settled: part numbers, ids.
        place: of the value that answers it.
        wants_value: whether it is of one value; of many can only be said that they are right.
        options: of `cadbridge`, that name the library.
    """
    words = ["cadbridge", *options, "settle", *names, place or "."]
    value = " --value VALUE" if wants_value else ""
    return f"{shlex.join(words)}{value} --document DOCUMENT"
