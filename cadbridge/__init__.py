"""One part library to EPLAN, Excel and DXF, and back, with a proof of the round trip.

The names below are the public interface; they are imported when first used. The model's classes
are in `cadbridge.model`, those of what calls return in `cadbridge.results`, the errors in
`cadbridge.errors`, the registry in `cadbridge.formats`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cadbridge.api import (
        apply_changes,
        check_library,
        compare,
        describe,
        explain,
        find_parts,
        iterate_parts,
        losses,
        merge,
        open_points,
        plan_import,
        prove_round_trip,
        read,
        read_library,
        remove_part,
        rename_part,
        settle,
        shipped_library,
        start_library,
        write,
        write_formats,
        write_library,
        write_parts,
    )
    from cadbridge.api.faces import add_face, draft_face
    from cadbridge.errors import (
        CadbridgeError,
        FileError,
        FindingsError,
        OptionError,
        UnknownPart,
    )
    from cadbridge.findings import Finding, Severity
    from cadbridge.formats import ReadResult
    from cadbridge.library import library_schema
    from cadbridge.mapping import Mappings
    from cadbridge.model import Library, Part

__version__ = "0.2.0.dev0"

__all__ = [
    "CadbridgeError",
    "FileError",
    "Finding",
    "FindingsError",
    "Library",
    "Mappings",
    "OptionError",
    "Part",
    "ReadResult",
    "Severity",
    "UnknownPart",
    "__version__",
    "add_face",
    "apply_changes",
    "check_library",
    "compare",
    "describe",
    "draft_face",
    "explain",
    "find_parts",
    "iterate_parts",
    "library_schema",
    "losses",
    "merge",
    "open_points",
    "plan_import",
    "prove_round_trip",
    "read",
    "read_library",
    "remove_part",
    "rename_part",
    "settle",
    "shipped_library",
    "start_library",
    "write",
    "write_formats",
    "write_library",
    "write_parts",
]

_HOMES = {
    **dict.fromkeys(
        ("CadbridgeError", "FileError", "FindingsError", "OptionError", "UnknownPart"), "errors"
    ),
    **dict.fromkeys(("Finding", "Severity"), "findings"),
    **dict.fromkeys(("add_face", "draft_face"), "api.faces"),
    **dict.fromkeys(("Library", "Part"), "model"),
    "Mappings": "mapping",
    "ReadResult": "formats",
    "library_schema": "library",
}
"""Public name to the module it comes from; all others come from `cadbridge.api`."""


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'cadbridge' has no attribute '{name}'")
    return getattr(import_module(f"cadbridge.{_HOMES.get(name, 'api')}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
