"""How much the page takes, so that nothing fills the memory, the disk or the time."""

import asyncio
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.types import Message, Receive

TOO_MUCH, TOO_SLOW = 413, 408


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Of one request, and of all that is kept; tests make them small."""

    request_bytes: int = 1024**3
    """Of what is sent with one request, files among it."""
    request_seconds: float = 600
    pause_seconds: float = 30
    """Without a byte from whoever sends."""
    form_bytes: int = 4 * 1024**2
    """Of a form without files."""
    files: int = 500
    """Sent at once."""
    fields: int = 20_000
    """Of a form; a review of many changes has a box for each."""
    drops: int = 200
    """Kept until the program ends or they are removed."""
    kept_bytes: int = 8 * 1024**3
    connections: int = 100


def size_words(count: int) -> str:
    """Bytes as people say them: ``1 GB``."""
    steps = ((1024**3, "GB"), (1024**2, "MB"), (1024, "KB"), (1, "bytes"))
    size, unit = next((step for step in steps if count >= step[0]), steps[-1])
    return f"{count / size:.3g} {unit}"


def measured(receive: Receive, most: int, limits: Limits) -> Receive:
    """A `receive` that ends what is too large, or comes too slowly.

    Raises:
        HTTPException: it is.
    """
    taken = 0
    end = asyncio.get_running_loop().time() + limits.request_seconds

    async def take() -> Message:
        nonlocal taken
        left = end - asyncio.get_running_loop().time()
        try:
            message = await asyncio.wait_for(receive(), max(0, min(limits.pause_seconds, left)))
        except TimeoutError:
            raise HTTPException(TOO_SLOW) from None
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(TOO_MUCH, size_words(most))
        return message

    return take
