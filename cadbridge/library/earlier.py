"""What a value was before a file changed it, as the reason of its source tells: for people.

``was 24 V before; was 12 V before``, the latest first; of a field of a list whose objects hold no
sources with the place in front, ``contacts[3].x_mm was 1 before``.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from cadbridge.library.plain import to_plain
from cadbridge.model import Part, Source
from cadbridge.model.walk import is_filled, sources_of

NEXT = "; "
"""Between the values that one place had before."""
LONGEST = 1000
"""Characters in which all of them are told; otherwise only the latest is."""
_WAS, _BEFORE = "was ", " before"


def was(value: Any) -> str:
    """What is told of a value that another takes the place of; empty where nothing stood there."""
    return f"{_WAS}{to_plain(value)}{_BEFORE}" if is_filled(value) else ""


def and_earlier(old: Any, new: Any, known: Iterable[Source]) -> str:
    """What is told of a value, and of those before it.

    Another of its places may still say any of these.

    Args:
        old: the value that goes.
        new: the one that takes its place, and is none of those before any more.
        known: the sources of what goes.
    """
    text = was(old)
    reasons = NEXT.join(it.reason for it in known if it.reason.startswith(_WAS))
    earlier = _between(reasons)
    for value in (old, new):
        earlier = earlier.replace(_between(was(value)), NEXT)
    told = f"{text}{earlier}".rstrip(NEXT)
    return told if len(told) <= LONGEST else text


def has_replaced(part: Part, place: str, value: Any, name: str) -> bool:
    """Whether an earlier import of a file put another value in the place of this one.

    Args:
        part: as it is now.
        place: of the value.
        value: what may have stood there.
        name: of the file.
    """
    text = was(value)
    told = (source for source in sources_of(part) if text and source[1].document == name)
    return any(
        _between(text if at == place else f"{place} {text}") in _between(source.reason)
        for at, source in told
        if at == place or place.startswith(f"{at}[")
    )


def earlier_texts(part: Part, place: str) -> Iterator[str]:
    """What stood at a place of a part before any file changed it."""
    for at, source in sources_of(part):
        for text in source.reason.split(NEXT) if at == place else ():
            if text.startswith(_WAS) and text.endswith(_BEFORE):
                yield text.removeprefix(_WAS).removesuffix(_BEFORE)


def _between(text: str) -> str:
    return f"{NEXT}{text}{NEXT}"
