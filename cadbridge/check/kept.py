"""What is kept of files of others can be written again."""

from collections.abc import Iterator

from cadbridge.check.catalogue import Catalogue
from cadbridge.check.problem import Problem, value
from cadbridge.findings import Finding, Severity, rule
from cadbridge.formats import keeper_of
from cadbridge.library import LoadedLibrary
from cadbridge.model import Extra

UNWRITABLE = rule(
    "CB219",
    Severity.ERROR,
    "What is kept of a file cannot be written again",
    "Correct what was written by hand in extras or records, or take it out.",
)


def extras(catalogue: Catalogue) -> Iterator[Problem]:
    """What parts keep of their files, their formats can hold."""
    for part in catalogue.library.parts:
        for key, extra in part.extras.items():
            for message in _faults(key, extra):
                yield Problem(UNWRITABLE, message, value(part, field="extras"))


def records(loaded: LoadedLibrary) -> Iterator[Finding]:
    """What stands beside the parts, its format can hold."""
    for key, extra in loaded.library.records.items():
        for message in _faults(key, extra):
            yield Finding(rule=UNWRITABLE, message=message, place=loaded.records_place(key))


def _faults(key: str, extra: Extra) -> Iterator[str]:
    keeper = keeper_of(key)
    yield from keeper.kept_faults(extra) if keeper else ()
