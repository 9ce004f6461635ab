"""Units of drawings, as the header's variable $INSUNITS numbers them (DXF reference)."""

from typing import NamedTuple


class Unit(NamedTuple):
    """A unit of length."""

    name: str
    mm: float


UNITS = {
    1: Unit("inches", 25.4),
    2: Unit("feet", 304.8),
    3: Unit("miles", 1_609_344.0),
    4: Unit("millimeters", 1.0),
    5: Unit("centimeters", 10.0),
    6: Unit("meters", 1000.0),
    7: Unit("kilometers", 1e6),
    8: Unit("microinches", 25.4e-6),
    9: Unit("mils", 0.0254),
    10: Unit("yards", 914.4),
    11: Unit("angstroms", 1e-7),
    12: Unit("nanometers", 1e-6),
    13: Unit("microns", 1e-3),
    14: Unit("decimeters", 100.0),
    15: Unit("decameters", 1e4),
    16: Unit("hectometers", 1e5),
    17: Unit("gigameters", 1e12),
}
SHORT_NAMES = {"mm": 1.0, "inch": 25.4, "cm": 10.0, "m": 1000.0, "mil": 0.0254, "micron": 1e-3}
"""Millimetres of each unit that a reader may be told."""
