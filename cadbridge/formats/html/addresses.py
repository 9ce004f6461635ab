"""Where the pages lie, and how one leads to another."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

PARTS_FOLDER = "parts"


def address(path: str) -> str:
    """A path below the site as it stands in a link."""
    return quote(path, safe="/~()!,")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Links as they stand in one page."""

    pages: Mapping[str, str]
    """Part number to the stem of its page."""
    root: str = ""
    """From the page to the site's folder: empty, or ``../``."""

    def to(self, target: str) -> str:
        """A link to a file below the site."""
        return self.root + target

    def part(self, part_number: str) -> str:
        """The page of a part; empty where it has none."""
        name = self.pages.get(part_number)
        return self.to(address(f"{PARTS_FOLDER}/{name}.html")) if name else ""
