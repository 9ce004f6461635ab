"""Where the pages lie, and how one leads to another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from cadbridge.files import safe_file_name
from cadbridge.model import Part

PARTS_FOLDER = "parts"


def page_names(parts: Sequence[Part]) -> dict[str, str]:
    """Part number to the stem of its page; no two are alike on a disk that ignores case."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for part in parts:
        name = base = safe_file_name(part.part_number)
        count = 1
        while name.lower() in taken:
            count += 1
            name = f"{base}~{count}"
        taken.add(name.lower())
        names.setdefault(part.part_number, name)
    return names


def address(path: str) -> str:
    """A path below the site as it stands in a link."""
    return quote(path, safe="/~()!,")


@dataclass(frozen=True, slots=True)
class Download:
    """A file of another format in the same export."""

    format: str
    """Its title."""
    label: str
    href: str
    """From the site's own folder."""


def downloads_by_part(
    exported: Iterable[tuple[str, Path]], folder: Path, parts: Sequence[Part]
) -> dict[str, list[Download]]:
    """The files about each part; those about none alone stand under the empty name.

    A file is about the part whose part number, or one of whose order codes, it or its folder is
    named after. Where two parts share a name on the disk, their files are offered for neither.
    """
    owners: dict[str, list[str]] = {}
    for part in parts:
        for name in _file_names(part):
            owners.setdefault(name, []).append(part.part_number)
    found: dict[str, list[Download]] = {}
    for name, path in exported:
        steps = path.relative_to(folder).parts
        about = [owners[step] for step in (path.stem, *steps[1:-1]) if step in owners]
        if any(len(numbers) > 1 for numbers in about):
            continue
        download = Download(name, path.name, f"../{address('/'.join(steps))}")
        found.setdefault(about[0][0] if about else "", []).append(download)
    return found


def _file_names(part: Part) -> dict[str, None]:
    """Names that other formats give the files of a part."""
    lengths = part.cable.lengths if part.cable else ()
    codes = [f"{part.manufacturer}.{length.order_code}" for length in lengths]
    return dict.fromkeys(safe_file_name(name) for name in (part.part_number, *codes))


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
