"""Whether what is given as the answer to an open point answers it."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from cadbridge.errors import FileError
from cadbridge.jobs.spots import spots
from cadbridge.model import CableEnd, Certainty, Conductor, EndState
from cadbridge.model.fields import key_of
from cadbridge.model.walk import is_filled, leaves, sources_of
from cadbridge.words import quoted

_NO_ANSWER = frozenset(
    ("?", "unspecified", "unknown", "not stated", "not known", "n/a", "tbd", "tba")
)
"""What people write where nobody knows."""
_MAY_BE_NONE = frozenset(
    (
        "accessories",
        "coding",
        "contact_a",
        "contact_b",
        "core_number",
        "documents",
        "erp_number",
        "mates_with",
        "pair",
        "shell_contact",
        "shielded_by",
    )
)
"""Fields in doubt of which a document can state that there is none."""
_HINT = "the point stays open until somebody knows; then settle it with the value"


def refuse_no_answer(item: Any, changed: Any, place: str, now: str) -> None:
    """Raises FileError where a value says of a place that it is not known.

    Args:
        item: as it was.
        changed: with the value.
        place: of the value in the one.
        now: the same place in the other.
    """
    values = {at: (path, value) for at, path, value in leaves(changed)}
    if now in values:
        path, value = values[now]
        in_doubt = {at for at, one in sources_of(item) if one.certainty is not Certainty.STATED}
        if _says_nothing(value, changed, now, in_doubt=bool({place, path} & in_doubt)):
            said = f"{quoted(str(value))} says nothing" if value else "nothing says what it is"
            raise FileError(f"{key_of(item)}, {place}: {said}", hint=_HINT)
    _refuse_nameless_connector(changed, now)


def _says_nothing(value: Any, item: Any, place: str, *, in_doubt: bool) -> bool:
    name = place.rpartition(".")[2]
    if isinstance(value, str) and not isinstance(value, Enum) and value:
        return value.strip().casefold().replace("_", " ") in _NO_ANSWER
    if isinstance(value, bool | Mapping) or is_filled(value):
        return False
    if isinstance(value, Enum):
        return bool(value)
    is_none = name in _MAY_BE_NONE or (name == "colour" and _is_shield(item, place))
    return value is None or (in_doubt and not is_none)


def _is_shield(item: Any, place: str) -> bool:
    """Whether a place is of a conductor with a shield, which has no colour where it is alone."""
    around = place.rpartition(".")[0]
    held = (spot.item for spot in spots(item) if spot.place == around)
    return any(isinstance(one, Conductor) and one.shield for one in held)


def _refuse_nameless_connector(item: Any, place: str) -> None:
    """Raises FileError where a cable's end would have a connector, and nothing says which."""
    for spot in spots(item):
        if not isinstance(spot.item, CableEnd) or not place.startswith(f"{spot.place}."):
            continue
        letter = spot.place[-1]
        rows = item.cable.conductors
        own = any(getattr(row, f"connector_{letter}") for row in rows)
        if spot.item.state is EndState.CONNECTOR and not spot.item.connector and not own:
            hint = f"settle {spot.place}.connector first, with its part number"
            raise FileError(f"{key_of(item)}: nothing says which connector is there", hint=hint)
