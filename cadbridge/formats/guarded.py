"""Formats of others: whatever goes wrong in them is one error, which names them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from cadbridge.errors import CadbridgeError, FileError
from cadbridge.files import advice
from cadbridge.findings import Finding
from cadbridge.formats import Format, ReadResult
from cadbridge.model import Library, Part
from cadbridge.model.fit import misfits
from cadbridge.words import quoted

_GIVEN: Mapping[str, type] = {
    "capabilities": Mapping,
    **dict.fromkeys(("read", "read_as_one", "resolve", "home"), ReadResult),
}
"""What functions of a format give, by its fields; the others are trusted."""
_GIVEN_ONE_BY_ONE: Mapping[str, type] = {
    "iterate": Part,
    "check": Finding,
    **dict.fromkeys(("export", "export_part", "export_all", "finish"), Path),
}


_HINT = "tell who made the format, or uninstall its package"


def loaded(entry: EntryPoint) -> Format:
    """The format that an entry point names.

    Raises:
        FileError: it cannot be loaded, or is no format.
    """
    whence = f"the entry point {entry.name} = {entry.value}"
    try:
        item = entry.load()
    except Exception as error:
        raise FileError(f"{whence} cannot be loaded: {_said(error)}", hint=_HINT) from error
    if not isinstance(item, Format):
        raise FileError(f"{whence} is no Format but {quoted(item)}", hint=_HINT)
    return guarded(item)


def guarded(item: Format) -> Format:
    """A format with functions of which each failure is an error of the family."""
    named = {part.name: getattr(item, part.name) for part in fields(Format)}
    own: dict[str, Any] = {
        name: _Guarded(item.name, name, call) for name, call in named.items() if callable(call)
    }
    return replace(item, **own)


@dataclass(frozen=True, slots=True)
class _Guarded:
    """A function of a format."""

    format: str
    name: str
    function: Callable[..., Any]

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it.

        Raises:
            FileError: it raised something else than an error of the family, or gave what is none.
        """
        path = next((item for item in args if isinstance(item, Path)), "")
        with self._telling(path):
            given = self.function(*args, **kwargs)
        if self.name in _GIVEN_ONE_BY_ONE:
            return self._one_by_one(given, path)
        wanted = _GIVEN.get(self.name, object)
        if not isinstance(given, wanted):
            raise self._wrong(given, wanted, path)
        if isinstance(given, ReadResult):
            self._refuse_misfits(given, path)
        return given

    def _one_by_one(self, given: Any, path: Path | str) -> Iterator[Any]:
        wanted = _GIVEN_ONE_BY_ONE[self.name]
        with self._telling(path):
            for item in given:
                if not isinstance(item, wanted):
                    raise self._wrong(item, wanted, path)
                yield item

    @contextmanager
    def _telling(self, path: Path | str) -> Iterator[None]:
        try:
            yield
        except CadbridgeError:
            raise
        except OSError as error:
            what = error.strerror or str(error)
            raise FileError(what, path=error.filename or path, hint=advice(error)) from error
        except Exception as error:
            raise self._failed(_said(error), path) from error

    def _refuse_misfits(self, result: ReadResult, path: Path | str) -> None:
        """A library of wrong values would fail much later, and nobody would know why."""
        if wrong := misfits(result.library, Library):
            place, message = wrong[0]
            raise self._failed(f"{place}: {message}" if place else message, path)

    def _wrong(self, given: object, wanted: type, path: Path | str) -> FileError:
        return self._failed(f"it gave {quoted(given)}, not a {wanted.__name__}", path)

    def _failed(self, why: str, path: Path | str) -> FileError:
        """The error, which names the format, what it was to do, and why that is not done."""
        message = f"{self.name} of the format {quoted(self.format)} failed: {why}"
        return FileError(message, path=path, hint=_HINT)


def _said(error: Exception) -> str:
    """An exception by its kind, as its text alone, such as that of a key, says little."""
    return f"{type(error).__name__}: {error}".removesuffix(": ")
