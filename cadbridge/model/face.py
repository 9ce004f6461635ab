"""Connector faces: where the contacts sit.

Coordinates are millimetres on the mating face of the **male** insert, origin at the insert
centre, x to the right, y up. The female mating face and both termination sides are derived by
mirroring (`cadbridge.drawing.shapes.view`), never stored.
"""

from dataclasses import dataclass
from enum import StrEnum

from cadbridge.model.number import ExactNumber
from cadbridge.model.source import Source


class Basis(StrEnum):
    """What a figure rests on."""

    STANDARD = "standard"
    MEASURED = "measured"
    """Taken from a published drawing, footprint or CAD model."""
    APPROXIMATE = "approximate"
    """A drawable placeholder; never dimension it."""


class ContactRole(StrEnum):
    """What a contact is built for."""

    SIGNAL = "signal"
    POWER = "power"
    PROTECTIVE_EARTH = "protective_earth"
    SHIELD = "shield"


class ShellKind(StrEnum):
    """The family of shapes around the contacts."""

    CIRCULAR = "circular"
    D_SUB = "d_sub"
    RECTANGULAR = "rectangular"
    MODULAR = "modular"
    """Modular plug and jack (8P8C)."""
    MINI_DIN = "mini_din"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measure with its basis."""

    name: str
    """What is measured, ending in its unit: ``outer_diameter_mm``, ``angle_deg`` (CCW from +x)."""
    value: ExactNumber
    basis: Basis = Basis.APPROXIMATE
    reference: str = ""
    """The drawing or model it was read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceContact:
    """One contact position."""

    id: str
    x_mm: ExactNumber
    y_mm: ExactNumber
    diameter_mm: ExactNumber
    role: ContactRole = ContactRole.SIGNAL
    position_basis: Basis = Basis.APPROXIMATE
    diameter_basis: Basis = Basis.APPROXIMATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """Outline of insert and housing."""

    kind: ShellKind
    thread: str = ""
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The feature that lets the connector mate one way only."""

    kind: str
    """``rib``, ``groove``, ``latch``, ``shape``, ``rectangle``, ``none_found``, ..."""
    figures: tuple[Figure, ...] = ()
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One insert arrangement."""

    id: str
    title: str
    standard: str = ""
    contacts: tuple[FaceContact, ...]
    shell: Shell
    key: Key
    numbering: str = ""
    """How the contacts are numbered, in words, on the male mating face."""
    numbering_basis: Basis = Basis.APPROXIMATE
    remarks: str = ""
    sources: tuple[Source, ...] = ()
