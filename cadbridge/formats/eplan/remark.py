"""What is open about a part, at the end of its remark, EPLAN's field Description.

For people::

    Static laying only.
    Open point: port CN4, contact 7, direction: Not stated whether the drive gives or takes 5 V.

The sentences are no part of the note: a reader takes them off, and a
line of a note that begins alike is written with a blank before it.
"""

import re
from collections.abc import Callable, Sequence

from cadbridge.doubts import Doubts, sentence_form, sentences
from cadbridge.formats import WriteJob
from cadbridge.formats.eplan.xml.node import Node
from cadbridge.mapping.codecs import NO_LANGUAGE, decode_multilang, encode_multilang
from cadbridge.model import Library, Part, Texts

NOTE = "P_ARTICLE_NOTE"
SOURCES = "sources"
"""Key of the option with which all sources are written instead."""
_MARK = "Open point: "
_LIKE = re.compile(f"^( *){_MARK}", re.MULTILINE)
_SAID = re.compile(_MARK + sentence_form())
"""Such a line as it is written here; a vendor's may begin alike."""

Sentences = Callable[[Part], Sequence[str]]
"""What is open about a part."""


def sentences_for(job: WriteJob) -> Sentences | None:
    """How to say what is open about the parts of a job; None: their sources say it in full."""
    return None if job.options.get(SOURCES) else sentences_in(job.library)


def sentences_in(library: Library) -> Sentences:
    """How to say what is open about parts of a library, also in connectors that they name."""
    doubts = Doubts(library)
    return lambda part: sentences(doubts.part(part), part.part_number)


def escape(text: str) -> str:
    """A note, of which no line is taken for a sentence of these."""
    return _LIKE.sub(r" \g<0>", text) if _MARK in text else text


def unescape(text: str) -> str:
    """The note that was meant."""
    if _MARK not in text:
        return text
    return _LIKE.sub(lambda mark: mark.group().removeprefix(" "), text)


def with_open(note: Texts, said: Sequence[str]) -> dict[str, str]:
    """The note in all its languages, or in none, with the sentences behind it."""
    lines = [f"{_MARK}{sentence}" for sentence in said]
    texts = note or ({NO_LANGUAGE: ""} if lines else {})
    return {
        language: "\n".join([*filter(None, [escape(text)]), *lines])
        for language, text in texts.items()
    }


def open_in(node: Node) -> tuple[str, ...]:
    """The sentences in the remark of a part element."""
    return parted(node.get(NOTE))[1]


def take_open(node: Node) -> str:
    """Take the sentences out of a part's remark; gives back the whole, if there were any."""
    whole = node.get(NOTE)
    bare, said = parted(whole)
    if not said:
        return ""
    node.attributes[NOTE] = bare
    if not bare:
        del node.attributes[NOTE]
    return whole


def parted(value: str) -> tuple[str, tuple[str, ...]]:
    """The remark without its lines that are such sentences, and these.

    Who adds to a remark writes behind them, or between.
    """
    if _MARK not in value:
        return value, ()
    said: dict[str, None] = {}
    texts = {}
    for language, text in decode_multilang(value).items():
        lines = text.replace("\r\n", "\n").split("\n")
        own = [line for line in lines if not _SAID.match(line)]
        said |= {line.removeprefix(_MARK): None for line in lines if _SAID.match(line)}
        if own:
            texts[language] = "\n".join(own)
    return (encode_multilang(texts), tuple(said)) if said else (value, ())
