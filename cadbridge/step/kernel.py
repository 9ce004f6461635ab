"""Reads the faces of a STEP model with the Open CASCADE kernel: ``python -m ... FILE RESULT``.

Runs as a process of its own, since the kernel is native code that a damaged file may bring down.
The result is JSON, see `cadbridge.step.solids`. The kernel converts units to millimetres and
applies the placements of assemblies.
"""

import json
import sys
from collections.abc import Iterator
from itertools import islice, pairwise
from math import degrees, dist
from typing import Any

from OCP.BRep import BRep_Tool
from OCP.BRepAdaptor import BRepAdaptor_Curve, BRepAdaptor_Surface
from OCP.BRepGProp import BRepGProp_Face
from OCP.BRepTools import BRepTools, BRepTools_WireExplorer
from OCP.GeomAbs import GeomAbs_Cylinder, GeomAbs_Line, GeomAbs_Plane
from OCP.gp import gp_Cylinder, gp_Pln, gp_Pnt, gp_Vec
from OCP.IFSelect import IFSelect_RetDone
from OCP.ShapeAnalysis import ShapeAnalysis_CanonicalRecognition
from OCP.ShapeUpgrade import ShapeUpgrade_UnifySameDomain
from OCP.STEPControl import STEPControl_Reader
from OCP.TopAbs import TopAbs_FACE, TopAbs_SHAPE, TopAbs_SOLID, TopAbs_WIRE
from OCP.TopExp import TopExp_Explorer
from OCP.TopoDS import TopoDS

UNREADABLE = 3
"""Exit code: the kernel does not take the file."""
EMPTY = 4
"""Exit code: there is no solid in it."""
TOO_MANY = 5
"""Exit code: assemblies place more faces than `MOST_FACES`."""
NO_NUMBERS = 6
"""Exit code: coordinates in it are no numbers."""
MOST_FACES = 40_000
_MOST_SEAMS = 5_000
"""Faces of a model whose seams are looked for; it takes longer than reading them."""
_CURVE_POINTS = 48
"""Points that a closed edge is followed by."""
_TOLERANCE = 0.005
"""Millimetres by which a free-form surface may differ from the cylinder or plane it stands for."""


def main(path: str, result: str) -> int:
    """Read one model; returns the exit code."""
    reader = STEPControl_Reader()
    if reader.ReadFile(path) != IFSelect_RetDone:
        return UNREADABLE
    reader.TransferRoots()
    shape = reader.OneShape()
    if shape.IsNull():
        return EMPTY
    found: dict[str, Any] = {"cylinders": [], "planes": [], "unread": _unread(reader)}
    found["loose"] = sum(1 for _ in _faces(shape, TopAbs_SOLID))
    count = sum(1 for _ in islice(_faces(shape), MOST_FACES + 1))
    if count > MOST_FACES:
        return TOO_MANY
    if not count:
        return EMPTY
    for face in _faces(_seamless(shape) if count <= _MOST_SEAMS else shape):
        _add(face, found)
    try:
        text = json.dumps(found, allow_nan=False)
    except ValueError:
        return NO_NUMBERS
    with open(result, "w", encoding="utf-8") as stream:
        stream.write(text)
    return 0


def _unread(reader: Any) -> int:
    """How many entities the kernel took no shape from."""
    checks = reader.WS().TransferReader().TransientProcess().CheckList(True)
    count = 0
    checks.Start()
    while checks.More():
        count += checks.Value().NbFails() > 0
        checks.Next()
    return count


def _seamless(shape: Any) -> Any:
    """The shape without the seams that some programs leave across one flat face.

    Such a seam follows the foot of a rib and makes it look like a groove.
    """
    joined = ShapeUpgrade_UnifySameDomain(shape, False, True, False)
    joined.Build()
    return shape if joined.Shape().IsNull() else joined.Shape()


def _faces(shape: Any, outside: Any = TopAbs_SHAPE) -> Iterator[Any]:
    """The faces of a shape; those outside parts of a kind, such as solids."""
    explorer = TopExp_Explorer(shape, TopAbs_FACE, outside)
    while explorer.More():
        yield TopoDS.Face(explorer.Current())
        explorer.Next()


def _add(face: Any, found: dict[str, Any]) -> None:
    surface = BRepAdaptor_Surface(face, True)
    kind = surface.GetType()
    if kind == GeomAbs_Plane:
        found["planes"].append(_plane(face))
    elif kind == GeomAbs_Cylinder:
        found["cylinders"].append(_cylinder(face, surface.Cylinder()))
    else:
        _add_free_form(face, found)


