"""Models of connectors, made with the same kernel that reads them."""

import re
from math import cos, radians, sin
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("OCP", reason="the extra cadbridge[step] is not installed")

from OCP.BRep import BRep_Builder
from OCP.BRepAdaptor import BRepAdaptor_Curve
from OCP.BRepAlgoAPI import BRepAlgoAPI_Cut, BRepAlgoAPI_Fuse
from OCP.BRepBuilderAPI import (
    BRepBuilderAPI_MakeFace,
    BRepBuilderAPI_MakePolygon,
    BRepBuilderAPI_NurbsConvert,
    BRepBuilderAPI_Transform,
)
from OCP.BRepFilletAPI import BRepFilletAPI_MakeFillet
from OCP.BRepOffsetAPI import BRepOffsetAPI_ThruSections
from OCP.BRepPrimAPI import (
    BRepPrimAPI_MakeBox,
    BRepPrimAPI_MakeCone,
    BRepPrimAPI_MakeCylinder,
    BRepPrimAPI_MakePrism,
)
from OCP.gp import gp_Ax1, gp_Ax2, gp_Dir, gp_Pnt, gp_Trsf, gp_Vec
from OCP.Interface import Interface_Static
from OCP.STEPControl import STEPControl_AsIs, STEPControl_Writer
from OCP.TopAbs import TopAbs_EDGE, TopAbs_FACE
from OCP.TopExp import TopExp_Explorer
from OCP.TopoDS import TopoDS, TopoDS_Compound

Spots = list[tuple[float, float]]


def cylinder(x: float, y: float, z: float, radius: float, height: float) -> Any:
    """A cylinder that stands on a height, along z."""
    return BRepPrimAPI_MakeCylinder(
        gp_Ax2(gp_Pnt(x, y, z), gp_Dir(0, 0, 1)), radius, height
    ).Shape()


def cone(x: float, y: float, z: float, radius: float, tip: float, height: float) -> Any:
    axis = gp_Ax2(gp_Pnt(x, y, z), gp_Dir(0, 0, 1))
    return BRepPrimAPI_MakeCone(axis, radius, tip, height).Shape()


def block(x: float, y: float, z: float, width: float, height: float, depth: float) -> Any:
    """A box around a place."""
    corner = gp_Pnt(x - width / 2, y - height / 2, z)
    return BRepPrimAPI_MakeBox(corner, width, height, depth).Shape()


def prism(points: Spots, z: float, depth: float) -> Any:
    """An outline pulled along z."""
    polygon = BRepBuilderAPI_MakePolygon()
    for x, y in points:
        polygon.Add(gp_Pnt(x, y, z))
    polygon.Close()
    face = BRepBuilderAPI_MakeFace(polygon.Wire()).Face()
    return BRepPrimAPI_MakePrism(face, gp_Vec(0, 0, depth)).Shape()


def rounded_prism(points: Spots, z: float, depth: float, radius: float) -> Any:
    """An outline with rounded corners pulled along z."""
    whole = prism(points, z, depth)
    if not radius:
        return whole
    fillet = BRepFilletAPI_MakeFillet(whole)
    explorer = TopExp_Explorer(whole, TopAbs_EDGE)
    while explorer.More():
        edge = TopoDS.Edge(explorer.Current())
        line = BRepAdaptor_Curve(edge).Line().Direction()
        if abs(line.Z()) > 0.9:
            fillet.Add(radius, edge)
        explorer.Next()
    return fillet.Shape()


def fused(*shapes: Any) -> Any:
    whole = shapes[0]
    for shape in shapes[1:]:
        whole = BRepAlgoAPI_Fuse(whole, shape).Shape()
    return whole


def cut(whole: Any, *shapes: Any) -> Any:
    for shape in shapes:
        whole = BRepAlgoAPI_Cut(whole, shape).Shape()
    return whole


def assembled(*shapes: Any) -> Any:
    """Bodies beside each other, as an assembly holds them."""
    builder, compound = BRep_Builder(), TopoDS_Compound()
    builder.MakeCompound(compound)
    for shape in shapes:
        builder.Add(compound, shape)
    return compound


def surfaces(shape: Any) -> Any:
    """The faces of a shape, without the solid."""
    found, explorer = [], TopExp_Explorer(shape, TopAbs_FACE)
    while explorer.More():
        found.append(explorer.Current())
        explorer.Next()
    return assembled(*found)


def turned(shape: Any, axis: tuple[float, float, float], angle: float) -> Any:
    move = gp_Trsf()
    move.SetRotation(gp_Ax1(gp_Pnt(0, 0, 0), gp_Dir(*axis)), radians(angle))
    return BRepBuilderAPI_Transform(shape, move, True).Shape()


