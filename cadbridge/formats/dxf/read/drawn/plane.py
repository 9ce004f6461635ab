"""A drawing that stands upright in space, as the front view of a model does, laid flat."""

from collections import Counter
from collections.abc import Iterable

from cadbridge.formats.dxf.file.space import UP, Placement, Vector, plane_of

_STEEP = 0.5
"""Below this rise of its normal a plane is not seen from above."""
_DIGITS = 3


def laid_flat(normals: Iterable[Vector]) -> Placement | None:
    """What brings the plane that most shapes look out of into that of the paper; None: it is."""
    counts = Counter(
        Vector(*(round(value, _DIGITS) + 0.0 for value in normal)) for normal in normals
    )
    normal, _ = max(counts.items(), key=lambda item: (item[1], item[0]), default=(UP, 0))
    if abs(normal.z) >= _STEEP:
        return None
    x, y, z, _ = plane_of(normal)
    return Placement(Vector(x.x, y.x, z.x), Vector(x.y, y.y, z.y), Vector(x.z, y.z, z.z))


def faces_us(normal: Vector) -> bool:
    """Whether what looks into this direction is seen at all on the paper."""
    return abs(normal.z) >= _STEEP
