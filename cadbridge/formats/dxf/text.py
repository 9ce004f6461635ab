r"""Texts as DXF writes them.

``%%`` starts a control code, ``^`` a control character and ``\U+XXXX`` a character; where a text
holds these itself, they are written so that CAD programs show it, and this reader finds it, as
it is.
"""

import re

_PERCENT = re.compile(r"%(?=%)|(?<=%)%")
_CODE = re.compile(r"%%(%|\d{3}|[cCdDpPoOuUkK])|\^(.)|\\U\+([0-9A-Fa-f]{4})", re.DOTALL)
_SIGNS = {"c": "Ø", "d": "°", "p": "±", "%": "%"}


def encode(text: str) -> str:
    """A text for a TEXT or ATTRIB entity."""
    text = _PERCENT.sub("%%%", text)
    text = text.replace("^", "^ ").replace("\\U+", "\\U+005CU+")
    return "".join(
        f"^{chr(ord(character) + 64)}" if character < " " else character for character in text
    )


def decode(text: str) -> str:
    """What a TEXT or ATTRIB entity shows; codes for lines over and under the text are dropped."""
    return _CODE.sub(_decoded, text)


def _decoded(match: re.Match[str]) -> str:
    code, control, character = match.groups()
    if character:
        return chr(int(character, 16))
    if control:
        return "^" if control == " " else chr(ord(control) & 0x1F)
    if code.isdigit():
        return chr(int(code))
    return _SIGNS.get(code.lower(), "")
