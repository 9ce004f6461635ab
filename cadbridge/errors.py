"""The errors that cadbridge raises.

    CadbridgeError
        FileError (ValueError)         a file cannot be read or written; says which and where
            UnsupportedFormat          no registered format takes it
        FindingsError (ValueError)     a file was read whole and has errors; holds all findings
        OptionError (TypeError, ValueError)  no such option, or no such choice
        UnknownPart (LookupError)      no part has that number; holds the nearest ones

Callers that only want to tell the user catch `CadbridgeError`; its text is one plain sentence.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cadbridge.findings import Finding, Place
from cadbridge.words import quoted

_MOST_TOLD = 3
"""Findings that the text of an error holds."""


class CadbridgeError(Exception):
    """Root of all errors of this package."""

    hint: str = ""
    """What to do, where that is known."""

    @property
    def message(self) -> str:
        """Its text, without the findings that it may have: for whoever tells all of them."""
        return str(self.args[0]) if self.args else ""


class FileError(CadbridgeError, ValueError):
    """A file could not be read or written as a whole."""

    def __init__(self, message: str, *, path: str | Path = "", line: int = 0, hint: str = ""):
        self.place = Place(file=str(path), line=line)
        self.hint = hint
        where = self.place.text()
        super().__init__(f"{where}: {message}" if where else message)


class UnsupportedFormat(FileError):
    """No registered format reads or writes such a file."""


class FindingsError(CadbridgeError, ValueError):
    """A file has errors; all of them are in `findings`."""

    def __init__(self, message: str, findings: Sequence[Finding]):
        self.findings = tuple(findings)
        super().__init__(message)

    def __str__(self) -> str:
        """With the first few findings."""
        told = [finding.text() for finding in self.findings[:_MOST_TOLD]]
        if len(self.findings) > len(told):
            told.append(f"and {len(self.findings) - len(told)} more")
        return f"{self.message}: {'; '.join(told)}" if told else self.message

    def __reduce__(self) -> tuple[Any, ...]:
        """So that it comes back whole from another process."""
        return type(self), (self.message, self.findings)


class OptionError(CadbridgeError, TypeError, ValueError):
    """An option that no format has, or a value that it does not take."""

    def __init__(self, message: str, *, hint: str = ""):
        self.hint = hint
        super().__init__(message)


class UnknownPart(CadbridgeError, LookupError):
    """No part has that number."""

    def __init__(self, pattern: str, nearest: Sequence[str] = ()):
        self.pattern = pattern
        self.nearest = tuple(nearest)
        meant = f"; did you mean {', '.join(self.nearest)}?" if self.nearest else ""
        self.hint = "" if self.nearest else "`cadbridge list` names all parts"
        super().__init__(
            f"no part matches {quoted(pattern)}{meant}" if pattern else "no part is named"
        )
