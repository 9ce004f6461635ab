"""A face on the terminal: a head, and its contacts."""

from collections.abc import Iterator

from cadbridge.cli.tables import Console, print_table
from cadbridge.mapping.codecs import encode_decimal
from cadbridge.model import Face, Library
from cadbridge.words import printable, spoken


def faces_alone(library: Library) -> Iterator[Face]:
    """The faces that no connector of the library has, as a drawing of others holds."""
    used = {part.connector.face for part in library.parts if part.connector}
    return (face for face in library.faces if face.id not in used)


def print_face(face: Face, target: Console) -> None:
    """Print a face that belongs to no part."""
    target.print(printable(f"face {face.id}"), bold=True, reverse=True)
    rows = [
        [
            contact.id,
            encode_decimal(contact.x_mm),
            encode_decimal(contact.y_mm),
            encode_decimal(contact.diameter_mm),
            spoken(contact.role),
        ]
        for contact in face.contacts
    ]
    title = f"{face.title}, {spoken(face.shell.kind)}, seen on the mating face of the male part"
    print_table(
        ["Contact", "x mm", "y mm", "Diameter mm", "Role"], rows, title=title, target=target
    )
    target.print()
