"""Texts made of labelled lines, as a person writes a small data sheet.

``Direction: in`` on one line; a value of several lines follows its label, each line indented by
one blank. EPLAN shows such a text as it is, and it reads back exactly.
"""

from collections.abc import Iterable, Sequence

Entry = tuple[str, str]


def encode_entry(label: str, value: str) -> str:
    """One label with its value."""
    if "\n" not in value:
        return f"{label}: {value}" if value else f"{label}:"
    return f"{label}:\n " + value.replace("\n", "\n ")


def encode_entries(entries: Iterable[Entry]) -> str:
    """All entries, in order; those without a value are left out."""
    return "\n".join(
        [
            encode_entry(label, value) if "\n" in value else f"{label}: {value}"
            for label, value in entries
            if value
        ]
    )


def decode_entries(text: str, labels: Sequence[str]) -> list[Entry] | None:
    """The entries of a text, or None where it is not made of these labels alone."""
    entries: list[Entry] = []
    block: list[str] | None = None
    for line in text.split("\n"):
        if block is not None and line.startswith(" "):
            block.append(line[1:])
            continue
        _close(entries, block)
        label, colon, value = line.partition(":")
        if not colon or label not in labels or (value and not value.startswith(" ")):
            return None
        entries.append((label, value[1:]))
        block = None if value else []
    _close(entries, block)
    return entries


def _close(entries: list[Entry], block: list[str] | None) -> None:
    if block:
        entries[-1] = (entries[-1][0], "\n".join(block))


def joined(entries: Iterable[Entry]) -> dict[str, str]:
    """Values by label; pieces of a long one put together."""
    texts: dict[str, str] = {}
    for label, value in entries:
        texts[label] = texts.get(label, "") + value
    return texts


def spoken(word: str) -> str:
    """A word of the model as people write it: ``supply_in`` becomes ``supply in``."""
    return word.replace("_", " ")


def unspoken(text: str) -> str:
    """The model's word for it."""
    return text.strip().replace(" ", "_")
