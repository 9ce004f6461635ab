"""What a file is and what it holds, in numbers and names: ``cadbridge info``."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cadbridge.errors import FindingsError
from cadbridge.findings import Finding
from cadbridge.formats import AS_THE_FILE_SAYS, Format, ReadResult, TableRead
from cadbridge.jobs.reading import fitting_options, format_at, read_path
from cadbridge.mapping import Mappings
from cadbridge.mapping.definitions import connection_points
from cadbridge.model import Library
from cadbridge.model.filled import filled_paths
from cadbridge.words import counted, shown_as


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a file is and what it holds."""

    format: Format
    facts: Mapping[str, str] = field(default_factory=dict)
    """What it says of itself: edition, maker, units, ..."""
    result: ReadResult

    def __repr__(self) -> str:
        """What and how much."""
        return shown_as(
            self, self.format.name, self.library, counted(len(self.findings), "finding")
        )

    @property
    def library(self) -> Library:
        """What was read."""
        return self.result.library

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed."""
        return self.result.findings

    @property
    def tables(self) -> tuple[TableRead, ...]:
        """How tables of others were understood."""
        return self.result.tables

    def counts(self) -> dict[str, int]:
        """How many objects of each sort there are; those of which there are none only if parts."""
        return _counts(self.library)

    def kinds(self) -> dict[str, int]:
        """How many parts of each kind there are."""
        return dict(sorted(Counter(str(part.kind) for part in self.library.parts).items()))

    def fields(self) -> list[str]:
        """The fields that have a value somewhere."""
        return list(filled_paths(self.library))


def describe(
    path: Path, mappings: Mappings, options: Mapping[str, object] = AS_THE_FILE_SAYS
) -> Description:
    """Read a file, or the files of a folder, and tell what is there.

    Raises:
        FileError: it cannot be read as a whole.
    """
    item = format_at(path)
    try:
        result = read_path(path, mappings, options=fitting_options([path], options))
    except FindingsError as error:
        result = ReadResult(library=Library(), findings=error.findings)
    facts = result.facts
    if not facts and item.describe is not None and path.is_file():
        facts = item.describe(path)
    return Description(format=item, facts=facts, result=result)


def _counts(library: Library) -> dict[str, int]:
    pins = sum(len(port.pins) for part in library.parts for port in part.ports)
    functions = [function for part in library.parts for function in part.functions]
    counts = {
        "parts": len(library.parts),
        "ports": sum(len(part.ports) for part in library.parts),
        "contacts": pins,
        "functions": len(functions),
        "connection points": sum(len(connection_points(item)) for item in functions),
        "faces": len(library.faces),
        "manufacturers": len(library.manufacturers),
        "source documents": len(library.source_documents),
    }
    return {name: count for name, count in counts.items() if count or name == "parts"}
