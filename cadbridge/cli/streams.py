"""Streams whose reader may go away: ``cadbridge list | head -1``, ``2>&1 | head -1``."""

import os
from typing import Any


class PatientStream:
    """Writes on into nothing once nobody reads, so that the command finishes what it began.

    The exit code then tells of the deed, not of the pipe.
    """

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, as of a text stream."""
        try:
            self._stream.write(text)
        except BrokenPipeError:
            self._turn_away()
        return len(text)

    def flush(self) -> None:
        """Hand on what was written."""
        try:
            self._stream.flush()
        except BrokenPipeError:
            self._turn_away()

    def _turn_away(self) -> None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
