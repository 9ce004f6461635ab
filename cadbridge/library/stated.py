"""What library files show of their objects."""

from dataclasses import dataclass, field, replace
from typing import Any

from cadbridge.library.reader import LoadedLibrary
from cadbridge.model.shown import Sight
from cadbridge.model.walk import is_filled


@dataclass(frozen=True, slots=True)
class Stated:
    """What is filled, and truth values that are written though they are false."""

    loaded: LoadedLibrary = field(compare=False, repr=False)
    list_name: str = ""
    """The library's list, and below it the key in the list and the place in the object."""
    key: str = ""
    place: str = ""

    def shows(self, name: str, value: Any) -> bool:
        """Whether anything stands there; of what is false, whether the file says so."""
        if value is False and self.list_name:
            return self.loaded.states(self.list_name, self.key, self._within(name))
        return is_filled(value)

    def removes(self, name: str, key: str) -> bool:
        """Never: what is left out may only be elsewhere."""
        return False

    def is_blank(self, name: str) -> bool:
        """Never: what is left out is not shown."""
        return False

    def below(self, name: str, key: str = "") -> Sight:
        """The same, of the object there."""
        if not self.list_name:
            return replace(self, list_name=name, key=key)
        return replace(self, place=self._within(f"{name}[{key}]" if key else name))

    def _within(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name
