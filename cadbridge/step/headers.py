"""What a STEP file says of itself (ISO 10303-21): its protocol and its product."""

import re

_PRODUCT = re.compile(r"=\s*PRODUCT\s*\(\s*'((?:[^']|'')*)'\s*,\s*'((?:[^']|'')*)'")
_SCHEMA = re.compile(r"FILE_SCHEMA\s*\(\s*\(\s*'([^']*)'")
_NO_NAME = re.compile(r"Open CASCADE STEP translator.*|Unnamed|None|NONE")
"""Names that programs give where the user gave none."""
_WIDE = re.compile(r"\\X2\\((?:[0-9A-Fa-f]{4})*)\\X0\\")
_BYTE = re.compile(r"\\X\\([0-9A-Fa-f]{2})")
_SCHEMAS = {
    "CONFIG_CONTROL_DESIGN": "AP203",
    "AP203": "AP203",
    "AUTOMOTIVE_DESIGN": "AP214",
    "AP242": "AP242",
}


def protocol_of(text: str) -> str:
    """``AP203``, ``AP214``, ``AP242``, or the schema's own name."""
    schema = next(iter(_SCHEMA.findall(text[:20_000])), "")
    known = (name for word, name in _SCHEMAS.items() if word in schema.upper())
    return next(known, schema.partition("{")[0].strip())


def product_of(text: str) -> str:
    """The product that a file names first; empty where it names none."""
    for number, name in _PRODUCT.findall(text):
        for found in (_decoded(name), _decoded(number)):
            if found and not _NO_NAME.fullmatch(found):
                return found
    return ""


def _decoded(text: str) -> str:
    """A string of a STEP file as text (ISO 10303-21, 6.4.3)."""
    wide = _WIDE.sub(lambda hit: bytes.fromhex(hit[1]).decode("utf-16-be", "replace"), text)
    return " ".join(_BYTE.sub(lambda hit: chr(int(hit[1], 16)), wide).replace("''", "'").split())
