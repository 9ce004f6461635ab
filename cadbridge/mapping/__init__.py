"""How the fields of the model meet each format, as data that serves both directions."""

from cadbridge.mapping.capability import NOT_CARRIED, Capability, Carriage
from cadbridge.mapping.codecs import CODECS, Codec
from cadbridge.mapping.field_rules import (
    FieldRule,
    FormatMapping,
    Mappings,
    shipped_capabilities,
    shipped_mappings,
)

__all__ = [
    "CODECS",
    "NOT_CARRIED",
    "Capability",
    "Carriage",
    "Codec",
    "FieldRule",
    "FormatMapping",
    "Mappings",
    "shipped_capabilities",
    "shipped_mappings",
]