def _add_free_form(face: Any, found: dict[str, Any]) -> None:
    """A surface that stands for a cylinder or a plane, as some programs write all of theirs."""
    recognition = ShapeAnalysis_CanonicalRecognition(face)
    cylinder, plane = gp_Cylinder(), gp_Pln()
    if recognition.IsPlane(_TOLERANCE, plane):
        found["planes"].append(_plane(face))
    elif recognition.IsCylinder(_TOLERANCE, cylinder):
        found["cylinders"].append(_cylinder(face, cylinder))


def _cylinder(face: Any, cylinder: Any) -> dict[str, Any]:
    at, along = cylinder.Axis().Location(), cylinder.Axis().Direction()
    points = [point for wire in _wires(face) for point in wire]
    heights = [
        sum((p - a) * d for p, a, d in zip(point, _xyz(at), _xyz(along), strict=True))
        for point in points
    ]
    middle, normal = _outwards(face)
    height = gp_Vec(at, middle).Dot(gp_Vec(along))
    foot = at.Translated(gp_Vec(along).Multiplied(height))
    return {
        "at": _xyz(at),
        "along": _xyz(along),
        "radius": cylinder.Radius(),
        "low": min(heights, default=0.0),
        "high": max(heights, default=0.0),
        "sweep": _sweep(face, cylinder.Radius()),
        "convex": gp_Vec(foot, middle).Dot(normal) > 0,
    }


def _sweep(face: Any, radius: float) -> float:
    """Degrees around the axis: a true cylinder's first parameter is its angle."""
    surface = BRepAdaptor_Surface(face, True)
    if surface.GetType() == GeomAbs_Cylinder:
        return min(360.0, degrees(surface.LastUParameter() - surface.FirstUParameter()))
    return min(360.0, degrees(_girth(surface) / radius))


def _girth(surface: Any) -> float:
    """Length around, of a free-form surface whose parameters may run either way."""
    first, last = surface.FirstUParameter(), surface.LastUParameter()
    low, high = surface.FirstVParameter(), surface.LastVParameter()
    steps = range(65)
    u_points = [surface.Value(first + (last - first) * i / 64, (low + high) / 2) for i in steps]
    v_points = [surface.Value((first + last) / 2, low + (high - low) * i / 64) for i in steps]
    return _length(max(u_points, v_points, key=_bend))


def _length(points: list[Any]) -> float:
    return sum(dist(_xyz(a), _xyz(b)) for a, b in pairwise(points))


def _bend(points: list[Any]) -> float:
    """How much longer a line of points is than a straight one, in mm."""
    return _length(points) - dist(_xyz(points[0]), _xyz(points[-1]))


def _outwards(face: Any) -> tuple[Any, Any]:
    """A point in the middle of a face, and the direction away from the material there."""
    properties = BRepGProp_Face(face)
    u_first, u_last, v_first, v_last = BRepTools.UVBounds_s(face)
    point, normal = gp_Pnt(), gp_Vec()
    properties.Normal((u_first + u_last) / 2, (v_first + v_last) / 2, point, normal)
    return point, normal


def _plane(face: Any) -> dict[str, Any]:
    normal = _outwards(face)[1]
    size = normal.Magnitude() or 1.0
    return {"normal": [x / size for x in _xyz(normal)], "wires": _wires(face)}


def _wires(face: Any) -> list[list[list[float]]]:
    outer = BRepTools.OuterWire_s(face)
    wires: list[list[list[float]]] = []
    explorer = TopExp_Explorer(face, TopAbs_WIRE)
    while explorer.More():
        wire = TopoDS.Wire(explorer.Current())
        points = _polygon(wire, face)
        wires.insert(0 if wire.IsSame(outer) else len(wires), points)
        explorer.Next()
    return [wire for wire in wires if wire]


def _polygon(wire: Any, face: Any) -> list[list[float]]:
    points: list[list[float]] = []
    explorer = BRepTools_WireExplorer(wire, face)
    while explorer.More():
        edge = explorer.Current()
        if not BRep_Tool.Degenerated_s(edge):
            points += _edge_points(edge)
        explorer.Next()
    return points


def _edge_points(edge: Any) -> list[list[float]]:
    curve = BRepAdaptor_Curve(edge)
    first, last = curve.FirstParameter(), curve.LastParameter()
    steps = 1 if curve.GetType() == GeomAbs_Line else _CURVE_POINTS
    points = [_xyz(curve.Value(first + (last - first) * i / steps)) for i in range(steps + 1)]
    if edge.Orientation().name == "TopAbs_REVERSED":
        points.reverse()
    return points


def _xyz(item: Any) -> list[float]:
    return [item.X(), item.Y(), item.Z()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
