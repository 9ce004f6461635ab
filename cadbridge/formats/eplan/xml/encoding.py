"""The one entrance for XML: whatever encoding a file names, its parser gets UTF-8.

Of the two parsers one knows no encoding of several bytes, the other those of its platform; Python
knows the same ones everywhere.
"""

import codecs
import re
from typing import BinaryIO, Protocol

from cadbridge.errors import FileError
from cadbridge.words import quoted

_HEAD = 1024
"""Bytes in which the declaration stands."""
_DECLARED = re.compile(rb"(\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"'])([A-Za-z][A-Za-z0-9._-]*)")
_NATIVE = {b"utf-8", b"us-ascii", b"iso-8859-1"}
"""Encodings that both parsers read by themselves, under these names."""
_MARKS = (  # the longer first: one begins as a shorter one does
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    *(
        ("<?".encode(codec), codec)
        for codec in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
    ),
)
"""What a file of units of several bytes begins with, whatever name it gives its encoding."""
_EBCDIC = "<?xml".encode("cp037")
_SAVE_AS_UTF8 = "open it in an editor that knows its letters, and save it as UTF-8"
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949"}
"""What programs mean that say the narrower: files hold characters that this has not."""
_NO_SCRIPT = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"}
"""Codecs of Python that no file is written in."""


_OTHERS = {
    b"PK": "a zip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8": "a picture",
    b"{": "JSON",
    b"[": "JSON",
}
"""What else may be called XML, by how it begins."""


def not_encoded(name: str, line: int) -> FileError:
    """The error for bytes that are not of the encoding of their file."""
    return FileError(
        "has bytes that are not of the encoding that it names: saved as ANSI?",
        path=name,
        line=line,
        hint="open it in an editor, correct the letters and save it as UTF-8",
    )


def undeclared(name: str, line: int) -> FileError:
    """The error for names of namespaces that their file does not declare as XML asks."""
    return FileError(
        "has a name with a prefix, as in xsi:type, that is not declared as XML asks",
        path=name,
        line=line,
        hint="take the prefix out, or declare it: xmlns:xsi=...",
    )


class Source(Protocol):
    """What a parser is fed from."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, about as many; none at the end."""


def as_utf8(stream: BinaryIO, name: str) -> Source:
    """The same document, in UTF-8 where it names an encoding that not all parsers know.

    Args:
        stream: bytes of an XML file, from its start.
        name: the file's name, for errors.

    Raises:
        FileError: it is empty, or no XML; the encoding is not known; when read, the bytes are none
            of it.
    """
    head = stream.read(_HEAD).removeprefix(codecs.BOM_UTF8)
    if head.startswith(_EBCDIC):
        raise FileError("is in EBCDIC, the code of mainframes", path=name, hint=_SAVE_AS_UTF8)
    marked = next((codec for mark, codec in _MARKS if head.startswith(mark)), "")
    source: Source = stream
    if marked:
        source = _Recoded(b"", _Joined(head, stream), marked, name)
        head = source.read(_HEAD)
    _refuse_others(head, name)
    declared = _DECLARED.match(head)
    if declared is None or declared[2].lower() in _NATIVE:
        return _Joined(head, source)
    start, rest = declared[1] + b"UTF-8", _Joined(head[declared.end() :], source)
    if marked:
        return _Joined(start, rest)
    return _Recoded(start, rest, _codec_of(declared[2].decode("ascii"), name), name)


def _refuse_others(head: bytes, name: str) -> None:
    """Make sure that a document begins as XML does, whatever a parser would say of it.

    Raises:
        FileError: it does not.
    """
    start = head.lstrip()
    if start.startswith(b"<") or (not start and len(head) == _HEAD):
        return
    if not start:
        raise FileError("is empty", path=name, hint="export or copy the file again")
    other = next((what for mark, what in _OTHERS.items() if start.startswith(mark)), "")
    message = f"is no XML but {other}" if other else "is no XML: it does not begin with <"
    raise FileError(message, path=name, hint="choose another file, or correct its suffix")


def _codec_of(encoding: str, name: str) -> str:
    """Name of the codec."""
    try:
        "a".encode(encoding)  # refuses codecs that make no text
        codec = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        codec = ""
    if not codec or codec in _NO_SCRIPT:
        message = f"is in the encoding {quoted(encoding)}, which is not known"
        raise FileError(message, path=name, line=1, hint="save it as UTF-8")
    return _WIDER.get(codec, codec)


class _Joined:
    """What was read already, and the rest."""

    def __init__(self, head: bytes, rest: Source) -> None:
        self._head = head
        self._rest = rest

    def read(self, size: int, /) -> bytes:
        """The next bytes."""
        head, self._head = self._head, b""
        return head or self._rest.read(size)


class _Recoded:
    """Another encoding as UTF-8."""

    def __init__(self, head: bytes, rest: Source, codec: str, name: str) -> None:
        self._head = head
        self._rest = rest
        self._decoder = codecs.getincrementaldecoder(codec)()
        self._codec = codec
        self._name = name
        self._lines = 1

    def read(self, size: int, /) -> bytes:
        """The next bytes.

        Raises:
            FileError: they are not of the encoding.
        """
        if self._head:
            head, self._head = self._head, b""
            return head
        while chunk := self._rest.read(size):
            if text := self._decoded(chunk):
                return text
        return self._decoded(b"")

    def _decoded(self, chunk: bytes) -> bytes:
        try:
            text = self._decoder.decode(chunk, not chunk)
        except UnicodeDecodeError as error:
            line = self._lines + chunk[: error.start].count(b"\n")
            message = f"is not written in {self._codec}, as it says"
            hint = "save it as UTF-8, or export it again"
            raise FileError(message, path=self._name, line=line, hint=hint) from error
        self._lines += text.count("\n")
        return text.encode("utf-8", "surrogatepass")
