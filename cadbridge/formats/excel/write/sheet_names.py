"""Sheet names that Excel takes: short, unique without case, free of its seven characters."""

import re

_ILLEGAL = re.compile(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff]")
_LONGEST = 31
_RESERVED = "history"


class SheetNames:
    """Hands out names of one workbook's sheets."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        """A legal name like the wanted one: cut, cleaned, with ``(2)`` where it is taken.

        The true name stands in a cell; nobody needs to read it from the tab.
        """
        base = _ILLEGAL.sub("_", wanted).strip("' ") or "Sheet"
        if base.casefold() == _RESERVED:
            base += "_"
        name, count = _cut(base, ""), 1
        while name.casefold() in self._taken:
            count += 1
            name = _cut(base, f" ({count})")
        self._taken.add(name.casefold())
        return name


def _cut(base: str, suffix: str) -> str:
    """The name within Excel's 31 UTF-16 units."""
    room = _LONGEST - len(suffix)
    base = base[:room]
    while len(base.encode("utf-16-le", "surrogatepass")) // 2 > room:
        base = base[:-1]
    return base.rstrip("' ") + suffix
