"""What is printed beside the contacts of a face, once a product has renamed them."""

from collections.abc import Mapping

from cadbridge.model.face import Face
from cadbridge.model.part import ConnectorSpec


def printed_names(
    face: Face, connector: ConnectorSpec, own: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Contact of the face to the name printed beside it.

    Args:
        face: the insert arrangement of the connector.
        connector: renames contacts of its face wherever it is used.
        own: `contact_names` of the port or cable end, which has the last word.
    """
    names = {contact.id: contact.id for contact in face.contacts}
    for renaming in (connector.contact_names, own or {}):
        names.update((id_, name) for id_, name in renaming.items() if id_ in names)
    return names