def shifted(shape: Any, x: float, y: float, z: float) -> Any:
    move = gp_Trsf()
    move.SetTranslation(gp_Vec(x, y, z))
    return BRepBuilderAPI_Transform(shape, move, True).Shape()


def mirrored(shape: Any) -> Any:
    """Left for right."""
    move = gp_Trsf()
    move.SetMirror(gp_Ax2(gp_Pnt(0, 0, 0), gp_Dir(1, 0, 0)))
    return BRepBuilderAPI_Transform(shape, move, True).Shape()


def free_form(shape: Any) -> Any:
    """The shape with all surfaces as splines, as some programs export them."""
    return BRepBuilderAPI_NurbsConvert(shape, True).Shape()


def circle(count: int, radius: float, first: float) -> Spots:
    """Places on a circle, counter-clockwise from an angle in degrees."""
    angles = [radians(first + 360 * i / count) for i in range(count)]
    return [(radius * cos(angle), radius * sin(angle)) for angle in angles]


def m12_male(spots: Spots, radius: float = 0.5) -> Any:
    """Pins in a shell, with a rib on its inner wall at the top, as M12 A has it."""
    shell = cut(cylinder(0, 0, 0, 6, 10), cylinder(0, 0, 3, 4.15, 20))
    rib = cut(
        cylinder(0, 3.95, 3, 0.6, 7), cut(cylinder(0, 0, 0, 30, 30), cylinder(0, 0, -1, 5, 40))
    )
    return fused(shell, rib, *(cylinder(x, y, 2, radius, 6) for x, y in spots))


def m12_female(spots: Spots, radius: float = 0.5) -> Any:
    """Bores in an insert, with a groove in its edge at the top."""
    insert = cut(cylinder(0, 0, 0, 4.0, 12), cylinder(0, 4.0, -1, 0.7, 20))
    return cut(insert, *(cylinder(x, y, 6, radius, 10) for x, y in spots))


def write(
    shape: Any, path: Path, unit: str = "MM", schema: str = "AP214IS", product: str = ""
) -> Path:
    """A STEP file of a shape that was modelled in millimetres; by default without a name."""
    writer = STEPControl_Writer()  # makes the settings below, if it is the first one
    Interface_Static.SetCVal_s("write.step.unit", unit)
    Interface_Static.SetCVal_s("write.step.schema", schema)
    writer = STEPControl_Writer()
    writer.Transfer(shape, STEPControl_AsIs)
    writer.Write(str(path))
    if product:
        named = re.sub(r"Open CASCADE STEP translator [0-9. ]+", product, path.read_text("latin-1"))
        path.write_text(named, "latin-1")
    return path


def post(x: float, y: float, z: float, width: float, height: float) -> Any:
    """A square post whose tip is bevelled on all sides."""
    tip = BRepOffsetAPI_ThruSections(True, True)
    for level, side in ((z + height, width), (z + height + 0.5, width / 3)):
        tip.AddWire(_square(x, y, level, side))
    return fused(block(x, y, z, width, width, height), tip.Shape())


def funnel(x: float, y: float, z: float, narrow: float, wide: float, height: float) -> Any:
    """A square room that widens upwards."""
    room = BRepOffsetAPI_ThruSections(True, True)
    for level, side in ((z, narrow), (z + height, wide)):
        room.AddWire(_square(x, y, level, side))
    return room.Shape()


def _square(x: float, y: float, z: float, side: float) -> Any:
    polygon = BRepBuilderAPI_MakePolygon()
    for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        polygon.Add(gp_Pnt(x + i * side / 2, y + j * side / 2, z))
    polygon.Close()
    return polygon.Wire()


def profile(points: Spots, y: float, depth: float) -> Any:
    """An outline seen from the side, in x and z, pulled along y about a place."""
    polygon = BRepBuilderAPI_MakePolygon()
    for x, z in points:
        polygon.Add(gp_Pnt(x, y - depth / 2, z))
    polygon.Close()
    face = BRepBuilderAPI_MakeFace(polygon.Wire()).Face()
    return BRepPrimAPI_MakePrism(face, gp_Vec(0, depth, 0)).Shape()


def stadium(x: float, y: float, z: float, width: float, length: float, depth: float) -> Any:
    """A flat part with round ends, along y."""
    straight = (length - width) / 2
    ends = [cylinder(x, y + side * straight, z, width / 2, depth) for side in (-1, 1)]
    return fused(block(x, y, z, width, 2 * straight, depth), *ends)
