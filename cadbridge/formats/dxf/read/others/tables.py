"""Pin tables of others, which are not read: a face has no signals and no colours."""

from collections.abc import Sequence

from cadbridge.formats.dxf.read.drawn.shapes import Word
from cadbridge.formats.dxf.read.own.facts import Facts
from cadbridge.formats.dxf.read.said.plain import BREAK, plain
from cadbridge.formats.dxf.read.said.vocabulary import Vocabulary
from cadbridge.formats.dxf.rules import PIN_TABLE
from cadbridge.words import quoted


def report_tables(words: Sequence[Word], known: Vocabulary, facts: Facts) -> None:
    """Say which rows of titles stand in the drawing: one of the contact, others of its pin."""
    contacts = [word for word in words if _title(word) in known.of_contact]
    of_pins = [word for word in words if _title(word) in known.of_pin]
    told: set[str] = set()
    for contact in contacts:
        row = [word for word in of_pins if _is_beside(word, contact)]
        titles = ", ".join(quoted(word.text) for word in sorted((contact, *row), key=_left))
        if row and titles not in told:
            told.add(titles)
            facts.report(PIN_TABLE, f"a table with the titles {titles}", contact.handle)


def _title(word: Word) -> str:
    return plain(word.text).strip(f"{BREAK} ")


def _is_beside(one: Word, other: Word) -> bool:
    return abs(one.middle[1] - other.middle[1]) <= other.height


def _left(word: Word) -> float:
    return word.x
