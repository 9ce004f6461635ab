"""``_x000D_``: how workbooks write characters that XML forbids, and texts that look the same."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_STRINGS = "xl/sharedStrings.xml"
_ESCAPED_UNDERSCORE = b"x005F_"


def unescaped(text: str) -> str:
    """The text that was meant."""
    return _ESCAPE.sub(_character, text) if "_x" in text else text


def _character(match: re.Match[str]) -> str:
    code = int(match.group(1), 16)
    return match.group(0) if 0xD800 <= code < 0xE000 else chr(code)


def with_escapes(path: Path) -> Path | BytesIO:
    """The workbook in a form that openpyxl reads without loss.

    openpyxl 3.1 deletes ``x005F_`` from every shared text; then ``_x0041_`` and the letter A are
    one. Written in lower case it stays, and `unescaped` finds it.
    """
    with zipfile.ZipFile(path) as archive:
        if _STRINGS not in archive.namelist():
            return path
        strings = archive.read(_STRINGS)
        if _ESCAPED_UNDERSCORE not in strings:
            return path
        strings = strings.replace(b"_x005F_", b"_x005f_").replace(b"x005F_", b"_x0078_005F_")
        copy = BytesIO()
        with zipfile.ZipFile(copy, "w") as target:
            for entry in archive.infolist():
                is_strings = entry.filename == _STRINGS
                target.writestr(entry, strings if is_strings else archive.read(entry))
        return copy
