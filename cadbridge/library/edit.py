"""Writing changes into library files, leaving everything else byte for byte.

The files are read, the update is made on the model, and what differs is replaced in the text of
the files: values where they stand, items and keys with their lines. The new texts are read back
in memory and must give exactly the updated library; a part whose text resists is written anew,
and if that does not help either, nothing is written.

New objects get files of their own in the folder of their kind; a file that becomes empty goes.

All temporary files are complete before the first one takes the place of its original, and each
does so whole. A process that is killed in between leaves some files old and some new, every one
of them readable: what is referred to (manufacturers, documents, faces) is put in place before
parts, and files are removed last. Comparing and applying once more completes the work. A hidden
``.cadbridge-*.tmp`` file that a kill leaves behind is never read.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from cadbridge.errors import FileError, FindingsError
from cadbridge.files import atomic_file, safe_file_name
from cadbridge.library.families import expand_families
from cadbridge.library.plain import LibraryFile, from_plain, library_of
from cadbridge.library.reader import LISTS, library_files
from cadbridge.library.refit_file import refit_file
from cadbridge.library.writer import new_file_text, part_file
from cadbridge.library.yaml_edit import edited_yaml
from cadbridge.library.yaml_text import parse_yaml
from cadbridge.model import Library, Part
from cadbridge.model.fields import keyed
