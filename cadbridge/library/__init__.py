"""The canonical text files, to the model and back."""

from cadbridge.library.edit import edit_library
from cadbridge.library.reader import LoadedLibrary, library_files, read_library
from cadbridge.library.schema import library_schema, schema_text
from cadbridge.library.select import select_parts
from cadbridge.library.shipped import shipped
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
