"""Names of contacts, and what stands around them in a text."""

import re

from cadbridge.formats.dxf.read.said.plain import plain
from cadbridge.formats.dxf.read.said.vocabulary import Vocabulary

_SURE = re.compile(r"[A-Za-z]{1,3}\d{0,3}|\d{1,3}[A-Za-z]?|⏚")
_PERHAPS = re.compile(r"[^\s:;,()\[\]{}<>\"']{1,8}")
"""What is a name where a contact has no other beside it."""
_FIGURE = re.compile(r"[Øø⌀±°].*|R\s*\d.*|.*[Ø⌀±°]|\d+([.,]\d+)?\s*(mm|cm|in|inch|\")|\d+:\d+")
_FRAMED = re.compile(r"[(\[{<]\s*(.+?)\s*[)\]}>]")
_TRAILED = re.compile(r"(.+?)\s*[.:)]")
_LED = re.compile(r"([^\W\d]+|#)(?:[\s.:_-]+|(?=\d))(.+)")
_AND_MORE = re.compile(r"(\d{1,3}|[A-Za-z]\d{1,2})(?:\s*[:=]\s*|\s+[-–]?\s*)(\S.{0,24})")
"""A name with what else people write behind it, as in ``1: CAN_H``."""
_NUMERO = re.compile(r"(?:[nN][°º]|№)\s*(.+)")


def contact_name(text: str, known: Vocabulary) -> tuple[str, bool] | None:
    """The name that a text gives a contact, and whether it can be nothing else.

    ``Pin 1`` and ``(1)`` are 1; ``+`` and ``1.1`` may be something else than names.
    """
    bare = _bare(" ".join(text.split()), known)
    if _SURE.fullmatch(bare):
        return bare, True
    if _PERHAPS.fullmatch(bare) and not _FIGURE.fullmatch(bare) and bare.strip("."):
        return bare, False
    more = _AND_MORE.fullmatch(bare)
    if more and not _FIGURE.fullmatch(bare):
        return more[1], False
    return None


def said_besides(text: str, known: Vocabulary) -> str:
    """What a text says behind the name that it gives a contact."""
    bare = _bare(" ".join(text.split()), known)
    more = None if _PERHAPS.fullmatch(bare) else _AND_MORE.fullmatch(bare)
    return more[2] if more else ""


def _bare(text: str, known: Vocabulary) -> str:
    """Without a word such as Pin before it and what frames it."""
    while True:
        framed = _FRAMED.fullmatch(text)
        led = _LED.fullmatch(text)
        numero = _NUMERO.fullmatch(text)
        trailed = _TRAILED.fullmatch(text)
        if framed:
            text = framed[1]
        elif numero:
            text = numero[1]
        elif led and (plain(led[1]) or led[1]) in known.before_name:
            text = led[2]
        elif trailed and _SURE.fullmatch(trailed[1]):
            text = trailed[1]
        else:
            return text
