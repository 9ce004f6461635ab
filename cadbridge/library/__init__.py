"""The canonical text files, to the model and back.

The names are imported when first used: who shows a part need not wait for what writes files.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cadbridge.library.shipped import shipped  # its module has the same name
from cadbridge.words import quoted

if TYPE_CHECKING:
    from cadbridge.library.edit import edit_library
    from cadbridge.library.reader import LoadedLibrary, library_files, read_library
    from cadbridge.library.schema import library_schema, schema_text
    from cadbridge.library.select import select_parts
    from cadbridge.library.writer import library_text, write_library, write_library_file

__all__ = [
    "LoadedLibrary",
    "edit_library",
    "library_files",
    "library_schema",
    "library_text",
    "read_library",
    "schema_text",
    "select_parts",
    "shipped",
    "write_library",
    "write_library_file",
]

_HOMES = {
    "edit_library": "edit",
    **dict.fromkeys(("LoadedLibrary", "library_files", "read_library"), "reader"),
    **dict.fromkeys(("library_schema", "schema_text"), "schema"),
    "select_parts": "select",
    **dict.fromkeys(("library_text", "write_library", "write_library_file"), "writer"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'cadbridge.library' has no attribute {quoted(name)}")
    return getattr(import_module(f"cadbridge.library.{_HOMES[name]}"), name)
