"""Words that messages of all layers share."""

from collections.abc import Mapping


def main_text(texts: Mapping[str, str]) -> str:
    """Of a text in several languages the English one, or the first there is."""
    return texts.get("en_US") or next(iter(texts.values()), "")


def counted(number: int, word: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {word}{'' if number == 1 else 's'}"
