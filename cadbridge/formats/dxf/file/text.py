r"""Texts and names as DXF writes them.

``%%`` starts a control code, ``^`` a control character and ``\U+XXXX`` or ``\M+NXXXX`` a
character; where a text holds these itself, they are written so that CAD programs show it, and
this reader finds it, as it is.
"""

import re
from collections.abc import Iterable

_PERCENT = re.compile(r"%(?=[%Ø°±])|(?<=%)%")
_BACKSLASH = re.compile(r"\\(?=[UM]\+)")
_CODE = re.compile(r"%%(%|\d{3}|[cCdDpPoOuUkK])|\^(.)|\\U\+([0-9A-Fa-f]{4})", re.DOTALL)
_DECODED = re.compile(r"%%(%|\d{3}|[cCdDpPoOuUkK])|\^(.)|(?!)()", re.DOTALL)
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>/\\":;?*|,=`%^]')
_NOT_IN_R12 = re.compile(r"[^A-Za-z0-9$_-]")
_SIGNS = {"c": "Ø", "d": "°", "p": "±", "%": "%"}
_CODES = {ord(sign): f"%%{code}" for code, sign in _SIGNS.items() if code != "%"}
"""For files of a code page, which not every program takes for the right one."""


def block_names(names: Iterable[str], *, classic: bool) -> dict[str, str]:
    """Names that CAD programs take for blocks, no two the same; R12, `classic`, takes few signs."""
    illegal, longest = (_NOT_IN_R12, 31) if classic else (_NOT_IN_NAMES, 255)
    legal: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        base = found = illegal.sub("_", name)[:longest]
        count = 1
        while found.upper() in taken:
            count += 1
            mark = f"${count}"
            found = base[: longest - len(mark)] + mark
        taken.add(found.upper())
        legal[name] = found
    return legal


def encode(text: str, *, legacy: bool = False) -> str:
    """A text for a TEXT or ATTRIB entity; `legacy` for files of a code page (before R2007)."""
    text = _PERCENT.sub("%%%", text)
    text = _BACKSLASH.sub(r"\\U+005C", text.replace("^", "^ "))
    if legacy:
        text = _BEYOND.sub(_surrogates, text).translate(_CODES)
    return "".join(
        f"^{chr(ord(character) + 64)}" if character < " " else character for character in text
    )


def decode(text: str, *, escapes: bool = True) -> str:
    r"""What a TEXT or ATTRIB entity shows; codes for lines over and under the text are dropped.

    Args:
        text: as the entity holds it.
        escapes: whether ``\U+XXXX`` still stands in the text.
    """
    text = (_CODE if escapes else _DECODED).sub(_decoded, text)
    if any("\ud800" <= character <= "\udfff" for character in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _surrogates(match: re.Match[str]) -> str:
    code = match.group().encode("utf-16-be").hex().upper()
    return f"\\U+{code[:4]}\\U+{code[4:]}"


def _decoded(match: re.Match[str]) -> str:
    code, control, character = match.groups()
    if character:
        return chr(int(character, 16))
    if control:
        return "^" if control == " " else chr(ord(control) & 0x1F)
    if code.isdigit():
        return chr(int(code))
    return _SIGNS.get(code.lower(), "")
