"""What becomes known of the basis of positions when a face is settled."""

from dataclasses import replace
from typing import Any

from cadbridge.errors import FileError
from cadbridge.model import Certainty, Face
from cadbridge.model.face import Basis
from cadbridge.model.fields import keyed
from cadbridge.model.walk import sources_of

_ALL = "contacts"
_ORDER = "numbering"


def with_basis(item: Any, place: str) -> Any:
    """A face whose contacts a document places is no longer drawn as a guess."""
    if not isinstance(item, Face) or not place.startswith(_ALL):
        return item
    stated = {at for at, one in sources_of(item) if one.certainty is Certainty.STATED}
    contacts = tuple(
        replace(contact, position_basis=Basis.MEASURED)
        if contact.position_basis is Basis.APPROXIMATE and _is_placed(key, stated)
        else contact
        for key, contact in keyed(item.contacts).items()
    )
    return replace(item, contacts=contacts)


def refuse_renumbering(item: Any, place: str, value: str | None) -> None:
    """Raises FileError where other words would say that contacts are numbered otherwise.

    Drawings number contacts where they are, whatever the words.
    """
    if isinstance(item, Face) and place == _ORDER and value not in (None, item.numbering):
        hint = "put the contacts in that order in the file, with the words; then without `value`"
        raise FileError(f"{item.id} is numbered by where its contacts are", hint=hint)


def _is_placed(key: str, stated: set[str]) -> bool:
    here = f"{_ALL}[{key}]"
    return bool(stated & {_ALL, here}) or stated >= {f"{here}.x_mm", f"{here}.y_mm"}
