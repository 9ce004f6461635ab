"""What tells that a zip archive is damaged, whatever a format keeps in it."""

import lzma
import struct
import zipfile
import zlib

ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    struct.error,
    ValueError,
)
"""What zipfile raises on bytes that no program wrote."""
