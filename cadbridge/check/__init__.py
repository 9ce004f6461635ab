"""Engineering rules over a library."""

from cadbridge.check.library import check_library

__all__ = ["check_library"]
