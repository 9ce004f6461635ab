"""Names of the numbers in a 7z archive (7zFormat.txt of the LZMA SDK)."""

MAGIC = b"7z\xbc\xaf\x27\x1c"
SIGNATURE_HEADER_SIZE = 32
"""Bytes: magic, version, checksum, and where the header lies."""

END = 0x00
HEADER = 0x01
ARCHIVE_PROPERTIES = 0x02
MAIN_STREAMS = 0x04
FILES = 0x05
PACK_INFO = 0x06
UNPACK_INFO = 0x07
SUBSTREAMS = 0x08
SIZE = 0x09
CRC = 0x0A
FOLDER = 0x0B
UNPACK_SIZE = 0x0C
STREAM_COUNT = 0x0D
EMPTY_STREAM = 0x0E
EMPTY_FILE = 0x0F
NAMES = 0x11
ENCODED_HEADER = 0x17

COPY = b"\x00"
LZMA = b"\x03\x01\x01"
LZMA2 = b"\x21"
BZIP2 = b"\x04\x02\x02"
DEFLATE = b"\x04\x01\x08"
X86 = b"\x03\x03\x01\x03"
"""The filter for x86 programs, which py7zr puts before LZMA2 whatever it packs."""
AES = b"\x06\xf1\x07\x01"
NAMES_OF_METHODS = {
    COPY: "Copy",
    LZMA: "LZMA",
    LZMA2: "LZMA2",
    BZIP2: "BZip2",
    DEFLATE: "Deflate",
    b"\x04\x01\x09": "Deflate64",
    b"\x03\x04\x01": "PPMd",
    b"\x03\x03\x01\x1b": "BCJ2",
    X86: "BCJ (x86)",
    b"\x03": "Delta",
    b"\x04\xf7\x11\x01": "Zstandard",
    AES: "AES-256",
}
"""Methods of packing by their numbers (Methods.txt of 7-Zip), for people."""
