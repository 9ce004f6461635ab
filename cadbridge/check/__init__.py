"""Engineering rules over a library."""

from cadbridge.check.library import check_library, check_references

__all__ = ["check_library", "check_references"]
