"""What a part holds, and where something is in it, in the language of the visitor."""

from collections.abc import Mapping

from cadbridge.web.visit import Visit
from cadbridge.words import counted


def holds_words(visit: Visit, contents: Mapping[str, int]) -> str:
    """What a part holds, counted: ``5 ports, 35 contacts``."""
    return ", ".join(_counted(visit, count, name) for name, count in contents.items())


def _counted(visit: Visit, count: int, name: str) -> str:
    number, _, words = counted(count, name).partition(" ")
    return f"{number} {visit.say(words)}"
