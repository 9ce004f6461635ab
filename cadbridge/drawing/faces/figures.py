"""The figures of a face by name, with what to draw where a figure is missing."""

from cadbridge.model import Basis, Face, Figure, ShellKind


class Figures:
    """All figures of a face's shell and key."""

    def __init__(self, face: Face) -> None:
        self._by_name: dict[str, Figure] = {
            figure.name: figure for figure in (*face.shell.figures, *face.key.figures)
        }

    def get(self, name: str, otherwise: float) -> float:
        """A figure's value, or `otherwise` where the face has none."""
        figure = self._by_name.get(name)
        return float(figure.value) if figure else otherwise

    def sourced(self, name: str) -> float | None:
        """A figure's value if it rests on more than a guess."""
        figure = self._by_name.get(name)
        if figure is None or figure.basis is Basis.APPROXIMATE:
            return None
        return float(figure.value)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name


def key_is_guessed(face: Face) -> bool:
    """Whether a place or size of the key is a placeholder."""
    return any(figure.basis is Basis.APPROXIMATE for figure in face.key.figures)


def key_is_unknown(face: Face) -> bool:
    """Whether nothing tells where the key is; it is left out."""
    return face.shell.kind is ShellKind.CIRCULAR and (
        face.key.kind == "none_found" or all(item.name != "angle_deg" for item in face.key.figures)
    )


def is_guessed(face: Face) -> bool:
    """Whether the place of any contact is a placeholder."""
    return any(contact.position_basis is Basis.APPROXIMATE for contact in face.contacts)
